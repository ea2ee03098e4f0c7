"""When a report was published, from a line of the page or a field of its metadata."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime
from functools import cache

from runut.model import Span
from runut.read.times.lexicon import lexicon

MAX_LINE = 2000
"""Characters of a line that are read; a publication line is short."""

_ISO = re.compile(
    r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?(?!\d)"
)
_COMPACT = re.compile(r"(?<![\d-])(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")
_CLOCK = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3])[.:]([0-5]\d)(?:[.:]([0-5]\d))?(?![\d%]|[.,:]\d)")
_OFFSET = re.compile(r"\s{0,3}\(?(?:(Z)\b|(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?\b)")
_APART = 40
"""Characters between a date and the clock time that belongs to it."""


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int], dict[str, str]]:
    """Patterns of a date with the month's name, day first and month first; the months; the zones' offsets."""
    known = lexicon(language).words
    months = {name: n for n, month in enumerate(known.months, start=1) for name in (*month.names, *month.short)}
    name = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day_first = re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]{{0,3}}({name})\.?[\s,'’-]{{0,3}}(\d{{4}}|\d{{2}})(?![\d.:])", re.I
    )
    month_first = re.compile(rf"\b({name})\.?\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(\d{{4}})(?!\d)", re.I)
    return day_first, month_first, months, known.zones


def publication_date(line: str, language: str = "id") -> tuple[str, Span] | None:
    """The date of publication that ``line`` holds, and its span in ``line``; ``None`` where it holds no full date.

    ISO 8601: a date, or a date and time to the minute or second, with its offset where the line names a zone. Reads
    what newsrooms print (``Kompas.com - 18/08/2022, 14:00 WIB``), RFC 822 and ISO 8601. Day before month, save where
    only the other way round can be. Only the first ``MAX_LINE`` characters are read.
    """
    line = line[:MAX_LINE]
    for pattern in (_ISO, _COMPACT):
        for match in pattern.finditer(line):
            year, month, day, hour, minute, second, offset = match.groups()
            zone = _zone(line, match.end(), language)[0] if offset is None else _offset(offset)
            value = _moment((int(year), int(month), int(day)), hour, minute, second, zone)
            if value:
                return value, Span(*match.span())
    found = _date(line, language)
    if found is None:
        return None
    (year_, month_, day_), span = found
    for clock in sorted(_CLOCK.finditer(line), key=lambda match: abs(match.start() - span.end)):
        apart = clock.start() - span.end if clock.start() >= span.end else span.start - clock.end()
        if not 0 <= apart <= _APART:
            continue
        zone, end = _zone(line, clock.end(), language)
        value = _moment((year_, month_, day_), clock[1], clock[2], clock[3], zone)
        if value:
            return value, Span(min(span.start, clock.start()), max(span.end, end))
    return f"{year_:04}-{month_:02}-{day_:02}", span


def _date(line: str, language: str) -> tuple[tuple[int, int, int], Span] | None:
    """The first full date of ``line`` in any order of its parts."""
    day_first, month_first, months, _ = _words(language)
    found: list[tuple[tuple[int, int, int], Span]] = []
    for match in day_first.finditer(line):
        _keep(found, _full(match[3]), months[match[2].lower()], int(match[1]), match)
    for match in month_first.finditer(line):
        _keep(found, int(match[3]), months[match[1].lower()], int(match[2]), match)
    for match in _YEAR_FIRST.finditer(line):
        _keep(found, int(match[1]), int(match[3]), int(match[4]), match)
    for match in _DAY_FIRST.finditer(line):
        day, month = int(match[1]), int(match[3])
        if month > 12 >= day:
            day, month = month, day
        _keep(found, _full(match[4]), month, day, match)
    return min(found, key=lambda one: one[1].start) if found else None


def _keep(
    found: list[tuple[tuple[int, int, int], Span]], year: int, month: int, day: int, match: re.Match[str]
) -> None:
    if 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        found.append(((year, month, day), Span(*match.span())))


def _full(year: str) -> int:
    value = int(year)
    return value if len(year) == 4 else value + (2000 if value < 50 else 1900)


def _zone(line: str, at: int, language: str) -> tuple[str, int]:
    """The offset of the zone named at ``at``, and where its name ends."""
    zones = _words(language)[3]
    signed = _OFFSET.match(line, at)
    if signed:
        if signed[1]:
            return "+00:00", signed.end()
        return _offset(f"{signed[2]}{int(signed[3]):02}{signed[4] or '00'}"), signed.end()
    word = re.compile(r"\s{0,3}\(?([^\W\d_]{2,5})").match(line, at)
    offset = zones.get(word[1].lower(), "") if word else ""
    return (offset, word.end()) if word and offset else ("", at)


def _offset(written: str) -> str:
    if written == "Z":
        return "+00:00"
    return f"{written[:3]}:{written[-2:]}"


def _moment(day: tuple[int, int, int], hour: str, minute: str, second: str | None, offset: str) -> str | None:
    """The moment in ISO 8601, or ``None`` where the calendar or the clock does not know it."""
    clock = f"{int(hour):02}:{minute}" + (f":{second}" if second else "")
    try:
        datetime.fromisoformat(value := "{:04}-{:02}-{:02}T".format(*day) + clock + offset)
    except ValueError:
        return None
    return value

"""Dates of originals in other languages, which ``read`` does not value: `on Saturday night`, `Feb. 20, 2024`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import msgspec

from runut.languages import table
from runut.model import Reading, Span, Time
from runut.weave.vocabulary import vocabulary

REACH = 24
"""Characters before a weekday in which a word stands that tells whether it is past, to come, or when somebody spoke."""
_WORDS = re.compile(r"[^\W\d_]+")


class Original(msgspec.Struct, frozen=True):
    """``original_dates.toml`` of a language that originals are written in: every list is explained there."""

    participants: frozenset[str]
    coming: frozenset[str]
    said: frozenset[str]
    until: frozenset[str]
    weekdays: dict[str, int]
    months: dict[str, int]
    parts: dict[str, str]


def original(written: str, language: str) -> Original | None:
    """How texts in ``written`` give dates; ``None`` where they cannot be compared with texts in ``language``."""
    if written not in vocabulary(language).foreign:
        return None
    found: Original = table(written, "original_dates.toml", Original)
    return found


def original_times(reading: Reading, day: str, language: str) -> tuple[Time, ...]:
    """The dates of an original in a language that can be compared with ``language``, in order; none for other reports.
    ``day``: when it was published (ISO 8601, to the day), from which weekdays and days without a year are counted."""
    words = original(reading.language, language)
    published = _date(day)
    if words is None or reading.text is None or published is None:
        return ()
    found = [*_weekdays(reading.text, published, words), *_days(reading.text, published, words)]
    return tuple(sorted(found, key=lambda time: time.span))


def _weekdays(text: str, published: date, words: Original) -> Iterator[Time]:
    """The last such day up to publication."""
    for match in _weekday(words).finditer(text):
        before = {word.casefold() for word in _WORDS.findall(text[max(0, match.start() - REACH) : match.start()])[-2:]}
        if before & (words.coming | words.said):
            continue
        back = (published.isoweekday() - words.weekdays[match["day"].casefold()]) % 7
        part = words.parts.get((match["part"] or "").casefold(), "")
        yield _time(match.span(), f"{published - timedelta(days=back)}{part}")


def _days(text: str, published: date, words: Original) -> Iterator[Time]:
    for match in _month_and_day(words).finditer(text):
        month = words.months[(match["month"] or match["after"]).casefold().rstrip(".")]
        day = int(match["first"] or match["second"])
        year = match["year"] or match["late"]
        found = _valid(int(year), month, day) if year else _nearest(published, month, day)
        if found is not None:
            yield _time(match.span(), str(found))


def _time(span: tuple[int, int], value: str) -> Time:
    return Time(span=Span(*span), value=value, type="TIME" if "T" in value else "DATE", anchor="publication")


def _nearest(published: date, month: int, day: int) -> date | None:
    """The day of the year that lies nearest to publication."""
    years = (_valid(published.year + more, month, day) for more in (-1, 0, 1))
    return min((one for one in years if one is not None), key=lambda one: abs((one - published).days), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


@cache
def _patterns(days: tuple[str, ...], months: tuple[str, ...], parts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    named = "|".join(month.capitalize() for month in sorted(months, key=len, reverse=True))
    weekday = re.compile(rf"\b(?P<day>{'|'.join(day.capitalize() for day in days)})(?: (?P<part>{'|'.join(parts)}))?\b")
    day = re.compile(
        rf"\b(?:(?P<month>{named})\.? (?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
        rf"|(?P<second>\d{{1,2}}) (?P<after>{named})\b(?:\.?,? (?P<late>\d{{4}}))?)(?!\w)"
    )
    return weekday, day


def _weekday(words: Original) -> re.Pattern[str]:
    return _patterns(tuple(words.weekdays), tuple(words.months), tuple(words.parts))[0]


def _month_and_day(words: Original) -> re.Pattern[str]:
    return _patterns(tuple(words.weekdays), tuple(words.months), tuple(words.parts))[1]

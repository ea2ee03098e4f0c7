"""Days and weekdays with their parts, and the words that point at a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.model import Span, TimeType
from runut.read.times.directions import direction, full_year, is_day, kin, offset
from runut.read.times.drafts import PART, Draft, Patterns, Reader
from runut.read.times.items import Item

_YEAR_DIGITS = (2, 4)

_DATE = (
    r"(?:(?P<lead>h?(?P<W>W|w\.?)u?(?P<o1>O)?(?:U?[LTXFkaf])?|[dk]O?)[,-]?(?=\(|[2g%]))?(?P<g>g)?(?P<open>\()?"
    r"(?:(?P<days>(?:2,){0,5}2,?[-i&])??"
    r"(?:(?P<d>2)(?P<s>[/\-.])(?P<m>2)(?P=s)(?P<y>[Y2])|(?P<d2>2)/(?P<m2>2)(?![/\d]))|(?P<dots>%)"
    r"|(?P<list>(?:2,){0,5}2,?[-i&])?(?P<d3>2)-?(?P<M>M|m\.?)"
    r"(?:[-,]?t?(?P<y3>Y)|'(?P<y4>2)|(?P<dir>t?[LTXFkf]))?)"
    r"(?P<o2>O)?(?P<close>\))?(?P<o3>O)?[LXFk]?"
)


def _date(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    lead, opened = match["lead"], match["open"]
    if lead and lead[0] in "dk" and not opened:
        return
    if lead and lead[0] == "w" and not items[match.start("W")].capital:
        return  # a coin, a minute
    if reader.named(match.start()):
        yield Draft(items[match.start()].start, items[match.end() - 1].end, "DATE")
        return
    weekday = reader.item(match, "W")
    written = _written(reader, match)
    if written is None:
        return
    year, month, number, first, last = written
    if _is_short(match, last) and not (lead or match["g"] or opened):
        return  # a line-up, a version
    if match["d2"] and not (lead or match["g"] or (opened and match["close"] and number > 12)):
        return  # a fraction, a part of a series
    part = reader.item(match, "o3") or reader.item(match, "o2") or reader.item(match, "o1")
    start = items[match.start()].start if lead or match["g"] else first.start
    stop = match.end()
    if match["close"] and not (opened and (lead or match["g"])):
        stop = match.start("close")
    end = items[stop - 1].end
    if not lead and opened and stop == match.end():
        end = last.end
    suffix = part.key if part else ""
    how = direction(match["dir"]) if match["dir"] else None
    group = "days" if match["days"] else "list"
    for earlier in items[match.start(group) : match.end(group)] if match[group] else ():
        if earlier.letter == "2" and is_day(year, month, earlier.whole):
            begin = start if earlier is items[match.start(group)] and (lead or match["g"]) else earlier.start
            yield _day_draft(Span(begin, earlier.end), year, month, earlier.whole, how or "near")
            start = first.start
    default = how or ("near" if weekday else reader.how(match.start(), default="near", past="past"))
    named = weekday.whole if weekday else 0
    yield _day_draft(Span(start, end), year, month, number, default, weekday=named, part=suffix)


class _Day(NamedTuple):
    year: int | None
    month: int
    day: int
    first: Item
    last: Item


def _written(reader: Reader, match: re.Match[str]) -> _Day | None:
    """The day that a match of ``_DATE`` writes, and the items it begins and ends with; ``None`` if there is none."""
    if dots := reader.item(match, "dots"):
        number, month, year = (int(part) for part in dots.text.split("."))
        found = _Day(full_year(year, dots.text[-3] != "."), month, number, dots, dots)
    else:
        day = reader.item(match, "d") or reader.item(match, "d2") or reader.item(match, "d3")
        named = reader.item(match, "m") or reader.item(match, "m2") or reader.item(match, "M")
        assert day is not None
        assert named is not None
        last = reader.item(match, "y") or reader.item(match, "y3") or reader.item(match, "y4")
        if last and len(last.text) not in _YEAR_DIGITS:
            return None
        found = _Day(
            full_year(last.whole, last.letter == "Y") if last else None, named.whole, day.whole, day, last or named
        )
    return found if is_day(*found[:3]) else None


def _is_short(match: re.Match[str], last: Item) -> bool:
    """Whether a day in digits has a year of two, and is not parted by strokes: it may be a line-up or a version."""
    if match["dots"]:
        return last.text[-3] == "."
    return match["y"] == "2" and match["s"] != "/"


def _day_draft(
    span: Span, year: int | None, month: int, day: int, /, how: str, *, weekday: int = 0, part: str = ""
) -> Draft:
    kind: TimeType = "TIME" if part else "DATE"
    if year is not None:
        return Draft(*span, kind, value=f"{year:04}-{month:02}-{day:02}{part}", weekday=weekday)
    hint = f":{weekday}" if weekday and how == "near" else ""
    return Draft(*span, kind, rule=f"date:{month:02}-{day:02}:{how}{hint}" + (f"@{part}" if part else ""))


_MONTH_FIRST = r"(?P<M>[Mm])\.?(?P<d>2),?(?P<y>Y)"


def _month_first(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """``May 12, 2014``, as English writes it."""
    month, day, year = (reader.item(match, group) for group in "Mdy")
    assert month and day and year
    if is_day(year.whole, month.whole, day.whole) and not reader.named(match.start()):
        yield _day_draft(Span(month.start, year.end), year.whole, month.whole, day.whole, "near")


_ISO = r"(?P<y>Y)(?P<s>[/\-])(?P<m>2)(?P=s)(?P<d>2)"


def _iso(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    year, month, day = (reader.item(match, group) for group in "ymd")
    assert year and month and day
    if is_day(year.whole, month.whole, day.whole):
        yield Draft(year.start, day.end, "DATE", f"{year.whole:04}-{month.whole:02}-{day.whole:02}")


_WEEKDAY = r"h?(?P<W>W)u?(?:(?P<o1>O)(?P<eve>W)?)?(?:\(?(?P<U>U)(?P<ud>[LTXFk])|(?P<dir>[LTXFfka])?)(?P<o2>O)?"


def _weekday(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    at = match.start("W")
    day = reader.row.items[at]
    lead, follow = reader.before(match.start()), reader.after(at + 1)
    if lead and lead.text in reader.words.weekday_never_after:
        return
    if follow and follow.text in reader.words.weekday_never_before:
        return
    if reader.named(match.start()):
        return
    if match.end() == match.start() + 1 and ((lead and lead.text in reader.words.name_cues) or reader.aged(at + 1)):
        return  # somebody of that name
    unit = reader.item(match, "U")
    if unit and unit.key == "week":
        how = "week" + offset(match["ud"], reader.item(match, "ud"), reader)
    elif match["dir"] == "T":
        how = "week+0"
    elif match["dir"] == "a":
        how = "recent"
    elif match["dir"]:
        how = "after" if match["dir"] in "XFf" else kin(reader.item(match, "dir"), reader)
    else:
        how = reader.how(match.start(), default="recent", past="recent")
    part = reader.item(match, "o2") or reader.item(match, "o1")
    stop = match.end() if not unit or unit.key == "week" else match.end("o1") if match["o1"] else at + 1
    yield Draft(
        reader.row.items[match.start()].start,
        reader.row.items[stop - 1].end,
        "TIME" if part else "DATE",
        rule=f"weekday:{day.whole}:{how}" + (f"@{part.key}" if part else ""),
    )


_NEAR_DAY = r"(?P<day>[dk])(?P<o>O)?|(?P<o2>O)(?P<x>[Tafdk])|(?P<y>[af])(?P<o3>O)"


def _near_day(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    day = reader.item(match, "day") or reader.item(match, "x")
    part = reader.item(match, "o") or reader.item(match, "o2") or reader.item(match, "o3")
    rule = day.key if day and day.letter in "dk" else "day+0"
    if part:
        rule = f"{rule.partition('@')[0]}@{part.key}"
    items = reader.row.items
    yield Draft(
        items[match.start()].start,
        items[match.end() - 1].end,
        "TIME" if "@" in rule else "DATE",
        rule=rule,
        back=rule.startswith("event"),
    )


_EVE = r"(?P<O>O)h?(?P<W>W)(?:(?P<U>U)?(?P<dir>[LTXF]))?(?!\()"


def _eve(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """The night before a weekday, called by its name: ``malam Minggu`` is a Saturday's."""
    part, day, unit = reader.item(match, "O"), reader.item(match, "W"), reader.item(match, "U")
    lead = reader.before(match.start())
    assert part is not None
    assert day is not None
    items = reader.row.items
    if part.key != "TNI" or " " in part.text or (unit and unit.key != "week"):
        return
    if part.capital and lead and lead.letter == "x" and lead.text[:1].isalnum():
        yield Draft(part.start, day.end, "TIME")  # a name
        return
    how = "recent"
    if match["dir"]:
        how = "week" + offset(match["dir"], None, reader) if unit else direction(match["dir"], unit="week")
    yield Draft(
        part.start, items[match.end() - 1].end, "TIME", rule=f"weekday:{(day.whole - 2) % 7 + 1}:{how}@{part.key}"
    )


_PART = r"(?P<O>O)(?:(?P<U>U)|(?P<s>s)|(?P<Z>Z))?"


def _part(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """A part of the day without a day: of the day told before, or of any."""
    part, unit, relation = (reader.item(match, group) for group in "OUZ")
    assert part is not None
    lead, follow = reader.before(match.start()), reader.after(match.end("O"))
    if lead and lead.letter in "2nv":
        return  # a count of nights
    end = reader.row.items[match.end() - 1].end
    if match["s"] or (unit and unit.key == "day"):
        yield Draft(part.start, end, "TIME", rule=f"event+P0D@{part.key}", back=True)
    elif relation and relation.text in reader.words.lone_relations:
        sign = "-" if relation.number < 0 else "+"
        yield Draft(part.start, end, "TIME", rule=f"event{sign}P1D@{part.key}", back=True)
    elif not (follow and follow.letter in "2WMH") and (
        " " in part.text or (lead and lead.text in reader.words.part_leads and not part.capital)
    ):
        yield Draft(part.start, part.end, "TIME", rule=PART + part.key)


_MONTH_DAY = r"g(?P<d>2)(?P<dir>b?[LTXFkf])?"


def _month_day(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    day = reader.item(match, "d")
    assert day is not None
    if not 1 <= day.whole <= 31:
        return
    how = direction(match["dir"], unit="month") if match["dir"] else "near"
    items = reader.row.items
    yield Draft(items[match.start()].start, items[match.end() - 1].end, "DATE", rule=f"mday:{day.whole:02}:{how}")


PATTERNS: Patterns = (
    ("hWwdkg(2%", _DATE, _date),
    ("Mm", _MONTH_FIRST, _month_first),
    ("Y", _ISO, _iso),
)
"""Days with a date: before the months and years that they are made of."""
POINTING: Patterns = (
    ("hW", _WEEKDAY, _weekday),
    ("g", _MONTH_DAY, _month_day),
    ("dkOaf", _NEAR_DAY, _near_day),
    ("O", _EVE, _eve),
    ("O", _PART, _part),
)

"""Days, weekdays, months, parts of a year, years, centuries and the words that point at one of them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from runut.model import Span, TimeType
from runut.read.times.drafts import Draft, Patterns, Reader
from runut.read.times.items import Item

_LEAP = 2000

_DATE = (
    r"(?:(?P<lead>h?(?P<W>W)(?P<o1>O)?|[dk]O?)[,-]?(?=\(|[2g%]))?(?P<g>g)?(?P<open>\()?"
    r"(?:(?P<days>(?:2,){0,5}2,?[-i&])??"
    r"(?:(?P<d>2)(?P<s>[/\-.])(?P<m>2)(?P=s)(?P<y>[Y2])|(?P<d2>2)/(?P<m2>2)(?![/\d]))|(?P<dots>%)"
    r"|(?P<list>(?:2,){0,5}2,?[-i&])?(?P<d3>2)-?(?P<M>M|m\.?)(?:[-,]?t?(?P<y3>Y)|(?P<dir>t?[LTXFk]))?)"
    r"(?P<o2>O)?(?P<close>\))?(?P<o3>O)?"
)


def _date(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    lead, opened = match["lead"], match["open"]
    if lead and lead[0] in "dk" and not opened:
        return
    if reader.named(match.start()):
        yield Draft(items[match.start()].start, items[match.end() - 1].end, "DATE")
        return
    weekday = reader.item(match, "W")
    day = reader.item(match, "d") or reader.item(match, "d2") or reader.item(match, "d3")
    year: int | None = None
    if dots := reader.item(match, "dots"):
        parts = [int(part) for part in dots.text.split(".")]
        number, month, year = parts[0], parts[1], _full_year(parts[2], dots.text[-3] != ".")
        first = last = dots
    else:
        assert day is not None
        month_item = reader.item(match, "m") or reader.item(match, "m2") or reader.item(match, "M")
        assert month_item is not None
        number, month = day.whole, month_item.whole
        first, last = day, month_item
        written = reader.item(match, "y") or reader.item(match, "y3")
        if written:
            year, last = _full_year(written.whole, written.letter == "Y"), written
    if not _is_day(year, month, number):
        return
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
    how = _direction(match["dir"]) if match["dir"] else None
    group = "days" if match["days"] else "list"
    for earlier in items[match.start(group) : match.end(group)] if match[group] else ():
        if earlier.letter == "2" and _is_day(year, month, earlier.whole):
            begin = start if earlier is items[match.start(group)] and (lead or match["g"]) else earlier.start
            yield _day_draft(Span(begin, earlier.end), year, month, earlier.whole, how or "near")
            start = first.start
    default = how or ("near" if weekday else reader.how(match.start(), default="near", past="past"))
    named = weekday.whole if weekday else 0
    yield _day_draft(Span(start, end), year, month, number, default, weekday=named, part=suffix)


def _day_draft(
    span: Span, year: int | None, month: int, day: int, /, how: str, *, weekday: int = 0, part: str = ""
) -> Draft:
    kind: TimeType = "TIME" if part else "DATE"
    if year is not None:
        return Draft(*span, kind, value=f"{year:04}-{month:02}-{day:02}{part}", weekday=weekday)
    hint = f":{weekday}" if weekday and how == "near" else ""
    return Draft(*span, kind, rule=f"date:{month:02}-{day:02}:{how}{hint}" + (f"@{part}" if part else ""))


_ISO = r"(?P<y>Y)(?P<s>[/\-])(?P<m>2)(?P=s)(?P<d>2)"


def _iso(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    year, month, day = (reader.item(match, group) for group in "ymd")
    assert year and month and day
    if _is_day(year.whole, month.whole, day.whole):
        yield Draft(year.start, day.end, "DATE", f"{year.whole:04}-{month.whole:02}-{day.whole:02}")


_WEEKDAY = r"h?(?P<W>W)(?P<o1>O)?(?:\(?(?P<U>U)(?P<ud>[LTXFk])|(?P<dir>[LTXFfk])?)(?P<o2>O)?"


def _weekday(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    at = match.start("W")
    day = reader.row.items[at]
    lead, follow = reader.before(match.start()), reader.after(at + 1)
    if lead and lead.text in reader.words.weekday_never_after:
        return
    if follow and follow.text in reader.words.weekday_never_before:
        return
    unit = reader.item(match, "U")
    if unit and unit.key == "week":
        how = "week" + _offset(match["ud"], reader.item(match, "ud"), reader)
    elif match["dir"] == "T":
        how = "week+0"
    elif match["dir"]:
        how = "after" if match["dir"] in "XFf" else _kin(reader.item(match, "dir"), reader)
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


_MONTH_DAY = r"g(?P<d>2)(?P<dir>b?[LTXFk])?"


def _month_day(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    day = reader.item(match, "d")
    assert day is not None
    if not 1 <= day.whole <= 31:
        return
    how = _direction(match["dir"], unit="month") if match["dir"] else "near"
    items = reader.row.items
    yield Draft(items[match.start()].start, items[match.end() - 1].end, "DATE", rule=f"mday:{day.whole:02}:{how}")


# ---------------------------------------------------------------- months, parts of a year, years


_MONTH = r"(?P<E>E)?b?(?:(?P<M>M)(?P<tail>[-/]?t?(?P<y>Y)|t[LTXFk]|[LTXFk])?|(?P<m>m)\.?-?(?P<y2>Y))"


def _month(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    month = reader.item(match, "M") or reader.item(match, "m")
    assert month is not None
    year = reader.item(match, "y") or reader.item(match, "y2")
    if reader.named(match.start()):
        return
    if match.end() == match.start() + 1 and not _lone_month(reader, match.start(), month):
        return
    start, end = items[match.start()].start, items[match.end() - 1].end
    if year:
        yield Draft(start, end, "DATE", value=f"{year.whole:04}-{month.whole:02}")
        return
    how = _direction(match["tail"]) if match["tail"] else reader.how(match.start(), default="near", past="past")
    yield Draft(start, end, "DATE", rule=f"month:{month.whole:02}:{how}")


def _lone_month(reader: Reader, at: int, month: Item) -> bool:
    """Whether a month's name without year or direction is a month: not a person's name, not part of one."""
    lead, follow = reader.before(at), reader.after(at + 1)
    if lead and lead.letter == "n" and lead.capital:
        return False
    if lead and lead.text in reader.words.time_leads:
        return True
    beside = {lead.letter if lead else "", follow.letter if follow else ""}
    if month.key != "personal" or beside & set("MYi&/(-"):
        return True
    if not lead or lead.letter in ".#" or lead.text in reader.words.name_cues:
        return False
    if follow and follow.capital and follow.letter == "x":
        return False
    return not (lead.capital and lead.letter == "x")


_YEAR_PART = r"E?(?P<Q>Q)(?:-?(?:e-?)?(?P<n>[ro2n])(?P<tail>[-/,]?t?(?P<y>Y)|t[LTXFk]|[LTXFk])?|(?P<dir>[LTXFk]))"


def _year_part(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    part, number = reader.item(match, "Q"), reader.item(match, "n")
    assert part is not None
    items = reader.row.items
    start, end = items[match.start()].start, items[match.end() - 1].end
    if not number:
        yield Draft(start, end, "DATE", rule=part.key + _offset(match["dir"], reader.item(match, "dir"), reader))
        return
    if not 1 <= number.number <= (4 if part.key == "quarter" else 2):
        return
    year = reader.item(match, "y")
    if year:
        yield Draft(start, end, "DATE", value=f"{year.whole:04}-{part.key[0].upper()}{number.whole}")
        return
    how = _direction(match["tail"]) if match["tail"] else reader.how(match.start(), default="near", past="past")
    yield Draft(start, end, "DATE", rule=f"{part.key}:{number.whole}:{how}")


_YEAR = r"(?P<E>E)?(?P<t>[tD])?(?P<Y>Y)(?P<decade>-?A)?|E?[tD](?P<short>2)-?A"


def _year(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    start, end = items[match.start()].start, items[match.end() - 1].end
    short, year = reader.item(match, "short"), reader.item(match, "Y")
    if short:
        if short.whole % 10 == 0 and len(short.text) == 2:
            yield Draft(start, end, "DATE", value=f"{_full_year(short.whole, False):04}"[:3])
        return
    assert year is not None
    if match["E"] or match["t"] or _lone_year(reader, match.start("Y"), year):
        follow = reader.after(match.start("Y") + 1)
        if follow and follow.gap == 0 and follow.letter not in "-A/,.()|" and follow.text[:1].isalnum():
            return
        yield Draft(start, end, "DATE", value=year.text[:3] if match["decade"] else f"{year.whole:04}")


def _lone_year(reader: Reader, at: int, year: Item) -> bool:
    """Whether four digits without the word for year are a year, and not a count, a sum or an identifier."""
    words, items = reader.words, reader.row.items
    lead, follow = reader.before(at), reader.after(at + 1)
    second = items[at - 2] if at > 1 else None
    if follow and (follow.text in words.count_follows or follow.text == "%"):
        return False
    if follow and follow.letter == "-" and follow.gap == 0:
        onward = reader.after(at + 2)
        if onward and onward.letter in "01c" and onward.gap == 0:
            return False
    if lead is None:
        return 1900 <= year.whole <= 2100
    if lead.letter == "." and second and year.gap == 0:
        lead = second
    if lead.letter in "epJ" or (lead.letter == "-" and second and second.letter in "e021"):
        return False
    if lead.text in words.count_leads or lead.text in "$€£#":
        return False
    if second and f"{second.text} {lead.text}" in words.count_leads:
        return False
    if year.gap == 0 and lead.text[:1].isalnum():
        return False
    if lead.letter == "-" and year.gap == 0 and lead.gap == 0 and second and second.letter == "x":
        return len(second.text) > 3
    certain = lead.text in words.time_leads or lead.letter in "(M&i" or (second is not None and second.letter == "Y")
    return certain or 1900 <= year.whole <= 2100


_CENTURY = r"E?C(?:e-?)?(?P<n>[2r])"


def _century(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    number = reader.item(match, "n")
    assert number is not None
    items = reader.row.items
    if 1 <= number.whole <= 30:
        yield Draft(items[match.start()].start, number.end, "DATE", value=f"{number.whole - 1:02}")


_HOLIDAY = r"(?P<H>H)(?P<tail>t?(?P<y>Y)|t[LTXFk]|[LTXFk])"


def _holiday(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    day, year = reader.item(match, "H"), reader.item(match, "y")
    assert day is not None
    items = reader.row.items
    start, end = day.start, items[match.end() - 1].end
    if year:
        yield Draft(start, end, "DATE", value=f"{year.whole:04}-{day.key}")
    else:
        yield Draft(start, end, "DATE", rule=f"date:{day.key}:{_direction(match['tail'])}")


_UNIT = r"(?P<E>E)?(?P<U>[UbtCD])(?P<dir>[LTXFk])?"


def _unit(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    unit = reader.item(match, "U")
    assert unit is not None
    if not unit.key or unit.key in ("second", "minute", "hour") or not (match["dir"] or match["E"]):
        return
    offset = _offset(match["dir"], reader.item(match, "dir"), reader) if match["dir"] else "+0"
    items = reader.row.items
    yield Draft(items[match.start()].start, items[match.end() - 1].end, "DATE", rule=unit.key + offset)


_REFERENCE = r"(?P<at>@)"


def _reference(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    item = reader.item(match, "at")
    assert item is not None
    yield Draft(item.start, item.end, "DATE", value=item.key)


def _direction(tail: str, *, unit: str = "year") -> str:
    """How a direction after a month or day, with or without a unit between them, lies to the anchor."""
    letter = tail[-1]
    if len(tail) > 1:
        return unit + {"L": "-1", "T": "+0", "k": "-1"}.get(letter, "+1")
    return {"L": "before", "k": "before", "T": f"{unit}+0"}.get(letter, "after")


def _kin(item: Item | None, reader: Reader) -> str:
    return reader.words.day_directions.get(item.text, "before") if item else "before"


def _offset(letter: str, item: Item | None, reader: Reader) -> str:
    if letter == "k":
        return "+1" if _kin(item, reader) == "after" else "-1"
    return {"L": "-1", "T": "+0"}.get(letter, "+1")


def _full_year(year: int, whole: bool) -> int:
    """A year of two digits: up to 49 in this century (``whole``: it was written out)."""
    return year if whole else year + (2000 if year < 50 else 1900)


def _is_day(year: int | None, month: int, day: int) -> bool:
    if year is not None and not 1 <= year <= 9999:
        return False
    return 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP if year is None else year, month)[1]


PATTERNS: Patterns = (
    ("hWdkg(2%", _DATE, _date),
    ("Y", _ISO, _iso),
    ("H", _HOLIDAY, _holiday),
    ("EbMm", _MONTH, _month),
    ("EQ", _YEAR_PART, _year_part),
    ("EtDY", _YEAR, _year),
    ("EC", _CENTURY, _century),
    ("hW", _WEEKDAY, _weekday),
    ("g", _MONTH_DAY, _month_day),
    ("dkOaf", _NEAR_DAY, _near_day),
    ("@", _REFERENCE, _reference),
    ("EUbtCD", _UNIT, _unit),
)

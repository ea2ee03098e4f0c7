"""Months, parts of a year, years, decades, centuries, and the units that a direction points at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.read.times.directions import direction, full_year, offset
from runut.read.times.drafts import Draft, Patterns, Reader
from runut.read.times.items import Item
from runut.read.times.lengths import period

_WEEK = r"(?:E?(?P<wk>[hU])(?P<nth>e-?2|[orR]))?"
"""``pekan kedua`` before a month: so vague that the value is the month's."""
_ANY_WEEK = r"(?:E?(?P<wk>[hU])(?P<nth>e-?2|[orR])?)?"
_END = "[LTXFf]?"
"""A direction after what already says its year: it adds nothing."""

_MONTH = (
    rf"{_ANY_WEEK}(?P<E>E)?b?(?:(?P<M>M)(?P<tail>(?:[-/]?t?(?P<y>Y)|'(?P<y3>2)){_END}|t[LTXFkf]|[LTXFkf])?"
    rf"|(?P<m>m)\.?-?(?P<y2>Y){_END})"
)


def _month(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    month = reader.item(match, "M") or reader.item(match, "m")
    assert month is not None
    year = reader.item(match, "y") or reader.item(match, "y2") or reader.item(match, "y3")
    if reader.named(match.start()) or not _weekly(reader, match):
        return
    if match.end() == match.start() + 1 and not _lone_month(reader, match.start(), month):
        return
    start, end = items[match.start()].start, items[match.end() - 1].end
    if year:
        yield Draft(start, end, "DATE", value=f"{full_year(year.whole, year.letter == 'Y'):04}-{month.whole:02}")
        return
    how = direction(match["tail"]) if match["tail"] else reader.how(match.start(), default="near", past="past")
    yield Draft(start, end, "DATE", rule=f"month:{month.whole:02}:{how}")


def _weekly(reader: Reader, match: re.Match[str]) -> bool:
    """Whether the counted unit before a month, if any, is a week or day of it."""
    unit = reader.item(match, "wk")
    return unit is None or unit.key == "week" or (unit.key == "day" and bool(match["nth"]))


def _lone_month(reader: Reader, at: int, month: Item) -> bool:
    """Whether a month's name without year or direction is a month: not a person's name, not part of one."""
    lead, follow = reader.before(at), reader.after(at + 1)
    if lead and lead.letter == "n" and lead.capital:
        return False
    if lead and lead.text in reader.words.time_leads:
        return True
    if reader.aged(at + 1):
        return False
    if follow and follow.capital and follow.letter == "x" and lead and lead.text in reader.words.name_cues:
        return False
    beside = {lead.letter if lead else "", follow.letter if follow else ""}
    if month.key != "personal" or beside & set("MYi&/(-"):
        return True
    if not lead or lead.letter in ".#" or lead.text in reader.words.name_cues:
        return False
    if follow and follow.capital and follow.letter == "x":
        return False
    return not (lead.capital and lead.letter == "x")


_YEAR_PART = (
    r"E?(?P<Q>Q)(?:-?(?:e-?)?(?:(?P<n0>[ro2])(?:[-&i]|,&?)(?=[ro2]))?(?P<n>[ro2n])"
    rf"(?P<tail>[-/,]?t?(?P<y>Y){_END}|t[LTXFkf]|[LTXFkf])?|(?P<dir>[LTXFk]))"
)


def _year_part(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    part, former, number = (reader.item(match, group) for group in ("Q", "n0", "n"))
    assert part is not None
    items = reader.row.items
    start, end = items[match.start()].start, items[match.end() - 1].end
    if not number:
        if not part.number:
            yield Draft(start, end, "DATE", rule=part.key + offset(match["dir"], reader.item(match, "dir"), reader))
        return
    if part.number and not match["tail"]:
        return
    year = reader.item(match, "y")
    how = direction(match["tail"]) if match["tail"] else reader.how(match.start(), default="near", past="past")
    for one in (former, number):
        if one and 1 <= one.number <= (4 if part.key == "quarter" else 2):
            value = f"{year.whole:04}-{part.key[0].upper()}{one.whole}" if year else ""
            rule = "" if year else f"{part.key}:{one.whole}:{how}"
            begin = start if one is former or not former else number.start
            yield Draft(begin, one.end if one is former else end, "DATE", value=value, rule=rule)


_YEAR = (
    rf"(?P<E>E)?(?P<t>[tD])?(?P<Y>Y)(?P<decade>-?A)?{_END}"
    r"|E?t(?P<early>0)(?!I)|E?[tD](?P<short>2)-?A|E?[tD](?P<tens>n)(?P<ten>v)|E?t(?:(?P<quote>')(?P<cut>2)|(?P<old>2)(?![UhbtQCDJ]))"
)
_CUT = 40
"""Two digits from here on are a year of the last century; smaller ones may be a number of years."""


_TEN, _TENS = 10, range(2, 10)


def _year(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    start, end = items[match.start()].start, items[match.end() - 1].end
    short, year = reader.item(match, "short"), reader.item(match, "Y")
    cut = reader.item(match, "cut") or reader.item(match, "old")
    if short:
        if short.whole % 10 == 0 and len(short.text) == 2:
            yield Draft(start, end, "DATE", value=f"{full_year(short.whole):04}"[:3])
        return
    early = reader.item(match, "early")
    if early:
        if len(early.text) == 4 and early.text[0] == "1":
            yield Draft(start, end, "DATE", value=early.text)
        return
    tens, ten = reader.item(match, "tens"), reader.item(match, "ten")
    if tens and ten:
        if ten.number == _TEN and tens.number in _TENS:
            yield Draft(start, end, "DATE", value=f"19{tens.whole}")
        return
    if cut:
        if len(cut.text) == 2 and (match["quote"] or cut.whole >= _CUT):
            yield Draft(start, end, "DATE", value=f"{1900 + cut.whole if cut.whole >= _CUT else 2000 + cut.whole}")
        return
    assert year is not None
    if match["E"] or match["t"] or _lone_year(reader, match.start("Y"), year):
        follow = reader.after(match.start("Y") + 1)
        if follow and follow.gap == 0 and follow.letter not in "-A/,.()|" and follow.text[:1].isalnum():
            return
        yield Draft(start, end, "DATE", value=year.text[:3] if match["decade"] else f"{year.whole:04}")


def _is_plate(lead: Item, follow: Item) -> bool:
    """Whether the letters on both sides make a number plate: ``B 1998 XYZ``."""
    sides = ((lead, 2), (follow, 3))
    return all(side.capital and side.text.isalpha() and len(side.text) <= most for side, most in sides)


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
    if lead and lead.text == "/" and lead.gap == 0 == year.gap and second and second.letter in "20":
        marks = [item for item in items[max(at - 4, 0) : at - 2] if item.letter != "."]
        if marks and marks[-1].text in words.number_words:
            return False  # the number of a law
    if at > 2 and reader.row.letters[at - 3 : at] in ("-Y-", "0Y-") and items[at - 1].gap == 0 == year.gap:
        return False  # the end of a telephone number
    if lead and follow and follow.gap == 1 and _is_plate(lead, follow):
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


_CENTURY = r"E?C(?:e-?)?(?P<n>[2ro])(?:[-i&](?:e-?)?(?P<n1>[2ro])(?!U))?"


def _century(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    start = items[match.start()].start
    for number in (reader.item(match, "n"), reader.item(match, "n1")):
        if number and 1 <= number.whole <= 30:
            yield Draft(start, number.end, "DATE", value=f"{number.whole - 1:02}")
        start = items[max(match.start("n1"), match.start())].start


_UNIT = rf"{_WEEK}(?P<E>E)?(?P<U>[hUbtCD])(?P<dir>[LTXFkf])?"


def _unit(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    unit, lead = reader.item(match, "U"), reader.before(match.start())
    assert unit is not None
    if not unit.key or unit.key in ("second", "minute", "hour") or not _weekly(reader, match):
        return
    items = reader.row.items
    span = items[match.start()].start, items[match.end() - 1].end
    if not (match["dir"] or match["E"]):
        if lead and lead.text in reader.words.whole_leads:
            yield Draft(*span, "DURATION", value=period(1, unit.key))
    elif unit.key != "day":
        by = offset(match["dir"], reader.item(match, "dir"), reader) if match["dir"] else "+0"
        yield Draft(*span, "DATE", rule=unit.key + by)


_SEVERAL = r"(?P<U>[htbU])-(?:(?P=U)(?P<dir>[LTXFRZ])|(?P<today>d))"


def _several(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """``tahun-tahun mendatang``, ``hari-hari ini``: no more than before, about or after now."""
    unit, today, toward = (reader.item(match, group) for group in ("U", "today", "dir"))
    assert unit is not None
    items = reader.row.items
    span = items[match.start()].start, items[match.end() - 1].end
    if today:
        if today.key == "day+0":
            yield Draft(*span, "DATE", value="PRESENT_REF")
    elif toward and items[match.start() + 2].text == unit.text:
        if toward.letter == "R":
            yield Draft(*span, "DURATION", value=period(None, unit.key))
        elif toward.letter == "T":
            yield Draft(*span, "DATE", value="PRESENT_REF")
        elif toward.letter != "Z" or toward.key == "back":
            past = toward.letter == "L" or toward.number < 0
            yield Draft(*span, "DATE", value="PAST_REF" if past else "FUTURE_REF")


_LONE = r"E?(?P<U>[htbUQCD])(?:(?P<s>s)(?![tbYLTXFk])|(?P<Z>Z))"


def _lone(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """``tahun sebelumnya``, ``hari itu``: one unit from, or the same as, the one told before."""
    unit, relation = reader.item(match, "U"), reader.item(match, "Z")
    assert unit is not None
    if not unit.key or unit.key in ("second", "minute", "hour"):
        return
    if relation and relation.text not in reader.words.lone_relations:
        return
    by = "+0" if relation is None else "-1" if relation.number < 0 else "+1"
    items = reader.row.items
    yield Draft(items[match.start()].start, items[match.end() - 1].end, "DATE", rule=unit.key + by, back=True)


_REFERENCE = r"(?P<at>[@Rf])"


def _reference(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    item = reader.item(match, "at")
    assert item is not None
    value = item.key or reader.words.references.get(item.text, "")
    if value:
        yield Draft(item.start, item.end, "DATE", value=value)


_CUED = r"(?P<at>y)"


def _cued(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    item, lead = reader.item(match, "at"), reader.before(match.start())
    assert item is not None
    if " " in item.text or (lead.text in reader.words.past_leads if lead else item.capital):
        yield Draft(item.start, item.end, "DATE", value=item.key)


PATTERNS: Patterns = (
    ("EbMmhU", _MONTH, _month),
    ("EQ", _YEAR_PART, _year_part),
    ("EtDY", _YEAR, _year),
    ("EC", _CENTURY, _century),
)
"""What the calendar names."""
POINTING: Patterns = (
    ("htbU", _SEVERAL, _several),
    ("EhtbUQCD", _LONE, _lone),
    ("@Rf", _REFERENCE, _reference),
    ("y", _CUED, _cued),
    ("EhUbtCD", _UNIT, _unit),
)
"""What points at it from the report's day or from a day told before."""

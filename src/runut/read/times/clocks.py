"""Times of day by the clock; the day they belong to is found by ``anchoring``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.read.times.drafts import CLOCK, Draft, Patterns, Reader
from runut.read.times.items import Item

_ZONE = r"(?P<z>[zq])(?:\+(?P<ahead>2)(?![\d:]))?"
_TOLD = (
    r"(?P<word>[pJ])\.?(?P<half>n)?(?P<c>[c2n0Y])(?:(?P<late>l)(?P<minutes>[2n])(?P<unit>U)?)?(?:(?P<o>O)[afT]?)?"
    rf"(?:[-i](?P<again>[pJ])?(?P<c2>c|2(?![-/.]?[Mm2]))(?P<o2>O)?)?(?:{_ZONE}(?P<o3>O)?[af]?)?"
)
_ZONED = rf"(?P<c>c)(?:[-i](?P<c2>c))?{_ZONE}"
_BESIDE = r"(?P<c>c)(?:[-i](?P<c2>c))?"
_PARTED = r"(?P<c>[2n])(?P<o>O)(?:[-i](?P<c2>[c2])(?P<o2>O))?"
_NOON = 12
_FARTHEST = 14
"""Hours by which a zone can be ahead of Greenwich."""


def _told(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    at = match.start()
    items = reader.row.items
    word, clock, follow = items[at], reader.item(match, "c"), reader.after(match.end())
    assert clock is not None
    half = reader.item(match, "half")
    if (half and half.number != 0.5) or (clock.letter == "Y" and (word.letter == "J" or clock.number == 0)):
        return
    minutes = reader.item(match, "unit")
    if minutes and minutes.key != "minute":
        return
    if match["minutes"] and clock.letter not in "2n":
        return
    bare = match.end() == match.end("c") and clock.letter != "c" and follow
    if bare and follow and (follow.text in reader.words.counted or follow.key in ("minute", "hour", "second")):
        return
    lead = reader.before(at)
    if word.letter == "J" and lead and (lead.letter in "2n01vPS" or lead.letter == "-"):
        return
    yield from _clocks(reader, match, word.start, half=half is not None)


def _zoned(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    yield from _clocks(reader, match, reader.row.items[match.start()].start)


def _beside(reader: Reader, match: re.Match[str], made: Sequence[Draft]) -> Iterator[Draft]:
    """A bare ``14:00`` is a time only straight after a date; elsewhere it may be a sum, a score or a verse."""
    at = match.start()
    lead, follow = reader.before(at), reader.after(match.end())
    if lead and lead.letter in ",|-.":
        at -= 1
        lead = reader.before(at)
    clocked = bool(made and lead and lead.letter == "&" and made[-1].end == reader.row.items[at - 2].end)
    if clocked and made[-1].rule.startswith(CLOCK):
        yield from _clocks(reader, match, reader.row.items[match.start()].start)
        return
    dated = bool(made and lead and made[-1].end == lead.end and made[-1].type in ("DATE", "TIME"))
    whole = bool(made) and re.match(r"(\d{4}-\d\d-\d\d\Z|date:|weekday:|day)", made[-1].value or made[-1].rule)
    if dated and whole and not (follow and follow.letter == "x" and follow.text in reader.words.count_follows):
        yield from _clocks(reader, match, reader.row.items[match.start()].start)


def _parted(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """``8 pagi``, where what stands before shows that a time is meant."""
    lead = reader.before(match.start())
    if lead and lead.text in reader.words.part_leads and 1 <= reader.row.items[match.start()].number <= _NOON:
        yield from _clocks(reader, match, reader.row.items[match.start()].start)


def _clocks(reader: Reader, match: re.Match[str], start: int, *, half: bool = False) -> Iterator[Draft]:
    groups = match.groupdict()
    zone, later, again, part, end_part, late, minutes, ahead = (
        reader.item(match, name) if groups.get(name) else None
        for name in ("z", "c2", "again", "o", "o2", "late", "minutes", "ahead")
    )
    first = reader.item(match, "c")
    assert first is not None
    offset = zone.key if zone else ""
    if ahead and zone and zone.key == "+00:00" and ahead.whole <= _FARTHEST:
        offset = f"+{ahead.whole:02}:00"
    end = reader.row.items[match.end() - 1].end
    shift = int(minutes.number * late.number) if late and minutes else -30 if half else 0
    value = _time(reader, first, part or end_part, shift)
    second = _time(reader, later, end_part) if later else ""
    if value and later and second:
        yield Draft(start, (part or first).end, "TIME", rule=CLOCK + value + offset)
        yield Draft((again or later).start, end, "TIME", rule=CLOCK + second + offset)
    elif value:
        yield Draft(start, end if not later else (part or first).end, "TIME", rule=CLOCK + value + offset)


def _time(reader: Reader, clock: Item, part: Item | None, shift: int = 0) -> str:
    """``T19:00`` of ``19.00``, ``7 malam`` or ``tujuh malam``, ``shift`` minutes on; empty if no time."""
    if clock.letter == "c":
        hour, minute = int(clock.key[1:3]), int(clock.key[4:6])
    elif clock.letter in "0Y" and len(clock.text) == 4:
        hour, minute = divmod(clock.whole, 100)
    else:
        hour, minute = clock.whole, 0
    if shift:
        hour, minute = divmod(hour * 60 + minute + shift, 60)
    if part:
        least, most = reader.words.afternoon_from.get(part.text, (1, 0))
        if least <= hour <= most:
            hour += 12
    if not (0 <= hour <= 24 and 0 <= minute < 60) or (hour == 24 and minute):
        return ""
    return f"T{hour:02}:{minute:02}"


PATTERNS: Patterns = (
    ("pJ", _TOLD, _told),
    ("c", _ZONED, _zoned),
    ("c", _BESIDE, _beside),
    ("2n", _PARTED, _parted),
)

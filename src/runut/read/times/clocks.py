"""Times of day by the clock; the day they belong to is found by ``anchoring``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.read.times.drafts import Draft, Patterns, Reader
from runut.read.times.items import Item

CLOCK = "clock@"
"""Begins the rule of a clock time whose day is not known yet."""
_TOLD = r"(?P<word>[pJ])\.?(?P<half>n)?(?P<c>[c2n0])(?P<o>O)?(?:[-i][pJ]?(?P<c2>[c2]))?(?P<o2>O)?(?P<z>[zq])?"
_ZONED = r"(?P<c>c)(?:[-i](?P<c2>c))?(?P<z>[zq])"
_BESIDE = r"(?P<c>c)"


def _told(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    at = match.start()
    items = reader.row.items
    word, clock, follow = items[at], reader.item(match, "c"), reader.after(match.end())
    assert clock is not None
    half = reader.item(match, "half")
    if half and half.number != 0.5:
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
    lead, follow = reader.before(at), reader.after(at + 1)
    if lead and lead.letter in ",|-.":
        at -= 1
        lead = reader.before(at)
    dated = bool(made and lead and made[-1].end == lead.end and made[-1].type in ("DATE", "TIME"))
    whole = bool(made) and re.match(r"(\d{4}-\d\d-\d\d\Z|date:|weekday:|day)", made[-1].value or made[-1].rule)
    if dated and whole and not (follow and follow.letter == "x" and follow.text in reader.words.count_follows):
        yield from _clocks(reader, match, reader.row.items[match.start()].start)


def _clocks(reader: Reader, match: re.Match[str], start: int, *, half: bool = False) -> Iterator[Draft]:
    groups = match.groupdict()
    zone, later = (reader.item(match, name) if groups.get(name) else None for name in ("z", "c2"))
    part = next((reader.item(match, name) for name in ("o", "o2") if groups.get(name)), None)
    first = reader.item(match, "c")
    assert first is not None
    offset = zone.key if zone else ""
    end = reader.row.items[match.end() - 1].end
    value = _time(reader, first, part, half=half)
    second = _time(reader, later, part) if later else ""
    if value and later and second:
        yield Draft(start, first.end, "TIME", rule=CLOCK + value + offset)
        yield Draft(later.start, end, "TIME", rule=CLOCK + second + offset)
    elif value and not later:
        yield Draft(start, end, "TIME", rule=CLOCK + value + offset)


def _time(reader: Reader, clock: Item, part: Item | None, *, half: bool = False) -> str:
    """``T19:00`` of ``19.00``, ``7 malam`` or ``tujuh malam``; empty where it is no time of day."""
    if clock.letter == "c":
        hour, minute = int(clock.key[1:3]), int(clock.key[4:6])
    elif clock.letter == "0" and len(clock.text) == 4:
        hour, minute = divmod(clock.whole, 100)
    else:
        hour, minute = clock.whole, 0
    if half:
        hour, minute = hour - 1, 30
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
)

"""Lengths of time (``tiga bulan``) and times counted by them (``tiga bulan lalu``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.model import Span, TimeType
from runut.read.times.drafts import Draft, Patterns, Reader
from runut.read.times.items import Item

_DESIGNATOR = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "week": ("P", "W", 1),
    "month": ("P", "M", 1),
    "quarter": ("P", "M", 3),
    "half": ("P", "M", 6),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
}
_SMALLER = {
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
}
_PARTS = (0.25, 0.5, 0.75)
_LIMIT = 1e6


def period(amount: float | None, unit: str) -> str:
    """``P3D``; a lone half or quarter goes to the smaller unit (``PT30M``); ``PXD`` where the amount is not known."""
    if amount in _PARTS and unit in _SMALLER:
        unit, factor = _SMALLER[unit]
        amount = factor * amount
    prefix, letter, times = _DESIGNATOR[unit]
    return f"{prefix}{'X' if amount is None else f'{amount * times:.12g}'}{letter}"


_AMOUNT = "[2n01Yv]"
UNITS = "[UhbtQCDJ]"
_COUNTED = (
    rf"(?P<n>{_AMOUNT})(?:(?:[-i]|&)(?P<n1>{_AMOUNT})|\([n2]\))?(?P<u>{UNITS})(?:&?(?P<n2>[2n])(?P<u2>{UNITS}))?"
    r"(?:(?P<tail>[LRTGFXZd])|(?P<first>o)(?:t?Y|t[LTXFk]))?"
    rf"|(?P<few>{_AMOUNT})(?P<today>d)"
    r"|(?P<one>[VB])(?!-)(?P<tail2>[LRTGFXZ])?"
)


def _counted(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    lead = reader.before(match.start())
    amount: float | None
    few, today = reader.item(match, "few"), reader.item(match, "today")
    if few and today:
        if today.key == "day+0":  # "these three days"
            amount = None if few.letter == "v" else few.number
            yield Draft(few.start, today.end, "DURATION", period(amount, "day"))
        return
    number, unit = reader.item(match, "n"), reader.item(match, "u") or reader.item(match, "one")
    assert unit is not None
    if not unit.key or (lead and lead.letter in "eg" + ("P" if number else "")):
        return
    if unit.capital and lead and lead.text in reader.words.open_always:
        return
    if lead and lead.letter == "-" and match.start() > 1 and items[match.start() - 2].letter == "e":
        return
    amount = 1.0
    if number:
        if number.letter == "Y" and (unit.letter in "hb" or (lead and lead.text in reader.words.time_leads)):
            return
        follow = reader.after(match.end("u"))
        if number.letter in "20" and unit.letter == "t" and follow and follow.letter == "Y":
            return  # number 11 of the year 2008
        if number.gap == 0 and lead and lead.letter not in "(-" and lead.text[:1].isalnum() and lead.letter != "K":
            return
        amount = None if number.letter == "v" or match["n1"] else number.number
    elif unit.letter == "B":
        amount = None
    if amount is not None and amount > _LIMIT:
        return
    value = period(amount, unit.key)
    second, smaller = reader.item(match, "n2"), reader.item(match, "u2")
    tail = reader.item(match, "tail") or reader.item(match, "tail2")
    stop = match.end()
    if second and smaller:
        value = _joined(value, period(second.number, smaller.key)) if smaller.key else ""
        if not value:  # the second length is another one
            value, tail, stop = period(amount, unit.key), None, match.end("u")
    vague = number is None or number.letter == "v"
    first = reader.item(match, "first")
    if first and first.number != 1:
        stop = match.end("u2") if second else match.end("u")
    body = Span(items[match.start()].start, items[stop - (2 if tail else 1)].end)
    yield from _with_tail(reader, match.start(), tail, amount, unit.key, value=value, body=body, vague=vague)


def _joined(value: str, more: str) -> str:
    """``P2Y`` and ``P6M`` as ``P2Y6M``; empty where the second is not a smaller part of the first."""
    order = "YMWDHMS"
    if value.startswith("PT") != more.startswith("PT") and not value.endswith("D"):
        return ""
    timed = more.startswith("PT")
    first = order.index(value[-1]) if not value.startswith("PT") else order.index(value[-1], 4)
    then = order.index(more[-1], 4) if timed else order.index(more[-1])
    if then <= first:
        return ""
    return value + (more[1:] if timed and not value.startswith("PT") else more[2 if timed else 1 :])


def _with_tail(
    reader: Reader,
    at: int,
    /,
    tail: Item | None,
    amount: float | None,
    unit: str,
    *,
    value: str,
    body: Span,
    vague: bool,
) -> Iterator[Draft]:
    """A length by what follows it: alone, back from or on from the anchor, or counted from a happening."""
    letter = tail.letter if tail else ""
    start, end = body.start, tail.end if tail else body.end
    lead, second = reader.before(at), reader.before(at - 1) if at else None
    leads = {lead.text, f"{second.text} {lead.text}" if second else ""} if lead else set()
    stretch = bool(leads & reader.words.stretch_leads)
    if amount is not None and amount % 1 and letter in "LG" and unit in _SMALLER:
        smaller, factor = _SMALLER[unit]
        if not amount * factor % 1:  # so long ago to the month
            unit, amount = smaller, amount * factor
    rounded = None if amount is None else max(round(amount), 1)
    if tail and letter == "d" and tail.key != "day+0":
        letter, end = "", body.end
    if letter == "Z" and tail and stretch and tail.key != "back":
        letter, end = "", body.end
    if letter == "L" and not stretch:
        if rounded is None:
            yield Draft(start, end, "DATE", value="PAST_REF")
        else:
            kind: TimeType = "TIME" if unit in ("second", "minute", "hour") else "DATE"
            yield Draft(start, end, kind, rule=f"{unit}-{rounded}")
    elif letter == "G":
        if rounded is None:
            yield Draft(start, end, "DATE", value="FUTURE_REF")
        else:
            kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
            yield Draft(start, end, kind, rule=f"{unit}+{rounded}")
    elif letter == "Z" and tail and not stretch:
        if amount is None:  # so vague that only the length is told, if that
            if tail.key == "back" or not vague:
                yield Draft(start, end, "DURATION", value=value)
            return
        sign = "-" if tail.number < 0 else "+"
        kind = "TIME" if value.startswith("PT") else "DATE"
        yield Draft(start, end, kind, rule=f"event{sign}{_whole(value)}", back=tail.key == "back")
    else:
        yield Draft(start, end, "DURATION", value=value)


def _whole(value: str) -> str:
    """The first part of a length, without a fraction, as rules write it."""
    match = re.match(r"(PT?)(\d+)(?:\.\d+)?([YMWDHMS])", value)
    return "".join(match.groups()) if match else "P1D"


_TIMES = r"(?P<k>[2n])K(?P<n>[2n])(?P<u>[UhbtJ])"


def _times(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """``3 x 24 jam``: so many stretches of so many."""
    factor, number, unit = (reader.item(match, group) for group in "knu")
    assert factor and number and unit
    amount = factor.number * number.number
    if unit.key and reader.row.items[match.start() + 1].key != "once" and amount <= _LIMIT:
        yield Draft(factor.start, unit.end, "DURATION", value=period(amount, unit.key))


COUNTED: Patterns = (
    ("2n", _TIMES, _times),
    ("2n01Yv", _COUNTED, _counted),
)
"""To be tried before the calendar's."""
BARE: Patterns = (("VB", _COUNTED, _counted),)

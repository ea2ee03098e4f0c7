"""What recurs: ``tiap bulan``, ``empat tahun sekali``, ``dua kali seminggu``, ``secara tahunan``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.read.times.drafts import Draft, Patterns, Reader
from runut.read.times.lengths import UNITS, period

_EVERY = (
    rf"S(?:h?(?P<W>W)(?P<O>O)?(?P<more>(?:(?:,&?|[-&i])h?W(?!\()){{0,6}})"
    rf"|E?(?P<n>[2n])?(?P<u>{UNITS})(?P<once>K)?(?![MY2])|(?P<o2>O)|g(?P<md>2)|(?P<d>2)?E?b?(?P<M>M))"
)


def _every(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    number, unit, weekday, once = (reader.item(match, group) for group in ("n", "u", "W", "once"))
    part = reader.item(match, "O") or reader.item(match, "o2")
    day = reader.item(match, "d") or reader.item(match, "md")
    month = reader.item(match, "M")
    start, stop = items[match.start()].start, match.end()
    if unit:
        if not unit.key:
            return
        if once and once.key != "once":
            stop = match.end("u")
        value = period(number.number if number else 1, unit.key)
    elif weekday:
        value = f"XXXX-WXX-{weekday.whole}"
        stop = match.start("more")
    elif day or month:
        value = f"XXXX-{f'{month.whole:02}' if month else 'XX'}" + (f"-{day.whole:02}" if day else "")
    else:
        value = "XXXX-XX-XX"
    yield Draft(start, items[stop - 1].end, "SET", value + (part.key if part else ""))
    if weekday:
        for other in items[match.start("more") : match.end("more")]:
            if other.letter == "W":
                yield Draft(other.start, other.end, "SET", f"XXXX-WXX-{other.whole}")


_RATE = rf"P(?P<u>{UNITS})(?![MY2LTXFkWsro])|K(?P<in>x)?V(?![-LRZ])|V(?=[n2]?K)|K(?P<u2>{UNITS})(?![LTX])"


def _rate(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    items = reader.row.items
    lead, within = reader.before(match.start()), reader.item(match, "in")
    if lead and lead.letter == ")":
        lead = reader.before(match.start() - 1)
    unit = items[match.end() - 1]
    if not unit.key or match["u2"] or (match["u"] and lead and lead.text in reader.words.rate_units):
        return
    if within and within.text not in reader.words.within:
        return
    start = unit.start if match.group()[0] == "K" else items[match.start()].start
    yield Draft(start, unit.end, "SET", period(1, unit.key))


_ONCE = rf"(?P<n>[2n])(?P<u>{UNITS})(?P<once>K)"


def _once(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """``empat tahun sekali``."""
    number, unit, once = (reader.item(match, group) for group in ("n", "u", "once"))
    assert number and unit and once
    if once.key == "once" and unit.key:
        yield Draft(number.start, once.end, "SET", period(number.number, unit.key))


_AGE = 10
"""From so many years on ``40 tahunan`` is somebody's age, below it a rhythm."""
_EACH = r"(?P<n>[2n])?(?P<j>j)"


def _each(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """``inflasi bulanan``, ``secara tahunan``; after other words the form may be a name or a quality."""
    number, unit, lead = reader.item(match, "n"), reader.item(match, "j"), reader.before(match.start())
    assert unit is not None
    if unit.capital:
        return
    if number and number.whole >= _AGE and unit.key == "year":
        yield Draft(number.start, unit.end, "DURATION", period(None, "year"))
    elif number or (lead and lead.text in reader.words.recurring_leads):
        start = number.start if number else unit.start
        yield Draft(start, unit.end, "SET", period(number.number if number else 1, unit.key))


PATTERNS: Patterns = (
    ("S", _EVERY, _every),
    ("PKV", _RATE, _rate),
    ("2n", _ONCE, _once),
    ("2nj", _EACH, _each),
)
"""To be tried before the lengths that they count by."""

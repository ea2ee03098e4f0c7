"""The grammar: which rows of items are time expressions, and what each says.

A pattern is a regular expression over the letters of ``items``; the first that fits at an item wins. Repetitions are
bounded and each item is tried against the few patterns that can begin with its letter, so a row is read in linear time.
"""

from __future__ import annotations

import re

from runut.read.times import calendar, clocks, feasts, lengths, recurring, years
from runut.read.times.drafts import Draft, Make, Reader
from runut.read.times.items import Row
from runut.read.times.lexicon import Table

_BEGINNING: dict[str, list[tuple[re.Pattern[str], Make]]] = {}
for _letters, _pattern, _make in (
    *clocks.PATTERNS,
    *recurring.PATTERNS,
    *lengths.COUNTED,
    *calendar.PATTERNS,
    *feasts.PATTERNS,
    *years.PATTERNS,
    *calendar.POINTING,
    *years.POINTING,
    *lengths.BARE,
):
    for _letter in _letters:
        _BEGINNING.setdefault(_letter, []).append((re.compile(_pattern), _make))


def read_row(row: Row, words: Table) -> list[Draft]:
    """The time expressions of one row, in order, not overlapping."""
    reader = Reader(row, words)
    found: list[Draft] = []
    at = 0
    while at < len(row.letters):
        for pattern, make in _BEGINNING.get(row.letters[at], ()):
            match = pattern.match(row.letters, at)
            if match:
                made = [draft for draft in make(reader, match, found) if draft.end > draft.start]
                if made:
                    found.extend(draft for draft in made if draft.value or draft.rule)
                    at = max(match.end(), at + 1)
                    while at > 0 and row.items[at - 1].start >= made[-1].end:
                        at -= 1
                    break
        else:
            at += 1
    return found

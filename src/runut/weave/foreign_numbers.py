"""Numbers of reports in another language, which the reader does not read: `$1.2 billion`, `thirty-eight people`.

Read by the words of the table only (``[foreign.<code>]`` of ``weave_differences.toml``): a number, a scale, a unit or
the noun behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from runut.model import Bound, Quantity, Reading, ReadRole, Span
from runut.weave.differing import Foreign

_TOKEN = re.compile(r"[$€£¥]|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*|[%.,;:!?]")
NEXT = 3
"""Words behind a number among which its noun stands."""


def foreign_quantities(reading: Reading, words: Foreign) -> Iterable[Quantity]:
    """The quantities of a report in its language, in order of the text."""
    text = reading.text or ""
    for block in reading.blocks:
        if block.role not in ReadRole:
            continue
        tokens = [
            (match.group(), Span(*match.span())) for match in _TOKEN.finditer(text, block.span.start, block.span.end)
        ]
        at = 0
        while at < len(tokens):
            found = _quantity(tokens, at, words)
            if found is None:
                at += 1
            else:
                quantity, at = found
                yield quantity


def _quantity(tokens: list[tuple[str, Span]], at: int, words: Foreign) -> tuple[Quantity, int] | None:
    start = at
    unit = words.currencies.get(tokens[at][0].lower())
    if unit is not None:
        at += 1
    if at >= len(tokens) or (value := _number(tokens[at][0], words)) is None:
        return None
    last = at
    at += 1
    while at < len(tokens) and (scale := words.scales.get(tokens[at][0].lower())) is not None:
        value *= scale
        last, at = at, at + 1
    of = None
    if unit is None:
        for reach in range(at, min(len(tokens), at + NEXT)):
            lower = tokens[reach][0].lower()
            if not lower[0].isalpha() and lower != "%":
                break
            if lower in words.units:
                unit, last = words.units[lower], reach
                break
            if reach == at:
                of, last = lower, reach
        if unit is None and (of is None or of in words.stop):
            return None
    before = tokens[start - 1][0].lower() if start else ""
    pair = f"{tokens[start - 2][0].lower()} {before}" if start > 1 else ""
    bound: Bound = words.bounds.get(pair) or words.bounds.get(before) or "exact"
    span = Span(tokens[start][1].start, tokens[last][1].end)
    return Quantity(span=span, value=value, unit=unit, of=of if unit is None else None, bound=bound), last + 1


def _number(token: str, words: Foreign) -> float | None:
    if token[0].isdigit():
        value = float(token.replace(",", ""))
        # A year counts nothing.
        return None if len(token) == 4 and token.isdecimal() and 1900 <= value <= 2100 else value
    parts = token.lower().split("-")
    if all(part in words.numbers for part in parts):
        return float(sum(words.numbers[part] for part in parts))
    return None

"""Which found thing is which labelled thing: one to one, the likest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runut.model import Span

Chars = frozenset[int]
"""Places of code points."""
Pair = tuple[tuple[float, ...], int, int]
"""How like, the index of the label, and the index of what was found."""


def chars(spans: Iterable[Span], shift: int = 0) -> Chars:
    """The places that spans cover, moved back by ``shift``."""
    return frozenset(place - shift for start, end in spans for place in range(start, end))


def likeness(one: Chars, other: Chars) -> float:
    """Intersection over union, 0 to 1."""
    union = len(one | other)
    return round(len(one & other) / union, 6) if union else 0.0


def matched(pairs: Iterable[Pair]) -> dict[int, int]:
    """From label to found, greedily from the likest pair on; ties go to what stands first."""
    taken: set[int] = set()
    result: dict[int, int] = {}
    for _, label, found in sorted(pairs, key=lambda pair: (tuple(-part for part in pair[0]), pair[1], pair[2])):
        if label not in result and found not in taken:
            result[label] = found
            taken.add(found)
    return result


def like(labels: Sequence[tuple[int, Chars]], found: Sequence[tuple[int, Chars]], least: float) -> list[Pair]:
    """Pairs that overlap and are at least ``least`` alike."""
    pairs: list[Pair] = []
    for label, one in labels:
        for index, other in found:
            share = likeness(one, other)
            if share >= least and share > 0:
                pairs.append(((share,), label, index))
    return pairs

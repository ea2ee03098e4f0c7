"""Precision, recall, F1 and shares over many reports, with intervals."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import msgspec

from runut.evaluate.marks import Count, Marks, Share

Row = tuple[int, ...]
"""What one report counts."""
_SAMPLES = 500
"""Of the bootstrap."""
_SEED = 7


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is found or not: precision, recall and F1 over all reports."""

    name: str
    right: int
    extra: int
    missed: int
    precision: float
    recall: float
    f1: float
    low: float
    """Of the 95% interval of F1, reports resampled (bootstrap, percentiles)."""
    high: float


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """What is right of the things that were found: a share."""

    name: str
    right: int
    of: int
    share: float
    low: float
    high: float


def measures(marks: Sequence[Marks]) -> list[Measure]:
    """Every measure of the reports."""
    found = []
    for name in _names(one.counts for one in marks):
        counts = [one.counts.get(name, Count(0, 0, 0)) for one in marks]
        right, extra, missed = _total(counts)
        precision, recall, f1 = scores(right, extra, missed)
        low, high = _interval(counts, lambda sample: scores(*_total(sample))[2])
        found.append(
            Measure(
                name=name,
                right=right,
                extra=extra,
                missed=missed,
                precision=precision,
                recall=recall,
                f1=f1,
                low=low,
                high=high,
            )
        )
    return found


def qualities(marks: Sequence[Marks]) -> list[Quality]:
    """Every share of the reports."""
    found = []
    for name in _names(one.shares for one in marks):
        shares = [one.shares.get(name, Share(0, 0)) for one in marks]
        right, of = _total(shares)
        low, high = _interval(shares, lambda sample: _share(*_total(sample)))
        found.append(Quality(name=name, right=right, of=of, share=_share(right, of), low=low, high=high))
    return found


def scores(right: int, extra: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1; where there is nothing to find, finding nothing is 1."""
    precision = right / (right + extra) if right + extra else float(not missed)
    recall = right / (right + missed) if right + missed else float(not extra)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(right: int, of: int) -> float:
    return right / of if of else 1.0


def _names(groups: object) -> list[str]:
    return list(dict.fromkeys(name for group in groups for name in group))  # type: ignore[attr-defined]


def _total(rows: Sequence[Row]) -> Row:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _interval(rows: Sequence[Row], figure: Callable[[Sequence[Row]], float]) -> tuple[float, float]:
    chance = random.Random(_SEED)
    samples = sorted(figure([chance.choice(rows) for _ in rows]) for _ in range(_SAMPLES))
    return samples[int(0.025 * _SAMPLES)], samples[int(0.975 * _SAMPLES)]

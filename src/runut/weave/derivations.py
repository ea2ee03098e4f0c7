"""Reports that tell another report's sentences one by one in its order, reworded or translated, and do not say so.

A text that was spun or translated keeps what its source says, in the order in which it says it. So a report that
credits nobody, and whose sentences mostly are claims of an earlier report in the same order, is held to be taken from
that one. A source must show where it has its words from itself: two reports that credit nobody may both have a third.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runut.weave.coverage import Coverage
from runut.weave.grouping import Group
from runut.weave.passages import TITLE, Passage
from runut.weave.provenance import Provenance

FEWEST = 3
"""Sentences that a report must share with the one that it was taken from."""
SHARE = 0.5
"""Least part of its sentences."""
ORDERED = 0.75
"""Least part of the shared sentences that stand in the same order."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A report that was taken from another. ``shared`` of its ``sentences`` stand there too."""

    of: str
    shared: int
    sentences: int

    @property
    def sure(self) -> float:
        return round(min(0.9, 0.4 + 0.5 * self.shared / self.sentences), 2)


def find_derivations(
    coverage: Coverage, groups: Sequence[Group], copies: Mapping[str, str], shown: Mapping[str, Provenance]
) -> dict[str, Derivation]:
    """Report → what it was taken from, for reports that credit nobody. ``copies``: those that are known already."""
    shared: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for group in groups:
        told = [passage for passage in group if passage.index != TITLE]
        for passage in told:
            for source in told:
                if passage.report != source.report:
                    starts = shared[(passage.report, source.report)]
                    starts.setdefault(passage.content[0].start, source.content[0].start)
    found: dict[str, Derivation] = {}
    for report in coverage.readings:
        if report in copies or shown[report].holders:
            continue
        sentences = _sentences(coverage.passages[report])
        best: tuple[int, str] | None = None
        for other in coverage.readings:
            places = shared.get((report, other), {})
            if _is_taken(places, sentences) and _may_be_source(coverage, other, report, shown[other]):
                rank = (-len(places), other)
                best = min(best, rank) if best is not None else rank
        if best is not None:
            found[report] = Derivation(best[1], -best[0], max(-best[0], sentences))
    return found


def _sentences(passages: Sequence[Passage]) -> int:
    return sum(not passage.clause and passage.index != TITLE for passage in passages)


def _is_taken(places: Mapping[int, int], sentences: int) -> bool:
    """``places``: where a shared sentence begins in the report → where in the other."""
    if len(places) < FEWEST or len(places) < SHARE * sentences:
        return False
    return _longest_rise([places[at] for at in sorted(places)]) >= ORDERED * len(places)


def _longest_rise(values: Sequence[int]) -> int:
    """Length of the longest strictly rising subsequence."""
    tails: list[int] = []
    for value in values:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return len(tails)


def _may_be_source(coverage: Coverage, source: str, report: str, shown: Provenance) -> bool:
    """Whether a report shows where it has its words from, is of another outlet, and is no later as far as known."""
    if not shown.holders or coverage.media.counted(source) == coverage.media.counted(report):
        return False
    return bool(coverage.days[source]) and coverage.days[source] <= (coverage.days[report] or "9999")

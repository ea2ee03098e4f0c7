"""Passages of different reports that say the same.

Pairs are found through an inverted index of rare words; how likely each is one claim follows from what the wordings
share and where they differ (``runut.weave.sameness``). Passages are put together by average log-odds, best first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.weave.clustering import clusters, held_together, reached
from runut.weave.coverage import Coverage
from runut.weave.likeness import Likeness
from runut.weave.meanings import Meanings
from runut.weave.passages import TITLE, Passage
from runut.weave.sameness import Judge, Sameness, judge
from runut.weave.stories import Meaning

COMMON = 60
"""A word in more passages than this finds no pairs by itself, only together with another."""
WHOLE = 60
"""Groups of up to this many passages are compared in full."""
FEW, CROWD = 6, 0.7
"""Sentences of a report, about, where the judgement was fitted; how much of what follows for longer ones is taken off.
That part was chosen on hands left out of the fitting, of little coverages and of whole ones."""
AGAIN = -1.0
"""Least log-odds of two sentences of one report that stand in one claim: a report seldom says a thing twice, but in its
title."""
SHARED = 0.22
"""Least part of the lesser wording, by weight, that a pair must share to be judged, where it shares no number."""
Group = tuple[Passage, ...]
Odds = dict[int, dict[int, float]]
"""Log-odds of pairs of passages by their places, both ways."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """What ``group_passages`` found."""

    groups: list[Group]
    """Passages of two or more reports that say the same, each in order."""
    likeness: Likeness


def group_passages(
    coverage: Coverage,
    affairs: Iterable[Iterable[str]],
    meaning: Meaning | None = None,
    judging: Judge | None = None,
) -> Grouping:
    """The groups of passages of a coverage that say the same.

    ``affairs``: ids of the reports that may tell of one thing; ``meaning``: sentence vectors, which find pairs that
    share no word; ``judging``: another judge than the language's.
    """
    likeness = Likeness(coverage)
    passages = [passage for of_report in coverage.passages.values() for passage in of_report if len(passage.keys) > 1]
    meanings = Meanings(coverage, passages, affairs, meaning)
    pairs = _Pairs(coverage, likeness, passages, judging or judge(coverage.language), meanings)
    pairs.compare(pairs.worth(_pairs(passages, likeness)))
    pairs.compare(meanings.proposed())
    found: list[Group] = []
    for part in pairs.parts():
        for group in pairs.grouped(part):
            if len({passages[at].report for at in group}) > 1:
                found.append(tuple(passages[at] for at in group))
    return Grouping(settle(found, likeness), likeness)


class _Pairs:
    """The log-odds of pairs of passages, as far as they were asked for."""

    def __init__(
        self,
        coverage: Coverage,
        likeness: Likeness,
        passages: Sequence[Passage],
        judging: Judge,
        meanings: Meanings,
    ) -> None:
        self._likeness = likeness
        self._sameness = Sameness(coverage, likeness)
        self._passages = passages
        self._judging = judging
        self._meanings = meanings
        self._odds: Odds = defaultdict(dict)
        self._shared: dict[tuple[int, int], float] = {}
        """``Likeness.shared`` of pairs that are about to be judged."""
        told = Counter(passage.report for passage in passages if not passage.clause)
        self._length = {passage.report: math.log(max(1, told[passage.report])) for passage in passages}
        """Logarithm of the sentences of each report."""

    def worth(self, pairs: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        """The pairs whose wordings share enough to be compared for it: a number, or ``SHARED`` of the lesser."""
        mass = self._likeness.mass
        for pair in pairs:
            one, other = (self._passages[at] for at in pair)
            shared = self._likeness.shared(one, other)
            enough = shared >= SHARED or not one.amounts.isdisjoint(other.amounts)
            if enough or mass(one.keys & other.keys) >= SHARED * min(mass(one.keys), mass(other.keys)):
                self._shared[pair] = shared
                yield pair

    def compare(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Judges the pairs that were not judged yet."""
        new = [(one, other) for one, other in pairs if other not in self._odds.get(one, ())]
        values = [
            self._sameness.features(self._passages[one], self._passages[other], self._shared.pop((one, other), None))
            for one, other in new
        ]
        between = [self._meanings.between(one, other) for one, other in new]
        for (one, other), odds in zip(new, self._judging.log_odds(values, between), strict=True):
            self._odds[one][other] = self._odds[other][one] = odds - self._crowd(one, other)

    def _crowd(self, one: int, other: int) -> float:
        """What is taken off the log-odds of a pair of longer reports: of their sentences fewer pairs are one claim."""
        first, second = (self._length[self._passages[at].report] for at in (one, other))
        return CROWD * max(0.0, (first + second) / 2 - math.log(FEW))

    def parts(self) -> Iterable[list[int]]:
        """Passages that hang together by likely pairs, in order."""
        seen: set[int] = set()
        for first in sorted(self._odds):
            if first in seen or max(self._odds[first].values()) < self._judging.mean:
                continue
            part = reached(self._odds, {first}, self._judging.mean)
            seen |= part
            yield sorted(part)

    def grouped(self, part: Sequence[int]) -> Iterable[tuple[int, ...]]:
        """Passages of one connected part put together by average log-odds. In a small part every pair is compared.
        Whole sentences come together before their clauses do, so that a clause is left to say what its sentence does
        not."""
        passages = self._passages
        if len(part) <= WHOLE:
            self.compare(
                (one, other) for one, other in combinations(part, 2) if not passages[one].overlaps(passages[other])
            )
        inside = set(part)
        odds = {one: {other: value for other, value in self._odds[one].items() if other in inside} for one in part}
        late = {at for at in part if passages[at].clause}

        def may_join(group: Sequence[int], other: Sequence[int], best: float) -> bool:
            return best >= self._judging.link and not any(self._apart(a, b) for a in group for b in other)

        return clusters(odds, self._judging.mean, may_join=may_join, late=late)

    def _apart(self, one: int, other: int) -> bool:
        """Whether two passages are of one report and say two things."""
        first, second = self._passages[one], self._passages[other]
        if first.report != second.report or TITLE in (first.index, second.index) or first.overlaps(second):
            return False
        return self._odds[one].get(other, -math.inf) < AGAIN


def _pairs(passages: Sequence[Passage], likeness: Likeness) -> Iterable[tuple[int, int]]:
    """Pairs that may be alike, each once: those that share a rare word, or two of their rarest words."""
    counts: Counter[str] = Counter(key for passage in passages for key in passage.keys)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        ranked = sorted(passage.keys, key=lambda key: (-likeness.weight(key), key))
        for key in ranked:
            if counts[key] <= COMMON:
                blocks[(key,)].append(at)
        for both in combinations(sorted(key for key in ranked[:6] if counts[key] > COMMON), 2):
            blocks[both].append(at)
    seen: set[tuple[int, int]] = set()
    for _, members in sorted(blocks.items()):
        seen.update(
            pair for pair in held_together(members, COMMON) if passages[pair[0]].report != passages[pair[1]].report
        )
    return sorted(seen)


def settle(groups: Iterable[Group], likeness: Likeness) -> list[Group]:
    """The groups in order, without those that carry nothing that a better one does not carry (a sentence and its
    clause)."""
    groups = [_once(group, likeness) for group in groups]
    ranked = sorted(groups, key=lambda group: (-_strength(group, likeness), group[0].order))
    kept: list[Group] = []
    held: dict[str, list[tuple[int, Passage]]] = defaultdict(list)
    for group in ranked:
        covering: Counter[int] = Counter()
        for passage in group:
            covering.update({at for at, other in held[passage.report] if passage.overlaps(other)})
        if any(count == len(group) for count in covering.values()):
            continue
        for passage in group:
            held[passage.report].append((len(kept), passage))
        kept.append(group)
    return sorted(kept, key=lambda group: group[0].order)


def _once(group: Group, likeness: Likeness) -> Group:
    """Of a sentence and its own clause in one claim, the one that is more like the other versions."""
    others = [
        passage for passage in group if not any(passage.overlaps(other) for other in group if other is not passage)
    ]
    kept: list[Passage] = []
    for passage in sorted(
        group, key=lambda one: (-sum(likeness.of(one, other) for other in others[:12]), one.clause, one.order)
    ):
        if not any(passage.overlaps(other) for other in kept):
            kept.append(passage)
    return tuple(sorted(kept, key=lambda passage: passage.order))


def _strength(group: Group, likeness: Likeness) -> float:
    """Statements before narration, many before few, alike before less alike."""
    told = sum(passage.kind == "statement" for passage in group) / len(group)
    alike = max((likeness.of(one, other) for one, other in combinations(group[:12], 2)), default=0.0)
    return len({passage.report for passage in group}) + told + alike

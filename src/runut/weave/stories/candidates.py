"""Which reports are compared: for each report those that share most of its telling words, within some days.

A report is found through its telling words; those that very many reports of the time hold find others two at a time.
Each report has its ``MOST`` likest ones; a pair is a candidate where either report is among the likest of the other.
That follows from the reports that are there, in whatever order they came: weights are whole numbers, and of equally
alike reports those with the higher ids count.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappush, heapreplace, nlargest
from itertools import combinations

from runut.weave.stories.pairs import DAY, Held
from runut.weave.stories.rarity import Rarity

WINDOW = 12
"""Days between two reports of one story, at most."""
SPAN = 4
"""Days of one part of the index."""
MOST = 32
"""Likest reports of a report."""
TELLING = 20
"""Words by which a report is looked up."""
CROWD = 300
"""Reports within one window that a word may find by itself; commoner words find reports two at a time."""
PAIRED = 6
"""Of the commoner words, so many are taken two at a time."""
LEAST = 0.03
"""Part of the cosine that the words by which two reports find one another must make up."""
NOWHERE = -1
"""Part of the index for reports without a date."""
UNIT = 8192
"""What a weight of 1 is as a whole number."""
_LEAST = int(LEAST * UNIT * UNIT)


class Candidates:
    """``crowd``: how many reports a window holds, about, by which the commoner words are told."""

    def __init__(self, rarity: Rarity, crowd: float = 0.0) -> None:
        self._counts = rarity.counts
        self._common = CROWD / crowd * rarity.reports if crowd > CROWD else math.inf
        self._reports: list[str] = []
        self._moments = array("d")
        self._likest: list[list[tuple[int, str]]] = []
        """Of each report, a heap: how alike, and which."""
        self._number: dict[str, int] = {}
        self._index: dict[int, dict[int, tuple[array[int], array[int]]]] = defaultdict(dict)
        """Part → what reports are looked up by → reports, by number, and weights."""

    def add(self, held: Held) -> list[str]:
        """Takes a report in; gives the reports whose likest ones changed by it, itself among them."""
        keys = list(self._keys(held))
        part = _part(held.sketch.moment)
        scores = self._scores(keys, part)
        number, own, moment = len(self._reports), held.sketch.report, held.sketch.moment
        first, last = (-math.inf, math.inf) if part == NOWHERE else (moment - WINDOW * DAY, moment + WINDOW * DAY)
        reports, moments, likests = self._reports, self._moments, self._likest
        changed = [own]
        alike: list[tuple[int, str]] = []
        for other, score in scores.items():
            if score < _LEAST or not (first <= moments[other] <= last or moments[other] == math.inf):
                continue
            alike.append((score, reports[other]))
            likest = likests[other]
            if len(likest) < MOST:
                heappush(likest, (score, own))
            elif likest[0] < (score, own):
                heapreplace(likest, (score, own))
            else:
                continue
            changed.append(reports[other])
        likests.append(sorted(nlargest(MOST, alike)))
        self._reports.append(own)
        self._moments.append(moment)
        self._number[own] = number
        of_part = self._index[part]
        for key, weight in keys:
            numbers, weights = of_part.setdefault(key, (array("I"), array("H")))
            numbers.append(number)
            weights.append(weight)
        return changed

    def likest(self, report: str) -> list[str]:
        """The reports that are most like a report, the least like first."""
        return [other for _, other in sorted(self._likest[self._number[report]])]

    def _keys(self, held: Held) -> Iterator[tuple[int, int]]:
        """What a report is looked up by, with its weight: its telling words; of those that are too common, two at a
        time."""
        common: list[int] = []
        for key in held.telling[:TELLING]:
            if self._counts.get(key, 0) <= self._common:
                yield key, round(held.vector[key] * UNIT)
            elif len(common) < PAIRED:
                common.append(key)
        for one, other in combinations(sorted(common), 2):
            yield hash((one, other)), round((held.vector[one] + held.vector[other]) * UNIT)

    def _scores(self, keys: Iterable[tuple[int, int]], part: int) -> dict[int, int]:
        """Reports, by number, with how much they share."""
        reach = WINDOW // SPAN
        parts = list(self._index) if part == NOWHERE else [NOWHERE, *range(part - reach, part + reach + 1)]
        indexes = [self._index[at] for at in parts if at in self._index]
        scores: dict[int, int] = defaultdict(int)
        for key, weight in keys:
            for index in indexes:
                if (found := index.get(key)) is not None:
                    for number, other in zip(*found, strict=True):
                        scores[number] += weight * other
        return scores


def near(one: float, other: float) -> bool:
    """Whether two moments lie within one window, as far as known."""
    return not WINDOW * DAY < abs(one - other) < math.inf


def _part(moment: float) -> int:
    return int(moment / DAY / SPAN) if moment != math.inf else NOWHERE

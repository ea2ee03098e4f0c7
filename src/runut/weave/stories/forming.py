"""Stories formed from sketches, in whatever order and in whatever portions these come.

Two reports are compared where both hold some of the same telling words and no more than ``WINDOW`` days lie between
them; how likely they are one story follows from their sketches and the weights of words alone (``pairs``,
``judging``). What hangs together by likely pairs is split by average linkage with contrast (``bundles``,
``runut.weave.clustering``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from runut.weave.clustering import Contrast, clusters
from runut.weave.stories.bundles import Bundles, Group, Odds
from runut.weave.stories.judging import SURE, judgement, log_odds
from runut.weave.stories.pairs import DAY, Held, features, kind
from runut.weave.stories.rarity import Rarity
from runut.weave.stories.sketch import Sketch

Floats = NDArray[np.float32]
Meaning = Callable[[Sequence[str]], Floats]
"""Sentence vectors (texts, dimensions) of length one (``runut.encoder.sentence_vectors``)."""

WINDOW = 12
"""Days between two reports of one story, at most."""
SPAN = 4
"""Days of one part of the index."""
TELLING = 20
"""Words by which a report is looked up."""
CROWD = 300
"""Reports within one window that a word may find by itself; commoner words find reports two at a time."""
PAIRED = 6
"""Of the commoner words, so many are taken two at a time."""
LEAST = 0.03
"""Part of the cosine that the words by which two reports find one another must make up."""
WHOLE = 40
"""In a bundle of up to so many reports every pair is compared."""
NOWHERE = -1
"""Part of the index for reports without a date."""


class Stories:
    """The stories of the sketches that were added.

    ``meaning``: may be left out; doubtful pairs are then judged without it. ``crowd``: how many reports a window holds,
    about, by which the commoner words are told.
    """

    def __init__(
        self, rarity: Rarity, meaning: Meaning | None = None, language: str = "id", crowd: float = 0.0
    ) -> None:
        self.rarity = rarity
        self.asked = 0
        """Headings whose vectors were asked for."""
        self.compared = 0
        """Pairs that were compared."""
        self._meaning = meaning
        self._judgement = judgement(language)
        self._common = CROWD / crowd * rarity.reports if crowd > CROWD else float("inf")
        self._held: dict[str, Held] = {}
        self._vectors: dict[str, Floats] = {}
        self._index: dict[tuple[int, ...], dict[int, list[tuple[str, float]]]] = defaultdict(dict)
        self._bundles = Bundles(self._judgement.likely, self._formed)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, report: str) -> bool:
        return report in self._held

    @property
    def held(self) -> Mapping[str, Held]:
        """Report → what it is compared by."""
        return self._held

    def all(self) -> list[Group]:
        """Every story, a sorted tuple of ids of reports, in order."""
        return self._bundles.all()

    def of(self, report: str) -> Group:
        """The story of a report."""
        return self._bundles.of(report)

    def add(
        self, sketches: Iterable[Sketch], copies: Mapping[str, str] | None = None
    ) -> tuple[list[Group], list[Group]]:
        """Takes reports in; gives the stories that ended by it and those that began.

        ``copies``: report → the report that it copies, which is of the same story whatever else they say.
        """
        pairs: list[tuple[str, str]] = []
        come: dict[str, dict[str, float]] = {}
        for sketch in sorted(sketches, key=lambda one: one.report):
            if sketch.report in self._held:
                continue
            held = Held(sketch, self.rarity)
            pairs += [(sketch.report, other) for other in self._found(held)]
            self._held[sketch.report] = held
            self._enter(held)
            come[sketch.report] = {}
        for (one, other), odds in self._compared(pairs).items():
            come[one][other] = odds
        for one, other in (copies or {}).items():
            if one in self._held and other in self._held and (one in come or other in come):
                fresh, old = (one, other) if one in come else (other, one)
                come[fresh][old] = SURE
        return self._bundles.change((), come)

    # ---- finding

    def _keys(self, held: Held) -> Iterator[tuple[int, ...]]:
        """What a report is looked up by: its telling words; of those that are too common, two at a time."""
        common: list[int] = []
        for key in held.telling[:TELLING]:
            if self.rarity.counts.get(key, 0) <= self._common:
                yield (key,)
            elif len(common) < PAIRED:
                common.append(key)
        yield from combinations(sorted(common), 2)

    def _enter(self, held: Held) -> None:
        part = _part(held.sketch)
        for key in self._keys(held):
            weight = sum(held.vector[one] for one in key)
            self._index[key].setdefault(part, []).append((held.sketch.report, weight))

    def _found(self, held: Held) -> list[str]:
        """The reports that a report is compared with."""
        part = _part(held.sketch)
        reach = WINDOW // SPAN
        scores: dict[str, float] = defaultdict(float)
        for key in self._keys(held):
            parts = self._index.get(key)
            if parts is None:
                continue
            weight = sum(held.vector[one] for one in key)
            for at in parts if part == NOWHERE else (NOWHERE, *range(part - reach, part + reach + 1)):
                for other, others in parts.get(at, ()):
                    scores[other] += weight * others
        return [
            other for other, score in scores.items() if score >= LEAST and near(self._held[other].sketch, held.sketch)
        ]

    # ---- comparing

    def _compared(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], float]:
        """The log-odds of pairs, asking for the meaning of headings where words leave a doubt."""
        low, high = self._judgement.doubtful
        found: dict[tuple[str, str], float] = {}
        doubtful: list[tuple[tuple[str, str], tuple[float, ...], list[float]]] = []
        for pair in pairs:
            one, other = (self._held[report] for report in pair)
            weights = self._judgement.kinds[kind(one.sketch, other.sketch)]
            values = features(one, other)
            found[pair] = log_odds(weights.plain, values)
            if self._meaning is not None and weights.full and low <= found[pair] <= high:
                doubtful.append((pair, weights.full, values))
        self.compared += len(pairs)
        self._ask({report for pair, _, _ in doubtful for report in pair})
        for pair, full, values in doubtful:
            one_vector, other_vector = (self._vectors[report] for report in pair)
            found[pair] = log_odds(full, [*values, float(np.dot(one_vector, other_vector))])
        return found

    def _ask(self, reports: Iterable[str]) -> None:
        missing = sorted(report for report in reports if report not in self._vectors)
        if missing and self._meaning is not None:
            self.asked += len(missing)
            found = self._meaning([self._held[report].sketch.heading for report in missing])
            self._vectors.update(zip(missing, found, strict=True))

    def _formed(self, bundles: Sequence[Sequence[str]], odds: Odds) -> list[list[Group]]:
        """The stories of bundles. In small ones every pair is compared, for this time alone: in a bundle that has grown
        nothing may tell that it was small once."""
        missing = [
            pair
            for members in bundles
            if 2 < len(members) <= WHOLE
            for pair in combinations(members, 2)
            if pair[1] not in odds[pair[0]] and near(self._held[pair[0]].sketch, self._held[pair[1]].sketch)
        ]
        more = self._compared(missing)
        judgement = self._judgement
        contrast = Contrast(judgement.contrast, judgement.single, judgement.base, judgement.unknown)
        found: list[list[Group]] = []
        for members in bundles:
            number = {report: at for at, report in enumerate(members)}
            likeness = {
                at: {number[other]: value for other, value in odds[report].items() if other in number}
                for report, at in number.items()
            }
            for one, other in combinations(members, 2) if 2 < len(members) <= WHOLE else ():
                if (one, other) in more:
                    likeness[number[one]][number[other]] = likeness[number[other]][number[one]] = more[one, other]
            groups = clusters(likeness, judgement.story, contrast=contrast)
            found.append([tuple(members[at] for at in group) for group in groups])
        return found


def near(one: Sketch, other: Sketch) -> bool:
    """Whether two reports lie within one window, as far as known."""
    return not WINDOW * DAY < abs(one.moment - other.moment) < float("inf")


def _part(sketch: Sketch) -> int:
    return int(sketch.moment / DAY / SPAN) if sketch.moment != float("inf") else NOWHERE

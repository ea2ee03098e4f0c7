"""Stories formed from sketches, in whatever order and in whatever portions these come.

Reports that share telling words are compared (``candidates``); how likely two are one story follows from their sketches
and the weights of words alone (``pairs``, ``judging``), and where these leave a doubt from the sentence vectors of
their headings. What hangs together by likely pairs (``bundles``) is split by average linkage with contrast
(``runut.weave.clustering``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.weave.clustering import Contrast, clusters
from runut.weave.odds import SURE, log_odds
from runut.weave.stories.bundles import Bundles, Group, Odds
from runut.weave.stories.candidates import MOST, Candidates, near
from runut.weave.stories.holding import Holding
from runut.weave.stories.judging import judgement
from runut.weave.stories.pairs import Held, features, kind
from runut.weave.stories.rarity import Rarity
from runut.weave.stories.sketch import Sketch

Floats = NDArray[np.float32]
Meaning = Callable[[Sequence[str]], Floats]
"""Sentence vectors (texts, dimensions) of length one (``runut.encoder.sentence_vectors``)."""

WHOLE = 40
"""In a bundle of up to so many reports every pair is compared."""
FREE = 600
"""Headings whose vectors may be asked for however few reports there are."""
ASKED = 0.1
"""Headings, of very many reports, whose vectors are asked for, by report; those of the most doubtful pairs."""
LAST = 8
"""Of the likest reports of a report, the least like ones, by which those that were not compared are judged."""
FLOOR = 0.0
"""Log-odds that these have at least, in the mean, where a report is of a story of more than are compared."""
DECIDES = 1.0
"""Log-odds about which a pair of very many reports decides: their bundles hang together by so likely pairs."""
Pair = tuple[str, str]


class _Doubt(NamedTuple):
    """A pair of which words leave a doubt."""

    pair: Pair
    doubt: float
    """How far its log-odds are from those that decide."""
    known: float
    """Log-odds by the weights with meaning, but for the meaning."""
    weight: float
    """Of the meaning."""


class Stories:
    """The stories of the sketches that were added.

    ``meaning``: may be left out; doubtful pairs are then judged without it. ``crowd``: how many reports a window holds,
    about, by which the commoner words are told. How doubtful a pair must be to be asked for its meaning follows from
    the reports that come first, of which ``ASKED`` may be asked for; so these should be all that are there.
    """

    def __init__(
        self, rarity: Rarity, meaning: Meaning | None = None, language: str = "id", crowd: float = 0.0
    ) -> None:
        self.rarity = rarity
        self.compared = 0
        """Pairs that were compared."""
        self._meaning = meaning
        self._judgement = judgement(language)
        self._needed = {name: weights.needed for name, weights in self._judgement.kinds.items()}
        self._held = Holding(rarity)
        self._candidates = Candidates(rarity, crowd)
        self._copied: set[Pair] = set()
        self._most_doubt: float | None = None
        self._vectors: dict[str, Floats] = {}
        self._bundles = Bundles(self._judgement.likely, self._formed)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, report: str) -> bool:
        return report in self._held

    @property
    def asked(self) -> int:
        """Headings whose vectors were asked for."""
        return len(self._vectors)

    def sketch(self, report: str) -> Sketch:
        return self._held.sketch(report)

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

    def likest(self, report: str, most: int) -> list[str]:
        """A report and those of its story that are surest to be of one with it, ``most`` in all."""
        odds = self._bundles.pairs(report)
        others = [other for other in self.of(report) if other != report]
        return [report, *sorted(others, key=lambda other: (-odds.get(other, -SURE), other))[: most - 1]]

    def add(
        self, sketches: Iterable[Sketch], copies: Mapping[str, str] | None = None
    ) -> tuple[list[Group], list[Group]]:
        """Takes reports in; gives the stories that ended by it and those that began.

        ``copies``: report → the report that it copies, which is of the same story whatever else they say.
        """
        come: dict[str, dict[str, float]] = {}
        changed: dict[str, None] = {}
        for sketch in sorted(sketches, key=lambda one: (one.moment, one.report)):
            if sketch.report not in self._held:
                come[sketch.report] = {}
                changed |= dict.fromkeys(self._candidates.add(self._held.enter(sketch)))
        begun, parted = self._renewed(changed, come)
        for (one, other), odds in self._compared(begun).items():
            come.setdefault(one, {})[other] = odds
        for one, other in (copies or {}).items():
            if one in self._held and other in self._held and (one in come or other in come):
                self._copied |= {(one, other), (other, one)}
                come.setdefault(one, {})[other] = SURE
                come.get(other, {}).pop(one, None)
        return self._bundles.change((), come, parted)

    # ---- comparing

    def _renewed(self, changed: Iterable[str], come: Mapping[str, object]) -> tuple[list[Pair], list[Pair]]:
        """The pairs that are to be compared now, and those that no longer are, of reports whose likest ones changed."""
        begun: dict[Pair, None] = {}
        parted: set[Pair] = set()
        for one in changed:
            likest = set(self._candidates.likest(one))
            pairs = {} if one in come else self._bundles.pairs(one)
            for other in sorted(likest - pairs.keys()):
                if (other, one) not in begun:
                    begun[(one, other)] = None
            for other in pairs.keys() - likest:
                if one not in self._candidates.likest(other) and (one, other) not in self._copied:
                    parted.add((min(one, other), max(one, other)))
        return list(begun), sorted(parted)

    def _compared(self, pairs: Sequence[Pair]) -> dict[Pair, float]:
        """The log-odds of pairs, asking for the meaning of headings where words leave a doubt."""
        low, high = self._judgement.doubtful
        found: dict[Pair, float] = {}
        doubtful: list[_Doubt] = []
        for pair in pairs:
            one, other = self._held[pair[0]], self._held[pair[1]]
            of_kind = kind(one.sketch, other.sketch)
            weights = self._judgement.kinds[of_kind]
            values = features(one, other, self._needed[of_kind])
            found[pair] = odds = log_odds(weights.plain, values)
            if self._meaning is not None and weights.full and low <= odds <= high:
                known = log_odds(weights.full, [*values, 0.0], bound=False)
                doubtful.append(_Doubt(pair, abs(odds - DECIDES), known, weights.full[-2]))
        self.compared += len(pairs)
        asked = self._most_doubtful(doubtful)
        self._ask({report for doubt in asked for report in doubt.pair})
        for doubt in asked:
            first, second = (self._vectors[report] for report in doubt.pair)
            found[doubt.pair] = max(-SURE, min(SURE, doubt.known + doubt.weight * float(np.dot(first, second))))
        return found

    def _most_doubtful(self, pairs: Iterable[_Doubt]) -> list[_Doubt]:
        """The pairs whose meaning is asked for. How doubtful these are at least is settled with the first."""
        ranked = sorted(pairs, key=lambda one: (one.doubt, sorted(one.pair)))
        if self._most_doubt is None:
            most = max(FREE, ASKED * self.rarity.reports)
            wanted: set[str] = set()
            self._most_doubt = math.inf
            for one in ranked:
                wanted.update(one.pair)
                if len(wanted) > most:
                    self._most_doubt = one.doubt
                    break
        return [one for one in ranked if one.doubt < self._most_doubt]

    def _ask(self, reports: Iterable[str]) -> None:
        missing = sorted(report for report in reports if report not in self._vectors)
        if missing and self._meaning is not None:
            found = self._meaning([self._held.sketch(report).heading for report in missing])
            self._vectors.update(zip(missing, found, strict=True))

    def _formed(self, bundles: Sequence[Sequence[str]], odds: Odds) -> list[list[Group]]:
        """The stories of bundles. In small ones every pair is compared, for this time alone: in a bundle that has grown
        nothing may tell that it was small once."""
        missing = [
            pair
            for members in bundles
            if 2 < len(members) <= WHOLE
            for pair in combinations(members, 2)
            if pair[1] not in odds[pair[0]]
            and near(self._held.sketch(pair[0]).moment, self._held.sketch(pair[1]).moment)
        ]
        more = self._compared(missing)
        judgement = self._judgement
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
            floors = {at: self._floor(report) for report, at in number.items()} if len(members) > WHOLE else {}
            contrast = Contrast(judgement.contrast, judgement.single, judgement.base, judgement.unknown, floors)
            groups = clusters(likeness, judgement.story, contrast=contrast)
            found.append([tuple(members[at] for at in group) for group in groups])
        return found

    def _floor(self, report: str) -> float:
        """How likely a report is of one story with those that it was not compared with, at most: as likely as with the
        least like of those that it was. Where these are no story with it, the others are none."""
        likest = self._candidates.likest(report)
        if len(likest) < MOST:
            return -SURE
        odds = self._bundles.pairs(report)
        floor = math.fsum(odds[other] for other in likest[:LAST]) / LAST
        return floor if floor > FLOOR else -SURE

"""What the passages of a coverage mean, as far as their sentence vectors were asked for.

A cosine by itself says little of two sentences of one affair, for all of them are alike: what counts is how far two are
more alike than each is with the rest of the other's report. The margin is that of bitext mining (Artetxe and Schwenk,
2019, "Margin-based parallel corpus mining with multilingual sentence embeddings"), as a difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from runut.weave.coverage import Coverage
from runut.weave.passages import Passage
from runut.weave.stories import Meaning
from runut.weave.stories.forming import Floats

ASKED = 900
"""Vectors that may be asked for in one affair, where nobody says otherwise."""
NEIGHBOURS, SHARE = 4, 0.6
"""So many of the sentences of the other report that a passage is most like, or that share where it is more, say how
like it is to the report."""
NEAREST = 2
"""Passages of another report that a passage is held against for their meaning alone."""


class Meanings:
    """The vectors of passages, asked for affair by affair: of all its passages, of its sentences where these are too
    many, of none where those are."""

    def __init__(
        self,
        coverage: Coverage,
        passages: Sequence[Passage],
        affairs: Iterable[Iterable[str]],
        meaning: Meaning | None,
        asked: int = ASKED,
    ) -> None:
        """``affairs``: ids of reports; ``meaning``: none where there is no encoder; ``asked``: vectors that may be
        asked for in one affair."""
        self._of: dict[int, tuple[_Affair, int]] = {}
        self._affairs: list[_Affair] = []
        if meaning is None:
            return
        of_report = _of_report(passages)
        texts = [coverage.said(passage) for passage in passages]
        for reports in affairs:
            places = [at for report in sorted(reports) for at in of_report.get(report, ())]
            if len({texts[at] for at in places}) > asked:
                places = [at for at in places if not passages[at].clause]
            wanted = sorted({texts[at] for at in places})
            if not 1 < len(wanted) <= asked:
                continue
            vectors = dict(zip(wanted, meaning(wanted), strict=True))
            affair = _Affair(places, [passages[at] for at in places], np.array([vectors[texts[at]] for at in places]))
            self._affairs.append(affair)
            self._of.update({at: (affair, row) for row, at in enumerate(places)})

    def between(self, one: int, other: int) -> tuple[float, float] | None:
        """The margin and the cosine of two passages by their places; none where either is not known, or they are of two
        affairs."""
        first, second = self._of.get(one), self._of.get(other)
        if first is None or second is None or first[0] is not second[0]:
            return None
        return first[0].between(first[1], second[1])

    def proposed(self) -> list[tuple[int, int]]:
        """Pairs of which one is among the passages of its report that the other is most like."""
        return sorted({pair for affair in self._affairs for pair in affair.proposed()})


class _Affair:
    """``places`` of ``passages`` with their vectors (passages, dimensions)."""

    def __init__(self, places: Sequence[int], passages: Sequence[Passage], vectors: Floats) -> None:
        self._places = places
        self._reports = [passage.report for passage in passages]
        self._rows = _of_report(passages)
        # Rounded, for a product of matrices gives other last digits in another order.
        self._cosines = np.round(vectors @ vectors.T, 5)
        middle = float(np.round(self._cosines.mean(), 4))
        self._usual: dict[str, Floats] = {}
        for report, rows in self._rows.items():
            told = [row for row in rows if not passages[row].clause]
            most = max(NEIGHBOURS, round(SHARE * len(told)))
            best = -np.sort(-self._cosines[:, told], axis=1)[:, :most]
            missing = most - best.shape[1]
            self._usual[report] = (best.sum(axis=1) + missing * middle) / most

    def between(self, one: int, other: int) -> tuple[float, float]:
        cosine = float(self._cosines[one, other])
        usual = self._usual[self._reports[other]][one] + self._usual[self._reports[one]][other]
        return cosine - float(usual) / 2, cosine

    def proposed(self) -> Iterable[tuple[int, int]]:
        for one, report in enumerate(self._reports):
            for other, rows in self._rows.items():
                if other == report:
                    continue
                for at in np.argsort(-self._cosines[one, rows], kind="stable")[:NEAREST]:
                    first, second = self._places[one], self._places[rows[at]]
                    yield min(first, second), max(first, second)


def _of_report(passages: Sequence[Passage]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        found[passage.report].append(at)
    return found

"""What comes of comparing one report with its labels: counts, shares, and each miss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from runut.evaluate.matching import Chars
from runut.model import Span


class Count(NamedTuple):
    """Of one measure in one report: labelled and found, found only, labelled only."""

    right: int
    extra: int
    missed: int


class Share(NamedTuple):
    """Of one measure in one report: how many were right, of how many."""

    right: int
    of: int


class Miss(NamedTuple):
    """One thing that was not read as it is labelled."""

    report: str
    """The address of the report."""
    measure: str
    what: Literal["missed", "extra", "differs"]
    spans: tuple[Span, ...]
    """In the report's text."""
    labelled: str = ""
    found: str = ""


class Marks:
    """The counts, shares and misses of one report, as they are gathered."""

    def __init__(self, report: str, shift: int) -> None:
        self.report = report
        self.shift = shift
        self.counts: dict[str, Count] = {}
        self.shares: dict[str, Share] = {}
        self.misses: list[Miss] = []

    def count(self, measure: str, right: int, extra: int, missed: int) -> None:
        self.counts[measure] = Count(right, extra, missed)

    def share(self, measure: str, right: bool) -> None:
        """One more of which ``right`` says whether it is so."""
        known = self.shares.get(measure, Share(0, 0))
        self.shares[measure] = Share(known.right + right, known.of + 1)

    def differs(self, measure: str, spans: Iterable[Sequence[int]], labelled: object, found: object) -> None:
        """A share that is not right; spans are the label's."""
        self._miss(measure, "differs", spans, str(labelled), str(found))

    def missed(self, measure: str, spans: Iterable[Sequence[int]], labelled: str = "") -> None:
        self._miss(measure, "missed", spans, labelled)

    def extra(self, measure: str, places: Chars, found: str = "") -> None:
        """Something found that is not labelled."""
        self._miss(measure, "extra", runs(places), "", found)

    def _miss(
        self,
        measure: str,
        what: Literal["missed", "extra", "differs"],
        spans: Iterable[Sequence[int]],
        labelled: str = "",
        found: str = "",
    ) -> None:
        moved = tuple(Span(start + self.shift, end + self.shift) for start, end in spans)
        self.misses.append(Miss(self.report, measure, what, moved, labelled, found))


def runs(places: Chars) -> list[Span]:
    """The spans that a set of places makes."""
    found: list[Span] = []
    for place in sorted(places):
        if found and found[-1].end == place:
            found[-1] = Span(found[-1].start, place + 1)
        else:
            found.append(Span(place, place + 1))
    return found

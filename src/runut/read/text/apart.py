"""Which of some spans another span touches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from runut.model import Span


class Apart:
    """Whether a span is apart from all of some spans that do not overlap one another."""

    def __init__(self, taken: Iterable[Span]) -> None:
        self._taken = sorted(taken)

    def __call__(self, span: Span) -> bool:
        return not self.touched(span)

    def touched(self, span: Span) -> list[Span]:
        """Those of the spans that share a character with ``span``, in order."""
        at = bisect_left(self._taken, (span.start, span.start))
        at -= at > 0 and self._taken[at - 1].end > span.start
        found = []
        while at < len(self._taken) and self._taken[at].start < span.end:
            found.append(self._taken[at])
            at += 1
        return found

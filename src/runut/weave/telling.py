"""Where things stand in one report: its statements, paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.model import Reading, Span
from runut.weave.coverage import Coverage
from runut.weave.passages import LONGEST_SENTENCE, Passage

_END = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"'])|\n")


class Telling:
    """One report's text with the passages that the coverage made of it."""

    def __init__(self, coverage: Coverage, reading: Reading) -> None:
        self.coverage = coverage
        self.reading = reading
        self.text = reading.text or ""
        self.low = self.text.lower()

    def statements(self) -> Iterator[tuple[int, Passage]]:
        """The statements as a whole, by their index."""
        for passage in self.coverage.passages[self.reading.id]:
            if passage.kind == "statement" and not passage.clause:
                yield passage.index, passage

    def in_paragraph(self, passage: Passage, span: Span) -> bool:
        """Whether a span stands in a passage's paragraph."""
        return self.coverage.paragraph(passage).covers(span)

    def sentence(self, span: Span) -> Span:
        """The sentence that a span stands in."""
        first = max(0, span.start - LONGEST_SENTENCE)
        start = max((end.end() for end in _END.finditer(self.text, first, span.start)), default=first)
        last = min(len(self.text), span.end + LONGEST_SENTENCE)
        end = _END.search(self.text, span.end, last)
        return Span(start, end.start() if end is not None else last)

    def places(self, words: str) -> Iterator[Span]:
        """Where words stand in the text, in any case."""
        at = self.low.find(words)
        while at >= 0:
            yield Span(at, at + len(words))
            at = self.low.find(words, at + len(words))

"""Marks laid over a report's text: overlapping spans become nested marks and flat runs, split at every boundary."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from runut.model import Block, Reading, Role, Span

Kind = Literal["statement", "speaker", "cue", "relay", "date"]
_LINE = re.compile(r"[^\n]+")
T = TypeVar("T")


class Layer(NamedTuple):
    """A span that is marked for what it is; ``number`` is that of the finding in its list of the reading."""

    span: Span
    kind: Kind
    number: int


class Run(NamedTuple):
    """Words under one set of layers."""

    span: Span
    layers: tuple[Layer, ...]


class Open(NamedTuple):
    """A citation begins, or goes on after another's end or a line's (``first`` is false)."""

    cited: Span
    first: bool


class Close(NamedTuple):
    """The citation opened last ends or breaks off."""

    cited: Span


Piece = Run | Open | Close


class Line(NamedTuple):
    """One line of a report, its pieces in order: within it, every ``Open`` has its ``Close``."""

    span: Span
    role: Role
    after_gap: bool
    """Whether text was left out before it (an excerpt)."""
    pieces: tuple[Piece, ...]


def lines(reading: Reading, excerpts: bool = False) -> tuple[Block, ...]:
    """The lines of a reading's text that hold more than white space, each with its block's role.

    What no block covers counts as body; in an excerpt it is what was left out.
    """
    return tuple(Block(span=span, role=role) for span, role, _ in _lines(reading, excerpts))


def marked(reading: Reading, cited: Iterable[Span], excerpts: bool = False) -> Iterator[Line]:
    """The lines of a report with the reading's findings and the ``cited`` spans marked. Yields in text order."""
    layers = _Sweep((layer.span, layer) for layer in findings(reading))
    citations = _Sweep((span, span) for span in set(cited))
    begun: set[Span] = set()
    for span, role, after_gap in _lines(reading, excerpts):
        over = citations.over(span)
        pieces = tuple(_pieces(span, layers.over(span), over, begun))
        begun.update(over)
        yield Line(span, role, after_gap, pieces)


def findings(reading: Reading) -> list[Layer]:
    """Every finding of a reading that is marked in its text; a speaker or cue of several statements once."""
    found = [Layer(span, "statement", number) for number, one in enumerate(reading.statements) for span in one.content]
    speakers = {one.speaker: number for number, one in reversed([*enumerate(reading.statements)]) if one.speaker}
    cues = {one.cue: number for number, one in reversed([*enumerate(reading.statements)]) if one.cue}
    found += [Layer(span, "speaker", number) for span, number in speakers.items()]
    found += [Layer(span, "cue", number) for span, number in cues.items()]
    found += [Layer(one.span, "relay", number) for number, one in enumerate(reading.relays)]
    found += [Layer(one.span, "date", number) for number, one in enumerate(reading.dates)]
    return found


class _Sweep(Generic[T]):
    """Spans met by lines that come in text order."""

    def __init__(self, spans: Iterable[tuple[Span, T]]) -> None:
        self._ahead = sorted(spans, key=lambda pair: (pair[0].start, -pair[0].end), reverse=True)
        self._active: list[tuple[Span, T]] = []

    def over(self, line: Span) -> list[T]:
        while self._ahead and self._ahead[-1][0].start < line.end:
            self._active.append(self._ahead.pop())
        self._active = [pair for pair in self._active if pair[0].end > line.start and pair[0].start < pair[0].end]
        return [value for _, value in self._active]


def _lines(reading: Reading, excerpts: bool) -> Iterator[tuple[Span, Role, bool]]:
    text = reading.text or ""
    gap = False
    at = 0
    for block in sorted(reading.blocks, key=lambda block: block.span):
        start, end = max(at, block.span.start), min(len(text), block.span.end)
        if start > at:
            gap = gap or excerpts
            if not excerpts:
                yield from ((line, "body", False) for line in _split(text, at, start))
        for line in _split(text, start, end):
            yield line, block.role, gap
            gap = False
        at = max(at, end)
    if not excerpts:
        yield from ((line, "body", False) for line in _split(text, at, len(text)))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _LINE.finditer(text, start, max(start, end)):
        words = found[0]
        if bare := words.strip():
            begin = found.start() + len(words) - len(words.lstrip())
            yield Span(begin, begin + len(bare))


def _pieces(line: Span, layers: Sequence[Layer], cited: Sequence[Span], begun: set[Span]) -> Iterator[Piece]:
    cuts = sorted({line.start, line.end, *(edge for layer in layers for edge in layer.span)})
    ahead = [(max(span.start, line.start), -min(span.end, line.end), span, span not in begun) for span in cited]
    heapq.heapify(ahead)
    ends: list[tuple[int, Span]] = []
    at = line.start
    while ahead or ends:
        if ends and (not ahead or ends[-1][0] <= ahead[0][0]):
            end, span = ends.pop()
            yield from _runs(at, end, cuts, layers)
            at = max(at, end)
            yield Close(span)
            continue
        start, negative, span, first = heapq.heappop(ahead)
        end = -negative
        if ends and end > ends[-1][0]:
            heapq.heappush(ahead, (ends[-1][0], -end, span, False))
            end = ends[-1][0]
        yield from _runs(at, start, cuts, layers)
        at = max(at, start)
        ends.append((end, span))
        yield Open(span, first)
    yield from _runs(at, line.end, cuts, layers)


def _runs(start: int, end: int, cuts: Sequence[int], layers: Sequence[Layer]) -> Iterator[Run]:
    at = start
    for cut in (*cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end):
        if cut > at:
            yield Run(Span(at, cut), tuple(one for one in layers if one.span.start <= at and cut <= one.span.end))
            at = cut

"""A dossier that can be passed on: it holds cited words, most in their sentences, who wrote them, and no other text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TypeVar

import msgspec

from runut.model import Assertion, Block, Claim, Dossier, Reading, Span, Version
from runut.tell.index import Index

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])|\n+")
_IN_SENTENCES = ("claim", "disagreement", "update", "drift")
"""What cites words that are not understood without their sentence; the rest needs the words alone."""
_FURTHEST = 600
"""Characters looked through on either side of cited words for the ends of their sentence."""
F = TypeVar("F")


def excerpt(dossier: Dossier, readings: Mapping[str, Reading]) -> tuple[Dossier, dict[str, Reading]]:
    """``dossier`` with ``excerpts`` set, and readings that hold only what it cites.

    Kept of each report: the sentences with words that a claim, a disagreement, an update or a drift cites, other cited
    words without theirs, its title, its authors and the words of its date. Every other character is a space, so that
    offsets and ``runut verify`` hold; blocks cover only what is kept. Findings whose words were not kept are gone, and
    indexes follow.
    """
    if dossier.excerpts:
        return dossier, dict(readings)
    index = Index(dossier, readings)
    readings = {report: reading for report in index.reports if (reading := index.reading(report)) is not None}
    cuts = {report: _Cut(index, report, reading) for report, reading in readings.items()}
    claims = tuple(_renumbered(claim, cuts) for claim in dossier.claims)
    return (
        msgspec.structs.replace(dossier, excerpts=True, claims=claims),
        {report: cut.reading() for report, cut in cuts.items()},
    )


class _Kept:
    """The spans of one text that are kept: sorted, apart from one another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            elif span.start < span.end:
                joined.append(span)
        self.spans = tuple(joined)

    def holds(self, span: Span) -> bool:
        at = bisect_right(self.spans, (span.start, 1 << 62)) - 1
        return at >= 0 and self.spans[at].covers(span)


def _kept(index: Index, report: str, reading: Reading) -> _Kept:
    text = reading.text or ""
    whole = [one.span for one in (*reading.byline, *reading.editor)]
    whole += [span for span in (reading.title, reading.published.span) if span]
    if title := index.reports[report].title_span:
        whole.append(title)
    cited = [
        _sentence(text, bare) if any(use.kind in _IN_SENTENCES for use in uses) else bare
        for span, uses in index.cited(report).items()
        if (bare := _bare(text, span))
    ]
    cited += [bare for span in index.untold(report) if (bare := _bare(text, span))]
    spans = [Span(max(0, span.start), min(len(text), span.end)) for span in (*whole, *cited)]
    return _Kept(_over_space(text, _Kept(spans).spans))


def _over_space(text: str, spans: Sequence[Span]) -> list[Span]:
    """``spans``, each drawn out to the next where only white space parts them."""
    return [
        Span(span.start, after.start) if after and not text[span.end : after.start].strip() else span
        for span, after in zip_longest(spans, spans[1:])
    ]


def _bare(text: str, span: Span) -> Span | None:
    """``span`` without the white space at its ends; ``None`` where nothing else is in it."""
    start, end = max(0, span.start), min(len(text), span.end)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None


def _sentence(text: str, span: Span) -> Span:
    """``span`` drawn out to the ends of its sentences; where they cannot be told within reach, to a word's end."""
    low, high = max(0, span.start - _FURTHEST), min(len(text), span.end + _FURTHEST)
    before = [found.end() for found in _END.finditer(text, low, span.start)]
    ends = _END.finditer(text, max(low, span.end - 3), high)
    after = next((found for found in ends if found.end() > span.end), None)
    start = before[-1] if before else low if low == 0 else span.start
    end = after.start() + len(after[0].rstrip()) if after else high if high == len(text) else span.end
    return Span(min(start, span.start), max(end, span.end))


class _Cut:
    """A reading, what is kept of its text, and the new indexes of its findings by the old."""

    def __init__(self, index: Index, report: str, reading: Reading) -> None:
        self._whole = reading
        self._kept = kept = _kept(index, report, reading)
        self.statements = _places(reading.statements, lambda one: all(kept.holds(span) for span in one.content))
        self.assertions = _places(reading.assertions, lambda one: kept.holds(one.span))

    def reading(self) -> Reading:
        """The reading with only what is kept."""
        reading, kept = self._whole, self._kept
        if reading.text is None:
            return reading
        relays = _places(reading.relays, lambda one: kept.holds(one.span))
        entities = _places(reading.entities, lambda one: kept.holds(one.span))
        dates = _places(reading.dates, lambda one: kept.holds(one.span))
        quantities = _places(reading.quantities, lambda one: kept.holds(one.span))
        offices = _places(reading.offices, lambda one: kept.holds(one.span))
        return msgspec.structs.replace(
            reading,
            text=_blanked(reading.text, kept),
            blocks=_clipped(reading, kept),
            title=_held(reading.title, kept),
            subtitle=_held(reading.subtitle, kept),
            dateline=reading.dateline if reading.dateline and kept.holds(reading.dateline.span) else None,
            statements=tuple(
                msgspec.structs.replace(
                    one,
                    cue=_held(one.cue, kept),
                    speaker=_held(one.speaker, kept),
                    parent=self.statements.get(one.parent) if one.parent is not None else None,
                    relays=tuple(relays[at] for at in one.relays if at in relays),
                )
                for one in _taken(reading.statements, self.statements)
            ),
            relays=_taken(reading.relays, relays),
            entities=_taken(reading.entities, entities),
            offices=tuple(
                msgspec.structs.replace(one, holder=None if one.holder is None else entities.get(one.holder))
                for one in _taken(reading.offices, offices)
            ),
            dates=_taken(reading.dates, dates),
            quantities=_taken(reading.quantities, quantities),
            assertions=tuple(
                Assertion(
                    span=one.span,
                    entities=tuple(entities[at] for at in one.entities if at in entities),
                    dates=tuple(dates[at] for at in one.dates if at in dates),
                    quantities=tuple(quantities[at] for at in one.quantities if at in quantities),
                )
                for one in _taken(reading.assertions, self.assertions)
            ),
            problems=tuple(one for one in reading.problems if one.span is None or kept.holds(one.span)),
        )


def _blanked(text: str, kept: _Kept) -> str:
    parts: list[str] = []
    at = 0
    for span in kept.spans:
        parts += (" " * (span.start - at), span.of(text))
        at = span.end
    return "".join((*parts, " " * (len(text) - at)))


def _clipped(reading: Reading, kept: _Kept) -> tuple[Block, ...]:
    """The reading's blocks within what is kept; what no block covers there is body."""
    blocks = sorted(reading.blocks, key=lambda block: block.span)
    found: list[Block] = []
    for span in kept.spans:
        at = span.start
        for block in blocks[max(0, bisect_left(blocks, span.start, key=lambda block: block.span.end)) :]:
            if block.span.start >= span.end:
                break
            start, end = max(at, block.span.start), min(span.end, block.span.end)
            if start > at:
                found.append(Block(span=Span(at, start), role="body"))
            if end > start:
                found.append(Block(span=Span(start, end), role=block.role))
            at = max(at, end)
        if at < span.end:
            found.append(Block(span=Span(at, span.end), role="body"))
    return tuple(found)


def _renumbered(claim: Claim, cuts: Mapping[str, _Cut]) -> Claim:
    versions = tuple(_renumbered_version(version, cuts.get(version.report)) for version in claim.versions)
    return msgspec.structs.replace(claim, versions=versions)


def _renumbered_version(version: Version, cut: _Cut | None) -> Version:
    if cut is None:
        return version
    places = cut.statements if version.kind == "statement" else cut.assertions
    return msgspec.structs.replace(version, index=places.get(version.index, version.index))


def _held(span: Span | None, kept: _Kept) -> Span | None:
    return span if span and kept.holds(span) else None


def _places(found: Sequence[F], is_held: Callable[[F], bool]) -> dict[int, int]:
    """The old and the new index of each finding that is held."""
    held = [old for old, one in enumerate(found) if is_held(one)]
    return {old: new for new, old in enumerate(held)}


def _taken(found: Sequence[F], places: Mapping[int, int]) -> tuple[F, ...]:
    return tuple(found[old] for old in places)

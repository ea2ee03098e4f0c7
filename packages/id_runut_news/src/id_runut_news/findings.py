"""What Runut found, beside spaCy's own annotation: made anew from the kept reading whenever it is asked for.

The reading is kept in the Doc as bytes, so that a Doc that was saved, pickled or sent to another process still has
it; Spans cannot be saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, SpanGroup

from runut import model

LABELS = ("PER", "ORG", "LOC", "MEDIA", "MISC")
SPEAKER, CUE, CONTENT = PARTS = ("SPEAKER", "CUE", "CONTENT")
"""Labels of the parts of a statement in ``doc.spans["statements"]``."""
RELAY = "RELAY"

_Kind = Literal["statements", "relays", "times"]
_Numbers = NDArray[np.int64]
_NOTHING = model.Reading(id="", uri="", sha256="", gathered_at="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody is reported to have said, written or believed."""

    index: int
    """Its place in ``doc._.statements``."""
    words: tuple[str, ...]
    """The very words of each part of the content, where a Span may hold more."""
    content: tuple[Span, ...]
    cue: Span | None
    """What says that somebody speaks: `kata`, `menurut`."""
    speaker: Span | None
    """Who speaks, as named here: a name, `dia`, the word that `-nya` ends."""
    speaker_name: str | None
    """Who that is, as far as the report tells."""
    speaker_id: str | None
    anonymous: bool
    kind: model.StatementKind
    stance: model.Stance
    negated: bool
    vehicle: model.Vehicle | None
    """What the words were carried in: a letter, a speech."""
    chain: tuple[model.Link, ...]
    """Media between the speaker and this report, the one nearest the words first: ``name``, ``id``, ``how``."""
    relays: tuple[Relay, ...]
    """The credits from which the chain was read."""
    parent: int | None
    """``index`` of the statement that this one stands inside of."""
    how: str | None
    """How the speaker was found (``docs/formats.md``)."""
    sure: float | None
    """How sure that is, 0 to 1."""
    exact: model.Statement = field(repr=False)
    """As Runut found it, every span to the character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """An explicit pointer to where a report, paragraph or statement came from."""

    index: int
    """Its place in ``doc._.relays``."""
    span: Span
    name: str
    id: str
    kind: model.MediumKind
    scope: model.Scope
    """What it reaches."""
    source: str | None
    """Id of the medium that this one in turn names as its source."""
    exact: model.Relay = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression."""

    index: int
    """Its place in ``doc._.times``."""
    span: Span
    value: str
    """ISO 8601 as TIMEX3 has it: ``2025-01-07``, ``P3D``; ``XXXX`` where it hangs on a date that nobody gives."""
    type: model.TimeType
    anchor: model.Anchor
    """What a relative value hangs on."""
    exact: model.Time = field(repr=False)


# ---------------------------------------------------------------- the reading in the Doc


def keep_reading(doc: Doc, reading: model.Reading) -> None:
    """Keeps a reading in the Doc; its text is the Doc's and is not kept twice."""
    doc._.runut_reading = msgspec.msgpack.encode(msgspec.structs.replace(reading, text=None))


@lru_cache(maxsize=64)
def _decoded(kept: bytes) -> model.Reading:
    return msgspec.msgpack.decode(kept, type=model.Reading)


@lru_cache(maxsize=64)
def _names(kept: bytes) -> dict[str, str]:
    return {mention.id: mention.name for mention in _decoded(kept).entities}


def _found(doc: Doc) -> model.Reading | None:
    kept: bytes | None = doc._.runut_reading
    return None if kept is None else _decoded(kept)


def reading(doc: Doc) -> model.Reading | None:
    """The whole reading, with ``doc.text`` as its text; ``None`` where ``runut`` has not run."""
    found = _found(doc)
    return None if found is None else msgspec.structs.replace(found, text=doc.text)


def aligned(doc: Doc, span: model.Span, label: str = "", kb_id: str = "", span_id: str = "") -> Span:
    """The tokens that hold any character of ``span``."""
    found = doc.char_span(span.start, span.end, label=label, kb_id=kb_id, span_id=span_id, alignment_mode="expand")
    assert found is not None, "a finding lies within its text"
    return found


# ---------------------------------------------------------------- extensions of a Doc


def statements(doc: Doc) -> tuple[Statement, ...]:
    """The statements of the text in order; empty where ``runut`` has not run."""
    found = _found(doc)
    return tuple(_statement(doc, found, index) for index in range(len(found.statements))) if found else ()


def relays(doc: Doc) -> tuple[Relay, ...]:
    """The credits of the text in order; empty where ``runut`` has not run."""
    found = _found(doc)
    return tuple(_relay(doc, found, index) for index in range(len(found.relays))) if found else ()


def times(doc: Doc) -> tuple[Time, ...]:
    """The time expressions of the text in order; empty where ``runut`` has not run."""
    found = _found(doc)
    return tuple(_time(doc, found, index) for index in range(len(found.dates))) if found else ()


def _statement(doc: Doc, found: model.Reading, index: int) -> Statement:
    one = found.statements[index]
    content = tuple(aligned(doc, part, CONTENT) for part in one.content)
    return Statement(
        index=index,
        words=tuple(_words(span, exact) for span, exact in zip(content, one.content, strict=True)),
        content=content,
        cue=aligned(doc, one.cue, CUE) if one.cue else None,
        speaker=aligned(doc, one.speaker, SPEAKER) if one.speaker else None,
        speaker_name=one.speaker_name,
        speaker_id=one.speaker_id,
        anonymous=one.anonymous,
        kind=one.kind,
        stance=one.stance,
        negated=one.negated,
        vehicle=one.vehicle,
        chain=one.chain,
        relays=tuple(_relay(doc, found, relay) for relay in one.relays),
        parent=one.parent,
        how=one.how,
        sure=one.sure,
        exact=one,
    )


def _words(span: Span, exact: model.Span) -> str:
    """The characters of ``exact`` out of the tokens that hold them; cheaper than the text of the whole Doc."""
    return str(span.text_with_ws[exact.start - span.start_char : exact.end - span.start_char])


def _relay(doc: Doc, found: model.Reading, index: int) -> Relay:
    one = found.relays[index]
    return Relay(
        index=index,
        span=aligned(doc, one.span, RELAY),
        name=one.name,
        id=one.id,
        kind=one.kind,
        scope=one.scope,
        source=one.source,
        exact=one,
    )


def _time(doc: Doc, found: model.Reading, index: int) -> Time:
    one = found.dates[index]
    return Time(
        index=index, span=aligned(doc, one.span, one.type), value=one.value, type=one.type, anchor=one.anchor, exact=one
    )


# ---------------------------------------------------------------- extensions of a Span


def entity_name(span: Span) -> str | None:
    """The full name of what an entity of ``doc.ents`` is: `Astuti` is `Rini Astuti`; ``None`` for other spans."""
    kept: bytes | None = span.doc._.runut_reading
    return None if kept is None or span.label_ not in LABELS else _names(kept).get(span.ent_id_)


def statement(span: Span) -> Statement | None:
    """The statement of which a span of ``doc.spans["statements"]`` is a part; ``None`` for other spans."""
    found = _found(span.doc)
    if found is None or span.label_ not in PARTS or not span.id_:
        return None
    return _statement(span.doc, found, int(span.id_))


def statements_in(span: Span) -> tuple[Statement, ...]:
    """The statements of which any part touches a span."""
    found, touched = _touched(span, "statements")
    return tuple(
        _statement(span.doc, found, index)
        for index in touched
        if any(part.overlaps(_characters(span)) for _, part in _parts(found.statements[index]))
    )


def relays_in(span: Span) -> tuple[Relay, ...]:
    """The credits that touch a span."""
    found, touched = _touched(span, "relays")
    return tuple(_relay(span.doc, found, index) for index in touched)


def times_in(span: Span) -> tuple[Time, ...]:
    """The time expressions that touch a span."""
    found, touched = _touched(span, "times")
    return tuple(_time(span.doc, found, index) for index in touched)


def _characters(span: Span) -> model.Span:
    return model.Span(int(span.start_char), int(span.end_char))


def _touched(span: Span, kind: _Kind) -> tuple[model.Reading, list[int]]:
    """The reading, and the indices of findings that begin before a span ends and end after it begins."""
    kept: bytes | None = span.doc._.runut_reading
    if kept is None:
        return _NOTHING, []
    starts, ends = _reaches(kept, kind)
    where = np.nonzero((starts < span.end_char) & (ends > span.start_char))[0]
    return _decoded(kept), [int(index) for index in where]


@lru_cache(maxsize=192)
def _reaches(kept: bytes, kind: _Kind) -> tuple[_Numbers, _Numbers]:
    """Where each finding begins and ends: arrays, so that asking for every sentence of a long text stays cheap."""
    found = _decoded(kept)
    if kind == "statements":
        parts = [[part for _, part in _parts(one)] for one in found.statements]
    else:
        parts = [[one.span] for one in (found.relays if kind == "relays" else found.dates)]
    starts = [min(part.start for part in some) for some in parts]
    ends = [max(part.end for part in some) for some in parts]
    return np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)


def _parts(one: model.Statement) -> Iterator[tuple[str, model.Span]]:
    if one.speaker:
        yield SPEAKER, one.speaker
    if one.cue:
        yield CUE, one.cue
    for part in one.content:
        yield CONTENT, part


# ---------------------------------------------------------------- groups of spans, for displaCy and for saving


def mark_findings(doc: Doc, found: model.Reading) -> None:
    """Sets ``doc.spans``: ``statements`` (their parts), ``relays`` and ``times``. A span's ``id_`` is the index of
    its finding; the ``kb_id_`` of a time is its value, that of a relay the id of its medium."""
    doc.spans["statements"] = SpanGroup(
        doc,
        spans=[
            aligned(doc, part, label, span_id=str(index))
            for index, one in enumerate(found.statements)
            for label, part in _parts(one)
        ],
    )
    doc.spans["relays"] = SpanGroup(
        doc,
        spans=[
            aligned(doc, one.span, RELAY, kb_id=one.id, span_id=str(index)) for index, one in enumerate(found.relays)
        ],
    )
    doc.spans["times"] = SpanGroup(
        doc,
        spans=[
            aligned(doc, one.span, one.type, kb_id=one.value, span_id=str(index))
            for index, one in enumerate(found.dates)
        ],
    )

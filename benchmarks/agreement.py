"""How far two annotators agree who labelled the same articles, neither seeing the other's labels.

The second's labels are measured against the first's as if they were a reading, so the figures say what a careful
reader reaches on this measure: no software can honestly be asked for much more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from benchmarks import inputs
from benchmarks.figures import Figure
from benchmarks.reading import MEASURES, QUALITIES, labels
from runut.evaluate import Gold, evaluate
from runut.evaluate.labels import Label
from runut.model import Link, Quantity, Reading, Relay, Statement, Time

L = TypeVar("L", bound=Label)


def kompas() -> list[Figure]:
    """Agreement on ten of the Kompas articles."""
    first = [*labels("kompas_build.jsonl"), *labels("kompas_measure.jsonl")]
    second = labels("kompas_second.jsonl")
    wanted = {label.id for label in second}
    texts = {
        record["id"]: record["text"] for record in inputs.records(inputs.shared("data/timex/kompas_development.jsonl"))
    }
    known = [label for label in first if label.id in wanted]
    found = evaluate(known, [_reading(label, texts[label.id]) for label in second if label.id is not None])
    figures = [
        Figure(key=f"agreement.{one.name}", value=one.f1, low=one.low, high=one.high, detail=f"F1; {one.right} agreed")
        for key in MEASURES
        for one in found.measures
        if one.name == key and one.right + one.missed
    ]
    return figures + [
        Figure(
            key=f"agreement.{one.name}",
            value=one.share,
            low=one.low,
            high=one.high,
            detail=f"{one.right} of {one.of}",
        )
        for key in QUALITIES
        for one in found.qualities
        if one.name == key
    ]


def _reading(label: Gold, text: str) -> Reading:
    """Labels as if software had found them. What the annotator calls optional is left out."""
    assert label.id is not None
    return Reading(
        id=label.id,
        uri=label.id,
        sha256="",
        gathered_at="",
        text=text,
        statements=tuple(
            Statement(
                content=one.content,
                kind=one.kind,
                cue=one.cue,
                speaker=one.speaker,
                speaker_name=one.speaker_name,
                anonymous=bool(one.anonymous),
                stance=one.stance or "says",
                negated=bool(one.negated),
                vehicle=one.vehicle,
                chain=tuple(Link(name=name, id=name) for name in one.chain or ()),
            )
            for one in _firm(label.statements)
        ),
        relays=tuple(
            Relay(span=one.span, name=one.name or "", id=one.name or "", kind=one.kind, scope=one.scope or "statement")
            for one in _firm(label.relays)
        ),
        dates=tuple(Time(span=one.span, value=one.value, type=one.type) for one in _firm(label.dates)),
        quantities=tuple(
            Quantity(span=one.span, value=one.value, unit=one.unit, of=one.of, bound=one.bound or "exact")
            for one in _firm(label.quantities)
        ),
    )


def _firm(labelled: Sequence[L] | None) -> list[L]:
    return [one for one in labelled or () if not one.optional]

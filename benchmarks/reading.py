"""How well single reports are read, against gold labels (``runut.evaluate``).

Beside every figure stands one pattern (``benchmarks.baseline``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import baseline, inputs
from benchmarks.figures import Figure
from runut.evaluate import Evaluation, Gold, evaluate, read_labels
from runut.model import Reading

MEASURES = (
    "direct-strict",
    "indirect-strict",
    "direct",
    "indirect",
    "relays",
    "dates",
    "dates-valued",
    "boilerplate",
    "headings",
    "quantities",
    "quantities-valued",
)
"""F1; strict is a likeness of contents of 0.8, else 0.3."""
QUALITIES = (
    "kind",
    "cue",
    "speaker-full",
    "speaker",
    "speaker-unnamed",
    "stance",
    "negated",
    "anonymous",
    "vehicle",
    "nested",
    "relay-kind",
    "relay-scope",
    "date-value",
    "date-value-anchored",
    "quantity-bound",
    "quantity-of",
    "title",
    "chain",
    "chain-named",
)
"""Shares: of a statement's or relay's or date's properties among those that were found, of chains among all."""


def seeds() -> list[Figure]:
    """Figures on the five founding reports."""
    gold = read(inputs.shared("gold/seeds.jsonl"))
    paths = sorted(inputs.shared("seeds").glob("*.txt"))
    published = {label["file"]: label.get("published") for label in inputs.records(inputs.shared("gold/seeds.jsonl"))}
    plain = [baseline.read(str(path), path.read_bytes().decode("utf-8"), published.get(path.name)) for path in paths]
    return compare("seeds", gold, inputs.read(paths), plain)


def kompas(part: str) -> Callable[[], list[Figure]]:
    """Figures on whole Kompas articles of 2013 and 2014: ``build`` was read while building, ``measure`` was not."""

    def measure() -> list[Figure]:
        gold = labels(f"kompas_{part}.jsonl")
        source = inputs.shared("data/timex/kompas_development.jsonl")
        wanted = {label.id for label in gold}
        articles = [record for record in inputs.records(source) if record["id"] in wanted]
        readings = [reading for reading in inputs.read([source]) if any(label.belongs(reading) for label in gold)]
        plain = [
            baseline.read(record["url"], f"{record['title']}\n\n{record['text']}", record["date"])
            for record in articles
        ]
        return compare(f"kompas-{part}", gold, readings, plain)

    return measure


def cases(part: str) -> Callable[[], list[Figure]]:
    """Figures on little reports of our own: ``build`` was read while building, ``measure`` was not."""

    def measure() -> list[Figure]:
        folder = inputs.own(f"benchmarks/gold/cases_{part}")
        gold = labels(f"cases_{part}.jsonl")
        published = {label["file"]: label.get("published") for label in inputs.records(folder.with_suffix(".jsonl"))}
        paths = sorted(folder.glob("*.txt"))
        plain = [
            baseline.read(str(path), path.read_bytes().decode("utf-8"), published.get(path.name)) for path in paths
        ]
        return compare(f"cases-{part}", gold, inputs.read(paths), plain)

    return measure


def compare(
    name: str, gold: Sequence[Gold], readings: Sequence[Reading], plain: Sequence[Mapping[str, Any]]
) -> list[Figure]:
    """Runut's figures with those of the baseline beside them; none where the labels hold nothing of it."""
    ours = _whole(evaluate(gold, readings))
    theirs = _whole(evaluate(gold, [_reading(one) for one in plain]))
    figures = []
    other = {measure.name: measure.f1 for measure in theirs.measures}
    for key in MEASURES:
        for measure in ours.measures:
            labelled = measure.right + measure.missed
            if measure.name == key and labelled:
                detail = f"F1; precision {measure.precision:.3f}, recall {measure.recall:.3f}, {labelled} in the gold"
                figures.append(
                    Figure(
                        key=f"{name}.{key}",
                        value=measure.f1,
                        baseline=other[key],
                        low=measure.low,
                        high=measure.high,
                        detail=detail,
                    )
                )
    others = {quality.name: quality.share for quality in theirs.qualities}
    for key in QUALITIES:
        for quality in ours.qualities:
            if quality.name == key:
                detail = f"{quality.right} of {quality.of}"
                figures.append(
                    Figure(
                        key=f"{name}.{key}",
                        value=quality.share,
                        baseline=others.get(key),
                        low=quality.low,
                        high=quality.high,
                        detail=detail,
                    )
                )
    return figures


def likeness(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    """Intersection over union of the characters of two lists of spans."""
    left = {place for start, end in one for place in range(start, end)}
    right = {place for start, end in other for place in range(start, end)}
    return len(left & right) / (len(left | right) or 1)


def labels(name: str) -> list[Gold]:
    """The labels of ``benchmarks/gold/NAME``."""
    return read(inputs.own(f"benchmarks/gold/{name}"))


def read(path: Path) -> list[Gold]:
    """The labels of a gold file."""
    return read_labels(path.read_bytes().split(b"\n"))


def _whole(found: Evaluation) -> Evaluation:
    if found.unread:
        raise RuntimeError(f"no reading of {', '.join(found.unread)}")
    return found


def _reading(plain: Mapping[str, Any]) -> Reading:
    """A baseline's findings as a reading."""
    filled = {"sha256": "", "gathered_at": "", **plain}
    filled["relays"] = [{"id": "", **relay} for relay in plain["relays"]]
    return msgspec.convert(filled, Reading)

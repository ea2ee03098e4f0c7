"""Readings against gold labels, report by report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runut.evaluate.blocks import boilerplate, compare_boilerplate, compare_headings, compare_title
from runut.evaluate.dates import compare_dates
from runut.evaluate.figures import Measure, Quality, measures, qualities
from runut.evaluate.labels import Gold, LabelError, shift
from runut.evaluate.marks import Marks, Miss
from runut.evaluate.quantities import compare_quantities
from runut.evaluate.relays import compare_relays
from runut.evaluate.statements import compare_statements
from runut.model import Reading


class Evaluation(NamedTuple):
    """How well reports were read."""

    reports: int
    measures: list[Measure]
    qualities: list[Quality]
    misses: list[Miss]
    unread: list[str]
    """Labelled reports of which there is no reading."""


def evaluate(labels: Sequence[Gold], readings: Iterable[Reading], language: str = "id") -> Evaluation:
    """Compares readings, which must hold their texts, with the labels of their reports.

    Readings without labels are passed over. Raises ``LabelError`` where labels do not fit a report's text.
    """
    marks: dict[int, Marks] = {}
    for reading in readings:
        index = next((index for index, one in enumerate(labels) if one.belongs(reading)), None)
        if index is not None and index not in marks:
            marks[index] = _compare(labels[index], reading, language)
    ordered = [marks[index] for index in sorted(marks)]
    unread = [one.file or one.url or one.id or "" for index, one in enumerate(labels) if index not in marks]
    misses = [miss for one in ordered for miss in one.misses]
    return Evaluation(len(ordered), measures(ordered), qualities(ordered), misses, unread)


def _compare(gold: Gold, reading: Reading, language: str) -> Marks:
    if reading.text is None:
        raise LabelError(f"{reading.uri}: a reading without its text")
    marks = Marks(reading.uri, shift(gold, reading.text))
    furniture = boilerplate(gold.boilerplate)
    if gold.statements is not None:
        compare_statements(gold.statements, reading, marks, language)
    if gold.relays is not None:
        compare_relays(gold.relays, reading, marks, language)
    if gold.dates is not None:
        compare_dates(gold.dates, reading, furniture, marks, language)
    if gold.quantities is not None:
        compare_quantities(gold.quantities, reading, furniture, marks)
    if gold.boilerplate is not None:
        compare_boilerplate(gold.boilerplate, reading, marks)
    if gold.headings is not None:
        compare_headings(gold.headings, reading, marks)
    if gold.title is not None:
        compare_title(gold.title, reading, marks)
    return marks

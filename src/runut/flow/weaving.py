"""Readings woven into a dossier: copies told, the dates of undated reports inferred, their words valued by these."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from runut.gather import find_copies
from runut.model import Dossier, Problem, Reading, Report
from runut.read import revalue_dates
from runut.weave import Meaning, Parting, date_reports, weave

Copies = dict[str, tuple[str, float]]
"""Report id → id of the report that it copies, and likeness 0 to 1."""


class Traced(NamedTuple):
    """A dossier, and the readings that it was woven from by report id."""

    dossier: Dossier
    readings: dict[str, Reading]


def known_copies(reports: Sequence[Report]) -> Copies:
    """The reports that copy others, as ``weave`` takes them."""
    return {copy: (kept.of, kept.likeness) for copy, kept in find_copies(reports).items()}


def weave_readings(
    readings: Sequence[Reading],
    copies: Copies,
    *,
    language: str,
    meaning: Meaning | None,
    problems: Iterable[Problem] = (),
    undone: Collection[str] = (),
    parting: Parting | None = None,
) -> Traced:
    """``runut.weave.weave`` of readings of which some may have no date."""
    inferred = date_reports(readings, language, meaning, parting)
    dated = [
        revalue_dates(reading, inferred[reading.id]) if reading.id in inferred else reading for reading in readings
    ]
    dossier = weave(dated, copies, inferred, problems, language, undone, meaning, parting)
    return Traced(dossier, {reading.id: reading for reading in dated})

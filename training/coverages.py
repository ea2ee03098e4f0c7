"""The little coverages that were written for Runut, read and made ready for fitting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from benchmarks import inputs
from runut import flow
from runut.encoder import sentence_vectors
from runut.flow.weaving import known_copies
from runut.gather import mark_repeated
from runut.model import Reading, Span
from runut.weave.remembered import Remembered

meaning = Remembered(sentence_vectors)
"""The sentence vectors of texts, each made once."""


class Coverage(NamedTuple):
    """A case, read. ``keys``: report id → key in the case; ``copies`` as ``runut.weave.weave`` takes them."""

    readings: list[Reading]
    keys: dict[str, str]
    copies: dict[str, tuple[str, float]]

    def place(self, label: Mapping[str, str]) -> tuple[str, Span]:
        """Report id and span of the words of a label."""
        found = next(reading for reading in self.readings if self.keys[reading.id] == label["report"])
        start = (found.text or "").index(label["words"])
        return found.id, Span(start, start + len(label["words"]))


def read(case: Mapping[str, Any]) -> Coverage:
    """The reports of a case, read."""
    with inputs.exported(case["reports"]) as path:
        reports, problems = flow.gather_reports([str(path)])
    if problems:
        raise ValueError(f"a report was lost: {problems[0]}")
    reports = mark_repeated(reports)
    readings = list(flow.read_reports(reports))
    return Coverage(readings, {one.id: inputs.key_of(one.uri) for one in readings}, known_copies(reports))

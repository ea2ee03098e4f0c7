"""The little coverages that were written for Runut, read and made ready for fitting."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from runut import flow
from runut.encoder import sentence_vectors
from runut.gather import find_copies, mark_repeated
from runut.model import Reading, Span

_VECTORS: dict[str, np.ndarray] = {}


def meaning(texts: Sequence[str]) -> np.ndarray:
    """The sentence vectors of texts, each made once."""
    missing = sorted(set(texts) - _VECTORS.keys())
    if missing:
        _VECTORS.update(zip(missing, sentence_vectors(missing), strict=True))
    return np.array([_VECTORS[text] for text in texts])


def load(path: Path) -> list[dict[str, Any]]:
    """The cases of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


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
    fields = ("title", "outlet", "text", "language")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        records = [
            {"url": f"{report['url']}#{report['key']}", **{name: report[name] for name in fields}}
            | ({"date": report["published"]} if report["published"] else {})
            for report in case["reports"]
        ]
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        reports, problems = flow.gather_reports([str(path)])
    if problems:
        raise ValueError(f"a report was lost: {problems[0]}")
    reports = mark_repeated(reports)
    copies = {copy: (kept.of, kept.likeness) for copy, kept in find_copies(reports).items()}
    readings = list(flow.read_reports(reports))
    return Coverage(readings, {one.id: one.uri.rpartition("#")[2] for one in readings}, copies)

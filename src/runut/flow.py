"""The composed job: gather → read → weave → (keep →) tell. The only place that knows more than one stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import BinaryIO, NamedTuple

from runut.gather import find_copies, gather
from runut.model import Dossier, Problem, Reading, Report
from runut.read import read, revalue_dates
from runut.weave import date_reports, weave

MANY = 48
"""From so many reports on, reading is shared among processes; below, starting them costs more than it saves."""

Progress = Callable[[int, int], None]
"""Called with how many reports are read and how many there are."""


class Traced(NamedTuple):
    """A dossier, and the readings that it was woven from by report id."""

    dossier: Dossier
    readings: dict[str, Reading]


def gather_reports(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> tuple[list[Report], list[Problem]]:
    """The reports of files and folders (``-`` is ``stdin``), and what was lost."""
    reports: list[Report] = []
    problems: list[Problem] = []
    for found in gather(paths, stdin=stdin):
        if isinstance(found, Report):
            reports.append(found)
        else:
            problems.append(found)
    return reports, problems


def read_reports(
    reports: Sequence[Report], *, language: str = "id", progress: Progress | None = None, workers: int = 1
) -> Iterator[Reading]:
    """The readings of reports in their order; many are shared among ``workers`` processes.

    More than one process needs a caller that Python can import anew (``if __name__ == "__main__"``).
    """
    one = partial(read, language=language)
    if len(reports) < MANY or workers == 1:
        for number, report in enumerate(reports, start=1):
            yield one(report)
            if progress is not None:
                progress(number, len(reports))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for number, reading in enumerate(pool.map(one, reports, chunksize=8), start=1):
            yield reading
            if progress is not None:
                progress(number, len(reports))


def trace_reports(
    reports: Sequence[Report],
    problems: Sequence[Problem] = (),
    *,
    language: str = "id",
    progress: Progress | None = None,
    workers: int = 1,
) -> Traced:
    """Reports woven into a dossier. The same reports in any order give the same dossier."""
    copies = {copy: (kept.of, kept.likeness) for copy, kept in find_copies(reports).items()}
    readings = list(read_reports(reports, language=language, progress=progress, workers=workers))
    inferred = date_reports(readings)
    dated = [
        revalue_dates(reading, inferred[reading.id]) if reading.id in inferred else reading for reading in readings
    ]
    dossier = weave(dated, copies, inferred, problems)
    return Traced(dossier, {reading.id: reading for reading in dated})


def read_paths(
    paths: Iterable[str], *, stdin: BinaryIO | None = None, language: str = "id"
) -> Iterator[Reading | Problem]:
    """The readings of files and folders, and what was lost of them."""
    reports, problems = gather_reports(paths, stdin=stdin)
    yield from problems
    yield from read_reports(reports, language=language)


def trace_paths(paths: Iterable[str], *, stdin: BinaryIO | None = None, language: str = "id") -> Traced:
    """Files and folders of coverage woven into a dossier."""
    reports, problems = gather_reports(paths, stdin=stdin)
    return trace_reports(reports, problems, language=language)

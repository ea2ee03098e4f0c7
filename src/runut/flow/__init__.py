"""The composed job: gather → read → weave → (keep →) tell. The only place that knows more than one stage."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import BinaryIO

from runut.flow.meaning import known_meaning
from runut.flow.processes import begin_worker
from runut.flow.weaving import Traced, known_copies, weave_readings
from runut.gather import gather, mark_repeated
from runut.model import Problem, Reader, Reading, Report
from runut.read import read

DEFAULT_READER: Reader = "accurate"
"""How names are tagged where nobody says, chosen by measurement (``docs/decisions/0005-…``)."""
MANY = 48
"""From so many reports on, reading is shared among processes; below, starting them costs more than it saves."""
MOST_WORKERS = 16
"""Each holds the tables and weights of a language, and all are fed by one process that gathers."""
_CHUNK = 8
"""Reports that a worker is given at once."""
_AHEAD = 4
"""Chunks for each worker that wait; so a source of any size is read in little memory."""

Progress = Callable[[int], None]
"""Called with how many reports are read so far."""


def stream_reports(paths: Iterable[str], problems: list[Problem], *, stdin: BinaryIO | None = None) -> Iterator[Report]:
    """The reports of files and folders (``-`` is ``stdin``), one at a time; what is lost is added to ``problems``."""
    for found in gather(paths, stdin=stdin):
        if isinstance(found, Report):
            yield found
        else:
            problems.append(found)


def gather_reports(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> tuple[list[Report], list[Problem]]:
    """The reports of files and folders (``-`` is ``stdin``), and what was lost."""
    problems: list[Problem] = []
    return list(stream_reports(paths, problems, stdin=stdin)), problems


def read_reports(
    reports: Iterable[Report],
    *,
    language: str = "id",
    reader: Reader = DEFAULT_READER,
    progress: Progress | None = None,
    workers: int = 1,
) -> Iterator[Reading]:
    """The readings of reports in their order; many are shared among ``workers`` processes.

    Reports are taken as they are needed. More than one worker needs a caller that Python can import anew
    (``if __name__ == "__main__"``); one needs nothing. The readings do not depend on the number of workers.
    """
    waiting = iter(reports)
    first = list(islice(waiting, MANY))
    together = chain(first, waiting)
    many = workers > 1 and len(first) == MANY
    found = (
        _shared(together, language, reader, min(workers, MOST_WORKERS))
        if many
        else _in_turn(together, language, reader)
    )
    for number, reading in enumerate(found, start=1):
        if progress is not None:
            progress(number)
        yield reading


def trace_reports(
    reports: Sequence[Report],
    problems: Sequence[Problem] = (),
    *,
    language: str = "id",
    reader: Reader = DEFAULT_READER,
    undone: Collection[str] = (),
    progress: Progress | None = None,
    workers: int = 1,
) -> Traced:
    """Reports woven into a dossier. The same reports in any order, one of them twice or not, give the same dossier.

    ``undone``: ids of joins of names that a person took back.
    """
    reports = mark_repeated(list({report.id: report for report in reports}.values()))
    copies = known_copies(reports)
    readings = list(read_reports(reports, language=language, reader=reader, progress=progress, workers=workers))
    return weave_readings(
        readings, copies, language=language, meaning=known_meaning(language), problems=problems, undone=undone
    )


def read_paths(
    paths: Iterable[str], *, stdin: BinaryIO | None = None, language: str = "id", reader: Reader = DEFAULT_READER
) -> Iterator[Reading | Problem]:
    """The readings of files and folders, and what was lost of them, in the order in which they are gathered."""
    for found in gather(paths, stdin=stdin):
        yield read(found, language, reader) if isinstance(found, Report) else found


def trace_paths(
    paths: Iterable[str], *, stdin: BinaryIO | None = None, language: str = "id", reader: Reader = DEFAULT_READER
) -> Traced:
    """Files and folders of coverage woven into a dossier."""
    reports, problems = gather_reports(paths, stdin=stdin)
    return trace_reports(reports, problems, language=language, reader=reader)


# ---------------------------------------------------------------- many processes


def _in_turn(reports: Iterable[Report], language: str, reader: Reader) -> Iterator[Reading]:
    return map(partial(read, language=language, reader=reader), reports)


def _shared(reports: Iterator[Report], language: str, reader: Reader, workers: int) -> Iterator[Reading]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker)
    pending: deque[Future[list[Reading]]] = deque()
    try:
        while chunk := list(islice(reports, _CHUNK)):
            pending.append(pool.submit(_read_chunk, chunk, language, reader))
            if len(pending) > _AHEAD * workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read_chunk(reports: Sequence[Report], language: str, reader: Reader) -> list[Reading]:
    return list(_in_turn(reports, language, reader))

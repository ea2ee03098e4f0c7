"""Weaving very many readings: affair by affair, from a file, in little memory, and one reading more at any time.

An affair is a thread with all its stories, or a story of none. First every reading is sketched and the stories and
threads are formed from the sketches alone, which are small; then each affair is woven from its readings like a job of
its own, on as many processes as asked. A reading that comes later changes the stories it belongs to, and only their
affairs are woven again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from runut.encoder import sentence_vectors
from runut.flow.meaning import known_meaning
from runut.flow.processes import begin_worker
from runut.gather import find_copies
from runut.model import Dossier, Given, Reading, Report
from runut.read import revalue_dates
from runut.weave import Parting, date_reports, weave
from runut.weave.stories import Rarity, Sketch, Stories, Threads, count, crowd, make_sketch

CHUNK = 400
"""Readings, or headings, that a worker is given at once."""
AFFAIRS = 24
"""Affairs that a worker is given at once."""
AHEAD = 3
"""Portions for each worker that wait."""

Progress = Callable[[str, int], None]
"""Called with what is being done (``sketched``, ``woven``) and how many readings are done."""
Group = tuple[str, ...]
T = TypeVar("T")
R = TypeVar("R")


class Line(NamedTuple):
    """Where a reading stands in the file."""

    start: int
    length: int


class Affair(NamedTuple):
    """The stories of a thread, or one of none; each a sorted tuple of ids of reports."""

    stories: tuple[Group, ...]
    threaded: bool

    @property
    def reports(self) -> list[str]:
        return [report for story in self.stories for report in story]


class Costs(msgspec.Struct):
    """Seconds spent so far, and what was asked."""

    sketching: float = 0.0
    forming: float = 0.0
    """With ``meaning``."""
    meaning: float = 0.0
    weaving: float = 0.0
    headings: int = 0
    """Whose sentence vectors were made for stories."""
    pairs: int = 0
    """Of reports that were compared."""


class Affairs:
    """The affairs of the readings of a file (JSON lines, as ``runut read --json`` writes them).

    The same file gives the same affairs with any number of ``workers`` and whatever the order of its lines. More than
    one worker needs a caller that Python can import anew (``if __name__ == "__main__"``).
    """

    def __init__(self, path: Path, *, language: str = "id", workers: int = 1, progress: Progress | None = None) -> None:
        """Sketches every reading of the file and forms its stories and threads.

        Raises ``ValueError`` naming the line that is no reading with its text; ``OSError`` where the file cannot be
        read.
        """
        self.path = path
        self.costs = Costs()
        self._language = language
        self._progress = progress or (lambda _doing, _done: None)
        self._workers = max(1, workers)
        self._pool = _pool(self._workers)
        self._lines: dict[str, Line] = {}
        self._later: dict[str, Reading] = {}
        try:
            sketches = self._sketched()
            begun = perf_counter()
            self.rarity = Rarity(*count(sketches), language)
            self._stories = Stories(self.rarity, self._meaning, language, crowd(sketches))
            self._stories.add(sketches)
            self._threads = Threads(self.rarity, language)
            self._threads.change((), self._stories.all(), self._stories.held)
            self.costs.forming = perf_counter() - begun
            self.costs.headings, self.costs.pairs = self._stories.asked, self._stories.compared
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends the workers."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Affairs:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        """How many readings there are."""
        return len(self._stories)

    def stories(self) -> list[Group]:
        """Every story, in order."""
        return self._stories.all()

    def all(self) -> list[Affair]:
        """Every affair, in order."""
        threads = self._threads.all()
        inside = {story for thread in threads for story in thread}
        alone = [Affair((story,), threaded=False) for story in self._stories.all() if story not in inside]
        return sorted([*(Affair(thread, threaded=True) for thread in threads), *alone])

    def woven(self) -> Iterator[Dossier]:
        """The dossier of every affair, in order."""
        begun, done = perf_counter(), 0
        portions = _portions(self.all(), AFFAIRS)
        for dossiers in self._shared(_weave_affairs, ((self._given(portion), self._language) for portion in portions)):
            for data in dossiers:
                dossier = msgspec.msgpack.decode(data, type=Dossier)
                done += len(dossier.reports)
                yield dossier
            self._progress("woven", done)
        self.costs.weaving += perf_counter() - begun

    def add(self, readings: Iterable[Reading]) -> list[Dossier]:
        """Takes readings in that came later; gives the affairs that this changed, woven anew.

        Words weigh as they did when the file was opened, so that the stories are the same in whatever order readings
        come.
        """
        fresh = {reading.id: reading for reading in readings if reading.id not in self._stories}
        self._later.update(fresh)
        ended, began = self._stories.add([make_sketch(one, self._language) for one in fresh.values()])
        self._threads.change(ended, began, self._stories.held)
        touched = {self._affair(story) for story in began}
        return [
            msgspec.msgpack.decode(data, type=Dossier)
            for data in _weave_affairs(self._given(sorted(touched)), self._language)
        ]

    def _affair(self, story: Group) -> Affair:
        thread = self._threads.of(story)
        return Affair(thread, threaded=len(thread) > 1)

    # ---- readings

    def _sketched(self) -> list[Sketch]:
        begun = perf_counter()
        found: list[Sketch] = []
        places: deque[Line] = deque()
        number = 0
        portions = ((lines, self._language) for lines in _portions(_lines(self.path, places), CHUNK))
        for data in self._shared(_sketch_lines, portions):
            sketches = msgspec.msgpack.decode(data, type=list[Sketch | str])
            for sketch in sketches:
                number += 1
                place = places.popleft()
                if isinstance(sketch, str):
                    raise ValueError(f"{self.path}, line {number}: {sketch}")
                if sketch.report not in self._lines:
                    found.append(sketch)
                    self._lines[sketch.report] = place
            self._progress("sketched", number)
        self.costs.sketching = perf_counter() - begun
        return found

    def _given(self, affairs: Sequence[Affair]) -> list[tuple[Affair, list[bytes]]]:
        """Affairs with their readings as JSON."""
        with self.path.open("rb") as file:
            return [(affair, [self._line(file, report) for report in affair.reports]) for affair in affairs]

    def _line(self, file: BinaryIO, report: str) -> bytes:
        if report in self._later:
            return msgspec.json.encode(self._later[report])
        place = self._lines[report]
        file.seek(place.start)
        return file.read(place.length)

    # ---- many processes

    def _meaning(self, headings: Sequence[str]) -> NDArray[np.float32]:
        begun = perf_counter()
        ordered = sorted(range(len(headings)), key=lambda at: (len(headings[at]), at))
        portions = [[headings[at] for at in part] for part in _portions(ordered, CHUNK)]
        found = list(self._shared(_vectors, ((part, self._language) for part in portions)))
        rows = [
            np.frombuffer(data, np.float32).reshape(len(part), -1) for data, part in zip(found, portions, strict=True)
        ]
        vectors = np.concatenate(rows)
        placed = np.empty_like(vectors)
        placed[ordered] = vectors
        self.costs.meaning += perf_counter() - begun
        return placed

    def _shared(self, work: Callable[..., R], portions: Iterable[tuple[object, ...]]) -> Iterator[R]:
        """What ``work`` makes of portions, in their order."""
        if self._pool is None:
            yield from (work(*portion) for portion in portions)
            return
        waiting: deque[Future[R]] = deque()
        for portion in portions:
            waiting.append(self._pool.submit(work, *portion))
            if len(waiting) > AHEAD * self._workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _pool(workers: int) -> ProcessPoolExecutor | None:
    if workers < 2:
        return None
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker)


def _portions(of: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(of)
    while portion := list(islice(waiting, size)):
        yield portion


def _lines(path: Path, places: deque[Line]) -> Iterator[bytes]:
    """The lines of a file that hold something; where each stands is added to ``places``."""
    start = 0
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                places.append(Line(start, len(line)))
                yield line
            start += len(line)


def _sketch_lines(lines: Sequence[bytes], language: str) -> bytes:
    """Sketches of readings, or what is wrong with a line."""
    found: list[Sketch | str] = []
    for line in lines:
        try:
            reading = msgspec.json.decode(line, type=Reading)
        except (msgspec.MsgspecError, UnicodeError) as error:
            found.append(f"no reading: {error}")
            continue
        found.append(make_sketch(reading, language) if reading.text is not None else "a reading without its text")
    return msgspec.msgpack.encode(found)


def _vectors(headings: Sequence[str], language: str) -> bytes:
    return sentence_vectors(headings, language).tobytes()


def _weave_affairs(given: Sequence[tuple[Affair, Sequence[bytes]]], language: str) -> list[bytes]:
    return [msgspec.msgpack.encode(_weave_affair(affair, lines, language)) for affair, lines in given]


def _weave_affair(affair: Affair, lines: Sequence[bytes], language: str) -> Dossier:
    readings = [msgspec.json.decode(line, type=Reading) for line in lines]
    copies = {}
    if len(readings) > 1:
        reports = [_report(reading) for reading in readings]
        copies = {copy: (kept.of, kept.likeness) for copy, kept in find_copies(reports).items()}
    parting = Parting(affair.stories, (tuple(range(len(affair.stories))),) if affair.threaded else ())
    inferred = date_reports(readings, language, parting=parting)
    dated = [
        revalue_dates(reading, inferred[reading.id]) if reading.id in inferred else reading for reading in readings
    ]
    return weave(dated, copies, inferred, language=language, meaning=known_meaning(language), parting=parting)


def _report(reading: Reading) -> Report:
    """As much of a report as its reading holds."""
    return Report(
        id=reading.id, uri=reading.uri, sha256=reading.sha256, gathered_at=reading.gathered_at,
        text=reading.text or "", given=Given(published=reading.published.value),
    )  # fmt: skip

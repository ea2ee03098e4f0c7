"""Weaving very many readings: affair by affair, from a file, in little memory, and one reading more at any time.

An affair is a thread with all its stories, or a story of none. First every reading is sketched and the stories and
threads are formed from the sketches alone, which are small; then each affair is woven from its readings like a job of
its own, on as many processes as asked. A reading that comes later changes the stories it belongs to: of its own affair
as much is woven again at once as takes no time; the rest of what it changed waits until it is asked for (``renewed``).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import BinaryIO, Literal, NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from runut.encoder import sentence_vectors
from runut.flow.meaning import known_meaning
from runut.flow.processes import begin_worker
from runut.flow.weaving import known_copies, weave_readings
from runut.model import Dossier, Reading, Report
from runut.model import Given as GivenDate
from runut.weave import Meaning, Parting
from runut.weave.stories import Rarity, Sketch, Stories, Threads, count, crowd, make_sketch, shared

FEW = 300
"""Readings, up to which affairs are woven with the sentence vectors of their passages; of more by words alone."""
AT_ONCE = 12
"""Reports that are woven, at most, when one more comes: its affair, or else its story, or else those likest to it."""
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


Place = Line | bytes
"""Where a reading stands, or the reading itself (JSON)."""


class Affair(NamedTuple):
    """The stories of a thread, or one of none; each a sorted tuple of ids of reports."""

    stories: tuple[Group, ...]
    threaded: bool

    @property
    def reports(self) -> list[str]:
        return [report for story in self.stories for report in story]


class Given(NamedTuple):
    """An affair with all that it is woven from."""

    affair: Affair
    places: list[Place]
    sketches: bytes


class Woven(NamedTuple):
    """Dossiers (MessagePack), with the sentence vectors made for them and the seconds that these took."""

    dossiers: list[bytes]
    asked: int
    seconds: float


Extent = Literal["affair", "story", "likest"]
"""How much of a report's affair was woven: all; its story; of a large story, the reports that are likest to it."""


class Renewed(NamedTuple):
    """What a reading came to, woven anew."""

    dossier: Dossier
    extent: Extent


class Costs(msgspec.Struct):
    """What was spent so far: seconds by the clock, but for ``meaning``."""

    sketching: float = 0.0
    forming: float = 0.0
    weaving: float = 0.0
    meaning: float = 0.0
    """Seconds of processors for sentence vectors, within ``forming`` and ``weaving``."""
    headings: int = 0
    """Whose sentence vectors were made for stories."""
    passages: int = 0
    """Whose sentence vectors were made for claims."""
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
        self._changed: set[Group] = set()
        """Stories that changed and were not woven since with all of their affairs."""
        try:
            sketches = self._sketched()
            begun = perf_counter()
            self.rarity = Rarity(*count(sketches), language)
            self._stories = Stories(self.rarity, self._meaning, language, crowd(sketches))
            self._stories.add(sketches)
            del sketches
            self._threads = Threads(self.rarity, language)
            self._threads.change((), self._stories.all(), self._stories.held)
            self.costs.forming = perf_counter() - begun
            self.costs.pairs = self._stories.compared
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
        self._changed.clear()
        return self._woven(self.all())

    def renewed(self) -> Iterator[Dossier]:
        """The dossiers of the affairs that later readings changed and that were not woven whole since."""
        there = [story for story in self._changed if story[0] in self._stories and self._stories.of(story[0]) == story]
        self._changed.clear()
        return self._woven(sorted({self._affair(story) for story in there}))

    def add(self, readings: Iterable[Reading]) -> list[Renewed]:
        """Takes readings in that came later; gives what they came to, woven anew, ``AT_ONCE`` reports each at most.
        ``renewed`` weaves what was given in part, and the other stories that changed (a report went over to another,
        or their thread did). They are woven by words alone.

        Words weigh as they did when the file was opened, so that the stories are the same in whatever order readings
        come.
        """
        fresh = {reading.id: reading for reading in readings if reading.id not in self._stories}
        self._later.update(fresh)
        ended, began = self._stories.add([make_sketch(one, self._language) for one in fresh.values()])
        self._threads.change(ended, began, self._stories.held)
        self._changed.update(began)
        touched = sorted({self._around(report) for report in fresh})
        for affair, extent in touched:
            if extent == "affair":
                self._changed.difference_update(affair.stories)
        portions = ((self.path, self._given([affair]), False, self._language) for affair, _ in touched)
        found = self._shared(_weave_affairs, portions)
        return [
            Renewed(dossier, extent)
            for woven, (_, extent) in zip(found, touched, strict=True)
            for dossier in _dossiers(woven)
        ]

    def _around(self, report: str) -> tuple[Affair, Extent]:
        """Of a report's affair, what is woven at once."""
        story = self._stories.of(report)
        affair = self._affair(story)
        if len(affair.reports) <= AT_ONCE:
            return affair, "affair"
        if len(story) <= AT_ONCE:
            return Affair((story,), threaded=False), "story"
        return Affair((tuple(sorted(self._stories.likest(report, AT_ONCE))),), threaded=False), "likest"

    def _woven(self, affairs: Sequence[Affair]) -> Iterator[Dossier]:
        begun, done = perf_counter(), 0
        few = len(self) <= FEW
        portions = ((self.path, self._given(portion), few, self._language) for portion in _portions(affairs, AFFAIRS))
        for woven in self._shared(_weave_affairs, portions):
            self.costs.meaning += woven.seconds
            self.costs.passages += woven.asked
            for dossier in _dossiers(woven):
                done += len(dossier.reports)
                yield dossier
            self._progress("woven", done)
        self.costs.weaving += perf_counter() - begun

    def _affair(self, story: Group) -> Affair:
        thread = self._threads.of(story)
        return Affair(thread, threaded=len(thread) > 1)

    # ---- readings

    def _sketched(self) -> list[Sketch]:
        begun = perf_counter()
        found: list[Sketch] = []
        known: dict[int, int] = {}
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
                    found.append(shared(sketch, known))
                    self._lines[sketch.report] = place
            self._progress("sketched", number)
        self.costs.sketching = perf_counter() - begun
        return found

    def _given(self, affairs: Sequence[Affair]) -> list[Given]:
        return [
            Given(affair, [self._place(report) for report in affair.reports], self._encoded(affair))
            for affair in affairs
        ]

    def _place(self, report: str) -> Place:
        return msgspec.json.encode(self._later[report]) if report in self._later else self._lines[report]

    def _encoded(self, affair: Affair) -> bytes:
        return msgspec.msgpack.encode([self._stories.sketch(report) for report in affair.reports])

    # ---- many processes

    def _meaning(self, headings: Sequence[str]) -> NDArray[np.float32]:
        ordered = sorted(range(len(headings)), key=lambda at: (len(headings[at]), at))
        portions = [[headings[at] for at in part] for part in _portions(ordered, CHUNK)]
        rows = []
        for part, (data, seconds) in zip(
            portions, self._shared(_vectors, ((part, self._language) for part in portions)), strict=True
        ):
            rows.append(np.frombuffer(data, np.float32).reshape(len(part), -1))
            self.costs.meaning += seconds
        vectors = np.concatenate(rows)
        placed = np.empty_like(vectors)
        placed[ordered] = vectors
        self.costs.headings += len(headings)
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


def _vectors(headings: Sequence[str], language: str) -> tuple[bytes, float]:
    """Sentence vectors, and the seconds that they took."""
    meaning = _Timed(language)
    return meaning(headings).tobytes(), meaning.seconds


def _weave_affairs(path: Path, given: Sequence[Given], few: bool, language: str) -> Woven:
    """``few``: whether there is time for sentence vectors."""
    meaning = _Timed(language)
    known = meaning if few and known_meaning(language) is not None else None
    dossiers = []
    with path.open("rb") as file:
        for one in given:
            lines = [_line(file, place) for place in one.places]
            dossier = _weave_affair(one, lines, known, language)
            dossiers.append(msgspec.msgpack.encode(dossier))
    return Woven(dossiers, meaning.asked, meaning.seconds)


class _Timed:
    """Sentence vectors, with what they cost."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.asked = 0
        self.seconds = 0.0

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        begun = process_time()
        found = sentence_vectors(texts, self._language)
        self.seconds += process_time() - begun
        self.asked += len(texts)
        return found


def _line(file: BinaryIO, place: Place) -> bytes:
    if isinstance(place, bytes):
        return place
    file.seek(place.start)
    return file.read(place.length)


def _weave_affair(given: Given, lines: Sequence[bytes], meaning: Meaning | None, language: str) -> Dossier:
    readings = [msgspec.json.decode(line, type=Reading) for line in lines]
    several = len(readings) > 1
    copies = known_copies([_report(reading) for reading in readings]) if several else {}
    stories = given.affair.stories
    sketches = msgspec.msgpack.decode(given.sketches, type=tuple[Sketch, ...])
    parting = Parting(stories, (tuple(range(len(stories))),) if given.affair.threaded else (), sketches)
    known = meaning if several else None
    return weave_readings(readings, copies, language=language, meaning=known, parting=parting).dossier


def _dossiers(woven: Woven) -> list[Dossier]:
    return [msgspec.msgpack.decode(data, type=Dossier) for data in woven.dossiers]


def _report(reading: Reading) -> Report:
    """As much of a report as its reading holds."""
    return Report(
        id=reading.id, uri=reading.uri, sha256=reading.sha256, gathered_at=reading.gathered_at,
        text=reading.text or "", given=GivenDate(published=reading.published.value),
    )  # fmt: skip

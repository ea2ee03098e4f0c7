"""How weaving grows: ``python -m benchmarks.scale 1000 10000 100000``.

Makes reports (``benchmarks.coverage``), reads them (fast reader, all processors), weaves the readings on two
processes with ``runut.flow.affairs``, then adds reports one by one that were kept apart. The peer is the nearest that
one would write instead: TF-IDF of all reports and, within time windows, connected likeness, in scikit-learn; it makes
stories only, no claims. Readings are kept beside the reports so that a second run weaves at once. Prints the figures,
and writes them with a picture to ``benchmarks/results`` and ``docs`` where ``--keep`` is given.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import coverage
from benchmarks.clustering import bcubed
from benchmarks.drawing import Panel, draw
from benchmarks.inputs import ROOT
from runut.flow import read_reports, stream_reports
from runut.flow.affairs import Affairs
from runut.keep import reading_to_json
from runut.model import Problem, Reading

LATER = 60
"""Reports that come one by one after the others were woven."""
WORKERS = 2


class Memory:
    """The most memory that a process and its children held together, in megabytes, looked at ten times a second."""

    def __init__(self, process: int) -> None:
        self.peak = 0.0
        self._process = process
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self.peak = max(self.peak, sum(map(_resident, [self._process, *_children(self._process)])))


def _processor_seconds() -> float:
    """Of this process and its children, so far."""
    found = 0.0
    for process in [os.getpid(), *_children(os.getpid())]:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        found += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def _resident(pid: int) -> float:
    """Megabytes that are this process's own; what it shares with others is counted once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _children(pid: int) -> list[int]:
    try:
        own = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    found = [int(child) for child in own.split()]
    return [*found, *(grandchild for child in found for grandchild in _children(child))]


def readings(folder: Path, count: int) -> Path:
    """The file of readings of ``count`` reports, and of ``LATER`` more in another; made where it is not there."""
    path = folder / f"readings-{count}.jsonl"
    if not path.exists():
        reports = coverage.write(folder / f"reports-{count}.jsonl", count + LATER)
        problems: list[Problem] = []
        part = path.with_suffix(".part")
        with part.open("wb") as file, path.with_suffix(".later").open("wb") as later:
            found = read_reports(stream_reports([str(reports)], problems), reader="fast", workers=os.cpu_count() or 1)
            for number, reading in enumerate(found):
                apart = number % ((count + LATER) // LATER) == 7
                (later if apart else file).write(reading_to_json(reading) + b"\n")
        if problems:
            raise SystemExit(f"a report was lost: {problems[0]}")
        part.rename(path)
    return path


def weave(path: Path, planted: dict[str, str]) -> dict[str, Any]:
    """Seconds, megabytes and what was found, of weaving the readings of a file."""
    begun, used = time.perf_counter(), _processor_seconds()
    with Memory(os.getpid()) as memory, Affairs(path, workers=WORKERS) as affairs:
        formed = time.perf_counter() - begun
        counts = {"claims": 0, "disagreements": 0, "reports": 0}
        uris: dict[str, str] = {}
        for dossier in affairs.woven():
            counts["claims"] += len(dossier.claims)
            counts["disagreements"] += len(dossier.disagreements)
            counts["reports"] += len(dossier.reports)
            uris.update({report.id: report.uri for report in dossier.reports})
        whole, used = time.perf_counter() - begun, _processor_seconds() - used
        costs, peak = msgspec.to_builtins(affairs.costs), memory.peak
        stories = affairs.stories()
        taken = sorted(_added(affairs, path.with_suffix(".later")))
    known = {report: planted[uri] for report, uri in uris.items() if uri in planted}
    reached = bcubed(([r for r in story if r in known] for story in stories), known) if known else None
    return {
        **counts, "stories": len(stories), "seconds": whole, "formed": formed, "processor_seconds": used, **costs,
        "share_of_vectors": costs["meaning"] / used, "megabytes": peak, "bcubed": reached.f1 if reached else None,
        "added_median": taken[len(taken) // 2], "added_95": taken[int(0.95 * len(taken))], "added_most": taken[-1],
    }  # fmt: skip


def _added(affairs: Affairs, later: Path) -> Iterator[float]:
    """Seconds that each later reading takes."""
    for line in later.read_bytes().splitlines():
        reading = msgspec.json.decode(line, type=Reading)
        begun = time.perf_counter()
        affairs.add([reading])
        yield time.perf_counter() - begun


def peer(folder: Path, count: int) -> dict[str, float]:
    """Seconds and megabytes that TF-IDF with a time window takes for the stories alone, from the plain texts, in a
    process of its own."""
    reports = folder / f"reports-{count}.jsonl"
    if not reports.exists():
        coverage.write(reports, count + LATER)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        process = pool.submit(os.getpid).result()
        with Memory(process) as memory:
            seconds = pool.submit(_windowed, reports).result()
    return {"peer_seconds": seconds, "peer_megabytes": memory.peak}


def _windowed(reports: Path) -> float:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    rows = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines()]
    begun = time.perf_counter()
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(
        [f"{row['title']} {row.get('text', '')}" for row in rows]
    )
    by_day: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        by_day.setdefault(str(row.get("date") or "")[:10], []).append(at)
    days = sorted(by_day)
    linked = 0
    for at, day in enumerate(days):
        near = [row for other in days[max(0, at - 3) : at + 1] for row in by_day[other]]
        linked += int((vectors[by_day[day]] @ vectors[near].T > 0.3).sum())
    return time.perf_counter() - begun


def picture(found: dict[int, dict[str, Any]]) -> str:
    """Time and memory against size, as SVG."""
    panels = [
        Panel(
            title,
            unit,
            {
                "Runut": [(size, found[size][cost]) for size in sorted(found)],
                "TF-IDF in windows (stories alone)": [(size, found[size][f"peer_{cost}"]) for size in sorted(found)],
            },
        )
        for title, unit, cost in (
            ("Time to weave from readings", "seconds", "seconds"),
            ("Most memory held", "MB", "megabytes"),
        )
    ]
    return draw("How weaving grows with the number of reports: time and memory", panels)


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """By which power of the reports a cost grows."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--folder", type=Path, help="where reports and readings are kept")
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args(arguments)
    found: dict[int, dict[str, Any]] = {}
    with _folder(asked.folder) as folder:
        for size in sorted(asked.sizes):
            path = readings(folder, size)
            planted = coverage.planted(size + LATER)
            found[size] = {**weave(path, planted), **peer(folder, size)}
            print(size, {k: round(v, 3) if isinstance(v, float) else v for k, v in found[size].items()}, flush=True)
    sizes = sorted(found)
    if len(sizes) > 1:
        for cost in ("seconds", "processor_seconds", "megabytes", "peer_seconds", "peer_megabytes"):
            grown = exponent((sizes[-2], found[sizes[-2]][cost]), (sizes[-1], found[sizes[-1]][cost]))
            print(f"{cost} from {sizes[-2]:,} to {sizes[-1]:,}: exponent {grown:.3f}")
    if asked.keep:
        (ROOT / "benchmarks/results/scale.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        (ROOT / "docs/weaving-scale.svg").write_text(picture(found), encoding="utf-8")


if __name__ == "__main__":
    main()

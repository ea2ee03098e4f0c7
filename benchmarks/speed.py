"""How fast reports are read and traced, each in a process of its own on one core, beside spaCy on the same words.

``python -m benchmarks.speed NAME`` runs one of ``RUNS`` in this process and prints its seconds, words and megabytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import coverage, inputs
from benchmarks.figures import AbsentError, Figure
from runut.model import Reader

READ = 300
"""Reports to read; about 30,000 words."""
TRACED = 200
SOAKED = 2000


def measure() -> list[Figure]:
    """Words a second of reading, as a ratio to spaCy's; seconds and peak megabytes of a trace."""
    figures = []
    peers: dict[str, float] = {}
    for name in ("spacy-tokenizer", "spacy-tagger"):
        with contextlib.suppress(AbsentError):
            other = run(name)
            peers[name] = other["words"] / other["seconds"]
    for reader in ("fast", "accurate"):
        read = run(f"read-{reader}")
        words = read["words"] / read["seconds"]
        told = f"{read['words']} words, one core"
        figures.append(Figure(key=f"speed.{reader}-words-a-second", value=words, detail=told))
        figures += [
            Figure(
                key=f"speed.{reader}-to-{name}", value=words / pace, detail=f"times; {pace:,.0f} words a second there"
            )
            for name, pace in peers.items()
        ]
    trace = run("trace")
    return [
        *figures,
        Figure(key="speed.trace-seconds", value=trace["seconds"], detail=f"{TRACED} made-up reports, one core"),
        Figure(key="speed.trace-peak-megabytes", value=trace["megabytes"], detail="whole process"),
    ]


def run(name: str) -> dict[str, float]:
    """What one of ``RUNS`` measured in a fresh process. ``AbsentError`` where that needs what is not installed."""
    command = [sys.executable, "-m", "benchmarks.speed", name]
    done = subprocess.run(command, cwd=inputs.ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AbsentError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"{name} failed")
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def _texts(count: int) -> list[str]:
    return [f"{report['title']}\n\n{report['text']}" for report in coverage.reports(count)]


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _read(reader: Reader) -> tuple[float, int]:
    with TemporaryDirectory() as folder:
        warm = coverage.write(Path(folder) / "warm.jsonl", 5)
        path = coverage.write(Path(folder) / "coverage.jsonl", READ)
        inputs.read([warm], reader)  # tables and weights are loaded once, not once a report
        seconds = _timed(lambda: inputs.read([path], reader))
    return seconds, sum(len(text.split()) for text in _texts(READ))


def _trace(count: int) -> tuple[float, int]:
    with TemporaryDirectory() as folder:
        path = coverage.write(Path(folder) / "coverage.jsonl", count)
        seconds = _timed(lambda: inputs.trace([path]))
    return seconds, sum(len(text.split()) for text in _texts(count))


def _spacy_tokenizer() -> tuple[float, int]:
    import spacy  # noqa: PLC0415 - only installed for the benchmark

    texts, nlp = _texts(READ), spacy.blank("id")
    seconds = _timed(lambda: [nlp.make_doc(text) for text in texts])
    return seconds, sum(len(text.split()) for text in texts)


def _spacy_tagger() -> tuple[float, int]:
    import spacy  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    texts, nlp = _texts(READ), spacy.blank("id")
    tagger: Any = nlp.add_pipe("tagger")  # with the default HashEmbedCNN; untrained weights take the same time
    for label in ("NOUN", "VERB", "ADP", "PROPN"):
        tagger.add_label(label)
    sample = nlp.make_doc(texts[0])
    nlp.initialize(lambda: [Example.from_dict(sample, {"tags": ["NOUN"] * len(sample)})])
    seconds = _timed(lambda: list(nlp.pipe(texts)))
    return seconds, sum(len(text.split()) for text in texts)


RUNS: dict[str, Callable[[], tuple[float, int]]] = {
    "read-fast": partial(_read, "fast"),
    "read-accurate": partial(_read, "accurate"),
    "trace": partial(_trace, TRACED),
    "soak": partial(_trace, SOAKED),
    "spacy-tokenizer": _spacy_tokenizer,
    "spacy-tagger": _spacy_tagger,
}


def peak_megabytes() -> float:
    """The most memory that this process held so far; nan where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(name: str) -> None:
    """Run one measurement on one core and print what it took."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    seconds, words = RUNS[name]()
    print(json.dumps({"seconds": seconds, "words": words, "megabytes": peak_megabytes()}))


if __name__ == "__main__":
    main(sys.argv[1])

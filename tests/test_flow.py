"""The composed job: the same reports give the same dossier, in any order and on any number of processes."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import runut
from benchmarks import coverage
from runut.flow import MANY, gather_reports, read_paths, read_reports, stream_reports, trace_paths, trace_reports
from runut.keep import dossier_to_json
from runut.model import Problem, Reading, Report

ROOT = Path(__file__).parents[1]
FILES = [
    str(path) for path in sorted((ROOT / "examples").iterdir()) if path.suffix in (".txt", ".html", ".jsonl", ".xml")
]


@pytest.fixture(scope="module")
def sample() -> list[Report]:
    return gather_reports(FILES)[0]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    path = coverage.write(tmp_path_factory.mktemp("banyak") / "banyak.jsonl", MANY + 13)
    return gather_reports([str(path)])[0]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1000))
def test_reports_in_any_order_give_the_same_dossier(sample: list[Report], seed: int):
    shuffled = random.Random(seed).sample(sample, len(sample))
    again = shuffled + shuffled[:3]
    dossier = dossier_to_json(trace_reports(sample).dossier)
    assert dossier_to_json(trace_reports(shuffled).dossier) == dossier
    assert dossier_to_json(trace_reports(again).dossier) == dossier


def test_problems_in_any_order_give_the_same_dossier(sample: list[Report]):
    lost = [Problem(uri=name, code="empty") for name in "cab"]
    dossiers = [trace_reports(sample[:2], problems).dossier for problems in (lost, lost[::-1])]
    assert dossiers[0] == dossiers[1]
    assert {one.uri for one in dossiers[0].problems} == set("abc")


def test_two_workers_read_what_one_reads(many: list[Report]):
    told: list[int] = []
    alone = list(read_reports(many))
    assert list(read_reports(many, workers=2, progress=told.append)) == alone
    assert [reading.id for reading in alone] == [report.id for report in many]
    assert told == list(range(1, len(many) + 1))
    dossiers = [trace_reports(many, workers=workers).dossier for workers in (1, 2)]
    assert dossier_to_json(dossiers[0]) == dossier_to_json(dossiers[1])


def test_workers_that_are_no_longer_needed_end(many: list[Report]):
    readings = read_reports(many * 4, workers=2)
    assert next(readings).id == many[0].id
    assert isinstance(readings, Iterator)
    readings.close()  # type: ignore[attr-defined]


def test_reports_are_taken_as_they_are_needed(many: list[Report]):
    taken = 0

    def endless() -> Iterator[Report]:
        nonlocal taken
        while True:
            taken += 1
            yield many[taken % len(many)]

    for workers, most in ((1, MANY + 2), (2, 400)):
        taken = 0
        readings = read_reports(endless(), workers=workers)
        for _ in range(2):
            next(readings)
        readings.close()  # type: ignore[attr-defined]
        assert taken <= most


def test_no_reports_at_all():
    assert list(read_reports([])) == list(read_reports([], workers=2)) == []
    traced = trace_reports([])
    assert traced.readings == {} and traced.dossier.reports == traced.dossier.stories == ()


def test_paths(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Kapal sandar di Tirawai.")
    paths = [str(tmp_path / name) for name in ("tiada.txt", "a.txt")]
    lost, reading = read_paths(paths)
    assert isinstance(lost, Problem) and lost.code == "missing"
    assert isinstance(reading, Reading) and reading.text == "Kapal sandar di Tirawai."
    traced = trace_paths(paths)
    assert list(traced.readings) == [reading.id]
    assert traced.dossier.problems == (lost,)
    problems: list[Problem] = []
    assert [report.id for report in stream_reports(paths, problems)] == [reading.id]
    assert problems == [lost]


def test_the_public_names():
    assert set(runut.__all__) <= set(dir(runut))
    assert runut.trace is trace_paths and runut.readings is read_paths
    assert runut.__version__[0].isdigit()
    with pytest.raises(AttributeError, match="rentut"):
        _ = runut.rentut


def test_a_script_needs_no_guard(tmp_path: Path):
    path = coverage.write(tmp_path / "banyak.jsonl", MANY + 2)
    script = tmp_path / "skrip.py"
    script.write_text(f"import runut\nprint(len(runut.trace([{str(path)!r}]).dossier.reports))\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=120)
    assert (done.stdout, done.stderr) == (f"{MANY + 2}\n", "")

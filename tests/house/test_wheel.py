"""The built package holds what runs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SOURCE


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_the_wheel_holds_every_table_and_weight(held: set[str]):
    files = (path for path in SOURCE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert {path.relative_to(SOURCE.parent).as_posix() for path in files} <= held


def test_the_wheel_carries_its_licences(held: set[str]):
    assert {name.rsplit("/", 1)[-1] for name in held if "/licenses/" in name} == {"LICENSE", "licences.toml"}


def test_the_wheel_holds_nothing_but_the_package(held: set[str]):
    assert not [name for name in held if not name.startswith(("runut/", "runut-"))]

"""Every table and every weight says where it came from, under a licence that the project allows."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from typing import Any

import pytest

from tests.house.tree import ROOT, SOURCE

CARD = tomllib.loads((ROOT / "licences.toml").read_text(encoding="utf-8"))
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in SOURCE.rglob("*")
    if path.is_file() and path.suffix not in {".py", ".pyc"} and path.name != "py.typed"
)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_code_is_listed(name: str):
    assert [entry for entry in CARD["file"] if fnmatch(name, entry["path"])], f"licences.toml does not list {name}"


@pytest.mark.parametrize("entry", CARD["file"], ids=lambda entry: entry["path"])
def test_what_is_listed_is_allowed(entry: dict[str, Any]):
    assert [name for name in FILES if fnmatch(name, entry["path"])], "no such file"
    assert len(entry["source"]) > 10, "says nothing of its source"
    assert entry["licences"], "has no licence"
    refused = set(entry["licences"]) - set(CARD["allowed"])
    assert refused <= set(CARD["share_alike"])
    assert not refused or (ROOT / entry["card"]).is_file(), "share-alike: a card must say so"

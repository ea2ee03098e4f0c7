"""What may lie in the repository, under which name and how big."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import PurePosixPath

from tests.house.tree import ROOT, modules, texts, tracked

LARGEST = 25_000_000
"""Bytes; git keeps every version for ever."""
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "stuff", "shared"}
HOME = re.compile(r"(?<![\w.~/-])/(?:home|root|Users|work)/[\w.-]+|\b[A-Z]:\\Users\\")
# In two halves, so that this file does not name them either.
REGISTRY = re.compile(
    "|".join((r"(?:extra-)?index" + "-url", "--find" + "-links", "pythonhosted" + r"\.org", "pypi" + r"\.org/simple"))
)
UNFINISHED = re.compile("|".join((r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", "Not" + "ImplementedError")))


def test_no_file_names_a_path_of_one_machine():
    found = [f"{name}: {match[0]}" for name, text in texts() if (match := HOME.search(text))]
    parent = f"{ROOT.parent}/"
    found += [name for name, text in texts() if len(parent) > 4 and parent in text]
    assert not found


def test_no_file_names_a_package_registry():
    assert not [f"{name}: {match[0]}" for name, text in texts() if (match := REGISTRY.search(text))]


def test_git_ignores_no_file_of_the_package():
    command = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "src"]
    ignored = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    assert not [name for name in ignored if "__pycache__" not in name and ".egg-info" not in name]


def test_no_file_is_too_big():
    assert not [f"{path}: {path.stat().st_size}" for path in tracked() if path.stat().st_size > LARGEST]


def test_no_module_has_a_name_that_says_nothing():
    assert not [path for path in tracked() if path.suffix == ".py" and path.stem in VAGUE]


def test_no_unfinished_marks():
    code = [(name, text) for name, text in texts() if name.endswith(".py")]
    assert not [f"{name}: {match[0]}" for name, text in code if (match := UNFINISHED.search(text))]


def test_every_import_of_the_package_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    declared = {_plain(re.split(r"[\s\[<>=!~;]", one, maxsplit=1)[0]) for one in asked}
    known = packages_distributions()
    missing = set()
    for name, tree in modules():
        for top in _imported(tree) - sys.stdlib_module_names - {"runut"}:
            if not {_plain(distribution) for distribution in known.get(top, [top])} & declared:
                missing.add(f"{name}: {top}")
    assert not missing


def test_locks_pin_and_hash_everything_and_name_no_host():
    locks = sorted(ROOT.glob("requirements*.txt"))
    assert PurePosixPath("requirements.txt").name in {lock.name for lock in locks}
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "//" not in text, f"{lock.name} names a host"
        lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
        wrong = [line[:60] for line in lines if "==" not in line.split()[0] or "--hash=sha256:" not in line]
        assert lines and not wrong, f"{lock.name}: {wrong}"


def test_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]],
        "requirements-bench.txt": project["dependency-groups"]["bench"],
        "requirements-build.txt": project["dependency-groups"]["build"],
        "requirements-train.txt": project["project"]["optional-dependencies"]["train"],
        "requirements-cluster.txt": project["project"]["optional-dependencies"]["cluster"],
    }
    for name, wanted in asked.items():
        pinned = re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        held = {_plain(one) for one in pinned}
        names = {_plain(re.split(r"[\s\[<>=!~;]", one, maxsplit=1)[0]) for one in wanted if isinstance(one, str)}
        assert names <= held, f"run make lock: {name} lacks {sorted(names - held)}"


def _plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found

"""The documents say what the code does."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import jsonschema
import pytest
import typer

from runut.cli import app
from tests.house.tree import ROOT
from tools import schema

COMMANDS = ROOT / "docs" / "commands.md"


def commands() -> dict[str, Any]:
    """The commands by name, as click has them (or what typer carries of click)."""
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


def sections() -> dict[str, str]:
    """The parts of docs/commands.md, by the command their heading names."""
    parts = re.split(r"^#+ +`?runut ([\w-]+)`?.*$", COMMANDS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_and_its_options_are_documented(name: str):
    section = sections().get(name)
    assert section is not None, f"docs/commands.md has no heading `runut {name}`"
    options = {
        option
        for parameter in commands()[name].params
        if getattr(parameter, "param_type_name", "") == "option" and not getattr(parameter, "hidden", False)
        for option in [*parameter.opts, *parameter.secondary_opts]
        if option.startswith("--") and option != "--help"
    }
    missing = [option for option in sorted(options) if not re.search(rf"{re.escape(option)}(?![\w-])", section)]
    assert not missing


def test_no_command_is_documented_that_is_none():
    assert set(sections()) <= set(commands())


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_both_readmes_begin_with_the_two_commands(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.parametrize("name", sorted(schema.SHAPES))
def test_the_schema_is_the_one_that_the_structs_make(name: str):
    written = (ROOT / "docs" / "schema" / name).read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(written))
    assert written == schema.schema(name), "run make schema"


def test_the_changelog_has_this_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == project["version"]


def test_links_between_documents_lead_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken

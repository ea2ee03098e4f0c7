"""Knowledge is data: no word of the Indonesian language pack stands in the code outside it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.tree import LANGUAGES, modules

SHORTEST = 5
"""Letters; shorter words are words of too many languages."""
MARKUP = {"gather.toml"}
"""Tables of class names and fields, which are English on Indonesian pages too."""
ENGLISH = {
    "aiueo",
    "articlebody",
    "author",
    "broadcast",
    "newspaper",
    "byline",
    "caption",
    "century",
    "channel",
    "close",
    "content",
    "copyright",
    "credit",
    "datetime",
    "decade",
    "degree",
    "editor",
    "facebook",
    "family",
    "google",
    "headline",
    "keywords",
    "media",
    "number",
    "outlet",
    "percent",
    "photo",
    "reporter",
    "speech",
    "twitter",
    "update",
    "video",
    "whatsapp",
    "writer",
}
"""Words of the pack that the code may use for what they are in English or in mark-up."""


def strings(value: object) -> Iterator[str]:
    """Every string within a decoded table, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def table_words(paths: Iterable[Path]) -> set[str]:
    """The lower-case words of the values of TOML tables."""
    values = (value for path in paths for value in strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    return {word for value in values for word in re.findall(rf"\b[a-z]{{{SHORTEST},}}\b", value)}


def identifiers() -> set[str]:
    """The words that our names are made of: fields, arguments and attributes, which are English."""
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            for name in (getattr(node, field, None) for field in ("id", "arg", "attr", "name")):
                found |= set(name.lower().split("_")) if isinstance(name, str) else set()
    return found


def code_words(tree: ast.Module) -> set[str]:
    """The words in the strings of a module, those that stand alone as a statement (docstrings) left out."""
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    values = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents
    ]
    plain = (re.sub(r"#.*", "", value) for value in values)  # a verbose pattern holds comments
    return {word for value in plain for word in re.findall(r"[a-z]+", value.lower())}


def test_no_word_of_the_pack_stands_in_code():
    ours = table_words(path for path in (LANGUAGES / "id").glob("*.toml") if path.name not in MARKUP)
    words = ours - ENGLISH - table_words((LANGUAGES / "en").glob("*.toml")) - identifiers()
    found = {name: code_words(tree) & words for name, tree in modules() if "/languages/" not in name}
    listed = {name: sorted(which) for name, which in found.items() if which}
    assert not listed, "move these into a table; what is English there belongs in ENGLISH above"

"""Templates of made-up reports, filled from pools of words; the notation is told in ``coverage.toml``."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("coverage.toml").read_text(encoding="utf-8"))
Slot = Callable[[str, str], str]
"""From the name of a slot and how it is written (``number``) to what stands there."""
Part = tuple[str, Any]
_TOKEN = re.compile(r"(\{\w+(?::d)?\}|\[[^\]]*\]|<\w+>)")
_RANGE = re.compile(r"(\w+)(\+?)=([\d,]+)\.\.([\d,]+)(?:/(\d+))?")


class Line(NamedTuple):
    """An idea: its wordings, and who says it, if anybody does: by office, and the slot of the name if that has one."""

    wordings: tuple[str, ...]
    office: str = ""
    name: str = ""
    indirect: bool = False

    @property
    def spoken(self) -> bool:
        return bool(self.office or self.name)


class Range(NamedTuple):
    """What a number may be."""

    name: str
    grows: bool
    least: float
    steps: int
    step: float

    def draw(self, choose: random.Random) -> float:
        return round(self.least + self.step * choose.randrange(self.steps), 1)


@cache
def lines(text: str) -> tuple[Line, ...]:
    """The ideas of a text of lines."""
    found = []
    for row in filter(None, text.split("\n")):
        office, arrow, said = row.rpartition(" > ")
        who, _, name = office.removeprefix("~").partition("@")
        wordings = tuple(said.split(" || "))
        found.append(Line(wordings, who.strip(), name.strip(), row[0] == "~") if arrow else Line(wordings))
    return tuple(found)


@cache
def ranges(text: str) -> tuple[Range, ...]:
    """The numbers of a kind."""
    found = []
    for name, grows, least, most, given in _RANGE.findall(text):
        low, high = float(least.replace(",", ".")), float(most.replace(",", "."))
        step = 0.1 if "," in least else float(given or 1)
        found.append(Range(name, bool(grows), low, int((high - low) / step + 1.5), step))
    return tuple(found)


@cache
def pool(name: str) -> Sequence[str]:
    """What a slot may be filled with; digits behind its name tell it from another of its kind."""
    plain = name.rstrip("0123456789")
    if plain == "town":
        return [town for towns in WORDS["provinces"].values() for town in towns.split(", ")]
    found = WORDS["pools"][plain]
    return (found.split("|") if "|" in found else found.split()) if isinstance(found, str) else found


@cache
def parts(template: str) -> tuple[Part, ...]:
    """A template as text, slots by how their numbers are written, pools and alternatives."""
    found: list[Part] = []
    before = ""
    for token in filter(None, _TOKEN.split(template)):
        if token[0] == "{":
            name, _, mark = token[1:-1].partition(":")
            digits = before.endswith(tuple(WORDS["digits_behind"]))
            found.append(("plain" if mark else "digits" if digits else "letters", name))
        elif token[0] == "[":
            found.append(("either", tuple(parts(one) for one in token[1:-1].split("|"))))
        else:
            found.append(("pool", token[1:-1]) if token[0] == "<" else ("text", token))
        before = token
    return tuple(found)


def fill(of: Sequence[Part], choose: random.Random, slot: Slot) -> str:
    """The words of a template's parts."""
    found = []
    for kind, value in of:
        if kind == "text":
            found.append(value)
        elif kind == "either":
            found.append(fill(choose.choice(value), choose, slot))
        elif kind == "pool":
            found.append(fill(parts(choose.choice(pool(value))), choose, slot))
        else:
            found.append(slot(value, kind))
    return "".join(found)


def number(value: str | float, how: str) -> str:
    """A fact as Indonesian writes it: ``plain`` without points, in ``digits``, or in ``letters`` if it is small."""
    if isinstance(value, str):
        return value
    if value % 1:
        return str(value).replace(".", ",")
    if how == "letters" and value < len(WORDS["numerals"]):
        return str(WORDS["numerals"][int(value)])
    return str(int(value)) if how == "plain" else f"{int(value):,}".replace(",", ".")

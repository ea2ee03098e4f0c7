"""The words by which values are told apart (``languages/<language>/weave_differences.toml``)."""

from __future__ import annotations

from functools import cache, cached_property

import msgspec

from runut.languages import table
from runut.model import Bound


class Foreign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    numbers: dict[str, int]
    scales: dict[str, float]
    currencies: dict[str, str]
    units: dict[str, str]
    bounds: dict[str, Bound]
    stop: frozenset[str]


class Contrast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sides: tuple[frozenset[str], ...]


class Branch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    words: tuple[str, ...]
    under: str = ""
    weak: bool = False
    against: tuple[str, ...] = ()
    by_name: bool = False


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    dimension: str
    factor: float
    shift: float = 0.0


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    persons: frozenset[str]
    scores: frozenset[str]
    ages: frozenset[str]
    part: frozenset[str]
    few: frozenset[str]
    together: frozenset[str]
    articles: frozenset[str]
    of_those: frozenset[tuple[str, str]]
    own: frozenset[str]
    loose: frozenset[str]
    weather: frozenset[str]
    pronouns: frozenset[str]
    moving: frozenset[str]
    qualifying: frozenset[str]
    aftermath: frozenset[str]
    former: tuple[str, ...]
    rest: frozenset[str]
    grown: frozenset[str]
    now: frozenset[str]
    states: dict[str, frozenset[str]]
    outcomes: dict[str, frozenset[str]]
    falling: frozenset[str]
    growing: frozenset[str]
    sources: frozenset[str]


class Corrections(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: tuple[str, ...]


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    happening: frozenset[str]
    occurs: frozenset[str]
    told: frozenset[str]
    local: frozenset[str]
    relative: frozenset[str]
    months: frozenset[str]


class Whereabouts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: frozenset[str]
    before: frozenset[str]
    kinds: frozenset[str]
    bound: frozenset[str]
    origin: frozenset[str]
    many: frozenset[str]
    roads: frozenset[str]
    happenings: frozenset[str]
    where: frozenset[str]
    levels: dict[str, int]


class Designations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    short: dict[str, str]
    called: frozenset[str]
    single: frozenset[str]
    alone: frozenset[str]
    titles: frozenset[str]


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ranks: frozenset[str]
    past: frozenset[str]
    same: tuple[frozenset[str], ...]
    exclusive: tuple[frozenset[str], ...]
    both: frozenset[str]
    over: frozenset[str]
    fields: frozenset[str]
    alone: frozenset[str]
    vague: frozenset[str]


class Counting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one_of: frozenset[str]
    becomes: frozenset[str]
    one: frozenset[str]
    named: frozenset[str]
    series: frozenset[str]


class Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first: tuple[str, ...]
    told: frozenset[str]
    echoes: frozenset[str]
    only: frozenset[str]
    describing: frozenset[str]


class Differing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """``weave_differences.toml``: every list is explained there."""

    empty: frozenset[str]
    apart: frozenset[str]
    acts: frozenset[str]
    events: frozenset[str]
    nominal: tuple[tuple[str, str], ...]
    one_act: tuple[tuple[str, ...], ...]
    verbal: tuple[str, ...]
    idle: frozenset[str]
    contrasts: tuple[Contrast, ...]
    measures: dict[str, Measure]
    numbers: Numbers
    corrections: Corrections
    dates: Dates
    places: Whereabouts
    names: Designations
    offices: Offices
    count: Counting
    sources: Sources
    foreign: dict[str, Foreign]
    kinds: tuple[Branch, ...]

    @cached_property
    def happens_as(self) -> dict[str, str]:
        """Key of a verb → the key that stands for all that tell of the same."""
        return {key: row[0] for row in self.one_act for key in row}

    @cached_property
    def sides(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Word → the contrasts that it takes part in, each with its side."""
        found: dict[str, list[tuple[int, int]]] = {}
        for at, contrast in enumerate(self.contrasts):
            for side, words in enumerate(contrast.sides):
                for word in words:
                    found.setdefault(word, []).append((at, side))
        return {word: tuple(of) for word, of in found.items()}

    def contrasted(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether words of two settings stand on different sides of a contrast, and on no common one."""
        a = self._sides_of(one)
        b = self._sides_of(other)
        return any(a[at] and b[at] and not a[at] & b[at] for at in a.keys() & b.keys())

    def agreeing(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether words of two settings stand on one side of a contrast (`panjang`, `bentang`)."""
        a = self._sides_of(one)
        b = self._sides_of(other)
        return any(a[at] & b[at] for at in a.keys() & b.keys())

    def _sides_of(self, words: frozenset[str]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for word in words:
            for at, side in self.sides.get(word, ()):
                found.setdefault(at, set()).add(side)
        return found


@cache
def differing(language: str) -> Differing:
    """The table of a language. Raises ``runut.languages.TableError`` where it is missing or wrong."""
    found: Differing = table(language, "weave_differences.toml", Differing)
    return found

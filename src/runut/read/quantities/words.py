"""The words beside numbers (``quantities.toml``), split into pieces and matched against those of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec

from runut.languages import table
from runut.model import Bound, Span
from runut.read.text.numerals import Piece, pieces

CENT = "cent"
"""The unit that is a hundredth of a currency."""
_MISSPELT = 6
"""Letters of the shortest unit whose misspellings are looked for; a shorter one is too like other words."""
_SUM = re.compile(r"[A-Z]{3}(?![A-Za-z])")
_RATE = re.compile(r"[A-Z]{3}/[A-Z]{3}\Z")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    persons: bool
    after: tuple[str, ...]
    before: tuple[str, ...]
    count: tuple[str, ...]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    words: tuple[str, ...]
    units: frozenset[str]
    of: str = ""
    traded: bool = False


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape of ``quantities.toml``; what a field holds is said there."""

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    fillers: tuple[str, ...]
    negative: frozenset[str]
    at_least_after: frozenset[str]
    fractions: frozenset[str]
    enclitics: tuple[str, ...]
    range: tuple[str, ...]
    alternative: frozenset[str]
    alike: frozenset[str]
    and_: frozenset[str] = msgspec.field(name="and")
    from_: frozenset[str] = msgspec.field(name="from")
    to: frozenset[str]
    per: frozenset[str]
    others: tuple[str, ...]
    ordinal_prefix: frozenset[str]
    copulas: tuple[str, ...]
    amounts: frozenset[str]
    changes: tuple[str, ...]
    levels: frozenset[str]
    toward: frozenset[str]
    of_things: tuple[str, ...]
    carriers: frozenset[str]
    places: frozenset[str]
    apart: frozenset[str]
    relative: frozenset[str]
    carried: frozenset[str]
    elsewhere: frozenset[str]
    counting: frozenset[str]
    scores: frozenset[str]
    labels: frozenset[str]
    soft_labels: frozenset[str]
    acronyms: frozenset[str]
    ones: dict[str, str]
    classifiers: dict[str, str]
    persons: tuple[str, ...]
    nouns: tuple[str, ...]
    stop: frozenset[str]
    verb_prefixes: tuple[str, ...]
    active_prefixes: tuple[str, ...]
    things: dict[str, str]
    currency_before: dict[str, str]
    sum_scales: dict[str, float]
    scale_before: dict[str, str]
    units: dict[str, str]
    per_units: dict[str, str]
    per_words: dict[str, str]
    kinds: dict[str, frozenset[str]]
    goods: frozenset[str]
    amassed: frozenset[str]
    headed: frozenset[str]
    signed: frozenset[str]
    never_named: frozenset[str]
    units_of: dict[str, dict[str, str]]
    measures: dict[str, str]
    measured: tuple[Measure, ...]
    outcomes: tuple[Outcome, ...]


Key = TypeVar("Key")
Phrase = tuple[str, ...]
Phrases = dict[Phrase, str]
"""A key by the pieces of a phrase."""


class Meant(NamedTuple):
    """What a word beside a measure says of it."""

    of: str
    units: frozenset[str]
    traded: bool


class Words(NamedTuple):
    """The table with its phrases split into pieces."""

    table: Table
    bounds: dict[Phrase, Bound]
    fillers: Phrases
    skipped: Phrases
    """Bounds and fillers."""
    before: Phrases
    units: Phrases
    misspelt: dict[str, str]
    """The word of a unit by its misspellings."""
    per_units: Phrases
    nouns: Phrases
    """Unit by counted noun; empty where it has none."""
    range: Phrases
    others: Phrases
    links: Phrases
    """Words that tie a number to the subject of its sentence: copulas and verbs of change."""
    changes: Phrases
    copulas: Phrases
    measures: dict[Phrase, tuple[Meant, ...]]
    after: Phrases
    of_things: Phrases
    causes: Phrases
    counts: Phrases
    personal: frozenset[str]
    kinds: dict[str, str]
    """Kind by unit."""

    def kind(self, unit: str) -> str:
        """What kind of measure a unit is of: ``money`` of a currency, ``rate`` of one by another; else by the table."""
        if _RATE.match(unit):
            return "rate"
        return (
            "money"
            if _SUM.match(unit) or unit.startswith(CENT)
            else self.kinds.get(unit) or self.kinds.get(unit.partition("/")[0], "")
        )


@cache
def quantity_words(language: str) -> Words:
    known = table(language, "quantities.toml", Table)
    bounds: dict[Phrase, Bound] = {
        **dict.fromkeys(_split((phrase, "") for phrase in known.about), "about"),
        **dict.fromkeys(_split((phrase, "") for phrase in known.at_most), "at_most"),
        **dict.fromkeys(_split((phrase, "") for phrase in known.at_least), "at_least"),
    }
    nouns = {
        **_split((phrase, "") for phrase in known.nouns),
        **_split((phrase, "person") for phrase in known.persons),
        **_split(known.things.items()),
        **_split(known.classifiers.items()),
    }
    measures: dict[Phrase, list[Meant]] = defaultdict(list)
    for measure in known.measured:
        for phrase, word in _split((word, word) for word in measure.words).items():
            of = measure.of or word
            meant = Meant(known.measures.get(of, of), measure.units, measure.traded)
            measures[phrase].append(meant)
            for end in known.enclitics:
                measures[*phrase[:-1], phrase[-1] + end].append(meant)
    fillers = _split((word, word) for word in known.fillers)
    changes = _split((word, word) for word in known.changes)
    copulas = _split((word, word) for word in known.copulas)
    return Words(
        known,
        bounds,
        fillers,
        {**bounds, **fillers},
        _split((*known.currency_before.items(), *known.scale_before.items())),
        _split(known.units.items()),
        _misspelt(known),
        _split(known.per_units.items()),
        nouns,
        _split((word, word) for word in known.range),
        _split((word, word) for word in known.others),
        {phrase: word for phrase, word in (copulas | changes).items() if word not in known.amounts},
        changes,
        copulas,
        {phrase: tuple(meant) for phrase, meant in measures.items()},
        _split((phrase, one.key) for one in known.outcomes for phrase in one.after),
        _split((phrase, phrase) for phrase in known.of_things),
        _split((phrase, one.key) for one in known.outcomes for phrase in one.before),
        _split((phrase, one.key) for one in known.outcomes for phrase in one.count),
        frozenset(one.key for one in known.outcomes if one.persons),
        {unit: kind for kind, units in known.kinds.items() for unit in units},
    )


def _split(pairs: Iterable[tuple[str, str]]) -> Phrases:
    return {tuple(piece.text for piece in pieces(phrase, Span(0, len(phrase)))): key for phrase, key in pairs}


def _misspelt(known: Table) -> dict[str, str]:
    """The words of units with one letter left out or two letters turned round, the first and last letter kept.

    A letter for another is not looked for: that makes other words (``person`` of ``persen``).
    """
    words = {word for phrase in known.units for word in phrase.split() if len(word) >= _MISSPELT and word.isalpha()}
    found: dict[str, str] = {}
    for word in sorted(words):
        for at in range(1, len(word) - 1):
            found.setdefault(word[:at] + word[at + 1 :], word)
            if at < len(word) - 2:
                found.setdefault(word[:at] + word[at + 1] + word[at] + word[at + 2 :], word)
    taken = words | {
        word for noun in (*known.persons, *known.nouns, *known.things, *known.stop) for word in noun.split()
    }
    return {wrong: word for wrong, word in found.items() if wrong not in taken}


def beginning(found: Sequence[Piece], at: int, phrases: Mapping[Phrase, Key]) -> tuple[Key, int] | None:
    """The longest phrase that begins at ``at``: its key and its number of pieces."""
    for length in range(min(4, len(found) - at), 0, -1):
        part = found[at : at + length]
        key = phrases.get(tuple([piece.text for piece in part]))
        if key is not None and all(piece.gap < 2 for piece in part):
            return key, length
    return None


def ending(found: Sequence[Piece], stop: int, phrases: Mapping[Phrase, Key]) -> tuple[Key, int] | None:
    """The longest phrase that ends before ``stop``: its key and its number of pieces."""
    for length in range(min(4, stop), 0, -1):
        part = found[stop - length : stop]
        key = phrases.get(tuple([piece.text for piece in part]))
        if key is not None and all(piece.gap < 2 for piece in part[1:]):
            return key, length
    return None

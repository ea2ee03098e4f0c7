"""The words beside numbers (``quantities.toml``), split into pieces and matched against those of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import table
from runut.model import Span
from runut.read.text.numerals import Piece, pieces


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    persons: bool
    after: tuple[str, ...]
    before: tuple[str, ...]
    count: tuple[str, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape of ``quantities.toml``; what a field holds is said there."""

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    fillers: frozenset[str]
    at_least_after: frozenset[str]
    about_after: frozenset[str]
    range: frozenset[str]
    and_: frozenset[str] = msgspec.field(name="and")
    per: frozenset[str]
    others: tuple[str, ...]
    ordinal_prefix: frozenset[str]
    copulas: frozenset[str]
    counting: frozenset[str]
    labels: frozenset[str]
    ones: dict[str, str]
    classifiers: dict[str, str]
    persons: tuple[str, ...]
    stop: frozenset[str]
    verb_prefixes: tuple[str, ...]
    things: dict[str, str]
    currency_before: dict[str, str]
    sum_scales: dict[str, float]
    scale_before: dict[str, str]
    units: dict[str, str]
    per_units: dict[str, str]
    per_words: dict[str, str]
    measures: dict[str, str]
    outcomes: tuple[Outcome, ...]


Phrases = dict[tuple[str, ...], str]
"""A key by the pieces of a phrase."""


class Words(NamedTuple):
    """The table with its phrases split into pieces."""

    table: Table
    bounds: Phrases
    before: Phrases
    units: Phrases
    nouns: Phrases
    """Unit by counted noun; empty where it has none."""
    measures: Phrases
    after: Phrases
    causes: Phrases
    counts: Phrases
    personal: frozenset[str]


@cache
def quantity_words(language: str) -> Words:
    known = table(language, "quantities.toml", Table)
    bounds = {
        **_split((phrase, "about") for phrase in known.about),
        **_split((phrase, "at_most") for phrase in known.at_most),
        **_split((phrase, "at_least") for phrase in known.at_least),
    }
    nouns = {
        **_split((phrase, "person") for phrase in known.persons),
        **_split(known.things.items()),
        **_split(known.classifiers.items()),
    }
    return Words(
        known,
        bounds,
        _split((*known.currency_before.items(), *known.scale_before.items())),
        _split(known.units.items()),
        nouns,
        _split(known.measures.items()),
        _split((phrase, one.key) for one in known.outcomes for phrase in one.after),
        _split((phrase, one.key) for one in known.outcomes for phrase in one.before),
        _split((phrase, one.key) for one in known.outcomes for phrase in one.count),
        frozenset(one.key for one in known.outcomes if one.persons),
    )


def _split(pairs: Iterable[tuple[str, str]]) -> Phrases:
    return {tuple(piece.text for piece in pieces(phrase, Span(0, len(phrase)))): key for phrase, key in pairs}


def beginning(found: Sequence[Piece], at: int, phrases: Phrases) -> tuple[str, int] | None:
    """The longest phrase that begins at ``at``: its key and its number of pieces."""
    for length in range(min(4, len(found) - at), 0, -1):
        part = found[at : at + length]
        key = phrases.get(tuple(piece.text for piece in part))
        if key is not None and all(piece.gap < 2 for piece in part):
            return key, length
    return None


def ending(found: Sequence[Piece], stop: int, phrases: Phrases) -> tuple[str, int] | None:
    """The longest phrase that ends before ``stop``: its key and its number of pieces."""
    for length in range(min(4, stop), 0, -1):
        part = found[stop - length : stop]
        key = phrases.get(tuple(piece.text for piece in part))
        if key is not None and all(piece.gap < 2 for piece in part[1:]):
            return key, length
    return None

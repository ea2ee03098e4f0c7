"""The words of a language that the weave stage compares with (``languages/<language>/weave.toml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import table
from runut.model import Vehicle


class Same(msgspec.Struct, frozen=True):
    stems: tuple[str, ...]


class Cues(msgspec.Struct, frozen=True):
    say: frozenset[str]
    hearer: frozenset[str]
    told: frozenset[str]
    writes: frozenset[str]
    replies: frozenset[str]
    cites: frozenset[str]
    addresses: frozenset[str]
    generic: frozenset[str]
    only: frozenset[str]
    other: frozenset[str]
    besides: frozenset[str]
    ordinals: dict[str, int]


class Tolls(msgspec.Struct, frozen=True):
    growing: frozenset[str]
    moving: frozenset[str]
    parts: frozenset[str]
    frames: dict[str, frozenset[str]]


class Roles(msgspec.Struct, frozen=True):
    titles: frozenset[str]
    besides: frozenset[str]


class Vocabulary(msgspec.Struct, frozen=True):
    """``weave.toml``: every list is explained there."""

    stop: frozenset[str]
    stop_stems: frozenset[str]
    negations: frozenset[str]
    affirmed: frozenset[str]
    hedging: frozenset[str]
    ending: frozenset[str]
    done: frozenset[str]
    coming: frozenset[str]
    phrases: dict[str, str]
    same: tuple[Same, ...]
    numbers: dict[str, int]
    vehicles: dict[str, Vehicle]
    cues: Cues
    tolls: Tolls
    roles: Roles
    capitals: dict[str, str]
    weekdays: dict[str, int]
    zone: str
    foreign: frozenset[str]
    decimals: dict[str, str]
    bids: frozenset[str]
    hopes: frozenset[str]
    expecting: frozenset[str]
    wanting: frozenset[str]
    hoping: frozenset[str]
    possible: frozenset[str]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The table of a language. Raises ``runut.languages.TableError`` where it is missing or wrong."""
    found: Vocabulary = table(language, "weave.toml", Vocabulary)
    return found

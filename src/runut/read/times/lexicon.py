"""The time words of a language (``times.toml``), by the class that the grammar knows them under."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import table
from runut.model import Span
from runut.read.text.numerals import pieces


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A month or weekday; its place in the table is its number. ``short`` forms count only beside a day or a year."""

    names: tuple[str, ...]
    short: tuple[str, ...]
    personal: bool = False
    """Whether it is also a person's given name."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    names: tuple[str, ...]
    one: tuple[str, ...]
    many: tuple[str, ...]
    ambiguous: dict[str, int] = {}


class YearPart(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    names: tuple[str, ...]


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    words: tuple[str, ...]
    sign: int
    back: bool


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape of ``times.toml``; what a field holds is said there."""

    ordinal_prefix: tuple[str, ...]
    decade_suffix: tuple[str, ...]
    this: tuple[str, ...]
    past: tuple[str, ...]
    next: tuple[str, ...]
    earlier_today: tuple[str, ...]
    later_today: tuple[str, ...]
    more: tuple[str, ...]
    onward: tuple[str, ...]
    lately: tuple[str, ...]
    parts: tuple[str, ...]
    day_words: tuple[str, ...]
    month_words: tuple[str, ...]
    year_words: tuple[str, ...]
    date_words: tuple[str, ...]
    decade_words: tuple[str, ...]
    century_words: tuple[str, ...]
    every: tuple[str, ...]
    per: tuple[str, ...]
    times: tuple[str, ...]
    rate_units: frozenset[str]
    clock_words: tuple[str, ...]
    clock_units: tuple[str, ...]
    counted: frozenset[str]
    local_time: tuple[str, ...]
    to: tuple[str, ...]
    and_: tuple[str, ...] = msgspec.field(name="and")
    some: tuple[str, ...]
    weekday_never_after: frozenset[str]
    weekday_never_before: frozenset[str]
    name_heads: frozenset[str]
    name_cues: frozenset[str]
    time_leads: frozenset[str]
    count_leads: frozenset[str]
    count_follows: frozenset[str]
    future_leads: frozenset[str]
    since: frozenset[str]
    stretch_leads: frozenset[str]
    part_of_day: dict[str, str]
    afternoon_from: dict[str, tuple[int, int]]
    zones: dict[str, str]
    days: dict[str, str]
    day_directions: dict[str, str]
    references: dict[str, str]
    relations: tuple[Relation, ...]
    months: tuple[Named, ...]
    weekdays: tuple[Named, ...]
    units: tuple[Unit, ...]
    year_parts: tuple[YearPart, ...]
    ordinals: dict[str, int]
    holidays: dict[str, str]


class Meaning(NamedTuple):
    """What a word or phrase is to the grammar: its class (one letter, see ``items``) and what it stands for."""

    letter: str
    key: str = ""
    number: int = 0


class Lexicon(NamedTuple):
    words: Table
    phrases: dict[tuple[str, ...], Meaning]
    """By their pieces in lower case."""
    longest: dict[str, int]
    """By first piece: how many pieces the longest phrase that begins so has."""


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``. Raises ``TableError`` where its table is missing or does not fit."""
    words = table(language, "times.toml", Table)
    phrases: dict[tuple[str, ...], Meaning] = {}

    def add(phrase: str, meaning: Meaning) -> None:
        key = tuple(piece.text for piece in pieces(phrase, Span(0, len(phrase))))
        phrases.setdefault(key, meaning)

    for number, month in enumerate(words.months, start=1):
        for name in month.names:
            add(name, Meaning("M", "personal" if month.personal else "", number))
        for name in month.short:
            add(name, Meaning("m", "", number))
    for number, weekday in enumerate(words.weekdays, start=1):
        for name in weekday.names:
            add(name, Meaning("W", "", number))
    for part in words.year_parts:  # before the units of the same name
        for name in part.names:
            add(name, Meaning("Q", part.key))
    for unit in words.units:
        for name in unit.one:
            add(name, Meaning("V", unit.key))
        for name in unit.many:
            add(name, Meaning("B", unit.key))
    letters = {
        **dict.fromkeys(words.day_words, "h"),
        **dict.fromkeys(words.month_words, "b"),
        **dict.fromkeys(words.year_words, "t"),
        **dict.fromkeys(words.century_words, "C"),
        **dict.fromkeys(words.decade_words, "D"),
        **dict.fromkeys(words.clock_units, "J"),
    }
    for unit in words.units:
        for name in unit.names:
            add(name, Meaning(letters.get(name, "U"), unit.key, unit.ambiguous.get(name, 0)))
    for letter, group in (
        ("D", words.decade_words),
        ("g", words.date_words),
        ("e", words.ordinal_prefix),
        ("A", words.decade_suffix),
        ("T", words.this),
        ("a", words.earlier_today),
        ("L", words.past),
        ("f", words.later_today),
        ("F", words.onward),
        ("X", words.next),
        ("G", words.more),
        ("R", words.lately),
        ("E", words.parts),
        ("S", words.every),
        ("P", words.per),
        ("K", words.times),
        ("p", words.clock_words),
        ("q", words.local_time),
        ("i", words.to),
        ("&", words.and_),
        ("v", words.some),
    ):
        for phrase in group:
            add(phrase, Meaning(letter))
    for phrase, key in words.part_of_day.items():
        add(phrase, Meaning("O", key))
    for phrase, offset in words.zones.items():
        add(phrase, Meaning("z", offset))
    for phrase, rule in words.days.items():
        add(phrase, Meaning("k" if phrase in words.day_directions else "d", rule))
    for phrase, value in words.references.items():
        add(phrase, Meaning("@", value))
    for relation in words.relations:
        for phrase in relation.words:
            add(phrase, Meaning("Z", "back" if relation.back else "", relation.sign))
    for phrase, day in words.holidays.items():
        add(phrase, Meaning("H", day))
    longest: dict[str, int] = {}
    for key in phrases:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return Lexicon(words, phrases, longest)

"""The time words of a language (``times.toml``), by the class that the grammar knows them under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import table
from runut.model import Span
from runut.read.text.numerals import pieces
from runut.read.times.misspelt import misspelt


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
    each: tuple[str, ...] = ()
    ambiguous: dict[str, int] = {}


class YearPart(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    names: tuple[str, ...]
    dated: bool = False


class LunarMonth(msgspec.Struct, frozen=True, kw_only=True):
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
    same: tuple[str, ...]
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
    whole_leads: frozenset[str]
    every: tuple[str, ...]
    per: tuple[str, ...]
    times: tuple[str, ...]
    once: tuple[str, ...]
    within: frozenset[str]
    recurring_leads: frozenset[str]
    rate_units: frozenset[str]
    clock_words: tuple[str, ...]
    clock_units: tuple[str, ...]
    counted: frozenset[str]
    minutes_past: tuple[str, ...]
    minutes_before: tuple[str, ...]
    local_time: tuple[str, ...]
    to: tuple[str, ...]
    and_: tuple[str, ...] = msgspec.field(name="and")
    some: tuple[str, ...]
    weekday_never_after: frozenset[str]
    market_days: tuple[str, ...]
    weekday_never_before: frozenset[str]
    open_always: frozenset[str]
    name_heads: frozenset[str]
    name_cues: frozenset[str]
    time_leads: frozenset[str]
    count_leads: frozenset[str]
    number_words: frozenset[str]
    count_follows: frozenset[str]
    future_leads: frozenset[str]
    since: frozenset[str]
    part_leads: frozenset[str]
    feast_leads: frozenset[str]
    lone_relations: frozenset[str]
    past_leads: frozenset[str]
    era_marks: tuple[str, ...]
    stretch_leads: frozenset[str]
    part_of_day: dict[str, str]
    afternoon_from: dict[str, tuple[int, int]]
    zones: dict[str, str]
    days: dict[str, str]
    day_directions: dict[str, str]
    references: dict[str, str]
    cued_references: dict[str, str]
    relations: tuple[Relation, ...]
    months: tuple[Named, ...]
    weekdays: tuple[Named, ...]
    units: tuple[Unit, ...]
    year_parts: tuple[YearPart, ...]
    ordinals: dict[str, int]
    fractions: dict[str, float]
    holidays: dict[str, str]
    lunar_months: tuple[LunarMonth, ...]
    lunar_feasts: dict[str, int]


class Meaning(NamedTuple):
    """What a word or phrase is to the grammar: its class (one letter, see ``items``) and what it stands for."""

    letter: str
    key: str = ""
    number: float = 0


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
    for phrase, meaning in _meanings(words):
        phrases.setdefault(tuple(piece.text for piece in pieces(phrase, Span(0, len(phrase)))), meaning)
    for number, month in enumerate(words.months, start=1):
        for wrong in misspelt(month.names):
            phrases.setdefault((wrong,), Meaning("m", "", number))
    longest: dict[str, int] = {}
    for key in phrases:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return Lexicon(words, phrases, longest)


def _meanings(words: Table) -> Iterator[tuple[str, Meaning]]:
    """Every phrase of the table with its class; where one has several, the first counts."""
    for number, month in enumerate(words.months, start=1):
        yield from _all(month.names, Meaning("M", "personal" if month.personal else "", number))
        yield from _all(month.short, Meaning("m", "", number))
    for number, weekday in enumerate(words.weekdays, start=1):
        yield from _all(weekday.names, Meaning("W", "", number))
    for part in words.year_parts:  # before the units of the same name
        yield from _all(part.names, Meaning("Q", part.key, part.dated))
    for number, lunar in enumerate(words.lunar_months, start=1):
        yield from _all(lunar.names, Meaning("N", "", number))
    yield from _units(words)
    yield from _groups(words)
    for number, weekday in enumerate(words.weekdays, start=1):  # after the unit that is a weekday's short form too
        yield from _all(weekday.short, Meaning("w", "", number))


def _all(names: Iterable[str], meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    return ((name, meaning) for name in names)


def _units(words: Table) -> Iterator[tuple[str, Meaning]]:
    letters = {
        **dict.fromkeys(words.day_words, "h"),
        **dict.fromkeys(words.month_words, "b"),
        **dict.fromkeys(words.year_words, "t"),
        **dict.fromkeys(words.century_words, "C"),
        **dict.fromkeys(words.decade_words, "D"),
        **dict.fromkeys(words.clock_units, "J"),
    }
    for unit in words.units:
        yield from _all(unit.one, Meaning("V", unit.key))
        yield from _all(unit.many, Meaning("B", unit.key))
        yield from _all(unit.each, Meaning("j", unit.key))
        for name in unit.names:
            yield name, Meaning(letters.get(name, "U"), unit.key, unit.ambiguous.get(name, 0))


def _groups(words: Table) -> Iterator[tuple[str, Meaning]]:
    for letter, group in (
        ("D", words.decade_words),
        ("g", words.date_words),
        ("e", words.ordinal_prefix),
        ("A", words.decade_suffix),
        ("T", words.this),
        ("s", words.same),
        ("I", words.era_marks),
        ("u", words.market_days),
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
        yield from _all(group, Meaning(letter))
    yield from _all(words.once, Meaning("K", "once"))
    yield from _all(words.minutes_past, Meaning("l", "", 1))
    yield from _all(words.minutes_before, Meaning("l", "", -1))
    for phrase, part in words.fractions.items():
        yield phrase, Meaning("n", "", part)
    for phrase, key in words.part_of_day.items():
        yield phrase, Meaning("O", key)
    for phrase, offset in words.zones.items():
        yield phrase, Meaning("z", offset)
    for phrase, rule in words.days.items():
        yield phrase, Meaning("k" if phrase in words.day_directions else "d", rule)
    for phrase, value in words.references.items():
        yield phrase, Meaning("@", value)
    for phrase, value in words.cued_references.items():
        yield phrase, Meaning("y", value)
    for relation in words.relations:
        yield from _all(relation.words, Meaning("Z", "back" if relation.back else "", relation.sign))
    for phrase, day in words.holidays.items():
        yield phrase, Meaning("H", day)
    for phrase, month in words.lunar_feasts.items():
        yield phrase, Meaning("H", "", month)

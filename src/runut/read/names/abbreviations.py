"""Abbreviations that mean several things: what a report means by one (`DPR`: parliament, Donetsk), by its words."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

import msgspec

from runut.languages import rows
from runut.model import Label
from runut.read.names.gazetteer import Entry

_WORD = re.compile(r"\w+")


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/abbreviations.csv``."""

    short: str
    id: str
    name: str
    label: Label
    cues: tuple[str, ...] = ()
    source: str = ""


@cache
def meanings(language: str) -> dict[str, tuple[Meaning, ...]]:
    """Abbreviation → what it may mean, the usual first. Cached."""
    found: dict[str, list[Meaning]] = {}
    for row in rows(language, "abbreviations.csv", Meaning):
        found.setdefault(row.short, []).append(row)
    return {short: tuple(of) for short, of in found.items()}


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def meant(short: str, words: Set[str], language: str) -> Entry | None:
    """What an abbreviation means in a text of these words; ``None`` where the table does not have it.

    The meaning of which most cues stand in the text; the usual one where none is ahead. One that the table has alone
    for its abbreviation needs a cue.
    """
    of = meanings(language).get(short)
    if not of:
        return None
    counts = [sum(cue in words for cue in meaning.cues) for meaning in of]
    best = of[counts.index(max(counts))]
    return Entry(best.label, best.id, best.name) if len(of) > 1 or any(counts) else None

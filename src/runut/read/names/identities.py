"""Which mentions name one thing: by the tables, by abbreviations in brackets; of persons see ``people``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Label, Mention, Span
from runut.read.names.abbreviations import meanings, meant, words_of
from runut.read.names.gazetteer import Gazetteer, slug
from runut.read.names.name_words import name_words
from runut.read.names.people import People

BRACKET = re.compile(r"[ \u00a0]{1,2}\((?P<short>[^\W\d_][\w-]{1,14})\)")
"""An abbreviation in brackets right behind a name."""


class Found(NamedTuple):
    """A name before it is known whose it is."""

    span: Span
    label: Label


def identify(text: str, names: Sequence[Found], known: Gazetteer, language: str) -> list[Mention]:
    """Mentions with the id and the name that all mentions of one thing share."""
    long_of = _brackets(text, names, known)
    people = People(text, [name.span for name in names if name.label == "PER"], known, name_words(language))
    spoken = words_of(text) if any(name.span.of(text) in meanings(language) for name in names) else frozenset()
    found: list[Mention] = []
    for name in names:
        words = " ".join(name.span.of(text).split())
        label = name.label
        if label == "PER":
            id_, called = people.of(words, name.span.start)
        else:
            whole = long_of.get(words, words)
            entry = (meant(words, spoken, language) if whole == words else None) or known.entry(whole, label)
            id_, called = (entry.id, entry.name) if entry else (_composed(whole, known), whole)
            label = entry.label if entry else label
        if id_:
            found.append(Mention(span=name.span, label=label, id=id_, name=called))
    return found


def _composed(words: str, known: Gazetteer) -> str:
    """The id of a name that ends in a place (`Kemlu Korut`, `Kementerian Luar Negeri Korea Utara`: one id)."""
    parts = words.split()
    for width in range(min(4, len(parts) - 1), 0, -1):
        place = known.entry(" ".join(parts[-width:]), "LOC")
        if place and place.label == "LOC":
            body = " ".join(parts[:-width])
            listed = known.entry(body, "ORG")
            return f"{listed.id if listed and listed.label == 'ORG' else slug(body)}-{place.id}"
    return slug(words)


def _brackets(text: str, names: Sequence[Found], known: Gazetteer) -> dict[str, str]:
    """Abbreviations that the report explains itself, `Republik Rakyat Donetsk (DPR)` → the long name."""
    found: dict[str, str] = {}
    for name in names:
        bracket = BRACKET.match(text, name.span.end)
        words = " ".join(name.span.of(text).split())
        if not bracket or name.label == "PER" or len(words) <= len(bracket["short"]):
            continue
        short = bracket["short"]
        initials = Counter(part[0].upper() for part in words.split())
        shared = sum((initials & Counter(short.upper())).values())
        same = known.entry(short) in (None, known.entry(words))
        spelt = shared * 5 >= 3 * len(short) or (same and len(words.split()) > 1)
        if spelt if short.isupper() else same and short[0] == words[0]:
            found.setdefault(short, words)
    return found

"""Which mentions name one thing: by the tables, by abbreviations in brackets, by parts of a person's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runut.model import Label, Mention, Span
from runut.read.names.gazetteer import Gazetteer, slug
from runut.read.names.offices import titles

BRACKET = re.compile(r"[ \u00a0]{1,2}\((?P<short>[^\W\d_][\w-]{1,14})\)")
"""An abbreviation in brackets right behind a name."""


class Found(NamedTuple):
    """A name before it is known whose it is."""

    span: Span
    label: Label


def identify(text: str, names: Sequence[Found], known: Gazetteer, language: str) -> list[Mention]:
    """Mentions with the id and the name that all mentions of one thing share."""
    long_of = _brackets(text, names, known)
    people = _People(text, [name.span for name in names if name.label == "PER"], known, language)
    found: list[Mention] = []
    for name in names:
        words = " ".join(name.span.of(text).split())
        label = name.label
        if label == "PER":
            id_, called = people.of(words)
        else:
            whole = long_of.get(words, words)
            entry = known.entry(whole, label)
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


class _People:
    """Who is meant by which name: the longest name in the report that holds its words, else the table's."""

    def __init__(self, text: str, spans: Iterable[Span], known: Gazetteer, language: str) -> None:
        self._known = known
        self._titles = titles(language).before_name
        self._listed = frozenset(key.replace("-", " ") for key in known.people)
        counts: Counter[str] = Counter(" ".join(span.of(text).split()) for span in spans)
        self._full: dict[str, tuple[str, int]] = {}
        """Key → how it is written first, and how often."""
        self._by_word: dict[str, set[str]] = {}
        for words, n in counts.items():
            key = self._key(words)
            if key and len(key.split()) > 1:
                spelling, before = self._full.get(key, (words, 0))
                self._full[key] = (spelling if not spelling.isupper() else words, before + n)
                for word in key.split():
                    self._by_word.setdefault(word, set()).add(key)

    def _key(self, words: str) -> str:
        """The words of a name without marks, case and forms of address."""
        parts = slug(words).split("-")
        while len(parts) > 1 and parts[0] in self._titles and len(parts[0]) < 5 and " ".join(parts) not in self._listed:
            parts = parts[1:]
        return " ".join(part for part in parts if part)

    def of(self, words: str) -> tuple[str, str]:
        """Id and name of the person whom the words name."""
        key = self._key(words)
        if not key:
            return "", ""
        holding = [other for other in self._by_word.get(key.split()[0], ()) if f" {key} " in f" {other} "]
        best = max(
            holding,
            key=lambda other: (other != key, self._full[other][1], -len(other), other),
            default=None,
        )
        whole = best or key
        listed = self._known.people.get(whole.replace(" ", "-")) or self._known.people.get(slug(words))
        if listed and (best is None or best == key or listed.id == whole.replace(" ", "-")):
            return listed.id, listed.name
        spelling = self._full[best][0] if best else words
        return whole.replace(" ", "-"), spelling.title() if spelling.isupper() and len(spelling) > 4 else spelling

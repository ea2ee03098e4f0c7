"""Countries, places, organisations and people that the tables know by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from runut.languages import rows
from runut.languages.known import Organisation, Person, Place
from runut.model import Label, Mention, Span
from runut.read.names.features import WordLists, word_lists
from runut.read.names.media import fold

_SETTLED = ("city", "regency", "province")
"""Kinds of places whose single words are believed where they can be nothing else."""
_SHORT = 3
"""Letters of a word that may stand for many things."""


class Entry(msgspec.Struct, frozen=True):
    """What a spelling stands for."""

    label: Label
    id: str
    name: str
    country: bool = False


class Gazetteer(msgspec.Struct, frozen=True):
    """The tables of names, by spelling."""

    known: dict[str, tuple[Entry, ...]]
    """Spelling in lower case → what it may stand for."""
    sure: dict[str, str]
    """Spellings that are believed wherever they stand in the text: in lower case → as written in the table."""
    automaton: AhoCorasick
    """Over ``sure``, in its order."""
    spellings: tuple[str, ...]
    """``sure`` as written, in the same order."""
    people: dict[str, Entry]
    """Slug of a name or nickname → the person."""
    called: frozenset[str]
    """The words of those slugs, parted by spaces."""

    def entry(self, words: str, label: Label | None = None) -> Entry | None:
        """What the tables hold of these words, one of that label where there is one."""
        found = self.known.get(" ".join(words.split()).lower(), ())
        return next((e for e in found if e.label == label), found[0] if found else None)

    def spot(self, text: str, span: Span) -> Iterator[Mention]:
        """Names in ``text[span]`` that are believed wherever they stand, longest first, none overlapping another."""
        spellings = self.spellings
        hits = self.automaton.find_matches_as_indexes(fold(text[span.start : span.end]), overlapping=True)
        free = span.start
        for index, low, high in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            at = Span(span.start + low, span.start + high)
            if at.start < free or not _whole(text, at) or not _cased(at.of(text), spellings[index]):
                continue
            entry = self.known[spellings[index].lower()][0]
            yield Mention(span=at, label=entry.label, id=entry.id, name=entry.name)
            free = at.end


def slug(name: str) -> str:
    """The id of a name: its letters and digits without marks or case, words joined by ``-``.

    `Kim Jong-un` and `KIM JONG UN` give `kim-jong-un`.
    """
    plain = unicodedata.normalize("NFKD", name)
    return "-".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)).casefold()))


@cache
def gazetteer(language: str) -> Gazetteer:
    """The tables of names of a language pack. Cached."""
    known: dict[str, list[Entry]] = {}
    sure: dict[str, str] = {}
    lists = word_lists(language)
    for place in rows(language, "places.csv", Place):
        entry = Entry("LOC", place.id, place.name, place.kind == "country")
        for name in (place.name, *place.aliases):
            known.setdefault(name.lower(), []).append(entry)
            # A kind before a city's name may end a title: `Wali | Kota Bogor`.
            told = place.kind == "city" and name != place.name and name.endswith(" " + place.name)
            settled = place.kind in _SETTLED and _is_only_a_name(name, lists)
            if settled or (entry.country and len(name) > 3) or (" " in name and not told) or name.isupper():
                sure.setdefault(name.lower(), name)
    for organisation in rows(language, "organisations.csv", Organisation):
        entry = Entry("ORG", organisation.id, organisation.name)
        for name in (organisation.name, *organisation.aliases):
            known.setdefault(name.lower(), []).append(entry)
            if " " in name or (name.isupper() and len(name) > 2) or _is_only_a_name(name, lists):
                sure.setdefault(name.lower(), name)
    people: dict[str, Entry] = {}
    for person in rows(language, "people.csv", Person):
        for name in (person.name, *person.aliases):
            entry = Entry("PER", person.id, person.name)
            people.setdefault(slug(name), entry)
            known.setdefault(name.lower(), []).append(entry)
            if " " in name or (len(name) > 4 and lists.tag(name) == "NNP"):
                sure.setdefault(name.lower(), name)
    return Gazetteer(
        known={name: tuple(entries) for name, entries in known.items()},
        sure=sure,
        automaton=AhoCorasick(list(sure), matchkind=MatchKind.Standard),
        spellings=tuple(sure.values()),
        people=people,
        called=frozenset(key.replace("-", " ") for key in people),
    )


def _is_only_a_name(word: str, lists: WordLists) -> bool:
    """Whether a single word is no ordinary word and no part of a person's name, as far as the word lists know."""
    low = word.lower()
    personal = low in lists.given or not {"given", "family"}.isdisjoint(lists.abroad.get(low, "").split("+"))
    return " " not in word and len(word) > _SHORT and lists.tag(word) == "NNP" and not personal


def _whole(text: str, at: Span) -> bool:
    before = text[at.start - 1] if at.start else " "
    after = text[at.end : at.end + 2]
    return not (
        before.isalnum()
        or before in "@#_./"
        or after[:1].isalnum()
        or after[:1] in ("_", "@")
        or (after[:1] == "." and after[1:].isalnum())
        or (after[:1] == "-" and after[1:].islower())
    )


def _cased(written: str, spelling: str) -> bool:
    if spelling.isupper() and len(spelling) <= 5:
        return written == spelling
    return all(w.isupper() for w, s in zip(written, spelling, strict=False) if s.isupper())

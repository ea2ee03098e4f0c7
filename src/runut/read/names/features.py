"""What the name tagger sees of each word: its form, its neighbours, and what the word lists know of it.

The features are those of Ratinov and Roth (2009), "Design Challenges and Misconceptions in Named Entity Recognition":
form, affixes, window, word clusters and gazetteers, to which the words around the run of capitals are added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from runut.languages import resource, rows, table
from runut.languages.known import Medium, Organisation, Place

_PIECE = re.compile(r"[\w\u0300-\u036f\u00ad]+|[^\w\s\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_LONGEST_ENTRY = 7


class GivenNames(msgspec.Struct, frozen=True):
    """What the tagger sees of ``languages/*/given_names.toml``; the rest is in ``name_words``."""

    words: str
    """Separated by white space, in lower case."""
    headline_words: str
    """The same: what stands with a capital beside a name in a headline and is no part of it."""


class KnownWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/known_words.csv``: words in lower case, separated by spaces."""

    kind: str
    words: str


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/titles.toml``; its comments say what each list is."""

    offices: tuple[str, ...]
    roles: tuple[str, ...]
    ranks: tuple[str, ...]
    honorifics: tuple[str, ...]
    part_of_name: tuple[str, ...]
    degrees: tuple[str, ...]
    qualifiers: tuple[str, ...]
    complements: tuple[str, ...]
    sections: tuple[str, ...]
    joins: tuple[str, ...]
    pointers: tuple[str, ...]
    links: tuple[str, ...]
    relations: tuple[str, ...]
    naming: tuple[str, ...]
    circumstances: tuple[str, ...]
    possessives: tuple[str, ...]
    loose: tuple[str, ...]


class WordLists(msgspec.Struct, frozen=True):
    """All that the features look words up in."""

    clusters: dict[str, str]
    """Word in lower case → its cluster, `how it stands among other words`."""
    phrases: dict[str, str]
    """Phrase in lower case, its pieces joined by one space → what it may be: `place`, `org`, `media`."""
    starts: frozenset[str]
    """First pieces of the phrases."""
    titles: dict[str, str]
    """Single words of offices, ranks and forms of address → which."""
    given: frozenset[str]
    abroad: dict[str, str]
    """Words of names abroad → `given`, `family`, `town` or several."""
    headline: frozenset[str]
    complements: frozenset[str]
    """Nouns that go on with an office, each word alone."""

    def tag(self, word: str) -> str:
        """The part of speech that the word has most often; `NNP`, a name, for one that is not known."""
        low = word.lower()
        return "VB" if low in self.headline else self.clusters.get(low, "NNP").rpartition(".")[2].replace("?", "NNP")


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words and single marks of ``text[start:end]`` stand: the tagger's own, finest cut."""
    return [found.span() for found in _PIECE.finditer(text, start, end)]


@cache
def word_lists(language: str) -> WordLists:
    """The word lists of a language pack. Cached."""
    phrases: dict[str, str] = {}
    for kind, names in (
        ("media", [n for m in rows(language, "media.csv", Medium) for n in (m.name, *m.aliases, *m.weak)]),
        ("org", [n for o in rows(language, "organisations.csv", Organisation) for n in (o.name, *o.aliases)]),
        ("place", [n for p in rows(language, "places.csv", Place) for n in (p.name, *p.aliases)]),
    ):
        for name in names:
            words = _PIECE.findall(name.lower())
            if words and len(words) <= _LONGEST_ENTRY:
                phrases.setdefault(" ".join(words), kind)
    titles = table(language, "titles.toml", Titles)
    kinds: dict[str, str] = {}
    for kind, entries in (
        ("office", titles.offices),
        ("role", titles.roles),
        ("rank", titles.ranks),
        ("honorific", titles.honorifics),
        ("degree", titles.degrees),
    ):
        for entry in entries:
            for word in _PIECE.findall(entry):
                if word.isalpha():
                    kinds.setdefault(word, kind)
    clusters = dict(
        line.rsplit("\t", 1)
        for line in resource(language, "clusters.tsv").read_text(encoding="utf-8").splitlines()
        if "\t" in line
    )
    abroad: dict[str, str] = {}
    for known in rows(language, "known_words.csv", KnownWords):
        for word in known.words.split():
            abroad[word] = f"{abroad[word]}+{known.kind}" if word in abroad else known.kind
    names = table(language, "given_names.toml", GivenNames)
    return WordLists(
        clusters=clusters,
        phrases=phrases,
        starts=frozenset(phrase.split(" ", 1)[0] for phrase in phrases),
        titles=kinds,
        given=frozenset(names.words.split()),
        abroad=abroad,
        headline=frozenset(names.headline_words.split()),
        complements=frozenset(word for entry in titles.complements for word in entry.split()),
    )


def shape(word: str) -> str:
    """The form of a word: `A`, `AA` all capitals, `I` one capital, `Aa`, `aA`, `a`, `9` digits, `9a`, or the mark."""
    if word.isalpha():
        if word.islower():
            return "a"
        if word.isupper():
            return "I" if len(word) == 1 else "A" if len(word) < 6 else "AA"
        return "Aa" if word[0].isupper() and word[1:].islower() else "aA"
    if word.isdigit():
        return f"9{min(len(word), 5)}"
    return "9a" if word.isalnum() else word if len(word) == 1 else "_"


def _list_flags(low: Sequence[str], capital: Sequence[bool], lists: WordLists) -> list[str]:
    """For each word, the list that holds the longest phrase around it, with its place in the phrase; or ``""``."""
    flags = [""] * len(low)
    at = 0
    while at < len(low):
        if capital[at] and low[at] in lists.starts:
            for width in range(min(_LONGEST_ENTRY, len(low) - at), 0, -1):
                kind = lists.phrases.get(" ".join(low[at : at + width]))
                if kind and (width > 1 or capital[at]):
                    flags[at : at + width] = [f"{kind}{'1' if width == 1 else 'B'}"] + [f"{kind}I"] * (width - 1)
                    at += width - 1
                    break
        at += 1
    return flags


_APOSTROPHES = dict.fromkeys("`´ʼ‘", "'")
"""Marks that stand for the apostrophe within names: Sa`dullah."""


class _Seen:
    """A sentence with all that the features ask of its words."""

    def __init__(self, words: Sequence[str], lists: WordLists) -> None:
        words = [_APOSTROPHES.get(word, word) for word in words]
        self.low = [word.lower() for word in words]
        self.forms = [shape(word) for word in words]
        self.capital = [form[0] in "AI" or form == "aA" for form in self.forms]
        self.flags = _list_flags(self.low, self.capital, lists)
        known = [lists.clusters.get(word, "?..?") for word in self.low]
        self.groups = [group.rpartition(".")[0] for group in known]
        self.tags = [group.rpartition(".")[2] for group in known]
        self.titled = [lists.titles.get(word, "") for word in self.low]
        self.given = [word in lists.given for word in self.low]
        self.abroad = [lists.abroad.get(word, "") for word in self.low]
        letters = [form for form in self.forms if form[0] in "AaI"]
        self.loud = len(letters) > 2 and sum(form in ("A", "AA", "I") for form in letters) * 10 > 7 * len(letters)
        self.first, self.last = _runs(self.low, self.capital)


def features(words: Sequence[str], language: str = "id") -> list[list[str]]:
    """One list of features for each word of a sentence, for ``pycrfsuite``."""
    seen = _Seen(words, word_lists(language))
    return [[*_own(seen, i), *(_run(seen, i) if seen.capital[i] else ()), *_around(seen, i)] for i in range(len(words))]


def _own(seen: _Seen, i: int) -> list[str]:
    """What the word itself is."""
    word, form, group = seen.low[i], seen.forms[i], seen.groups[i]
    made = ["b", "w=" + word, "s=" + form, "c=" + group, "c2=" + group[:2], "q=" + seen.tags[i] + "|" + form]
    if seen.loud:
        made += ["loud", "loud:w=" + word]
    if i == 0:
        made.append("first")
    if seen.flags[i]:
        made.append("g=" + seen.flags[i])
    if seen.titled[i]:
        made.append("t=" + seen.titled[i])
    if seen.given[i]:
        made.append("n=" + form)
    return made


def _run(seen: _Seen, i: int) -> list[str]:
    """How a word with a capital is spelt, and what stands around the run of capitals that it is in."""
    low, word = seen.low, seen.low[i]
    start, end = seen.first[i], seen.last[i]
    before = low[start - 1] if start else "<"
    made = [f"{side}{n}=" + (word[:n] if side == "p" else word[-n:]) for side in "px" for n in (2, 3, 4)]
    made += [
        f"len={min(len(word), 9)}",
        "rb=" + before,
        "ra=" + (low[end] if end < len(low) else ">"),
        f"ri={min(i - start, 4)}/{min(end - start, 5)}",
        "rf=" + low[start],
        "rl=" + low[end - 1],
        "rbc=" + (seen.groups[start - 1] if start else "<"),
        "rac=" + (seen.groups[end] if end < len(low) else ">"),
        f"rq={seen.tags[start - 1] if start else '<'}|{seen.tags[end] if end < len(low) else '>'}",
    ]
    if start > 1:
        made.append("rbb=" + low[start - 2] + "|" + before)
    if seen.abroad[i]:
        made += ["k=" + seen.abroad[i], *("k:" + kind for kind in seen.abroad[i].split("+"))]
    kinds = {kind for kinds in seen.abroad[start : min(end, start + 8)] for kind in kinds.split("+") if kind}
    made += ["rk=" + kind for kind in sorted(kinds)]
    if any(seen.given[start:end][:12]):
        made.append("rn")
    return made


def _around(seen: _Seen, i: int) -> list[str]:
    """The two words on either side."""
    made = []
    for step in (-2, -1, 1, 2):
        j = i + step
        if not 0 <= j < len(seen.low):
            made.append(f"e{step}")
            continue
        made += [f"s{step}={seen.forms[j]}", f"c{step}={seen.groups[j]}", f"q{step}={seen.tags[j]}"]
        near = step in (-1, 1)
        if near or seen.capital[i]:
            made.append(f"w{step}={seen.low[j]}")
        if near:
            made.append(f"s{step}s={seen.forms[j]}|{seen.forms[i]}")
            if seen.flags[j]:
                made.append(f"g{step}={seen.flags[j]}")
            if seen.titled[j]:
                made.append(f"t{step}={seen.titled[j]}")
            if seen.given[j]:
                made.append(f"n{step}")
            if seen.abroad[j] and seen.capital[j]:
                made.append(f"k{step}={seen.abroad[j]}")
    return made


_IN_RUN = frozenset("-&.'’")


def _runs(low: Sequence[str], capital: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each word, where the run of capitals that it stands in begins and ends."""
    count = len(low)
    first, last = list(range(count)), [i + 1 for i in range(count)]
    i = 0
    while i < count:
        if not capital[i]:
            i += 1
            continue
        end = i + 1
        while end < count and (capital[end] or (low[end] in _IN_RUN and end + 1 < count and capital[end + 1])):
            end += 1
        for k in range(i, end):
            first[k], last[k] = i, end
        i = end
    return first, last

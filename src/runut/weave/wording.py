"""A report's words as they are compared: stemmed, with names, numbers and translators' equivalents made one.

Every report is cut into words once; a passage of it is then a slice. A word that belongs to a name stands for the words
of the name's fullest known form, so that ``Korut`` and ``Korea Utara`` compare equal and a name that the reader
missed still shares its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from runut.languages import rows
from runut.model import Span
from runut.weave.entities import Entity
from runut.weave.identity import name_key
from runut.weave.stems import stemmer
from runut.weave.vocabulary import vocabulary

NEGATION_REACH = 3
"""Words without content between a negation and the word that it turns round, at most."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    lower: str
    keys: tuple[str, ...]
    """What it counts as when compared; empty for a stop word."""
    name: str | None = None
    """Id of the entity that it belongs to."""


class Wording:
    """The words of one text."""

    def __init__(
        self,
        text: str,
        names: Mapping[Span, Entity],
        spellings: Mapping[str, str],
        language: str,
        written: str | None = None,
    ) -> None:
        """``names``: what each mention's span is, none overlapping another;
        ``spellings``: words of names that are another spelling of a word;
        ``written``: the language of the text; words of one that the pack has a table of count as its own."""
        foreign = "" if written in (None, language) else written or ""
        self.text = text
        self.decimal = vocabulary(language).decimals.get(foreign or language, ",")
        """The mark before the decimals of a number."""
        self.words = _words(text, names, spellings, language, foreign)
        self.starts = [word.start for word in self.words]

    def within(self, *spans: Span) -> list[Word]:
        """The words that begin inside the spans, in order of the spans."""
        found: list[Word] = []
        for span in spans:
            found += self.words[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        return found


def _words(
    text: str, names: Mapping[Span, Entity], spellings: Mapping[str, str], language: str, foreign: str
) -> list[Word]:
    comparer = _comparer(language, foreign)
    spans = sorted(names)
    at = 0
    done: Span | None = None
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        lower = match.group().casefold()
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at < len(spans) and spans[at].start <= start:
            span = spans[at]
            entity = names[span]
            # The first word of a mention carries the whole name; the others carry nothing more.
            whole = comparer.person(entity.name) if entity.label == "PER" else comparer.name(entity.name)
            found.append(Word(start, end, lower, whole if span != done else (), entity.id))
            done = span
            continue
        before = found[-1] if found and found[-1].name is None and start - found[-1].end == 1 else None
        if before is not None and (phrase := comparer.phrases.get((before.lower, lower))):
            found[-1] = Word(before.start, before.end, before.lower, ())
            found.append(Word(start, end, lower, phrase))
        elif foreign:
            found.append(Word(start, end, lower, comparer.translated(match.group())))
        else:
            found.append(Word(start, end, lower, comparer.word(spellings.get(lower, lower))))
    return found


class _Translation(msgspec.Struct, frozen=True):
    """A row of ``words_<language>.csv``."""

    english: str
    word: str


class _Comparer:
    """What words count as. ``foreign``: the code of another language that the text is in, or an empty string."""

    def __init__(self, language: str, foreign: str) -> None:
        words = vocabulary(language)
        self.vocabulary = words
        self.stem = stemmer(language).stem
        self.same = {stem: row.stems[0] for row in words.same for stem in row.stems}
        self.phrases = {
            (first, second): tuple(whole.split())
            for phrase, whole in words.phrases.items()
            for first, _, second in [phrase.partition(" ")]
        }
        self.word = cache(self._word)
        self.name = cache(self._name)
        self._foreign: dict[str, str] = {}
        if foreign in words.foreign:
            self._foreign = {row.english: row.word for row in rows(language, f"words_{foreign}.csv", _Translation)}
            self.phrases = {
                (first, second): self._each(whole)
                for phrase, whole in self._foreign.items()
                for first, _, second in [phrase.partition(" ")]
                if second and " " not in second
            }

    def translated(self, word: str) -> tuple[str, ...]:
        """The keys of a word of another language; its own where no table has it."""
        lower = word.casefold()
        found = self._foreign.get(word) or self._foreign.get(lower)
        return self._each(found) if found is not None else self.word(lower)

    def _each(self, words: str) -> tuple[str, ...]:
        return tuple(key for word in words.split() for key in self.word(word))

    def _word(self, lower: str) -> tuple[str, ...]:
        words = self.vocabulary
        if lower in words.numbers:
            return (str(words.numbers[lower]),)
        if lower in words.stop or len(lower) == 1:
            return ()
        if lower in words.capitals:
            return self.name(words.capitals[lower])
        stem = self.stem(lower)
        return () if stem in words.stop_stems else (self.same.get(stem, stem),)

    def person(self, full: str) -> tuple[str, ...]:
        """A person counts as one word, however many the name has."""
        return (name_key(full),)

    def _name(self, full: str) -> tuple[str, ...]:
        key = name_key(full)
        key = self._foreign.get(key, key)
        key = self.vocabulary.capitals.get(key, key)
        return tuple(self.same.get(stem, stem) for stem in map(self.stem, key.split()) if len(stem) > 1)


@cache
def _comparer(language: str, foreign: str = "") -> _Comparer:
    return _Comparer(language, foreign)


def keys_of(word: str, language: str) -> tuple[str, ...]:
    """The keys of a word of a table."""
    return _comparer(language).word(word.casefold())


def denied_keys(words: Sequence[Word], language: str) -> frozenset[str]:
    """Keys whose every word here is the first compared one after a negation (`tidak pernah membuang` → buang)."""
    known = vocabulary(language)
    negations, affirmed, hedging = known.negations, known.affirmed, known.hedging
    denied: set[str] = set()
    plain: set[str] = set()
    reach = 0
    before = ""
    for word in words:
        last, before = before, word.lower
        if word.lower in negations:
            reach = 0 if last in hedging else NEGATION_REACH
            continue
        reach = 0 if word.lower in affirmed else reach
        (denied if reach > 0 else plain).update(word.keys)
        reach = 0 if word.keys else reach - 1
    return frozenset(denied - plain)


@cache
def title_keys(language: str) -> frozenset[str]:
    """Keys of words of office."""
    comparer = _comparer(language)
    return frozenset(key for title in vocabulary(language).roles.titles for key in comparer.word(title))

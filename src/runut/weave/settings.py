"""Where a value stands: the sentence and the clause around it, with what they name.

A value (a number, a day, a place) is compared with another only where what is said around the two is of one thing. A
clause ends at punctuation and at a word that begins another (`sedangkan`, `dan` before a verb is not told apart).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from runut.model import ReadRole, Span
from runut.weave.coverage import Coverage
from runut.weave.differing import Differing, differing
from runut.weave.identity import name_key
from runut.weave.offices import Offices
from runut.weave.stems import stemmer
from runut.weave.wording import Word

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9“\"])|\n+")
_BREAK = re.compile(r"[,;:–—()“”\"]|\s-\s")
_SHORT = re.compile(r"(?:^|[\s(.])(?:[A-Z]|[A-Za-z]{1,3})\.$")
"""A full stop after so short a word is of an abbreviation (`Rp. 5`, `dr. Tresna`, `Feb. 20`)."""
SHORTEST, LETTERS = 4, 2
"""Letters of a key, at least, that stands for one by so many letters longer (`tabra`, `tabrak`)."""
NASAL = ({"m", "p"}, {"n", "t"}, {"n", "s"}, {"g", "k"})
"""First letters of one stem as the stemmer leaves it behind a prefix that melts into it (`memangsa`, `dimangsa`)."""
NOMINAL = 8
"""Letters that a noun made of a verb has more than."""
VERB = 5
"""Letters that a word with the prefix of a verb has more than, where it is one."""
LONGEST = 1500
"""Characters of a sentence that is looked at; what is longer is a list or a broken text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    report: str
    span: Span
    words: tuple[Word, ...]
    title: bool
    place: int
    """Its number within the report."""


@dataclass(frozen=True)
class Setting:
    """``span`` with what stands around it. Keys are of words that say something: no names, numbers or times."""

    sentence: Sentence
    span: Span
    before: tuple[Word, ...]
    """Words of its clause before it, the nearest last."""
    after: tuple[Word, ...]
    telling: frozenset[str]
    """Words that tell nothing of what is spoken of, left out of the keys."""

    @property
    def report(self) -> str:
        return self.sentence.report

    @cached_property
    def near(self) -> frozenset[str]:
        """Keys of its clause."""
        return keys_of((*self.before, *self.after), self.telling)

    @cached_property
    def wide(self) -> frozenset[str]:
        """Keys of its sentence."""
        return keys_of(self.sentence.words, self.telling)

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words of its clause in lower case."""
        return frozenset(word.lower for word in (*self.before, *self.after))

    @cached_property
    def names(self) -> frozenset[str]:
        """Entities that its sentence names."""
        return frozenset(word.name for word in self.sentence.words if word.name is not None)


def keys_of(words: Iterable[Word], telling: frozenset[str]) -> frozenset[str]:
    """Keys of words that say something of what happens."""
    return frozenset(
        key
        for word in words
        if word.name is None and word.lower not in telling
        for key in word.keys
        if key.isalpha() and len(key) > 2
    )


Place = frozenset[str]
"""The words of a place's name, without its kind."""


class Localities:
    """The places that sentences name, by the words of their names: `Midai` and `Pulau Midai` are one."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        words = differing(coverage.language).places
        self._kinds = words.kinds
        self._found: dict[str, list[tuple[Span, Place]]] = {}
        self._kind: dict[Place, str] = {}
        for report, reading in coverage.readings.items():
            text = coverage.text(report)
            found = []
            for mention in reading.entities:
                if mention.label != "LOC":
                    continue
                told = name_key(mention.span.of(text)).split()
                before = name_key(text[max(0, mention.span.start - 20) : mention.span.start]).split()
                kind = (
                    told[0]
                    if told and told[0] in words.kinds
                    else before[-1]
                    if before and before[-1] in words.kinds
                    else ""
                )
                name = frozenset(word for word in told if word not in words.kinds and len(word) > 2)
                lead = before[:-1] if before and before[-1] in words.kinds else before
                if not name or (lead and lead[-1] in words.bound):
                    continue
                found.append((mention.span, name))
                if kind:
                    self._kind.setdefault(name, kind)
            self._found[report] = found

    def of(self, sentence: Sentence) -> frozenset[Place]:
        """The places that a sentence names."""
        return frozenset(name for span, name in self._found[sentence.report] if sentence.span.covers(span))

    def all(self, report: str) -> frozenset[Place]:
        """The places that a report names."""
        return frozenset(name for _, name in self._found[report])

    def elsewhere(self, one: frozenset[Place], other: frozenset[Place]) -> bool:
        """Whether two sets of places have none in common, or of one kind two (`Desa A`, `Desa B`)."""
        if not one or not other:
            return False
        if not any(a <= b or b <= a for a in one for b in other):
            return True
        first, second = self._by_kind(one), self._by_kind(other)
        return any(not first[kind] & second[kind] for kind in first.keys() & second.keys())

    def _by_kind(self, places: frozenset[Place]) -> dict[str, set[Place]]:
        found: dict[str, set[Place]] = {}
        for place in places:
            if place in self._kind:
                found.setdefault(self._kind[place], set()).add(place)
        return found


def akin(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The keys of one that stand among the other's, or that the stemmer left a letter or two longer there."""
    both = one & other
    if len(both) == len(one):
        return both
    cut = _cut_of(other)
    return both | {
        key for key in one - both if key in cut or not (other.isdisjoint(_cuts(key)) and other.isdisjoint(_melted(key)))
    }


@lru_cache(maxsize=20_000)
def _cut_of(keys: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(_cuts, keys))


@lru_cache(maxsize=100_000)
def _cuts(key: str) -> frozenset[str]:
    """What a key may be, left shorter at one of its ends."""
    longest = min(LETTERS, len(key) - SHORTEST)
    return frozenset(short for cut in range(1, longest + 1) for short in (key[cut:], key[: len(key) - cut]))


@lru_cache(maxsize=100_000)
def _melted(key: str) -> frozenset[str]:
    """What a key may be with the other first letter of its stem."""
    if len(key) <= SHORTEST:
        return frozenset()
    return frozenset(first + key[1:] for pair in NASAL if key[0] in pair for first in pair if first != key[0])


class Settings:
    """The sentences of every report of a coverage."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self.words: Differing = differing(coverage.language)
        self.sentences: dict[str, list[Sentence]] = {report: self._cut(report) for report in coverage.readings}
        self.places = Localities(coverage)
        self.offices = Offices(self.words)
        self._stem = stemmer(coverage.language).stem
        self._starts = {report: [one.span.start for one in of] for report, of in self.sentences.items()}

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Words of all names that the reader found in the coverage."""
        names = {mention.name for reading in self.coverage.readings.values() for mention in reading.entities}
        return (
            frozenset(word for name in names for word in name_key(name).split())
            | self.coverage.entities.spellings.keys()
        )

    def _cut(self, report: str) -> list[Sentence]:
        text = self.coverage.text(report)
        found: list[Sentence] = []
        for block in self.coverage.readings[report].blocks:
            if block.role not in ReadRole:
                continue
            cuts = [block.span.start]
            for match in _SENTENCE.finditer(text, block.span.start, block.span.end):
                if "\n" in match.group() or not _SHORT.search(
                    text[max(block.span.start, match.start() - 6) : match.start()]
                ):
                    cuts.append(match.end())
            cuts.append(block.span.end)
            for start, end in pairwise(cuts):
                span = Span(start, min(end, start + LONGEST))
                words = tuple(self.coverage.wordings[report].within(span))
                if words:
                    found.append(Sentence(report, span, words, block.role in ("title", "subtitle"), len(found)))
        return found

    def sentence(self, report: str, span: Span) -> Sentence | None:
        """The sentence in which a span begins; none outside what the report tells itself."""
        at = bisect_right(self._starts[report], span.start) - 1
        found = self.sentences[report][at] if at >= 0 else None
        return found if found is not None and span.start < found.span.end else None

    def persons(self, sentence: Sentence) -> frozenset[str]:
        """Persons whom a sentence and the one before name."""
        people = {
            entity.id
            for mention in self.coverage.readings[sentence.report].entities
            if mention.label == "PER" and (entity := self.coverage.entities.of(sentence.report, mention.id)) is not None
        }
        told = self.sentences[sentence.report][max(0, sentence.place - 1) : sentence.place + 1]
        return frozenset(
            word.name for one in told for word in one.words if word.name is not None and word.name in people
        )

    def is_verb(self, lower: str) -> bool:
        """Whether a word looks like a verb that says something."""
        return lower.startswith(self.words.verbal) and len(lower) > VERB and lower not in self.words.idle

    def _is_event(self, lower: str) -> bool:
        """Whether a noun tells of what happens: one of the table, or one made of a verb (`pemeriksaan`)."""
        made = any(lower.startswith(first) and lower.endswith(last) for first, last in self.words.nominal)
        return lower in self.words.events or (made and len(lower) > NOMINAL)

    def acts(self, words: Iterable[Word], most: int = 2, *, nouns: bool = False) -> frozenset[str]:
        """Keys of the first verbs among words: what happens. ``nouns``: nouns for it too, where there are verbs."""
        told = [word for word in words if word.name is None and word.lower not in self.words.idle]
        found: dict[str, None] = {}
        for word in told:
            if len(found) >= most:
                break
            lower = word.lower
            if any(key in self.words.acts for key in word.keys) or lower in self.words.acts or self.is_verb(lower):
                for key in word.keys or (self._stem(lower),):
                    if key.isalpha():
                        found.setdefault(self.words.happens_as.get(key, key))
        events = [
            self.words.happens_as.get(key, key) for word in told if self._is_event(word.lower) for key in word.keys
        ]
        return frozenset([*found, *(events[:most] if nouns or not found else ())])

    def around(self, report: str, span: Span, reach: int = 9, stops: Sequence[Span] = ()) -> Setting | None:
        """The setting of a span: the words of its clause, ``reach`` of them on each side, not past ``stops``."""
        sentence = self.sentence(report, span)
        if sentence is None:
            return None
        text = self.coverage.text(report)
        starts = [word.start for word in sentence.words]
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        before: list[Word] = []
        edge = span.start
        for word in reversed(sentence.words[max(0, first - reach) : first]):
            if self._parts(text[word.end : edge]) or self._stopped(word, stops):
                break
            before.append(word)
            edge = word.start
            if word.lower in self.words.apart:
                break
        after: list[Word] = []
        edge = span.end
        for word in sentence.words[last : last + reach]:
            if self._parts(text[edge : word.start]) or word.lower in self.words.apart or self._stopped(word, stops):
                break
            after.append(word)
            edge = word.end
        return Setting(sentence, span, tuple(before[::-1]), tuple(after), self.words.empty)

    @staticmethod
    def _parts(between: str) -> bool:
        return _BREAK.search(between) is not None

    @staticmethod
    def _stopped(word: Word, stops: Sequence[Span]) -> bool:
        return any(stop.start <= word.start < stop.end for stop in stops)

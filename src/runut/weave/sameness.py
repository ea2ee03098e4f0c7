"""How likely two passages are one claim, learnt from what their wordings share and where they differ.

Words and sentence vectors speak for it; names, numbers, days, negation, stance and speaker against, for a vector cannot
tell a contradiction from an agreement. The boosted trees that weigh them stand in ``claims.toml``, grown by
``training/claims.py``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
import numpy as np

from runut.languages import TableError, table
from runut.weave.coverage import Coverage
from runut.weave.identity import name_key
from runut.weave.likeness import Likeness
from runut.weave.passages import TITLE, Passage
from runut.weave.trees import Nodes, Trees
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import keys_of

FEATURES = (
    "alike",
    "dice",
    "contained",
    "telling",
    "names",
    "other_names",
    "amounts",
    "other_amounts",
    "lone_amounts",
    "other_days",
    "same_speaker",
    "other_person",
    "other_speaker",
    "one_speaks",
    "speaker_named",
    "negated",
    "half_negated",
    "other_tense",
    "wanted",
    "hoped",
    "quoted",
    "titles",
    "clauses",
    "foreign",
    "context",
    "meaning",
    "margin",
)
AGAINST = frozenset(
    (
        "other_names",
        "other_amounts",
        "lone_amounts",
        "other_days",
        "other_person",
        "other_speaker",
        "negated",
        "half_negated",
        "other_tense",
        "wanted",
        "hoped",
    )
)
"""Features that speak against one claim."""
EITHER = frozenset(("one_speaks", "quoted", "titles", "clauses", "foreign"))
"""Features that say of what kind a pair is, and may speak for or against."""
NEAR = 0.06
"""Part by which two numbers may differ that are one, rounded."""
FEW = 2
"""Numbers up to this are said of much (`dua negara itu`): that only one wording has such a one tells nothing."""
HALF = 0.6
"""What a word counts as that only has a near one in the other wording."""
USUAL, SPREAD = 0.88, 0.05
"""Cosine of the sentence vectors of two passages of one affair, about, and how far it varies."""
MARGIN_SPREAD = 0.03
"""How far the margin of two passages varies (``Meanings.between``)."""
PARTED = ("PER", "LOC", "ORG")
"""Labels of which two different names in two wordings tell them apart."""


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``claims.toml``."""

    features: tuple[str, ...]
    known: Nodes
    unknown: Nodes
    """The same but for the last two features, where the meaning of the two is not known."""
    link: float
    """Least log-odds of a pair that can found a claim."""
    mean: float
    """Least mean log-odds between two groups of versions that become one claim."""


class Judge:
    """How likely pairs are one claim, by a judgement."""

    def __init__(self, judged: Judgement) -> None:
        """Raises ``TableError`` where the judgement was fitted for other features."""
        if judged.features != FEATURES:
            raise TableError("claims.toml was fitted for other features")
        self._known, self._unknown = Trees(judged.known), Trees(judged.unknown)
        self.link, self.mean = judged.link, judged.mean

    def log_odds(self, values: Sequence[Sequence[float]], between: Sequence[tuple[float, float] | None]) -> list[float]:
        """Natural logarithm of the odds that each pair is one claim. ``values``: its features but for the last two;
        ``between``: margin and cosine of the two, where they are known."""
        found = [0.0] * len(values)
        for trees, meant in ((self._known, True), (self._unknown, False)):
            places = [at for at, one in enumerate(between) if (one is not None) == meant]
            rows = [
                [*values[at], meaning_of(one[1]), margin_of(one[0])] if (one := between[at]) is not None else values[at]
                for at in places
            ]
            for at, odds in zip(places, trees.log_odds(np.array(rows, dtype=np.float64)) if rows else (), strict=True):
                found[at] = float(odds)
        return found


@cache
def judge(language: str) -> Judge:
    """The judge of a language. Raises ``runut.languages.TableError`` where its table is missing or does not fit."""
    return Judge(table(language, "claims.toml", Judgement))


def meaning_of(cosine: float) -> float:
    """The feature of the cosine of two sentence vectors."""
    return (cosine - USUAL) / SPREAD


def margin_of(margin: float) -> float:
    """The feature of a margin (``Meanings.between``)."""
    return margin / MARGIN_SPREAD


class _Near(msgspec.Struct, frozen=True):
    """``near_words.toml``."""

    rows: tuple[tuple[str, ...], ...]


@cache
def _near_words(language: str) -> Mapping[str, frozenset[str]]:
    """Key → keys of words that may stand for it."""
    near: dict[str, set[str]] = defaultdict(set)
    for row in table(language, "near_words.toml", _Near).rows:
        keys = sorted({key for word in row for key in keys_of(word, language)})
        for key in keys:
            near[key].update(other for other in keys if other != key)
    return {key: frozenset(of) for key, of in near.items()}


@dataclass(frozen=True, slots=True)
class _Held:
    """A passage made ready: its words without its numbers, which ``Passage.amounts`` has."""

    keys: frozenset[str]
    mass: float
    foreign: bool


class Sameness:
    """Compares pairs of passages of a coverage."""

    def __init__(self, coverage: Coverage, likeness: Likeness) -> None:
        words = vocabulary(coverage.language)
        self._coverage = coverage
        self._likeness = likeness
        self._near = _near_words(coverage.language)
        self._ending = words.ending
        self._held: dict[Passage, _Held] = {}
        self._contexts: dict[tuple[str, str], float] = {}
        self._said: dict[str, frozenset[str]] = {}
        named = {
            found.id: found
            for key, reading in coverage.readings.items()
            for mention in reading.entities
            if (found := coverage.entities.of(key, mention.id)) is not None
        }
        self._labels = {key: entity.label for key, entity in named.items()}
        self._names = {key: frozenset(name_key(entity.name).split()) for key, entity in named.items()}

    def features(self, one: Passage, other: Passage, shared: float | None = None) -> list[float]:
        """``FEATURES`` but for the last two, which are of meaning. ``shared``: ``Likeness.shared``
        where it is known."""
        likeness = self._likeness
        first, second = self._hold(one), self._hold(other)
        both = first.keys & second.keys
        near = HALF * self._near_mass(first.keys - both, second.keys - both)
        mass = likeness.mass(both) + near
        less = max(1e-9, min(first.mass, second.mass))
        rarest = self._coverage.rarest
        content = likeness.mass(both - self._coverage.name_keys - self._coverage.title_keys) + near
        same_amounts, differ, lone = _amounts(one, other)
        same, person, speaker = _speakers(one, other)
        full, half = self._negated(one, other)
        wanted, hoped = _wanted(one, other)
        return [
            likeness.shared(one, other) if shared is None else shared,
            2 * mass / max(1e-9, first.mass + second.mass),
            mass / less * min(1.0, less / (4 * rarest)),
            min(1.0, content / (2 * rarest)),
            float(min(2, len(one.names & other.names))),
            self._other_names(one, other),
            float(min(2, same_amounts)),
            float(differ),
            float(lone),
            float(bool(one.days and other.days and not one.days & other.days)),
            float(same),
            float(person),
            float(speaker),
            float((one.speaker is None) != (other.speaker is None)),
            float(_names_speaker(one, other) or _names_speaker(other, one)),
            float(full),
            float(half),
            float(bool(one.tense and other.tense and not one.tense & other.tense)),
            float(wanted),
            float(hoped),
            float(one.quoted and other.quoted),
            float((one.index == TITLE) + (other.index == TITLE)),
            float(one.clause + other.clause),
            float(first.foreign != second.foreign),
            self.context(one.report, other.report),
        ]

    def context(self, one: str, other: str) -> float:
        """The part of the words of the shorter of two reports that the other has too, by weight, 0 to 1."""
        pair = (one, other) if one < other else (other, one)
        found = self._contexts.get(pair)
        if found is None:
            first, second = (self._words(report) for report in pair)
            masses = self._likeness.mass(first), self._likeness.mass(second)
            found = self._contexts[pair] = self._likeness.mass(first & second) / max(1e-9, min(masses))
        return found

    def _words(self, report: str) -> frozenset[str]:
        found = self._said.get(report)
        if found is None:
            found = self._said[report] = frozenset[str]().union(
                *(passage.keys for passage in self._coverage.passages[report] if not passage.clause)
            )
        return found

    def _hold(self, passage: Passage) -> _Held:
        found = self._held.get(passage)
        if found is None:
            keys = frozenset(key for key in passage.keys if not key[0].isdigit())
            foreign = self._coverage.readings[passage.report].language != self._coverage.language
            found = self._held[passage] = _Held(keys, self._likeness.mass(keys), foreign)
        return found

    def _near_mass(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of words that have a near one in the other wording, each taken once."""
        found = []
        free = set(other)
        weight = self._likeness.weight
        for key in sorted(one):
            beside = self._near.get(key, frozenset()) & free
            if beside:
                best = min(beside, key=lambda near: (-weight(near), near))
                free.discard(best)
                found.append(min(weight(key), weight(best)))
        return math.fsum(found)

    def _other_names(self, one: Passage, other: Passage) -> float:
        """In how many ways two wordings name different things: persons, places, bodies. Names that share a word
        (`Sungai Serayu`, `Serayu`) may be one."""
        if not one.names or not other.names:
            return 0.0
        found = 0
        for label in PARTED:
            first, second = (
                [self._names[name] for name in sorted(of) if self._labels.get(name) == label]
                for of in (one.names - other.names, other.names - one.names)
            )
            found += bool(first and second and all(a.isdisjoint(b) for a in first for b in second))
        return float(found)

    def _negated(self, one: Passage, other: Passage) -> tuple[bool, bool]:
        """Whether one wording turns round what the other says; and whether it may, the other turning something else
        round (`tidak lagi mengekspor` and `menghentikan ekspor`)."""
        if one.negated != other.negated:
            return True, False
        full = half = False
        for turned, plain in ((one, other), (other, one)):
            for key in (turned.denied & plain.keys) - plain.denied:
                if plain.denied or (plain.keys & self._ending) - {key}:
                    half = True
                else:
                    full = True
        return full, half and not full


def _speakers(one: Passage, other: Passage) -> tuple[bool, bool, bool]:
    """Whether two passages are of one speaker, of two persons, or of two of whom one at least is a body."""
    if one.speaker is None or other.speaker is None:
        return False, False, False
    same = one.speaker.id == other.speaker.id
    persons = one.speaker.label == "PER" == other.speaker.label
    return same, not same and persons, not same and not persons


def _wanted(one: Passage, other: Passage) -> tuple[bool, bool]:
    """Whether one wording wants what the other says; and whether it only hopes for what the other says to be to come or
    possible, as translators word one sentence."""
    if one.wants == other.wants:
        return False, False
    wanting, saying = (one, other) if one.wants else (other, one)
    hoped = wanting.hoped and saying.open
    return not hoped, hoped


def _names_speaker(one: Passage, other: Passage) -> bool:
    """Whether what one passage narrates names the speaker of the other."""
    return one.speaker is None and other.speaker is not None and other.speaker.id in one.names


def _amounts(one: Passage, other: Passage) -> tuple[int, bool, bool]:
    """How many numbers two wordings share; whether each has one that the other has not, even rounded; whether only one
    has such a number."""
    if not one.amounts and not other.amounts:
        return 0, False, False
    shared = one.amounts & other.amounts
    first = [value for value in one.amounts - shared if not _is_near(value, other.amounts - shared)]
    second = [value for value in other.amounts - shared if not _is_near(value, one.amounts - shared)]
    return len(shared), bool(first and second), bool(first) != bool(second) and max(first or second) > FEW


def _is_near(value: float, others: frozenset[float]) -> bool:
    return any(abs(value - other) <= NEAR * max(value, other) for other in others)

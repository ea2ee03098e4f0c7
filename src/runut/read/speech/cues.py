"""The words by which somebody is credited, from the language pack (``cues.toml``, ``sources.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import table
from runut.model import Stance, Vehicle

ByStance = dict[Stance, tuple[str, ...]]


class Graded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cue words that report wherever they stand (``firm``) and such as need more around them (``loose``)."""

    firm: ByStance
    loose: ByStance


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As ``Graded``; ``clause`` ones report also where a clause with its own predicate follows directly."""

    firm: ByStance
    clause: ByStance
    loose: ByStance


class According(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    phrases: tuple[str, ...]


class Links(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    that: frozenset[str]
    perhaps: frozenset[str]
    """Those that introduce content only right behind a verb."""
    purpose: frozenset[str]
    whether: frozenset[str]


class Pointing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: frozenset[str]
    deictics: frozenset[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class Between(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    manner: frozenset[str]


class Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    of: frozenset[str]
    """Those that may stand inside one source, between an office and what it is over."""


class Blocked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: frozenset[str]
    negators: frozenset[str]


class Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    singular: frozenset[str]
    plural: frozenset[str]
    house: frozenset[str]
    """Those by which a source speaks for its own institution."""


class Predicate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    nouns: frozenset[str]
    """Words that begin like verbs and are none."""
    prefixes: tuple[str, ...]


class Joined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    relative: frozenset[str]


class CueTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/cues.toml``."""

    clitic: str
    inverted: Graded
    verb: Verbs
    passive: ByStance
    agent: Words
    according: According
    link: Links
    noun: ByStance
    pointing: Pointing
    between: Between
    preposition: Prepositions
    blocked: Blocked
    joined: Joined
    pronoun: Pronouns
    opener: Words
    tail: Words
    predicate: Predicate


class SourceNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    person: frozenset[str]
    institution: frozenset[str]
    determiners: frozenset[str]


class Anonymous(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: tuple[str, ...]
    nouns: frozenset[str]


class VehicleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    letter: tuple[str, ...]
    interview: tuple[str, ...]
    speech: tuple[str, ...]
    post: tuple[str, ...]
    statement: tuple[str, ...]
    document: tuple[str, ...]
    broadcast: tuple[str, ...]
    carriers: frozenset[str]


class SourceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/sources.toml``."""

    noun: SourceNouns
    anonymous: Anonymous
    vehicle: VehicleWords


class Cue(NamedTuple):
    """What one reporting word means."""

    stance: Stance
    firm: bool
    clause: bool = False


class Cues(msgspec.Struct, frozen=True):
    """The tables turned for look-up by lower-case word."""

    inverted: dict[str, Cue]
    clitics: dict[str, Cue]
    """Inverted roots with the possessive clitic: `ujarnya`."""
    verbs: dict[str, Cue]
    passives: dict[str, Cue]
    according: frozenset[str]
    according_clitic: frozenset[str]
    according_phrases: tuple[tuple[str, ...], ...]
    nouns: dict[str, Stance]
    openers: tuple[tuple[str, ...], ...]
    tail: frozenset[str]
    anonymous: tuple[tuple[str, ...], ...]
    """Phrases that a source wants no name, word by word."""
    words: CueTable
    sources: SourceTable
    vehicles: dict[str, Vehicle]

    def may_credit(self, low: str) -> bool:
        """Whether a lower-case word can credit somebody."""
        return (
            low in self.verbs
            or low in self.inverted
            or low in self.clitics
            or low in self.passives
            or low in self.according
            or low in self.according_clitic
        )


def _turn(grades: tuple[tuple[ByStance, bool], ...]) -> dict[str, Cue]:
    return {word: Cue(stance, firm) for stances, firm in grades for stance, words in stances.items() for word in words}


@cache
def cues(language: str) -> Cues:
    """The cue words of a language, turned for look-up. Raises ``TableError`` where a table is missing or wrong."""
    words = table(language, "cues.toml", CueTable)
    sources = table(language, "sources.toml", SourceTable)
    inverted = _turn(((words.inverted.loose, False), (words.inverted.firm, True)))
    kinds: tuple[tuple[Vehicle, tuple[str, ...]], ...] = (
        ("letter", sources.vehicle.letter),
        ("interview", sources.vehicle.interview),
        ("speech", sources.vehicle.speech),
        ("post", sources.vehicle.post),
        ("statement", sources.vehicle.statement),
        ("document", sources.vehicle.document),
        ("broadcast", sources.vehicle.broadcast),
    )
    return Cues(
        inverted=inverted,
        clitics={root + words.clitic: cue for root, cue in inverted.items()},
        verbs={
            **_turn(((words.verb.loose, False), (words.verb.firm, True))),
            **{word: Cue(stance, False, True) for stance, found in words.verb.clause.items() for word in found},
        },
        passives=_turn(((words.passive, True),)),
        according=frozenset(words.according.words),
        according_clitic=frozenset(word + words.clitic for word in words.according.words),
        according_phrases=tuple(tuple(phrase.split()) for phrase in words.according.phrases),
        nouns={word: stance for stance, nouns in words.noun.items() for word in nouns},
        openers=tuple(sorted((tuple(phrase.split()) for phrase in words.opener.words), key=len, reverse=True)),
        tail=frozenset(words.tail.words),
        anonymous=tuple(tuple(phrase.split()) for phrase in sources.anonymous.phrases),
        words=words,
        sources=sources,
        vehicles={noun: kind for kind, nouns in kinds for noun in nouns},
    )

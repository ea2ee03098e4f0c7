"""The words by which somebody is credited, from the language pack (``cues.toml``, ``sources.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import table
from runut.model import Stance, Vehicle
from runut.read.names.features import word_lists
from runut.read.speech.slips import Slips, slips

LONG = 8
"""Letters of a reporting word in which a slip is seen through."""
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
    beside: ByStance
    """Verbs of manner, which report only beside a quotation."""


class According(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    accounts: frozenset[str]
    """What somebody gives an account by: `menurut penuturan X`."""
    phrases: tuple[str, ...]


class Links(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    that: frozenset[str]
    perhaps: frozenset[str]
    """Those that introduce content only right behind a verb."""
    purpose: frozenset[str]
    being: frozenset[str]
    """Between a thing and what it is said to be."""
    whether: frozenset[str]


class Pointing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    said: frozenset[str]
    """Nouns for what was said, that point back before a passive only: `keputusan itu diumumkan X`."""
    nouns: frozenset[str]
    alike: frozenset[str]
    """Behind such nouns: something like it is told by another."""
    manners: frozenset[str]
    """Those that point back at words: `begitu kata X`."""
    deictics: frozenset[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class Giving(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    nouns: frozenset[str]
    """What is given, beside the nouns that make one cue with a verb."""


class Further(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    active: frozenset[str]
    """Those whose subject is whoever tells."""


class Openers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    resuming: frozenset[str]
    """Those that take an earlier attribution up again: `masih kata X, …`."""


class Between(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    told: frozenset[str]
    """Those that belong to what is said where it follows a verb at once: `mengaku sudah pulang`."""
    aspect: frozenset[str]
    """Those that show a predicate: `sudah tua`."""
    only: frozenset[str]
    """Before a number they say how few: `hanya 81 juta`."""
    manner: frozenset[str]


class HearerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    nouns: frozenset[str]
    """Hearers that no name tells."""


class Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    of: frozenset[str]
    """Those that may stand inside one source, between an office and what it is over."""


class Blocked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: frozenset[str]
    negators: frozenset[str]
    modal: frozenset[str]
    """Those of ``before`` that a verb has beside it whoever its subject is."""


class Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    singular: frozenset[str]
    plural: frozenset[str]
    reader: frozenset[str]
    """The reader, who says nothing."""
    house: frozenset[str]
    """Those by which a source speaks for its own institution."""
    newsroom: frozenset[str]
    """Those by which the report speaks of its own newsroom, outside quotations."""
    some: frozenset[str]
    """Before a relative clause these leave open who it is: `ada yang menduga`."""


class Predicate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    nouns: frozenset[str]
    """Words that begin like verbs and are none."""
    prefixes: tuple[str, ...]
    existing: frozenset[str]
    """Words that say of what follows that it is there: `melaporkan adanya korban`."""


class Joined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    relative: frozenset[str]
    deputed: frozenset[str]
    """Before whoever speaks for another."""
    adversative: frozenset[str]
    """Those with which a sentence turns away from what was said: `belum menjawab, tetapi …`."""
    adding: frozenset[str]
    """Those that join a second thing said."""
    neither: frozenset[str]
    """Those that join a second verb that says nothing either."""
    concessive: frozenset[str]
    """Those with which a clause of somebody else, or of the report itself, is set beside: `…, meskipun ia …`."""


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    """Before when, where and how something was said."""
    vehicle: frozenset[str]
    """The same only with what carried the words behind it: `dalam keterangannya`."""
    acts: frozenset[str]
    """What a speaker does, or has done to him, while he speaks: `saat membuka rapat`."""


class CueTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/cues.toml``."""

    clitic: str
    inverted: Graded
    verb: Verbs
    human: Words
    """Verbs that only people are the subject of, whatever noun they are called by."""
    regarding: Words
    passive: ByStance
    agent: Words
    according: According
    mere: Words
    link: Links
    noun: ByStance
    giving: Giving
    pointing: Pointing
    between: Between
    subordinator: Words
    further: Further
    scene: Scene
    fronted: Words
    hearer: HearerWords
    preposition: Prepositions
    blocked: Blocked
    joined: Joined
    pronoun: Pronouns
    opener: Openers
    tail: Words
    predicate: Predicate


class SourceNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    person: frozenset[str]
    institution: frozenset[str]
    diffuse: frozenset[str]
    """Those of ``person`` that are nobody in particular: a rumour, the public."""
    determiners: frozenset[str]
    personal: frozenset[str]
    """Determiners of persons only."""


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
    made: frozenset[str]


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
    beside: bool = False
    regards: bool = False
    """Whether it also says what a thing is held to be: `melihat X sebagai Y`."""


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
    made: frozenset[str]
    """Between a document and whoever made it: `data yang dirilis oleh X`."""
    fronted: frozenset[str]
    """What opens an adverbial that belongs to what is said though it stands before the source."""
    credits: frozenset[str]
    """Words with which a further crediting begins."""
    subordinators: frozenset[str]
    """What opens a clause that hangs on another."""
    anonymous: tuple[tuple[str, ...], ...]
    """Phrases that a source wants no name, word by word."""
    words: CueTable
    sources: SourceTable
    vehicles: dict[str, Vehicle]
    slips: Slips
    """Slips of the pen in long reporting words."""

    @property
    def credits_behind(self) -> frozenset[str]:
        """Words with which a source is named behind a quotation, in lower case."""
        return frozenset((*self.inverted, *self.clitics))

    def vehicle(self, low: str) -> Vehicle | None:
        """The kind of vehicle that a lower-case noun names, also with the possessive clitic: `suratnya`."""
        return self.vehicles.get(low) or self.vehicles.get(low.removesuffix(self.words.clitic))

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
    verbs = {
        **_turn(((words.verb.loose, False), (words.verb.firm, True))),
        **{word: Cue(stance, False, True) for stance, found in words.verb.clause.items() for word in found},
        **{word: Cue(stance, False, beside=True) for stance, found in words.verb.beside.items() for word in found},
    }
    passives = _turn(((words.passive, True),))
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
        verbs={word: cue._replace(regards=word in words.regarding.words) for word, cue in verbs.items()},
        passives=passives,
        according=frozenset(words.according.words),
        according_clitic=frozenset(word + words.clitic for word in words.according.words),
        according_phrases=tuple(tuple(phrase.split()) for phrase in words.according.phrases),
        nouns={word: stance for stance, nouns in words.noun.items() for word in nouns},
        openers=tuple(sorted((tuple(phrase.split()) for phrase in words.opener.words), key=len, reverse=True)),
        tail=frozenset(words.tail.words),
        made=frozenset(sources.vehicle.made),
        fronted=frozenset(words.fronted.words),
        credits=frozenset(words.further.words),
        subordinators=frozenset(words.subordinator.words),
        anonymous=tuple(tuple(phrase.split()) for phrase in sources.anonymous.phrases),
        words=words,
        sources=sources,
        vehicles={noun: kind for kind, nouns in kinds for noun in nouns},
        slips=slips(
            (*verbs, *passives, *(word + words.clitic for word in (*inverted, *passives, *words.according.words))),
            word_lists(language).clusters,
            LONG,
        ),
    )

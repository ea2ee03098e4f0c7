"""The words by which a report points to where it has something from, from the language pack (``relays.toml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import table
from runut.model import MediumKind
from runut.read.names.features import word_lists
from runut.read.speech.outline import Glue, glue_of
from runut.read.speech.slips import Slips, slips

_SLIPPED = 7
"""Letters of a relay word in which a slip is seen through."""


class Credit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    careful: frozenset[str]
    passive: frozenset[str]
    """Those behind which the report's own outlet may stand before the one that it took from: `dikutip X dari Y`."""


class WordSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]


class Hearers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    holds: frozenset[str]
    """Before a medium that has a document, not somebody's words: `surat yang diperoleh X`."""
    own: frozenset[str]
    """Words by which a report speaks of its own outlet."""


class BetweenWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    apart: frozenset[str]
    """Those between a noun for a medium and a name that show a place: `stasiun radio di Selatan`."""
    clitics: tuple[str, ...]
    """Endings of a name that are no part of it: `Facebook-nya`."""


class MediumNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: tuple[str, ...]
    outlet: tuple[str, ...]
    broadcast: tuple[str, ...]
    social: tuple[str, ...]
    document: tuple[str, ...]
    adjectives: frozenset[str]
    """Those that are adjectives too, right behind a noun: `pengurus harian`."""
    weak: frozenset[str]
    """Those that what follows may also be a person or institution behind: `laporan X`."""


class Unnamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: tuple[str, ...]
    state: frozenset[str]
    sole: frozenset[str]
    """Nouns of which a country mostly has one: `kantor berita Prancis`."""
    modifiers: frozenset[str]


class SourceLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    joiners: tuple[str, ...]
    """Between the last two of several sources."""


class Relative(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    active: frozenset[str]
    """Credits whose subject took it from the medium behind them."""


class Platform(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: frozenset[str]
    """Prepositions before a platform on which words were posted."""
    nouns: frozenset[str]
    """What may stand between."""


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show by their place that the name beside them is a medium's, though no table knows it."""

    like: frozenset[str]
    """Before a credit that else needs a known medium: `seperti diberitakan X`."""
    cites: frozenset[str]
    """Credits that only a medium, a person or an institution can follow: `mengutip X`."""
    heard: frozenset[str]
    """Before whoever was told: `ujarnya kepada X`."""
    interviewed: frozenset[str]
    interview: frozenset[str]
    interviewer: frozenset[str]
    """Before whoever led an interview: `dalam wawancara dengan X`."""
    skipped: frozenset[str]
    """May stand before the name."""
    witness: frozenset[str]
    """What a medium's reporter does whose words the report then has: `wartawan X melihat …`."""
    source: frozenset[str]
    """Between a medium and the one that it took it from: `dilansir X dari Y`."""
    report: frozenset[str]
    """Before a medium's report at the begin of a sentence: `dari laporan X`."""
    programme: frozenset[str]
    """What a medium puts out, in which somebody speaks: `dalam acara … di X`."""


class Documents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    """What may stand before the institution that made a document."""
    opening: frozenset[str]
    """Those with which such a document opens: `demikian laporan tertulis X`."""


class RelayTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/relays.toml``."""

    credit: Credit
    between: BetweenWords
    noun: MediumNouns
    unnamed: Unnamed
    hearer: Hearers
    agent: WordSet
    relative: Relative
    platform: Platform
    source_line: SourceLine
    cited: WordSet
    documents: Documents
    glued: WordSet
    place: PlaceWords
    reports: WordSet


@cache
def relay_words(language: str) -> RelayTable:
    """The relay words of a language. Raises ``TableError`` where the table is missing or wrong."""
    words: RelayTable = table(language, "relays.toml", RelayTable)
    return words


@cache
def glued_words(language: str) -> Glue:
    """Relay words after which a space may have been left out: `dilansirAFP`."""
    words = relay_words(language)
    return glue_of((*words.credit.words, *words.glued.words), words.between.clitics)


@cache
def relay_slips(language: str) -> Slips:
    """Slips of the pen in long relay words."""
    return slips(relay_words(language).credit.words, word_lists(language).clusters, _SLIPPED)


@cache
def medium_nouns(language: str) -> dict[str, tuple[tuple[tuple[str, ...], MediumKind], ...]]:
    """The nouns for media by their first word, the most telling kind first."""
    nouns = relay_words(language).noun
    groups: tuple[tuple[MediumKind, tuple[str, ...]], ...] = (
        ("agency", nouns.agency),
        ("social", nouns.social),
        ("broadcast", nouns.broadcast),
        ("outlet", nouns.outlet),
        ("document", nouns.document),
    )
    found: dict[str, list[tuple[tuple[str, ...], MediumKind]]] = {}
    for kind, words in groups:
        for noun in words:
            found.setdefault(noun.split()[0], []).append((tuple(noun.split()), kind))
    return {first: tuple(phrases) for first, phrases in found.items()}

"""Words that stand in names and around them, by what they tell: where a name begins, where it ends, what it names."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import table
from runut.read.names.features import WordLists, word_lists
from runut.read.names.offices import Titles, titles


class _Table(msgspec.Struct, frozen=True):
    """The lists of ``languages/*/given_names.toml`` that the tagger does not see; its comments say what each is."""

    more_given: str
    name_starts: tuple[str, ...]
    particles: tuple[str, ...]
    connectives: tuple[str, ...]
    verb_beginnings: tuple[str, ...]
    openers: tuple[str, ...]
    bodies: tuple[str, ...]
    firms: tuple[str, ...]
    firm_words: tuple[str, ...]
    firm_ends: tuple[str, ...]
    place_words: tuple[str, ...]
    settlements: tuple[str, ...]
    place_before: tuple[str, ...]
    place_behind: tuple[str, ...]
    over_places: tuple[str, ...]
    over_nations: tuple[str, ...]
    hosts: tuple[str, ...]
    naming: tuple[str, ...]
    called: tuple[str, ...]
    called_fully: tuple[str, ...]
    calendar: tuple[str, ...]


class NameWords(msgspec.Struct, frozen=True):
    """The lists as sets, with those of words and of titles that the same questions are asked of."""

    lists: WordLists
    titles: Titles
    given: frozenset[str]
    """Given names: those that the tagger knows, and more."""
    name_starts: frozenset[str]
    particles: frozenset[str]
    connectives: frozenset[str]
    verb_beginnings: tuple[str, ...]
    openers: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    firm_words: frozenset[str]
    firm_ends: frozenset[str]
    place_words: frozenset[str]
    settlements: frozenset[str]
    place_before: frozenset[str]
    place_behind: frozenset[str]
    over_places: frozenset[str]
    over_nations: frozenset[str]
    hosts: frozenset[str]
    naming: frozenset[str]
    called: tuple[str, ...]
    """Longest first."""
    called_fully: frozenset[str]
    calendar: frozenset[str]

    def personal(self, word: str) -> bool:
        """Whether a word is a given name, here or abroad."""
        low = word.lower()
        return low in self.given or "given" in self.lists.abroad.get(low, "")

    def unknown(self, word: str) -> bool:
        """Whether a word has a capital and is no word of the language, no title and no office."""
        return (
            word[:1].isupper()
            and word.replace("-", "").replace("’", "").replace("'", "").isalpha()
            and not (word.isupper() and len(word) > 1)
            and (self.lists.tag(word) == "NNP" or word.lower() in self.given)
            and word.lower() not in self.lists.titles
            and word.lower() not in self.lists.complements
        )


@cache
def name_words(language: str) -> NameWords:
    """The words in and around names of a language pack. Cached."""
    found = table(language, "given_names.toml", _Table)
    lists = word_lists(language)
    return NameWords(
        lists=lists,
        titles=titles(language),
        given=lists.given | frozenset(found.more_given.split()),
        name_starts=frozenset(found.name_starts),
        particles=frozenset(found.particles),
        connectives=frozenset(found.connectives),
        verb_beginnings=found.verb_beginnings,
        openers=frozenset(found.openers),
        bodies=frozenset(found.bodies),
        firms=frozenset(found.firms),
        firm_words=frozenset(found.firm_words),
        firm_ends=frozenset(found.firm_ends),
        place_words=frozenset(found.place_words) | frozenset(found.settlements),
        settlements=frozenset(found.settlements),
        place_before=frozenset(found.place_before),
        place_behind=frozenset(found.place_behind),
        over_places=frozenset(found.over_places),
        over_nations=frozenset(found.over_nations),
        hosts=frozenset(found.hosts),
        naming=frozenset(found.naming),
        called=tuple(sorted((*found.called, *found.called_fully), key=len, reverse=True)),
        called_fully=frozenset(found.called_fully),
        calendar=frozenset(found.calendar),
    )

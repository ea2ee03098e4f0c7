"""Indonesian words cut to stems, so that two wordings of one thing can be compared.

A light stemmer without a dictionary of roots: endings, then prefixes, with the letters that nasal prefixes swallow put
back from short lists. The rules stand in ``languages/<language>/weave_affixes.toml``. A stem is a key: it need not be a
headword, it must be the same for the forms of one word (``memulihkan``, ``pemulihan``, ``dipulihkan`` → ``pulih``).
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from runut.languages import table

SHORTEST = 4
"""A word of fewer letters is left as it is; endings must leave at least three."""


class Nasal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A prefix whose nasal depends on the root's first letter."""

    prefixes: tuple[str, ...]
    before: str
    only: tuple[str, ...] = ()
    restores: str = ""
    keeps: str = ""
    kept: tuple[str, ...] = ()


class Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    prefixes: tuple[str, ...]
    rest: int


class Affixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``weave_affixes.toml``."""

    particles: tuple[str, ...]
    possessives: tuple[str, ...]
    verb_suffixes: tuple[str, ...]
    noun_suffixes: tuple[str, ...]
    nasal: tuple[Nasal, ...]
    plain: tuple[Plain, ...]
    swallowed: dict[str, frozenset[str]]
    words: dict[str, str]


class Stemmer:
    """``stem`` for one language."""

    def __init__(self, language: str) -> None:
        self.affixes: Affixes = table(language, "weave_affixes.toml", Affixes)
        self.stem = lru_cache(maxsize=200_000)(self._stem)

    def _stem(self, word: str) -> str:
        affixes = self.affixes
        if word in affixes.words:
            return affixes.words[word]
        if len(word) < SHORTEST + 1 or not word.isalpha():
            return word
        bare = _without(_without(word, affixes.particles), affixes.possessives)
        if bare in affixes.words:
            return affixes.words[bare]
        root, verbal = self._prefix_off(bare)
        root = self._suffix_off(root, verbal, root != bare)
        return affixes.words.get(root, root)

    def _prefix_off(self, word: str) -> tuple[str, bool]:
        """The word without its prefixes, and whether the outermost makes a verb."""
        for plain in self.affixes.plain:
            for prefix in plain.prefixes:
                rest = word[len(prefix) :]
                if word.startswith(prefix) and len(rest) >= plain.rest and _syllables(rest) > 1:
                    return rest, prefix[0] in "mdbt"
        for nasal in self.affixes.nasal:
            for prefix in nasal.prefixes:
                if word.startswith(prefix) and (root := self._unswallowed(word[len(prefix) :], nasal)):
                    return root, prefix[0] == "m"
        return word, False

    def _unswallowed(self, rest: str, nasal: Nasal) -> str | None:
        if len(rest) < 3 or rest[0] not in nasal.before:
            return None
        if nasal.only:
            return rest if any(rest.startswith(root) for root in nasal.only) else None
        if not nasal.restores:
            return rest if _syllables(rest) > 1 else None
        if any((nasal.keeps + rest).startswith(root) for root in nasal.kept):
            return nasal.keeps + rest
        swallowed = self.affixes.swallowed.get(nasal.restores)
        if swallowed is not None and not any(rest.startswith(root) for root in swallowed):
            return rest
        return nasal.restores + rest

    def _suffix_off(self, word: str, verbal: bool, prefixed: bool) -> str:
        affixes = self.affixes
        if verbal:
            return _without(word, affixes.verb_suffixes + affixes.noun_suffixes)
        # `kerusakan`: the k is the root's where taking it off would leave a bare vowel.
        if not word.endswith(affixes.verb_suffixes[0]) or prefixed:
            cut = _without(word, affixes.noun_suffixes)
            if cut != word:
                return cut
        return _without(word, affixes.verb_suffixes) if prefixed or not word.endswith("i") else word


def _without(word: str, suffixes: tuple[str, ...]) -> str:
    for suffix in suffixes:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= 3 and _syllables(rest) > 1:
            return rest
    return word


def _syllables(word: str) -> int:
    return sum(letter in "aiueo" for letter in word)


@cache
def stemmer(language: str) -> Stemmer:
    """The stemmer of a language, made once."""
    return Stemmer(language)

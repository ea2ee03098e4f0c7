"""Words that are one slip of the pen away from one that matters: `menegsakan`, `dikuitp`.

A slip is a letter too many, too few, or two exchanged, in a long word that the language does not have. Another letter
makes another word too often (`menegaskan`, `menugaskan`). Looked up by symmetric deletes, after SymSpell (Garbe 2012).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec


class Slips(msgspec.Struct, frozen=True):
    """The words that are looked for, and those that are meant as they stand."""

    shortened: dict[str, str]
    """Words by what is left of them without one letter."""
    known: frozenset[str]
    """The words themselves and the language's others, in lower case."""
    least: int
    """Letters of a word in which a slip is seen through."""
    most: int
    """Letters of the longest word that can be one."""

    def meant(self, low: str) -> str:
        """The word that a lower-case word is meant for; else the word itself."""
        if not self.least <= len(low) <= self.most or low in self.known:
            return low
        for variant in _without_one(low):
            found = self.shortened.get(variant)
            if found is not None and _slipped(low, found):
                return found
        return low


def slips(words: Iterable[str], vocabulary: Iterable[str], least: int) -> Slips:
    """Slips in ``words`` of at least ``least`` letters; ``vocabulary``: the language's words."""
    looked_for = tuple(words)
    shortened: dict[str, str] = {}
    for word in looked_for:
        if len(word) >= least:
            for variant in _without_one(word):
                shortened.setdefault(variant, word)
    most = max(map(len, looked_for), default=0) + 1
    return Slips(shortened, frozenset((*looked_for, *vocabulary)), least, most)


def _without_one(word: str) -> Iterator[str]:
    """The word, and what is left of it without each of its letters: two words one slip apart share one of these."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _slipped(written: str, meant: str) -> bool:
    if len(written) == len(meant):
        return sorted(written) == sorted(meant)
    shorter, longer = sorted((written, meant), key=len)
    return shorter in _without_one(longer)

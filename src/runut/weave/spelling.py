"""Whether two names are two spellings of one, or two names: `Pritula` and `Prytula`, but not `Rusdi` and `Rudi`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import Levenshtein

from runut.weave.entities.knowledge import knowledge
from runut.weave.identity import name_key

FEW = 2
"""Letters that two spellings of a long word differ in, at most."""
LONG = 6
_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("ch", "h"), ("kh", "h"), ("ph", "f"), ("th", "t"),
    ("zh", "s"), ("ks", "x"), ("q", "k"), ("y", "i"), ("v", "f"), ("z", "s"), ("w", "u"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


class Spelling:
    """The names of a language."""

    def __init__(self, language: str) -> None:
        self._given = knowledge(language).given

    def same_name(self, one: str, other: str) -> bool:
        """Whether two names of persons or things are one, spelled otherwise."""
        a, b = name_key(one).split(), name_key(other).split()
        if len(a) != len(b) or len(a) > 4:
            return False
        return any(all(self.same_word(x, y) for x, y in zip(a, order, strict=True)) for order in permutations(b))

    def same_word(self, one: str, other: str) -> bool:
        """Whether two words of names are one. Two words that are both known names are two, unless they sound alike."""
        if one == other or sounds(one) == sounds(other):
            return True
        if one in self._given and other in self._given:
            return False
        apart = Levenshtein.distance(sounds(one), sounds(other))
        return apart <= (1 if min(len(one), len(other)) < LONG else FEW) and one[:1] == other[:1]

    def close(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether every word of the one is spelled so or otherwise among the other's."""
        return bool(one) and all(any(self.same_word(a, b) for b in other) for a in one)


@lru_cache(maxsize=100_000)
def sounds(word: str) -> str:
    """A word as it sounds: old and foreign spellings made one, no letter doubled."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLE.sub(r"\1", word)

"""How the words of a report stand: what is beside each word with a capital, and which stand in lower case.

A report tells of itself what a name is: a word that also stands in lower case only began a sentence, one behind `di` is
a place (Mikheev 1999, "A Knowledge-free Method for Capitalized Word Disambiguation").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from runut.read.names.name_words import NameWords

_WORD = re.compile(r"[^\W_]+")
_MOST = 60
"""Places of one word that are looked at."""


class Place(NamedTuple):
    """Where a word with a capital stands."""

    before: str
    """The word before it with only a space between, or ``""``."""
    behind: str
    loud: bool
    """Whether it is all capitals."""


class Standing:
    """The words of one text. Built when first asked; linear in the text."""

    def __init__(self, text: str, around: NameWords) -> None:
        self._text = text
        self._around = around

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        words = list(_WORD.finditer(self._text))
        last = len(words) - 1
        for i, word in enumerate(words):
            written = word.group()
            if not written[0].isupper():
                continue
            places = found.setdefault(written.lower(), [])
            if len(places) < _MOST:
                before = (
                    words[i - 1] if i and self._text[words[i - 1].end() : word.start()] in (" ", "\u00a0") else None
                )
                behind = (
                    words[i + 1]
                    if i < last and self._text[word.end() : words[i + 1].start()] in (" ", "\u00a0")
                    else None
                )
                places.append(
                    Place(
                        before.group() if before else "",
                        behind.group() if behind else "",
                        len(written) > 3 and written.isupper(),
                    )
                )
        return found

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in lower case somewhere."""
        return frozenset(word for word in _WORD.findall(self._text) if word.islower())

    def alone(self, word: str) -> bool:
        """Whether the word stands somewhere as a name of one word: no other name's word beside it."""
        return any(
            not place.loud and self._opens(place.before) and not place.behind[:1].isupper()
            for place in self._places.get(word.lower(), ())
        )

    def apart(self, words: Sequence[str], before: str) -> bool:
        """Whether the first of ``words`` stands before the second somewhere with another word than ``before`` first."""
        return any(
            place.before != before and not self._name(place.before) and place.behind == words[1]
            for place in self._places.get(words[0].lower(), ())
            if len(words) > 1
        )

    def placed(self, words: Sequence[str], behind: str = "", times: int = 1) -> bool:
        """Whether the words stand somewhere as a place does: `di X`, `Desa X`, `X Selatan`, `X, KABAR -`.

        Where a single one has ``behind`` behind it does not count; several must stand so ``times`` times.
        """
        around, found = self._around, 0
        for place in self._places.get(words[0].lower(), ()):
            before, after = place.before.lower(), place.behind.lower()
            if len(words) > 1 and after != words[1].lower():
                continue
            if len(words) == 1 and behind and place.behind == behind:
                continue
            directed = len(words) == 1 and self._directed(place)
            found += place.loud or before in around.place_before or before in around.place_words or directed
        return found >= (times if len(words) > 1 else 1)

    def settled(self, word: str) -> bool:
        """Whether a word stands somewhere as only a place does: `LANTARI, KABAR -`, `Desa Lantari`, `Lantari Utara`."""
        around = self._around
        return any(
            (place.loud and not place.before and not place.behind)
            or place.before.lower() in around.place_words
            or self._directed(place)
            for place in self._places.get(word.lower(), ())
        )

    def within(self, word: str) -> bool:
        """Whether the word stands with a capital in mid-sentence somewhere."""
        return any(place.before and not place.loud for place in self._places.get(word.lower(), ()))

    def behind(self, at: int) -> str:
        """The word right behind a place in the text, or ``""``."""
        found = _WORD.match(self._text, at + 1, at + 30)
        return found.group() if found else ""

    def _opens(self, before: str) -> bool:
        """Whether a word before a name is no part of one: a small word, a title, what begins a sentence."""
        low = before.lower()
        return not before[:1].isupper() or low in self._around.openers or low in self._around.lists.titles

    def _directed(self, place: Place) -> bool:
        """Whether a side stands behind it as a part of the name: `Lantari Utara`."""
        return place.behind[:1].isupper() and place.behind.lower() in self._around.place_behind

    def _name(self, word: str) -> bool:
        return bool(word) and self._around.unknown(word)

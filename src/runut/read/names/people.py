"""Who is meant by which name: whole names, first names, surnames, names of address and slips of the pen of one person.

Two people who share a name are kept apart: a name that both have means whoever was named in full last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise

from runut.model import Span
from runut.read.names.gazetteer import Gazetteer, slug
from runut.read.names.name_words import NameWords

_WORD = re.compile(r"[^\W_]+")
_LINK = 60
"""Characters between a name and another name of the same person, at most."""
_NICKNAME = re.compile(r" [\"“”'‘’][^\"“”'‘’]{1,24}[\"“”'‘’](?= )")
"""A name of address in quote marks between two names: `Djoko ”Lurah” Santoso`."""
_MOST_ALIKE = 40
"""Names that one name is compared with letter by letter."""
_MOST_HOLDERS = 1000
"""Whole names that are looked at for one part of a name."""
_SHORTEST_SLIP = 6
"""Letters of a name from which one wrong letter is taken for a slip."""


class People:
    """The persons of one report by the names in it."""

    def __init__(self, text: str, spans: Sequence[Span], known: Gazetteer, around: NameWords) -> None:
        self._known = known
        self._around = around
        self._listed = known.called
        self._spelling: dict[str, str] = {}
        """Key → how it is written first, not in capitals where it can be."""
        self._starts: dict[str, list[int]] = {}
        """Key → where it stands, in order."""
        for span in sorted(spans):
            words = _plain(span.of(text))
            key = self._key(words)
            if key:
                before = self._spelling.get(key)
                if before is None or (before.isupper() and not words.isupper()):
                    self._spelling[key] = words
                self._starts.setdefault(key, []).append(span.start)
        self._by_word: dict[str, dict[str, None]] = {}
        self._passed: dict[str, list[tuple[int, str]]] = {}
        """Word → where whole names with it stand, in order, and which."""
        for key, starts in self._starts.items():
            for word in key.split() if " " in key else ():
                self._by_word.setdefault(word, {})[key] = None
                self._passed.setdefault(word, []).extend((start, key) for start in starts)
        for places in self._passed.values():
            places.sort()
        self._words = tuple(self._by_word)[: 10 * _MOST_ALIKE]
        self._longest: dict[str, str] = {}
        """What ``_longer`` found."""
        self._slips = {key: right for key in self._spelling if (right := self._meant(key))}
        self._other = self._called(text, sorted(spans))

    def _key(self, words: str) -> str:
        """The words of a name without marks, case and forms of address."""
        parts = slug(words).split("-")
        while (
            len(parts) > 1
            and parts[0] in self._around.titles.before_name
            and parts[0] not in self._around.given
            and len(parts[0]) < 5
            and " ".join(parts) not in self._listed
        ):
            parts = parts[1:]
        return " ".join(part for part in parts if part)

    def of(self, words: str, at: int) -> tuple[str, str]:
        """Id and name of the person whom ``words``, which stand at ``at``, name."""
        words = _plain(words)
        key = self._key(words)
        if not key:
            return "", ""
        whole = self._whole(key, at)
        if whole in self._other:
            whole = self._whole(self._other[whole], at)
        listed = self._known.people.get(whole.replace(" ", "-")) or self._known.people.get(slug(words))
        if listed and (whole == key or listed.id == whole.replace(" ", "-")):
            return listed.id, listed.name
        spelling = self._spelling.get(whole, words)
        return whole.replace(" ", "-"), spelling.title() if spelling.isupper() and len(spelling) > 4 else spelling

    def _whole(self, key: str, at: int) -> str:
        """The key of the fullest name in the report that holds the words of ``key``."""
        key = self._slips.get(key, key)
        if " " not in key:
            places = self._passed.get(key, ())
            before = bisect_left(places, (at, ""))
            if before:
                key = places[before - 1][1]
        if key not in self._longest:
            self._longest[key] = self._longer(key)
        return self._longest[key]

    def _longer(self, key: str) -> str:
        """The name that holds ``key`` and stands most often, wherever it stands; ``key`` where there is none."""
        words = key.split()
        others = min((self._by_word.get(word, {}) for word in words), key=len)
        holding = [other for other in islice(others, _MOST_HOLDERS) if other != key and _holds(other, key, words)]
        return max(holding, key=lambda other: (len(self._starts[other]), -len(other), other), default=key)

    # ------------------------------------------------------------ slips of the pen

    def _meant(self, key: str) -> str:
        """The key that ``key`` is a slip of: one letter more, fewer, other or changed about, where it stands once."""
        if len(self._starts[key]) > 1:
            return ""
        words = key.split()
        if len(words) == 1:
            if key in self._by_word or self._told(key):
                return ""
            right = [word for word in self._words if _slip(key, word)]
            return right[0] if len(right) == 1 else ""
        found = set()
        for word in words:
            alike = self._by_word[word]
            for other in alike if len(alike) <= _MOST_ALIKE else ():
                others = other.split()
                differing = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
                if len(others) == len(words) and len(differing) == 1 and len(self._starts[other]) > 1:
                    wrong, right_word = differing[0]
                    if not self._told(wrong) and _slip(wrong, right_word):
                        found.add(other)
        return found.pop() if len(found) == 1 else ""

    def _told(self, word: str) -> bool:
        """Whether the word is a name of its own right."""
        return word in self._around.given or word in self._around.lists.abroad

    # ------------------------------------------------------------ names of address

    def _called(self, text: str, spans: Sequence[Span]) -> dict[str, str]:
        """Keys of other names of a person → the key of the name: `X, akrab disapa Y`, `X alias Y`, `X (Y)`."""
        found: dict[str, str] = {}
        for name, other in pairwise(spans):
            between = text[name.end : other.start]
            if not 0 < len(between) <= _LINK:
                continue
            first, second = (self._whole(self._key(_plain(span.of(text))), span.start) for span in (name, other))
            if not first or not second or first == second:
                continue
            words = [word for word in _WORD.findall(between) if not word.isdigit()]
            while words and words[-1].lower() in self._around.titles.before_name:
                words.pop()
            phrase = " ".join(words)
            if between == " (" and self._short(first, second, text[other.end : other.end + 1]):
                found.setdefault(second, first)
            elif phrase in self._around.called_fully:
                found.setdefault(first, second)
            elif phrase in self._around.called:
                found.setdefault(second, first)
        return {key: to for key, to in found.items() if found.get(to) != key}

    def _short(self, name: str, other: str, closing: str) -> bool:
        """Whether a name in brackets is short for the one before: its initials, or made of its syllables."""
        initials = "".join(word[0] for word in name.split())
        return closing == ")" and (
            other == initials or (" " not in other and any(other.startswith(word[:3]) for word in name.split()))
        )


def _plain(words: str) -> str:
    return _NICKNAME.sub("", " ".join(words.split()))


def _holds(other: str, key: str, words: Sequence[str]) -> bool:
    """Whether ``other`` has the words of ``key`` in it, side by side or, where they are several, in their order."""
    if f" {key} " in f" {other} ":
        return True
    if len(words) < 2:
        return False
    rest = iter(other.split())
    return all(word in rest for word in words)


def _slip(wrong: str, right: str) -> bool:
    """Whether a word is another but for one letter within it; its first and last letters are the same."""
    if wrong == right or min(len(wrong), len(right)) < _SHORTEST_SLIP or abs(len(wrong) - len(right)) > 1:
        return False
    if wrong[0] != right[0] or wrong[-1] != right[-1]:
        return False
    first = next(i for i, (a, b) in enumerate(zip(wrong + " ", right + "  ", strict=False)) if a != b)
    if len(wrong) == len(right):
        turned = wrong[first : first + 2] == right[first : first + 2][::-1]
        return wrong[first + 1 :] == right[first + 1 :] or (turned and wrong[first + 2 :] == right[first + 2 :])
    long, short = (wrong, right) if len(wrong) > len(right) else (right, wrong)
    return long[first + 1 :] == short[first:]

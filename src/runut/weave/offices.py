"""The office of one person, by different reports: `Kapolres` in one, `Wakapolres` in another.

People hold several offices at once. Two contradict one another only where one is a rank of the other (`Menteri`, `Wakil
Menteri`), where one body has both (`Direktur Utama`, `Direktur Keuangan`), where the tables say that nobody holds both,
or where one office is said to be over two bodies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.model import Span
from runut.weave.differing import Differing

SHORT = 3
"""Letters that a word and its abbreviation begin with."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a report gives somebody."""

    report: str
    span: Span
    office: tuple[str, frozenset[str]]
    """The office under the word that stands for its names, and what it is over."""
    shown: str
    """Its words in lower case."""


LONGEST = 4
"""Words of an office, at most."""


class Offices:
    """The offices of a language, each under one word."""

    def __init__(self, words: Differing) -> None:
        self._words = words.offices
        self._one = {name: sorted(row)[0] for row in self._words.same for name in row}
        self._exclusive = [frozenset(self.canonical(name) for name in row) for row in self._words.exclusive]
        self._known = {*self._one, *(name for row in self._words.exclusive for name in row), *words.names.single}

    def canonical(self, office: str) -> str:
        """An office under the word that stands for all of its names."""
        return self._one.get(office, office)

    @property
    def names(self) -> frozenset[str]:
        """The words that stand for offices of several names."""
        return frozenset(self._one.values())

    def find(self, words: Sequence[str]) -> tuple[str, tuple[str, ...], int] | None:
        """The first office that words tell: the office, what it is attached to, and where it begins."""
        for first in range(len(words)):
            start = first
            while start < len(words) - 1 and words[start] in self._words.ranks:
                start += 1
            rank = "".join(f"{word} " for word in words[first:start])
            for length in range(min(LONGEST, len(words) - start), 0, -1):
                name = " ".join(words[start : start + length])
                if name in self._known:
                    return rank + self._one.get(name, name), tuple(words[start + length :]), first
        return None

    def exclude(self, one: Held, other: Held) -> bool:
        """Whether one person cannot hold both."""
        (a, of_a), (b, of_b) = one.office, other.office
        told_a, told_b = one.shown.split(), other.shown.split()
        if told_a[:1] == told_b[:1] and told_a and told_a[0] in self._words.fields:
            whole_a, whole_b = set(told_a[1:]) - self._words.vague, set(told_b[1:]) - self._words.vague
            mine, theirs = whole_a - whole_b, whole_b - whole_a
            shared = bool(whole_a & whole_b) or told_a[0] in self._words.alone
            return shared and bool(mine and theirs) and not _begin_alike(mine, theirs)
        if a == b:
            return a.split()[-1] in self._words.over and bool(of_a and of_b) and not _one_body(of_a, of_b)
        bare = [" ".join(word for word in office.split() if word not in self._words.ranks) for office in (a, b)]
        if bare[0] == bare[1]:
            return not of_a or not of_b or bool(of_a & of_b)
        if any(a in row and b in row for row in self._exclusive):
            return not of_a or not of_b or bool(of_a & of_b) or a.split()[0] in self._words.over
        return False


def _begin_alike(one: set[str], other: set[str]) -> bool:
    """Whether a word of the one may be short for one of the other (`kominfo`, `komunikasi`)."""
    return any(a[:SHORT] == b[:SHORT] for a in one for b in other)


def _one_body(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two wordings can be of one body: they share a word, or the one is the initials of the other."""
    if one & other:
        return True
    return any(
        len(word) > 2 and set(word) <= {far[0] for far in far_words}
        for words, far_words in ((one, other), (other, one))
        for word in words
    )

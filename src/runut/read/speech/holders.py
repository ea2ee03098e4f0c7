"""Who holds an office that a sentence names without its holder, by what the report says of it elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from typing import NamedTuple

from runut.model import Mention, Office, Span

_LETTERS = 4
"""Letters at least of a word by which two offices are over the same."""


class Held(NamedTuple):
    """Who holds an office: the likeliest, and the others who hold one called the same."""

    mention: Mention
    others: tuple[Mention, ...]
    clear: bool
    """Whether the likeliest is likelier than every other."""
    other_of: bool
    """Whether the office is over something that none of theirs is."""


class Holders:
    """The offices of one report and their holders."""

    def __init__(self, text: str, mentions: Sequence[Mention], offices: Sequence[Office], deictics: Set[str]) -> None:
        self._mentions = mentions
        self._held: dict[str, list[Office]] = {}
        self._full: dict[str, list[Office]] = {}
        """Offices that are not told by pointing, under their name and under its first word."""
        self._pointed = {office.span for office in offices if points(text, office.span, deictics)}
        for office in offices:
            if office.holder is not None:
                self._held.setdefault(office.head, []).append(office)
            if office.span not in self._pointed:
                for name in {office.head, office.head.partition(" ")[0]}:
                    self._full.setdefault(name, []).append(office)

    def of(self, office: Office) -> Held | None:
        """Who holds an office: by the same office, then by what it is over."""
        alike = self._held.get(office.head, [])
        over = set(_words(office.of))
        shared: dict[str, tuple[int, Mention]] = {}
        for other in alike:
            if other.holder is None:
                continue
            mention = self._mentions[other.holder]
            common = len(over & set(_words(other.of)))
            if mention.id not in shared or common > shared[mention.id][0]:
                shared[mention.id] = (common, mention)
        if not shared:
            return None
        ranked = sorted(shared.values(), key=lambda item: -item[0])
        elsewhere = any(_words(other.of) and other.span not in self._pointed for other in alike)
        return Held(
            mention=ranked[0][1],
            others=tuple(mention for _, mention in ranked[1:]),
            clear=len(ranked) == 1 or ranked[0][0] > ranked[1][0],
            other_of=bool(office.of) and ranked[0][0] == 0 and elsewhere,
        )

    def told_before(self, office: Office, place: int) -> Office | None:
        """The office told in full last before a place: `Menteri Perdagangan X`, of `menteri itu`."""
        full = self._full.get(office.head, [])
        at = bisect_right(full, place, key=lambda other: other.span.end) - 1
        return full[at] if at >= 0 else None


def points(text: str, span: Span, deictics: Set[str]) -> bool:
    """Whether words are told by pointing: `pemimpin wilayah itu`."""
    return any(word in deictics for word in span.of(text).lower().split())


def _words(of: str) -> list[str]:
    return [word for word in of.lower().split() if len(word) >= _LETTERS]

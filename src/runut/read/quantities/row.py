"""A span being read, and a quantity while it is being made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from runut.model import Bound, Quantity, Span
from runut.read.quantities.words import Words, ending
from runut.read.text.numerals import Number, Piece, number_at


class Row(NamedTuple):
    """The pieces of one span and the words that they are read by."""

    found: Sequence[Piece]
    words: Words
    language: str

    def number(self, at: int, *, whole: bool = False) -> Number | None:
        return number_at(self.found, at, self.language, whole=whole)

    def text(self, at: int) -> str:
        """The piece at ``at`` in lower case; empty outside the row."""
        return self.found[at].text if 0 <= at < len(self.found) else ""

    def near(self, at: int) -> Piece | None:
        """The piece at ``at`` if it stands in one paragraph with the one before it."""
        return self.found[at] if at < len(self.found) and self.found[at].gap < 2 else None

    def lead(self, start: int) -> int:
        """Index after the last piece before ``start`` that is neither a bound nor a filler."""
        at = start
        for _ in range(4):
            step = ending(self.found, at, self.words.skipped)
            if not step or self.found[at - 1].gap == 2:
                break
            at -= step[1]
        return at

    def phrase(self, at: int, stop: int) -> str:
        """The pieces as written, in lower case."""
        part = self.found[at:stop]
        return "".join(f"{' ' if piece.gap and index else ''}{piece.text}" for index, piece in enumerate(part))

    def active(self, at: int) -> bool:
        """Whether the piece at ``at`` looks like a verb that takes an object."""
        text, known = self.found[at].text, self.words.table
        return len(text) > 5 and text.startswith(known.active_prefixes) and text not in known.carried


class Counted(NamedTuple):
    """What follows a number."""

    unit: str | None
    noun: str | None
    stop: int
    measured: bool
    known: bool = True
    """Whether a table has the noun."""


@dataclass(slots=True)
class Draft:
    """A quantity with its place in its row."""

    first: int
    """Index of its first piece."""
    at: int
    """Index of its number."""
    end: int
    """Index after its last piece."""
    number: Number
    value: float
    unit: str | None
    of: str | None
    bound: Bound
    measured: bool = False
    linked: bool = False
    """Whether a word before it says that something stands, rises or falls to it or by it."""
    shares: bool = False
    """Whether it is the first of two numbers of one thing (``dari 252 menjadi 268 jiwa``)."""
    supposed: bool = False
    """Whether ``of`` only follows from the unit."""

    def quantity(self, row: Row) -> Quantity:
        span = Span(row.found[self.first].start, row.found[self.end - 1].end)
        return Quantity(span=span, value=self.value, unit=self.unit, of=self.of, bound=self.bound)

"""Where what is said ends: before a relay, a second crediting, when and where it was said, the report's own words."""

from __future__ import annotations

from collections.abc import Sequence

from runut.read.speech.crediting import Attribution
from runut.read.speech.grammar import Grammar
from runut.read.speech.outline import Outline
from runut.read.speech.relays import Pointer

_CONCEDED = 8
"""Pieces between a concessive word and the reporting verb of its clause."""


class ContentEnds:
    """Finds the ends of content in the outlines of one report."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def of(self, row: Outline, start: int, later: Sequence[Attribution], pointers: Sequence[Pointer]) -> int:
        """The piece with which content that begins at ``start`` ends: before a relay, a second crediting, a date."""
        end = len(row.pieces)
        for one in later:
            if one.first <= start:
                continue
            if one.form in ("inverted", "according") and row.kind(one.first - 1) in ("comma", "quote", "stop", "dash"):
                end = min(end, one.first)
            elif one.form == "verb" and one.joined and self._joins(row, start, one):
                end = min(end, self._joiner(row, one))
            elif one.form == "verb":
                end = min(end, self._set_beside(row, start, one.first))
        end = min(end, self._set_beside(row, start, end))
        cited = next(
            (at for at in range(start + 2, end) if row.kind(at) == "comma" and self._grammar.cites(row, at + 1)), end
        )
        end = min(end, cited)
        for pointer in pointers:
            if pointer.first > start and pointer.how in ("credit", "inner"):
                end = min(end, self._before_pointer(row, pointer.first))
        end = min(end, self._spliced(row, start, end), self._signed_off(row, start))
        if self._told_where(row, start, end):
            return start + 1
        return self._without_tail(row, start, end)

    def _told_where(self, row: Outline, start: int, end: int) -> bool:
        """Whether a quotation has nothing behind it but when, where or to whom: `mengatakan "…" kepada wartawan`."""
        told = row.kind(start) == "quote" and row.low(start + 1) in self._grammar.tail_words
        return (
            told
            and not self._grammar.is_relative(row, start + 1)
            and not self._grammar.has_predicate(row, start + 1, end)
        )

    def _set_beside(self, row: Outline, start: int, before: int) -> int:
        """The comma before a clause that turns to what another says, or that the report itself adds: `…, meskipun ia
        tidak merinci`. ``before``: the reporting verb of that clause, or the end."""
        for at in range(min(before, len(row.pieces)) - 1, start + 2, -1):
            if row.kind(at) == "comma" and self._grammar.concedes(row, at + 1):
                if self._grammar.speaks_again(row, at + 2):
                    return at
                pronoun = self._grammar.is_pronoun(row, at + 2)
                if pronoun or (before < len(row.pieces) and before - at <= _CONCEDED):
                    return at
        return len(row.pieces)

    def _spliced(self, row: Outline, start: int, end: int) -> int:
        """Where a comma splices on a second main clause, the report's own: `…, surat tersebut dikirim …`."""
        for at in range(start + 3, end - 3):
            if row.kind(at) == "comma" and self._grammar.points(row, at + 1) and row.kind(at - 1) == "close":
                return at
        return end

    def _signed_off(self, row: Outline, start: int) -> int:
        """The full stop before the bracket of initials with which a report ends: `… aman. (die/ray)`."""
        for at in range(len(row.pieces) - 1, start, -1):
            if row.kind(at) == "open" and row.kind(at - 1) == "stop":
                return at - 1
        return len(row.pieces)

    def _joins(self, row: Outline, start: int, one: Attribution) -> bool:
        at = self._joiner(row, one)
        if (at > start + 2 and row.kind(at - 1) in ("comma", "quote")) or row.kind(at) == "quote":
            return True
        if self._grammar.points(row, start) and self._grammar.adds(row, start + 2) and one.first <= start + 4:
            return True  # `membantah tudingan itu dan menyebut …`
        return one.content is not None and one.first - 1 > start + 1 and self._grammar.tells_on(row, one.first)

    def _joiner(self, row: Outline, one: Attribution) -> int:
        at = one.first - 1
        if self._grammar.tells_on(row, one.first) or self._grammar.adds(row, at):
            return at
        while at > 0 and row.kind(at) == "word" and row.kind(at - 1) not in ("comma", "quote"):
            at -= 1
        return at

    def _before_pointer(self, row: Outline, at: int) -> int:
        """Steps back over `seperti` and a comma before a relay."""
        if row.kind(at - 1) == "word" and row.kind(at - 2) in ("comma", "quote", "dash"):
            at -= 1
        while at > 0 and row.kind(at - 1) in ("comma", "dash", "open"):
            at -= 1
        return at

    def _without_tail(self, row: Outline, start: int, end: int) -> int:
        """Cuts off when and where it was said: `, di Jakarta, Kamis (5/12).`"""
        dated = False
        while True:
            while end > start and row.kind(end - 1) in ("stop", "comma"):
                end -= 1
            comma = next(
                (
                    at
                    for at in range(end - 1, start, -1)
                    if row.kind(at) in ("comma", "quote") or (row.kind(at) == "close" and row.pieces[at].time is None)
                ),
                None,
            )
            if comma is None or (row.kind(comma) != "comma" and not self._only_time(row, comma + 1, end)):
                return end
            if self._only_time(row, comma + 1, end):
                end, dated = comma if row.kind(comma) == "comma" else comma + 1, True
                continue
            if dated and self._is_place(row, comma + 1, end):
                end = comma
                continue
            return end

    def _only_time(self, row: Outline, first: int, last: int) -> bool:
        first += row.low(first) in self._grammar.tail_words and row.pieces[first].time is None  # `, pada Selasa (1/10)`
        return first < last and all(
            piece.time is not None or piece.kind in ("open", "close", "stop", "comma")
            for piece in row.pieces[first:last]
        )

    def _is_place(self, row: Outline, first: int, last: int) -> bool:
        words = self._grammar.tail_words
        return row.low(first) in words and last - first <= 9 and not self._grammar.has_predicate(row, first + 1, last)

"""What became of those counted: dead, missing, damaged."""

from __future__ import annotations

from runut.model import Span
from runut.read.quantities.row import Counted, Row
from runut.read.quantities.words import beginning, ending
from runut.read.text.numerals import pieces

_AHEAD = 7
"""Pieces after a counted noun in which its outcome is looked for."""
_AHEAD_OF_UNKNOWN = 2
"""The same where the noun is in no table, and may as well not suffer anything."""
_BACK = 10
"""Pieces before a number in which the noun that it counts is looked for."""
_PEOPLE = ("person", "family")


def outcome(row: Row, start: int, what: Counted, stop: int | None = None) -> str | None:
    """What became of those counted: said after them, by the verb before them, or by the noun that they number.

    ``start`` is where the quantity begins; ``stop`` is the index after its number, ``None`` of an article.
    """
    known = row.words
    persons = what.noun is None or what.unit in _PEOPLE
    noun = what.noun or ""
    own = known.counts.get(tuple(piece.text for piece in pieces(noun, Span(0, len(noun)))))
    if own and persons:
        return own
    lead = row.lead(start)
    said = None if row.text(lead - 1) in known.table.carriers else _said(row, what)
    if said:
        return said
    cause = ending(row.found, lead, known.causes)
    if cause and (persons or cause[0] not in known.personal):
        return cause[0]
    if own:
        return own
    itemised = _itemised(row, lead, what) if stop is not None else None
    if itemised or (stop is not None and not persons):
        return itemised
    return _numbered(row, start, lead)


def _said(row: Row, what: Counted) -> str | None:
    """The outcome after those counted, in their clause."""
    known = row.words.table
    ahead = _AHEAD if what.unit or not what.noun else _AHEAD_OF_UNKNOWN
    for at in range(what.stop, min(what.stop + ahead, len(row.found))):
        piece = row.found[at]
        if piece.gap == 2 or (piece.kind in ("mark", "digits") and piece.text not in "-\"“”'"):
            return None
        found = beginning(row.found, at, row.words.after)
        if found and (found[0] in row.words.personal or what.unit not in _PEOPLE):
            thing = what.noun is not None and what.unit is None and beginning(row.found, at, row.words.of_things)
            return None if thing else found[0]
        if piece.text in known.and_ or piece.text in known.elsewhere or row.active(at):
            return None
        if at > what.stop and row.number(at):
            return None
    return None


def _itemised(row: Row, lead: int, what: Counted) -> str | None:
    """``rusak berat 1.990 unit, rusak ringan 3.093``: an item of a list, its number after it."""
    found = ending(row.found, lead, row.words.counts)
    if not found or what.measured or (what.noun and what.noun not in row.words.table.classifiers and not what.unit):
        return None
    if found[0] in row.words.personal and what.noun and what.unit not in _PEOPLE:
        return None
    at = lead - found[1]
    before = row.text(at - 1)
    first = at == 0 or row.found[at].gap == 2 or before in ",;:(•-–" or before in row.words.table.and_
    return found[0] if first or before in row.words.table.counting else None


def _numbered(row: Row, start: int, lead: int) -> str | None:
    """``korban tewas menjadi 15``: the noun before a copula, or before the number after a counting word."""
    known = row.words
    linked = any(ending(row.found, at, known.copulas) for at in range(max(lead, 1), start + 1))
    straight = ending(row.found, lead, known.counts)
    if straight and not linked:
        begin = lead - straight[1]
        near = row.found[max(begin - 2, 0) : lead]
        return straight[0] if any(piece.text in known.table.counting for piece in near) else None
    for at in range(lead, max(lead - _BACK, 0), -1):
        found = ending(row.found, at, known.counts)
        piece = row.found[at - 1]
        told = row.text(at - 2)
        earlier = piece.kind == "digits" and (told in known.table.from_ or (told,) in known.changes)
        if not linked or piece.text in ".,;()" or (piece.kind == "digits" and not earlier):
            return None
        if found:
            return found[0]
    return None

"""Numbers that are no quantities: names, ordinals, scores, telephone numbers, years; and ages, which are."""

from __future__ import annotations

from runut.model import Quantity, Span
from runut.read.quantities.row import Counted, Row
from runut.read.text.numerals import Number

_AGES = (3, 110)
_YEARS = (1900, 2099)
_NEAR = 3
"""Pieces before a number in which a word of games is looked for."""


def refused(row: Row, at: int, start: int, number: Number, what: Counted) -> bool:
    """Whether the number at ``at`` names or orders something: ``Pasal 5``, ``ke-20``, ``F-16``, ``Boeing 737``.

    ``start`` is where its span begins. What is measured in a unit can stand after a word that else names it: ``di
    level 75 dolar``.
    """
    piece, known = row.found[at], row.words.table
    if what.measured and start < at:
        return False
    onward = row.found[number.stop] if number.stop < len(row.found) else None
    if onward and onward.text in known.fractions:
        return True
    if onward and onward.gap == 0 and onward.kind == "word" and what.stop == number.stop:
        return True
    if not what.measured and number.value % 1:
        return True
    if piece.text.isdigit() and len(piece.text) > 1 and piece.text[0] == "0":
        return True
    if not start:
        return False
    lead = row.found[start - 1]
    if lead.gap == 2 and piece.gap == 2:
        return False
    if piece.gap == 0 and (lead.kind in ("word", "digits") or lead.text == "_"):
        return True
    if lead.text == "." and start > 1 and piece.kind == "digits":
        lead = row.found[start - 2]
    if lead.text in "-/" and start > 1 and piece.gap == 0 and lead.gap == 0:
        return True
    if piece.gap == 2:
        return False
    if lead.text in known.labels or lead.text in known.ordinal_prefix or lead.text in known.soft_labels:
        sure = row.words.kind(what.unit or "") in known.never_named
        return not (what.measured and (sure or lead.text in known.soft_labels))
    if any(row.text(back) in known.scores for back in range(start - _NEAR, start)) and row.text(number.stop) in "-–":
        return True
    if what.measured:
        return False
    return _named(row, at, start, number, what)


def _named(row: Row, at: int, start: int, number: Number, what: Counted) -> bool:
    """Whether the number belongs to a name before it, or is a year: ``MH 370 hilang``, ``1998 silam``."""
    if (what.known and what.noun) or number.words:
        return False
    piece, lead = row.found[at], row.found[start - 1]
    if piece.text.isdigit() and _YEARS[0] <= number.value <= _YEARS[1] and number.stop == at + 1 and what.noun:
        return start == row.lead(start)
    if lead.kind != "word" or not lead.capital or number.stop > at + 1:
        return False
    return (start > 1 and row.found[start - 1].gap < 2) or (lead.upper and len(lead.text) > 1)


def age(row: Row, at: int, number: Number) -> Quantity | None:
    """``Budi (25)``: the age of the person named before."""
    if not 1 < at < len(row.found) - 1 or number.stop != at + 1 or row.found[at].kind != "digits":
        return None
    if row.found[at - 1].text != "(" or row.found[at + 1].text != ")":
        return None
    named = row.found[at - 2]
    if not named.capital or named.kind != "word" or named.text in row.words.table.labels:
        return None
    if not _AGES[0] <= number.value <= _AGES[1] or number.value % 1:
        return None
    piece = row.found[at]
    return Quantity(span=Span(piece.start, piece.end), value=number.value, unit="year", of="age")


def dashed(row: Row, stop: int) -> bool:
    """Whether a dash and digits follow, which are no range: a score, a telephone number."""
    part = row.found[stop : stop + 2]
    return len(part) == 2 and part[0].text in "-–/:" and part[1].kind == "digits" and part[1].gap == 0

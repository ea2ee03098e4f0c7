"""What a measured number is a measure of: a price, a depth, the noun that it is said of."""

from __future__ import annotations

from typing import NamedTuple

from runut.read.quantities.row import Counted, Row
from runut.read.quantities.words import Meant, beginning, ending
from runut.read.text.numerals import Piece

_BACK = 10
"""Pieces before a number in which the noun that it is put beside is looked for."""
_SUBJECT = 40
"""Pieces before a number in which the subject of its verb is looked for."""
_STEPS = 8
"""Words at most between a number and the noun or verb that it hangs on."""
_YEAR = 4
"""Digits of a year."""
_ENDS = frozenset(".;?!#")


class Measured(NamedTuple):
    of: str | None
    linked: bool
    supposed: bool


def measured(row: Row, start: int, what: Counted) -> Measured:
    """What a number measures whose span begins at ``start``, and how that is known."""
    unit = what.unit or ""
    kind = row.words.kind(unit)
    at, linked, far = _hanging(row, start, kind)
    of, passed = subject(row, at, kind, far=far)
    linked = linked or passed
    if kind == "ratio" and what.noun and not far:
        return Measured(_noun(row, what) if of is None or (what.noun,) in row.words.measures else of, linked, False)
    if of is None and kind == "ratio" and not linked:
        of = _share(row, what.stop)
    if of is not None or (kind == "ratio" and linked and what.noun is None):
        return Measured(of, linked, False)
    if what.noun:
        return Measured(_noun(row, what), linked, False)
    if kind == "magnitude":
        return Measured(kind, linked, False)
    if kind == "rate":
        return Measured(_first(row, kind), linked, True)
    if kind == "money" and row.words.kinds.get(unit.partition("/")[2]) in row.words.table.goods:
        return Measured("price", linked, True)
    if kind in row.words.table.amassed:
        return Measured(_beside(row, start), linked, False)
    return Measured(None, linked, False)


def _hanging(row: Row, start: int, kind: str) -> tuple[int, bool, bool]:
    """The index after the word that the number hangs on, whether the words between tie it to something that stands,
    rises or falls, and whether that is the subject of the sentence."""
    known, at, linked, far = row.words, start, False, False
    for _ in range(_STEPS):
        if not at or (at < len(row.found) and row.found[at].gap == 2):
            break
        meant = ending(row.found, at, known.measures)
        if meant and any(kind in one.units for one in meant[0]):
            break
        link = ending(row.found, at, known.links)
        if link:
            at, linked, far = at - link[1], True, True
            continue
        step = ending(row.found, at, known.skipped)
        before = row.found[at - 1].text
        if before in known.table.levels or before in known.table.to:
            at, linked, far = at - 1, True, True
        elif step:
            at -= step[1]
        elif before in known.table.toward or (before in "(),—–" and at < start):
            at -= 1
        else:
            break
    return at, linked, far


def subject(row: Row, start: int, kind: str, *, far: bool, through: bool = False) -> tuple[str | None, bool]:
    """The nearest word before ``start`` that says what is measured, and whether a verb of change was passed.

    Where the number is tied to a subject, that may stand ``far`` before it, behind commas and other numbers, and if it
    stands in a list ``through`` verbs with objects of their own.
    """
    known = row.words
    at, passed, limit = start, False, _SUBJECT if far else _BACK
    while at and start - at < limit:
        piece = row.found[at - 1]
        meant = ending(row.found, at, known.measures)
        if meant:
            one = next((one for one in meant[0] if kind in one.units), None)
            if one and _counts(row, at - meant[1]) and (not one.traded or (far and _heads(row, at - meant[1]))):
                return _head(row, at - meant[1], kind, one).of, passed
            at -= meant[1]
        elif piece.text in _ENDS or (at < len(row.found) and row.found[at].gap == 2):
            return None, passed
        elif (piece.text,) in known.changes:
            passed = far = True
            limit, at = _SUBJECT, at - 1
        elif piece.text == "," and row.text(at) in known.table.relative:
            at -= 1
        elif (
            piece.text in known.table.apart
            or (row.active(at - 1) and not through and not _stands(row, piece.text))
            or (not far and (piece.text in "()," or piece.text in known.table.and_ or _told(piece)))
        ):
            return None, passed
        else:
            at -= 1
    return None, passed


def _counts(row: Row, at: int) -> bool:
    """Whether the word of a measure at ``at`` is neither a place (``di bursa``) nor in a name (``Bank Tabungan``)."""
    piece = row.found[at]
    named = piece.capital and not piece.upper and at > 0 and row.found[at - 1].kind == "word"
    return not named and row.text(at - 1) not in row.words.table.places


def _head(row: Row, at: int, kind: str, one: Meant) -> Meant:
    """The first of the measures that stand together: the price of ``harga pembelian``."""
    while kind in row.words.table.headed and (before := ending(row.found, at, row.words.measures)):
        other = next((other for other in before[0] if kind in other.units and not other.traded), None)
        if other is None or not _counts(row, at - before[1]):
            break
        one, at = other, at - before[1]
    return one


def _told(piece: Piece) -> bool:
    """Whether a piece is a number that is no year."""
    return piece.kind == "digits" and not (len(piece.text) == _YEAR and piece.text.startswith(("19", "20")))


def _stands(row: Row, verb: str) -> bool:
    return verb in row.words.table.levels or (verb,) in row.words.links


def _heads(row: Row, at: int) -> bool:
    """Whether no other noun stands right before the word of something traded (``kepemilikan saham``)."""
    known = row.words
    while at:
        piece = row.found[at - 1]
        meant = ending(row.found, at, known.measures)
        if not meant:
            if piece.kind != "word" or row.found[at].gap == 2 or piece.capital:
                return piece.kind != "digits"
            return piece.text in known.table.stop or piece.text in known.table.and_ or piece.text in known.table.toward
        if not any(one.traded for one in meant[0]):
            return False
        at -= meant[1]
    return True


def _share(row: Row, at: int) -> str | None:
    """``5 persen dari 4 juta kendaraan``: what it is a share of."""
    if row.text(at) not in row.words.table.from_:
        return None
    at += 1
    for _ in range(_STEPS):
        if at >= len(row.found) or row.found[at].gap == 2:
            return None
        number = row.number(at)
        step = beginning(row.found, at, row.words.skipped)
        if number:
            at = number.stop
        elif step or row.found[at].text in row.words.table.counting:
            at += step[1] if step else 1
        else:
            break
    found = beginning(row.found, at, row.words.nouns)
    return row.phrase(at, at + found[1]) if found and found[0] != "times" else None


def _beside(row: Row, start: int) -> str | None:
    """``heroin sebanyak 668 gram``: the noun before the word that puts an amount to it."""
    lead = row.lead(start)
    known = row.words.table
    if lead == start or not lead or row.text(start - 1) not in known.amounts:
        return None
    piece = row.found[lead - 1]
    if piece.kind != "word" or piece.capital or len(piece.text) < 3 or piece.text in known.stop:
        return None
    if piece.text.startswith(known.verb_prefixes) or (piece.text,) in row.words.links or piece.text in known.levels:
        return None
    return piece.text


def _noun(row: Row, what: Counted) -> str | None:
    """The noun after a measure, by the key that it has."""
    meant: tuple[Meant, ...] | None = row.words.measures.get(tuple((what.noun or "").split()))
    return what.noun if not meant or meant[0].traded else meant[0].of


def _first(row: Row, kind: str) -> str | None:
    """The word for a kind of measure that needs no word beside it."""
    return next((one.of for meant in row.words.measures.values() for one in meant if kind in one.units), None)

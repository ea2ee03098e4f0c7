"""What the quantities of one sentence tell of one another: whose cents, by which measure, in which list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from runut.model import Quantity
from runut.read.quantities.measuring import subject
from runut.read.quantities.row import Draft, Row
from runut.read.quantities.words import CENT
from runut.read.text.numerals import Number, numeral

_BETWEEN = 5
"""Pieces at most between two sums that are one told twice."""
_PRICE = "price"
_LIST = 3
"""Numbers at least that make a list in brackets."""


def settle(row: Row, drafts: list[Draft | Quantity]) -> None:
    """Put right, in place, what a quantity takes from the others of its sentence."""
    own = [one for one in drafts if isinstance(one, Draft)]
    if any(row.text(one.end) == ")" for one in own):
        _listed(row, drafts, own)
        own = [one for one in drafts if isinstance(one, Draft)]
        _bracketed(row, own)
    if len(own) > 1:
        for one, other in pairwise(own):
            _twice(row, one, other)
            if one.shares and other.at - one.end <= _BETWEEN:
                one.unit, one.of = other.unit, other.of
    _cents(row, own)
    _priced(row, own)


def _twice(row: Row, one: Draft, other: Draft) -> None:
    """``67 dolar AS (setara Rp 827.000) per barel``, ``Rp 500 atau Rp 1.000 per liter``."""
    between = row.found[one.end : other.first]
    if not one.measured or not other.measured or len(between) > _BETWEEN or one.unit is None or other.unit is None:
        return
    joined = tuple(piece.text for piece in between)
    same = one.unit == other.unit
    if joined in row.words.range and same and one.value < other.value and joined[0] not in row.words.table.alternative:
        one.bound, other.bound, other.of = "at_least", "at_most", one.of
        return
    if any(
        piece.kind == "digits" or (piece.kind == "word" and piece.text not in row.words.table.alike)
        for piece in between
    ):
        return
    if row.words.kind(one.unit) != "money" or row.words.kind(other.unit) != "money":
        if joined and joined[0] not in row.words.table.and_:
            one.of, other.of = one.of or other.of, other.of or one.of
        return
    per = other.unit.partition("/")[2]
    if per and "/" not in one.unit:
        one.unit = f"{one.unit}/{per}"
        one.of, one.supposed = one.of or other.of, one.supposed or one.of is None
    if one.of and not one.supposed and (other.of is None or other.supposed):
        other.of, other.supposed = one.of, False
    elif other.of and not other.supposed and one.supposed:
        one.of, one.supposed = other.of, False


def _cents(row: Row, own: Sequence[Draft]) -> None:
    """``turun 84 sen menjadi 78,47 dolar AS``: of the currency that stands nearest in the sentence, the next first."""
    for ordered in (own[::-1], own):
        last = ""
        for one in ordered:
            unit, _, per = (one.unit or "").partition("/")
            if not unit.startswith(CENT):
                last = unit if row.words.kind(unit) == "money" else last
                continue
            currency = unit.removeprefix(CENT).strip() or last
            if currency:
                one.value, one.unit = one.value / 100, f"{currency}/{per}" if per else currency
                last = currency


def _priced(row: Row, own: Sequence[Draft]) -> None:
    """A sum or share that something rises or falls by, or to, is of the price where the sentence has one."""
    prices = {one.unit.partition("/")[0] for one in own if one.of == _PRICE and one.unit}
    for one in own:
        if one.of is not None or not one.linked or not one.measured or not one.unit or not prices:
            continue
        kind = row.words.kind(one.unit)
        if one.unit.partition("/")[0] in prices or (kind == "ratio"):
            one.of = _PRICE


def _listed(row: Row, drafts: list[Draft | Quantity], own: Sequence[Draft]) -> None:
    """``Orvana (297 miliar barel), Tirawai (265), Lantari (80)``: numbers in brackets share the first one's unit."""
    for lead in own:
        if row.text(lead.first - 1) != "(" and not _opened(row, lead.first):
            continue
        if row.text(lead.end) != ")" or (lead.unit is None and lead.of is None):
            continue
        places: list[tuple[int, Number, float]] = []
        factor, at = _factor(row, lead.at, lead.number), lead.end + 1
        while (opened := _next(row, at)) is not None:
            number = row.number(opened + 1)
            if number is None or row.text(number.stop) != ")":
                break
            scaled = number.stop > opened + 2
            factor = _factor(row, opened + 1, number) if scaled else factor
            places.append((opened + 1, number, number.value if scaled else number.value * factor))
            at = number.stop + 1
        if len(places) < _LIST - 1:
            continue
        if lead.measured and lead.of is None:
            lead.of = subject(row, lead.first, row.words.kind(lead.unit or ""), far=True, through=True)[0]
        spans = {row.found[place].start for place, _, _ in places}
        drafts[:] = [
            one
            for one in drafts
            if (row.found[one.first].start if isinstance(one, Draft) else one.span.start) not in spans
        ]
        drafts += [
            Draft(place, place, number.stop, number, value, lead.unit, lead.of, "exact", lead.measured)
            for place, number, value in places
        ]
        drafts.sort(key=lambda one: row.found[one.first].start if isinstance(one, Draft) else one.span.start)
        return


def _bracketed(row: Row, own: Sequence[Draft]) -> None:
    """Sums and shares in a list of brackets: a price where the list is of what is traded, else of what stands before
    the bracket (``agribisnis (-0,08 persen)``)."""
    inside = [one for one in own if one.measured and row.text(one.first - 1) == "(" and row.text(one.end) == ")"]
    for one in inside:
        kind = row.words.kind(one.unit or "")
        if one.of is not None or kind not in ("money", "ratio"):
            continue
        if kind == "ratio":
            one.of = _titled(row, one.first - 1)
        elif len(inside) >= _LIST:
            one.of = subject(row, one.first - 1, kind, far=True, through=True)[0]


def _titled(row: Row, stop: int) -> str | None:
    """The few words before the bracket at ``stop``."""
    known, at = row.words, stop
    while at and stop - at < _LIST:
        piece = row.found[at - 1]
        if piece.kind != "word" or piece.capital or piece.text in known.table.stop or piece.text in known.table.and_:
            break
        if (piece.text,) in known.copulas or (piece.text,) in known.changes or row.active(at - 1):
            break
        at -= 1
    return row.phrase(at, stop) if at < stop else None


def _opened(row: Row, first: int) -> bool:
    """Whether only a word or two stand between a bracket and the number."""
    return any(row.text(at) == "(" for at in range(first - 3, first)) and row.found[first - 1].kind == "word"


def _factor(row: Row, at: int, number: Number) -> float:
    digits = numeral(row.found[at].text) if row.found[at].kind == "digits" else None
    return number.value / digits if digits else 1.0


def _next(row: Row, at: int) -> int | None:
    """The bracket of the next item: after a comma or ``dan`` and a name of a few words."""
    known = row.words.table
    if row.text(at) not in (",", ";") and row.text(at) not in known.and_:
        return None
    for ahead in range(at + 1, min(at + 8, len(row.found) - 2)):
        piece = row.found[ahead]
        if piece.text == "(":
            return ahead if row.found[ahead - 1].kind == "word" else None
        if piece.kind != "word" and piece.text not in ",-":
            return None
    return None

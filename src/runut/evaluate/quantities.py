"""Quantities against their labels: found, found with the right value and unit, and what is said of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from runut.evaluate.labels import QuantityLabel
from runut.evaluate.marks import Marks
from runut.evaluate.matching import Chars, chars, like, matched
from runut.model import Quantity, Reading


def compare_quantities(labels: Sequence[QuantityLabel], reading: Reading, boilerplate: Chars, marks: Marks) -> None:
    """Adds ``quantities`` and ``quantities-valued``, and the shares ``quantity-bound`` and ``quantity-of``."""
    firm = [label for label in labels if not label.optional]
    loose = [label for label in labels if label.optional]
    # Ages are read as quantities, and labelled as none.
    found = [one for one in reading.quantities if one.span.start >= marks.shift and one.of != "age"]
    places = [*enumerate(chars([one.span], marks.shift) for one in found)]
    pairs = matched(like([*enumerate(chars([label.span]) for label in firm)], places, 0))
    used = set(pairs.values())
    others = like([*enumerate(chars([label.span]) for label in loose)], places, 0)
    excused = set(matched([pair for pair in others if pair[2] not in used]).values())
    excused |= {at for at, place in places if at not in used and place <= boilerplate}
    marks.count("quantities", len(pairs), len(found) - len(used | excused), len(firm) - len(pairs))
    right = 0
    for index, at in pairs.items():
        label, one = firm[index], found[at]
        ok = math.isclose(label.value, one.value, rel_tol=1e-9) and _unit(label.unit, one)
        right += ok
        if not ok:
            marks.differs("quantities-valued", [label.span], _told(label.value, label.unit), _told(one.value, one.unit))
        if label.bound is not None:
            marks.share("quantity-bound", label.bound == one.bound)
            if label.bound != one.bound:
                marks.differs("quantity-bound", [label.span], label.bound, one.bound)
        if label.of is not None:
            same = one.of is not None and one.of.lower() in {name.lower() for name in (label.of, *label.alt_of)}
            marks.share("quantity-of", same)
            if not same:
                marks.differs("quantity-of", [label.span], label.of, one.of)
    marks.count("quantities-valued", right, len(found) - right - len(excused), len(firm) - right)
    for index, label in enumerate(firm):
        if index not in pairs:
            marks.missed("quantities", [label.span], _told(label.value, label.unit))
    for at, place in places:
        if at not in used | excused:
            marks.extra("quantities", place, _told(found[at].value, found[at].unit))


def _told(value: float, unit: str | None) -> str:
    return f"{value:g} {unit or ''}".strip()


def _unit(labelled: str | None, found: Quantity) -> bool:
    """A thing's unit is its noun in English or nothing: only where both name a measure can they differ."""
    if labelled is None or found.unit is None:
        return True
    return labelled.lower() == found.unit.lower()

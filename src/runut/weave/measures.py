"""Whether two numbers can both be right of one thing: bounds, rounding, units."""

from __future__ import annotations

import math

from runut.model import Bound

ROUGH, ROUGH_FINE, CONVERTED = 0.15, 0.05, 0.03
"""How far `about` reaches, of a whole number of which two digits tell at most and of a finer one; and what a change of
unit may lose."""
ENDLESS = float("inf")


def compatible(one: float, bound: Bound, other: float, other_bound: Bound, *, converted: bool = False) -> bool:
    """Whether both can be right (`sedikitnya 30` and `32`; `sekitar 100` and `96`; `1,2 juta` and `1.240.000`).
    ``converted``: whether they were given in different units."""
    if one == other:
        return True
    if converted and abs(one - other) <= CONVERTED * max(abs(one), abs(other)):
        return True
    low, high = reach(one, bound)
    least, most = reach(other, other_bound)
    return (low <= most and least <= high) or _rounded(one, other) or _rounded(other, one)


def reach(value: float, bound: Bound) -> tuple[float, float]:
    """The least and the most that a number with its bound can mean."""
    if bound == "at_least":
        return value, ENDLESS
    if bound == "at_most":
        return -ENDLESS, value
    if bound == "about":
        share = ROUGH if digits(value) == 1 or (digits(value) == 2 and value == int(value)) else ROUGH_FINE
        return value - abs(value) * share, value + abs(value) * share
    return value, value


def _rounded(coarse: float, fine: float) -> bool:
    """Whether one is the other, rounded: without its decimals, or a large number to two digits or more."""
    if coarse == int(coarse) and fine != int(fine) and abs(coarse) >= 10:
        return int(coarse) in (int(fine), round(fine))
    kept = digits(coarse)
    if kept >= digits(fine) or coarse == 0 or fine == 0:
        return False
    if abs(coarse) < 1000 and coarse == int(coarse):
        return False
    if kept < 2 and abs(coarse) < 10_000:
        return False
    return math.isclose(_to(fine, kept), coarse, rel_tol=1e-9)


def _to(value: float, kept: int) -> float:
    places = kept - 1 - math.floor(math.log10(abs(value)))
    return round(value, places)


def digits(value: float) -> int:
    """How many digits of a number tell: `4.500` two, `2,84` three."""
    bare = f"{abs(value):.10g}"
    if "e" in bare:
        bare = bare.partition("e")[0]
    bare = bare.replace(".", "").strip("0") if "." in bare else bare.rstrip("0")
    return max(1, len(bare.lstrip("0")))


def slipped(one: float, other: float) -> bool:
    """Whether two numbers look like one that was written wrong: digits turned round, a digit, or a scale."""
    if one <= 0 or other <= 0:
        return False
    a, b = (f"{value:.10g}".replace(".", "") for value in (one, other))
    if a.rstrip("0") == b.rstrip("0"):
        return True
    if len(a) != len(b) or len(a) < 2:
        return False
    if len(a) == 2 and a[1] == b[1] == "0":
        # Round numbers are alike by nature.
        return False
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def turned(one: float, other: float) -> bool:
    """Whether two numbers have the same digits in another order, or other noughts."""
    a, b = (f"{value:.10g}".replace(".", "").rstrip("0") for value in (one, other))
    return len(a) > 1 and sorted(a) == sorted(b)


def scaled(one: float, other: float) -> bool:
    """Whether two numbers of two digits or more differ by thousands only (`1,2 miliar`, `1,2 juta`)."""
    if one <= 0 or other <= 0 or one == other or digits(one) < 2:
        return False
    places = math.log10(max(one, other) / min(one, other))
    return abs(places - round(places)) < 1e-6 and round(places) % 3 == 0

"""How likely a pair belongs together, by the weights of a logistic regression."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

SURE = 6.0
"""Log-odds beyond which nothing is surer: one clear pair must not outweigh many others."""


def log_odds(weights: Sequence[float], values: Sequence[float], *, bound: bool = True) -> float:
    """Natural logarithm of the odds, within ``SURE`` where ``bound``. ``weights``: of the values, then the bias."""
    found: float = weights[-1] + sum(map(mul, weights, values))
    return max(-SURE, min(SURE, found)) if bound else found

"""Logistic regression in which what a feature says is known beforehand: for, against, at least or at most so much."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

Floats = NDArray[np.float64]
Bound = tuple[float | None, float | None]


def fitted(
    values: Floats,
    same: NDArray[np.bool_],
    bounds: Sequence[Bound],
    *,
    strength: float,
    weights: Floats | None = None,
    before: Floats | None = None,
) -> tuple[float, ...]:
    """Weights and bias, four decimals.

    Args:
        values: Examples by features.
        same: Which examples are of the kind asked for.
        bounds: The least and the most of each weight. A few hundred examples are too few to learn a sign from, and
            chance would teach the opposite where features say nearly the same.
        strength: Variance of the normal prior of the weights, the bias apart.
        weights: How much each example counts; all alike if not given.
        before: The mean of the prior; nought if not given.
    """
    rows = np.column_stack([values, np.ones(len(values))])
    signs = np.where(same, 1.0, -1.0)
    counts = np.ones(len(rows)) if weights is None else weights
    means = np.zeros(values.shape[1]) if before is None else before

    def loss(found: Floats) -> tuple[float, Floats]:
        margins = signs * (rows @ found)
        slopes = -signs * expit(-margins) * counts
        off = np.append(found[:-1] - means, 0.0)
        return counts @ np.logaddexp(0, -margins) + off @ off / (2 * strength), rows.T @ slopes + off / strength

    start = np.zeros(rows.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return tuple(round(float(value), 4) for value in found)

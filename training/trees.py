"""Boosted trees grown with scikit-learn, as ``runut.weave.trees`` evaluates them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from runut.weave.trees import Nodes

Floats = NDArray[np.float64]


def grown(
    values: Floats, same: NDArray[np.bool_], weights: Floats, signs: Sequence[int], *, off: float = 0.0, **how: Any
) -> Nodes:
    """Trees that tell which examples are of the kind asked for.

    Args:
        values: Examples by features.
        same: Which examples are of the kind asked for.
        weights: How much each example counts.
        signs: Of each feature, whether more of it may only speak for (1), only against (-1), or either (0).
        off: Taken off the log-odds of every row.
        how: Options of ``HistGradientBoostingClassifier``.
    """
    model = HistGradientBoostingClassifier(monotonic_cst=list(signs), early_stopping=False, random_state=0, **how)
    model.fit(values, same, sample_weight=weights)
    first: list[int] = []
    columns: dict[str, list[Any]] = {name: [] for name in ("feature", "least", "left", "right", "value")}
    for (tree,) in model._predictors:
        start = len(columns["feature"])
        first.append(start)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            columns["feature"].append(-1 if leaf else int(node["feature_idx"]))
            columns["least"].append(0.0 if leaf else round(float(node["num_threshold"]), 5))
            columns["left"].append(0 if leaf else start + int(node["left"]))
            columns["right"].append(0 if leaf else start + int(node["right"]))
            columns["value"].append(round(float(node["value"]), 4) if leaf else 0.0)
    base = round(float(np.ravel(model._baseline_prediction)[0]) - off, 4)
    return Nodes(base=base, first=tuple(first), **{name: tuple(of) for name, of in columns.items()})

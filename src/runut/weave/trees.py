"""Boosted regression trees, evaluated for many rows at once.

They are grown where weights are fitted (``training/``), by Friedman's gradient boosting (2001, "Greedy function
approximation: a gradient boosting machine"), and kept as tables of nodes.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from runut.weave.odds import SURE

Floats = NDArray[np.float64]
ROWS = 2_048
"""Rows evaluated at once; of each every tree keeps its place."""


class Nodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The nodes of all trees, one behind the other."""

    base: float
    """What every row begins with."""
    first: tuple[int, ...]
    """The root of each tree."""
    feature: tuple[int, ...]
    """The column that a node asks for; -1 for a leaf."""
    least: tuple[float, ...]
    """What is greater goes right; 0 for a leaf."""
    left: tuple[int, ...]
    right: tuple[int, ...]
    """Where a node leads; 0 for a leaf."""
    value: tuple[float, ...]
    """What a leaf adds; 0 for any other node."""


class Trees:
    """Gives the sum of the leaves that a row comes to."""

    def __init__(self, nodes: Nodes) -> None:
        """Raises ``ValueError`` where the table does not hold trees."""
        self._first = np.array(nodes.first, dtype=np.intp)
        asked = np.array(nodes.feature, dtype=np.intp)
        leaf = asked < 0
        own = np.arange(len(asked), dtype=np.intp)
        self._feature = np.where(leaf, 0, asked)
        self._least = np.array(nodes.least, dtype=np.float64)
        self._next = np.stack(
            [np.where(leaf, own, np.array(side, dtype=np.intp)) for side in (nodes.left, nodes.right)]
        )
        self._value = np.array(nodes.value, dtype=np.float64)
        self._base = nodes.base
        if not leaf.all() and (self._next[:, ~leaf] <= own[~leaf]).any():
            raise ValueError("a node leads to itself or back")
        self._depth = self._deepest(leaf)

    def _deepest(self, leaf: NDArray[np.bool_]) -> int:
        places, depth = np.unique(self._first), 0
        while not leaf[places].all():
            places, depth = np.unique(self._next[:, places]), depth + 1
        return depth

    def log_odds(self, rows: Floats) -> Floats:
        """Natural logarithm of the odds of each row (rows, columns), within ``odds.SURE``."""
        parts = [self._sums(rows[at : at + ROWS]) for at in range(0, len(rows), ROWS)]
        return np.clip(np.concatenate(parts), -SURE, SURE) if parts else np.zeros(0)

    def _sums(self, rows: Floats) -> Floats:
        at = np.repeat(self._first[None, :], len(rows), axis=0)
        own = np.arange(len(rows))[:, None]
        for _ in range(self._depth):
            greater = rows[own, self._feature[at]] > self._least[at]
            at = self._next[greater.astype(np.intp), at]
        # Rounded, for a sum gives other last digits in another order.
        sums: Floats = np.round(self._base + self._value[at].sum(axis=1), 6)
        return sums

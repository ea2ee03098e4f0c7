"""Boosted trees give what they were grown to give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.weave.odds import SURE
from runut.weave.trees import Nodes, Trees

TWO = Nodes(
    base=-0.5, first=(0, 5),
    feature=(0, -1, 1, -1, -1, 1, -1, -1), least=(1.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    left=(1, 0, 3, 0, 0, 6, 0, 0), right=(2, 0, 4, 0, 0, 7, 0, 0),
    value=(0.0, 1.0, 0.0, 2.0, 3.0, 0.0, 0.25, 0.125),
)  # fmt: skip
"""Two trees: one that asks for column 0, then for column 1, and one that asks for column 1."""


def by_hand(first: float, second: float) -> float:
    one = 1.0 if first <= 1 else 2.0 if second <= 2 else 3.0
    return -0.5 + one + (0.25 if second <= 0 else 0.125)


@given(st.lists(st.tuples(*[st.floats(-4, 4, allow_nan=False)] * 2), max_size=30))
def test_rows_get_the_leaves_that_they_come_to(rows: list[tuple[float, float]]):
    found = Trees(TWO).log_odds(np.array(rows, dtype=float).reshape(-1, 2))
    assert found.tolist() == pytest.approx([by_hand(*row) for row in rows])


def test_a_row_has_the_same_odds_alone_as_among_thousands():
    rows = np.random.default_rng(0).normal(size=(5_000, 2))
    trees = Trees(TWO)
    alone = [float(trees.log_odds(row[None])[0]) for row in rows[::500]]
    assert trees.log_odds(rows)[::500].tolist() == alone


def test_nothing_is_surer_than_sure():
    sure = replace(TWO, base=100.0)
    assert Trees(sure).log_odds(np.zeros((1, 2))).tolist() == [SURE]


@pytest.mark.parametrize("wrong", [{"right": (0, *TWO.right[1:])}, {"left": (1, 0, 1, 0, 0, 6, 0, 0)}])
def test_a_table_that_leads_back_is_refused(wrong: dict[str, tuple[int, ...]]):
    with pytest.raises(ValueError, match="back"):
        Trees(replace(TWO, **wrong))


def test_no_trees_leave_the_base():
    none = Nodes(base=0.5, first=(), feature=(), least=(), left=(), right=(), value=())
    assert Trees(none).log_odds(np.zeros((3, 0))).tolist() == [0.5] * 3

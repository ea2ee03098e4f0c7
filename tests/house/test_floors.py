"""No figure falls below its floor (``benchmarks/floors.toml``)."""

from __future__ import annotations

import pytest

from benchmarks.figures import AbsentError
from benchmarks.floors import fallen, floors
from benchmarks.parts import PARTS

HELD = sorted({key.partition(".")[0] for key in floors()})


@pytest.mark.parametrize("name", HELD)
def test_no_figure_falls(name: str):
    part = next((part for part in PARTS if part.name == name), None)
    assert part is not None and part.steady, f"no steady part is called {name}"
    try:
        figures = part.measure()
    except AbsentError as reason:
        pytest.skip(str(reason))
    held = {key for key in floors() if key.startswith(f"{name}.")}
    assert held <= {figure.key for figure in figures}
    assert not fallen(figures)

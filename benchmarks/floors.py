"""The floors of ``floors.toml`` beside the figures."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from pathlib import Path

from benchmarks.figures import Figure

SLACK = 0.01
"""How far below a figure its floor is set, so that a gain elsewhere may cost a little."""
FILE = Path(__file__).with_name("floors.toml")


def floors() -> dict[str, float]:
    """The least value of each figure that has one, by the figure's key."""
    return {key: float(value) for key, value in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}


def fallen(figures: Iterable[Figure]) -> list[str]:
    """A line for each figure below its floor."""
    least = floors()
    return [
        f"{figure.key} is {figure.value:.3f}, its floor {least[figure.key]:.3f} ({figure.detail})"
        for figure in figures
        if figure.key in least and figure.value < least[figure.key]
    ]


def raised(figures: Iterable[Figure]) -> str:
    """The text of the floors file with every floor lifted to its figure less ``SLACK``; none is lowered or lost."""
    least = floors()
    for figure in figures:
        reached = math.floor((figure.value - SLACK) * 1000) / 1000
        if reached > 0:
            least[figure.key] = max(least.get(figure.key, 0), reached)
    head = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    return "\n".join([*head, *(f'"{key}" = {value:.3f}' for key, value in least.items())]) + "\n"

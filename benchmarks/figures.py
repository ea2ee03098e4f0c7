"""A figure, the parts that measure them, and the table they are shown in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec


class AbsentError(Exception):
    """An input of a part is not here; the message says which."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One measured number."""

    key: str
    """Unique and stable: floors name it."""
    value: float
    baseline: float | None = None
    """The same measured on the naive way (``benchmarks.baseline``), or on another tool."""
    low: float | None = None
    high: float | None = None
    """95% interval, reports resampled."""
    detail: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A group of figures that are measured in one go."""

    name: str
    title: str
    measure: Callable[[], list[Figure]]
    """Raises ``AbsentError`` where an input is missing."""
    steady: bool = True
    """Whether two runs on any machine give the same figures, so that floors can hold them."""


def ratio(right: int, of: int, key: str, detail: str = "", baseline: float | None = None) -> list[Figure]:
    """``right / of`` as a figure; none where there was nothing to count."""
    if not of:
        return []
    shown = f"{right} of {of}{', ' if detail else ''}{detail}"
    return [Figure(key=key, value=right / of, baseline=baseline, detail=shown)]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| figure | Runut | 95% interval | baseline | |", "|---|---:|---:|---:|---|"]
    for figure in figures:
        interval = f"{_number(figure.low)}–{_number(figure.high)}" if figure.low is not None else ""
        cells = [figure.key, _number(figure.value), interval, _number(figure.baseline), figure.detail]
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 or (value == int(value) and abs(value) > 1) else f"{value:.3f}"

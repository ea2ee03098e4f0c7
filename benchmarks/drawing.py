"""A drawing of how costs grow, as SVG that reads well on light and dark pages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 400, 300
LEFT, RIGHT, TOP, BOTTOM = 62, 34, 34, 64
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#24292f}.axis{stroke:#24292f}.grid{stroke:#d0d7de}"
    ".a{stroke:#0550ae;fill:#0550ae}.b{stroke:#9a3412;fill:#9a3412}.line{fill:none;stroke-width:2}"
    ".b.line{stroke-dasharray:5 4}text.a,text.b{stroke:none}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.axis{stroke:#e6edf3}.grid{stroke:#3d444d}"
    ".a{stroke:#79b8ff;fill:#79b8ff}.b{stroke:#ffa657;fill:#ffa657}.line{fill:none}}"
)


class Panel(NamedTuple):
    """One cost. ``curves``: name → (reports, cost) in order; two at most."""

    title: str
    unit: str
    curves: Mapping[str, Sequence[tuple[float, float]]]


def draw(title: str, panels: Sequence[Panel]) -> str:
    """Panels side by side, both axes logarithmic."""
    width = WIDTH * len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        f'role="img"><title>{escape(title)}</title><style>{STYLE}</style>'
    ]
    for at, panel in enumerate(panels):
        parts += [f'<g transform="translate({WIDTH * at} 0)">', *_panel(panel), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel) -> Iterator[str]:
    points = [point for curve in panel.curves.values() for point in curve]
    across, up = (_decades([point[axis] for point in points]) for axis in (0, 1))
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def x(value: float) -> float:
        return LEFT + (right - LEFT) * (math.log10(value) - across[0]) / (across[1] - across[0])

    def y(value: float) -> float:
        return bottom - (bottom - TOP) * (math.log10(value) - up[0]) / (up[1] - up[0])

    yield f'<text x="{LEFT}" y="18" font-weight="600">{escape(panel.title)} ({escape(panel.unit)})</text>'
    for power in range(across[0], across[1] + 1):
        place = x(10.0**power)
        yield f'<line class="grid" x1="{place:.1f}" x2="{place:.1f}" y1="{TOP}" y2="{bottom}"/>'
        yield f'<text x="{place:.1f}" y="{bottom + 18}" text-anchor="middle">{10**power:,}</text>'
    for power in range(up[0], up[1] + 1):
        place = y(10.0**power)
        yield f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{place:.1f}" y2="{place:.1f}"/>'
        yield f'<text x="{LEFT - 6}" y="{place + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>'
    yield f'<path class="axis" fill="none" d="M{LEFT} {TOP}V{bottom}H{right}"/>'
    yield f'<text x="{(LEFT + right) / 2}" y="{bottom + 36}" text-anchor="middle">reports</text>'
    for number, (kind, (name, curve)) in enumerate(zip("ab", panel.curves.items(), strict=False)):
        places = [(x(reports), y(cost)) for reports, cost in curve]
        yield f'<polyline class="line {kind}" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in places)}"/>'
        yield from (f'<circle class="{kind}" cx="{a:.1f}" cy="{b:.1f}" r="3"/>' for a, b in places)
        yield f'<text class="{kind}" x="{LEFT + number * 110}" y="{HEIGHT - 8}">{escape(name)}</text>'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Powers of ten below and above all values."""
    least, most = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return least, max(most, least + 1)

"""A lineage drawn from left to right, as numbers: boxes with their wrapped names and the lines between them.

Layers, order and routes are graphlay's (Sugiyama, Tagawa and Toda 1981), which is deterministic.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import graphlay

from runut.model import Edge, Lineage, Node
from runut.tell.shown import plain

MOST_NODES = 250
"""Nodes that are still drawn: beyond it nobody can follow a line, and the list below the drawing is left to say it."""
_WIDEST = 152.0
_LINE_HEIGHT = 17.0
_MOST_LINES = 9
_PAD = 12.0
_MARGIN = 10.0
_CORNER = 7.0
_HEAD = 8.0
_SCREEN_WIDTHS = {"W": 14.0, "F": 14.0}


class Box(NamedTuple):
    """A node of the drawing; ``left``, ``top``, ``width`` and ``height`` in CSS pixels."""

    node: Node
    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    kind: str
    """The words for its kind."""
    is_origin: bool


class Line(NamedTuple):
    """An edge of the drawing: an SVG path and the corners of its arrow head."""

    edge: Edge
    number: int
    """Of the edge in the lineage, from 0."""
    path: str
    head: str
    weight: float
    """Width of the stroke in CSS pixels: more claims, a wider line."""


class Drawing(NamedTuple):
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawing(
    lineage: Lineage, names: Mapping[str, str], kinds: Mapping[str, str], origins: Collection[str]
) -> Drawing | None:
    """``lineage`` laid out; ``None`` where it is empty or has more than ``MOST_NODES`` nodes.

    ``names`` and ``kinds`` are what to write in each node, by its id; ``origins`` are the ids of those that are a
    claim's origin.
    An edge to a node that is not there is not drawn.
    """
    nodes = {node.id: node for node in lineage.nodes}
    edges = [
        (number, edge)
        for number, edge in enumerate(lineage.edges)
        if edge.source in nodes and edge.target in nodes and edge.source != edge.target
    ]
    if not nodes or len(nodes) > MOST_NODES or len(edges) > 4 * MOST_NODES:
        return None
    passing = {edge.source for _, edge in edges}
    graph = graphlay.Graph()
    labels = {key: (_wrapped(plain(names[key])), kinds[key]) for key in nodes}
    for key, node in nodes.items():
        lines, kind = labels[key]
        width = max(72.0, _width(kind, 0.9), *(_width(line) for line in lines)) + 2 * _PAD
        height = _LINE_HEIGHT * (len(lines) + 1) + _PAD
        ends = {"rank": "last"} if node.kind in ("outlet", "broadcast") and key not in passing else {}
        graph.node(key, width=width, height=height, **ends)
    for _, edge in edges:
        graph.edge(edge.source, edge.target)
    laid = graphlay.layout(graph, options={"spacing": {"layer_gap": 40, "node_gap": 18, "isolated_gap": 18}})
    low, high = laid.bounds["min"], laid.bounds["max"]
    shift = (_MARGIN - low["x"], _MARGIN - low["y"])
    boxes = tuple(
        _box(nodes[key], place, shift, labels[key], key in origins)
        for key, place in zip(nodes, laid.nodes, strict=True)
    )
    drawn = tuple(_line(edge, number, route, shift) for (number, edge), route in zip(edges, laid.edges, strict=True))
    return Drawing(high["x"] - low["x"] + 2 * _MARGIN, high["y"] - low["y"] + 2 * _MARGIN, boxes, drawn)


def _box(
    node: Node,
    place: Mapping[str, Mapping[str, float]],
    shift: tuple[float, float],
    label: tuple[tuple[str, ...], str],
    is_origin: bool,
) -> Box:
    width, height = place["size"]["width"], place["size"]["height"]
    left = round(place["center"]["x"] + shift[0] - width / 2, 1)
    top = round(place["center"]["y"] + shift[1] - height / 2, 1)
    return Box(node, left, top, round(width, 1), round(height, 1), *label, is_origin)


def _line(edge: Edge, number: int, route: Mapping[str, list[Mapping[str, float]]], shift: tuple[float, float]) -> Line:
    points = [(point["x"] + shift[0], point["y"] + shift[1]) for point in route["points"]]
    (back_x, back_y), (tip_x, tip_y) = points[-2], points[-1]
    length = max(1.0, abs(tip_x - back_x) + abs(tip_y - back_y))
    way_x, way_y = (tip_x - back_x) / length, (tip_y - back_y) / length
    neck = (tip_x - way_x * _HEAD, tip_y - way_y * _HEAD)
    half = _HEAD / 2
    corners = (
        (tip_x, tip_y),
        (neck[0] - way_y * half, neck[1] + way_x * half),
        (neck[0] + way_y * half, neck[1] - way_x * half),
    )
    head = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    weight = min(4.0, 1.2 + 0.5 * max(0, len(edge.claims) - 1))
    return Line(edge, number, " ".join(_path([*points[:-1], neck])), head, weight)


def _path(points: list[tuple[float, float]]) -> Iterator[str]:
    """Straight steps with rounded corners."""
    yield f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        yield f"L{start[0]:.1f} {start[1]:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    yield f"L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def _towards(corner: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    away = (other[0] - corner[0], other[1] - corner[1])
    length = max(1e-6, (away[0] ** 2 + away[1] ** 2) ** 0.5)
    step = min(_CORNER, length / 2) / length
    return corner[0] + away[0] * step, corner[1] + away[1] * step


def _wrapped(name: str) -> tuple[str, ...]:
    """A name on at most ``_MOST_LINES`` lines that fit a box; the list below the drawing has it whole."""
    found = [""]
    for word in name.split(" "):
        for part in _broken(word):
            joined = f"{found[-1]} {part}".strip()
            if _width(joined) <= _WIDEST:
                found[-1] = joined
            else:
                found.append(part)
        if len(found) > _MOST_LINES:
            return (*found[: _MOST_LINES - 1], found[_MOST_LINES - 1] + "…")
    return tuple(found)


def _broken(word: str) -> Iterator[str]:
    """A word in parts that each fit a line."""
    part = ""
    for character in word[:200]:
        if _width(part + character) > _WIDEST - 12:
            yield part
            part = ""
        part += character
    yield part


def _width(text: str, scale: float = 1.0) -> float:
    """About how wide ``text`` is at 13 CSS pixels, on the wide side of common sans-serif fonts (DejaVu Sans Bold)."""
    return scale * sum(_character_width(character) for character in text)


def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if wide := _SCREEN_WIDTHS.get(unicodedata.east_asian_width(character)):
        return wide
    if character in "iljtfrI.,:;'|!()[] ":
        return 5.4
    if character in "mwMW@%…":
        return 13.0
    return 10.0 if character.isupper() else 8.8

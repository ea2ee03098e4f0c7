"""Values of one thing, brought together across the reports of a story.

Two reports are held against one another value by value. What both give is settled first: a number that another report
gives as well contradicts nothing there. Of what is left, each value is held against the one of the other report that is
most likely of the same thing, one to one. What hangs together so is one thing with more than one value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, Protocol, TypeVar

from runut.model import Span
from runut.weave.clustering import held_together


class Valued(Protocol):
    """A value that a report gives."""

    @property
    def report(self) -> str: ...

    @property
    def span(self) -> Span: ...

    @property
    def title(self) -> bool: ...


WHOLE = 30
"""Of a story of up to so many reports every two are held against one another; of more each against some."""
V = TypeVar("V", bound=Valued)


@dataclass(frozen=True, slots=True)
class Clash(Generic[V]):
    """Values that reports give of one thing, those that agree in one list, in order of the text."""

    values: tuple[tuple[V, ...], ...]
    likely: float
    """How likely they are of one thing, in the measure of ``likely``; of the least of its links."""


def find_clashes(
    of_report: Mapping[str, Sequence[V]],
    likely: Callable[[V, V], float | None],
    agree: Callable[[V, V], bool],
    least: float,
    least_agreed: float,
    copies: Mapping[str, str],
) -> list[Clash[V]]:
    """The things of which reports give more than one value.

    ``likely``: how likely two values are of one thing, ``None`` where they are not; ``agree``: whether both can be
    right; ``least`` and ``least_agreed``: from where on two that differ, and two that agree, are of one thing.
    """
    reports = sorted(report for report, values in of_report.items() if values)
    nodes = [value for report in reports for value in of_report[report]]
    index = {id(value): at for at, value in enumerate(nodes)}
    differ: list[tuple[int, int, float]] = []
    same: list[tuple[int, int, float]] = []
    for first, second in held_together(reports, WHOLE):
        met: set[int] = set()
        apart: list[tuple[float, int, int]] = []
        for one in of_report[first]:
            for other in of_report[second]:
                score = likely(one, other)
                if score is None:
                    continue
                a, b = index[id(one)], index[id(other)]
                if agree(one, other):
                    if score >= least_agreed:
                        met |= {a, b}
                        same.append((a, b, score))
                elif score >= least:
                    apart.append((score, a, b))
        if copies.get(first, first) == copies.get(second, second):
            continue
        taken: set[int] = set()
        for score, a, b in sorted(apart, key=lambda one: (-one[0], one[1], one[2])):
            if not {a, b} & (met | taken):
                taken |= {a, b} | _alike(a, nodes, of_report, index, agree) | _alike(b, nodes, of_report, index, agree)
                differ.append((a, b, score))
    for report in reports:
        # What a headline gives its text gives again.
        for one, other in combinations(of_report[report], 2):
            score = likely(one, other) if agree(one, other) else None
            if score is not None and (score >= least_agreed or one.title != other.title):
                same.append((index[id(one)], index[id(other)], score))
    return _gather(nodes, differ, same, agree, least)


def _alike(
    at: int,
    nodes: Sequence[V],
    of_report: Mapping[str, Sequence[V]],
    index: Mapping[int, int],
    agree: Callable[[V, V], bool],
) -> set[int]:
    """The same value said again in its report (its title)."""
    return {index[id(other)] for other in of_report[nodes[at].report] if agree(nodes[at], other)}


def _gather(
    nodes: Sequence[V],
    differ: Sequence[tuple[int, int, float]],
    same: Sequence[tuple[int, int, float]],
    agree: Callable[[V, V], bool],
    least: float,
) -> list[Clash[V]]:
    group = list(range(len(nodes)))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    def join(a: int, b: int) -> None:
        a, b = sorted((root(a), root(b)))
        group[b] = a

    for a, b, _ in differ:
        join(a, b)
    clashing = {at for a, b, _ in differ for at in (a, b)}
    for a, b, score in same:
        if a in clashing and b in clashing and (score >= least or nodes[a].report == nodes[b].report):
            join(a, b)
    # What agrees with a clashing value belongs to it; it brings no others along.
    strength: dict[int, tuple[float, int]] = {}
    for a, b, score in same:
        for at, other in ((a, b), (b, a)):
            if at not in clashing and other in clashing:
                strength[at] = max(strength.get(at, (0.0, 0)), (score, -other))
    members: dict[int, list[int]] = defaultdict(list)
    for at in sorted(clashing):
        members[root(at)].append(at)
    for at, (_, other) in sorted(strength.items()):
        members[root(-other)].append(at)
    found: list[Clash[V]] = []
    for _, inside in sorted(members.items()):
        values = _valued([nodes[at] for at in sorted(inside)], agree)
        held = set(inside)
        likely = min((score for a, b, score in differ if a in held and b in held), default=0.0)
        if len(values) > 1:
            found.append(Clash(tuple(tuple(value) for value in values), likely))
    return found


def _valued(members: Sequence[V], agree: Callable[[V, V], bool]) -> list[list[V]]:
    """The values, those that agree together."""
    values: list[list[V]] = []
    for member in members:
        fitting = [value for value in values if all(agree(member, other) for other in value)]
        if fitting:
            fitting[0].append(member)
        else:
            values.append([member])
    # What agrees with more than one value (`puluhan rumah`) speaks for none of them.
    open_ended = {
        id(member)
        for at, value in enumerate(values)
        for member in value
        for place, others in enumerate(values)
        if place != at and all(agree(member, other) for other in others)
    }
    kept = [[member for member in value if id(member) not in open_ended] for value in values]
    return [value for value in kept if value]

"""Which pairs of many things are compared, which things hang together by them, and average-link clustering of things
of which only some pairs were compared: passages, reports, stories."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple, TypeVar

NEIGHBOURS = 8
"""Things after it, and first ones, that each of very many things is held against."""
T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class _Links(NamedTuple):
    """What is known of the likeness of two groups, or within one."""

    total: float
    compared: int
    """Pairs that were compared."""
    best: float

    def __add__(self, other: object) -> _Links:
        assert isinstance(other, _Links)
        return _Links(self.total + other.total, self.compared + other.compared, max(self.best, other.best))


class Contrast(NamedTuple):
    """How far two groups must be as alike as each is in itself (``clusters``)."""

    weight: float
    """Part of the lesser inner likeness, so far as it is above ``base``, that is taken off the likeness of the two."""
    single: float
    """The same for one thing that comes to a group."""
    base: float
    unknown: float
    """Likeness of a pair that was not compared."""
    floors: Mapping[int, float] = MappingProxyType({})
    """Thing → what counts as its likeness to a thing that it was not compared with, where that is more: it was compared
    with the likest ones only, and these are alike. Of two things, and of two groups in the mean, the lesser counts."""


def held_together(things: Sequence[T], whole: int) -> Iterator[tuple[T, T]]:
    """Pairs of things in their order, each once: all of up to ``whole``; of more each with the next few and with the
    first few."""
    if len(things) <= whole:
        yield from combinations(things, 2)
        return
    for at, one in enumerate(things):
        for other in things[at + 1 : at + 1 + NEIGHBOURS]:
            yield one, other
        for hub in things[: min(NEIGHBOURS, max(0, at - NEIGHBOURS))]:
            yield hub, one


def reached(likeness: Mapping[H, Mapping[H, float]], things: set[H], least: float, most: float = math.inf) -> set[H]:
    """The things that hang together with some by pairs of ``least`` likeness, these among them; only some where they
    are more than ``most``."""
    seen, waiting = set(things), list(things)
    while waiting and len(seen) <= most:
        for other, value in likeness[waiting.pop()].items():
            if value >= least and other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


_NONE = _Links(0.0, 0, float("-inf"))
May = Callable[[Sequence[int], Sequence[int], float], bool]


def clusters(
    likeness: Mapping[int, Mapping[int, float]],
    least: float,
    *,
    may_join: May = lambda _one, _other, _best: True,
    late: Container[int] = frozenset(),
    contrast: Contrast | None = None,
) -> list[tuple[int, ...]]:
    """Groups of the keys of ``likeness``, each sorted, in order; every key is in one.

    ``likeness``: both ways, for the pairs that were compared. Two groups are put together, the most alike first, where
    the mean over their compared pairs is ``least`` or more, as many pairs were compared as the smaller one has members,
    and ``may_join`` (members, members, likeness of their best pair) allows it. Groups with a member in ``late`` wait
    until nothing else is left. The result does not depend on the order of the mappings.

    With ``contrast``, pairs that were not compared count too, and two groups that are each far more alike in themselves
    than with one another stay apart: what is alike depends on the company (two floods of one week share more words than
    the first and the last report of one search).
    """
    members: dict[int, list[int]] = {at: [item] for at, item in enumerate(sorted(likeness))}
    number = {item: at for at, (item,) in members.items()}
    links = {
        number[one]: {number[other]: _Links(value, 1, value) for other, value in near.items()}
        for one, near in likeness.items()
    }
    waits = {at: item in late for at, (item,) in members.items()}
    heap = [
        (waits[one] or waits[other], -link.total, one, other)
        for one, near in links.items()
        for other, link in near.items()
        if one < other and link.total >= least
    ]
    heapq.heapify(heap)
    inner = dict.fromkeys(members, _NONE)
    unknown, known = (contrast.unknown, contrast.floors) if contrast is not None else (0.0, {})
    floors = {at: max(unknown, known.get(item, unknown)) for at, (item,) in members.items()}
    """Group → the sum of the floors of its members."""
    fresh = len(members)

    def alike(one: int, other: int, link: _Links) -> float:
        both = (one, other)
        sizes = [len(members[at]) for at in both]
        if contrast is None:
            return link.total / link.compared if link.compared >= min(sizes) else float("-inf")
        mean = _mean(link, sizes[0] * sizes[1], min(floors[at] / size for at, size in zip(both, sizes, strict=True)))
        inside = [
            _mean(inner[at], size * (size - 1) // 2, floors[at] / size)
            for at, size in zip(both, sizes, strict=True)
            if size > 1
        ]
        if not inside:
            return mean
        weight = contrast.weight if len(inside) > 1 else contrast.single
        return mean - weight * max(0.0, min(inside) - contrast.base)

    while heap:
        _, _, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        if not may_join(members[one], members[other], links[one][other].best):
            continue
        members[fresh] = sorted(members.pop(one) + members.pop(other))
        waits[fresh] = waits[one] or waits[other]
        floors[fresh] = floors.pop(one) + floors.pop(other)
        first, second = links.pop(one), links.pop(other)
        inner[fresh] = inner.pop(one) + inner.pop(other) + first[other]
        links[fresh] = {}
        for near in sorted((first.keys() | second.keys()) & members.keys()):
            link = first.get(near, _NONE) + second.get(near, _NONE)
            links[near][fresh] = links[fresh][near] = link
            if (found := alike(near, fresh, link)) >= least:
                heapq.heappush(heap, (waits[near] or waits[fresh], -found, near, fresh))
        fresh += 1
    return sorted(tuple(group) for group in members.values())


def _mean(link: _Links, pairs: int, unknown: float) -> float:
    return (link.total + (pairs - link.compared) * unknown) / pairs

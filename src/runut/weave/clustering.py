"""Average-link clustering of things of which only some pairs were compared: passages, reports, stories."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple


class _Links(NamedTuple):
    """What is known of the likeness of two groups."""

    total: float
    compared: int
    """Pairs that were compared."""
    best: float

    def __add__(self, other: object) -> _Links:
        assert isinstance(other, _Links)
        return _Links(self.total + other.total, self.compared + other.compared, max(self.best, other.best))


_NONE = _Links(0.0, 0, 0.0)
May = Callable[[Sequence[int], Sequence[int], float], bool]


def clusters(
    likeness: Mapping[int, Mapping[int, float]],
    least: float,
    *,
    may_join: May = lambda _one, _other, _best: True,
    late: Container[int] = frozenset(),
) -> list[tuple[int, ...]]:
    """Groups of the keys of ``likeness``, each sorted, in order; every key is in one.

    ``likeness``: both ways, for the pairs that were compared. Two groups are put together, the most alike first, where
    the mean over their compared pairs is ``least`` or more, as many pairs were compared as the smaller one has members,
    and ``may_join`` (members, members, likeness of their best pair) allows it. Groups with a member in ``late`` wait
    until nothing else is left. The result does not depend on the order of the mappings.
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
    fresh = len(members)
    while heap:
        _, _, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        if not may_join(members[one], members[other], links[one][other].best):
            continue
        members[fresh] = sorted(members.pop(one) + members.pop(other))
        waits[fresh] = waits[one] or waits[other]
        first, second = links.pop(one), links.pop(other)
        links[fresh] = {}
        for near in sorted((first.keys() | second.keys()) & members.keys()):
            link = first.get(near, _NONE) + second.get(near, _NONE)
            links[near][fresh] = links[fresh][near] = link
            mean = link.total / link.compared
            if mean >= least and link.compared >= min(len(members[fresh]), len(members[near])):
                heapq.heappush(heap, (waits[near] or waits[fresh], -mean, near, fresh))
        fresh += 1
    return sorted(tuple(group) for group in members.values())

"""Nodes that turn out to be one, each join with its reason, and nodes that must not become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from runut.model import Reason
from runut.weave.identity import content_id

Node = tuple[str, str]
"""(report id, id that ``read`` gave)."""


class Joined(NamedTuple):
    """Two nodes held for one, and why."""

    id: str
    one: Node
    other: Node
    because: Reason


class Groups:
    """Union-find over nodes; the smallest node stands for its group, so that the order of joins does not matter.

    A join that a person undid, or that would put together what is kept apart, is not made.
    """

    def __init__(self, nodes: Iterable[Node], apart: Collection[tuple[Node, Node]] = ()) -> None:
        self.parent = {node: node for node in nodes}
        self.joins: list[Joined] = []
        self._apart: dict[Node, set[Node]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def find(self, node: Node) -> Node:
        """The node that stands for a node's group."""
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, one: Node, other: Node, because: Reason) -> bool:
        """Makes two groups one; tells whether they are one now."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        if second in self._apart.get(first, ()):
            return False
        self.parent[second] = first
        for node in self._apart.pop(second, ()):
            self._apart[first].add(node)
            self._apart[node].discard(second)
            self._apart[node].add(first)
        near, far = sorted((one, other))
        self.joins.append(Joined(join_id(because.code, near, far), near, far, because))
        return True

    def members(self) -> dict[Node, list[Node]]:
        """Groups by the node that stands for each."""
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self.parent):
            found[self.find(node)].append(node)
        return found


def join_id(code: str, one: Node, other: Node) -> str:
    """The id of a join, the same in every run over the same reports."""
    return content_id("join", [code, *one, *other])

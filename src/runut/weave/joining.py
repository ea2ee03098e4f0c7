"""Nodes that turn out to be one: a union-find whose result does not depend on the order of joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Node = tuple[str, str]
"""(report id, id that ``read`` gave)."""


class Groups:
    """Union-find over nodes; the smallest node stands for its group, so that the order of joins does not matter."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.parent = {node: node for node in nodes}

    def find(self, node: Node) -> Node:
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, one: Node, other: Node) -> None:
        one, other = sorted((self.find(one), self.find(other)))
        self.parent[other] = one

    def members(self) -> dict[Node, list[Node]]:
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self.parent):
            found[self.find(node)].append(node)
        return found

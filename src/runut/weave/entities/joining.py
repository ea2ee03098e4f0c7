"""The state that the rules of joining share: groups of nodes, and what each group is as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from runut.model import Reason
from runut.weave.entities.groups import Groups, Node
from runut.weave.entities.subjects import Subject


class Joining:
    """Groups with the subject that each makes."""

    def __init__(self, subjects: Mapping[Node, Subject], apart: Collection[tuple[Node, Node]] = ()) -> None:
        self.groups = Groups(subjects, apart)
        self._whole: dict[Node, Subject] = {}
        for node, subject in subjects.items():
            whole = Subject(subject.label, holds=subject.holds)
            whole.take(subject)
            self._whole[node] = whole

    def find(self, node: Node) -> Node:
        """The node that stands for a node's group."""
        return self.groups.find(node)

    def same(self, one: Node, other: Node) -> bool:
        """Whether two nodes are one thing."""
        return self.find(one) == self.find(other)

    def of(self, node: Node) -> Subject:
        """What a node's group is as a whole."""
        return self._whole[self.find(node)]

    def subjects(self) -> dict[Node, Subject]:
        """Every group as a whole, by the node that stands for it."""
        return self._whole

    def name(self, node: Node) -> str:
        """The fullest name that reports use of a node's group."""
        subject = self.of(node)
        return max(sorted(subject.given), key=lambda form: fitness(form, subject.given, subject.label), default=node[1])

    def join(self, one: Node, other: Node, because: Reason) -> bool:
        """Makes two groups one; tells whether they are one now."""
        first, second = sorted((self.find(one), self.find(other)))
        if not self.groups.join(one, other, because):
            return False
        if first != second:
            gone = self._whole.pop(second)
            whole = self._whole[first]
            if not whole.holds or (whole.label == "MISC" and gone.label != "MISC"):
                whole.label = gone.label
            whole.take(gone)
        return True

    def hold(self, owner: Node, node: Node, code: str, name: str = "") -> bool:
        """Joins a node to another's group for a reason that tells both names; ``name`` instead of the group's own."""
        return self.join(
            owner, node, Reason(code=code, args={"name": name or self.name(owner), "other": self.name(node)})
        )


def fitness(form: str, counts: Counter[str], label: str) -> tuple[bool, int, int]:
    """A person's full name before a part of it, written out before abbreviated (but for media), common before rare."""
    words = len(form.split())
    return (label == "MEDIA" or not form.isupper() or words > 1, min(words, 2) if label == "PER" else 0, counts[form])

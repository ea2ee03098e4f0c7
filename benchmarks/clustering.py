"""B-cubed precision, recall and F1 of groups (Bagga and Baldwin 1998, "Entity-Based Cross-Document Coreferencing")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class BCubed(NamedTuple):
    f1: float
    precision: float
    recall: float


def bcubed(groups: Iterable[Sequence[str]], gold: Mapping[str, str]) -> BCubed:
    """Of ``groups`` that hold every key of ``gold`` (key → its group) once."""
    own = {key: frozenset(group) for group in groups for key in group}
    right: dict[str, set[str]] = {}
    for key, name in gold.items():
        right.setdefault(name, set()).add(key)
    shared = {key: len(own[key] & right[name]) for key, name in gold.items()}
    precision = sum(shared[key] / len(own[key]) for key in gold) / len(gold)
    recall = sum(shared[key] / len(right[gold[key]]) for key in gold) / len(gold)
    return BCubed(2 * precision * recall / (precision + recall), precision, recall)

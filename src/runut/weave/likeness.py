"""How alike two passages are.

By the share of their words, each word weighed by how rare it is (``Coverage.weight``); names weigh less, for they say
what is spoken of rather than what is said of it. Likeness is the mean of two measures: the shared part of both wordings
(Dice) and of the shorter one (containment), because one outlet carries the sentence and another half of it.
"""

from __future__ import annotations

from runut.weave.coverage import Coverage
from runut.weave.passages import Passage

NAME_WEIGHT, TITLE_WEIGHT = 0.6, 0.4
SAME_SPEAKER, OTHER_SPEAKER, NOT_BOTH_SAID, NEGATED = 0.10, -0.22, -0.04, -0.35
ALIKE = 0.40
"""Least likeness of two passages whose numbers and dates are held against one another."""
TELLING = 1.3
"""What two wordings must share to be held alike in full, in weights of the coverage's rarest word."""
TWO_WORDS = 2
"""Wordings that share fewer words beside names are not compared further."""


class _Weights(dict[str, float]):
    """Key → how much it tells, worked out when it is first asked for."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage

    def __missing__(self, key: str) -> float:
        weight = self._coverage.weight(key)
        if key in self._coverage.title_keys:
            weight *= TITLE_WEIGHT
        elif key in self._coverage.name_keys:
            weight *= NAME_WEIGHT
        self[key] = weight
        return weight


class Likeness:
    """How alike two passages are."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self._mass: dict[frozenset[str], float] = {}
        self.weight = _Weights(coverage).__getitem__

    def mass(self, keys: frozenset[str]) -> float:
        found = self._mass.get(keys)
        if found is None:
            found = self._mass[keys] = sum(map(self.weight, sorted(keys)))
        return found

    def shared(self, one: Passage, other: Passage) -> float:
        """The share of the two wordings that is the same, 0 to 1; 0 where they share less than two words."""
        both = one.keys & other.keys
        content = both - self.coverage.name_keys - self.coverage.title_keys
        if len(content) < TWO_WORDS and len(both) < 2 * TWO_WORDS:
            return 0.0
        if not content:
            return 0.0
        mass = sum(map(self.weight, sorted(both)))
        masses = self.mass(one.keys), self.mass(other.keys)
        if min(masses) <= 0:
            return 0.0
        # Common words alone tell nothing, however many are the same.
        telling = min(1.0, mass / (TELLING * self.coverage.rarest))
        if one.clause or other.clause:
            return telling * 2 * mass / sum(masses)
        # A wording of two or three words is contained in much: its containment counts as its words do.
        trust = min(1.0, min(masses) / (4 * self.coverage.rarest))
        return telling * (mass / sum(masses) + 0.5 * trust * mass / min(masses))

    def of(self, one: Passage, other: Passage, shared: float | None = None) -> float:
        """Likeness with what speaks for and against it: one speaker or two, a negation; may pass 1. ``shared``: where
        it is known already."""
        likeness = self.shared(one, other) if shared is None else shared
        if likeness <= 0:
            return 0.0
        if one.speaker is not None and other.speaker is not None:
            likeness += SAME_SPEAKER if one.speaker.id == other.speaker.id else OTHER_SPEAKER
        elif one.kind != other.kind:
            likeness += NOT_BOTH_SAID
        if one.negated != other.negated or (one.denied ^ other.denied) & one.keys & other.keys:
            likeness += NEGATED
        return max(0.0, likeness)

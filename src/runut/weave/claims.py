"""Versions of one assertion across reports.

Two passages are alike by the share of their words, each word weighed by how rare it is (``Coverage.weight``); names
weigh less, for they say what is spoken of rather than what is said of it. Likeness is the mean of two measures: the
shared part of both wordings (Dice) and of the shorter one (containment), because one outlet carries the sentence and
another half of it. Pairs are found through an inverted index of rare words, and passages are put together by average
likeness, best first. Alike wordings of two speakers are one claim only where they are nearly the same (then who said
it is the disagreement).
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.weave.passages import Coverage, Passage

NAME_WEIGHT, TITLE_WEIGHT = 0.6, 0.4
SAME_SPEAKER, OTHER_SPEAKER, NOT_BOTH_SAID, NEGATED = 0.10, -0.22, -0.04, -0.35
LINK, LINK_NARRATED = 0.44, 0.50
"""Least likeness of two passages that can found a claim; of two that the reports narrate themselves. On the seeds and
the made-up sample, versions of one statement lie at 0.49 and above."""
ALIKE = 0.40
"""Least likeness of two passages whose numbers and dates are held against one another."""
MEAN = 0.32
"""Least mean likeness between two groups of versions that become one claim."""
TELLING = 1.3
"""What two wordings must share to be held alike in full, in weights of the coverage's rarest word."""
TWO_WORDS = 2
"""Wordings that share fewer words beside names are not compared further."""
COMMON = 60
"""A word in more passages than this finds no pairs by itself, only together with another."""
CROWD = 48
"""Of more passages under one key, each is held against its neighbours and the first few only."""
HUBS = 8
WHOLE = 60
"""Groups of up to this many passages are compared in full."""

NONE = (0.0, 0, 0.0)

Group = tuple[Passage, ...]


class Likeness:
    """How alike two passages are."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self._mass: dict[frozenset[str], float] = {}

    def weight(self, key: str) -> float:
        weight = self.coverage.weight(key)
        if key in self.coverage.title_keys:
            return weight * TITLE_WEIGHT
        return weight * NAME_WEIGHT if key in self.coverage.name_keys else weight

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

    def of(self, one: Passage, other: Passage) -> float:
        """Likeness with what speaks for and against it: one speaker or two, a negation; may pass 1."""
        likeness = self.shared(one, other)
        if likeness <= 0:
            return 0.0
        if one.speaker is not None and other.speaker is not None:
            likeness += SAME_SPEAKER if one.speaker.id == other.speaker.id else OTHER_SPEAKER
        elif one.kind != other.kind:
            likeness += NOT_BOTH_SAID
        if one.negated != other.negated or (one.denied ^ other.denied) & one.keys & other.keys:
            likeness += NEGATED
        return max(0.0, likeness)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What ``group_passages`` found."""

    groups: list[Group]
    """Passages of two or more reports that say the same, each in order."""
    alike: list[tuple[Passage, Passage]]
    """Every pair of passages that was found alike enough to be held against one another, in order."""
    likeness: Likeness


def group_passages(coverage: Coverage) -> Grouping:
    """The groups of passages of a coverage that say the same."""
    likeness = Likeness(coverage)
    passages = [passage for of_report in coverage.passages.values() for passage in of_report if len(passage.keys) > 1]
    compared: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other in _pairs(passages, likeness):
        compared[one][other] = compared[other][one] = likeness.of(passages[one], passages[other])
    found: list[Group] = []
    for part in _components(compared):
        found += [
            tuple(passages[at] for at in sorted(group)) for group in _agglomerate(part, passages, compared, likeness)
        ]
    alike_pairs = [
        (passages[one], passages[other])
        for one, row in sorted(compared.items())
        for other, value in sorted(row.items())
        if one < other and value >= ALIKE
    ]
    return Grouping(_settled(found, likeness), alike_pairs, likeness)


def _pairs(passages: Sequence[Passage], likeness: Likeness) -> Iterable[tuple[int, int]]:
    """Pairs that may be alike, each once: those that share a rare word, or two of their rarest words."""
    counts: Counter[str] = Counter(key for passage in passages for key in passage.keys)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        ranked = sorted(passage.keys, key=lambda key: (-likeness.weight(key), key))
        for key in ranked:
            if counts[key] <= COMMON:
                blocks[(key,)].append(at)
        for both in combinations(sorted(key for key in ranked[:6] if counts[key] > COMMON), 2):
            blocks[both].append(at)
    seen: set[tuple[int, int]] = set()
    for _, members in sorted(blocks.items()):
        for pair in _held_together(members):
            if pair not in seen and passages[pair[0]].report != passages[pair[1]].report:
                seen.add(pair)
    return sorted(seen)


def _held_together(members: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(members) <= max(CROWD, COMMON):
        yield from combinations(members, 2)
        return
    for at, one in enumerate(members):
        for other in members[at + 1 : at + 1 + HUBS]:
            yield one, other
        for hub in members[:HUBS]:
            if hub < one:
                yield hub, one


def _components(compared: Mapping[int, Mapping[int, float]]) -> Iterable[list[int]]:
    """Passages that hang together by pairs alike enough, in order."""
    seen: set[int] = set()
    for first in sorted(compared):
        if first in seen or max(compared[first].values()) < MEAN:
            continue
        part, waiting = [], [first]
        seen.add(first)
        while waiting:
            at = waiting.pop()
            part.append(at)
            for other, value in compared[at].items():
                if value >= MEAN and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        yield sorted(part)


def _agglomerate(
    part: Sequence[int], passages: Sequence[Passage], compared: Mapping[int, Mapping[int, float]], likeness: Likeness
) -> list[list[int]]:
    """Average-link clustering of one connected part, best pair first. Sums and numbers of compared pairs are kept
    between groups, so that a merge costs the neighbours of the two. In a small part every pair is compared; in a large
    one two groups are put together only where as many pairs were compared as the smaller one has members."""
    inside = set(part)
    links: dict[int, dict[int, tuple[float, int, float]]] = {
        one: {other: (value, 1, value) for other, value in compared[one].items() if other in inside} for one in part
    }
    if len(part) <= WHOLE:
        for one, other in combinations(part, 2):
            if other not in links[one] and passages[one].report != passages[other].report:
                value = likeness.of(passages[one], passages[other])
                links[one][other] = links[other][one] = (value, 1, value)
    groups: dict[int, list[int]] = {at: [at] for at in part}
    # Whole sentences come together before their clauses do, so that a clause is left to say what its sentence does not.
    clause = {at: passages[at].clause for at in part}
    heap = [
        (clause[one] or clause[other], -row[0], one, other)
        for one, near in links.items()
        for other, row in near.items()
        if one < other and row[0] >= MEAN
    ]
    heapq.heapify(heap)
    fresh = max(part) + 1
    while heap:
        _, _, one, other = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        if links[one][other][2] < (
            LINK if _said(groups[one], passages) and _said(groups[other], passages) else LINK_NARRATED
        ):
            continue
        members = groups[fresh] = sorted(groups.pop(one) + groups.pop(other))
        clause[fresh] = clause[one] or clause[other]
        merged: dict[int, tuple[float, int, float]] = {}
        for near in sorted((set(links[one]) | set(links[other])) & set(groups)):
            a, b = links[one].get(near, NONE), links[other].get(near, NONE)
            total, count = a[0] + b[0], a[1] + b[1]
            merged[near] = links[near][fresh] = (total, count, max(a[2], b[2]))
            if count >= min(len(members), len(groups[near])) and total / count >= MEAN:
                heapq.heappush(heap, (clause[near] or clause[fresh], -total / count, near, fresh))
        del links[one], links[other]
        links[fresh] = merged
        fresh += 1
    return [group for _, group in sorted(groups.items()) if len({passages[at].report for at in group}) > 1]


def _said(group: Iterable[int], passages: Sequence[Passage]) -> bool:
    return any(passages[at].kind == "statement" for at in group)


def _settled(groups: Sequence[Group], likeness: Likeness) -> list[Group]:
    """Groups that carry nothing that a better one does not carry are left out (a sentence and its clause)."""
    groups = [_once(group, likeness) for group in groups]
    ranked = sorted(groups, key=lambda group: (-_strength(group, likeness), group[0].order))
    kept: list[Group] = []
    held: dict[str, list[tuple[int, Passage]]] = defaultdict(list)
    for group in ranked:
        covering: Counter[int] = Counter()
        for passage in group:
            covering.update({at for at, other in held[passage.report] if passage.overlaps(other)})
        if any(count == len(group) for count in covering.values()):
            continue
        for passage in group:
            held[passage.report].append((len(kept), passage))
        kept.append(group)
    return sorted(kept, key=lambda group: group[0].order)


def _once(group: Group, likeness: Likeness) -> Group:
    """Of a sentence and its own clause in one claim, the one that is more like the other versions."""
    others = [
        passage for passage in group if not any(passage.overlaps(other) for other in group if other is not passage)
    ]
    kept: list[Passage] = []
    for passage in sorted(
        group, key=lambda one: (-sum(likeness.of(one, other) for other in others[:12]), one.clause, one.order)
    ):
        if not any(passage.overlaps(other) for other in kept):
            kept.append(passage)
    return tuple(sorted(kept, key=lambda passage: passage.order))


def _strength(group: Group, likeness: Likeness) -> float:
    """Statements before narration, many before few, alike before less alike."""
    told = sum(passage.kind == "statement" for passage in group) / len(group)
    alike = max((likeness.of(one, other) for one, other in combinations(group[:12], 2)), default=0.0)
    return len({passage.report for passage in group}) + told + alike

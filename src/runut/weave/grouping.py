"""Passages of different reports that say the same.

Pairs are found through an inverted index of rare words, and passages are put together by average likeness, best first.
Alike wordings of two speakers are one claim only where they are nearly the same (then who said it is the disagreement).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.weave.clustering import clusters
from runut.weave.coverage import Coverage
from runut.weave.likeness import ALIKE, Likeness
from runut.weave.passages import Passage

LINK, LINK_NARRATED = 0.44, 0.50
"""Least likeness of two passages that can found a claim; of two that the reports narrate themselves. On the seeds and
the made-up sample, versions of one statement lie at 0.49 and above."""
MEAN = 0.32
"""Least mean likeness between two groups of versions that become one claim."""
COMMON = 60
"""A word in more passages than this finds no pairs by itself, only together with another."""
NEIGHBOURS = 8
"""Of more passages under one key, each is held against so many after it and the first so many only."""
WHOLE = 60
"""Groups of up to this many passages are compared in full."""

Group = tuple[Passage, ...]


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
        for group in _grouped(part, passages, compared, likeness):
            if len({passages[at].report for at in group}) > 1:
                found.append(tuple(passages[at] for at in group))
    alike_pairs = [
        (passages[one], passages[other])
        for one, row in sorted(compared.items())
        for other, value in sorted(row.items())
        if one < other and value >= ALIKE
    ]
    return Grouping(settle(found, likeness), alike_pairs, likeness)


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
    if len(members) <= COMMON:
        yield from combinations(members, 2)
        return
    for at, one in enumerate(members):
        for other in members[at + 1 : at + 1 + NEIGHBOURS]:
            yield one, other
        for hub in members[:NEIGHBOURS]:
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


def _grouped(
    part: Sequence[int], passages: Sequence[Passage], compared: Mapping[int, Mapping[int, float]], likeness: Likeness
) -> Iterable[tuple[int, ...]]:
    """Passages of one connected part put together by average likeness. In a small part every pair is compared. Whole
    sentences come together before their clauses do, so that a clause is left to say what its sentence does not."""
    inside = set(part)
    alike = {one: {other: value for other, value in compared[one].items() if other in inside} for one in part}
    for one, other in combinations(part, 2) if len(part) <= WHOLE else ():
        if other not in alike[one] and passages[one].report != passages[other].report:
            alike[one][other] = alike[other][one] = likeness.of(passages[one], passages[other])

    def may_join(one: Iterable[int], other: Iterable[int], best: float) -> bool:
        return best >= (LINK if _said(one, passages) and _said(other, passages) else LINK_NARRATED)

    return clusters(alike, MEAN, may_join=may_join, late={at for at in part if passages[at].clause})


def _said(group: Iterable[int], passages: Sequence[Passage]) -> bool:
    return any(passages[at].kind == "statement" for at in group)


def settle(groups: Iterable[Group], likeness: Likeness) -> list[Group]:
    """The groups in order, without those that carry nothing that a better one does not carry (a sentence and its
    clause)."""
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

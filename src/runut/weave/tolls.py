"""Whether numbers of one thing followed one another in time: a later, higher toll is an update and no disagreement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from runut.weave.coverage import Coverage
from runut.weave.differing import differing
from runut.weave.figures import Figure
from runut.weave.instants import NEVER, days_apart
from runut.weave.measures import turned
from runut.weave.settings import akin, keys_of
from runut.weave.vocabulary import vocabulary

OPENING, OPENING_WORDS = 3, 40
"""Keys that two reports of one happening share among so many first words."""
NEAR_DAYS, WEEK = 1, 7
"""Days between two reports whose tolls contradict one another, at most: later ones tell of a change, but of a toll that
only grows."""


def follows(coverage: Coverage, values: Sequence[Sequence[Figure]], state: str) -> bool | None:
    """Whether the values followed one another: those of a toll that only grows, by time, do; those of the missing,
    where they fall; others where the later report says that the number has changed. ``None`` where a toll went up and
    down, which tells of other things sooner than of a contradiction."""
    words = differing(coverage.language).numbers
    tolls = vocabulary(coverage.language).tolls
    ordered = sorted(
        (
            (coverage.published_at(figure.report), figure)
            for value in values
            for figure in value
            if figure.bound == "exact" and coverage.published_at(figure.report) != NEVER
        ),
        key=lambda one: (one[0], one[1].report, one[1].span),
    )
    pairs = [(a, b) for (first, a), (second, b) in combinations(ordered, 2) if first < second and a.value != b.value]
    rises = bool(pairs) and all(a.value < b.value for a, b in pairs)
    falls = bool(pairs) and all(a.value > b.value for a, b in pairs)
    growing = state in tolls.growing or state in words.growing
    moving = state in tolls.moving or state in words.falling
    latest = [figure for _, figure in ordered if figure.value == ordered[-1][1].value]
    if growing:
        highest = max((figure.value for _, figure in ordered), default=0.0)
        latest += [figure for _, figure in ordered if figure.value == highest]
    changed = any(figure.setting.lower & words.grown for figure in latest)
    if (
        state in tolls.moving
        and state != "missing"
        and pairs
        and len(pairs) == len({(a.report, b.report) for a, b in pairs})
    ):
        return True
    if growing and not changed and all(turned(a.given, b.given) for a, b in pairs) and pairs:
        # The digits of one number in two orders are no growth.
        return False
    if (growing and (rises or changed)) or (moving and falls) or ((rises or falls) and changed):
        return True
    if (growing or moving) and not _one_happening(coverage, pairs):
        return None
    if (growing or moving) and (
        len(values) > 2 or not pairs or _days_between(coverage, pairs) > (WEEK if growing else NEAR_DAYS)
    ):
        return None
    return False


def _one_happening(coverage: Coverage, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether the reports of tolls that fall name somebody in common, or begin alike: else they may be of two."""
    return all(
        _named(coverage, a.report) & _named(coverage, b.report)
        or len(akin(_opening(coverage, a), _opening(coverage, b))) >= OPENING
        for a, b in pairs
    )


def _named(coverage: Coverage, report: str) -> set[str]:
    return {
        entity.id
        for mention in coverage.readings[report].entities
        if mention.label in ("PER", "ORG") and (entity := coverage.entities.of(report, mention.id)) is not None
    }


def _opening(coverage: Coverage, figure: Figure) -> frozenset[str]:
    """Keys of the first words of a report."""
    told = coverage.wordings[figure.report].words[:OPENING_WORDS]
    return keys_of(told, figure.setting.telling)


def _days_between(coverage: Coverage, pairs: Sequence[tuple[Figure, Figure]]) -> int:
    return max(days_apart(coverage.days[a.report], coverage.days[b.report]) or 0 for a, b in pairs)

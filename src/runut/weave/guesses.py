"""Origins of a claim's versions that other versions of it confirm or refute.

What one outlet has from another at hand is what the other's own version shows. A guess, that what a report credits for
something else holds here too, gives way where an earlier version tells whose the words are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from runut.weave.coverage import Coverage
from runut.weave.passages import Passage
from runut.weave.traced import SAME_CLAIM, UNKNOWN, Traced, inferred

Traces = Mapping[Passage, Traced]


def is_later(coverage: Coverage, one: str, other: str) -> bool:
    """Whether a report is of a later day than another, as far as known."""
    return coverage.days[one] > coverage.days[other] != ""


def settle_guesses(coverage: Coverage, found: Traces, copies: Mapping[str, str]) -> dict[Passage, Traced]:
    """The origins of a claim's versions, held against one another. ``copies``: report → the report that it copies."""
    own: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(found, key=lambda one: one.order):
        outlet = coverage.media.outlets.get(passage.report)
        if outlet is not None:
            own[outlet.id].append(passage)
    told = _first_told(coverage, found)
    kept: dict[Passage, Traced] = {}
    for passage, traced in found.items():
        origin = traced.origin
        kept[passage] = traced
        if origin.id is None:
            continue
        others = [one for one in own.get(origin.id, ()) if one.report != passage.report]
        at = coverage.published_at(passage.report)
        elsewhere = origin.id not in told and any(first < at for first in told.values())
        unshown = bool(others) and all(_is_unshown(coverage, one, found) for one in others)
        if traced.guessed and (
            elsewhere or unshown or (traced.own and _is_told_before(coverage, passage, found, copies))
        ):
            kept[passage] = Traced(UNKNOWN)
            continue
        sources = {
            found[other].origin.id: found[other].origin
            for other in others
            if found[other].origin.id not in (None, origin.id) and not is_later(coverage, other.report, passage.report)
        }
        if len(sources) == 1:
            (source,) = sources.values()
            kept[passage] = Traced(inferred(source, SAME_CLAIM), origin.name)
    return kept


def _first_told(coverage: Coverage, found: Traces) -> dict[str, float]:
    """Origin that is no guess → when it was first told."""
    told: dict[str, float] = {}
    for passage, one in found.items():
        if one.origin.id is not None and not one.guessed:
            at = coverage.published_at(passage.report)
            told[one.origin.id] = min(at, told.get(one.origin.id, at))
    return told


def _is_told_before(coverage: Coverage, passage: Passage, found: Traces, copies: Mapping[str, str]) -> bool:
    """Whether an earlier report that is no copy of the same text has the words and credits nobody."""
    at = coverage.published_at(passage.report)
    kept = copies.get(passage.report, passage.report)
    return any(
        of.origin.id is None and copies.get(one.report, one.report) != kept and coverage.published_at(one.report) < at
        for one, of in found.items()
    )


def _is_unshown(coverage: Coverage, passage: Passage, found: Traces) -> bool:
    """Whether a version credits nobody, in the language of the others: a translation shows what it was taken from."""
    own = coverage.readings[passage.report].language == coverage.language
    return own and found[passage].origin.id is None

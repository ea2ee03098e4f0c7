"""The dossier: everything that was found across the readings, composed, with ids that follow from content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from runut.model import Dossier, Problem, Published, Reading, Slot
from runut.weave.claims import in_order, make_claim
from runut.weave.counting import count_groups, count_things
from runut.weave.coverage import Coverage
from runut.weave.differences import claim_of_finding, find_differences
from runut.weave.drift import find_drifts
from runut.weave.entities.listing import list_entities
from runut.weave.grouping import Group, Grouping, group_passages, settle
from runut.weave.independence import uncounted
from runut.weave.lineage import make_lineage
from runut.weave.listing import Parts, list_report, list_stories, list_threads
from runut.weave.origins import Origins
from runut.weave.passages import Passage
from runut.weave.remembered import Remembered
from runut.weave.stories import Meaning, Parting, find_stories, make_sketch
from runut.weave.timeline import Timelines

SLOTS: tuple[Slot, ...] = ("source", "speaker", "number", "date", "place", "count", "kind", "role", "name")
"""Kinds of disagreements in the order in which a dossier lists them."""


def weave(
    readings: Sequence[Reading],
    copies: Mapping[str, tuple[str, float]],
    inferred: Mapping[str, Published],
    problems: Iterable[Problem] = (),
    language: str = "id",
    undone: Collection[str] = (),
    meaning: Meaning | None = None,
    parting: Parting | None = None,
) -> Dossier:
    """One dossier from the readings of a job.

    ``copies``: report id → (id of the report it copies, likeness 0 to 1); ``inferred``: publication of undated reports
    (``date_reports``); ``problems``: inputs that were lost, passed through; ``undone``: ids of joins of names that a
    person took back; ``meaning``: sentence vectors (``runut.encoder.sentence_vectors``), asked for where words leave a
    doubt; ``parting``: the stories and threads, where they are known. Pure, and the same in any order of input.
    """
    meaning = Remembered(meaning) if meaning is not None else None
    coverage = Coverage(readings, inferred, language, undone)
    kept = _kept(copies, coverage)
    sketches = (make_sketch(one, language, coverage.published[key]) for key, one in coverage.readings.items())
    happenings = find_stories(sketches, kept, meaning, language, parting)
    grouping = group_passages(coverage, happenings.affairs(), meaning)
    counts = count_things(coverage, happenings.stories)
    groups = _claimed(coverage, grouping, count_groups(coverage, happenings.stories, counts))
    origins = Origins(coverage, kept, groups)
    traced = [origins.trace(group) for group in groups]
    claims = [
        make_claim(coverage, group, of, uncounted(coverage, of), kept, grouping)
        for group, of in zip(groups, traced, strict=True)
    ]
    claim_of = {passage: claim.id for group, claim in zip(groups, claims, strict=True) for passage in group}
    differences, changes = find_differences(coverage, counts, groups, happenings, kept)
    disagreements = [one.disagreement(coverage, claim_of_finding(coverage, one, claim_of), kept) for one in differences]
    updates = [one.update(coverage) for one in changes]
    ways = {passage: one for of in traced for passage, one in of.items()}
    ways |= {passage: origins.trace((passage,))[passage] for passage in _spoken(coverage) if passage not in ways}
    ordered = in_order(claims)
    timelines = Timelines(coverage, claim_of, grouping.likeness, meaning)
    carried: dict[str, set[int]] = defaultdict(set)
    for at, claim in enumerate(ordered):
        for version in claim.versions:
            carried[version.report].add(at)

    def parts(reports: Sequence[str]) -> Parts:
        inside = set(reports)
        return Parts(
            claims=tuple(ordered[at].id for at in sorted({at for report in reports for at in carried[report]})),
            disagreements=tuple(
                one.id for one, of in zip(disagreements, differences, strict=True) if len(of.reports & inside) > 1
            ),
            updates=tuple(one.id for one, of in zip(updates, changes, strict=True) if of.reports <= inside),
            timeline=timelines.of(reports),
            lineage=make_lineage(coverage, reports, ways, claim_of),
        )

    return Dossier(
        reports=tuple(list_report(reading, coverage, copies) for reading in _unique(readings)),
        stories=list_stories(coverage, happenings, parts),
        threads=list_threads(coverage, happenings, parts),
        claims=tuple(ordered),
        disagreements=tuple(sorted(disagreements, key=lambda one: (SLOTS.index(one.slot), one.id))),
        updates=tuple(sorted(updates, key=lambda one: one.id)),
        drifts=find_drifts(coverage, happenings.stories, ways, claim_of, differences, kept, meaning),
        variants=coverage.entities.variants,
        entities=list_entities(coverage.readings, coverage.entities, coverage.days, language),
        problems=tuple(
            sorted(
                {*problems, *_unread(readings), *_cut_short(coverage)}, key=lambda one: (one.uri, one.code, one.detail)
            )
        ),
    )


def _claimed(coverage: Coverage, grouping: Grouping, counted: Iterable[Group]) -> list[Group]:
    """The groups of passages that are claims. What somebody says is one even where only copies carry it; what is
    narrated only where two outlets do, for an outlet repeats its own background."""
    return [
        group
        for group in settle([*grouping.groups, *counted], grouping.likeness)
        if any(passage.kind == "statement" for passage in group)
        or len({coverage.media.counted(passage.report) for passage in group}) > 1
    ]


def _spoken(coverage: Coverage) -> Iterable[Passage]:
    return (passage for passages in coverage.passages.values() for passage in passages if passage.kind == "statement")


def _unique(readings: Sequence[Reading]) -> list[Reading]:
    unique = {reading.id: reading for reading in sorted(readings, key=lambda one: (one.id, one.sha256), reverse=True)}
    return [unique[key] for key in sorted(unique)]


def _unread(readings: Sequence[Reading]) -> list[Problem]:
    return [Problem(uri=reading.uri, code="no_text", detail=reading.id) for reading in readings if reading.text is None]


def _cut_short(coverage: Coverage) -> list[Problem]:
    return [Problem(uri=coverage.readings[report].uri, code="too_long", detail=report) for report in coverage.cut_short]


def _kept(copies: Mapping[str, tuple[str, float]], coverage: Coverage) -> dict[str, str]:
    """Report → the report that it goes back to in the end, both in the coverage."""
    found = {}
    for report in sorted(copies):
        kept, seen = report, {report}
        while kept in copies and (following := copies[kept][0]) not in seen and following in coverage.readings:
            kept = following
            seen.add(kept)
        if kept != report and report in coverage.readings:
            found[report] = kept
    return found

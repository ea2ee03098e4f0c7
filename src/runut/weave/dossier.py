"""The dossier: everything that was found across the readings, composed, with ids that follow from content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.model import (
    DatedSpan,
    Disagreement,
    Dossier,
    DossierReport,
    Happening,
    Lineage,
    Problem,
    Published,
    Reading,
    ReadRole,
    Span,
    Story,
    Thread,
)
from runut.weave.attribution import attribution_findings
from runut.weave.claims import Group, Grouping, group_passages
from runut.weave.finding import Finding
from runut.weave.frames import frame_findings
from runut.weave.identity import content_id
from runut.weave.lineage import make_lineage
from runut.weave.naming import naming_findings
from runut.weave.numbers import number_findings
from runut.weave.origins import Origins, Traced, outlet_key
from runut.weave.passages import Coverage, Passage
from runut.weave.sole import sole_findings
from runut.weave.stories import Happenings, because, find_stories, shared_names, story_id
from runut.weave.timeline import make_timeline
from runut.weave.versions import in_order, make_claim

TITLE_LENGTH = 100


def weave(
    readings: Sequence[Reading],
    copies: Mapping[str, tuple[str, float]],
    inferred: Mapping[str, Published],
    problems: Iterable[Problem] = (),
    language: str = "id",
) -> Dossier:
    """One dossier from the readings of a job.

    ``copies``: report id → (id of the report it copies, likeness 0 to 1); ``inferred``: publication of undated reports
    (``date_reports``); ``problems``: inputs that were lost, passed through. Pure, and the same in any order of input.
    """
    coverage = Coverage(readings, inferred, language)
    kept = _kept(copies, coverage)
    grouping = group_passages(coverage)
    happenings = find_stories(coverage, grouping.groups, kept)
    groups = [group for group in grouping.groups if _worth(coverage, group, kept)]
    origins = Origins(coverage, kept)
    traced = [origins.trace(group) for group in groups]
    of_passage: dict[Passage, Traced] = {passage: one for found in traced for passage, one in found.items()}
    for passages in coverage.passages.values():
        for passage in passages:
            if passage.kind == "statement" and passage not in of_passage:
                of_passage[passage] = origins.trace((passage,))[passage]
    claims = [make_claim(coverage, group, found, kept, grouping) for group, found in zip(groups, traced, strict=True)]
    disagreements, updates = _find(coverage, grouping, groups, traced, happenings, kept)
    claim_at = {passage: at for at, group in enumerate(groups) for passage in group}
    claim_of = {passage: claims[at].id for passage, at in claim_at.items()}
    told = [one.disagreement(coverage, _claim_of(one, claim_of)) for one in disagreements]
    changed = [one.update(coverage) for one in updates]

    def parts(reports: Sequence[str]) -> _Parts:
        inside = set(reports)
        return _Parts(
            claims=tuple(ordered[at].id for at in sorted({at for report in reports for at in carried[report]})),
            disagreements=tuple(
                one.id for one, found in zip(told, disagreements, strict=True) if len(found.reports & inside) > 1
            ),
            updates=tuple(one.id for one, found in zip(changed, updates, strict=True) if found.reports <= inside),
            timeline=make_timeline(coverage, reports, claim_at, grouping.likeness),
            lineage=make_lineage(coverage, reports, of_passage, claim_of),
        )

    ordered = in_order(claims)
    carried: dict[str, set[int]] = defaultdict(set)
    for at, claim in enumerate(ordered):
        for version in claim.versions:
            carried[version.report].add(at)
    return Dossier(
        reports=tuple(_report(reading, coverage, copies) for reading in _unique(readings)),
        stories=_stories(coverage, happenings, parts),
        threads=_threads(coverage, happenings, parts),
        claims=tuple(ordered),
        disagreements=tuple(sorted(told, key=lambda one: (_slot_order(one), one.id))),
        updates=tuple(sorted(changed, key=lambda one: one.id)),
        variants=coverage.entities.variants,
        problems=tuple(sorted({*problems, *_unread(readings)}, key=lambda one: (one.uri, one.code, one.detail))),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a story or a thread refers to."""

    claims: tuple[str, ...]
    disagreements: tuple[str, ...]
    updates: tuple[str, ...]
    timeline: tuple[Happening, ...]
    lineage: Lineage


def _unique(readings: Sequence[Reading]) -> list[Reading]:
    unique = {reading.id: reading for reading in sorted(readings, key=lambda one: (one.id, one.sha256), reverse=True)}
    return [unique[key] for key in sorted(unique)]


def _unread(readings: Sequence[Reading]) -> list[Problem]:
    return [Problem(uri=reading.uri, code="no_text", detail=reading.id) for reading in readings if reading.text is None]


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


def _worth(coverage: Coverage, group: Group, copies: Mapping[str, str]) -> bool:
    """What somebody says is a claim even where only copies carry it; what is narrated only where two outlets do, for
    an outlet repeats its own background."""
    outlets = {outlet_key(coverage.readings[copies.get(passage.report, passage.report)]) for passage in group}
    return len(outlets) > 1 or any(passage.kind == "statement" for passage in group)


# ---- disagreements


def _find(
    coverage: Coverage,
    grouping: Grouping,
    groups: Sequence[Group],
    traced: Sequence[Mapping[Passage, Traced]],
    happenings: Happenings,
    copies: Mapping[str, str],
) -> tuple[list[Finding], list[Finding]]:
    stories = happenings.stories
    threads = [tuple(sorted(report for at in thread for report in stories[at])) for thread in happenings.threads]
    threaded = {at for thread in happenings.threads for at in thread}
    threads += [story for at, story in enumerate(stories) if at not in threaded]
    disagreements, updates = number_findings(coverage, stories, grouping.alike, copies)
    disagreements += frame_findings(coverage, stories, copies)
    disagreements += naming_findings(coverage, stories, threads, copies)
    disagreements += attribution_findings(coverage, groups, traced, grouping.likeness)
    disagreements += sole_findings(coverage, threads)
    return disagreements, updates


def _claim_of(finding: Finding, claim_of: Mapping[Passage, str]) -> str | None:
    """The claim that the finding is of, or the one that holds most of its words."""
    if finding.group is not None:
        return claim_of.get(finding.group[0])
    places: dict[str, list[Span]] = defaultdict(list)
    for found in finding.values.values():
        for report, span in found:
            places[report].append(span)
    held: Counter[str] = Counter()
    for passage, claim in claim_of.items():
        for span in places.get(passage.report, ()):
            held[claim] += any(part.covers(span) for part in passage.content)
    best = min(held, key=lambda claim: (-held[claim], claim), default=None)
    return best if best is not None and held[best] > 1 else None


def _slot_order(one: Disagreement) -> int:
    return ("source", "speaker", "number", "date", "place", "count", "kind", "role", "name").index(one.slot)


# ---- reports, stories, threads


def _report(reading: Reading, coverage: Coverage, copies: Mapping[str, tuple[str, float]]) -> DossierReport:
    text = reading.text or ""
    copy = copies.get(reading.id)
    span = reading.title
    return DossierReport(
        id=reading.id, uri=reading.uri, sha256=reading.sha256,
        outlet=reading.outlet.name if reading.outlet is not None else None,
        title=span.of(text) if span is not None else _first_words(reading),
        published=coverage.published.get(reading.id, reading.published),
        copy_of=copy[0] if copy is not None else None, copy_sure=copy[1] if copy is not None else None,
        dates=tuple(DatedSpan(span=time.span, value=time.value) for time in reading.dates if time.anchor == "story"),
        title_span=span,
    )  # fmt: skip


def _first_words(reading: Reading) -> str:
    text = reading.text or ""
    body = next(
        (block.span for block in sorted(reading.blocks, key=lambda one: one.span) if block.role in ReadRole), None
    )
    words = " ".join((body or Span(0, len(text))).of(text)[: 4 * TITLE_LENGTH].split())
    return words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _title(coverage: Coverage, happenings: Happenings, reports: Sequence[str]) -> str:
    """The title whose words the reports share most, of those that have one; of equal ones the earliest."""
    few = sorted(reports)[:60]

    def rank(report: str) -> tuple[float, str, str]:
        span = coverage.readings[report].title
        words = coverage.wordings[report].within(span) if span is not None else []
        keys = sorted({key for word in words for key in word.keys})
        shared = sum(happenings.sketches[other].words.get(key, 0.0) for key in keys for other in few if other != report)
        return (-round(shared / max(3, len(keys)), 6), coverage.time(report), report)

    chosen = coverage.readings[min(few, key=rank)]
    return chosen.title.of(chosen.text or "") if chosen.title is not None else _first_words(chosen)


def _stories(coverage: Coverage, happenings: Happenings, parts: Callable[[Sequence[str]], _Parts]) -> tuple[Story, ...]:
    thread_of = {at: _thread_id(happenings, thread) for thread in happenings.threads for at in thread}
    found = []
    for at, reports in enumerate(happenings.stories):
        days = sorted(coverage.day(report) for report in reports if coverage.day(report))
        names = shared_names(coverage, happenings, reports)
        own = parts(reports)
        found.append(
            Story(
                id=story_id(reports),
                title=_title(coverage, happenings, reports),
                start=days[0] if days else None,
                end=days[-1] if days else None,
                reports=tuple(sorted(reports, key=lambda report: (coverage.time(report), report))),
                thread=thread_of.get(at),
                because=because("same_event", names) if len(reports) > 1 else (),
                claims=own.claims,
                disagreements=own.disagreements,
                updates=own.updates,
                timeline=own.timeline,
                lineage=own.lineage,
            )
        )
    return tuple(sorted(found, key=lambda story: (story.start or "~", story.id)))


def _threads(
    coverage: Coverage, happenings: Happenings, parts: Callable[[Sequence[str]], _Parts]
) -> tuple[Thread, ...]:
    found = []
    for thread in happenings.threads:
        reports = sorted(report for at in thread for report in happenings.stories[at])
        own = parts(reports)
        first = {at: min(coverage.time(report) for report in happenings.stories[at]) for at in thread}
        ordered = sorted(thread, key=lambda at: (first[at], happenings.stories[at]))
        found.append(
            Thread(
                id=_thread_id(happenings, thread),
                title=_title(coverage, happenings, reports),
                stories=tuple(story_id(happenings.stories[at]) for at in ordered),
                because=because("shared_actors", shared_names(coverage, happenings, reports)),
                claims=own.claims,
                disagreements=own.disagreements,
                updates=own.updates,
                timeline=own.timeline,
                lineage=own.lineage,
            )
        )
    return tuple(sorted(found, key=lambda thread: thread.id))


def _thread_id(happenings: Happenings, thread: Sequence[int]) -> str:
    return content_id("thread", sorted(story_id(happenings.stories[at]) for at in thread))

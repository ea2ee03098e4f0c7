"""Reports, stories and threads as the dossier lists them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from runut.model import DatedSpan, DossierReport, Happening, Lineage, Reading, ReadRole, Reason, Span, Story, Thread
from runut.weave.coverage import Coverage
from runut.weave.identity import content_id
from runut.weave.instants import instant, is_day
from runut.weave.stories import Happenings
from runut.weave.stories.sketch import hashed

TITLE_LENGTH = 100
SHOWN_NAMES = 4
"""Names that tell why reports are one story."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a story or a thread refers to."""

    claims: tuple[str, ...]
    disagreements: tuple[str, ...]
    updates: tuple[str, ...]
    timeline: tuple[Happening, ...]
    lineage: Lineage


PartsOf = Callable[[Sequence[str]], Parts]
"""From the reports of a story or thread."""


def list_report(reading: Reading, coverage: Coverage, copies: Mapping[str, tuple[str, float]]) -> DossierReport:
    """How the dossier lists a report. ``copies``: report → (the report it copies, likeness)."""
    text = reading.text or ""
    copy = copies.get(reading.id)
    outlet = coverage.media.outlets.get(reading.id, reading.outlet)
    span = reading.title if reading.text is not None else None
    return DossierReport(
        id=reading.id, uri=reading.uri, sha256=reading.sha256,
        outlet=outlet.name if outlet is not None else None,
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

    def rank(report: str) -> tuple[float, float, str]:
        span = coverage.readings[report].title
        words = coverage.wordings[report].within(span) if span is not None else []
        keys = sorted({hashed(key) for word in words for key in word.keys})
        shared = sum(happenings.held[other].vector.get(key, 0.0) for key in keys for other in few if other != report)
        return (-round(shared / max(3, len(keys)), 6), coverage.published_at(report), report)

    chosen = coverage.readings[min(few, key=rank)]
    return chosen.title.of(chosen.text or "") if chosen.title is not None else _first_words(chosen)


def list_stories(coverage: Coverage, happenings: Happenings, parts: PartsOf) -> tuple[Story, ...]:
    thread_of = {at: _thread_id(happenings, thread) for thread in happenings.threads for at in thread}
    found = []
    for at, reports in enumerate(happenings.stories):
        days = _days(coverage, reports)
        names = shared_names(coverage, happenings, reports)
        own = parts(reports)
        found.append(
            Story(
                id=story_id(reports),
                title=_title(coverage, happenings, reports),
                start=days[0] if days else None,
                end=days[-1] if days else None,
                reports=tuple(sorted(reports, key=lambda report: (coverage.published_at(report), report))),
                thread=thread_of.get(at),
                because=_because("same_event", names) if len(reports) > 1 else (),
                claims=own.claims,
                disagreements=own.disagreements,
                updates=own.updates,
                timeline=own.timeline,
                lineage=own.lineage,
            )
        )
    return tuple(sorted(found, key=lambda story: (instant(story.start, coverage.language), story.id)))


def _days(coverage: Coverage, reports: Sequence[str]) -> list[str]:
    """When the reports were published, in order; days where there are any, else months."""
    known = sorted({coverage.days[report] for report in reports} - {""})
    return [day for day in known if is_day(day)] or known


def list_threads(coverage: Coverage, happenings: Happenings, parts: PartsOf) -> tuple[Thread, ...]:
    found = []
    for thread in happenings.threads:
        reports = sorted(report for at in thread for report in happenings.stories[at])
        own = parts(reports)
        first = {at: min(coverage.published_at(report) for report in happenings.stories[at]) for at in thread}
        ordered = sorted(thread, key=lambda at: (first[at], happenings.stories[at]))
        found.append(
            Thread(
                id=_thread_id(happenings, thread),
                title=_title(coverage, happenings, reports),
                stories=tuple(story_id(happenings.stories[at]) for at in ordered),
                because=_because("shared_actors", shared_names(coverage, happenings, reports)),
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


def shared_names(coverage: Coverage, happenings: Happenings, reports: Sequence[str]) -> list[str]:
    """The names that most of the reports share, those that weigh most in them first."""
    weights: dict[str, float] = defaultdict(float)
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for report in reports:
        people = {
            found.id: found.name
            for mention in coverage.readings[report].entities
            if mention.label != "MEDIA" and (found := coverage.entities.of(report, mention.id)) is not None
        }
        shown.update(people)
        counts.update(people.keys())
        keys: dict[str, set[str]] = defaultdict(set)
        for word in coverage.wordings[report].words:
            if word.name in people:
                keys[word.name or ""].update(word.keys)
        vector = happenings.held[report].vector
        for entity, own in sorted(keys.items()):
            weights[entity] += max((vector.get(hashed(key), 0.0) for key in own), default=0.0)
    common = [entity for entity, count in counts.items() if 2 * count > len(reports)]
    ranked = sorted(common, key=lambda entity: (-round(weights[entity], 6), shown[entity]))
    return [shown[entity] for entity in ranked[:SHOWN_NAMES]]


def story_id(reports: Sequence[str]) -> str:
    return content_id("story", sorted(reports))


def _because(code: str, names: Sequence[str]) -> tuple[Reason, ...]:
    """``same_event`` or ``shared_actors`` with the names, parted by commas."""
    return (Reason(code=code, args={"names": ", ".join(names)}),) if names else ()

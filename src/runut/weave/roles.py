"""Disagreements on the office of one person."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from runut.model import Mention, Reading, Reason, Span
from runut.weave.finding import Finding
from runut.weave.holders import AFTER, BEFORE, beside_after, beside_before
from runut.weave.offices import Held
from runut.weave.settings import Settings
from runut.weave.wording import Word


def role_findings(settings: Settings, stories: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """One person with two offices that exclude one another, in different reports."""
    found: list[Finding] = []
    for story in stories:
        if len(story) < 2:
            continue
        held: dict[str, list[Held]] = defaultdict(list)
        names: dict[str, str] = {}
        for report in story:
            for person, name, one in _held(settings, report):
                held[person].append(one)
                names[person] = name
        for person, offices in sorted(held.items()):
            finding = _clash(settings, names[person], offices, copies)
            if finding is not None:
                found.append(finding)
    return found


def _held(settings: Settings, report: str) -> list[tuple[str, str, Held]]:
    """The offices that a report gives people now: (person, name, office). None of who is said to hold two."""
    coverage = settings.coverage
    reading = coverage.readings[report]
    text = coverage.text(report)
    words = settings.words.offices
    if {word.lower for word in coverage.wordings[report].words} & words.both:
        return []
    wording = coverage.wordings[report]
    found = []
    for mention in reading.entities:
        entity = coverage.entities.of(report, mention.id)
        if entity is None or mention.label != "PER":
            continue
        first = bisect_left(wording.starts, mention.span.start)
        last = bisect_left(wording.starts, mention.span.end)
        for told in (
            beside_before(wording.words[max(0, first - BEFORE) : first], text, mention.span.start, settings),
            beside_after(wording.words[last : last + AFTER], text, mention.span.end),
        ):
            office = settings.offices.find([word.lower for word in told])
            if (
                office is None
                or settings.sentence(report, mention.span) is None
                or _is_of_another(reading, mention, told)
            ):
                continue
            if told[0].start > mention.span.start and office[2]:
                continue
            head, of, start = office
            earlier = [word.lower for word in told[:start]] or [
                word.lower for word in wording.words[max(0, first - BEFORE) : first] if word.end <= told[0].start
            ]
            if words.past & {*earlier[-2:], *of}:
                continue
            keys = frozenset(
                word for word in of if word not in words.vague | settings.words.names.titles and len(word) > 1
            )
            span = Span(min(told[start].start, mention.span.start), max(told[-1].end, mention.span.end))
            shown = " ".join(word.lower for word in told[start:] if word.lower not in settings.words.names.titles)
            found.append((entity.id, entity.name, Held(report, span, (head, keys), shown)))
            break
    return found


def _is_of_another(reading: Reading, mention: Mention, told: Sequence[Word]) -> bool:
    """`Pengacara Samhuri, Hasrun Baharuddin`: the reader found another holder for the office before a name."""
    return any(
        office.holder is not None
        and reading.entities[office.holder].span.start > mention.span.start
        and any(office.span.start <= word.start < office.span.end for word in told)
        for office in reading.offices
    )


def _clash(settings: Settings, name: str, held: Sequence[Held], copies: Mapping[str, str]) -> Finding | None:
    clashing: set[int] = set()
    by_report: dict[str, set[str]] = defaultdict(set)
    for one in held:
        by_report[one.report].add(one.office[0])
    for a, b in combinations(range(len(held)), 2):
        one, other = held[a], held[b]
        if copies.get(one.report, one.report) == copies.get(other.report, other.report):
            continue
        # A report that gives both offices tells of one who holds both, or of a change.
        if any(
            {one.office[0], other.office[0]} <= offices and one.office[0] != other.office[0]
            for offices in by_report.values()
        ):
            continue
        if settings.offices.exclude(one, other):
            clashing |= {a, b}
    if not clashing:
        return None
    finding = Finding("role", Reason(code="role_of", args={"name": name}), sure=0.65)
    shown: dict[str, str] = {}
    for at in sorted(range(len(held)), key=lambda at: (at not in clashing, held[at].report, held[at].span)):
        one = held[at]
        head = one.office[0]
        value = next((v for v, h in shown.items() if h == head and not _parted(settings, v, one, held, clashing)), None)
        if at in clashing or value is not None:
            value = value or one.shown
            shown.setdefault(value, head)
            finding.add(value, one.report, one.span)
    return finding if len(finding.values) > 1 else None


def _parted(settings: Settings, value: str, one: Held, held: Sequence[Held], clashing: set[int]) -> bool:
    """Whether an office shown so and another of the same name are over two bodies."""
    return any(held[at].shown == value and settings.offices.exclude(held[at], one) for at in clashing)

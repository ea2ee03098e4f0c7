"""Dated happenings: sentences of a story that name a day, a month or a year, one line for what several reports tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from runut.model import Happening, Span, Time
from runut.weave.coverage import Coverage
from runut.weave.instants import instant
from runut.weave.likeness import ALIKE, Likeness
from runut.weave.passages import Passage

Precision = Literal["day", "week", "month", "year", "time"]
REACH = 120
"""Characters between a statement and a date that belongs to its cue (`…, kata KCNA, Rabu`)."""
EVIDENCE = 6
FIT = 140
"""Characters of the wording that is shown, if there is a choice."""
NEAR = 40
"""Lines of one date that a further sentence is held against."""
MOST = 300
"""Lines of one timeline."""
_SHAPES: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d"), "time"),
    (re.compile(r"\d{4}-\d\d-\d\d(T[A-Z]{2})?$"), "day"),
    (re.compile(r"\d{4}-\d\d$"), "month"),
    (re.compile(r"\d{4}-W\d\d$"), "week"),
    (re.compile(r"\d{4}$"), "year"),
)


def precision(value: str) -> Precision | None:
    """How exact a TIMEX3 value is; ``None`` for one that names no place on the calendar."""
    return next((name for shape, name in _SHAPES if shape.match(value)), None)


def make_timeline(
    coverage: Coverage, reports: Sequence[str], claim_of: Mapping[Passage, str], likeness: Likeness
) -> tuple[Happening, ...]:
    """The happenings that the reports date, in order of time."""
    dated: dict[str, list[tuple[Passage, Time]]] = defaultdict(list)
    for report in sorted(reports):
        for passage, time in _dated(coverage, report):
            dated[time.value].append((passage, time))
    found: list[Happening] = []
    for value, told in sorted(dated.items()):
        for line in _lines(told, claim_of, likeness):
            kind = precision(value)
            if kind is not None:
                found.append(_happening(coverage, value, kind, line))
    return tuple(sorted(found, key=lambda one: _place(one, coverage.language))[:MOST])


def _place(one: Happening, language: str) -> tuple[float, int, str, Span]:
    """In order of time, what is less exact first."""
    return (instant(one.date, language), len(one.date), one.evidence[0].report, one.evidence[0].span)


def _dated(coverage: Coverage, report: str) -> list[tuple[Passage, Time]]:
    reading = coverage.readings[report]
    text = coverage.text(report)
    whole = [passage for passage in coverage.passages[report] if not passage.clause]
    found = []
    for time in reading.dates:
        if time.type not in ("DATE", "TIME") or precision(time.value) is None:
            continue
        if time.span == reading.published.span:
            continue
        inside = [passage for passage in whole if any(span.covers(time.span) for span in passage.content)]
        near = inside or [
            passage for passage in whole if passage.kind == "statement" and _beside(text, passage, time.span)
        ]
        if near:
            closest = min(near, key=lambda passage: (_gap(passage, time.span), passage.order))
            found.append((closest, time))
    finer = {(id(passage), time.value[:10]) for passage, time in found if len(time.value) > 10}
    return [
        (passage, time) for passage, time in found if len(time.value) != 10 or (id(passage), time.value) not in finer
    ]


def _gap(passage: Passage, span: Span) -> int:
    return min(max(part.start - span.end, span.start - part.end, 0) for part in passage.content)


def _beside(text: str, passage: Passage, span: Span) -> bool:
    if _gap(passage, span) > REACH:
        return False
    start, end = passage.content[0].start, passage.content[-1].end
    between = text[end : span.start] if span.start >= end else text[span.end : start]
    return "\n" not in between and ". " not in between


def _lines(
    told: Sequence[tuple[Passage, Time]], claim_of: Mapping[Passage, str], likeness: Likeness
) -> list[list[tuple[Passage, Time]]]:
    """Passages of one date put together where they are of one claim or alike."""
    lines: list[list[tuple[Passage, Time]]] = []
    of_claim: dict[str, int] = {}
    for passage, time in sorted(told, key=lambda one: (one[0].order, one[1].span)):
        claim = claim_of.get(passage)
        at = of_claim.get(claim) if claim is not None else None
        if at is None:
            near = range(max(0, len(lines) - NEAR), len(lines))
            at = next((line for line in near if _alike(lines[line], passage, likeness)), len(lines))
        if at == len(lines):
            lines.append([])
        lines[at].append((passage, time))
        if claim is not None:
            of_claim.setdefault(claim, at)
    return lines


def _alike(line: Sequence[tuple[Passage, Time]], passage: Passage, likeness: Likeness) -> bool:
    return any(passage is other or likeness.of(passage, other) >= ALIKE for other, _ in line[:EVIDENCE])


def _happening(coverage: Coverage, value: str, kind: Precision, line: Sequence[tuple[Passage, Time]]) -> Happening:
    # The version that says it in one sentence, neither clipped nor long.
    best = min(line, key=lambda one: (abs(_length(_part(coverage, *one)) - FIT), one[0].order, one[1].span))
    of_report: dict[str, tuple[Passage, Time]] = {}
    for one in (best, *line):
        of_report.setdefault(one[0].report, one)
    return Happening(
        date=value,
        precision=kind,
        says=_part(coverage, *best).of(coverage.text(best[0].report)),
        evidence=tuple(
            coverage.evidence(report, _part(coverage, *told)) for report, told in list(of_report.items())[:EVIDENCE]
        ),
    )


def _length(span: Span) -> int:
    return span.end - span.start


def _part(coverage: Coverage, passage: Passage, time: Time) -> Span:
    """The part of the passage that holds the date, or the part nearest to it with the words between them."""
    near = min(passage.content, key=lambda part: (max(part.start - time.span.end, time.span.start - part.end, 0), part))
    whole = Span(min(near.start, time.span.start), max(near.end, time.span.end))
    return whole if "\n" not in whole.of(coverage.text(passage.report)) else near

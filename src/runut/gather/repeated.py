"""Lines that an outlet repeats: what stands in several different reports of one outlet is the page's, not a report's.

No table needs to know such a line, so an outlet that nobody has listed is read on its first day, as soon as three of
its reports are together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runut.gather.reports import site_of
from runut.gather.roles import label_of
from runut.model import Mark, Report, Span

LEAST = 3
"""Different reports of one outlet in which a line stands."""
_SHARE = 0.2
"""Share of an outlet's reports in which a whole sentence stands: two reports of one affair may share background."""
_LONGEST = 300
_LEAD = 80
"""Characters of a line that is a paragraph of a report."""
_NAME_WORDS = 4
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_FINAL = (".", "?", "!")
_QUOTES = frozenset('"“”')
_SIGNED = frozenset(("byline", "editor", "source"))


class _Line(NamedTuple):
    span: Span
    key: str
    """Its words, white space folded."""


def mark_repeated(reports: Sequence[Report]) -> list[Report]:
    """The reports in their order, with a mark of role ``chrome`` on every line that their outlet repeats.

    A line counts once for reports that begin alike (copies of one another). Titles, lines that quote, and lines that
    name who wrote are never marked; neither are reports of which nothing says the outlet. Pure; linear in the text.
    """
    by_outlet: dict[str, list[int]] = {}
    for index, report in enumerate(reports):
        outlet = _outlet(report)
        if outlet:
            by_outlet.setdefault(outlet, []).append(index)
    marked = list(reports)
    for members in by_outlet.values():
        if len(members) >= LEAST:
            found = _repeated([reports[index] for index in members])
            for index in members:
                marked[index] = _marked(reports[index], found)
    return marked


def _outlet(report: Report) -> str | None:
    given = report.given
    return given.site or (given.outlet or "").casefold() or (site_of(report.uri) if "://" in report.uri else None)


def _repeated(reports: Sequence[Report]) -> set[str]:
    """The lines that stand in enough different reports."""
    seen: dict[str, set[str]] = {}
    leads: set[str] = set()
    for report in reports:
        lead = _lead(report)
        leads.add(lead)
        for line in _candidates(report):
            seen.setdefault(line.key, set()).add(lead)
    often = max(LEAST, len(leads) * _SHARE)
    return {line for line, among in seen.items() if len(among) >= (often if _is_sentence(line) else LEAST)}


def _lead(report: Report) -> str:
    """What the report begins with: its first paragraph, else all of it."""
    return next((line.key for line in _lines(report) if len(line.key) >= _LEAD), report.text)


def _candidates(report: Report) -> Iterator[_Line]:
    """The lines of a report that may be the page's."""
    title = " ".join((report.given.title or "").split())
    begun = False
    for number, line in enumerate(_lines(report)):
        paragraph = len(line.key) >= _LEAD and _is_sentence(line.key)
        named = not begun and len(line.key.split()) <= _NAME_WORDS  # in the head, a name is a writer's
        begun = begun or paragraph
        if number == 0 or named or line.key == title or len(line.key) > _LONGEST or not _QUOTES.isdisjoint(line.key):
            continue
        if label_of(line.key, None) not in _SIGNED:
            yield line


def _lines(report: Report) -> Iterator[_Line]:
    for match in _LINE.finditer(report.text):
        words = match.group()
        bare = words.strip()
        if bare:
            start = match.start() + len(words) - len(words.lstrip())
            yield _Line(Span(start, start + len(bare)), " ".join(bare.split()))


def _is_sentence(line: str) -> bool:
    return line.endswith(_FINAL) and len(line.split()) >= 6


def _marked(report: Report, repeated: set[str]) -> Report:
    spans = [line.span for line in _candidates(report) if line.key in repeated]
    if not spans:
        return report
    at = {span.start: span for span in spans}
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in report.marks:
        within = at.get(mark.span.start)
        if within == mark.span and mark.role in ("body", "heading"):
            continue  # mark-up took it for the article's
        if within is not None:
            taken.add(within.start)
        kept.append(mark)
    new = [Mark(span=span, role="chrome") for span in spans if span.start not in taken]
    return replace(report, marks=tuple(sorted([*kept, *new], key=lambda mark: mark.span.start)))

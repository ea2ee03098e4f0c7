"""What sentences of a timeline mean, and where reports tell of a dated happening without a date of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from runut.model import Span
from runut.weave.coverage import Coverage
from runut.weave.dated import Dated, timeline_words, told_in
from runut.weave.passages import TITLE, Passage
from runut.weave.stories import Meaning
from runut.weave.stories.forming import Floats

ASKED = 80
"""Sentences whose meaning is asked for at a time: of the days of one timeline, and of what stands without a date."""
SHARED = 2
"""Least number of words of deeds and names that a sentence without a date shares with one of a line."""
ALIKE, ALIKE_CLAIMED = 0.915, 0.89
"""Least cosine of the two; where they are of one claim."""
LATER = 2
"""Days after a happening in which a report tells of it without saying when."""
GAP, FIRST = 3, 6
"""Characters between a sentence and the one before it; its first words, one of which may point back."""
Place = tuple[str, Span]
"""A report and a span of its text."""


class Meant:
    """The meaning of sentences; one that points back (`lelaki itu`) by itself and with the one before it."""

    def __init__(self, coverage: Coverage, meaning: Meaning | None) -> None:
        self._coverage = coverage
        self._meaning = meaning
        self._vectors: dict[Place, list[Floats]] = {}

    def prepare(self, told: Iterable[Dated]) -> None:
        """Asks for the meaning of what two reports or more tell of one day."""
        of_day: dict[int, list[Dated]] = defaultdict(list)
        for one in told:
            if one.first == one.last and not one.said:
                of_day[one.first].append(one)
        self.ask((one.report, one.span) for of in of_day.values() if len({one.report for one in of}) > 1 for one in of)

    def ask(self, places: Iterable[Place]) -> None:
        wanted = sorted({place for place in places if place not in self._vectors})[:ASKED]
        if self._meaning is None or not wanted:
            return
        texts = [(place, text) for place in wanted for text in self._texts(*place)]
        for (place, _), vector in zip(texts, self._meaning([text for _, text in texts]), strict=True):
            self._vectors.setdefault(place, []).append(vector)

    def cosine(self, one: Place, other: Place) -> float:
        """How near two sentences are, at best; 0 where it was not asked for."""
        return max(
            (float(first @ second) for first in self._vectors.get(one, ()) for second in self._vectors.get(other, ())),
            default=0.0,
        )

    def _texts(self, report: str, span: Span) -> list[str]:
        text = self._coverage.text(report)
        words = [word.lower for word in self._coverage.wordings[report].within(span)[:FIRST]]
        listed = timeline_words(self._coverage.language)
        if not listed.pointing.isdisjoint(words) or not listed.pronouns.isdisjoint(words[:1]):
            before = [
                part
                for passage in self._coverage.passages[report]
                if not passage.clause and passage.index != TITLE
                for part in passage.content
                if 0 <= span.start - part.end <= GAP
            ]
            return [span.of(text), *(f"{part.of(text)}. {span.of(text)}" for part in sorted(before)[:1])]
        return [span.of(text)]


def undated(
    coverage: Coverage,
    reports: Sequence[str],
    lines: Sequence[Sequence[Dated]],
    claim_of: Mapping[Passage, str],
    meant: Meant,
) -> list[list[tuple[str, Span]]]:
    """For each line the place of every report that dates nothing of it and tells of it all the same, where there is."""
    free = {report: _without_date(coverage, report, lines) for report in sorted(reports)}
    days = {(one.report, one.first) for line in lines for one in line if one.first == one.last and not one.said}
    found: list[list[tuple[str, Span]]] = [[] for _ in lines]
    likely: list[tuple[int, Passage, list[Dated]]] = []
    for at, line in enumerate(lines):
        day = line[0]
        if day.first != day.last or day.said or day.until:
            continue
        has = {one.report for one in line}
        members = [one for one in line if not one.said]
        for report, narrated in free.items():
            if report in has or (report, day.first) in days or not _soon_after(coverage, report, day):
                continue
            for passage, told in narrated:
                like = [one for one in members if len(told & one.told) >= SHARED or _one_claim(passage, one, claim_of)]
                if like:
                    likely.append((at, passage, like))
    meant.ask(_at(passage) for _, passage, _ in likely)
    meant.ask((one.report, one.span) for _, _, like in likely for one in like)
    best: dict[Passage, tuple[float, int]] = {}
    for at, passage, like in likely:
        for one in like:
            near = meant.cosine(_at(passage), (one.report, one.span))
            if near >= (ALIKE_CLAIMED if _one_claim(passage, one, claim_of) else ALIKE):
                best[passage] = max(best.get(passage, (0.0, 0)), (near, -at))
    of_line: dict[tuple[int, str], tuple[float, Passage]] = {}
    for passage, (near, negative) in best.items():
        key = (-negative, passage.report)
        held = of_line.get(key)
        if held is None or (-near, passage.order) < (-held[0], held[1].order):
            of_line[key] = (near, passage)
    for (at, report), (_, passage) in sorted(of_line.items(), key=lambda one: one[0]):
        found[at].append((report, _at(passage)[1]))
    return found


def _at(passage: Passage) -> tuple[str, Span]:
    return (passage.report, passage.content[0])


def _one_claim(passage: Passage, one: Dated, claim_of: Mapping[Passage, str]) -> bool:
    return one.passage is not None and passage in claim_of and claim_of[passage] == claim_of.get(one.passage)


def _without_date(
    coverage: Coverage, report: str, lines: Iterable[Sequence[Dated]]
) -> list[tuple[Passage, frozenset[str]]]:
    """What a report narrates without a date, its title among it, with what it says was done; not how things went on."""
    dated = [one.span for line in lines for one in line if one.report == report]
    following = timeline_words(coverage.language).following
    return [
        (passage, told_in(coverage, report, passage.content[0]))
        for passage in coverage.passages[report]
        if passage.kind == "assertion"
        and not passage.clause
        and not any(passage.content[0].overlaps(span) for span in dated)
        and following.isdisjoint(word.lower for word in coverage.wordings[report].within(*passage.content))
    ]


def _soon_after(coverage: Coverage, report: str, one: Dated) -> bool:
    published = coverage.days[report]
    day = one.value[:10]
    if len(published) < len(day):
        return not published
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= LATER

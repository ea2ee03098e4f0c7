"""Dated happenings: one line for each, whoever tells it and in however many sentences.

Two reports date one happening where their sentences are of one claim or alike, where the words beside the date say that
the same was done, or where they give one day and mean the same by sentence vectors. A coarser date (`awal Maret`) joins
the line of the one finer date within it that fits; the line keeps the finer. Days that differ stay apart. What a report
tells of a line without a date joins it too (``undated``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from runut.model import Happening, Span
from runut.weave.coverage import Coverage
from runut.weave.dated import Dated, dated_by, precision
from runut.weave.instants import instant
from runut.weave.likeness import ALIKE, Likeness
from runut.weave.passages import Passage
from runut.weave.stories import Meaning
from runut.weave.undated import Meant, undated

EVIDENCE, OF_REPORT = 8, 2
"""Places shown for a line; for one report of it."""
FIT = 140
"""Characters of the wording that is shown, if there is a choice."""
NEAR = 40
"""Lines that a further sentence is held against, those that share most words with it."""
MOST = 300
"""Lines of one timeline."""
SAME_DEED, SAME_DEED_NAMED, SAME_DEEDS = 0.6, 0.4, 0.5
"""Share of the poorer words beside two dates from which they tell of one deed: where the dates are as exact and one
has no names; where they name the same; where two words or more are the same."""


ALIKE_ALONE, ALIKE_WITH, SHARED = 0.895, 0.87, 2
"""Cosine from which two sentences of one day tell of one happening by themselves, and where they share so many words of
deeds and names."""
ALIKE_CLASHING = 0.93
"""The same where their hours differ."""
UNLIKE = 0.8
"""Cosine of sentences that have nothing to do with one another."""


@dataclass(slots=True)
class _Line:
    told: list[Dated] = field(default_factory=list)
    first: int = 0
    last: int = 0
    """The days of its finest date."""


class Timelines:
    """Makes the timelines of stories and threads. ``claim_of``: the claim of each passage that carries one;
    ``meaning``: sentence vectors, asked for what two reports tell of one day."""

    def __init__(
        self, coverage: Coverage, claim_of: Mapping[Passage, str], likeness: Likeness, meaning: Meaning | None = None
    ) -> None:
        self._coverage = coverage
        self._claim_of = claim_of
        self._likeness = likeness
        self._meant = Meant(coverage, meaning)

    def of(self, reports: Sequence[str]) -> tuple[Happening, ...]:
        """The happenings that the reports date, in order of time."""
        told = [one for report in sorted(reports) for one in dated_by(self._coverage, report)]
        self._meant.prepare(told)
        lines = _Lines(self._claim_of, self._likeness, self._meant)
        for one in sorted(told, key=lambda one: (one.last - one.first, one.said, one.order)):
            lines.add(one)
        more = undated(self._coverage, reports, [line.told for line in lines.all], self._claim_of, self._meant)
        found = [_happening(self._coverage, line.told, also) for line, also in zip(lines.all, more, strict=True)]
        return tuple(sorted(found, key=lambda one: _place(one, self._coverage.language))[:MOST])


def _place(one: Happening, language: str) -> tuple[float, int, str, Span]:
    """In order of time, what is less exact first."""
    return (instant(one.date, language), len(one.date), one.evidence[0].report, one.evidence[0].span)


class _Lines:
    """Lines being put together, the finest dates first."""

    def __init__(self, claim_of: Mapping[Passage, str], likeness: Likeness, meant: Meant) -> None:
        self.all: list[_Line] = []
        self._sentences = meant
        self._claim_of = claim_of
        self._likeness = likeness
        self._of_key: dict[str, list[int]] = defaultdict(list)

    def add(self, one: Dated) -> None:
        """Puts what a report dates to the line that it fits best, or to a new one. A coarser date joins no line where
        two fit it alike."""
        fits = {at: self._fit(self.all[at], one) for at in self._near(one)}
        best = max(fits.values(), default=0.0)
        at = [line for line in sorted(fits) if fits[line] == best]
        if best <= 0 or (len(at) > 1 and one.last > one.first):
            at = [len(self.all)]
            self.all.append(_Line(first=one.first, last=one.last))
        self.all[at[0]].told.append(one)
        for key in self._keys(one):
            if not self._of_key[key] or self._of_key[key][-1] != at[0]:
                self._of_key[key].append(at[0])

    def _keys(self, one: Dated) -> list[str]:
        keys = {*one.deeds, f"day {one.first} {one.last}"}
        if one.passage is not None:
            keys |= one.passage.keys
            keys |= {f"claim {self._claim_of[one.passage]}"} if one.passage in self._claim_of else set()
            keys |= {f"speaker {one.passage.speaker.id}"} if one.passage.speaker is not None else set()
        return sorted(keys)

    def _near(self, one: Dated) -> list[int]:
        """Lines whose date lies within this one and that share a word with it."""
        shared: Counter[int] = Counter()
        for key in self._keys(one):
            shared.update({at for at in self._of_key[key] if self._within(self.all[at], one)})
        return sorted(shared, key=lambda at: (-shared[at], at))[:NEAR]

    @staticmethod
    def _within(line: _Line, one: Dated) -> bool:
        return one.first <= line.first and line.last <= one.last

    def _fit(self, line: _Line, one: Dated) -> float:
        if any(one.clashes(other) for other in line.told):
            return max(self._meant(other, one, ALIKE_CLASHING) for other in line.told)
        return max(self._of_two(other, one) for other in line.told)

    def _of_two(self, one: Dated, other: Dated) -> float:
        """How well two datings are of one happening; 0 where they are not."""
        finer = one.last - one.first != other.last - other.first
        if one.passage is not None and one.passage is other.passage:
            return 0.0 if finer else 3.0
        if one.until != other.until:
            return 0.0
        if one.passage is not None and other.passage is not None and one.said == other.said:
            # Alike sentences can date different things in them: `kata X, Rabu` and `awal pekan ini X mengusulkan`.
            deeds = bool(one.deeds & other.deeds)
            claimed = one.passage in self._claim_of
            if claimed and self._claim_of[one.passage] == self._claim_of.get(other.passage) and (deeds or not finer):
                return 3.0
            alike = self._likeness.of(one.passage, other.passage)
            if alike >= ALIKE and (deeds or one.said):
                return 1.0 + alike
            if one.said and not finer and one.passage.speaker is not None and other.passage.speaker is not None:
                return float(one.passage.speaker.id == other.passage.speaker.id)
        if one.said or other.said:
            return 0.0
        deed = self._one_deed(one, other, unnamed=not finer and not (one.names and other.names))
        return max(deed, self._meant(one, other, ALIKE_ALONE))

    def _meant(self, one: Dated, other: Dated, least: float) -> float:
        """How near in meaning two sentences of one day are, 0 to 1; 0 where they are not near enough."""
        if one.report == other.report or one.said or other.said or one.until != other.until:
            return 0.0
        if (one.first, one.last) != (other.first, other.last) or one.first != one.last:
            return 0.0
        near = self._sentences.cosine((one.report, one.span), (other.report, other.span))
        if len(one.told & other.told) >= SHARED:
            least -= ALIKE_ALONE - ALIKE_WITH
        return (near - UNLIKE) / (1 - UNLIKE) if near >= least else 0.0

    @staticmethod
    def _one_deed(one: Dated, other: Dated, *, unnamed: bool) -> float:
        """By plain shares: in the few reports of a story its own words are the common ones. ``unnamed``: whether names
        may be wanting."""
        both = one.deeds & other.deeds
        if not both:
            return 0.0
        share = len(both) / min(len(one.deeds), len(other.deeds))
        named = bool(one.names & other.names)
        same = (
            (share >= SAME_DEED and (named or unnamed))
            or (share >= SAME_DEED_NAMED and named)
            or (share >= SAME_DEEDS and len(both) > 1)
        )
        return share if same else 0.0


def _happening(coverage: Coverage, line: Sequence[Dated], also: Sequence[tuple[str, Span]]) -> Happening:
    """``also``: where reports tell of it without a date."""
    value = _finest(line)
    if any(one.clashes(other) for one, other in combinations(line, 2)):
        value = value[:10]
    kind = precision(value)
    assert kind is not None  # of every value that ``dated_by`` gives
    # The version that says it in one sentence, neither clipped nor long, and gives the finest date.
    best = min(line, key=lambda one: (one.value[:10] != value[:10], abs(_length(one.span) - FIT), one.order))
    places = dict.fromkeys([*((one.report, one.span) for one in (best, *line)), *also])
    of_report: Counter[str] = Counter()
    ranked: list[tuple[int, int, tuple[str, Span]]] = []
    for at, place in enumerate(places):
        ranked.append((of_report[place[0]], at, place))
        of_report[place[0]] += 1
    shown = [place for seen, _, place in sorted(ranked) if seen < OF_REPORT][:EVIDENCE]
    return Happening(
        date=value,
        precision=kind,
        says=best.span.of(coverage.text(best.report)),
        evidence=tuple(coverage.evidence(report, span) for report, span in shown),
    )


def _finest(line: Sequence[Dated]) -> str:
    """The most exact date of a line, of several the one that most reports give."""
    least = min(one.last - one.first for one in line)
    finest = [one for one in line if one.last - one.first == least]
    exact = max(len(one.value) for one in finest)
    counts = Counter(one.value for one in finest if len(one.value) == exact)
    return min(counts, key=lambda value: (-counts[value], value))


def _length(span: Span) -> int:
    return span.end - span.start

"""Dated happenings: one line for each, whoever tells it and in however many sentences.

Two reports date one happening where their sentences are of one claim or alike, or where the words beside the date say
that the same was done. A coarser date (`awal Maret`) joins the line of the one finer date within it that fits; the line
keeps the finer. Days that differ stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from runut.model import Happening, Span
from runut.weave.coverage import Coverage
from runut.weave.dated import Dated, dated_by, precision
from runut.weave.instants import instant
from runut.weave.likeness import ALIKE, Likeness
from runut.weave.passages import Passage

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


@dataclass(slots=True)
class _Line:
    told: list[Dated] = field(default_factory=list)
    first: int = 0
    last: int = 0
    """The days of its finest date."""


def make_timeline(
    coverage: Coverage, reports: Sequence[str], claim_of: Mapping[Passage, str], likeness: Likeness
) -> tuple[Happening, ...]:
    """The happenings that the reports date, in order of time."""
    told = [one for report in sorted(reports) for one in dated_by(coverage, report)]
    lines = _Lines(claim_of, likeness)
    for one in sorted(told, key=lambda one: (one.last - one.first, one.said, one.order)):
        lines.add(one)
    found = [_happening(coverage, line.told) for line in lines.all]
    return tuple(sorted(found, key=lambda one: _place(one, coverage.language))[:MOST])


def _place(one: Happening, language: str) -> tuple[float, int, str, Span]:
    """In order of time, what is less exact first."""
    return (instant(one.date, language), len(one.date), one.evidence[0].report, one.evidence[0].span)


class _Lines:
    """Lines being put together, the finest dates first."""

    def __init__(self, claim_of: Mapping[Passage, str], likeness: Likeness) -> None:
        self.all: list[_Line] = []
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
        keys = set(one.deeds)
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
            return 0.0
        return max(self._of_two(other, one) for other in line.told)

    def _of_two(self, one: Dated, other: Dated) -> float:
        """How well two datings are of one happening; 0 where they are not."""
        finer = one.last - one.first != other.last - other.first
        if one.passage is not None and one.passage is other.passage:
            return 0.0 if finer else 3.0
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
        return self._one_deed(one, other, unnamed=not finer and not (one.names and other.names))

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


def _happening(coverage: Coverage, line: Sequence[Dated]) -> Happening:
    value = _finest(line)
    kind = precision(value)
    assert kind is not None  # of every value that ``dated_by`` gives
    # The version that says it in one sentence, neither clipped nor long, and gives the finest date.
    best = min(line, key=lambda one: (one.value[:10] != value[:10], abs(_length(one.span) - FIT), one.order))
    of_report: Counter[str] = Counter()
    shown: dict[tuple[str, Span], None] = {}
    for one in (best, *line):
        if (one.report, one.span) not in shown and of_report[one.report] < OF_REPORT:
            of_report[one.report] += 1
            shown[one.report, one.span] = None
    return Happening(
        date=value,
        precision=kind,
        says=best.span.of(coverage.text(best.report)),
        evidence=tuple(coverage.evidence(report, span) for report, span in list(shown)[:EVIDENCE]),
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

"""Numbers of one thing that differ: a later toll is an update, two counts of the same people are a disagreement.

Two numbers are of one thing where they stand in one story with one unit and one state (dead, missing, aboard), or in
two alike sentences before the same words (`dua kapal patroli`, `tiga kapal patroli`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.model import Bound, Quantity, Reason
from runut.weave.finding import Finding
from runut.weave.passages import Coverage, Passage
from runut.weave.stories import days_apart
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word

BEFORE, AFTER = 7, 7
"""Words on each side of a number, in its clause, in which its state is looked for."""
PERSON = "person"
"""Unit of people (``read.quantities``)."""
NEAR_DAYS = 3
"""Days between two reports whose alike sentences are of one thing, at most; later ones tell of a change."""
MEASURE = re.compile(r"/|^[A-Z]{3}$|^percent")
"""Units of prices, sums and rates, which differ from hour to hour."""
PART = "part"
"""State of a number that is a part of a toll."""
BREAKS = frozenset(',.;:!?\n“”"')


@dataclass(frozen=True, slots=True)
class Count:
    report: str
    quantity: Quantity
    state: str
    unit: str
    noun: tuple[str, ...]
    """Keys of the two words after the number."""

    @property
    def shown(self) -> str:
        value = self.quantity.value
        words = str(int(value)) if value == int(value) else str(value)
        return {"at_least": "≥ ", "at_most": "≤ ", "about": "± "}.get(self.quantity.bound, "") + words


def number_findings(
    coverage: Coverage,
    stories: Sequence[Sequence[str]],
    alike: Sequence[tuple[Passage, Passage]],
    copies: Mapping[str, str],
) -> tuple[list[Finding], list[Finding]]:
    """Disagreements and updates."""
    counts = {report: _counts(coverage, report) for report in coverage.readings}
    disagreements: list[Finding] = []
    updates: list[Finding] = []
    for story in stories:
        by_thing: dict[tuple[str, str], list[Count]] = defaultdict(list)
        for report in story:
            for count in counts[report]:
                if count.state and count.state != PART:
                    by_thing[(count.state, count.unit)].append(count)
        for (state, unit), found in sorted(by_thing.items()):
            disagreement, update = _of_one_thing(coverage, state, unit, found)
            disagreements += disagreement
            updates += update
    story_of = {report: at for at, story in enumerate(stories) for report in story}
    disagreements += _in_alike_sentences(coverage, counts, alike, story_of, copies)
    return disagreements, updates


def _counts(coverage: Coverage, report: str) -> list[Count]:
    """The numbers of a report with what they count; a number's clause ends at punctuation and at the next number."""
    words = vocabulary(coverage.language)
    told = coverage.wordings[report].words
    starts = coverage.wordings[report].starts
    text = coverage.text(report)
    inside = coverage.readings[report].quantities
    taken = {(quantity.span.start, quantity.span.end) for quantity in inside}
    found: list[Count] = []
    for quantity in inside:
        first = bisect_left(starts, quantity.span.start)
        last = bisect_left(starts, quantity.span.end)
        before = list(
            _clause(told, text, range(first - 1, max(-1, first - 1 - BEFORE), -1), quantity.span.start, taken)
        )
        after = list(_clause(told, text, range(last, min(len(told), last + AFTER)), quantity.span.end, taken))
        within = told[first:last]
        state = quantity.of or ""
        if state not in words.tolls.growing | words.tolls.moving:
            state = _frame([*within, *after], quantity, coverage.language) or _frame(
                before, quantity, coverage.language
            )
        elif any(word.lower in words.tolls.parts for word in within):
            state = PART
        unit = quantity.unit or next((key for word in within[1:] for key in word.keys), "")
        noun = tuple(key for word in [*within[1:], *after][:3] for key in word.keys)[:2]
        found.append(Count(report, quantity, state, unit, noun))
    return found


def _clause(
    told: Sequence[Word], text: str, order: Iterable[int], edge: int, taken: set[tuple[int, int]]
) -> Iterable[Word]:
    for at in order:
        word = told[at]
        between = text[word.end : edge] if word.start < edge else text[edge : word.start]
        if any(letter in BREAKS for letter in between) or any(start <= word.start < end for start, end in taken):
            return
        yield word
        edge = word.start if word.start < edge else word.end


def _frame(words: Iterable[Word], quantity: Quantity, language: str) -> str:
    """What a number of people is of, by the words beside it: ``aboard``, ``capacity``, ``crew``."""
    if quantity.unit != PERSON:
        return ""
    seen = {key for word in words for key in (*word.keys, word.lower)}
    frames = vocabulary(language).tolls.frames
    return next((frame for frame in ("crew", "capacity", "aboard") if seen & frames[frame]), "")


def _of_one_thing(
    coverage: Coverage, state: str, unit: str, counts: Sequence[Count]
) -> tuple[list[Finding], list[Finding]]:
    """Numbers of one state in one story."""
    words = vocabulary(coverage.language)
    values = {count.quantity.value for count in counts}
    if len(values) < 2:
        return [], []
    ordered = sorted(counts, key=lambda one: (coverage.time(one.report), one.report, one.quantity.span))
    if state in words.tolls.growing or state in words.tolls.moving:
        kept = _latest(ordered)
        finding = Finding("number", Reason(code="toll_updated", args={"of": state, "unit": unit}))
        for count in kept:
            finding.add(count.shown, count.report, count.quantity.span)
        if len(finding.values) < 2 or len(finding.reports) < 2:
            return [], []
        if state in words.tolls.growing and _falls(coverage, kept):
            finding.what = Reason(code="number_of", args={"of": state, "unit": unit})
            finding.sure = 0.6
            return [finding], []
        return [], [finding]
    distinct = list({(one.quantity.value, one.quantity.bound): one.quantity for one in ordered}.values())
    sides = [count for count in ordered if any(not compatible(count.quantity, other) for other in distinct)]
    finding = Finding("number", Reason(code="number_of", args={"of": state, "unit": unit}), sure=0.8)
    for count in sides:
        finding.add(count.shown, count.report, count.quantity.span)
    return ([finding], []) if len(finding.values) > 1 and len(finding.reports) > 1 else ([], [])


def _latest(counts: Sequence[Count]) -> list[Count]:
    """Each report's whole toll: the highest of a state in one report (the others are parts of it)."""
    best: dict[str, Count] = {}
    for count in counts:
        held = best.get(count.report)
        if held is None or count.quantity.value > held.quantity.value:
            best[count.report] = count
    return [count for count in counts if best[count.report].quantity.value == count.quantity.value]


def _falls(coverage: Coverage, counts: Sequence[Count]) -> bool:
    """Whether a report a day or more later has fewer, both being exact."""
    return any(
        later.quantity.value < earlier.quantity.value
        and later.quantity.bound == earlier.quantity.bound == "exact"
        and coverage.time(earlier.report) < coverage.time(later.report)
        and (days_apart(coverage.day(earlier.report), coverage.day(later.report)) or 0) >= 1
        for at, earlier in enumerate(counts)
        for later in counts[at + 1 :]
    )


def _in_alike_sentences(
    coverage: Coverage,
    counts: Mapping[str, Sequence[Count]],
    alike: Sequence[tuple[Passage, Passage]],
    story_of: Mapping[str, int],
    copies: Mapping[str, str],
) -> list[Finding]:
    """`dua kapal patroli` against `tiga kapal patroli` where the sentences are alike."""
    found: dict[tuple[int, tuple[str, ...]], Finding] = {}
    for one, other in alike:
        if story_of.get(one.report) != story_of.get(other.report) or copies.get(one.report) == other.report:
            continue
        if (days_apart(coverage.day(one.report), coverage.day(other.report)) or 0) > NEAR_DAYS:
            continue
        for a in _of_passage(one, counts[one.report]):
            for b in _of_passage(other, counts[other.report]):
                if len(a.noun) < 2 or a.noun != b.noun or a.state or b.state or compatible(a.quantity, b.quantity):
                    continue
                key = (story_of[one.report], a.noun)
                finding = found.setdefault(
                    key,
                    Finding(
                        "number", Reason(code="number_of", args={"of": " ".join(a.noun), "unit": a.unit}), sure=0.7
                    ),
                )
                finding.add(a.shown, a.report, a.quantity.span)
                finding.add(b.shown, b.report, b.quantity.span)
    return [finding for _, finding in sorted(found.items())]


def _of_passage(passage: Passage, counts: Sequence[Count]) -> list[Count]:
    """The numbers in a passage whose noun no other number there has: `dua … dan tiga kapal patroli` tells nothing."""
    inside = [
        count
        for count in counts
        if not MEASURE.search(count.unit) and any(span.covers(count.quantity.span) for span in passage.content)
    ]
    return [count for count in inside if sum(other.noun == count.noun for other in inside) == 1]


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether both numbers can be right of one thing (`sedikitnya 30` and `32`; `sekitar 100` and `96`)."""
    if one.value == other.value:
        return True
    low, high = _range(one.value, one.bound)
    least, most = _range(other.value, other.bound)
    return low <= most and least <= high


def _range(value: float, bound: Bound) -> tuple[float, float]:
    if bound == "at_least":
        return value, float("inf")
    if bound == "at_most":
        return float("-inf"), value
    if bound == "about":
        return value * 0.85, value * 1.15
    return value, value

"""Numbers of one thing that differ: a later toll is an update, two counts of the same people are a disagreement.

Two numbers are of one thing where they stand in one story with one unit and one state (dead, missing, aboard), or in
two alike sentences before the same words (`dua kapal patroli`, `tiga kapal patroli`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from runut.model import Bound, Quantity, Reason
from runut.weave.counting import Count, whole_tolls
from runut.weave.coverage import Coverage
from runut.weave.finding import Finding
from runut.weave.passages import Passage
from runut.weave.stories import days_apart
from runut.weave.vocabulary import vocabulary

NEAR_DAYS = 3
"""Days between two reports whose alike sentences are of one thing, at most; later ones tell of a change."""
MEASURE = re.compile(r"/|^[A-Z]{3}$|^percent")
"""Units of prices, sums and rates, which differ from hour to hour."""


def number_findings(
    coverage: Coverage,
    stories: Sequence[Sequence[str]],
    counts: Mapping[str, Sequence[Count]],
    alike: Sequence[tuple[Passage, Passage]],
    copies: Mapping[str, str],
) -> tuple[list[Finding], list[Finding]]:
    """Disagreements and updates."""
    disagreements: list[Finding] = []
    updates: list[Finding] = []
    for story in stories:
        by_thing: dict[tuple[str, str], list[Count]] = defaultdict(list)
        for report in story:
            for count in whole_tolls(counts[report], coverage.language):
                by_thing[count.thing].append(count)
        for (state, unit), found in sorted(by_thing.items()):
            disagreement, update = _of_one_thing(coverage, state, unit, found)
            disagreements += disagreement
            updates += update
    story_of = {report: at for at, story in enumerate(stories) for report in story}
    disagreements += _in_alike_sentences(coverage, counts, alike, story_of, copies)
    return disagreements, updates


def _of_one_thing(
    coverage: Coverage, state: str, unit: str, counts: Sequence[Count]
) -> tuple[list[Finding], list[Finding]]:
    """Numbers of one state in one story."""
    words = vocabulary(coverage.language)
    values = {count.quantity.value for count in counts}
    if len(values) < 2:
        return [], []
    ordered = sorted(counts, key=lambda one: (coverage.published_at(one.report), one.report, one.quantity.span))
    if state in words.tolls.growing or state in words.tolls.moving:
        finding = Finding("number", Reason(code="toll_updated", args={"of": state, "unit": unit}))
        for count in ordered:
            finding.add(count.shown, count.report, count.quantity.span)
        if len(finding.values) < 2 or len(finding.reports) < 2:
            return [], []
        if state in words.tolls.growing and _falls(coverage, ordered):
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


def _falls(coverage: Coverage, counts: Sequence[Count]) -> bool:
    """Whether a report a day or more later has fewer, both being exact."""
    return any(
        later.quantity.value < earlier.quantity.value
        and later.quantity.bound == earlier.quantity.bound == "exact"
        and coverage.published_at(earlier.report) < coverage.published_at(later.report)
        and (days_apart(coverage.days[earlier.report], coverage.days[later.report]) or 0) >= 1
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
        if (days_apart(coverage.days[one.report], coverage.days[other.report]) or 0) > NEAR_DAYS:
            continue
        if _same_voice(coverage, one, other):
            continue
        for a in _of_passage(one, counts[one.report]):
            for b in _of_passage(other, counts[other.report]):
                if len(a.noun) < 2 or a.noun != b.noun or a.state or b.state or compatible(a.quantity, b.quantity):
                    continue
                key = (story_of[one.report], a.noun)
                finding = found.setdefault(
                    key,
                    Finding("number", Reason(code="number_of", args={"of": a.called, "unit": a.unit}), sure=0.7),
                )
                finding.add(a.shown, a.report, a.quantity.span)
                finding.add(b.shown, b.report, b.quantity.span)
    return [finding for _, finding in sorted(found.items())]


def _same_voice(coverage: Coverage, one: Passage, other: Passage) -> bool:
    """Whether one outlet has both numbers from one speaker: then they are of two things, and hardly a contradiction."""
    speakers = {passage.speaker.id if passage.speaker is not None else None for passage in (one, other)}
    outlets = {coverage.media.counted(passage.report) for passage in (one, other)}
    return len(speakers) == len(outlets) == 1


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

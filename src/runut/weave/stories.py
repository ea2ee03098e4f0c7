"""Stories (the reports of one happening) and threads (stories that belong together over time).

Two reports are alike by the cosine of their words, each weighed by rarity and by place (title, lead, the rest), as
event-clustering systems measure it (Miranda et al. 2018, "Multilingual Clustering of Streaming News"); to this come
the claims they share, the dates that their leads name, and the letter that they are about: letters of two writers are
two happenings, however alike their words. Reports are put together by average likeness, best first. A follow-up names
the day of the happening in its lead, so a rising toll stays one story, and the next accident does not join it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from runut.model import ReadRole, Reason, Span
from runut.weave.clustering import clusters
from runut.weave.coverage import Coverage
from runut.weave.grouping import Group
from runut.weave.identity import content_id
from runut.weave.vocabulary import vocabulary

TITLE, LEAD, BODY = 3, 2, 1
RAREST = 4.5
"""Greatest weight of a word: in a large coverage what one report alone says must not drown what it shares."""
LEAD_LENGTH = 600
"""Characters of the telling that count as the lead."""
# What speaks for and against one happening, in likeness: chosen on the seeds and the made-up sample so that every
# true story stays above ``STORY`` and every neighbour below it.
SAME_LETTER, OTHER_LETTER = 0.12, -0.25
SAME_DAYS, OTHER_DAYS, OTHER_DAYS_APART = 0.05, -0.05, 2
SHARED_CLAIMS = 0.30
LONG_AFTER, LONG_AFTER_DAYS = -0.15, 10
STORY = 0.26
"""Least mean likeness of two groups of reports that are one story. On the seeds and the made-up sample, stories hold
together at 0.28 and above and neighbours in one thread lie at 0.24 and below."""
THREAD = 0.14
"""Least mean likeness (words alone) of stories in one thread; unrelated ones lie below 0.10."""
ALL_PAIRS = 300
"""Up to this many reports, every pair is compared; beyond, those that share several of their most telling words."""
TELLING, SHARED_TELLING, COMMON = 24, 3, 150
LETTER_REACH = 4
"""Words between `surat` and the name of its writer, at most."""
SHOWN_NAMES = 4

Pair = tuple[str, str]
Item = TypeVar("Item", str, int)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a report is compared by."""

    words: dict[str, float]
    """Unit vector."""
    lead_days: frozenset[str]
    day: str
    letter: str | None
    """Entity id of the writer of the letter that the report is about."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """Stories as sorted tuples of report ids, threads as sorted tuples of indexes into them."""

    stories: tuple[tuple[str, ...], ...]
    threads: tuple[tuple[int, ...], ...]
    sketches: Mapping[str, Sketch]

    def likeness(self, one: str, other: str) -> float:
        """Cosine of two reports' words."""
        return cosine(self.sketches[one].words, self.sketches[other].words)


def find_stories(coverage: Coverage, groups: Sequence[Group], copies: Mapping[str, str]) -> Happenings:
    """The stories and threads of a coverage. ``groups``: passages that say the same; ``copies``: report → the report
    that it copies, which is of the same story whatever else it says."""
    sketches = {report: _sketch(coverage, report) for report in coverage.readings}
    shared, told = _shared_claims(coverage, groups)

    def alike(one: str, other: str) -> float:
        if copies.get(one, one) == copies.get(other, other):
            return 1.0
        both = shared.get((one, other), 0.0)
        claims = 2 * both / (told[one] + told[other]) if both else 0.0
        return (
            cosine(sketches[one].words, sketches[other].words)
            + SHARED_CLAIMS * claims
            + _circumstance(sketches[one], sketches[other])
        )

    reports = sorted(sketches)
    number = {report: at for at, report in enumerate(reports)}
    compared: dict[int, dict[int, float]] = {at: {} for at in number.values()}
    for one, other in _candidates({report: sketch.words for report, sketch in sketches.items()}, shared):
        compared[number[one]][number[other]] = compared[number[other]][number[one]] = alike(one, other)
    stories = [tuple(reports[at] for at in group) for group in clusters(compared, STORY)]
    return Happenings(tuple(stories), tuple(_threads(stories, sketches)), sketches)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Of two unit vectors (of other vectors the product), the same in any order of input."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(value * other[key] for key, value in one.items() if key in other)


def _sketch(coverage: Coverage, report: str) -> Sketch:
    reading = coverage.readings[report]
    titles = [span for span in (reading.title, reading.subtitle) if span is not None]
    telling = [block.span for block in reading.blocks if block.role in ReadRole] or [
        Span(0, len(coverage.text(report)))
    ]
    body = [span for span in sorted(telling) if not any(title.covers(span) for title in titles)]
    lead = _lead(body)
    counts: Counter[str] = Counter()
    for spans, factor in ((titles, TITLE), (lead, LEAD - BODY), (body, BODY)):
        for word in coverage.wordings[report].within(*spans):
            for key in word.keys:
                counts[key] += factor
    weighed = {key: min(RAREST, coverage.weight(key)) * (1 + math.log(count)) for key, count in sorted(counts.items())}
    length = math.sqrt(math.fsum(value * value for value in weighed.values())) or 1.0
    days = frozenset(
        time.value[:10]
        for time in reading.dates
        if is_day(time.value) and any(span.covers(time.span) for span in (*titles, *lead))
    )
    return Sketch(
        {key: value / length for key, value in weighed.items()}, days, coverage.days[report], _letter(coverage, report)
    )


def _lead(body: Sequence[Span]) -> list[Span]:
    left = LEAD_LENGTH
    found = []
    for span in body:
        if left <= 0:
            break
        found.append(Span(span.start, min(span.end, span.start + left)))
        left -= span.end - span.start
    return found


def is_day(value: str) -> bool:
    """Whether a TIMEX3 value begins with a day of the calendar."""
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return len(value) >= 10


def _letter(coverage: Coverage, report: str) -> str | None:
    """Who wrote the letter that a report is about: by the statements taken from letters and by words such as
    `surat Pushilin`, `surat dari Putin`, the earlier the heavier."""
    words = vocabulary(coverage.language)
    weights: Counter[str] = Counter()
    length = max(1, len(coverage.text(report)))
    for passage in coverage.passages[report]:
        if passage.vehicle == "letter" and passage.speaker is not None:
            weights[passage.speaker.id] += int(200 - 100 * passage.content[0].start / length)
    people = {
        found.id
        for mention in coverage.readings[report].entities
        if mention.label == "PER" and (found := coverage.entities.of(report, mention.id)) is not None
    }
    told = coverage.wordings[report].words
    for at, word in enumerate(told):
        if words.vehicles.get(word.lower) != "letter":
            continue
        for near in told[at + 1 : at + 1 + LETTER_REACH]:
            if near.lower in words.cues.hearer:
                break
            if near.name in people:
                weights[near.name or ""] += int(200 - 100 * word.start / length)
                break
    return max(sorted(weights), key=lambda writer: weights[writer]) if weights else None


def _circumstance(one: Sketch, other: Sketch) -> float:
    """What speaks for or against one happening beside the words: letter, days in the leads, time between."""
    found = 0.0
    if one.letter and other.letter:
        found += SAME_LETTER if one.letter == other.letter else OTHER_LETTER
    if one.lead_days & other.lead_days:
        found += SAME_DAYS if found >= 0 else 0.0
    elif one.lead_days and other.lead_days:
        gaps = [days_apart(a, b) or 0 for a in one.lead_days for b in other.lead_days]
        found += OTHER_DAYS if min(gaps) >= OTHER_DAYS_APART else 0.0
    apart = days_apart(one.day, other.day)
    if apart is not None and apart > LONG_AFTER_DAYS:
        found += LONG_AFTER
    return found


def days_apart(one: str, other: str) -> int | None:
    """Days between two ISO dates or months, whatever their order, as few as they can be; ``None`` where one is
    neither."""
    first, second = _days_of(one), _days_of(other)
    if first is None or second is None:
        return None
    return max(0, (first[0] - second[1]).days, (second[0] - first[1]).days)


def _days_of(value: str) -> tuple[date, date] | None:
    """The first and last day that a date or a month can mean."""
    try:
        if len(value) == 7:
            first = date.fromisoformat(f"{value}-01")
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return day, day


def _shared_claims(coverage: Coverage, groups: Sequence[Group]) -> tuple[dict[Pair, float], dict[str, float]]:
    """How many claims two reports share and how many passages each has that could be one; what somebody said counts
    twice what is narrated."""
    shared: dict[Pair, float] = defaultdict(float)
    for group in groups:
        weight = 2.0 if any(passage.kind == "statement" for passage in group) else 1.0
        reports = sorted({passage.report for passage in group})
        if len(reports) <= ALL_PAIRS // 2:
            for one, other in combinations(reports, 2):
                shared[(one, other)] += weight
    told = {
        report: sum(2.0 if passage.kind == "statement" else 1.0 for passage in passages if not passage.clause)
        for report, passages in coverage.passages.items()
    }
    return shared, told


def _candidates(
    vectors: Mapping[Item, Mapping[str, float]], shared: Iterable[tuple[Item, Item]]
) -> set[tuple[Item, Item]]:
    """The pairs that are worth comparing, each in order: all of few, else those that share telling words or claims."""
    if len(vectors) <= ALL_PAIRS:
        return set(combinations(sorted(vectors), 2))
    df = Counter(key for words in vectors.values() for key in words)
    index: dict[str, list[Item]] = defaultdict(list)
    for item, words in sorted(vectors.items()):
        telling = sorted((key for key in words if df[key] <= COMMON), key=lambda key: (-words[key], key))
        for key in telling[:TELLING]:
            index[key].append(item)
    met: Counter[tuple[Item, Item]] = Counter()
    for _, members_of in sorted(index.items()):
        met.update(combinations(members_of, 2))
    return {pair for pair, times in met.items() if times >= SHARED_TELLING} | set(shared)


def _threads(stories: Sequence[tuple[str, ...]], sketches: Mapping[str, Sketch]) -> list[tuple[int, ...]]:
    """Groups of two or more stories whose words are alike on the whole: by the mean likeness of their reports, which
    is the product of the reports' mean vectors."""
    means = {at: _mean([sketches[report].words for report in story]) for at, story in enumerate(stories)}
    compared: dict[int, dict[int, float]] = {at: {} for at in means}
    for one, other in _candidates(means, ()):
        compared[one][other] = compared[other][one] = cosine(means[one], means[other])
    return [group for group in clusters(compared, THREAD) if len(group) > 1]


def _mean(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    values: dict[str, list[float]] = defaultdict(list)
    for vector in vectors:
        for key, value in vector.items():
            values[key].append(value)
    return {key: math.fsum(found) / len(vectors) for key, found in sorted(values.items())}


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
        for entity, own in sorted(keys.items()):
            weights[entity] += max((happenings.sketches[report].words.get(key, 0.0) for key in own), default=0.0)
    common = [entity for entity, count in counts.items() if 2 * count > len(reports)]
    ranked = sorted(common, key=lambda entity: (-round(weights[entity], 6), shown[entity]))
    return [shown[entity] for entity in ranked[:SHOWN_NAMES]]


def story_id(reports: Sequence[str]) -> str:
    return content_id("story", sorted(reports))


def because(code: str, names: Sequence[str]) -> tuple[Reason, ...]:
    """``same_event`` or ``shared_actors`` with the names, parted by commas."""
    return (Reason(code=code, args={"names": ", ".join(names)}),) if names else ()

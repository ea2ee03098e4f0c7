"""When and where one thing happened, by different reports.

A date's or place's frame is the words before it in its sentence: `surat dikirim Senin`, `surat yang dikirim Minggu`.
Two frames are of one happening where they stand in one story and share two words or more and most of their weight.
Days are held against days only (a coarser date contains a finer one); places only against places of the same kind
(`Desa A`, `Desa B`), for one place may lie in another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from runut.model import ReadRole, Reason, Slot, Span
from runut.weave.coverage import Coverage
from runut.weave.finding import Finding
from runut.weave.identity import name_key
from runut.weave.stories import is_day
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word

BEFORE = 8
SHARED_WORDS, SHARED_WEIGHT = 2, 0.6
FARTHEST = 10
"""Days between two days of one happening, at most."""
MOST = 400
"""Frames of one story that are compared."""


@dataclass(frozen=True, slots=True)
class Frame:
    report: str
    span: Span
    value: str
    keys: frozenset[str]
    names: frozenset[str]
    shown: str
    """Its words, for the reader."""


def frame_findings(coverage: Coverage, stories: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """Disagreements on dates and places."""
    found: list[Finding] = []
    for story in stories:
        if len(story) < 2:
            continue
        days = [frame for report in story for frame in _days(coverage, report)][:MOST]
        places = [frame for report in story for frame in _places(coverage, report)][:MOST]
        found += _differing(coverage, days, "date", "date_of", copies, _other_day)
        found += _differing(coverage, places, "place", "place_of", copies, _same_kind)
    return found


def _frame(coverage: Coverage, report: str, span: Span, value: str) -> Frame:
    words = coverage.wordings[report].words
    at = bisect_left(coverage.wordings[report].starts, span.start)
    text = coverage.text(report)
    near: list[Word] = []
    for place in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        between = text[words[place].end : near[-1].start if near else span.start]
        if any(letter in between for letter in '.!?\n“”"'):
            break
        near.append(words[place])
    near.reverse()
    told = {word for word in near if word.name is None}
    keys = frozenset(key for word in told for key in word.keys if key.isalpha())
    # A weekday or a place's own kind beside the span is part of it, not of its frame.
    names = frozenset(word.name for word in near if word.name is not None)
    shown = text[near[0].start : span.start].strip(" ,(") if near else ""
    return Frame(report, span, value, keys, names, " ".join(shown.split()))


def _days(coverage: Coverage, report: str) -> list[Frame]:
    reading = coverage.readings[report]
    spans = [block.span for block in reading.blocks if block.role in ReadRole]
    return [
        _frame(coverage, report, time.span, time.value[:10])
        for time in reading.dates
        if time.type == "DATE"
        and is_day(time.value)
        and time.span != reading.published.span
        and _is_named(time.span.of(coverage.text(report)), coverage.language)
        and any(span.covers(time.span) for span in spans)
    ]


def _is_named(words: str, language: str) -> bool:
    """Whether a date is named by a number or a week day; `hari ini` is the day of whoever speaks."""
    weekdays = vocabulary(language).weekdays
    return any(word.isdigit() or word in weekdays for word in name_key(words).split())


def _places(coverage: Coverage, report: str) -> list[Frame]:
    reading = coverage.readings[report]
    words = vocabulary(coverage.language).places
    text = coverage.text(report)
    found = []
    for mention in reading.entities:
        if mention.label != "LOC" or (entity := coverage.entities.of(report, mention.id)) is None:
            continue
        before = name_key(text[max(0, mention.span.start - 40) : mention.span.start]).split()
        name = name_key(mention.span.of(text)).split()
        kind = (
            name[0] if name and name[0] in words.kinds else before[-1] if before and before[-1] in words.kinds else ""
        )
        lead = before[-1] if name and name[0] in words.kinds and before else before[-2] if len(before) > 1 else ""
        if kind and lead in words.at:
            frame = _frame(coverage, report, mention.span, f"{kind} {entity.id}")
            found.append(frame)
    return found


def _other_day(coverage: Coverage, one: Frame, other: Frame) -> bool:
    """Two days near one another. Days that lie equally long before their own reports are two happenings that recur
    (the price of each day), not one."""
    first, second = date.fromisoformat(one.value), date.fromisoformat(other.value)
    if first == second or abs((first - second).days) > FARTHEST:
        return False
    told = [coverage.days[frame.report] for frame in (one, other)]
    if not all(map(is_day, told)) or told[0] == told[1]:
        return True
    since = [(date.fromisoformat(day) - when).days for day, when in zip(told, (first, second), strict=True)]
    return abs(since[0] - since[1]) > 1


def _same_kind(coverage: Coverage, one: Frame, other: Frame) -> bool:  # noqa: ARG001
    return one.value != other.value and one.value.split()[0] == other.value.split()[0]


def _differing(
    coverage: Coverage,
    frames: Sequence[Frame],
    slot: Slot,
    code: str,
    copies: Mapping[str, str],
    differs: Callable[[Coverage, Frame, Frame], bool],
) -> list[Finding]:
    """Groups of frames of one happening with more than one value. A report that gives both values tells of two
    happenings, so nothing is found there."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, frame in enumerate(frames):
        for key in frame.keys:
            by_key[key].append(at)
    pairs = sorted({pair for members in by_key.values() if len(members) <= 60 for pair in combinations(members, 2)})
    of_report: dict[str, set[str]] = defaultdict(set)
    for frame in frames:
        of_report[frame.report].add(frame.value)
    group = list(range(len(frames)))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    clashing: set[int] = set()
    for a, b in pairs:
        one, other = frames[a], frames[b]
        if one.report == other.report or not _one_happening(coverage, one, other):
            continue
        if one.value == other.value:
            group[max(root(a), root(b))] = min(root(a), root(b))
        elif differs(coverage, one, other) and copies.get(one.report, one.report) != copies.get(
            other.report, other.report
        ):
            if any({one.value, other.value} <= of_report[report] for report in (one.report, other.report)):
                continue
            group[max(root(a), root(b))] = min(root(a), root(b))
            clashing |= {a, b}
    found: dict[int, Finding] = {}
    for at, frame in enumerate(frames):
        if any(root(at) == root(clash) for clash in clashing):
            what = next(frames[clash].shown for clash in sorted(clashing) if root(clash) == root(at))
            finding = found.setdefault(root(at), Finding(slot, Reason(code=code, args={"what": what}), sure=0.6))
            finding.add(
                frame.value if slot == "date" else frame.span.of(coverage.text(frame.report)), frame.report, frame.span
            )
    return [finding for _, finding in sorted(found.items()) if len(finding.values) > 1]


def _one_happening(coverage: Coverage, one: Frame, other: Frame) -> bool:
    both = one.keys & other.keys
    if len(both) < SHARED_WORDS or (one.names and other.names and not one.names & other.names):
        return False
    mass = sum(map(coverage.weight, sorted(both)))
    return mass >= SHARED_WEIGHT * min(sum(map(coverage.weight, sorted(frame.keys))) for frame in (one, other))

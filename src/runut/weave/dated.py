"""What a report dates: each time expression with the words that it belongs to, told apart as what was done on that day
and what was said on it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

import msgspec

from runut.languages import table
from runut.model import Span, Time
from runut.weave.coverage import Coverage
from runut.weave.differing import differing
from runut.weave.original_dates import original, original_times
from runut.weave.passages import Passage
from runut.weave.wording import Word

Precision = Literal["day", "week", "month", "year", "time"]
SAME_HOUR = 3600
"""Seconds between two clock times of one happening, at most."""
NEAR = 24
"""Characters before a date in which a word stands that tells what it is to the sentence."""
ZONES = 4
"""Hours that a clock time without a zone can lie from one with it."""
REACH = 120
"""Characters between a statement and a date that belongs to its cue (`…, kata KCNA, Rabu`)."""
_SHAPES: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d"), "time"),
    (re.compile(r"\d{4}-\d\d-\d\d(T[A-Z]{2})?$"), "day"),
    (re.compile(r"\d{4}-\d\d$"), "month"),
    (re.compile(r"\d{4}-W\d\d$"), "week"),
    (re.compile(r"\d{4}$"), "year"),
)
_ZONE = re.compile(r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)$")
_PAUSE = re.compile(r"[,;:–—] ")
_WORDS = re.compile(r"[^\W\d_]+")
_HOURS = {"MO": (0, 12), "AF": (10, 19), "EV": (14, 21), "NI": (17, 24)}
"""Hours that a part of the day can mean (TIMEX3), wide enough for what newsrooms call it."""


def precision(value: str) -> Precision | None:
    """How exact a TIMEX3 value is; ``None`` for one that names no place on the calendar."""
    return next((name for shape, name in _SHAPES if shape.match(value)), None)


class TimelineWords(msgspec.Struct, frozen=True):
    """``weave_timeline.toml``: every list is explained there."""

    early: frozenset[str]
    middle: frozenset[str]
    late: frozenset[str]
    participants: frozenset[str]
    until: frozenset[str]
    pointing: frozenset[str]
    pronouns: frozenset[str]
    following: frozenset[str]
    doubtful: str


def timeline_words(language: str) -> TimelineWords:
    """The table of a language. Raises ``runut.languages.TableError`` where it is missing or wrong."""
    found: TimelineWords = table(language, "weave_timeline.toml", TimelineWords)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A place where a report dates something."""

    report: str
    passage: Passage | None
    """The statement or sentence; ``None`` for a title."""
    span: Span
    """Its words with the date."""
    value: str
    first: int
    last: int
    """The days that the date can mean, counted from the first day of the calendar."""
    deeds: frozenset[str]
    """What the words beside the date count as, without names, numbers, offices, participants and other dates."""
    told: frozenset[str]
    """The same of the whole sentence."""
    names: frozenset[str]
    """Words of the names beside the date, without what says what kind of place it is."""
    said: bool
    """Whether the date is that of a statement's cue: of the saying, not of what is said."""
    until: bool = False
    """Whether it tells how things stood on that day (`hingga Senin`) rather than what happened."""

    @property
    def order(self) -> tuple[str, Span, str]:
        return (self.report, self.span, self.value)

    def clashes(self, other: Dated) -> bool:
        """Whether the hours or parts of the day of the two cannot both be right. Clock times with their zones are
        compared as instants; one without may be of another zone."""
        ours, theirs = _hours(self.value), _hours(other.value)
        zoned = [_ZONE.search(value) is not None for value in (self.value, other.value)]
        if ours is None or theirs is None:
            return False
        if all(zoned):
            return abs(_at(self.value) - _at(other.value)) > SAME_HOUR
        apart = ZONES if any(zoned) and ours[0] == ours[1] and theirs[0] == theirs[1] else 0
        return ours[1] + apart < theirs[0] or theirs[1] + apart < ours[0]


def dated_by(coverage: Coverage, report: str) -> list[Dated]:
    """What a report dates, its own date of publication left out. Of a day and a clock time of it in one sentence the
    time is kept."""
    reading = coverage.readings[report]
    words = timeline_words(coverage.language)
    times = [*reading.dates, *original_times(reading, coverage.days[report], coverage.language)]
    taken = [time.span for time in times]
    found = [
        one
        for time in times
        if time.type in ("DATE", "TIME") and time.span != reading.published.span
        for one in _of_time(coverage, report, time, taken, words)
    ]
    finer = {(id(one.passage), one.value[:10]) for one in found if len(one.value) > 10}
    return [one for one in found if len(one.value) != 10 or (id(one.passage), one.value) not in finer]


def _of_time(
    coverage: Coverage, report: str, time: Time, taken: Iterable[Span], words: TimelineWords
) -> Iterator[Dated]:
    days = _days(time.value, time.span.of(coverage.text(report)), words)
    if days is None:
        return
    title = coverage.readings[report].title
    if title is not None and title.covers(time.span):
        deeds, names = _beside(coverage, report, title, time.span, taken)
        yield Dated(
            report, None, title, time.value, *days, deeds=deeds, told=told_in(coverage, report, title, taken),
            names=names, said=False, until=_until(coverage, report, time.span),
        )  # fmt: skip
        return
    whole = [passage for passage in coverage.passages[report] if not passage.clause]
    inside = [passage for passage in whole if any(span.covers(time.span) for span in passage.content)]
    near = inside or [
        passage
        for passage in whole
        if passage.kind == "statement" and _by_cue(coverage.text(report), passage, time.span)
    ]
    if near:
        passage = min(near, key=lambda one: (_gap(one, time.span), one.order))
        span = _part(coverage, passage, time.span)
        deeds, names = _beside(coverage, report, span, time.span, taken)
        yield Dated(
            report, passage, span, time.value, *days, deeds=deeds, told=told_in(coverage, report, span, taken),
            names=names, said=not inside, until=_until(coverage, report, time.span),
        )  # fmt: skip


def _gap(passage: Passage, span: Span) -> int:
    return min(max(part.start - span.end, span.start - part.end, 0) for part in passage.content)


def _by_cue(text: str, passage: Passage, span: Span) -> bool:
    if _gap(passage, span) > REACH:
        return False
    start, end = passage.content[0].start, passage.content[-1].end
    between = text[end : span.start] if span.start >= end else text[span.end : start]
    return "\n" not in between and ". " not in between


def _part(coverage: Coverage, passage: Passage, time: Span) -> Span:
    """The part of the passage that holds the date, or the part nearest to it with the words between them."""
    near = min(passage.content, key=lambda part: (max(part.start - time.end, time.start - part.end, 0), part))
    whole = Span(min(near.start, time.start), max(near.end, time.end))
    return whole if "\n" not in whole.of(coverage.text(passage.report)) else near


def _beside(
    coverage: Coverage, report: str, whole: Span, time: Span, taken: Iterable[Span]
) -> tuple[frozenset[str], frozenset[str]]:
    """What the clause of a date says was done, and whom it names; where it says nothing, the clauses before it with it,
    then those after."""
    taken = list(taken)
    kinds = differing(coverage.language).places.kinds
    clauses = _clauses(coverage.text(report), whole)
    at = next((at for at, clause in enumerate(clauses) if clause.end > time.start), len(clauses) - 1)
    ways = [Span(clauses[first].start, clauses[at].end) for first in range(at, -1, -1)]
    ways += [Span(whole.start, clauses[last].end) for last in range(at + 1, len(clauses))]
    deeds: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    for span in ways:
        told = [
            word
            for word in coverage.wordings[report].within(span)
            if not any(one.start <= word.start < one.end for one in taken)
        ]
        names = frozenset(word.lower for word in told if word.name is not None) - kinds
        deeds = _deeds(coverage, coverage.readings[report].language, told)
        if deeds:
            break
    return deeds, names


def told_in(coverage: Coverage, report: str, span: Span, dates: Iterable[Span] = ()) -> frozenset[str]:
    """What the words of a span say was done and the words of its names, without its ``dates``."""
    taken = list(dates)
    words = [
        word
        for word in coverage.wordings[report].within(span)
        if not any(one.start <= word.start < one.end for one in taken)
    ]
    kinds = differing(coverage.language).places.kinds
    names = {f"name {word.lower}" for word in words if word.name is not None and word.lower not in kinds}
    return _deeds(coverage, coverage.readings[report].language, words) | names


def _until(coverage: Coverage, report: str, time: Span) -> bool:
    """Whether one of the words before a date says that it is reckoned up to it."""
    abroad = original(coverage.readings[report].language, coverage.language)
    listed = timeline_words(coverage.language).until if abroad is None else abroad.until
    before = _WORDS.findall(coverage.text(report)[max(0, time.start - NEAR) : time.start])[-2:]
    return not listed.isdisjoint(word.casefold() for word in before)


def _deeds(coverage: Coverage, written: str, words: Iterable[Word]) -> frozenset[str]:
    listed = timeline_words(coverage.language)
    abroad = original(written, coverage.language)
    participants = listed.participants if abroad is None else abroad.participants
    acts = (word for word in words if word.name is None and word.lower not in participants)
    keys = {key for word in acts for key in word.keys if not key[0].isdigit()}
    return frozenset(key.removesuffix(listed.doubtful) for key in keys - coverage.title_keys)


def _clauses(text: str, whole: Span) -> list[Span]:
    cuts = [whole.start, *(match.end() for match in _PAUSE.finditer(text, whole.start, whole.end)), whole.end]
    return [Span(start, end) for start, end in pairwise(cuts) if end > start] or [whole]


def _days(value: str, words: str, listed: TimelineWords) -> tuple[int, int] | None:
    """The first and the last day that a value can mean; of `awal Maret` the first third."""
    kind = precision(value)
    try:
        if kind in ("day", "time"):
            day = date.fromisoformat(value[:10]).toordinal()
            return day, day
        if kind == "week":
            first = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1).toordinal()
            last = first + 6
        elif kind == "month":
            year, month = int(value[:4]), int(value[5:7])
            first = date(year, month, 1).toordinal()
            last = first + calendar.monthrange(year, month)[1] - 1
        elif kind == "year":
            first, last = date(int(value), 1, 1).toordinal(), date(int(value), 12, 31).toordinal()
        else:
            return None
    except ValueError:
        return None
    third = (last - first) // 3
    spoken = {word.casefold() for word in _WORDS.findall(words)}
    if spoken & listed.early:
        return first, first + third
    if spoken & listed.middle:
        return first + third, last - third
    return (last - third, last) if spoken & listed.late else (first, last)


def _at(value: str) -> float:
    """The instant of a clock time with its zone, in seconds."""
    return datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()


def _hours(value: str) -> tuple[int, int] | None:
    told = value[11:13]
    if not told:
        return None
    return _HOURS.get(told) if told.isalpha() else (int(told), int(told))

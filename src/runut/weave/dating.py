"""When reports without a date were published, from their own words and from their story.

A report's own latest day is where its date begins: newsrooms write the day of a statement as `Rabu (20/7/2022)`, on
that day or the next. Where the story has dated reports, a bare week day (`kata KCNA, Rabu`) is the one nearest to the
report most alike, and a report without any day was published about when that one was.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from runut.model import Published, Reading, Span
from runut.weave.identity import name_key
from runut.weave.instants import is_day
from runut.weave.stories import Meaning, Parting, find_stories, make_sketch
from runut.weave.vocabulary import vocabulary

BY_WEEKDAY, BY_OWN_DAY_IN_STORY, BY_OWN_WEEKDAY, BY_OWN_DAY, BY_STORY = 0.6, 0.6, 0.5, 0.3, 0.4
"""How sure a date is, by what it follows from."""
BEFORE, AFTER = 5, 2
"""Days before and after the most alike report in which a bare week day may lie."""
NEAR = 10
"""Days that a report's own day may lie from its story's other reports."""


def date_reports(
    readings: Sequence[Reading],
    language: str = "id",
    meaning: Meaning | None = None,
    parting: Parting | None = None,
) -> dict[str, Published]:
    """Publication of the reports that have none, by report id: ``how`` is ``inferred``, ``value`` an ISO date.

    Reports for which nothing speaks are left out. Pure, and the same in any order of ``readings``.
    """
    undated = {reading.id: reading for reading in readings if reading.published.value is None and reading.text}
    if not undated:
        return {}
    alone = {key: own for key, reading in undated.items() if (own := _by_own_day(reading, language)) is not None}
    known = {reading.id: reading for reading in readings if reading.text}
    dates = {key: alone.get(key, reading.published) for key, reading in known.items()}
    sketches = (make_sketch(reading, language, dates[key]) for key, reading in known.items())
    happenings = find_stories(sketches, {}, meaning, language, parting)
    days = {key: (published.value or "")[:10] for key, published in dates.items()}
    found = dict(alone)
    for story in happenings.stories:
        dated = [report for report in story if report not in undated and is_day(days[report])]
        for report in story if dated else ():
            if report in undated:
                alike = max(dated, key=lambda other: (round(happenings.likeness(report, other), 6), days[other]))
                near = date.fromisoformat(days[alike])
                found[report] = _by_story(known[report], near, alone.get(report), language)
    return {report: found[report] for report in sorted(found)}


def _by_own_day(reading: Reading, language: str) -> Published | None:
    """The latest explicit day, of those with their week day (`Rabu (20/7/2022)`) where there are any."""
    days = [
        time for time in reading.dates if time.type == "DATE" and is_day(time.value) and time.anchor != "publication"
    ]
    named = [time for time in days if _weekday(time.span.of(reading.text or ""), language)]
    chosen = max(named or days, key=lambda time: (time.value[:10], -time.span.start), default=None)
    if chosen is None:
        return None
    return _inferred(date.fromisoformat(chosen.value[:10]), chosen.span, BY_OWN_WEEKDAY if named else BY_OWN_DAY)


def _by_story(reading: Reading, near: date, own: Published | None, language: str) -> Published:
    """``near``: when the story's most alike report was published; ``own``: what the report's own days say."""
    bare = [
        (day, time.span)
        for time in reading.dates
        if not is_day(time.value)
        and (number := _weekday(time.span.of(reading.text or ""), language))
        and (day := _nearest(near, number)) is not None
    ]
    if own is not None and own.value is not None and own.span is not None and own.sure != BY_OWN_DAY:
        day = date.fromisoformat(own.value)
        if abs((day - near).days) > NEAR:
            return own
        if not bare:
            return _inferred(day, own.span, BY_OWN_DAY_IN_STORY)
        bare.append((day, own.span))
    if bare:
        day, span = max(bare, key=lambda one: (one[0], -one[1].start))
        return _inferred(day, span, BY_WEEKDAY)
    return _inferred(near, None, BY_STORY)


def _inferred(day: date, span: Span | None, sure: float) -> Published:
    return Published(value=day.isoformat(), how="inferred", span=span, sure=sure)


def _weekday(words: str, language: str) -> int | None:
    """ISO number of the first week day that a time expression names."""
    weekdays = vocabulary(language).weekdays
    return next((weekdays[word] for word in name_key(words).split() if word in weekdays), None)


def _nearest(near: date, weekday: int) -> date | None:
    days = [near + timedelta(days=gap) for gap in range(-BEFORE, AFTER + 1)]
    found = [day for day in days if day.isoweekday() == weekday]
    return min(found, key=lambda day: (abs((day - near).days), day)) if found else None

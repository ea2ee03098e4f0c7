"""When reports without a date were published, from their story.

A report's own latest explicit day is where its date begins. Where dated reports of the same story are at hand, a bare
week day (`kata KCNA, Rabu`) is the one nearest to them, and a report without any day was published in their month.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from runut.model import Published, Reading
from runut.weave.claims import group_passages
from runut.weave.passages import Coverage
from runut.weave.stories import find_stories, is_day
from runut.weave.vocabulary import vocabulary

BY_WEEKDAY, BY_OWN_DAY, BY_OWN_DAY_ALONE, BY_ANY_DAY, BY_MONTH = 0.6, 0.6, 0.5, 0.3, 0.6
BEFORE, AFTER = 5, 2
"""Days before and after the story's other reports in which a bare week day may lie."""
NEAR = 10
"""Days that a report's own day may lie from its story's other reports."""


def date_reports(readings: Sequence[Reading], language: str = "id") -> dict[str, Published]:
    """Publication of the reports that have none, by report id: ``how`` is ``inferred``, ``value`` an ISO date or month.

    Reports for which nothing speaks are left out. Pure, and the same in any order of ``readings``.
    """
    undated = {reading.id for reading in readings if reading.published.value is None and reading.text is not None}
    if not undated:
        return {}
    alone = {
        reading.id: own
        for reading in readings
        if reading.id in undated and (own := _by_own_day(reading, language)) is not None
    }
    coverage = Coverage(readings, alone, language)
    happenings = find_stories(coverage, group_passages(coverage).groups, {})
    found = dict(alone)
    for story in happenings.stories:
        known = sorted(day for report in story if report not in undated and is_day(day := coverage.day(report)))
        if not known:
            continue
        middle = date.fromisoformat(known[len(known) // 2])
        for report in story:
            if report in undated:
                found[report] = _by_story(coverage.readings[report], middle, known, alone, language)
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
    sure = BY_OWN_DAY_ALONE if named else BY_ANY_DAY
    return Published(value=chosen.value[:10], how="inferred", span=chosen.span, sure=sure)


def _by_story(
    reading: Reading, middle: date, known: Sequence[str], alone: Mapping[str, Published], language: str
) -> Published:
    bare = [
        (day, time.span)
        for time in reading.dates
        if not is_day(time.value)
        and (number := _weekday(time.span.of(reading.text or ""), language))
        and (day := _nearest(middle, number)) is not None
    ]
    own = alone.get(reading.id)
    if own is not None and own.value is not None and own.sure != BY_ANY_DAY:
        day = date.fromisoformat(own.value)
        if not bare or abs((day - middle).days) > NEAR:
            near = abs((day - middle).days) <= NEAR
            return Published(
                value=own.value, how="inferred", span=own.span, sure=BY_OWN_DAY if near else BY_OWN_DAY_ALONE
            )
    if bare:
        # The week days nearest to the story's dated reports; an explicit day of the report itself may be later.
        if own is not None and own.value is not None and own.sure != BY_ANY_DAY and own.span is not None:
            bare.append((date.fromisoformat(own.value), own.span))
        day, span = max(bare, key=lambda one: (one[0], -one[1].start))
        return Published(value=day.isoformat(), how="inferred", span=span, sure=BY_WEEKDAY)
    months = {day[:7] for day in known}
    month = min(months, key=lambda one: (-sum(day.startswith(one) for day in known), one))
    return Published(value=month, how="inferred", sure=round(BY_MONTH / len(months), 2))


def _weekday(words: str, language: str) -> int | None:
    """ISO number of the week day that a time expression begins with, or holds."""
    weekdays = vocabulary(language).weekdays
    for word in words.casefold().replace("(", " ").replace(",", " ").split():
        if word in weekdays:
            return weekdays[word]
    return None


def _nearest(middle: date, weekday: int) -> date | None:
    days = [middle + timedelta(days=gap) for gap in range(-BEFORE, AFTER + 1)]
    found = [day for day in days if day.isoweekday() == weekday]
    return min(found, key=lambda day: (abs((day - middle).days), day)) if found else None

"""From drafts to times: ranges that share a year, clock times that need a day, and the anchor that gives the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from runut.model import Anchor, Span, Time
from runut.read.times.drafts import CLOCK, PART, Draft
from runut.read.times.rules import about_event, anchor_date, resolve, unknown

_REACH = 400
"""Characters over which a clock time or ``sehari sebelumnya`` reaches back to the day it belongs to."""
_BESIDE = 3
_SENTENCES = 2
"""Sentences back in which a part of the day (``sejak pagi``) has its day."""
_BACK = 4
"""Times over which ``sehari sebelumnya`` looks back."""
_COUNTED_IN = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_OWN = {"week": r"\d{4}-W\d\d", "month": r"\d{4}-\d\d", "quarter": r"\d{4}-Q\d", "half": r"\d{4}-H\d"}
"""Values of a unit itself, from which ``bulan sebelumnya`` is counted sooner than from a day."""
_YEAR = r"\d{4}(?!\d)"
_EXACT = {
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-(?:\d\d-\d\d|W\d\d)",
    "month": r"\d{4}-\d\d",
    "quarter": r"\d{4}-(?:\d\d|Q\d)",
    "half": r"\d{4}-(?:\d\d|Q\d|H\d)",
    "year": _YEAR,
    "decade": _YEAR,
    "century": _YEAR,
}
"""Values exact enough to count a unit from."""
_VALUE = re.compile(r"(\d{4})(?!\d)(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)|Q(\d)|H(\d)))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_RULE = re.compile(r"day[+-]|weekday:|date:|mday:")
_YEARLESS = re.compile(r"(month|date|quarter|half|weekday):([\d-]+):(near|recent|coming)(?::\d)?\Z")
_DIRECTED = re.compile(r"(?:month|date|quarter|half|weekday):[\d-]+:((?:before|after|past|year|week).*)\Z")
_COMPARABLE_DAYS = 7
_BARE_DAY = re.compile(r"date:(\d\d)-(\d\d):near(?::\d)?(?:@(.*))?\Z")
_ELSEWHEN = 300
"""Days from the report beyond which a written date begins a story of its own."""
_SPELL = timedelta(days=45)
"""How long after it such a story still goes on."""


def share_year(drafts: Sequence[Draft], between: Sequence[str], joins: frozenset[str]) -> list[Draft]:
    """Give ``Juni`` of ``Juni-Juli 2014`` (``Senin`` of ``Senin dan Selasa (5-6/12)``) what the later end says.

    ``between[i]`` is what stands between drafts ``i`` and ``i + 1``; ``joins`` the words and marks of a range or pair.
    """
    found = list(drafts)
    joined = ["".join(words.lower().split()).strip(",") in joins for words in between]
    for index in range(len(between) - 2, -1, -1):  # "Januari, Februari, dan Maret"
        joined[index] = joined[index] or (joined[index + 1] and between[index].strip() == ",")
    for index in range(len(found) - 2, -1, -1):
        first, then = found[index], found[index + 1]
        match = _YEARLESS.match(first.rule.partition("@")[0])
        if not match or not joined[index]:
            continue
        kind, number, _ = match.groups()
        directed = _DIRECTED.match(then.rule.partition("@")[0])
        if kind == "weekday" and _DAY.match(then.value):
            last = date.fromisoformat(then.value[:10])
            value = (last - timedelta(days=(last.isoweekday() - int(number)) % 7)).isoformat()
            found[index] = first._replace(value=value, rule="")
        elif directed and then.rule.startswith(kind):
            found[index] = first._replace(rule=f"{kind}:{number}:{directed[1]}")
        elif kind != "weekday" and re.match(r"\d{4}-", then.value):
            year = int(then.value[:4])
            tail = f"{kind[0].upper()}{number}" if kind in ("quarter", "half") else number
            if tail > then.value[5:] and "Q" not in then.value:
                year -= 1
            found[index] = first._replace(value=f"{year:04}-{tail}", rule="")
    return found


def anchored(drafts: Sequence[Draft], anchor: str | None) -> tuple[Time, ...]:
    """The times that the drafts of one text are, in order, each valued as far as text and ``anchor`` allow."""
    drafts = _carry_year(drafts, anchor_date(anchor))
    told = _told_days(drafts)
    made: list[Time] = []
    for index, draft in enumerate(drafts):
        if draft.rule.startswith((CLOCK, PART)):
            made.append(_clock(drafts, index, anchor, told))
        elif draft.back:
            made.append(_counted_back(draft, made, anchor))
        else:
            made.append(_plain(draft, anchor, told))
    return tuple(made)


def _carry_year(drafts: Sequence[Draft], near: date | None) -> list[Draft]:
    """Give ``13 Mei``, told after ``12 Mei 1998``, the year of that, where the report itself is of another time."""
    found = list(drafts)
    last: date | None = None
    end = 0
    for index, draft in enumerate(found):
        match = _BARE_DAY.match(draft.rule)
        if match and last and draft.start - end <= _REACH and (near is None or abs((last - near).days) > _ELSEWHEN):
            day = _within(last, int(match[1]), int(match[2]))
            if day:
                found[index] = draft._replace(value=day.isoformat() + (match[3] or ""), rule="")
        if _DAY.match(found[index].value) and draft.type != "SET":
            last, end = date.fromisoformat(found[index].value[:10]), draft.end
    return found


def _within(last: date, month: int, monthday: int) -> date | None:
    """The day of that month that follows ``last`` soon enough to belong to the same story."""
    for year in (last.year, last.year + 1):
        try:
            day = date(year, month, monthday)
        except ValueError:
            continue
        if timedelta() <= day - last <= _SPELL:
            return day
    return None


def _told_days(drafts: Sequence[Draft]) -> dict[str, date | None]:
    """Which full date the text itself gives for a weekday (``W3``) or for a day and month (``08-15``), if only one."""
    told: dict[str, date | None] = {}
    for draft in drafts:
        if not _DAY.match(draft.value):
            continue
        day = date.fromisoformat(draft.value[:10])
        keys = [draft.value[5:10]]
        if draft.weekday == day.isoweekday():
            keys.append(f"W{draft.weekday}")
        for key in keys:
            told[key] = day if told.get(key, day) == day else None
    return told


def _plain(draft: Draft, anchor: str | None, told: dict[str, date | None]) -> Time:
    span, kind = _span(draft), draft.type
    if draft.value:
        return Time(span=span, value=draft.value, type=kind)
    base, _, part = draft.rule.partition("@")
    fits = re.match(r"weekday:(\d):(?:recent|coming)\Z|date:(\d\d-\d\d):near\b", base)
    if fits:
        day = told.get(f"W{fits[1]}" if fits[1] else fits[2])
        near = anchor_date(anchor)
        if day and (near is None or not fits[1] or abs((day - near).days) <= _COMPARABLE_DAYS):
            return Time(span=span, value=day.isoformat() + part, type=kind, anchor="text")
    return _by_rule(draft, draft.rule, anchor)


def _by_rule(draft: Draft, rule: str, anchor: str | None) -> Time:
    value = resolve(rule, anchor) if anchor and not about_event(rule) else None
    how: Anchor = "publication" if value else "none"
    return Time(span=_span(draft), value=value or unknown(rule), type=draft.type, anchor=how, rule=rule)


def _clock(drafts: Sequence[Draft], index: int, anchor: str | None, told: dict[str, date | None]) -> Time:
    """A clock time on the day beside it, else named before it, else written out near by, else the anchor's day.

    A mere part of the day is one of the day named in its sentence or those just before, else of any day.
    """
    draft = drafts[index]
    part = draft.rule.removeprefix(CLOCK).removeprefix(PART)
    loose = draft.rule.startswith(PART)
    host = None
    follow = drafts[index + 1] if index + 1 < len(drafts) else None
    if follow and follow.start - draft.end <= _BESIDE and _is_day(follow):
        host = follow
    for earlier in reversed(drafts[max(index - 8, 0) : index]) if host is None else ():
        if draft.start - earlier.end > _REACH:
            break
        told_out = earlier.value or earlier.rule.startswith("date:")
        near = earlier.span == draft.span or (draft.span - earlier.span <= _SENTENCES if loose else told_out)
        if _is_day(earlier) and near:
            host = earlier
            break
    if host is None and loose:
        return Time(span=_span(draft), value=unknown(f"day+0@{part}"), type="TIME")
    if host is None:
        return _by_rule(draft, f"day+0@{part}", anchor)
    if _DAY.match(host.value):
        return Time(span=_span(draft), value=host.value[:10] + part, type="TIME", anchor="text")
    placed = _plain(host._replace(rule=f"{host.rule.partition('@')[0]}@{part}"), anchor, told)
    return Time(span=_span(draft), value=placed.value, type="TIME", anchor=placed.anchor, rule=placed.rule)


def _is_day(draft: Draft) -> bool:
    return bool(_DAY.match(draft.value) or _DAY_RULE.match(draft.rule)) and draft.type in ("DATE", "TIME")


def _counted_back(draft: Draft, made: Sequence[Time], anchor: str | None) -> Time:
    """``sehari sebelumnya``: counted from the time told last, where that is as exact as the unit needs.

    ``bulan sebelumnya``, without a number, is one before the month told last, or before the report's own;
    ``bulan itu`` is nothing where none was told.
    """
    base = draft.rule.partition("@")[0]
    shift = re.match(r"([a-z]+)[+-](\d+)\Z", base)
    unit = shift[1] if shift else _COUNTED_IN.get(base[-1], "day") if "PT" not in base else ""
    near = [time for time in made[-_BACK:] if draft.start - time.span.end <= _REACH and time.type in ("DATE", "TIME")]
    if shift and unit in _OWN:
        near.sort(key=lambda time: bool(re.fullmatch(_OWN[unit], time.value)))
    for earlier in reversed(near):
        day = _first_day(earlier.value) if unit and re.match(_EXACT[unit], earlier.value) else None
        value = resolve(draft.rule, day) if day else None
        if value:
            return Time(span=_span(draft), value=value, type=draft.type, anchor="text", rule=draft.rule)
    if shift and shift[2] == "0":
        return Time(span=_span(draft), value=unknown(draft.rule), type=draft.type)
    return _by_rule(draft, draft.rule, anchor)


def _first_day(value: str) -> str | None:
    """The ISO date with which the day, week, month, part of a year or year of ``value`` begins."""
    match = _VALUE.match(value)
    if not match:
        return None
    year, month, day, week, quarter, half = match.groups()
    try:
        if week:
            return date.fromisocalendar(int(year), int(week), 1).isoformat()
        first = int(month or 1) if not (quarter or half) else (int(quarter or 1) - 1) * 3 + (int(half or 1) - 1) * 6 + 1
        return date(int(year), first, int(day or 1)).isoformat()
    except ValueError:
        return None


def _span(draft: Draft) -> Span:
    return Span(draft.start, draft.end)

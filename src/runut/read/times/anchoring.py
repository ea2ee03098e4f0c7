"""From drafts to times: ranges that share a year, clock times that need a day, and the anchor that gives the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from runut.model import Anchor, Span, Time
from runut.read.times.clocks import CLOCK
from runut.read.times.drafts import Draft
from runut.read.times.rules import about_event, anchor_date, resolve, unknown

_REACH = 400
"""Characters over which a clock time or ``sehari sebelumnya`` reaches back to the day it belongs to."""
_BESIDE = 3
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_RULE = re.compile(r"day[+-]|weekday:|date:|mday:")
_YEARLESS = re.compile(r"(month|date|quarter|half|weekday):([\d-]+):(near|recent|coming)(?::\d)?\Z")
_DIRECTED = re.compile(r"(?:month|date|quarter|half|weekday):[\d-]+:((?:before|after|past|year|week).*)\Z")
_COMPARABLE_DAYS = 7


def share_year(drafts: Sequence[Draft], between: Sequence[str], joins: frozenset[str]) -> list[Draft]:
    """Give ``Juni`` of ``Juni-Juli 2014`` (``Senin`` of ``Senin dan Selasa (5-6/12)``) what the later end says.

    ``between[i]`` is what stands between drafts ``i`` and ``i + 1``; ``joins`` the words and marks of a range or pair.
    """
    found = list(drafts)
    for index in range(len(found) - 2, -1, -1):
        first, then = found[index], found[index + 1]
        match = _YEARLESS.match(first.rule.partition("@")[0])
        if not match or between[index].strip().lower() not in joins:
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
    told = _told_days(drafts)
    made: list[Time] = []
    for index, draft in enumerate(drafts):
        if draft.rule.startswith(CLOCK):
            made.append(_clock(drafts, index, anchor, told))
        elif draft.back:
            made.append(_counted_back(draft, made, anchor))
        else:
            made.append(_plain(draft, anchor, told))
    return tuple(made)


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
    """A clock time on the day beside it, else named before it, else written out near by, else the anchor's day."""
    draft = drafts[index]
    part = draft.rule.removeprefix(CLOCK)
    host = None
    follow = drafts[index + 1] if index + 1 < len(drafts) else None
    if follow and follow.start - draft.end <= _BESIDE and _is_day(follow):
        host = follow
    for earlier in reversed(drafts[max(index - 8, 0) : index]) if host is None else ():
        if draft.start - earlier.end > _REACH:
            break
        written = earlier.value or earlier.rule.startswith("date:")
        if _is_day(earlier) and (earlier.span == draft.span or written):
            host = earlier
            break
    if host is None:
        return _by_rule(draft, f"day+0@{part}", anchor)
    if _DAY.match(host.value):
        return Time(span=_span(draft), value=host.value[:10] + part, type="TIME", anchor="text")
    placed = _plain(host._replace(rule=f"{host.rule.partition('@')[0]}@{part}"), anchor, told)
    return Time(span=_span(draft), value=placed.value, type="TIME", anchor=placed.anchor, rule=placed.rule)


def _is_day(draft: Draft) -> bool:
    return bool(_DAY.match(draft.value) or _DAY_RULE.match(draft.rule)) and draft.type in ("DATE", "TIME")


def _counted_back(draft: Draft, made: Sequence[Time], anchor: str | None) -> Time:
    """``sehari sebelumnya``: counted from the time told last, where that is as exact as the unit needs."""
    needed = {"Y": r"\d{4}", "M": r"\d{4}-\d\d", "W": r"\d{4}-\d\d-\d\d", "D": r"\d{4}-\d\d-\d\d"}
    unit = draft.rule.partition("@")[0][-1]
    for earlier in reversed(made[-4:]):
        if draft.start - earlier.span.end > _REACH or "PT" in draft.rule:
            break
        if earlier.type not in ("DATE", "TIME") or not re.match(needed.get(unit, r"\d{4}-\d\d-\d\d"), earlier.value):
            continue
        day = f"{earlier.value[:10]}-01-01"[:10] if len(earlier.value) < 8 else earlier.value[:10]
        value = resolve(draft.rule, day)
        if value:
            return Time(span=_span(draft), value=value, type=draft.type, anchor="text", rule=draft.rule)
    return _by_rule(draft, draft.rule, anchor)


def _span(draft: Draft) -> Span:
    return Span(draft.start, draft.end)

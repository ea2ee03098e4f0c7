"""Rules: how the value of a time expression follows from an anchor date, written down so that it can be worked out
later.

A rule is ``BASE`` or ``BASE@PART``; ``PART`` is appended to the day (``TMO``, ``T14:00``, ``T14:00+07:00``).

    day-1 week+0 month-1 quarter+0 half-1 year-77 decade-1 century+0 hour-2 minute-10
                          the unit so many units from the one that holds the anchor
    weekday:1:HOW         a Monday: recent (same day counts), before, after, coming (same day counts), week-1, week+1
    month:8:HOW           an August: near, past, before, after, coming, year-1, year+0, year+1
    date:08-15:HOW        a 15 August, likewise; date:08-15:near:1 prefers a year in which it is a Monday;
                          closest is the year that brings the day nearest
    mday:15:HOW           a day of the month: near, before, after, month-1, month+0, month+1
    quarter:3:HOW half:2:HOW  as for months
    lunar:09:HOW          a ninth month of the Islamic year: near, before, after, year-1, year+0; its year alone
    event+P2D             so long after a happening that the text does not date: the anchor is that happening's day

``near`` is the anchor's own year, unless that lies more than eight months off and another year is nearer.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from runut.read.times.lunar import year_of

_SHIFT = re.compile(r"(second|minute|hour|day|week|month|quarter|half|year|decade|century)([+-]\d{1,6})\Z")
_SHORT = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_EVENT = re.compile(r"event([+-])P(?:(\d{1,4})([DWMY])|T(\d{1,5})([HMS]))\Z")
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_FAR = 8
"""Months off from which a bare month is read in the neighbouring year."""
UNKNOWN = {
    "second": "XXXX-XX-XXTXX",
    "minute": "XXXX-XX-XXTXX",
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def anchor_date(anchor: str | None) -> date | None:
    """The day of an ISO date or datetime; ``None`` where it is neither."""
    moment = _moment(anchor)
    return moment.date() if moment else None


def _moment(anchor: str | None) -> datetime | None:
    if not anchor:
        return None
    try:
        return datetime.fromisoformat(anchor)
    except ValueError:
        short = _SHORT.match(anchor)  # as some pages print it, without noughts
        try:
            return datetime(*map(int, short.groups())) if short else None  # type: ignore[arg-type]
        except ValueError:
            return None


def about_event(rule: str | None) -> bool:
    """Whether the rule counts from a happening, so that a date of publication cannot value it."""
    return bool(rule) and str(rule).startswith("event")


def resolve(rule: str, anchor: str) -> str | None:
    """The TIMEX3 value that ``rule`` gives from ``anchor`` (ISO date or datetime).

    ``None`` where the anchor is no date, the rule is not understood or the result lies outside the calendar.
    """
    moment = _moment(anchor)
    if moment is None:
        return None
    base, _, part = rule.partition("@")
    try:
        value = _base(base, moment, timed="T" in anchor)
    except (ValueError, OverflowError):
        return None
    return value + part if value else None


def unknown(rule: str) -> str:
    """The value of ``rule`` without an anchor: what is known of it, and X for what is not."""
    base, _, part = rule.partition("@")
    kind, _, rest = base.partition(":")
    number = rest.split(":", 1)[0]
    if kind == "weekday":
        value = f"XXXX-WXX-{number}"
    elif kind in ("date", "month"):
        value = f"XXXX-{number.zfill(2)}"
    elif kind == "mday":
        value = f"XXXX-XX-{number.zfill(2)}"
    elif kind == "lunar":
        value = UNKNOWN["year"]
    elif kind in ("quarter", "half") and rest:
        value = f"XXXX-{kind[0].upper()}{number}"
    elif event := _EVENT.match(base):
        value = UNKNOWN[{"D": "day", "W": "week", "M": "month", "Y": "year"}.get(event[3] or "", "hour")]
    else:
        shift = _SHIFT.match(base)
        value = UNKNOWN[shift[1]] if shift else "XXXX-XX-XX"
    return value + part


def _base(base: str, moment: datetime, *, timed: bool) -> str | None:
    day = moment.date()
    if shift := _SHIFT.match(base):
        return _shifted(shift[1], int(shift[2]), moment, timed=timed)
    if event := _EVENT.match(base):
        sign = 1 if event[1] == "+" else -1
        if event[4]:
            unit = {"H": "hour", "M": "minute", "S": "second"}[event[5]]
            return _shifted(unit, sign * int(event[4]), moment, timed=timed)
        unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[event[3]]
        return _shifted(unit, sign * int(event[2]), moment, timed=timed)
    kind, _, rest = base.partition(":")
    number, _, how = rest.partition(":")
    if kind == "weekday":
        return _weekday(int(number), how, day)
    if kind == "date":
        how, _, weekday = how.partition(":")
        month, _, monthday = number.partition("-")
        return _date(int(month), int(monthday), how, int(weekday or 0), day)
    if kind == "mday":
        return _month_day(int(number), how, day)
    if kind == "lunar":
        shift = _SHIFT.match(how)
        year = day.year + int(shift[2]) if shift and shift[1] == "year" else year_of(int(number), how, day)
        return None if year is None or not 1 <= year <= 9999 else f"{year:04}"
    if kind in _MONTHS:
        length = _MONTHS[kind]
        year = _year_of(int(number), (day.month - 1) // length + 1, how, day.year, _FAR // length + 1)
        if year is None or not 1 <= year <= 9999:
            return None
        return f"{year:04}-{int(number):02}" if kind == "month" else f"{year:04}-{kind[0].upper()}{int(number)}"
    return None


def _shifted(unit: str, by: int, moment: datetime, *, timed: bool) -> str | None:
    day = moment.date()
    if unit in ("second", "minute", "hour"):
        if not timed:
            return day.isoformat()
        return (moment + timedelta(**{f"{unit}s": by})).isoformat(timespec="minutes")[:16]
    if unit == "day":
        return (day + timedelta(days=by)).isoformat()
    if unit == "week":
        year, week, _ = (day + timedelta(weeks=by)).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit in _MONTHS:
        length = _MONTHS[unit]
        year, index = divmod((day.year * 12 + day.month - 1) // length + by, 12 // length)
        text = f"{index + 1:02}" if unit == "month" else f"{unit[0].upper()}{index + 1}"
        return f"{year:04}-{text}" if 1 <= year <= 9999 else None
    year = day.year + by * {"year": 1, "decade": 10, "century": 100}[unit]
    if not 1 <= year <= 9999:
        return None
    return f"{year:04}"[: {"year": 4, "decade": 3, "century": 2}[unit]]


def _weekday(number: int, how: str, day: date) -> str | None:
    ahead = (number - day.isoweekday()) % 7  # 0 to 6 days on
    if shift := _SHIFT.match(how):
        if shift[1] != "week":
            return None
        monday = day - timedelta(days=day.isoweekday() - 1)
        return (monday + timedelta(days=number - 1, weeks=int(shift[2]))).isoformat()
    days = {
        "recent": ahead - 7 if ahead else 0,
        "before": ahead - 7,
        "coming": ahead,
        "after": ahead or 7,
    }.get(how)
    return None if days is None else (day + timedelta(days=days)).isoformat()


def _year_of(number: int, current: int, how: str, year: int, far: int) -> int | None:
    """The year of month (quarter, half) ``number`` seen from number ``current`` of ``year``."""
    if shift := _SHIFT.match(how):
        return year + int(shift[2]) if shift[1] == "year" else None
    ahead = number - current
    if how == "near":
        return year - 1 if ahead >= far else year + 1 if -ahead >= far else year
    earlier = {"past": ahead > 0, "before": ahead >= 0}
    later = {"coming": ahead < 0, "after": ahead <= 0}
    if how in earlier:
        return year - earlier[how]
    return year + later[how] if how in later else None


def _date(month: int, monthday: int, how: str, weekday: int, day: date) -> str | None:
    if weekday and how == "near":
        fits = [
            found
            for year in range(day.year - 1, day.year + 2)
            if (found := _valid(year, month, monthday)) and found.isoweekday() == weekday
        ]
        if fits:
            return min(fits, key=lambda found: abs(found - day)).isoformat()
    if how == "closest":
        fits = [found for year in range(day.year - 1, day.year + 2) if (found := _valid(year, month, monthday))]
        return min(fits, key=lambda found: abs(found - day)).isoformat() if fits else None
    if how == "near" or _SHIFT.match(how):
        year = _year_of(month, day.month, how, day.year, _FAR + 1)
    else:
        place = (month, monthday)
        today = (day.month, day.day)
        offset = {
            "past": -(place > today),
            "before": -(place >= today),
            "coming": int(place < today),
            "after": int(place <= today),
        }.get(how)
        year = None if offset is None else day.year + offset
    found = _valid(year, month, monthday) if year is not None else None
    return found.isoformat() if found else None


def _month_day(number: int, how: str, day: date) -> str | None:
    if shift := _SHIFT.match(how):
        by = int(shift[2]) if shift[1] == "month" else 0
    else:
        by = {"before": -(number >= day.day), "after": int(number <= day.day)}.get(how, 0)
    year, index = divmod(day.year * 12 + day.month - 1 + by, 12)
    found = _valid(year, index + 1, number)
    return found.isoformat() if found else None


def _valid(year: int, month: int, day: int) -> date | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)

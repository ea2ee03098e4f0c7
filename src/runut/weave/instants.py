"""Where dates and times lie on one line, so that ``13.15 WIT`` comes before ``12.00 WIB`` of the same day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from runut.weave.vocabulary import vocabulary

NEVER = float("inf")
"""Where a value lies that names no place on the calendar: after all others."""
_VALUE = re.compile(r"(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d)(?:T(?:(\d\d)(?::(\d\d))?(?::(\d\d))?|(MO|AF|EV|NI)))?)?)?")
_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
_PARTS = {"MO": 0, "AF": 12, "EV": 18, "NI": 20}
"""Hours from which the parts of a day are counted (TIMEX3)."""


def instant(value: str | None, language: str) -> float:
    """Seconds from the first day of the calendar to where an ISO 8601 or TIMEX3 value begins; ``NEVER`` for one that
    names no place on it. What gives no zone is in the zone of the language's newsrooms."""
    match = _VALUE.match(value or "")
    if match is None:
        return NEVER
    year, week, month, day, hour, minute, second, part = match.groups()
    try:
        first = (
            date.fromisocalendar(int(year), int(week), 1) if week else date(int(year), int(month or 1), int(day or 1))
        )
    except ValueError:
        return NEVER
    clock = 3600 * (_PARTS[part] if part else int(hour or 0)) + 60 * int(minute or 0) + int(second or 0)
    zone = _ZONE.search(value or "") if hour else None
    return 86400 * first.toordinal() + clock - _offset(zone.group() if zone else vocabulary(language).zone)


def _offset(zone: str) -> int:
    """Seconds that a zone is ahead of UTC."""
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    return (-1 if zone[0] == "-" else 1) * (3600 * int(digits[:2]) + 60 * int(digits[2:]))


def is_day(value: str) -> bool:
    """Whether a TIMEX3 value begins with a day of the calendar."""
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return len(value) >= 10


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

"""Where dates and times lie on one line, so that ``13.15 WIT`` comes before ``12.00 WIB`` of the same day."""

from __future__ import annotations

import re
from datetime import date

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

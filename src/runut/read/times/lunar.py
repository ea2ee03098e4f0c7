"""The Islamic calendar, as far as it can be known without the sighting of the moon."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1200, 1499
"""Years of the era that are read; numbers outside are more often something else."""
_EPOCH = 227015
"""The first day of the era (16 July 622, Julian) as a day of ``date.toordinal``."""
_APART = 2
"""Days by which what a country decides may differ from the tables."""


def first_day(year: int, month: int, day: int = 1) -> date:
    """The day after the tabular calendar (civil, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty).

    Method: E. M. Reingold and N. Dershowitz, "Calendrical Calculations", chapter on the Islamic calendar.
    """
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_EPOCH - 1 + before + day)


def when(year: int, month: int, day: int | None = None) -> str:
    """The month of the common calendar, or no more than its year, in which the day or month lies.

    The year alone where the month is not certain, ``XXXX`` where the year is not.
    """
    start, end = first_day(year, month, day or 1), first_day(year, month, day or 29)
    first, last = start - timedelta(days=_APART), end + timedelta(days=_APART)
    if day and (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if first.year == last.year else "XXXX"


def year_of(month: int, how: str, day: date) -> int | None:
    """The common year in which the month begins that lies so to ``day``: ``near``, ``before``, ``after``."""
    around = round((day.year - 622) * 33 / 32)
    starts = [first_day(year, month) for year in range(max(around - 2, 1), around + 4)]
    if how == "before":
        fits = [start for start in starts if start + timedelta(days=29) <= day]
        return fits[-1].year if fits else None
    if how == "after":
        fits = [start for start in starts if start > day]
        return fits[0].year if fits else None
    return min(starts, key=lambda start: abs((start - day).days + 15)).year

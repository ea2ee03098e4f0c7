"""What a direction (``lalu``, ``depan``, ``ini``, ``kemarin``) after a day, a month or a unit makes of its rule."""

from __future__ import annotations

from calendar import monthrange

from runut.read.times.drafts import Reader
from runut.read.times.items import Item

_LEAP = 2000


def direction(tail: str, *, unit: str = "year") -> str:
    """How a direction after a month or day, with or without a unit between them, lies to the anchor."""
    letter = tail[-1]
    if len(tail) > 1:
        return unit + {"L": "-1", "T": "+0", "k": "-1"}.get(letter, "+1")
    return {"L": "before", "k": "before", "T": f"{unit}+0"}.get(letter, "after")


def kin(item: Item | None, reader: Reader) -> str:
    """The direction of a day word after a weekday, month or year."""
    return reader.words.day_directions.get(item.text, "before") if item else "before"


def offset(letter: str, item: Item | None, reader: Reader) -> str:
    """By how many units a direction straight after one lies from the anchor's: ``-1``, ``+0``, ``+1``."""
    if letter == "k":
        return "+1" if kin(item, reader) == "after" else "-1"
    return {"L": "-1", "T": "+0"}.get(letter, "+1")


def full_year(year: int, whole: bool = False) -> int:
    """A year of two digits: up to 49 in this century (``whole``: it was written out)."""
    return year if whole else year + (2000 if year < 50 else 1900)


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has the day; without a year, whether some year has it."""
    if year is not None and not 1 <= year <= 9999:
        return False
    return 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP if year is None else year, month)[1]

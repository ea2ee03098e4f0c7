"""Feasts, and the months of the Islamic year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.read.times.directions import direction
from runut.read.times.drafts import Draft, Patterns, Reader
from runut.read.times.lunar import FIRST_YEAR, LAST_YEAR, when

_EVE = "eve"
"""The key of the day before the first of the year that is named."""

_FEAST = r"(?P<H>H)(?P<tail>t?(?P<y>Y)|t?(?P<era>0)I?|t[LTXFkf]|[LTXFkf])?"


def _feast(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    feast, year, era = (reader.item(match, group) for group in ("H", "y", "era"))
    assert feast is not None
    start, end = feast.start, reader.row.items[match.end() - 1].end
    if (era and not _is_era(era.whole)) or not (match["tail"] or _cued(reader, match)):
        return
    how = direction(match["tail"]) if match["tail"] else "near" if feast.number else "closest"
    if feast.number:  # of the Islamic year
        if year:
            yield Draft(start, end, "DATE", value=f"{year.whole:04}")
        elif era:
            yield Draft(start, end, "DATE", value=when(era.whole, feast.whole))
        else:
            yield Draft(start, end, "DATE", rule=f"lunar:{feast.whole:02}:{how}")
    elif era:
        return
    elif feast.key == _EVE:
        day = "12-31"
        if year:
            yield Draft(start, end, "DATE", value=f"{year.whole - 1:04}-{day}")
        else:
            yield Draft(start, end, "DATE", rule=f"date:{day}:{how}")
    elif year:
        yield Draft(start, end, "DATE", value=f"{year.whole:04}-{feast.key}")
    else:
        yield Draft(start, end, "DATE", rule=f"date:{feast.key}:{how}")


def _cued(reader: Reader, match: re.Match[str]) -> bool:
    """Whether what stands before a feast or month that is also a name shows that a time is meant."""
    lead, follow = reader.before(match.start()), reader.after(match.end())
    if follow and follow.letter == "x" and follow.capital:
        return False
    if lead and lead.letter == "&":
        return reader.row.letters[match.start() - 2 : match.start() - 1] == "H"
    return bool(lead and (lead.text in reader.words.part_leads or lead.text in reader.words.feast_leads))


_LUNAR = r"(?:(?P<d>2)-?|(?P<b>b))?(?P<N>N)(?P<tail>t?(?P<y>Y)|t?(?P<era>0)I?|t[LTXFkf]|[LTXFkf])?"


def _lunar(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    month, day, year, era = (reader.item(match, group) for group in ("N", "d", "y", "era"))
    assert month is not None
    items = reader.row.items
    start, end = items[match.start()].start, items[match.end() - 1].end
    if (day and not 1 <= day.whole <= 30) or (era and not _is_era(era.whole)):
        return
    if not (day or match["b"] or match["tail"] or _cued(reader, match)) or reader.named(match.start()):
        return  # more often somebody's name
    if era:
        yield Draft(start, end, "DATE", value=when(era.whole, month.whole, day.whole if day else None))
    elif year:
        yield Draft(start, end, "DATE", value=f"{year.whole:04}")
    else:
        how = direction(match["tail"]) if match["tail"] else "near"
        yield Draft(start, end, "DATE", rule=f"lunar:{month.whole:02}:{how}")


_ERA = r"t?(?P<era>0)I"


def _era(reader: Reader, match: re.Match[str], _: Sequence[Draft]) -> Iterator[Draft]:
    """A year of the Islamic calendar: it lies across two of the common one."""
    era = reader.item(match, "era")
    assert era is not None
    items = reader.row.items
    if _is_era(era.whole):
        yield Draft(items[match.start()].start, items[match.end() - 1].end, "DATE", value="XXXX")


def _is_era(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


PATTERNS: Patterns = (
    ("H", _FEAST, _feast),
    ("2bN", _LUNAR, _lunar),
    ("t0", _ERA, _era),
)

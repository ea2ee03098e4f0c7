"""What the patterns of the grammar read from and what they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from runut.model import TimeType
from runut.read.times.items import Item, Row
from runut.read.times.lexicon import Table

CLOCK = "clock@"
"""Begins the rule of a clock time whose day is not known yet."""
PART = "part@"
"""Begins the rule of a part of the day that stands without a day."""
_ADULT = 31
"""A number in brackets after a name that is larger is an age, not a day of the month."""
_CLAUSE = 10
"""Items looked back over for a word that puts a weekday in the future."""


class Draft(NamedTuple):
    """A time expression before anchoring: a value or a rule that gives one. With neither, words to pass by."""

    start: int
    end: int
    type: TimeType
    value: str = ""
    rule: str = ""
    weekday: int = 0
    """Named beside a full date."""
    back: bool = False
    """Counts from something told before."""
    span: int = 0
    """Number of the span it was read in."""


class Reader(NamedTuple):
    """One row being read."""

    row: Row
    words: Table

    def item(self, match: re.Match[str], group: str) -> Item | None:
        at = match.start(group)
        return self.row.items[at] if at >= 0 else None

    def before(self, at: int) -> Item | None:
        return self.row.items[at - 1] if at > 0 else None

    def after(self, at: int) -> Item | None:
        return self.row.items[at] if at < len(self.row.items) else None

    def future(self, at: int) -> bool:
        """Whether the clause up to ``at`` has already turned to the future."""
        last = ""
        for item in reversed(self.row.items[max(at - _CLAUSE, 0) : at]):
            if item.letter in ",.()#kL" or not (item.text[:1].isalnum()):
                return False
            if item.text in self.words.future_leads or f"{item.text} {last}" in self.words.future_leads:
                return True
            last = item.text
        return False

    def how(self, at: int, *, default: str, past: str) -> str:
        """How a weekday, month or day without a direction of its own lies to the anchor."""
        lead = self.before(at)
        if lead and lead.text in self.words.since:
            return past
        return "coming" if self.future(at) else default

    def aged(self, at: int) -> bool:
        """Whether an age in brackets follows, so that the word before it is somebody's name."""
        return self.row.letters[at : at + 3] == "(2)" and self.row.items[at + 1].whole > _ADULT

    def named(self, at: int) -> bool:
        """Whether the words at ``at`` stand in a street's or an institution's name."""
        lead = self.before(at)
        if lead and lead.letter == ".":
            lead = self.before(at - 1)
        return bool(lead and lead.capital and lead.text in self.words.name_heads)


Make = Callable[[Reader, re.Match[str], Sequence[Draft]], Iterator[Draft]]
"""Makes the expressions of one match, given those already made of the row; none where the match says no time."""
Patterns = tuple[tuple[str, str, Make], ...]
"""The letters that a pattern can begin with, the pattern, and what it makes."""

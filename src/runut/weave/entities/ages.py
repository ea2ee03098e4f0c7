"""Ages that reports tell of persons, as years of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.model import Mention, Reading
from runut.weave.entities.knowledge import Rules

REACH = 300
"""Characters between a person's name and an age that is told of a description (`pria 52 tahun itu`)."""
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n")
_TOLD_AGE = re.compile(r"\b(?:(\w{2,20})\s)?(\w{2,20})\s(\d{1,3})\s(\w{2,10})\b")
_AGE = re.compile(r"\s{0,2}\(\s?(\d{1,3})(?:\s(\w{1,10}))?\s?\)|,\s(\d{1,3})\s(\w{1,10})\b|,\s(\d{1,3}),")


def births(reading: Reading, text: str, rules: Rules) -> Iterator[tuple[str, int]]:
    """Ids of persons with the year of birth that an age and the date of publication make likely."""
    value = reading.published.value or ""
    year = int(value[:4]) if value[:4].isdigit() else 0
    persons = [mention for mention in reading.entities if mention.label == "PER"]
    if not year or not persons:
        return
    for mention in persons:
        if age := _age(text, mention.span.end, rules):
            yield mention.id, year - age
    for found in _TOLD_AGE.finditer(text):
        *words, age_told, unit = found.groups()
        human = any((word or "").lower() in rules.human for word in words)
        if unit.lower() in rules.years_old and human and 3 <= int(age_told) <= 110:
            mention_of = _described(persons, text, found.start(), found.end())
            if mention_of is not None:
                yield mention_of.id, year - int(age_told)


def _described(persons: list[Mention], text: str, start: int, end: int) -> Mention | None:
    """Who a description is of: the person named last before it, or behind it in the same phrase (`lifter 22 tahun asal
    X, Y`)."""
    before = [mention for mention in persons if start - REACH <= mention.span.end <= start]
    behind = next((mention for mention in persons if 0 <= mention.span.start - end <= REACH // 4), None)
    opens = text[max(0, start - 2) : start].strip() in ("", ".", "“", '"')
    if behind is not None and (opens or not before) and not SENTENCE_END.search(text[end : behind.span.start]):
        return behind
    return before[-1] if before else None


def _age(text: str, end: int, rules: Rules) -> int:
    """The age that stands right behind a name: `Siti Rohma (34)`, `Siti Rohma, 34 tahun,`; 0 for none."""
    found = _AGE.match(text, end)
    if found is None:
        return 0
    bracketed, unit, told, years, bare = found.groups()
    if (unit and unit.lower() not in rules.years_old) or (told and years.lower() not in rules.years_old):
        return 0
    age = int(bracketed or told or bare)
    return age if 3 <= age <= 110 else 0

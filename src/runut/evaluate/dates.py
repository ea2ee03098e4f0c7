"""Time expressions against their labels: found, and found with the right value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.evaluate.labels import DateLabel
from runut.evaluate.marks import Marks
from runut.evaluate.matching import Chars, chars, like, matched
from runut.evaluate.words import evaluation_words
from runut.model import Reading

_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_SECONDS = re.compile(r"(T\d\d:\d\d):00$")
_YEAR = re.compile(r"\d{4}")


def compare_dates(
    labels: Sequence[DateLabel], reading: Reading, boilerplate: Chars, marks: Marks, language: str
) -> None:
    """Adds ``dates`` and ``dates-valued``, and the shares ``date-value``, ``date-value-anchored``, ``date-type``.

    What is found within boilerplate, or is too vague to count (``evaluate.toml``), costs nothing.
    """
    text = (reading.text or "")[marks.shift :]
    firm = [label for label in labels if not label.optional]
    loose = [label for label in labels if label.optional]
    found = [time for time in reading.dates if time.span.start >= marks.shift]
    places = [*enumerate(chars([time.span], marks.shift) for time in found)]
    pairs = matched(like([*enumerate(chars([label.span]) for label in firm)], places, 0))
    used = set(pairs.values())
    others = like([*enumerate(chars([label.span]) for label in loose)], places, 0)
    excused = set(matched([pair for pair in others if pair[2] not in used]).values())
    for index, place in places:
        words = found[index].span.of(reading.text or "").strip(" ,.()").lower()
        if index not in used and (_vague(words, language) or place <= boilerplate):
            excused.add(index)
    marks.count("dates", len(pairs), len(found) - len(used | excused), len(firm) - len(pairs))
    right = 0
    for index, at in pairs.items():
        label, time = firm[index], found[at]
        ok = _value(time.value) in {_value(value) for value in (label.value, *label.alt)}
        right += ok
        marks.share("date-value", ok)
        if label.type != "DURATION" and not _YEAR.search(label.span.of(text)):
            marks.share("date-value-anchored", ok)
        if not ok:
            marks.differs("date-value", [label.span], label.value, time.value)
        marks.share("date-type", label.type == time.type)
        if label.type != time.type:
            marks.differs("date-type", [label.span], label.type, time.type)
    marks.count("dates-valued", right, len(found) - right - len(excused), len(firm) - right)
    for index, label in enumerate(firm):
        if index not in pairs:
            marks.missed("dates", [label.span], label.value)
    for index, place in places:
        if index not in used | excused:
            marks.extra("dates", place, found[index].value)


def _vague(words: str, language: str) -> bool:
    known = evaluation_words(language)
    before, _, rest = words.partition(" ")
    return words in known.vague or (before in known.before and rest in known.vague)


def _value(value: str) -> str:
    """A value without zone and idle seconds."""
    plain = value.strip().upper()
    if "T" in plain and not plain.startswith("P"):
        plain = _ZONE.sub("", plain)
    return _SECONDS.sub(r"\1", plain)

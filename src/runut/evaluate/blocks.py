"""What is no part of the article, and headings, against their labels: in characters, white space aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runut.evaluate.marks import Marks, runs
from runut.evaluate.matching import Chars, chars
from runut.model import Reading, Span

NOT_ARTICLE = frozenset({"promo", "chrome", "tags", "caption", "credit"})
"""Roles of blocks that are boilerplate."""


def compare_boilerplate(labels: Sequence[Span], reading: Reading, marks: Marks) -> None:
    """Adds the measure ``boilerplate``, in characters."""
    _compare("boilerplate", labels, NOT_ARTICLE, reading, marks)


def compare_headings(labels: Sequence[Span], reading: Reading, marks: Marks) -> None:
    """Adds the measure ``headings``, in characters."""
    _compare("headings", labels, frozenset({"heading"}), reading, marks)


def compare_title(label: Span, reading: Reading, marks: Marks) -> None:
    """Adds the share ``title``."""
    found = None if reading.title is None else Span(*(place - marks.shift for place in reading.title))
    marks.share("title", found == label)
    if found != label:
        marks.differs("title", [label], label, found)


def boilerplate(labels: Iterable[Span] | None) -> Chars:
    return chars(labels or ())


def _compare(measure: str, labels: Sequence[Span], roles: frozenset[str], reading: Reading, marks: Marks) -> None:
    text = (reading.text or "")[marks.shift :]
    blank = {place for place, letter in enumerate(text) if letter.isspace()}
    wanted = chars(labels) - blank
    got = chars(block.span for block in reading.blocks if block.role in roles and block.span.start >= marks.shift)
    found = frozenset(place - marks.shift for place in got) - blank
    marks.count(measure, len(wanted & found), len(found - wanted), len(wanted - found))
    for span in _lines(wanted - found, text):
        marks.missed(measure, [span])
    for span in _lines(found - wanted, text):
        marks.extra(measure, chars([span]))


def _lines(places: Chars, text: str) -> list[Span]:
    """The runs of places, joined over the spaces of one line."""
    joined: list[Span] = []
    for span in runs(places):
        if joined and text[joined[-1].end : span.start].strip(" \t\u00a0") == "" and span.start > joined[-1].end:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined

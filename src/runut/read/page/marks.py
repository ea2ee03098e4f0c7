"""The roles that a page's own mark-up gives its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from runut.model import Mark, Role, Span


def roles_by_markup(lines: Sequence[Span], marks: Sequence[Mark]) -> dict[int, Role]:
    """The role of every line that a mark covers, by the line's index. Marks do not overlap."""
    ordered = sorted(marks, key=lambda mark: mark.span.start)
    starts = [mark.span.start for mark in ordered]
    roles: dict[int, Role] = {}
    for index, line in enumerate(lines):
        at = bisect_right(starts, line.start) - 1
        if at >= 0 and ordered[at].span.covers(line):
            roles[index] = ordered[at].role
    return roles

"""Where the page's foot begins: below the report stand related headlines, their teasers, comments, the outlet's own.

Three things open it: a line that a table lists (`berita terkait` alone), a line that closes a report (initials,
an editor, tags, copyright), and the age of an item in a list (`3 jam lalu`). What decides is what follows: where the
report goes on, it was none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Role
from runut.read.page.line_form import Form

_BEFORE = 2
"""Paragraphs that stand above a foot."""
_FEW = 2


class FootLine(NamedTuple):
    """What is known of a line before its place is."""

    form: Form
    role: Role | None
    """By its words alone."""
    opens: bool
    """Opens a foot, by the table."""
    closes: bool
    """Closes a report: initials."""
    rights: bool
    """Claims the outlet's rights."""
    aged: bool
    """Says how old an item of a list is."""


def foot_begins(lines: Sequence[FootLine], body: int) -> int:
    """Index of the first line of the foot; the number of lines where there is none. Linear in the lines."""
    count = len(lines)
    resumes, below = _below(lines, body)
    above = 0
    for index in range(body, count):
        line = lines[index]
        telling = _is_paragraph(line)
        if (
            line.closes
            and index > body
            and above + telling >= _BEFORE
            and below[index + 1] <= max(_FEW, above + telling)
        ):
            return index + 1
        if telling:
            above += 1
        if index == body:
            continue
        if line.opens and not resumes[index + 1]:
            return index
        if above < _BEFORE:
            continue
        ends = line.role in ("tags", "byline") or line.rights
        if ends and below[index + 1] <= max(_FEW, above // 3) and not resumes[index + 1]:
            return index
        if line.aged and not resumes[index + 1] and lines[index - 1].form.headline:
            return index - 1 if index - 1 > body else index
    return count


def _is_paragraph(line: FootLine) -> bool:
    return line.form.paragraph and line.role is None and not line.opens


def _below(lines: Sequence[FootLine], body: int) -> tuple[list[bool], list[int]]:
    """For each line whether the report goes on at or below it, and how many paragraphs stand there.

    A report goes on with two paragraphs in a row (furniture between them aside), with one that quotes, or with one
    that is signed. Teasers stand one by one between headlines.
    """
    resumes = [False] * (len(lines) + 1)
    below = [0] * (len(lines) + 1)
    follows: FootLine | None = None  # the next line below that is no furniture
    for index in range(len(lines) - 1, body - 1, -1):
        line = lines[index]
        telling = _is_paragraph(line)
        below[index] = below[index + 1] + telling
        resumes[index] = resumes[index + 1] or (
            telling
            and (
                line.form.quoted
                or line.closes
                or (follows is not None and (_is_paragraph(follows) or follows.closes or follows.role == "byline"))
            )
        )
        if line.role is None or line.role == "byline" or line.opens:
            follows = line
    return resumes, below

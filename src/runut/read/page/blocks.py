"""Blocks: the role of every line of a report. They cover all of the text that is not white space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.model import Block, Report, Role, Span
from runut.read.page.furniture import Furniture
from runut.read.page.head import Head

_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[IVX]{1,4}\.|[A-Z]\.|•|Poin \d)\s+\S")
_ENDS = (".", "?", "!", ",", ":", ";", "…")
_FOOT_PROSE = 3
"""So many paragraphs of prose behind a foot's opener show that it was none."""


def read_blocks(report: Report, lines: Sequence[Span], head: Head, furniture: Furniture) -> tuple[Block, ...]:
    """One block a line, in order; a dateline (and an outlet's name before it) is split off the line it opens."""
    text = report.text
    roles: list[Role] = []
    foot = _foot(text, lines, head.body, furniture)
    title = head.title.of(text).strip() if head.title else None
    for index, line in enumerate(lines):
        if index < head.body:
            roles.append(head.roles.get(index, "chrome"))
            continue
        words = line.of(text)
        role = head.marked.get(index)
        own = furniture.role(words)
        if own == "promo" or role is None:
            role = own or role
        if role is None and index >= foot:
            role = "chrome"
        if role is None and furniture.bylines.of(text, lines, index) is not None:
            role = "byline"
        if role is None and title and words == title:
            role = "chrome"
        roles.append(role or "body")
    _credit_neighbours(text, lines, roles, head.body)
    _name_beside(text, lines, roles, head, furniture)
    if not report.marks:
        _headings(text, lines, roles, head.body)
        _tail(text, lines, roles, head.body)
    return tuple(_split(lines, roles, head))


def _foot(text: str, lines: Sequence[Span], body: int, furniture: Furniture) -> int:
    """Index of the line with which the page's foot begins; the number of lines where it has none."""
    foot, prose = len(lines), 0
    for index in range(len(lines) - 1, body, -1):
        words = lines[index].of(text)
        if furniture.opens_foot(words):
            foot = index
        prose += furniture.is_prose(words)
        if prose >= _FOOT_PROSE:
            break
    return foot


def _credit_neighbours(text: str, lines: Sequence[Span], roles: list[Role], body: int) -> None:
    """A sentence-like line right behind a photograph's credit, before the body, is its caption."""
    for index in range(1, min(body, len(lines))):
        if (
            roles[index - 1] == "credit"
            and roles[index] in ("chrome", "subtitle")
            and len(lines[index].of(text).split()) > 4
        ):
            roles[index] = "caption"


def _name_beside(text: str, lines: Sequence[Span], roles: list[Role], head: Head, furniture: Furniture) -> None:
    """Lines below the body that a byline's opener names as its own."""
    for index in range(head.body, len(lines)):
        found = furniture.bylines.of(text, lines, index) if roles[index] == "byline" else None
        for beside in found.lines if found else ():
            if beside >= head.body and roles[beside] == "body":
                roles[beside] = "byline"


def _headings(text: str, lines: Sequence[Span], roles: list[Role], body: int) -> None:
    """A short line without a final mark between paragraphs of the body is a heading."""
    for index in range(body + 1, len(lines) - 1):
        if roles[index] != "body":
            continue
        words = lines[index].of(text)
        count = len(words.split())
        plain = not words.rstrip(' "”’)').endswith(_ENDS) and words[:1] not in "\"“”‘'(-–•"
        if (
            plain
            and count <= 16
            and (words[:1].isupper() or words[:1].isdigit())
            and _prose_follows(text, lines, roles, index)
        ) or (
            _NUMBERED.match(words)
            and count <= 14
            and not words.rstrip().endswith((".", ","))
            and _prose_follows(text, lines, roles, index)
        ):
            roles[index] = "heading"


def _prose_follows(text: str, lines: Sequence[Span], roles: Sequence[Role], index: int) -> bool:
    """Whether the next line of the body is prose: lines of a list or table follow one another without any."""
    for ahead in range(index + 1, min(index + 5, len(lines))):
        if roles[ahead] in ("body", "heading"):
            words = lines[ahead].of(text)
            return (len(words.split()) >= 8 and words.rstrip(' "”’)').endswith(_ENDS)) or len(words.split()) >= 20
    return False


def _tail(text: str, lines: Sequence[Span], roles: list[Role], body: int) -> None:
    """Short lines without a final mark below the last paragraph frame the page."""
    last = max(
        (
            index
            for index in range(body, len(lines))
            if roles[index] == "body"
            and (
                _NUMBERED.match(lines[index].of(text))
                or lines[index].of(text).rstrip(' "”’)').endswith((".", "?", "!"))
                or len(lines[index].of(text).split()) > 12
            )
        ),
        default=None,
    )
    if last is None or (all(role == "body" for role in roles[body:]) and last == len(lines) - 1):
        return
    for index in range(last + 1, len(lines)):
        if roles[index] == "body" and not lines[index].of(text).startswith("("):
            roles[index] = "chrome"


def _split(lines: Sequence[Span], roles: Sequence[Role], head: Head) -> list[Block]:
    blocks = []
    for index, line in enumerate(lines):
        opening = head.opening
        if opening is not None and index == head.body and roles[index] == "body":
            start = line.start
            if opening.prefix is not None:
                blocks.append(Block(span=opening.prefix, role="chrome"))
                start = opening.prefix.end
            blocks.append(Block(span=Span(start, opening.span.end), role="dateline"))
            blocks.append(Block(span=Span(opening.span.end, line.end), role="body"))
        else:
            blocks.append(Block(span=line, role=roles[index]))
    return blocks

"""Blocks: the role of every line of a report. They cover all of the text that is not white space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.model import Block, Report, Role, Span
from runut.read.page.foot import FootLine, foot_begins
from runut.read.page.furniture import Furniture
from runut.read.page.head import Head
from runut.read.page.line_form import Form, form_of, signs_off
from runut.read.page.link_lists import in_a_row, repeated, under_opener

_CAPTION = 3
"""Words from which a line may be a caption."""
_OVER_LIST = 6
"""Words of a heading over a numbered list at most."""
_PROSE = 4
_LONG = 20
"""Words of a line that is prose: with a final mark, without one."""


def read_blocks(report: Report, lines: Sequence[Span], head: Head, furniture: Furniture) -> tuple[Block, ...]:
    """One block a line, in order; a dateline (and an outlet's name before it) and links inside it are split off."""
    text = report.text
    laid_out = any(mark.role != "chrome" for mark in report.marks)  # not only that the outlet repeats a line
    words = [line.of(text) for line in lines]
    links = {
        index: found
        for index, line in enumerate(lines)
        if index >= head.body and (found := furniture.inline_promos.within(text, line))
    }
    forms = [
        form_of(_without(text, lines[index], links[index]) if index in links else line)
        for index, line in enumerate(words)
    ]
    roles: list[Role | None] = [head.roles.get(index, "chrome") for index in range(min(head.body, len(lines)))]
    own = [furniture.role(line, forms[index]) if index >= head.body else None for index, line in enumerate(words)]
    byline = [
        index >= head.body and furniture.bylines.of(text, lines, index) is not None for index in range(len(lines))
    ]
    title = head.title.of(text).strip() if head.title else None
    names = {name.name.casefold() for name in (*head.byline, *head.editor)}
    for index in range(head.body, len(lines)):
        role = head.marked.get(index)
        if role is None or own[index] == "promo" or (own[index] == "chrome" and role in ("body", "heading")):
            role = own[index] or role
        if role is None and (byline[index] or words[index].strip("( )").casefold() in names):
            role = "byline"
        if role is None and title and words[index] == title:
            role = "chrome"
        roles.append(role)
    if not laid_out:
        _frame(words, forms, roles, byline, head.body, furniture)
    _invitations(words, forms, roles, head, furniture)
    told: list[Role] = [role or "body" for role in roles]
    _credit_neighbours(text, lines, told, head.body)
    _captions_twice(words, told)
    _name_beside(text, lines, told, head, furniture)
    if not laid_out:
        _headings(forms, told, head.body)
        _tail(words, forms, told, head.body)
    return tuple(_split(text, lines, told, head, links))


def _frame(
    words: Sequence[str],
    forms: Sequence[Form],
    roles: list[Role | None],
    byline: Sequence[bool],
    body: int,
    furniture: Furniture,
) -> None:
    """What a line's place says of it: below an opener, in the foot, in a row of links, twice on the page."""
    told = max(
        (index for index, form in enumerate(forms) if roles[index : index + 1] == [None] and form.paragraph), default=0
    )
    for index in range(max(told, body) + 1, len(words)):  # no paragraph follows
        if roles[index] == "caption" and furniture.pictures.unsure(words[index]):
            roles[index] = None  # the report's last, signed
        elif roles[index] == "credit" and words[index][0] == "(" and not furniture.pictures.marks_credit(words[index]):
            roles[index] = "byline"
    known = [
        FootLine(
            form=form,
            role="byline" if byline[index] else roles[index],
            opens=furniture.opens_foot(line),
            closes=furniture.closes_report(line),
            rights=furniture.claims_rights(line),
            aged=furniture.is_age(line),
        )
        for index, (line, form) in enumerate(zip(words, forms, strict=True))
    ]
    foot = foot_begins(known, body)
    for index in range(body, len(words)):
        if roles[index] is None and known[index].closes and forms[index].words == 1:
            roles[index] = "byline"
        if roles[index] is None and furniture.is_address(words[index]):
            roles[index] = "promo"
    for index in range(body, foot):
        if roles[index] in ("promo", "chrome") and furniture.names_links(words[index]):
            for link in under_opener(forms, roles, index):
                roles[link] = "promo"
    for index in in_a_row(forms, roles, body):
        roles[index] = "promo"
    for index in repeated(words[body:], forms[body:]):
        roles[body + index] = roles[body + index] or "chrome"
    for index in range(foot, len(words)):
        roles[index] = roles[index] or "chrome"


def _invitations(
    words: Sequence[str], forms: Sequence[Form], roles: list[Role | None], head: Head, furniture: Furniture
) -> None:
    """Lines that no table lists and that speak to the reader about the page."""
    last = max((index for index, role in enumerate(roles) if role is None and forms[index].paragraph), default=0)
    for index in range(head.body, len(roles)):
        if roles[index] not in (None, "body") or (index == head.body and head.opening is not None):
            continue
        beside = sum(
            0 <= near < len(roles) and roles[near] in ("promo", "chrome", "tags") for near in (index - 1, index + 1)
        )
        if furniture.invitations.invites(words[index], forms[index], beside=beside, after=index >= last):
            roles[index] = "promo"


def _credit_neighbours(text: str, lines: Sequence[Span], roles: list[Role], body: int) -> None:
    """A sentence-like line right behind a photograph's credit, before the body, is its caption."""
    for index in range(1, min(body, len(lines))):
        if (
            roles[index - 1] == "credit"
            and roles[index] in ("chrome", "subtitle")
            and len(lines[index].of(text).split()) > 4
        ):
            roles[index] = "caption"


def _captions_twice(words: Sequence[str], roles: list[Role]) -> None:
    """A caption that stands a second time with its credit right behind: `Truk di jalan.`, `Truk di jalan. /AFP`."""
    for index in range(len(words) - 1):
        first, second = words[index], words[index + 1]
        credited = second[len(first) :].strip().startswith("/") if second.startswith(first) else False
        if credited and len(first.split()) >= _CAPTION and roles[index] not in ("title", "byline"):
            roles[index] = roles[index + 1] = "caption"


def _name_beside(text: str, lines: Sequence[Span], roles: list[Role], head: Head, furniture: Furniture) -> None:
    """Lines below the body that a byline's opener names as its own."""
    for index in range(head.body, len(lines)):
        found = furniture.bylines.of(text, lines, index) if roles[index] == "byline" else None
        for beside in found.lines if found else ():
            if beside >= head.body and roles[beside] == "body":
                roles[beside] = "byline"


def _headings(forms: Sequence[Form], roles: list[Role], body: int) -> None:
    """A short line without a final mark between paragraphs of the body is a heading."""
    listing = False  # below a colon, until a paragraph: items are no headings
    for index in range(body + 1, len(forms) - 1):
        form = forms[index]
        if roles[index] != "body":
            continue
        listing = (listing or (roles[index - 1] == "body" and forms[index - 1].ends_open)) and not form.paragraph
        if listing and not form.numbered:
            continue
        plain = not form.closed and not form.ends_open and form.opens_high and not form.quoted and form.words <= 16
        listed = (
            form.numbered
            and not forms[index - 1].numbered
            and form.words <= 14
            and not form.statement
            and not form.ends_open
        )
        over_list = plain and not form.numbered and form.words <= _OVER_LIST and forms[index + 1].numbered
        if ((plain or listed) and _prose_follows(forms, roles, index)) or over_list:
            roles[index] = "heading"


def _prose_follows(forms: Sequence[Form], roles: Sequence[Role], index: int) -> bool:
    """Whether the next line of the body is prose: lines of a list or table follow one another without any."""
    for ahead in range(index + 1, min(index + 5, len(forms))):
        if roles[ahead] in ("body", "heading"):
            form = forms[ahead]
            return (form.words >= _PROSE and (form.closed or form.ends_open)) or form.words >= _LONG
    return False


def _tail(words: Sequence[str], forms: Sequence[Form], roles: list[Role], body: int) -> None:
    """Short lines without a final mark below the last paragraph frame the page."""
    last = max(
        (
            index
            for index in range(body, len(forms))
            if roles[index] == "body"
            and (forms[index].numbered or forms[index].closed or signs_off(words[index]) or forms[index].words > 12)
        ),
        default=None,
    )
    if last is None or (all(role == "body" for role in roles[body:]) and last == len(forms) - 1):
        return
    for index in range(last + 1, len(forms)):
        if roles[index] == "body" and not words[index].startswith("("):
            roles[index] = "chrome"


def _split(
    text: str, lines: Sequence[Span], roles: Sequence[Role], head: Head, links: dict[int, list[Span]]
) -> Iterator[Block]:
    for index, line in enumerate(lines):
        start = line.start
        opening = head.opening
        if opening is not None and index == head.body and roles[index] == "body":
            if opening.prefix is not None:
                yield Block(span=opening.prefix, role="chrome")
                start = opening.prefix.end
            yield Block(span=Span(start, opening.span.end), role="dateline")
            start = opening.span.end
        if roles[index] == "body":
            for link in links.get(index, ()):
                if link.start < start:
                    continue
                if text[start : link.start].strip():
                    yield Block(span=_trimmed(text, Span(start, link.start)), role="body")
                yield Block(span=link, role="promo")
                start = link.end
        if text[start : line.end].strip():
            yield Block(span=Span(start, line.end), role=roles[index])


def _without(text: str, line: Span, links: Sequence[Span]) -> str:
    """The words of a line without the links in it."""
    cuts = [line.start, *(place for link in links for place in link), line.end]
    return "".join(text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)).strip()


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))

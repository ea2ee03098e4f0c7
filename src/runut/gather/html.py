"""A web page → Content: the article's lines in reading order, and what the mark-up says each of them is.

``gather.layout`` finds the element that holds the article and reads every line in it; title, byline, date, captions,
tags and notices come from the mark-up around it. ``Report.text`` is those lines,
two line ends between blocks and one where the page has a single ``br``; nothing in a line is changed but that white
space is collapsed as a browser does (a no-break space stays). Words of the page that are no part of the article
(menus, related articles, share buttons, footers) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from runut.gather.layout import Layout, Piece
from runut.gather.markup import Element, is_heading, parse, read_lines
from runut.gather.metadata import Metadata, metadata
from runut.gather.reports import Content
from runut.gather.roles import label_of
from runut.model import Given, Mark, Span

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_DASHES = ("-", "–", "—")
_DIGIT = re.compile(r"\d")


def declared_charset(page: bytes) -> str | None:
    """The character set that the page's first kilobytes declare."""
    match = _CHARSET.search(page[:4096])
    return match[1].decode("ascii") if match else None


def read_page(page: str) -> Content | None:
    """The article on a page, or ``None`` where it holds none. Never fetches; never raises on broken mark-up."""
    tree = parse(page)
    body = None if tree is None else next(tree.iter("body"), tree)
    if tree is None or body is None:
        return None
    lines = read_lines(body)
    about = metadata(tree)
    layout = Layout(body, lines, page)
    if not layout.found:
        return None
    return _content(_article(layout, about), about)


def read_fragment(fragment: str) -> list[Piece]:
    """The pieces of mark-up that is all article, such as an item of a feed."""
    tree = parse(f"<html><body><div>{fragment}</div></body></html>")
    if tree is None:
        return []
    body = next(tree.iter("body"), tree)
    lines = read_lines(body)
    layout = Layout(body, lines, None)
    return [piece for index in range(len(lines)) for piece in layout.inside(index)]


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Mark, ...]]:
    """Pieces → the text they make and the marks of those whose role is known."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for piece in pieces:
        gap = "\n" * piece.gap if parts else ""
        start = length + len(gap)
        length = start + len(piece.text)
        parts += (gap, piece.text)
        if piece.role:
            marks.append(Mark(span=Span(start, length), role=piece.role))
    return "".join(parts), tuple(marks)


def _content(pieces: list[Piece], about: Metadata) -> Content | None:
    title = next((piece.text for piece in pieces if piece.role == "title"), None)
    if not any(piece.role in ("body", "caption", None) for piece in pieces):
        return None
    text, marks = compose(pieces)
    given = Given(
        title=title,
        outlet=about.outlet,
        authors=about.authors,
        published=about.published,
        language=about.language,
        site=about.site,
        section=about.section,
    )
    return Content(text, given, marks, about.archived)


def _article(layout: Layout, about: Metadata) -> list[Piece]:
    lines = layout.lines
    inner = [index for index, within in enumerate(layout.inner) if within]
    titled = _title_lines(layout, about, inner[0] if inner else 0)
    title_at = titled[0] if titled else None
    scope = _scope(layout, lines[title_at].element if title_at is not None else None)
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in titled:
            pieces.append(Piece(line.text, 2 if index == title_at else 1, "title"))
        elif layout.inner[index] and (title_at is None or index > title_at):
            pieces += layout.inside(index)
        elif line.element in scope:
            if title_at is not None and index < title_at:
                if title_at - index <= 6 and _near(line.element, lines[title_at].element):
                    pieces += [
                        one for one in layout.around(index, before=True) if one.role in ("byline", "caption", "credit")
                    ]
            else:
                pieces += layout.around(index, before=bool(inner) and index < inner[0])
    if not titled and about.titles:
        pieces.insert(0, Piece(about.titles[0], 2, "title"))
    return _tidy(_named_labels(layout, scope, pieces, inner))


def _near(element: Element, title: Element) -> bool:
    """Whether a line above the title stands beside it: in the title's own parent, at most one element deeper."""
    home, above = title.getparent(), element.getparent()
    return home is not None and above is not None and (above is home or above.getparent() is home)


def _scope(layout: Layout, title: Element | None) -> set[Element]:
    """The elements under the narrowest one that holds both title and article: where frame lines may be."""
    above = layout.container.getparent()
    top = above if above is not None and layout.container is not layout.body else layout.container
    if title is not None:
        over = {layout.container, *layout.container.iterancestors()}
        while title is not None and title not in over:
            title = title.getparent()
        top = title if title is not None and title is not layout.container else top
    return {element for element in top.iter() if isinstance(element.tag, str)}


def _title_lines(layout: Layout, about: Metadata, first: int) -> list[int]:
    """The lines of the heading that the page's head also gives as title; else the nearest ``h1`` above the article."""
    best: tuple[float, int, int] | None = None
    nearest: int | None = None
    for index, line in enumerate(layout.lines):
        element = line.element
        headline = is_heading(element) or "headline" in (element.get("itemprop") or "").lower()
        if not headline:
            continue
        rank = int(element.tag[1]) if is_heading(element) else 1
        for title in about.titles:
            score = fuzz.ratio(line.text[:500].lower(), title[:500].lower())
            if score >= 80 and (best is None or (round(score / 5), -rank) > best[:2]):
                best = round(score / 5), -rank, index
        if rank == 1 and len(line.text) > 15 and (index <= first or nearest is None):
            nearest = index
    at = best[2] if best else nearest
    if at is None:
        return []
    element = layout.lines[at].element
    return [index for index in range(at, min(at + 5, len(layout.lines))) if layout.lines[index].element is element]


def _named_labels(layout: Layout, scope: set[Element], pieces: list[Piece], inner: list[int]) -> list[Piece]:
    """Adds to a label that stands alone after the article the name in the line below it."""
    after = inner[-1] + 1 if inner else len(layout.lines)
    for index in range(after, len(layout.lines) - 1):
        line, below = layout.lines[index], layout.lines[index + 1]
        if line.element not in scope or below.element not in scope or len(below.text) > 60 or _DIGIT.search(below.text):
            continue
        alone = label_of(f"{line.text}:", None) in ("byline", "editor") and label_of(line.text, None) is None
        if alone and label_of(below.text, None) is None:
            pieces = [*pieces, Piece(line.text, 2, "byline"), Piece(below.text, 1, "byline")]
    return pieces


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Frame lines once only (pages repeat bylines and dates for small screens); a first line that is a dateline."""
    seen: set[str] = set()
    kept: list[Piece] = []
    first = next((place for place, piece in enumerate(pieces) if piece.role == "body"), -1)
    if first >= 0 and len(pieces[first].text) <= 60 and pieces[first].text.endswith(_DASHES):
        pieces = [*pieces[:first], pieces[first]._replace(role="dateline"), *pieces[first + 1 :]]
    for piece in pieces:
        if piece.role in ("body", "heading", None) or piece.text not in seen:
            kept.append(piece)
            seen.add(piece.text)
    return kept

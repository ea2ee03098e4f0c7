"""HTML → the lines that a reader would see, in reading order, each with the element that holds it.

White space of the source (blanks, tabs, line ends) is collapsed as a browser does; a no-break space is a character of
the text and stays. Entities are decoded. Scripts, styles, forms' fields and hidden elements show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree, html

Element = Any
"""An lxml element; lxml carries no types."""

_BLOCK = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
     "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul")
)  # fmt: skip
_CELL = frozenset(("td", "th"))
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "canvas", "video",
     "audio", "map", "head", "button", "select", "option", "textarea", "input", "datalist", "title", "link", "meta",
     "base", "param", "source", "track")
)  # fmt: skip
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DEEP = 16
"""Open inline elements that are told apart; deeper ones are unclosed tags."""
_EDGE = " \t\n\r\f\xa0"


class Inline(NamedTuple):
    """An element inside a line, and the characters of the line that it holds."""

    start: int
    end: int
    element: Element


class Line(NamedTuple):
    text: str
    element: Element
    """The block that holds it."""
    gap: int
    """Line ends before it: 1 after a single ``br``, else 2."""
    linked: float
    """Share of its characters that stand in links, 0 to 1."""
    bold: float
    inlines: tuple[Inline, ...]
    hrefs: tuple[str, ...]


def parse(page: str) -> Element | None:
    """The tree of a page, or ``None`` where there is none. Nothing is fetched; nesting past libxml2's bound is cut."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=False)
    try:
        return html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def is_heading(element: Element) -> bool:
    return element.tag in _HEADINGS


class _Reader:
    def __init__(self) -> None:
        self.done: list[Line] = []
        self._parts: list[str] = []
        self._length = 0
        self._linked = self._boldly = self._solid = 0
        self._holder: Element = None
        self._gap = 2
        self._breaks = 0
        self._blocks: list[Element] = []
        self._links = self._bolds = 0
        self._open: list[tuple[int, Element]] = []
        self._inlines: list[Inline] = []
        self._hrefs: list[str] = []

    def text(self, raw: str | None) -> None:
        if not raw:
            return
        piece = _BLANKS.sub(" ", raw)
        if not self._parts or self._parts[-1].endswith(" "):
            piece = piece.lstrip(" ")
        if not self._parts:
            piece = piece.lstrip(_EDGE)
        if not piece:
            return
        if not self._parts:
            self._holder = self._blocks[-1]
        solid = len(piece.strip())
        self._solid += solid
        self._linked += solid if self._links else 0
        self._boldly += solid if self._bolds else 0
        self._parts.append(piece)
        self._length += len(piece)

    def end_line(self, gap: int) -> None:
        for start, element in self._open:
            self._inlines.append(Inline(start, self._length, element))
        self._open = [(0, element) for _, element in self._open]
        text = "".join(self._parts).rstrip(_EDGE)
        if text:
            inlines = tuple(
                Inline(one.start, min(one.end, len(text)), one.element)
                for one in self._inlines
                if one.start < len(text)
            )
            share = max(self._solid, 1)
            self.done.append(
                Line(
                    text,
                    self._holder,
                    self._gap,
                    self._linked / share,
                    self._boldly / share,
                    inlines,
                    tuple(self._hrefs),
                )
            )
            self._gap = gap
        else:
            self._gap = max(self._gap, gap)
        self._parts, self._inlines, self._hrefs = [], [], []
        self._length = self._solid = self._linked = self._boldly = 0

    def enter(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCK:
            self.end_line(2)
            self._blocks.append(element)
        elif tag == "br":
            had = bool(self._parts)
            self._breaks = 1 if had else self._breaks + 1
            self.end_line(1 if self._breaks == 1 else 2)
        elif tag in _CELL:
            self.text(" ")
        elif (element.attrib or tag == "time") and len(self._open) < _DEEP:
            self._open.append((self._length, element))
        if tag == "a":
            self._links += 1
            self._hrefs.append(element.get("href") or "")
        if tag in _BOLD:
            self._bolds += 1

    def leave(self, element: Element) -> None:
        tag = element.tag
        if tag in _BOLD:
            self._bolds -= 1
        if tag == "a":
            self._links -= 1
        if tag in _BLOCK:
            self.end_line(2)
            self._blocks.pop()
        elif tag in _CELL:
            self.text(" ")
        elif self._open and self._open[-1][1] is element:
            start, _ = self._open.pop()
            self._inlines.append(Inline(start, self._length, element))


def read_lines(root: Element) -> list[Line]:
    """The lines under ``root``, which counts as a block whatever its tag."""
    reader = _Reader()
    reader._blocks.append(root)
    reader.text(root.text)
    waiting: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
    while waiting:
        element, children = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            if waiting:
                reader.leave(element)
                reader.text(element.tail)
        elif not isinstance(child.tag, str) or child.tag in _SILENT or _hidden(child):
            reader.text(child.tail)
        else:
            reader.enter(child)
            reader.text(child.text)
            waiting.append((child, iter(child)))
    reader.end_line(2)
    return reader.done


def _hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style[:500]))

"""Where on a page the article stands, and which lines around and in it are what.

trafilatura (Barbaresi, ACL 2021, doi:10.18653/v1/2021.acl-demo.15) tells which words are the article; the narrowest
element that holds them is read whole, so that a paragraph that trafilatura left out is not lost.
"""

from __future__ import annotations

import operator
import re
from typing import NamedTuple

import trafilatura

from runut.gather.markup import Element, Line, is_heading
from runut.gather.roles import Kinds, kinds_of, label_of
from runut.model import Role

_WORD = re.compile(r"\w+")
_DATED = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b")
_DIGIT = re.compile(r"\d")
_RUN = 5
_SHORT = 150
_LARGE = 20_000
"""Elements past which a page is not given to trafilatura, whose time grows faster than the page."""
_NAMES = 100
_SPOKEN = ("?", "!", '"', "”")
"""Ends of a line in an interview, whose asker stands before a colon as an author does."""
_LEAST = 40
"""Characters that make a line a sentence where trafilatura found none."""
_HEAVY = 0.5
"""An element with this share of the article's words is a wrapper, whatever its class says."""
_CONTAINS = 0.65
_TRUSTED = 0.6
"""Share of the words that an element named as the article's body must hold to be believed."""
_SOLID = 60
_PARAGRAPHS = frozenset(("p", "blockquote", "li", "pre", "span", "h1", "h2", "h3", "h4", "h5", "h6"))
_NO_HEADING_END = (".", ",", ";", ":", "-", "–", "—", '"', "”")
_SHARING = ("news.google.com", "whatsapp.com/channel", "//t.me/", "wa.me/", "facebook.com/sharer", "twitter.com/intent")


class Piece(NamedTuple):
    text: str
    gap: int
    role: Role | None


class Layout:
    """Where on the page the article stands."""

    def __init__(self, body: Element, lines: list[Line], page: str | None) -> None:
        self.body = body
        self.lines = lines
        self.elements = [element for element in body.iter() if isinstance(element.tag, str)]
        chosen = [True] * len(lines) if page is None else _chosen(lines, page if len(self.elements) <= _LARGE else None)
        self.chosen = chosen
        self.found = any(chosen)
        longest = max((len(line.text) for line, taken in zip(lines, chosen, strict=True) if taken), default=0)
        solid = min(_SOLID, longest)
        weight: dict[Element, int] = {}
        for line, taken in zip(lines, chosen, strict=True):
            if taken and len(line.text) >= solid and line.linked < 0.5:
                weight[line.element] = weight.get(line.element, 0) + len(line.text)
        for element in reversed(self.elements):
            if element in weight and element is not body:
                above = element.getparent()
                weight[above] = weight.get(above, 0) + weight[element]
        self.total = weight.get(body, 0)
        self.weight = weight
        self.container = self._narrowest() if page else body
        within: set[Element] = set()
        self.kinds: dict[Element, Kinds] = {}
        for element in self.elements:
            above = element.getparent()
            if element is self.container or above in within:
                within.add(element)
            wrapper = weight.get(element, 0) > self.total * _HEAVY
            own = Kinds() if wrapper else kinds_of(element)
            self.kinds[element] = own.under(self.kinds.get(above, Kinds()))
        self.inner = [line.element in within for line in lines]

    def _narrowest(self) -> Element:
        """The deepest element that holds nearly all of the article's words."""
        named = [
            element
            for element, held in self.weight.items()
            if held >= self.total * _TRUSTED and element is not self.body and kinds_of(element).body
        ]
        at = min(named, key=self.weight.__getitem__, default=self.body)
        while not named:
            inner = max(at, key=lambda child: self.weight.get(child, 0), default=None)
            if inner is None or self.weight.get(inner, 0) < self.total * _CONTAINS or inner.tag in _PARAGRAPHS:
                break
            at = inner
        return at

    def kinds_at(self, index: int) -> Kinds:
        """What a line is by its block, and by an inline element that holds nearly all of it."""
        line = self.lines[index]
        kinds = self.kinds.get(line.element, Kinds())
        for inline in line.inlines:
            own = kinds_of(inline.element)
            if inline.end - inline.start >= 0.8 * len(line.text):
                kinds = own.under(kinds)
            elif len(line.text) <= _SHORT and own.byline and (inline.element.get("itemprop") or kinds.byline):
                kinds = kinds.as_byline()
        return kinds

    def inside(self, index: int) -> list[Piece]:
        """The pieces that a line of the article's own element makes; none where it is no part of the article."""
        line = self.lines[index]
        kinds = self.kinds_at(index)
        label = label_of(line.text, line.element)
        short = len(line.text) <= _SHORT
        if kinds.noise or (len(line.text) < 200 and any(host in href for href in line.hrefs for host in _SHARING)):
            return []
        if label in ("byline", "editor", "credit") and len(line.text) <= _NAMES and not line.text.endswith(_SPOKEN):
            return [Piece(line.text, line.gap, "credit" if label == "credit" else "byline")]
        if kinds.caption or kinds.photo or (kinds.credit and _by_picture(line.element)):
            return self._captions(line, kinds)
        role: Role | None = "body"
        if label == "chrome" or (short and "©" in line.text) or (kinds.paging and short) or label == "paging":
            role = "chrome"
        elif label == "promo" or kinds.promo:
            role = "promo"
        elif label == "source":
            role = None
        elif label == "tags" or (kinds.tags and short):
            role = "tags"
        elif short and (kinds.byline or kinds.credit or (kinds.date and _DIGIT.search(line.text))):
            role = "byline"
        elif kinds.subtitle:
            role = "subtitle"
        elif line.linked > 0.95 and len(line.text) > 15 and " " in line.text:
            role = "promo"
        elif _heading(line):
            role = "heading"
        return [Piece(line.text, line.gap, role)]

    def around(self, index: int, *, before: bool) -> list[Piece]:
        """The pieces that a line between title and article, or after the article, makes."""
        line = self.lines[index]
        kinds = self.kinds_at(index)
        label = label_of(line.text, line.element)
        short = len(line.text) <= _SHORT
        role: Role | None = None
        if label == "source" and short and not kinds.noise:
            return [Piece(line.text, line.gap, None)]
        if label in ("byline", "editor") and short:
            role = "byline"
        elif label == "credit" and short and before:
            role = "credit"
        elif kinds.tags and short and (label == "tags" or line.linked > 0.5):
            role = "tags"
        elif label == "paging" or (kinds.paging and short and _DIGIT.search(line.text)):
            role = "chrome"
        elif before and short and kinds_of(line.element).date and _dated(line.text):
            role = "byline"
        elif kinds.noise or (short and "©" in line.text) or not (before or self._beside(index)):
            return []
        elif before:
            if kinds.caption or (kinds.photo and line.linked < 0.5):
                return self._captions(line, kinds)
            if kinds.subtitle:
                role = "subtitle"
            elif short and (kinds.byline or (kinds.date and _DIGIT.search(line.text)) or _dated(line.text)):
                role = "byline"
            elif self._lost(index):
                role = "body"
        elif kinds.byline and short:
            role = "byline"
        elif self._lost(index):
            role = "body"
        return [Piece(line.text, line.gap, role)] if role else []

    def _lost(self, index: int) -> bool:
        """Whether a line outside the article's element is a paragraph of the article all the same."""
        line = self.lines[index]
        return self.chosen[index] and len(line.text) > 80 and line.linked < 0.3

    def _beside(self, index: int) -> bool:
        """Whether a line stands in a block next to the article's element, or is one."""
        element, above = self.lines[index].element, self.container.getparent()
        return above is not None and (element.getparent() is above or element is above)

    def _captions(self, line: Line, kinds: Kinds) -> list[Piece]:
        """A caption, its credit apart where an element of its own holds it."""
        for inline in line.inlines:
            if kinds_of(inline.element).credit and inline.end - inline.start < len(line.text):
                cuts = (
                    (0, inline.start, "caption"),
                    (inline.start, inline.end, "credit"),
                    (inline.end, None, "caption"),
                )
                found = [Piece(line.text[start:end].strip(), 1, role) for start, end, role in cuts]  # type: ignore[arg-type]
                found = [piece for piece in found if piece.text]
                return [found[0]._replace(gap=line.gap), *found[1:]]
        role: Role = "credit" if kinds.credit and not kinds.caption and len(line.text) <= _SHORT else "caption"
        return [Piece(line.text, line.gap, role)]


def _by_picture(element: Element) -> bool:
    above = element.getparent()
    return any(one.tag in ("img", "picture", "figure") for one in (*element, *(above if above is not None else ())))


def _dated(text: str) -> bool:
    """Whether a short line is a date of publication: a clock time or a year, and few words."""
    return len(text) <= 60 and len(text.split()) <= 9 and bool(_DATED.search(text))


def _heading(line: Line) -> bool:
    if len(line.text) > _SHORT or line.text.startswith(("(", "[")):
        return False
    return is_heading(line.element) or (line.bold > 0.95 and not line.text.endswith(_NO_HEADING_END))


def _chosen(lines: list[Line], page: str | None) -> list[bool]:
    """Which lines trafilatura takes for the article; where it finds nothing, those that read as sentences."""
    try:
        found = page and trafilatura.extract(page, fast=True, include_comments=False, include_tables=True)
    except Exception:  # hostile trees raise all kinds inside it; the page's own sentences still stand
        found = None
    runs: set[tuple[str, ...]] = set()
    for piece in (found or "").split("\n"):
        words = _WORD.findall(piece)
        runs.add(tuple(words))
        runs.update(zip(*(words[shift:] for shift in range(_RUN)), strict=False))
    runs.discard(())
    telling = [_telling(line) for line in lines]
    chosen = [_within(line.text, runs) for line in lines] if runs else []
    return chosen if any(map(operator.and_, chosen, telling)) else telling


def _telling(line: Line) -> bool:
    """Whether a line reads as a sentence of an article, by its length and place alone."""
    return len(line.text) >= _LEAST and line.linked < 0.3 and not is_heading(line.element) and not _fenced(line.element)


def _within(text: str, runs: set[tuple[str, ...]]) -> bool:
    words = _WORD.findall(text)
    if len(words) < _RUN:
        return tuple(words) in runs
    shingles = list(zip(*(words[shift:] for shift in range(_RUN)), strict=False))
    return sum(shingle in runs for shingle in shingles) >= 0.6 * len(shingles)


def _fenced(element: Element) -> bool:
    """Whether a block, or one of the few around it, is a page's frame."""
    for _ in range(6):
        if element is None or element.tag == "body":
            return False
        if kinds_of(element).noise:
            return True
        element = element.getparent()
    return False

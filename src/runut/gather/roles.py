"""What an element's tag, microdata and class names, or a line's first words, say that it holds."""

from __future__ import annotations

import operator
import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from runut.gather.markup import Element
from runut.gather.pagewords import page_words

LabelKind = Literal["byline", "editor", "source", "promo", "tags", "paging", "chrome", "credit"]
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_TAGS = {
    "figcaption": "caption",
    "figure": "photo",
    "time": "date",
    "nav": "noise",
    "aside": "noise",
    "footer": "noise",
}
_PROPERTIES = {
    "author": "byline", "editor": "byline", "datepublished": "date", "datemodified": "date", "caption": "caption",
    "articlebody": "body", "alternativeheadline": "subtitle", "keywords": "tags", "copyrightholder": "noise",
    "copyrightyear": "noise", "relatedlink": "noise", "breadcrumb": "noise", "itemlistelement": "noise",
}  # fmt: skip
_LABEL = re.compile(r"[\s(\[*»#]*([^\W\d_]+(?: [^\W\d_]+){0,3})\s*(:|：|$)")
_PAGES = re.compile(r"[\s\d:|/«»<>‹›.…-]+")


class Kinds(NamedTuple):
    """What an element holds by its mark-up."""

    subtitle: bool = False
    byline: bool = False
    date: bool = False
    caption: bool = False
    photo: bool = False
    credit: bool = False
    promo: bool = False
    tags: bool = False
    paging: bool = False
    breadcrumb: bool = False
    noise: bool = False
    body: bool = False

    def under(self, above: Kinds) -> Kinds:
        """These kinds inside an element of kinds ``above``: what holds for the outer holds within."""
        return above if not any(self) else self if not any(above) else Kinds(*map(operator.or_, self, above))

    def as_byline(self) -> Kinds:
        return self._replace(byline=True)


def kinds_of(element: Element) -> Kinds:
    """The element's own kinds, without those of what it stands in."""
    get = element.get
    return _kinds(element.tag, f"{get('class') or ''} {get('id') or ''}"[:400], (get("itemprop") or "").lower()[:80])


@lru_cache(maxsize=8192)
def _kinds(tag: str, names: str, properties: str) -> Kinds:
    found = {_TAGS.get(tag, ""), *(_PROPERTIES.get(name, "") for name in properties.split())}
    words = _sequences()
    for name in names.split():
        parts = tuple(part.lower() for part in _PARTS.findall(name))
        for start in range(min(len(parts), 12)):
            for end in range(start + 1, min(start + 3, len(parts)) + 1):
                found |= words.get(parts[start:end], frozenset())
    if "tags" in found and tag != "nav":
        found.discard("noise")
    return Kinds(**{name: name in found for name in Kinds._fields})


@cache
def _sequences() -> dict[tuple[str, ...], frozenset[str]]:
    words = page_words().class_words
    found: dict[tuple[str, ...], set[str]] = {}
    for kind in Kinds._fields:
        for entry in getattr(words, kind):
            found.setdefault(tuple(entry.split("-")), set()).add(kind)
    return {parts: frozenset(kinds) for parts, kinds in found.items()}


@cache
def _labels() -> dict[str, LabelKind]:
    labels = page_words().labels
    kinds: tuple[LabelKind, ...] = ("chrome", "paging", "tags", "promo", "credit", "source", "editor", "byline")
    return {word: kind for kind in kinds for word in getattr(labels, kind)}


def label_of(line: str, element: Element | None) -> LabelKind | None:
    """The kind of the label that a line begins with.

    A label stands before a colon; those of promotions, tags, pages and chrome may also be the whole line, and a
    label of pages may be followed by page numbers and labels of pages alone.
    """
    start = line[:120].strip()
    match = _LABEL.match(start)
    if match:
        kind = _labels().get(" ".join(match[1].lower().split()))
        if kind and (match[2] or kind in ("promo", "tags", "paging", "chrome")):
            if kind == "paging" and len(line) > 60:
                return None
            return kind if match[2] or element is not None else None
    first, _, rest = start.partition(" ")
    if rest and _labels().get(first.lower()) == "paging" and len(line) < 60:
        numbers = " ".join(word for word in rest.split() if _labels().get(word.lower()) != "paging")
        if _PAGES.fullmatch(numbers):
            return "paging"
    return None

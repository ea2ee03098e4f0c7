"""RSS 2.0, RSS 1.0 and Atom files → one record for each item.

Parsed with no network, no document type definition and no entity expansion. A broken feed is read as far as it can be.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from runut.gather.html import compose, read_fragment
from runut.gather.layout import Piece
from runut.gather.records import Record
from runut.gather.reports import Content, site_of
from runut.gather.sections import section_name
from runut.model import Given

_CONTENT = ("encoded", "content", "content_html", "body")
_LEAD = ("description", "summary")
_DATE = ("pubDate", "published", "issued", "date", "updated")
_AUTHOR = ("creator", "author")
_ROOTS = frozenset(("rss", "RDF", "feed"))
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w*);")
_BRACKETED = re.compile(r"\(([^()]{1,200})\)\s*$")


class BadFeedError(ValueError):
    """The file is no XML, or XML that is no feed."""


def feed_items(data: bytes) -> list[Record]:
    """The items of a feed, in its order; an item's bytes are its element in canonical XML.

    The text is the title and the item's content, or its description where it has no more. ``given.published`` is the
    date as written. Raises ``BadFeedError``.
    """
    root = _root(data)
    if root is None:
        raise BadFeedError("no XML")
    name = _local(root)
    if name not in _ROOTS:
        raise BadFeedError(f"XML that is no feed: {name[:60]}")
    channel = root if name == "feed" else next((child for child in root if _local(child) == "channel"), root)
    outlet = _plain(_child(channel, ("title",))) or None
    home = site_of(_link(channel))
    language = _words(_child(channel, ("language",))) or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    items = [element for element in root.iter() if _local(element) in ("item", "entry")]
    return [_item(place, element, outlet, home, language) for place, element in enumerate(items, start=1)]


def _item(place: int, item: Any, outlet: str | None, home: str | None, language: str | None) -> Record:
    title = _plain(_child(item, ("title",)))
    body = max((_pieces(_child(item, names)) for names in (_CONTENT, _LEAD)), key=_length)
    address = _link(item) or None
    pieces = [Piece(title, 2, "title")] if title else []
    if body:
        pieces += [body[0]._replace(gap=2), *body[1:]]
    text, marks = compose(pieces)
    given = Given(
        title=title or None,
        outlet=outlet,
        authors=_authors(item),
        published=_words(_child(item, _DATE)) or None,
        language=language or None,
        site=site_of(address) if address and "://" in address else home,
        section=_section(item),
    )
    return Record(place, _bytes(item), address, Content(text, given, marks) if text else None)


def _root(data: bytes) -> Any:
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            recover=recover,
            huge_tree=False,
        )
        try:
            root = etree.fromstring(data.lstrip(), parser)
        except (etree.LxmlError, ValueError):
            continue
        if root is not None:
            return root
    return None


def _bytes(item: Any) -> bytes:
    try:
        return bytes(etree.tostring(item, method="c14n", exclusive=True))
    except (etree.LxmlError, ValueError):
        return bytes(etree.tostring(item, encoding="utf-8", with_tail=False))


def _local(element: Any) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def _child(element: Any, names: tuple[str, ...]) -> Any:
    """The first child with text that has the first of these local names that any child has."""
    for name in names:
        for child in element:
            if _local(child) == name and (len(child) or _words(child)):
                return child
    return None


def _words(element: Any) -> str:
    """The element's text; entities that a document type would have to define are left out."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_words(child) if len(child) == 0 else "")
        parts.append(child.tail or "")
    return "".join(parts).strip()


def _plain(element: Any) -> str:
    """A title or name: its mark-up and doubled escapes, which many feeds have there, undone."""
    words = " ".join(_words(element).split())
    if not _MARKUP.search(words):
        return words
    return " ".join(piece.text for piece in read_fragment(words)).replace("\n", " ")


def _pieces(element: Any) -> list[Piece]:
    if element is None:
        return []
    if len(element) and any(isinstance(child.tag, str) for child in element):
        raw = "".join(etree.tostring(child, encoding="unicode") for child in element if isinstance(child.tag, str))
        return read_fragment(raw.replace("xhtml:", ""))
    words = _words(element)
    if _MARKUP.search(words):
        return read_fragment(words)
    return [Piece(words, 2, "body")] if words else []


def _length(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _link(element: Any) -> str:
    """An item's address: RSS's ``link`` text, Atom's alternate ``link``, else a ``guid`` that is one."""
    found = ""
    for child in element:
        name = _local(child)
        if name in ("link", "origLink"):
            href = (child.get("href") or "").strip()
            if href and child.get("rel", "alternate") == "alternate":
                return href
            found = found or _words(child)
        elif name in ("guid", "id") and not found and "://" in (address := _words(child)):
            found = address
    return found


def _section(item: Any) -> str | None:
    """The first category that names one: RSS's text, Atom's ``label`` or ``term``."""
    categories = (child for child in item if _local(child) == "category")
    named = (_plain(child) or child.get("label") or child.get("term") for child in categories)
    return next(filter(None, map(section_name, named)), None)


def _authors(item: Any) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for wanted in _AUTHOR:
        for child in item:
            if _local(child) != wanted:
                continue
            inner = _child(child, ("name",))
            words = _plain(child if inner is None else inner)
            match = _BRACKETED.search(words) if "@" in words else None
            words = match[1].strip() if match else words
            if words:
                names.setdefault(words)
        if names:
            break
    return tuple(names)

"""What a page says of itself in ``meta`` elements, JSON-LD, microdata and its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from runut.gather.markup import Element
from runut.gather.reports import site_of
from runut.gather.sections import crumb_section, section_name

_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "title", "parsely-title")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "published_time", "content_publisheddate", "dtk:publishdate", "dc.date.issued",
    "dcterms.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
    "dc.date", "date",
)  # fmt: skip
_AUTHOR = (
    "author",
    "article:author",
    "content_author",
    "dtk:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
)
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "copyright")
_LANGUAGE = ("inlanguage", "language", "content-language", "dc.language", "og:locale")
_SECTION = ("article:section", "og:article:section", "articlesection")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(https?:/{1,2}[^\s\"'<>]{1,2000})")
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,5}\)(\S{1,2000})")
_SEPARATORS = re.compile(r" +[-|–—:•»] +|[|•»]")
_KEY = re.compile(r"[^a-z0-9]+")
_NODES = 2000
_TITLE_LONG = 1000
"""Characters past which a title is none, and is left as it is."""


class Metadata(NamedTuple):
    titles: tuple[str, ...] = ()
    """As the page's head gives them, without the outlet's name at the end."""
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    site: str | None = None
    archived: str | None = None
    section: str | None = None


def metadata(tree: Element) -> Metadata:
    """What the page's mark-up says of it beside the text it shows."""
    named = _named(tree)
    nodes = _json_ld(tree)
    linked = [node for node in nodes if "headline" in node or "datePublished" in node]
    canonical = _href(tree, "canonical")
    saved = _saved_from(tree)
    archived, live = None, [canonical, *named.get("og:url", ()), *(_text(node.get("url")) for node in linked), saved]
    for place, address in enumerate(live):
        if address and (match := _ARCHIVED.match(address)):
            archived = archived or address
            live[place] = match[1]
    site = next(filter(None, (site_of(address) for address in live if address and "://" in address)), None)
    if site is None:
        site = next(filter(None, (site_of(_text(node.get("mainEntityOfPage"))) for node in linked)), None)
    outlet = _first(named, _OUTLET[:1]) or next(filter(None, (_text(node.get("publisher")) for node in linked)), None)
    outlet = outlet or _first(named, _OUTLET[1:])
    titles = [
        *(value for name in _TITLE for value in named.get(name, ())),
        *(_text(node.get("headline")) for node in linked),
    ]
    titles += [" ".join(element.text_content().split()) for element in tree.iter("title")][:1]
    bare = tuple(dict.fromkeys(without_outlet(title, outlet, site) for title in titles if title))
    said = [value for name in _SECTION for value in named.get(name, ())]
    said += filter(None, (_text(node.get("articleSection")) for node in linked))
    section = next(filter(None, map(section_name, said)), None)
    return Metadata(
        titles=bare,
        outlet=outlet,
        authors=_authors(named, linked, outlet, site),
        published=_first(named, _PUBLISHED[:3])
        or next(filter(None, (_text(node.get("datePublished")) for node in linked)), None)
        or _first(named, _PUBLISHED[3:])
        or next((found for element in tree.iter("time") if (found := element.get("datetime"))), None),
        language=next(filter(None, (_text(node.get("inLanguage")) for node in linked)), None)
        or _first(named, _LANGUAGE)
        or next(filter(None, (root.get("lang") or root.get("xml:lang") for root in tree.iter("html"))), None),
        site=site,
        archived=archived,
        section=section or crumb_section(tree, nodes, bare, (outlet, site), live),
    )


def without_outlet(title: str, outlet: str | None, site: str | None) -> str:
    """``title`` without a last or first part that is the outlet's name (``… - Warta.com Daerah``)."""
    if len(title) > _TITLE_LONG:
        return title.strip()
    names = {_KEY.sub("", (outlet or "").lower()), *(_KEY.sub("", part) for part in (site or "").split(".")[:-1])}
    names = {name for name in names if len(name) > 3}
    for match in reversed(list(_SEPARATORS.finditer(title))):
        tail = _KEY.sub("", title[match.end() :].lower())
        if len(tail) <= 40 and any(tail.startswith(name) or tail.endswith(name) for name in names):
            title = title[: match.start()]
    return title.strip()


def _named(tree: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = element.get(key)
                if name:
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(named: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((named[name][0] for name in names if name in named), None)


def _href(tree: Element, relation: str) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == relation and element.get("href"):
            return str(element.get("href")).strip()
    return None


def _saved_from(tree: Element) -> str | None:
    """The address that a browser writes into a comment of a page it saves."""
    above: Any = tree.getprevious()
    comments: list[str] = []
    while above is not None and len(comments) < 10:
        comments.append(above.text or "")
        above = above.getprevious()
    for element in [*tree][:5]:
        if not isinstance(element.tag, str):
            comments.append(element.text or "")
    return next((match[1] for text in comments if (match := _SAVED_FROM.search(text[:5000]))), None)


def _json_ld(tree: Element) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").lower().strip() != "application/ld+json" or not element.text:
            continue
        try:
            value = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_objects(value))
    return found


def _objects(value: object) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _NODES:
        seen += 1
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.append(node.get("@graph"))


def _text(value: object) -> str | None:
    """A JSON-LD value as words: a string, or the name or address of an object."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@id") or value.get("url")
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _authors(
    named: dict[str, list[str]], linked: list[dict[str, Any]], outlet: str | None, site: str | None
) -> tuple[str, ...]:
    """Names of people: what names the outlet or is an address is left out."""
    candidates: list[str | None] = []
    for node in linked:
        author = node.get("author")
        candidates += [_text(one) for one in (author if isinstance(author, list) else [author])]
    candidates += [value for name in _AUTHOR for value in named.get(name, ())]
    own = {_KEY.sub("", (outlet or "").lower()), _KEY.sub("", (site or "").lower())}
    own |= {_KEY.sub("", label) for label in (site or "").split(".")[:-1] if len(label) > 4}
    own.discard("")
    names: dict[str, None] = {}
    for name in candidates:
        plain = _KEY.sub("", (name or "").lower())
        if name and plain and "://" not in name and len(name) < 200 and not any(part in plain for part in own):
            names.setdefault(name)
    return tuple(names)

"""The section (desk) that a report stands in: its name, cleaned, and the one that a page's breadcrumb leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from runut.gather.decoding import without_surrogates
from runut.gather.markup import Element, is_heading
from runut.gather.pagewords import page_words
from runut.gather.roles import kinds_of

LONGEST = 80
"""Characters of a section's name that are kept."""
_CRUMBS = 12
"""Links past which a breadcrumb is a menu."""
_TELLING = 15
"""Letters from which the beginning of a title is no section's name."""
_TITLES = 10
"""Titles of a page that crumbs are compared with."""
_SIGNS = " \t\r\n\xa0>»›→/|•·"
"""What pages draw between crumbs, often inside the link."""
_KEY = re.compile(r"[\W_]+")
_ATTRIBUTES = ("itemtype", "itemprop", "typeof", "aria-label")


class Crumb(NamedTuple):
    name: str
    address: str


def section_name(value: str | None) -> str | None:
    """``value`` with white space folded, cut at ``LONGEST``; ``None`` for an address, the home page or no letters."""
    words = " ".join(without_surrogates(value or "")[: 10 * LONGEST].split())
    if "://" in words or not any(map(str.isalpha, words)) or words.lower() in page_words().labels.home:
        return None
    return words[:LONGEST].rstrip()


def crumb_section(
    tree: Element,
    linked: Iterable[dict[str, Any]],
    titles: tuple[str, ...],
    own: Iterable[str | None],
    here: Iterable[str | None],
) -> str | None:
    """The last crumb above the article: of a ``BreadcrumbList`` in JSON-LD, else of an element before the title.

    No section is what repeats a title, a name of ``own`` (outlet, host) or links to ``here`` (the page's addresses).
    """
    titles = titles[:_TITLES]
    names = {_key(name) for name in own if name} | {_key(name.rpartition(".")[0]) for name in own if name}
    addresses = {_address(address) for address in here if address}
    for crumbs in (*_listed(linked), *_shown(tree, titles)):
        for crumb in reversed(crumbs):
            name = section_name(crumb.name)
            titled = len(crumb.name) > LONGEST or any(_same(crumb.name, title) for title in titles)
            if name and not titled and _key(name) not in names and _address(crumb.address) not in addresses:
                return name
    return None


def _key(words: str) -> str:
    return _KEY.sub("", words.lower())


def _address(address: str) -> str:
    return address.partition("#")[0].partition("://")[2].rstrip("/") or address


def _same(words: str, title: str) -> bool:
    """Whether ``words`` are a title, or its beginning as breadcrumbs cut it."""
    words, title = _key(words[:500]), _key(title[:500])
    return (len(words) >= _TELLING and title.startswith(words)) or fuzz.ratio(words, title) >= 80


def _listed(linked: Iterable[dict[str, Any]]) -> Iterator[list[Crumb]]:
    for node in linked:
        inner = node.get("breadcrumb")
        for one in (node, inner):
            if isinstance(one, dict) and "BreadcrumbList" in str(one.get("@type"))[:200]:
                items = one.get("itemListElement")
                if isinstance(items, list) and len(items) <= _CRUMBS:
                    yield [_crumb(item) for item in sorted(items, key=_position)]


def _position(item: object) -> int:
    place = item.get("position") if isinstance(item, dict) else None
    if isinstance(place, str) and place.isdecimal() and len(place) < 4:
        return int(place)
    return place if isinstance(place, int) else 0


def _crumb(item: object) -> Crumb:
    """A ``ListItem``, which holds its name and address itself or in its ``item``."""
    item = item if isinstance(item, dict) else {}
    target = item.get("item")
    inner = target if isinstance(target, dict) else {"@id": target}
    name = item.get("name") or inner.get("name")
    address = inner.get("@id") or inner.get("url") or item.get("url")
    return Crumb(name if isinstance(name, str) else "", address if isinstance(address, str) else "")


def _shown(tree: Element, titles: tuple[str, ...]) -> Iterator[list[Crumb]]:
    """The links of each breadcrumb before the heading that is the title."""
    within: dict[Element, list[Crumb]] = {}
    found: list[list[Crumb]] = []
    for element in next(tree.iter("body"), tree).iterdescendants():
        if not isinstance(element.tag, str):
            continue
        crumbs = within.get(element.getparent())
        if crumbs is None and _is_breadcrumb(element):
            crumbs = []
            found.append(crumbs)
        if crumbs is not None:
            within[element] = crumbs
            if element.tag == "a" and len(crumbs) <= _CRUMBS:
                crumbs.append(Crumb(_shown_text(element), (element.get("href") or "").strip()))
        elif is_heading(element) and any(_same(_shown_text(element), title) for title in titles):
            break
    return (crumbs for crumbs in found if len(crumbs) <= _CRUMBS)


def _is_breadcrumb(element: Element) -> bool:
    return kinds_of(element).breadcrumb or any(
        "breadcrumb" in value[:200].lower() for name in _ATTRIBUTES if (value := element.get(name))
    )


def _shown_text(element: Element) -> str:
    return " ".join("".join(part[:500] for part in islice(element.itertext(), 20)).split()).strip(_SIGNS)

"""Which outlet published a report: by its address, its metadata, or what the page itself shows of its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from runut.languages.known import Medium
from runut.model import Block, Named, Report, Role, Span
from runut.read.names import slug
from runut.read.names.media import find_media, is_home, medium_of_domain, medium_of_name
from runut.read.page.furniture import Furniture
from runut.read.times import publication_date

_HEAD_LINES = 30
_FOOT_LINES = 12
_SHORT = 4
_FOLD = re.compile(r"[\W_]+")
_MENU = re.compile(r"\s*[|›»>•–—]\s*|\s-\s")
_PARTS = re.compile(r"\s*[|›»>•·–—,()/:]\s*|\s-\s")
_SHOWN = 200
"""Code points of a line of furniture that are looked at."""
_SHOWN_WORDS = 8
"""Words at most of a line of furniture in which a medium's name stands for the outlet's."""
_RIGHTS_WEIGHT, _LINE_WEIGHT, _LEAST = 3, 2, 2
"""What the furniture's lines count: one that claims rights, one that is little but a name; and how much is enough. Set
by hand: an invitation (1) alone names another outlet too often."""
_RIGHTS = re.compile(
    r"(?:©|\(c\)|[Cc]opyright|[Hh]ak [Cc]ipta)\s*(?:©\s*)?(?:20\d\d\s*)?"
    r"([A-Z]\w*(?:\.\w+){0,3}(?: [A-Z]\w*(?:\.\w+){0,3}){0,3}|[a-z][\w-]{1,40}(?:\.[a-z]{2,7}){1,2}\b)"
)


class OutletNames:
    """The names under which a page may show its outlet, by folded spelling, each in its best spelling."""

    def __init__(self, report: Report, lines: Sequence[Span], language: str) -> None:
        self._names: dict[str, str] = {}
        if report.given.outlet:
            self._add(report.given.outlet)
        for line in lines[:_HEAD_LINES]:
            words = line.of(report.text)
            if len(words) > 120:
                continue
            date = publication_date(words, language)
            if date is not None:
                words = words[: date[1].start].strip(" -–—|,\xa0")
            for part in _MENU.split(words):
                if 1 <= len(part.split()) <= _SHORT and part[:1].isupper():
                    self._add(part)
        for line in lines[-_FOOT_LINES:]:
            rights = _RIGHTS.search(report.text, line.start, min(line.end, line.start + 200))
            if rights is not None:
                self._add(rights.group(1))

    def _add(self, name: str) -> None:
        bare = " ".join(name.strip(" .").split())
        key = fold(bare)
        known = self._names.get(key)
        if key:
            self._names[key] = _best(known, bare) if known is not None else bare

    def named(self, words: str) -> Named | None:
        """The outlet where the page elsewhere shows these words for its name."""
        found = self._names.get(fold(words))
        if found is None:
            return None
        name = _best(found, " ".join(words.split()))
        return Named(id=slug(name), name=name)


def spellings(name: str) -> tuple[str, ...]:
    """The spellings under which a text may name an outlet: as shown, and in mixed case."""
    return (name, name.title()) if name.isupper() and " " in name else (name,)


def fold(name: str) -> str:
    """A name without case, blanks and marks."""
    return _FOLD.sub("", name).casefold()


def _best(one: str, other: str) -> str:
    """Of two spellings the one in separate words, in mixed case: `KABAR TIMUR`, `KabarTimur` → `Kabar Timur`."""
    best, second = sorted((one, other), key=lambda name: (len(name.split()), _is_mixed(name)), reverse=True)
    return best.title() if not _is_mixed(best) and len(best.split()) > 1 and _is_mixed(second) else best


def _is_mixed(name: str) -> bool:
    return name not in (name.upper(), name.lower())


def outlet_of(report: Report, shown: Named | None, language: str) -> Named | None:
    """The outlet of a report; ``shown`` is what its dateline or date line names."""
    given = report.given
    known = medium_of_domain(given.site, language) if given.site else None
    if known is None and given.outlet:
        known = medium_of_name(given.outlet, language) or medium_of_domain(given.outlet.lower(), language)
    if known is not None:
        return Named(id=known.id, name=known.name)
    known = medium_of_name(shown.name, language) if shown is not None else None
    if given.outlet and known is not None and set(known.id.split("-")) & set(slug(given.outlet).split("-")):
        return Named(id=known.id, name=known.name)  # `Antara News Agency` in the metadata, `ANTARA` in the dateline
    if given.outlet:
        same = shown is not None and fold(shown.name) == fold(given.outlet)
        name = _best(given.outlet, shown.name) if same and shown is not None else given.outlet
        return Named(id=slug(name), name=name)
    if shown is not None:
        return shown
    return Named(id=slug(given.site), name=given.site) if given.site else None


def outlet_shown(text: str, blocks: Sequence[Block], furniture: Furniture, language: str) -> Named | None:
    """The outlet that a page's furniture names most: `Nama - detikNews`, `© Kompas.com`, `Ikuti kanal Tirto.id`.

    For pages without address, metadata and dateline. Media of other countries and lines that name a source are no
    outlet's: a mirror shows them.
    """
    counted: Counter[str] = Counter()
    names: dict[str, Named] = {}
    lines = {
        block.span.of(text)[:_SHOWN]: block.role for block in blocks if block.role in ("chrome", "byline", "promo")
    }
    for words, role in lines.items():
        if furniture.names_source(words):
            continue
        for name, weight in _shown_in(words, role, furniture, language):
            names.setdefault(name.id, name)
            counted[name.id] += weight
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return names[ranked[0][0]]


def _shown_in(words: str, role: Role, furniture: Furniture, language: str) -> Iterator[tuple[Named, int]]:
    """The names that one line of furniture has for its outlet, and what each counts."""
    rights = _RIGHTS.search(words)
    if rights is not None:
        name = rights.group(1)
        known = medium_of_domain(name.lower(), language) or medium_of_name(name, language)
        if known is not None and is_home(known, language):
            yield Named(id=known.id, name=known.name), _RIGHTS_WEIGHT
        elif known is None and "." in name:  # in words it may be `All Rights Reserved`
            yield Named(id=slug(name), name=name), _RIGHTS_WEIGHT
    elif role != "promo" and len(words.split()) <= _SHOWN_WORDS:
        for part in _PARTS.split(words):
            known = _publisher(part.strip(" ."), language)
            if known is not None:
                yield Named(id=known.id, name=known.name), _LINE_WEIGHT
    elif furniture.invitations.speaks_of_page(words):
        for mention in find_media(words, [Span(0, len(words))], language):
            known = _publisher(mention.name, language)
            if known is not None:
                yield Named(id=known.id, name=known.name), 1


def _publisher(words: str, language: str) -> Medium | None:
    """The medium of a name or address that publishes pages in the language itself."""
    known = medium_of_name(words, language) or (medium_of_domain(words.lower(), language) if "." in words else None)
    if known is None or known.kind in ("social", "agency") or not is_home(known, language):
        return None
    return known

"""Which outlet published a report: by its address, its metadata, or what the page itself shows of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.model import Named, Report, Span
from runut.read.names import slug
from runut.read.names.media import medium_of_domain, medium_of_name
from runut.read.times import publication_date

_HEAD_LINES = 30
_FOOT_LINES = 12
_SHORT = 4
_FOLD = re.compile(r"[\W_]+")
_MENU = re.compile(r"\s*[|›»>•–—]\s*|\s-\s")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|[Cc]opyright|[Hh]ak [Cc]ipta)\s*(?:©\s*)?(?:20\d\d\s*)?([A-Z][\w.]*(?: [A-Z][\w.]*){0,3})"
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

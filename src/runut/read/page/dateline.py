"""The dateline with which a body opens: place, outlet and agency before a dash.

Shapes that newsrooms use: `KOTA, KABAR.com -`, `KABAR.CO, Kota -`, `Kota (KABAR) -`, `Kabar.com, Kota`, `Kota - `,
`Kabar Timur, Online. KOTA, Negara (AP) —`, `KABAR - KOTA. `, `KOTA (Kabar):`, `Kabar.com|| `.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from runut.model import Named, Span
from runut.read.names import slug
from runut.read.names.gazetteer import gazetteer
from runut.read.names.media import is_home, medium_of_domain, medium_of_name
from runut.read.page.outlets import OutletNames

_END = re.compile(r"(?:--+|[–—]|\|\|+|(?<=\)):|(?<=[\s).])-|-(?=[\s\"“”]))\s*")
_HOST = re.compile(
    r"\b[\w-]{2,40}(?:(?:\.[\w-]{2,20}){0,2}\.(?:cn|jp|kr|ru|uk|au|my|sg)"
    r"|(?:\. ?[\w-]{2,20}){0,2}\. ?(?:com|id|co|net|org|tv|news|info))\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"[^\W\d_]{2,}\.\s+(?=[A-Z])")
_PLACE_AFTER = re.compile(r"([A-Z][A-Z ]{2,30})\.\s+(?=[A-Z])")
_PART = re.compile(r"[^,/()]+")
_REACH = 110
"""Code points within which a dateline ends."""
_MOST_WORDS = 12


class Opening(NamedTuple):
    """A dateline."""

    span: Span
    place: Span | None
    outlet: Named | None
    prefix: Span | None
    """Words of the outlet before the place that are the page's and not the report's (`Kabar Timur, Online.`)."""


class _Part(NamedTuple):
    span: Span
    words: str
    bracketed: bool
    outlet: Named | None
    place: bool


def find_dateline(text: str, line: Span, outlets: OutletNames, language: str) -> Opening | None:
    """The dateline with which a body line opens; ``None`` where it opens with none."""
    for end in _END.finditer(text, line.start, min(line.end, line.start + _REACH)):
        head = Span(line.start, end.start())
        if head.end - head.start < 2 or line.end - end.end() < 20:
            continue
        opening = _parse(text, head, end.end(), outlets, language)
        if opening is not None:
            return opening
        if end.start() - line.start > 60:
            break
    return _undashed(text, line, language)


def _undashed(text: str, line: Span, language: str) -> Opening | None:
    """`Kabar.com, Kota Kalimat …`: the outlet's address, a known place, and no dash."""
    host = _HOST.match(text, line.start, min(line.end, line.start + _REACH))
    if host is None or text[host.end() : host.end() + 2] != ", ":
        return None
    outlet = outlet_in(host.group(), language)
    words = list(re.finditer(r"[^\s,]+", text[host.end() + 2 : min(line.end, host.end() + 60)]))[:3]
    for count in range(len(words), 0, -1):
        place = Span(host.end() + 2, host.end() + 2 + words[count - 1].end())
        entry = gazetteer(language).entry(place.of(text), "LOC")
        if entry is not None and entry.label == "LOC" and outlet is not None and line.end - place.end > 20:
            return Opening(Span(line.start, place.end + 1), place, outlet, None)
    return None


def outlet_in(words: str, language: str) -> Named | None:
    """The outlet that a date line or dateline names: by its address-like name, or by one that the table knows."""
    host = _HOST.search(words)
    if host is not None:
        name = host.group().replace(". ", ".")
        known = medium_of_domain(name.lower(), language) or medium_of_name(name, language)
        return Named(id=known.id, name=known.name) if known else Named(id=slug(name), name=name)
    for part in re.split(r"[,()|–—]|\s-\s", words):
        known = medium_of_name(part.strip(" ."), language)
        if known is not None and (known.kind != "agency" or "(" not in words):
            return Named(id=known.id, name=known.name)
    return None


def _parse(text: str, head: Span, end: int, outlets: OutletNames, language: str) -> Opening | None:
    words = head.of(text).strip()
    if not words or len(words.split()) > _MOST_WORDS or any(mark in words for mark in '?!"“”'):
        return None
    start = head.start
    prefix = _PREFIX.search(text, head.start, head.end)
    if prefix is not None:
        start = prefix.end()
    parts = _parts(text, Span(start, head.end), outlets, language)
    if parts is None:
        return None
    named = next((part.outlet for part in parts if part.outlet is not None and not part.bracketed), None)
    before = Span(head.start, start - len(text[head.start : start]) + len(text[head.start : start].rstrip()))
    free = [part for part in parts if part.outlet is None and not part.bracketed]
    place = next((part for part in free if part.place), free[0] if free else None)
    others = [part for part in free if part is not place and not part.place]
    if named is None and prefix is not None:
        name = before.of(text).split(",")[0].strip(" .")
        named = Named(id=slug(name), name=name)
    named = named or next(
        (part.outlet for part in parts if part.outlet is not None and not _is_wire(part, language)), None
    )
    beside = [part for part in parts if part.bracketed and not part.outlet and part.words.replace(" ", "").isalpha()]
    if named is None and place is not None and (place.place or place.words.isupper()) and len(beside) == 1:
        named = Named(id=slug(beside[0].words), name=beside[0].words)  # `KOTA (Kabar Timur):`
    told = place is not None and (place.place or words.isupper())  # `KOTA, KABAR -`: the place comes first
    if named is None and told and len(others) == 1 and len(free) == 2:
        named = Named(id=slug(others[0].words), name=others[0].words)
    shouted = place is not None and len(place.words) > 2 and place.words.isupper()
    short = place is not None and len(words.split()) <= 4
    if not (named or shouted or short or prefix):
        return None
    if place is None:
        after = _PLACE_AFTER.match(text, end)
        if after is not None:
            return Opening(Span(head.start, after.end()), Span(*after.span(1)), named, None)
    return Opening(Span(head.start, end), place.span if place else None, named, before if prefix is not None else None)


def _is_wire(part: _Part, language: str) -> bool:
    """Whether a part names an agency of another country, which is the report's source and not its outlet."""
    known = medium_of_name(part.outlet.name, language) if part.outlet is not None else None
    return known is not None and known.kind == "agency" and not is_home(known, language)


def _parts(text: str, head: Span, outlets: OutletNames, language: str) -> list[_Part] | None:
    """The parts between commas and brackets; ``None`` where one of them is no name."""
    found = []
    for match in _PART.finditer(text, head.start, head.end):
        bare = match.group().strip()
        if not bare:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        bracketed = text[match.start() - 1 : match.start()] == "("
        place = gazetteer(language).entry(bare, "LOC")
        is_place = place is not None and place.label == "LOC"
        known = None if is_place else outlet_in(bare, language) or outlets.named(bare)
        named = all(word[:1].isupper() or word[:1].isdigit() for word in bare.split()) and len(bare.split()) <= 5
        if known is None and not bracketed and not named:
            return None
        found.append(_Part(Span(start, start + len(bare)), bare, bracketed, known, is_place))
    return found

"""The head of a page: title, kicker, subtitle, byline, date line, and the dateline with which the body opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from runut.model import Byline, Dateline, Named, Published, Report, Role, Span
from runut.read.furniture import Furniture
from runut.read.media import medium_of_domain, medium_of_name
from runut.read.names import slug
from runut.read.times import publication_date

_SEPARATOR = re.compile(r"\s*(?:--|[-–—])\s*|\.\s+(?=[A-Z])")
_DATELINE_END = re.compile(r"(?:--+|[–—]|(?<=[\s).])-|-(?=[\s\"“”]))\s*")
_HOST = re.compile(r"\b[\w-]{2,40}(?:\. ?[\w-]{2,20}){0,2}\. ?(?:com|id|co|net|org|tv|news|info)\b", re.IGNORECASE)
_ADDRESS_DATE = re.compile(r"/(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/\-_.]|\d{0,10}(?:/|$))")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,6}")
_REACH = 110
"""Code points within which a dateline ends."""
_HEAD_LINES = 30


class Opening(NamedTuple):
    """The dateline of a body line: `KYIV, KOMPAS.com - `."""

    span: Span
    place: Span | None
    outlet: Named | None
    prefix: Span | None
    """Words of the outlet before the place that are the page's and not the report's (`Media X, Online.`)."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the head says, and the role of each of its lines by index."""

    title: Span | None = None
    subtitle: Span | None = None
    byline: tuple[Byline, ...] = ()
    editor: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    opening: Opening | None = None
    outlet: Named | None = None
    published: Published = Published()
    roles: dict[int, Role] = {}
    body: int = 0
    """Index of the line with which the body begins."""


class _HeadLines(msgspec.Struct):
    """What the lines before the body say, gathered line by line."""

    roles: dict[int, Role]
    byline: list[Byline] = []
    editor: list[Byline] = []
    published: Published = Published()
    outlet: Named | None = None
    pending: list[int] = []
    """Lines whose role only their neighbours tell."""


def read_head(report: Report, lines: Sequence[Span], furniture: Furniture, language: str) -> Head:
    """The head of a report; where mark-up gave roles (``report.marks``) they are believed."""
    text = report.text
    marked = {index: mark.role for index, line in enumerate(lines) for mark in report.marks if mark.span.covers(line)}
    opening, at = _find_opening(text, lines, marked, language)
    given = _given_title(report, lines)
    body = at if at is not None else _body_begins(text, lines, furniture, marked, given)
    found = _HeadLines(roles={index: role for index, role in marked.items() if index < body})
    title = next((index for index, role in found.roles.items() if role == "title"), given)
    for index in range(body):
        if found.roles.get(index) != "title":
            _read_line(text, lines, index, found, furniture, language)
    if title is None and found.pending:
        title = _title_among(text, lines, found.pending, body)
    subtitle = _settle(text, lines, found, title)
    found.byline.extend(_given_byline(report, lines, found.byline))
    place = opening.place if opening else None
    return Head(
        title=lines[title] if title is not None else None,
        subtitle=lines[subtitle] if subtitle is not None else None,
        byline=tuple(found.byline),
        editor=tuple(found.editor),
        dateline=Dateline(span=place, place=place.of(text)) if place is not None else None,
        opening=opening,
        outlet=_outlet(report, opening, found.outlet, language),
        published=_published(report, found.published, language),
        roles=found.roles,
        body=body,
    )


def _read_line(
    text: str, lines: Sequence[Span], index: int, found: _HeadLines, furniture: Furniture, language: str
) -> None:
    """Reads one line before the body: a byline, a date line, furniture, or one that waits for its neighbours."""
    line = lines[index]
    words = line.of(text)
    names = furniture.bylines(text, lines, index)
    if names is not None:
        known = found.editor if names.editor else found.byline
        known.extend(name for name in names.names if all(name.name != other.name for other in known))
        found.roles.update(dict.fromkeys((index, *names.lines), "byline"))
        return
    date = publication_date(words, language) if len(words) <= 120 else None
    if date is not None and _is_date_line(words, date[1], furniture):
        found.roles.setdefault(index, "byline")
        if found.published.value is None:
            span = Span(line.start + date[1].start, line.start + date[1].end)
            found.published = Published(value=date[0], how="text", span=span, sure=1.0)
        found.outlet = found.outlet or _outlet_in(words, language)
        return
    if index not in found.roles:
        role = furniture.role(words)
        if role is not None:
            found.roles[index] = role
        else:
            found.pending.append(index)


def _settle(text: str, lines: Sequence[Span], found: _HeadLines, title: int | None) -> int | None:
    """Gives the lines that waited their roles; the index of the subtitle, where there is one."""
    roles = found.roles
    if title is not None:
        roles[title] = "title"
    subtitle = next((index for index, role in roles.items() if role == "subtitle"), None)
    for index in found.pending:
        if index == title:
            continue
        if title is not None and index > title and subtitle is None and _is_subtitle(text, lines, index, roles):
            subtitle = index
            roles[index] = "subtitle"
        elif index > 0 and roles.get(index - 1) == "credit":
            roles[index] = "caption"
        else:
            roles.setdefault(index, "chrome")
    return subtitle


# ---------------------------------------------------------------- the dateline


def find_dateline(text: str, line: Span, language: str) -> Opening | None:
    """The dateline with which a body line opens; ``None`` where it opens with none.

    Known shapes: `JAKARTA, KOMPAS.com -`, `TEMPO.CO, Jakarta -`, `Jakarta (ANTARA) -`, `Liputan6.com, Jakarta`,
    `Media X, Online. SEOUL, Korea Selatan (AP) —`, `Jakarta - `.
    """
    reach = Span(line.start, min(line.end, line.start + _REACH))
    for end in _DATELINE_END.finditer(text, reach.start, reach.end):
        head = Span(line.start, end.start())
        if not head.end - head.start >= 2 or line.end - end.end() < 20:
            continue
        opening = _parse_dateline(text, head, end.end(), language)
        if opening is not None:
            return opening
        if end.start() - line.start > 60:
            break
    return None


def _parse_dateline(text: str, head: Span, end: int, language: str) -> Opening | None:
    words = head.of(text).strip()
    if not words or len(words.split()) > 12 or any(mark in words for mark in '?!"“”'):
        return None
    prefix: Span | None = None
    stop = re.search(r"[^\W\d_]{2,}\.\s+(?=[A-Z])", words)
    start = head.start
    if stop is not None:
        prefix = Span(head.start, head.start + stop.end() - len(stop.group()) + len(stop.group().rstrip()))
        start = head.start + stop.end()
    outlet = _outlet_in(words, language)
    place: Span | None = None
    good = outlet is not None
    at = start
    for part in re.split(r"([,/()])", text[start : head.end]):
        bare = part.strip()
        span = Span(at + len(part) - len(part.lstrip()), at + len(part) - len(part.lstrip()) + len(bare))
        at += len(part)
        if not bare or bare in ",/()":
            continue
        if _outlet_in(bare, language) is not None or medium_of_name(bare, language) is not None:
            continue
        if not all(word[:1].isupper() or word[:1].isdigit() for word in bare.split()) or len(bare.split()) > 5:
            return None
        if place is None:
            place = span
    shouted = place is not None and len(place.of(text)) > 2 and place.of(text).isupper()
    if not (good or shouted or (place is not None and _short_place(words))):
        return None
    return Opening(Span(head.start, end), place, outlet, prefix)


def _short_place(words: str) -> bool:
    """Whether a head without an outlet is short enough for a bare place: `Kendari, Sulawesi Tenggara -`."""
    return len(words.split()) <= 4


def _outlet_in(words: str, language: str) -> Named | None:
    """The outlet that a date line or dateline names: by its address-like name, or by a name that the table knows."""
    host = _HOST.search(words)
    if host is not None:
        name = host.group().replace(". ", ".")
        known = medium_of_domain(name.lower(), language) or medium_of_name(name, language)
        return Named(id=known.id, name=known.name) if known else Named(id=slug(name), name=name)
    for part in re.split(r"[,()|–—]|\s-\s", words):
        known = medium_of_name(part.strip(" ."), language)
        if (known is not None and known.kind != "agency") or (known is not None and "(" not in words):
            return Named(id=known.id, name=known.name)
    return None


def _find_opening(
    text: str, lines: Sequence[Span], marked: dict[int, Role], language: str
) -> tuple[Opening | None, int | None]:
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if marked.get(index, "body") != "body" or line.end - line.start < 50:
            continue
        opening = find_dateline(text, line, language)
        if opening is not None:
            return opening, index
    return None, None


# ---------------------------------------------------------------- title, byline, body


def _given_title(report: Report, lines: Sequence[Span]) -> int | None:
    title = " ".join((report.given.title or "").split())
    if not title:
        return None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if " ".join(line.of(report.text).split()) == title:
            return index
    return None


def _title_among(text: str, lines: Sequence[Span], pending: Sequence[int], body: int) -> int | None:
    for index in pending:
        words = lines[index].of(text)
        count = len(words.split())
        if 3 <= count <= 30 and not words.rstrip().endswith((".", ",", ":")):
            return index
    return next((index for index in pending if 2 <= len(lines[index].of(text).split()) <= 30 and index < body), None)


def _is_subtitle(text: str, lines: Sequence[Span], index: int, roles: dict[int, Role]) -> bool:
    words = lines[index].of(text).split()
    after_credit = index > 0 and roles.get(index - 1) in ("credit", "caption")
    return 4 <= len(words) <= 60 and not after_credit


def _body_begins(
    text: str, lines: Sequence[Span], furniture: Furniture, marked: dict[int, Role], given: int | None
) -> int:
    """The first line that reads as prose and has no line of the head close behind it."""
    start = 1 if given == 0 and not marked else 0
    for index, role in marked.items():
        if role == "body":
            return index
    for index in range(start, min(len(lines), _HEAD_LINES)):
        words = lines[index].of(text)
        prose = (words.rstrip(' "”’)').endswith((".", "?", "!", ":", ",")) and len(words.split()) >= 8) or len(
            words.split()
        ) >= 30
        if not prose or furniture.role(words) is not None:
            continue
        if any(
            furniture.bylines(text, lines, ahead) is not None for ahead in range(index + 1, min(index + 4, len(lines)))
        ):
            continue
        return index
    return start if start < len(lines) else len(lines)


def _is_date_line(words: str, date: Span, furniture: Furniture) -> bool:
    """Whether a line is about its date: little stands beside it."""
    rest = (words[: date.start] + words[date.end :]).strip(" \t\xa0-–—|,.:/")
    return len(rest.split()) <= 6 and not furniture.is_prose(words)


def _given_byline(report: Report, lines: Sequence[Span], found: Sequence[Byline]) -> list[Byline]:
    """Names that the record or page gives, where the text's first lines hold them and no byline said so."""
    if found or not lines:
        return []
    end = lines[min(len(lines), _HEAD_LINES) - 1].end
    names = []
    for author in report.given.authors:
        at = report.text.find(author, 0, end) if author else -1
        if at >= 0:
            names.append(Byline(span=Span(at, at + len(author)), name=author))
    return names


# ---------------------------------------------------------------- outlet and date


def _outlet(report: Report, opening: Opening | None, line: Named | None, language: str) -> Named | None:
    given = report.given
    if given.site:
        known = medium_of_domain(given.site, language)
        if known is not None:
            return Named(id=known.id, name=known.name)
    if given.outlet:
        known = medium_of_name(given.outlet, language) or medium_of_domain(given.outlet.lower(), language)
        return Named(id=known.id, name=known.name) if known else Named(id=slug(given.outlet), name=given.outlet)
    if opening is not None and opening.prefix is not None:
        name = opening.prefix.of(report.text).split(",")[0].strip(" .")
        known = medium_of_name(name, language)
        return Named(id=known.id, name=known.name) if known else Named(id=slug(name), name=name)
    if opening is not None and opening.outlet is not None:
        return opening.outlet
    if line is not None:
        return line
    if opening is not None and opening.place is not None:
        parts = report.text[opening.span.start : opening.span.end].strip(" -–—").split(",")
        rest = [part.strip() for part in parts if part.strip() and part.strip() != opening.place.of(report.text)]
        if len(rest) == 1 and _NAME.fullmatch(rest[0]):
            return Named(id=slug(rest[0]), name=rest[0])
    if given.site:
        return Named(id=slug(given.site), name=given.site)
    return None


def _published(report: Report, found: Published, language: str) -> Published:
    """The date of publication: what the page shows, else its metadata, else its address."""
    given = publication_date(report.given.published, language) if report.given.published else None
    if given is not None and (
        found.value is None or (len(given[0]) > len(found.value) and given[0][:10] == found.value[:10])
    ):
        return Published(value=given[0], how="metadata", span=found.span, sure=1.0)
    if found.value is not None:
        return found
    for address in (report.uri, report.archived or ""):
        date = _ADDRESS_DATE.search(address)
        if date is not None and 1 <= int(date[2]) <= 12 and 1 <= int(date[3]) <= 31:
            return Published(value="-".join(date.groups()), how="address", sure=0.9)
    return Published()

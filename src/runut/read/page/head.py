"""The head of a page: title, kicker, subtitle, byline, date line, and the dateline with which the body opens."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from runut.model import Byline, Dateline, Named, Published, Report, Role, Span
from runut.read.page.dateline import Opening, find_dateline, outlet_in
from runut.read.page.furniture import Furniture
from runut.read.page.line_form import form_of
from runut.read.page.marks import roles_by_markup
from runut.read.page.outlets import OutletNames, outlet_of
from runut.read.times import publication_date

_ADDRESS_DATE = re.compile(r"/(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/\-_.]|\d{0,10}(?:/|$))")
_HEAD_LINES = 30
_FOOT_LINES = 25
_BESIDE = 2
_PROSE, _LONG_LINE = 6, 30
"""Words of a line that is prose: with a mark at its end, without one."""
_DAY, _MINUTE, _ZONED = 10, 16, 22
"""Lengths of `2025-05-14`, with `T14:00`, and with `+07:00`."""
_DATE_LINE = 120
"""Code points of a date line at most."""
_CAPTION = 5
"""Words from which a line can be a caption."""
_OUTLET_WORDS = 3
_LATER = 4
"""Lines below a dateline without outlet in which one with an outlet is the true one."""
_NAME = re.compile(r"[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{0,24}){1,3}")
_WITH_OUTLET = re.compile(r"\s*(?:[|,]\s*)?(?:[\w-]{2,30}\.\w{2,4}(?:\.\w{2})?|[A-Z]\w*(?: [A-Z]\w*)?)$")


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
    marked: dict[int, Role] = {}
    """What mark-up says of the report's lines, the body's among them."""
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
    marked = roles_by_markup(lines, report.marks)
    opening, at = _find_opening(report, lines, marked, furniture, language)
    given = _given_title(report, lines)
    body = at if at is not None else _body_begins(text, lines, furniture, marked, given, language)
    found = _HeadLines(roles={index: role for index, role in marked.items() if index < body})
    title = next((index for index, role in found.roles.items() if role == "title"), given)
    for index in range(body):
        if found.roles.get(index) != "title":
            _read_line(text, lines, index, found, furniture, language)
    if title is None and found.pending:
        title = _title_among(text, lines, found, body)
    _marked_names(text, lines, found, furniture, language)
    if title is not None:
        _names_beside_date(text, lines, found, title, furniture, language)
    subtitle = _settle(text, lines, found, title, opened=opening is not None)
    found.byline.extend(_given_byline(report, lines, found.byline))
    _read_foot(text, lines, body, found, furniture)
    place = opening.place if opening else None
    return Head(
        title=lines[title] if title is not None else None,
        subtitle=lines[subtitle] if subtitle is not None else None,
        byline=tuple(found.byline),
        editor=tuple(found.editor),
        dateline=Dateline(span=place, place=place.of(text)) if place is not None else None,
        opening=opening,
        outlet=outlet_of(report, (opening.outlet if opening else None) or found.outlet, language),
        published=_published(report, found.published, language),
        roles=found.roles,
        marked=marked,
        body=body,
    )


def _read_line(
    text: str, lines: Sequence[Span], index: int, found: _HeadLines, furniture: Furniture, language: str
) -> None:
    """Reads one line before the body: a byline, a date line, furniture, or one that waits for its neighbours."""
    line = lines[index]
    words = line.of(text)
    names = furniture.bylines.of(text, lines, index)
    if names is not None:
        for known, more in ((found.byline, names.writers), (found.editor, names.editors)):
            known.extend(name for name in more if all(name.name != other.name for other in known))
        found.roles.update(dict.fromkeys((index, *names.lines), "byline"))
        return
    date = publication_date(words, language) if len(words) <= _DATE_LINE else None
    if date is not None and _is_date_line(words, date[1], furniture):
        found.roles.setdefault(index, "byline")
        if found.published.value is None:
            span = Span(line.start + date[1].start, line.start + date[1].end)
            found.published = Published(value=date[0], how="text", span=span, sure=1.0)
        found.outlet = found.outlet or outlet_in(words, language)
        return
    if index not in found.roles:
        role = furniture.role(words) or ("chrome" if furniture.is_menu(words) or furniture.is_section(words) else None)
        if role in ("credit", "caption") and not found.pending and form_of(words).titled:
            role = None  # a title may open as a credit does: `VIDEO: …`
        if role in (None, "byline") and found.pending:
            role = furniture.pictures.in_head(words) or role
        if role is not None:
            found.roles[index] = role
        else:
            found.pending.append(index)


def _read_foot(text: str, lines: Sequence[Span], body: int, found: _HeadLines, furniture: Furniture) -> None:
    """Adds the writers and editors that lines at the foot name, where the head names none."""
    for known, editors in ((found.byline, False), (found.editor, True)):
        if known:
            continue
        for index in range(max(body + 1, len(lines) - _FOOT_LINES), len(lines)):
            names = furniture.bylines.of(text, lines, index)
            if names is not None:
                known.extend(names.editors if editors else names.writers)


def _names_beside_date(
    text: str, lines: Sequence[Span], found: _HeadLines, title: int, furniture: Furniture, language: str
) -> None:
    """Lines that waited and are a writer's name, a desk or the outlet within two lines of a date or byline."""
    for index in list(found.pending):
        if index <= title:
            continue
        near = range(max(title + 1, index - _BESIDE), min(len(lines), index + _BESIDE + 1))
        if not any(found.roles.get(beside) == "byline" for beside in near):
            continue
        words = lines[index].of(text)
        if any(line.of(text) == words for line in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])):
            continue  # a picture's name, with its caption
        name, dash, rest = words.partition(" - ")
        if len(rest.split()) > _OUTLET_WORDS:
            continue
        name = _WITH_OUTLET.sub("", name) if not dash and outlet_in(words, language) else name
        person = _NAME.fullmatch(name) is not None and not furniture.is_section(name)
        if not (person or not name or furniture.is_desk(words)):
            continue
        found.pending.remove(index)
        found.roles[index] = "byline"
        if person and not found.byline and not furniture.is_desk(words) and not outlet_in(name, language):
            found.byline.append(Byline(span=Span(lines[index].start, lines[index].start + len(name)), name=name))


def _marked_names(text: str, lines: Sequence[Span], found: _HeadLines, furniture: Furniture, language: str) -> None:
    """Adds the writer whose name is all of a line that mark-up calls a byline, with the outlet's name or without."""
    for index, role in found.roles.items():
        if role != "byline" or found.byline:
            continue
        name = furniture.bylines.bare_name(lines[index].of(text).partition(" - ")[0])
        if _NAME.fullmatch(name) and publication_date(name, language) is None and not outlet_in(name, language):
            start = text.index(name, lines[index].start)
            found.byline.append(Byline(span=Span(start, start + len(name)), name=name))


def _settle(text: str, lines: Sequence[Span], found: _HeadLines, title: int | None, *, opened: bool) -> int | None:
    """Gives the lines that waited their roles; the index of the subtitle, where there is one.

    ``opened``: a dateline opens the body. Then a sentence between it and the date or byline is a picture's.
    """
    roles = found.roles
    if title is not None:
        roles[title] = "title"
    subtitle = next((index for index, role in roles.items() if role == "subtitle"), None)
    for index in found.pending:
        if index == title:
            continue
        signed = title is not None and any(roles.get(above) == "byline" for above in range(title + 1, index))
        if opened and signed and len(lines[index].of(text).split()) >= _CAPTION:
            roles[index] = "caption"
        elif title is not None and index > title and subtitle is None and _is_subtitle(text, lines, index, roles):
            subtitle = index
            roles[index] = "subtitle"
        elif index > 0 and roles.get(index - 1) == "credit":
            roles[index] = "caption"
        else:
            roles.setdefault(index, "chrome")
    return subtitle


def _find_opening(
    report: Report, lines: Sequence[Span], marked: dict[int, Role], furniture: Furniture, language: str
) -> tuple[Opening | None, int | None]:
    """The dateline, and the line that it opens."""
    outlets = OutletNames(report, lines, language)
    first: tuple[Opening, int] | None = None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if marked.get(index, "body") not in ("body", "dateline") or line.end - line.start < 50:
            continue
        opening = find_dateline(report.text, line, outlets, language)
        if opening is None or _dated(line.of(report.text), furniture, language):
            continue
        if first is None:
            first = opening, index
            if opening.outlet is not None and opening.place is not None:
                break
        elif opening.outlet and opening.place and index - first[1] <= _LATER and "body" not in marked.values():
            return opening, index  # what opened the line above was a caption's catchword
    return first or (None, None)


# ---------------------------------------------------------------- title, byline, body


def _given_title(report: Report, lines: Sequence[Span]) -> int | None:
    title = " ".join((report.given.title or "").split())
    if not title:
        return None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if " ".join(line.of(report.text).split()) == title:
            return index
    return None


def _title_among(text: str, lines: Sequence[Span], found: _HeadLines, body: int) -> int | None:
    """Of the lines that wait, the first that reads as a title: in headline capitals, else of some words."""
    outlet = found.outlet.name.lower() if found.outlet else None
    plain = [
        index
        for index in found.pending
        if index < body
        and not lines[index].of(text).rstrip().endswith((".", ",", ":"))
        and lines[index].of(text).lower() != outlet
        and 2 <= len(lines[index].of(text).split()) <= 30
    ]
    signed = min((index for index, role in found.roles.items() if role == "byline"), default=body)
    above = [index for index in plain if index < signed]
    for among, fewest, capitals in (
        (above, 4, 0.5),
        (above, 4, 0.0),
        (plain, 4, 0.5),
        (plain, 3, 0.0),
        (plain, 2, 0.0),
    ):
        for index in among:
            words = lines[index].of(text).split()
            if len(words) >= fewest and sum(word[:1].isupper() for word in words) >= capitals * len(words):
                return index
    return None


def _is_subtitle(text: str, lines: Sequence[Span], index: int, roles: dict[int, Role]) -> bool:
    words = lines[index].of(text).split()
    after_credit = index > 0 and roles.get(index - 1) in ("credit", "caption")
    return 4 <= len(words) <= 60 and not after_credit


def _body_begins(
    text: str,
    lines: Sequence[Span],
    furniture: Furniture,
    marked: dict[int, Role],
    given: int | None,
    language: str,
) -> int:
    """The first line that reads as prose and has no line of the head close behind it."""
    if any(role != "chrome" for role in marked.values()):
        told = next((index for index, role in marked.items() if role == "body"), None)
        return told if told is not None else len(lines)
    start = 1 if given == 0 else 0
    for index in range(start, min(len(lines), _HEAD_LINES)):
        words = lines[index].of(text)
        beside = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
        twice = any(line.of(text) == words for line in beside)  # a ticker's
        if twice or not _is_prose(words) or furniture.role(words) is not None:
            continue
        signed = next(
            (
                ahead
                for ahead in range(index + 1, min(index + 4, len(lines)))
                if furniture.bylines.of(text, lines, ahead) is not None
                or _dated(lines[ahead].of(text), furniture, language)
            ),
            None,
        )
        if signed is None or not _goes_on(text, lines, index, signed):
            return index
    return start if start < len(lines) else len(lines)


def _is_prose(words: str) -> bool:
    form = form_of(words)
    return ((form.closed or form.ends_open) and form.words >= _PROSE) or form.words >= _LONG_LINE


def _goes_on(text: str, lines: Sequence[Span], index: int, signed: int) -> bool:
    """Whether as much prose follows the byline ``signed`` as stands above it: then it is the head's, not the foot's."""
    above = sum(_is_prose(line.of(text)) for line in lines[index:signed])
    below = sum(_is_prose(line.of(text)) for line in lines[signed + 1 : signed + 1 + _FOOT_LINES])
    return below >= above


def _dated(words: str, furniture: Furniture, language: str) -> bool:
    """Whether a line is a date line: `Nama - Senin, 12 Mei 2025 | 10:00` opens no body."""
    date = publication_date(words, language) if len(words) <= _DATE_LINE else None
    return date is not None and _is_date_line(words, date[1], furniture)


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


def _published(report: Report, found: Published, language: str) -> Published:
    """The date of publication: what the page shows, else its metadata, else its address."""
    given = publication_date(report.given.published, language) if report.given.published else None
    if given is not None and (found.value is None or _more_exact(given[0], found.value)):
        return Published(value=given[0], how="metadata", span=found.span, sure=1.0)
    if found.value is not None:
        return found
    for address in (report.uri, report.archived or ""):
        date = _ADDRESS_DATE.search(address)
        if date is not None and 1 <= int(date[2]) <= 12 and 1 <= int(date[3]) <= 31:
            return Published(value="-".join(date.groups()), how="address", sure=0.9)
    return Published()


def _more_exact(given: str, shown: str) -> bool:
    """Whether a date of the metadata says the date that the page shows, and more of it.

    Metadata often gives local time as if it were UTC, or when the page was changed: where the page shows a time with
    its zone, only the seconds may come from elsewhere.
    """
    if len(given) <= len(shown) or given[:_DAY] != shown[:_DAY]:
        return False
    return len(shown) < _ZONED or (given[:_MINUTE] == shown[:_MINUTE] and given.endswith(shown[_MINUTE:]))

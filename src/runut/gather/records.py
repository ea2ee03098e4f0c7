"""JSON, JSON lines and the fields of any record → Content.

Read as they are: the exports of trafilatura, news-please, news-watch, Media Cloud, NewsAPI and JSON Feed, and plain
``{"id", "url", "title", "date", "text"}``.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from runut.gather.decoding import NotTextError, decode, without_surrogates
from runut.gather.lines import Line, LostLine
from runut.gather.pagewords import page_words
from runut.gather.reports import Content, canonical, site_of
from runut.gather.sections import section_name
from runut.model import Given

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "article_title"),
    "text": (
        "text", "maintext", "main_text", "content", "body", "article", "articlebody", "article_body", "article_text",
        "article_content", "fulltext", "full_text", "story_text", "content_text", "cleaned_text",
        "raw_text", "paragraphs",
    ),
    "lead": ("description", "excerpt", "summary", "abstract", "snippet", "lead"),
    "address": ("url", "link", "uri", "permalink", "article_url", "canonical_url", "source_url", "source"),
    "outlet": (
        "outlet", "media_name", "sitename", "site_name", "source_hostname", "source_name", "publisher", "newspaper",
        "media", "source",
    ),
    "site": ("hostname", "source_domain", "domain", "media_url", "site", "host"),
    "authors": ("authors", "author", "byline", "creator", "reporter", "writer"),
    "published": (
        "date_publish", "publish_date", "published_date", "publication_date", "date_published", "published",
        "published_at", "publishedat", "pubdate", "datepublished", "publish_time", "date", "datetime",
        "timestamp", "time",
    ),
    "language": ("language", "lang", "inlanguage"),
    "section": (
        "section", "article_section", "articlesection", "section_name", "sectionname", "category", "categories",
    ),
}  # fmt: skip
"""For each noun the field names that carry it, best first; compared in lower case, ``-``, ``.`` and blanks as ``_``.
``source`` is an address in trafilatura's export and an outlet in news-watch's: its value decides."""

_LISTS = ("articles", "items", "stories", "results", "matches", "data", "records", "documents", "hits")
"""Under which names an API's answer keeps its records."""
_NOTHING = frozenset(("", "none", "null", "nan", "n/a", "nat"))
"""What exports write for a missing value."""
_SEPARATOR = re.compile(r"[-. ]")


class Record(NamedTuple):
    """One record found; ``content`` is ``None`` where it holds neither title nor text."""

    place: int
    """Line number, or index in its list, from 1."""
    raw: bytes
    address: str | None
    content: Content | None


def field_name(name: str) -> str:
    """A field name as ``FIELDS`` spells it."""
    return _SEPARATOR.sub("_", name.strip().lower())


@cache
def field_names() -> dict[str, tuple[str, ...]]:
    """``FIELDS`` with the names that the language pack adds."""
    added = page_words().records
    return {noun: names + added.get(noun, ()) for noun, names in FIELDS.items()}


def record(place: int, raw: bytes, fields: Mapping[str, object]) -> Record:
    """The report in a record's fields. Title and text are left unaltered; a lead stands in for a missing text."""
    named = {field_name(key): value for key, value in reversed(list(fields.items()))}
    title = _first(named, "title")
    text = _first(named, "text") or _first(named, "lead")
    address = next((value for value in _all(named, "address", "source") if value), None)
    if "source" in named and not address:
        source = _words(named["source"])
        address = source if source and "://" in source else None
    if not title and not text:
        return Record(place, raw, address, None)
    outlets = (value for value in _all(named, "outlet") if value and "://" not in value)
    given = Given(
        title=title,
        outlet=next(outlets, None),
        authors=_authors(named),
        published=_first(named, "published"),
        language=_first(named, "language"),
        site=next(filter(None, map(site_of, (address, *_all(named, "site")))), None),
        section=_section(named),
    )
    whole = f"{title}\n\n{text}" if title and text else title or text or ""
    return Record(place, raw, address, Content(whole, given))


def json_lines(found: Iterable[Line | LostLine]) -> Iterator[Record | LostLine]:
    """One record for each line; blank lines hold none, and a line that is no JSON is lost."""
    for line in found:
        if isinstance(line, LostLine):
            yield line
        elif line.text.strip():
            try:
                value = json.loads(line.text)
            except (ValueError, RecursionError) as error:
                yield LostLine(line.number, "not_json", _short(error))
                continue
            fields = value if isinstance(value, dict) else {}
            yield record(line.number, line.raw, fields)


def json_records(data: bytes) -> list[Record]:
    """The records of a JSON file: an array, an object, or an object that holds a list of them.

    Raises ``ValueError`` where the bytes are no JSON (``NotTextError`` where they are no text).
    """
    try:
        value = json.loads(decode(data))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if isinstance(value, dict):
        alone = record(1, data, value)
        listed = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
        if listed is None or (alone.content is not None and alone.address):
            return [alone]
        value = listed
    if not isinstance(value, list):
        return []
    return [
        record(
            place, canonical(fields) if isinstance(fields, dict) else b"", fields if isinstance(fields, dict) else {}
        )
        for place, fields in enumerate(value, start=1)
    ]


def opens_lines(head: bytes) -> bool:
    """Whether a file that begins with ``head`` holds JSON lines: its first line is a whole object, and more follows."""
    first, newline, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not newline or rest.lstrip()[:1] != b"{":
        return False
    try:
        return isinstance(json.loads(decode(first)), dict)
    except (ValueError, RecursionError, NotTextError):
        return False


def _all(named: Mapping[str, object], noun: str, but: str = "") -> list[str | None]:
    return [_words(named[name]) for name in field_names()[noun] if name in named and name != but]


def _first(named: Mapping[str, object], noun: str) -> str | None:
    return next((value for value in _all(named, noun) if value), None)


def _words(value: object) -> str | None:
    """A field's value as text: strings unaltered, numbers as written, lists of strings as paragraphs."""
    if isinstance(value, str):
        return None if value.strip().lower() in _NOTHING else without_surrogates(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return None if math.isnan(value) else repr(value)
    if isinstance(value, dict):
        return _words(value.get("name"))
    if isinstance(value, list):
        parts = [part for item in value if not isinstance(item, list) and (part := _words(item))]
        return "\n\n".join(parts) or None
    return None


def _authors(named: Mapping[str, object]) -> tuple[str, ...]:
    for name in field_names()["authors"]:
        value = named.get(name)
        if isinstance(value, str):
            value = _listed(value)
        many = value if isinstance(value, list) else [value]
        found = (_words(item) for item in many if not isinstance(item, list))
        names = tuple(dict.fromkeys(part.strip() for words in found if words for part in words.split(";")))
        if any(names):
            return tuple(filter(None, names))
    return ()


def _section(named: Mapping[str, object]) -> str | None:
    """The first of the sections or categories that a record names."""
    for name in field_names()["section"]:
        value = named.get(name)
        if isinstance(value, str):
            value = _listed(value)
        for item in value if isinstance(value, list) else [value]:
            words = None if isinstance(item, list) else _words(item)
            for part in (words or "").split(";"):
                if section := section_name(part):
                    return section
    return None


def _listed(value: str) -> object:
    """A list that an export wrote into a cell: JSON, or Python's own spelling of a list of strings."""
    if value[:1] == "[" and value[-1:] == "]" and len(value) < 10_000:
        for spelling in (value, value.replace("'", '"')):
            try:
                return json.loads(spelling)
            except (ValueError, RecursionError):
                continue
    return value


def _short(error: Exception) -> str:
    return str(error)[:200]

"""Paths → Reports and Problems, whatever stands behind each path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from runut.gather.decoding import NotTextError, byte_order, decode
from runut.gather.feeds import BadFeedError, feed_items
from runut.gather.html import declared_charset, read_page
from runut.gather.lines import LostLine, lines
from runut.gather.records import Record, json_lines, json_records, opens_lines
from runut.gather.reports import Content, report
from runut.gather.rows import BadTableError, columns, table_rows
from runut.gather.sources import LIMIT, Source, sources
from runut.model import Problem, Report

_KINDS = {
    ".txt": "text",
    ".html": "markup", ".htm": "markup", ".xhtml": "markup", ".xml": "markup", ".rss": "markup", ".atom": "markup",
    ".jsonl": "lines", ".ndjson": "lines",
    ".json": "json",
    ".csv": "table", ".tsv": "table",
}  # fmt: skip
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?>.{0,2000}?-->)\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_FEED = re.compile(r"<(?:rss|feed|(?:\w{1,20}:)?RDF)[\s>]")
_XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE\s+(?!html))", re.IGNORECASE)
_ELEMENT = re.compile(r"\s*<[a-zA-Z]")


def _now() -> datetime:
    return datetime.now(UTC)


def gather(
    paths: Iterable[str], *, stdin: BinaryIO | None = None, now: Callable[[], datetime] = _now
) -> Iterator[Report | Problem]:
    """The reports behind ``paths``, in order, and a ``Problem`` for each input that was lost.

    A path is a file, a folder (walked in sorted order; see ``gather.sources`` for what is taken there) or ``-`` for
    ``stdin``. The kind of a file follows from its extension, else from its content: a page, a feed, JSON, JSON lines,
    CSV or plain text. A record keeps the address it names; one that names none gets ``path#n``, where ``n`` is its line
    (JSON lines, CSV) or its place in the list (JSON, feeds), from 1. No more than one record of at most 20 MB
    (20 * 1024 ** 2 bytes) is held at once; a file of JSON lines or CSV may be larger.

    Never raises for an input. The codes of a ``Problem``:

    - ``missing``: no such file, or ``-`` without standard input
    - ``empty``: no bytes, no characters but blanks, no records, or a folder that holds no coverage
    - ``unreadable``: permissions, or the system's error while reading
    - ``not_regular``: a pipe, a device or a socket
    - ``link``: a link inside a folder
    - ``binary``: no text, such as a PDF, a picture or an archive
    - ``too_large``: a file of one report, or a record, over the bound
    - ``not_json``: a file or line that is no JSON
    - ``no_text``: a page without an article, or a record without title and text
    - ``bad_feed``: XML that is broken or no feed
    - ``bad_csv``: a table without a column for title or text, or a row that breaks the format
    - ``repeated``: the same bytes at the same address once more
    """
    seen: set[str] = set()
    for source in sources(paths, stdin):
        if isinstance(source, Problem):
            yield source
            continue
        try:
            for found in _read(source, now):
                if isinstance(found, Report):
                    if found.id in seen:
                        yield Problem(uri=found.uri, code="repeated", detail=found.id)
                        continue
                    seen.add(found.id)
                yield found
        except NotTextError as error:
            yield Problem(uri=source.uri, code="binary", detail=str(error))
        except OSError as error:
            yield Problem(uri=source.uri, code="unreadable", detail=error.strerror or str(error))


def _read(source: Source, now: Callable[[], datetime]) -> Iterator[Report | Problem]:
    kind = _KINDS.get(source.suffix) or _sniffed(source.head)
    if kind == "json" and opens_lines(source.head):
        kind = "lines"
    if kind in ("lines", "table"):
        if not byte_order(source.head)[0]:
            decode(source.head.partition(b"\n")[0])  # a binary first line is a binary file
        yield from _records(source, kind, now)
        return
    data = source.stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        yield Problem(uri=source.uri, code="too_large", detail=f"over {LIMIT} bytes")
    elif kind == "json":
        yield from _json(source, data, now)
    elif kind == "markup":
        yield from _markup(source, data, now)
    else:
        text = decode(data)
        if text.strip():
            yield report(source.uri, data, Content(text), now())
        else:
            yield Problem(uri=source.uri, code="empty", detail="blanks only")


def _sniffed(head: bytes) -> str:
    """The kind that an input's first bytes show."""
    start = decode(head[: len(head) - len(head) % 4] if byte_order(head)[0] else head)
    if _PAGE.match(start) or (_ELEMENT.match(start) and _FEED.search(start[:2000])) or _XML.match(start):
        return "markup"
    opening = start.lstrip()[:1]
    first = start.lstrip().partition("\n")[0]
    if opening == "{":
        return "lines" if opens_lines(head) or first.rstrip().endswith("}") else "json"
    if opening == "[" and start.lstrip()[1:].lstrip()[:1] == "{":
        return "json"
    shape = columns(first)
    return "table" if shape and len(shape[1]) > 1 and len(first) < 4096 else "text"


def _records(source: Source, kind: str, now: Callable[[], datetime]) -> Iterator[Report | Problem]:
    found = lines(source.stream, source.head)
    any_found = False
    try:
        for one in json_lines(found) if kind == "lines" else table_rows(found):
            any_found = True
            if isinstance(one, LostLine):
                yield Problem(uri=f"{source.uri}#{one.number}", code=one.code, detail=one.detail)
            else:
                yield _of_record(source.uri, one, now)
    except BadTableError as error:
        yield Problem(uri=source.uri, code="bad_csv", detail=str(error))
        return
    if not any_found:
        yield Problem(uri=source.uri, code="empty", detail="no records")


def _json(source: Source, data: bytes, now: Callable[[], datetime]) -> Iterator[Report | Problem]:
    try:
        found = json_records(data)
    except NotTextError:
        raise
    except ValueError as error:
        yield Problem(uri=source.uri, code="not_json", detail=str(error)[:200])
        return
    if not any(one.content for one in found):
        if source.named:
            yield Problem(uri=source.uri, code="no_text", detail="no record with a title or a text")
        return
    for one in found:
        yield _of_record(source.uri, one, now, alone=len(found) == 1 and one.raw == data)


def _markup(source: Source, data: bytes, now: Callable[[], datetime]) -> Iterator[Report | Problem]:
    page = decode(data, declared_charset(data))
    if not page.strip():
        yield Problem(uri=source.uri, code="empty", detail="blanks only")
        return
    named_page = source.suffix in (".html", ".htm", ".xhtml")
    if not _PAGE.match(page) and (_FEED.search(page[:4000]) or not named_page):
        try:
            # The page is characters by now: what its first line declares of bytes no longer holds.
            items = feed_items(_DECLARATION.sub("", page, count=1).encode("utf-8"))
        except BadFeedError as error:
            if not named_page:
                yield Problem(uri=source.uri, code="bad_feed", detail=str(error))
                return
        else:
            if not items:
                yield Problem(uri=source.uri, code="empty", detail="no items")
            for one in items:
                yield _of_record(source.uri, one, now)
            return
    content = read_page(page)
    if content is None:
        yield Problem(uri=source.uri, code="no_text", detail="no article on the page")
    else:
        yield report(source.uri, data, content, now())


_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")


def _of_record(path: str, one: Record, now: Callable[[], datetime], *, alone: bool = False) -> Report | Problem:
    uri = one.address or (path if alone else f"{path}#{one.place}")
    if one.content is None:
        return Problem(uri=uri, code="no_text", detail="no title and no text")
    return report(uri, one.raw, one.content, now())

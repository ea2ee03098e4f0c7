"""Paths → open files: what may be read, in which order, and what may not.

A folder is walked in sorted order. Hidden files are skipped, and so is every file whose extension is not one of
``COVERAGE`` (a README beside the pages is not lost coverage), and the ``name_files`` folder that a browser saves beside
``name.html``. Links are never followed inside a folder; pipes, devices and sockets are never opened for reading.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from runut.model import Problem

LIMIT = 20 * 1024**2
"""Bytes that one file of one report, or one record, may have."""
SNIFF = 64 * 1024
COVERAGE = frozenset(
    (".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".xml", ".rss", ".atom")
)
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Source(NamedTuple):
    """An open input. ``head`` is its first bytes, still to be read from ``stream`` too."""

    uri: str
    suffix: str
    """Extension in lower case, with its dot; empty for standard input."""
    stream: io.BufferedReader
    head: bytes
    named: bool
    """Whether the user named it, rather than a folder that holds it."""


class _Peeked(io.RawIOBase):
    """A stream that gives back the head that was read from it; closing it leaves the stream open."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        chunks: list[bytes] = []
        missing = SNIFF
        while missing > 0 and (chunk := raw.read(missing)):
            chunks.append(chunk)
            missing -= len(chunk)
        self.head = b"".join(chunks)
        self._left = memoryview(self.head)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._left:
            count = min(len(buffer), len(self._left))
            buffer[:count] = self._left[:count]
            self._left = self._left[count:]
            return count
        chunk = self._raw.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def sources(paths: Iterable[str], stdin: BinaryIO | None) -> Iterator[Source | Problem]:
    """Each regular file that ``paths`` name, opened, in order; a ``Problem`` for what cannot be read.

    A source is closed when the next is asked for.
    """
    for path in paths:
        if path == "-":
            if stdin is None:
                yield Problem(uri="-", code="missing", detail="no standard input")
            else:
                yield from _opened("-", "", stdin, named=True)
        elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            yield from _folder(path)
        else:
            yield from _file(path, named=True)


def uri_of(path: str) -> str:
    """The path as an address: slashes forward, bytes that are no UTF-8 as U+FFFD."""
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _folder(top: str) -> Iterator[Source | Problem]:
    found = False
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            found = True
            yield Problem(uri=uri_of(path), code="unreadable", detail=_reason(error))
            continue
        pages = {entry.name.rpartition(".")[0] for entry in entries if entry.name.lower().endswith((".html", ".htm"))}
        folders: list[str] = []
        for entry in entries:
            inner = entry.path
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                found = True
                yield Problem(uri=uri_of(inner), code="link", detail="links inside a folder are not followed")
            elif entry.is_dir(follow_symlinks=False):
                if not (entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages):
                    folders.append(inner)
            elif not entry.is_file(follow_symlinks=False):
                found = True
                yield Problem(uri=uri_of(inner), code="not_regular", detail="a pipe, device or socket")
            elif Path(entry.name).suffix.lower() in COVERAGE:
                found = True
                yield from _file(inner, named=False)
        waiting.extend(reversed(folders))
    if not found:
        yield Problem(uri=uri_of(top), code="empty", detail="a folder without coverage")


def _file(path: str, *, named: bool) -> Iterator[Source | Problem]:
    uri = uri_of(path)
    try:
        handle = os.open(path, _OPEN | (0 if named else _NO_LINK))
    except FileNotFoundError:
        yield Problem(uri=uri, code="missing")
    except (OSError, ValueError) as error:
        code = "not_regular" if _is_special(path) else "unreadable"
        yield Problem(uri=uri, code=code, detail=_reason(error))
    else:
        with os.fdopen(handle, "rb") as raw:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                yield from _opened(uri, Path(path).suffix.lower(), raw, named=named)
            else:
                yield Problem(uri=uri, code="not_regular", detail="a pipe, device or socket")


def _is_special(path: str) -> bool:
    """Whether a path that cannot be opened is a socket or the like."""
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISLNK(mode))


def _opened(uri: str, suffix: str, raw: BinaryIO, *, named: bool) -> Iterator[Source | Problem]:
    try:
        peeked = _Peeked(raw)
    except (OSError, ValueError) as error:
        yield Problem(uri=uri, code="unreadable", detail=_reason(error))
        return
    if peeked.head:
        yield Source(uri, suffix, io.BufferedReader(peeked, SNIFF), peeked.head, named)
    else:
        yield Problem(uri=uri, code="empty")


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

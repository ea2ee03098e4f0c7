"""Bytes of outside text → characters.

The rules: a byte order mark decides; NULs are UTF-16 where they stand in every second byte, and mean binary
elsewhere; valid UTF-8 is UTF-8; a declared character set is believed next; UTF-8 with a few broken bytes keeps its
good ones and shows U+FFFD for the bad; all else is Windows-1252, which holds Latin-1, with its five unassigned bytes
as the control characters that browsers make of them. No statistical guess is made: detectors take Windows-1252
Indonesian, which has few letters above ASCII, for Cyrillic or Turkish.
"""

from __future__ import annotations

import codecs
import re

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP or office document"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\x28\xb5\x2f\xfd", "zstandard"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "office document"),
    (b"{\\rtf", "RTF"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_CONTROL_SHARE = 0.05
_WINDOWS = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252"}
"""Names that the WHATWG Encoding Standard reads as Windows-1252."""
_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,40}")


class NotTextError(ValueError):
    """The bytes are no text; the message says what they look like."""


def byte_order(data: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark or UTF-16's NULs show, and the mark's length; ``("", 0)`` for neither."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    sample = data[:4096]
    half = len(sample) // 2
    if half >= 4 and sample.count(0):
        even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
        if odd > half * 0.6 and even < half * 0.1:
            return "utf-16-le", 0
        if even > half * 0.6 and odd < half * 0.1:
            return "utf-16-be", 0
    return "", 0


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``, without its byte order mark and otherwise unchanged; never a lone surrogate.

    ``declared`` is a character set that the bytes themselves name (HTML); it yields to a mark and to valid UTF-8.
    Raises ``NotTextError`` where the bytes are no text.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(name)
    order, skip = byte_order(data)
    if order and order != "utf-8":
        return data[skip:].decode(order, errors="replace")
    if b"\0" in data:
        raise NotTextError("NUL bytes")
    body = data[skip:]
    if len(body) - len(body.translate(None, _CONTROL)) > len(body) * _CONTROL_SHARE:
        raise NotTextError("control characters")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (known := _known(declared)):
        return _surrogate_free(body.decode(known, errors="replace"))
    partly = body.decode("utf-8", errors="replace")
    broken = partly.count("\ufffd")
    whole = len(partly) - broken - len(body.translate(None, bytes(range(128, 256))))
    return partly if skip or 0 < whole >= broken else _windows(body)


def _known(name: str) -> str | None:
    """The codec for a declared text encoding, if there is one and it is not UTF-8 or Windows-1252 by another name."""
    name = name.strip().lower()
    if not _NAME.fullmatch(name) or name in _WINDOWS:
        return None
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
    except (LookupError, ValueError, TypeError):
        return None
    if found.name.startswith(("utf", "unicode", "raw", "idna", "punycode", "undefined")):
        return None
    return found.name


def _windows(data: bytes) -> str:
    return data.decode("cp1252", errors="_as_latin1")


def _as_latin1(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("_as_latin1", _as_latin1)


def _surrogate_free(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def without_surrogates(text: str) -> str:
    """``text`` with each lone surrogate (a JSON escape cut in two) as U+FFFD."""
    return text if text.isascii() else _surrogate_free(text)

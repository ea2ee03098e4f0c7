"""What every door makes of what it read: a Report with its identity."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from runut.model import Given, Mark, Report


class Content(NamedTuple):
    """What a page, record or item says, before it has an identity."""

    text: str
    given: Given = Given()
    marks: tuple[Mark, ...] = ()
    archived: str | None = None


def report(uri: str, raw: bytes, content: Content, at: datetime) -> Report:
    """The report that ``raw`` at ``uri`` is: its id is the first 16 hex digits of SHA-256 of address and digest."""
    digest = hashlib.sha256(raw).hexdigest()
    return Report(
        id=hashlib.sha256(f"{uri}\0{digest}".encode()).hexdigest()[:16],
        uri=uri,
        sha256=digest,
        gathered_at=at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        archived=content.archived,
        text=content.text,
        given=content.given,
        marks=content.marks,
    )


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, UTF-8: the bytes of a record that has none of its own."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def site_of(address: str | None) -> str | None:
    """The host of an address, or a bare host name, without ``www.`` and in lower case."""
    if not address:
        return None
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None
    if not host or "." not in host or any(letter.isspace() for letter in host):
        return None
    return host.removeprefix("www.")

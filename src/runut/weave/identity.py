"""Ids that are the same for the same content, in any order of input and on any machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def content_id(kind: str, parts: Iterable[str]) -> str:
    """``kind`` and twelve hexadecimal digits of the SHA-256 of ``parts``; their order matters."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:12]}"


def plain(text: str) -> str:
    """A text without case, marks and punctuation, its words parted by one space."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name so (`Kim Jong-un` → `kim jong un`), kept for when it is asked for again."""
    return plain(name)

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


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name without case, marks and punctuation, its words parted by one space (`Kim Jong-un` → `kim jong un`)."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)).casefold()))

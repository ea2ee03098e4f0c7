"""The lines of a text: paragraphs as a saved page shows them."""

from __future__ import annotations

import re

from runut.model import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def split_lines(text: str) -> tuple[Span, ...]:
    """The lines that hold anything but white space, trimmed, in order; together they hold all that is not space."""
    found = []
    for match in _LINE.finditer(text):
        words = match.group()
        bare = words.strip()
        if bare:
            start = match.start() + len(words) - len(words.lstrip())
            found.append(Span(start, start + len(bare)))
    return tuple(found)

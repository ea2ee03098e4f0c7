"""Text of others made fit to be shown: nothing in it can steer a terminal, a page or the direction of reading."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"\s+")
_SILENT = {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\xad": "", "\u200b": "", "\ufeff": "", "\u2060": ""}
"""Characters that only break lines or words: what they do is kept where it is harmless, else they are dropped."""


def shown(text: str) -> str:
    """``text`` with control characters as their pictures and direction marks as their code (``[U+202E]``).

    Line feeds and tabs stay; soft hyphens and zero-width spaces, which say nothing, go. Lone surrogates become
    U+FFFD. The length may change: spans point into the text as it was.
    """
    return _UNSAFE.sub(_visible, text)


def plain(text: str) -> str:
    """``text`` on one line, safe to print as it is: for titles, names and paths.

    Print it with ``rich.console.Console.out(…, highlight=False)`` or ``print``, which neither read mark-up nor wrap.
    """
    return _SPACE.sub(" ", shown(text)).strip()


def inline(text: str) -> str:
    """``plain`` words of a line with the space around them kept."""
    bare = plain(text)
    before = " " if text[:1].isspace() and bare else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{bare}{after}"


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SILENT:
        return _SILENT[character]
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "\u2421"
    if 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return f"[U+{number:04X}]"

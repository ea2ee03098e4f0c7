"""Sentences of a paragraph."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.languages import table
from runut.model import Span

# A run of stops, what closes after it, and the white space that follows: bounded, disjoint classes, so linear.
_STOP = re.compile(r"[.!?…]{1,12}[\"”’'»›)\]]{0,4}(?=\s|$|[\"“‘„«‹(])|\n")
_GLUED = re.compile(r"(?<=[a-z\d)\"”’])[.!?][\"”’']?(?=[\"“‘]?[A-Z][a-z]{0,20}(?:\s|,))")
_BEFORE = re.compile(r"[\w.'’-]{1,24}$")
_NEXT = re.compile(r"[\s\"“‘„«‹'(\[\-–—•]{0,8}(\w?)([\w'’-]{0,24})")
_ORDINAL = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]))?$")
_INITIAL = re.compile(r"(?:^|[^\w])[^\W\d_]$")


class SentenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/sentences.toml``: what a full stop after a word may mean. All without the final full stop."""

    before_more: tuple[str, ...]
    """Abbreviations that always stand before something: titles, units, `No.`."""
    may_end: tuple[str, ...]
    """Abbreviations that may end a sentence; a word that opens sentences then decides."""
    openers: tuple[str, ...]
    """Words that, with a capital, open a sentence and are no part of a name."""


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = table(language, "sentences.toml", SentenceWords)
    fold = [frozenset(word.lower() for word in kind) for kind in (words.before_more, words.may_end, words.openers)]
    return fold[0], fold[1], fold[2]


def split_sentences(text: str, span: Span, language: str = "id") -> tuple[Span, ...]:
    """The sentences of ``text[span]`` in order, without outer white space; together they hold all that is not space.

    A line break ends a sentence. Closing quote marks and brackets stay with the sentence that they close; a quoted
    sentence that the narration goes on after (`"Siapa?" tanya dia`) is one with it.
    """
    start, end = max(0, span.start), min(span.end, len(text))
    cuts = {found.end() for found in _STOP.finditer(text, start, end) if _ends(text, start, found, end, language)}
    cuts.update(found.end() for found in _GLUED.finditer(text, start, end))
    found: list[Span] = []
    at = start
    for cut in [*sorted(cuts), end]:
        piece = text[at:cut]
        bare = piece.strip()
        if bare:
            first = at + len(piece) - len(piece.lstrip())
            found.append(Span(first, first + len(bare)))
        at = cut
    return tuple(found)


def _ends(text: str, start: int, stop: re.Match[str], end: int, language: str) -> bool:
    mark = stop.group()
    if mark == "\n":
        return True
    following = _NEXT.match(text, stop.end(), end)
    first, rest = (following.group(1), following.group(2)) if following else ("", "")
    if first.islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = _BEFORE.search(text, max(start, stop.start() - 24), stop.start())
    word = before.group().lower() if before else ""
    before_more, may_end, openers = _words(language)
    opens = (first + rest).lower() in openers
    if _opens_line(text, start, stop.start()):
        return False
    if word in before_more:
        return not first or (opens and len(mark) > 1)
    if word in may_end or _INITIAL.search(text, max(start, stop.start() - 2), stop.start()):
        return not first or opens or len(mark) > 1
    return True


def _opens_line(text: str, start: int, stop: int) -> bool:
    """Whether nothing but the number of a list item stands between the line's beginning and the full stop."""
    head = text[max(start, stop - 9) : stop]
    line = head.rfind("\n")
    if line < 0 and stop - start > 9:
        return False
    return bool(_ORDINAL.match(head[line + 1 :].strip()))

"""A sentence as a row of pieces: words, commas and whole quotations, with what is named and dated in it.

Reporting is read off this row, so that what stands inside quote marks never looks like the report's own words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from runut.model import Mention, Span, Time
from runut.read.text.quotes import DOUBLE, Quote
from runut.read.text.tokens import Token, tokenize

Kind = Literal["word", "comma", "colon", "quote", "open", "close", "dash", "stop"]
_MARKS: dict[str, Kind] = {
    ",": "comma",
    ";": "comma",
    ":": "colon",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    "-": "dash",
    "--": "dash",
    "–": "dash",
    "—": "dash",
    ".": "stop",
    "?": "stop",
    "!": "stop",
    "…": "stop",
    "...": "stop",
}


_LONGEST_GLUED = 45


class Glue(NamedTuple):
    """Words in lower case after which a space may have been left out: `dilansirAFP`, `dilansirdari`."""

    words: frozenset[str]
    openings: frozenset[str]
    """The first letters of each, so that few words are looked at."""
    clitics: tuple[str, ...] = ()
    """What a name may have behind it that is no part of it: `Instagramnya`."""


NO_GLUE = Glue(frozenset(), frozenset())
_OPENING = 4


class Piece(NamedTuple):
    """One word, mark or quotation. ``low`` is the word in lower case, empty for a quotation."""

    kind: Kind
    start: int
    end: int
    low: str
    mention: int | None = None
    """Index of the mention that covers it."""
    time: int | None = None
    """Index of the time expression that covers it."""
    quote: int | None = None
    """Index of the quotation that it is."""
    capital: bool = False


class Outline(NamedTuple):
    """One sentence: its span and its pieces in order."""

    text: str
    span: Span
    pieces: tuple[Piece, ...]
    quotes: tuple[Quote, ...]

    def low(self, index: int) -> str:
        """The lower-case word at ``index``; empty beyond either end and for marks and quotations."""
        if 0 <= index < len(self.pieces) and self.pieces[index].kind == "word":
            return self.pieces[index].low
        return ""

    def kind(self, index: int) -> str:
        """The kind of piece at ``index``; empty beyond either end."""
        return self.pieces[index].kind if 0 <= index < len(self.pieces) else ""

    def phrase_at(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of ``phrase`` stand from ``index`` on."""
        pieces = self.pieces
        if index < 0 or index + len(phrase) > len(pieces):
            return False
        if phrase and pieces[index].low != phrase[0]:
            return False  # most are told apart here
        return all(pieces[at].low == word and pieces[at].kind == "word" for at, word in enumerate(phrase, index))

    def cover(self, first: int, last: int) -> Span:
        """The span from piece ``first`` up to and without piece ``last``, trimmed of outer commas and stops."""
        pieces = self.pieces
        while first < last and pieces[first].kind in ("comma", "colon", "dash", "stop"):
            first += 1
        while last > first and pieces[last - 1].kind in ("comma", "colon", "dash", "stop"):
            last -= 1
        if first >= last:
            return Span(self.span.start, self.span.start)
        return Span(pieces[first].start, pieces[last - 1].end)


def outline(
    text: str,
    sentence: Span,
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    times: Sequence[Time],
    glue: Glue = NO_GLUE,
) -> Outline:
    """The row of pieces of one sentence. ``mentions`` and ``times`` are the whole report's, in order.

    ``glue``: words after which a space may have been left out.
    """
    first = bisect_left(quotes, sentence.start, key=lambda quote: quote.outer.start)
    last = bisect_left(quotes, sentence.end, key=lambda quote: quote.outer.start)
    inside = tuple(quotes[first:last])
    pieces: list[Piece] = []
    at = sentence.start
    for index, quote in enumerate(inside):
        pieces.extend(_words(text, at, quote.outer.start, mentions, times, glue))
        end = min(quote.outer.end, sentence.end)
        pieces.append(Piece("quote", quote.outer.start, end, "", quote=index))
        at = max(at, end)
    pieces.extend(_words(text, at, sentence.end, mentions, times, glue))
    return Outline(text, sentence, tuple(pieces), inside)


def _words(
    text: str, start: int, end: int, mentions: Sequence[Mention], times: Sequence[Time], glue: Glue
) -> list[Piece]:
    if start >= end:
        return []
    found = []
    for token in _unglued(tokenize(text, start, end), glue):
        if token.text in DOUBLE:
            continue  # a mark that opens or closes nothing
        kind = _MARKS.get(token.text, "word")
        mention = _covering(mentions, token.start, token.end)
        for clitic in glue.clitics if mention is None and token.text[:1].isupper() else ():
            if token.text.endswith(clitic):
                mention = _covering(mentions, token.start, token.end - len(clitic))
                break
        time = _covering(times, token.start, token.end)
        if kind != "word" and mention is not None:
            kind = "word"  # a mark inside a name: `PT Sumber, Tbk`
        found.append(
            Piece(kind, token.start, token.end, token.text.lower(), mention, time, None, token.text[:1].isupper())
        )
    return found


def glue_of(words: Iterable[str], clitics: tuple[str, ...] = ()) -> Glue:
    """The words, ready to be looked up, with the clitics that names may have."""
    kept = frozenset(word for word in words if len(word) >= _OPENING and word.isalpha())
    return Glue(kept, frozenset(word[:_OPENING] for word in kept), clitics)


def _unglued(tokens: Iterable[Token], glue: Glue) -> Iterator[Token]:
    """The tokens, a word of ``glue`` parted from the capital or the other such word that runs on behind it."""
    for token in tokens:
        cut = _cut(token.text, glue) if token.text[:_OPENING].lower() in glue.openings else None
        if cut is None:
            yield token
        else:
            yield Token(token.start, token.start + cut, token.text[:cut])
            yield Token(token.start + cut, token.end, token.text[cut:])


def _cut(word: str, glue: Glue) -> int | None:
    """Where a word of ``glue`` ends within ``word``."""
    if len(word) > _LONGEST_GLUED or word.lower() in glue.words:
        return None
    for at in range(_OPENING, len(word) - 1):
        if word[:at].lower() in glue.words and (word[at].isupper() or word[at:] in glue.words):
            return at
    return None


def _covering(found: Sequence[Mention] | Sequence[Time], start: int, end: int) -> int | None:
    """Index of the finding that covers ``[start, end)``; findings are in order and do not overlap."""
    index = bisect_left(found, start + 1, key=lambda finding: finding.span.start) - 1
    if index >= 0 and found[index].span.end >= end:
        return index
    return None

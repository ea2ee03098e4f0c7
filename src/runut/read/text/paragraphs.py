"""Paragraphs of a report's telling, with their quotations and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Block, Span
from runut.read.text.quotes import DOUBLE, Quote, find_quotes
from runut.read.text.sentences import split_sentences

_CREDITED = re.compile(r"[,?!][ \xa0](?P<credit>[^\W\d_A-Z]{3,20})(?: (?=[A-Z])|(?=[.,;]|$))")
"""A word that may credit somebody: with a name behind it, or with nothing."""
_LEFT_OPEN = 3
"""Words at least of a quotation that its paragraph does not close."""


class Paragraph(NamedTuple):
    """One paragraph: its span, its quotations, its sentences (no sentence ends inside a quotation)."""

    span: Span
    quotes: tuple[Quote, ...]
    sentences: tuple[Span, ...]
    runs_on: bool
    """Whether its last quotation goes on in the next paragraph."""


def split_paragraphs(
    text: str, blocks: Sequence[Block], language: str, credits: frozenset[str] = frozenset()
) -> tuple[Paragraph, ...]:
    """The body's paragraphs in order.

    ``credits``: words, in lower case, with which a source is named behind a quotation.
    """
    body = [block.span for block in blocks if block.role == "body"]
    quoted = [find_quotes(text, span) for span in body]
    found = []
    for index, span in enumerate(body):
        quotes = quoted[index]
        following = body[index + 1] if index + 1 < len(body) else None
        runs_on = False
        if quotes and not quotes[-1].closed:
            quotes = (*quotes[:-1], _closed_by_credit(text, span, quotes[-1], credits))
        if quotes and not quotes[-1].closed:
            opens_anew = following is not None and text[following.start] in DOUBLE
            closes = following is not None and bool(quoted[index + 1]) and not quoted[index + 1][0].opened
            runs_on = (opens_anew or closes) and _whole(text, span, quotes[-1])
            if not runs_on and not _left_open(text, span, quotes[-1], credits):
                quotes = quotes[:-1]
        found.append(Paragraph(span, quotes, _sentences(text, span, quotes, language), runs_on))
    return tuple(found)


def _closed_by_credit(text: str, span: Span, quote: Quote, credits: frozenset[str]) -> Quote:
    """A quotation that opens its paragraph and whose closing mark was left out before whoever is credited: `"Kami
    siap, kata Rina.`; unchanged where nobody is."""
    if text[span.start : quote.outer.start].strip():
        return quote
    for found in _CREDITED.finditer(text, quote.inner.start, quote.inner.end):
        if found["credit"] in credits:
            end = found.start() + 1
            return Quote(outer=Span(quote.outer.start, end), inner=Span(quote.inner.start, end))
    return quote


def _whole(text: str, span: Span, quote: Quote) -> bool:
    """Whether nothing but an opening stands before a quotation that its paragraph does not close."""
    return not text[span.start : quote.outer.start].strip() or text[quote.outer.start - 1].isspace()


def _left_open(text: str, span: Span, quote: Quote, credits: frozenset[str]) -> bool:
    """Whether a quotation without a closing mark ends where its paragraph does: nothing in it credits anybody, and it
    opens the paragraph or stands behind a comma, a colon or a full stop."""
    words = quote.inner.of(text).split()
    before = text[span.start : quote.outer.start].rstrip()[-1:]
    if len(words) < _LEFT_OPEN or (before and before not in ",:.?!"):
        return False
    return not any(word.strip(",.;:").lower() in credits for word in words)


def _sentences(text: str, span: Span, quotes: Sequence[Quote], language: str) -> tuple[Span, ...]:
    """The sentences of a paragraph; what stands between quote marks is hidden from the splitter."""
    if not quotes:
        return split_sentences(text, span, language)
    hidden = list(text[span.start : span.end])
    for quote in quotes:
        start, end = quote.inner.start - span.start, quote.inner.end - span.start
        last = hidden[end - 1] if end > start else ""
        for at in range(start, end):
            hidden[at] = "X" if at == start and hidden[at].isupper() else "x"
        if last in ".?!" and quote.closed:
            hidden[end - 1] = last
    masked = "".join(hidden)
    shift = span.start
    return tuple(
        Span(sentence.start + shift, sentence.end + shift)
        for sentence in split_sentences(masked, Span(0, len(masked)), language)
    )

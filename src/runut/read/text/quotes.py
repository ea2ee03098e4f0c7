"""Quoted stretches of a paragraph, whatever marks an outlet uses and however it mixes them.

Indonesian pages open with ”, close with ", mix “ with ", leave out the closing mark, and carry a quotation on over
paragraphs that each open anew. So a mark is judged by what stands around it, not by its shape: it can open where a
word follows it, it can close where something stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from runut.model import Span

DOUBLE = frozenset('"“”„‟«»″〝〞＂')
SINGLE = frozenset("'‘’‚‛′")
LEFT_ONLY = frozenset("“„«〝")
RIGHT_ONLY = frozenset("»〞")
_BEFORE_OPENING = frozenset("([{-–—:/,;")
_SENTENCE_END = ",.?!…"
_UNOPENED = 3
"""Words at least before a closing mark that nothing opens."""
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—/")


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One quoted stretch: ``outer`` with its marks, ``inner`` without; whether a mark opens and closes it."""

    outer: Span
    inner: Span
    closed: bool = True
    opened: bool = True


def find_quotes(text: str, within: Span) -> tuple[Quote, ...]:
    """The outermost quoted stretches of one paragraph, in order, never overlapping. Linear in its length.

    A quotation that the paragraph does not close comes last with ``closed=False`` and reaches to the paragraph's end.
    """
    found: list[Quote] = []
    opened: Span | None = None
    depth = 0
    for number, mark in enumerate(_doubles(text, within)):
        before, after = _around(text, within, mark)
        shape = text[mark.start]
        if opened is None:
            if shape not in RIGHT_ONLY and after and not after.isspace() and after not in _AFTER_CLOSING | DOUBLE:
                opened, depth = mark, 0
            elif not number and _closes_only(text, within, mark):
                found.append(_quote(text, Span(within.start, within.start), mark))
            continue
        opens = (
            (before is None or before.isspace() or before in "([{")
            and after is not None
            and not after.isspace()
            and after not in _AFTER_CLOSING
        )
        if shape in LEFT_ONLY and opens:
            if text[opened.start] in LEFT_ONLY:
                depth += 1
            continue
        if (
            shape not in LEFT_ONLY
            and opens
            and before is not None
            and not _quote_may_end(text, within, opened.start, mark)
        ):
            # A second opening before the first one closed: the first mark was a stray.
            opened, depth = mark, 0
            continue
        if depth:
            depth -= 1
            continue
        found.append(_quote(text, opened, mark))
        opened = None
    if opened is not None:
        found.append(_quote(text, opened, Span(within.end, within.end), closed=False))
    return _merged(found, _singles(text, within))


def _closes_only(text: str, within: Span, mark: Span) -> bool:
    """Whether a paragraph's first mark closes a quotation whose opening mark was left out: `Kami siap," kata X`."""
    before = text[mark.start - 1] if mark.start > within.start else " "
    after = mark.end
    while after < within.end and text[after].isspace():
        after += 1
    enough = len(text[within.start : mark.start].split()) >= _UNOPENED
    return before in _SENTENCE_END and enough and after < within.end and text[after].islower()


def _merged(doubles: Sequence[Quote], singles: Sequence[Quote]) -> tuple[Quote, ...]:
    """Both kinds in order; a stretch in single marks counts only where no other overlaps it."""
    found: list[Quote] = []
    at = 0
    for single in singles:
        while at < len(doubles) and doubles[at].outer.end <= single.outer.start:
            found.append(doubles[at])
            at += 1
        if at == len(doubles) or not doubles[at].outer.overlaps(single.outer):
            found.append(single)
    return (*found, *doubles[at:])


def _doubles(text: str, within: Span) -> list[Span]:
    """The double marks of a stretch; two single ones side by side are one."""
    found = []
    at = within.start
    while at < within.end:
        twice = text[at] in SINGLE and at + 1 < within.end and text[at + 1] in SINGLE
        if text[at] in DOUBLE or twice:
            found.append(Span(at, at + 1 + twice))
        at += 1 + twice
    return found


def _around(text: str, within: Span, mark: Span) -> tuple[str | None, str | None]:
    before = text[mark.start - 1] if mark.start > within.start else None
    after = text[mark.end] if mark.end < within.end else None
    return before, after


def _quote_may_end(text: str, within: Span, opened: int, mark: Span) -> bool:
    """Whether a mark that looks like an opening one closes all the same: `… sekarang. ” kata`."""
    before = mark.start - 1
    while before > opened and text[before].isspace():
        before -= 1
    if before == opened or text[before] not in ".,!?":
        return False
    after = mark.end
    while after < within.end and text[after].isspace():
        after += 1
    return after < within.end and text[after].islower()


def _quote(text: str, opening: Span, closing: Span, *, closed: bool = True) -> Quote:
    start, end = opening.end, closing.start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    opened = opening.start < opening.end
    return Quote(outer=Span(opening.start, closing.end), inner=Span(start, end), closed=closed, opened=opened)


def _singles(text: str, within: Span) -> list[Quote]:
    """Stretches in single marks; an apostrophe inside a word neither opens nor closes one."""
    found: list[Quote] = []
    opened: Span | None = None
    paired = {place for mark in _doubles(text, within) for place in range(*mark)}
    for position in range(within.start, within.end):
        if text[position] not in SINGLE or position in paired:
            continue
        mark = Span(position, position + 1)
        before, after = _around(text, within, mark)
        if opened is None:
            free = before is None or before.isspace() or before in _BEFORE_OPENING
            if free and after is not None and after.isalnum():
                opened = mark
        elif (
            before is not None
            and not before.isspace()
            and (after is None or after.isspace() or after in _AFTER_CLOSING)
        ):
            found.append(_quote(text, opened, mark))
            opened = None
    return found

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
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—/")


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One quoted stretch: ``outer`` with its marks, ``inner`` without; ``closed`` where a closing mark stands."""

    outer: Span
    inner: Span
    closed: bool = True


def find_quotes(text: str, within: Span) -> tuple[Quote, ...]:
    """The outermost quoted stretches of one paragraph, in order, never overlapping. Linear in its length.

    A quotation that the paragraph does not close comes last with ``closed=False`` and reaches to the paragraph's end.
    """
    found: list[Quote] = []
    opened: int | None = None
    depth = 0
    for position in _marks(text, within, DOUBLE):
        before, after = _around(text, within, position)
        mark = text[position]
        if opened is None:
            if mark not in RIGHT_ONLY and after and not after.isspace() and after not in _AFTER_CLOSING | DOUBLE:
                opened, depth = position, 0
            continue
        opens = (
            (before is None or before.isspace() or before in "([{")
            and after is not None
            and not after.isspace()
            and after not in _AFTER_CLOSING
        )
        if mark in LEFT_ONLY and opens:
            if text[opened] in LEFT_ONLY:
                depth += 1
            continue
        if (
            mark not in LEFT_ONLY
            and opens
            and before is not None
            and not _quote_may_end(text, within, opened, position)
        ):
            # A second opening before the first one closed: the first mark was a stray.
            opened, depth = position, 0
            continue
        if depth:
            depth -= 1
            continue
        found.append(_quote(text, opened, position + 1, closed=True))
        opened = None
    if opened is not None:
        found.append(_quote(text, opened, within.end, closed=False))
    return _merged(found, _singles(text, within))


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


def _marks(text: str, within: Span, which: frozenset[str]) -> list[int]:
    return [position for position in range(within.start, within.end) if text[position] in which]


def _around(text: str, within: Span, position: int) -> tuple[str | None, str | None]:
    before = text[position - 1] if position > within.start else None
    after = text[position + 1] if position + 1 < within.end else None
    return before, after


def _quote_may_end(text: str, within: Span, opened: int, position: int) -> bool:
    """Whether a mark that looks like an opening one closes all the same: `… sekarang. ” kata`."""
    before = position - 1
    while before > opened and text[before].isspace():
        before -= 1
    if before == opened or text[before] not in ".,!?":
        return False
    after = position + 1
    while after < within.end and text[after].isspace():
        after += 1
    return after < within.end and text[after].islower()


def _quote(text: str, start: int, end: int, *, closed: bool) -> Quote:
    inner_end = end - 1 if closed else end
    inner_start = start + 1
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quote(outer=Span(start, end), inner=Span(inner_start, inner_end), closed=closed)


def _singles(text: str, within: Span) -> list[Quote]:
    """Stretches in single marks; an apostrophe inside a word neither opens nor closes one."""
    found: list[Quote] = []
    opened: int | None = None
    for position in _marks(text, within, SINGLE):
        before, after = _around(text, within, position)
        if opened is None:
            free = before is None or before.isspace() or before in _BEFORE_OPENING
            if free and after is not None and after.isalnum():
                opened = position
        elif (
            before is not None
            and not before.isspace()
            and (after is None or after.isspace() or after in _AFTER_CLOSING)
        ):
            found.append(_quote(text, opened, position + 1, closed=True))
            opened = None
    return found

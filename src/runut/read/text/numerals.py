"""Numbers as a text writes them: digits with their separators, number words, scales and vague numbers.

Times and quantities read numbers in one way, through ``pieces`` and ``number_at``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from runut.languages.numerals import Numerals, numerals
from runut.model import Span

_SCALE = 1000
"""The least that a vague word after digits can scale them by."""
MAX_DIGITS = 21
"""Longer runs of digits are identifiers; reading them as numbers would also be slow."""


class Piece(NamedTuple):
    """A run of letters or of digits with separators, or one mark; hyphens stand alone (unlike in ``tokens``)."""

    start: int
    end: int
    text: str
    """In lower case."""
    kind: Literal["word", "digits", "mark", "other"]
    capital: bool
    gap: int
    """What stands before it: 0 nothing, 1 white space, 2 an empty line."""
    upper: bool = False
    """Whether all its letters are capitals."""


_REMEMBERED = 512
"""Sentences whose pieces are remembered: times and quantities are looked for in the same ones."""

# Possessive repetition: no backtracking, so the scan is linear whatever the text.
_PIECE = re.compile(
    r"(?P<other>(?:https?://|www\.)\S++|[@#]\w++)"
    r"|(?P<digits>\d++(?:[.,:]\d++)*+)"
    r"|(?P<word>[^\W\d_]++(?:['’‘ʼ][^\W\d_]++)*+)"
    r"|(?P<mark>[^\s\u200b-\u200f\u2060\ufeff\u00ad])"
)


@lru_cache(maxsize=_REMEMBERED)
def pieces(text: str, span: Span) -> tuple[Piece, ...]:
    """The pieces of ``text`` inside ``span``, in order. Linear; never raises."""
    found: list[Piece] = []
    last = span.start
    for match in _PIECE.finditer(text, max(span.start, 0), max(min(span.end, len(text)), 0)):
        start, end = match.span()
        words = match.group()
        kind = match.lastgroup
        assert kind is not None
        between = text[last:start] if found else ""
        gap = 0 if not between else 2 if "\n" in between and between.count("\n") > 1 else 1
        found.append(Piece(start, end, words.lower(), kind, words[0].isupper(), gap, words.isupper()))  # type: ignore[arg-type]
        last = end
    return tuple(found)


_WHOLE = re.compile(r"\d+\Z")
_POINT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?\Z")
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?\Z|[1-9]\d{0,2},\d{3}\.\d+\Z")
_ONE_COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}\Z")
_FRACTION = re.compile(r"\d+[.,]\d+\Z")


def numeral(written: str, *, whole: bool = False) -> float | None:
    """The number that digits with separators stand for; ``None`` for a clock time, an address or a version number.

    Points group and a comma splits off the fraction (``1.500,75``); the English way round is read where it cannot be
    the Indonesian (``1,500,000``, ``74.5``), and with ``whole`` (persons, houses) also ``1,500``.
    """
    if len(written) > MAX_DIGITS:
        return None
    if _WHOLE.match(written):
        return float(int(written))
    if _POINT_GROUPS.match(written):
        return float(written.replace(".", "").replace(",", "."))
    if _COMMA_GROUPS.match(written) or (whole and _ONE_COMMA_GROUP.match(written)):
        return float(written.replace(",", ""))
    if _FRACTION.match(written):
        return float(written.replace(",", "."))
    return None


class Number(NamedTuple):
    value: float
    stop: int
    """Index after its last piece."""
    vague: bool
    """Whether it only says the least there can be."""
    words: bool
    """Whether it is spelt out."""


def number_at(found: Sequence[Piece], index: int, language: str = "id", *, whole: bool = False) -> Number | None:
    """The number that begins at ``found[index]``: ``1.500``, ``5,2 juta``, ``dua puluh lima``, ``ratusan ribu``.

    ``whole`` as for ``numeral``. Words follow one another in falling order only, so a list is not added up.
    """
    known = numerals(language)
    piece = found[index]
    if piece.kind == "digits":
        value = numeral(piece.text, whole=whole)
        if value is None:
            return None
        factor, stop = _scale(found, index + 1, known)
        more, after = _rounded(found, stop, known)
        return Number(value * factor * more, after, after > stop, False)
    if piece.kind != "word":
        return None
    least = known.vague.get(piece.text)
    if least is not None:
        factor, stop = _scale(found, index + 1, known)
        return Number(least * factor, stop, True, True)
    if piece.text in known.half:
        factor, stop = _scale(found, index + 1, known)
        return Number(0.5 * factor, stop, False, True)
    return _spelt(found, index, known)


def _scale(found: Sequence[Piece], index: int, known: Numerals) -> tuple[float, int]:
    """The factor of the scale words at ``index`` and the index after them."""
    factor = 1.0
    while index < len(found) and found[index].kind == "word" and found[index].gap < 2 and factor < 1e18:
        more = known.scales.get(found[index].text)
        if more is None:
            break
        factor *= more
        index += 1
    return factor, index


def _rounded(found: Sequence[Piece], index: int, known: Numerals) -> tuple[float, int]:
    """The factor of what makes digits a round number (``60-an``, ``380-an juta``, ``5 jutaan``); the index after it."""
    part = found[index : index + 2]
    if part and part[0].gap < 2 and known.vague.get(part[0].text, 0) >= _SCALE:
        return known.vague[part[0].text], index + 1
    dash = len(part) == 2 and part[0].text == "-"
    if part and all(piece.gap == 0 for piece in part[: 1 + dash]) and part[dash].text in known.round:
        return _scale(found, index + 1 + dash, known)
    return 1.0, index


def _spelt(found: Sequence[Piece], index: int, known: Numerals) -> Number | None:
    total = group = digit = 0.0
    ceiling = 1e18  # each scale must be smaller than the one before it
    begun = False  # whether a digit waits for its tens, teens or scale
    step = 1e18  # the same for tens and hundreds inside a group
    at = index
    while at < len(found) and found[at].kind == "word" and (at == index or found[at].gap < 2):
        word = found[at].text
        if word in known.digits:
            worth = known.digits[word]
            if begun or worth >= step:
                break
            digit, begun = worth, True
            if worth >= 10:  # ten, eleven, a dozen, a hundred stand for themselves
                group, digit, begun, step = group + worth, 0.0, False, worth if worth == 100 else 0
        elif word in known.teens and begun:
            group, digit, begun, step = group + digit + known.teens[word], 0.0, False, 0
        elif word in known.tens and begun and known.tens[word] < step:
            step = known.tens[word]
            group, digit, begun = group + digit * step, 0.0, False
        elif word in known.scales and at > index and known.scales[word] < ceiling and group + digit:
            ceiling = known.scales[word]
            total, group, digit, begun, step = total + (group + digit) * ceiling, 0.0, 0.0, False, 1e18
        elif word in known.scaled and not begun and known.scaled[word] < ceiling and not group:
            ceiling = known.scaled[word]
            total, step = total + ceiling, 1e18
        elif word in known.half and at > index and (begun or group or total):
            whole = total + group + digit
            factor, stop = _scale(found, at + 1, known)
            return Number((whole + 0.5) * factor, stop, False, True)
        else:
            break
        at += 1
    return Number(total + group + digit, at, False, True) if at > index else None

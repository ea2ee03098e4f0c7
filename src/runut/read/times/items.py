"""A span of text as a row of items, each with the class letter that the grammar's patterns are written in.

W weekday   w short weekday   M month   m short month   h day   b month   t year   C century   D decade   J hour/clock
U other unit   V "one unit"   B "many units"   Q counted part of a year   O part of the day   E vague part
L past   T this   X next   F onward   f later today   a earlier today   k day that is also a direction   d day
G more   R lately   Z relation to an event   S every   P per   K times   p clock word   q local time   z zone
g "date"   e ordinal prefix   A decade suffix   i "to"   & "and"   o ordinal   r Roman numeral   H holiday
N lunar month or feast's month   I era mark   @ reference   y reference that needs a cue   v "some"   n number word
s "that", "the same"   u market day   j "daily", "yearly"   l minutes past or before the hour
Y four digits that can be a year   2 a number of one or two digits   0 other digits   c clock-like   % 17.8.2022
1 other numbers   / - , . ( ) | ' + themselves   # an empty line   x anything else
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Span
from runut.read.text.numerals import Piece, number_at, numeral, pieces
from runut.read.times.lexicon import Lexicon, Meaning, lexicon

FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Four digits outside these are not read as a year."""
_MARKS = {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "[": "(", "]": ")", ";": ",", "’": "'", "‘": "'", "`": "'"}
_BEGINNERS = frozenset(".!?\"“”‘’'„«(:")
"""Marks after which a capital letter may be that of a sentence."""
_OWN = frozenset("/-,.()|'+")
"""Marks that are their own letter."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)(?:[.:][0-5]\d)?\Z")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\Z")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ROMAN |= {"xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19}
_ROMAN |= {"xx": 20, "xxi": 21}


class Item(NamedTuple):
    start: int
    end: int
    letter: str
    text: str
    """In lower case; the pieces of a phrase parted by spaces."""
    key: str
    number: float
    capital: bool
    gap: int

    @property
    def whole(self) -> int:
        return int(self.number)


class Row(NamedTuple):
    """The items of one span and their letters as one string, an index in one being an index in the other."""

    items: tuple[Item, ...]
    letters: str


def row(text: str, span: Span, language: str) -> Row:
    """The items of ``text`` inside ``span``. Linear in its length."""
    known = lexicon(language)
    found = pieces(text, span)
    items: list[Item] = []
    at = 0
    while at < len(found):
        piece = found[at]
        if piece.gap == 2 and items:
            items.append(Item(piece.start, piece.start, "#", "", "", 0, False, 2))
        item, at = _item(found, at, known, language, items[-1].letter if items else "")
        items.append(item)
    return Row(tuple(items), "".join(item.letter for item in items))


def _item(found: Sequence[Piece], at: int, known: Lexicon, language: str, before: str) -> tuple[Item, int]:
    piece = found[at]
    if piece.kind == "digits":
        letter, key, value = _digits(piece.text)
        return _made(found, at, at + 1, Meaning(letter, key), value), at + 1
    phrase = _phrase(found, at, known)
    if phrase:
        _, stop = phrase
        return _made(found, at, stop, _sense(found, at, phrase, known, before), None), stop
    if piece.kind == "word":
        if piece.text in known.words.ordinals:
            return _made(found, at, at + 1, Meaning("o"), known.words.ordinals[piece.text]), at + 1
        number = number_at(found, at, language)
        if number:
            return _made(found, at, number.stop, Meaning("v" if number.vague else "n"), number.value), number.stop
        if piece.capital and piece.text in _ROMAN:
            return _made(found, at, at + 1, Meaning("r"), _ROMAN[piece.text]), at + 1
        return _made(found, at, at + 1, Meaning("x"), 0), at + 1
    mark = _MARKS.get(piece.text, piece.text)
    return _made(found, at, at + 1, Meaning(mark if mark in _OWN else "x"), 0), at + 1


def _made(found: Sequence[Piece], at: int, stop: int, meaning: Meaning, value: float | None) -> Item:
    words = found[at].text if stop == at + 1 else " ".join(piece.text for piece in found[at:stop])
    number = meaning.number if value is None else value
    first = found[at]
    return Item(first.start, found[stop - 1].end, meaning.letter, words, meaning.key, number, first.capital, first.gap)


def _phrase(found: Sequence[Piece], at: int, known: Lexicon) -> tuple[Meaning, int] | None:
    """The longest phrase of the lexicon at ``at``, within one paragraph, and the index after it."""
    for length in range(known.longest.get(found[at].text, 0), 0, -1):
        part = found[at : at + length]
        if len(part) < length or any(piece.gap == 2 for piece in part[1:]):
            continue
        meaning = known.phrases.get(tuple(piece.text for piece in part))
        if meaning:
            return meaning, at + length
    return None


def _sense(found: Sequence[Piece], at: int, phrase: tuple[Meaning, int], known: Lexicon, before: str) -> Meaning:
    """A unit that also names a weekday is the weekday where it has a capital letter that nothing else explains."""
    meaning, stop = phrase
    if meaning.letter != "U" or not meaning.number:
        return meaning
    onward = found[stop] if stop < len(found) and found[stop].gap < 2 else None
    following = onward.text if onward else ""
    if not (found[at].capital or before == "h" or following in known.words.part_of_day):
        return meaning
    directions = (*known.words.this, *known.words.past, *known.words.next, *known.words.onward, *known.words.lately)
    first = at == 0 or found[at - 1].text in _BEGINNERS or found[at].gap == 2
    headline = onward is not None and onward.capital  # every word has a capital letter
    counted = before != "" and before in "n2vEo"
    if (first or headline) and following in known.words.ordinals:
        return meaning
    if following in known.words.part_of_day and not counted:
        return Meaning("W", "", meaning.number)
    if counted or ((first or headline) and (following in directions or following in known.words.day_directions)):
        return meaning
    return Meaning("W", "", meaning.number)


def _digits(written: str) -> tuple[str, str, float]:
    if written.isdecimal() and len(written) <= 4:
        value = int(written)
        if len(written) <= 2:
            return "2", written, value
        return ("Y" if FIRST_YEAR <= value <= LAST_YEAR else "0"), written, value
    clock = _CLOCK.match(written)
    if clock:
        return "c", f"T{int(clock[1]):02}:{clock[2]}", numeral(written) or 0
    if _DOTTED.match(written):
        return "%", written, 0
    value_of = numeral(written)
    return ("0" if value_of is None else "1"), written, value_of or 0

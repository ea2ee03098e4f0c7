"""What follows a number: the unit that it is measured in, or the noun that it counts."""

from __future__ import annotations

from runut.read.quantities.row import Counted, Row
from runut.read.quantities.words import beginning
from runut.read.text.numerals import Number

_SHORTEST = 3
"""Letters of a counted noun that no table has."""
_LONGEST_ACRONYM = 6


def counted(row: Row, last: Number, prefix: str | None) -> Counted:
    """What follows the number ``last``, whose unit is ``prefix`` if a currency or a scale stands before it."""
    at = last.stop + _suffix(row, last.stop)
    at += _gloss(row, at, last)
    if prefix:
        unit, stop = _per(row, prefix, at)
        return Counted(unit, None, stop, True)
    found = beginning(row.found, at, row.words.units)
    if found and not (found[0] == "m" and row.found[at].capital):
        return _measured(row, found[0], at + found[1])
    if row.near(at) and row.found[at].text in row.words.misspelt:
        put_right = [row.found[at]._replace(text=row.words.misspelt[row.found[at].text]), *row.found[at + 1 : at + 4]]
        found = beginning(put_right, 0, row.words.units)
        if found:
            return _measured(row, found[0], at + found[1])
    found = beginning(row.found, at, row.words.nouns)
    if found:
        return _things(row, at, at + found[1], found[0])
    other = beginning(row.found, at, row.words.others)
    if other:
        return _of_those(row, at + other[1], last.stop)
    kind, noun = _noun(row, at)
    if noun and noun in row.words.table.classifiers:
        return _things(row, at, at + 1, kind or "")
    return Counted(kind, noun, at + 1 if noun else at, False, kind is not None)


def _measured(row: Row, key: str, stop: int) -> Counted:
    unit, after = _per(row, key, stop)
    noun = None
    if after == stop and row.words.kind(unit) != "money":
        longest = beginning(row.found, stop, row.words.measures)
        noun = row.phrase(stop, stop + longest[1]) if longest and longest[1] > 1 else _noun(row, stop)[1]
    return Counted(unit, noun, after, True)


def _things(row: Row, at: int, stop: int, unit: str) -> Counted:
    known = row.words
    outcome = beginning(row.found, at, known.counts)
    if outcome and at + outcome[1] > stop and outcome[0] in known.personal:
        return Counted("person", row.phrase(at, at + outcome[1]), at + outcome[1], False)
    noun = row.phrase(at, stop)
    noun = _bare(row, noun) if stop == at + 1 else noun
    if noun not in known.table.classifiers:
        return Counted(unit or None, noun, stop, False)
    if unit == "times":
        return Counted(unit, None, stop, True)
    outcome = beginning(row.found, stop, known.counts)
    further = beginning(row.found, stop, known.nouns)
    if further and unit != "family" and (outcome is None or outcome[1] <= further[1]):
        named = row.phrase(stop, stop + further[1])
        if named not in known.table.classifiers:
            return Counted(unit or further[0] or None, named, stop + further[1], False)
    if not unit and not further:
        after = _noun(row, stop)[1]
        return Counted(None, after or noun, stop + 1 if after else stop, False)
    return Counted(unit or None, noun, stop, False)


def _of_those(row: Row, at: int, stop: int) -> Counted:
    """``dua di antaranya anak-anak``: what some of those before are; the words between are not of the quantity."""
    found = beginning(row.found, at, row.words.nouns)
    if found and found[0] == "person" and not beginning(row.found, at, row.words.after):
        return Counted("person", row.phrase(at, at + found[1]), stop, False)
    return Counted(None, None, stop, False)


def _suffix(row: Row, at: int) -> int:
    """Pieces of ``lebih`` between a number and what it counts."""
    piece = row.near(at)
    return 1 if piece and piece.text in row.words.table.at_least_after else 0


def _gloss(row: Row, at: int, last: Number) -> int:
    """Pieces of ``(dua belas)`` after ``12``."""
    if row.text(at) != "(" or at + 1 >= len(row.found):
        return 0
    told = row.number(at + 1)
    return told.stop + 1 - at if told and told.value == last.value and row.text(told.stop) == ")" else 0


def _per(row: Row, unit: str, at: int) -> tuple[str, int]:
    """``unit`` with what it is reckoned by (``per barel per hari``), and the index after it.

    After a sum a dash or bracket may stand before ``per``: then the sum ends before it.
    """
    known, stop = row.words.table, at
    behind = at + 1 if row.words.kind(unit) == "money" and row.text(at) and row.text(at) in "—–-)," else at
    for _ in range(2):
        piece = row.near(behind)
        if piece is None:
            break
        alone = known.per_words.get(piece.text)
        if alone:
            unit, behind = f"{unit}/{alone}", behind + 1
        elif piece.text in known.per:
            each = beginning(row.found, behind + 1, row.words.per_units)
            if not each or row.number(behind + 1):
                break
            unit, behind = f"{unit}/{each[0]}", behind + 1 + each[1]
        else:
            break
        stop = behind if row.text(at) not in "—–-)," else stop
    return unit, stop


def _bare(row: Row, word: str) -> str:
    """A word without the particle at its end (``oranglah``), if a table then has it."""
    for end in row.words.table.enclitics:
        if word.endswith(end) and (word[: -len(end)],) in row.words.nouns:
            return word[: -len(end)]
    return word


def _noun(row: Row, at: int) -> tuple[str | None, str | None]:
    """An unknown word that a number counts: its unit if a table has it without its particle, and the word."""
    if at >= len(row.found):
        return None, None
    piece, words = row.found[at], row.words.table
    if piece.kind != "word" or piece.gap != 1 or len(piece.text) < _SHORTEST - piece.upper or piece.text in words.stop:
        return None, None
    if piece.capital and not (piece.upper and len(piece.text) <= _LONGEST_ACRONYM and piece.text not in words.acronyms):
        return None, None
    if piece.capital and (len(piece.text) < 2 or row.words.units.get((piece.text,))):
        return None, None
    if (piece.text,) in row.words.after or row.number(at):
        return None, None
    if len(piece.text) > 5 and piece.text.startswith(words.verb_prefixes) and not piece.upper:
        return None, None
    if (piece.text,) in row.words.changes or (piece.text,) in row.words.copulas or piece.text in words.levels:
        return None, None
    onward = row.near(at + 1)
    if onward and onward.kind == "digits" and piece.text in words.labels:
        return None, None
    bare = _bare(row, piece.text)
    return row.words.nouns.get((bare,)) or None if bare != piece.text else None, bare

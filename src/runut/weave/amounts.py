"""The numbers that words give: `1.200`, `1,2 juta`, `dua puluh tujuh`, whatever they count.

They are read off words as they are compared, so that a number of an English original, whose words a table translates,
comes out as that of its Indonesian versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.languages.numerals import Numerals, numerals
from runut.weave.wording import Word


def amounts(words: Iterable[Word], language: str, decimal: str) -> frozenset[float]:
    """The numbers of words that stand in a row. ``decimal``: the mark before decimals in the text's language."""
    return frozenset(_sums(_pieces(words, decimal), numerals(language)))


def _pieces(words: Iterable[Word], decimal: str) -> Iterator[str | float]:
    """Words and digits one by one, with nothing between words that a mark parts."""
    end = None
    for word in words:
        if end is not None and word.start > end + 1:
            yield ""
        end = word.end
        if word.lower[0].isdigit():
            yield _value(word.lower, decimal)
        else:
            yield from word.keys or (word.lower,)


def _value(digits: str, decimal: str) -> float:
    """Digits with marks: groups of three part thousands unless a lone mark is that of decimals."""
    head, *groups = digits.replace(",", ".").split(".")
    marks = [letter for letter in digits if not letter.isdigit()]
    if groups and all(len(group) == 3 for group in groups) and (len(groups) > 1 or marks[0] != decimal):
        if len(set(marks)) > 1:
            return float(f"{head}{''.join(groups[:-1])}.{groups[-1]}")
        return float(head + "".join(groups))
    if len(groups) > 1 and all(len(group) == 3 for group in groups[:-1]):
        return float(f"{head}{''.join(groups[:-1])}.{groups[-1]}")
    return float(f"{head}.{groups[0]}") if groups else float(head)


def _sums(pieces: Iterable[str | float], known: Numerals) -> Iterator[float]:
    """`dua ratus tiga puluh delapan ribu` piece by piece: what is below a scale adds up before the scale multiplies."""
    total = whole = last = 0.0
    reach = 0.0
    """What a further piece must be less than to belong to the number."""
    counting = False
    for piece in [*pieces, ""]:
        value = piece if isinstance(piece, float) else known.digits.get(piece)
        if value is None and isinstance(piece, str) and piece.isdigit():
            value = float(piece)
        if value is not None:
            if counting and not value < reach:
                yield total + whole + last
                total = whole = 0.0
            else:
                whole += last if counting else 0.0
            last, counting = value, True
            reach = value if isinstance(piece, str) and value % 100 == 0 else 0.0
        elif not counting:
            continue
        elif piece in known.teens:
            last += known.teens[str(piece)]
        elif piece in known.tens:
            last *= known.tens[str(piece)]
            reach = known.tens[str(piece)]
        elif piece in known.scales:
            total += (whole + last) * known.scales[str(piece)]
            whole = last = 0.0
            reach = known.scales[str(piece)]
        else:
            yield total + whole + last
            total = whole = last = 0.0
            counting = False

"""Slips of the keyboard in a name: how ``Agusutus`` and ``Desmber`` are still read as a month."""

from __future__ import annotations

from collections.abc import Iterable

_LONG = 7
"""Shorter names are too near to other words."""


def misspelt(names: Iterable[str]) -> frozenset[str]:
    """What each long name becomes by one slip: a letter left out, put in or mistaken, or two changed round.

    About 400 for a name, the names themselves not among them. They are trusted only beside a day or a year, as short
    forms are. Slips after Damerau (1964), "A technique for computer detection and correction of spelling errors",
    Communications of the ACM 7(3); letters are those that the names have.
    """
    right = tuple(names)
    letters = sorted({letter for name in right for letter in name if letter.isalpha()})
    slips: set[str] = set()
    for name in right:
        if len(name) < _LONG or not name.isalpha():
            continue
        for at in range(len(name) + 1):
            head, tail = name[:at], name[at:]
            slips.update(head + letter + tail for letter in letters)
            if tail:
                slips.add(head + tail[1:])
                slips.update(head + letter + tail[1:] for letter in letters)
            if len(tail) > 1:
                slips.add(head + tail[1] + tail[0] + tail[2:])
    return frozenset(slips - set(right))

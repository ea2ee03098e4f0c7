"""Names that the tagger took for one and the report shows to be two: `Perdana Menteri Kelmara Ilvana Dorsek`.

No table knows a made-up or little-known place. But where its name is a place elsewhere in the report, or stands alone
as the surname does, an office before the two tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from runut.model import Span
from runut.read.names.features import word_lists
from runut.read.names.identities import Found
from runut.read.names.offices import titles

_WORD = re.compile(r"[^\W_]+")
_REACH = 60
_MOST_PLACES = 200
_NEAR = 6
"""Words before a name among which its office stands: `Kepala Kantor SAR X Nama`."""


def split_glued(text: str, names: Sequence[Found], language: str) -> list[Found]:
    """The names, those of a place and of the holder of its office taken apart."""
    places = {name.span.of(text) for name in names if name.label == "LOC"} | _before_holders(text, names, language)
    given = word_lists(language).given
    split: list[Found] = []
    for name in names:
        first, _, rest = name.span.of(text).partition(" ")
        glued = (
            name.label == "PER"
            and bool(rest)
            and first.lower() not in given
            and _behind_office(text, name.span.start, language)
            and (first in places or _told_apart(text, first, rest))
        )
        if name.label == "PER" and name.span.of(text) in places:
            split.append(Found(name.span, "LOC"))
        elif glued:
            split.append(Found(Span(name.span.start, name.span.start + len(first)), "LOC"))
            split.append(Found(Span(name.span.end - len(rest), name.span.end), "PER"))
        else:
            split.append(name)
    return split


def _before_holders(text: str, names: Sequence[Found], language: str) -> set[str]:
    """Single words between an office and its holder, set off by a comma: `Presiden Lestovia, Teodor Branik`."""
    ordered = sorted(names, key=lambda name: name.span)
    return {
        name.span.of(text)
        for name, holder in pairwise(ordered)
        if name.label == holder.label == "PER"
        and text[name.span.end : holder.span.start] == ", "
        and " " not in name.span.of(text)
        and " " in holder.span.of(text)
        and name.span.of(text).lower() not in word_lists(language).given
        and _right_behind_office(text, name.span.start, language)
    }


def _right_behind_office(text: str, at: int, language: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text[max(0, at - _REACH) : at])]
    return any(" ".join(words[-count:]) in titles(language).offices for count in (1, 2, 3) if len(words) >= count)


def _told_apart(text: str, first: str, rest: str) -> bool:
    """Whether both the first word and the surname of a longer name stand alone elsewhere: hardly so of one person."""
    words = rest.split()
    return (
        len(words) > 1
        and _stands(text, first, lambda _, behind: behind != words[0])
        and _stands(text, words[-1], lambda before, _: before != words[-2])
    )


def _stands(text: str, word: str, alone: Callable[[str, str], bool]) -> bool:
    """Whether a word stands somewhere with such words before and behind it."""
    for count, found in enumerate(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)):
        before = _WORD.findall(text[max(0, found.start() - 30) : found.start()])[-1:]
        behind = _WORD.findall(text[found.end() : found.end() + 30])[:1]
        if alone("".join(before), "".join(behind)):
            return True
        if count > _MOST_PLACES:
            break
    return False


def _behind_office(text: str, at: int, language: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text[max(0, at - _REACH) : at])][-_NEAR:]
    lists = titles(language)
    known = lists.offices | lists.roles
    return any(" ".join(words[first:last]) in known for first in range(len(words)) for last in (first + 1, first + 2))

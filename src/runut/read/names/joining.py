"""Pieces of one person's name that the tagger gave apart or left out: `Ki Panut` Darmoko, `Jean`-`Paul Mukwege`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from runut.model import Span
from runut.read.names.identities import Found
from runut.read.names.name_words import NameWords
from runut.read.names.standing import Standing
from runut.read.text.apart import Apart

_WORD = re.compile(r"[^\W_]+")
_NEXT = re.compile(r"[ \u00a0]([^\W\d_][^\W_]*(?:[-’'][^\W_]+)?)(?![\w@])")
_BEFORE = re.compile(r"([^\W\d_][^\W_]*)[ \u00a0]$")
_NICKNAME = re.compile(r" [\"“”'‘’][^\W\d_][\w ]{0,20}[\"“”'‘’] ")
_MOST_WORDS = 5
_LOUD = 0.6
"""The share of words with a capital from which a line is a headline, whose capitals tell nothing."""


def join_names(
    text: str,
    names: Sequence[Found],
    fixed: Iterable[Span],
    told: Apart,
    standing: Standing,
    around: NameWords,
) -> list[Found]:
    """The names, those of persons joined with what belongs to them."""
    ordered = sorted(set(names), key=lambda name: name.span)
    places = {name.span.of(text) for name in ordered if name.label == "LOC"}
    joined: list[Found] = []
    for name in ordered:
        last = joined[-1] if joined else None
        if last is not None and last.span.end > name.span.start:
            continue
        if last is not None and _one(text, last, name, around):
            words = last.span.of(text)
            place = words in places or standing.placed([words.lower()], name.span.of(text))
            if last.label == "PER" and (place or _of_nation(text, last, name, around)):
                joined[-1] = Found(last.span, "LOC")  # `Syahbandar Pelabuhan Lantari | Aminudin Rehatta`
                joined.append(name)
                continue
            joined[-1] = Found(Span(last.span.start, name.span.end), "PER")
        else:
            joined.append(name)
    taken = Apart([*fixed, *(name.span for name in joined)])
    return [
        Found(_grown(text, name.span, taken, around), "PER") if name.label == "PER" and told(name.span) else name
        for name in joined
    ]


def _one(text: str, left: Found, right: Found, around: NameWords) -> bool:
    """Whether two names that stand side by side are one person's."""
    between = text[left.span.end : right.span.start]
    if right.label != "PER" or len(between) > 26:
        return False
    words, others = left.span.of(text).split(), right.span.of(text).split()
    if len(words) + len(others) > _MOST_WORDS:
        return False
    if left.label == "PER":
        if between == "-":  # `Jean-Paul X`; `Jokowi-Kalla` are two
            return len(words) == 1 and len(others) > 1 and "given" in around.lists.abroad.get(words[0].lower(), "")
        if _NICKNAME.fullmatch(between):
            return len(words) == 1
        firm = words[-1].lower() in around.firm_ends or words[0].lower() in around.bodies
        return (
            (between in (" ", "\u00a0"))
            and not firm
            and all(around.unknown(w) or around.personal(w) for w in (words[-1], others[0]))
        )
    # `Wina Karlina`: a town's name that begins a person's, where no office stands before it.
    return (
        between == " "
        and left.label == "LOC"
        and len(words) == len(others) == 1
        and around.personal(words[0])
        and text[max(0, left.span.start - 2) : left.span.start] == ", "
    )


def _of_nation(text: str, left: Found, right: Found, around: NameWords) -> bool:
    """Whether one unknown word between an office over a country and a whole name is the country, though no table has
    it: `Perdana Menteri Kelmara | Ilvana Dorsek`."""
    words = left.span.of(text)
    before = [word.lower() for word in _WORD.findall(text[max(0, left.span.start - 30) : left.span.start])]
    office = any(" ".join(before[-n:]) in around.over_nations for n in (1, 2, 3))
    return office and " " not in words and not around.personal(words) and " " in right.span.of(text)


def _grown(text: str, span: Span, taken: Apart, around: NameWords) -> Span:
    """The span with a given name right before it, and behind a title with an unknown capital right behind it."""
    start, end, count = span.start, span.end, len(span.of(text).split())
    title = _BEFORE.search(text, max(0, start - 30), start)
    titled = title is not None and title[1].lower() in around.titles.before_name
    while titled and count < 2:
        found = _NEXT.match(text, end)
        if not found or not around.unknown(found[1]) or found[1].lower() in around.calendar or text[end - 1] == ".":
            break
        if not taken(Span(found.start(1), found.end(1))):
            break
        end, count = found.end(1), count + 1
    while count < _MOST_WORDS:
        found = _BEFORE.search(text, max(0, start - 30), start)
        begins = found is not None and found[1].lower() in around.name_starts and found[1][:1].isupper()
        if not found or (not begins and not (around.personal(found[1]) and around.unknown(found[1]))):
            break
        if not taken(Span(found.start(1), found.end(1))):
            break
        start, count = found.start(1), count + 1
    return Span(start, end)


def quiet(text: str, sentences: Iterable[Span]) -> Apart:
    """What stands in no headline, where all words have a capital."""
    loud = []
    for sentence in sentences:
        words = _WORD.findall(sentence.of(text))
        closed = text[sentence.end - 1 : sentence.end] in (".", '"', "”")
        if not closed and sum(word[0].isupper() for word in words) > _LOUD * len(words):
            loud.append(sentence)
    return Apart(loud)

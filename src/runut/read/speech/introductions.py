"""Media that no table knows, introduced by the report itself: `kantor berita negara X`, `dilansir Y`, `Sumber: Z`.

Once introduced, every place where the name stands is a medium.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from runut.model import MediumKind, Mention, Span
from runut.read.names import slug
from runut.read.names.media import medium_of_name, shaped_media
from runut.read.speech.cues import Cues
from runut.read.speech.media_phrases import MediaPhrases
from runut.read.speech.outline import Outline, outline
from runut.read.speech.relay_words import glued_words, relay_slips, relay_words
from runut.read.speech.unlisted_media import UnlistedMedia
from runut.read.text.apart import Apart

_SHORTENED = re.compile(r"[A-Z]{2,8}")


class Introduced(NamedTuple):
    """The mentions of a report with the media it introduces, and the kinds of these by id."""

    mentions: tuple[Mention, ...]
    kinds: dict[str, MediumKind]


def introduce_media(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    lines: Iterable[tuple[str, MediumKind]],
    language: str,
    cues: Cues,
) -> Introduced:
    """Finds media that no table knows and gives every place in ``sentences`` where they are named.

    ``lines``: names that lines of their own give (`Sumber: X`, a dateline's bracket), with their kind.
    """
    names: dict[str, MediumKind] = {
        name: kind for name, kind in lines if medium_of_name(name, language) is None and slug(name)
    }
    phrases = MediaPhrases(language, mentions)
    credit = relay_words(language).credit
    known = {mention.id for mention in mentions if mention.label == "MEDIA"}
    glue, slips = glued_words(language), relay_slips(language)
    unlisted = UnlistedMedia(text, language, cues, mentions)
    for sentence in sentences:
        row = outline(text, sentence, (), mentions, (), glue)
        for place in unlisted.of(row):
            if slug(place.span.of(text)):
                names.setdefault(place.span.of(text), place.kind)
        for at, piece in enumerate(row.pieces):
            if piece.kind != "word":
                continue
            noun = phrases.noun_at(row, at)
            apposed = _apposed(row, at) if noun is not None else None
            if apposed is not None:
                name = apposed.of(text)
                if medium_of_name(name, language) is None and slug(name):
                    names.setdefault(name, noun or "outlet")
                continue
            if noun is not None:
                medium = phrases.medium(row, at, known=True)
            elif (low := slips.meant(piece.low)) in credit.words and low not in credit.careful:
                medium = phrases.medium(row, at + 1, known=False)
            else:
                continue
            if medium is None or medium.name_span is None or medium.kind == "institution":
                continue
            if medium.id in known:
                continue
            names.setdefault(medium.name, medium.kind)
    for shaped in shaped_media(text, sentences, language):
        name = shaped.span.of(text)
        # A longer name of something else is no medium: `Partai Suara Rakyat`; one that is known already stays as it is.
        others = [mention for mention in mentions if mention.span.overlaps(shaped.span)]
        if all(shaped.span.covers(other.span) and other.label != "MEDIA" for other in others) and slug(name):
            names.setdefault(name, shaped.kind)
    if not names:
        return Introduced(tuple(mentions), {})
    longer = {short: _long_form(short, names) for short in names}
    found = _everywhere(text, sentences, longer)
    apart = Apart(new.span for new in found)
    kept = [mention for mention in mentions if apart(mention.span)]
    kinds = {slug(longer[name]): kind for name, kind in names.items()}
    return Introduced(tuple(sorted([*kept, *found], key=lambda mention: mention.span)), kinds)


def _apposed(row: Outline, at: int) -> Span | None:
    """The name before a comma that a description of a medium follows: `X, kantor berita resmi Y`."""
    if row.kind(at - 1) != "comma" or row.kind(at - 2) != "word" or not row.pieces[at - 2].capital:
        return None
    first = at - 2
    while first > 0 and row.kind(first - 1) == "word" and row.pieces[first - 1].capital and at - first < 6:
        first -= 1
    return row.cover(first, at - 1)


def _long_form(name: str, names: Iterable[str]) -> str:
    """The name that an abbreviation shortens: its letters in order, with the first of every word among them."""
    if not _SHORTENED.fullmatch(name):
        return name
    for other in names:
        words = other.split()
        if other != name and len(words) > 1 and _shortens(name.lower(), [word.lower() for word in words]):
            return other
    return name


def _shortens(letters: str, words: Sequence[str]) -> bool:
    at = 0
    for word in words:
        if at >= len(letters) or not word.startswith(letters[at]):
            return False
        at += 1
        place = 1
        while at < len(letters) and (step := word.find(letters[at], place)) >= 0:
            rest = words[words.index(word) + 1 :]
            if rest and letters[at] == rest[0][0] and len(letters) - at <= len(rest):
                break
            at, place = at + 1, step + 1
    return at == len(letters)


def _everywhere(text: str, sentences: Sequence[Span], longer: dict[str, str]) -> list[Mention]:
    """Mentions of the names in ``sentences``, longest first, none overlapping another."""
    names = list(longer)
    automaton = AhoCorasick(names, matchkind=MatchKind.Standard)
    found = []
    for sentence in sentences:
        free = sentence.start
        hits = automaton.find_matches_as_indexes(sentence.of(text), overlapping=True)
        for index, low, high in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            span = Span(sentence.start + low, sentence.start + high)
            before, behind = text[span.start - 1 : span.start], text[span.end : min(span.end + 1, sentence.end)]
            inside = _in_word(before) or _in_word(behind)
            if span.start >= free and not inside:
                name = longer[names[index]]
                found.append(Mention(span=span, label="MEDIA", id=slug(name), name=name))
                free = span.end
    return found


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"

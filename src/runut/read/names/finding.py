"""Persons, organisations, places and media that a report names.

A name is found by the tagger (a conditional random field), by the tables, or because it was found elsewhere in the
report; then the mentions of one thing are given one id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from runut.model import Label, Mention, Span
from runut.read.names.features import WordLists, pieces, word_lists
from runut.read.names.gazetteer import Gazetteer, gazetteer
from runut.read.names.glued import split_glued
from runut.read.names.identities import BRACKET, Found, identify
from runut.read.names.media import find_media
from runut.read.names.offices import Titles, titles
from runut.read.names.tagger import tagged
from runut.read.text.apart import Apart

_MOST_REPEATED = 2000
"""Names of one report that are looked for again in it."""
_WORDS = re.compile(r"[^\W_]+")
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z][\w’'-]{0,24}|[a-z]{2,5}|&)(?: (?:[A-Z][\w’'-]{0,24}|[a-z]{2,5}|&)){0,9}$")


_Word = tuple[int, int, str]
"""Start, end, characters."""


def find_names(text: str, sentences: Sequence[Span], language: str = "id") -> tuple[Mention, ...]:
    """Mentions in ``sentences`` in order of place, none overlapping another; titles are cut off names.

    Mentions of one thing share ``id`` and ``name``: by the tables of media, places, organisations and people, by
    abbreviations in brackets, and by first or last name within the text.
    """
    known = gazetteer(language)
    fixed = list(find_media(text, sentences, language))
    media = [mention.span for mention in fixed]
    free = Apart(media)
    names = [name for name in tagged(text, sentences, language) if free(name.span)]
    names = [cut for name in names for cut in _cut(text, name, known, language)]
    names = _with_listed(text, sentences, split_glued(text, names, language), media, known, language)
    names += _titled(text, sentences, names, media, language)
    names += _abbreviated(text, sentences, names, media)
    names = _with_repeated(text, sentences, names, media, language)
    named = identify(text, sorted(set(names)), known, language)
    return tuple(sorted([*fixed, *named], key=lambda mention: mention.span))


# ---------------------------------------------------------------- cutting


def _cut(text: str, name: Found, known: Gazetteer, language: str) -> list[Found]:
    """The name without titles and outer marks; two names where a country stands before its office's holder."""
    written = name.span.of(text)
    before = _WORDS.findall(text[max(0, name.span.start - 30) : name.span.start])[-1:]
    opening, _, after = written.partition(" ")
    if before and after and f"{before[0]} {opening}".lower() in titles(language).offices:  # `Wali | Kota Bogor`
        return _cut(text, Found(Span(name.span.end - len(after), name.span.end), name.label), known, language)
    if known.entry(written):
        return [name]
    left, hyphen, right = written.partition("-")
    if hyphen and known.entry(left, "LOC") and known.entry(right, "LOC"):
        middle = name.span.start + len(left)
        return [Found(Span(name.span.start, middle), "LOC"), Found(Span(middle + 1, name.span.end), "LOC")]
    sentence_end = re.search(r"[?!]\s", written)  # a headline's two sentences
    if sentence_end:
        cut = name.span.start + sentence_end.start()
        return _cut(text, Found(Span(name.span.start, cut), name.label), known, language)
    if " (" in written:
        return _cut(
            text, Found(Span(name.span.start, name.span.start + written.index(" (")), name.label), known, language
        )
    lists = titles(language)
    words = [
        (name.span.start + w.start(), name.span.start + w.end(), w.group())
        for w in re.finditer(r"[^\s,()\"“”]+", name.span.of(text))
    ]
    words = _untitled(words, name.label, lists, word_lists(language).given)
    if not words or not any(c.isalnum() for c in words[0][2]):
        return []
    label = name.label
    if label == "LOC" and len(words) > 1 and _set_off(text, words, known, language):
        label = "PER"
    return _parted(text, words, label, known, language)


def _untitled(words: list[_Word], label: Label, lists: Titles, given: frozenset[str]) -> list[_Word]:
    """The words without titles before them and degrees or ranks behind them; none where nothing else is there."""
    bare = [word[2].lower().rstrip(".") for word in words]
    if label == "PER" and (all(word in lists.degrees for word in bare) or all(w in lists.complements for w in bare)):
        return []
    start, end = 0, len(words)
    while start < end and bare[start] not in given:
        office = bare[start] in lists.offices and (label == "PER" or end - start > 1)
        if not office and not (label == "PER" and bare[start] in lists.before_name and end - start > 2):
            break
        start += 1
    while end - start > 1 and (
        (bare[end - 1] in lists.degrees and "." in words[end - 1][2])
        or (label != "PER" and bare[end - 1] in lists.before_name and bare[end - 1] not in lists.degrees)
    ):
        end -= 1
    return words[start:end]


def _set_off(text: str, words: list[_Word], known: Gazetteer, language: str) -> bool:
    """Whether an unlisted run of capitals that no other word of the language is in stands behind a role and a comma."""
    lists = word_lists(language)
    start, end = words[0][0], words[-1][1]
    before = _WORDS.findall(text[max(0, start - 40) : start])[-4:]
    return (
        text[max(0, start - 2) : start] == ", "
        and text[end : end + 1] == ","
        and any(lists.titles.get(word.lower()) in ("role", "office") for word in before)
        and not known.entry(text[start:end])
        and all(lists.tag(word[2]) == "NNP" for word in words)
    )


def _parted(text: str, words: list[_Word], label: Label, known: Gazetteer, language: str) -> list[Found]:
    """The name up to the first verb of a headline, and in two where a place and a holder of its office meet."""
    lists = word_lists(language)
    verb = next(
        (
            i
            for i in range(1, len(words))
            if words[i][2][0].isupper() and lists.tag(words[i][2]) == "VB" and words[i][2].lower() not in lists.given
        ),
        None,
    )
    if verb and label != "ORG":
        words = words[:verb]
    start, end = words[0][0], words[-1][1]
    whole = [Found(Span(start, end), label)]
    if len(words) < 2 or known.entry(text[start:end]):
        return whole
    before = _WORDS.findall(text[max(0, start - 60) : start])
    titled = any(word.lower() in lists.titles for word in before[-6:])
    for first in range(len(words) - 1 if label == "ORG" else 1):
        for last in range(min(len(words) - 1, first + 3), first, -1):
            place = known.entry(text[words[first][0] : words[last - 1][1]], "LOC")
            if not place or place.label not in ("LOC", "ORG"):
                continue
            head, rest = Span(start, words[last - 1][1]), Span(words[last][0], end)
            other = known.entry(rest.of(text), "LOC")
            if label == "LOC" and other and other.label == "LOC":
                return [Found(head, "LOC"), Found(rest, "LOC")]
            named = all(word[2][0].isupper() and lists.tag(word[2]) == "NNP" for word in words[last:])
            alone = len(words) - last == 1
            holds = named and ((place.country and titled) or (label == "PER" and (titled or place.country)))
            if holds and not (alone and (label != "PER" or not titled)):
                return [Found(head, "ORG" if label == "ORG" else place.label), Found(rest, "PER")]
            if place.country and label == "LOC" and lists.tag(words[last][2]) in ("JJ", "RB", "MD", "NEG"):
                return [Found(head, "LOC")]
    return whole


# ---------------------------------------------------------------- the tables


def _with_listed(
    text: str, sentences: Iterable[Span], names: list[Found], fixed: Iterable[Span], known: Gazetteer, language: str
) -> list[Found]:
    """The tagger's names, corrected and completed by the tables: a listed name beats one that is a part of it."""
    media, guessed = Apart(fixed), Apart([name.span for name in names])
    labels = {name.span: name.label for name in names}
    lists = word_lists(language)
    for sentence in sentences:
        loud = sentence.of(text).isupper()
        for mention in known.spot(text, sentence):
            words = mention.span.of(text)
            if not media(mention.span) or (loud and " " not in words and lists.tag(words) != "NNP"):
                continue
            others = guessed.touched(mention.span)
            if all(mention.span.covers(other) for other in others):
                for other in others:
                    labels.pop(other, None)
                labels[mention.span] = mention.label
    return [Found(span, label) for span, label in labels.items()]


def _abbreviated(text: str, sentences: Iterable[Span], names: Sequence[Found], fixed: Iterable[Span]) -> list[Found]:
    """Abbreviations in brackets behind a name, and names that only such an abbreviation shows, letter by letter."""
    taken = Apart([*fixed, *(name.span for name in names)])
    label_at = {name.span.end: name.label for name in names if name.label != "PER"}
    found: list[Found] = []
    for sentence in sentences:
        for bracket in BRACKET.finditer(text, sentence.start, sentence.end):
            short, at = bracket["short"], Span(*bracket.span("short"))
            if not short.isupper() or not taken(at):
                continue
            if bracket.start() in label_at:
                found.append(Found(at, label_at[bracket.start()]))
                continue
            run = _CAPITALS_BEFORE.search(text, max(sentence.start, bracket.start() - 160), bracket.start())
            words = list(_WORDS.finditer(run.group())) if run else []
            for n in range(1, len(words)):
                tail = [word.group() for word in words[-n - 1 :]]
                if run and tail[0][0].isupper() and "".join(word[0] for word in tail if word[0].isupper()) == short:
                    span = Span(run.start() + words[-n - 1].start(), bracket.start())
                    if taken(span):
                        found += [Found(span, "ORG"), Found(at, "ORG")]
                    break
    return found


def _titled(
    text: str, sentences: Iterable[Span], names: Sequence[Found], fixed: Iterable[Span], language: str
) -> list[Found]:
    """Persons whom only the title before them shows: a run of unknown capitals behind a rank, or behind an office and
    what it is over (`ekonom Saudi Budi Santoso`)."""
    lists = word_lists(language)
    taken = Apart([*fixed, *(name.span for name in names)])
    ends = {name.span.end for name in names if name.label != "PER"}
    found: list[Found] = []
    for sentence in sentences:
        since = 99
        places = pieces(text, sentence.start, sentence.end)
        i = 0
        while i < len(places):
            word = text[slice(*places[i])]
            kind = lists.titles.get(word.lower(), "")
            run = i
            while (
                run < len(places) and run - i < 5 and _unknown(text, places, run, lists) and taken(Span(*places[run]))
            ):
                run += 1
            before = places[i - 1][1] if i else -1
            if run - i >= 2 and since <= 6 and (before in ends or since == 1) and not kind:
                found.append(Found(Span(places[i][0], places[run - 1][1]), "PER"))
                i, since = run, 99
                continue
            since = 1 if kind in ("office", "role", "rank", "honorific") else since + 1 if word.isalpha() else 99
            i += 1
    return found


def _unknown(text: str, places: Sequence[tuple[int, int]], at: int, lists: WordLists) -> bool:
    """Whether a word has a capital and is no word of the language."""
    word = text[slice(*places[at])]
    low = word.lower()
    return (
        word[0].isupper()
        and not word.isupper()
        and word.isalpha()
        and lists.tag(word) == "NNP"
        and low not in lists.titles
        and low not in lists.complements
    )


# ---------------------------------------------------------------- the rest of the report


def _with_repeated(
    text: str, sentences: Sequence[Span], names: list[Found], fixed: Iterable[Span], language: str
) -> list[Found]:
    """The names, one label for each spelling, and where they stand again; parts of a person's name too."""
    votes: dict[str, Counter[Label]] = {}
    for name in names:
        votes.setdefault(name.span.of(text), Counter())[name.label] += 1
    label = {words: counts.most_common(1)[0][0] for words, counts in votes.items()}
    lists, known = word_lists(language), gazetteer(language)
    for words in list(label):
        parts = words.split()
        if label[words] == "PER" and len(parts) > 1:
            for part in (parts[0], parts[-1]):
                proper = lists.tag(part) == "NNP" and part.lower() not in lists.titles and part[0].isupper()
                if len(part) < 3 or not proper or part.lower() in known.known:
                    continue
                if label.setdefault(part, "PER") != "PER" and votes[part].total() < 3:
                    label[part] = "PER"
    kept = [Found(name.span, label[name.span.of(text)]) for name in names]
    again = [words for words in label if len(words) > 2][:_MOST_REPEATED]
    if not again:
        return kept
    taken = Apart([*fixed, *(name.span for name in kept)])
    automaton = AhoCorasick(again, matchkind=MatchKind.LeftmostLongest)
    for sentence in sentences:
        for index, low, high in automaton.find_matches_as_indexes(sentence.of(text)):
            span = Span(sentence.start + low, sentence.start + high)
            before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
            if not (before.isalnum() or after.isalnum() or (before in "-@#./" and before)) and taken(span):
                kept.append(Found(span, label[again[index]]))
    return kept

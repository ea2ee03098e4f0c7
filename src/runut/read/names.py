"""Persons, organisations, places and media that a report names.

A name is found by the tagger (a conditional random field), by the tables, or because it was found elsewhere in the
report; then the mentions of one thing are given one id.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from threading import local
from typing import NamedTuple, cast

import pycrfsuite  # type: ignore[import-untyped]
from ahocorasick_rs import AhoCorasick, MatchKind

from runut.languages import resource
from runut.model import Label, Mention, Span
from runut.read.features import WordLists, features, pieces, word_lists
from runut.read.gazetteer import Gazetteer, gazetteer, slug
from runut.read.media import find_media
from runut.read.offices import Office, Titles, find_offices, titles

__all__ = ["Office", "find_names", "find_offices", "slug"]

_LONGEST_SENTENCE = 400
"""Pieces that the tagger reads at once; a longer sentence is read in parts."""
_MOST_REPEATED = 2000
"""Names of one report that are looked for again in it."""
_WORDS = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"[ \u00a0]{1,2}\((?P<short>[^\W\d_][\w-]{1,14})\)")
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z][\w’'-]{0,24}|[a-z]{2,5}|&)(?: (?:[A-Z][\w’'-]{0,24}|[a-z]{2,5}|&)){0,9}$")


_Word = tuple[int, int, str]
"""Start, end, characters."""


class _Found(NamedTuple):
    span: Span
    label: Label


def find_names(text: str, sentences: Sequence[Span], language: str = "id") -> tuple[Mention, ...]:
    """Mentions in ``sentences`` in order of place, none overlapping another; titles are cut off names.

    Mentions of one thing share ``id`` and ``name``: by the tables of media, places, organisations and people, by
    abbreviations in brackets, and by first or last name within the text.
    """
    known = gazetteer(language)
    fixed = list(find_media(text, sentences, language))
    media = [mention.span for mention in fixed]
    free = _Apart(media)
    names = [name for name in _tagged(text, sentences, language) if free(name.span)]
    names = [cut for name in names for cut in _cut(text, name, known, language)]
    names = _with_listed(text, sentences, names, media, known, language)
    names += _titled(text, sentences, names, media, language)
    names += _abbreviated(text, sentences, names, media)
    names = _with_repeated(text, sentences, names, media, language)
    named = _identified(text, sorted(set(names)), known, language)
    return tuple(sorted([*fixed, *named], key=lambda mention: mention.span))


# ---------------------------------------------------------------- the tagger

_own = local()
"""A tagger holds the sentence that it tags: one for each thread."""


@cache
def _weights(language: str) -> bytes:
    return resource(language, "names.crfsuite").read_bytes()


def _tagger(language: str) -> pycrfsuite.Tagger:
    taggers: dict[str, pycrfsuite.Tagger] = _own.__dict__.setdefault("taggers", {})
    if language not in taggers:
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(_weights(language))
        taggers[language] = tagger
    return taggers[language]


def _tagged(text: str, sentences: Iterable[Span], language: str) -> list[_Found]:
    """Names by the tagger."""
    tagger = _tagger(language)
    found: list[_Found] = []
    for sentence in sentences:
        places = pieces(text, sentence.start, sentence.end)
        for at in range(0, len(places), _LONGEST_SENTENCE):
            part = places[at : at + _LONGEST_SENTENCE]
            labels = tagger.tag(features([text[start:end] for start, end in part], language))
            start = 0
            for i in range(1, len(part) + 1):
                if i < len(part) and labels[i] == "I-" + labels[start][2:]:
                    continue
                if labels[start] != "O":
                    span = Span(part[start][0], part[i - 1][1])
                    found.append(_Found(span, cast(Label, labels[start][2:])))
                start = i
    return found


# ---------------------------------------------------------------- cutting


def _cut(text: str, name: _Found, known: Gazetteer, language: str) -> list[_Found]:
    """The name without titles and outer marks; two names where a country stands before its office's holder."""
    written = name.span.of(text)
    before = _WORDS.findall(text[max(0, name.span.start - 30) : name.span.start])[-1:]
    opening, _, after = written.partition(" ")
    if before and after and f"{before[0]} {opening}".lower() in titles(language).offices:  # `Wali | Kota Bogor`
        return _cut(text, _Found(Span(name.span.end - len(after), name.span.end), name.label), known, language)
    if known.entry(written):
        return [name]
    if " (" in written:
        return _cut(
            text, _Found(Span(name.span.start, name.span.start + written.index(" (")), name.label), known, language
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


def _parted(text: str, words: list[_Word], label: Label, known: Gazetteer, language: str) -> list[_Found]:
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
    whole = [_Found(Span(start, end), label)]
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
                return [_Found(head, "LOC"), _Found(rest, "LOC")]
            named = all(word[2][0].isupper() and lists.tag(word[2]) == "NNP" for word in words[last:])
            alone = len(words) - last == 1
            holds = named and ((place.country and titled) or (label == "PER" and (titled or place.country)))
            if holds and not (alone and (label != "PER" or not titled)):
                return [_Found(head, "ORG" if label == "ORG" else place.label), _Found(rest, "PER")]
            if place.country and label == "LOC" and lists.tag(words[last][2]) in ("JJ", "RB", "MD", "NEG"):
                return [_Found(head, "LOC")]
    return whole


class _Apart:
    """Whether a span is apart from all of some spans that do not overlap one another."""

    def __init__(self, taken: Iterable[Span]) -> None:
        self._taken = sorted(taken)

    def __call__(self, span: Span) -> bool:
        return not self.touched(span)

    def touched(self, span: Span) -> list[Span]:
        at = bisect_left(self._taken, (span.start, span.start))
        at -= at > 0 and self._taken[at - 1].end > span.start
        found = []
        while at < len(self._taken) and self._taken[at].start < span.end:
            found.append(self._taken[at])
            at += 1
        return found


# ---------------------------------------------------------------- the tables


def _with_listed(
    text: str, sentences: Iterable[Span], names: list[_Found], fixed: Iterable[Span], known: Gazetteer, language: str
) -> list[_Found]:
    """The tagger's names, corrected and completed by the tables: a listed name beats one that is a part of it."""
    media, tagged = _Apart(fixed), _Apart([name.span for name in names])
    labels = {name.span: name.label for name in names}
    lists = word_lists(language)
    for sentence in sentences:
        loud = sentence.of(text).isupper()
        for mention in known.spot(text, sentence):
            words = mention.span.of(text)
            if not media(mention.span) or (loud and " " not in words and lists.tag(words) != "NNP"):
                continue
            others = tagged.touched(mention.span)
            if all(mention.span.covers(other) for other in others):
                for other in others:
                    labels.pop(other, None)
                labels[mention.span] = mention.label
    return [_Found(span, label) for span, label in labels.items()]


def _abbreviated(text: str, sentences: Iterable[Span], names: Sequence[_Found], fixed: Iterable[Span]) -> list[_Found]:
    """Abbreviations in brackets behind a name, and names that only such an abbreviation shows, letter by letter."""
    taken = _Apart([*fixed, *(name.span for name in names)])
    label_at = {name.span.end: name.label for name in names if name.label != "PER"}
    found: list[_Found] = []
    for sentence in sentences:
        for bracket in _BRACKET.finditer(text, sentence.start, sentence.end):
            short, at = bracket["short"], Span(*bracket.span("short"))
            if not short.isupper() or not taken(at):
                continue
            if bracket.start() in label_at:
                found.append(_Found(at, label_at[bracket.start()]))
                continue
            run = _CAPITALS_BEFORE.search(text, max(sentence.start, bracket.start() - 160), bracket.start())
            words = list(_WORDS.finditer(run.group())) if run else []
            for n in range(1, len(words)):
                tail = [word.group() for word in words[-n - 1 :]]
                if run and tail[0][0].isupper() and "".join(word[0] for word in tail if word[0].isupper()) == short:
                    span = Span(run.start() + words[-n - 1].start(), bracket.start())
                    if taken(span):
                        found += [_Found(span, "ORG"), _Found(at, "ORG")]
                    break
    return found


def _titled(
    text: str, sentences: Iterable[Span], names: Sequence[_Found], fixed: Iterable[Span], language: str
) -> list[_Found]:
    """Persons whom only the title before them shows: a run of unknown capitals behind a rank, or behind an office and
    what it is over (`ekonom Saudi Budi Santoso`)."""
    lists = word_lists(language)
    taken = _Apart([*fixed, *(name.span for name in names)])
    ends = {name.span.end for name in names if name.label != "PER"}
    found: list[_Found] = []
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
                found.append(_Found(Span(places[i][0], places[run - 1][1]), "PER"))
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
    text: str, sentences: Sequence[Span], names: list[_Found], fixed: Iterable[Span], language: str
) -> list[_Found]:
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
                if len(part) < 4 or not proper or part.lower() in known.known:
                    continue
                if label.setdefault(part, "PER") != "PER" and votes[part].total() < 3:
                    label[part] = "PER"
    kept = [_Found(name.span, label[name.span.of(text)]) for name in names]
    again = [words for words in label if len(words) > 3 or (words.isupper() and len(words) > 2)][:_MOST_REPEATED]
    if not again:
        return kept
    taken = _Apart([*fixed, *(name.span for name in kept)])
    automaton = AhoCorasick(again, matchkind=MatchKind.LeftmostLongest)
    for sentence in sentences:
        for index, low, high in automaton.find_matches_as_indexes(sentence.of(text)):
            span = Span(sentence.start + low, sentence.start + high)
            before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
            if not (before.isalnum() or after.isalnum() or (before in "-@#./" and before)) and taken(span):
                kept.append(_Found(span, label[again[index]]))
    return kept


# ---------------------------------------------------------------- who is who


def _identified(text: str, names: Sequence[_Found], known: Gazetteer, language: str) -> list[Mention]:
    """Mentions with the id and the name that all mentions of one thing share."""
    long_of = _brackets(text, names, known)
    people = _People(text, [name.span for name in names if name.label == "PER"], known, language)
    found: list[Mention] = []
    for name in names:
        words = " ".join(name.span.of(text).split())
        label = name.label
        if label == "PER":
            id_, called = people.of(words)
        else:
            whole = long_of.get(words, words)
            entry = known.entry(whole, label)
            id_, called = (entry.id, entry.name) if entry else (_composed(whole, known), whole)
            label = entry.label if entry else label
        if id_:
            found.append(Mention(span=name.span, label=label, id=id_, name=called))
    return found


def _composed(words: str, known: Gazetteer) -> str:
    """The id of a name that ends in a place (`Kemlu Korut`, `Kementerian Luar Negeri Korea Utara`: one id)."""
    parts = words.split()
    for width in range(min(4, len(parts) - 1), 0, -1):
        place = known.entry(" ".join(parts[-width:]), "LOC")
        if place and place.label == "LOC":
            body = " ".join(parts[:-width])
            listed = known.entry(body, "ORG")
            return f"{listed.id if listed and listed.label == 'ORG' else slug(body)}-{place.id}"
    return slug(words)


def _brackets(text: str, names: Sequence[_Found], known: Gazetteer) -> dict[str, str]:
    """Abbreviations that the report explains itself, `Republik Rakyat Donetsk (DPR)` → the long name."""
    found: dict[str, str] = {}
    for name in names:
        bracket = _BRACKET.match(text, name.span.end)
        words = " ".join(name.span.of(text).split())
        if not bracket or name.label == "PER" or len(words) <= len(bracket["short"]):
            continue
        short = bracket["short"]
        initials = Counter(part[0].upper() for part in words.split())
        shared = sum((initials & Counter(short.upper())).values())
        same = known.entry(short) in (None, known.entry(words))
        spelt = shared * 5 >= 3 * len(short) or (same and len(words.split()) > 1)
        if spelt if short.isupper() else same and short[0] == words[0]:
            found.setdefault(short, words)
    return found


class _People:
    """Who is meant by which name: the longest name in the report that holds its words, else the table's."""

    def __init__(self, text: str, spans: Iterable[Span], known: Gazetteer, language: str) -> None:
        self._known = known
        self._titles = titles(language).before_name
        self._listed = frozenset(key.replace("-", " ") for key in known.people)
        counts: Counter[str] = Counter(" ".join(span.of(text).split()) for span in spans)
        self._full: dict[str, tuple[str, int]] = {}
        """Key → how it is written first, and how often."""
        self._by_word: dict[str, set[str]] = {}
        for words, n in counts.items():
            key = self._key(words)
            if key and len(key.split()) > 1:
                spelling, before = self._full.get(key, (words, 0))
                self._full[key] = (spelling if not spelling.isupper() else words, before + n)
                for word in key.split():
                    self._by_word.setdefault(word, set()).add(key)

    def _key(self, words: str) -> str:
        """The words of a name without marks, case and forms of address."""
        parts = slug(words).split("-")
        while len(parts) > 1 and parts[0] in self._titles and len(parts[0]) < 5 and " ".join(parts) not in self._listed:
            parts = parts[1:]
        return " ".join(part for part in parts if part)

    def of(self, words: str) -> tuple[str, str]:
        """Id and name of the person whom the words name."""
        key = self._key(words)
        if not key:
            return "", ""
        holding = [other for other in self._by_word.get(key.split()[0], ()) if f" {key} " in f" {other} "]
        best = max(
            holding,
            key=lambda other: (len(other.split()) > len(key.split()), self._full[other][1], -len(other), other),
            default=None,
        )
        whole = best or key
        listed = self._known.people.get(whole.replace(" ", "-")) or self._known.people.get(slug(words))
        if listed and (best is None or best == key or listed.id == whole.replace(" ", "-")):
            return listed.id, listed.name
        spelling = self._full[best][0] if best else words
        return whole.replace(" ", "-"), spelling.title() if spelling.isupper() and len(spelling) > 4 else spelling

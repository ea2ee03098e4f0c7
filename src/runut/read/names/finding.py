"""Persons, organisations, places and media that a report names.

A name is found by a tagger, by the tables, or because it was found elsewhere in the
report; then the mentions of one thing are given one id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from runut.model import Label, Mention, Reader, Span
from runut.read.names.completing import abbreviated, bodies, nations, posted, shown, titled, whole
from runut.read.names.cutting import cut_name
from runut.read.names.features import word_lists
from runut.read.names.gazetteer import Gazetteer, gazetteer
from runut.read.names.glued import split_glued
from runut.read.names.identities import Found, identify
from runut.read.names.joining import join_names, quiet
from runut.read.names.media import find_media
from runut.read.names.name_words import NameWords, name_words
from runut.read.names.standing import Standing
from runut.read.names.tagger import tagged
from runut.read.text.apart import Apart

_BEGUN = ("", ".", "!", "?", "“", '"', "”")
"""What stands before the first word of a sentence."""
_MOST_REPEATED = 2000
"""Names of one report that are looked for again in it."""


def find_names(
    text: str, sentences: Sequence[Span], language: str = "id", reader: Reader = "fast", outlet: str = ""
) -> tuple[Mention, ...]:
    """Mentions in ``sentences`` in order of place, none overlapping another; titles are cut off names.

    ``outlet``: id of the medium whose report this is, empty where no table has it.
    Mentions of one thing share ``id`` and ``name``: by the tables of media, places, organisations and people, by
    abbreviations in brackets, and by first or last name within the text.
    """
    known = gazetteer(language)
    fixed = list(find_media(text, sentences, language, outlet))
    media = [mention.span for mention in fixed]
    free = Apart(media)
    names = [name for name in tagged(text, sentences, language, reader) if free(name.span)]
    names = [cut for name in names for cut in cut_name(text, name, known, language)]
    around, standing = name_words(language), Standing(text, name_words(language))
    names = _with_listed(text, sentences, split_glued(text, names, standing, known, around), media, known, language)
    told = quiet(text, sentences)
    names = whole(text, names, media, told, known, standing, around)
    names += titled(text, sentences, names, media, told, around)
    names += abbreviated(text, sentences, names, media)
    names = split_glued(text, names, standing, known, around)
    sure = [*shown(text, sentences, names, media, known, standing, around), *posted(text, names, around)]
    free = Apart([name.span for name in sure])
    names = [*(name for name in names if free(name.span)), *sure]
    shown_bodies = bodies(text, sentences, names, media, told, known, around)
    free = Apart([body.span for body in shown_bodies])
    names = [*(name for name in names if free(name.span)), *shown_bodies]
    names += nations(text, names, media, around)
    names = join_names(text, names, media, told, standing, around)
    names = [_placed(text, name, standing, around) for name in names]
    names = [
        name for name in names if not (_ordinary(text, name, standing, known, around) or _is_degree(text, name, around))
    ]
    names = _with_repeated(text, sentences, names, sure, media, language)
    named = identify(text, sorted(set(names)), known, language)
    return tuple(sorted([*fixed, *named], key=lambda mention: mention.span))


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
            whole = all(mention.span.covers(other) for other in others)
            if whole or (mention.label == "PER" and all(_leads(text, other, mention.span) for other in others)):
                for other in others:
                    labels.pop(other, None)
                labels[mention.span] = mention.label
    return [Found(span, label) for span, label in labels.items()]


def _leads(text: str, name: Span, person: Span) -> bool:
    """Whether a name is a listed person's with words in lower case before it: `kediaman | Susilo Bambang Yudhoyono`."""
    before = text[name.start : person.start]
    return name.covers(person) and name.end == person.end and before == before.lower()


# ---------------------------------------------------------------- the rest of the report


def _placed(text: str, name: Found, standing: Standing, around: NameWords) -> Found:
    """The name as a place's where it was taken for a person's and the report shows it as one: `LANTARI, KABAR -`."""
    word = name.span.of(text)
    place = name.label == "PER" and around.unknown(word) and not around.personal(word) and standing.settled(word)
    return Found(name.span, "LOC") if place else name


def _ordinary(text: str, name: Found, standing: Standing, known: Gazetteer, around: NameWords) -> bool:
    """Whether a name is a word that has a capital only as it begins a sentence: it stands in lower case elsewhere."""
    word = name.span.of(text)
    opens = text[: name.span.start].rstrip()[-1:] in _BEGUN
    if name.label == "PER" and opens and _is_noun(word, around) and not (standing.within(word) or known.entry(word)):
        return True
    if (
        name.label == "ORG"
        or known.entry(word)
        or not word.isalpha()
        or word.lower() not in standing.small
        or standing.within(word)
    ):
        return False
    return not (around.personal(word) and around.lists.tag(standing.behind(name.span.end)) == "VB")


def _is_noun(word: str, around: NameWords) -> bool:
    """Whether one word is a common noun and nobody's name, as far as the word lists know."""
    low = word.lower()
    return low in around.lists.clusters and around.lists.tag(low) == "NN" and not around.personal(word)


def _is_degree(text: str, name: Found, around: NameWords) -> bool:
    """Whether a name is a degree behind a comma (`…, S.H.`) or the last letter of one (`Ph.D.`)."""
    words = name.span.of(text).rstrip(".")
    before = text[max(0, name.span.start - 2) : name.span.start]
    if len(words) == 1:
        return before.endswith(".")
    return before.strip() == "," and "." in words and words.lower() in around.titles.degrees


def _with_repeated(
    text: str,
    sentences: Sequence[Span],
    names: list[Found],
    sure: Iterable[Found],
    fixed: Iterable[Span],
    language: str,
) -> list[Found]:
    """The names, one label for each spelling (that of the ``sure``), and where they stand again; parts of a person's
    name too."""
    votes: dict[str, Counter[Label]] = {}
    for name in names:
        votes.setdefault(name.span.of(text), Counter())[name.label] += 1
    label = {words: counts.most_common(1)[0][0] for words, counts in votes.items()}
    label.update({name.span.of(text): name.label for name in sure})
    lists, known = word_lists(language), gazetteer(language)
    settlements = name_words(language).settlements
    for words in list(label):
        parts = words.split()
        if label[words] == "PER" and len(parts) > 1:
            for part in (parts[0], parts[-1]):
                proper = lists.tag(part) == "NNP" and part.lower() not in lists.titles and part[0].isupper()
                if len(part) < 3 or not proper or part.lower() in known.known:
                    continue
                if label.setdefault(part, "PER") != "PER" and part in votes and votes[part].total() < 3:
                    label[part] = "PER"
        elif label[words] == "LOC" and len(parts) > 1 and parts[0].lower() in settlements:
            label.setdefault(" ".join(parts[1:]), "LOC")
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

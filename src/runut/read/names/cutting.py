"""Where a name that the tagger gave begins and ends: without titles, marks, openers and the words that follow it."""

from __future__ import annotations

import re

from runut.model import Label, Span
from runut.read.names.features import word_lists
from runut.read.names.gazetteer import Gazetteer
from runut.read.names.identities import Found
from runut.read.names.name_words import NameWords, name_words
from runut.read.names.offices import titles

_WORDS = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\s,()\"“”]+")
_SENTENCE_END = re.compile(r"[?!]\s")
_MARK = re.compile(r"\s[‘'’](?=\w)|[\"“”«»„]|\s[—–]+\s")
"""A mark that no name goes on behind."""
_WITHIN = re.compile(r"(?:(?<=\w)['’‘`]|(?<=\w['’‘`]))[^\W\d_]{1,12}(?![\w'’])")
"""The rest of a word with an apostrophe in it: `Asy'ari`, `Sana'a`."""
_BEGUN = ".!?:;\"“”'‘’«—–-("

_Word = tuple[int, int, str]
"""Start, end, characters."""


def cut_name(text: str, name: Found, known: Gazetteer, language: str) -> list[Found]:
    """The name without titles and outer marks; two names where a country stands before its office's holder."""
    quoted = text[max(0, name.span.start - 1) : name.span.start] in tuple("'’‘`")
    if not quoted and (within := _WITHIN.match(text, name.span.end)):
        name = Found(Span(name.span.start, within.end()), name.label)
    written = name.span.of(text)
    before = _WORDS.findall(text[max(0, name.span.start - 30) : name.span.start])[-1:]
    opening, _, after = written.partition(" ")
    # `Wali | Kota Bogor` and `Anggota | DPRD`, not `Kepala | Dinas Kesehatan`.
    parted = opening.isupper() or opening.lower() not in name_words(language).bodies
    if parted and before and after and f"{before[0]} {opening}".lower() in titles(language).offices:
        return cut_name(text, Found(Span(name.span.end - len(after), name.span.end), name.label), known, language)
    if known.entry(written):
        return [name]
    left, hyphen, right = written.partition("-")
    if hyphen and known.entry(left, "LOC") and known.entry(right, "LOC"):
        middle = name.span.start + len(left)
        return [Found(Span(name.span.start, middle), "LOC"), Found(Span(middle + 1, name.span.end), "LOC")]
    sentence_end = _SENTENCE_END.search(written)  # a headline's two sentences
    mark = _MARK.search(written, next((i for i, c in enumerate(written) if c.isalnum()), 0))
    stops = [found.start() for found in (sentence_end, mark) if found]
    if " (" in written:
        stops.append(written.index(" ("))
    if stops and min(stops) > 0:
        whole = Span(name.span.start, name.span.start + min(stops))
        return cut_name(text, Found(whole, name.label), known, language)
    words = [
        (name.span.start + w.start(), name.span.start + w.end(), w.group()) for w in _WORD.finditer(name.span.of(text))
    ]
    around = name_words(language)
    words = _ended(_opened(text, words, around), name.label, around)
    words = _untitled(words, name.label, around)
    if not words or not any(c.isalnum() for c in words[0][2]):
        return []
    label = name.label
    if label == "LOC" and len(words) > 1 and _set_off(text, words, known, language):
        label = "PER"
    if label == "PER" and len(words) > 1 and words[0][2].lower() in around.settlements:
        label = "LOC"
    if label == "LOC":
        words = _bare(text, words, known, around)
    return _parted(text, words, label, known, language)


def _bare(text: str, words: list[_Word], known: Gazetteer, around: NameWords) -> list[_Word]:
    """The words of a known place without the kind before it or the side behind it in lower case: `Kota | Donbas`,
    `Ukraina | timur`."""
    while len(words) > 1 and known.entry(text[words[0][0] : words[-1][1]]) is None:
        first, last = words[0][2].lower(), words[-1][2]
        if first in around.place_words and _is_place(text, words[1:], known):
            words = words[1:]
        elif last.islower() and last in around.place_behind and _is_place(text, words[:-1], known):
            words = words[:-1]
        else:
            break
    return words


def _is_place(text: str, words: list[_Word], known: Gazetteer) -> bool:
    entry = known.entry(text[words[0][0] : words[-1][1]], "LOC")
    return entry is not None and entry.label == "LOC"


def _opened(text: str, words: list[_Word], around: NameWords) -> list[_Word]:
    """The words without those that only begin the sentence: `Sepengetahuan Budi`."""
    while (
        len(words) > 1
        and words[0][2].lower() in around.openers
        and words[0][2].lower() not in around.given
        and words[1][2][:1].isupper()
        and text[max(0, words[0][0] - 4) : words[0][0]].rstrip()[-1:] in _BEGUN
    ):
        words = words[1:]
    return words


def _ended(words: list[_Word], label: Label, around: NameWords) -> list[_Word]:
    """The words up to the first in lower case that joins no names: `Kementerian X | menuding pasukan Y`."""
    small = around.particles if label == "PER" else around.connectives
    first = next((i for i, word in enumerate(words) if not word[2].islower()), len(words))
    if first and label == "PER":
        words, first = words[first:], 0
    for i in range(first + 1, len(words)):
        low = words[i][2]
        if not low.islower():
            continue
        joins = low in small and i + 1 < len(words)
        if not joins and (label == "PER" or not _goes_on(low, label, around)):
            words = words[:i]
            break
    while len(words) > 1 and words[-1][2] in small:
        words = words[:-1]
    return words


def _goes_on(low: str, label: Label, around: NameWords) -> bool:
    """Whether the name of a body or a place may go on with a word in lower case: `Kementerian luar negeri X`."""
    if low in around.titles.complements or low in around.place_behind:
        return True
    if low in around.lists.clusters or low in around.lists.headline:
        return label == "ORG" and around.lists.tag(low) in ("NN", "JJ", "NNP", "FW")
    return label == "ORG" and not (len(low) > 5 and low.startswith(around.verb_beginnings))


def _untitled(words: list[_Word], label: Label, around: NameWords) -> list[_Word]:
    """The words without titles before them and degrees or ranks behind them; none where nothing else is there."""
    lists, given = around.titles, around.lists.given
    bare = [word[2].lower().rstrip(".") for word in words]
    if label == "PER" and (all(word in lists.degrees for word in bare) or all(w in lists.complements for w in bare)):
        return []
    if label == "PER" and len(bare) == 1 and bare[0] in lists.roles and bare[0] not in given:
        return []
    start, end = 0, len(words)
    while start < end and bare[start] not in given:
        office = bare[start] in lists.offices and (label == "PER" or end - start > 1)
        office = office or (label == "PER" and bare[start] in lists.roles and end - start > 2)
        titled = bare[start] in lists.before_name and (end - start > 2 or bare[start] not in lists.part_of_name)
        if not office and not (label == "PER" and titled and end - start > 1):
            two = " ".join(bare[start : start + 2])
            if not (label == "PER" and two in lists.before_name and end - start > 2):
                break
            start += 1
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
            given = name_words(language).personal(words[0][2]) and text[max(0, start - 2) : start] == ", "
            if given and not place.country:  # `Manajer X, Wina Karlina, …`
                continue
            holds = named and ((place.country and titled) or (label == "PER" and (titled or place.country)))
            if holds and not (alone and (label != "PER" or not titled)):
                return [Found(head, "ORG" if label == "ORG" else place.label), Found(rest, "PER")]
            if place.country and label == "LOC" and lists.tag(words[last][2]) in ("JJ", "RB", "MD", "NEG"):
                return [Found(head, "LOC")]
    return whole

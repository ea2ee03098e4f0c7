"""Media: news agencies, outlets, broadcasters and social platforms, by the names that newsrooms give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from runut.languages import rows, table
from runut.languages.known import Medium
from runut.model import MediumKind, Mention, Span
from runut.read.names.features import word_lists

_WORD_BEFORE = re.compile(r"[^\W_]+$")
_WORD_AFTER = re.compile(r"[\s,]{0,3}([^\W_]{1,24})")
_HOST_BEFORE = re.compile(r"[\w.-]{1,60}$")
_CAPITALS = re.compile(r"[A-Z][\w’'&-]{0,24}(?: (?:[A-Z\d][\w’'&-]{0,24})){1,5}")
_NAME_WORD = re.compile(r"[^\s]+")
_OPENERS = "\"'“”‘’«([–—-•:;!?…\n"


class Shapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in the names of media that no table knows, by the kind of medium they show."""

    first: dict[MediumKind, tuple[str, ...]]
    any: dict[MediumKind, tuple[str, ...]]


class MediaWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/media.toml``: words that introduce a medium or follow it."""

    home: frozenset[str]
    """ISO 3166-1 alpha-2 of the countries whose media publish in the language."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    clitics: tuple[str, ...]
    """Possessives that run on behind a platform's name."""
    shape: Shapes


class Shaped(NamedTuple):
    """A name that looks like a medium's and stands where one would."""

    span: Span
    kind: MediumKind


class _Spelling(msgspec.Struct, frozen=True):
    """One spelling of a medium's name and how much must stand around it to believe it."""

    text: str
    medium: Medium
    needs: str
    """``""``: nothing; ``weak``, ``bound``; ``own``: in the medium's own reports; ``host``: an address, in any case."""


class _Index(msgspec.Struct, frozen=True):
    automaton: AhoCorasick
    spellings: tuple[tuple[_Spelling, ...], ...]
    """In step with the automaton's patterns, which are in lower case."""
    by_name: dict[str, Medium]
    by_id: dict[str, Medium]
    by_domain: dict[str, Medium]
    before: frozenset[str]
    before_longest: int
    after: frozenset[str]
    clitics: tuple[str, ...]
    first: dict[str, MediumKind]
    any: dict[str, MediumKind]


@cache
def _index(language: str) -> _Index:
    media = rows(language, "media.csv", Medium)
    words = table(language, "media.toml", MediaWords)
    spellings: dict[str, list[_Spelling]] = {}
    by_name: dict[str, Medium] = {}
    by_domain: dict[str, Medium] = {}
    for medium in media:
        loose = {*medium.weak, *medium.bound, *medium.own}
        kinds = {
            "": [medium.name, *medium.aliases],
            "weak": medium.weak,
            "bound": medium.bound,
            "own": medium.own,
            "host": medium.domains,
        }
        for needs, texts in kinds.items():
            for spelling in texts:
                if needs or spelling not in loose:
                    spellings.setdefault(spelling.lower(), []).append(_Spelling(spelling, medium, needs))
                    if needs != "own":
                        by_name.setdefault(spelling.lower(), medium)
        for domain in medium.domains:
            by_domain.setdefault(domain, medium)
    return _Index(
        automaton=AhoCorasick(list(spellings), matchkind=MatchKind.Standard),
        spellings=tuple(tuple(kept) for kept in spellings.values()),
        by_name=by_name,
        by_id={medium.id: medium for medium in media},
        by_domain=by_domain,
        before=frozenset(words.before),
        before_longest=max(len(cue) for cue in words.before),
        after=frozenset(words.after),
        clitics=words.clitics,
        first=_by_word(words.shape.first),
        any=_by_word(words.shape.any),
    )


def _by_word(shapes: dict[MediumKind, tuple[str, ...]]) -> dict[str, MediumKind]:
    return {word: kind for kind, words in shapes.items() for word in words}


def find_media(text: str, spans: Sequence[Span], language: str = "id", outlet: str = "") -> tuple[Mention, ...]:
    """Media named within ``spans``, in order of place, none overlapping another.

    ``outlet``: id of the medium whose report this is, which names itself more shortly than others do (`kepada PR`).
    Case counts: `tempo` is no medium, and a name that is also an ordinary word (`Tempo`, `Guardian`) needs a word
    beside it that shows a medium, or a place in mid-sentence with no other capital beside it.
    """
    return tuple(mention for span in spans for mention in _within(text, span, _index(language), outlet))


def _within(text: str, span: Span, index: _Index, outlet: str) -> Iterator[Mention]:
    start, end = max(0, span.start), min(span.end, len(text))
    if start >= end:
        return
    matches = index.automaton.find_matches_as_indexes(fold(text[start:end]), overlapping=True)
    free = start
    for pattern, low, high in sorted(matches, key=lambda match: (match[1], -match[2])):
        if start + low < free:
            continue
        for spelling in index.spellings[pattern]:
            if spelling.needs == "own" and spelling.medium.id != outlet:
                continue
            found = _believed(text, Span(start + low, start + high), spelling, index, Span(start, end))
            if found and found.start >= free:
                medium = _of_network(spelling, index.by_id.get(outlet))
                yield Mention(span=found, label="MEDIA", id=medium.id, name=medium.name)
                free = found.end
                break


def _of_network(spelling: _Spelling, outlet: Medium | None) -> Medium:
    """Whose name it is: in a report of one paper of a network, the network's short name means that paper."""
    short = spelling.needs in ("weak", "bound")
    if outlet is None or not short or not outlet.network or outlet.network != spelling.medium.network:
        return spelling.medium
    return outlet if outlet.name.startswith(f"{spelling.text} ") else spelling.medium


def fold(text: str) -> str:
    """``text`` in lower case, every character still in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _believed(text: str, at: Span, spelling: _Spelling, index: _Index, within: Span) -> Span | None:
    """Where the spelling stands as a medium's name, or ``None``."""
    before = text[at.start - 1] if at.start > within.start else " "
    after = text[at.end : at.end + 2] if at.end < within.end else " "
    if spelling.needs == "host" or "." in spelling.text:
        return _host(text, at, within)
    if before.isalnum() or before in "@#_./&" or after[:1] in "_@":
        return None
    if after[:1].isalnum() and not _has_clitic(text, at.end, spelling, index, within):
        return None
    if after[:1] in ".-" and after[1:2].isalpha() and (after[0] == "." or after[1].isupper()):
        return None
    if before == "-" and at.start - 2 >= within.start and text[at.start - 2].isalpha():
        return None
    if not _cased(at.of(text), spelling.text):
        return None
    if not spelling.needs:
        return at
    if _introduced(text, at, index, within):
        return None if _goes_on_as_name(text, at, within) else at
    if spelling.needs in ("bound", "own") or len(spelling.text) < 3:
        return None
    return at if _alone(text, at, within) else None


def _has_clitic(text: str, at: int, spelling: _Spelling, index: _Index, within: Span) -> bool:
    """Whether only a possessive runs on behind a platform's name: `Instagramnya`."""
    if spelling.medium.kind != "social":
        return False
    return any(
        text.startswith(clitic, at, within.end) and not text[at + len(clitic) : at + len(clitic) + 1].isalnum()
        for clitic in index.clitics
    )


def _host(text: str, at: Span, within: Span) -> Span | None:
    """An address with its sub-domain; not one inside a link or an e-mail address."""
    if at.end < within.end and (text[at.end].isalnum() or text[at.end] in "-_@"):
        return None
    if at.end + 1 < within.end and text[at.end] == "." and text[at.end + 1].isalnum():
        return None
    start = at.start
    before = text[start - 1] if start > within.start else " "
    if before == ".":
        host = _HOST_BEFORE.search(text, max(within.start, start - 60), start)
        start = host.start() if host else start
        before = text[start - 1] if start > within.start else " "
    return None if before.isalnum() or before in "@/_-.=" else Span(start, at.end)


def _cased(written: str, spelling: str) -> bool:
    """Whether the capitals fit: each that the table shows is there; a short name of capitals has no others."""
    if written == spelling:
        return True
    if len(spelling) <= 4 and spelling.isupper():
        return False
    return all(w.isupper() for w, s in zip(written, spelling, strict=False) if s.isupper()) and (
        written.isupper() or any(c.islower() for c in written)
    )


def shaped_media(text: str, spans: Sequence[Span], language: str = "id") -> Iterator[Shaped]:
    """Runs of capitals within ``spans`` with a word in them that media have in their names, where a word beside them
    shows a medium: `kepada Radio Okapi`, `Hawaii News Now melaporkan`."""
    index = _index(language)
    lists = word_lists(language)
    for span in spans:
        for run in _CAPITALS.finditer(text, span.start, span.end):
            parts = _NAME_WORD.finditer(text, run.start(), run.end())
            words = [(part.start(), part.end(), part.group().lower()) for part in parts]
            # `Kepala Radio X`: what stands before the name is an office, and a word of the language.
            first = next((n for n, word in enumerate(words) if word[2] in index.first or word[2] in index.any), None)
            if first is None or len(words) < 2:
                continue
            kind = index.first.get(words[first][2]) or index.any[words[first][2]]
            if words[first][2] in index.any:
                while first and words[first - 1][2] not in lists.titles:
                    first -= 1
            elif first:
                continue
            at = Span(words[first][0], words[-1][1])
            aired = first == 0 and kind == "broadcast"
            if " " in at.of(text) and (aired or _introduced(text, at, index, span)):
                yield Shaped(at, kind)


def _introduced(text: str, at: Span, index: _Index, within: Span) -> bool:
    """Whether a word that introduces media stands before, or one that tells what media do stands after."""
    left = text[max(within.start, at.start - index.before_longest - 3) : at.start].rstrip(" \t\u00a0\"“'‘:,(").lower()
    words = left.split()
    if any(" ".join(words[-n:]) in index.before for n in (1, 2, 3) if len(words) >= n):
        return True
    if at.start > within.start and text[at.start - 1] == "(" and text[at.end : at.end + 1] in (")", "/"):
        return True
    following = _WORD_AFTER.match(text, at.end, min(within.end, at.end + 30))
    return bool(following and following.group(1).lower() in index.after)


def _goes_on_as_name(text: str, at: Span, within: Span) -> bool:
    """Whether a capital right behind it makes it the first of a person's names: `kata Petra Solvin`."""
    following = _WORD_AFTER.match(text, at.end, within.end)
    return bool(following and following.group(1)[0].isupper() and text[at.end : at.end + 1] in " \u00a0")


def _alone(text: str, at: Span, within: Span) -> bool:
    """Whether it stands in mid-sentence with no other capital beside it."""
    left = text[max(within.start, at.start - 30) : at.start].rstrip()
    if not left or left[-1] in ".!?" or left[-1] in _OPENERS:
        return False
    word = _WORD_BEFORE.search(left)
    return not (word and word.group()[0].isupper()) and not _goes_on_as_name(text, at, within)


def is_home(medium: Medium, language: str = "id") -> bool:
    """Whether a medium is of a country in which the language is the press's."""
    return medium.country in table(language, "media.toml", MediaWords).home


def medium_of_domain(host: str, language: str = "id") -> Medium | None:
    """The medium that publishes at ``host`` (any sub-domain of it), where the table knows it."""
    labels = host.strip().lower().rstrip(".").split(".")[-8:]
    known = _index(language).by_domain
    return next((known[name] for n in range(len(labels)) if (name := ".".join(labels[n:])) in known), None)


def medium_of_name(name: str, language: str = "id") -> Medium | None:
    """The medium of that name, alias or address, whatever its case, where the table knows it."""
    return _index(language).by_name.get(" ".join(name.split()).lower())

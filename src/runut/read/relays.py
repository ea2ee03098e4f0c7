"""Relays: where a report says which medium or institution it took something from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import table
from runut.model import MediumKind, Mention, Scope, Span
from runut.read.media import medium_of_name
from runut.read.names import slug
from runut.read.outline import Outline

_LINE_END = re.compile(r"\(([^()\n]{2,60})\)\s*\.?\s*$")


class Credit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    careful: frozenset[str]
    also: frozenset[str]


class WordSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]


class MediumNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: tuple[str, ...]
    outlet: tuple[str, ...]
    broadcast: tuple[str, ...]
    social: tuple[str, ...]


class Unnamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: tuple[str, ...]
    modifiers: frozenset[str]


class SourceLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class RelayTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/relays.toml``."""

    credit: Credit
    between: WordSet
    noun: MediumNouns
    unnamed: Unnamed
    hearer: WordSet
    source_line: SourceLine
    cited: WordSet


class Pointer(NamedTuple):
    """A relay as its sentence shows it, before its scope is known."""

    span: Span
    name: str
    id: str
    kind: MediumKind
    how: str
    """``credit`` (dilansir X), ``hearer`` (kepada X), ``source`` (kata X, X menyebut), ``line`` (Sumber: X; (AP))."""
    first: int
    last: int


class Medium(NamedTuple):
    span: Span
    name: str
    id: str
    kind: MediumKind
    first: int
    last: int


class Relays:
    """Reads the relays of one report's sentences."""

    def __init__(self, language: str, mentions: Sequence[Mention]) -> None:
        self._table = table(language, "relays.toml", RelayTable)
        self._language = language
        self._mentions = mentions

    # ------------------------------------------------------------ dilansir X, kepada X

    def of(self, row: Outline) -> list[Pointer]:
        """The credits and hearers of one sentence, in order."""
        found: list[Pointer] = []
        index = 0
        while index < len(row.pieces):
            low = row.low(index)
            if row.pieces[index].mention is None:
                media = self._credited(row, index) if low in self._table.credit.words else self._heard(row, index)
                if media:
                    how = "credit" if low in self._table.credit.words else "hearer"
                    start = row.pieces[index].start
                    for medium in media:
                        span = Span(start, medium.span.end)
                        found.append(Pointer(span, medium.name, medium.id, medium.kind, how, index, medium.last))
                        start = medium.span.start
                    index = max(index + 1, media[-1].last)
                    continue
            index += 1
        return found

    def _credited(self, row: Outline, index: int) -> list[Medium]:
        careful = row.low(index) in self._table.credit.careful
        first = self.medium(row, index + 1, known=careful)
        if first is None:
            return []
        found = [first]
        at = first.last
        while len(found) < 4:
            step = at + 1 if row.kind(at) == "comma" or row.low(at) in self._table.between.words else at
            if step == at:
                break
            again = self.medium(row, step, known=True, bare=True)
            if again is None:
                break
            found.append(again)
            at = again.last
        return found

    def _heard(self, row: Outline, index: int) -> list[Medium]:
        if row.low(index) not in self._table.hearer.words:
            return []
        medium = self.medium(row, index + 1, known=True)
        return [medium] if medium is not None else []

    def medium(self, row: Outline, at: int, *, known: bool, bare: bool = False) -> Medium | None:
        """The medium that begins at piece ``at``, general nouns before it stepped over.

        ``known``: it must stand in the table of media or behind a noun for a medium. ``bare``: nothing may stand
        before its name.
        """
        start = at
        noun = None
        while not bare and at < len(row.pieces) and row.kind(at) == "word":
            piece = row.pieces[at]
            noun = self._noun_at(row, at) or noun
            if piece.mention is not None and self._mentions[piece.mention].label == "MEDIA":
                break
            if piece.low in self._table.between.words and not (
                piece.capital and noun is None and piece.mention is not None
            ):
                at += 1
                continue
            if (
                piece.mention is not None
                and noun is not None
                and self._mentions[piece.mention].label == "LOC"
                and self._more(row, at)
            ):
                at += 1
                continue
            break
        piece_kind = row.kind(at)
        if piece_kind == "quote" and (noun or not known):
            quote = row.quotes[row.pieces[at].quote or 0]
            words = quote.inner.of(row.text)
            if 1 <= len(words) <= 40:
                return Medium(quote.inner, words, slug(words), noun or "outlet", start, at + 1)
            return None
        if noun is not None and piece_kind in ("open", "word"):
            abbreviated = self._abbreviated(row, at)
            if abbreviated is not None:
                return abbreviated._replace(span=Span(row.pieces[start].start, abbreviated.span.end), first=start)
        if piece_kind == "word":
            mention = row.pieces[at].mention
            if mention is not None and self._mentions[mention].label == "MEDIA":
                return self._named(row, at, start, mention)
            if (noun is not None or not known) and self._may_be_name(row, at):
                return self._unknown(row, at, start, noun or "outlet")
        return self._unnamed(row, start) if not bare else None

    def _more(self, row: Outline, at: int) -> bool:
        """Whether a name still follows the place at ``at``: `surat kabar Rusia Izvestia`."""
        mention = row.pieces[at].mention
        while at < len(row.pieces) and row.pieces[at].mention == mention:
            at += 1
        return row.kind(at) == "word" and (row.pieces[at].capital or row.pieces[at].mention is not None)

    def _noun_at(self, row: Outline, at: int) -> MediumKind | None:
        groups: tuple[tuple[tuple[str, ...], MediumKind], ...] = (
            (self._table.noun.agency, "agency"),
            (self._table.noun.social, "social"),
            (self._table.noun.broadcast, "broadcast"),
            (self._table.noun.outlet, "outlet"),
        )
        for nouns, kind in groups:
            if any(row.phrase_at(at, tuple(noun.split())) for noun in nouns):
                return kind
        return None

    def _named(self, row: Outline, at: int, start: int, mention: int) -> Medium:
        last = at
        while last < len(row.pieces) and row.pieces[last].mention == mention:
            last += 1
        found = self._mentions[mention]
        span = Span(row.pieces[start].start, found.span.end)
        return Medium(span, found.name, found.id, self._kind(found), start, last)

    def _abbreviated(self, row: Outline, at: int) -> Medium | None:
        """The medium in brackets behind its description: `kantor berita Korea Utara (KCNA)`."""
        while row.kind(at) == "word" and (row.pieces[at].mention is not None or row.pieces[at].capital):
            at += 1
        if row.kind(at) != "open" or at + 1 >= len(row.pieces):
            return None
        mention = row.pieces[at + 1].mention
        if mention is None or self._mentions[mention].label != "MEDIA":
            return None
        named = self._named(row, at + 1, at + 1, mention)
        return named._replace(last=min(named.last + 1, len(row.pieces)))

    def _kind(self, mention: Mention) -> MediumKind:
        known = medium_of_name(mention.name, self._language)
        return known.kind if known is not None else "outlet"

    def _may_be_name(self, row: Outline, at: int) -> bool:
        piece = row.pieces[at]
        if not piece.capital and not piece.low.startswith("@"):
            return False
        return piece.time is None and (
            piece.mention is None or self._mentions[piece.mention].label in ("ORG", "MISC", "PER", "LOC")
        )

    def _unknown(self, row: Outline, at: int, start: int, kind: MediumKind) -> Medium | None:
        last = at
        while last < len(row.pieces) and last - at < 6:
            piece = row.pieces[last]
            if piece.kind != "word" or piece.time is not None or not (piece.capital or piece.low.startswith("@")):
                break
            last += 1
        span = row.cover(at, last)
        name = span.of(row.text)
        if len(name) < 2:
            return None
        if kind == "outlet" and name.startswith("@"):
            kind = "social"
        return Medium(Span(row.pieces[start].start, span.end), name, slug(name) or name, kind, start, last)

    def _unnamed(self, row: Outline, at: int) -> Medium | None:
        """A medium told by no name: `media pemerintah`."""
        for noun in self._table.unnamed.nouns:
            phrase = tuple(noun.split())
            if not row.phrase_at(at, phrase):
                continue
            last = at + len(phrase)
            end = last
            while row.kind(end) == "word" and (
                row.low(end) in self._table.unnamed.modifiers
                or (row.pieces[end].mention is not None and self._mentions[row.pieces[end].mention or 0].label == "LOC")
            ):
                end += 1
            if end == last:
                return None
            span = row.cover(at, end)
            name = span.of(row.text)
            kind: MediumKind = self._noun_at(row, at) or "outlet"
            return Medium(span, name, slug(name), kind, at, end)
        return None

    # ------------------------------------------------------------ lines and brackets

    def bracketed(self, text: str, paragraph: Span) -> Pointer | None:
        """The medium in brackets with which a paragraph ends: `… (AP)`, `(Sumber: X)`."""
        tail_start = max(paragraph.start, paragraph.end - 70)
        found = _LINE_END.search(text, tail_start, paragraph.end)
        if found is None:
            return None
        return self.source_line(text, Span(*found.span(1)), bracketed=True)

    def source_line(self, text: str, line: Span, *, bracketed: bool = False) -> Pointer | None:
        """The medium of a line `Sumber: X`; ``None`` where the line is none."""
        words = line.of(text)
        low = words.lower()
        opener = next(
            (word for word in sorted(self._table.source_line.words, key=len, reverse=True) if low.startswith(word)),
            None,
        )
        start = line.start
        if opener is not None:
            rest = words[len(opener) :]
            bare = rest.lstrip(" :-–\t\xa0")
            if not bare or rest[:1].isalnum():
                return None
            start += len(words) - len(bare)
        elif not bracketed:
            return None
        span = Span(start, start + len(text[start : line.end].rstrip(" .\xa0")))
        inside = [
            mention
            for mention in self._mentions
            if mention.label == "MEDIA" and span.start <= mention.span.start and mention.span.end <= span.end
        ]
        if inside:
            medium = inside[0]
            if bracketed and opener is None and medium.span.end - medium.span.start < (span.end - span.start) * 0.5:
                return None
            kind = self._kind(medium)
            return Pointer(line, medium.name, medium.id, kind, "line", 0, 0)
        name = span.of(text)
        known = medium_of_name(name, self._language)
        if known is not None:
            return Pointer(line, known.name, known.id, known.kind, "line", 0, 0)
        if opener is None or not 2 <= span.end - span.start <= 60:
            return None
        return Pointer(line, name, slug(name) or name, "outlet", "line", 0, 0)


@cache
def cited_words(language: str) -> frozenset[str]:
    """Words before a document or letter whose author then is the speaker: `mengutip surat X`."""
    words: RelayTable = table(language, "relays.toml", RelayTable)
    return words.cited.words


def scope_of(pointer: Pointer, *, opens: bool, ends: bool, sentences: int, states: bool) -> Scope:
    """How far a relay reaches: the sentence's statement, or the paragraph it opens or ends.

    ``opens``/``ends``: whether it stands in the paragraph's first or last of ``sentences``; ``states``: whether its own
    sentence holds a statement.
    """
    if pointer.how == "line":
        return "report"
    if pointer.how in ("hearer", "source"):
        return "statement"
    if sentences > 1 and ((opens and pointer.first <= 1) or ends):
        return "paragraph"
    return "statement" if states else "paragraph"

"""Media as noun phrases name them: `kantor berita X (XK)`, `surat kabar Rusia Izvestia`, `media pemerintah`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from runut.model import MediumKind, Mention, Span
from runut.read.names import slug
from runut.read.names.features import word_lists
from runut.read.names.gazetteer import gazetteer
from runut.read.names.media import medium_of_name
from runut.read.speech.outline import Outline
from runut.read.speech.relay_words import medium_nouns, relay_words

_WORD = re.compile(r"[\w.’'-]+")
_LONGEST_NAME = 6


class Medium(NamedTuple):
    """A medium named in a sentence; pieces ``[first, last)`` of its outline name it. ``name_span``: its name alone."""

    span: Span
    name: str
    id: str
    kind: MediumKind
    first: int
    last: int
    name_span: Span | None = None


class MediaPhrases:
    """Reads the noun phrases that name media. ``kinds``: those of media that no table knows, by id."""

    def __init__(
        self, language: str, mentions: Sequence[Mention], kinds: Mapping[str, MediumKind] | None = None
    ) -> None:
        self._table = relay_words(language)
        self._language = language
        self._mentions = mentions
        self._kinds = kinds or {}
        self._nouns = medium_nouns(language)
        self._seen: Counter[str] | None = None

    def medium(self, row: Outline, at: int, *, known: bool, bare: bool = False) -> Medium | None:
        """The medium that begins at piece ``at``, general nouns before it stepped over.

        ``known``: it must stand in the table of media or behind a noun for a medium. ``bare``: nothing may stand
        before its name.
        """
        start = at
        noun: MediumKind | None = None
        if not bare:
            at, noun = self._past_nouns(row, at)
        found = None
        if row.kind(at) == "quote" and (noun or not known):
            found = self._quoted(row, at, noun or "outlet")
        elif self._is_medium(row, at):
            found = self._named(row, at)
        elif noun is not None:
            weak = self._weak(row, start, at)
            found = (None if weak else self._set_off(row, at, noun)) or self._new(row, at, start, noun, weak=weak)
        elif not known:
            found = self._new(row, at, start, "outlet")
        if found is None:
            return None if bare else self._unnamed(row, start)
        return found._replace(first=start, span=Span(row.pieces[start].start, found.span.end))

    def institution(self, row: Outline, at: int) -> Medium | None:
        """The institution cited at piece ``at``, words such as `data` and `laporan` before it stepped over."""
        start = at
        words = self._table.between.words | self._table.documents.words
        while row.kind(at) == "word" and row.low(at) in words and not self._is_organisation(row, at):
            at += 1
        if not self._is_organisation(row, at):
            return None
        mention = row.pieces[at].mention
        assert mention is not None
        found = self._mentions[mention]
        last = self._past_mention(row, at)
        return Medium(row.cover(start, last), found.name, found.id, "institution", start, last, found.span)

    def _is_organisation(self, row: Outline, at: int) -> bool:
        mention = row.pieces[at].mention if row.kind(at) == "word" else None
        return mention is not None and self._mentions[mention].label == "ORG"

    def kind(self, mention: Mention) -> MediumKind:
        """What kind of medium a mention names."""
        known = medium_of_name(mention.name, self._language)
        return known.kind if known is not None else self._kinds.get(mention.id, "outlet")

    def noun_at(self, row: Outline, at: int) -> MediumKind | None:
        """The kind of medium that the noun at piece ``at`` names: `kantor berita`."""
        if row.low(at) in self._table.noun.adjectives and self._is_described(row, at - 1):
            return None
        for phrase, kind in self._nouns.get(row.low(at), ()):
            if row.phrase_at(at, phrase):
                return kind
        return None

    def _is_described(self, row: Outline, at: int) -> bool:
        """Whether a common noun at ``at`` may have an adjective behind it, and is no noun for a medium itself."""
        low = row.low(at)
        tagged = (
            word_lists(self._language).tag(low) == "NN" and (at == 0 or not row.pieces[at].capital) if low else False
        )
        return tagged and low not in self._nouns and low not in self._table.between.words | self._table.credit.words

    def _past_nouns(self, row: Outline, at: int) -> tuple[int, MediumKind | None]:
        """Steps over nouns for media, their adjectives and the place they are of, while a name may still follow."""
        noun: MediumKind | None = None
        while row.kind(at) == "word":
            piece = row.pieces[at]
            noun = self.noun_at(row, at) or noun
            if self._is_medium(row, at):
                break
            if noun is not None and piece.low in self._table.between.apart and not self._is_medium(row, at + 1):
                return at, None
            general = piece.low in self._table.between.words
            if (general and not (piece.capital and noun is None and piece.mention is not None)) or (
                noun is not None and self._is_place(row, at) and self._name_follows(row, at)
            ):
                at += 1
                if (
                    row.kind(at) == "open"
                    and row.kind(at + 2) == "close"
                    and row.kind(at + 3) == "word"
                    and not self._is_medium(row, at + 1)
                ):
                    at += 3  # the place's abbreviation
            else:
                break
        return at, noun

    def _is_medium(self, row: Outline, at: int) -> bool:
        mention = row.pieces[at].mention if row.kind(at) == "word" else None
        return mention is not None and self._mentions[mention].label == "MEDIA"

    def _is_place(self, row: Outline, at: int) -> bool:
        mention = row.pieces[at].mention if row.kind(at) == "word" else None
        return mention is not None and self._mentions[mention].label == "LOC"

    def _is_known_place(self, row: Outline, at: int) -> bool:
        """Whether the tables have the place at ``at``, and not only the tagger."""
        mention = row.pieces[at].mention if row.kind(at) == "word" else None
        if mention is None or self._mentions[mention].label != "LOC":
            return False
        return gazetteer(self._language).entry(self._mentions[mention].span.of(row.text), "LOC") is not None

    def _weak(self, row: Outline, start: int, at: int) -> bool:
        """Whether only a word such as `laporan` makes what follows a medium; a person may have made that too."""
        words = [row.low(index) for index in range(start, at) if self.noun_at(row, index) is not None]
        return all(word in self._table.noun.weak for word in words)

    def _is_person(self, row: Outline, at: int) -> bool:
        """Whether somebody of more than one name stands at ``at``; new media of one word are taken for persons."""
        mention = row.pieces[at].mention if row.kind(at) == "word" else None
        if mention is None or self._mentions[mention].label != "PER" or " " not in self._mentions[mention].name:
            return False
        # A name that nobody is given, and that stands once, is as well a medium's.
        first = row.low(at)
        return first in word_lists(self._language).given or self._stands_again(row, at)

    def _stands_again(self, row: Outline, at: int) -> bool:
        """Whether the word at ``at`` stands more than once in the report."""
        if self._seen is None:
            self._seen = Counter(_WORD.findall(row.text))
        return self._seen[row.text[row.pieces[at].start : row.pieces[at].end]] > 1

    def _past_mention(self, row: Outline, at: int) -> int:
        mention = row.pieces[at].mention
        while at < len(row.pieces) and row.pieces[at].mention == mention:
            at += 1
        return at

    def _name_follows(self, row: Outline, at: int) -> bool:
        """Whether a name still follows the place at ``at``: `surat kabar Rusia Izvestia`, `… Korea Utara (KCNA)`."""
        at = self._past_mention(row, at)
        if row.kind(at) in ("open", "comma"):
            return self._short_name(row, at + 1)
        return row.kind(at) == "word" and (row.pieces[at].capital or row.pieces[at].mention is not None)

    def _short_name(self, row: Outline, at: int) -> bool:
        """Whether a medium or a word in capitals stands alone at ``at``, before a bracket, a comma or the end."""
        if row.kind(at) != "word":
            return False
        if self._is_medium(row, at):
            return True
        words = row.text[row.pieces[at].start : row.pieces[at].end]
        return words.isupper() and 2 <= len(words) <= 10 and row.kind(at + 1) in ("close", "comma", "stop", "")

    def _set_off(self, row: Outline, at: int, noun: MediumKind) -> Medium | None:
        """The short name in brackets or between commas behind a description: `kantor berita nasional X (XK)`."""
        end = at
        while (
            row.kind(end) == "word"
            and end - at < _LONGEST_NAME
            and (row.pieces[end].capital or row.pieces[end].mention is not None)
        ):
            end += 1
        if row.kind(end) not in ("open", "comma") or not self._short_name(row, end + 1):
            return None
        if (
            row.kind(end) == "open"
            and self._is_place(row, at)
            and not self._is_medium(row, end + 1)
            and noun == "outlet"
        ):
            return None  # `media Amerika Serikat (AS)`: the place is shortened
        last = end + 2 if row.kind(end + 2) == "close" else end + 1
        if self._is_medium(row, end + 1):
            named = self._named(row, end + 1)
            return named._replace(last=max(named.last, last) if row.kind(end) == "open" else named.last)
        piece = row.pieces[end + 1]
        name = row.text[piece.start : piece.end]
        span = Span(piece.start, piece.end)
        return Medium(span, name, slug(name), noun, at, max(last, end + 2), span)

    def _quoted(self, row: Outline, at: int, kind: MediumKind) -> Medium | None:
        quote = row.quotes[row.pieces[at].quote or 0]
        words = quote.inner.of(row.text)
        if not 1 <= len(words) <= 40 or not slug(words):
            return None
        return Medium(quote.outer, words, slug(words), kind, at, at + 1, quote.inner)

    def _named(self, row: Outline, at: int) -> Medium:
        mention = row.pieces[at].mention
        assert mention is not None
        found = self._mentions[mention]
        return Medium(found.span, found.name, found.id, self.kind(found), at, self._past_mention(row, at), found.span)

    def _new(self, row: Outline, at: int, start: int, kind: MediumKind, *, weak: bool = False) -> Medium | None:
        """A medium that no table knows: the words in capitals at ``at``, or an account."""
        if row.kind(at) != "word" or row.pieces[at].time is not None:
            return None
        first = at
        while first > max(start, 1) and row.pieces[first - 1].capital and row.kind(first - 1) == "word":
            first -= 1  # `TV Lestari`, `Kantor Berita Nasional X`: the nouns are part of the name
        last = at
        while row.kind(last) == "word" and last - at < _LONGEST_NAME and row.pieces[last].time is None:
            piece = row.pieces[last]
            if not (piece.capital or piece.low.startswith("@")):
                break
            last += 1
        if last == at or (first == at and all(self._is_known_place(row, index) for index in range(at, last))):
            return None
        if weak and self._is_person(row, at):
            return None
        span = row.cover(first, last)
        name = span.of(row.text)
        for clitic in self._table.between.clitics:
            if name.endswith(clitic):
                span = Span(span.start, span.end - len(clitic))
                name = name.removesuffix(clitic)
        if len(name) < 2 or not slug(name):
            return None
        mention = row.pieces[at].mention
        if weak and mention is not None and self._mentions[mention].label == "ORG":
            kind = "institution"
        return Medium(span, name, slug(name), "social" if name.startswith("@") else kind, first, last, span)

    def _unnamed(self, row: Outline, at: int) -> Medium | None:
        """A medium told by no name: `media pemerintah`, `kantor berita pemerintah Korea Utara`."""
        heard = row.low(at - 1) in self._table.hearer.words
        for noun in self._table.unnamed.nouns:
            phrase = tuple(noun.split())
            if not row.phrase_at(at, phrase):
                continue
            end = at + len(phrase)
            while row.kind(end) == "word" and (
                row.low(end) in self._table.unnamed.modifiers or self._is_place(row, end)
            ):
                end += 1
            named = [row.low(index) for index in range(at + len(phrase), end)]
            placed = noun in self._table.unnamed.sole and self._is_place(row, end - 1)
            if not named or (heard and not placed and not self._table.unnamed.state.intersection(named)):
                return None
            span = row.cover(at, end)
            name = span.of(row.text)
            return Medium(span, name, slug(name), self.noun_at(row, at) or "outlet", at, end)
        return None

"""Whose verb it is: the subject of a reporting verb, found to its left past adverbs, times, brackets and relays."""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Span
from runut.read.speech.cues import Cues
from runut.read.speech.outline import Outline
from runut.read.speech.sources import Source, Sources


class Subjects:
    """Reads the subjects of the reporting verbs of one report."""

    def __init__(self, cues: Cues, sources: Sources) -> None:
        self._cues = cues
        self._sources = sources

    def before(self, row: Outline, index: int, skip: Sequence[Span] = ()) -> tuple[Source | None, bool]:
        """The subject of the verb at ``index``, and whether it is the whole sentence's, this verb being joined on."""
        words = self._cues.words
        at = self._back(row, index, skip)
        if at < 0:
            return None, False
        low = row.low(at)
        if low in words.joined.relative and row.pieces[at].mention is None:
            at = self._back(row, at, skip)
            return self._zone(row, at, skip), False
        if low in words.joined.words and row.pieces[at].mention is None:
            return self._sentence_subject(row, at), True
        found = self._zone(row, at, skip)
        if found is not None:
            return found, False
        return self._sentence_subject(row, at), True

    def _back(self, row: Outline, index: int, skip: Sequence[Span]) -> int:
        """The piece left of ``index`` that is no adverb, negator, time, bracket or relay."""
        words = self._cues.words
        at = index - 1
        while at >= 0:
            piece = row.pieces[at]
            if any(span.start <= piece.start < span.end for span in skip):
                at -= 1
            elif piece.kind == "close":
                opened = at
                while opened >= 0 and row.kind(opened) != "open":
                    opened -= 1
                if opened < 0:
                    return at
                at = opened - 1
            elif piece.kind in ("comma", "dash") and at:
                at -= 1
            elif piece.time is not None and piece.mention is None:
                at -= 1
                if row.low(at) in words.preposition.words:
                    at -= 1
            elif piece.mention is None and (
                (piece.low in words.between.words and piece.low not in words.pointing.deictics)
                or piece.low in words.blocked.negators
            ):
                at -= 1
                if row.low(at) in words.between.manner:
                    at -= 1
            else:
                return at
        return at

    def _zone(self, row: Outline, last: int, skip: Sequence[Span]) -> Source | None:
        """The source in the stretch that ends with piece ``last`` and begins after the nearest boundary to its left."""
        words = self._cues.words
        first = last
        while first >= 0:
            piece = row.pieces[first]
            if any(span.start <= piece.start < span.end for span in skip):
                first -= 1
                continue
            if piece.kind in ("quote", "stop", "colon"):
                break
            if (
                piece.kind == "word"
                and piece.mention is None
                and not piece.capital
                and self._sources.office_at(row, first) is None
            ):
                verbal = len(piece.low) > 5 and piece.low.startswith(words.predicate.prefixes[:2])
                verbal = verbal and piece.low not in words.predicate.nouns
                if (
                    verbal
                    and piece.low not in self._cues.sources.noun.institution
                    and piece.low not in self._cues.sources.noun.person
                ):
                    head = self._head_of_relative(row, first)
                    if head is not None:
                        return self._zone(row, head, skip)  # `kantor berita X yang dikelola pemerintah mengatakan`
                    break
                if piece.low in words.joined.relative and first != last:
                    if row.kind(first - 1) == "comma":
                        return self._zone(row, first - 2, skip)  # `X, yang tinggal di Y, mengatakan`
                    if row.kind(first - 1) == "word" and not self._is_named(row, first + 1, last):
                        return self._zone(row, first - 1, skip)  # `lembaga yang berbasis di X itu mengatakan`
                    break
                if piece.low in words.joined.words and piece.low not in words.preposition.of and first != last:
                    break
            first -= 1
        first += 1
        while first <= last and row.kind(first) in ("comma", "dash"):
            first += 1
        first = self._past_scene(row, first, last)
        if first > last:
            return None
        last = self._without_scenes(row, first, last)
        closing = self._sources.closing(row, last + 1) if row.kind(last + 1) == "open" else None
        if closing is not None and not self._sources.timed(row, last + 1, closing):
            last = closing  # `Komisi X (KX) mengatakan`
        return self._sources.choose(row, first, last + 1, apposition=False)

    def _without_scenes(self, row: Outline, first: int, last: int) -> int:
        """The piece with which a subject ends before what commas set off behind it: `X, melalui pesan singkat, …`."""
        words = self._cues.words
        told = next((at for at in range(first + 1, last + 1) if row.low(at) in words.hearer.words), None)
        if told is not None and any(row.pieces[at].mention is not None for at in range(first, told)):
            last = told - 1  # `Gubernur X kepada Y mengaku`
            while last > first and row.kind(last) == "comma":
                last -= 1
        while True:
            comma = next((at for at in range(last, first, -1) if row.kind(at) == "comma"), None)
            if (
                comma is None
                or row.low(comma + 1) not in words.preposition.words | words.scene.words | words.scene.vehicle
            ):
                return last
            last = comma - 1
            while last > first and row.kind(last) == "comma":
                last -= 1

    def _is_named(self, row: Outline, first: int, last: int) -> bool:
        """Whether a relative clause names a person, who may well be the one that speaks: `orang yang bernama X`."""
        return any(self._sources.is_a(row, at, "PER") for at in range(first, last + 1))

    def _head_of_relative(self, row: Outline, verb: int) -> int | None:
        """The piece before the relative clause that the word at ``verb`` is the verb of."""
        words = self._cues.words
        at = verb - 1
        adverbs = words.between.words | words.blocked.negators | words.blocked.before | words.predicate.words
        while at > 0 and row.low(at) in adverbs and row.low(at) not in words.joined.relative:
            at -= 1
        if at < 1 or row.low(at) not in words.joined.relative or row.kind(at - 1) != "word":
            return None
        return at - 1

    def _past_scene(self, row: Outline, first: int, last: int) -> int:
        """Steps over a scene before the subject: `Di Jakarta, …`; `Namun, …`."""
        words = self._cues.words
        for phrase in self._cues.openers:
            if row.phrase_at(first, phrase) and first + len(phrase) <= last:
                first += len(phrase)
                if row.kind(first) == "comma":
                    first += 1
                break
        while (
            first <= last
            and row.low(first) in words.preposition.words | words.between.words
            and not row.pieces[first].capital
        ) or (
            first <= last
            and row.kind(first) == "word"
            and row.pieces[first].low in words.preposition.words
            and first == 0
        ):
            comma = next((at for at in range(first, last + 1) if row.kind(at) == "comma"), None)
            if comma is None:
                break
            first = comma + 1
        return first

    def _sentence_subject(self, row: Outline, before: int) -> Source | None:
        """The subject of the sentence whose later verb stands behind piece ``before``."""
        words = self._cues.words
        start = self._past_scene(row, 0, before)
        end = start
        while end < before:
            piece = row.pieces[end]
            if piece.kind in ("quote", "colon"):
                break
            if piece.kind == "word" and piece.mention is None and not piece.capital:
                if len(piece.low) > 4 and piece.low.startswith(words.predicate.prefixes):
                    break
                if piece.low in words.predicate.words:
                    break
            end += 1
        if end > start:
            found = self._sources.choose(row, start, end, apposition=False)
            if found is not None:
                return found
        for at in range(before - 1, -1, -1):
            if (
                self._sources.is_a(row, at, "PER")
                and row.low(self._sources.first_of(row, at) - 1) not in words.preposition.words
            ):
                return self._sources.named(row, at)
        return None

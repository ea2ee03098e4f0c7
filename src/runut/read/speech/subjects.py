"""Whose verb it is: the subject of a reporting verb, found to its left past adverbs, times, brackets and relays."""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Span
from runut.read.speech.cues import Cues
from runut.read.speech.grammar import is_doubled
from runut.read.speech.outline import Outline
from runut.read.speech.sources import Source, Sources

_RELATIVE = 8
"""Words of a relative clause before a preposition in it."""


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
            relative = at
            at = self._back(row, at, skip)
            if row.low(at) in words.pronoun.some:  # `ada yang menduga …`
                span = Span(row.pieces[at].start, row.pieces[relative].end)
                return Source(span, at, relative + 1, pronoun="nobody"), False
            return self._zone(row, at, skip), False
        if low in words.joined.adding and row.low(at - 1) in self._cues.verbs and row.pieces[at].mention is None:
            return self.before(row, at - 1, skip)  # `X berpesan dan mengatakan …`
        if low in words.joined.words and row.pieces[at].mention is None:
            return self._sentence_subject(row, at, skip), True
        found = self._zone(row, at, skip, human=row.low(index) in words.human.words)
        if found is not None:
            return found, False
        return self._sentence_subject(row, at, skip), True

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
                or piece.low in words.blocked.modal
                or (not piece.capital and is_doubled(piece.low))
            ):
                at -= 1
                if row.low(at) in words.between.manner:
                    at -= 1
            else:
                return at
        return at

    def _zone(self, row: Outline, last: int, skip: Sequence[Span], *, human: bool = False) -> Source | None:
        """The source in the stretch that ends with piece ``last`` and begins after the nearest boundary to its left.

        ``human``: whether the verb is one that only people are the subject of.
        """
        words = self._cues.words
        described = self._described(row, last)
        if described is not None:
            return self._zone(row, described, skip, human=human)
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
                if piece.low in words.joined.deputed and first != last:
                    break
                verbal = len(piece.low) > 5 and piece.low.startswith(words.predicate.prefixes[:2])
                verbal = verbal and piece.low not in words.predicate.nouns
                if (
                    verbal
                    and piece.low not in self._cues.sources.noun.institution
                    and piece.low not in self._cues.sources.noun.person
                ):
                    behind = self._set_off(row, first, last)
                    if behind is not None:
                        first = behind - 1
                        break
                    cites = piece.low in self._cues.credits and self._sources.is_likely(row, first + 1)
                    head = None if cites else self._head_of_relative(row, first)
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
                    head = self._head_across(row, first) if piece.low in words.preposition.words else None
                    if head is not None:
                        return self._zone(row, head, skip, human=human)  # `sumber yang dekat dengan X mengatakan`
                    break
            first -= 1
        first += 1
        while first <= last and row.kind(first) in ("comma", "dash"):
            first += 1
        first = self._past_scene(row, first, last, skip)
        if first > last:
            return None
        named = self._sources.set_before(row, first, last)
        if named is not None:
            return named
        last = self._without_scenes(row, first, last)
        closing = self._sources.closing(row, last + 1) if row.kind(last + 1) == "open" else None
        if closing is not None and not self._sources.timed(row, last + 1, closing):
            last = closing  # `Komisi X (KX) mengatakan`
        found = self._sources.choose(row, first, last + 1, apposition=False)
        if found is None and human:
            found = self._sources.phrase(row, first, last + 1)
        return found

    def _without_scenes(self, row: Outline, first: int, last: int) -> int:
        """The piece with which a subject ends before what commas set off behind it: `X, melalui pesan singkat, …`."""
        words = self._cues.words
        told = next((at for at in range(first + 1, last + 1) if row.low(at) in words.hearer.words), None)
        if told is not None and any(row.pieces[at].mention is not None for at in range(first, told)):
            last = told - 1  # `Gubernur X kepada Y mengaku`
            while last > first and row.kind(last) == "comma":
                last -= 1
        told = next((at for at in range(first + 1, last + 1) if self._tells_how(row, at)), None)
        last = last if told is None else told - 1
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

    def _tells_how(self, row: Outline, at: int) -> bool:
        """Whether what carried the words begins at ``at``: `koalisi dalam sebuah pernyataan mengklaim …`."""
        piece = row.pieces[at]
        scene = self._cues.words.scene
        if piece.capital or piece.mention is not None or piece.low not in scene.words | scene.vehicle:
            return False
        ahead = at + 1
        while row.low(ahead) in self._cues.sources.noun.determiners:
            ahead += 1
        return self._cues.vehicle(f"{row.low(ahead)} {row.low(ahead + 1)}") is not None or (
            self._cues.vehicle(row.low(ahead)) is not None
        )

    def _described(self, row: Outline, last: int) -> int | None:
        """The piece before the clause that commas set off behind a subject: `pejabat itu, yang …, mengatakan`."""
        words = self._cues.words
        closed = last + 1
        while closed < len(row.pieces) and row.pieces[closed].time is not None:
            closed += 1
        if row.kind(closed) != "comma":
            return None
        for at in range(last, 1, -1):
            if row.kind(at) in ("quote", "stop", "colon"):
                return None
            if row.low(at) in words.joined.relative and row.kind(at - 1) == "comma":
                inside = any(
                    row.kind(step) == "comma" and self._sources.is_likely(row, step + 1) for step in range(at, last)
                )
                return None if inside else at - 2
        return None

    def _head_across(self, row: Outline, preposition: int) -> int | None:
        """The piece before the relative clause in which the preposition stands."""
        for at in range(preposition - 1, max(0, preposition - _RELATIVE), -1):
            if row.kind(at) != "word" or (row.low(at) in self._cues.words.joined.words):
                return None
            if row.low(at) in self._cues.words.joined.relative:
                return at - 1 if row.kind(at - 1) == "word" else at - 2 if row.kind(at - 1) == "comma" else None
        return None

    def _set_off(self, row: Outline, verb: int, last: int) -> int | None:
        """Where a source begins behind the comma that closes the clause of ``verb``: `dokumen yang dibaca Y, X …`."""
        for at in range(verb + 1, last):
            if row.kind(at) == "comma" and row.kind(at + 1) == "word" and row.pieces[at + 1].time is None:
                return at + 1 if self._sources.is_likely(row, at + 1) else None
        return None

    def _is_named(self, row: Outline, first: int, last: int) -> bool:
        """Whether a relative clause names a person, who may well be the one that speaks: `orang yang bernama X`."""
        leads = self._cues.words.preposition.words
        return any(
            self._sources.is_a(row, at, "PER") and row.low(self._sources.first_of(row, at) - 1) not in leads
            for at in range(first, last + 1)
        )

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

    def _past_scene(self, row: Outline, first: int, last: int, skip: Sequence[Span] = ()) -> int:
        """Steps over what stands before the subject: `Di Jakarta, …`; `Namun, …`; `Dilansir X, Senin (8/5), …`."""
        while True:
            begun = first
            first = self._past_day(row, first, last)
            first = self._past_relay(row, self._past_opening(row, first, last), last, skip)
            if first == begun:
                return first

    def _past_relay(self, row: Outline, first: int, last: int, skip: Sequence[Span]) -> int:
        """Steps over a relay, and over the day and comma behind it."""
        at = first
        while at <= last and any(span.start <= row.pieces[at].start < span.end for span in skip):
            at += 1
        if at == first:
            return first
        opened = False
        while at <= last:
            piece = row.pieces[at]
            opened = (opened or piece.kind == "open") and piece.kind != "close"
            if not (opened or piece.time is not None or piece.kind in ("close", "comma", "dash")):
                break
            at += 1
        return at

    def _past_day(self, row: Outline, first: int, last: int) -> int:
        """Steps over when it was: `Keesokan harinya dinas itu mengatakan …`; not over all that there is."""
        at = first
        while at <= last and row.pieces[at].time is not None and row.pieces[at].mention is None:
            at += 1
        return at if at <= last else first

    def _past_opening(self, row: Outline, first: int, last: int) -> int:
        """Steps over an opener or a circumstance that a comma closes."""
        words = self._cues.words
        if (
            row.kind(first + 1) == "comma"
            and row.low(first).endswith(words.clitic)
            and row.pieces[first].mention is None
        ):
            return first + 2  # `Sorenya, …`
        for phrase in self._cues.openers:
            if row.phrase_at(first, phrase) and first + len(phrase) <= last:
                first += len(phrase)
                if row.kind(first) == "comma":
                    first += 1
                break
        while first <= last and self._opens_circumstance(row, first):
            comma = next((at for at in range(first, last + 1) if row.kind(at) == "comma"), None)
            if comma is None:
                break
            first = comma + 1
            if row.low(first).startswith("@") and row.kind(first + 1) == "comma":
                first += 2  # `Melalui akun X resminya, @nama, kementerian …`
        return first

    def _opens_circumstance(self, row: Outline, at: int) -> bool:
        """Whether a circumstance begins at ``at``; with a capital only where the sentence does."""
        words = self._cues.words
        low = row.low(at)
        if low in words.preposition.words:
            return at == 0 or not row.pieces[at].capital
        if low in words.between.words and not row.pieces[at].capital:
            return True
        return at == 0 and (low in words.scene.words or low in words.scene.vehicle)

    def _sentence_subject(self, row: Outline, before: int, skip: Sequence[Span]) -> Source | None:
        """The subject of the sentence whose later verb stands behind piece ``before``."""
        words = self._cues.words
        start = self._past_scene(row, 0, before, skip)
        end = start
        while end < before:
            piece = row.pieces[end]
            if piece.kind in ("quote", "colon"):
                break
            if piece.kind == "word" and piece.mention is None and not piece.capital:
                verbal = len(piece.low) > 4 and piece.low.startswith(words.predicate.prefixes)
                if (verbal and piece.low not in words.predicate.nouns) or piece.low in words.predicate.words:
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

"""Passives with an agent: `hal itu disampaikan X`, `jembatan itu disebut X sudah aman`, `Disampaikannya, …`."""

from __future__ import annotations

from runut.model import Span
from runut.read.speech.complements import Complements
from runut.read.speech.crediting import Attribution
from runut.read.speech.cues import Cue, Cues
from runut.read.speech.grammar import Grammar
from runut.read.speech.outline import Outline
from runut.read.speech.sources import Source, Sources


class Passives:
    """Reads the passive attributions of one report."""

    def __init__(self, cues: Cues, sources: Sources, grammar: Grammar, complements: Complements) -> None:
        self._cues = cues
        self._sources = sources
        self._grammar = grammar
        self._complements = complements

    def of(self, row: Outline, index: int, low: str) -> Attribution | None:
        """The attribution of the passive at ``index``; ``low``: the word it is, slips of the pen put right."""
        told = self._told_by(row, index, low)
        if told is not None:
            return told
        cue = self._cues.passives.get(low)
        if cue is None:
            return None
        pointed = self._points_before(row, index)
        opens = self._grammar.skip_openers(row, 0) == index
        parts = not opens and row.kind(index - 1) == "word" and not self._points_before(row, index, said=True)
        if not (pointed or opens or parts) and row.kind(index - 1) not in ("quote", "comma"):
            return None
        source = self._sources.agent(row, index + 1)
        if source is None:
            return None
        piece = row.pieces[index]
        if self._leads(row, index, source):
            span = Span(row.pieces[index].start, row.pieces[index].end)
            return Attribution("passive", span, cue.stance, False, source, index, source.last, source.last + 1)
        parting = self._parting(row, index, cue, source) if parts else None
        if parting is not None or not (pointed or opens or row.kind(index - 1) in ("quote", "comma")):
            return parting
        content = None
        if not pointed and opens:
            last = self._grammar.past_apposition(row, source.last)
            last -= row.kind(last - 1) == "comma"
            content = self._complements.complement(row, last, Cue(cue.stance, False))
        return Attribution(
            "passive",
            Span(piece.start, piece.end),
            cue.stance,
            self._grammar.negated(row, index),
            source,
            index,
            source.last,
            content,
        )

    def _leads(self, row: Outline, index: int, source: Source) -> bool:
        """Whether a colon leads to what is said: `Pendapat lain dilontarkan X: …`."""
        pointing = self._cues.words.pointing
        start = self._grammar.skip_openers(row, 0)
        colon = row.kind(source.last) == "colon" and source.last + 1 < len(row.pieces)
        return colon and start < index and row.low(start) in pointing.nouns | pointing.said

    def _parting(self, row: Outline, index: int, cue: Cue, source: Source) -> Attribution | None:
        """A passive with its agent between a subject and what is said of it: `jembatan itu disebut X sudah aman`."""
        start = self._grammar.skip_openers(row, 0)
        pointing = self._cues.words.pointing
        if row.low(start) in pointing.nouns | pointing.said and row.low(start + 1) in pointing.alike:
            return None  # `hal serupa diungkapkan X`
        known = bool(source.pronoun) or source.mention is not None or source.office is not None
        noun = row.low(source.first) in self._cues.sources.noun.person
        if not (known or noun) or row.low(index - 1) in self._cues.words.joined.relative:
            return None
        if self._grammar.has_predicate(row, start, index):
            return None
        last = self._sources.end_of_name(row, source)
        being = row.low(last) in self._cues.words.link.being
        if not being and not self._grammar.has_predicate(row, last, last + 3):
            return None
        piece = row.pieces[index]
        span = Span(piece.start, piece.end)
        return Attribution("parted", span, cue.stance, self._grammar.negated(row, index), source, index, last, last)

    def _told_by(self, row: Outline, index: int, low: str) -> Attribution | None:
        """A passive whose agent is its clitic: `Disampaikannya, …`, `Dana itu diharapkannya …`."""
        clitic = self._cues.words.clitic
        cue = self._cues.passives.get(low.removesuffix(clitic)) if low.endswith(clitic) else None
        if cue is None:
            return None
        piece = row.pieces[index]
        span = Span(piece.start, piece.end)
        source = Source(span, index, index + 1, pronoun="clitic")
        start = self._grammar.skip_openers(row, 0)
        if start == index:
            last = index + 1
            while row.low(last) in self._cues.words.between.words - self._cues.words.between.told:
                last += 1  # `Dijelaskannya juga bahwa …`
            last = last + 1 if row.low(last) in self._cues.words.link.that else index + 1
            return Attribution("according", span, cue.stance, False, source, index, last, last)
        if self._points_before(row, index) and not self._grammar.has_predicate(row, index + 1, len(row.pieces)):
            return Attribution(
                "passive", span, cue.stance, self._grammar.negated(row, index), source, index, index + 1, None
            )
        if row.kind(index - 1) == "word" and not self._grammar.has_predicate(row, start, index):
            return Attribution(
                "parted", span, cue.stance, self._grammar.negated(row, index), source, index, index + 1, index + 1
            )
        return None

    def _points_before(self, row: Outline, index: int, *, said: bool = False) -> bool:
        """Whether the subject of a passive points back: `hal itu`, `rencana itu`; with ``said`` only a noun for what
        was said."""
        pointing = self._cues.words.pointing
        start = max(0, index - 8)
        for at in range(start, index):
            if row.low(at) in pointing.nouns | pointing.said and (
                row.low(at + 1) in pointing.deictics
                or (row.low(at) in pointing.deictics and at + 1 >= index - 1 and not said)
            ):
                return True
        return False

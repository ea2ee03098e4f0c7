"""What words do in a sentence: predicates, relatives, openers, what points back; by word lists and verb prefixes."""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Office
from runut.read.names.features import word_lists
from runut.read.speech.cues import Cues
from runut.read.speech.outline import Outline

_ONE_WORD = 5
"""Letters at least of a content of one word."""


class Grammar:
    """The little grammar that the reading of statements needs, over the outlines of one report."""

    def __init__(self, cues: Cues, offices: Sequence[Office], language: str = "id") -> None:
        self._cues = cues
        self._offices = offices
        self._lists = word_lists(language)

    def points_after(self, row: Outline, index: int) -> bool:
        """Whether the object at ``index`` only points back: `menyampaikan hal itu`, not `menyebut hal itu keliru`."""
        pointing = self._cues.words.pointing
        if row.low(index) not in pointing.nouns or row.low(index + 1) not in pointing.deictics:
            return False
        return self.closes(row, index + 2)

    def closes(self, row: Outline, at: int) -> bool:
        """Whether nothing but circumstances can follow from ``at`` on."""
        if row.kind(at) != "word":
            return True
        low = row.low(at)
        return row.pieces[at].time is not None or low in self._cues.tail or low in self._cues.words.joined.words

    def points(self, row: Outline, at: int) -> bool:
        """Whether a noun with a deictic stands at ``at``: `surat tersebut`."""
        return row.kind(at) == "word" and row.low(at + 1) in self._cues.words.pointing.deictics

    @property
    def tail_words(self) -> frozenset[str]:
        """Words with which the circumstances of an attribution begin."""
        return self._cues.tail

    @property
    def credit_words(self) -> frozenset[str]:
        """Words with which a further crediting begins behind an attribution: `kata X, mengutip Y`."""
        return self._cues.credits

    def cites(self, row: Outline, at: int) -> bool:
        """Whether whoever tells cites somebody from ``at`` on: `…, mengutip dua pejabat`."""
        return row.low(at) in self._cues.words.further.active

    def is_said(self, word: str) -> bool:
        """Whether a lone word can be all that is said: `(meminta warga) bersabar`, not `demikian`."""
        low = word.lower()
        pointing = self._cues.words.pointing
        points = low in pointing.nouns | pointing.deictics
        return len(low) >= _ONE_WORD and not points and (self.is_predicate(low) or self.is_quality(low))

    def is_quality(self, low: str) -> bool:
        """Whether a lower-case word is an adjective, or one said twice, as feelings often are: `deg-degan`."""
        return self._lists.tag(low) == "JJ" or is_doubled(low)

    def ends_in_adjective(self, row: Outline, at: int) -> bool:
        """Whether a clause ends with the adjective at ``at``."""
        adjective = self._lists.tag(row.low(at)) == "JJ" and not row.pieces[at].capital
        return adjective and self.closes(row, at + 1)

    def tells_on(self, row: Outline, index: int) -> bool:
        """Whether a verb that can only go on telling is joined by `dan`: `… dan berjanji jumlah itu bertambah`."""
        cue = self._cues.verbs.get(row.low(index))
        joins = row.low(index - 1) in self._cues.words.joined.adding
        return cue is not None and joins and cue.firm and cue.stance in ("says", "promises", "claims", "denies")

    def adds(self, row: Outline, at: int) -> bool:
        """Whether an `and` stands at ``at``."""
        return row.low(at) in self._cues.words.joined.adding

    def is_verb(self, row: Outline, at: int) -> bool:
        """Whether a reporting verb stands at ``at``."""
        return row.low(at) in self._cues.verbs

    def states(self, words: str) -> bool:
        """Whether there is a predicate among words."""
        return any(self.is_predicate(word.lower()) for word in words.split())

    def concedes(self, row: Outline, at: int) -> bool:
        """Whether a concessive word stands at ``at``."""
        return row.low(at) in self._cues.words.joined.concessive

    def speaks_again(self, row: Outline, at: int) -> bool:
        """Whether the speaker is told of from ``at`` on: `tapi tidak merinci namanya`, `tetapi kemudian meralatnya`."""
        words = self._cues.words
        begun = at
        while row.low(at) in words.blocked.negators or row.low(at) in words.between.words:
            at += 1
        low = row.low(at)
        return at > begun and low.removesuffix(words.clitic) in self._cues.verbs

    def fronts(self, row: Outline, at: int) -> bool:
        """Whether an adverbial that belongs to what is said begins at ``at``."""
        return row.low(at) in self._cues.fronted

    def is_pronoun(self, row: Outline, at: int) -> bool:
        """Whether a personal pronoun stands at ``at``."""
        pronoun = self._cues.words.pronoun
        return row.low(at) in pronoun.singular | pronoun.plural

    def is_relative(self, row: Outline, at: int) -> bool:
        """Whether a relative clause begins at piece ``at``."""
        return row.low(at) in self._cues.words.joined.relative

    def is_apposition(self, row: Outline, first: int, last: int) -> bool:
        """Whether pieces ``[first, last)`` are what a comma sets off behind a name: an office, a description."""
        if first >= last:
            return False
        piece = row.pieces[first]
        nouns = self._cues.sources.noun
        return (
            piece.capital
            or piece.low in nouns.person
            or piece.low in nouns.institution
            or piece.low in nouns.determiners
            or piece.low in self._cues.words.joined.relative
            or any(office.span.start <= piece.start < office.span.end for office in self._offices)
        )

    def past_apposition(self, row: Outline, at: int) -> int:
        """Steps over a bracket and what a comma sets off behind a name: `Menurut X (45), kepala Y, …`."""
        if row.kind(at) == "open":
            at = next((ahead + 1 for ahead in range(at, len(row.pieces)) if row.kind(ahead) == "close"), at)
        if self.is_relative(row, at):
            at = next((ahead for ahead in range(at, len(row.pieces)) if row.kind(ahead) == "comma"), at)
        while row.kind(at) == "comma":
            comma = next(
                (ahead for ahead in range(at + 1, min(at + 20, len(row.pieces))) if row.kind(ahead) == "comma"), None
            )
            if comma is None or not self.is_apposition(row, at + 1, comma):
                return at + 1
            relative = self.is_relative(row, at + 1)
            if self.has_predicate(row, at + 1, comma) and not relative:
                return at + 1
            at = comma
        return at

    def skip_openers(self, row: Outline, at: int) -> int:
        """The first piece after openers such as `Namun,` and a comma behind them."""
        for phrase in self._cues.openers:
            if row.phrase_at(at, phrase):
                after = at + len(phrase)
                if row.kind(after) == "comma":
                    return self.skip_openers(row, after + 1)
                return after
        return at

    def resumes(self, row: Outline, index: int) -> int:
        """Where an attribution at ``index`` begins, with the word that takes up an earlier one: `Masih kata X, …`."""
        before = index - 1
        words = self._cues.words
        takes_up = row.low(before) in words.opener.resuming or row.low(before) in words.pointing.manners
        return before if takes_up and self.skip_openers(row, 0) == before else index

    def has_predicate(self, row: Outline, first: int, last: int) -> bool:
        """Whether pieces ``[first, last)`` hold a predicate, by a word list and the beginnings of verbs."""
        for at in range(first, min(last, len(row.pieces))):
            piece = row.pieces[at]
            if piece.kind == "quote":
                return True
            if (
                piece.kind != "word"
                or piece.mention is not None
                or piece.time is not None
                or (piece.capital and at > first)
            ):
                continue
            if self.is_predicate(piece.low):
                return True
        return False

    def is_predicate(self, low: str) -> bool:
        """Whether a lower-case word reads as a predicate."""
        predicate = self._cues.words.predicate
        verbal = len(low) > 4 and low.startswith(predicate.prefixes) and low not in predicate.nouns
        return verbal or low in predicate.words

    def negated(self, row: Outline, index: int) -> bool:
        at = index - 1
        while row.low(at) in self._cues.words.between.words:
            at -= 1
        return row.low(at) in self._cues.words.blocked.negators


def is_doubled(low: str) -> bool:
    """Whether a lower-case word is one said twice: `buru-buru`, `terang-terangan`."""
    first, hyphen, second = low.partition("-")
    return bool(hyphen) and len(first) > 2 and second.startswith(first[:3])

"""Who is credited: the noun phrase beside a reporting word, read off the sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from runut.model import Mention, Office, Span
from runut.read.names.features import word_lists
from runut.read.speech.cues import Cues
from runut.read.speech.outline import Outline

PronounKind = Literal["", "singular", "plural", "house", "nobody", "clitic"]
"""``nobody``: the newsroom itself, or somebody whom the report leaves open."""


class Source(NamedTuple):
    """A credited source: its words, and by which of several ways it can be told who it is."""

    span: Span
    first: int
    last: int
    """Pieces ``[first, last)`` hold it with its apposition."""
    mention: int | None = None
    office: int | None = None
    pronoun: PronounKind = ""
    vehicle: bool = False
    """Whether a vehicle speaks: `surat itu mengeklaim`."""


class Sources:
    """Reads sources beside the reporting words of one report."""

    def __init__(
        self, cues: Cues, mentions: Sequence[Mention], offices: Sequence[Office], language: str = "id"
    ) -> None:
        self._cues = cues
        self._lists = word_lists(language)
        self._mentions = mentions
        self._offices = offices

    # ------------------------------------------------------------ behind a word

    def after(self, row: Outline, at: int) -> Source | None:
        """The source that begins at piece ``at``; ``None`` where no source does."""
        personal = False
        while row.low(at) in self._cues.sources.noun.determiners and row.kind(at + 1) == "word":
            if row.low(at) in self._cues.words.pronoun.singular:
                break
            personal = row.low(at) in self._cues.sources.noun.personal
            at += 1
        if at >= len(row.pieces) or row.kind(at) != "word":
            return None
        pronoun = self._pronoun(row, at)
        if pronoun is not None:
            return pronoun
        if row.low(at) in self._cues.words.pronoun.reader:
            return None
        if not personal and not self._begins_source(row, at):
            return None
        end = self._end(row, at)
        if end == at:
            return None
        return self.choose(row, at, end, apposition=True)

    def unnamed(self, row: Outline, at: int) -> Source | None:
        """A source that no table knows, right behind a quotation's reporting word: `kata orang tua itu`."""
        if row.kind(at) != "word" or row.low(at) in self._cues.tail:
            return None
        end = self._end(row, at)
        return self.choose(row, at, end, apposition=True) if end > at else None

    def agent(self, row: Outline, at: int) -> Source | None:
        """The agent of a passive, with or without the preposition of agents."""
        words = self._cues.words
        while row.low(at) in words.agent.words or (row.low(at) in words.between.words and not row.pieces[at].capital):
            at += 1
        return self.after(row, at)

    def _pronoun(self, row: Outline, at: int) -> Source | None:
        words = self._cues.words.pronoun
        low = row.low(at)
        piece = row.pieces[at]
        kinds: tuple[tuple[frozenset[str], PronounKind], ...] = (
            (words.singular, "singular"),
            (words.plural, "plural"),
            (words.house, "house"),
            (words.newsroom, "nobody"),
        )
        if piece.capital and at and row.kind(at - 1) == "word" and row.pieces[at - 1].capital:
            return None  # part of a name: `LSM Laut Kita`
        for group, kind in kinds:
            if low in group:
                return Source(Span(piece.start, piece.end), at, at + 1, pronoun=kind)
        two = f"{low} {row.low(at + 1)}"
        if two in words.singular:
            return Source(Span(piece.start, row.pieces[at + 1].end), at, at + 2, pronoun="singular")
        return None

    def _begins_source(self, row: Outline, at: int) -> bool:
        piece = row.pieces[at]
        nouns = self._cues.sources.noun
        return (
            piece.mention is not None
            or piece.capital
            or piece.low in nouns.person
            or piece.low.removesuffix(self._cues.words.clitic) in nouns.person
            or piece.low.removesuffix(self._cues.words.clitic) in nouns.institution
            or piece.low in self._cues.vehicles
            or self.office_at(row, at) is not None
            or (piece.low in self._lists.titles and at + 1 < len(row.pieces) and row.pieces[at + 1].capital)
        )

    def is_likely(self, row: Outline, at: int) -> bool:
        """Whether a person, institution or office begins at piece ``at``, by more than a capital."""
        if any(self.is_a(row, at, label) for label in ("PER", "ORG", "MEDIA")):
            return True
        noun = row.low(at) in self._cues.sources.noun.person | self._cues.sources.noun.institution
        return noun or self._pronoun(row, at) is not None or self.office_at(row, at) is not None

    def is_noun(self, row: Outline, at: int) -> bool:
        """Whether a common noun that is no function word stands at ``at``."""
        low = row.low(at)
        words = self._cues.words
        function = low in self._cues.tail or low in words.preposition.words or low in words.joined.words
        return bool(low) and not function and low not in words.between.words and self._lists.tag(low) == "NN"

    def phrase(self, row: Outline, first: int, last: int) -> Source | None:
        """Pieces ``[first, last)`` as a source no table knows, if they read as one noun phrase: `orang tua itu`."""
        head = first
        while row.low(head) in self._cues.sources.noun.determiners and head + 1 < last:
            head += 1
        if not self.is_noun(row, head) or any(row.kind(at) != "word" for at in range(first, last)):
            return None
        return Source(row.cover(first, last), first, last)

    def office_at(self, row: Outline, at: int) -> int | None:
        """Index of the office whose words cover piece ``at``."""
        piece = row.pieces[at]
        index = bisect_right(self._offices, piece.start, key=lambda office: office.span.start) - 1
        return index if index >= 0 and piece.end <= self._offices[index].span.end else None

    def _end(self, row: Outline, at: int) -> int:
        """The piece with which the source that begins at ``at`` ends (exclusive)."""
        words = self._cues.words
        end = at
        bare = self._is_bare_name(row, at)
        while end < len(row.pieces):
            piece = row.pieces[end]
            if bare and piece.kind == "word" and not piece.capital and self._lists.tag(piece.low) == "VB":
                break  # `menurut X datang 40 orang`, with a name that nothing knows
            if piece.kind == "open":
                close = self.closing(row, end)
                if (
                    close is None
                    or close + 1 >= len(row.pieces)
                    or row.kind(close + 1) != "word"
                    or self.timed(row, end, close)
                ):
                    break
                end = close + 1
                continue
            if (
                piece.kind == "stop"
                and piece.start == row.pieces[end - 1].end
                and row.kind(end + 1) == "word"
                and end > at
            ):
                if not row.pieces[end + 1].capital or len(row.low(end - 1)) > 4:
                    break
                end += 1
                continue
            if piece.kind != "word" or piece.time is not None:
                break
            if piece.mention is None and self.office_at(row, end) is None and not piece.capital:
                if piece.low in self._cues.verbs and end > at:
                    break
                if piece.low in words.joined.relative or piece.low in words.link.being:
                    break
                if (
                    piece.low in self._cues.tail
                    and end > at
                    and not (piece.low in words.preposition.of and self._person_ahead(row, at, end))
                ):
                    break
                if piece.low in words.pointing.deictics and end > at:
                    end += 1
                    break
            end += 1
        return end

    def _is_bare_name(self, row: Outline, at: int) -> bool:
        """Whether a name that no tagger or table knows begins at ``at``."""
        piece = row.pieces[at]
        nouns = self._cues.sources.noun
        known = piece.low in nouns.person or piece.low in nouns.institution or piece.low in self._lists.titles
        return piece.capital and piece.mention is None and not known and self.office_at(row, at) is None

    def timed(self, row: Outline, first: int, last: int) -> bool:
        """Whether a time expression stands in pieces ``[first, last)``."""
        return any(row.pieces[at].time is not None for at in range(first, last))

    def closing(self, row: Outline, at: int) -> int | None:
        """The piece that closes the bracket opened at ``at``."""
        for ahead in range(at + 1, min(at + 12, len(row.pieces))):
            if row.kind(ahead) == "close":
                return ahead
        return None

    def _person_ahead(self, row: Outline, start: int, at: int) -> bool:
        """Whether no person stands before ``at`` and one does before the next comma."""
        if any(self.is_a(row, index, "PER") for index in range(start, at)):
            return False
        for ahead in range(at, min(at + 14, len(row.pieces))):
            if row.kind(ahead) in ("comma", "stop", "quote"):
                return False
            if self.is_a(row, ahead, "PER"):
                return True
        return False

    def is_a(self, row: Outline, at: int, label: str) -> bool:
        """Whether a mention with that label covers piece ``at``."""
        if not 0 <= at < len(row.pieces):
            return False
        mention = row.pieces[at].mention
        return mention is not None and self._mentions[mention].label == label

    # ------------------------------------------------------------ which name it is

    def _beside_verb(self, row: Outline, named_at: list[int], last: int) -> list[int]:
        """Of names before a verb those of the last stretch between commas, where one stands right before the verb."""
        if row.pieces[last - 1].mention is None:
            return named_at
        comma = next((at for at in range(last - 1, 0, -1) if row.kind(at) == "comma"), 0)
        return [at for at in named_at if at > comma] or named_at

    def _is_of(self, row: Outline, first: int, office: int) -> bool:
        """Whether an office only says whose the noun at ``first`` is: `perwakilan kantor gubernur`, `majelis hakim`."""
        nouns = self._cues.sources.noun
        while row.low(first) in nouns.determiners:
            first += 1
        head = row.pieces[first]
        begins = self._offices[office].span.start
        apart = head.end < begins and not (head.capital and first) and head.mention is None
        between = any(
            row.kind(at) != "word" or row.low(at) in self._cues.words.joined.words
            for at in range(first + 1, len(row.pieces))
            if row.pieces[at].start < begins
        )
        return apart and not between and row.low(first) in nouns.person | nouns.institution

    def set_before(self, row: Outline, first: int, last: int) -> Source | None:
        """A name that nothing knows, before what a comma sets off of it: `Jumaiti, kepala divisi itu, …`."""
        if row.kind(first + 1) != "comma" or first + 2 > last or row.pieces[first].mention is not None:
            return None
        described = row.low(first + 2) in self._cues.sources.noun.person or self.office_at(row, first + 2) is not None
        if not described or not self._is_proper(row, first) or row.pieces[first].time is not None:
            return None
        if self._lists.tag(row.low(first)) != "NNP" or any(
            self.is_a(row, at, "PER") for at in range(first + 2, last + 1)
        ):
            return None
        return Source(row.cover(first, first + 1), first, last + 1)

    def _past_titles(self, row: Outline, at: int) -> int:
        """The piece behind titles and their full stops: `dr. X`, `H. X`."""
        while (
            row.pieces[at : at + 1] and row.pieces[at].mention is None and row.low(at).rstrip(".") in self._lists.titles
        ):
            at += 1 + (row.kind(at + 1) == "stop")
        return at

    def _is_proper(self, row: Outline, at: int) -> bool:
        """Whether a word with a capital is a name: at a sentence's beginning one that is no word of the language."""
        piece = row.pieces[at]
        return piece.capital and (at > 0 or (len(piece.low) > 3 and self._lists.tag(piece.low) == "NNP"))

    def _is_institution(self, row: Outline, at: int, first: int) -> bool:
        """Whether a capitalised noun for an institution stands at ``at``: what follows is no person's name."""
        low = row.low(at)
        return at >= first and row.pieces[at].capital and low in self._cues.sources.noun.institution

    def first_of(self, row: Outline, at: int) -> int:
        """The first piece of the mention that covers piece ``at``."""
        mention = row.pieces[at].mention
        while at and row.pieces[at - 1].mention == mention:
            at -= 1
        return at

    def end_of_name(self, row: Outline, source: Source) -> int:
        """The piece behind the name in a source; behind the source where it has none."""
        named = [at for at in range(source.first, source.last) if row.pieces[at].mention == source.mention]
        return named[-1] + 1 if source.mention is not None and named else source.last

    def named(self, row: Outline, at: int, first: int | None = None, last: int | None = None) -> Source:
        """The source that the mention at piece ``at`` names, standing in pieces ``[first, last)``."""
        mention = row.pieces[at].mention
        assert mention is not None
        start = self.first_of(row, at)
        end = at
        while end < len(row.pieces) and row.pieces[end].mention == mention:
            end += 1
        office = next((index for index, office in enumerate(self._offices) if office.holder == mention), None)
        return Source(
            self._mentions[mention].span,
            start if first is None else first,
            end if last is None else max(last, end),
            mention=mention,
            office=office,
        )

    def choose(self, row: Outline, first: int, last: int, *, apposition: bool) -> Source | None:
        """The source in pieces ``[first, last)``; with ``apposition`` also in what a comma sets off behind."""
        words = self._cues.words
        persons = [
            at
            for at in range(first, last)
            if self.is_a(row, at, "PER")
            and self.first_of(row, at) == max(at, first)
            and row.low(at - 1) not in words.preposition.words
            and not self._is_institution(row, at - 1, first)
        ]
        ahead = self._past_titles(row, last + 1)
        if apposition and row.kind(last) == "comma" and self.is_a(row, ahead, "PER"):
            kin = row.pieces[first].low in self._cues.sources.noun.person
            if not persons or kin:
                named = self.named(row, ahead, first)
                if row.kind(named.last) != "word" or row.low(named.last) in self._cues.tail:
                    return named
        if persons:
            chosen = persons[0] if apposition else persons[-1]
            return self.named(row, chosen, first, last)
        pronoun = next(
            (
                found
                for at in range(first, last)
                if row.pieces[at].mention is None and (found := self._pronoun(row, at))
            ),
            None,
        )
        if pronoun is not None and (pronoun.first == first or not apposition):
            return pronoun
        bare = next(
            (
                index
                for at in range(first, last)
                if (index := self.office_at(row, at)) is not None
                and self._offices[index].span.start >= row.pieces[first].start
            ),
            None,
        )
        named_at = [
            at
            for at in range(first, last)
            if row.pieces[at].mention is not None
            and self.first_of(row, at) == max(at, first)
            and (at == first or row.low(at - 1) not in words.preposition.words)
        ]
        if not apposition:
            named_at = self._beside_verb(row, named_at, last)
        if bare is not None and self._is_of(row, first, bare):
            return Source(row.cover(first, last), first, last)
        if bare is not None and not (named_at and row.pieces[named_at[0]].start < self._offices[bare].span.start):
            office = self._offices[bare]
            if office.holder is not None and self._mentions[office.holder].label == "PER":
                return Source(self._mentions[office.holder].span, first, last, mention=office.holder, office=bare)
            return Source(office.span, first, last, office=bare)
        head = first
        personal = False
        while row.low(head) in self._cues.sources.noun.determiners and head + 1 < last:
            personal = row.low(head) in self._cues.sources.noun.personal
            head += 1
        low = row.pieces[head].low
        media = [at for at in named_at if self.is_a(row, at, "MEDIA")]
        if media and not (personal or low in self._cues.sources.anonymous.nouns):
            return self.named(row, media[0], first, last)
        vehicle = low in self._cues.vehicles
        if vehicle and not any(self.is_a(row, at, "ORG") for at in named_at):
            return Source(row.cover(first, last), first, last, vehicle=True)
        nouns = self._cues.sources.noun
        last = next((at for at in range(head + 1, last) if row.low(at) in words.joined.relative), last)
        if (personal or low.removesuffix(self._cues.words.clitic) in nouns.person) and row.pieces[head].mention is None:
            return Source(row.cover(first, last), first, last)
        if low.removesuffix(self._cues.words.clitic) in nouns.institution and row.pieces[head].mention is None:
            return Source(row.cover(first, last), first, last)
        if named_at:
            return self.named(row, named_at[0], first, last)
        if self._is_proper(row, first) or any(row.pieces[at].capital for at in range(first + 1, last)):
            capital = next(at for at in range(first, last) if row.pieces[at].capital)
            last = next((at for at in range(capital, last) if row.kind(at) == "comma"), last)
            return Source(row.cover(capital, last), first, last)
        if (apposition and low) or (head > first and self.is_noun(row, head)):
            return Source(row.cover(first, last), first, last)
        return None

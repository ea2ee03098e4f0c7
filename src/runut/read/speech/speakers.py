"""Who speaks: from the source that a sentence credits to a person or institution of the report.

Pronouns and the clitic go to the nearest speaker or subject before them (recency over subjects, after Lappin & Leass
1994, without its weights: in news attributions the two agree almost always); an office goes to its holder anywhere in
the report; a vehicle to whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Mention, Span
from runut.read.names import Office, slug
from runut.read.speech.cues import Cues
from runut.read.speech.outline import Outline
from runut.read.speech.sources import Source

_PHRASE = re.compile(r"[^,.;:!?\n]{1,120}")


class Speaker(NamedTuple):
    """Whom a statement is laid to. ``how`` and ``sure`` as ``Statement`` has them."""

    span: Span | None
    name: str | None
    id: str | None
    how: str
    sure: float
    label: str = ""


class _Focus(NamedTuple):
    """Somebody whom a later pronoun may mean."""

    at: int
    name: str
    id: str
    label: str


UNKNOWN = Speaker(None, None, None, "unknown", 0.0)


class Speakers:
    """Resolves the sources of one report in the order of its sentences; remembers whom it met."""

    def __init__(self, text: str, cues: Cues, mentions: Sequence[Mention], offices: Sequence[Office]) -> None:
        self._text = text
        self._cues = cues
        self._mentions = mentions
        self._offices = offices
        self._spoke: list[_Focus] = []
        self._subjects: list[_Focus] = []

    # ------------------------------------------------------------ memory

    def pass_sentence(self, row: Outline) -> None:
        """Notes the person whom a sentence is about: the first named, unless a preposition stands before."""
        prepositions = self._cues.words.preposition.words
        held = {office.span.start: office for office in self._offices if row.span.covers(office.span)}
        for at, piece in enumerate(row.pieces):
            office = held.get(piece.start)
            if office is not None and office.holder is None and row.low(at - 1) not in prepositions:
                meant = self._office(Source(office.span, at, at + 1), office)
                if meant.how == "office" and meant.name and meant.id:
                    self._subjects.append(_Focus(office.span.start, meant.name, meant.id, meant.label))
                    return
            if piece.mention is None or piece.kind != "word":
                continue
            mention = self._mentions[piece.mention]
            if mention.label == "PER" and row.low(at - 1) not in prepositions:
                self._subjects.append(_Focus(mention.span.start, mention.name, mention.id, mention.label))
                return

    def spoke(self, at: int, speaker: Speaker) -> None:
        """Notes that somebody spoke."""
        if speaker.name and speaker.id:
            self._spoke.append(_Focus(at, speaker.name, speaker.id, speaker.label))

    # ------------------------------------------------------------ resolving

    def resolve(self, source: Source | None) -> Speaker:
        """The speaker that a source means; of none, whoever spoke last."""
        if source is None:
            return self.last("continued", 0.7)
        if source.pronoun:
            return self._pronoun(source)
        if source.mention is not None:
            mention = self._mentions[source.mention]
            return Speaker(mention.span, mention.name, mention.id, "named", 1.0, mention.label)
        if source.vehicle:
            last = self.last("vehicle", 0.6)
            return last._replace(span=source.span) if last.name else self._described(source)
        if source.office is not None:
            return self._office(source, self._offices[source.office])
        return self._described(source)

    def last(self, how: str, sure: float) -> Speaker:
        """Whoever spoke last, or the person whom a sentence after that was about."""
        about = self._subjects[-1] if self._subjects else None
        spoke = self._spoke[-1] if self._spoke else None
        if how == "continued" and about is not None and (spoke is None or about.at > spoke.at):
            return Speaker(None, about.name, about.id, how, min(sure, 0.6), about.label)
        if spoke is None:
            return UNKNOWN
        return Speaker(None, spoke.name, spoke.id, how, sure, spoke.label)

    def _pronoun(self, source: Source) -> Speaker:
        how = "clitic" if source.pronoun == "clitic" else "pronoun"
        if source.pronoun == "plural":
            spoke = next((focus for focus in reversed(self._spoke) if focus.label != "PER"), None)
            found = spoke or (self._spoke[-1] if self._spoke else None)
            sure = 0.5
        else:
            found, sure = self._nearest(source.span.start)
        if found is None:
            return Speaker(source.span, None, None, how, 0.0)
        return Speaker(source.span, found.name, found.id, how, sure, found.label)

    def _nearest(self, before: int) -> tuple[_Focus | None, float]:
        """The nearest person before a place who spoke or was a subject; else the nearest that spoke at all."""
        people = [focus for focus in (*self._spoke, *self._subjects) if focus.label == "PER" and focus.at < before]
        if people:
            nearest = max(people, key=lambda focus: focus.at)
            spoken = [focus for focus in self._spoke if focus.label == "PER"]
            agreed = not spoken or spoken[-1].id == nearest.id
            return nearest, 0.9 if agreed else 0.7
        others = [focus for focus in self._spoke if focus.at < before]
        if others:
            return others[-1], 0.6
        named = [mention for mention in self._mentions if mention.label == "PER" and mention.span.end <= before]
        if named:
            last = named[-1]
            return _Focus(last.span.start, last.name, last.id, last.label), 0.4
        return None, 0.0

    def _office(self, source: Source, office: Office) -> Speaker:
        """The holder of an office that is named without one: by the same office, then by what it is over."""
        holders: dict[str, tuple[int, Mention]] = {}
        for other in self._offices:
            if other.holder is None or other.head != office.head:
                continue
            mention = self._mentions[other.holder]
            shared = len(set(_words(other.of)) & set(_words(office.of)))
            best = holders.get(mention.id)
            if best is None or shared > best[0]:
                holders[mention.id] = (shared, mention)
        if holders:
            ranked = sorted(holders.values(), key=lambda item: -item[0])
            clear = len(ranked) == 1 or ranked[0][0] > ranked[1][0]
            deictic = self._points(source.span)
            other_of = (
                bool(office.of)
                and ranked[0][0] == 0
                and any(
                    _words(other.of) and not self._points(other.span)
                    for other in self._offices
                    if other.holder is not None and other.head == office.head
                )
            )
            if clear and not (other_of and not deictic):
                mention = ranked[0][1]
                return Speaker(source.span, mention.name, mention.id, "office", 0.9 if len(ranked) == 1 else 0.7, "PER")
            if deictic:
                recent = next((focus for focus in reversed(self._spoke) if focus.id in holders), None)
                if recent is not None:
                    return Speaker(source.span, recent.name, recent.id, "office", 0.6, "PER")
        return self._described(source)

    def _points(self, span: Span) -> bool:
        """Whether an office is told by pointing: `pemimpin wilayah itu`."""
        return any(word in self._cues.words.pointing.deictics for word in span.of(self._text).lower().split())

    def _epithet(self, span: Span, words: str) -> Speaker | None:
        """Whom a common noun with a pointer means: `pria asal Lantari itu`, `sumber tersebut`."""
        phrase = _PHRASE.match(self._text, span.start)
        pointed = phrase is not None and self._points(Span(*phrase.span()))
        nouns = words.lower().split()
        if not pointed or not nouns:
            return None
        same = next((focus for focus in reversed(self._spoke) if nouns[0] in focus.name.lower().split()), None)
        if same is None and not self._spoke:
            same = self._institution(nouns[0], span.start) if nouns[0] in self._cues.sources.noun.institution else None
            if same is None:
                return None
        person = nouns[0] in self._cues.sources.noun.person
        found = same or (self._spoke[-1] if person and self._spoke and self._spoke[-1].label == "PER" else None)
        if found is None and nouns[0] in self._cues.sources.noun.institution:
            found = self._institution(nouns[0], span.start)
        if found is None:
            return None
        return Speaker(span, found.name, found.id, "epithet", 0.6, found.label)

    def _institution(self, noun: str, before: int) -> _Focus | None:
        """The institution that `kementerian itu` means: the nearest named before it, one with that noun first."""
        named = [mention for mention in self._mentions if mention.label == "ORG" and mention.span.end <= before]
        same = [mention for mention in named if noun in mention.span.of(self._text).lower().split()]
        spoke = [focus for focus in self._spoke if focus.label == "ORG"]
        if not same and spoke:
            return spoke[-1]
        found = (same or named)[-1:]
        return _Focus(found[0].span.start, found[0].name, found[0].id, "ORG") if found else None

    def _described(self, source: Source) -> Speaker:
        """A source by the words that describe it: `polisi`, `seorang pejabat`."""
        span = source.span
        words = " ".join(span.of(self._text).split())
        if not words:
            return UNKNOWN
        meant = self._epithet(span, words)
        if meant is not None:
            return meant
        longer = next(
            (focus for focus in reversed(self._spoke) if focus.name.lower().startswith(words.lower() + " ")), None
        )
        if longer is not None:
            return Speaker(span, longer.name, longer.id, "short", 0.8, longer.label)
        return Speaker(span, words, slug(words) or None, "described", 0.8, "MISC")


def _words(of: str) -> list[str]:
    return [word for word in of.lower().split() if len(word) > 3]


def is_anonymous(text: str, source: Source | None, row: Outline, cues: Cues) -> bool:
    """Whether the source of a sentence is unnamed on purpose: by its noun, or by words of the sentence beside it."""
    if source is None or source.mention is not None or source.pronoun or source.vehicle:
        return False
    low = source.span.of(text).lower()
    anonymous = cues.sources.anonymous
    if any(word in anonymous.nouns for word in low.split()[:3]):
        return True
    around = text[max(row.span.start, source.span.start - 20) : min(row.span.end, source.span.end + 160)].lower()
    return any(phrase in around for phrase in anonymous.phrases)

"""Who speaks: from the source that a sentence credits to a person or institution of the report.

Pronouns and the clitic go to the nearest speaker or subject before them (recency over subjects, after Lappin & Leass
1994, without its weights: in news attributions the two agree almost always); an office goes to its holder anywhere in
the report; a vehicle to whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Mention, Office, Span
from runut.read.names import slug
from runut.read.speech.cues import Cues
from runut.read.speech.holders import Holders, points
from runut.read.speech.outline import Outline
from runut.read.speech.sources import Source

_PHRASE = re.compile(r"[^,.;:!?\n]{1,120}")
_WORD = re.compile(r"[^\W\d_]++")

_MEMORY = 300
"""Speakers back among whom somebody is looked for by his description."""
_NEAR = 4000
"""Characters back within which a bare institution was named in full."""


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
        self._holders = Holders(text, mentions, offices, cues.words.pointing.deictics)
        self._spoke: list[_Focus] = []
        self._subjects: list[_Focus] = []

    # ------------------------------------------------------------ memory

    def pass_sentence(self, row: Outline) -> None:
        """Notes the person whom a sentence is about: the first named, unless a preposition stands before."""
        prepositions = self._cues.words.preposition.words
        held = {office.span.start: office for office in self._offices if row.span.covers(office.span)}
        for at, piece in enumerate(row.pieces):
            office = held.get(piece.start)
            if office is not None and office.holder is not None and row.low(at - 1) not in prepositions:
                holder = self._mentions[office.holder]
                self._subjects.append(_Focus(holder.span.start, holder.name, holder.id, holder.label))
                return
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
            last = self._carried() if self.leans(source.span) else UNKNOWN
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

    def _carried(self) -> Speaker:
        """Whose words a vehicle told of before carries: whoever spoke last, else whom the text was about."""
        last = self.last("vehicle", 0.6)
        about = self._subjects[-1] if self._subjects else None
        if last.name is not None or about is None:
            return last
        return Speaker(None, about.name, about.id, "vehicle", 0.5, about.label)

    def _pronoun(self, source: Source) -> Speaker:
        how = "clitic" if source.pronoun == "clitic" else "pronoun"
        if source.pronoun == "nobody":
            return Speaker(source.span, None, None, "unknown", 0.0)
        if source.pronoun == "plural":
            spoke = next((focus for focus in reversed(self._spoke[-_MEMORY:]) if focus.label != "PER"), None)
            found = spoke or (self._spoke[-1] if self._spoke else None)
            sure = 0.5
        else:
            found, sure = self._nearest(source.span.start)
        if found is None:
            return Speaker(source.span, None, None, how, 0.0)
        return Speaker(source.span, found.name, found.id, how, sure, found.label)

    def _nearest(self, before: int) -> tuple[_Focus | None, float]:
        """The nearest person before a place who spoke or was a subject; else the nearest that spoke at all."""
        spoke, subjects = self._spoke[-_MEMORY:], self._subjects[-_MEMORY:]
        people = [focus for focus in (*spoke, *subjects) if focus.label == "PER" and focus.at < before]
        if people:
            nearest = max(people, key=lambda focus: focus.at)
            spoken = [focus for focus in spoke if focus.label == "PER"]
            agreed = not spoken or spoken[-1].id == nearest.id
            return nearest, 0.9 if agreed else 0.7
        others = [focus for focus in spoke if focus.at < before]
        if others:
            return others[-1], 0.6
        named = [mention for mention in self._mentions if mention.label == "PER" and mention.span.end <= before]
        if named:
            last = named[-1]
            return _Focus(last.span.start, last.name, last.id, last.label), 0.4
        return None, 0.0

    def _office(self, source: Source, office: Office) -> Speaker:
        """The holder of an office that is named without one; else the office as it was told in full before."""
        pointed = self._points(source.span)
        held = self._holders.of(office)
        if held is not None and (pointed or not held.other_of):
            mention, sure = held.mention, 0.7 if held.others else 0.9
            if held.clear:
                return Speaker(source.span, mention.name, mention.id, "office", sure, "PER")
        if held is not None and pointed:
            ids = {mention.id for mention in (held.mention, *held.others)}
            recent = next((focus for focus in reversed(self._spoke[-_MEMORY:]) if focus.id in ids), None)
            if recent is not None:
                return Speaker(source.span, recent.name, recent.id, "office", 0.6, "PER")
        alike = self._holders.told_before(office, source.span.start) if pointed else None
        if alike is not None:
            words = " ".join(alike.span.of(self._text).split())
            return Speaker(source.span, words, slug(words) or None, "epithet", 0.6, "PER")
        meant = self._nearest_as(source.span) if not pointed and self._is_pointed(source.span) else None
        return meant or self._described(source)

    def _points(self, span: Span) -> bool:
        """Whether an office is told by pointing: `pemimpin wilayah itu`."""
        return points(self._text, span, self._cues.words.pointing.deictics)

    def _reach(self, span: Span) -> int:
        """Where the phrase of a source ends, its relative clause with it: before a mark or a reporting word."""
        phrase = _PHRASE.match(self._text, span.end)
        if phrase is None:
            return span.end
        scene = self._cues.words.scene.words
        for word in _WORD.finditer(phrase[0]):
            if self._cues.may_credit(word[0].lower()) or word[0].lower() in scene:
                return span.end + word.start()
        return phrase.end()

    def _is_pointed(self, span: Span) -> bool:
        """Whether a description points: `pria asal Kelmara itu`; not `warga di desa itu`, where the place is."""
        words = self._cues.words
        whole = Span(span.start, self._reach(span))
        for word in whole.of(self._text).lower().split():
            if word in words.joined.relative:
                return self._points(whole)
            if word in words.pointing.deictics:
                return True
            if word in words.scene.words:
                return False
        return False

    def leans(self, span: Span) -> bool:
        """Whether a vehicle is one told of before: `surat itu`, `suratnya`; not `sebuah survei`, `data bank X`."""
        words = span.of(self._text).lower().split()
        return self._points(Span(span.start, self._reach(span))) or any(
            word.endswith(self._cues.words.clitic) for word in words
        )

    def _is_somebody(self, source: Source) -> bool:
        """Whether a source by its description is a person: an office, a noun for people."""
        nouns = self._cues.sources.noun
        words = source.span.of(self._text).lower().split()
        while len(words) > 1 and words[0] in nouns.determiners:
            if words[0] in nouns.personal:
                return True
            words.pop(0)
        return source.office is not None or self._is_person(words[0].removesuffix(self._cues.words.clitic))

    def _epithet(self, span: Span, words: str) -> Speaker | None:
        """Whom a common noun with a pointer means: `pria asal Lantari itu`, `sumber tersebut`."""
        pointed = self._is_pointed(span)
        nouns = words.lower().split()
        if not pointed and len(nouns) == 1 and nouns[0] in self._cues.sources.noun.institution:
            return self._bare(span, nouns[0])
        if not pointed or not nouns:
            return None
        same = next(
            (focus for focus in reversed(self._spoke[-_MEMORY:]) if nouns[0] in focus.name.lower().split()), None
        )
        if same is None and not self._spoke:
            same = self._institution(nouns[0], span.start) if nouns[0] in self._cues.sources.noun.institution else None
            if same is None:
                return self._nearest_as(span) if self._is_person(nouns[0]) else None
        person = nouns[0] in self._cues.sources.noun.person
        found = same or (self._spoke[-1] if person and self._spoke and self._spoke[-1].label == "PER" else None)
        if found is None and nouns[0] in self._cues.sources.noun.institution:
            found = self._institution(nouns[0], span.start)
        if found is None:
            return None
        return Speaker(span, found.name, found.id, "epithet", 0.6, found.label)

    def _is_person(self, noun: str) -> bool:
        """Whether a noun is one for a single person."""
        nouns = self._cues.sources.noun
        return noun in nouns.person and noun not in nouns.diffuse

    def _nearest_as(self, span: Span) -> Speaker | None:
        """The nearest person before, told by a description that points: `pelatih asal Kelmara itu`."""
        found, _ = self._nearest(span.start)
        if found is None or found.label != "PER":
            return None
        return Speaker(span, found.name, found.id, "epithet", 0.5, "PER")

    def _bare(self, span: Span, noun: str) -> Speaker | None:
        """The one institution of the report that begins with a bare noun: `dinas`, of `Dinas Kesehatan Majasari`."""
        named = {
            mention.id: mention
            for mention in self._mentions
            if mention.label == "ORG" and noun == mention.span.of(self._text).lower().partition(" ")[0]
        }
        if named:
            found = next(iter(named.values()))
            once = len(named) == 1 and found.span.start < span.start
            return Speaker(span, found.name, found.id, "epithet", 0.6, "ORG") if once else None
        # An institution that no tagger knew, by its capitals.
        capital = re.compile(rf"\b{re.escape(noun.capitalize())}(?:[ \t][A-Z][\w-]{{1,30}}){{1,5}}")
        written = {
            " ".join(name.split()) for name in capital.findall(self._text, max(0, span.start - _NEAR), span.start)
        }
        if len(written) != 1:
            return None
        (name,) = written
        return Speaker(span, name, slug(name) or None, "epithet", 0.5, "ORG")

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
            (focus for focus in reversed(self._spoke[-_MEMORY:]) if focus.name.lower().startswith(words.lower() + " ")),
            None,
        )
        if longer is not None:
            return Speaker(span, longer.name, longer.id, "short", 0.8, longer.label)
        label = "PER" if self._is_somebody(source) else "MISC"
        return Speaker(span, words, slug(words) or None, "described", 0.8, label)


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

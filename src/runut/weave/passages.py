"""Passages: the statements and assertions of all reports, made ready to be compared.

A passage is what one report says in one place: a statement's content, a sentence that the report narrates, or a clause
of such a sentence (one sentence can carry two claims).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from runut.model import Evidence, Link, Published, Reading, Span, Vehicle
from runut.weave.entities import Entities, Entity, join_names, mention_names
from runut.weave.identity import name_key
from runut.weave.stems import stemmer
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word, Wording, denied_keys, title_keys

SHORTEST_CLAUSE = 4
"""Fewest compared words, beside names and numbers, of a clause that stands as a passage of its own."""
LONG_STATEMENT = 14
"""Compared words from which a statement's clauses are passages of their own as well."""
TELLING_NUMBER = 13
"""Numbers from here on tell two things apart by themselves."""
LONGEST_SENTENCE = 1500
"""Characters of a sentence that is cut into clauses; what is longer is a list or a broken text."""
CITED_WITHIN, CITED_REACH = 160, 4
"""Characters after quoted words in which a cited letter is named, and words between it and its writer."""
LONGEST = 400
"""Words of a passage that are compared; more is not a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    report: str
    kind: Literal["statement", "assertion"]
    index: int
    content: tuple[Span, ...]
    clause: bool
    speaker: Entity | None
    """The innermost: who wrote the letter, not the agency that quotes it."""
    nested: bool
    """Whether the speaker stands behind a medium that the text has speak."""
    vehicle: Vehicle | None
    chain: tuple[Link, ...]
    keys: frozenset[str]
    names: frozenset[str]
    denied: frozenset[str]
    """Keys of words that stand after a negation wherever they stand."""
    negated: bool
    """Whether the speaker denies it all, or is said not to say it."""
    anonymous: bool = False

    @property
    def order(self) -> tuple[str, tuple[Span, ...], str, int]:
        return (self.report, self.content, self.kind, self.index)

    def overlaps(self, other: Passage) -> bool:
        return self.report == other.report and any(
            one.overlaps(another) for one in self.content for another in other.content
        )


class Coverage:
    """The readings of one job with their names joined, their words cut and their passages made."""

    def __init__(self, readings: Iterable[Reading], inferred: Mapping[str, Published], language: str = "id") -> None:
        unique = {
            reading.id: reading for reading in sorted(readings, key=lambda one: (one.id, one.sha256), reverse=True)
        }
        self.language = language
        self.readings = {key: unique[key] for key in sorted(unique) if unique[key].text is not None}
        self.entities: Entities = join_names(tuple(self.readings.values()), language)
        self.published = {
            key: reading.published if reading.published.value is not None else inferred.get(key, reading.published)
            for key, reading in self.readings.items()
        }
        self.wordings = {
            key: Wording(reading.text or "", mention_names(reading, self.entities), self.entities.spellings, language)
            for key, reading in self.readings.items()
        }
        self.media = {key: self._media(reading) for key, reading in self.readings.items()}
        self.passages: dict[str, list[Passage]] = {
            key: list(self._passages(reading)) for key, reading in self.readings.items()
        }
        self.name_keys = frozenset(
            key
            for wording in self.wordings.values()
            for word in wording.words
            if word.name is not None
            for key in word.keys
        )
        """Keys that stand in names; they tell where wordings are alike less than other words do."""
        self.title_keys = title_keys(language)
        """Keys of words of office."""
        self._weights = _weights(self.passages.values())
        self.rarest = max(self._weights.values(), default=1.0)

    def weight(self, key: str) -> float:
        """How much a word tells: the logarithm of how rare it is among the coverage's passages."""
        return self._weights.get(key, self.rarest)

    def text(self, report: str) -> str:
        return self.readings[report].text or ""

    def evidence(self, report: str, span: Span) -> Evidence:
        return Evidence(report=report, span=span, words=span.of(self.text(report)))

    def day(self, report: str) -> str:
        """The report's date of publication as far as known (`2022-08-18`, `2022-08`), or an empty string."""
        return (self.published[report].value or "")[:10]

    def time(self, report: str) -> str:
        """The report's time of publication as far as known, for putting reports in order; undated ones last."""
        return self.published[report].value or "~"

    def _media(self, reading: Reading) -> frozenset[str]:
        """Ids and name keys of what passes words on in this report, so that it is no innermost speaker."""
        links = [link for statement in reading.statements for link in statement.chain]
        named = {part for link in links for part in (link.id, name_key(link.name))}
        named |= {
            part for relay in reading.relays if relay.kind != "institution" for part in (relay.id, name_key(relay.name))
        }
        named |= {mention.id for mention in reading.entities if mention.label == "MEDIA"}
        return frozenset(named)

    def _passages(self, reading: Reading) -> Iterable[Passage]:
        wording = self.wordings[reading.id]
        inner = {statement.parent for statement in reading.statements if statement.parent is not None}
        speakers = _Speakers(self, reading)
        for index, statement in enumerate(reading.statements):
            if not statement.content or index in inner:
                continue
            words = wording.within(*statement.content)[:LONGEST]
            yield from self._said(reading, index, words, speakers)
        for index, assertion in enumerate(reading.assertions):
            chain = self._narrated(reading, assertion.span)
            parts = _clauses(self.text(reading.id), assertion.span, wording)
            for part in (assertion.span, *parts):
                words = wording.within(part)[:LONGEST]
                yield Passage(
                    reading.id, "assertion", index, (part,), part != assertion.span, None, False, None, chain,
                    _keys(words) | _counted(reading, [part]), _names(words), denied_keys(words, self.language), False,
                )  # fmt: skip

    def _said(self, reading: Reading, index: int, words: Sequence[Word], speakers: _Speakers) -> Iterable[Passage]:
        """A statement, and its clauses where it is long enough to say two things."""
        statement = reading.statements[index]
        speaker, nested, chain, vehicle = speakers.innermost(index, words)
        wording = self.wordings[reading.id]
        parts: list[tuple[Span, ...]] = [statement.content]
        if len(_keys(words)) >= LONG_STATEMENT:
            parts += [(part,) for span in statement.content for part in _clauses(self.text(reading.id), span, wording)]
        for content in parts:
            own = words if content == statement.content else wording.within(*content)[:LONGEST]
            yield Passage(
                reading.id, "statement", index, content, content != statement.content, speaker, nested, vehicle, chain,
                _keys(own) | _counted(reading, content), _names(own), denied_keys(own, self.language),
                statement.negated != (statement.stance == "denies"), statement.anonymous,
            )  # fmt: skip

    def _narrated(self, reading: Reading, span: Span) -> tuple[Link, ...]:
        """The relays whose scope reaches what the report narrates: the narrowest one, then the whole report's."""
        text = self.text(reading.id)
        found: list[Link] = []
        for scope in ("statement", "paragraph", "report"):
            for relay in sorted(reading.relays, key=lambda relay: relay.span):
                near = scope == "report" or (
                    span.overlaps(relay.span)
                    if scope == "statement"
                    else "\n" not in text[min(span.end, relay.span.end) : max(span.start, relay.span.start)]
                )
                if relay.scope == scope and near and relay.id not in {link.id for link in found}:
                    found.append(Link(name=relay.name, id=relay.id, how="scope"))
        return tuple(found)


class _Speakers:
    """Who speaks inside what a medium is quoted with."""

    def __init__(self, coverage: Coverage, reading: Reading) -> None:
        self.coverage = coverage
        self.reading = reading
        self.words = vocabulary(coverage.language)
        self.stem = stemmer(coverage.language).stem

    def innermost(
        self, index: int, words: Sequence[Word]
    ) -> tuple[Entity | None, bool, tuple[Link, ...], Vehicle | None]:
        statement = self.reading.statements[index]
        report = self.reading.id
        speaker = self.coverage.entities.named(report, statement.speaker_id, statement.speaker_name)
        if not self._is_medium(statement.speaker_id, statement.speaker_name):
            return speaker, False, statement.chain, statement.vehicle
        chain = statement.chain
        if statement.speaker_id and statement.speaker_name and statement.speaker_id not in {link.id for link in chain}:
            # What the medium itself names as its source stands above it, a wider relay below.
            cited = sum(link.how == "said" for link in chain)
            own = Link(name=statement.speaker_name, id=statement.speaker_id)
            chain = (*chain[:cited], own, *chain[cited:])
        named, vehicle = self._within(words)
        if named is None:
            named, vehicle = self._cited(statement.content[-1].end, vehicle)
        vehicle = vehicle or statement.vehicle
        if named is None and vehicle is not None:
            named = self._author(index, vehicle)
        return (named or speaker), named is not None, chain, vehicle

    def _is_medium(self, given: str | None, name: str | None) -> bool:
        media = self.coverage.media[self.reading.id]
        return given in media or (name is not None and name_key(name) in media)

    def _within(self, words: Sequence[Word]) -> tuple[Entity | None, Vehicle | None]:
        """`Putin mengatakan …` → Putin; `Pesan tersebut menyatakan …` → the vehicle."""
        vehicle: Vehicle | None = None
        speaker: str | None = None
        for word in words[:8]:
            if word.name is not None:
                speaker = speaker or word.name
            elif word.lower in self.words.vehicles:
                vehicle = vehicle or self.words.vehicles[word.lower]
            elif (speaker or vehicle) and self.stem(word.lower) in self.words.cues.say:
                return self._person(speaker), vehicle
        return None, vehicle if not speaker else None

    def _cited(self, end: int, vehicle: Vehicle | None) -> tuple[Entity | None, Vehicle | None]:
        """`… kata laporan KCNA, mengutip surat Pushilin` → Pushilin: a vehicle and a name beside it after the words."""
        text = self.coverage.text(self.reading.id)
        line = text[end : end + CITED_WITHIN].partition("\n")[0]
        told = self.coverage.wordings[self.reading.id].within(Span(end, end + len(line)))
        for at, word in enumerate(told):
            if word.lower not in self.words.vehicles:
                continue
            for near in told[at + 1 : at + 1 + CITED_REACH]:
                if near.lower in self.words.cues.hearer or near.lower in self.words.vehicles:
                    break
                if near.name is not None and (person := self._person(near.name)) is not None:
                    return person, self.words.vehicles[word.lower]
        return None, vehicle

    def _person(self, entity: str | None) -> Entity | None:
        for mention in self.reading.entities:
            found = self.coverage.entities.of(self.reading.id, mention.id)
            if found is not None and found.id == entity and mention.label == "PER":
                return found
        return None

    def _author(self, index: int, vehicle: Vehicle) -> Entity | None:
        """Whose letter it is: the speaker of the nearest statement of this report that travels in such a vehicle."""
        near = sorted(
            (abs(other - index), other)
            for other, statement in enumerate(self.reading.statements)
            if other != index
            and statement.vehicle == vehicle
            and statement.speaker_name
            and not self._is_medium(statement.speaker_id, statement.speaker_name)
        )
        if not near:
            return None
        statement = self.reading.statements[near[0][1]]
        return self.coverage.entities.named(self.reading.id, statement.speaker_id, statement.speaker_name)


def _counted(reading: Reading, content: Iterable[Span]) -> frozenset[str]:
    """Keys of the larger numbers with their units: `118 orang` is rarer than its words are."""
    spans = list(content)
    return frozenset(
        f"{quantity.value:g} {quantity.unit}"
        for quantity in reading.quantities
        if quantity.unit and quantity.value >= TELLING_NUMBER and any(span.covers(quantity.span) for span in spans)
    )


def _keys(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys)


def _names(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.name for word in words if word.name is not None)


_BREAK = re.compile(r"[,;:–—] ")


def _clauses(text: str, span: Span, wording: Wording) -> list[Span]:
    """The parts of a long sentence between commas that could stand alone; none where the sentence is one clause."""
    if span.end - span.start > LONGEST_SENTENCE:
        return []
    cuts = [span.start]
    cuts += [match.end() for match in _BREAK.finditer(text, span.start, span.end)]
    cuts.append(span.end)
    found: list[Span] = []
    start = cuts[0]
    for end in cuts[1:]:
        part = Span(start, end)
        words = (word for word in wording.within(part) if word.name is None)
        if sum(key.isalpha() for key in _keys(words)) >= SHORTEST_CLAUSE:
            found.append(_trimmed(text, part))
            start = end
    if len(found) < 2:
        return []
    if start < span.end:
        found[-1] = _trimmed(text, Span(found[-1].start, span.end))
    return found


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    bare = words.rstrip(" ,;:–—\n\t")
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(bare)))


def _weights(passages: Iterable[Sequence[Passage]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    total = 0
    for of_report in passages:
        for passage in of_report:
            if not passage.clause:
                total += 1
                counts.update(passage.keys)
    return {key: math.log(1 + total / count) for key, count in counts.items()}

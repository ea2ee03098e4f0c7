"""Who speaks inside what a medium is quoted with, and the chain that the words then took."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Link, Reading, Span, Statement, Vehicle
from runut.weave.entities import Entities, Entity
from runut.weave.identity import name_key
from runut.weave.media import passers_on
from runut.weave.stems import stemmer
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word, Wording

FIRST_WORDS = 8
"""Words of a statement among which its own speaker and verb stand (`Putin mengatakan …`)."""
CITED_WITHIN, CITED_REACH = 160, 4
"""Characters after quoted words in which a cited letter is named, and words between it and its writer."""


class Spoken(NamedTuple):
    """Whose words a statement's are, and how they travelled."""

    speaker: Entity | None
    """The innermost: who wrote the letter, not the agency that quotes it."""
    nested: bool
    """Whether the speaker stands behind a medium that the text has speak."""
    chain: tuple[Link, ...]
    vehicle: Vehicle | None


class Speakers:
    """The speakers of one report's statements."""

    def __init__(self, reading: Reading, wording: Wording, entities: Entities, language: str) -> None:
        self._reading = reading
        self._wording = wording
        self._entities = entities
        self._media = passers_on(reading)
        self._vocabulary = vocabulary(language)
        self._stem = stemmer(language).stem

    def all(self) -> list[Spoken]:
        """Who speaks in each statement."""
        return [self._of(index) for index in range(len(self._reading.statements))]

    def _of(self, index: int) -> Spoken:
        statement = self._reading.statements[index]
        speaker = self._entities.named(self._reading.id, statement.speaker_id, statement.speaker_name)
        if not statement.content or not self._is_medium(statement):
            return Spoken(speaker, False, statement.chain, statement.vehicle)
        named, vehicle = self._within(self._wording.within(*statement.content))
        if named is None:
            named, vehicle = self._cited(statement.content[-1].end, vehicle)
        vehicle = vehicle or statement.vehicle
        if named is None and vehicle is not None:
            named = self._author(index, vehicle)
        return Spoken(named or speaker, named is not None, self._through_speaker(statement), vehicle)

    def _is_medium(self, statement: Statement) -> bool:
        name = statement.speaker_name
        return statement.speaker_id in self._media or (name is not None and name_key(name) in self._media)

    def _through_speaker(self, statement: Statement) -> tuple[Link, ...]:
        """The chain with the medium that speaks in it: below what it cites itself (`kata KOTA, mengutip Wartaraya`),
        above what credits it."""
        if not statement.speaker_id or not statement.speaker_name:
            return statement.chain
        chain = statement.chain
        place = next((at for at, link in enumerate(chain) if link.id == statement.speaker_id), None)
        if place is None:
            own = Link(name=statement.speaker_name, id=statement.speaker_id)
            above = {link.id for link in chain if link.how == "said"}
        else:
            own = chain[place]
            above = {link.id for link in chain[:place]} | self._cited_by_speaker(statement)
        others = [link for link in chain if link.id != own.id]
        return (*(link for link in others if link.id in above), own, *(link for link in others if link.id not in above))

    def _cited_by_speaker(self, statement: Statement) -> set[str]:
        """What the speaking medium is said to cite: a relay that opens with `mengutip` after the speaker's name."""
        text = self._reading.text or ""
        if statement.speaker is None:
            return set()
        relays = [self._reading.relays[at] for at in statement.relays]
        return {
            relay.id
            for relay in relays
            if relay.span.start > statement.speaker.end
            and name_key(relay.span.of(text)).partition(" ")[0] in self._vocabulary.cues.cites
        }

    def _within(self, words: Sequence[Word]) -> tuple[Entity | None, Vehicle | None]:
        """`Putin mengatakan …` → Putin; `Pesan tersebut menyatakan …` → the vehicle."""
        vehicle: Vehicle | None = None
        speaker: str | None = None
        for word in words[:FIRST_WORDS]:
            if word.name is not None:
                speaker = speaker or word.name
            elif word.lower in self._vocabulary.vehicles:
                vehicle = vehicle or self._vocabulary.vehicles[word.lower]
            elif (speaker or vehicle) and self._stem(word.lower) in self._vocabulary.cues.say:
                return self._person(speaker), vehicle
        return None, vehicle if not speaker else None

    def _cited(self, end: int, vehicle: Vehicle | None) -> tuple[Entity | None, Vehicle | None]:
        """`… kata laporan KCNA, mengutip surat Pushilin` → Pushilin: a vehicle and a name beside it after the words."""
        words = self._vocabulary
        line = (self._reading.text or "")[end : end + CITED_WITHIN].partition("\n")[0]
        told = self._wording.within(Span(end, end + len(line)))
        for at, word in enumerate(told):
            if word.lower not in words.vehicles:
                continue
            for near in told[at + 1 : at + 1 + CITED_REACH]:
                if near.lower in words.cues.hearer or near.lower in words.vehicles:
                    break
                if near.name is not None and (person := self._person(near.name)) is not None:
                    return person, words.vehicles[word.lower]
        return None, vehicle

    def _person(self, entity: str | None) -> Entity | None:
        for mention in self._reading.entities:
            found = self._entities.of(self._reading.id, mention.id)
            if found is not None and found.id == entity and mention.label == "PER":
                return found
        return None

    def _author(self, index: int, vehicle: Vehicle) -> Entity | None:
        """Whose letter it is: the speaker of the nearest statement of this report that travels in such a vehicle."""
        near = sorted(
            (abs(other - index), other)
            for other, statement in enumerate(self._reading.statements)
            if other != index
            and statement.vehicle == vehicle
            and statement.speaker_name
            and not self._is_medium(statement)
        )
        if not near:
            return None
        statement = self._reading.statements[near[0][1]]
        return self._entities.named(self._reading.id, statement.speaker_id, statement.speaker_name)

"""Which body a report means: ministries, firms and clubs that hold what they put out, by name or spoken of again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from runut.model import Mention, Statement
from runut.weave.entities import Entity
from runut.weave.mastheads import release_words
from runut.weave.passages import Passage
from runut.weave.telling import Telling

NEAR_NAME = 90
"""Characters before a speaker in which the body stands that he speaks for."""
NEAR_HANDLE = 120
"""Characters behind words in which the account stands that posted them."""
UNNAMED = "body"
"""Id of bodies that nobody names: within one claim they are held for one."""
_HANDLE = re.compile(r"@(\w{3,30})")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held the words of a report before it."""

    id: str
    name: str
    own: bool = False
    """Whether it is the report's own outlet, whose people heard or saw it."""
    nameless: bool = False
    """Whether it is a body that the report does not name: `pengelola`."""


class Bodies:
    """The bodies of one report."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._words = release_words(telling.coverage.language)

    def mentions(self) -> Iterable[Mention]:
        """Where the report names bodies, in order; the tagger takes `The` for one at the begin of a sentence."""
        return (one for one in self._telling.reading.entities if one.label == "ORG" and len(one.name) > len("the"))

    def named(self, mention: Mention) -> Holder | None:
        """The body of a mention."""
        found = self._telling.coverage.entities.of(self._telling.reading.id, mention.id)
        return Holder(found.id, found.name) if found is not None else None

    def speaking(self, speaker: Entity | None) -> Holder | None:
        """The body that speaks itself; of a bare noun the one that it means."""
        if speaker is None or speaker.label != "ORG":
            return None
        noun = speaker.name.lower()
        return (self._of_noun(noun) if noun in self._words.bodies else None) or Holder(speaker.id, speaker.name)

    def beside(self, statement: Statement) -> Holder | None:
        """The body that stands right before a speaker's name: `pejabat darurat WHO Ingrid Sahlberg`."""
        if statement.speaker is None:
            return None
        end = statement.speaker.end
        near = [
            mention
            for mention in self.mentions()
            if end - NEAR_NAME <= mention.span.start < end and "\n" not in self._telling.text[mention.span.start : end]
        ]
        return self.named(near[-1]) if near else None

    def before(self, at: int) -> Holder | None:
        """The body named last before a place."""
        before = [mention for mention in self.mentions() if mention.span.start < at]
        return self.named(before[-1]) if before else None

    def again(self, passage: Passage) -> Holder | None:
        """The body that a noun in the passage's paragraph speaks of again (`keterangan tertulis perusahaan`): the one
        of that noun in the coverage, else the one named last before."""
        low = set(_WORDS.findall(self._telling.coverage.paragraph(passage).of(self._telling.low)))
        noun = next((noun for noun in self._words.bodies if noun in low), None)
        if noun is None:
            return None
        return self._of_noun(noun) or self.before(passage.content[-1].end)

    def unnamed(self, statement: Statement) -> Holder | None:
        """A body that speaks under no name."""
        name = statement.speaker_name or ""
        if any(name.lower() == noun or name.lower().startswith(f"{noun} ") for noun in self._words.bodies):
            return Holder(UNNAMED, name, nameless=True)
        return None

    def posting(self, passage: Passage) -> Holder | None:
        """The body whose account is named right after its words: `tulis akun X @basarnas_id`."""
        end = passage.content[-1].end
        match = _HANDLE.search(self._telling.text, end, end + NEAR_HANDLE)
        if match is None:
            return None
        parts = [part for part in _WORDS.findall(match.group(1).lower()) if part not in self._words.handles]
        handle = "".join(parts)
        coverage = self._telling.coverage
        for reading in coverage.readings.values():
            for mention in reading.entities:
                name = mention.span.of(reading.text or "").lower() if mention.label == "ORG" else ""
                if name and "".join(_WORDS.findall(name)) == handle:
                    found = coverage.entities.of(reading.id, mention.id)
                    if found is not None:
                        return Holder(found.id, found.name)
        return None

    def _of_noun(self, noun: str) -> Holder | None:
        """The one body of the coverage whose name begins with a noun: `kementerian`."""
        coverage = self._telling.coverage
        found = {
            (one.id, one.name)
            for reading in coverage.readings.values()
            for mention in reading.entities
            if mention.label == "ORG" and mention.name.lower().startswith(f"{noun} ")
            and (one := coverage.entities.of(reading.id, mention.id)) is not None
        }  # fmt: skip
        return Holder(*next(iter(found))) if len(found) == 1 else None

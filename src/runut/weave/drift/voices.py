"""Whose words an utterance's are, also where the reading does not show it: in an original in another language, or where
a medium was taken for the speaker. There the persons count that the paragraph names, else those of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from runut.weave.coverage import Coverage
from runut.weave.identity import name_key
from runut.weave.passages import Passage
from runut.weave.vocabulary import vocabulary

SHORTEST = 3
"""Letters of a word of a name by which a text can name a person."""
_WORDS = re.compile(r"[^\W\d_]+")


class Voices:
    """The speakers of one story."""

    def __init__(self, coverage: Coverage, reports: Iterable[str]) -> None:
        self._coverage = coverage
        self._reports = sorted(reports)
        self._paragraphs_of: dict[Passage, tuple[frozenset[str], frozenset[str]]] = {}
        self._beside: dict[Passage, list[str]] = {}

    @cached_property
    def _persons(self) -> dict[str, frozenset[str]]:
        """Person → the words by which a text can name him."""
        found: dict[str, frozenset[str]] = {}
        for report in self._reports:
            for mention in self._coverage.readings[report].entities:
                known = self._coverage.entities.of(report, mention.id) if mention.label == "PER" else None
                if known is not None and known.name not in found and (words := self._words(known.name)):
                    found[known.name] = words
            for passage in self._coverage.passages[report]:
                speaker = passage.speaker
                if speaker is not None and speaker.label == "PER" and (words := self._words(speaker.name)):
                    found.setdefault(speaker.name, words)
        return found

    def _words(self, name: str) -> frozenset[str]:
        titles = vocabulary(self._coverage.language).roles.titles
        return frozenset(word for word in name_key(name).split() if len(word) >= SHORTEST and word not in titles)

    def one(self, one: Passage, other: Passage) -> bool | None:
        """Whether two passages are of one speaker; ``None`` where that is not known. A name within the other's
        (`Analis Rini Hapsari`, `Rini Hapsari`) is one person."""
        if self._shows(one) and self._shows(other):
            return one_voice(one, other)
        named, nameless = (one, other) if self._shows(one) else (other, one)
        if not self._shows(named) or named.speaker is None:
            return None
        return self._speaks(self._words(named.speaker.name), nameless)

    def _shows(self, passage: Passage) -> bool:
        """Whether the reading shows who speaks, which it does in its own language; `profesor itu` may be anybody."""
        reading, speaker = self._coverage.readings[passage.report], passage.speaker
        if speaker is None or speaker.label == "MEDIA" or reading.language != self._coverage.language:
            return False
        return speaker.label == "PER" or reading.statements[passage.index].how != "described"

    def _speaks(self, name: frozenset[str], passage: Passage) -> bool | None:
        here, before = self._paragraphs(passage)
        if name & here:
            return True
        if self.among(here):
            return False
        return True if name & before else None

    def stands_in(self, name: str, report: str) -> bool:
        """Whether a report names somebody anywhere."""
        return bool(self._words(name) & _named(self._coverage.text(report)))

    def named_beside(self, passage: Passage) -> list[str]:
        """The persons whom the paragraph of a passage names."""
        if passage not in self._beside:
            self._beside[passage] = self.among(self._paragraphs(passage)[0])
        return self._beside[passage]

    def among(self, words: frozenset[str]) -> list[str]:
        """The persons of whom a word stands there, one whose words another's name holds left out."""
        found = {name: told for name, told in self._persons.items() if told & words}
        return sorted(name for name, told in found.items() if not any(told < other for other in found.values()))

    def _paragraphs(self, passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
        """The capitalised words of a passage's paragraph, and of the last one before it that names a person."""
        if passage not in self._paragraphs_of:
            self._paragraphs_of[passage] = self._around(passage)
        return self._paragraphs_of[passage]

    def _around(self, passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
        text = self._coverage.text(passage.report)
        own = self._coverage.paragraph(passage)
        here = _named(own.of(text))
        title = self._coverage.readings[passage.report].title
        for paragraph in reversed(text[title.end if title is not None else 0 : own.start].split("\n")):
            before = _named(paragraph)
            if self.among(before):
                return here, before
        return here, frozenset()


def _named(text: str) -> frozenset[str]:
    return frozenset(name_key(word) for word in _WORDS.findall(text) if word[0].isupper())


def one_voice(one: Passage, other: Passage) -> bool | None:
    """Whether two speakers are one; ``None`` where one of them is not known."""
    if one.speaker is None or other.speaker is None:
        return None
    if one.speaker.id == other.speaker.id:
        return True
    names = (f" {name_key(one.speaker.name)} ", f" {name_key(other.speaker.name)} ")
    return names[0] in names[1] or names[1] in names[0]

"""Utterances: what each report has somebody say, made ready to be held word against word, also across languages.

Of an original in another language, of which only quotations are read as statements, every sentence is one: what it
tells may be what somebody is told to say in a translation of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from runut.model import Link, Span
from runut.weave.coverage import Coverage
from runut.weave.drift.signs import Signs, signs
from runut.weave.drift.voices import Voices
from runut.weave.identity import name_key
from runut.weave.passages import LONGEST, TITLE, Passage
from runut.weave.traced import Traced
from runut.weave.wording import Word

VERBATIM, FEWEST = 0.95, 4
"""Share of a quotation's words that another has in their order from which it stands in it; its least number of them."""
POINTED = frozenset({"clitic", "pronoun", "continued", "described", "unknown"})
"""How a speaker is found whom the text does not name beside his words (``Statement.how``)."""
MOST = 200
"""Utterances of one story that are held against one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    passage: Passage
    quoted: bool
    """Whether it stands between quote marks."""
    words: tuple[Word, ...]
    keys: frozenset[str]
    """What its words count as; of an original in another language with the words themselves, for cognates."""
    signs: Signs
    foreign: bool
    """Whether it is in another language than the coverage's."""
    own: bool
    """Whether the outlet heard it itself."""
    published: float

    @property
    def report(self) -> str:
        return self.passage.report

    @property
    def content(self) -> tuple[Span, ...]:
        return self.passage.content

    @property
    def nearness(self) -> tuple[object, ...]:
        """Sorts what is nearer to the speaker first: originals, what an outlet heard itself, what came first."""
        return (not self.foreign, not self.own, self.published, self.passage.order)


class Utterances:
    """The utterances of one story and how alike they are."""

    def __init__(self, coverage: Coverage, reports: Iterable[str], ways: Mapping[Passage, Traced]) -> None:
        self.coverage = coverage
        self.reports = frozenset(reports)
        self.all: list[Utterance] = []
        for report in sorted(self.reports):
            self.all += _of_report(coverage, report, ways)
        self.all = self.all[:MOST]
        self.voices = Voices(coverage, self.reports)

    def voice(self, one: Utterance, other: Utterance) -> bool | None:
        """Whether the two are of one speaker; ``None`` where that is not known of one of them."""
        return self.voices.one(one.passage, other.passage)

    def by_name(self, one: Utterance) -> bool:
        """Whether its report names the person who speaks beside the words, rather than points to him from afar."""
        speaker = one.passage.speaker
        if speaker is None or speaker.label != "PER" or one.passage.kind != "statement":
            return False
        how = self.coverage.readings[one.report].statements[one.passage.index].how
        beside = self.voices.named_beside(one.passage)
        return how not in POINTED or (len(beside) == 1 and name_key(beside[0]) in name_key(speaker.name))

    def verbatim(self, short: Utterance, full: Utterance) -> bool:
        """Whether one quotation holds another word for word, which tells whose both are where nobody is named beside
        one of them."""
        return (
            full.quoted
            and short.quoted
            and len(short.words) >= FEWEST
            and literal(short.words, full.words, VERBATIM) >= VERBATIM
        )

    def credits(self, one: Utterance, source: Utterance) -> bool:
        """Whether the one's report says that it has the words from the outlet of the source."""
        media = self.coverage.media
        return any(media.is_outlet(source.report, Link(id=link.id, name=link.name)) for link in one.passage.chain)

    def mass(self, keys: Iterable[str]) -> float:
        """How much words tell, as ``Coverage.weight`` has it."""
        return math.fsum(map(self.coverage.weight, keys))

    def told(self, words: Iterable[str], among: Iterable[str]) -> float:
        """The share of ``words`` that stands in ``among``, 0 to 1."""
        words = frozenset(words)
        mass = self.mass(words)
        return self.mass(words & frozenset(among)) / mass if mass > 0 else 0.0

    def only(self, one: Utterance) -> bool:
        """Whether it is all that its report quotes of its speaker."""
        return not any(
            other.report == one.report and other.quoted and self.voice(other, one) is not False
            for other in self.all
            if other is not one
        )

    def common(self, one: Utterance, other: Utterance) -> float:
        """The share of the poorer wording that both have, 0 to 1."""
        poorer = min(self.mass(one.keys), self.mass(other.keys))
        return self.mass(one.keys & other.keys) / poorer if poorer > 0 else 0.0

    def alike(self, one: Utterance | Passage, other: Utterance | Passage) -> float:
        """Words that both have, of all that they have (Dice), 0 to 1."""
        masses = self.mass(one.keys) + self.mass(other.keys)
        return 2 * self.mass(one.keys & other.keys) / masses if masses > 0 else 0.0


def _of_report(coverage: Coverage, report: str, ways: Mapping[Passage, Traced]) -> Iterable[Utterance]:
    reading = coverage.readings[report]
    turning = signs(coverage.language, reading.language)
    foreign = reading.language != coverage.language
    spoken = [
        one
        for one in coverage.passages[report]
        if not one.clause and (one.kind == "statement" or (foreign and one.index != TITLE))
    ]
    if turning is None or not spoken:
        return
    for passage in spoken:
        words = tuple(coverage.wordings[report].within(*passage.content)[:LONGEST])
        keys = frozenset(key for word in words for key in word.keys)
        if foreign:
            keys |= {word.lower for word in words if word.keys}
        yield Utterance(
            passage=passage, quoted=passage.quoted, words=words, keys=keys,
            signs=turning, foreign=foreign, own=passage in ways and ways[passage].own,
            published=coverage.published_at(report),
        )  # fmt: skip


def literal(one: Sequence[Word], other: Sequence[Word], least: float = 0.0) -> float:
    """The share of the words of ``one`` that ``other`` has in the same order, 0 to 1; 0 where it has fewer than
    ``least`` of them in any order."""
    has = {word.lower for word in other}
    if not one or sum(word.lower in has for word in one) < least * len(one):
        return 0.0
    return sum(size for _, _, size in _in_order(one, other)) / len(one)


def left_out(short: Sequence[Word], full: Sequence[Word]) -> list[Word]:
    """The words of ``full`` that ``short`` lacks, read in order."""
    has = {at for _, start, size in _in_order(short, full) for at in range(start, start + size)}
    return [word for at, word in enumerate(full) if at not in has]


def _in_order(one: Sequence[Word], other: Sequence[Word]) -> Iterable[tuple[int, int, int]]:
    """Runs of words that both have: where each begins in the one and the other, and how long it is."""
    matcher = SequenceMatcher(None, [word.lower for word in one], [word.lower for word in other], autojunk=False)
    return matcher.get_matching_blocks()

"""What somebody is said to have said, as it is compared across reports: the words, whoever says them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from runut.model import Span
from runut.weave.identity import name_key
from runut.weave.passages import Passage
from runut.weave.settings import Settings, akin, keys_of
from runut.weave.spelling import Spelling

FEWEST, FEWEST_CREDITED = 3, 2
"""Words beside names that two wordings of one remark share at least; of two that credit one medium."""
SHARE, SHARE_PARTED, SHARE_CREDITED = 0.7, 0.8, 0.6
"""The share of the shorter wording that they have in common at least; where both say something more; where both credit
one medium."""
APART = 12
"""Characters between two names of one person that stand side by side (`Keuchik Seureuke, Tgk Zulkarnaini`), at most."""
ASKING = frozenset({"asks", "hopes", "orders", "promises", "warns"})


@dataclass(frozen=True, slots=True, eq=False)
class Remark:
    report: str
    span: Span
    """Where its speaker or its cue is."""
    content: tuple[Span, ...]
    words: frozenset[str]
    """Words of the speaker's name."""
    name: str
    keys: frozenset[str]
    lower: frozenset[str]
    numbers: frozenset[float]
    passage: Passage
    asking: bool
    echoes: bool
    """Whether the report says that somebody said so as well (`senada`)."""

    @property
    def title(self) -> bool:
        return False


class Remarks:
    """The remarks of a coverage."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.spelling = Spelling(settings.coverage.language)
        self._spans: dict[str, list[tuple[Span, frozenset[str]]]] = {}

    def of(self, report: str) -> Iterable[Remark]:
        """The remarks of a report, those of nobody by name too."""
        coverage = self.settings.coverage
        reading = coverage.readings[report]
        wording = coverage.wordings[report]
        for passage in coverage.passages[report]:
            if passage.kind != "statement" or passage.clause:
                continue
            statement = reading.statements[passage.index]
            person = passage.speaker is None or passage.speaker.label == "PER"
            described = (statement.speaker_name or "").casefold().partition(" ")[
                0
            ] in self.settings.words.sources.describing
            name = (passage.speaker.name if passage.speaker is not None else statement.speaker_name) or ""
            told = wording.within(*passage.content)
            sentence = self.settings.sentence(report, passage.content[0])
            near = {word.lower for word in sentence.words} if sentence is not None else set()
            yield Remark(
                report, self._speaker(passage), passage.content,
                frozenset(name_key(name).split() if (person or described) and name[:1].isupper() else ()), name,
                keys_of(told, self.settings.words.empty), frozenset(word.lower for word in told),
                frozenset(
                    quantity.value
                    for quantity in reading.quantities
                    if any(span.covers(quantity.span) for span in passage.content)
                ),
                passage,
                statement.stance in ASKING, bool(near & self.settings.words.sources.echoes),
            )  # fmt: skip

    def _speaker(self, passage: Passage) -> Span:
        """Where the speaker of a statement is named: where the statement has a clitic or nobody, the name before it."""
        coverage = self.settings.coverage
        reading = coverage.readings[passage.report]
        statement = reading.statements[passage.index]
        named = [
            mention.span
            for mention in reading.entities
            if passage.speaker is not None
            and (entity := coverage.entities.of(passage.report, mention.id)) is not None
            and entity.id == passage.speaker.id
        ]
        if statement.speaker is not None and any(statement.speaker.overlaps(span) for span in named):
            return statement.speaker
        edge = passage.content[-1].end
        near = [span for span in named if span.start <= edge] or named[:1]
        return max(near) if near else statement.speaker or statement.cue or passage.content[0]

    def alike(self, one: Remark, other: Remark) -> float:
        """How much of the shorter wording both have, 0 where they are no one remark."""
        if one.asking != other.asking or one.passage.negated != other.passage.negated:
            return 0.0
        if (one.passage.denied ^ other.passage.denied) & one.passage.keys & other.passage.keys:
            return 0.0
        if self.settings.words.contrasted(one.lower, other.lower):
            return 0.0
        if one.numbers and other.numbers and one.numbers != other.numbers:
            return 0.0
        shared, back = akin(one.keys, other.keys), akin(other.keys, one.keys)
        share = len(shared) / max(1, min(len(one.keys), len(other.keys)))
        credited = bool(one.passage.chain and other.passage.chain) and (
            one.passage.chain[0].id == other.passage.chain[0].id
        )
        if len(shared) < (FEWEST_CREDITED if credited else FEWEST):
            return 0.0
        # What says something of its own on both sides is two remarks of one pattern sooner than one told twice.
        parted = shared != one.keys and back != other.keys
        only = self.settings.words.sources.only
        if parted and bool(one.lower & only) != bool(other.lower & only):
            return 0.0
        least = SHARE_CREDITED if credited else SHARE_PARTED if parted else SHARE
        return share if share >= least else 0.0

    def one_person(self, one: Remark, other: Remark) -> bool:
        """Whether two speakers can be one: a name and a part of it, two spellings, two names side by side."""
        if one.words <= other.words or other.words <= one.words:
            return True
        if self.spelling.close(one.words, other.words) or self.spelling.close(other.words, one.words):
            return True
        speakers = [remark.passage.speaker for remark in (one, other)]
        if speakers[0] is not None and speakers[1] is not None and speakers[0].id == speakers[1].id:
            return True
        return any(self._side_by_side(report, one, other) for report in (one.report, other.report))

    def _named(self, report: str) -> list[tuple[Span, frozenset[str]]]:
        """What a report names, in order, with the words of each name."""
        if report not in self._spans:
            text = self.settings.coverage.text(report)
            self._spans[report] = [
                (span, frozenset(name_key(span.of(text)).split()))
                for span in sorted(mention.span for mention in self.settings.coverage.readings[report].entities)
            ]
        return self._spans[report]

    def _side_by_side(self, report: str, one: Remark, other: Remark) -> bool:
        text = self.settings.coverage.text(report)
        return any(
            0 <= second.start - first.end <= APART
            and ((a & one.words and b & other.words) or (a & other.words and b & one.words))
            and not self._joined(text[first.end : second.start])
            for (first, a), (second, b) in pairwise(self._named(report))
        )

    def _joined(self, between: str) -> bool:
        """Whether the names stand in a row of persons (`Ani dan Budi`)."""
        return bool(set(name_key(between).split()) & self.settings.words.apart)

"""Where each report has its words from, as far as it shows it anywhere: media, bodies and its own people's hearing.

A report that takes one sentence from a single agency mostly takes the others from it too. So what one sentence credits
says something of those that credit nobody; how sure that is is a guess, and told as one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from runut.model import Link, Reading, Span, Statement
from runut.weave.coverage import Coverage
from runut.weave.credits import find_credits
from runut.weave.entities import Entity
from runut.weave.mastheads import credit_words, masthead, named_media, release_words
from runut.weave.passages import Passage

OFTEN = 0.1
"""Least part of a report's sentences with a credit, from which its only holder is held for that of the others."""
NEAR_NAME = 90
"""Characters before a speaker in which the body stands that he speaks for."""
WRITTEN = frozenset({"statement", "document"})
_HANDLE = re.compile(r"@(\w{3,30})")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held the words of a report before it."""

    id: str
    name: str
    own: bool = False
    """Whether it is the report's own outlet, whose people heard or saw it."""


@dataclass(slots=True)
class Provenance:
    """What one report shows of where it has its words from."""

    holders: dict[str, Holder] = field(default_factory=dict)
    """By id, in order of their first credit."""
    speakers: dict[str, Holder] = field(default_factory=dict)
    """Id of a speaker → who held what he said, where the report says so of one of his statements."""
    statements: dict[int, Holder] = field(default_factory=dict)
    """Index of a statement → the body that put it out in writing."""
    above: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Medium → media that the report puts above it."""

    share: float = 0.0
    """Credits for each sentence of the report."""

    @property
    def sole(self) -> Holder | None:
        """The one holder that the report shows, where it credits it often enough to be what the report is made of."""
        return next(iter(self.holders.values())) if len(self.holders) == 1 and self.share >= OFTEN else None


def find_provenance(coverage: Coverage) -> dict[str, Provenance]:
    """Of every report of a coverage."""
    return {report: _Reporting(coverage, reading).provenance for report, reading in coverage.readings.items()}


class _Reporting:
    """Gathers what one report shows."""

    def __init__(self, coverage: Coverage, reading: Reading) -> None:
        self._coverage = coverage
        self._reading = reading
        self._text = reading.text or ""
        self._outlet = coverage.media.outlets.get(reading.id)
        self._releases = release_words(coverage.language)
        self.provenance = Provenance()
        found: list[tuple[int, Holder]] = [*self._chained(), *self._relayed(), *self._released(), *self._announced()]
        found += self._credited()
        lower = set(self.provenance.above)
        # A body's post is the body's; another's is the medium's that carries it.
        posted = bool(self.provenance.statements)
        social = {holder.id for _, holder in found if posted and coverage.media.kind(holder.id) == "social"}
        for _, holder in sorted(found, key=lambda one: (one[0], one[1].id)):
            if holder.id not in lower and holder.id not in social:
                self.provenance.holders.setdefault(holder.id, holder)
        whole = sum(not passage.clause for passage in coverage.passages[reading.id])
        self.provenance.share = len({place for place, _ in found}) / max(1, whole)
        if any(relay.scope == "report" for relay in reading.relays):
            self.provenance.share = 1.0
        if not self.provenance.holders:
            for holder in self._by_nature():
                self.provenance.holders[holder.id] = holder
                self.provenance.share = 1.0

    def _known(self, link: Link) -> Holder | None:
        media = self._coverage.media
        if media.is_nameless(link):
            return None
        if media.is_outlet(self._reading.id, link):
            return Holder(self._outlet.id, self._outlet.name, own=True) if self._outlet is not None else None
        known = media.known(self._reading.id, link)
        return Holder(known.id, known.name)

    def _chained(self) -> Iterator[tuple[int, Holder]]:
        """The tops of the chains of statements."""
        for passage in self._coverage.passages[self._reading.id]:
            if passage.kind != "statement" or passage.clause:
                continue
            links = [link for link in passage.chain if not self._coverage.media.is_nameless(link)]
            for place, link in enumerate(links[1:], start=1):
                self.provenance.above[link.id].add(links[place - 1].id)
            if links and links[0].how != "inferred":
                holder = Holder(links[0].id, links[0].name)
                yield passage.content[0].start, holder
                self._speaks(passage, holder)

    def _relayed(self) -> Iterator[tuple[int, Holder]]:
        """The media of relays, the report's own outlet among them; of a medium that names its own source, that."""
        for relay in self._reading.relays:
            holder = self._known(Link(id=relay.id, name=relay.name))
            if holder is None:
                continue
            if relay.source is not None and not holder.own:
                self.provenance.above[holder.id].add(relay.source)
            yield relay.span.start, holder
            for index, passage in self._whole_statements() if holder.own else ():
                pointed = [self._reading.relays[at] for at in self._reading.statements[index].relays]
                if relay in pointed or self._in_paragraph(passage, relay.span):
                    self._speaks(passage, holder)

    def _whole_statements(self) -> Iterator[tuple[int, Passage]]:
        for passage in self._coverage.passages[self._reading.id]:
            if passage.kind == "statement" and not passage.clause:
                yield passage.index, passage

    def _speaks(self, passage: Passage, holder: Holder) -> None:
        if passage.speaker is not None:
            self.provenance.speakers.setdefault(passage.speaker.id, holder)

    # ---- what a body put out in writing

    def _released(self) -> Iterator[tuple[int, Holder]]:
        bodies: list[Holder] = []
        low = self._text.lower()
        written = any(words in low for words in self._releases.written)
        for index, passage in self._whole_statements():
            statement = self._reading.statements[index]
            vehicle = passage.vehicle
            body = self._body(passage.speaker)
            if self._has_social(passage) and (handled := self._account(passage)) is not None:
                body, vehicle = handled, "post"
            if vehicle not in ("statement", "post") or (passage.chain and body is None):
                continue
            if vehicle == "statement" and self._is_oral(passage):
                continue
            if body is None and written:
                body = bodies[0] if bodies else self._beside(statement)
            if body is None:
                continue
            bodies.append(body)
            self.provenance.statements[index] = body
            self._speaks(passage, body)
            yield passage.content[0].start, body

    def _body(self, speaker: Entity | None) -> Holder | None:
        if speaker is None or speaker.label != "ORG":
            return None
        return Holder(speaker.id, speaker.name)

    def _is_oral(self, passage: Passage) -> bool:
        around = self._paragraph(passage).of(self._text).lower()
        return any(words in around for words in self._releases.oral)

    def _paragraph(self, passage: Passage) -> Span:
        start = self._text.rfind("\n", 0, passage.content[0].start) + 1
        end = self._text.find("\n", passage.content[-1].end)
        return Span(start, end if end >= 0 else len(self._text))

    def _in_paragraph(self, passage: Passage, span: Span) -> bool:
        return self._paragraph(passage).covers(span)

    def _beside(self, statement: Statement) -> Holder | None:
        """The body that stands right before a speaker's name: `pejabat darurat WHO Ingrid Sahlberg`."""
        if statement.speaker is None:
            return None
        end = statement.speaker.end
        near = [
            mention
            for mention in self._reading.entities
            if mention.label == "ORG" and end - NEAR_NAME <= mention.span.start < end
            and "\n" not in self._text[mention.span.start : end]
        ]  # fmt: skip
        if not near:
            return None
        found = self._coverage.entities.of(self._reading.id, near[-1].id)
        return Holder(found.id, found.name) if found is not None else None

    def _has_social(self, passage: Passage) -> bool:
        return any(self._coverage.media.kind(link.id) == "social" for link in passage.chain)

    def _account(self, passage: Passage) -> Holder | None:
        """The body whose account is named right after its words: `tulis akun X @basarnas_id`."""
        end = passage.content[-1].end
        match = _HANDLE.search(self._text, end, end + 120)
        if match is None:
            return None
        parts = [part for part in _WORDS.findall(match.group(1).lower()) if part not in self._releases.handles]
        handle = "".join(parts)
        for reading in self._coverage.readings.values():
            for mention in reading.entities:
                if (
                    mention.label != "ORG"
                    or "".join(_WORDS.findall(mention.span.of(reading.text or "").lower())) != handle
                ):
                    continue
                found = self._coverage.entities.of(reading.id, mention.id)
                if found is not None:
                    return Holder(found.id, found.name)
        return None

    def _announced(self) -> Iterator[tuple[int, Holder]]:
        """`the rescue agency Basarnas said in a statement`: the body last named before, in an original of another
        language."""
        cues = credit_words(self._coverage.language, self._reading.language)
        low = self._text.lower()
        for words in cues.released if cues is not None else ():
            at = low.find(words)
            near = [
                mention
                for mention in self._reading.entities
                if mention.label == "ORG" and at - NEAR_NAME <= mention.span.start < at
                and "\n" not in self._text[mention.span.start : at]
            ] if at >= 0 else []  # fmt: skip
            if near and (found := self._coverage.entities.of(self._reading.id, near[-1].id)) is not None:
                yield at, Holder(found.id, found.name)

    # ---- what the text credits otherwise

    def _credited(self) -> Iterator[tuple[int, Holder]]:
        reading, language = self._reading, self._coverage.language
        for credit in find_credits(reading, self._coverage.wordings[reading.id], self._outlet, language):
            holder = self._known(Link(id=credit.medium.id, name=credit.medium.name))
            if holder is None or (holder.own and not credit.heard):
                continue
            for _, passage in self._whole_statements():
                if self._in_paragraph(passage, credit.span):
                    self._speaks(passage, holder)
            yield credit.span.start, holder
        # `Urumqi (ANTARA/Xinhua) -`
        for block in reading.blocks:
            words = _WORDS.findall(block.span.of(self._text)) if block.role == "dateline" else []
            for named in named_media(words, language):
                holder = self._known(Link(id=named.medium.id, name=named.medium.name))
                if holder is not None and not holder.own and self._names_surely(words, named.first, named.end):
                    yield block.span.start, holder

    def _names_surely(self, words: list[str], first: int, end: int) -> bool:
        """Whether words are a medium's name everywhere (`Xinhua`), and no ordinary word."""
        found = masthead(" ".join(words[first:end]), self._coverage.language)
        return found is not None and found.kind == "agency"

    def _by_nature(self) -> Iterable[Holder]:
        """An agency reports what it credits nobody for."""
        if self._outlet is None:
            return
        listed = masthead(self._outlet.name, self._coverage.language)
        if listed is not None and listed.kind == "agency":
            yield Holder(self._outlet.id, self._outlet.name, own=True)


def by_outlet(coverage: Coverage) -> dict[str, list[str]]:
    """Outlet → its reports, the earliest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for report, outlet in coverage.media.outlets.items():
        found[outlet.id].append(report)
    return {key: sorted(of, key=lambda one: (coverage.published_at(one), one)) for key, of in found.items()}

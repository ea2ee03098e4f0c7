"""Where each report has its words from, as far as it shows it anywhere: media, bodies and its own people's hearing.

A report that takes one sentence from a single agency mostly takes the others from it too. So what one sentence credits
says something of those that credit nobody; how sure that is is a guess, and told as one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from runut.model import Link, Reading, Span
from runut.weave.bodies import Holder
from runut.weave.coverage import Coverage
from runut.weave.credits import find_credits
from runut.weave.mastheads import masthead, named_media
from runut.weave.passages import Passage
from runut.weave.releases import find_releases
from runut.weave.telling import Telling

OFTEN = 0.1
"""Least part of a report's sentences with a credit, from which its only holder is held for that of the others."""
_WORDS = re.compile(r"[^\W_]+")


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

    sentences: list[tuple[Span, Holder]] = field(default_factory=list)
    """Sentences that credit a medium in other words than relays, in order, and whom."""
    present: bool = False
    """Whether the outlet's own people were there where what the report tells was said."""
    natural: bool = False
    """Whether its only holder is the agency that put it out, for it credits nobody."""
    mirrored: bool = False
    """Whether its dateline is another medium's."""
    papers: bool = False
    """Whether the outlet has the paper that it tells of."""
    share: float = 0.0
    """Credits for each sentence of the report."""

    def credited(self, passage: Passage) -> Holder | None:
        """The one medium that a passage's own sentence credits."""
        found = {
            holder.id: holder
            for sentence, holder in self.sentences
            if any(sentence.overlaps(span) for span in passage.content)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    @property
    def heard(self) -> frozenset[str]:
        """Ids of the speakers whom the outlet's own people heard."""
        return frozenset(key for key, holder in self.speakers.items() if holder.own)

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
        self._telling = Telling(coverage, reading)
        self._outlet = coverage.media.outlets.get(reading.id)
        self.provenance = Provenance()
        found: list[tuple[int, Holder]] = [*self._chained(), *self._relayed(), *self._released(), *self._credited()]
        lower = set(self.provenance.above)
        # A body's post is the body's; another's is the medium's that carries it.
        posted = bool(self.provenance.statements)
        social = {holder.id for _, holder in found if posted and coverage.media.kind(holder.id) == "social"}
        for _, holder in sorted(found, key=lambda one: (one[0], one[1].id)):
            if holder.id not in lower and holder.id not in social:
                self.provenance.holders.setdefault(holder.id, holder)
        whole = sum(not passage.clause for passage in coverage.passages[reading.id])
        self.provenance.share = len({place for place, _ in found}) / max(1, whole)
        if self.provenance.mirrored or any(relay.scope == "report" for relay in reading.relays):
            self.provenance.share = 1.0
        if not self.provenance.holders:
            self.provenance.natural = True
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
        for _, passage in self._telling.statements():
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
            if holder.own:
                self._hears(relay.span, holder)
            for index, passage in self._telling.statements() if holder.own else ():
                pointed = [self._reading.relays[at] for at in self._reading.statements[index].relays]
                if relay in pointed or self._telling.in_paragraph(passage, relay.span):
                    self._speaks(passage, holder)

    def _hears(self, span: Span, holder: Holder) -> None:
        """The outlet's own people, or those of a station or platform, heard what a sentence tells, and the persons whom
        it names."""
        sentence = self._telling.sentence(span)
        self.provenance.sentences.append((sentence, holder))
        for mention in self._reading.entities:
            if mention.label == "PER" and sentence.covers(mention.span):
                person = self._coverage.entities.of(self._reading.id, mention.id)
                if person is not None:
                    self.provenance.speakers.setdefault(person.id, holder)

    def _speaks(self, passage: Passage, holder: Holder) -> None:
        if passage.speaker is not None:
            self.provenance.speakers.setdefault(passage.speaker.id, holder)

    def _released(self) -> Iterator[tuple[int, Holder]]:
        """The bodies whose papers and posts the report tells of."""
        found = find_releases(self._telling)
        self.provenance.statements = found.statements
        self.provenance.sentences += found.sentences
        for index, passage in self._telling.statements():
            if (body := found.statements.get(index)) is not None and not body.nameless:
                self._speaks(passage, body)
        yield from found.bodies

    def _credited(self) -> Iterator[tuple[int, Holder]]:
        reading, language = self._reading, self._coverage.language
        for credit in find_credits(reading, self._coverage.wordings[reading.id], self._outlet, language):
            holder = self._known(Link(id=credit.medium.id, name=credit.medium.name))
            if holder is None:
                continue
            self.provenance.present |= credit.how == "present" and holder.own
            self.provenance.papers |= credit.how == "held" and holder.own
            if holder.own or self._coverage.media.kind(holder.id) in ("social", "broadcast"):
                self._hears(credit.span, holder)
            else:
                self.provenance.sentences.append((self._telling.sentence(credit.span), holder))
            for _, passage in self._telling.statements():
                if self._telling.in_paragraph(passage, credit.span):
                    self._speaks(passage, holder)
            yield credit.span.start, holder
        # `Urumqi (ANTARA/Xinhua) -`, and in a mirror `SEMARANG, KOMPAS.com -`
        for block in reading.blocks:
            words = _WORDS.findall(block.span.of(self._telling.text)) if block.role == "dateline" else []
            for named in named_media(words, language):
                if self._coverage.media.names_outlet(reading.id, " ".join(words[named.first : named.end])):
                    continue
                holder = self._known(Link(id=named.medium.id, name=named.medium.name))
                if holder is not None and not holder.own and self._names_surely(words, named.first, named.end):
                    self.provenance.mirrored = True
                    yield block.span.start, holder

    def _names_surely(self, words: list[str], first: int, end: int) -> bool:
        """Whether words are a medium's name everywhere (`Xinhua`), and no ordinary word."""
        return masthead(" ".join(words[first:end]), self._coverage.language) is not None

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

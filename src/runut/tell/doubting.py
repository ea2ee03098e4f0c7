"""What every telling says of what is not certain: beside the words that rest on it, and gathered."""

from __future__ import annotations

from collections.abc import Iterator

from runut.model import (
    Claim,
    Disagreement,
    DisagreementValue,
    Evidence,
    Link,
    Origin,
    Span,
    Statement,
    Time,
    Update,
    Version,
)
from runut.tell.doubts import Kind, Place, clipped, doubtful, is_open, near
from runut.tell.guesses import Guess, link_name, origin_name, speaker_guess, speaker_name
from runut.tell.index import Index
from runut.tell.shown import plain
from runut.tell.wording import Argument, Wording

_REACH = 120
"""Characters between words and a date that they are told under (``weave.dated``)."""


class Doubting:
    """The doubts of a dossier in one language."""

    def __init__(self, index: Index, words: Wording) -> None:
        self.index = index
        self.wording = words
        self.doubts = doubtful(index, words)
        self._in_report: dict[str, list[Place]] = {}
        for places in self.doubts.values():
            for place in places:
                if place.report and place.claim is None:
                    self._in_report.setdefault(place.report, []).append(place)

    def text(self, key: str, **arguments: Argument) -> str:
        """The words for ``page.<key>``."""
        return self.wording.say(f"page.{key}", **arguments)

    def origin(self, origin: Origin) -> str:
        """The name of an origin, and the doubt about it."""
        return origin_name(self.wording, origin)

    def unsure(self) -> int:
        """How many places there are that are not certain."""
        return sum(map(len, self.doubts.values()))

    def speaker_name(self, one: Statement) -> str:
        """Who speaks in a statement, as its reading has it."""
        return speaker_name(self.wording, one)

    def found(self, one: Statement) -> Guess | None:
        """How the speaker of a statement was found; ``None`` where the sentence names the speaker."""
        return speaker_guess(self.wording, one)

    def link_name(self, link: Link) -> str:
        """A medium of a chain, and the doubt about it."""
        return link_name(self.wording, link)

    def is_open(self, one: Time) -> bool:
        """Whether the date of a time expression could not be told."""
        return is_open(one)

    def speaker_of(self, claim: Claim) -> Guess | None:
        """The doubt about a claim's speaker: that of the surest version, where none names the speaker for certain."""
        if not claim.speaker:
            return None
        held = [version for version in claim.versions if version.speaker == claim.speaker]
        found = [self.speaker(version) for version in held if self.index.statement(version)]
        doubts = [one for one in found if one]
        return max(doubts, key=lambda one: one.sure or 0) if doubts and len(doubts) == len(found) else None

    def speaker(self, version: Version) -> Guess | None:
        """The doubt about who speaks in a version; ``None`` where its sentence names or describes the speaker."""
        one = self.index.statement(version)
        if one is None:
            return None
        if one.anonymous:
            return Guess(self.text("anonymous"))
        if not one.speaker_name:
            return speaker_guess(self.wording, one) or Guess(self.wording.code("found", "unknown"))
        if medium := self.index.behind(version):
            return Guess(self.wording.code("found", "behind", name=plain(medium)))
        return None if one.how == "described" else speaker_guess(self.wording, one)

    def notes(self, version: Version, claim: Claim) -> Iterator[Guess]:
        """What is not certain of a version, and not said by its chain or the claim's tally: speaker and origin."""
        if how := self.speaker(version):
            yield how._replace(said=self.text("version_speaker", how=how.said))
        if (origin := self.index.own_guess(claim, version)) is not None:
            yield Guess(self.text("version_origin", origin=self.origin(origin)), origin.sure)
        elif self.index.origins(claim) and not (version.origin and version.origin.name):
            yield Guess(self.text("edge_uncredited"))

    def value_note(self, item: Disagreement | Update, value: DisagreementValue, one: Evidence) -> Guess | None:
        """The doubt about one piece of evidence for a value: its speaker, its origin, or its date."""
        slot = item.slot if isinstance(item, Disagreement) else "number"
        if slot == "date":
            return self.date_note(one, None)
        claim = self.index.claims.get(item.claim or "") if isinstance(item, Disagreement) else None
        versions = [version for version in claim.versions if version.report == one.report] if claim else []
        if slot == "speaker":
            held = [version for version in versions if version.speaker == value.value]
            about = [version for version in held if self._speaks(version, one.span)] or held
            return next((how for version in about if (how := self.speaker(version))), None)
        if slot == "source":
            origins = [version.origin for version in versions if version.origin and version.origin.name == value.value]
            guessed = bool(origins) and all(origin.how != "said" for origin in origins)
            return Guess(self.origin(origins[0]), origins[0].sure) if guessed else None
        return None

    def _speaks(self, version: Version, span: Span) -> bool:
        one = self.index.statement(version)
        return one is not None and span in (one.speaker, one.cue, *one.content)

    def date_note(self, one: Evidence, date: str | None) -> Guess | None:
        """That the date of some words, the one given or any, was supplied by the story."""
        report = self.index.reports.get(one.report)
        for dated in report.dates if report else ():
            if date in (None, dated.value) and near(dated.span, one.span, _REACH if date else 0):
                return Guess(self.text("date_guess", how=self.wording.code("dated", dated.how)))
        return None

    def doubt_heading(self, kind: Kind) -> str:
        """How many doubts of a kind there are, and how many of them are great."""
        places = self.doubts[kind]
        said = self.wording.say(f"unsure.{kind}", n=len(places))
        low = sum(place.guess.low for place in places)
        return self.text("doubt_low", what=said, n=low) if low else said

    def doubt(self, place: Place) -> str:
        """What is doubtful at a place: whom or what it is about, and why."""
        return self.text("doubt_about", about=place.about, how=place.guess.said)

    def where(self, place: Place) -> str:
        """The claim or the report in which a doubt is shown."""
        number = self.index.report_number.get(place.report or "", 0)
        return self.text("claim", n=place.claim) if place.claim else self.text("report_ref", n=number)

    def doubt_words(self, place: Place) -> str:
        """The first of the words that a doubt is about."""
        return clipped(place.words)

    def doubts_in(self, report: str) -> tuple[Place, ...]:
        """The doubts in what was found in a report; those about the whole of it, or shown with a claim, left out."""
        held = self._in_report.get(report, ())
        return tuple(place for place in held if place.kind not in ("unread", "published"))

    def unread(self, report: str) -> tuple[Place, ...]:
        """What could not be read within a report."""
        return tuple(place for place in self._in_report.get(report, ()) if place.kind == "unread")

"""Independent origins: which medium or institution first held a claim's words.

The rule: the topmost medium or institution of a chain; speakers and vehicles are none. An outlet's own interview makes
the outlet the origin. A copy has the origin of what it copies. A report that credits nobody has origin unknown, which
never counts as one more. Where other reports show that the vehicle (a letter, a statement) was held by one medium, or
that the topmost medium took these very words from another, that one stands above it by inference. So does the one
holder that a report credits elsewhere, for what it credits nobody for, the source of an outlet whose own report is at
hand, and the report that another was taken from in silence.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from runut.model import Link, Origin, Reason, Vehicle
from runut.weave.bodies import Holder
from runut.weave.coverage import Coverage
from runut.weave.derivations import find_derivations
from runut.weave.entities import Entity
from runut.weave.grouping import Group
from runut.weave.guesses import is_later, settle_guesses
from runut.weave.mastheads import credit_words, listed_kind, release_words
from runut.weave.passages import TITLE, Passage
from runut.weave.provenance import by_outlet, find_provenance
from runut.weave.traced import SAME_CLAIM, UNKNOWN, Traced, inferred
from runut.weave.vocabulary import vocabulary

SAME_VEHICLE, SAME_VEHICLE_UNCREDITED, SAME_INTERVIEW, NAMELESS_TAKEN = 0.7, 0.5, 0.8, 0.6
SAME_SPEAKER, SAME_REPORT, OWN_REPORT = 0.7, 0.6, 0.5
"""How sure an inferred origin is, by what it follows from."""
RELATED = 0.15
"""Part of the words of the shorter of two reports, by weight, that its source must share."""
NAMELESS = 0.5
"""How sure an origin is that has no name (`media pemerintah`)."""
HELD = frozenset({"letter", "statement", "document", "post"})
"""Vehicles that exist once and that somebody holds; an interview or a speech can have many hearers."""

Carried = tuple[str, Vehicle]
"""Id of a speaker and what the words travelled in."""


@dataclass(slots=True)
class _Around:
    """What the versions of one claim show together."""

    tops: Counter[str] = field(default_factory=Counter)
    above: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Medium → the topmost media of chains in which it stands lower."""
    names: dict[str, str] = field(default_factory=dict)
    carried: Carried | None = None
    """Of most versions."""
    reports: frozenset[str] = frozenset()
    """Those that have versions."""


class Origins:
    """Traces versions of claims. ``copies``: report → the report that it copies; ``groups``: the claims."""

    def __init__(self, coverage: Coverage, copies: Mapping[str, str], groups: Sequence[Group] = ()) -> None:
        self.coverage = coverage
        self.copies = copies
        self._own: set[tuple[str, int]] = set()
        """Statements that the outlet heard itself: report and index."""
        self._own_speakers: set[tuple[str, str]] = set()
        for report, passages in coverage.passages.items():
            for passage in passages:
                if passage.kind == "statement" and self._told_outlet(passage):
                    self._own.add((report, passage.index))
                    if passage.speaker is not None:
                        self._own_speakers.add((report, passage.speaker.id))
        self._holders = self._vehicle_holders()
        self._shown = find_provenance(coverage)
        self._derived = find_derivations(coverage, groups, copies, self._shown)
        self._reports_of = by_outlet(coverage)
        self._leads = {report: _lead(passages) for report, passages in coverage.passages.items()}

    def trace(self, group: Group) -> dict[Passage, Traced]:
        """The origin of every version of a claim."""
        around = self._around(group)
        by_report: dict[str, Traced] = {}
        found: dict[Passage, Traced] = {}
        for passage in sorted(group, key=lambda one: (one.report in self.copies, one.order)):
            kept = by_report.get(self.copies.get(passage.report, ""))
            found[passage] = traced = kept or self._trace(passage, around)
            if traced.origin.id is not None:
                by_report.setdefault(passage.report, traced)
        return settle_guesses(self.coverage, found, self.copies)

    def _named(self, passage: Passage) -> list[Link]:
        return [link for link in passage.chain if not self.coverage.media.is_nameless(link)]

    def _around(self, group: Group) -> _Around:
        around = _Around(reports=frozenset(passage.report for passage in group))
        carried: Counter[Carried] = Counter()
        for passage in group:
            if passage.speaker is not None and passage.vehicle is not None:
                carried[(passage.speaker.id, passage.vehicle)] += 1
            links = self._named(passage)
            around.names.update((link.id, link.name) for link in links)
            around.tops.update(link.id for link in links[:1])
            for link in links[1:]:
                around.above[link.id][links[0].id] += 1
        around.carried = min(carried, key=lambda one: (-carried[one], one), default=None)
        return around

    def _trace(self, passage: Passage, around: _Around) -> Traced:
        holder = self._holder(passage, around)
        shown = self._shown[passage.report]
        if passage.kind == "statement" and (body := shown.statements.get(passage.index)) is not None:
            return Traced(Origin(id=body.id, name=body.name), nameless=body.nameless)
        unsaid = all(link.how == "inferred" for link in passage.chain)
        if unsaid and passage.kind == "statement" and (own := self._own_interview(passage)) is not None:
            return own
        if all(link.how != "said" for link in passage.chain) and (credited := self._credited(passage)) is not None:
            return credited
        if not passage.chain:
            if holder is not None:
                return Traced(inferred(holder, SAME_VEHICLE_UNCREDITED))
            return self._as_elsewhere(passage, around)
        top = passage.chain[0]
        if self.coverage.media.is_nameless(top):
            known = self._only_top(passage, around) or holder
            if known is not None:
                return Traced(inferred(known, NAMELESS_TAKEN), top.name, nameless=True)
            return Traced(Origin(id=top.id, name=top.name, sure=NAMELESS), nameless=True)
        higher = [key for key in around.above.get(top.id, ()) if key != top.id]
        if len(higher) == 1:
            above = Origin(id=higher[0], name=around.names[higher[0]])
            return Traced(inferred(above, SAME_CLAIM), top.name)
        if holder is not None and holder.id != top.id:
            return Traced(inferred(holder, SAME_VEHICLE), top.name)
        if (upper := self._above(passage, top)) is not None:
            return Traced(inferred(upper, SAME_REPORT), top.name)
        if (source := self._source(top.id, passage.report, {passage.report}, passage.speaker)) is not None:
            return Traced(inferred(source, SAME_CLAIM), top.name)
        said = Origin(id=top.id, name=top.name)
        if top.how == "inferred":
            return Traced(inferred(said, SAME_VEHICLE), guessed=True)
        return Traced(said)

    def _credited(self, passage: Passage) -> Traced | None:
        """The medium that the passage's own sentence credits in other words than relays, or that heard its speaker."""
        shown = self._shown[passage.report]
        holder = shown.credited(passage)
        heard = shown.speakers.get(passage.speaker.id) if passage.speaker is not None else None
        scoped = any(link.how == "scope" for link in passage.chain)
        if holder is None and heard is not None and heard.own and not scoped:
            holder = heard
        if holder is None:
            return None
        origin = Origin(id=holder.id, name=holder.name)
        if holder.nameless:
            return Traced(origin, nameless=True)
        if holder.own:
            return Traced(inferred(origin, SAME_INTERVIEW), own=True)
        source = self._source(holder.id, passage.report, {passage.report})
        return Traced(inferred(source or origin, SAME_SPEAKER))

    # ---- what the report shows elsewhere, and what the report of its source shows

    def _above(self, passage: Passage, top: Link) -> Origin | None:
        """The one holder that the report puts above a medium, for the same speaker or for what it narrates."""
        shown = self._shown[passage.report]
        holder = shown.sole if passage.speaker is None else shown.speakers.get(passage.speaker.id)
        if holder is None or shown.above.get(top.id) != {holder.id}:
            return None
        return Origin(id=holder.id, name=holder.name)

    def _as_elsewhere(self, passage: Passage, around: _Around) -> Traced:
        """The holder that the report credits for the same speaker, else its only one, else the report that it was taken
        from. What an outlet that heard one thing itself tells of others is its own only where it leads with it."""
        shown = self._shown[passage.report]
        outlet = self.coverage.media.outlets.get(passage.report)
        through = outlet.name if outlet is not None else self.coverage.readings[passage.report].uri
        derived = self._derived.get(passage.report)
        if derived is not None:
            return self._as_derived(passage, through) if derived.of in around.reports else Traced(UNKNOWN)
        of_speaker = shown.speakers.get(passage.speaker.id) if passage.speaker is not None else None
        holder = of_speaker or shown.sole
        if holder is None or (of_speaker is None and not self._reaches(holder, passage)):
            return Traced(UNKNOWN)
        origin = Origin(id=holder.id, name=holder.name)
        if holder.own:
            body = passage.speaker is not None and passage.speaker.label == "ORG"
            written = passage.kind == "statement" and self._is_written(passage)
            if of_speaker is not None or (shown.present and not body) or (shown.papers and written):
                return Traced(inferred(origin, SAME_INTERVIEW), own=True)
            leads = passage.index != TITLE and passage.content[0].start < self._leads[passage.report]
            spoken = passage.kind == "statement" and not written and not body
            whole = leads or spoken or self._is_agency(holder) or self._goes_on(passage, holder)
            if shown.natural and passage.kind == "statement" and self._is_public(passage):
                return Traced(UNKNOWN)
            return Traced(inferred(origin, OWN_REPORT), own=True, guessed=True) if whole else Traced(UNKNOWN)
        source = self._source(holder.id, passage.report, {passage.report})
        if of_speaker is not None:
            return Traced(inferred(source or origin, SAME_SPEAKER), through)
        return Traced(inferred(source or origin, SAME_REPORT), through, guessed=not shown.mirrored)

    def _is_public(self, passage: Passage) -> bool:
        """Whether words were said where everybody heard them: before the press, in court, at the scene."""
        around = self.coverage.paragraph(passage).of(self.coverage.text(passage.report)).lower()
        words = release_words(self.coverage.language)
        return any(cue in around for cue in (*words.oral, *words.occasions))

    def _is_written(self, passage: Passage) -> bool:
        """Whether a statement's cue says that its words were written."""
        reading = self.coverage.readings[passage.report]
        cue = reading.statements[passage.index].cue
        return cue is not None and cue.of(reading.text or "").lower() in release_words(self.coverage.language).writes

    def _goes_on(self, passage: Passage, holder: Holder) -> bool:
        """Whether narration goes on about somebody whose words the holder had: it names him, or opens with `ia`."""
        reading = self.coverage.readings[passage.report]
        cues = credit_words(self.coverage.language, reading.language)
        first = next(iter(self.coverage.wordings[passage.report].within(passage.content[0])), None)
        speakers = self._shown[passage.report].speakers
        named = any(key in passage.names for key, held in speakers.items() if held.id == holder.id)
        return named or (cues is not None and first is not None and first.lower in cues.pronouns)

    def _as_derived(self, passage: Passage, through: str) -> Traced:
        """As the report that it was taken from, whose outlet is the origin where that one's has no other."""
        derived = self._derived[passage.report]
        source = self.coverage.media.outlets.get(derived.of)
        if source is None:
            return Traced(UNKNOWN)
        further = self._source(source.id, passage.report, {passage.report})
        origin = further or Origin(id=source.id, name=source.name)
        args: dict[str, str | int | float] = {
            "through": through, "name": source.name, "shared": derived.shared, "of": derived.sentences,
        }  # fmt: skip
        return Traced(inferred(origin, derived.sure), through, because=Reason(code="derived", args=args))

    def _is_agency(self, holder: Holder) -> bool:
        return (
            self.coverage.media.kind(holder.id) == "agency"
            or listed_kind(holder.id, self.coverage.language) == "agency"
        )

    def _reaches(self, holder: Holder, passage: Passage) -> bool:
        """Whether a holder that the report credits once may have a passage too. A medium can have the words of anybody;
        a body or a paper has those of its own people, and a post only what it says."""
        kind = self.coverage.media.kind(holder.id)
        if kind == "social" and passage.speaker is None:
            return self._goes_on(passage, holder) or self._names_vehicle(passage)
        return passage.speaker is None or kind not in ("institution", "document", "social")

    def _names_vehicle(self, passage: Passage) -> bool:
        """Whether narration says in what it was told: `dalam unggahan itu`, `masih menurut laporan tersebut`."""
        known = vocabulary(self.coverage.language)
        words = [word.lower for word in self.coverage.wordings[passage.report].within(passage.content[0])]
        cues = credit_words(self.coverage.language, self.coverage.readings[passage.report].language)
        again = cues.again if cues is not None else ()
        return any(one in known.vehicles and other in again for one, other in pairwise(words))

    def _source(self, medium: str, report: str, seen: set[str], speaker: Entity | None = None) -> Origin | None:
        """The one holder that an outlet's own report shows, where that is at hand, no later and tells of the same. What
        the outlet heard itself is of those whom it heard only, not of another ``speaker``."""
        for other in self._reports_of.get(medium, ()):
            if other in seen or is_later(self.coverage, other, report) or not self._related(other, report):
                continue
            holder = self._holder_of(other, medium, seen, speaker)
            if holder is None:
                continue
            further = self._source(holder.id, other, seen | {other}) if not holder.own else None
            found = further or Origin(id=holder.id, name=holder.name)
            return found if found.id != medium else None
        return None

    def _holder_of(self, report: str, medium: str, seen: set[str], speaker: Entity | None) -> Holder | None:
        """The holder of a report by that medium; of several, the one of which another is a reader at second hand.
        ``seen``: reports on the way here, that two which credit one another come to an end."""
        derived = self._derived.get(report)
        if derived is not None and (outlet := self.coverage.media.outlets.get(derived.of)) is not None:
            return Holder(outlet.id, outlet.name)
        holders = [one for one in self._shown[report].holders.values() if one.id != medium]
        if len(holders) > 1:
            behind = {one.id: self._source(one.id, report, seen | {report}) for one in holders}
            tops = {origin.id for origin in behind.values() if origin is not None}
            holders = [one for one in holders if one.id in tops]
        shown = self._shown[report]
        own = any(one.own for one in shown.holders.values())
        others = speaker is not None and shown.heard and speaker.id not in shown.heard and not shown.present
        return holders[0] if len(holders) == 1 and (not own or others) else None

    def _related(self, one: str, other: str) -> bool:
        words = [
            frozenset[str]().union(*(passage.keys for passage in self.coverage.passages[report] if not passage.clause))
            for report in (one, other)
        ]
        masses = [math.fsum(map(self.coverage.weight, sorted(keys))) for keys in (*words, words[0] & words[1])]
        return masses[2] >= RELATED * max(1e-9, min(masses[:2]))

    def _only_top(self, passage: Passage, around: _Around) -> Origin | None:
        """The medium that most versions have on top, for a nameless one; not the one that stands right below it."""
        known = [key for key in sorted(around.tops) if around.tops[key] == max(around.tops.values())]
        below = next((link.id for link in self._named(passage)), None)
        return Origin(id=known[0], name=around.names[known[0]]) if len(known) == 1 and known[0] != below else None

    def _holder(self, passage: Passage, around: _Around) -> Origin | None:
        """Who held the letter that the words stand in; by the other versions where this one names no vehicle."""
        carried = around.carried
        if passage.vehicle is not None and passage.speaker is not None:
            carried = (passage.speaker.id, passage.vehicle)
        elif passage.speaker is not None and (carried is None or carried[0] != passage.speaker.id):
            return None
        return self._holders.get(carried) if carried is not None else None

    def _vehicle_holders(self) -> dict[Carried, Origin]:
        """The one medium that is named, in two reports or more, as the topmost of chains that carry what somebody
        wrote; none where two media compete."""
        tops: dict[Carried, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        lower: dict[Carried, set[str]] = defaultdict(set)
        names: dict[str, str] = {}
        for passages in self.coverage.passages.values():
            for passage in passages:
                links = self._named(passage)
                if passage.speaker is None or passage.vehicle not in HELD or not links:
                    continue
                key = (passage.speaker.id, passage.vehicle)
                names[links[0].id] = links[0].name
                tops[key][links[0].id].add(passage.report)
                lower[key].update(link.id for link in links[1:])
        found: dict[Carried, Origin] = {}
        for key, reports in tops.items():
            # What somewhere stands below another medium is no holder; of the rest one must lead.
            counts = Counter({top: len(reports[top]) for top in reports if top not in lower[key]})
            (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
            if most > max(1, next_most):
                found[key] = Origin(id=first, name=names[first])
        return found

    # ---- an outlet's own interview

    def _own_interview(self, passage: Passage) -> Traced | None:
        outlet = self.coverage.media.outlets.get(passage.report)
        if outlet is None:
            return None
        heard = Origin(id=outlet.id, name=outlet.name)
        if (passage.report, passage.index) in self._own:
            return Traced(heard, own=True)
        # What the same person says further on in an interview, unless it travels otherwise.
        if (
            passage.speaker is not None
            and (passage.report, passage.speaker.id) in self._own_speakers
            and passage.vehicle in (None, "interview")
        ):
            return Traced(inferred(heard, SAME_INTERVIEW), own=True)
        return None

    def _told_outlet(self, passage: Passage) -> bool:
        """`kata Yonas kepada Kentongan Pos`: the words point to the outlet itself."""
        reading = self.coverage.readings[passage.report]
        relays = [reading.relays[at] for at in reading.statements[passage.index].relays]
        media = self.coverage.media
        return any(media.is_outlet(passage.report, Link(id=relay.id, name=relay.name)) for relay in relays)


def _lead(passages: Iterable[Passage]) -> int:
    """Where the first two passages of a report end, its title aside."""
    told = sorted(passage.content for passage in passages if passage.index != TITLE and not passage.clause)
    return told[:2][-1][-1].end if told else 0

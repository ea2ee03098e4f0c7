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
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from runut.model import Link, Origin, Reason, Vehicle
from runut.weave.coverage import Coverage
from runut.weave.derivations import find_derivations
from runut.weave.grouping import Group
from runut.weave.mastheads import listed_kind
from runut.weave.passages import TITLE, Passage
from runut.weave.provenance import Holder, by_outlet, find_provenance

SAME_CLAIM, SAME_VEHICLE, SAME_VEHICLE_UNCREDITED, SAME_INTERVIEW, NAMELESS_TAKEN = 0.9, 0.7, 0.5, 0.8, 0.6
SAME_SPEAKER, SAME_REPORT, OWN_REPORT = 0.7, 0.6, 0.5
"""How sure an inferred origin is, by what it follows from."""
SAME_SENTENCE, FEWEST_WORDS = 0.85, 3
"""Part of the words of the shorter of two wordings that one sentence shares, and how many words it has at least."""
RELATED = 0.15
"""Part of the words of the shorter of two reports, by weight, that its source must share."""
NAMELESS = 0.5
"""How sure an origin is that has no name (`media pemerintah`)."""
HELD = frozenset({"letter", "statement", "document", "post"})
"""Vehicles that exist once and that somebody holds; an interview or a speech can have many hearers."""

UNKNOWN = Origin(id=None, name=None, how="unknown", sure=1.0)
Carried = tuple[str, Vehicle]
"""Id of a speaker and what the words travelled in."""


@dataclass(frozen=True, slots=True)
class Traced:
    """Where one version comes from, and through what that is known where it was inferred."""

    origin: Origin
    through: str | None = None
    own: bool = False
    """Whether the outlet heard the words itself."""
    nameless: bool = False
    """Whether the topmost link named no one medium, and the origin stands in its place."""
    because: Reason | None = None
    """Why the origin was inferred, where more than a chain tells it."""


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
        return found

    def contested(self, traced: Mapping[Passage, Traced]) -> frozenset[str]:
        """Origins that do not count. One sentence, quoted alike, that relays say was said to two media was said to one
        of them: the one that tells so itself, that more reports name, or that was named first."""
        quoted = [one for one in sorted(traced, key=lambda passage: passage.order) if one.quoted]
        told: dict[str, set[str]] = defaultdict(set)
        for passage, of in traced.items():
            if of.origin.id is not None:
                told[of.origin.id].add(passage.report)
        own = {of.origin.id for of in traced.values() if of.own}

        def weight(origin: str) -> tuple[bool, int, float, str]:
            first = min(self.coverage.published_at(report) for report in told[origin])
            return (origin in own, len(told[origin]), -first, origin)

        lost: set[str] = set()
        for one, other in combinations(quoted, 2):
            first, second = traced[one].origin.id, traced[other].origin.id
            if first is None or second is None or first == second or {first, second} <= own:
                continue
            if _same_sentence(one, other):
                lost.add(min(first, second, key=weight))
        return frozenset(lost) if lost < told.keys() else frozenset()

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
            return Traced(Origin(id=body.id, name=body.name))
        if not passage.chain:
            if passage.kind == "statement" and (own := self._own_interview(passage)) is not None:
                return own
            if holder is not None:
                return Traced(_inferred(holder, SAME_VEHICLE_UNCREDITED))
            return self._as_elsewhere(passage, around)
        top = passage.chain[0]
        if self.coverage.media.is_nameless(top):
            known = self._only_top(passage, around) or holder
            if known is not None:
                return Traced(_inferred(known, NAMELESS_TAKEN), top.name, nameless=True)
            return Traced(Origin(id=top.id, name=top.name, sure=NAMELESS), nameless=True)
        higher = [key for key in around.above.get(top.id, ()) if key != top.id]
        if len(higher) == 1:
            above = Origin(id=higher[0], name=around.names[higher[0]])
            return Traced(_inferred(above, SAME_CLAIM), top.name)
        if holder is not None and holder.id != top.id:
            return Traced(_inferred(holder, SAME_VEHICLE), top.name)
        if (upper := self._above(passage, top)) is not None:
            return Traced(_inferred(upper, SAME_REPORT), top.name)
        if (source := self._source(top.id, passage.report, {passage.report})) is not None:
            return Traced(_inferred(source, SAME_CLAIM), top.name)
        said = Origin(id=top.id, name=top.name)
        return Traced(said if top.how != "inferred" else _inferred(said, SAME_VEHICLE))

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
        if holder is None or (of_speaker is None and passage.speaker is not None and not self._is_medium(holder)):
            return Traced(UNKNOWN)
        origin = Origin(id=holder.id, name=holder.name)
        if holder.own:
            if of_speaker is not None:
                return Traced(_inferred(origin, SAME_INTERVIEW), own=True)
            leads = passage.index != TITLE and passage.content[0].start < self._leads[passage.report]
            whole = leads or passage.kind == "statement" or self._is_agency(holder)
            return Traced(_inferred(origin, OWN_REPORT), own=True) if whole else Traced(UNKNOWN)
        source = self._source(holder.id, passage.report, {passage.report})
        return Traced(_inferred(source or origin, SAME_SPEAKER if of_speaker is not None else SAME_REPORT), through)

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
        return Traced(_inferred(origin, derived.sure), through, because=Reason(code="derived", args=args))

    def _is_agency(self, holder: Holder) -> bool:
        return (
            self.coverage.media.kind(holder.id) == "agency"
            or listed_kind(holder.id, self.coverage.language) == "agency"
        )

    def _is_medium(self, holder: Holder) -> bool:
        """Whether a holder can have the words of anybody; a body or a post has those of its own people."""
        return self.coverage.media.kind(holder.id) not in ("institution", "social", "document")

    def _source(self, medium: str, report: str, seen: set[str]) -> Origin | None:
        """The one holder that an outlet's own report shows, where that is at hand, no later and tells of the same."""
        for other in self._reports_of.get(medium, ()):
            later = self.coverage.days[other] > self.coverage.days[report] != ""
            if other in seen or later or not self._related(other, report):
                continue
            holder = self._holder_of(other, medium)
            if holder is None:
                continue
            further = self._source(holder.id, other, seen | {other}) if not holder.own else None
            found = further or Origin(id=holder.id, name=holder.name)
            return found if found.id != medium else None
        return None

    def _holder_of(self, report: str, medium: str) -> Holder | None:
        """The holder of a report by that medium; of several, the one of which another is a reader at second hand."""
        derived = self._derived.get(report)
        if derived is not None and (outlet := self.coverage.media.outlets.get(derived.of)) is not None:
            return Holder(outlet.id, outlet.name)
        holders = [one for one in self._shown[report].holders.values() if one.id != medium]
        if len(holders) > 1:
            behind = {one.id: self._source(one.id, report, {report}) for one in holders}
            tops = {origin.id for origin in behind.values() if origin is not None}
            holders = [one for one in holders if one.id in tops]
        own = any(one.own for one in self._shown[report].holders.values())
        return holders[0] if len(holders) == 1 and not own else None

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
            return Traced(_inferred(heard, SAME_INTERVIEW), own=True)
        return None

    def _told_outlet(self, passage: Passage) -> bool:
        """`kata Yonas kepada Kentongan Pos`: the words point to the outlet itself."""
        reading = self.coverage.readings[passage.report]
        relays = [reading.relays[at] for at in reading.statements[passage.index].relays]
        media = self.coverage.media
        return any(media.is_outlet(passage.report, Link(id=relay.id, name=relay.name)) for relay in relays)


def _same_sentence(one: Passage, other: Passage) -> bool:
    """Whether two wordings are one sentence of one speaker, whoever translated it."""
    if one.speaker is None or other.speaker is None or one.speaker.id != other.speaker.id:
        return False
    less = min(len(one.keys), len(other.keys))
    return less >= FEWEST_WORDS and len(one.keys & other.keys) >= SAME_SENTENCE * less


def _lead(passages: Iterable[Passage]) -> int:
    """Where the first two passages of a report end, its title aside."""
    told = sorted(passage.content for passage in passages if passage.index != TITLE and not passage.clause)
    return told[:2][-1][-1].end if told else 0


def _inferred(origin: Origin, sure: float) -> Origin:
    return Origin(id=origin.id, name=origin.name, how="inferred", sure=sure)


def claim_origins(traced: Iterable[Traced], contested: Collection[str] = ()) -> tuple[Origin, ...]:
    """The origins of a claim, each once, the surest first; one unknown among them where a version credits nobody. A
    medium without a name may be one of those that are named, so it is none beside them; nor is one that is
    ``contested``."""
    best: dict[str | None, Origin] = {}
    named: set[str] = set()
    for one in traced:
        origin = UNKNOWN if one.origin.id in contested else one.origin
        held = best.get(origin.id)
        if held is None or (origin.sure, origin.how) > (held.sure, held.how):
            best[origin.id] = origin
        if origin.id is not None and not (one.nameless and origin.how == "said"):
            named.add(origin.id)
    kept = [origin for origin in best.values() if not named or origin.id is None or origin.id in named]
    return tuple(sorted(kept, key=lambda origin: (origin.id is None, -origin.sure, origin.name or "")))

"""Independent origins: which medium or institution first held a claim's words.

The rule: the topmost medium or institution of a chain; speakers and vehicles are none. An outlet's own interview makes
the outlet the origin. A copy has the origin of what it copies. A report that credits nobody has origin unknown, which
never counts as one more. Where other reports show that the vehicle (a letter, a statement) was held by one medium, or
that the topmost medium took these very words from another, that one stands above it by inference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from runut.model import Link, Origin, Vehicle
from runut.weave.coverage import Coverage
from runut.weave.grouping import Group
from runut.weave.passages import Passage

SAME_CLAIM, SAME_VEHICLE, SAME_VEHICLE_UNCREDITED, SAME_INTERVIEW, NAMELESS_TAKEN = 0.9, 0.7, 0.5, 0.8, 0.6
"""How sure an inferred origin is, by what it follows from."""
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


@dataclass(slots=True)
class _Around:
    """What the versions of one claim show together."""

    tops: Counter[str] = field(default_factory=Counter)
    above: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Medium → the topmost media of chains in which it stands lower."""
    names: dict[str, str] = field(default_factory=dict)
    carried: Carried | None = None
    """Of most versions."""


class Origins:
    """Traces versions of claims. ``copies``: report → the report that it copies."""

    def __init__(self, coverage: Coverage, copies: Mapping[str, str]) -> None:
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

    def _named(self, passage: Passage) -> list[Link]:
        return [link for link in passage.chain if not self.coverage.media.is_nameless(link)]

    def _around(self, group: Group) -> _Around:
        around = _Around()
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
        if not passage.chain:
            if passage.kind != "statement":
                return Traced(UNKNOWN)
            if (own := self._own_interview(passage)) is not None:
                return own
            return Traced(_inferred(holder, SAME_VEHICLE_UNCREDITED)) if holder is not None else Traced(UNKNOWN)
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
        said = Origin(id=top.id, name=top.name)
        return Traced(said if top.how != "inferred" else _inferred(said, SAME_VEHICLE))

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


def _inferred(origin: Origin, sure: float) -> Origin:
    return Origin(id=origin.id, name=origin.name, how="inferred", sure=sure)


def claim_origins(traced: Iterable[Traced]) -> tuple[Origin, ...]:
    """The origins of a claim, each once, the surest first; one unknown among them where a version credits nobody. A
    medium without a name may be one of those that are named, so it is none beside them."""
    best: dict[str | None, Origin] = {}
    named = False
    for one in traced:
        origin = one.origin
        held = best.get(origin.id)
        if held is None or (origin.sure, origin.how) > (held.sure, held.how):
            best[origin.id] = origin
        named = named or (origin.id is not None and origin.sure != NAMELESS)
    kept = [origin for origin in best.values() if not named or origin.sure != NAMELESS]
    return tuple(sorted(kept, key=lambda origin: (origin.id is None, -origin.sure, origin.name or "")))

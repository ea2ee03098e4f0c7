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

from runut.model import Link, Named, Origin, Reading, Vehicle
from runut.weave.claims import Group
from runut.weave.identity import name_key
from runut.weave.passages import Coverage, Passage
from runut.weave.vocabulary import vocabulary

SAME_CLAIM, SAME_VEHICLE, SAME_INTERVIEW, GENERIC = 0.9, 0.7, 0.8, 0.6
"""How sure an inferred origin is, by what it follows from."""
NAMELESS = 0.5
"""How sure an origin is that has no name (`media pemerintah`)."""
REACH = 160
"""Characters after a statement in which its hearer is looked for."""
HELD = frozenset({"letter", "statement", "document", "post"})
"""Vehicles that exist once and that somebody holds; an interview or a speech can have many hearers."""

UNKNOWN = Origin(id=None, name=None, how="unknown", sure=1.0)


@dataclass(frozen=True, slots=True)
class Traced:
    """Where one version comes from, and through what that is known where it was inferred."""

    origin: Origin
    through: str | None = None
    own: bool = False
    """Whether the outlet heard the words itself."""
    generic: bool = False
    """Whether the topmost link named no one medium, and the origin stands in its place."""


@dataclass(slots=True)
class _Around:
    """What the versions of one claim show together."""

    tops: Counter[str] = field(default_factory=Counter)
    above: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Medium → the topmost media of chains in which it stands lower."""
    names: dict[str, str] = field(default_factory=dict)
    carried: tuple[str, Vehicle] | None = None
    """Speaker and vehicle of most versions."""


class Origins:
    """Traces versions of claims. ``copies``: report → the report that it copies."""

    def __init__(self, coverage: Coverage, copies: Mapping[str, str]) -> None:
        self.coverage = coverage
        self.copies = copies
        self.words = vocabulary(coverage.language)
        self._own = {
            (report, passage.kind, passage.index)
            for report, passages in coverage.passages.items()
            for passage in passages
            if passage.kind == "statement" and self._told_outlet(passage)
        }
        self._own_speakers = {
            (report, passage.speaker.id)
            for report, passages in coverage.passages.items()
            for passage in passages
            if passage.speaker is not None and (report, passage.kind, passage.index) in self._own
        }
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

    def _around(self, group: Group) -> _Around:
        around = _Around()
        carried: Counter[tuple[str, Vehicle]] = Counter()
        for passage in group:
            if passage.speaker is not None and passage.vehicle is not None:
                carried[(passage.speaker.id, passage.vehicle)] += 1
            links = [link for link in self._links(passage) if not self._is_generic(link)]
            for place, link in enumerate(links):
                key = self._id(passage, link)
                around.names[key] = self._name(passage, link)
                if place:
                    around.above[key][self._id(passage, links[0])] += 1
                else:
                    around.tops[key] += 1
        around.carried = min(carried, key=lambda one: (-carried[one], one), default=None)
        return around

    def _trace(self, passage: Passage, around: _Around) -> Traced:
        tops, names = around.tops, around.names
        links = self._links(passage)
        outlet = self.coverage.readings[passage.report].outlet
        if not links:
            own = self._own_interview(passage, outlet)
            if own is not None:
                return own
            holder = self._holder(passage, around)
            if holder is not None and passage.kind == "statement":
                return Traced(Origin(id=holder.id, name=holder.name, how="inferred", sure=SAME_VEHICLE - 0.2), None)
            return Traced(UNKNOWN)
        top = links[0]
        if self._is_generic(top):
            known = [key for key in sorted(tops) if tops[key] == max(tops.values())]
            below = next((link for link in links[1:] if not self._is_generic(link)), None)
            chosen = known[0] if len(known) == 1 else None
            if chosen is not None and (below is None or chosen != self._id(passage, below)):
                return Traced(
                    Origin(id=chosen, name=names[chosen], how="inferred", sure=GENERIC), top.name, generic=True
                )
            holder = self._holder(passage, around)
            if holder is not None:
                return Traced(
                    Origin(id=holder.id, name=holder.name, how="inferred", sure=GENERIC), top.name, generic=True
                )
            return Traced(Origin(id=self._id(passage, top), name=top.name, sure=NAMELESS), generic=True)
        mine = self._id(passage, top)
        higher = {key: count for key, count in around.above.get(mine, {}).items() if key != mine}
        if len(higher) == 1:
            key = next(iter(higher))
            return Traced(Origin(id=key, name=names[key], how="inferred", sure=SAME_CLAIM), top.name)
        holder = self._holder(passage, around)
        if holder is not None and holder.id != mine:
            return Traced(Origin(id=holder.id, name=holder.name, how="inferred", sure=SAME_VEHICLE), top.name)
        how = "inferred" if top.how == "inferred" else "said"
        return Traced(
            Origin(id=mine, name=self._name(passage, top), how=how, sure=SAME_VEHICLE if how == "inferred" else 1.0)
        )

    def _links(self, passage: Passage) -> list[Link]:
        """The chain without the outlet itself."""
        outlet = self.coverage.readings[passage.report].outlet
        return [link for link in passage.chain if outlet is None or not self._is_outlet(link, outlet)]

    def _is_outlet(self, link: Link, outlet: Named) -> bool:
        return link.id == outlet.id or _bare(link.name) == _bare(outlet.name)

    def _is_generic(self, link: Link) -> bool:
        """Whether a link names no one medium: `media pemerintah`."""
        return all(word in self.words.cues.generic for word in name_key(link.name).split())

    def _id(self, passage: Passage, link: Link) -> str:
        return medium_key(self.coverage, passage.report, link)

    def _name(self, passage: Passage, link: Link) -> str:
        """The fullest name that reports give the medium."""
        found = self.coverage.entities.named(passage.report, link.id, link.name)
        return found.name if found is not None and found.label != "PER" else link.name

    def _holder(self, passage: Passage, around: _Around) -> Origin | None:
        """Who held the letter that the words stand in; by the other versions where this one names no vehicle."""
        carried = around.carried
        if passage.vehicle is not None and passage.speaker is not None:
            carried = (passage.speaker.id, passage.vehicle)
        elif passage.speaker is not None and (carried is None or carried[0] != passage.speaker.id):
            return None
        return self._holders.get(carried) if carried is not None else None

    def _vehicle_holders(self) -> dict[tuple[str, Vehicle], Origin]:
        """The one medium that is named, in two reports or more, as the topmost of chains that carry what somebody
        wrote; none where two media compete."""
        seen: dict[tuple[str, Vehicle], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        deep: dict[tuple[str, Vehicle], set[str]] = defaultdict(set)
        names: dict[str, str] = {}
        for passages in self.coverage.passages.values():
            for passage in passages:
                if passage.speaker is None or passage.vehicle not in HELD:
                    continue
                links = [link for link in self._links(passage) if not self._is_generic(link)]
                if not links:
                    continue
                key = (passage.speaker.id, passage.vehicle)
                top = self._id(passage, links[0])
                names.setdefault(top, self._name(passage, links[0]))
                seen[key][top].add(passage.report)
                deep[key].update(self._id(passage, link) for link in links[1:])
        found: dict[tuple[str, Vehicle], Origin] = {}
        for key, holders in seen.items():
            # What somewhere stands below another medium is no holder; of the rest one must lead.
            tops = {top: reports for top, reports in holders.items() if top not in deep[key]}
            ranked = sorted(tops, key=lambda top: (-len(tops[top]), top))
            if (
                ranked
                and (len(ranked) == 1 or len(tops[ranked[0]]) > len(tops[ranked[1]]))
                and len(tops[ranked[0]]) > 1
            ):
                found[key] = Origin(id=ranked[0], name=names[ranked[0]])
        return found

    # ---- an outlet's own interview

    def _own_interview(self, passage: Passage, outlet: Named | None) -> Traced | None:
        if outlet is None or passage.kind != "statement":
            return None
        here = (passage.report, passage.kind, passage.index)
        if here in self._own:
            return Traced(Origin(id=outlet.id, name=outlet.name), own=True)
        # What the same person says further on in an interview, unless it travels otherwise.
        if (
            passage.speaker is not None
            and (passage.report, passage.speaker.id) in self._own_speakers
            and passage.vehicle in (None, "interview")
        ):
            return Traced(Origin(id=outlet.id, name=outlet.name, how="inferred", sure=SAME_INTERVIEW), own=True)
        return None

    def _told_outlet(self, passage: Passage) -> bool:
        """`kata Yonas kepada Kentongan Pos`: the outlet is named as the hearer in the statement's own sentence, or
        stands in its chain."""
        reading = self.coverage.readings[passage.report]
        if reading.outlet is None:
            return False
        if any(self._is_outlet(link, reading.outlet) for link in passage.chain):
            return True
        text = reading.text or ""
        start, end = passage.content[0].start, passage.content[-1].end
        before = text[max(0, start - REACH) : start].rpartition("\n")[2]
        after = text[end : end + REACH].partition("\n")[0]
        return self._hears(after, reading) or self._hears(before, reading)

    def _hears(self, words: str, reading: Reading) -> bool:
        spoken = name_key(words).split()
        names = [name_key(reading.outlet.name).split()] if reading.outlet is not None else []
        for at, word in enumerate(spoken):
            if word not in self.words.cues.hearer:
                continue
            rest = spoken[at + 1 :]
            if rest[:1] and rest[0] in self.words.cues.self:
                return True
            if any("".join(rest[:many]) == "".join(name) for name in names for many in range(1, len(name) + 2)):
                return True
        return False


def _bare(name: str) -> str:
    """A medium's name without what tells its address (`Kompas.com` → `kompas`)."""
    words = [word for word in name_key(name).split() if word not in ("com", "co", "id", "net")]
    return "".join(words)


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


def medium_key(coverage: Coverage, report: str, link: Link) -> str:
    """The id of a medium or institution, the same for all its names in the coverage."""
    found = coverage.entities.named(report, link.id, link.name)
    return found.id if found is not None and found.label != "PER" else link.id


def outlet_key(reading: Reading) -> str:
    """What an outlet is counted by; a report of no known outlet counts for itself."""
    return reading.outlet.id if reading.outlet is not None else f"report {reading.id}"

"""The place of one happening, by different reports.

A place that two reports name is settled between them; so is one that lies in the other, by the tables or by what a
report says (`Kecamatan Klojen, Kota Malang`). Of what is left, two places of happenings are held against one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from runut.model import ReadRole, Reason, Span
from runut.weave.entities.knowledge import Knowledge, knowledge
from runut.weave.finding import Finding
from runut.weave.identity import name_key
from runut.weave.instants import days_apart
from runut.weave.matching import Clash, find_clashes
from runut.weave.settings import Setting, Settings, akin, keys_of

LEAST, LEAST_AGREED = 2.0, 0.0
ORIGIN, ACT, OTHER_ACT, NEAR, WIDE, NAME, DAY, KIND = 2.5, 1.2, 0.8, 0.5, 0.25, 0.5, 0.6, 0.5
REACH = 12
MOST = 80
"""Places of one report that are compared."""
LIKE_SPELLING = 3
"""Letters from which on two names that begin alike may be two spellings."""
_JOINED = re.compile(r"\s*[,(]\s*(?:\w+\s+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    report: str
    span: Span
    entity: str
    name: str
    words: frozenset[str]
    """Words of its name, without its kind."""
    kind: str
    happens: bool
    """Whether the text says that something happened there."""
    setting: Setting
    near: frozenset[str]
    acts: frozenset[str]
    days: frozenset[str]
    origin: bool
    """Whether somebody comes from there."""
    persons: frozenset[str]
    inside: bool
    """Whether another place follows that contains it."""

    @property
    def title(self) -> bool:
        return self.setting.sentence.title


def place_findings(settings: Settings, stories: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """Disagreements on places."""
    found: list[Finding] = []
    for story in stories:
        if len(story) < 2:
            continue
        of_report = {report: _sites(settings, report)[:MOST] for report in story}
        judge = _Judge(settings, of_report)
        for clash in find_clashes(of_report, judge.likely, judge.agree, LEAST, LEAST_AGREED, copies):
            finding = _finding(settings, clash)
            if finding is not None:
                found.append(finding)
    return found


def _finding(settings: Settings, clash: Clash[Site]) -> Finding | None:
    sites = [site for value in clash.values for site in value]
    first = min(sites, key=lambda site: (site.title, not site.happens, site.report, site.span))
    text = settings.coverage.text(first.report)
    start = first.setting.before[0].start if first.setting.before else first.span.start
    shown = " ".join(text[start : first.span.start].split()).strip(" ,(")
    finding = Finding(
        "place", Reason(code="place_of", args={"what": shown}), sure=round(min(0.9, 0.35 + 0.1 * clash.likely), 2)
    )
    for value in clash.values:
        name = min(site.name for site in value)
        for site in value:
            finding.add(name, site.report, site.span)
    return finding if len(finding.values) > 1 and len(finding.reports) > 1 else None


def _sites(settings: Settings, report: str) -> list[Site]:
    coverage = settings.coverage
    reading = coverage.readings[report]
    text = coverage.text(report)
    told = [block.span for block in reading.blocks if block.role in ReadRole]
    mentions = [
        mention
        for mention in sorted(reading.entities, key=lambda one: one.span)
        if mention.label == "LOC" and any(span.covers(mention.span) for span in told)
    ]
    found: list[Site] = []
    for at, mention in enumerate(mentions):
        entity = coverage.entities.of(report, mention.id)
        setting = settings.around(report, mention.span, REACH)
        if entity is None or setting is None:
            continue
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        inside = following is not None and _JOINED.fullmatch(text[mention.span.end : following.span.start]) is not None
        site = _site(settings, setting, mention.span, entity.id, entity.name, inside)
        if site is None:
            continue
        if found and found[-1].inside and found[-1].happens:
            # `di Kecamatan Klojen, Kota Malang`: it happened in both.
            site = replace(site, happens=True, near=site.near | found[-1].near, acts=found[-1].acts)
        found.append(site)
    return found


def _site(settings: Settings, setting: Setting, span: Span, entity: str, name: str, inside: bool) -> Site | None:
    words = settings.words.places
    coverage = settings.coverage
    own = name_key(span.of(coverage.text(setting.report))).split()
    before = [word for word in setting.sentence.words if word.end <= span.start]
    lead = [word.lower for word in before[-3:]][::-1]
    kind = own[0] if len(own) > 1 and own[0] in words.kinds else lead[0] if lead and lead[0] in words.kinds else ""
    bare = frozenset(word for word in own if word not in words.kinds | words.roads and len(word) > 2)
    if not bare:
        return None
    while lead and lead[0] in words.before:
        lead = lead[1:]
    origin = bool(lead) and lead[0] in words.origin
    happens = bool(lead) and (lead[0] in words.at or origin)
    near = setting.near or keys_of(before[-REACH:], setting.telling)
    behind = [one for one in setting.sentence.words if one.start >= span.end]
    acts = settings.acts(reversed(before), nouns=True) or settings.acts(behind, nouns=True)
    spot = next((at for at, one in enumerate(behind) if one.lower in words.where), None)
    if spot is not None:
        # `di dekat Pulau Sekati, tempat feri itu tenggelam`.
        acts = settings.acts(behind[spot:]) or acts
        near |= keys_of(behind[spot : spot + REACH], setting.telling)
    days = frozenset(
        time.value[:10]
        for time in coverage.readings[setting.report].dates
        if time.type in ("DATE", "TIME") and len(time.value) >= 10 and setting.sentence.span.covers(time.span)
    )
    known = knowledge(coverage.language)
    if entity not in known.kinds:
        bare_name = " ".join(word for word in own if len(word) > 1 and word not in words.roads | words.kinds)
        entity = known.things.get(bare_name, entity)
    return Site(
        setting.report, span, entity, name, bare, kind, happens, setting, near, acts, days, origin,
        settings.persons(setting.sentence), inside,
    )  # fmt: skip


class _Judge:
    def __init__(self, settings: Settings, of_report: Mapping[str, Sequence[Site]]) -> None:
        self._settings = settings
        self._knowledge: Knowledge = knowledge(settings.coverage.language)
        self._levels = settings.words.places.levels
        self._around: dict[str, set[str]] = defaultdict(set)
        self._nested: dict[tuple[str, str], bool] = {}
        self._many = frozenset(word for report in of_report for word in self._several(report))
        self._names = {report: self._named(report) for report in of_report}
        for sites in of_report.values():
            for site, following in pairwise(sites):
                if site.inside:
                    self._around[site.entity].add(following.entity)

    def _several(self, report: str) -> frozenset[str]:
        """Of what a report counts several (`longsor di dua desa`, `dua kebakaran`)."""
        coverage = self._settings.coverage
        return frozenset(
            word.lower
            for quantity in coverage.readings[report].quantities
            if quantity.value > 1
            for word in coverage.wordings[report].within(quantity.span)
            if word.lower in self._settings.words.places.many
        )

    def _named(self, report: str) -> frozenset[str]:
        """What a report names that is no region: persons, bodies, ships, sites."""
        return frozenset(
            word.name
            for word in self._settings.coverage.wordings[report].words
            if word.name is not None and self._knowledge.kinds.get(word.name, "site") == "site"
        )

    def _shared(self, one: str, other: str) -> bool:
        """Whether two reports name something of their happening beside the regions that it lies in."""
        contained = {outer for outers in self._around.values() for outer in outers}
        return bool((self._names[one] & self._names[other]) - contained)

    def agree(self, one: Site, other: Site) -> bool:
        """Whether both can be one place: one name, a part of the other's, or one lying in the other."""
        if self._one_name(one, other):
            return True
        pair = (one.entity, other.entity)
        if pair not in self._nested:
            self._nested[pair] = self._within(*pair) or self._within(*pair[::-1])
        return self._nested[pair] or _spelt(one, other)

    @staticmethod
    def _one_name(one: Site, other: Site) -> bool:
        return one.entity == other.entity or one.words <= other.words or other.words <= one.words

    def _within(self, inner: str, outer: str) -> bool:
        seen: set[str] = set()
        waiting = [inner]
        while waiting:
            place = waiting.pop()
            if place == outer:
                return True
            if place in seen:
                continue
            seen.add(place)
            waiting += sorted(self._around.get(place, ()))
            if place in self._knowledge.within:
                waiting.append(self._knowledge.within[place])
        return False

    def _level(self, site: Site) -> int:
        """How large a place is by its kind or the tables; 0 where neither tells."""
        if site.kind in self._levels:
            return self._levels[site.kind]
        return LEVELS.get(self._knowledge.kinds.get(site.entity, ""), 0)

    def _of_one_size(self, one: Site, other: Site) -> bool:
        """Whether neither can contain the other: one whose size nobody knows may lie in a city, hardly in a town."""
        least, most = sorted((self._level(one), self._level(other)))
        return least == most or (not least and most <= TOWN)

    def likely(self, one: Site, other: Site) -> float | None:
        if self._one_name(one, other):
            return 1.0
        if not (one.happens and other.happens):
            return None
        if self.agree(one, other):
            # A place around another speaks for none of the places in it.
            return 1.0 if _spelt(one, other) else None
        if not self._of_one_size(one, other) or not self._shared(one.report, other.report):
            return None
        if self._many & ({one.kind, other.kind} | self._settings.words.places.happenings):
            return None
        if one.origin or other.origin:
            return ORIGIN if one.origin and other.origin and one.persons & other.persons else None
        if self._settings.words.contrasted(one.setting.lower, other.setting.lower):
            return None
        near = akin(one.near, other.near)
        wide = akin(one.setting.wide, other.setting.wide) - near
        score = NEAR * min(3, len(near)) + WIDE * min(4, len(wide))
        score += NAME * min(2, len(one.setting.names & other.setting.names))
        if akin(one.acts, other.acts):
            score += ACT
        elif akin(one.acts, other.near) or akin(other.acts, one.near):
            score += ACT / 2
        elif one.acts and other.acts:
            score -= OTHER_ACT
        if one.days and other.days:
            score += DAY if one.days & other.days else 0.0 if _close(one.days, other.days) else -DAY
        if one.kind and one.kind == other.kind:
            score += KIND
        return score


TOWN = 3
LEVELS = {"country": 6, "province": 5, "regency": 4, "city": 4, "town": 3}
"""How large a kind of place in the table of places is."""


def _close(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two days lie side by side: then the day itself may be what differs."""
    return any((days_apart(a, b) or 0) <= 1 for a in one for b in other)


def _spelt(one: Site, other: Site) -> bool:
    """Spellings of one name (`Zaporizhzhia`, `Zaporizhia`)."""
    if len(one.words) != len(other.words):
        return False
    return all(
        any(
            a[:LIKE_SPELLING] == b[:LIKE_SPELLING] and abs(len(a) - len(b)) <= 2 and a[-1] == b[-1] for b in other.words
        )
        for a in one.words
    )

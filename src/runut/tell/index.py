"""What a telling looks up again and again: numbers of reports and claims, names of outlets, and where words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from runut.model import (
    Claim,
    Disagreement,
    Dossier,
    DossierReport,
    Drift,
    Evidence,
    Origin,
    Reading,
    Span,
    Statement,
    Story,
    Thread,
    Update,
    Version,
)
from runut.tell.links import short_address, words_address
from runut.tell.marking import lines
from runut.tell.who import Who, told

Weight = Literal["one_origin", "no_origin", "many_origins", "one_outlet"]
"""How much a claim is confirmed: by many outlets from one origin, from none that is known, from several; by one."""


class Use(NamedTuple):
    """A place in the dossier that cites words: ``claim``, ``disagreement``, ``update``, ``drift``, ``entity`` … and its
    number there. ``name``: words that only show the same name again."""

    kind: str
    number: int


class Index:
    """A dossier and its readings, looked up by id.

    Numbers count from 1 in the order of the dossier; those of claims in the order of ``ranked_claims``, those of
    reports in the order in which the stories list them.
    """

    def __init__(self, dossier: Dossier, readings: Mapping[str, Reading]) -> None:
        self.dossier = dossier
        self._readings = readings
        self.reports = _told(dossier)
        self.claims: dict[str, Claim] = {one.id: one for one in dossier.claims}
        self.stories: dict[str, Story] = {one.id: one for one in dossier.stories}
        self.report_number = {report: number for number, report in enumerate(self.reports, 1)}
        self.ranked_claims = _ranked(dossier)
        self.claim_number = {one.id: number for number, one in enumerate(self.ranked_claims, 1)}
        self.story_number = {one.id: number for number, one in enumerate(dossier.stories, 1)}
        self.who: tuple[Who, ...] = told(dossier)
        self._uses, self._words = _cited(dossier, self.who, self.reports)
        self._untold = _untold(dossier, self.who)
        self._in_claims = _statements_in_claims(dossier)
        self._lines = {report: self._spans(report) for report in self.reports}

    def reading(self, report: str) -> Reading | None:
        """The reading of a report of the dossier, if it was given and is of that very report."""
        return self._readings.get(report) if report in self.reports else None

    def text(self, report: str) -> str:
        """The text of a report; empty where no reading holds it."""
        reading = self.reading(report)
        return reading.text or "" if reading else ""

    def outlet(self, report: str) -> str:
        """The name of the outlet that published a report; where none is known, its host or file, or nothing."""
        known = self.reports.get(report)
        return (known.outlet or short_address(known.uri)) if known else ""

    def is_copy(self, report: str) -> bool:
        """Whether a report is told as a copy of another."""
        known = self.reports.get(report)
        return known is not None and known.copy_of is not None

    def outlets(self, reports: Iterable[str]) -> tuple[str, ...]:
        """The names of the outlets of ``reports`` as ``outlet`` has them, each once, in order."""
        names = (self.outlet(report) for report in reports)
        return tuple(dict.fromkeys(name for name in names if name))

    def cited(self, report: str) -> dict[Span, tuple[Use, ...]]:
        """The spans of a report that a telling of the dossier cites, and where it does."""
        return self._uses.get(report, {})

    def untold(self, report: str) -> tuple[Span, ...]:
        """The spans of a report that only joins of names cite which no telling of the dossier shows."""
        return self._untold.get(report, ())

    def words(self, report: str) -> dict[Span, str]:
        """The cited spans of a report with their words as the dossier holds them."""
        return {span: self._words[report, span] for span in self.cited(report)}

    def anchor(self, report: str, span: Span) -> str | None:
        """The id of the mark around ``span`` in the page; of the report where no words can be marked there."""
        number = self.report_number.get(report)
        if number is None:
            return None
        if span not in self.cited(report) or not self.is_markable(report, span):
            return f"l{number}"
        return f"l{number}-{span.start}-{span.end}"

    def is_markable(self, report: str, span: Span) -> bool:
        """Whether words of ``span`` are among those that the page shows of the report; without its text, any are."""
        if not self.text(report):
            return True
        shown = self._lines[report]
        before = bisect_right(shown, Span(span.end, -1)) - 1
        return 0 <= span.start < span.end and before >= 0 and shown[before].overlaps(span)

    def markable(self, report: str) -> tuple[Span, ...]:
        """The cited spans of a report that can be marked in its text."""
        return tuple(span for span in self.cited(report) if self.is_markable(report, span))

    def live(self, report: str, span: Span) -> str | None:
        """The address of the words on the live page, where the report came from the web."""
        known = self.reports.get(report)
        return words_address(known.uri, self.text(report), span) if known else None

    def says(self, claim: Claim) -> Evidence | None:
        """Where the words that a claim is told with stand."""
        for version in claim.versions:
            for span, words in zip(version.content, version.words, strict=False):
                if words == claim.says or claim.says == " ".join(version.words):
                    return Evidence(report=version.report, span=span, words=claim.says)
        return None

    def origins(self, claim: Claim) -> tuple[Origin, ...]:
        """The origins of a claim that are known."""
        return tuple(origin for origin in claim.origins if origin.name)

    def uncredited(self, claim: Claim) -> tuple[str, ...]:
        """The outlets of a claim that none of their versions gives an origin; copies of others left out."""
        voices = [version for version in claim.versions if not self.is_copy(version.report)]
        credited = {self.outlet(one.report) for one in voices if one.origin and one.origin.name}
        return tuple(name for name in self.outlets(one.report for one in voices) if name not in credited)

    def weighed(self) -> dict[Weight, tuple[Claim, ...]]:
        """The ranked claims by how much they are confirmed; no weight without claims."""
        return {weight: tuple(claims) for weight, claims in groupby(self.ranked_claims, weight_of)}

    def groups(self) -> tuple[tuple[Thread | None, tuple[Story, ...]], ...]:
        """Threads with their stories, and each story that is in no thread, in the dossier's order of stories."""
        threaded = [
            (thread, tuple(self.stories[story] for story in thread.stories if story in self.stories))
            for thread in self.dossier.threads
        ]
        held = {story.id for _, stories in threaded for story in stories}
        alone = [(None, (story,)) for story in self.dossier.stories if story.id not in held]
        return tuple(sorted((*threaded, *alone), key=lambda group: min(map(self._place, group[1]), default=0)))

    def _place(self, story: Story) -> int:
        return self.story_number[story.id]

    def tellings(self, part: Literal["lineage", "timeline"]) -> tuple[Thread | Story, ...]:
        """The threads and stories whose ``part`` is to be told: a thread's, or its stories' where it has none."""
        found: list[Thread | Story] = []
        for thread, stories in self.groups():
            whole: tuple[Thread | Story, ...] = (thread,) if thread and _has(thread, part) else stories
            found += (one for one in whole if _has(one, part))
        return tuple(found)

    def statement(self, version: Version) -> Statement | None:
        """The statement that a version is of, if its reading is at hand and holds it there."""
        reading = self.reading(version.report)
        if version.kind != "statement" or reading is None or not 0 <= version.index < len(reading.statements):
            return None
        found = reading.statements[version.index]
        return found if found.content == version.content else None

    def behind(self, version: Version) -> str | None:
        """The medium that the reading has speak in a version, where the dossier has another speak behind it."""
        one = self.statement(version)
        if one is None or not one.speaker_name or not version.speaker or one.speaker_name == version.speaker:
            return None
        held = {link.id for link in version.chain} | {link.name for link in version.chain}
        return one.speaker_name if {one.speaker_id, one.speaker_name} & held else None

    def own_guess(self, claim: Claim, version: Version) -> Origin | None:
        """The origin of a version where it is doubtful, and otherwise than the claim's own origins say."""
        origin = version.origin
        return origin if origin and is_doubtful(origin) and origin not in claim.origins else None

    def statements_in_claims(self, report: str) -> frozenset[int]:
        """The places, in a report's reading, of the statements that claims hold."""
        return self._in_claims.get(report, frozenset())

    def version_anchor(self, claim: Claim, version: Version) -> str:
        """The id of a version in the page; ``version`` is the one that ``claim`` holds, not one like it."""
        place = next((at for at, one in enumerate(claim.versions, 1) if one is version), 0)
        return f"claim-{self.claim_number[claim.id]}-{place}"

    def disagreements_about(self, claim: str) -> tuple[int, ...]:
        """The numbers of the disagreements that concern a claim."""
        return tuple(number for number, one in enumerate(self.dossier.disagreements, 1) if one.claim == claim)

    def drifts_about(self, claim: str) -> tuple[int, ...]:
        """The numbers of the drifts that concern a claim."""
        return tuple(number for number, one in enumerate(self.dossier.drifts, 1) if one.claim == claim)

    def _spans(self, report: str) -> tuple[Span, ...]:
        reading = self.reading(report)
        return tuple(line.span for line in lines(reading, self.dossier.excerpts)) if reading else ()


def _has(telling: Thread | Story, part: Literal["lineage", "timeline"]) -> bool:
    return bool(telling.lineage.nodes if part == "lineage" else telling.timeline)


def pairs(version: Version) -> tuple[Evidence, ...]:
    """A version's words as evidence, one for each of its spans."""
    return tuple(
        Evidence(report=version.report, span=span, words=words)
        for span, words in zip(version.content, (*version.words, *("" for _ in version.content)), strict=False)
    )


def evidence_of(item: Disagreement | Update | Drift) -> Iterator[Evidence]:
    """All the evidence of a disagreement, an update or a drift."""
    if isinstance(item, Drift):
        yield from (*item.changed, *item.kept)
        return
    for value in item.values:
        yield from value.evidence


def is_doubtful(origin: Origin) -> bool:
    """Whether an origin that is named is not certain."""
    return bool(origin.name) and (origin.how != "said" or origin.sure < 1)


def weight_of(claim: Claim) -> Weight:
    """What a claim's outlets and origins make together."""
    if claim.outlets < 2:
        return "one_outlet"
    return ("no_origin", "one_origin")[claim.independent_origins] if claim.independent_origins < 2 else "many_origins"


def _ranked(dossier: Dossier) -> tuple[Claim, ...]:
    """Claims in the order of their weights, those that most outlets carry first."""
    weights: tuple[Weight, ...] = get_args(Weight)
    return tuple(sorted(dossier.claims, key=lambda claim: (weights.index(weight_of(claim)), -claim.outlets)))


def _told(dossier: Dossier) -> dict[str, DossierReport]:
    """Reports by id, in the order in which the stories list them; then those of no story."""
    known = {one.id: one for one in dossier.reports}
    order = dict.fromkeys(report for story in dossier.stories for report in story.reports if report in known)
    return {report: known[report] for report in (*order, *known)}


def _statements_in_claims(dossier: Dossier) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for claim in dossier.claims:
        for version in claim.versions:
            if version.kind == "statement":
                found.setdefault(version.report, set()).add(version.index)
    return {report: frozenset(places) for report, places in found.items()}


def _untold(dossier: Dossier, who: Iterable[Who]) -> dict[str, tuple[Span, ...]]:
    shown = {one.entity.id for one in who if one.entity}
    found: dict[str, list[Span]] = {}
    for entity in dossier.entities:
        for one in (one for join in entity.joins for one in join.evidence if entity.id not in shown):
            found.setdefault(one.report, []).append(one.span)
    return {report: tuple(spans) for report, spans in found.items()}


Uses = dict[str, dict[Span, tuple[Use, ...]]]


def _cited(
    dossier: Dossier, who: Iterable[Who], reports: Mapping[str, DossierReport]
) -> tuple[Uses, dict[tuple[str, Span], str]]:
    found: Uses = {report: {} for report in reports}
    words: dict[tuple[str, Span], str] = {}
    for use, one in _all_uses(dossier, who):
        if one.report in found:
            uses = found[one.report].get(one.span, ())
            found[one.report][one.span] = uses if use in uses else (*uses, use)
            words.setdefault((one.report, one.span), one.words)
    return {report: dict(sorted(spans.items())) for report, spans in found.items()}, words


def _all_uses(dossier: Dossier, who: Iterable[Who]) -> Iterator[tuple[Use, Evidence]]:
    for number, claim in enumerate(_ranked(dossier), 1):
        for version in claim.versions:
            yield from ((Use("claim", number), one) for one in pairs(version))
    for number, disagreement in enumerate(dossier.disagreements, 1):
        yield from ((Use("disagreement", number), one) for one in evidence_of(disagreement))
    for number, update in enumerate(dossier.updates, 1):
        yield from ((Use("update", number), one) for one in evidence_of(update))
    for number, drift in enumerate(dossier.drifts, 1):
        yield from ((Use("drift", number), one) for one in evidence_of(drift))
    for number, named in enumerate(who, 1):
        yield from ((Use("entity", number), one) for one in named.evidence())
        yield from ((Use("name", number), one) for group in named.same for join in group.joins for one in join.evidence)
    tellings: tuple[Thread | Story, ...] = (*dossier.threads, *dossier.stories)
    for telling in tellings:
        for happening in telling.timeline:
            yield from ((Use("timeline", 0), one) for one in happening.evidence)
        for edge in telling.lineage.edges:
            yield from ((Use("lineage", 0), one) for one in edge.evidence)

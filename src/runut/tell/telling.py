"""What every telling of a dossier says, whatever its form: the page, the Markdown and the terminal share it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from runut.model import (
    Claim,
    DatedSpan,
    DossierReport,
    Doubt,
    Evidence,
    Lineage,
    Reason,
    Span,
    Story,
    Version,
)
from runut.tell.badges import badges
from runut.tell.differences import Stretch, word_differences
from runut.tell.index import Index
from runut.tell.shown import plain
from runut.tell.wording import Argument, Wording

_FEW = 40
"""Characters of a citation that is shown with the words around it."""
_AROUND = 60
"""Characters of those on each side."""
_BARE = re.compile(r"[\W_]+")


class WordedAlike(NamedTuple):
    """Versions of a claim with the same words."""

    words: tuple[Stretch, ...]
    versions: tuple[Version, ...]


class Telling:
    """A dossier in one language."""

    def __init__(self, index: Index, words: Wording) -> None:
        self.index = index
        self.wording = words

    def text(self, key: str, **arguments: Argument) -> str:
        """The words for ``page.<key>``."""
        return self.wording.say(f"page.{key}", **arguments)

    def outlet(self, report: str) -> str:
        """The name of a report's outlet, or that it is not known."""
        return self.index.outlet(report) or self.text("no_outlet")

    def title(self, words: str) -> str:
        """A title on one line, or that there is none."""
        return plain(words) or self.text("untitled")

    def counts(self) -> tuple[str, ...]:
        """How much the dossier holds, for its head."""
        dossier = self.index.dossier
        return (
            self.text("reports", n=len(dossier.reports)),
            self.text("outlets", n=len(self.index.outlets(self.index.reports))),
            self.text("stories", n=len(dossier.stories)),
            self.text("claims", n=len(dossier.claims)),
            self.text("disagreements", n=len(dossier.disagreements)),
        )

    def badges(self, story: Story) -> tuple[str, ...]:
        return badges(self.index, self.wording, story)

    def brief(self, story: Story) -> tuple[tuple[Claim, Evidence], ...]:
        """The claims of a story that most outlets carry, at most three, with where their words stand."""
        held = set(story.claims)
        top = (claim for claim in self.index.ranked_claims if claim.id in held and claim.outlets > 1)
        told = ((claim, self.index.says(claim)) for claim in top)
        return tuple((claim, said) for claim, said in told if said)[:3]

    def origins(self, lineage: Lineage) -> dict[str, str]:
        """The nodes of a lineage that are the origin of a claim which passes through it, and their names."""
        claims = {claim for edge in lineage.edges for claim in edge.claims}
        held = [one for claim in sorted(claims) if (one := self.index.claims.get(claim))]
        known = {origin.id for claim in held for origin in self.index.origins(claim)}
        named = {origin.name for claim in held for origin in self.index.origins(claim)}
        return {
            node.id: node.name for node in lineage.nodes if node.id in known or _is_medium(node.name, node.kind, named)
        }

    def names(self, lineage: Lineage) -> dict[str, str]:
        """The name of each party of a lineage by id, or that it is not known; a vehicle's is the word for it."""
        vehicles = {node.id for node in lineage.nodes if node.kind == "vehicle"}
        return {
            key: self.wording.code("vehicle", name) if key in vehicles else plain(name) or self.text("speaker_unknown")
            for key, name in self.index.names(lineage).items()
        }

    def alike(self, claim: Claim) -> tuple[WordedAlike, ...]:
        """A claim's versions by their words, the version it is told with first, and where the words differ."""
        ranked = sorted(claim.versions, key=lambda version: claim.says not in (*version.words, " ".join(version.words)))
        held: dict[str, list[Version]] = {}
        for version in ranked:
            held.setdefault(_BARE.sub(" ", " ".join(version.words)).strip().casefold(), []).append(version)
        groups = list(held.values())
        differing = word_differences([self.joined(group[0].words) for group in groups])
        return tuple(WordedAlike(words, tuple(group)) for words, group in zip(differing, groups, strict=True))

    def tally(self, claim: Claim) -> str:
        """How many outlets carry a claim, and from how many origins."""
        known = bool(self.index.origins(claim))
        origins = self.text("origins", n=claim.independent_origins) if known else self.text("claim_origin_unknown")
        return self.text("claim_count", outlets=self.text("outlets", n=claim.outlets), origins=origins)

    def around(self, one: Evidence) -> tuple[str, str]:
        """Words before and after a few cited ones in their line, so that they can be understood; else nothing."""
        text = self.index.text(one.report)
        if len(one.words) > _FEW or one.span.of(text) != one.words or not self.index.is_markable(one.report, one.span):
            return "", ""
        before = text[max(0, one.span.start - _AROUND) : one.span.start].rpartition("\n")[2]
        after = text[one.span.end : one.span.end + _AROUND].partition("\n")[0]
        if len(before) == _AROUND:
            before = f"… {before[before.find(' ') + 1 :]}"
        if len(after) == _AROUND:
            after = f"{after[: after.rfind(' ')]} …" if " " in after else f"{after}…"
        return before, after

    def joined(self, words: tuple[str, ...]) -> str:
        """The parts of a statement that a cue interrupts, as one."""
        return f" {self.text('elision')} ".join(words)

    def steps(self, version: Version, claim: Claim) -> Iterator[str]:
        """The way of a version's words: speaker, vehicle, media and outlet."""
        speaker = version.speaker or claim.speaker
        if speaker:
            yield speaker
        if claim.vehicle:
            yield self.wording.code("vehicle", claim.vehicle)
        for link in version.chain:
            form = {"inferred": "chain_inferred", "scope": "chain_scope"}.get(link.how)
            yield self.text(form, name=link.name) if form and link.name else link.name
        yield self.outlet(version.report)

    def copies(self, claim: Claim) -> int:
        """How many of a claim's reports only copy another."""
        return len({version.report for version in claim.versions if self.index.is_copy(version.report)})

    def reasons(self, because: tuple[Reason, ...]) -> str:
        """Reasons as one phrase; empty where there are none."""
        return self.text("join").join(self.wording.reason(one) for one in because)

    def uncovered(self, report: str) -> tuple[tuple[Span, str], ...]:
        """The words cited of a report whose text is not at hand."""
        return () if self.index.text(report) else tuple(self.index.words(report).items())

    def published(self, report: DossierReport) -> tuple[str, str]:
        """When a report was published, empty where it is not known; and how that is known."""
        sure = report.published.sure
        how = self.wording.code("published", report.published.how, sure="" if sure is None else sure)
        return self.wording.when(report.published.value), how

    def copied(self, report: DossierReport) -> str:
        """That a report copies another, and how like it is."""
        number = self.index.report_number.get(report.copy_of or "")
        whom = self.text("report_ref", n=number) if number else plain(report.copy_of or "")
        return self.text("copy_of", of=whom, sure="" if report.copy_sure is None else report.copy_sure)

    def story_dates(self, story: Story) -> str:
        """From when to when a story goes."""
        if not story.start and not story.end:
            return self.text("story_undated")
        end = story.end if story.end != story.start else None
        return self.text("story_dates", **{"from": story.start or "", "to": end or ""})

    def dated(self, report: DossierReport) -> dict[Span, DatedSpan]:
        """The values that the story gave to a report's time expressions."""
        return {one.span: one for one in report.dates}

    def doubts(self) -> tuple[tuple[str, Doubt], ...]:
        """What could not be read within reports, by report."""
        reports = self.index.dossier.reports
        return tuple(
            (report.id, doubt)
            for report in reports
            if (reading := self.index.reading(report.id))
            for doubt in reading.problems
        )

    def capital(self, words: str) -> str:
        """A phrase as a heading."""
        return words[:1].upper() + words[1:]


def _is_medium(name: str, kind: str, named: set[str | None]) -> bool:
    return kind not in ("speaker", "vehicle", "unknown") and name in named

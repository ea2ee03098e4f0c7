"""What every telling of a dossier says, whatever its form: the page, the Markdown and the terminal share it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import msgspec

from runut.model import (
    Claim,
    DatedSpan,
    Disagreement,
    DisagreementValue,
    DossierReport,
    Drift,
    Edge,
    Evidence,
    Lineage,
    Node,
    Reason,
    Relation,
    Span,
    Story,
    Update,
    Version,
)
from runut.tell.badges import badges
from runut.tell.differences import Stretch, word_differences
from runut.tell.doubting import Doubting
from runut.tell.shown import plain
from runut.tell.who import Joined, Who, kind

_FEW = 40
"""Characters of a citation that is shown with the words around it."""
_AROUND = 60
"""Characters of those on each side."""
_NAMES = ("name", "other", "office")
"""Arguments of a reason that are the names which it joins."""
_NUMBER = re.compile(r"([≥≤±])? ?(\d{1,15}(?:\.\d+)?)")
_BARE = re.compile(r"[\W_]+")


class WordedAlike(NamedTuple):
    """Versions of a claim with the same words."""

    words: tuple[Stretch, ...]
    versions: tuple[Version, ...]


class Telling(Doubting):
    """A dossier in one language."""

    def outlet(self, report: str) -> str:
        """The name of a report's outlet, where none is known what its address is called."""
        return plain(self.index.outlet(report)) or self.text("no_outlet")

    def title(self, words: str) -> str:
        """A title on one line, or that there is none."""
        return plain(words) or self.text("untitled")

    def heading(self) -> str:
        """The title of a dossier: its story's, or how much it holds where there are several."""
        dossier = self.index.dossier
        if len(dossier.stories) == 1:
            return self.title(dossier.stories[0].title)
        return self.text(
            "heading",
            stories=self.text("stories", n=len(dossier.stories)),
            reports=self.text("reports", n=len(dossier.reports)),
            outlets=self.text("outlets", n=len(self.index.outlets(self.index.reports))),
        )

    def counts(self) -> tuple[tuple[str, str], ...]:
        """How much there is to look at, with the section that holds it; what there is none of is left out."""
        dossier = self.index.dossier
        counted = (
            ("one_origin", "claims", len(self.index.weighed().get("one_origin", ()))),
            ("disagreements", "disagreements", len(dossier.disagreements)),
            ("updates", "updates", len(dossier.updates)),
            ("drifts", "drifts", len(dossier.drifts)),
            ("reports", "reports", len(dossier.reports)),
            ("lost", "problems", len(dossier.problems)),
            ("unsure", "problems", self.unsure()),
        )
        return tuple((section, self.text(f"count_{key}", n=count)) for key, section, count in counted if count)

    def badges(self, story: Story) -> tuple[str, ...]:
        return badges(self.index, self.wording, story)

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
        found = {end: end for edge in lineage.edges for end in (edge.source, edge.target)}
        for node in lineage.nodes:
            known = self.wording.code("vehicle", node.name) if node.kind == "vehicle" else plain(node.name)
            found[node.id] = known or self.text("speaker_unknown")
        return found

    def passing(self, lineage: Lineage, edge: Edge) -> str:
        """How words passed along an edge: ``said``, ``inferred``, or ``uncredited`` where an outlet has a claim from a
        speaker and nobody, not even itself, is known to be its origin there."""
        kinds = {node.id: node.kind for node in lineage.nodes}
        direct = kinds.get(edge.source) in ("speaker", "vehicle") and kinds.get(edge.target) == "outlet"
        part = Lineage(nodes=lineage.nodes, edges=(edge,))
        return "uncredited" if direct and edge.claims and edge.target not in self.origins(part) else edge.how

    def way(self, claim: Claim) -> Lineage:
        """The part of the dossier's lineages that a claim's words took."""
        nodes: dict[str, Node] = {}
        edges: dict[tuple[str, str], Edge] = {}
        for telling in self.index.tellings("lineage"):
            nodes |= {node.id: node for node in telling.lineage.nodes}
            for edge in telling.lineage.edges:
                if claim.id in edge.claims:
                    own = msgspec.structs.replace(edge, claims=(claim.id,))
                    edges.setdefault((edge.source, edge.target), own)
        ends = {end for pair in edges for end in pair}
        held = tuple(node for node in nodes.values() if node.id in ends)
        return Lineage(nodes=held, edges=tuple(edges.values()))

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
        """How many outlets carry a claim, and from how many origins: ``5 outlets · 1 origin (KELNA)``."""
        return self.text("tally", outlets=self.text("outlets", n=claim.outlets), origins=self.origins_of(claim))

    def origins_of(self, claim: Claim) -> str:
        """How many origins a claim has and which, the guessed ones as such, and how many outlets credit nobody."""
        known = self.index.origins(claim)
        if not known:
            return self.text("origin_unknown")
        names = self.text("comma").join(self.origin(one) for one in known)
        uncredited = len(self.index.uncredited(claim))
        return self.text(
            "origins_named",
            origins=self.text("origins", n=claim.independent_origins),
            names=names,
            uncredited=self.text("uncredited", n=uncredited) if uncredited else "",
        )

    def value(self, item: Disagreement | Update, value: DisagreementValue) -> str:
        """One of the values that differ, as the language writes numbers and dates."""
        slot = item.slot if isinstance(item, Disagreement) else "number"
        if slot == "date":
            return self.wording.when(value.value)
        number = _NUMBER.fullmatch(value.value) if slot in ("number", "count") else None
        if number is None:
            return plain(value.value) or "?"
        said = self.wording.number(float(number[2]) if "." in number[2] else int(number[2]))
        return self.wording.say(f"format.{number[1]}", n=said) if number[1] else said

    def question(self, item: Disagreement | Update | Drift) -> str:
        """What values differ about, or how a quotation changed, as a heading."""
        return self.capital(plain(self.wording.reason(item.what)))

    def alone(self, report: str) -> str:
        """That a report is the only one with its value."""
        return self.text("alone", outlet=self.outlet(report), report=self.index.report_number[report])

    def about(self, drift: Drift, number: int) -> tuple[str, ...]:
        """A drift's number, kind, how sure it is, and the claim that it is of."""
        notes = [
            self.text("drift", n=number),
            self.wording.code("drift", drift.kind),
            self.text("sure", sure=drift.sure),
        ]
        if drift.claim in self.index.claim_number:
            notes.append(self.text("claim", n=self.index.claim_number[drift.claim]))
        return tuple(notes)

    def sides(self, drift: Drift) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
        """What changed and what it is held against, each under its name."""
        return (self.text("drift_changed"), drift.changed), (self.text("drift_kept"), drift.kept)

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
        """The media through which a version's words came; before them its speaker where the claim has another."""
        if version.speaker and version.speaker != claim.speaker:
            yield version.speaker
        for link in version.chain:
            yield self.link_name(link)

    def told_by(self, claim: Claim) -> str:
        """Who says a claim and in what; that it is anonymous, not found, or told by the reports themselves."""
        if claim.speaker:
            vehicle = self.wording.code("vehicle", claim.vehicle)
            return self.text("claim_speaker", speaker=claim.speaker, vehicle=vehicle)
        said = [one for version in claim.versions if (one := self.index.statement(version))]
        if said and all(one.anonymous for one in said):
            return self.text("claim_anonymous")
        return self.text("claim_not_found" if said else "claim_no_speaker")

    def copies(self, claim: Claim) -> int:
        """How many of a claim's reports only copy another."""
        return len({version.report for version in claim.versions if self.index.is_copy(version.report)})

    def reasons(self, because: tuple[Reason, ...]) -> str:
        """Reasons as one phrase; empty where there are none."""
        return self.text("join").join(self.wording.reason(one) for one in because)

    def kinds(self) -> Iterator[tuple[str, tuple[tuple[int, Who], ...]]]:
        """The names to tell about with their numbers, by the heading of their kind."""
        numbered = enumerate(self.index.who, 1)
        for _, group in groupby(numbered, key=lambda pair: kind(pair[1].label)):
            names = tuple(group)
            yield self.capital(self.wording.code("label", names[0][1].label)), names

    def kind(self, label: str) -> str:
        """What one thing of a label is called."""
        return self.wording.code("label", label, n=1)

    def why(self, group: Joined) -> str:
        """Why two names are one, in a sentence that begins with them as they are cited."""
        arguments = group.because.args
        named = {plain(str(value)).casefold() for key, value in arguments.items() if key in _NAMES}
        if len(group.forms) > 1 and named <= {form.casefold() for form in group.forms}:
            arguments = {key: value for key, value in arguments.items() if key not in _NAMES}
        elif len(named) < 2:  # reading gave both the same full name, whatever stands there
            arguments = {key: value for key, value in arguments.items() if key != "other"}
        said = plain(self.wording.reason(Reason(code=group.because.code, args=arguments)))
        if len(group.forms) < 2:
            return self.capital(said)
        return self.text("joined_names", one=group.forms[0], other=group.forms[1], why=said)

    def relation(self, one: Relation) -> str:
        """What something is to another, with the time as far as a table gives it."""
        what = self.wording.code("relation", one.kind, name=plain(one.name))
        return plain(self.text("relation_term", what=what, start=one.start or "", end=one.end or ""))

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
        return self.wording.period(story.start, story.end) or self.text("story_undated")

    def dated(self, report: DossierReport) -> dict[Span, DatedSpan]:
        """The values that the story gave to a report's time expressions."""
        return {one.span: one for one in report.dates}

    def capital(self, words: str) -> str:
        """A phrase as a heading."""
        return words[:1].upper() + words[1:]


def _is_medium(name: str, kind: str, named: set[str | None]) -> bool:
    return kind not in ("speaker", "vehicle", "unknown") and name in named

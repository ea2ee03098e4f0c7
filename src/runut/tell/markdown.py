"""The dossier as Markdown: the same content as the page, readable as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby

from runut.model import (
    Claim,
    Disagreement,
    Dossier,
    DossierReport,
    Evidence,
    Join,
    Reading,
    ReadRole,
    Reason,
    Span,
    Story,
    Thread,
    Update,
    Version,
)
from runut.tell.doubts import Place
from runut.tell.guesses import Guess
from runut.tell.index import Index, pairs
from runut.tell.links import web_address
from runut.tell.marking import marked
from runut.tell.shown import plain
from runut.tell.telling import Telling
from runut.tell.who import Joined, Who
from runut.tell.wording import wording

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~]")
_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))")
_REFERRED = ("claim", "disagreement", "update", "drift", "entity")


def tell_markdown(dossier: Dossier, readings: Mapping[str, Reading], language: str = "id") -> str:
    """``dossier`` as Markdown in ``language``; ``readings`` by report id.

    Raises ``TableError`` where the language has no catalogue.
    """
    told = _Markdown(Index(dossier, readings), wording(language))
    parts = (
        told.head(),
        told.stories(),
        told.claims(),
        told.differences(),
        told.lineages(),
        told.timelines(),
        told.entities(),
        told.reports(),
        told.problems(),
        told.foot(),
    )
    return "\n".join(chain.from_iterable(parts)) + "\n"


def _undo(join: Join) -> str:
    return f"`--undo={re.sub('[^0-9A-Za-z-]', '', join.id)}`" if join.id else ""


def escaped(text: str) -> str:
    """``text`` on one line with everything escaped that Markdown or HTML would read as mark-up."""
    bare = _SPECIAL.sub(r"\\\g<0>", plain(text))
    found = _START.match(bare)
    if not found:
        return bare
    return f"{found[0]}\\{bare[found.end() :]}" if found[0][0].isdigit() else f"\\{bare}"


class _Markdown(Telling):
    def head(self) -> Iterator[str]:
        yield from (f"# {escaped(self.heading())}", "")
        yield from (escaped(" · ".join(count for _, count in self.counts())), "", escaped(self.text("lede")), "")
        if self.index.dossier.excerpts:
            yield from (escaped(self.text("excerpts")), "")

    def stories(self) -> Iterator[str]:
        yield from self._heading("stories", empty=not self.index.dossier.stories)
        for thread, stories in self.index.groups():
            if thread:
                title = "" if thread.title in {story.title for story in stories} else self.title(thread.title)
                held = self.text("thread_holds", title=title, n=len(stories))
                yield from (f"**{self.text('thread')}:** {escaped(held)}", "", *self._because(thread.because))
            for story in stories:
                yield from self._story(story)

    def claims(self) -> Iterator[str]:
        yield from self._heading("claims", empty=not self.index.dossier.claims, lede=True)
        if self.index.dossier.claims:
            yield from (escaped(self.text("wordings_legend")), "")
        for weight, claims in self.index.weighed().items():
            yield from (f"### {self.text(f'weight_{weight}')}", "")
            for claim in claims:
                yield from self._claim(claim)

    def differences(self) -> Iterator[str]:
        dossier = self.index.dossier
        yield from self._heading("disagreements", empty=not dossier.disagreements, lede=True)
        for number, item in enumerate(dossier.disagreements, 1):
            notes = [self.text("disagreement", n=number), self.wording.code("slot", item.slot)]
            if item.sure is not None:
                notes.append(self.text("sure", sure=item.sure))
            if item.alone is not None:
                notes.append(self.alone(item.alone))
            if item.claim in self.index.claim_number:
                notes.append(self.text("claim", n=self.index.claim_number[item.claim]))
            yield from (f"### {escaped(self.question(item))}", "", escaped(" · ".join(notes)), "", *self._values(item))
        yield from self._heading("updates", empty=not dossier.updates, lede=True)
        for update in dossier.updates:
            yield from (f"### {escaped(self.question(update))}", "", *self._values(update))
        yield from self._heading("drifts", empty=not dossier.drifts, lede=True)
        for number, drift in enumerate(dossier.drifts, 1):
            yield from (f"### {escaped(self.question(drift))}", "", escaped(" · ".join(self.about(drift, number))), "")
            for side, evidence in self.sides(drift):
                yield f"- **{escaped(side)}**"
                yield from (f"  - {self._cited(one)}" for one in evidence)
            yield ""

    def lineages(self) -> Iterator[str]:
        tellings = self.index.tellings("lineage")
        yield from self._heading("lineage", empty=not tellings)
        for telling in tellings:
            yield from self._lineage(telling)

    def timelines(self) -> Iterator[str]:
        tellings = self.index.tellings("timeline")
        yield from self._heading("timeline", empty=not tellings)
        for telling in tellings:
            yield from (f"### {escaped(self.title(telling.title))}", "")
            for date, happenings in groupby(telling.timeline, key=lambda one: one.date):
                yield f"- **{escaped(self.wording.when(date))}**"
                for happening in happenings:
                    sources = "; ".join(self._dated_source(one, date) for one in happening.evidence)
                    yield f"  - {self._quoted(happening.says)} ({sources})"
            yield ""

    def entities(self) -> Iterator[str]:
        yield from self._heading("entities", empty=not self.index.who, lede=True)
        for heading, names in self.kinds():
            yield from (f"### {escaped(heading)}", "")
            for number, who in names:
                notes = (self.text("entity", n=number), self.kind(who.label), self.text("reports", n=who.reports))
                yield f"- **{escaped(who.name)}** · {escaped(' · '.join(notes))}"
                yield from (f"  {line}" for line in self._who(who))
            yield ""

    def reports(self) -> Iterator[str]:
        yield from self._heading("reports", empty=False, lede=True)
        for number, report in enumerate(self.index.reports.values(), 1):
            yield f"### {number}. {escaped(self.outlet(report.id))}: {escaped(self.title(report.title))}"
            yield ""
            yield from (f"- {escaped(name)}: {value}" for name, value in self._facts(report))
            yield ""
            yield from self._text(report)

    def problems(self) -> Iterator[str]:
        lost = self.index.dossier.problems
        yield from self._heading("problems", empty=not lost and not self.doubts)
        for problem in lost:
            code = escaped(self.wording.code("problem", problem.code))
            detail = f" ({escaped(problem.detail)})" if problem.detail else ""
            yield f"- {escaped(problem.uri)}: {code}{detail}"
        if self.doubts:
            yield from ("", f"### {self.text('problems_unsure')}", "", escaped(self.text("problems_unsure_lede")), "")
        for kind, places in self.doubts.items():
            yield from (f"**{escaped(self.doubt_heading(kind))}**", "")
            yield from (self._doubt(place) for place in places)
            yield ""

    def foot(self) -> Iterator[str]:
        yield from (f"## {self.text('verify')}", "", escaped(self.text("verify_how")), "")
        yield from (f"    {self.text('verify_command')}", "", escaped(self.text("verify_fails")), "")
        yield escaped(self.text("made_by"))

    def _heading(self, key: str, *, empty: bool, lede: bool = False) -> Iterator[str]:
        yield from (f"## {self.text(f'{key}_heading')}", "")
        if empty:
            yield from (escaped(self.text(f"{key}_none")), "")
        elif lede:
            yield from (escaped(self.text(f"{key}_lede")), "")

    def _story(self, story: Story) -> Iterator[str]:
        yield from (f"### {escaped(self.title(story.title))}", "")
        reports = [report for report in story.reports if report in self.index.reports]
        listed = ", ".join(f"{self.outlet(report)} ({self.index.report_number[report]})" for report in reports)
        yield f"- {escaped(self.story_dates(story))} · {self.text('reports', n=len(story.reports))}: {escaped(listed)}"
        yield from (f"- {escaped(badge)}" for badge in self.badges(story))
        yield from ("", *self._because(story.because))

    def _lineage(self, telling: Thread | Story) -> Iterator[str]:
        names, origins = self.names(telling.lineage), self.origins(telling.lineage)
        yield from (f"### {escaped(self.title(telling.title))}", "")
        for edge in telling.lineage.edges:
            source, target = escaped(names[edge.source]), escaped(names[edge.target])
            notes = [self.text(f"edge_{self.passing(telling.lineage, edge)}")]
            notes += [
                self.text("claim", n=self.index.claim_number[one]) for one in edge.claims if one in self.index.claims
            ]
            if edge.source in origins:
                notes.insert(0, f"{self.text('origin')}: {names[edge.source]}")
            yield f"- {source} → {target} ({escaped('; '.join(notes))})"
            yield from (f"  - {self._cited(one)}" for one in edge.evidence)
        yield ""

    def _claim(self, claim: Claim) -> Iterator[str]:
        yield f"#### {self.text('claim', n=self.index.claim_number[claim.id])}: {self._quoted(claim.says)}"
        told = [self.told_by(claim), *self._guess(self.speaker_of(claim))]
        yield from ("", f"**{escaped(self.tally(claim))}** · {escaped(' · '.join(told))}", "")
        for group in self.alike(claim):
            words = " ".join(f"**{escaped(one.words)}**" if one.differs else escaped(one.words) for one in group.words)
            yield f"- {self.text('open_quote')}{words}{self.text('close_quote')}"
            yield from (f"  - {self._version(version, claim)}" for version in group.versions)
        yield ""
        for number in self.index.disagreements_about(claim.id):
            disagreement = self.text("disagreement", n=number)
            yield from (escaped(self.text("see_disagreement", which=disagreement)), "")
        for number in self.index.drifts_about(claim.id):
            yield from (escaped(self.text("see_disagreement", which=self.text("drift", n=number))), "")
        yield from self._because(claim.because)

    def _version(self, version: Version, claim: Claim) -> str:
        steps = " → ".join(escaped(step) for step in (*self.steps(version, claim), self.outlet(version.report)))
        sources = "; ".join(self._place(one.report, one.span) for one in pairs(version))
        copy = f"; {self.text('copy')}" if self.index.is_copy(version.report) else ""
        notes = "".join(f" · *{escaped(one.said)}*" for one in self.notes(version, claim))
        return f"{steps} ({sources}{copy}){notes}"

    def _who(self, who: Who) -> Iterator[str]:
        for value in who.spellings:
            yield f"- {escaped(value.value)} ({self._sources(value.evidence)})"
        for group in who.joined:
            yield f"- {escaped(self.why(group))}"
            yield from (f"  {line}" for line in self._joins(group))
        if who.same:
            yield f"- {escaped(self.text('joins_same', n=sum(len(group.joins) for group in who.same)))}"
            yield from (f"  {line}" for group in who.same for line in self._joins(group))
        for how, key in (("said", "relations_said"), ("table", "relations_table")):
            known = [
                f"{escaped(self.relation(one))}{f' ({self._sources(one.evidence)})' if one.evidence else ''}"
                for one in who.relations(how)
            ]
            if known:
                yield f"- {escaped(self.text(key))}: {'; '.join(known)}"

    def _joins(self, group: Joined) -> Iterator[str]:
        if group.shared:
            yield f"- {self._cited(group.shared)}"
        for join in group.joins:
            places = [self._cited(one) for one in group.places(join)] or [escaped(self.text("join_uncited"))]
            yield f"- {' · '.join(part for part in (*places, _undo(join)) if part)}"

    def _sources(self, evidence: Iterable[Evidence]) -> str:
        return "; ".join(self._source(one.report, one.span) for one in evidence)

    def _values(self, item: Disagreement | Update) -> Iterator[str]:
        for value in item.values:
            yield f"- **{escaped(self.value(item, value))}**"
            for one in value.evidence:
                yield "".join((f"  - {self._cited(one)}", *self._beside(self.value_note(item, value, one))))
        yield ""

    def _doubt(self, place: Place) -> str:
        words = f" {self._quoted(self.doubt_words(place))}" if place.words else ""
        where = self.capital(self.where(place))
        parts = [self.outlet(place.report)] if place.report else []
        if place.report and place.claim:
            parts.append(self.text("report_ref", n=self.index.report_number[place.report]))
        source = f" ({escaped(self.text('comma').join(parts))})" if parts else ""
        doubt = f" {escaped(said)}" if (said := self.doubt(place)) else ""
        return f"- {escaped(where)}:{words}{doubt}{source}"

    def _guess(self, one: Guess | None) -> Iterator[str]:
        if one:
            yield one.said

    def _beside(self, one: Guess | None) -> Iterator[str]:
        yield from (f" · *{escaped(said)}*" for said in self._guess(one))

    def _facts(self, report: DossierReport) -> Iterator[tuple[str, str]]:
        reading = self.index.reading(report.id)
        when, how = self.published(report)
        yield self.text("published"), escaped(f"{when} ({how})" if when else how)
        if reading:
            for key, people in (("authors", reading.byline), ("editors", reading.editor)):
                if people:
                    yield self.text(key), escaped(", ".join(one.name for one in people))
        if report.copy_of:
            yield self.text("notes"), escaped(self.copied(report))
        for one in self.unread(report.id):
            words = f": {self._quoted(self.doubt_words(one))}" if one.words else ""
            yield self.text("unread"), f"{escaped(one.guess.said)}{words}"
        address = web_address(report.uri)
        yield self.text("address"), f"<{address}>" if address else escaped(report.uri)
        yield self.text("fingerprint"), f"`{re.sub('[^0-9A-Za-z]', '', report.sha256)}`"

    def _text(self, report: DossierReport) -> Iterator[str]:
        reading, text = self.index.reading(report.id), self.index.text(report.id)
        if not reading or not text:
            missing = self.uncovered(report.id)
            yield from (escaped(self.text("text_missing" if missing else "text_missing_uncited")), "")
            yield from (f"- {self._quoted(words)}" for _, words in missing)
            yield ""
            return
        for line in marked(reading, (), self.index.dossier.excerpts):
            if line.after_gap:
                yield from (f"> {escaped(self.text('elision'))}", ">")
            role = "" if line.role in ReadRole else f"*{escaped(self.wording.code('role', line.role))}:* "
            yield from (f"> {role}{escaped(line.span.of(text))}", ">")
        yield ""
        for span, uses in self.index.cited(report.id).items():
            refs = [self.text(use.kind, n=use.number) for use in uses if use.kind in _REFERRED]
            if refs and self.index.is_markable(report.id, span):
                yield f"- {', '.join(refs)} [{span.start}–{span.end}]: {self._quoted(span.of(text))}"
        yield ""

    def _quoted(self, words: str) -> str:
        return f"{self.text('open_quote')}{escaped(words)}{self.text('close_quote')}"

    def _cited(self, one: Evidence) -> str:
        before, after = (escaped(words) for words in self.around(one))
        words = " ".join(part for part in (before, f"**{escaped(one.words)}**", after) if part)
        quoted = (
            f"{self.text('open_quote')}{words}{self.text('close_quote')}"
            if before or after
            else self._quoted(one.words)
        )
        return f"{quoted} ({self._source(one.report, one.span)})"

    def _source(self, report: str, span: Span) -> str:
        place = self._place(report, span)
        return f"{escaped(self.outlet(report))}, {place}" if report in self.index.reports else place

    def _dated_source(self, one: Evidence, date: str) -> str:
        return "".join((self._source(one.report, one.span), *self._beside(self.date_note(one, date))))

    def _place(self, report: str, span: Span) -> str:
        number = self.index.report_number.get(report)
        if number is None:
            return escaped(report)
        live = self.index.live(report, span)
        named = escaped(self.text("report_ref", n=number))
        return f"{named}, [{self.text('live')}](<{live}>)" if live else named

    def _because(self, reasons: tuple[Reason, ...]) -> Iterator[str]:
        if reasons:
            yield from (escaped(self.text("because", reasons=self.reasons(reasons))), "")

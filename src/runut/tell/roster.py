"""Who is who in the terminal: every name of a coverage, why its names are one, and what it is to others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from runut.model import Dossier, DossierEntity, Evidence, Reading
from runut.tell.index import Index
from runut.tell.shown import inline, plain
from runut.tell.telling import Telling
from runut.tell.who import Joined, Who, in_order
from runut.tell.wording import wording

_MOST_FORMS = 12
"""Forms of a name that are listed."""


def roster(dossier: Dossier, readings: Mapping[str, Reading], language: str = "id") -> RenderableType:
    """Every entity in the order of ``in_order``, and the reports that were cited for it by their numbers."""
    return Group(*_Roster(Index(dossier, readings), wording(language)).lines())


class _Roster(Telling):
    def lines(self) -> Iterator[RenderableType]:
        dossier = self.index.dossier
        names, reports = self.text("names", n=len(dossier.entities)), self.text("reports", n=len(dossier.reports))
        yield Text(self.wording.say("terminal.who_heading", names=names, reports=reports), "bold")
        cited: set[str] = set()
        for entity in in_order(dossier):
            yield Text()
            who = Who(entity.name, entity.label, entity)
            yield from self._entity(entity, who)
            cited.update(one.report for join in entity.joins for one in join.evidence)
            cited.update(one.report for relation in entity.relations for one in relation.evidence)
        if cited:
            yield from (Text(), Text(self.text("reports_heading"), "bold"))
        for report in (report for report in self.index.reports if report in cited):
            number, title = self.index.report_number[report], self.title(self.index.reports[report].title)
            address = plain(self.index.reports[report].uri)
            line = Text(f"{number}  {self.outlet(report)}: {title}")
            yield _indented(line.append(f"  {address}", "dim"))

    def _entity(self, entity: DossierEntity, who: Who) -> Iterator[RenderableType]:
        about = f" · {self.kind(entity.label)} · {self.text('reports', n=who.reports)}"
        yield Text(self.title(entity.name), "bold").append(about, "not bold dim")
        if forms := self._forms(entity):
            yield _indented(Text(f"{self.text('written')}: {self.text('comma').join(forms)}"))
        for group in who.joined:
            yield _indented(Text(self.why(group), "cyan"))
            yield from self._places(group)
        for group in who.same:
            yield _indented(Text(self.why(group._replace(forms=())), "cyan"))
            yield from self._places(group)
        for how in ("said", "table"):
            if known := who.relations(how):
                told = Text(f"{self.text('relations_said' if how == 'said' else 'relations_table')}: ", "dim")
                parts = (self._related(self.relation(one), one.evidence) for one in known)
                yield _indented(told.append(self.text("join").join(parts), "not dim"))

    def _related(self, what: str, evidence: tuple[Evidence, ...]) -> str:
        sources = self.text("join").join(self._source(one) for one in evidence)
        return f"{what} ({sources})" if sources else what

    def _places(self, group: Joined) -> Iterator[RenderableType]:
        if group.shared:
            yield _indented(self._cited(group.shared), 6)
        for join in group.joins:
            lines = [self._cited(one) for one in group.places(join)] or [Text(self.text("join_uncited"), "dim")]
            if join.id:
                lines[-1].append(f"  --undo={plain(join.id)}", "dim")
            yield from (_indented(line, 6) for line in lines)

    def _cited(self, one: Evidence) -> Text:
        before, after = map(inline, self.around(one))
        told = Text(f"{self.text('open_quote')}{before}")
        told.append(plain(one.words), "bold")
        told.append(f"{after}{self.text('close_quote')}", "not bold")
        return told.append(f" ({self._source(one)})", "dim")

    def _source(self, one: Evidence) -> str:
        number = self.index.report_number.get(one.report)
        if number is None:
            return plain(one.report)
        return f"{self.outlet(one.report)}{self.text('comma')}{self.text('report_ref', n=number)}"

    def _forms(self, entity: DossierEntity) -> list[str]:
        """How the reports write a name, the commonest first."""
        counts = Counter(
            plain(span.of(text))
            for named in entity.named
            if (text := self.index.text(named.report))
            for span in named.spans
        )
        forms = [form for form, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if form]
        rest = len(forms) - _MOST_FORMS
        return [*forms[:_MOST_FORMS], *([self.text("more", n=rest)] if rest > 0 else [])]


def _indented(what: RenderableType, columns: int = 2) -> Padding:
    return Padding(what, (0, 0, 0, columns), expand=False)

"""A dossier in the terminal, in short. Everything reads without colour; nothing in a report can steer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runut.model import Claim, Disagreement, Dossier, Drift, Reading, Story, Update
from runut.tell.badges import badges
from runut.tell.index import Index
from runut.tell.report import show_reading, summary_of_reading
from runut.tell.shown import plain
from runut.tell.telling import Telling
from runut.tell.wording import wording

__all__ = ["plain", "show_reading", "summary", "summary_of_reading"]

_MOST = 12
"""Claims, disagreements, updates, drifts, and reports of a story, that are listed of each."""
_NAME = 26
"""Columns of an outlet or a value."""


def summary(dossier: Dossier, readings: Mapping[str, Reading], language: str = "id") -> RenderableType:
    """Stories with their reports, claims of many outlets and one origin, disagreements, updates and drifts."""
    return Group(*_Summary(Index(dossier, readings), wording(language)).lines())


class _Summary(Telling):
    def lines(self) -> Iterator[RenderableType]:
        dossier = self.index.dossier
        yield Text(self.wording.say("terminal.heading", counts=self.heading()), "bold")
        for story in dossier.stories:
            yield from self._story(story)
        keys = (
            ("inferred_mark", any(report.published.how == "inferred" for report in dossier.reports)),
            ("unread_mark", "unread" in self.doubts),
        )
        if marks := [self.wording.say(f"terminal.{key}") for key, needed in keys if needed]:
            yield from (Text(), _indented(Text(" · ".join(marks), "dim")))
        claims = self.index.weighed().get("one_origin", ())
        yield from self._part(self.text("weight_one_origin"), claims)
        if not claims:
            yield from (Text(), Text(self.text("one_origin_none"), "dim"))
        yield from self._part(self.text("disagreements_heading"), dossier.disagreements)
        yield from self._part(self.text("updates_heading"), dossier.updates)
        yield from self._part(self.text("drifts_heading"), dossier.drifts)
        if self.doubts:
            yield from (Text(), Text(f"{self.wording.say('terminal.unsure')} ({self.unsure()})", "bold"))
            yield from (_indented(Text(self.doubt_heading(kind), "dim")) for kind in self.doubts)
        if dossier.problems:
            yield from (Text(), Text(self.text("count_lost", n=len(dossier.problems)), "bold red"))

    def _part(self, heading: str, items: Sequence[Claim | Disagreement | Update | Drift]) -> Iterator[RenderableType]:
        if not items:
            return
        yield from (Text(), Text(f"{heading} ({len(items)})", "bold"))
        for item in items[:_MOST]:
            if isinstance(item, Claim):
                yield from self._claim(item)
            else:
                yield from self._drift(item) if isinstance(item, Drift) else self._values(item)
        yield from self._rest(len(items))

    def _story(self, story: Story) -> Iterator[RenderableType]:
        yield from (Text(), Text(self.title(story.title), "bold"))
        about = (self.story_dates(story), *badges(self.index, self.wording, story))
        yield _indented(Text(" · ".join(about), "dim"))
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(justify="right", no_wrap=True, style="dim")
        grid.add_column(max_width=_NAME)
        grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis", style="dim")
        known = [report for one in story.reports if (report := self.index.reports.get(one))]
        for report in known[:_MOST]:
            day = self.wording.when((report.published.value or "").partition("T")[0] or None)
            mark = "≈ " if report.published.how == "inferred" else ""
            outlet = Text(self.outlet(report.id))
            if report.copy_of:
                outlet.append(f" ({self.text('copy')})", "yellow")
            if self.unread(report.id):
                outlet.append(" !", "yellow")
            when = f"{mark}{day}" or self.wording.say("terminal.undated")
            grid.add_row(Text(when), outlet, Text(self.title(report.title)))
        yield Padding(grid, (0, 0, 0, 2))
        yield from self._rest(len(known))

    def _claim(self, claim: Claim) -> Iterator[RenderableType]:
        yield _indented(Text(self.tally(claim), "cyan"))
        said = Text(f"{self.text('open_quote')}{plain(claim.says)}{self.text('close_quote')}")
        doubt = self.speaker_of(claim)
        speaker = [plain(claim.speaker or self.told_by(claim)), *([plain(doubt.said)] if doubt else [])]
        yield _indented(said.append(f" ({' · '.join(speaker)})", "dim"), 6)

    def _values(self, item: Disagreement | Update) -> Iterator[RenderableType]:
        asked = Text(self.question(item))
        if isinstance(item, Disagreement) and item.alone is not None:
            asked.append(f" · {plain(self.alone(item.alone))}", "dim")
        yield _indented(asked)
        grid = Table.grid(padding=(0, 2))
        grid.add_column(max_width=_NAME, style="bold")
        grid.add_column(style="dim")
        for value in item.values:
            notes: dict[str, str] = {}
            for one in value.evidence:
                doubt = self.value_note(item, value, one)
                name = plain(self.index.outlet(one.report))
                notes.setdefault(name, f" ({plain(doubt.said)})" if doubt else "")
            names = self.text("comma").join(f"{name}{note}" for name, note in notes.items() if name)
            grid.add_row(Text(self.value(item, value)), Text(names))
        yield _indented(grid, 6)

    def _drift(self, drift: Drift) -> Iterator[RenderableType]:
        sure = f" ({self.wording.code('drift', drift.kind)} · {self.text('sure', sure=drift.sure)})"
        yield _indented(Text(self.question(drift)).append(sure, "dim"))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(max_width=_NAME, style="bold")
        grid.add_column()
        for _, evidence in self.sides(drift):
            one = evidence[0]
            words = f"{self.text('open_quote')}{plain(one.words)}{self.text('close_quote')}"
            grid.add_row(Text(plain(self.index.outlet(one.report))), Text(words))
        yield _indented(grid, 6)

    def _rest(self, count: int) -> Iterator[RenderableType]:
        if count > _MOST:
            yield _indented(Text(self.text("more", n=count - _MOST), "dim"))


def _indented(what: RenderableType, columns: int = 2) -> Padding:
    return Padding(what, (0, 0, 0, columns), expand=False)

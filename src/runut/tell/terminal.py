"""A dossier and a single report in the terminal. Everything reads without colour; nothing in a report can steer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runut.model import Claim, Disagreement, Dossier, DossierReport, Reading, ReadRole, Statement, Story, Update
from runut.tell.badges import is_one_origin
from runut.tell.index import Index
from runut.tell.marking import Layer, Line, Run, marked
from runut.tell.shown import plain
from runut.tell.telling import Telling
from runut.tell.wording import Argument, Wording, wording

__all__ = ["plain", "show_reading", "summary", "summary_of_reading"]

T = TypeVar("T")
_MOST = 12
"""Claims, disagreements and updates that a summary lists of each."""
_WIDE = 96
"""Columns from which notes stand in the margin instead of below the words."""
_MARKS = {"statement": ("[{}: ", "]"), "relay": ("{{", "}}"), "speaker": ("‹", "›"), "date": ("~", "~")}
_STYLES = {"statement": "cyan", "relay": "magenta", "speaker": "bold", "date": "green", "cue": "italic"}


def summary(dossier: Dossier, readings: Mapping[str, Reading], language: str = "id") -> RenderableType:
    """Stories with their reports, claims of many outlets and one origin, disagreements and updates."""
    told = _Summary(Index(dossier, readings), wording(language))
    return Group(*told.lines())


def summary_of_reading(reading: Reading, language: str = "id") -> RenderableType:
    """What was found in one report, in a few lines: its outlet, title and date, who says what, and its sources."""
    return Group(*_reading_lines(reading, wording(language)))


def show_reading(reading: Reading, language: str = "id") -> RenderableType:
    """One report with its findings marked, what frames it dimmed and named, a key to the marks, and notes."""
    return _Shown(reading, wording(language))


class _Summary(Telling):
    def lines(self) -> Iterator[RenderableType]:
        dossier = self.index.dossier
        yield Text(self._say("heading", counts=" · ".join(self.counts())), "bold")
        for story in dossier.stories:
            yield from self._story(story)
        weighed = [
            claim for claim in self.index.ranked_claims if is_one_origin(claim.outlets, claim.independent_origins)
        ]
        yield from self._part("claims", weighed, self._claim)
        if not weighed:
            yield _indented(Text(self._say("claims_none"), "dim"))
        yield from self._part("disagreements", dossier.disagreements, self._values)
        yield from self._part("updates", dossier.updates, self._values)
        if dossier.problems:
            yield from (Text(), Text(self._say("problems", n=len(dossier.problems)), "bold red"))

    def _say(self, key: str, **arguments: Argument) -> str:
        return self.wording.say(f"terminal.{key}", **arguments)

    def _part(self, key: str, items: Sequence[T], line: Callable[[T], Text]) -> Iterator[RenderableType]:
        if items or key == "claims":
            yield from (Text(), Text(self._say(key), "bold"))
        yield from (_indented(line(item)) for item in items[:_MOST])
        if len(items) > _MOST:
            yield _indented(Text(self._say("more", n=len(items) - _MOST), "dim"))

    def _story(self, story: Story) -> Iterator[RenderableType]:
        yield from (Text(), Text(self.title(story.title), "bold"))
        yield _indented(Text(f"{self.story_dates(story)} · {self.text('reports', n=len(story.reports))}", "dim"))
        if wary := self.badges(story):
            yield _indented(Text(f"! {'; '.join(wary)}", "yellow"))
        for report in story.reports:
            if known := self.index.reports.get(report):
                yield _indented(self._report(known))

    def _report(self, report: DossierReport) -> Text:
        when, how = self.published(report)
        found = Text(
            f"{self.index.report_number[report.id]:>3}  {plain(self.outlet(report.id))}: {self.title(report.title)}"
        )
        found.append(f" · {when} ({how})" if when else f" · {self._say('undated')}", "dim")
        if report.copy_of:
            found.append(f" · {plain(self.copied(report))}", "yellow")
        return found

    def _claim(self, claim: Claim) -> Text:
        outlets = self.text("outlets", n=claim.outlets)
        names = ", ".join(plain(origin.name or "") for origin in self.index.origins(claim))
        found = Text(f"{outlets}, {self.text('origins', n=claim.independent_origins)}: {names}", "cyan")
        found.append(f"  {self._quoted(claim.says)}", "default")
        return found.append(f"  {plain(claim.speaker)}", "dim") if claim.speaker else found

    def _values(self, item: Disagreement | Update) -> Text:
        found = Text(f"{plain(self.capital(self.wording.reason(item.what)))}: ")
        for at, value in enumerate(item.values):
            outlets = ", ".join(plain(name) for name in self.index.outlets(one.report for one in value.evidence))
            arrow = " → " if isinstance(item, Update) else " ≠ "
            found.append(f"{arrow if at else ''}{plain(self.wording.when(value.value))}", "bold")
            found.append(f" ({outlets})" if outlets else "", "dim")
        return found

    def _quoted(self, words: str) -> str:
        return f"{self.text('open_quote')}{plain(words)}{self.text('close_quote')}"


def _reading_lines(reading: Reading, words: Wording) -> Iterator[RenderableType]:
    text = reading.text or ""
    title = plain(reading.title.of(text)) if reading.title else ""
    outlet = plain(reading.outlet.name) if reading.outlet else words.say("page.no_outlet")
    yield Text(f"{outlet}: {title or words.say('page.untitled')}", "bold")
    sure = reading.published.sure
    how = words.code("published", reading.published.how, sure="" if sure is None else sure)
    when = words.when(reading.published.value)
    yield _indented(Text(f"{when} ({how})" if when else words.say("terminal.undated"), "dim"))
    for number, one in enumerate(reading.statements, 1):
        said = plain(" … ".join(span.of(text) for span in one.content))
        line = Text(_statement_note(words, number, one), "cyan")
        yield _indented(
            line.append(f"  {words.say('page.open_quote')}{said}{words.say('page.close_quote')}", "default")
        )
    for name in dict.fromkeys(relay.name for relay in reading.relays):
        yield _indented(Text(f"{words.say('page.source')}: {plain(name)}", "magenta"))
    for doubt in reading.problems:
        yield _indented(Text(f"! {plain(words.code('doubt', doubt.code))}", "yellow"))
    yield Text()


class _Shown:
    """A report that lays itself out by the width of the terminal."""

    def __init__(self, reading: Reading, words: Wording) -> None:
        self._reading = reading
        self._wording = words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console
        words = self._wording
        yield Text(words.say("terminal.legend", open="{", close="}"), "dim")
        yield Text()
        if not self._reading.text:
            yield Text(words.say("terminal.no_text"), "yellow")
            return
        wide = options.max_width >= _WIDE
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(width=max(len(words.code("role", role)) for role in _roles(self._reading)), style="dim")
        grid.add_column(ratio=3)
        if wide:
            grid.add_column(ratio=2, style="dim")
        for role, told, notes in self._rows():
            if wide:
                grid.add_row(role, told, notes)
            else:
                grid.add_row(role, Group(told, *((Padding(notes, (0, 0, 0, 2), style="dim"),) if notes else ())))
            grid.add_row()
        yield grid
        for doubt in self._reading.problems:
            yield Text(f"! {plain(words.code('doubt', doubt.code))}", "yellow")

    def _rows(self) -> Iterator[tuple[str, Text, Text]]:
        """Role, words and notes of lines; lines of one role without notes stand together."""
        begun: set[Layer] = set()
        noted = ((line, tuple(self._notes(line, begun))) for line in marked(self._reading, ()))
        for (role, has_notes), lines in groupby(noted, key=lambda pair: (pair[0].role, bool(pair[1]))):
            name = self._wording.code("role", role)
            if has_notes:
                yield from ((name, self._told(line), Text("\n").join(notes)) for line, notes in lines)
            else:
                between = Text("\n\n" if role in ReadRole else "\n")
                yield name, between.join(self._told(line) for line, _ in lines), Text()

    def _told(self, line: Line) -> Text:
        text = self._reading.text or ""
        runs = [piece for piece in line.pieces if isinstance(piece, Run)]
        framed = line.role not in ReadRole
        found = Text(style="dim" if framed else "bold" if line.role in ("title", "heading") else "")
        before: tuple[Layer, ...] = ()
        for run, after in zip(runs, [*(run.layers for run in runs[1:]), ()], strict=True):
            style = " ".join(dict.fromkeys(_STYLES[layer.kind] for layer in run.layers))
            for layer in _ordered(run.layers):
                if layer not in before and layer.kind in _MARKS:
                    found.append(_MARKS[layer.kind][0].format(layer.number + 1), _STYLES[layer.kind])
            found.append(_words(run.span.of(text)), style)
            for layer in reversed(_ordered(run.layers)):
                if layer not in after and layer.kind in _MARKS:
                    found.append(_MARKS[layer.kind][1].format(), _STYLES[layer.kind])
            before = run.layers
        return found

    def _notes(self, line: Line, begun: set[Layer]) -> Iterator[Text]:
        layers = [layer for piece in line.pieces if isinstance(piece, Run) for layer in piece.layers]
        for layer in dict.fromkeys(_ordered(layers)):
            if layer not in begun:
                begun.add(layer)
                if note := self._note(layer):
                    yield Text(note, _STYLES[layer.kind])

    def _note(self, layer: Layer) -> str:
        reading, words = self._reading, self._wording
        if layer.kind == "statement":
            one = reading.statements[layer.number]
            return _statement_note(words, layer.number + 1, one) if layer.span == one.content[0] else ""
        if layer.kind == "relay":
            relay = reading.relays[layer.number]
            return words.say("terminal.relay_note", name=plain(relay.name), scope=words.code("scope", relay.scope))
        if layer.kind == "date":
            date = reading.dates[layer.number]
            said = plain(date.span.of(reading.text or ""))
            value = words.when(date.value) or "?"
            return (
                words.say("terminal.date_note", words=said, value=value) if value.casefold() != said.casefold() else ""
            )
        return ""


def _statement_note(words: Wording, number: int, one: Statement) -> str:
    anonymous = words.say("page.anonymous" if one.anonymous else "page.speaker_unknown")
    note = words.say(
        "terminal.statement_note",
        number=str(number),
        kind=words.code("kind", one.kind),
        speaker=plain(one.speaker_name or "") or anonymous,
        vehicle=words.code("vehicle", one.vehicle),
    )
    if one.speaker_name and one.how and one.how != "named":
        note += f" ({words.code('found', one.how)})"
    names = ", ".join(plain(link.name) for link in one.chain)
    return f"{note}; {words.say('terminal.via_note', names=names)}" if names else note


def _ordered(layers: Iterable[Layer]) -> list[Layer]:
    """Layers as they open: the longer before the shorter that it holds."""
    return sorted(layers, key=lambda layer: (layer.span.start, -layer.span.end, layer.kind, layer.number))


def _words(text: str) -> str:
    """Words of a line with the space around them kept."""
    bare = plain(text)
    before = " " if text[:1].isspace() and bare else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{bare}{after}"


def _roles(reading: Reading) -> set[str]:
    return {"body", *(block.role for block in reading.blocks)}


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2), expand=False)

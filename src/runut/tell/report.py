"""One report in the terminal: what was found in it, in short or marked in its text. It reads without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from runut.model import Reading, ReadRole, Role, Statement
from runut.tell.doubts import is_open
from runut.tell.guesses import link_name, speaker_guess, speaker_name
from runut.tell.links import short_address
from runut.tell.marking import Layer, Line, Run, marked
from runut.tell.shown import inline, plain
from runut.tell.wording import Wording, wording

_MARKS = {"statement": ("[{}: ", "]"), "relay": ("{{", "}}"), "speaker": ("‹", "›"), "date": ("~", "~")}
_STYLES = {"statement": "cyan", "relay": "magenta", "speaker": "bold", "date": "green", "cue": "italic"}


def summary_of_reading(reading: Reading, language: str = "id") -> RenderableType:
    """What was found in one report, in a few lines: its outlet, title and date, who says what, and its sources."""
    return Group(*_reading_lines(reading, wording(language)))


def show_reading(reading: Reading, language: str = "id") -> RenderableType:
    """One report with its findings marked, what frames it dimmed and named, a key to the marks, and notes."""
    return Group(*_Shown(reading, wording(language)).lines())


def _reading_lines(reading: Reading, words: Wording) -> Iterator[RenderableType]:
    text = reading.text or ""
    title = plain(reading.title.of(text)) if reading.title else ""
    outlet = plain(reading.outlet.name if reading.outlet else short_address(reading.uri))
    yield Text(f"{outlet or words.say('page.no_outlet')}: {title or words.say('page.untitled')}", "bold")
    yield _indented(Text(words.when(reading.published.value) or words.say("terminal.undated"), "dim"))
    for number, one in enumerate(reading.statements, 1):
        said = plain(f" {words.say('page.elision')} ".join(span.of(text) for span in one.content))
        yield _indented(Text(_statement_note(words, number, one), "cyan"))
        yield _indented(Text(f"{words.say('page.open_quote')}{said}{words.say('page.close_quote')}"), 6)
    if names := dict.fromkeys(plain(relay.name) for relay in reading.relays):
        yield _indented(Text(f"{words.say('page.source')}: {words.say('page.comma').join(names)}", "magenta"))
    yield from _doubts(reading, words)
    yield Text()


class _Shown:
    def __init__(self, reading: Reading, words: Wording) -> None:
        self._reading = reading
        self._wording = words

    def lines(self) -> Iterator[RenderableType]:
        """The key, then the lines of the text with a note below each that needs one; its frame gathered by role."""
        words = self._wording
        if not self._reading.text:
            yield Text(words.say("terminal.no_text"), "yellow")
            return
        yield from (Text(words.say("terminal.legend", open="{", close="}"), "dim"), Text())
        begun: set[Layer] = set()
        told = marked(self._reading, ())
        for role, lines in groupby(told, key=lambda line: None if line.role in ReadRole else line.role):
            if role:
                yield from self._frame(role, lines, begun)
            else:
                for line in lines:
                    yield self._told(line)
                    yield from self._notes(line, begun)
                    yield Text()
        yield from _doubts(self._reading, words)

    def _frame(self, role: Role, lines: Iterable[Line], begun: set[Layer]) -> Iterator[RenderableType]:
        for number, line in enumerate(lines):
            name = "" if number else f"{self._wording.code('role', role)}: "
            yield _indented(Text(name, "dim italic").append_text(self._told(line)), 4)
            yield from self._notes(line, begun)
        yield Text()

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
            found.append(inline(run.span.of(text)), style)
            for layer in reversed(_ordered(run.layers)):
                if layer not in after and layer.kind in _MARKS:
                    found.append(_MARKS[layer.kind][1].format(), _STYLES[layer.kind])
            before = run.layers
        return found

    def _notes(self, line: Line, begun: set[Layer]) -> Iterator[RenderableType]:
        layers = [layer for piece in line.pieces if isinstance(piece, Run) for layer in piece.layers]
        for layer in dict.fromkeys(_ordered(layers)):
            if layer not in begun:
                begun.add(layer)
                if note := self._note(layer):
                    yield _indented(Text(note, _STYLES[layer.kind]), 6)

    def _note(self, layer: Layer) -> str:
        """What the marks do not say themselves; a statement's own source is in the statement's note."""
        reading, words = self._reading, self._wording
        if layer.kind == "statement":
            one = reading.statements[layer.number]
            return _statement_note(words, layer.number + 1, one) if layer.span == one.content[0] else ""
        if layer.kind == "relay":
            relay = reading.relays[layer.number]
            scope = words.code("scope", relay.scope)
            said = words.say("terminal.relay_note", name=plain(relay.name), scope=scope)
            return "" if relay.scope == "statement" else said
        if layer.kind == "date":
            date = reading.dates[layer.number]
            said, value = plain(date.span.of(reading.text or "")), words.when(date.value)
            if is_open(date):
                return words.say("terminal.date_note", words=said, value=words.say("page.date_open"))
            told = date.anchor != "none" and value.casefold() != said.casefold()
            return words.say("terminal.date_note", words=said, value=value) if told else ""
        return ""


def _doubts(reading: Reading, words: Wording) -> Iterator[RenderableType]:
    for doubt in reading.problems:
        yield _indented(Text(f"! {plain(words.code('doubt', doubt.code))}", "yellow"))


def _statement_note(words: Wording, number: int, one: Statement) -> str:
    note = words.say(
        "terminal.statement_note",
        number=str(number),
        kind=words.code("kind", one.kind),
        speaker=speaker_name(words, one),
        vehicle=words.code("vehicle", one.vehicle),
    )
    if how := speaker_guess(words, one):
        note += f" ({plain(how.said)})"
    names = words.say("page.comma").join(link_name(words, link) for link in one.chain)
    return f"{note}; {words.say('terminal.via_note', names=names)}" if names else note


def _ordered(layers: Iterable[Layer]) -> list[Layer]:
    """Layers as they open: the longer before the shorter that it holds."""
    return sorted(layers, key=lambda layer: (layer.span.start, -layer.span.end, layer.kind, layer.number))


def _indented(what: RenderableType, columns: int = 2) -> Padding:
    return Padding(what, (0, 0, 0, columns), expand=False)

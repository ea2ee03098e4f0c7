"""The dossier as one HTML page that opens without a server, without a network and without script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from runut.model import (
    Dossier,
    Happening,
    Lineage,
    Reading,
    ReadRole,
    Role,
    Span,
)
from runut.tell.drawing import Drawing, drawing
from runut.tell.index import Index
from runut.tell.links import web_address
from runut.tell.marking import Close, Line, Open, Run, marked
from runut.tell.shown import shown
from runut.tell.telling import Telling
from runut.tell.wording import Wording, wording

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_CLASSES = {"statement": "st", "speaker": "sp", "cue": "cu", "relay": "re", "date": "da"}
_READ_ALOUD = ("claim", "disagreement", "update", "drift", "entity")
_LIT = "outline:2px solid var(--target-line);outline-offset:2px;background:var(--target)"


def tell_html(dossier: Dossier, readings: Mapping[str, Reading], language: str = "id") -> str:
    """``dossier`` as one self-contained HTML page in ``language``; ``readings`` by report id.

    A report without a reading, or whose reading has no text, is told by its cited words alone. Raises ``TableError``
    where the language has no catalogue.
    """
    page = _Page(Index(dossier, readings), wording(language))
    style = Markup(_sheet() + "".join(page.rules()))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().get_template("dossier.html")
    return template.render(
        page=page, index=page.index, dossier=dossier, w=page.wording, t=page.text, style=style, digest=digest
    )


class Group(NamedTuple):
    """Lines of a report that follow one another: its telling, or what frames it under one role."""

    role: Role | None
    lines: tuple[Line, ...]


class _Page(Telling):
    """What the templates ask for beside the structs themselves."""

    def __init__(self, index: Index, words: Wording) -> None:
        super().__init__(index, words)
        self._marked = {
            report: tuple(marked(reading, index.markable(report), index.dossier.excerpts))
            for report in index.reports
            if (reading := index.reading(report))
        }

    def rules(self) -> Iterator[str]:
        """Style rules that light up all parts of a citation that is broken over lines or by another."""
        for report, lines in self._marked.items():
            broken = {
                self.index.anchor(report, piece.cited)
                for line in lines
                for piece in line.pieces
                if isinstance(piece, Open) and not piece.first
            }
            for anchor in sorted(name for name in broken if name):
                yield f":root:has(#{anchor}:target) .{anchor}{{{_LIT}}}\n"

    def groups(self, report: str) -> Iterator[Group]:
        """A report's lines, what frames the telling gathered by role."""
        lines = self._marked.get(report, ())
        for role, group in groupby(lines, key=lambda line: None if line.role in ReadRole else line.role):
            yield Group(role, tuple(group))

    def inline(self, report: str, line: Line) -> Markup:
        """A line's pieces as mark-up."""
        text = self.index.text(report)
        return Markup("").join(self._piece(report, text, piece) for piece in _with_uses(line))

    def language(self, report: str) -> str | None:
        """The language of a report's words where it is not the page's."""
        reading = self.index.reading(report)
        tag = reading.language if reading else "id"
        return tag if tag != self.wording.language and _LANGUAGE.fullmatch(tag) else None

    def drawing(self, lineage: Lineage) -> Drawing | None:
        """A lineage drawn; ``None`` where there is nothing to draw or too much."""
        kinds = {node.id: self.wording.code("node", node.kind) for node in lineage.nodes}
        return drawing(lineage, self.names(lineage), kinds, self.origins(lineage))

    def first_edge(self, lineage: Lineage, node: str) -> int | None:
        """The number of the first edge from a node, else of the first to it."""
        edges = tuple(enumerate(lineage.edges))
        leaving = (number for number, edge in edges if edge.source == node)
        return next(leaving, next((number for number, edge in edges if edge.target == node), None))

    def days(self, timeline: tuple[Happening, ...]) -> Iterator[tuple[str, tuple[Happening, ...]]]:
        """The lines of a timeline, those of one date together."""
        for date, happenings in groupby(timeline, key=lambda one: one.date):
            yield date, tuple(happenings)

    def link(self, uri: str | None) -> str | None:
        return web_address(uri)

    def _piece(self, report: str, text: str, piece: Run | Open | Close | _Uses) -> Markup:
        if isinstance(piece, Run):
            words = escape(shown(piece.span.of(text)))
            names = " ".join(dict.fromkeys(_CLASSES[layer.kind] for layer in piece.layers))
            return Markup('<span class="{}">{}</span>').format(names, words) if names else words
        if isinstance(piece, Open):
            anchor = self.index.anchor(report, piece.cited)
            if piece.first:
                return Markup('<mark id="{}">').format(anchor)
            return Markup('<mark class="{}">').format(anchor)
        if isinstance(piece, Close):
            return Markup("</mark>")
        uses = [use for use in self.index.cited(report)[piece.cited] if use.kind in _READ_ALOUD]
        return Markup("").join(
            Markup(' <a class="ref" href="#{}-{}">{}</a>').format(
                use.kind, use.number, self.text(use.kind, n=use.number)
            )
            for use in uses
        )


class _Uses(NamedTuple):
    """After a citation's words in the line where it begins: where the dossier cites it."""

    cited: Span


def _with_uses(line: Line) -> Iterator[Run | Open | Close | _Uses]:
    begun = {piece.cited for piece in line.pieces if isinstance(piece, Open) and piece.first}
    last = {piece.cited: at for at, piece in enumerate(line.pieces) if isinstance(piece, Close)}
    for at, piece in enumerate(line.pieces):
        yield piece
        if isinstance(piece, Close) and piece.cited in begun and last[piece.cited] == at:
            yield _Uses(piece.cited)


def _finalized(value: object) -> object:
    """What a template shows: text of others is never shown with what could steer the page."""
    if value is None:
        return ""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("runut.tell"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _sheet() -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, "dossier.css")[0]

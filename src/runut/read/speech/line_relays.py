"""Relays that stand outside the sentences: on lines of their own, in brackets, in the dateline."""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Block, Span, Time
from runut.read.speech.relay_register import NO_SENTENCE, RelayRegister
from runut.read.speech.relays import Relays
from runut.read.speech.source_lines import (
    closing_bracket,
    closing_lines,
    dateline_bracket,
    lines_of_sources,
    listed_names,
    source_line,
)
from runut.read.text.paragraphs import Paragraph


class LineRelays:
    """Registers such relays of one report. ``outlet``: the id of its own."""

    def __init__(self, text: str, language: str, relays: Relays, register: RelayRegister, outlet: str | None) -> None:
        self._text = text
        self._language = language
        self._relays = relays
        self._register = register
        self._outlet = outlet

    def of_lines(self, blocks: Sequence[Block], dateline: Span | None, times: Sequence[Time]) -> None:
        """Relays that stand on lines of their own, or in the dateline."""
        for line, name in lines_of_sources(self._text, blocks, self._language, times):
            pointer = self._relays.named(self._text, line, name, known=False)
            if pointer is not None:
                self._register.keep(pointer, "report", NO_SENTENCE)
        for line, names in closing_lines(self._text, blocks):
            listed = listed_names(self._text, names, self._language)
            for name in listed:
                pointer = self._relays.named(self._text, line, name, known=True)
                if pointer is not None and pointer.id != self._outlet and not self._relays.signs(pointer, len(listed)):
                    self._register.keep(pointer, "report", NO_SENTENCE)
        bracket = dateline_bracket(self._text, dateline)
        if bracket is not None:
            place = Span(bracket.start - 1, bracket.end + 1)
            pointer = self._relays.named(self._text, place, bracket, known=True)
            if pointer is not None and pointer.id != self._outlet:
                self._register.keep(pointer, "report", NO_SENTENCE)

    def of_brackets(self, paragraphs: Sequence[Paragraph]) -> None:
        """Relays in the bracket with which a paragraph ends."""
        for number, paragraph in enumerate(paragraphs):
            bracket = closing_bracket(self._text, paragraph.span)
            if bracket is None:
                continue
            place = Span(bracket.start - 1, bracket.end + 1)
            names = source_line(self._text, bracket, self._language)
            listed = names or listed_names(self._text, bracket, self._language)
            for name in listed:
                pointer = self._relays.named(self._text, place, name, known=not names)
                if pointer is not None and (names or not self._relays.signs(pointer, len(listed))):
                    self._register.keep(pointer, "report" if number == len(paragraphs) - 1 else "paragraph", number)

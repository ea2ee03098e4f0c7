"""The relays found in a report so far, each with where it stands and what it is to its sentence."""

from __future__ import annotations

from typing import NamedTuple

from runut.model import Relay, Scope, Span
from runut.read.speech.relays import NEARNESS, How, Pointer

_EARLY = 3
"""A credit in the first so many paragraphs, the only medium a report credits, is taken to hold for all of it."""
_MEDIA = frozenset({"agency", "outlet", "broadcast"})
NO_SENTENCE = -1


class Kept(NamedTuple):
    """A relay, how it is told (``Pointer.how``), and the paragraph and sentence it stands in."""

    relay: Relay
    how: How
    paragraph: int
    row: int


class RelayRegister:
    """Keeps relays in the order in which they are met; the same words twice are one."""

    def __init__(self) -> None:
        self._kept: list[Kept] = []
        self._numbers: dict[tuple[Span, str], int] = {}
        self._wide: dict[int, list[int]] = {}

    def keep(self, pointer: Pointer, scope: Scope, paragraph: int, row: int = NO_SENTENCE) -> int:
        """Adds a relay and gives its number."""
        known = self._numbers.get((pointer.span, pointer.id))
        if known is not None:
            return known
        number = len(self._kept)
        self._numbers[pointer.span, pointer.id] = number
        relay = Relay(span=pointer.span, name=pointer.name, id=pointer.id, kind=pointer.kind, scope=scope)
        self._kept.append(Kept(relay, pointer.how, paragraph, row))
        if scope == "paragraph":
            self._wide.setdefault(paragraph, []).append(number)
        return number

    def relay(self, number: int) -> Relay:
        return self._kept[number].relay

    def of_paragraph(self, paragraph: int) -> list[int]:
        """The numbers of relays that reach all of a paragraph, of one sentence's the nearest to the words first."""
        wide = self._wide.get(paragraph, [])
        return sorted(wide, key=lambda number: (self._kept[number].row, NEARNESS[self._kept[number].how]))

    def last_medium(self) -> Relay | None:
        """The medium named last."""
        return next((kept.relay for kept in reversed(self._kept) if kept.relay.kind in _MEDIA), None)

    def of_report(self) -> list[tuple[str, Relay]]:
        """Relays that reach every statement, with how they do: those of lines, else a lone early credit."""
        lines = [("scope", kept.relay) for kept in self._kept if kept.relay.scope == "report"]
        if lines:
            return lines
        credits = [kept for kept in self._kept if kept.how == "credit"]
        credits = credits or [kept for kept in self._kept if kept.how == "according"]
        if len({kept.relay.id for kept in credits}) != 1 or credits[0].paragraph >= _EARLY:
            return []
        # `dibuka oleh kantor berita X, seperti dilansir Y`: whoever Y has it from goes along.
        first = credits[0]
        beside = [
            kept.relay
            for kept in self._kept
            if kept.row == first.row and kept.how in ("inner", "agent", "credit") and kept is not first
        ]
        return [("inferred", relay) for relay in (*beside, first.relay)]

    def ordered(self) -> tuple[tuple[Relay, ...], dict[int, int]]:
        """The relays in the order of the text, and the place there of each number."""
        order = sorted(range(len(self._kept)), key=lambda number: self._kept[number].relay.span)
        return tuple(self._kept[number].relay for number in order), {number: at for at, number in enumerate(order)}

"""Vehicles: the letter, interview, speech, post … in which words travelled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Span, Vehicle
from runut.read.speech.cues import Cues
from runut.read.speech.outline import Outline

_AUTHOR_REACH = 7


class VehicleFound(NamedTuple):
    """A vehicle named in a sentence: which kind, at which piece, and who made it where that is said."""

    kind: Vehicle
    at: int
    author: int | None
    """Index of the mention that follows it: `surat Pushilin`."""
    deictic: bool
    """Whether it points at one named before: `surat itu`."""
    cited: bool
    """Whether it is what the report or a medium cites: `mengutip surat X`."""


def find_vehicles(row: Outline, cues: Cues, outside: Sequence[Span], cited_words: frozenset[str]) -> list[VehicleFound]:
    """The vehicles of a sentence that carry words, in order, not within the spans ``outside`` (its content)."""
    found = []
    carriers = cues.sources.vehicle.carriers
    deictics = cues.words.pointing.deictics
    determiners = cues.sources.noun.determiners
    for at, piece in enumerate(row.pieces):
        if piece.kind != "word" or piece.mention is not None:
            continue
        kind = cues.vehicle(f"{piece.low} {row.low(at + 1)}") or cues.vehicle(piece.low)
        if kind is None or any(span.start <= piece.start < span.end for span in outside):
            continue
        before = at - 1
        while row.low(before) in determiners:
            before -= 1
        deictic = row.low(at + 1) in deictics
        if row.low(before) not in carriers and not (at == 0 and (deictic or row.pieces[0].capital)):
            continue
        author = None
        for ahead in range(at + 1, min(at + _AUTHOR_REACH, len(row.pieces))):
            if row.pieces[ahead].mention is not None:
                author = row.pieces[ahead].mention
                break
            if row.kind(ahead) != "word" or (row.low(ahead) in cues.tail and row.low(ahead) not in cues.made):
                break
        found.append(VehicleFound(kind, at, author, deictic, row.low(before) in cited_words))
    return found

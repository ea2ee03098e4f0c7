"""Gold labels: what a careful reader found in a report (``docs/annotation.md``), one JSON object a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

import msgspec

from runut.model import Bound, MediumKind, Reading, Scope, Span, Stance, StatementKind, TimeType, Vehicle


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What every label has."""

    optional: bool = False
    """Careful readers would differ on it: it neither counts nor costs."""


class StatementLabel(Label, frozen=True, kw_only=True):
    content: tuple[Span, ...]
    kind: StatementKind
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    speaker_aliases: tuple[str, ...] = ()
    anonymous: bool | None = None
    stance: Stance | None = None
    negated: bool | None = None
    vehicle: Vehicle | None = None
    parent: int | None = None
    chain: tuple[str, ...] | None = None
    chain_alt: tuple[tuple[str, ...], ...] = ()


class RelayLabel(Label, frozen=True, kw_only=True):
    span: Span
    name: str | None
    """Null where the report does not say whose words it passes on (always optional)."""
    kind: MediumKind
    aliases: tuple[str, ...] = ()
    scope: Scope | None = None


class DateLabel(Label, frozen=True, kw_only=True):
    span: Span
    value: str
    type: TimeType
    alt: tuple[str, ...] = ()


class QuantityLabel(Label, frozen=True, kw_only=True):
    span: Span
    value: float
    unit: str | None = None
    of: str | None = None
    alt_of: tuple[str, ...] = ()
    bound: Bound | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """The labels of one report. A list that is absent was not labelled and is not measured."""

    id: str | None = None
    file: str | None = None
    url: str | None = None
    sha256: str | None = None
    """Of the labelled text in UTF-8, where that may be a part of the report's text (a record without its title)."""
    title: Span | None = None
    statements: tuple[StatementLabel, ...] | None = None
    relays: tuple[RelayLabel, ...] | None = None
    dates: tuple[DateLabel, ...] | None = None
    quantities: tuple[QuantityLabel, ...] | None = None
    boilerplate: tuple[Span, ...] | None = None
    headings: tuple[Span, ...] | None = None

    def belongs(self, reading: Reading) -> bool:
        """Whether these are labels of that reading's report: by file name, address or id."""
        key = self.file or self.url or self.id
        if key is None:
            return False
        address, last = reading.uri, reading.uri.replace("#", "/").rpartition("/")[2]
        return key in (reading.id, address, last, PurePosixPath(last).stem) or address.endswith(f"/{key}")


class LabelError(ValueError):
    """A line that is no gold record, or labels that do not fit their text; the message says which."""


def read_labels(lines: Iterable[str | bytes]) -> list[Gold]:
    """The records of a gold file; ``LabelError`` names the first line that is none."""
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Gold))
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise LabelError(f"line {number}: {error}") from error
        if not (found[-1].file or found[-1].url or found[-1].id):
            raise LabelError(f"line {number}: no file, url or id says which report it labels")
    if not found:
        raise LabelError("no labels")
    return found


def shift(gold: Gold, text: str) -> int:
    """Where the labelled text begins within ``text``; ``LabelError`` if it does not stand there."""
    begin = 0
    if gold.sha256 is not None:
        rest = text.find("\n\n") + 2
        starts = [start for start in dict.fromkeys((0, rest)) if _digest(text[start:]) == gold.sha256]
        if not starts:
            raise LabelError(f"{gold.file or gold.url or gold.id}: labels of another text")
        begin = starts[0]
    last = max((span.end for span in _spans(gold)), default=0)
    if last > len(text) - begin:
        raise LabelError(f"{gold.file or gold.url or gold.id}: labels reach beyond the text")
    return begin


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _spans(gold: Gold) -> list[Span]:
    labelled: list[Any] = [*(gold.relays or ()), *(gold.dates or ()), *(gold.quantities or ())]
    spans = [label.span for label in labelled]
    spans += [span for statement in gold.statements or () for span in statement.content]
    return [*spans, *(gold.boilerplate or ()), *(gold.headings or ())]

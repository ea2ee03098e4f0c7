"""Statements with what they came through, once a whole report has been gone through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runut.model import Link, Statement, Vehicle
from runut.read.speech.chains import chain_of
from runut.read.speech.relay_register import RelayRegister
from runut.read.speech.relays import How
from runut.read.text.paragraphs import Paragraph


class Telling(NamedTuple):
    """A statement with what later ones may lean on."""

    statement: Statement
    row: int
    """Index of its sentence in the report."""
    paragraph: int
    vehicle: Vehicle | None
    relays: tuple[tuple[How, int], ...]
    """Relays of its own sentence: how each is told, and its number."""
    wraps: bool
    """Whether another statement of the sentence stands inside its content."""
    medium: Link | None
    """The medium that speaks, where no relay of the sentence names it: `menurut laporan itu`."""
    passes_on: bool
    """Whether its source is a medium or institution, which may only pass on what another said."""


def join_run_on(tellings: Sequence[Telling], paragraphs: Sequence[Paragraph]) -> list[Telling]:
    """Joins a quotation that runs over paragraphs into one statement, with the cue that stands at its end."""
    joined: list[Telling] = []
    for telling in tellings:
        last = joined[-1] if joined else None
        if (
            last is None
            or not paragraphs[last.paragraph].runs_on
            or telling.paragraph != last.paragraph + 1
            or not telling.statement.kind == last.statement.kind == "direct"
        ):
            joined.append(telling)
            continue
        first, second = last.statement, telling.statement
        credited = first if first.cue is not None else second
        whole = replace(credited, content=(*first.content, *second.content), vehicle=first.vehicle or second.vehicle)
        joined[-1] = telling._replace(statement=whole, relays=(*last.relays, *telling.relays), vehicle=whole.vehicle)
    return joined


def with_chains(tellings: Sequence[Telling], register: RelayRegister, outlet: str | None) -> tuple[Statement, ...]:
    """The statements in the order of their first words, each with its chain, relays and parent.

    A medium or institution that only wraps what another said is no statement of its own; it becomes the link nearest
    the words it passes on.
    """
    _, place = register.ordered()
    of_report = register.of_report()
    rows: dict[int, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda one: (one.statement.content[0], -one.statement.content[-1].end)):
        rows.setdefault(telling.row, []).append(telling)
    kept: list[Telling] = []
    wrappers: dict[int, list[Telling]] = {}
    for row, together in rows.items():
        inner = [one for one in together if not one.wraps]
        wrappers[row] = [one for one in together if one.wraps and one.passes_on and inner]
        kept.extend(one for one in together if one not in wrappers[row])
    kept.sort(key=lambda one: (one.statement.content[0], -one.statement.content[-1].end))
    numbers = {id(one): number for number, one in enumerate(kept)}
    statements = []
    credited = _credited_speakers(kept, register, {relay.id for _, relay in of_report})
    for one in kept:
        own = [(how, register.relay(number)) for how, number in one.relays]
        mine = {number for _, number in one.relays}
        paragraph = [register.relay(number) for number in register.of_paragraph(one.paragraph) if number not in mine]
        heard = {relay.id for how, relay in own if how == "hearer"}
        # A credit that is only inferred to hold further is taken to hold for whoever it was given for, and for what
        # came through another medium, which the outlet has hardly followed itself.
        passed_on = any(how in ("agent", "source", "according", "inner") for how, _ in own) or bool(
            wrappers[one.row] or paragraph
        )
        goes_on = not credited or one.statement.speaker_id in credited or passed_on
        reach = [item for item in of_report if item[0] != "inferred" or (goes_on and not heard - {item[1].id})]
        chain = chain_of(own, paragraph, reach, outlet)
        nearest = [_link(outer.statement) for outer in wrappers[one.row] if not _same_speaker(outer, one)]
        for link in (one.medium, *nearest):
            if link is not None and all(link.id != other.id for other in chain):
                chain = (link, *chain)
        holders = [outer for outer in rows[one.row] if id(outer) in numbers and _holds(outer, one)]
        parent = numbers[id(holders[0])] if holders else None
        relays = tuple(sorted(place[number] for _, number in one.relays))
        statements.append(replace(one.statement, chain=chain, relays=relays, parent=parent))
    return tuple(statements)


def _credited_speakers(tellings: Sequence[Telling], register: RelayRegister, media: set[str]) -> set[str]:
    """Ids of the speakers whose words one of ``media`` is credited with, in their sentence or their paragraph.

    None where one of the media speaks itself: the report then retells it, whoever else speaks.
    """
    found = set()
    for one in tellings:
        numbers = [*(number for _, number in one.relays), *register.of_paragraph(one.paragraph)]
        if one.statement.speaker_id in media:
            return set()
        if one.statement.speaker_id and any(register.relay(number).id in media for number in numbers):
            found.add(one.statement.speaker_id)
    return found


def _link(statement: Statement) -> Link | None:
    if not statement.speaker_id:
        return None
    return Link(name=statement.speaker_name or "", id=statement.speaker_id, how="said")


def _same_speaker(one: Telling, other: Telling) -> bool:
    return one.statement.speaker_id == other.statement.speaker_id


def _holds(outer: Telling, inner: Telling) -> bool:
    """Whether one statement stands inside the content of another of its sentence."""
    return (
        outer is not inner
        and outer.wraps
        and outer.statement.content != inner.statement.content
        and all(any(span.covers(part) for span in outer.statement.content) for part in inner.statement.content)
    )

"""Chains: the media and institutions between a statement's speaker and the outlet, the one nearest the words first."""

from __future__ import annotations

from collections.abc import Iterable

from runut.model import Link, Relay
from runut.read.speech.relays import NEARNESS, How


def chain_of(
    own: Iterable[tuple[How, Relay]],
    paragraph: Iterable[Relay],
    report: Iterable[tuple[str, Relay]],
    outlet: str | None,
) -> tuple[Link, ...]:
    """The chain of one statement.

    ``own``: relays of its sentence with what they are (``hearer``, ``source``, ``credit``), in the order of the text;
    then those of its paragraph, then those of the whole report with how they reach it. Whoever heard the words stands
    nearest them, then the medium that says so, then what the report credits. ``outlet`` is never in its own chain, nor
    is where somebody posts or publishes: that is the vehicle of his words, and passes nothing on.
    """
    links: list[Link] = []
    for how, relay in sorted(own, key=lambda item: NEARNESS[item[0]]):
        if how != "platform" and relay.kind != "document":
            links.append(Link(name=relay.name, id=relay.id, how="said"))
    links.extend(Link(name=relay.name, id=relay.id, how="scope") for relay in paragraph if relay.kind != "document")
    links.extend(Link(name=relay.name, id=relay.id, how=how) for how, relay in report if relay.kind != "document")
    found: list[Link] = []
    for link in links:
        if link.id != outlet and all(link.id != other.id for other in found):
            found.append(link)
    return tuple(found)

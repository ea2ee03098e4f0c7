"""Chains as the whole coverage knows them: under one name for each medium, and in no order that other words deny."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from runut.model import Link, Reading, Span
from runut.weave.media import Media

Chain = tuple[Link, ...]


class Chains:
    """``of_reports``: report → the chains of its statements."""

    def __init__(self, media: Media, of_reports: Mapping[str, Sequence[Chain]]) -> None:
        self._media = media
        self._above = {
            (upper.id, lower.id)
            for report, chains in of_reports.items()
            for chain in chains
            for upper, lower in combinations([link for link in self._known(report, chain) if link.how == "said"], 2)
        }
        """Pairs of media of which a report says that the second has its words from the first."""

    def said(self, report: str, chain: Iterable[Link]) -> Chain:
        """A statement's chain. A link that was only inferred is left out where the coverage says that it stands above
        another of the chain, not below."""
        kept: list[Link] = []
        for link in self._known(report, chain):
            upside_down = any(
                (link.id, other.id) in self._above and (other.id, link.id) not in self._above for other in kept
            )
            if link.how != "inferred" or not upside_down:
                kept.append(link)
        return tuple(kept)

    def narrated(self, reading: Reading, span: Span) -> Chain:
        """The relays whose scope reaches what a report narrates: the narrowest first, the whole report's last."""
        text = reading.text or ""
        found: list[Link] = []
        for scope in ("statement", "paragraph", "report"):
            for relay in sorted(reading.relays, key=lambda relay: relay.span):
                near = scope == "report" or (
                    span.overlaps(relay.span)
                    if scope == "statement"
                    else "\n" not in text[min(span.end, relay.span.end) : max(span.start, relay.span.start)]
                )
                if relay.scope == scope and near:
                    found.append(Link(name=relay.name, id=relay.id, how="scope"))
        return self.said(reading.id, found)

    def _known(self, report: str, chain: Iterable[Link]) -> list[Link]:
        """The links as the whole coverage knows them, each once, without the report's own outlet."""
        known: dict[str, Link] = {}
        for link in chain:
            if not self._media.is_outlet(report, link):
                found = self._media.known(report, link)
                known.setdefault(found.id, found)
        return list(known.values())

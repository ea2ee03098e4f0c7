"""The way words took: speaker → vehicle → the media of the chain → outlet, over all statements of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from runut.model import Edge, Evidence, Lineage, Link, Node, Span
from runut.weave.origins import Traced, medium_key
from runut.weave.passages import Coverage, Passage

EVIDENCE = 4
NodeKind = Literal[
    "speaker", "vehicle", "institution", "agency", "outlet", "broadcast", "social", "document", "unknown"
]


@dataclass(slots=True)
class _Way:
    claims: set[str] = field(default_factory=set)
    said: bool = False
    evidence: dict[tuple[str, Span], Evidence] = field(default_factory=dict)


def make_lineage(
    coverage: Coverage, reports: Sequence[str], traced: Mapping[Passage, Traced], claim_of: Mapping[Passage, str]
) -> Lineage:
    """Nodes and edges of the statements in ``reports``, and of narrated claims that credit a medium. An edge is
    ``inferred`` where no report says it."""
    nodes: dict[str, Node] = {}
    ways: dict[tuple[str, str], _Way] = defaultdict(_Way)
    kinds = _kinds(coverage)
    for report in sorted(reports):
        for passage in coverage.passages[report]:
            if passage.kind == "statement" or (passage in claim_of and passage.chain):
                _walk(coverage, passage, traced.get(passage), claim_of.get(passage), nodes, ways, kinds)
    edges = tuple(
        Edge(
            source=source, target=target, claims=tuple(sorted(way.claims)), how="said" if way.said else "inferred",
            evidence=tuple(way.evidence[key] for key in sorted(way.evidence)[:EVIDENCE]),
        )
        for (source, target), way in sorted(ways.items())
    )  # fmt: skip
    return Lineage(nodes=tuple(nodes[key] for key in sorted(nodes)), edges=edges)


def _kinds(coverage: Coverage) -> dict[str, NodeKind]:
    """What kind of medium each is, as relays call it."""
    found: dict[str, NodeKind] = {}
    for reading in coverage.readings.values():
        for relay in reading.relays:
            found.setdefault(medium_key(coverage, reading.id, Link(name=relay.name, id=relay.id)), relay.kind)
    return found


def _walk(
    coverage: Coverage,
    passage: Passage,
    traced: Traced | None,
    claim: str | None,
    nodes: dict[str, Node],
    ways: dict[tuple[str, str], _Way],
    kinds: Mapping[str, NodeKind],
) -> None:
    steps: list[tuple[Node, bool, Span]] = []
    reading = coverage.readings[passage.report]
    cue = passage.content[0]
    if passage.kind == "statement":
        statement = reading.statements[passage.index]
        cue = statement.cue or statement.speaker or cue
    media = [medium_key(coverage, passage.report, link) for link in passage.chain]
    if passage.speaker is not None and passage.speaker.id not in media:
        speaker = passage.speaker
        steps.append((Node(id=f"speaker:{speaker.id}", name=speaker.name, kind="speaker"), True, cue))
        if passage.vehicle is not None:
            name = f"vehicle:{speaker.id}:{passage.vehicle}"
            steps.append((Node(id=name, name=passage.vehicle, kind="vehicle"), True, cue))
    replaced: str | None = None
    if traced is not None and traced.origin.id is not None and traced.origin.how == "inferred" and not traced.own:
        # `media pemerintah` is nobody beside the medium that it is taken for.
        replaced = media[0] if traced.generic else None
        key = traced.origin.id
        steps.append(
            (Node(id=f"medium:{key}", name=traced.origin.name or "", kind=kinds.get(key, "agency")), False, cue)
        )
    outlet_id = reading.outlet.id if reading.outlet is not None else reading.id
    for link in passage.chain:
        key = medium_key(coverage, passage.report, link)
        if key not in (outlet_id, replaced):
            node = Node(id=f"medium:{key}", name=link.name, kind=kinds.get(key, "outlet"))
            steps.append((node, link.how != "inferred", _credit(coverage, passage, link, cue)))
    if passage.kind == "statement" and not passage.chain and (traced is None or traced.origin.id is None):
        steps.append((Node(id="unknown", name="", kind="unknown"), True, cue))
    name = reading.outlet.name if reading.outlet is not None else reading.uri
    steps.append((Node(id=f"medium:{outlet_id}", name=name, kind="outlet"), True, steps[-1][2] if steps else cue))
    for node, _, _ in steps:
        nodes.setdefault(node.id, node)
    for (one, one_said, _), (other, other_said, span) in pairwise(steps):
        if one.id == other.id:
            continue
        way = ways[(one.id, other.id)]
        if claim is not None:
            way.claims.add(claim)
        way.said = way.said or (one_said and other_said)
        way.evidence.setdefault((passage.report, span), coverage.evidence(passage.report, span))


def _credit(coverage: Coverage, passage: Passage, link: Link, cue: Span) -> Span:
    """The relay that credits a medium, the nearest one; the cue where there is none."""
    relays = [relay.span for relay in coverage.readings[passage.report].relays if relay.id == link.id]
    return min(relays, key=lambda span: (abs(span.start - passage.content[0].end), span), default=cue)

"""The way words took: speaker → vehicle → the media of the chain → outlet, over all statements of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from runut.model import Edge, Evidence, Lineage, Node, Span
from runut.weave.coverage import Coverage
from runut.weave.passages import Passage
from runut.weave.traced import Traced

EVIDENCE = 3
"""Places shown for each edge."""


class _Step(NamedTuple):
    """A place that words came through."""

    node: Node
    said: bool
    """Whether the report says so."""
    words: Span
    """What says that they came here."""


@dataclass(slots=True)
class _Way:
    """An edge while it is being found."""

    claims: set[str] = field(default_factory=set)
    said: set[tuple[str, Span]] = field(default_factory=set)
    inferred: set[tuple[str, Span]] = field(default_factory=set)


def make_lineage(
    coverage: Coverage, reports: Sequence[str], traced: Mapping[Passage, Traced], claim_of: Mapping[Passage, str]
) -> Lineage:
    """Nodes and edges of the statements in ``reports``, and of narrated claims that credit a medium. An edge is
    ``inferred`` where no report says it. Where nobody is credited, the way leads from the speaker to the outlet."""
    nodes: dict[str, Node] = {}
    ways: dict[tuple[str, str], _Way] = defaultdict(_Way)
    for report in sorted(reports):
        for passage in coverage.passages[report]:
            if passage.kind != "statement" and not (passage in claim_of and passage.chain):
                continue
            steps = _steps(coverage, passage, traced.get(passage))
            for one, other in pairwise(steps):
                for node in (one.node, other.node):
                    nodes.setdefault(node.id, node)
                way = ways[(one.node.id, other.node.id)]
                (way.said if one.said and other.said else way.inferred).add((report, other.words))
                if passage in claim_of:
                    way.claims.add(claim_of[passage])
    edges = tuple(
        Edge(
            source=source, target=target, claims=tuple(sorted(way.claims)), how="said" if way.said else "inferred",
            evidence=_evidence(coverage, way),
        )
        for (source, target), way in sorted(ways.items())
    )  # fmt: skip
    return Lineage(nodes=tuple(nodes[key] for key in sorted(nodes)), edges=edges)


def _steps(coverage: Coverage, passage: Passage, traced: Traced | None) -> list[_Step]:
    """The places that a passage's words came through, the first one first, none twice."""
    report = passage.report
    cue = passage.content[0]
    if passage.kind == "statement":
        statement = coverage.readings[report].statements[passage.index]
        cue = statement.cue or statement.speaker or cue
    found: list[_Step] = []
    speaker = passage.speaker
    if speaker is not None and speaker.id not in {link.id for link in passage.chain}:
        found.append(_Step(Node(id=f"speaker:{speaker.id}", name=speaker.name, kind="speaker"), True, cue))
        if passage.vehicle is not None:
            vehicle = f"vehicle:{speaker.id}:{passage.vehicle}"
            found.append(_Step(Node(id=vehicle, name=passage.vehicle, kind="vehicle"), True, cue))
    chain = list(passage.chain)
    if traced is not None and traced.origin.id is not None and traced.origin.how == "inferred" and not traced.own:
        # `media pemerintah` is nobody beside the medium that it is taken for.
        chain = chain[1:] if traced.nameless else chain
        if traced.origin.id not in {link.id for link in chain}:
            kind = coverage.media.kind(traced.origin.id)
            node = Node(id=f"medium:{traced.origin.id}", name=traced.origin.name or "", kind=kind)
            found.append(_Step(node, False, cue))
    for link in chain:
        node = Node(id=f"medium:{link.id}", name=link.name, kind=coverage.media.kind(link.id))
        found.append(_Step(node, link.how != "inferred", coverage.credit(passage, link.id) or cue))
    outlet = coverage.media.outlets.get(report)
    node = (
        Node(id=f"medium:{outlet.id}", name=outlet.name, kind="outlet")
        if outlet is not None
        else Node(id=f"report:{report}", name=coverage.readings[report].uri, kind="outlet")
    )
    found.append(_Step(node, True, found[-1].words if found else cue))
    return list({step.node.id: step for step in found}.values())


def _evidence(coverage: Coverage, way: _Way) -> tuple[Evidence, ...]:
    """The first place in each report before the second in any."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, str, Span]] = []
    for report, span in sorted(way.said or way.inferred):
        ranked.append((seen[report], report, span))
        seen[report] += 1
    return tuple(coverage.evidence(report, span) for _, report, span in sorted(ranked)[:EVIDENCE])

"""Who is who: names of several reports held for one person, place, institution or medium, or kept apart.

Gold: the founding reports and the made-up sample with an entity for each name (``gold/seeds_names.jsonl``,
``gold/examples_names.jsonl``), and hard pairs of little reports written for this without knowledge of how it is done
(``gold/who_build.jsonl`` looked at while building, ``gold/who_harder.jsonl``, by another hand, at the end of it,
``gold/who_measure.jsonl`` not at all).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import inputs
from benchmarks.figures import Figure, ratio
from runut import flow
from runut.model import Dossier, DossierEntity, Given, Reading, ReadRole, Report, Span


class Verdict(NamedTuple):
    """What was made of one pair."""

    id: str
    kind: str
    wanted: bool
    found: bool | None
    """``None`` where one of the two names was not found at all."""
    reasons: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the two were rightly held for one, with a reason, or rightly kept apart."""
        return self.found is self.wanted and (not self.wanted or bool(self.reasons))


def pairs(half: str) -> Callable[[], list[Figure]]:
    """The hard pairs of a set: how many are decided rightly, by kind too, and how many different things are joined."""

    def measure() -> list[Figure]:
        verdicts = judge(half)
        joined = sum(one.found is True and not one.wanted for one in verdicts)
        kinds = Counter(one.kind for one in verdicts)
        right = Counter(one.kind for one in verdicts if one.right)
        detail = ", ".join(f"{kind} {right[kind]} of {count}" for kind, count in sorted(kinds.items()))
        name = f"who-{half}"
        return [
            *ratio(sum(right.values()), len(verdicts), f"{name}.right", detail),
            *ratio(len(verdicts) - joined, len(verdicts), f"{name}.not-joined-wrongly"),
        ]

    return measure


def judge(half: str) -> list[Verdict]:
    """What is made of each pair of a set."""
    return [_judged(pair) for pair in inputs.records(inputs.own(f"benchmarks/gold/who_{half}.jsonl"))]


def _judged(pair: Mapping[str, Any]) -> Verdict:
    reports = [
        Report(
            id=side,
            uri=side,
            sha256="",
            gathered_at="",
            text=pair[side]["text"],
            given=Given(outlet=pair[side]["outlet"], published=pair[side]["published"]),
        )
        for side in ("a", "b")
    ]
    dossier = flow.trace_reports(reports).dossier
    one, other = (_entity(dossier, side, Span(*pair[f"{side}_name"])) for side in ("a", "b"))
    found = None if one is None or other is None else one.id == other.id
    plain = pair["a"]["text"][slice(*pair["a_name"])] == pair["b"]["text"][slice(*pair["b_name"])]
    reasons = [join.because.code for join in one.joins] if one else []
    if plain:
        reasons.append("same_name")
    return Verdict(pair["id"], pair["kind"], pair["same"], found, tuple(reasons))


def _entity(dossier: Dossier, report: str, span: Span) -> DossierEntity | None:
    """The entity whose name covers most of a span, the shorter of two."""
    found = [
        (min(at.end, span.end) - max(at.start, span.start), at.start - at.end, one)
        for one in dossier.entities
        for named in one.named
        if named.report == report
        for at in named.spans
        if at.overlaps(span)
    ]
    return max(found, key=lambda best: best[:2])[2] if found else None


def coverage() -> list[Figure]:
    """Pairs of names of the founding reports and of the sample that are one thing."""
    return [
        *_pairwise("seeds", sorted(inputs.shared("seeds").glob("*.txt"))),
        *_pairwise("examples", [inputs.own("examples")]),
    ]


def _pairwise(name: str, paths: list[Path]) -> list[Figure]:
    labels = {row.get("file") or row["id"]: row["names"] for row in inputs.records(_gold(name))}
    dossier, readings = flow.trace_paths(map(str, paths))
    found: dict[tuple[str, Span], str] = {
        (named.report, at): one.id for one in dossier.entities for named in one.named for at in named.spans
    }
    people = {one.id for one in dossier.entities if one.label == "PER"}
    wanted: list[tuple[str, str, str]] = []
    for key, reading in readings.items():
        names = labels[reading.uri if "://" in reading.uri else Path(reading.uri).name]
        for at, label in enumerate(names):
            span = Span(*label["span"])
            if not label.get("optional") and _is_read(reading, span):
                wanted.append((label["entity"], found.get((key, span), f"{key}/{at}"), label["label"]))
    counts: Counter[str] = Counter()
    mixed: dict[str, set[str]] = defaultdict(set)
    for one, other in combinations(wanted, 2):
        same, ours = one[0] == other[0], one[1] == other[1]
        counts["right"] += same and ours
        counts["gold"] += same
        counts["ours"] += ours
    for entity, id_, label in wanted:
        if label == "PER" and id_ in people:
            mixed[id_].add(entity)
    wrong = [entities for entities in mixed.values() if len(entities) > 1]
    f1 = 2 * counts["right"] / max(1, counts["gold"] + counts["ours"])
    precision, recall = counts["right"] / max(1, counts["ours"]), counts["right"] / max(1, counts["gold"])
    return [
        Figure(
            key=f"who.{name}.pairwise-f1",
            value=f1,
            detail=f"{len(wanted)} names, precision {precision:.3f}, recall {recall:.3f}",
        ),
        *ratio(len(mixed) - len(wrong), len(mixed), f"who.{name}.persons-apart", "persons who are one person only"),
    ]


def _gold(name: str) -> Path:
    return inputs.own(f"benchmarks/gold/{name}_names.jsonl")


def _is_read(reading: Reading, span: Span) -> bool:
    return any(block.role in ReadRole and block.span.covers(span) for block in reading.blocks)

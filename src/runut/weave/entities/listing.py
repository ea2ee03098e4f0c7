"""Who is who, listed: where each entity is named, why its names are one, and what it is to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import cast

from runut.model import DossierEntity, Evidence, Join, Label, NamedIn, Reading, Reason, Relation, Span
from runut.weave.entities import Entities, Entity
from runut.weave.entities.groups import Node
from runut.weave.entities.knowledge import Knowledge, held, knowledge
from runut.weave.entities.localities import dateline_node
from runut.weave.entities.naming import written
from runut.weave.entities.offices import office_node
from runut.weave.identity import name_key

SHOWN = 3
"""Places shown for an office that reports give somebody."""


def list_entities(
    readings: Mapping[str, Reading], entities: Entities, days: Mapping[str, str], language: str
) -> tuple[DossierEntity, ...]:
    """Every entity that a report names, by name. ``days``: report → day of publication as far as known."""
    known = knowledge(language)
    spans = _spans(readings, known)
    offices = _offices(readings)
    joins: dict[str, list[Join]] = defaultdict(list)
    for joined in entities.joins:
        entity = entities.of(*joined.one)
        if entity is not None and (entity.label == "PER" or not _plain(joined.one, joined.other, joined.because.code)):
            told = {name_key(str(value)) for value in joined.because.args.values()}
            evidence = tuple(
                one for node in (joined.one, joined.other) if (one := _shown(entities, node, told)) is not None
            )
            joins[entity.id].append(Join(id=joined.id, because=joined.because, evidence=evidence))
    found = []
    for key, (entity, nodes) in entities.nodes().items():
        places: dict[str, set[Span]] = defaultdict(set)
        for node in nodes:
            places[node[0]] |= spans.get(node, set())
        named = tuple(NamedIn(report=report, spans=tuple(sorted(at))) for report, at in sorted(places.items()) if at)
        if named:
            joins[key] += _forms(entity, nodes, entities, joins[key])
            dated = sorted({days.get(node[0], "") for node in nodes} - {""})
            found.append(
                DossierEntity(
                    id=key,
                    name=entity.name,
                    label=cast(Label, entity.label),
                    named=named,
                    joins=tuple(joins[key]),
                    relations=(*_said(nodes, offices), *_tabled(entity, nodes, known, dated)),
                )
            )
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def _forms(entity: Entity, nodes: Sequence[Node], entities: Entities, joins: Sequence[Join]) -> Iterable[Join]:
    """Forms that ``read`` found to be one thing by the tables or by brackets within a report."""
    if entity.label == "PER":
        return
    shown: dict[str, Evidence] = {}
    for node in nodes:
        for evidence in sorted(entities.subjects[node].shown.values(), key=_order):
            shown.setdefault(name_key(evidence.words), evidence)
    told = {name_key(one.words) for join in joins for one in join.evidence}
    first = shown.get(name_key(entity.name)) or min(shown.values(), key=_order, default=None)
    for form, evidence in sorted(shown.items()):
        if first is not None and evidence is not first and form not in told:
            because = Reason(code="listed", args={"name": first.words, "other": evidence.words})
            yield Join(id="", because=because, evidence=(first, evidence))


def _plain(one: Node, other: Node, code: str) -> bool:
    """Whether a join of things says no more than that they have one name."""
    return code == "same_name" and one[1] == other[1]


def _shown(entities: Entities, node: Node, named: Collection[str]) -> Evidence | None:
    """Where a node stands in a form that the reason names, else where it stands first."""
    places = entities.subjects[node].shown.values()
    return min(places, key=lambda one: (name_key(one.words) not in named, one.span)) if places else None


def _spans(readings: Mapping[str, Reading], known: Knowledge) -> dict[Node, set[Span]]:
    found: dict[Node, set[Span]] = defaultdict(set)
    for key, reading in readings.items():
        for mention in reading.entities:
            found[(key, mention.id)].add(mention.span)
        if reading.dateline is not None:
            found[dateline_node(reading, known)].add(reading.dateline.span)
        for office in reading.offices:
            if office.holder is None:
                found[office_node(office, reading)].add(office.span)
    return found


def _offices(readings: Mapping[str, Reading]) -> dict[Node, dict[str, list[Evidence]]]:
    """Holder → offices in their words → where they stand."""
    found: dict[Node, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for key, reading in sorted(readings.items()):
        text = reading.text or ""
        for office in reading.offices:
            if office.holder is not None:
                words = written(office.span, text)
                evidence = Evidence(report=key, span=office.span, words=office.span.of(text))
                found[(key, reading.entities[office.holder].id)][words].append(evidence)
    return found


def _said(nodes: Sequence[Node], offices: Mapping[Node, Mapping[str, Sequence[Evidence]]]) -> Iterable[Relation]:
    """The offices that reports give somebody, in their words."""
    by_key: dict[str, tuple[str, list[Evidence]]] = {}
    for node in nodes:
        for words, places in offices.get(node, {}).items():
            by_key.setdefault(name_key(words), (words, []))[1].extend(places)
    for _, (words, evidence) in sorted(by_key.items()):
        yield Relation(kind="office", name=words, evidence=tuple(sorted(evidence, key=_order)[:SHOWN]))


def _order(one: Evidence) -> tuple[str, Span]:
    return one.report, one.span


def _tabled(entity: Entity, nodes: Sequence[Node], known: Knowledge, days: Sequence[str]) -> Iterable[Relation]:
    """What the tables know of an entity: what contains it, whose part it is, what it held at the reports' dates."""
    ids = sorted({node[1] for node in nodes})
    if entity.label == "PER":
        yield from _held(entity, known, days)
    for given in ids:
        whole = known.within.get(given) if entity.label == "LOC" else None
        if whole is not None:
            yield Relation(kind="within", name=known.names[whole], id=whole, how="table")
        parent = known.parent.get(given) if entity.label == "ORG" else None
        if parent is not None:
            yield Relation(kind="part_of", name=known.names[parent], id=parent, how="table")
        network = known.network.get(given) if entity.label == "MEDIA" else None
        if network is not None:
            yield Relation(kind="network", name=known.names[network], id=network, how="table")


def _held(entity: Entity, known: Knowledge, days: Sequence[str]) -> Iterable[Relation]:
    name = known.people.get(name_key(entity.name), "")
    for row in known.terms.get(name, ()):
        if any(held(row, day) for day in days):
            over = " / ".join(known.names.get(part, part) for part in row.of.split("/"))
            yield Relation(
                kind="office",
                name=f"{row.office} ({over})",
                id=row.of,
                start=row.start,
                end=row.end or None,
                how="table",
            )

"""Which of several places of one name a report means: the city or the regency, the one in this province or in that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from runut.weave.entities.groups import Node
from runut.weave.entities.knowledge import Knowledge, Rules
from runut.weave.entities.localities import level_of
from runut.weave.entities.subjects import Subject
from runut.weave.identity import name_key

OWN_WORDS = 3
"""How much the words right beside a name count against one other place of the report."""

SEVERAL = 2
"""Places of a province that, named together, speak for the province itself and not for a town of its name."""


def settle_homonyms(subjects: Mapping[Node, Subject], known: Knowledge, rules: Rules) -> None:
    """Sets ``Subject.place`` of the places whose name several have and whose report tells which one it is.

    What tells: the words beside the name (`Kota Banjar`), an office over it (`Bupati Banjar`, or `Bupati` in a report
    from there), and in which province the other places of the report lie.
    """
    by_report: dict[str, list[Node]] = {}
    for node, subject in subjects.items():
        if subject.label == "LOC":
            by_report.setdefault(node[0], []).append(node)
    offices: dict[str, set[tuple[str, str]]] = {}
    for node, subject in subjects.items():
        offices.setdefault(node[0], set()).update(subject.offices)
    for report, nodes in by_report.items():
        for node in nodes:
            keys = {name_key(form) for form in subjects[node].shown}
            meant = {place for key in keys for place in known.homonyms.get(key, ())}
            if meant and keys <= known.homonyms.keys():
                others = [other for other in nodes if other != node]
                subjects[node].place = _meant(node, meant, subjects, others, offices[report], known, rules)


def _meant(
    node: Node,
    meant: Iterable[str],
    subjects: Mapping[Node, Subject],
    others: Iterable[Node],
    offices: Iterable[tuple[str, str]],
    known: Knowledge,
    rules: Rules,
) -> str:
    """The place that most speaks for, empty where no one is ahead of the others."""
    candidates = sorted(meant)
    told = [other[1] for other in others if not _shares(other[1], candidates, known)]
    around = Counter(known.containing(other, known.provinces) for other in told)
    counts = Counter(dict.fromkeys(candidates, 0))
    for place in candidates:
        kind, parts = known.kinds[place], around[known.containing(place, known.provinces)]
        counts[place] += OWN_WORDS * (kind in subjects[node].levels)
        counts[place] += min(parts, SEVERAL) if kind == "province" else min(parts, 1)
        counts[place] += sum(of in (node[1], place) and level_of(head, rules) == kind for head, of in offices)
    (first, most), *rest = counts.most_common()
    return first if most and (not rest or rest[0][1] < most) else ""


def _shares(place: str, candidates: Iterable[str], known: Knowledge) -> bool:
    """Whether another place's name is itself one that several have."""
    return place in candidates or known.plain.get(place, "") in known.homonyms

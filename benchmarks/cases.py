"""How well little coverages are woven: claims, independent origins, disagreements, updates, drift, timeline.

Each case of ``gold/weave_build.jsonl`` (looked at) and ``gold/weave_measure.jsonl`` (not looked at) holds two to six
reports of our own with what a careful reader finds across them. A label is placed by words that stand once in its
report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from benchmarks import inputs
from benchmarks.figures import Figure, ratio
from runut.model import Claim, Disagreement, Dossier, Evidence, Span, Update

Case = Mapping[str, Any]
Place = tuple[str, Span]
"""Key of a report and a span of its text."""


class Woven:
    """A case with the dossier of its reports."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.texts = {row["key"]: f"{row['title']}\n\n{row['text']}" for row in case["reports"]}
        with inputs.exported(case["reports"]) as path:
            self.dossier: Dossier = inputs.trace([path])
        self.keys = {report.id: inputs.key_of(report.uri) for report in self.dossier.reports}

    def place(self, label: Mapping[str, str]) -> Place:
        """Where the words of a label stand."""
        start = self.texts[label["report"]].index(label["words"])
        return label["report"], Span(start, start + len(label["words"]))

    def claims_at(self, place: Place) -> set[int]:
        """The claims of the dossier that have a version there."""
        return {at for at, claim in enumerate(self.dossier.claims) if self._has(claim, place)}

    def _has(self, claim: Claim, place: Place) -> bool:
        return any(
            self.keys[version.report] == place[0] and any(span.overlaps(place[1]) for span in version.content)
            for version in claim.versions
        )

    def at(self, evidence: Iterable[Evidence], places: Iterable[Place]) -> bool:
        """Whether evidence stands at one of the places."""
        return any(self.keys[one.report] == key and one.span.overlaps(span) for one in evidence for key, span in places)


def measure(name: str) -> list[Figure]:
    """Figures on the cases of ``gold/<name>.jsonl``."""
    rows = inputs.records(inputs.own(f"benchmarks/gold/{name}.jsonl"))
    woven = [Woven(case) for case in rows]
    name = name.replace("_", "-")
    return [
        *_claims(name, woven), *_origins(name, woven), *_disagreements(name, woven), *_updates(name, woven),
        *_drift(name, woven), *_timeline(name, woven),
    ]  # fmt: skip


def _f1(name: str, found: int, right: int, wrong: int, wanted: int, detail: str = "") -> Figure:
    """``found`` of ``wanted``; ``right`` and ``wrong`` of what was given."""
    recall = found / wanted if wanted else 1.0
    precision = right / (right + wrong) if right + wrong else 1.0
    value = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shown = f"F1; precision {precision:.3f} ({wrong} wrong), recall {recall:.3f} ({found} of {wanted})"
    return Figure(key=name, value=value, detail=f"{shown} {detail}".strip())


def claim_pairs(one: Woven) -> Iterable[tuple[bool, Place, Place]]:
    """Pairs of places that must stand in one claim, and pairs that must not."""
    claims = [[one.place(version) for version in claim["versions"]] for claim in one.case.get("claims", ())]
    for places in claims:
        yield from ((True, a, b) for a, b in combinations(places, 2) if a[0] != b[0])
    for first, second in combinations(claims, 2):
        yield from (
            (False, a, b) for a in first for b in second if a[0] != b[0] and not {a, b} & (set(first) & set(second))
        )
    for pair in one.case.get("not_same", ()):
        a, b = (one.place(label) for label in pair)
        yield False, a, b


def _claims(name: str, woven: Sequence[Woven]) -> list[Figure]:
    counts: Counter[tuple[bool, bool]] = Counter()
    for one in woven:
        for same, a, b in claim_pairs(one):
            counts[(same, bool(one.claims_at(a) & one.claims_at(b)))] += 1
    found, wrong = counts[(True, True)], counts[(False, True)]
    return [_f1(f"{name}.claims", found, found, wrong, found + counts[(True, False)], "pairs of versions")]


def _origins(name: str, woven: Sequence[Woven]) -> list[Figure]:
    right = named = total = 0
    wrong: list[str] = []
    for one in woven:
        for gold in one.case.get("claims", ()):
            if "origins" not in gold:
                continue
            total += 1
            claim = _holding(one, gold)
            counted = claim is not None and claim.independent_origins == gold["independent_origins"]
            names = {_fold(origin.name) for origin in claim.origins if origin.id} if claim else set()
            right += counted
            named += counted and names == {_fold(origin) for origin in gold["origins"]}
            if not counted:
                wrong.append(f"{one.case['id']} {gold['id']}")
    return [
        *ratio(right, total, f"{name}.origins", f"counted right; not: {', '.join(wrong[:40])}"),
        *ratio(named, total, f"{name}.origins-named", "and by their names"),
    ]


def _holding(one: Woven, gold: Case) -> Claim | None:
    """The claim that holds most of the versions."""
    held: Counter[int] = Counter()
    for version in gold["versions"]:
        held.update(one.claims_at(one.place(version)))
    best = min(held, key=lambda at: (-held[at], len(one.dossier.claims[at].versions), at), default=None)
    return one.dossier.claims[best] if best is not None and held[best] > 1 else None


def _disagreements(name: str, woven: Sequence[Woven]) -> list[Figure]:
    found = right = wanted = 0
    alone = stood = 0
    missed: list[str] = []
    more: list[str] = []
    for one in woven:
        golds = one.case.get("disagreements", ())
        for gold in golds:
            ours = [each for each in one.dossier.disagreements if _agrees(one, each, gold)]
            if not gold.get("optional"):
                wanted += 1
                found += bool(ours)
                if not ours:
                    missed.append(f"{one.case['id']} {gold['slot']}")
                if gold.get("alone") and ours:
                    alone += 1
                    stood += any(each.alone is not None and one.keys[each.alone] == gold["alone"] for each in ours)
        for each in one.dossier.disagreements:
            agreed = [gold for gold in golds if _agrees(one, each, gold)]
            right += any(not gold.get("optional") for gold in agreed)
            if not agreed:
                more.append(f"{one.case['id']} {each.slot} {' / '.join(value.value[:14] for value in each.values)}")
    detail = f"; missed: {', '.join(missed)}; not in the gold: {', '.join(more)}"
    return [
        _f1(f"{name}.disagreements", found, right, len(more), wanted, detail[:1500]),
        *ratio(stood, alone, f"{name}.alone", "who stands alone, of those found"),
    ]


def _agrees(one: Woven, ours: Disagreement, gold: Case) -> bool:
    """Same slot, and two of the gold's values are evidence of two different values of ours."""
    return ours.slot == gold["slot"] and _parted(one, ours, gold)


def _parted(one: Woven, ours: Disagreement | Update, gold: Case) -> bool:
    places: dict[str, list[Place]] = {}
    for value in gold["values"]:
        places.setdefault(str(value["value"]), []).append(one.place(value))
    touched = [[one.at(value.evidence, of) for value in ours.values] for of in places.values()]
    return any(
        a[i] and b[j]
        for a, b in combinations(touched, 2)
        for i in range(len(ours.values))
        for j in range(len(ours.values))
        if i != j
    )


def _updates(name: str, woven: Sequence[Woven]) -> list[Figure]:
    golds = [(one, gold) for one in woven for gold in one.case.get("updates", ())]
    found = sum(any(_parted(one, ours, gold) for ours in one.dossier.updates) for one, gold in golds)
    return ratio(found, len(golds), f"{name}.updates")


def _drift(name: str, woven: Sequence[Woven]) -> list[Figure]:
    found = right = wanted = wrong = 0
    more: list[str] = []
    for one in woven:
        golds = one.case.get("drift", ())
        wanted += len(golds)
        found += sum(
            any(drift.kind == gold["kind"] and one.at(drift.changed, [one.place(gold)]) for drift in one.dossier.drifts)
            for gold in golds
        )
        for drift in one.dossier.drifts:
            agreed = any(drift.kind == gold["kind"] and one.at(drift.changed, [one.place(gold)]) for gold in golds)
            right += agreed
            wrong += not agreed
            if not agreed:
                more.append(f"{one.case['id']} {drift.kind}")
    return [_f1(f"{name}.drift", found, right, wrong, wanted, f"not in the gold: {', '.join(more)}"[:600])]


def _timeline(name: str, woven: Sequence[Woven]) -> list[Figure]:
    """Happenings of the gold that stand in one line of the timeline with their date, and all who tell them."""
    found = total = 0
    for one in woven:
        lines = [line for story in one.dossier.stories for line in story.timeline]
        lines += [line for thread in one.dossier.threads for line in thread.timeline]
        for gold in one.case.get("timeline", ()):
            total += 1
            places = [one.place(told) for told in gold["told"]]
            found += any(
                line.date[:10] == gold["date"][:10] and all(one.at(line.evidence, [place]) for place in places)
                for line in lines
            )
    return ratio(found, total, f"{name}.timeline", "happenings in one line with all who tell them")


def _fold(name: str | None) -> str:
    return "".join(c for c in (name or "").casefold() if c.isalnum())

"""Grow the trees by which two passages of different reports are judged to be one claim.

    python -m training.claims benchmarks/gold/weave_build.jsonl --whole benchmarks/gold/coverages_build.jsonl

The coverages of these files were written for Runut, little ones and whole ones. A pair of passages is one claim where
both hold most of the words of two versions of one; it is none where the gold says so, where they hold values that
disagree, or, in little coverages whose claims are all listed (those that list origins), where no claim has both. A
title may carry any claim of its report, so that nothing is learnt from one that the gold does not name. Needs
``scikit-learn``. Says what hands left out reach and writes ``src/runut/languages/id/claims.toml``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec import to_builtins

from benchmarks import inputs
from runut.model import Span
from runut.weave import date_reports
from runut.weave.coverage import Coverage
from runut.weave.grouping import group_passages
from runut.weave.likeness import Likeness
from runut.weave.meanings import Meanings
from runut.weave.passages import TITLE, Passage
from runut.weave.sameness import AGAINST, EITHER, FEATURES, Judge, Judgement, Sameness, margin_of, meaning_of
from training import coverages
from training.coverages import meaning
from training.trees import grown

OUT = Path(__file__).resolve().parent.parent / "src/runut/languages/id/claims.toml"
GROWN = {"max_iter": 120, "max_leaf_nodes": 10, "min_samples_leaf": 30, "learning_rate": 0.07, "l2_regularization": 8.0}
"""How trees grow."""
APART = 3.0
"""Weight of a pair of which the gold says that it is no claim: what is easily mixed up is rare in it."""
TURNED, TURNING = ("negated", "wanted", "other_amounts", "other_person"), 0.1
"""What makes a pair none however the rest is worded, and is rare; and how much a pair counts that was turned so."""
HELD = 0.6
"""Part of a version's words that a passage must hold."""
LINK, MEAN = -2.0, -2.5
"""Chosen on hands left out: looser ones find more and join more of what is not one."""
BLIND = 1.2
"""Taken off the log-odds of pairs whose meaning is not known: words alone join what only sounds alike."""
OF_WHOLE = 0.3
"""How much a pair of a whole coverage counts: there are many of each, and they say much the same."""
NEAR_HANDS, NEAR = frozenset("pr"), 10.0
"""Hands whose reports are worded as near to one another as relayed news is, and how much more their pairs count."""
FOLDS = 4
"""Parts of the hands, each left out once."""
Row = Mapping[str, Any]
Place = tuple[str, Span]
"""Report id and a span of its text."""


class Case(NamedTuple):
    """A little coverage with its labels."""

    id: str
    coverage: Coverage
    claims: list[list[Place]]
    apart: list[tuple[Place, Place]]
    """Places that are no one claim."""
    whole: bool
    """Whether all its claims are listed."""
    counts: float
    """How much each of its pairs counts."""


class Examples(NamedTuple):
    """``values`` of all features; how much each counts, and its case."""

    values: np.ndarray
    same: np.ndarray
    weights: np.ndarray
    cases: np.ndarray

    def only(self, kept: np.ndarray) -> Examples:
        """Those for which ``kept`` is true."""
        return Examples(*(one[kept] for one in self))

    def with_turned(self) -> Examples:
        """These, and each pair that is one claim once more as none, one of the two denied, wanted, of another number,
        said by another: no coverage shows what is rare beside all else that can be there."""
        parts = [self]
        for column in map(FEATURES.index, TURNED):
            of = self.only(self.same & (self.values[:, column] == 0))
            values = of.values.copy()
            values[:, column] = 1.0
            parts.append(of._replace(values=values, same=np.zeros_like(of.same), weights=of.weights * TURNING))
        return Examples(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def prepared(row: Row, *, little: bool) -> Case:
    """A case of a gold file; all claims may be listed only of a ``little`` coverage."""
    read = coverages.read(row)
    coverage = Coverage(read.readings, date_reports(read.readings))
    place = read.place
    apart = [(place(one), place(other)) for one, other in row.get("not_same", ())]
    for finding in (*row.get("disagreements", ()), *row.get("updates", ())):
        if finding.get("slot", "number") in ("number", "date") and not finding.get("optional"):
            apart += [
                (place(one), place(other))
                for one, other in combinations(finding["values"], 2)
                if one["value"] != other["value"] and one["report"] != other["report"]
            ]
    claims = [[place(version) for version in claim["versions"]] for claim in row.get("claims", ())]
    whole = little and bool(claims) and all("origins" in claim for claim in row["claims"])
    near = NEAR if row["id"][0] in NEAR_HANDS else 1.0
    return Case(row["id"], coverage, claims, apart, whole, near if little else OF_WHOLE)


def _held(passage: Passage, place: Place) -> float:
    """The part of a place that a passage holds."""
    if passage.report != place[0]:
        return 0.0
    span = place[1]
    inside = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in passage.content)
    return inside / (span.end - span.start)


def examples(cases: Iterable[Case]) -> Examples:
    """All pairs of passages that are learnt from."""
    values, same, weights, of = [], [], [], []
    for case in cases:
        sameness = Sameness(case.coverage, Likeness(case.coverage))
        passages = [passage for told in case.coverage.passages.values() for passage in told]
        carried = [
            {at: max(_held(passage, place) for place in claim) for at, claim in enumerate(case.claims)}
            for passage in passages
        ]
        meanings = Meanings(case.coverage, passages, [list(case.coverage.readings)], meaning, len(passages))
        for i, j in combinations(range(len(passages)), 2):
            one, other = passages[i], passages[j]
            if one.report == other.report:
                continue
            label = _label(case, one, other, carried[i], carried[j])
            between = meanings.between(i, j)
            if label is not None and between is not None:
                values.append([*sameness.features(one, other), meaning_of(between[1]), margin_of(between[0])])
                same.append(label)
                weight = APART if not label and _apart(case, one, other) else 1.0
                weights.append(weight * case.counts)
                of.append(case.id)
    return Examples(np.array(values), np.array(same), np.array(weights), np.array(of))


def _label(
    case: Case, one: Passage, other: Passage, first: Mapping[int, float], second: Mapping[int, float]
) -> bool | None:
    """Whether a pair is one claim; ``None`` where the gold does not tell."""
    apart = _apart(case, one, other)
    both = [at for at in first if min(first[at], second[at]) > 0]
    if both:
        return True if not apart and any(min(first[at], second[at]) >= HELD for at in both) else None
    if apart or (any(first.values()) and any(second.values())):
        return False
    return False if case.whole and TITLE not in (one.index, other.index) else None


def _apart(case: Case, one: Passage, other: Passage) -> bool:
    return any(
        min(_held(one, a), _held(other, b)) > 0.5 or min(_held(one, b), _held(other, a)) > 0.5 for a, b in case.apart
    )


def judged(known: Examples) -> Judgement:
    """The trees that examples teach. What speaks against may not count for, nor the other way round."""
    signs = [-1 if name in AGAINST else 0 if name in EITHER else 1 for name in FEATURES]
    known = known.with_turned()
    return Judgement(
        features=FEATURES,
        known=grown(known.values, known.same, known.weights, signs, **GROWN),
        unknown=grown(known.values[:, :-2], known.same, known.weights, signs[:-2], off=BLIND, **GROWN),
        link=LINK, mean=MEAN,
    )  # fmt: skip


def _pairs(case: Case) -> Iterable[tuple[bool, Place, Place]]:
    """As ``benchmarks/cases.py`` counts."""
    for claim in case.claims:
        yield from ((True, a, b) for a, b in combinations(claim, 2) if a[0] != b[0])
    for first, second in combinations(case.claims, 2):
        shared = set(first) & set(second)
        yield from ((False, a, b) for a in first for b in second if a[0] != b[0] and not {a, b} & shared)
    yield from ((False, a, b) for a, b in case.apart)


def reached(cases: Iterable[tuple[Case, Judge]]) -> tuple[float, float, float]:
    """F1, precision and recall of pairs of versions in one claim."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for case, judge in cases:
        groups = group_passages(case.coverage, [list(case.coverage.readings)], meaning, judge).groups
        for same, a, b in _pairs(case):
            joined = any(
                any(_held(passage, a) for passage in group) and any(_held(passage, b) for passage in group)
                for group in groups
            )
            counts[(same, joined)] += 1
    found, wrong, missed = counts[(True, True)], counts[(False, True)], counts[(True, False)]
    return 2 * found / max(1, 2 * found + wrong + missed), found / max(1, found + wrong), found / (found + missed)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("gold", type=Path, help="little coverages")
    asked.add_argument("--whole", type=Path, required=True, help="whole coverages")
    given = asked.parse_args()
    little, whole = (
        [prepared(row, little=path is given.gold) for row in inputs.records(path)] for path in (given.gold, given.whole)
    )
    known = examples([*little, *whole])
    for name, cases in (("little", little), ("whole", whole)):
        hands = sorted({case.id[0] for case in cases})
        left: dict[str, Judge] = {}
        for fold in range(FOLDS):
            out = [case.id for case in cases if case.id[0] in hands[fold::FOLDS]]
            left |= dict.fromkeys(out, Judge(judged(known.only(~np.isin(known.cases, out)))))
        found = reached((case, left[case.id]) for case in cases)
        print("{} coverages, hands left out: F1 {:.3f}, precision {:.3f}, recall {:.3f}".format(name, *found))
    OUT.write_text(written(judged(known)), encoding="utf-8")


def written(judgement: Judgement) -> str:
    """The table of a judgement."""
    lines = [
        "# Made by training/claims.py from coverages written for Runut (benchmarks/gold/weave_build.jsonl and",
        "# coverages_build.jsonl). Log-odds of two passages being one claim by boosted trees (weave/trees.py says",
        "# how they are written) over `features`; `unknown` without the last two, where there are no sentence vectors.",
        f"features = {json.dumps(list(FEATURES))}",
        f"link = {judgement.link}",
        f"mean = {judgement.mean}",
    ]
    for name, nodes in (("known", judgement.known), ("unknown", judgement.unknown)):
        lines += ["", f"[{name}]"]
        lines += [f"{field} = {json.dumps(value)}" for field, value in to_builtins(nodes).items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

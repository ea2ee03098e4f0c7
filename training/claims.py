"""Fit the weights by which two passages of different reports are judged to be one claim.

    python -m training.claims benchmarks/gold/weave_build.jsonl

The little coverages of that file were written for Runut. A pair of passages is one claim where both hold most of the
words of two versions of one; it is none where the gold says so, where they hold values that disagree, or, in cases
whose claims are all listed (those that list origins), where no claim has both. A title may carry any claim of its
report, so that nothing is learnt from one that the gold does not name. Needs ``scipy``. Writes
``src/runut/languages/id/claims.toml``; ``--folds`` shows what the weights reach on cases left out instead.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from scipy.optimize import minimize
from scipy.special import expit

from runut import flow
from runut.encoder import sentence_vectors
from runut.model import Span
from runut.weave import date_reports
from runut.weave.coverage import Coverage
from runut.weave.grouping import group_passages
from runut.weave.likeness import Likeness
from runut.weave.passages import TITLE, Passage
from runut.weave.sameness import AGAINST, EITHER, FEATURES, Judgement, Sameness, meaning_of

OUT = Path(__file__).resolve().parent.parent / "src/runut/languages/id/claims.toml"
STRENGTH = 1.0
"""Inverse of the regularisation."""
MOST = {"same_speaker": 1.5, "foreign": 2.0}
"""Greatest weights: in little reports a speaker says one thing or two, in others many."""
APART = 3.0
"""Weight of a pair of which the gold says that it is no claim: what is easily mixed up is rare in it."""
LEAST = {"other_person": -2.0, "other_amounts": -6.5, "wanted": -4.0, "negated": -4.0, "titles": -0.5}
"""Weights that what speaks against must have at least: a person's sentence is not another's, nor what he denies or
wants, another number is another claim, however the rest is worded, and a title says little of much."""
HELD = 0.6
"""Part of a version's words that a passage must hold."""
DOUBTFUL = (-3.0, 2.0)
LINKS = (-1.5, -1.0, -0.5)
MEANS = (-2.5, -2.0, -1.5, -1.0)
SLACK = 0.002
"""F1 that is no difference."""
FOLDS = 6
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


class Examples(NamedTuple):
    """``values`` with ``meaning`` last; how much each counts, and its case."""

    values: np.ndarray
    same: np.ndarray
    weights: np.ndarray
    cases: np.ndarray

    def only(self, kept: np.ndarray) -> Examples:
        """Those for which ``kept`` is true."""
        return Examples(*(one[kept] for one in self))


_VECTORS: dict[str, np.ndarray] = {}


def meaning(texts: Sequence[str]) -> np.ndarray:
    """The sentence vectors of texts."""
    missing = sorted(set(texts) - _VECTORS.keys())
    if missing:
        _VECTORS.update(zip(missing, sentence_vectors(missing), strict=True))
    return np.array([_VECTORS[text] for text in texts])


def load(path: Path) -> list[Case]:
    """The cases of a gold file."""
    return [_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _case(row: Row) -> Case:
    fields = ("title", "outlet", "text", "language")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        records = [
            {"url": f"{report['url']}#{report['key']}", **{name: report[name] for name in fields}}
            | ({"date": report["published"]} if report["published"] else {})
            for report in row["reports"]
        ]
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        reports, problems = flow.gather_reports([str(path)])
    if problems:
        raise ValueError(f"a report was lost: {problems[0]}")
    readings = list(flow.read_reports(reports))
    coverage = Coverage(readings, date_reports(readings))
    ids = {reading.uri.rpartition("#")[2]: reading.id for reading in readings}

    def place(label: Row) -> Place:
        report = ids[label["report"]]
        start = coverage.text(report).index(label["words"])
        return report, Span(start, start + len(label["words"]))

    apart = [(place(one), place(other)) for one, other in row.get("not_same", ())]
    for finding in (*row.get("disagreements", ()), *row.get("updates", ())):
        if finding.get("slot", "number") in ("number", "date") and not finding.get("optional"):
            apart += [
                (place(one), place(other))
                for one, other in combinations(finding["values"], 2)
                if one["value"] != other["value"] and one["report"] != other["report"]
            ]
    claims = [[place(version) for version in claim["versions"]] for claim in row.get("claims", ())]
    whole = bool(claims) and all("origins" in claim for claim in row["claims"])
    return Case(row["id"], coverage, claims, apart, whole)


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
        for i, j in combinations(range(len(passages)), 2):
            one, other = passages[i], passages[j]
            if one.report == other.report:
                continue
            label = _label(case, one, other, carried[i], carried[j])
            if label is not None:
                first, second = meaning([_text(case, passage) for passage in (one, other)])
                values.append([*sameness.features(one, other), meaning_of(float(first @ second))])
                same.append(label)
                weights.append(APART if not label and _apart(case, one, other) else 1.0)
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


def _text(case: Case, passage: Passage) -> str:
    return " ".join(span.of(case.coverage.text(passage.report)) for span in passage.content)


def fitted(values: np.ndarray, known: Examples, names: Sequence[str]) -> tuple[float, ...]:
    """Weights and bias. What speaks against may not count for, nor the other way round: a few hundred pairs are too few
    to learn that from."""
    rows = np.column_stack([values, np.ones(len(values))])
    signs = np.where(known.same, 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (rows @ weights)
        slopes = -signs * expit(-margins) * known.weights
        penalty = weights[:-1] @ weights[:-1] / (2 * STRENGTH)
        lost = known.weights @ np.logaddexp(0, -margins)
        return lost + penalty, rows.T @ slopes + np.append(weights[:-1], 0.0) / STRENGTH

    bounds = [
        (None, LEAST.get(name, 0.0))
        if name in AGAINST
        else (None, LEAST.get(name))
        if name in EITHER and name not in MOST
        else (0.0, MOST.get(name))
        for name in names
    ]
    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return tuple(round(float(value), 4) for value in found)


def judged(known: Examples, link: float = 0.0, mean: float = 0.0) -> Judgement:
    """The weights that examples teach."""
    plain = fitted(known.values[:, :-1], known, FEATURES[:-1])
    full = fitted(known.values, known, FEATURES)
    return Judgement(features=FEATURES, plain=plain, full=full, doubtful=DOUBTFUL, link=link, mean=mean)


def _pairs(case: Case) -> Iterable[tuple[bool, Place, Place]]:
    """As ``benchmarks/cases.py`` counts."""
    for claim in case.claims:
        yield from ((True, a, b) for a, b in combinations(claim, 2) if a[0] != b[0])
    for first, second in combinations(case.claims, 2):
        shared = set(first) & set(second)
        yield from ((False, a, b) for a in first for b in second if a[0] != b[0] and not {a, b} & shared)
    yield from ((False, a, b) for a, b in case.apart)


def reached(cases: Iterable[tuple[Case, Judgement]]) -> tuple[float, float, float]:
    """F1, precision and recall of pairs of versions in one claim."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for case, judgement in cases:
        groups = group_passages(case.coverage, meaning, judgement).groups
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
    asked.add_argument("gold", type=Path)
    asked.add_argument("--folds", action="store_true")
    given = asked.parse_args()
    cases = load(given.gold)
    known = examples(cases)
    names = sorted(case.id for case in cases)
    left: dict[str, Judgement] = {}
    for fold in range(FOLDS):
        out = names[fold::FOLDS]
        left |= dict.fromkeys(out, judged(known.only(~np.isin(known.cases, out))))
    tried = []
    for link, mean in product(LINKS, MEANS):
        found = reached((case, replace(left[case.id], link=link, mean=mean)) for case in cases)
        print(*(f"{one:.4f}" for one in found), link, mean)
        tried.append((found[0], link, mean))
    if given.folds:
        return
    # Of those that are as good the loosest: longer reports hold more wordings of one claim than these little ones.
    best = max(one[0] for one in tried)
    _, link, mean = min((one for one in tried if one[0] >= best - SLACK), key=lambda one: one[1:])
    weights = judged(known, link, mean)
    lines = [
        "# Made by training/claims.py from little coverages written for Runut (benchmarks/gold/weave_build.jsonl).",
        "# Log-odds of two passages being one claim: weights of `features`, the bias last; `plain` without the last",
        "# one, `meaning`, which is asked for where `plain` gives a value within `doubtful`.",
        f"features = {json.dumps(list(FEATURES))}",
        f"plain = {list(weights.plain)}",
        f"full = {list(weights.full)}",
        f"doubtful = {list(weights.doubtful)}",
        f"link = {weights.link}",
        f"mean = {weights.mean}",
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fit the weights by which two reports, and two stories, are judged to belong together.

    python -m training.stories

Learns from ``benchmarks/gold/stories_build.jsonl``, reports written for Runut in neighbourhoods that are easy to mix
up. Every pair of reports is learnt from three times: whole, as titles alone, and one of each. Neighbourhoods lie
months apart, which would teach that far apart in time is all there is to tell; so they are also moved to begin on one
day. Needs ``scipy``. Writes ``src/runut/languages/id/stories.toml``; ``--folds`` shows what the weights reach on
parts left out instead.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace

from benchmarks import inputs
from benchmarks.clustering import bcubed
from runut import flow
from runut.weave.clustering import Contrast, clusters
from runut.weave.odds import log_odds
from runut.weave.stories import Rarity, Sketch, count, make_sketch, pairs, threads
from runut.weave.stories.candidates import near
from runut.weave.stories.pairs import DAY, Held
from training import fitting
from training.coverages import meaning

HOUSE = Path(__file__).resolve().parent.parent
GOLD = HOUSE / "benchmarks/gold/stories_build.jsonl"
OUT = HOUSE / "src/runut/languages/id/stories.toml"
ALIKE = 0.03
"""Least cosine of words of a pair that is learnt from: others are never compared."""
STRENGTH = 1.0
"""Inverse of the regularisation."""
DOUBTFUL = (-3.0, 2.5)
CONTRASTS = tuple(product((0.6, 0.9, 1.2), (0.4,), (-0.75, 0.0)))
"""Weights and bases that are tried. Without ``single`` the short reports are put together better still (B-cubed F1 0.86
for 0.84, recall for precision), and longer ones, like those of the founding reports and the sample, much too easily."""
LEASTS = tuple(np.arange(-1.5, 0.01, 0.25))
UNKNOWN = -5.0
THREAD = -1.0
TOLD = 0.25
"""Weight of the meaning of headings below which a kind of pair is judged without it: it is dear and tells nothing."""
AGAINST = frozenset(name for name in pairs.FEATURES if name.startswith("other_")) | {"apart"}
"""Features that speak against one story."""
BEFORE = {"letter": 1.0, "other_letter": -4.0}
"""What is held of a weight before anything is learnt: two letters of one day to one man are rare in the gold."""
LEAST = {"quoted": 1.5}
"""Least weights: two reports that quote one sentence are of one story, which words alone tell nearly as well in short
reports, but not in long ones."""
Row = Mapping[str, Any]
Weights = dict[str, dict[str, tuple[float, ...]]]


class Part(NamedTuple):
    """The reports of one hand."""

    rows: dict[str, Row]
    whole: dict[str, Sketch]
    titles: dict[str, Sketch]


def load(path: Path) -> list[Part]:
    """The reports of a gold file by the prefix of their keys, which tells whose hand wrote them."""
    rows = inputs.records(path)
    whole, titles = sketches(rows, whole=True), sketches(rows, whole=False)
    parts: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        parts[row["key"].partition("-")[0]][row["key"]] = row
    return [
        Part(of, {key: whole[key] for key in of}, {key: titles[key] for key in of}) for _, of in sorted(parts.items())
    ]


def sample() -> Part:
    """The made-up coverage of ``examples/``, whose reports are as long as real ones. Its titles alone teach nothing."""
    gold = json.loads((HOUSE / "examples/expected.json").read_text(encoding="utf-8"))
    above = {story["id"]: story["thread"] for story in gold["stories"]}
    reports, _ = flow.gather_reports([str(HOUSE / "examples")])
    whole: dict[str, Sketch] = {}
    rows: dict[str, Row] = {}
    for reading in flow.read_reports(reports):
        for row in gold["reports"]:
            if reading.uri == row["key"] or reading.uri.endswith(f"/{row['key']}"):
                rows[row["key"]] = {"story": f"sample-{row['story']}", "thread": above.get(row["story"])}
                whole[row["key"]] = make_sketch(reading)
    return Part(rows, whole, {})


def sketches(rows: Iterable[Row], *, whole: bool) -> dict[str, Sketch]:
    """The sketches of rows of the gold by key, of their whole texts or of their titles alone."""
    with inputs.exported(rows, whole=whole) as path:
        return {inputs.key_of(reading.uri): make_sketch(reading) for reading in inputs.read([path])}


def moved(part: Part, of: Mapping[str, Sketch]) -> dict[str, Sketch]:
    """Sketches whose neighbourhoods all begin on one day."""
    first: dict[str, float] = {}
    for key, sketch in of.items():
        if math.isfinite(sketch.moment):
            first[_hood(part.rows[key])] = min(first.get(_hood(part.rows[key]), math.inf), sketch.moment)
    found = {}
    for key, sketch in of.items():
        days = int(first.get(_hood(part.rows[key]), 0) // DAY) - 738_000
        days = days if _hood(part.rows[key]) in first else 0
        found[key] = replace(
            sketch,
            moment=sketch.moment - days * DAY,
            days=tuple(day - days for day in sketch.days),
            first_day=sketch.first_day and sketch.first_day - days,
        )
    return found


def _hood(row: Row) -> str:
    return "-".join(row["story"].split("-")[:2])


class Pairs:
    """Examples by kind of pair: features with ``meaning`` last, and whether the two are of one story."""

    def __init__(self) -> None:
        self.values: dict[str, list[list[float]]] = defaultdict(list)
        self.same: dict[str, list[bool]] = defaultdict(list)

    def add(self, part: Part) -> None:
        """The pairs of reports in neighbourhoods."""
        rarities = Rarity(*count(part.whole.values())), Rarity(*count(part.titles.values()))
        for together in (False, True):
            whole, titles = (moved(part, of) if together else of for of in (part.whole, part.titles))
            full = {key: Held(one, rarities[0]) for key, one in whole.items()}
            short = {key: Held(one, rarities[1]) for key, one in titles.items()}
            beside = {key: Held(one, rarities[0]) for key, one in titles.items()}
            views = ((full, full), (short, short), (full, beside)) if titles else ((full, full),)
            for (ones, others), (a, b) in product(views, combinations(sorted(part.rows), 2)):
                apart = _hood(part.rows[a]) != _hood(part.rows[b])
                foreign = pairs.kind(ones[a].sketch, others[b].sketch) == "foreign"
                if (together or not apart) and not (foreign and ones is not others):
                    self._take(ones[a], others[b], part.rows[a]["story"] == part.rows[b]["story"])

    def _take(self, one: Held, other: Held, same: bool) -> None:
        values = pairs.features(one, other)
        if values[0] >= ALIKE:
            first, second = meaning((one.sketch.heading, other.sketch.heading))
            values.append(float(first @ second))
            kind = pairs.kind(one.sketch, other.sketch)
            self.values[kind].append(values)
            self.same[kind].append(same)

    def fitted(self) -> Weights:
        found: Weights = {}
        for kind, rows in sorted(self.values.items()):
            values, same = np.array(rows), np.array(self.same[kind])
            names = pairs.FEATURES
            full = _fitted(values, same, names)
            found[kind] = {"plain": _fitted(values[:, :-1], same, names[:-1]), "full": full if full[-2] > TOLD else ()}
        return found


def _fitted(values: np.ndarray, same: np.ndarray, names: Sequence[str]) -> tuple[float, ...]:
    """Weights and bias. What speaks against may not count for, nor the other way round."""
    before = np.array([BEFORE.get(name, 0.0) for name in names])
    bounds = [(None, 0.0) if name in AGAINST else (LEAST.get(name, 0.0), None) for name in names]
    return fitting.fitted(values, same, bounds, strength=STRENGTH, before=before)


def stories(keys: Sequence[str], odds: np.ndarray, contrast: Contrast, least: float) -> list[list[str]]:
    """Stories where every pair is compared. ``odds``: log-odds (reports, reports) in the order of ``keys``."""
    likeness = {
        at: {other: float(odds[at, other]) for other in range(len(keys)) if other != at and odds[at, other] > UNKNOWN}
        for at in range(len(keys))
    }
    return [[keys[at] for at in group] for group in clusters(likeness, least, contrast=contrast)]


def odds_of(of: Mapping[str, Sketch], weights: Weights) -> np.ndarray:
    """Log-odds (reports, reports) of all pairs of sketches, in the order of their keys."""
    rarity = Rarity(*count(of.values()))
    alike = meaning([of[key].heading for key in sorted(of)])
    alike = alike @ alike.T
    held = [Held(of[key], rarity) for key in sorted(of)]
    found = np.full((len(held), len(held)), UNKNOWN)
    for (i, one), (j, other) in combinations(enumerate(held), 2):
        if near(one.sketch.moment, other.sketch.moment):
            values = [*pairs.features(one, other), float(alike[i, j])]
            of_kind = weights[pairs.kind(one.sketch, other.sketch)]
            found[i, j] = found[j, i] = (
                log_odds(of_kind["full"], values) if of_kind["full"] else log_odds(of_kind["plain"], values[:-1])
            )
    return found


def chosen(parts: Sequence[Part], weights: Sequence[Weights], *, shown: bool) -> tuple[Contrast, float]:
    """The contrast and the least likeness by which parts, each judged by its weights, are best put into stories: by the
    mean over whole reports and titles alone."""
    views = [
        (part, odds_of(of, own))
        for part, own in zip(parts, weights, strict=True)
        for of in (part.whole, part.titles)
        if of
    ]
    best: tuple[float, Contrast, float] | None = None
    for (weight, single, base), least in product(CONTRASTS, LEASTS):
        contrast = Contrast(weight, single, base, UNKNOWN)
        reached = [
            bcubed(
                stories(sorted(part.rows), odds, contrast, least), {key: row["story"] for key, row in part.rows.items()}
            )
            for part, odds in views
        ]
        mean = sum(one.f1 for one in reached) / len(reached)
        if best is None or mean > best[0]:
            best = mean, contrast, float(least)
            if shown:
                print(f"{mean:.4f}", contrast, least, [round(one.f1, 3) for one in reached])
    assert best is not None
    return best[1], best[2]


def thread_weights(parts: Sequence[Part]) -> tuple[float, ...]:
    """Weights of ``threads.FEATURES``, the bias last."""
    values, same = [], []
    for part in parts:
        rarity = Rarity(*count(part.whole.values()))
        of: dict[str, list[Held]] = defaultdict(list)
        above: dict[str, str | None] = {}
        for key in sorted(part.rows):
            of[part.rows[key]["story"]].append(Held(part.whole[key], rarity))
            above[part.rows[key]["story"]] = part.rows[key].get("thread")
        profiles = {story: threads.Profile(held, rarity) for story, held in of.items()}
        for a, b in combinations(sorted(of), 2):
            values.append(threads.thread_features(profiles[a], profiles[b], (len(of[a]), len(of[b]))))
            same.append(above[a] is not None and above[a] == above[b])
    return _fitted(np.array(values), np.array(same), threads.FEATURES)


def main() -> None:
    """Command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folds", action="store_true")
    folds = asked.parse_args().folds
    parts = load(GOLD)
    examples = [Pairs() for _ in parts]
    whole = Pairs()
    for at, part in enumerate(parts):
        for one in (whole, *(one for other, one in enumerate(examples) if other != at)):
            one.add(part)
    for one in (whole, *examples):
        one.add(sample())
    contrast, least = chosen(parts, [one.fitted() for one in examples], shown=folds)
    if folds:
        return
    weights = whole.fitted()
    lines = [
        "# Made by training/stories.py from reports written for Runut (benchmarks/gold/stories_build.jsonl).",
        "# Log-odds of two reports being of one story: weights of `features`, the bias last; `plain` without the last",
        "# feature, `meaning`, which is asked for where `plain` is `doubtful` and `full` is not empty.",
        f"features = {json.dumps(list(pairs.FEATURES))}",
        f"doubtful = {list(DOUBTFUL)}",
        f"likely = {max(least, -1.0)}",
        f"story = {least}",
        f"contrast = {contrast.weight}",
        f"single = {contrast.single}",
        f"base = {contrast.base}",
        f"unknown = {contrast.unknown}",
        f"thread = {THREAD}",
        f"threads = {list(thread_weights(parts))}",
    ]
    for kind, of in weights.items():
        lines += ["", f"[kinds.{kind}]", *(f"{name} = {list(values)}" for name, values in of.items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

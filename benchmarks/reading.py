"""How well single reports are read: statements, speakers, relays, dates and boilerplate against gold labels.

The measure is ``../shared/gold/score.py``; beside every figure stands one pattern (``benchmarks.baseline``).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from benchmarks import baseline, inputs
from benchmarks.figures import Figure, ratio

ROWS = {
    ("statements direct", 0.8): "direct-strict",
    ("statements direct", 0.3): "direct",
    ("statements indirect", 0.8): "indirect-strict",
    ("statements indirect", 0.3): "indirect",
    ("relays by name", ""): "relays",
    ("dates extraction", ""): "dates",
    ("dates extraction + right value", ""): "dates-valued",
    ("boilerplate characters", ""): "boilerplate",
}
"""F1 measures of the scorer and what they are called here; strict is a likeness of spans of 0.8, else 0.3."""
SHARES = {
    "kind (direct v. indirect/mixed)": "kind",
    "cue span overlaps": "cue",
    "speaker name, full": "speaker-full",
    "speaker name, lenient (first/last/part)": "speaker",
    "speaker name, lenient, pronoun/-nya/none only": "speaker-unnamed",
    "relay kind on matched spans": "relay-kind",
    "date value on matched": "date-value",
    "date value on matched, no year in the span (needs anchoring)": "date-value-anchored",
}
"""Shares that are right among what was matched."""


def seeds() -> list[Figure]:
    """Figures on the five founding reports."""
    gold = inputs.shared("gold/seeds.jsonl")
    texts = inputs.shared("seeds")
    paths = sorted(texts.glob("*.txt"))
    labels = inputs.records(gold)
    plain = [
        baseline.read(path.name, path.read_bytes().decode("utf-8"), _published(labels, path.name)) for path in paths
    ]
    readings = inputs.read(paths)
    with TemporaryDirectory() as folder:
        scored = score(gold, [msgspec.to_builtins(reading) for reading in readings], Path(folder))
        figures = compare("seeds", scored, score(gold, plain, Path(folder)))
    return figures + chains("seeds", labels, [msgspec.to_builtins(reading) for reading in readings])


def kompas(part: str) -> Callable[[], list[Figure]]:
    """Figures on whole Kompas articles of 2013 and 2014: ``build`` was read while building, ``measure`` was not."""

    def measure() -> list[Figure]:
        gold = inputs.records(inputs.own(f"benchmarks/gold/kompas_{part}.jsonl"))
        wanted = {label["id"] for label in gold}
        articles = [
            r for r in inputs.records(inputs.shared("data/timex/kompas_development.jsonl")) if r["id"] in wanted
        ]
        address = {article["id"]: article["url"] for article in articles}
        plain = [baseline.read(article["url"], article["text"], article["date"]) for article in articles]
        with TemporaryDirectory() as name:
            folder = Path(name)
            source = inputs.write_records(folder / "articles.jsonl", articles)
            labels = inputs.write_records(folder / "gold.jsonl", [g | {"url": address[g["id"]]} for g in gold])
            readings = [msgspec.to_builtins(reading) for reading in inputs.read([source])]
            return compare(
                f"kompas-{part}", score(labels, readings, folder, source), score(labels, plain, folder, source)
            )

    return measure


def score(gold: Path, readings: Sequence[dict[str, Any]], folder: Path, texts: Path | None = None) -> dict[str, Any]:
    """What the scorer says: ``rows`` with precision, recall and F1, ``accuracy`` by name, ``missing`` reports."""
    found = inputs.write_records(folder / "readings.jsonl", readings)
    out = folder / "score.json"
    command = [sys.executable, str(inputs.shared("gold/score.py")), str(gold), str(found), "--json", str(out)]
    if texts:
        command += ["--texts", str(texts)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    if result["missing"]:
        raise RuntimeError(f"no reading of {', '.join(result['missing'])}")
    return result


def compare(name: str, scored: dict[str, Any], plain: dict[str, Any]) -> list[Figure]:
    """The scorer's figures of Runut with those of the baseline beside them; none where the gold holds nothing of it."""
    figures = []
    other = {(row["measure"], row["iou"]): row["f1"] for row in plain["rows"]}
    for row in scored["rows"]:
        key = ROWS.get((row["measure"], row["iou"]))
        if key is None or not row["tp"] + row["fn"]:
            continue
        low, high = row.get("ci", (None, None))
        detail = f"F1; precision {row['p']:.3f}, recall {row['r']:.3f}, {row['tp'] + row['fn']} in the gold"
        of_baseline = other[row["measure"], row["iou"]]
        figures.append(
            Figure(key=f"{name}.{key}", value=row["f1"], baseline=of_baseline, low=low, high=high, detail=detail)
        )
    for measure, key in SHARES.items():
        share = scored["accuracy"].get(measure, {"right": 0, "of": 0})
        of_baseline = plain["accuracy"].get(measure, {}).get("acc")
        figures += ratio(share["right"], share["of"], f"{name}.{key}", "among the matched", of_baseline)
    return figures


def chains(name: str, gold: Sequence[dict[str, Any]], readings: Sequence[dict[str, Any]]) -> list[Figure]:
    """Share of the gold's statements that were found with the right chain; the baseline names no chain at all."""
    right = of = without = 0
    for label in gold:
        reading = next(r for r in readings if r["uri"].endswith(label["file"]))
        for statement in label["statements"]:
            if statement.get("optional"):
                continue
            of += 1
            wanted = [_plain(chain) for chain in [statement["chain"], *statement.get("chain_alt", [])]]
            without += [] in wanted
            found = max(reading["statements"], key=lambda s: likeness(s["content"], statement["content"]), default=None)
            if found and likeness(found["content"], statement["content"]) >= 0.3:
                right += _plain([link["name"] for link in found["chain"]]) in wanted
    return ratio(right, of, f"{name}.chain", baseline=without / of if of else None)


def likeness(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    """Intersection over union of the characters of two lists of spans."""
    left = {place for start, end in one for place in range(start, end)}
    right = {place for start, end in other for place in range(start, end)}
    return len(left & right) / (len(left | right) or 1)


def _plain(chain: Sequence[str]) -> list[str]:
    return ["".join(letter for letter in name.casefold() if letter.isalnum()) for name in chain]


def _published(labels: Sequence[Mapping[str, Any]], name: str) -> str | None:
    return next((label.get("published") for label in labels if label["file"] == name), None)

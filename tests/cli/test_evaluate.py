"""`runut evaluate`, as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import NEWS, runut


def test_evaluate_prints_figures_and_each_miss_in_its_context(tmp_path: Path):
    report = tmp_path / "jembatan.txt"
    report.write_text(NEWS, encoding="utf-8")
    start = NEWS.index("perbaikan menelan")
    labels = {
        "file": "jembatan.txt",
        "statements": [{"content": [[start, start + 31]], "kind": "indirect", "speaker_name": "Ridwan Sapulete"}],
        "relays": [{"span": [0, 8], "name": "Norvela", "kind": "agency"}],
    }
    gold = tmp_path / "label.jsonl"
    gold.write_text(json.dumps(labels) + "\n", encoding="utf-8")
    done = runut("evaluate", gold, report)
    told = done.stdout.decode()
    assert done.returncode == 0
    assert "indirect" in told and "relays: missed  label Norvela" in told and "[Jembatan]" in told
    assert "missed  label" not in runut("evaluate", gold, report, "--no-misses").stdout.decode()
    whole = json.loads(runut("evaluate", gold, report, "--json").stdout)
    assert {"name": "relays", "right": 0, "extra": 1, "missed": 1}.items() <= whole["measures"][6].items()


def test_evaluate_names_labels_that_are_none_and_reports_that_are_missing(tmp_path: Path):
    gold = tmp_path / "label.jsonl"
    gold.write_text("{}\n", encoding="utf-8")
    assert (runut("evaluate", gold, tmp_path).returncode, runut("evaluate", tmp_path, gold).returncode) == (2, 2)
    gold.write_text('{"file": "lain.txt", "dates": []}\n', encoding="utf-8")
    (tmp_path / "jembatan.txt").write_text(NEWS, encoding="utf-8")
    done = runut("evaluate", gold, tmp_path / "jembatan.txt")
    assert done.returncode == 3 and b"lain.txt: missing" in done.stderr

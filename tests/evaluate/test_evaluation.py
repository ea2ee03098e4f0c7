"""Readings measured against labels: on made-up reports whose figures can be counted by hand."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import baseline, inputs
from runut.evaluate import Evaluation, LabelError, evaluate, read_labels
from runut.evaluate.matching import matched
from runut.model import Reading

TEXT = "Rudi Hartoko mengatakan, pipa sudah diganti. Air jernih pada Senin, dilansir Kabar Nusa."


def at(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def statement(words: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    return {"content": [at(words, text)], "kind": "indirect", **more}


def reading(text: str = TEXT, **found: Any) -> Reading:
    fields = {"id": "r", "uri": "berita/satu.txt", "sha256": "", "gathered_at": "", "text": text, **found}
    return msgspec.convert(fields, Reading)


def measured(labels: dict[str, Any], found: Reading) -> Evaluation:
    return evaluate(read_labels([json.dumps({"file": "satu.txt", **labels})]), [found])


def counts(evaluation: Evaluation, name: str) -> tuple[int, int, int]:
    one = next(measure for measure in evaluation.measures if measure.name == name)
    return one.right, one.extra, one.missed


def share(evaluation: Evaluation, name: str) -> tuple[int, int]:
    one = next(quality for quality in evaluation.qualities if quality.name == name)
    return one.right, one.of


def test_content_counts_by_the_characters_that_are_shared():
    labels = {"statements": [statement("pipa sudah diganti")]}
    near = measured(labels, reading(statements=[statement("pipa sudah diganti. Air jernih pada Senin")]))
    assert counts(near, "indirect") == (1, 0, 0)
    assert counts(near, "indirect-strict") == (0, 1, 1)
    far = measured(labels, reading(statements=[statement("Air jernih")]))
    assert counts(far, "indirect") == (0, 1, 1)
    assert {(miss.measure, miss.what) for miss in far.misses} >= {("indirect", "missed"), ("indirect", "extra")}


def test_an_optional_label_neither_counts_nor_costs():
    labels = {"statements": [statement("pipa sudah diganti", optional=True)], "dates": [], "relays": []}
    assert counts(measured(labels, reading(statements=[statement("pipa sudah diganti")])), "indirect") == (0, 0, 0)
    assert counts(measured(labels, reading()), "indirect") == (0, 0, 0)


def test_one_found_statement_answers_for_one_label_only():
    labels = {"statements": [statement("pipa sudah"), statement("diganti. Air")]}
    both = measured(labels, reading(statements=[statement("pipa sudah diganti. Air")]))
    assert counts(both, "indirect") == (1, 0, 1)


def test_a_speaker_is_right_by_a_part_of_the_name_without_titles():
    labels = {"statements": [statement("pipa sudah diganti", speaker_name="Rudi Hartoko")]}
    for name, right in (("Hartoko", 1), ("Bupati Rudi Hartoko", 1), ("Rina", 0), (None, 0)):
        found = measured(labels, reading(statements=[statement("pipa sudah diganti", speaker_name=name)]))
        assert share(found, "speaker") == (right, 1), name
    assert [miss.measure for miss in found.misses if miss.what == "differs"][-1] == "speaker"


def test_a_chain_of_a_statement_that_was_not_found_is_wrong():
    labels = {"statements": [statement("pipa sudah diganti", chain=["Kabar Nusa"], chain_alt=[[]])]}
    assert share(measured(labels, reading()), "chain") == (0, 1)
    found = reading(statements=[statement("pipa sudah diganti", chain=[{"name": "kabar nusa", "id": "x"}])])
    assert share(measured(labels, found), "chain") == (1, 1)


def test_a_relay_counts_once_a_report_whatever_words_stand_around_its_name():
    label = {"span": at("dilansir Kabar Nusa"), "name": "Kabar Nusa", "kind": "outlet"}
    found = {"span": at("Kabar Nusa"), "name": "Harian Kabar Nusa", "id": "k", "kind": "agency", "scope": "report"}
    one = measured({"relays": [label, label]}, reading(relays=[found]))
    assert counts(one, "relays") == (1, 0, 0)
    assert counts(one, "relay-spans") == (1, 0, 1)
    assert share(one, "relay-kind") == (0, 1)


def test_a_date_can_be_found_with_a_wrong_value_and_vague_words_cost_nothing():
    text = "Sejak Senin hingga kini air jernih."
    labels = {"dates": [{"span": at("Senin", text), "value": "2025-05-12", "type": "DATE", "alt": ["2025-05-19"]}]}

    def found(value: str) -> Evaluation:
        dates = [
            {"span": at("Senin", text), "value": value, "type": "DATE"},
            {"span": at("hingga kini", text), "value": "PRESENT_REF", "type": "DATE"},
        ]
        return measured(labels, reading(text, dates=dates))

    assert counts(found("2025-05-19T00:00:00+07:00"), "dates-valued") == (0, 1, 1)
    assert counts(found("2025-05-19"), "dates-valued") == (1, 0, 0)
    assert counts(found("2025-05-13"), "dates") == (1, 0, 0)


def test_a_quantity_needs_its_value_and_unit():
    text = "Biayanya Rp 2 miliar."
    label = {"span": at("Rp 2 miliar", text), "value": 2e9, "unit": "IDR", "of": "biaya", "bound": "exact"}
    for value, unit, right in ((2e9, "IDR", 1), (2e9, "USD", 0), (2e6, "IDR", 0), (2e9, None, 1)):
        quantity = {"span": at("2 miliar", text), "value": value, "unit": unit, "of": "Biaya"}
        found = measured({"quantities": [label]}, reading(text, quantities=[quantity]))
        assert counts(found, "quantities") == (1, 0, 0)
        assert counts(found, "quantities-valued")[0] == right
        assert share(found, "quantity-of") == (1, 1)


def test_boilerplate_counts_in_characters_without_white_space():
    text = "Air jernih.\nBaca juga: Pipa baru\nSelesai."
    labels = {"boilerplate": [at("Baca juga: Pipa baru", text)]}
    blocks = [{"span": at("Baca juga: Pipa", text), "role": "promo"}, {"span": at("Selesai", text), "role": "chrome"}]
    assert counts(measured(labels, reading(text, blocks=blocks)), "boilerplate") == (13, 7, 4)


def test_what_is_not_labelled_is_not_measured():
    found = measured({"dates": []}, reading(statements=[statement("pipa sudah diganti")]))
    assert [measure.name for measure in found.measures] == ["dates", "dates-valued"]


def test_labels_of_a_records_text_are_found_behind_its_title():
    labels = {"statements": [statement("pipa sudah diganti")], "sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    whole = f"Judul Rekaan\n\n{TEXT}"
    found = reading(whole, statements=[statement("pipa sudah diganti", whole), statement("Judul Rekaan", whole)])
    assert counts(measured(labels, found), "indirect") == (1, 0, 0)
    missed = measured(labels, reading(whole)).misses[0]
    assert missed.spans[0].of(whole) == "pipa sudah diganti"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "no labels"),
        (["{}"], "line 1: no file"),
        (['{"file": "a"}', "nonsense"], "line 2"),
        (['{"file": "a", "dates": [{"span": [1], "value": "2025", "type": "DATE"}]}'], "line 1"),
        (["[" * 100_000], "line 1"),
    ],
)
def test_a_line_that_is_no_label_is_named(lines: list[str], says: str):
    with pytest.raises(LabelError, match=says):
        read_labels(lines)


def test_labels_of_another_text_are_refused():
    beyond = {"dates": [{"span": [900, 910], "value": "2025", "type": "DATE"}]}
    with pytest.raises(LabelError, match="beyond the text"):
        measured(beyond, reading())
    with pytest.raises(LabelError, match="another text"):
        measured({"dates": [], "sha256": "0" * 64}, reading())
    with pytest.raises(LabelError, match="without its text"):
        measured({"dates": []}, msgspec.structs.replace(reading(), text=None))


def test_a_labelled_report_that_was_not_read_is_named():
    found = evaluate(read_labels(['{"file": "dua.txt", "dates": []}']), [reading()])
    assert (found.reports, found.unread) == (0, ["dua.txt"])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.integers(0, 6)), max_size=30))
def test_matching_is_one_to_one_and_never_leaves_a_free_pair(pairs: list[tuple[float, int, int]]):
    made = [((share,), label, found) for share, label, found in pairs]
    result = matched(made)
    assert len(set(result.values())) == len(result)
    assert all(label in result or found in result.values() for _, label, found in made)
    assert result == matched(reversed(made))


# ---------------------------------------------------------------- the shared measure

ROWS = {
    ("statements direct", 0.8): "direct-strict",
    ("statements direct", 0.3): "direct",
    ("statements indirect", 0.8): "indirect-strict",
    ("statements indirect", 0.3): "indirect",
    ("statements any kind", 0.8): "statements-strict",
    ("statements any kind", 0.3): "statements",
    ("relays by name", ""): "relays",
    ("relays by span", ""): "relay-spans",
    ("dates extraction", ""): "dates",
    ("dates extraction + right value", ""): "dates-valued",
    ("boilerplate characters", ""): "boilerplate",
}
SHARES = {
    "kind (direct v. indirect/mixed)": "kind",
    "cue span overlaps": "cue",
    "speaker name, full": "speaker-full",
    "speaker name, lenient (first/last/part)": "speaker",
    "speaker name, lenient, pronoun/-nya/none only": "speaker-unnamed",
    "relay kind on matched spans": "relay-kind",
    "date value on matched": "date-value",
    "date type on matched": "date-type",
}


@pytest.mark.parametrize("rough", [False, True])
def test_it_counts_as_the_shared_measure_does(shared: Path, tmp_path: Path, rough: bool):
    """On the founding reports, read well and read roughly, every count is that of ``gold/score.py``."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    if rough:
        plain = [baseline.read(str(path), path.read_bytes().decode("utf-8"), "2022-08-18") for path in paths]
        filled = [{"sha256": "", "gathered_at": "", **one} for one in plain]
        for one in filled:
            one["relays"] = [{"id": "", **relay} for relay in one["relays"]]
        readings = [msgspec.convert(one, Reading) for one in filled]
    else:
        readings = inputs.read(paths)
    gold, found, out = shared / "gold" / "seeds.jsonl", tmp_path / "readings.jsonl", tmp_path / "score.json"
    found.write_bytes(b"\n".join(msgspec.json.encode(one) for one in readings) + b"\n")
    command = [sys.executable, shared / "gold" / "score.py", gold, found, "--boot", "2", "--json", out]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    theirs = json.loads(out.read_text(encoding="utf-8"))
    ours = evaluate(read_labels(gold.read_bytes().split(b"\n")), readings)
    for row in theirs["rows"]:
        name = ROWS[row["measure"], row["iou"]]
        assert counts(ours, name) == (row["tp"], row["fp"], row["fn"]), name
    for measure, name in SHARES.items():
        row = theirs["accuracy"][measure]
        assert share(ours, name) == (row["right"], row["of"]), name

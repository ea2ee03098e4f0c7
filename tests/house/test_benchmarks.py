"""The benchmark measures what it says: on made-up reports whose figures can be counted by hand."""

from __future__ import annotations

from benchmarks import baseline, coverage, floors, stories, tagging
from benchmarks.figures import Figure, ratio, table
from runut.model import Span


def test_the_baseline_finds_a_quotation_its_speaker_and_its_relay():
    text = 'LANTARI - "Dapur umum sudah dibuka sejak pagi," kata Ridwan Sapulete, dilansir Norvela, Senin.'
    read = baseline.read("x", text, "2025-01-07")
    assert [text[slice(*s["content"][0])] for s in read["statements"]] == ["Dapur umum sudah dibuka sejak pagi,"]
    assert read["statements"][0]["speaker_name"] == "Ridwan Sapulete"
    assert [relay["name"] for relay in read["relays"]] == ["Norvela"]


def test_coverage_is_the_same_for_the_same_seed_and_of_the_size_asked_for():
    assert list(coverage.reports(12)) == list(coverage.reports(12))
    assert len({report["url"] for report in coverage.reports(40)}) == 40


def test_pairs_of_reports_are_counted_in_groups():
    gold = {"a": "1", "b": "1", "c": "2"}
    assert stories._pair_f1(gold, gold) == 1
    assert stories._pair_f1({"a": "x", "b": "x", "c": "x"}, gold) == 0.5
    assert stories._pair_f1({}, gold) == 0


def test_names_are_read_from_bio_lines(tmp_path):
    path = tmp_path / "test.tsv"
    path.write_text("Siti\tB-PERSON\nRohma\tI-PERSON\ndi\tO\nLantari\tB-PLACE\n\nhujan\tO\n", encoding="utf-8")
    first, second = tagging.sentences(path)
    assert first == ("Siti Rohma di Lantari", {(Span(0, 10), "PER"), (Span(14, 21), "LOC")})
    assert second == ("hujan", set())


def test_a_figure_below_its_floor_is_named(monkeypatch):
    monkeypatch.setattr(floors, "floors", lambda: {"part.one": 0.5, "part.two": 0.5})
    figures = [Figure(key="part.one", value=0.4), Figure(key="part.two", value=0.5)]
    assert [line.split()[0] for line in floors.fallen(figures)] == ["part.one"]


def test_nothing_counted_gives_no_figure():
    assert ratio(0, 0, "part.none") == []
    assert "1 of 2" in table(ratio(1, 2, "part.half"))

"""The benchmark measures what it says: on made-up reports whose figures can be counted by hand."""

from __future__ import annotations

import random
from collections import Counter

from benchmarks import baseline, coverage, floors, planting, stories, tagging
from benchmarks.figures import Figure, ratio, table
from benchmarks.filling import WORDS, lines
from runut.model import Span

SHARED = ("speech", "particulars")


def test_the_baseline_finds_a_quotation_its_speaker_and_its_relay():
    text = 'LANTARI - "Dapur umum sudah dibuka sejak pagi," kata Ridwan Sapulete, dilansir Norvela, Senin.'
    read = baseline.read("x", text, "2025-01-07")
    assert [text[slice(*s["content"][0])] for s in read["statements"]] == ["Dapur umum sudah dibuka sejak pagi,"]
    assert read["statements"][0]["speaker_name"] == "Ridwan Sapulete"
    assert [relay["name"] for relay in read["relays"]] == ["Norvela"]


def test_coverage_is_the_same_for_the_same_seed_and_a_longer_run_begins_with_the_shorter():
    shorter, longer = list(coverage.reports(120)), list(coverage.reports(300))
    assert longer[:120] == shorter
    assert len({report["url"] for report in longer}) == 300
    assert list(coverage.reports(120, seed=18)) != shorter


def test_every_slot_of_the_coverage_is_filled():
    """Every template of every kind, whatever is drawn."""
    for number, kind in enumerate(planting.KINDS.values()):
        story = planting.Story(number, 0.0, kind["name"], random.Random(number)).begun(None, None)
        report = coverage.Report(story, 2 * planting.DAY)
        shared = [WORDS[part].get(use, "") for use in WORDS["uses"][kind["desk"]].split() for part in SHARED]
        own = [kind.get(part, "") for part in ("title", "lead", "detail", "said", "later_title", "later_lead")]
        for line in lines("\n".join([*own, *shared, WORDS["desks"][kind["desk"]]])):
            told = [report.text(wording) for wording in (*line.wordings, line.office)]
            assert not set("".join(told)) & set("{}[]<>|"), told


def test_coverage_has_the_planted_sizes_shares_and_lengths():
    found = list(coverage.reports(6000))
    sizes = Counter(report["story"] for report in found)
    begun = [sizes[f"s{number}"] for number in range(700)]  # those that have ended by then
    assert 0.3 < sum(size == 1 for size in begun) / len(begun) < 0.4
    assert 30 < max(begun) <= 60
    days = Counter(report["date"][:10] for report in found if report["date"])
    assert all(700 < days[f"2025-01-{day:02}"] < 1200 for day in (9, 10, 11, 12))
    assert 0.04 < sum(not report["date"] for report in found) / len(found) < 0.06
    assert 0.06 < sum(not report["text"] for report in found) / len(found) < 0.1
    assert all(60 <= len(report["text"].split()) <= 180 for report in found if report["text"])
    threads = {report["thread"]: report["story"] for report in found if report["thread"] != report["story"]}
    assert len(threads) > 20  # later stages of an affair that has begun


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

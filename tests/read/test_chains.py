"""Relays and the chains that statements come through."""

from __future__ import annotations

import pytest

from runut.read import read
from tests.read.reports import body, report


def chains(sentences: str) -> list[list[str]]:
    return [[link.name for link in statement.chain] for statement in body(sentences).statements]


def test_who_heard_it_stands_nearest_the_words():
    assert chains(
        "Dia mengatakan kepada surat kabar Izvestia dalam sebuah wawancara, menurut Reuters, bahwa tanggul itu retak."
    ) == [["Izvestia", "Reuters"]]


def test_a_medium_that_only_passes_on_is_a_link_and_no_speaker():
    reading = body("Petra Solvin menyatakan bahwa tanggul itu retak, kata KCNA, Rabu.")
    (statement,) = reading.statements
    assert statement.speaker_name == "Petra Solvin"
    assert [link.id for link in statement.chain] == ["kcna"]


def test_a_medium_that_tells_itself_is_speaker_and_link():
    (statement,) = body("Kantor berita KCNA menyebut, tanggul itu sudah diperbaiki.").statements
    assert (statement.speaker_name, [link.name for link in statement.chain]) == ("KCNA", ["KCNA"])


def test_a_letter_that_a_medium_cites_is_its_authors():
    (statement,) = body("“Tanggul itu retak,” kata laporan KCNA, mengutip surat Petra Solvin.").statements
    assert (statement.speaker_name, statement.vehicle) == ("Petra Solvin", "letter")
    assert [link.name for link in statement.chain] == ["KCNA"]


def test_a_source_line_reaches_the_whole_report():
    reading = body(
        "Petra Solvin mengatakan tanggul itu retak.\n\nIa menambahkan perbaikan belum dimulai.\n\nSumber: Reuters"
    )
    assert [[link.name for link in statement.chain] for statement in reading.statements] == [["Reuters"], ["Reuters"]]
    assert [(relay.name, relay.scope) for relay in reading.relays] == [("Reuters", "report")]


def test_the_agency_of_a_dateline_reaches_the_whole_report():
    text = (
        "Kabar Timur, Online. TORNAVIK, Kelmara (AP) — Petra Solvin mengatakan tanggul itu retak sejak bulan lalu.\n"
        "Ia menambahkan bahwa perbaikan belum dimulai sampai sekarang."
    )
    reading = read(report(text))
    assert {link.name for statement in reading.statements for link in statement.chain} == {"Associated Press"}
    assert reading.outlet is not None
    assert reading.outlet.name == "Kabar Timur"


def test_the_initials_of_a_reporter_are_no_medium():
    assert body("Petra Solvin mengatakan tanggul itu retak. (agn/mw)").relays == ()


def test_a_lone_early_credit_is_inferred_for_the_rest():
    reading = body(
        "Petra Solvin mengatakan tanggul itu retak, dilansir AFP, Senin (12/5/2025).\n\n"
        "Ia menambahkan perbaikan belum dimulai."
    )
    assert [(link.name, link.how) for link in reading.statements[1].chain] == [("AFP", "inferred")]


def test_two_credits_hold_for_their_own_paragraphs():
    reading = body(
        "Petra Solvin mengatakan tanggul itu retak, dilansir AFP.\n\n"
        "Ia menambahkan perbaikan belum dimulai, dilansir dari Reuters."
    )
    assert [[link.name for link in statement.chain] for statement in reading.statements] == [["AFP"], ["Reuters"]]


def test_an_own_interview_names_the_outlet_and_leaves_the_chain_empty():
    reading = body("“Tanggul itu retak,” kata Petra Solvin kepada Kabar Timur, Senin (12/5/2025).")
    assert [relay.id for relay in reading.relays] == ["kabar-timur"]
    assert reading.statements[0].chain == ()


@pytest.mark.parametrize(
    "hearer", ["kepada Kabar Timur", "kepada kami", "kepada wartawan Kabar Timur", "saat dihubungi Kabar Timur"]
)
def test_the_ways_of_an_own_interview(hearer: str):
    reading = body(f"“Tanggul itu retak,” kata Petra Solvin {hearer}, Senin (12/5/2025).")
    (statement,) = reading.statements
    assert statement.chain == ()
    assert [reading.relays[index].id for index in statement.relays] == ["kabar-timur"]


def test_a_medium_that_no_table_knows_is_known_once_introduced():
    reading = body(
        "Tanggul itu retak, kata Wartanusa Wire, kantor berita resmi Kelmara, Rabu.\n\n"
        "Wartanusa Wire menyebut perbaikan belum dimulai."
    )
    assert {relay.name for relay in reading.relays} == {"Wartanusa Wire"}


def test_a_medium_told_by_no_name_is_kept_as_it_is_told():
    assert [relay.name for relay in body("Tanggul itu retak, menurut media pemerintah.").relays] == ["media pemerintah"]


def test_a_medium_that_cites_another_stands_behind_it():
    reading = body(
        "Petra Solvin mengatakan tanggul itu retak.\n\n"
        "Menurut kantor berita Norvela, yang mengutip laporan KCNA, perbaikan belum dimulai."
    )
    assert [[link.name for link in statement.chain] for statement in reading.statements] == [["KCNA", "Norvela"]] * 2


def test_a_journal_is_a_document_and_no_link():
    reading = body("Dilansir Xinhua dari jurnal Terumbu Karang, Rini Astuti mengatakan terumbu itu tua.")
    assert [(relay.name, relay.kind) for relay in reading.relays] == [
        ("Xinhua", "agency"),
        ("Terumbu Karang", "document"),
    ]
    assert [link.name for link in reading.statements[0].chain] == ["Xinhua"]

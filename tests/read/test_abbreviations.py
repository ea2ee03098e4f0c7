"""Abbreviations that mean several things."""

from __future__ import annotations

from runut.model import Report
from runut.read import read
from runut.read.names.abbreviations import meanings


def ids(text: str, words: str) -> set[str]:
    report = Report(id="r", uri="r", sha256="", gathered_at="", text=text)
    return {mention.id for mention in read(report).entities if mention.span.of(text) == words}


def test_parliament_where_nothing_tells():
    assert ids("Anggota DPR Suryati Malewa meminta rapat ditunda.\nIa menilai anggaran belum siap.", "DPR") == {"dpr"}


def test_the_republic_beside_its_own_names():
    text = "Pejabat separatis di Donetsk mengatakan pasukan DPR maju di dekat Mariupol.\nKyiv membantah kabar itu."
    assert ids(text, "DPR") == {"republik-rakyat-donetsk"}


def test_a_name_written_out_beside_it_overrules_the_table():
    text = "Koperasi itu menggandeng Dewan Pangan Raya (DPR) di Bandung.\nKetua DPR menolak berkomentar soal Donetsk."
    assert ids(text, "DPR") == {"dewan-pangan-raya"}


def test_every_abbreviation_of_the_table_has_meanings_that_can_be_told_apart():
    for short, of in meanings("id").items():
        cues = [set(meaning.cues) for meaning in of]
        assert all(cues[1:]), short
        assert len({meaning.id for meaning in of}) == len(of), short

"""Heads, blocks and datelines of made-up pages as browsers save them."""

from __future__ import annotations

import pytest

from runut.model import Given
from runut.read import read
from tests.read.reports import report

PAGE = """Baca berita tanpa iklan. Gabung Kabar Timur+

Daerah

Tanggul Lantari Retak, Warga Diminta Menjauh

Kabar Timur - 14/05/2025, 14:00 WIB
Nadia Prameswari

Penulis

LANTARI, KABAR TIMUR - Tanggul Lantari retak sejak Senin (12/5/2025) pagi, dan warga di sekitarnya diminta menjauh.

Baca juga: Jembatan Lantari Ditutup Sepekan

Bupati mengatakan perbaikan dimulai besok pagi, begitu air sungai turun dan alat berat tiba.

Warga mengungsi

Sebanyak 200 orang mengungsi ke balai desa sejak Senin malam, kata petugas posko.

Warga melihat tanggul yang retak, Senin (12/5/2025). (Dok. Pemkab Lantari)

Tag: tanggul, Lantari

Bagikan:
Facebook
Komentar
Hak Cipta © 2025 Kabar Timur
"""


def roles(text: str) -> dict[str, str]:
    reading = read(report(text))
    return {block.span.of(text): block.role for block in reading.blocks}


def test_the_lines_of_a_page():
    found = roles(PAGE)
    expected = {
        "Baca berita tanpa iklan. Gabung Kabar Timur+": "promo",
        "Daerah": "chrome",
        "Tanggul Lantari Retak, Warga Diminta Menjauh": "title",
        "Kabar Timur - 14/05/2025, 14:00 WIB": "byline",
        "Nadia Prameswari": "byline",
        "LANTARI, KABAR TIMUR - ": "dateline",
        "Baca juga: Jembatan Lantari Ditutup Sepekan": "promo",
        "Warga mengungsi": "heading",
        "Warga melihat tanggul yang retak, Senin (12/5/2025). (Dok. Pemkab Lantari)": "caption",
        "Tag: tanggul, Lantari": "tags",
        "Facebook": "chrome",
        "Komentar": "chrome",
        "Hak Cipta © 2025 Kabar Timur": "chrome",
    }
    assert {line: found.get(line) for line in expected} == expected


def test_the_head_of_a_page():
    reading = read(report(PAGE))
    assert reading.title is not None
    assert reading.title.of(PAGE) == "Tanggul Lantari Retak, Warga Diminta Menjauh"
    assert [byline.name for byline in reading.byline] == ["Nadia Prameswari"]
    assert reading.outlet is not None
    assert reading.outlet.name == "Kabar Timur"
    assert reading.dateline is not None
    assert reading.dateline.place == "LANTARI"
    assert (reading.published.value, reading.published.how) == ("2025-05-14T14:00+07:00", "text")


def test_blocks_cover_all_that_is_not_white_space():
    reading = read(report(PAGE))
    covered = {at for block in reading.blocks for at in range(block.span.start, block.span.end)}
    assert all(at in covered for at, character in enumerate(PAGE) if not character.isspace())


@pytest.mark.parametrize(
    ("line", "names", "editors"),
    [
        ("Penulis: Rini Astuti | Editor: Bambang Sutejo", ["Rini Astuti"], ["Bambang Sutejo"]),
        ("Laporan Wartawan Kabartimur.com Rini Astuti", ["Rini Astuti"], []),
        ("Editor: Bambang Sutejo", [], ["Bambang Sutejo"]),
        ("Oleh: Rini Astuti, Bambang Sutejo", ["Rini Astuti", "Bambang Sutejo"], []),
    ],
)
def test_bylines(line: str, names: list[str], editors: list[str]):
    text = f"Tanggul Lantari Retak Lagi\n{line}\nLANTARI, KABAR TIMUR - Tanggul Lantari retak, dan warga menjauh."
    reading = read(report(text))
    assert [byline.name for byline in reading.byline] == names
    assert [byline.name for byline in reading.editor] == editors


@pytest.mark.parametrize(
    ("opening", "place", "outlet"),
    [
        ("JAKARTA, KOMPAS.com - ", "JAKARTA", "Kompas.com"),
        ("TEMPO.CO, Jakarta - ", "Jakarta", "Tempo.co"),
        ("Jakarta (ANTARA) - ", "Jakarta", "Antara"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
        ("Jakarta - ", "Jakarta", None),
        ("SERAMBINEWS.COM, BANDA ACEH - ", "BANDA ACEH", "Serambi Indonesia"),
    ],
)
def test_datelines(opening: str, place: str, outlet: str | None):
    text = f"Tanggul Lantari Retak Lagi\n\n{opening}Tanggul itu retak sejak Senin pagi dan warga di sekitarnya menjauh."
    reading = read(report(text, given=Given(title="Tanggul Lantari Retak Lagi")))
    assert reading.dateline is not None
    assert reading.dateline.place == place
    assert (reading.outlet.name if reading.outlet else None) == outlet


def test_a_sentence_with_a_dash_is_no_dateline():
    text = "Tanggul Lantari Retak Lagi\n\nTanggul itu retak - sudah lama - dan warga diminta menjauh sejak Senin."
    assert read(report(text, given=Given(title="Tanggul Lantari Retak Lagi"))).dateline is None


def test_where_the_date_of_publication_comes_from():
    text = "Tanggul Lantari Retak Lagi\n\nTanggul itu retak sejak Senin pagi dan warga di sekitarnya menjauh."
    given = Given(title="Tanggul Lantari Retak Lagi", published="Senin, 12 Mei 2025 10:15:00 +0700")
    assert read(report(text, given=given)).published.how == "metadata"
    by_address = read(report(text, uri="https://kabar.example/2025/05/12/tanggul-retak")).published
    assert (by_address.value, by_address.how) == ("2025-05-12", "address")
    assert read(report(text)).published.how == "unknown"


def test_another_language_is_said_to_be_one():
    text = (
        "The levee broke early on Monday. Officials said that repairs would begin once the water had gone down again."
    )
    assert [doubt.code for doubt in read(report(text)).problems] == ["not_indonesian"]


@pytest.mark.parametrize(("lines", "more"), [("Halaman 1 2", True), ("Halaman\n12", True), ("Halaman 1", False)])
def test_an_article_of_which_only_the_first_page_was_saved(lines: str, more: bool):
    text = f"Tanggul Lantari Retak Lagi\n\nTanggul itu retak sejak Senin dan warga di sekitarnya menjauh.\n\n{lines}"
    assert ("more_pages" in [doubt.code for doubt in read(report(text)).problems]) is more

"""Heads, blocks and datelines of made-up pages as browsers save them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from runut.model import Given, Mark, Span
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


HEAD = "Tanggul Lantari Retak Lagi\n\nSenin, 12 Mei 2025\n\n"
TOLD = (
    "LANTARI - Tanggul Lantari retak sejak Senin pagi dan warga di sekitarnya menjauh.",
    "Bupati mengatakan perbaikan dimulai besok pagi.",
    '"Kami minta warga bersabar," kata bupati di balai desa.',
    "Sebanyak 200 orang mengungsi ke balai desa sejak malam.",
)


def body_of(text: str) -> list[str]:
    reading = read(report(text))
    return [block.span.of(text).strip() for block in reading.blocks if block.role == "body"]


def page(*lines: str) -> str:
    return HEAD + "\n\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "Ikuti terus kabar tanggul di kanal kami dan jangan lupa aktifkan notifikasi agar tidak ketinggalan.",
        "Yuk dukung jurnalisme warga dengan menjadi anggota kami, klik tautan ini",
        "Penasaran dengan kabar lain? Langsung saja ikuti akun Instagram kami ya!",
        "12 komentar",
        "Dibaca 1.234 kali",
        "#tanggul #lantari",
        "https://kabar.example/tanggul-retak",
        "This article was translated by a machine and the editors are not liable for errors of this translation.",
    ],
)
def test_a_line_that_no_table_lists_speaks_of_the_page(line: str):
    assert body_of(page(*TOLD[:2], line, *TOLD[2:])) == [TOLD[0].removeprefix("LANTARI - "), *TOLD[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "Bergabung dengan rombongan itu kepala dinas sosial dan para relawan.",
        "Iklan layanan masyarakat soal banjir dipasang di tiap desa mulai pekan depan.",
        "Produksi padi di kecamatan itu turun separuh akibat sawah terendam.",
        "Anda dapat mengunduh aplikasi itu di toko aplikasi ponsel secara gratis.",
        '"Jangan lupa kunjungi posko bila Anda sakit," pesannya.',
        "Simak baik-baik peringatan itu, kata bupati, sebab air naik cepat.",
        "Warga menunggu.",
    ],
)
def test_a_sentence_of_the_report_is_kept_whatever_it_begins_with(line: str):
    assert line in body_of(page(*TOLD[:2], line, *TOLD[2:], "Bagikan"))


def test_the_headlines_below_an_opener_are_links_and_a_heading_is_none():
    links = ("Jembatan Lantari Ditutup Sepekan", "Apa Itu Tanggul dan Bagaimana Cara Merawatnya?")
    found = roles(page(*TOLD[:2], "Baca Juga", *links, "Warga Mengungsi", *TOLD[2:]))
    assert {found[link] for link in links} == {"promo"}
    assert found["Warga Mengungsi"] == "heading"


def test_a_list_below_a_colon_is_the_report_s():
    items = ("KTP asli dan fotokopi", "Surat keterangan sehat", "Kartu keluarga")
    found = roles(page(*TOLD[:2], "Syarat yang harus dibawa pengungsi:", *items, *TOLD[2:]))
    assert {found[item] for item in items} == {"body"}


def test_a_link_inside_a_paragraph_is_cut_out():
    line = "Alat berat sudah tiba di tanggul. (Baca juga: Jembatan Lantari Ditutup)"
    text = page(*TOLD, line, "Air sudah surut. Baca juga: Sungai Lantari Meluap")
    found = roles(text)
    assert found["(Baca juga: Jembatan Lantari Ditutup)"] == "promo"
    assert found["Baca juga: Sungai Lantari Meluap"] == "promo"
    assert body_of(text)[-2:] == ["Alat berat sudah tiba di tanggul.", "Air sudah surut."]


def test_teasers_below_the_initials_that_close_a_report_are_its_foot():
    teasers = (
        "Pemerintah menyiapkan 500 pompa air untuk daerah yang mengalami kekeringan panjang.",
        "Harga gabah di tingkat petani naik menjadi Rp7.000 per kilogram pekan ini.",
    )
    text = page(*TOLD[:3], TOLD[3] + " (UL/E-2)", *teasers)
    assert body_of(text)[-1] == TOLD[3] + " (UL/E-2)"


def test_links_in_the_middle_of_a_report_do_not_end_it():
    text = page(*TOLD[:2], "Berita Terkait", "Jembatan Lantari Ditutup Sepekan", *TOLD[2:], "Komentar")
    assert body_of(text)[-2:] == list(TOLD[2:])


def test_a_line_is_judged_without_the_link_in_it():
    assert body_of(page(*TOLD, "Air surut. Baca juga: Sungai Lantari Meluap Lagi", "Bagikan"))[-1] == "Air surut."


@pytest.mark.parametrize("signature", ["(abc/def)", "(Z-1)", "(rca)", "***"])
def test_initials_at_the_end_of_a_paragraph_are_no_credit(signature: str):
    last = f"Warga mengungsi sejak malam. {signature}"
    assert body_of(page(*TOLD, last))[-1] == last


@pytest.mark.parametrize(
    "caption",
    [
        "Warga melihat tanggul yang retak. KABAR/Rini Astuti",
        "Warga melihat tanggul yang retak. Foto: Rini/Kabar.com",
        "Warga melihat tanggul yang retak. [Kabar.com/Rini Astuti]",
        "Sekretaris Daerah Lantari, Bambang Sutejo/KABAR",
        "TANGGUL RETAK - Warga melihat tanggul Lantari, Senin (12/5/2025).",
    ],
)
def test_captions_above_the_body(caption: str):
    text = f"Tanggul Lantari Retak Lagi\nSenin, 12 Mei 2025\n{caption}\nKABAR.COM, LANTARI - {TOLD[1]}\n{TOLD[3]}"
    assert roles(text)[caption] == "caption"


@pytest.mark.parametrize(
    ("line", "name"),
    [("Rini Astuti", "Rini Astuti"), ("Rini Astuti - kabarNews", "Rini Astuti"), ("Tim Redaksi", None)],
)
def test_a_name_beside_the_date_is_the_writer_s(line: str, name: str | None):
    text = f"Tanggul Lantari Retak Lagi\n{line}\nSenin, 12 Mei 2025 10:00 WIB\n" + "\n".join(TOLD)
    assert roles(text)[line] == "byline"
    assert [one.name for one in read(report(text)).byline] == ([name] if name else [])


def test_an_editor_below_a_short_report_leaves_it_its_body():
    text = f"Tanggul Lantari Retak Lagi\n\n{TOLD[1]}\n\n{TOLD[3]}\n\nEditor: Rini Astuti"
    reading = read(report(text))
    assert body_of(text) == [TOLD[1], TOLD[3]]
    assert reading.title is not None and reading.title.of(text) == "Tanggul Lantari Retak Lagi"


def test_a_title_may_begin_as_furniture_does():
    title = "Kunjungi Korban Banjir, Bupati Janjikan Bantuan"
    found = roles(f"{title}\n\n" + "\n\n".join(TOLD))
    assert found[title] == "title"


def test_two_writers_and_a_town_with_a_role():
    text = "Tanggul Lantari Retak Lagi\nPenulis: Rini Astuti dan Bambang Sutejo\n" + "\n".join(TOLD)
    assert [name.name for name in read(report(text)).byline] == ["Rini Astuti", "Bambang Sutejo"]
    text = text.replace("Rini Astuti dan", "Kontributor Lantari,")
    assert [name.name for name in read(report(text)).byline] == ["Bambang Sutejo"]


@pytest.mark.parametrize(
    ("metadata", "value"),
    [
        ("2025-05-12T10:00:41Z", "2025-05-12T10:00+07:00"),  # local time given as if it were UTC
        ("2025-05-12T10:00:41+07:00", "2025-05-12T10:00:41+07:00"),
        ("2025-05-12T16:20:00+07:00", "2025-05-12T10:00+07:00"),  # when the page was changed
    ],
)
def test_metadata_only_adds_seconds_to_the_time_that_a_page_shows(metadata: str, value: str):
    text = "Tanggul Lantari Retak Lagi\nSenin, 12 Mei 2025 10:00 WIB\n" + "\n".join(TOLD)
    assert read(report(text, given=Given(published=metadata))).published.value == value


def test_a_line_that_the_outlet_repeats_is_chrome_and_the_rest_is_read_as_text():
    frame = "Kabar Lantari bagi siapa saja yang tinggal di tepi sungai."
    text = page(*TOLD[:2], frame, "Warga mengungsi", *TOLD[2:], "Bagikan")
    at = text.index(frame)
    mark = Mark(span=Span(at, at + len(frame)), role="chrome")
    reading = read(replace(report(text), marks=(mark,)))
    found = {block.span.of(text): block.role for block in reading.blocks}
    assert (found[frame], found["Warga mengungsi"], found["Bagikan"]) == ("chrome", "heading", "chrome")
    assert found["Tanggul Lantari Retak Lagi"] == "title"


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        ("Rina Wulandari - detikNews\n\nSenin, 12 Mei 2025 10:00 WIB", "", "detikcom"),
        ("", "Copyright © 2025 kabartimur.example", "kabartimur.example"),
        ("", "Copyright © 2025 Kompas.com. All Rights Reserved", "Kompas.com"),
        ("", "Copyright 2025 All Rights Reserved", None),
        ("", "Hak Cipta Dilindungi Undang-Undang", None),
        ("", "Copyright 2025 The Associated Press", None),
        ("", "Ikuti kanal WhatsApp Tirto.id dan baca berita lain di Tirto.id", "Tirto.id"),
        ("", "Sumber: suara.com", None),  # a mirror's
        ("", "Foto: REUTERS", None),
        ("", "", None),
    ],
)
def test_the_outlet_of_a_page_without_address_is_whom_its_furniture_names(head: str, foot: str, outlet: str | None):
    body = "Warga Desa Suka Air memperbaiki tanggul yang jebol pada Senin pagi bersama para relawan."
    more = "Air sudah surut sejak dini hari dan sebagian warga kembali ke rumah masing-masing."
    lines = ["Tanggul Desa Suka Air Jebol Lagi", head, body, more, foot]
    reading = read(report("\n\n".join(filter(None, lines))))
    assert (reading.outlet.name if reading.outlet else None) == outlet


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["2 dari 4 halaman"], "chrome"),
        (["***2***"], "chrome"),
        (["Ukuran Font"], "chrome"),
        (["• Fakta-Fakta Jebolnya Tanggul Desa yang Perlu Diketahui Warga"], "promo"),
        (["Truk bantuan di jalan Lantari.", "Truk bantuan di jalan Lantari. /Kabar Timur"], "caption"),
        (["Heboh Kapal Tanker Kandas di Muara ..."], "promo"),
        (["Baca juga:", "- Kapal Tanker Kandas di Muara", "- Nelayan Menolong Lumba-lumba"], "promo"),
    ],
)
def test_furniture_between_paragraphs(lines: list[str], role: str):
    body = "Warga Desa Suka Air memperbaiki tanggul yang jebol pada Senin pagi bersama para relawan."
    more = "Air sudah surut sejak dini hari dan sebagian warga kembali ke rumah masing-masing."
    last = "Perbaikan tanggul itu menurut rencana selesai sebelum musim hujan berikutnya tiba."
    reading = read(report("\n\n".join(["Tanggul Desa Suka Air Jebol Lagi", body, *lines, more, last])))
    assert reading.text is not None
    told = {block.span.of(reading.text): block.role for block in reading.blocks}
    assert [told[line] for line in lines] == [role] * len(lines)
    assert told[body] == told[more] == told[last] == "body"


def test_an_editor_in_a_row_of_cells():
    body = "Warga Desa Suka Air memperbaiki tanggul yang jebol pada Senin pagi bersama para relawan."
    reading = read(report(f"Tanggul Desa Suka Air Jebol Lagi\n\n{body}\n\nEditor | : | Rina Wulandari |"))
    assert [name.name for name in reading.editor] == ["Rina Wulandari"]

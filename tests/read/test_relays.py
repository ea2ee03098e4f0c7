"""How reports point to where they have something from: every family of words, known media and unknown ones."""

from __future__ import annotations

import pytest

from runut.read import read
from tests.read.reports import body, report


def relays(sentences: str) -> list[str]:
    return [relay.name for relay in body(sentences).relays]


@pytest.mark.parametrize(
    ("sentences", "medium"),
    [
        ("Jembatan itu ambruk, lapor Mercusuar, Senin.", "Mercusuar"),
        ("Jembatan itu ambruk, sebut laporan Dagens Havn.", "Dagens Havn"),
        ("Jembatan itu ambruk, demikian diberitakan Gardu Pos.", "Gardu Pos"),
        ("Jembatan itu ambruk, begitu tulis Ostra Zeitung.", "Ostra Zeitung"),
        ("Laporan Dagens Havn menyebut jembatan itu ambruk.", "Dagens Havn"),
        ("Mengutip Lentera Nusa, jembatan itu ambruk pada Senin.", "Lentera Nusa"),
        ("Dinukil dari laman Gardu Pos, jembatan itu ambruk.", "Gardu Pos"),
        ("Seperti dimuat Gardu Pos edisi Senin, jembatan itu ambruk.", "Gardu Pos"),
        ("Sebagaimana dilaporkan Meridian Wire, jembatan itu ambruk.", "Meridian Wire"),
        ("Dalam siaran Radio Gema Pantai, Rini Astuti mengatakan jembatan itu ambruk.", "Radio Gema Pantai"),
        ("“Jembatan ambruk,” kata Rini Astuti dalam acara Sapa Pagi di TV Samudra.", "TV Samudra"),
        ("“Jembatan ambruk,” kata Rini Astuti kepada Mercusuar.", "Mercusuar"),
        ("“Jembatan ambruk,” kata Rini Astuti kepada beritaselatan.id, Senin.", "beritaselatan.id"),
        ("“Jembatan ambruk,” kata Rini Astuti saat dihubungi Gardu Pos, Senin.", "Gardu Pos"),
        ("“Jembatan ambruk,” kata Rini Astuti saat berbincang dengan Mercusuar.", "Mercusuar"),
        ("Surat kabar Ostra Lantari menulis jembatan itu ambruk.", "Ostra Lantari"),
        ("Lensa Daily mewartakan jembatan itu ambruk.", "Lensa Daily"),
        ("Jembatan itu ambruk, dilansirAFP.", "AFP"),
        ("Jembatan itu ambruk, dilansirdari Reuters.", "Reuters"),
        ("Jembatan itu ambruk, dikuitp dari Reuters.", "Reuters"),
        ("Jembatan itu ambruk. (AP/gor)", "Associated Press"),
        ("Jembatan itu ambruk. [Reuters]", "Reuters"),
        ("Jembatan itu ambruk.\n\n(Reuters/ren)", "Reuters"),
        ("Jembatan itu ambruk.\n\nSumber: Gardu Pos | Editor: Rini", "Gardu Pos"),
        ("Jembatan itu ambruk.\n\nSumber: gardupos.example.com", "gardupos.example.com"),
        ("“Jembatan ambruk,” kata Rini Astuti ke detikcom, Senin.", "detikcom"),
        ("“Jembatan ambruk,” ujarnya menurut laporan Gardu Pos.", "Gardu Pos"),
        ("Jembatan itu ambruk. (antara/jpnn)", "Antara"),  # the second is the outlet's own
        ("“Jembatan ambruk,” cuit Rini Astuti di akun Twitter-nya.", "Twitter"),
        ("“Jembatan ambruk,” tulis Rini Astuti di akun Instagramnya.", "Instagram"),
        ("Dari laporan Channel News Asia, jembatan itu ambruk.", "CNA"),
        ("Dari rilis resmi BNPB, jembatan itu ambruk.", "BNPB"),
        ("Jembatan itu ambruk, demikian rilis BMKG.", "BMKG"),
        ("Wartawan AFP melihat jembatan itu ambruk.", "AFP"),
        ("Jembatan itu ambruk, tulis kantor berita negara Norvela, NVA.", "NVA"),
        ("Rini Astuti menulis di X, “Jembatan ambruk.”", "X"),
        ("Rini Astuti menulis lewat akun Instagram miliknya bahwa jembatan itu ambruk.", "Instagram"),
    ],
)
def test_a_medium_is_found_by_what_points_to_it(sentences: str, medium: str):
    assert relays(sentences) == [medium]


@pytest.mark.parametrize(
    ("sentences", "media"),
    [
        ("Dilansir Gardu Pos dari halaman akun Twitter warga, jembatan itu ambruk.", ["Gardu Pos", "Twitter"]),
        ("Dilansir Suluh dari Dagens Havn, jembatan itu ambruk.", ["Suluh", "Dagens Havn"]),
        ("Jembatan itu ambruk.\n\nSumber: Gardu Pos, Suluh dan AFP", ["Gardu Pos", "Suluh", "AFP"]),
        ("Jembatan itu ambruk. (AP/AFP)", ["Associated Press", "AFP"]),
    ],
)
def test_several_media_are_several_relays(sentences: str, media: list[str]):
    assert sorted(relays(sentences)) == sorted(media)


@pytest.mark.parametrize(
    "sentences",
    [
        "Rini Astuti mengatakan kepada Presiden Teodor Branik bahwa jembatan itu ambruk.",
        "“Jembatan ambruk,” katanya kepada Budi Santoso.",
        "“Jembatan ambruk,” kata Rini Astuti dalam wawancara dengan radio setempat.",
        "“Jembatan ambruk,” kata Rini Astuti. Video itu viral di Facebook.",
        "Rini Astuti menilai unggahan di Facebook itu keliru.",
        "Rini Astuti mengunggah video itu ke YouTube.",
        "Suara itu dari stasiun radio di Selatan. Warga Lantari Selatan mengatakan jembatan itu ambruk.",
        "Pengurus harian menyebut jembatan itu ambruk.",
        "Wartawan AFP dipukul polisi di jembatan itu.",
        "Jembatan itu ambruk. (die/ray/jpnn)",
    ],
)
def test_persons_and_platforms_that_are_only_spoken_of_are_no_relays(sentences: str):
    assert relays(sentences) == []


def chain(sentences: str) -> list[str]:
    return [link.name for link in body(sentences).statements[-1].chain]


def test_whoever_cites_stands_behind_whom_it_cites():
    sentence = "Dilansir AFP yang mengutip TV Samudra, Rini Astuti mengatakan jembatan itu ambruk."
    assert chain(sentence) == ["TV Samudra", "AFP"]
    other = "Menurut laporan TV Samudra yang dikutip AFP, jembatan itu sudah ambruk."
    assert chain(other)[-1] == "AFP"


def test_where_somebody_posts_is_no_link_of_the_chain():
    assert chain("Rini Astuti menulis di X, “Jembatan ambruk.”") == []


def test_a_credit_goes_on_for_whom_it_was_given_for():
    text = (
        "“Jembatan ambruk,” kata Rini Astuti, seperti dilansir AFP, Senin.\n\nIa menambahkan, dua truk jatuh.\n\n"
        "Petra Solvin mengatakan jembatan itu sudah tua."
    )
    found = {s.speaker_name: [link.name for link in s.chain] for s in body(text).statements}
    assert found == {"Rini Astuti": ["AFP"], "Petra Solvin": []}


def test_an_outlet_that_names_itself_before_its_source_is_no_relay():
    sentence = "Jembatan itu ambruk, sebagaimana dikutip Pikiran-Rakyat.com dari Antara, Rabu."
    alone = read(report(f"Jembatan Lantari Ambruk\n\n{sentence} Warga mengungsi ke balai desa sejak pagi."))
    assert [relay.name for relay in alone.relays] == ["Antara"]
    assert relays(sentence) == ["Pikiran-Rakyat.com", "Antara"]  # on another outlet's page


def test_the_agency_of_another_country_in_a_dateline_is_the_source_and_not_the_outlet():
    reading = read(
        report("Jembatan Ambruk\n\nLANTARI (AP) — Jembatan itu ambruk pada Senin pagi, kata polisi setempat.")
    )
    assert reading.outlet is None
    assert [relay.name for relay in reading.relays] == ["Associated Press"]

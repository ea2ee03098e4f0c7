"""Made-up coverage of two letters of one week to one man, for several tests."""

from __future__ import annotations

from runut.model import Reading
from tests.weave.builder import Said, make

PERSONS = ["Sorel Vandik", "Vandik", "Marta Olsen", "Olsen", "Doru Kelan", "Kelan"]
ALIAS = {"Vandik": "sorel-vandik", "Olsen": "marta-olsen", "Kelan": "doru-kelan"}
PLACES = ["Tarvia", "Ostrana", "Belmora"]


def vandik_one() -> Reading:
    """Names an agency between itself and the agency that held the letter."""
    return make(
        "v1",
        "Vandik Surati Kelan, Ajak Nelayan Tarvia Bebas Melaut\n"
        "Pemimpin Tarvia, Sorel Vandik, mengirim surat kepada Presiden Ostrana Doru Kelan pada 3 Maret 2024.\n"
        "“Para nelayan Tarvia berjuang merebut kembali kebebasan melaut seperti kakek mereka 60 tahun yang lalu,” "
        "tulis Vandik menurut KOTA yang dikutip Wartaraya.\n"
        "Surat Vandik juga menyebut pajak ikan.",
        outlet="Harian Satu",
        published="2024-03-04",
        title="Vandik Surati Kelan, Ajak Nelayan Tarvia Bebas Melaut",
        persons=PERSONS,
        places=PLACES,
        alias=ALIAS,
        said=[
            Said(
                "Para nelayan Tarvia berjuang merebut kembali kebebasan melaut seperti kakek mereka 60 tahun yang lalu",
                by="Vandik",
                chain=("KOTA", "Wartaraya"),
                vehicle="letter",
            )
        ],
        dates={"3 Maret 2024": "2024-03-03"},
    )


def vandik_two() -> Reading:
    """The same sentence through another agency, which does not say where it has it from."""
    return make(
        "v2",
        "Isi Surat Vandik untuk Presiden Ostrana\n"
        "Sorel Vandik, pemimpin Tarvia, menyurati Presiden Ostrana Doru Kelan, Minggu (3/3/2024).\n"
        "Menurutnya, perjuangan nelayan Tarvia untuk memperoleh kemerdekaan melaut sama seperti kakek mereka "
        "60 tahun silam, lapor Kantor Berita Lain.\n"
        "Surat Vandik itu membuat Ostrana diam.",
        outlet="Koran Dua",
        published="2024-03-05",
        title="Isi Surat Vandik untuk Presiden Ostrana",
        persons=PERSONS,
        places=PLACES,
        alias=ALIAS,
        said=[
            Said(
                "perjuangan nelayan Tarvia untuk memperoleh kemerdekaan melaut sama seperti kakek mereka "
                "60 tahun silam",
                by="Sorel Vandik",
                chain=("Kantor Berita Lain",),
                vehicle="letter",
                kind="indirect",
            )
        ],
        dates={"3/3/2024": "2024-03-03"},
    )


def vandik_three() -> Reading:
    return make(
        "v3",
        "Pemimpin Tarvia Tulis Surat ke Ostrana\n"
        "Sorel Vandik mengirim surat kepada Presiden Ostrana Doru Kelan pada 3 Maret 2024, kata KOTA.\n"
        "“Nelayan Tarvia juga berjuang untuk merebut kebebasan melaut, seperti para kakek mereka 60 tahun lalu,” "
        "kata KOTA mengutip surat Vandik.",
        outlet="Kabar Tiga",
        published="2024-03-05",
        title="Pemimpin Tarvia Tulis Surat ke Ostrana",
        persons=PERSONS,
        places=PLACES,
        alias=ALIAS,
        said=[
            Said(
                "Nelayan Tarvia juga berjuang untuk merebut kebebasan melaut, seperti para kakek mereka 60 tahun lalu",
                by="Sorel Vandik",
                chain=("KOTA",),
                vehicle="letter",
            )
        ],
        dates={"3 Maret 2024": "2024-03-03"},
    )


def olsen_one() -> Reading:
    return make(
        "o1",
        "Olsen Kirim Surat ke Kelan, Tawarkan Gandum\n"
        "Ratu Belmora Marta Olsen mengirim surat kepada Presiden Ostrana Doru Kelan pada 4 Maret 2024.\n"
        "“Belmora siap menjual gandum murah bagi rakyat Ostrana sampai musim panen,” tulis Olsen.\n"
        "Surat Olsen tiba sehari setelah surat dari Tarvia.",
        outlet="Harian Satu",
        published="2024-03-05",
        title="Olsen Kirim Surat ke Kelan, Tawarkan Gandum",
        persons=PERSONS,
        places=PLACES,
        alias=ALIAS,
        said=[
            Said(
                "Belmora siap menjual gandum murah bagi rakyat Ostrana sampai musim panen",
                by="Olsen",
                chain=("KOTA",),
                vehicle="letter",
            )
        ],
        dates={"4 Maret 2024": "2024-03-04"},
    )


def olsen_two() -> Reading:
    return make(
        "o2",
        "Ratu Belmora Janjikan Gandum Murah untuk Ostrana\n"
        "Dalam surat kepada Presiden Doru Kelan, Marta Olsen menjanjikan gandum murah, Senin (4/3/2024).\n"
        "“Kami siap menjual gandum yang murah kepada rakyat Ostrana hingga musim panen tiba,” demikian surat Olsen.",
        outlet="Koran Dua",
        published="2024-03-05",
        title="Ratu Belmora Janjikan Gandum Murah untuk Ostrana",
        persons=PERSONS,
        places=PLACES,
        alias=ALIAS,
        said=[
            Said(
                "Kami siap menjual gandum yang murah kepada rakyat Ostrana hingga musim panen tiba",
                by="Marta Olsen",
                chain=("KOTA",),
                vehicle="letter",
            )
        ],
        dates={"4/3/2024": "2024-03-04"},
    )


def letters() -> list[Reading]:
    return [vandik_one(), vandik_two(), vandik_three(), olsen_one(), olsen_two()]

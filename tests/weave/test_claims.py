from __future__ import annotations

from runut.encoder import sentence_vectors
from runut.model import Dossier
from tests.weave.builder import Said, make, woven
from tests.weave.letters import letters, vandik_one, vandik_three, vandik_two


def carrying(dossier: Dossier, *reports: str):
    return [claim for claim in dossier.claims if {one.report for one in claim.versions} >= set(reports)]


def test_one_sentence_worded_three_ways_is_one_claim():
    found = [claim for claim in woven(letters()).claims if claim.speaker == "Sorel Vandik"]
    assert len(found) == 1
    assert {one.report for one in found[0].versions} == {"v1", "v2", "v3"}
    assert found[0].outlets == 3
    assert found[0].vehicle == "letter"


def test_the_words_of_a_claim_are_those_of_a_version():
    for claim in woven(letters()).claims:
        assert claim.says in {" … ".join(one.words) for one in claim.versions}


def test_two_sayings_of_one_speaker_remain_two():
    texts = {
        "a": ("Harga beras akan turun sebelum bulan puasa", "Bendungan Wanakerta selesai tahun depan"),
        "b": ("Beras pasti turun harga sebelum puasa tiba", "Tahun depan bendungan Wanakerta sudah selesai"),
    }
    readings = [
        make(
            key,
            f"“{rice},” kata Bupati Salim Wirya.\n“{dam},” kata Salim Wirya pula.",
            outlet=f"Koran {key}",
            published="2024-05-01",
            persons=["Salim Wirya"],
            places=["Wanakerta"],
            said=[Said(rice, by="Salim Wirya"), Said(dam, by="Salim Wirya")],
        )
        for key, (rice, dam) in texts.items()
    ]
    claims = carrying(woven(readings), "a", "b")
    assert len(claims) == 2
    assert all(len(claim.versions) == 2 for claim in claims)


def test_a_denial_is_not_a_version_of_what_it_denies():
    readings = [
        make(
            "a",
            "“Perusahaan membuang limbah tambang ke sungai Lawer,” kata Tia Rusni.",
            persons=["Tia Rusni"],
            said=[Said("Perusahaan membuang limbah tambang ke sungai Lawer", by="Tia Rusni")],
        ),
        make(
            "b",
            "“Perusahaan tidak pernah membuang limbah tambang ke sungai Lawer,” kata Bona Sitar.",
            persons=["Bona Sitar"],
            said=[Said("Perusahaan tidak pernah membuang limbah tambang ke sungai Lawer", by="Bona Sitar")],
        ),
    ]
    dossier = woven(readings)
    assert not carrying(dossier, "a", "b")
    assert not dossier.disagreements


def test_a_claim_that_one_report_alone_carries_is_not_listed():
    assert not woven([vandik_one()]).claims


def test_copies_count_as_one_outlet():
    copy = make(
        "v9",
        vandik_one().text or "",
        outlet="Penyalin",
        published="2024-03-06",
        persons=["Sorel Vandik", "Vandik", "Doru Kelan", "Kelan"],
        alias={"Vandik": "sorel-vandik", "Kelan": "doru-kelan"},
        said=[
            Said(
                "Para nelayan Tarvia berjuang merebut kembali kebebasan melaut seperti kakek mereka 60 tahun yang lalu",
                by="Vandik",
            )
        ],
    )
    dossier = woven([vandik_one(), vandik_three(), copy], {"v9": ("v1", 0.97)}, {})
    (claim,) = [claim for claim in dossier.claims if claim.speaker == "Sorel Vandik"]
    assert {one.report for one in claim.versions} == {"v1", "v3", "v9"}
    assert claim.outlets == 2
    assert claim.independent_origins == 1
    (listed,) = [report for report in dossier.reports if report.id == "v9"]
    assert (listed.copy_of, listed.copy_sure) == ("v1", 0.97)


def test_what_a_medium_is_quoted_with_belongs_to_the_writer_of_the_letter():
    nested = make(
        "n",
        "“Surat itu menyatakan nelayan Tarvia berjuang merebut kebebasan melaut seperti kakek mereka 60 tahun lalu,” "
        "tambah KOTA.\n“Laut bukan pagar,” tulis Sorel Vandik.",
        outlet="Kabar Empat",
        persons=["Sorel Vandik"],
        said=[
            Said(
                "Surat itu menyatakan nelayan Tarvia berjuang merebut kebebasan melaut seperti kakek mereka "
                "60 tahun lalu",
                by="KOTA",
                chain=("KOTA",),
            ),
            Said("Laut bukan pagar", by="Sorel Vandik", vehicle="letter", chain=("KOTA",)),
        ],
    )
    dossier = woven([vandik_two(), vandik_three(), nested])
    (claim,) = carrying(dossier, "n", "v2", "v3")
    assert claim.speaker == "Sorel Vandik"
    assert "nested" in {reason.code for reason in claim.because}


def test_a_sentence_can_carry_two_claims_by_its_clauses():
    readings = [
        make(
            "a",
            "Ostrana mengakui kedaulatan Tarvia bulan lalu, yang mendorong Belmora memutus hubungan diplomatik "
            "dengan Ostrana.",
            outlet="Satu",
            places=["Ostrana", "Tarvia", "Belmora"],
        ),
        make(
            "b",
            "Belmora memutuskan hubungan diplomatiknya dengan Ostrana.",
            outlet="Dua",
            places=["Ostrana", "Belmora"],
        ),
        make("c", "Ostrana mengakui kedaulatan Tarvia pada bulan lalu.", outlet="Tiga", places=["Ostrana", "Tarvia"]),
    ]
    dossier = woven(readings, meaning=sentence_vectors)
    assert carrying(dossier, "a", "b")
    assert carrying(dossier, "a", "c")


def test_a_letter_cited_after_the_words_names_their_writer():
    words = "Laut Tarvia bukanlah pagar melainkan jalan yang mesti terbuka bagi semua nelayan"
    cited = make(
        "a",
        f"“{words},” kata laporan KOTA, mengutip surat Vandik.",
        outlet="Satu",
        persons=["Vandik"],
        said=[Said(words, by="KOTA", chain=("KOTA",))],
    )
    plain = make(
        "b",
        f"“{words},” tulis Sorel Vandik.",
        outlet="Dua",
        persons=["Sorel Vandik"],
        said=[Said(words, by="Sorel Vandik", vehicle="letter", chain=("KOTA",))],
    )
    (claim,) = woven([cited, plain]).claims
    assert claim.speaker == "Sorel Vandik"
    assert claim.vehicle == "letter"


def test_what_one_outlet_repeats_of_its_own_is_no_claim():
    text = "Bendungan Wanakerta dibangun sejak tahun lalu dengan dana pinjaman luar negeri."
    readings = [make(key, text, outlet="Koran Satu", places=["Wanakerta"]) for key in ("a", "b")]
    assert not woven(readings).claims


def test_not_long_after_denies_nothing():
    words = "Kapal patroli Ostrana berlayar ke Tarvia {} setelah Belmora menutup pelabuhan utamanya"
    readings = [
        make(key, f"{words.format(when)}.", outlet=key, places=["Ostrana", "Tarvia", "Belmora"])
        for key, when in (("a", "tak lama"), ("b", "sehari"))
    ]
    assert carrying(woven(readings), "a", "b")

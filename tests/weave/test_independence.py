"""Which origins count: own people at the spot, guesses that give way, relays that err, and media under other names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from runut.model import Block, Claim, Reading
from tests.weave.builder import Said, find, make
from tests.weave.test_provenance import FIRST, SECOND, THIRD, claim_of, known, report

WORDS = "Pintu air sebelah timur macet sejak malam sehingga air meluap"
BENO = ["Beno Rasid"]


def told(
    key: str, outlet: str, after: str, *, day: str, before: str = "", chain=(), vehicle=None, more: str = "", **also
) -> Reading:
    text = f"{before}“{WORDS},” kata Beno Rasid{after}.{more}"
    pointer = (after.strip(), chain[0]) if chain else None
    said = [Said(WORDS, by="Beno Rasid", chain=chain, vehicle=vehicle, pointer=pointer)]
    return make(key, text, outlet=outlet, published=day, persons=BENO, said=said, **also)


def counted(*readings: Reading, word: str = "macet") -> tuple[set[str], int]:
    claim: Claim = claim_of(readings, word)
    return known(claim), claim.independent_origins


def test_whoever_was_at_the_press_conference_is_an_origin_and_the_others_are_none():
    readings = [
        told("a", "Koran Satu", " dalam jumpa pers yang diikuti wartawan Koran Satu", day="2024-06-03"),
        told("b", "Kontan", " kepada wartawan termasuk Kontan", day="2024-06-03"),
        told("c", "Koran Tiga", " dalam jumpa pers", day="2024-06-03"),
    ]
    assert counted(*readings) == ({"Koran Satu", "Kontan"}, 2)


def test_own_people_at_the_spot_heard_what_the_report_narrates():
    readings = [
        report("a", "Koran Satu", "Sidang itu dihadiri Koran Satu", "Warga mengungsi", THIRD, SECOND),
        report("b", "Koran Dua", SECOND),
    ]
    assert counted(*readings, word="hilir") == ({"Koran Satu"}, 1)


@pytest.mark.parametrize("self", ["koran ini", "wartawan “KS”", "Koran Satu"])
def test_an_outlet_speaks_of_itself_by_other_words(self):
    readings = [
        told("a", "Koran Satu", f" saat ditemui {self}", day="2024-06-03"),
        told("b", "Koran Dua", "", day="2024-06-04"),
    ]
    assert counted(*readings) == ({"Koran Satu"}, 1)


def test_an_own_interview_makes_no_origin_of_what_was_told_before_by_others():
    readings = [
        report(
            "a", "Koran Satu", f"{FIRST}, lapor Kantor Arda", day="2024-06-02",
            relays={"lapor Kantor Arda": "Kantor Arda"},
        ),
        report(
            "b", "Koran Dua", FIRST, "Warga cemas, ujar Beno Rasid kepada Koran Dua",
            persons=BENO, relays={"kepada Koran Dua": "Koran Dua"}, scope="statement",
        ),
    ]  # fmt: skip
    assert counted(*readings, word="retak") == ({"Kantor Arda"}, 1)


def test_an_outlet_that_others_credit_passes_on_what_its_own_version_credits():
    own = told("a", "Koran Satu", " kepada AFP", day="2024-06-02", chain=("AFP",))
    text = f"{own.text} Warga cemas, ujar Sita Lomban kepada Koran Satu."
    more = make(
        "a", text, outlet="Koran Satu", published="2024-06-02", persons=[*BENO, "Sita Lomban"],
        said=[
            Said(WORDS, by="Beno Rasid", chain=("AFP",), pointer=("kepada AFP", "AFP")),
            Said("Warga cemas", by="Sita Lomban", pointer=("kepada Koran Satu", "Koran Satu")),
        ],
    )  # fmt: skip
    relay = told("b", "Koran Dua", " dikutip dari Koran Satu", day="2024-06-03", chain=("Koran Satu",))
    assert counted(more, relay) == ({"AFP"}, 1)


def test_an_outlet_whose_own_version_credits_nobody_is_no_origin_beside_another():
    readings = [
        told("a", "Koran Satu", " kepada AFP", day="2024-06-02", chain=("AFP",)),
        told("b", "Koran Dua", "", day="2024-06-03"),
        told("c", "Koran Tiga", " dikutip dari Koran Dua", day="2024-06-04", chain=("Koran Dua",)),
    ]
    assert counted(*readings) == ({"AFP"}, 1)


@pytest.mark.parametrize(("day", "origins"), [("2024-06-05", {"AFP"}), ("2024-06-01", {"AFP", "Norvela"})])
def test_a_later_relay_that_alone_names_another_hearer_errs(day, origins):
    other = "Macetnya pintu air sebelah timur sejak malam membuat air meluap ke jalan desa"
    text = f"Beno Rasid kepada Norvela mengatakan {other}."
    pointer = ("kepada Norvela", "Norvela")
    said = [Said(other, by="Beno Rasid", chain=("Norvela",), pointer=pointer, kind="indirect")]
    readings = [
        told("a", "Koran Satu", " kepada AFP", day="2024-06-02", chain=("AFP",)),
        told("b", "Koran Dua", " kepada AFP", day="2024-06-03", chain=("AFP",)),
        make("c", text, outlet="Koran Tiga", published=day, persons=BENO, said=said),
    ]
    assert counted(*readings)[0] == origins


def test_nouns_before_a_mediums_name_are_no_part_of_it():
    names = ("Yonhap", "Kantor Berita Yonhap", "kantor berita Korea Selatan")
    readings = [
        told(str(at), f"Koran {at}", f" kepada {name}", day="2024-06-03", chain=(name,), places=["Korea Selatan"])
        for at, name in enumerate(names)
    ]
    assert counted(*readings) == ({"Yonhap"}, 1)


def test_an_agency_is_the_origin_of_what_it_credits_nobody_for_but_not_of_what_all_heard():
    other = told("b", "Koran Dua", "", day="2024-06-04")
    assert counted(told("a", "Reuters", "", day="2024-06-03"), other) == ({"Reuters"}, 1)
    assert counted(told("a", "Reuters", " dalam jumpa pers", day="2024-06-03"), other) == (set(), 0)


def test_a_podcast_is_a_medium_under_the_name_that_follows():
    readings = [
        told("a", "Koran Satu", " dalam siniar Ruang Kota, Senin", day="2024-06-03"),
        told("b", "Koran Dua", " di podcast Ruang Kota", day="2024-06-04"),
    ]
    assert counted(*readings) == ({"Ruang Kota"}, 1)


def test_a_body_without_a_name_holds_its_paper_and_gives_way_to_one_with_a_name():
    def released(key: str, by: str, bodies: list[str]) -> Reading:
        words = "sebanyak 27 tangki bocor di gudang sebelah timur"
        text = f"Dalam keterangan tertulis, {by} menyebut {words}."
        said = [Said(words, by=by, vehicle="statement", kind="indirect")]
        return make(key, text, outlet=f"Koran {key}", published="2024-06-03", bodies=bodies, said=said)

    unnamed = [released("a", "pengelola", []), released("b", "pihak pengelola", [])]
    assert counted(*unnamed, word="27 tangki")[1] == 1
    named = released("c", "PT Arda Kimia", ["PT Arda Kimia"])
    assert counted(*unnamed, named, word="27 tangki") == ({"PT Arda Kimia"}, 1)


def test_a_mirror_is_from_the_medium_of_its_dateline():
    text = f"WANAKERTA, KOMPAS.com - {FIRST}.\n\n{SECOND}."

    mirror = make("a", text, outlet="Koran Satu", published="2024-06-03")
    mirror = replace(
        mirror, blocks=(*mirror.blocks, Block(span=find(text, "WANAKERTA, KOMPAS.com -"), role="dateline"))
    )
    assert counted(mirror, report("b", "Koran Dua", SECOND), word="hilir") == ({"Kompas.com"}, 1)

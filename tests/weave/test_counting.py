from __future__ import annotations

from msgspec.structs import replace

from runut.model import Claim, Dossier
from tests.weave.builder import Counted, Said, make, woven


def fire(key: str, told: str, *, day: int = 2, said=(), counted=()):
    return make(
        key,
        "Pasar Lawangsari terbakar hebat pada Senin malam dan ratusan kios hangus.\n"
        f"Petugas memadamkan api di Pasar Lawangsari sampai pagi.\n{told}",
        outlet=f"Koran {key}",
        published=f"2024-07-{day:02d}",
        places=["Lawangsari"],
        persons=["Tono Gunadi"],
        said=said,
        counted=counted,
    )


def worded(dossier: Dossier, *words: str) -> Claim:
    (found,) = [
        claim
        for claim in dossier.claims
        if all(any(word in " ".join(version.words) for version in claim.versions) for word in words)
    ]
    return found


def test_one_toll_is_one_claim_however_it_is_worded():
    dossier = woven(
        [
            fire("a", "Tujuh orang tewas.", counted=[Counted("Tujuh orang", 7, of="dead")]),
            fire(
                "b",
                "“Jenazah terakhir ditemukan subuh, jadi korban jiwa genap 7,” kata Tono Gunadi.",
                said=[Said("Jenazah terakhir ditemukan subuh, jadi korban jiwa genap 7", by="Tono Gunadi")],
                counted=[Counted("7", 7, of="dead")],
            ),
            fire("c", "Yang meninggal kini 9 pedagang.", day=3, counted=[Counted("9 pedagang", 9, of="dead")]),
        ]
    )
    claim = worded(dossier, "Tujuh orang tewas", "genap 7")
    assert {version.report for version in claim.versions} == {"a", "b"}
    (update,) = dossier.updates
    assert [value.value for value in update.values] == ["7", "9"]


def test_a_large_number_that_stands_bare_is_of_what_its_story_says():
    readings = [
        fire("a", "Feri itu mengangkut 118 orang.", counted=[Counted("118 orang", 118)]),
        fire("b", "Catatan syahbandar, yakni 118 orang, tidak berubah.", counted=[Counted("118 orang", 118)]),
        fire("c", "Menurut perusahaan, feri membawa 96 orang.", counted=[Counted("96 orang", 96)]),
    ]
    dossier = woven(readings)
    assert {version.report for version in worded(dossier, "mengangkut 118", "syahbandar").versions} == {"a", "b"}
    (number,) = [one for one in dossier.disagreements if one.slot == "number"]
    assert {value.value: len(value.evidence) for value in number.values} == {"118": 2, "96": 1}


def test_small_numbers_that_stand_bare_are_left_alone():
    readings = [
        fire("a", "Feri itu mengangkut 4 orang.", counted=[Counted("4 orang", 4)]),
        fire("b", "Ada 4 orang di dermaga.", counted=[Counted("4 orang", 4)]),
    ]
    assert not [claim for claim in woven(readings).claims if "dermaga" in str(claim.versions)]


def test_a_later_toll_by_another_clock_is_later():
    early = fire("a", "Tujuh orang tewas.", counted=[Counted("Tujuh orang", 7, of="dead")])
    late = fire("b", "Sembilan orang tewas.", counted=[Counted("Sembilan orang", 9, of="dead")])
    early = replace(early, published=replace(early.published, value="2024-07-02T13:30+09:00"))
    late = replace(late, published=replace(late.published, value="2024-07-02T12:00+07:00"))
    (update,) = woven([early, late]).updates
    assert [value.value for value in update.values] == ["7", "9"]

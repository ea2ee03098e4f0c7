from __future__ import annotations

from runut.model import Dossier
from tests.weave.builder import Counted, Said, make, woven
from tests.weave.test_stories import sinking


def slots(dossier: Dossier) -> list[str]:
    return [one.slot for one in dossier.disagreements]


def values(found) -> dict[str, set[str]]:
    return {value.value: {one.report for one in value.evidence} for value in found.values}


def ferry(key: str, body: str, counted=(), *, day: int = 6, persons=(), said=(), dates=None):
    lead = "Kapal Bintang Lawu tenggelam di perairan Tanjung Resi pada Jumat pekan ini."
    return make(
        key,
        f"{lead}\n{body}",
        outlet=f"Koran {key}",
        published=f"2024-04-{day:02d}",
        places=["Tanjung Resi", "Bintang Lawu"],
        persons=persons,
        counted=counted,
        said=said,
        dates=dates,
    )


def test_a_later_toll_is_an_update_and_no_disagreement():
    dossier = woven([sinking("k1", 5, 3, ""), sinking("k2", 6, 8, ""), sinking("k3", 8, 11, "")])
    assert not dossier.disagreements
    (update,) = dossier.updates
    assert update.what.code == "toll_updated"
    assert [value.value for value in update.values] == ["3", "8", "11"]


def test_a_toll_that_falls_is_a_disagreement():
    dossier = woven([sinking("k1", 5, 9, ""), sinking("k2", 6, 4, "")])
    assert slots(dossier) == ["number"]


def test_two_counts_of_the_people_aboard_are_a_disagreement():
    dossier = woven(
        [
            ferry("a", "Manifes mencatat 118 orang di atas kapal.", [Counted("118 orang", 118)]),
            ferry("b", "Perusahaan menyatakan kapal hanya membawa 96 orang.", [Counted("96 orang", 96)]),
        ]
    )
    (found,) = dossier.disagreements
    assert (found.slot, found.what.code) == ("number", "number_of")
    assert values(found) == {"118": {"a"}, "96": {"b"}}


def test_bounds_that_agree_are_no_disagreement():
    dossier = woven(
        [
            ferry("a", "Kapal itu mengangkut 32 orang.", [Counted("32 orang", 32)]),
            ferry(
                "b", "Kapal itu mengangkut sedikitnya 30 orang.", [Counted("sedikitnya 30 orang", 30, bound="at_least")]
            ),
            ferry("c", "Kapal itu mengangkut sekitar 35 orang.", [Counted("sekitar 35 orang", 35, bound="about")]),
        ]
    )
    assert not dossier.disagreements


def test_numbers_of_other_things_are_not_held_against_one_another():
    dossier = woven(
        [
            ferry(
                "a",
                "Kapal itu mengangkut 32 orang, termasuk 5 awak.",
                [Counted("32 orang", 32), Counted("5 awak", 5)],
            ),
            ferry("b", "Sebanyak 12 orang tewas.", [Counted("12 orang", 12, of="dead")]),
            ferry("c", "Kapasitas kapal 150 orang.", [Counted("150 orang", 150)]),
        ]
    )
    assert not dossier.disagreements
    assert not dossier.updates


def withdrawn(key: str, words: str, value: float, outlet: str):
    return make(
        key,
        f"Presiden Ostrana Doru Kelan menarik {words} kapal patroli dari Selat Wira, Kamis.",
        outlet=outlet,
        published="2024-02-02",
        persons=["Doru Kelan"],
        places=["Ostrana", "Selat Wira"],
        counted=[Counted(f"{words} kapal", value, "ship")],
    )


def test_alike_sentences_with_two_numbers_of_one_noun():
    dossier = woven([withdrawn("a", "dua", 2, "Koran A"), withdrawn("b", "tiga", 3, "Koran B")])
    assert slots(dossier) == ["number"]
    assert values(dossier.disagreements[0]) == {"2": {"a"}, "3": {"b"}}
    assert dossier.disagreements[0].what.args["of"] == "kapal patroli"


def test_one_outlet_does_not_contradict_itself_in_one_voice():
    assert not woven([withdrawn("a", "dua", 2, "Koran A"), withdrawn("b", "tiga", 3, "Koran A")]).disagreements


def letter(key: str, day: str, value: str, also: str = ""):
    return make(
        key,
        f"Surat Sorel Vandik dikirim {day}, kata juru bicara Tarvia.{also}\nVandik meminta kapal nelayan dibebaskan.",
        outlet=key,
        published="2024-03-05",
        persons=["Sorel Vandik", "Vandik"],
        places=["Tarvia"],
        alias={"Vandik": "sorel-vandik"},
        dates={day: value},
    )


def test_two_days_of_one_happening_are_a_disagreement():
    dossier = woven(
        [
            letter("a", "Minggu (3/3/2024)", "2024-03-03"),
            letter("b", "3 Maret 2024", "2024-03-03"),
            letter("c", "Sabtu (2/3/2024)", "2024-03-02"),
        ]
    )
    assert slots(dossier) == ["date"]
    assert values(dossier.disagreements[0]) == {"2024-03-03": {"a", "b"}, "2024-03-02": {"c"}}


def test_a_coarser_date_contains_a_finer_one():
    dossier = woven([letter("a", "Minggu (3/3/2024)", "2024-03-03"), letter("b", "Maret 2024", "2024-03")])
    assert not dossier.disagreements


WORDS = "Para perajin kami sanggup membangun jembatan yang hancur dalam cuaca paling sulit"


def remark(key: str, words: str, after: str, *, chain, vehicle=None, relays=None):
    return make(
        key,
        f"“{words},” kata Duta Besar Ostrana Milan Dorva {after}.",
        outlet=key,
        published="2024-08-01",
        persons=["Milan Dorva"],
        places=["Ostrana"],
        said=[Said(words, by="Milan Dorva", chain=chain, vehicle=vehicle)],
        relays=relays,
        scope="statement",
    )


def test_one_remark_with_two_first_hearers():
    dossier = woven(
        [
            remark(
                "a", WORDS, "kepada surat kabar Izvor", chain=("Izvor", "Wartaraya"), vehicle="interview",
                relays={"kepada surat kabar Izvor": "Izvor"},
            ),
            remark(
                "b", f"{WORDS} sekali", "kepada kantor berita TARS", chain=("TARS",),
                relays={"kepada kantor berita TARS": "TARS"},
            ),
        ])  # fmt: skip
    (found,) = dossier.disagreements
    assert (found.slot, found.what.code) == ("source", "source_of_statement")
    assert found.what.args == {"speaker": "Milan Dorva"}
    assert found.claim == dossier.claims[0].id
    assert values(found) == {"Izvor": {"a"}, "TARS": {"b"}}


def test_one_remark_through_two_relays_that_nobody_was_told_first_is_none():
    dossier = woven(
        [
            remark("a", WORDS, "seperti dilansir Arda", chain=("Arda",)),
            remark("b", WORDS, "lapor Bora", chain=("Bora",)),
        ]
    )
    assert not dossier.disagreements


def test_the_same_sentence_in_two_mouths():
    sentence = "Selat Wira bukan tembok pemisah melainkan pintu yang harus tetap terbuka bagi nelayan"
    readings = [
        make(
            key,
            f"“{sentence},” kata {by} dari Tarvia.",
            outlet=key,
            published="2024-03-05",
            persons=["Sorel Vandik", "Joran Hesk"],
            places=["Tarvia", "Selat Wira"],
            said=[Said(sentence, by=by)],
        )
        for key, by in (("a", "Sorel Vandik"), ("b", "Sorel Vandik"), ("c", "Joran Hesk"))
    ]
    (found,) = woven(readings).disagreements
    assert found.slot == "speaker"
    assert values(found) == {"Sorel Vandik": {"a", "b"}, "Joran Hesk": {"c"}}


def test_what_a_name_is_said_to_be():
    def about(key: str, kind: str):
        return make(
            key,
            f"Pasukan Ostrana menduduki {kind} Lombera sejak pekan lalu. Warga {kind} Lombera mengungsi ke Tarvia.",
            outlet=key,
            published="2024-03-05",
            places=["Lombera", "Ostrana", "Tarvia"],
        )

    (found,) = woven([about("a", "wilayah"), about("b", "wilayah"), about("c", "kota")]).disagreements
    assert found.slot == "kind"
    assert values(found) == {"wilayah": {"a", "b"}, "kota": {"c"}}


def test_how_many_there_are_of_what_is_called_the_only_one():
    states = ["Ostrana", "Belmora", "Tarvia", "Wirania"]
    readings = [
        make(
            "a",
            "Ostrana menjadi negara ketiga yang mengakui kemerdekaan Wirania setelah Tarvia dan Belmora.",
            outlet="a",
            places=states,
        ),
        make(
            "b",
            "Belmora adalah satu-satunya negara lain yang telah mengakui kemerdekaan Wirania.",
            outlet="b",
            places=states,
        ),
    ]
    (found,) = woven(readings).disagreements
    assert found.slot == "count"
    assert values(found) == {"3": {"a"}, "2": {"b"}}


def test_two_holders_of_one_office():
    readings = [
        make(
            key,
            f"Kepala Kantor SAR Resi {name} mengatakan kapal Bintang Lawu tenggelam di Tanjung Resi.\nOmbak tinggi.",
            outlet=key,
            published="2024-04-06",
            persons=[name],
            places=["Tanjung Resi", "Bintang Lawu"],
        )
        for key, name in (("a", "Gilang Arsana"), ("b", "Wisnu Baskara"))
    ]
    (found,) = woven(readings).disagreements
    assert (found.slot, found.what.args) == ("name", {"what": "kepala kantor sar resi"})


def price(key: str, day: str, published: str, value: str):
    return make(
        key,
        f"Harga cabai merah di Pasar Wirasari turun pada {day} dan pedagang mengeluh.",
        outlet=key,
        published=published,
        places=["Pasar Wirasari"],
        dates={day: value},
    )


def test_what_recurs_from_day_to_day_is_no_disagreement_on_the_day():
    readings = [
        price("a", "Senin (3/6/2024)", "2024-06-04", "2024-06-03"),
        price("b", "Rabu (5/6/2024)", "2024-06-06", "2024-06-05"),
    ]
    assert not woven(readings).disagreements


def test_a_day_that_two_reports_of_one_day_give_otherwise_is():
    readings = [
        price("a", "Senin (3/6/2024)", "2024-06-06", "2024-06-03"),
        price("b", "Rabu (5/6/2024)", "2024-06-06", "2024-06-05"),
    ]
    assert slots(woven(readings)) == ["date"]


def test_today_is_the_day_of_whoever_speaks():
    readings = [
        make(
            key,
            "Para nelayan Tarvia berjuang merebut kebebasan melaut hari ini.",
            outlet=key,
            published=day,
            places=["Tarvia"],
            dates={"hari ini": day},
        )
        for key, day in (("a", "2024-03-04"), ("b", "2024-03-06"))
    ]
    assert not woven(readings).disagreements

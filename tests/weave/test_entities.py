from __future__ import annotations

from runut.weave.entities import join_names
from tests.weave.builder import make, woven


def spellings(readings) -> dict[str, set[str]]:
    return {variant.name: {one.value for one in variant.spellings} for variant in woven(readings).variants}


def near(key: str, person: str, place: str = "Ostrana"):
    return make(
        key,
        f"{person} tiba di {place} lewat Tarvia dan Belmora.",
        persons=[person],
        places=[place, "Tarvia", "Belmora"],
    )


def test_a_spelling_one_letter_apart_is_a_variant_where_other_names_are_shared():
    found = spellings([near("a", "Denok Pusilar"), near("b", "Denok Pusilar"), near("c", "Denok Puslar")])
    assert found == {"Denok Pusilar": {"Denok Pusilar", "Denok Puslar"}}


def test_without_shared_names_it_is_not():
    alone = make("c", "Denok Puslar menanam padi.", persons=["Denok Puslar"])
    assert not spellings([near("a", "Denok Pusilar"), alone])


def test_old_spelling_and_doubled_letters_are_variants():
    assert spellings([near("a", "Soekarja"), near("b", "Sukarja")]) == {"Soekarja": {"Soekarja", "Sukarja"}}
    assert list(spellings([near("a", "X", "Dombas"), near("b", "X", "Dombass")])) == ["Dombas"]


def test_two_persons_who_share_one_name_are_not_joined():
    readings = [near("a", "Jaka Widarta"), near("b", "Widarta Cahya"), near("c", "Sri Widarta")]
    entities = join_names(readings)
    found = {entities.of("a", "jaka-widarta"), entities.of("b", "widarta-cahya"), entities.of("c", "sri-widarta")}
    assert len(found) == 3


def test_names_that_look_alike_and_are_not_the_same():
    assert not spellings([near("a", "X", "Slovakia"), near("b", "X", "Slovenia")])


def test_a_surname_joins_the_full_name_of_another_report():
    readings = [near("a", "Sorel Vandik"), near("b", "Vandik")]
    entities = join_names(readings)
    assert entities.of("a", "sorel-vandik") == entities.of("b", "vandik")


def test_a_surname_of_two_people_joins_neither():
    readings = [near("a", "Sorel Vandik"), near("b", "Miro Vandik"), near("c", "Vandik")]
    entities = join_names(readings)
    assert entities.of("c", "vandik") not in (entities.of("a", "sorel-vandik"), entities.of("b", "miro-vandik"))


def bracket(key: str, short: str):
    return make(
        key,
        f"Republik Rakyat Lombera ({short}) berdiri. Kepala {short} tiba di Ostrana.",
        bodies=["Republik Rakyat Lombera", short],
        places=["Ostrana"],
    )


def test_abbreviations_introduced_in_brackets_are_one_name():
    found = spellings([bracket("a", "LPR"), bracket("b", "LNR")])
    assert found == {"Republik Rakyat Lombera": {"Republik Rakyat Lombera", "LPR", "LNR"}}


def test_an_abbreviation_of_two_things_is_kept_apart_by_report():
    council = make(
        "c", "Dewan Perwakilan Lembah (DPL) bersidang. DPL menolak.", bodies=["Dewan Perwakilan Lembah", "DPL"]
    )
    state = make("d", "Domba Padang Luhur (DPL) menang. DPL juara.", bodies=["Domba Padang Luhur", "DPL"])
    entities = join_names([council, state])
    assert entities.of("c", "dpl") == entities.of("c", "dewan-perwakilan-lembah")
    assert entities.of("d", "dpl") == entities.of("d", "domba-padang-luhur")
    assert entities.of("c", "dpl") != entities.of("d", "dpl")


def test_a_part_of_a_name_is_no_variant_of_it():
    readings = [make("a", "Sorel Vandik tiba. Vandik tersenyum.", persons=["Sorel Vandik", "Vandik"])]
    assert not spellings(readings)


def test_words_before_a_name_do_not_make_another_person():
    readings = [near("a", "Nakhoda Yoris Pattira"), near("b", "Yoris Pattira"), near("c", "Yoris Pattira")]
    entities = join_names(readings)
    found = entities.of("a", "nakhoda-yoris-pattira")
    assert found == entities.of("b", "yoris-pattira")
    assert found is not None
    assert found.name == "Yoris Pattira"

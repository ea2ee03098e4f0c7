"""Who is who across reports: what joins names, what keeps them apart, and how a person takes a join back."""

from __future__ import annotations

from msgspec.structs import replace

from runut.model import Dateline, Mention, Office, Reading, Span
from runut.weave import weave
from runut.weave.entities import join_names
from tests.weave.builder import find, make, woven

KNOWN = {"Pohuwato": "pohuwato", "Boalemo": "boalemo", "Bone Bolango": "bone-bolango"}
PAPERS = (("a", "tribun-timur"), ("b", "tribun-pontianak"))


def held(reading: Reading, *offices: tuple[str, str, str | None]) -> Reading:
    """The reading with offices: their words, the office alone, and the name of the holder."""
    text = reading.text or ""
    names = [mention.span.of(text) for mention in reading.entities]
    found = tuple(
        Office(
            span=find(text, words),
            head=head,
            of=words[len(head) :].strip(),
            holder=names.index(holder) if holder else None,
        )
        for words, head, holder in offices
    )
    return replace(reading, offices=found)


def same(readings, one: tuple[str, str], other: tuple[str, str], undone=()) -> bool:
    entities = join_names(readings, undone=undone)
    return entities.of(*one) == entities.of(*other)


def reasons(readings) -> dict[str, set[str]]:
    return {one.name: {join.because.code for join in one.joins} for one in woven(readings).entities}


# ---------------------------------------------------------------- persons


def test_a_common_name_alone_joins_nobody():
    one = make("a", "Petani Budi Santoso menanam padi.", persons=["Budi Santoso"])
    other = make("b", "Kapolsek Budi Santoso menilang sopir.", persons=["Budi Santoso"])
    assert not same([one, other], ("a", "budi-santoso"), ("b", "budi-santoso"))


def test_a_common_name_with_another_name_shared_does():
    one = make("a", "Budi Santoso tiba di Ostrana bersama Miro Vandik.", persons=["Budi Santoso", "Miro Vandik"])
    other = make("b", "Budi Santoso dan Miro Vandik sepakat.", persons=["Budi Santoso", "Miro Vandik"])
    assert same([one, other], ("a", "budi-santoso"), ("b", "budi-santoso"))
    assert "same_name" in reasons([one, other])["Budi Santoso"]


def test_ages_that_cannot_be_one_persons_keep_apart():
    one = make(
        "a",
        "Sorel Vandik (34) ditahan di Ostrana.",
        persons=["Sorel Vandik"],
        places=["Ostrana"],
        published="2024-05-01",
    )
    other = make(
        "b",
        "Di Ostrana, Sorel Vandik (61) bicara.",
        persons=["Sorel Vandik"],
        places=["Ostrana"],
        published="2024-05-03",
    )
    assert not same([one, other], ("a", "sorel-vandik"), ("b", "sorel-vandik"))


def test_an_age_told_beside_a_description_counts_too():
    one = make("a", "Sorel Vandik tiba. Pria 34 tahun itu diam.", persons=["Sorel Vandik"], published="2024-05-01")
    other = make("b", "Sorel Vandik (61) bicara.", persons=["Sorel Vandik"], published="2024-05-03")
    assert not same([one, other], ("a", "sorel-vandik"), ("b", "sorel-vandik"))


def test_given_names_in_their_forms_are_one():
    one = make("a", "Muhammad Tarsala tiba di Ostrana.", persons=["Muhammad Tarsala"], places=["Ostrana"])
    other = make("b", "Moh. Tarsala bicara di Ostrana.", persons=["Moh. Tarsala"], places=["Ostrana"])
    assert same([one, other], ("a", "muhammad-tarsala"), ("b", "moh-tarsala"))


# ---------------------------------------------------------------- offices


def test_an_office_without_its_holder_is_the_one_whom_another_report_names():
    one = held(make("a", "Wali Kota Ostrana menolak.", places=["Ostrana"]), ("Wali Kota Ostrana", "wali kota", None))
    other = held(
        make("b", "Wali Kota Ostrana Sorel Vandik setuju.", persons=["Sorel Vandik"], places=["Ostrana"]),
        ("Wali Kota Ostrana", "wali kota", "Sorel Vandik"),
    )
    assert same([one, other], ("a", "wali-kota-ostrana"), ("b", "sorel-vandik"))
    assert "office_here" in reasons([one, other])["Sorel Vandik"]


def test_an_office_of_years_before_is_not():
    one = held(
        make("a", "Wali Kota Ostrana menolak.", places=["Ostrana"], published="2016-03-01"),
        ("Wali Kota Ostrana", "wali kota", None),
    )
    other = held(
        make(
            "b", "Wali Kota Ostrana Sorel Vandik.", persons=["Sorel Vandik"], places=["Ostrana"], published="2024-03-01"
        ),
        ("Wali Kota Ostrana", "wali kota", "Sorel Vandik"),
    )
    assert not same([one, other], ("a", "wali-kota-ostrana"), ("b", "sorel-vandik"))


def president(key: str, day: str) -> Reading:
    reading = make(key, "Presiden Rusia menolak usul itu.", places=["Rusia"], published=day)
    return held(reading, ("Presiden Rusia", "presiden", None))


def test_the_table_says_who_held_an_office_on_the_day():
    named = make("b", "Vladimir Putin bicara di Ostrana.", persons=["Vladimir Putin"], published="2022-03-31")
    assert same([president("a", "2022-03-24"), named], ("a", "presiden-rusia"), ("b", "vladimir-putin"))
    assert not same([president("a", "2010-03-24"), named], ("a", "presiden-rusia"), ("b", "vladimir-putin"))
    (found,) = [one for one in woven([president("a", "2022-03-24"), named]).entities if one.name == "Vladimir Putin"]
    (join,) = [join for join in found.joins if join.because.code == "office_held"]
    assert {one.report for one in join.evidence} == {"a", "b"}
    assert any(one.how == "table" and one.kind == "office" and one.start for one in found.relations)


def test_an_ambassador_is_not_the_one_whom_the_host_sends():
    one = held(make("a", "Duta Besar Lestar menolak.", places=["Lestar"]), ("Duta Besar Lestar", "duta besar", None))
    other = held(
        make("b", "Duta besar untuk Lestar, Sorel Vandik, bicara.", persons=["Sorel Vandik"], places=["Lestar"]),
        ("Duta besar untuk Lestar", "duta besar", "Sorel Vandik"),
    )
    assert not same([one, other], ("a", "duta-besar-lestar"), ("b", "sorel-vandik"))


def test_letters_for_a_suspect_are_his_whose_age_and_town_agree():
    def told(key: str, name: str, age: int) -> Reading:
        text = f"{name} ({age}) ditahan di Ostrana."
        return make(key, text, persons=[name], places=["Ostrana"], published="2024-05-01")

    assert not same([told("a", "VTG", 34), told("b", "Vando Tarsala", 34)], ("a", "vtg"), ("b", "vando-tarsala"))
    pair = ("a", "vts"), ("b", "vando-tarsala")
    assert same([told("a", "VTS", 34), told("b", "Vando Tarsala", 34)], *pair)
    assert not same([told("a", "VTS", 34), told("b", "Vando Tarsala", 51)], *pair)


def test_one_word_for_two_holders_of_an_office_is_two_persons_by_the_table():
    def told(key: str, day: str) -> Reading:
        text = "Pemimpin Korea Utara Kim tiba di Ostrana bersama Miro Vandik."
        reading = make(key, text, persons=["Kim", "Miro Vandik"], places=["Korea Utara", "Ostrana"], published=day)
        return held(reading, ("Pemimpin Korea Utara", "pemimpin", "Kim"))

    assert same([told("a", "2014-06-11"), told("b", "2014-06-12")], ("a", "kim"), ("b", "kim"))
    assert not same([told("a", "2009-10-06"), told("b", "2014-06-11")], ("a", "kim"), ("b", "kim"))


def test_a_given_name_beside_an_office_does_not_make_its_holder():
    one = held(
        make(
            "a",
            "Presiden Indonesia Joko Tarsala tiba.",
            persons=["Joko Tarsala"],
            places=["Indonesia"],
            published="2015-03-01",
        ),
        ("Presiden Indonesia", "presiden", "Joko Tarsala"),
    )
    other = make("b", "Joko Widodo bicara.", persons=["Joko Widodo"], published="2015-03-02")
    assert not same([one, other], ("a", "joko-tarsala"), ("b", "joko-widodo"))


def test_two_open_offices_of_one_holder_are_one_though_nobody_names_him():
    readings = [president("a", "2022-03-24"), president("b", "2015-03-24"), president("c", "2010-03-24")]
    assert same(readings, ("a", "presiden-rusia"), ("b", "presiden-rusia"))
    assert not same(readings, ("a", "presiden-rusia"), ("c", "presiden-rusia"))


def test_an_office_that_many_places_have_is_not_the_one_place_of_the_table():
    one = held(make("a", "Jaksa menuntut.", places=["Ostrana"]), ("Jaksa", "jaksa", None))
    other = held(make("b", "Komandan menolak.", places=["Ostrana"]), ("Komandan", "komandan", None))
    entities = woven([one, other]).entities
    assert not [relation for entity in entities for relation in entity.relations if relation.kind == "office"]


# ---------------------------------------------------------------- places and bodies


def test_a_city_and_the_province_of_its_name_are_told_apart_by_what_else_is_named():
    province = make("a", "Gorontalo tumbuh; Pohuwato dan Boalemo panen.", places=["Gorontalo", "Pohuwato", "Boalemo"])
    again = make(
        "b", "Jagung Gorontalo, kata Bone Bolango dan Boalemo.", places=["Gorontalo", "Bone Bolango", "Boalemo"]
    )
    city = make("c", "Wali Kota Gorontalo bicara.", places=["Gorontalo"])
    readings = [
        replace(one, entities=tuple(replace(m, id=KNOWN.get(m.name, m.id)) for m in one.entities))
        for one in (province, again, city)
    ]
    assert same(readings, ("a", "gorontalo"), ("b", "gorontalo"))
    assert not same(readings, ("a", "gorontalo"), ("c", "gorontalo"))


def test_a_branch_is_its_towns_where_a_report_is_of_the_town():
    def told(key: str, place: str, text: str) -> Reading:
        whole = f"{place} - {text}"
        return replace(make(key, whole, bodies=["Bawaslu"]), dateline=Dateline(span=Span(0, len(place)), place=place))

    town = told("a", "Wonogiri", "Bawaslu menegur camat.")
    again = told("b", "Wonogiri", "Bawaslu menegur lurah.")
    nation = told("c", "Jakarta", "Bawaslu menegur partai.")
    assert same([town, again], ("a", "bawaslu"), ("b", "bawaslu"))
    assert not same([town, nation], ("a", "bawaslu"), ("c", "bawaslu"))


def test_two_media_of_the_tables_are_two_though_reports_write_one_word():
    readings = [make(key, "Katanya kepada Tribun.", persons=["Tribun"], alias={"Tribun": of}) for key, of in PAPERS]
    readings = [replace(one, entities=tuple(replace(m, label="MEDIA") for m in one.entities)) for one in readings]
    assert not same(readings, ("a", "tribun-timur"), ("b", "tribun-pontianak"))


def test_a_city_and_a_regency_of_one_name_are_two():
    one = make("a", "Wali Kota Tarvala bicara.", places=["Tarvala"])
    other = make("b", "Bupati di Kabupaten Tarvala bicara.", places=["Tarvala"])
    assert not same([one, other], ("a", "tarvala"), ("b", "tarvala"))


def test_districts_of_one_name_are_one_only_with_a_name_shared():
    one = make("a", "Angin merusak Kecamatan Tarvala.", places=["Tarvala"])
    other = make("b", "Banjir melanda Kecamatan Tarvala.", places=["Tarvala"])
    assert not same([one, other], ("a", "tarvala"), ("b", "tarvala"))
    near = [make(key, "Kecamatan Tarvala di Ostrana.", places=["Tarvala", "Ostrana"]) for key in "ab"]
    assert same(near, ("a", "tarvala"), ("b", "tarvala"))


def test_institutions_in_short_and_written_out_are_one():
    one = make("a", "RSUD Tarvala penuh.", bodies=["RSUD Tarvala"])
    other = make("b", "Rumah Sakit Umum Daerah Tarvala menolak.", bodies=["Rumah Sakit Umum Daerah Tarvala"])
    assert same([one, other], ("a", "rsud-tarvala"), ("b", "rumah-sakit-umum-daerah-tarvala"))


# ---------------------------------------------------------------- taking back


def test_a_join_taken_back_keeps_the_two_apart_whatever_else_would_join_them():
    readings = [
        make(key, f"{name} tiba di Ostrana bersama Miro Tarsel.", persons=[name, "Miro Tarsel"], places=["Ostrana"])
        for key, name in (("a", "Sorel Vandik"), ("b", "Sorel Vandik"), ("c", "Vandik"))
    ]
    (found,) = [one for one in woven(readings).entities if one.name == "Sorel Vandik"]
    join = next(join for join in found.joins if {one.report for one in join.evidence} == {"a", "b"})
    assert same(readings, ("a", "sorel-vandik"), ("b", "sorel-vandik"))
    assert not same(readings, ("a", "sorel-vandik"), ("b", "sorel-vandik"), undone=[join.id])
    dossier = weave(readings, {}, {}, undone=[join.id])
    names = [one for one in dossier.entities if one.name == "Sorel Vandik"]
    assert len(names) == 2
    assert len({one.id for one in names}) == 2


def test_every_name_of_every_report_is_listed_once():
    readings = [make("a", "Sorel Vandik tiba di Ostrana.", persons=["Sorel Vandik"], places=["Ostrana"])]
    listed = {(named.report, span) for one in woven(readings).entities for named in one.named for span in named.spans}
    assert listed == {("a", mention.span) for mention in readings[0].entities}
    assert isinstance(readings[0].entities[0], Mention)
    assert Span(0, 12) in {span for _, span in listed}

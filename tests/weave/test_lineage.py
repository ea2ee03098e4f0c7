from __future__ import annotations

from msgspec.structs import replace

from runut.model import Dossier, Edge, Link, Relay
from tests.weave.builder import Said, find, make, woven

WORDS = "Jembatan Wanakerta akan dibuka kembali sebelum musim panen raya tiba"


def ways(dossier: Dossier) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.target): edge for story in dossier.stories for edge in story.lineage.edges}


def told(key: str, outlet: str | None, *, by: str = "Salim Wirya", tail: str = "", chain=(), uri: str | None = None):
    reading = make(
        key,
        f"“{WORDS},” kata {by}{tail}.",
        outlet=outlet,
        published="2024-05-01",
        persons=["Salim Wirya"],
        said=[Said(WORDS, by=by, chain=chain)],
    )
    return replace(reading, uri=uri) if uri else reading


def test_where_nobody_is_credited_the_way_leads_straight_from_each_speaker_to_the_outlet():
    dossier = woven([told("a", "Satu"), told("b", "Dua")])
    assert set(ways(dossier)) == {("speaker:salim-wirya", "medium:satu"), ("speaker:salim-wirya", "medium:dua")}
    assert all(edge.how == "said" and edge.evidence for edge in ways(dossier).values())
    assert all(node.kind != "unknown" for story in dossier.stories for node in story.lineage.nodes)


def test_an_edge_shows_a_few_places_of_different_reports():
    readings = [told(f"r{at}", "Satu", chain=("Kantor Arda",), tail=", lapor Kantor Arda") for at in range(5)]
    edge = ways(woven(readings))[("medium:kantor-arda", "medium:satu")]
    assert len(edge.evidence) == len({one.report for one in edge.evidence}) == 3


def test_one_outlet_in_several_spellings_is_shown_in_one_with_small_letters():
    dossier = woven([told("a", "SULUH BARAT"), told("b", "Suluh Barat"), told("c", "SULUH BARAT")])
    assert {report.outlet for report in dossier.reports} == {"Suluh Barat"}
    assert {node.name for story in dossier.stories for node in story.lineage.nodes if node.kind == "outlet"} == {
        "Suluh Barat"
    }


def test_an_outlet_that_is_not_known_is_the_host_of_the_address_or_nothing():
    dossier = woven([told("a", None, uri="https://www.kabardesa.example/berita/7?p=1"), told("b", None)])
    assert [report.outlet for report in dossier.reports] == ["kabardesa.example", None]
    assert ("speaker:salim-wirya", "medium:kabardesa.example") in ways(dossier)


def test_a_medium_stands_below_what_it_cites_itself_and_above_what_credits_it():
    text = f"“{WORDS},” kata Norva, mengutip Kota Pos, seperti dilansir Kantor Arda."
    reading = make("a", text, outlet="Satu", said=[Said(WORDS, by="Norva", chain=("Norva", "Kota Pos", "Kantor Arda"))])
    media = ("kata Norva", "mengutip Kota Pos", "dilansir Kantor Arda")
    relays = tuple(
        Relay(
            span=find(text, words), name=words.split(" ", 1)[1], id=words.split(" ", 1)[1].lower().replace(" ", "-"),
            kind="agency", scope="statement",
        )
        for words in media
    )  # fmt: skip
    statement = replace(reading.statements[0], speaker=find(text, "Norva"), relays=(0, 1, 2))
    found = ways(woven([replace(reading, statements=(statement,), relays=relays)]))
    assert list(found) == [
        ("medium:kantor-arda", "medium:satu"),
        ("medium:kota-pos", "medium:norva"),
        ("medium:norva", "medium:kantor-arda"),
    ]


def test_an_inferred_link_that_other_words_put_above_is_not_put_below():
    one = told("a", "Satu", chain=("Kota Pos", "Norva"))
    other = told("b", "Dua", chain=("Norva",))
    (statement,) = other.statements
    chain = (*statement.chain, Link(name="Kota Pos", id="kota-pos", how="inferred"))
    found = ways(woven([one, replace(other, statements=(replace(statement, chain=chain),))]))
    assert ("medium:norva", "medium:kota-pos") not in found
    assert ("medium:kota-pos", "medium:norva") in found

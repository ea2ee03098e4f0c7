from __future__ import annotations

from tests.weave.builder import Said, make, woven
from tests.weave.letters import letters

ASK = "Saya sudah dua kali meminta keberangkatan kapal ditunda karena ombak"


def told(key: str, outlet: str | None, after: str, *, chain=(), words: str = ASK, by="Beno Rasid", pointer=None):
    return make(
        key,
        f"“{words},” kata {by}{after}.",
        outlet=outlet,
        published="2024-07-02",
        persons=[by],
        said=[Said(words, by=by, chain=chain, pointer=pointer)],
    )


def heard(key: str, outlet: str, *, words: str = ASK):
    return told(key, outlet, f" kepada {outlet}, Senin", words=words, pointer=(f"kepada {outlet}", outlet))


def only_claim(readings, copies=None):
    (claim,) = woven(readings, copies or {}, {}).claims
    return claim


def test_three_outlets_through_three_agencies_have_one_origin():
    (claim,) = [claim for claim in woven(letters()).claims if claim.speaker == "Sorel Vandik"]
    assert [origin.name for origin in claim.origins] == ["KOTA"]
    assert claim.independent_origins == 1
    by_report = {one.report: one.origin for one in claim.versions}
    assert by_report["v1"].how == by_report["v3"].how == "said"
    assert by_report["v2"].name == "KOTA"
    assert by_report["v2"].how == "inferred"
    assert by_report["v2"].sure < 1
    codes = {reason.code: reason.args for reason in claim.because}
    assert codes["one_origin"] == {"name": "KOTA"}
    assert codes["inferred_origin"] == {"name": "KOTA", "through": "Kantor Berita Lain"}


def test_own_interviews_make_two_origins():
    claim = only_claim(
        [
            heard("a", "Kentong Raya"),
            heard("b", "Suluh Pos", words=f"{ASK} besar"),
        ]
    )
    assert {origin.name for origin in claim.origins} == {"Kentong Raya", "Suluh Pos"}
    assert claim.independent_origins == 2


def test_own_interviews_are_no_disagreement_on_the_source():
    assert not woven([heard("a", "Kentong Raya"), heard("b", "Suluh Pos")]).disagreements


def test_who_relays_an_interview_adds_no_origin():
    claim = only_claim(
        [
            heard("a", "Kentong Raya"),
            told("b", "Suluh Pos", ", dikutip dari Kentong Raya", chain=("Kentong Raya",)),
        ]
    )
    assert [origin.name for origin in claim.origins] == ["Kentong Raya"]
    assert claim.independent_origins == 1


def test_a_report_that_credits_nobody_never_counts_as_one_more():
    claim = only_claim([told("a", "Satu", "", chain=("Kantor Arda",)), told("b", "Dua", ""), told("c", "Tiga", "")])
    assert claim.outlets == 3
    assert claim.independent_origins == 1
    assert [origin.name for origin in claim.origins] == ["Kantor Arda", None]


def test_what_stands_below_another_medium_elsewhere_is_no_origin():
    claim = only_claim(
        [told("a", "Satu", "", chain=("Harian Induk", "Kantor Arda")), told("b", "Dua", "", chain=("Kantor Arda",))]
    )
    assert {origin.name for origin in claim.origins} == {"Harian Induk"}


def test_a_nameless_medium_is_taken_for_the_one_that_others_name():
    claim = only_claim(
        [told("a", "Satu", "", chain=("Kantor Arda",)), told("b", "Dua", "", chain=("media pemerintah",))]
    )
    assert [origin.name for origin in claim.origins] == ["Kantor Arda"]
    guessed = next(one.origin for one in claim.versions if one.report == "b")
    assert guessed is not None
    assert guessed.how == "inferred"


def test_a_copy_has_the_origin_of_what_it_copies():
    claim = only_claim(
        [told("a", "Satu", "", chain=("Kantor Arda",)), told("b", "Dua", ""), told("c", "Tiga", "", chain=("Lain",))],
        {"b": ("a", 0.9), "c": ("a", 0.9)},
    )
    assert [origin.name for origin in claim.origins] == ["Kantor Arda"]
    assert claim.outlets == 1


def test_lineage_leads_from_the_speaker_to_the_outlet():
    dossier = woven(letters())
    story = next(story for story in dossier.stories if "v1" in story.reports)
    ways = {(edge.source, edge.target): edge for edge in story.lineage.edges}
    assert ("speaker:sorel-vandik", "vehicle:sorel-vandik:letter") in ways
    assert ("vehicle:sorel-vandik:letter", "medium:kota") in ways
    assert ways[("medium:kota", "medium:wartaraya")].how == "said"
    assert ways[("medium:kota", "medium:kantor-berita-lain")].how == "inferred"
    assert ("medium:kantor-berita-lain", "medium:koran-dua") in ways
    nodes = {node.id for node in story.lineage.nodes}
    assert all(edge.source in nodes and edge.target in nodes for edge in story.lineage.edges)

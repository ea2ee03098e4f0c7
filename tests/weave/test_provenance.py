"""Origins that follow from what a report credits elsewhere, from another's report, or from whose sentences it tells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from runut.model import Claim, Reading, Relay
from tests.weave.builder import Said, find, make, woven

FIRST = "Bendungan Wanakerta retak sepanjang dua belas meter setelah hujan lebat"
SECOND = "Warga empat desa di hilir diminta mengungsi ke balai kecamatan"
THIRD = "Pintu air sebelah timur macet sejak malam sehingga air meluap"


def report(key: str, outlet: str, *sentences: str, day: str = "2024-06-03", language: str = "id", **more) -> Reading:
    text = "\n\n".join(f"{sentence}." for sentence in sentences)
    return replace(make(key, text, outlet=outlet, published=day, **more), language=language)


def claim_of(readings: Sequence[Reading], word: str, copies=None) -> Claim:
    found = [claim for claim in woven(readings, copies or {}, {}).claims if word in claim.says]
    assert len(found) == 1
    return found[0]


def known(claim: Claim) -> set[str]:
    return {origin.name for origin in claim.origins if origin.name is not None}


def test_what_a_report_credits_nobody_for_is_held_for_its_one_source():
    readings = [
        report(
            "a",
            "Koran Satu",
            f"{FIRST}, lapor Kantor Arda",
            SECOND,
            relays={"lapor Kantor Arda": "Kantor Arda"},
            scope="statement",
        ),
        report("b", "Koran Dua", SECOND),
    ]
    claim = claim_of(readings, "hilir")
    assert known(claim) == {"Kantor Arda"}
    (version,) = [one for one in claim.versions if one.report == "a"]
    assert version.origin is not None
    assert (version.origin.how, version.origin.sure < 1) == ("inferred", True)
    assert [(link.name, link.how) for link in version.chain] == [("Kantor Arda", "inferred")]


def test_a_report_of_two_sources_tells_nothing_of_what_it_credits_nobody_for():
    relays = {"lapor Kantor Arda": "Kantor Arda", "tulis Norvela": "Norvela"}
    readings = [
        report(
            "a",
            "Koran Satu",
            f"{FIRST}, lapor Kantor Arda",
            f"{THIRD}, tulis Norvela",
            SECOND,
            relays=relays,
            scope="statement",
        ),
        report("b", "Koran Dua", SECOND),
    ]
    assert known(claim_of(readings, "hilir")) == set()


def test_the_source_of_an_outlet_is_read_from_its_own_report():
    readings = [
        report("a", "Koran Satu", FIRST, day="2024-06-02", relays={"retak sepanjang": "Kantor Arda"}),
        report("b", "Koran Dua", f"{FIRST}, dilansir Koran Satu", relays={"dilansir Koran Satu": "Koran Satu"}),
        report(
            "c",
            "Koran Tiga",
            f"{FIRST}, dilansir Koran Dua",
            day="2024-06-04",
            relays={"dilansir Koran Dua": "Koran Dua"},
        ),
    ]
    claim = claim_of(readings, "retak")
    assert known(claim) == {"Kantor Arda"}
    assert claim.independent_origins == 1


def test_a_later_report_of_an_outlet_is_no_source():
    readings = [
        report("a", "Koran Satu", FIRST, day="2024-06-09", relays={"retak sepanjang": "Kantor Arda"}),
        report("b", "Koran Dua", f"{FIRST}, dilansir Koran Satu", relays={"dilansir Koran Satu": "Koran Satu"}),
    ]
    assert known(claim_of(readings, "retak")) == {"Kantor Arda", "Koran Satu"}


def test_what_a_body_puts_out_in_writing_is_its_own():
    words = "sebanyak 27 desa mengalami kekeringan sejak Mei"
    readings = [
        report(
            key, outlet, f"BPBD Wanakerta dalam keterangan tertulis menyebut {words}",
            bodies=["BPBD Wanakerta"], said=[Said(words, by="BPBD Wanakerta", vehicle="statement", kind="indirect")],
        )
        for key, outlet in (("a", "Koran Satu"), ("b", "Koran Dua"))
    ]  # fmt: skip
    claim = claim_of(readings, "27 desa")
    assert known(claim) == {"BPBD Wanakerta"}
    assert claim.independent_origins == 1


def test_what_a_body_says_before_journalists_has_no_holder():
    words = "sebanyak 27 desa mengalami kekeringan sejak Mei"
    readings = [
        report(
            key, outlet, f"BPBD Wanakerta dalam jumpa pers menyebut {words}",
            bodies=["BPBD Wanakerta"], said=[Said(words, by="BPBD Wanakerta", vehicle="statement", kind="indirect")],
        )
        for key, outlet in (("a", "Koran Satu"), ("b", "Koran Dua"))
    ]  # fmt: skip
    assert known(claim_of(readings, "27 desa")) == set()


def test_an_outlets_own_people_make_it_an_origin():
    readings = [
        report("a", "Kontan", f"Pantauan reporter KONTAN di lokasi, {FIRST}"),
        report("b", "Koran Dua", f"Saksi mata Reuters melihat {FIRST}"),
    ]
    claim = claim_of(readings, "retak")
    assert known(claim) == {"Kontan", "Reuters"}
    assert claim.independent_origins == 2


ENGLISH = (
    "The Wanakerta dam cracked after heavy rain, resident Beno Rasid told AFP",
    "Four villages were evacuated",
    "The eastern gate broke",
)
INDONESIAN = (
    "Bendungan Wanakerta retak setelah hujan lebat",
    "Empat desa diungsikan",
    "Pintu air timur rusak",
)


def translated(*, credit: bool = False) -> list[Reading]:
    places = ["Wanakerta"]
    last = "Pintu air timur rusak, dikutip dari AFP" if credit else INDONESIAN[2]
    return [
        report("a", "AFP", *ENGLISH, day="2024-06-02", language="en", places=places),
        report(
            "b",
            "Koran Satu",
            *INDONESIAN[:2],
            last,
            places=places,
            relays={"dikutip dari AFP": "AFP"} if credit else {},
        ),
    ]


def test_an_original_that_hears_people_itself_is_an_origin():
    claim = claim_of(translated(credit=True), "Wanakerta")
    assert known(claim) == {"AFP"}
    assert claim.independent_origins == 1


def test_a_translation_that_hides_its_source_falls_together_with_it():
    claim = claim_of(translated(), "Wanakerta")
    (version,) = [one for one in claim.versions if one.report == "b"]
    assert version.origin is not None
    assert (version.origin.name, version.origin.how) == ("AFP", "inferred")
    assert claim.independent_origins == 1
    (reason,) = [one for one in claim.because if one.code == "derived"]
    assert reason.args == {"through": "Koran Satu", "name": "AFP", "shared": 3, "of": 3}


def test_two_reports_that_credit_nobody_are_not_taken_from_one_another():
    readings = [report(key, f"Koran {key}", FIRST, SECOND, THIRD) for key in ("a", "b")]
    for claim in woven(readings).claims:
        assert known(claim) == set()
        assert not any(one.code == "derived" for one in claim.because)


def test_an_agency_is_one_under_all_its_names():
    names = ("AFP", "Agence France-Presse", "kantor berita Prancis")
    readings = [
        report(str(at), f"Koran {at}", f"{FIRST}, lapor {name}", relays={f"lapor {name}": name})
        for at, name in enumerate(names)
    ]
    claim = claim_of(readings, "retak")
    assert [origin.name for origin in claim.origins] == ["AFP"]


def test_one_sentence_said_to_two_media_by_two_relays_was_said_to_one():
    words = "Saya tidak pernah diminta mundur oleh ketua partai di kongres"
    media = ("Kota Pos", "Kota Pos", "Norvela")
    readings = [
        make(
            str(at), f"“{words},” kata Beno Rasid kepada {medium}.", outlet=f"Koran {at}", published="2024-06-03",
            persons=["Beno Rasid"], said=[Said(words, by="Beno Rasid", chain=(medium,))],
        )
        for at, medium in enumerate(media)
    ]  # fmt: skip
    claim = claim_of(readings, "mundur")
    assert known(claim) == {"Kota Pos"}
    assert claim.independent_origins == 1


def test_an_outlet_calls_itself_by_a_part_of_its_name():
    text = "“Pintu air macet sejak malam,” kata Beno Rasid kepada Bisnis."
    own = make(
        "a",
        text,
        outlet="Bisnis.com",
        persons=["Beno Rasid"],
        said=[Said("Pintu air macet sejak malam", by="Beno Rasid")],
    )
    relay = Relay(span=find(text, "kepada Bisnis"), name="Bisnis", id="bisnis", kind="outlet", scope="statement")
    own = replace(own, relays=(relay,), statements=(replace(own.statements[0], relays=(0,)),))
    other = make(
        "b",
        "“Pintu air macet sejak malam,” kata Beno Rasid.",
        outlet="Koran Dua",
        persons=["Beno Rasid"],
        said=[Said("Pintu air macet sejak malam", by="Beno Rasid")],
    )
    claim = claim_of([own, other], "macet")
    assert claim.independent_origins == 1
    assert known(claim) == {"Bisnis.com"}

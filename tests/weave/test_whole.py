"""What must hold of every dossier."""

from __future__ import annotations

import time
from collections.abc import Iterable

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import astuple

from runut.model import Dossier, Evidence, Reading
from runut.weave import date_reports, weave
from tests.weave.builder import coverage, make, woven
from tests.weave.letters import letters
from tests.weave.test_disagreements import ferry, letter, remark
from tests.weave.test_stories import sinking


def everything() -> list[Reading]:
    return [
        *letters(),
        sinking("k1", 5, 3, "Ombak tinggi."),
        sinking("k2", 6, 8, "Penyelam datang."),
        ferry("f1", "Kepala desa berduka."),
        letter("l1", "Minggu (3/3/2024)", "2024-03-03"),
        letter("l2", "Sabtu (2/3/2024)", "2024-03-02"),
        remark("m1", "Para perajin sanggup membangun jembatan yang hancur", "kepada Izvor", chain=("Izvor",)),
        remark("m2", "Perajin kami sanggup membangun jembatan hancur itu", "kepada TARS", chain=("TARS",)),
    ]


def citations(found: object) -> Iterable[Evidence]:
    if isinstance(found, Evidence):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from citations(one)
    elif isinstance(found, Struct):
        for one in astuple(found):
            yield from citations(one)


def test_every_citation_holds_and_has_words():
    dossier = woven(everything(), {"k2": ("k1", 0.8)}, date_reports(everything()))
    assert len(list(citations(dossier))) > 50
    assert all(one.words for one in citations(dossier))


@settings(max_examples=12, deadline=None)
@given(st.permutations(everything()))
def test_the_order_of_input_does_not_matter(readings: list[Reading]):
    copies = {"k2": ("k1", 0.8)}
    one = woven(readings, copies, date_reports(readings))
    assert msgspec.json.encode(one) == msgspec.json.encode(woven(everything(), copies, date_reports(everything())))


def test_ids_are_unique_and_refer_to_what_is_there():
    dossier = woven(everything())
    for found in (dossier.claims, dossier.disagreements, dossier.updates, dossier.stories, dossier.threads):
        assert len({one.id for one in found}) == len(found)
    claims = {claim.id for claim in dossier.claims}
    disagreements = {one.id for one in dossier.disagreements}
    for whole in (*dossier.stories, *dossier.threads):
        assert set(whole.claims) <= claims
        assert set(whole.disagreements) <= disagreements
        assert all(set(edge.claims) <= claims for edge in whole.lineage.edges)


def test_it_goes_through_json():
    dossier = woven(everything())
    assert msgspec.json.decode(msgspec.json.encode(dossier), type=Dossier) == dossier


def test_two_thousand_reports_are_woven_and_cost_grows_about_as_their_number():
    def seconds(reports: int) -> tuple[float, Dossier]:
        readings = coverage(reports, 20)
        start = time.process_time()
        dossier = weave(readings, {}, {})
        return time.process_time() - start, dossier

    seconds(40)
    few, _ = seconds(250)
    many, dossier = seconds(2000)
    assert len(dossier.reports) == 2000
    assert 90 <= len(dossier.stories) <= 110
    assert sum(claim.outlets == 20 for claim in dossier.claims) >= 90
    # Eight times the reports; comparing every pair would be sixty-four times the work.
    assert many < 24 * few


def test_a_report_that_repeats_itself_without_end_is_held_against_others_once():
    line = "Tanggul Selat Wira retak sejak kemarin sore dan warga desa menjauh."
    dossier = woven([make(key, "\n".join([line] * 600), outlet=f"Koran {key}") for key in ("a", "b")])
    (claim,) = dossier.claims
    assert len(claim.versions) == 2


def test_what_is_beyond_the_most_passages_is_listed(monkeypatch):
    monkeypatch.setattr("runut.weave.coverage.MOST_PASSAGES", 1)
    body = "Tanggul Selat Wira retak sejak kemarin sore.\nJembatan Tanjung Resi ditutup sampai besok pagi."
    assert [problem.code for problem in woven([make("a", body)]).problems] == ["too_long"]

"""An excerpt holds the cited sentences and nothing else, at the same offsets."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from runut.model import Claim, Dossier, DossierReport, Published, Reading, Span, Statement, Version
from runut.tell import excerpt
from tests.tell.coverage import DOSSIER, LETTER, READINGS, TEXTS, span


def test_offsets_hold_and_uncited_sentences_are_gone():
    dossier, readings = excerpt(DOSSIER, READINGS)
    assert dossier.excerpts
    for report, reading in readings.items():
        assert reading.text is not None and len(reading.text) == len(TEXTS[report])
        assert all(new in (" ", old) for new, old in zip(reading.text, TEXTS[report], strict=True))
    letter = readings["r-warta"].text or ""
    for gone in ("Gandum", "Hak Cipta", "WARTA NUSARAYA -"):
        assert gone in LETTER
    assert "Gandum" not in letter and "Hak Cipta" not in letter
    assert "mengutip surat Dorsek, seperti dilansir Arkadia Wire." in letter
    assert "Nadia Prameswari" in letter and "14/05/2025, 19:42 WIB" in letter


def test_every_citation_still_holds():
    dossier, readings = excerpt(DOSSIER, READINGS)
    texts = {report: reading.text or "" for report, reading in readings.items()}
    for item in (*dossier.disagreements, *dossier.updates):
        for value in item.values:
            assert all(one.span.of(texts[one.report]) == one.words for one in value.evidence)
    for claim in dossier.claims:
        for version in claim.versions:
            held = tuple(span.of(texts[version.report]) for span in version.content)
            assert held == version.words
            if version.kind == "statement":
                assert readings[version.report].statements[version.index].content == version.content


def test_findings_in_what_is_gone_are_gone():
    _, readings = excerpt(DOSSIER, READINGS)
    for reading in readings.values():
        text = reading.text or ""
        found = (*reading.dates, *reading.entities, *reading.relays, *reading.assertions, *reading.blocks)
        assert all(one.span.of(text).strip() for one in found)
        for statement in reading.statements:
            assert all(index < len(reading.relays) for index in statement.relays)


def test_twice_is_once():
    once = excerpt(DOSSIER, READINGS)
    assert excerpt(*once) == once


def test_the_title_of_a_report_stays():
    _, readings = excerpt(DOSSIER, READINGS)
    assert all(reading.title and reading.title.of(reading.text or "").strip() for reading in readings.values())


@given(
    st.lists(st.sampled_from(["Satu dua tiga.", "Ya!", "Kata dr. Budi benar.", "\n", "🕊 ..", "“Apa?”"]), max_size=12),
    st.data(),
)
def test_what_is_kept_is_cited_or_in_its_sentence(parts: list[str], data: st.DataObject):
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cited = Span(start, end)
    reading = Reading(
        id="r",
        uri="r.txt",
        sha256="",
        gathered_at="",
        text=text,
        statements=(Statement(content=(cited,), kind="direct"),),
    )
    version = Version(report="r", content=(cited,), words=(cited.of(text),), kind="statement", index=0)
    claim = Claim(
        id="c",
        says=cited.of(text),
        speaker=None,
        vehicle=None,
        versions=(version,),
        origins=(),
        outlets=1,
        independent_origins=0,
    )
    report = DossierReport(id="r", uri="r.txt", sha256="", outlet=None, title="", published=Published())
    _, readings = excerpt(Dossier(reports=(report,), claims=(claim,)), {"r": reading})
    kept = readings["r"].text or ""
    assert len(kept) == len(text) and cited.of(kept).split() == cited.of(text).split()
    for line in text.split("\n"):
        begin = text.index(line) if line else 0
        if line and text.count(line) == 1 and not cited.overlaps(Span(begin, begin + len(line))):
            assert not Span(begin, begin + len(line)).of(kept).strip() or not cited.of(text).strip()


def test_a_reading_without_text_is_left_alone():
    reading = msgspec.structs.replace(READINGS["r-warta"], text=None)
    _, readings = excerpt(DOSSIER, {"r-warta": reading})
    assert readings == {"r-warta": reading}


def test_coverage_is_what_it_says():
    assert span(LETTER, "Dorsek", 1).of(LETTER) == "Dorsek"

"""What is not certain is said beside the words that rest on it, alike in every telling, and gathered in one place."""

from __future__ import annotations

import io
import re

import msgspec
import pytest
from lxml import html
from rich.console import Console

from runut.model import Claim, Dossier, Doubt, Link, Origin, Reading, Statement, Version
from runut.tell import excerpt, show_reading, summary, tell_html, tell_markdown
from runut.tell.doubts import Place, doubtful
from runut.tell.guesses import LOW, Guess, guess, is_guessed
from runut.tell.index import Index
from runut.tell.wording import wording
from tests.tell.coverage import CLAIMS, DOSSIER, KELNA, READINGS, TEXTS, span

EVACUATED = "Tujuh jenazah sudah kami evakuasi"


def ferry(name: str | None = "Ridwan Sapulete", **found: object) -> tuple[Dossier, dict[str, Reading]]:
    """The coverage with one claim: what a statement says whose speaker was found as ``found`` says."""
    statement = msgspec.structs.replace(READINGS["r-dermaga"].statements[0], speaker_name=name, **found)
    version = Version(
        report="r-dermaga",
        content=statement.content,
        words=(EVACUATED,),
        kind="statement",
        index=0,
        speaker=name,
        origin=Origin(id=None, name=None, how="unknown"),
    )
    claim = Claim(
        id="c",
        says=EVACUATED,
        speaker=name,
        vehicle=None,
        versions=(version,),
        origins=(),
        outlets=1,
        independent_origins=0,
    )
    reading = msgspec.structs.replace(READINGS["r-dermaga"], statements=(statement,))
    return msgspec.structs.replace(DOSSIER, claims=(claim,)), {**READINGS, "r-dermaga": reading}


def told(dossier: Dossier, readings: dict[str, Reading], language: str = "id") -> dict[str, str]:
    """Words of every telling, white space as single spaces."""
    printed = io.StringIO()
    console = Console(file=printed, width=400, highlight=False)
    console.print(summary(dossier, readings, language))
    console.print(show_reading(readings["r-dermaga"], language))
    words = {
        "html": html.document_fromstring(tell_html(dossier, readings, language)).text_content(),
        "markdown": tell_markdown(dossier, readings, language).replace("\\", ""),
        "terminal": printed.getvalue(),
    }
    return {form: " ".join(one.split()) for form, one in words.items()}


def speakers(dossier: Dossier, readings: dict[str, Reading]) -> tuple[Place, ...]:
    return doubtful(Index(dossier, readings), wording("id")).get("speaker", ())


@pytest.mark.parametrize(
    ("how", "sure", "language", "said"),
    [
        ("clitic", 0.9, "id", "dari akhiran -nya, keyakinan 90 persen"),
        ("pronoun", 0.7, "id", "kurang pasti, dari kata ganti, keyakinan 70 persen"),
        ("office", 0.9, "id", "dari jabatan, keyakinan 90 persen"),
        ("epithet", 0.6, "en", "unsure, from words that stand for the name, confidence 60%"),
        ("continued", 0.7, "en", "unsure, continues the quotation before, confidence 70%"),
        ("short", 0.8, "en", "from a shortened name, confidence 80%"),
        ("named", 0.9, "en", "named, confidence 90%"),
        ("a_new_way", 0.5, "en", "unsure, a_new_way, confidence 50%"),
    ],
)
def test_a_speaker_whom_the_sentence_does_not_name_is_told_alike(how: str, sure: float, language: str, said: str):
    for form, words in told(*ferry(how=how, sure=sure), language).items():
        assert said in words, form


def test_the_author_of_what_is_quoted_is_told_by_what_it_is():
    for form, words in told(*ferry(how="vehicle", sure=0.8, vehicle="letter")).items():
        assert "dianggap sebagai pembuat surat, keyakinan 80 persen" in words, form


def test_a_speaker_who_is_named_for_certain_has_no_note():
    dossier, readings = ferry(how="named", sure=1.0)
    page = html.document_fromstring(tell_html(dossier, readings))
    assert not page.xpath("//article[@class='claim']//*[contains(@class, 'guess')]")
    assert not [place for place in speakers(dossier, readings) if place.claim]


@pytest.mark.parametrize(
    ("name", "anonymous", "said"),
    [(None, False, "Pembicara tidak ditemukan"), (None, True, "Pembicara anonim"), ("polisi", True, "polisi · anonim")],
)
def test_a_claim_whose_speaker_is_not_known_says_why(name: str | None, anonymous: bool, said: str):
    how = {"how": "described" if name else "unknown", "sure": 0.8 if name else 0.0}
    dossier, readings = ferry(name, anonymous=anonymous, **how)
    assert said in told(dossier, readings)["markdown"]
    page = html.document_fromstring(tell_html(dossier, readings))
    (meta,) = page.xpath("//article[@class='claim']//*[@class='meta']")
    assert said in meta.text_content() and "Dituturkan laporan" not in meta.text_content()


def test_a_pronoun_that_means_nobody_found_is_no_name():
    dossier, readings = ferry(None, how="pronoun", sure=0.0)
    (place,) = doubtful(Index(dossier, readings), wording("en"))["speaker_unknown"]
    assert place.guess == Guess("from a pronoun")


def test_a_claim_with_one_certain_speaker_leaves_the_doubt_to_the_version():
    dossier, readings = ferry(how="pronoun", sure=0.7)
    statement = readings["r-terasombak"].statements[1]
    sure = msgspec.structs.replace(statement, speaker_name="Ridwan Sapulete", how="named", sure=1.0)
    reading = msgspec.structs.replace(readings["r-terasombak"], statements=(sure,))
    second = msgspec.structs.replace(
        dossier.claims[0].versions[0],
        report=reading.id,
        content=sure.content,
        words=(sure.content[0].of(TEXTS[reading.id]),),
    )
    claim = msgspec.structs.replace(dossier.claims[0], versions=(*dossier.claims[0].versions, second), outlets=2)
    dossier = msgspec.structs.replace(dossier, claims=(claim,))
    page = html.document_fromstring(tell_html(dossier, {**readings, reading.id: reading}))
    assert not page.xpath("//article[@class='claim']//*[@class='meta']//*[contains(@class, 'guess')]")
    rows = [row.text_content() for row in page.xpath("//p[@class='version']")]
    assert [("kurang pasti" in row) for row in rows] == [True, False]


def test_somebody_behind_a_medium_that_the_reading_has_speak():
    dossier, readings = ferry("KELNA", how="named", sure=1.0, speaker_id="kelna")
    claim = dossier.claims[0]
    version = msgspec.structs.replace(claim.versions[0], speaker="Ridwan Sapulete", chain=(KELNA,))
    claim = msgspec.structs.replace(claim, speaker="Ridwan Sapulete", versions=(version,))
    words = told(msgspec.structs.replace(dossier, claims=(claim,)), readings)
    assert "pembicara: orang yang kata-katanya dikutip KELNA" in words["html"]
    assert "pembicara: orang yang kata-katanya dikutip KELNA" in words["markdown"]


def test_a_chain_tells_what_is_said_from_what_is_not():
    for words in (told(DOSSIER, READINGS)[form] for form in ("html", "markdown")):
        assert "KELNA → Arkadia Wire (disimpulkan)" in words.replace("→ke", "→")
        assert "The Meridian (disebut di luar kalimatnya)" in words


def test_a_version_says_its_origin_where_the_claim_does_not():
    (claim, *_) = CLAIMS
    guessed = Origin(id="meridian", name="The Meridian", how="inferred", sure=0.5)
    first, second, *rest = claim.versions
    versions = (first, msgspec.structs.replace(second, origin=guessed), *rest)
    versions = (*versions[:-1], msgspec.structs.replace(versions[-1], origin=Origin(id=None, name=None, how="unknown")))
    dossier = msgspec.structs.replace(DOSSIER, claims=(msgspec.structs.replace(claim, versions=versions),))
    page = html.document_fromstring(tell_html(dossier, READINGS))
    rows = [
        " ".join(one.text_content() for one in row.xpath("span[@class and contains(@class, 'guess')]"))
        for row in page.xpath("//p[@class='version']")
    ]
    assert rows[1:] == ["asal: The Meridian, disimpulkan, keyakinan 50 persen", "", "asal tidak disebut"]
    assert "asal" not in rows[0]
    assert "asal: The Meridian, disimpulkan, keyakinan 50 persen" in tell_markdown(dossier, READINGS)


def test_a_medium_without_a_name_is_a_doubtful_origin():
    nameless = Origin(id="media-pemerintah", name="media pemerintah", sure=0.5)
    claim = msgspec.structs.replace(CLAIMS[0], origins=(nameless,))
    words = told(msgspec.structs.replace(DOSSIER, claims=(claim,)), READINGS)
    assert all("media pemerintah, keyakinan 50 persen" in said for said in words.values())


def test_a_date_that_the_story_supplied_is_marked_where_a_line_rests_on_it():
    page = html.document_fromstring(tell_html(DOSSIER, READINGS))
    lines = {
        row.xpath("string(dt)"): row.xpath("string(dd)") for row in page.xpath("//dl[contains(@class,'timeline')]/div")
    }
    assert "tanggal dari peristiwanya" in lines["14 Mei 2025"]
    assert "tanggal dari peristiwanya" not in lines["12 Mei 2025"]
    assert "*tanggal dari peristiwanya*" in tell_markdown(DOSSIER, READINGS)


def test_a_time_without_a_date_is_counted_and_says_so_in_its_table():
    report = next(one for one in DOSSIER.reports if one.id == "r-terasombak")
    reports = tuple(msgspec.structs.replace(one, dates=()) if one is report else one for one in DOSSIER.reports)
    dossier = msgspec.structs.replace(DOSSIER, reports=reports)
    (place,) = doubtful(Index(dossier, READINGS), wording("id"))["date_open"]
    assert place.words == "Rabu"
    page = html.document_fromstring(tell_html(dossier, READINGS))
    (row,) = page.xpath(f"//tr[@id='{place.anchor}']")
    assert "tanggalnya tidak dapat dipastikan" in row.text_content()


@pytest.mark.parametrize("code", ["too_long", "more_pages", "not_indonesian", "no_body"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_could_not_be_read_stands_with_its_report(code: str, language: str):
    reading = msgspec.structs.replace(READINGS["r-suluh"], problems=(Doubt(code=code),))
    readings = {**READINGS, "r-suluh": reading}
    said = wording(language).code("doubt", code)
    page = html.document_fromstring(tell_html(DOSSIER, readings, language))
    (report,) = page.xpath("//article[@id='l2']")
    assert said in report.text_content()
    part = tell_markdown(DOSSIER, readings, language).split("### 2.")[1].split("### 3.")[0]
    assert said in part


def test_the_doubts_are_counted_and_each_leads_to_its_place():
    page = html.document_fromstring(tell_html(DOSSIER, READINGS))
    found = doubtful(Index(DOSSIER, READINGS), wording("id"))
    assert {"unread", "speaker", "anonymous", "link_inferred", "link_scope", "origin", "published"} <= set(found)
    total = sum(map(len, found.values()))
    assert f"{total} hal belum pasti" in page.xpath("string(//header)")
    ids = set(page.xpath("//@id"))
    for kind, places in found.items():
        (part,) = page.xpath(f"//details[@id='doubt-{kind}']")
        assert re.match(rf"{len(places)} ", part.xpath("string(summary)"))
        assert [link[1:] for link in part.xpath(".//li/a[1]/@href")] == [place.anchor for place in places]
        assert {place.anchor for place in places} <= ids


def test_the_least_sure_come_first():
    places = doubtful(Index(DOSSIER, READINGS), wording("id"))["published"]
    assert [place.guess.sure for place in places] == [0.6, 0.8, None]
    assert [place.guess.low for place in places] == [True, False, False]
    assert guess(wording("en"), "x", LOW).low is False and guess(wording("en"), "x", 1.0) == Guess("x", 1.0)


def test_a_statement_in_two_claims_is_doubtful_once():
    dossier, readings = ferry(how="pronoun", sure=0.7)
    again = msgspec.structs.replace(dossier.claims[0], id="again")
    dossier = msgspec.structs.replace(dossier, claims=(*dossier.claims, again))
    assert len([place for place in speakers(dossier, readings) if place.report == "r-dermaga"]) == 1


def test_a_speaker_disagreement_says_whose_name_is_a_guess():
    dossier, readings = ferry(how="pronoun", sure=0.7)
    value = msgspec.structs.replace(
        DOSSIER.disagreements[1].values[0],
        value="Ridwan Sapulete",
        evidence=(
            msgspec.structs.replace(
                DOSSIER.updates[0].values[0].evidence[0],
                span=span(TEXTS["r-dermaga"], "ujarnya"),
                words="ujarnya",
            ),
        ),
    )
    item = msgspec.structs.replace(DOSSIER.disagreements[1], slot="speaker", claim="c", values=(value,))
    words = told(msgspec.structs.replace(dossier, disagreements=(item,), claims=dossier.claims), readings)
    assert "Ridwan Sapulete Dermaga News (kurang pasti, dari kata ganti, keyakinan 70 persen)" in words["terminal"]
    assert "laporan 5 · laman asli, Dermaga News kurang pasti" in words["html"]


def test_an_excerpt_keeps_the_doubts_of_what_it_cites():
    dossier, readings = excerpt(*ferry(how="pronoun", sure=0.7))
    assert "pembicara: kurang pasti, dari kata ganti" in told(dossier, readings)["html"]


def test_without_readings_only_what_the_dossier_holds_is_doubtful():
    found = doubtful(Index(DOSSIER, {}), wording("id"))
    assert "speaker" not in found and {"origin", "link_inferred", "published"} <= set(found)


def test_an_index_that_is_not_of_these_words_is_not_believed():
    dossier, readings = ferry(how="pronoun", sure=0.7)
    for index in (-1, 1, 99):
        version = msgspec.structs.replace(dossier.claims[0].versions[0], index=index)
        claim = msgspec.structs.replace(dossier.claims[0], versions=(version,))
        other = msgspec.structs.replace(dossier, claims=(claim,))
        assert Index(other, readings).statement(version) is None
        assert tell_html(other, readings)


def test_names_in_doubts_are_shown_and_not_obeyed():
    name = "<script>alert(1)</script>\u202e"
    dossier, readings = ferry(name, how="pronoun", sure=0.7)
    version = msgspec.structs.replace(
        dossier.claims[0].versions[0],
        chain=(Link(name=name, id="x", how="inferred"),),
        origin=Origin(id="x", name=name, how="inferred", sure=0.5),
    )
    claim = msgspec.structs.replace(dossier.claims[0], versions=(version,))
    dossier = msgspec.structs.replace(dossier, claims=(claim,))
    page = tell_html(dossier, readings)
    assert "<script" not in page and "\u202e" not in page
    assert "<script" not in tell_markdown(dossier, readings).replace("\\<", "")


def test_what_counts_as_a_guess():
    base = Statement(content=(), kind="direct", speaker_name="X")
    assert not is_guessed(base) and not is_guessed(msgspec.structs.replace(base, how="described", sure=0.8))
    assert is_guessed(msgspec.structs.replace(base, how="clitic", sure=1.0))
    assert not is_guessed(msgspec.structs.replace(base, how="clitic", speaker_name=None))

"""Changed quotations, and who stands alone, in the page, the Markdown and the terminal."""

from __future__ import annotations

import io

import msgspec
import pytest
from lxml import html
from rich.console import Console

from runut.keep import verify
from runut.model import Drift, Reason, Report
from runut.tell import excerpt, tell_html, tell_markdown
from runut.tell.terminal import summary
from tests.tell.coverage import DOSSIER, READINGS, evidence

CUT = Drift(
    id="drift-1",
    kind="cut",
    what=Reason(code="drift_cut", args={"speaker": "Ilvana Dorsek", "words": "melainkan pintu [/b] <i>"}),
    claim="c-pintu",
    report="r-terasombak",
    changed=(evidence("r-terasombak", "dilaporkan kantor berita KELNA"),),
    kept=(evidence("r-warta", "seperti dilansir Arkadia Wire"),),
    sure=0.85,
)
TOLD = msgspec.structs.replace(
    DOSSIER,
    drifts=(CUT,),
    disagreements=(
        msgspec.structs.replace(DOSSIER.disagreements[0], alone="r-suluh"),
        *DOSSIER.disagreements[1:],
    ),
)


def printed(language: str) -> str:
    out = io.StringIO()
    Console(file=out, width=160, highlight=False).print(summary(TOLD, READINGS, language))
    return " ".join(out.getvalue().split())


def test_the_page_shows_both_sides_and_the_claim():
    page = html.document_fromstring(tell_html(TOLD, READINGS))
    (article,) = page.xpath("//article[@class='drift']")
    said = " ".join(article.text_content().split())
    assert "Ucapan Ilvana Dorsek tanpa “melainkan pintu" in said
    assert "dipotong · keyakinan 85 persen" in said
    assert said.index("Yang berubah") < said.index("dilaporkan kantor berita KELNA") < said.index("Dibandingkan dengan")
    assert page.xpath("//article[@class='drift']//a[starts-with(@href, '#claim-')]")
    assert page.xpath("//p[@class='also']/a[@href='#drift-1']")
    assert page.xpath("//nav//a[@href='#drifts']") and page.xpath("//a[@class='ref'][@href='#drift-1']")


@pytest.mark.parametrize(("language", "words"), [("id", ") berdiri sendiri"), ("en", ") stands alone")])
def test_who_stands_alone_is_said(language: str, words: str):
    assert words in printed(language)
    assert words in html.document_fromstring(tell_html(TOLD, READINGS, language)).text_content()
    told = tell_markdown(TOLD, READINGS, language)
    assert "Suluh Kepulauan (" in told.partition(words)[0][-40:]
    assert words not in tell_markdown(DOSSIER, READINGS, language)


@pytest.mark.parametrize("language", ["id", "en"])
def test_markdown_and_terminal_show_the_words(language: str):
    for told in (tell_markdown(TOLD, READINGS, language), printed(language)):
        assert "dilaporkan kantor berita KELNA" in told
        assert "seperti dilansir Arkadia Wire" in told


def test_nothing_to_tell_is_said():
    assert "Tidak ditemukan kutipan yang berubah" in tell_markdown(DOSSIER, READINGS)
    assert "Tidak ditemukan kutipan yang berubah" in tell_html(DOSSIER, READINGS)


def test_an_excerpt_keeps_the_words_and_they_verify():
    _, readings = excerpt(TOLD, READINGS)
    for one in (*CUT.changed, *CUT.kept):
        assert one.span.of(readings[one.report].text or "") == one.words
    wrong = msgspec.structs.replace(CUT, kept=(msgspec.structs.replace(CUT.kept[0], words="lain"),))
    reports = [
        Report(id=one.id, uri=one.uri, sha256=one.sha256, gathered_at=one.gathered_at, text=one.text or "")
        for one in READINGS.values()
    ]
    found = list(verify(msgspec.structs.replace(TOLD, drifts=(wrong,)), reports))
    assert any(failure.code == "words" and failure.expected == "lain" for failure in found)

"""The page: one file, nothing of a report read as mark-up, every citation leads to its words."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from runut.model import Block, Dossier, Evidence, Reading, Span
from runut.tell import excerpt, tell_html
from tests.tell.coverage import ADDRESSES, DOSSIER, HOSTILE_TITLE, READINGS, TEXTS


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


@pytest.fixture(scope="module", params=["id", "en"])
def page(request: pytest.FixtureRequest) -> html.HtmlElement:
    return parsed(tell_html(DOSSIER, READINGS, request.param))


def test_same_dossier_same_page():
    assert tell_html(DOSSIER, READINGS) == tell_html(DOSSIER, dict(reversed(READINGS.items())))


def test_page_needs_nothing_else(page: html.HtmlElement):
    assert not page.xpath("//script | //link | //img | //iframe | //object | //*[@src] | //*[@style]")
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]


def test_policy_allows_the_one_style_and_nothing_else(page: html.HtmlElement):
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; style-src 'sha256-" + digest + "'")
    assert "url(" not in style and "@import" not in style
    assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]


def test_links_leave_for_the_web_only_and_tell_it_nothing(page: html.HtmlElement):
    leaving = [link for link in page.xpath("//a[@href]") if not link.get("href").startswith("#")]
    assert leaving
    for link in leaving:
        assert re.match(r"https?://[a-z]+\.example/", link.get("href"))
        assert link.get("rel") == "noreferrer noopener"
    assert ADDRESSES["r-cermin"] in page.text_content()


def test_every_link_within_the_page_arrives(page: html.HtmlElement):
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {link.get("href")[1:] for link in page.xpath("//a[starts-with(@href, '#')]")}
    assert targets <= set(ids)
    refs = {name for value in page.xpath("//@aria-labelledby | //@aria-describedby") for name in value.split()}
    assert refs <= set(ids)


def test_every_citation_arrives_at_its_words(page: html.HtmlElement):
    for number, report in enumerate(DOSSIER.reports, 1):
        text = TEXTS[report.id]
        anchors = set(page.xpath(f"//a[starts-with(@href, '#l{number}-')]/@href"))
        assert anchors
        for anchor in anchors:
            if not (place := re.fullmatch(r"#l\d+-(\d+)-(\d+)", anchor)):
                continue
            words = text[int(place[1]) : int(place[2])]
            (mark,) = page.xpath(f"//mark[@id='{anchor[1:]}']")
            rest = page.xpath(f"//mark[@class='{anchor[1:]}']")
            held = "".join(_own(part) for part in (mark, *rest))
            assert re.sub(r"\s", "", held) == re.sub(r"\s", "", words)


def _own(mark: html.HtmlElement) -> str:
    return "".join(mark.xpath(".//text()[not(ancestor::a[@class='ref'])]"))


def test_report_text_is_all_there(page: html.HtmlElement):
    shown = [_own(text) for text in page.xpath("//div[@class='text']//p")]
    bare = re.sub(r"\s", "", "".join(shown))
    assert bare == re.sub(r"\s", "", "".join(TEXTS[report.id] for report in DOSSIER.reports))


def test_headings_go_down_one_step_at_a_time(page: html.HtmlElement):
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_guesses_copies_and_losses_are_said():
    words = parsed(tell_html(DOSSIER, READINGS)).text_content()
    for said in (
        "disimpulkan, keyakinan 60 persen",
        "salinan laporan 2, kemiripan 93 persen",
        "tidak diketahui",
        "tidak dapat dibaca",
    ):
        assert said in words
    assert "a_new_code" in words and "never_heard_of (x: 2)" in words


def test_an_origin_is_visibly_one():
    page = parsed(tell_html(DOSSIER, READINGS))
    (origin,) = page.xpath("//a[contains(@class, 'is-origin')]")
    assert "KELNA" in origin.text_content()
    assert page.xpath("//a[contains(@class, 'edge inferred')]")


def test_the_essence_comes_first_and_leads_on():
    page = parsed(tell_html(DOSSIER, READINGS))
    assert page.xpath("string(//h1)") == "2 peristiwa dalam 6 laporan dari 6 media"
    assert page.xpath("//header//a/@href")[0] == "#claims"
    (glance,) = page.xpath("//section[@id='glance']")
    assert {"#claim-1", "#disagreement-1", "#disagreement-2"} <= set(glance.xpath(".//a/@href"))
    assert "3 media · 1 asal (KELNA, disimpulkan, keyakinan 80 persen)" in glance.text_content()
    assert "1 Juli 2025 atau 10 Juli 2025" in glance.text_content()


def test_a_long_list_is_folded_and_whole():
    many = tuple(msgspec.structs.replace(DOSSIER.disagreements[0], id=f"d{number}") for number in range(20))
    page = parsed(tell_html(msgspec.structs.replace(DOSSIER, disagreements=many), READINGS))
    test_every_link_within_the_page_arrives(page)
    assert len(page.xpath("//article[@class='disagreement']")) == 20
    assert len(page.xpath("//details[@class='more']//article[@class='disagreement']")) == 8


def test_an_outlet_that_is_not_known_goes_by_its_file_or_host():
    reports = tuple(msgspec.structs.replace(one, outlet=None) for one in DOSSIER.reports)
    words = parsed(tell_html(msgspec.structs.replace(DOSSIER, reports=reports), READINGS)).text_content()
    assert "warta.example, laporan 1" in words and "teras ombak <1>.txt, laporan 4" in words


def test_hostile_title_is_shown_and_not_obeyed():
    page = tell_html(DOSSIER, READINGS)
    assert "<script" not in page and "\x1b" not in page and "\u202e" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [/b] \u241b]8;;" in page


def test_words_in_another_language_than_the_page_say_so():
    page = parsed(tell_html(DOSSIER, READINGS, "en"))
    assert page.get("lang") == "en"
    assert set(page.xpath("//div[@class='text']/@lang")) == {"id"}
    assert not parsed(tell_html(DOSSIER, READINGS)).xpath("//div[@class='text']/@lang")


def test_without_readings_the_cited_words_stay():
    page = parsed(tell_html(DOSSIER, {}))
    test_every_link_within_the_page_arrives(page)
    assert "Tujuh orang ditemukan meninggal" in page.xpath("//section[@id='reports']")[0].text_content()


def test_an_empty_dossier_is_a_page():
    page = parsed(tell_html(Dossier(), {}))
    assert page.xpath("//h1")[0].text_content().strip()


def test_an_excerpt_shows_what_was_left_out():
    page = parsed(tell_html(*excerpt(DOSSIER, READINGS)))
    test_every_link_within_the_page_arrives(page)
    assert page.xpath("//p[@class='gap']/text()") and "Gandum" not in page.text_content()


def test_spans_outside_the_text_harm_nothing():
    evidence = (
        Evidence(report="r-warta", span=Span(-5, 10), words="x"),
        Evidence(report="r-warta", span=Span(10**6, 10**6 + 1), words="y"),
        Evidence(report="r-warta", span=Span(7, 7), words=""),
        Evidence(report="gone", span=Span(0, 3), words="z"),
    )
    value = msgspec.structs.replace(DOSSIER.updates[0].values[0], evidence=evidence)
    update = msgspec.structs.replace(DOSSIER.updates[0], values=(value,))
    page = parsed(tell_html(msgspec.structs.replace(DOSSIER, updates=(update,)), READINGS))
    test_every_link_within_the_page_arrives(page)


anything = st.text(max_size=60) | st.sampled_from(
    [
        HOSTILE_TITLE,
        "</style><script>",
        "]]>",
        "{{ 7*7 }}{% raw %}",
        "\ud800",
        "\x00",
        "a\u2028b",
        "' onclick='x",
        "<!--",
    ]
)


@given(title=anything, text=anything, name=anything, uri=anything, data=st.data())
def test_no_text_can_break_out(title: str, text: str, name: str, uri: str, data: st.DataObject):
    text += "."
    spans = st.tuples(st.integers(-2, len(text) + 2), st.integers(-2, len(text) + 2)).map(lambda pair: Span(*pair))
    base = READINGS["r-dermaga"]
    reading = Reading(
        id=base.id,
        uri=uri,
        sha256=name,
        gathered_at=name,
        text=text,
        language=name,
        blocks=tuple(Block(span=data.draw(spans), role="promo") for _ in range(2)),
    )
    report = msgspec.structs.replace(DOSSIER.reports[4], title=title, outlet=name, uri=uri, sha256=name)
    evidence = tuple(
        Evidence(report=report.id, span=span, words=text) for span in data.draw(st.lists(spans, max_size=5))
    )
    value = msgspec.structs.replace(DOSSIER.updates[0].values[0], value=name, evidence=evidence)
    update = msgspec.structs.replace(DOSSIER.updates[0], values=(value,))
    story = msgspec.structs.replace(DOSSIER.stories[1], title=title, reports=(report.id,), claims=())
    dossier = Dossier(reports=(report,), stories=(story,), updates=(update,))
    told = tell_html(dossier, {report.id: reading})
    told.encode("utf-8")
    page = parsed(told)
    assert not page.xpath("//script | //*[@onclick] | //comment()")
    assert len(page.xpath("//style")) == 1
    assert all(re.match("#|https?://", link) for link in page.xpath("//a/@href"))
    test_every_link_within_the_page_arrives(page)
    html.fromstring(told, parser=html.HTMLParser(recover=False))

"""The section of made-up pages, records and feed items."""

from __future__ import annotations

import json
import time

import pytest

from runut.gather.html import read_page
from runut.gather.sections import section_name
from runut.read import read

TITLE = "Feri Kandas di Tirawai, Penumpang Selamat"
TEXT = "Kapal feri Bahari Lima kandas di karang dekat pelabuhan Tirawai pada Senin pagi saat membawa penumpang. " * 3
CRUMBS = '<ul class="mi-breadcrumb"><li><a href="/">Beranda ›</a></li><li><a href="/n">Nasional</a></li>{}</ul>'


def section(head: str = "", above: str = "", below: str = "") -> str | None:
    content = read_page(
        f'<html><head><title>{TITLE} - Warta</title><meta property="og:site_name" content="Warta">'
        f'<link rel="canonical" href="https://www.warta.example/feri">{head}</head>'
        f"<body>{above}<h1>{TITLE}</h1><article><p>{TEXT}</p><p>{TEXT}</p></article>{below}</body></html>"
    )
    assert content is not None
    return content.given.section


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def crumbs(*names: str, **more: object) -> dict[str, object]:
    items = [{"@type": "ListItem", "position": at, "name": name} for at, name in enumerate(names, start=1)]
    return {"@type": "BreadcrumbList", "itemListElement": items, **more}


def article(**more: object) -> str:
    return linked({"@type": "NewsArticle", "headline": TITLE, **more})


META = '<meta property="article:section" content=" Laut \n dan  Kapal ">'


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        ("", "", None),
        (META, CRUMBS, "Laut dan Kapal"),
        (META + article(articleSection="Ekonomi"), "", "Laut dan Kapal"),
        (article(articleSection="Ekonomi"), CRUMBS, "Ekonomi"),
        (article(articleSection=["Ekonomi", "Bisnis"]), "", "Ekonomi"),
        ('<meta property="article:section" content="Home">' + article(articleSection="Ekonomi"), "", "Ekonomi"),
        ('<meta property="article:section" content="https://warta.example/laut">', "", None),
        (f'<meta property="article:section" content="{"laut " * 40}">', "", ("laut " * 16).strip()),
        (linked(crumbs("Home", "Ekonomi", "Laut")), "", "Laut"),
        (linked(crumbs("Warta", "Ekonomi", TITLE)), CRUMBS, "Ekonomi"),
        (linked({"@type": "WebPage", "breadcrumb": crumbs("Home", "Ekonomi")}), "", "Ekonomi"),
        (linked(crumbs("Beranda")), CRUMBS, "Nasional"),
        ("", CRUMBS, "Nasional"),
        ("", CRUMBS.replace("Nasional", "Warta"), None),
        ("", CRUMBS.format(f"<li><a href='/x'>{TITLE[:25]}...</a></li>"), "Nasional"),
        ("", CRUMBS.format("<li><a href='https://www.warta.example/feri#x'>Feri kandas</a></li>"), "Nasional"),
        ("", CRUMBS.format("<li>Feri kandas</li>"), "Nasional"),
        ("", CRUMBS.format("".join(f"<li><a href='/{n}'>Kanal {n}</a></li>" for n in range(20))), None),
        ("", '<nav aria-label="Breadcrumb"><a href="/">Home</a> / <a href="/d"><b>Daerah</b></a></nav>', "Daerah"),
        ("", '<nav><a href="/">Home</a> <a href="/d">Daerah</a></nav>', None),
    ],
)
def test_the_section_of_a_page(head, above, expected):
    assert section(head, above.replace("{}", "")) == expected


def test_a_breadcrumb_below_the_title_is_another_articles():
    assert section(below=CRUMBS.format("")) is None


@pytest.mark.parametrize(
    "value",
    [
        {"@type": 7, "itemListElement": 3},
        {"@type": ["BreadcrumbList"], "itemListElement": [None, 3, {"position": "9" * 5000}, {"item": [], "name": {}}]},
        {"@type": "BreadcrumbList", "itemListElement": {"name": "Laut"}},
        {"breadcrumb": [[]], "@type": None, "headline": TITLE, "articleSection": [[]]},
        crumbs("", "42", "\ud800"),
    ],
)
def test_json_ld_of_any_shape_is_survived(value):
    assert section(linked(value)) is None


def test_a_hostile_breadcrumb_takes_linear_time():
    begun = time.perf_counter()
    links = "<span class='breadcrumb'><a href='/'>Home</a></span>" * 5000
    assert section(above='<div class="breadcrumb">' * 100 + links + "</div>" * 100 + links) is None
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"section": "Laut\n dan Kapal", "category": "Ikan"}, "Laut dan Kapal"),
        ({"Category": "laut"}, "laut"),
        ({"kanal": "nasional"}, "nasional"),
        ({"Rubrik": "Ekonomi"}, "Ekonomi"),
        ({"section": "null", "rubrik": "Ekonomi"}, "Ekonomi"),
        ({"section": {"name": "Laut"}}, "Laut"),
        ({"categories": ["", "Laut", "Ikan"]}, "Laut"),
        ({"categories": "['Laut', 'Ikan']"}, "Laut"),
        ({"categories": "Laut;Ikan"}, "Laut"),
        ({"category": 12}, None),
        ({"category": [["Laut"], None]}, None),
        ({"section": "Beranda"}, None),
    ],
)
def test_the_section_of_a_record_reaches_its_reading(fields, expected, gathered):
    row = {"title": TITLE, "text": TEXT, "url": "https://warta.example/feri", **fields}
    [report], _ = gathered("-", stdin=json.dumps(row).encode())
    assert report.given.section == expected
    assert read(report).section == expected


def test_the_section_of_a_feed_item(tmp_path, gathered):
    categories = [
        "<category><![CDATA[Laut &amp; Kapal]]></category><category>Ikan</category>",
        '<category term="laut" label="Laut"/>',
        '<category term="http://blog.example/kind#post"/><category term="laut"/>',
        "",
    ]
    items = (
        f"<item><title>Kapal {at}</title><link>https://w.example/{at}</link>{one}</item>"
        for at, one in enumerate(categories)
    )
    path = tmp_path / "umpan.xml"
    path.write_text(f"<rss><channel><title>Warta</title><category>Berita</category>{''.join(items)}</channel></rss>")
    reports, problems = gathered(path)
    assert problems == []
    assert [one.given.section for one in reports] == ["Laut & Kapal", "Laut", "laut", None]


def test_a_name_is_folded_and_bounded():
    assert section_name(" a\u00a0\t b ") == "a b"
    assert len(section_name("kata " * 10**5) or "") <= 80
    assert section_name(None) is section_name("1 / 2") is None

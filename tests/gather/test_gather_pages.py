"""Public pages of five outlets, which stay outside the repository: shapes and figures only."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from runut.gather import gather
from runut.gather.html import read_page
from runut.model import Report

PAGES = Path(__file__).parents[3] / "shared" / "data" / "html"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the shared public pages are not beside the repository")


def test_every_page_gives_an_article_with_title_and_date_line():
    found = list(gather([str(path) for path in sorted(PAGES.glob("*.html"))]))
    assert len(found) == 15
    for one in found:
        assert isinstance(one, Report)
        assert one.given.title
        assert one.marks[0].role in ("title", "byline")
        assert sum(mark.role == "title" for mark in one.marks) == 1
        assert any(mark.role == "byline" and any(map(str.isdigit, mark.span.of(one.text))) for mark in one.marks)


def test_the_recent_page_gives_the_paragraphs_that_fundus_expects():
    page = gzip.decompress((PAGES / "MediaIndonesia_2026_01_20.html.gz").read_bytes()).decode()
    expected = json.loads((PAGES / "MediaIndonesia.json").read_text())["V1"]
    content = read_page(page)
    assert content is not None
    told = {
        role: [mark.span.of(content.text) for mark in content.marks if mark.role == role]
        for role in ("title", "body", "byline")
    }
    assert told["title"] == [expected["title"]]
    assert told["body"] == expected["body"]["sections"][0]["paragraphs"]
    assert expected["authors"][0] in told["byline"]


def test_the_section_of_every_page():
    """By metadata (Liputan6, one page of Antara) or breadcrumb; the other pages of Antara and Kompas say none."""
    sections = {
        Path(one.uri).stem.replace("-singlepage", ""): one.given.section
        for one in gather([str(path) for path in sorted(PAGES.glob("*.html"))])
        if isinstance(one, Report)
    }
    assert sections == {
        "antara": None,
        "antara2": None,
        "antara3": None,
        "antara4": None,
        "antara5": "Indonesia",
        "detik": "Security",
        "detik2": "Foto Bisnis",
        "kompas": "Regional",
        "kompas2": "Nasional",
        "kompas3": "Internasional",
        "kompas4": None,
        "kompas5": None,
        "liputan6": "Tekno",
        "liputan62": "ShowBiz",
        "liputan63": "Photo",
    }
    content = read_page(gzip.decompress((PAGES / "MediaIndonesia_2026_01_20.html.gz").read_bytes()).decode())
    assert content is not None
    assert content.given.section == "Ekonomi"

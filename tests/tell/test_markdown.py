"""Markdown: the same content, and nothing of a report read as mark-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from runut.model import Dossier
from runut.tell import tell_markdown
from runut.tell.markdown import escaped
from tests.tell.coverage import DOSSIER, HOSTILE_TITLE, READINGS, TEXTS


def rendered(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).render(markdown)


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_words_are_there(language: str):
    told = tell_markdown(DOSSIER, READINGS, language)
    for text in TEXTS.values():
        for line in text.split("\n"):
            assert escaped(line) in told
    assert told == tell_markdown(DOSSIER, READINGS, language)


def test_it_counts_outlets_against_origins():
    told = tell_markdown(DOSSIER, READINGS)
    assert "**3 media · 1 asal (KELNA, disimpulkan, keyakinan 80 persen)**" in told
    assert "KELNA → Arkadia Wire" in told and "**1 media · asal tidak diketahui**" in told


def test_hostile_text_stays_text():
    page = rendered(tell_markdown(DOSSIER, READINGS))
    assert "<script" not in page and "\x1b" not in page and "\u202e" not in page
    assert 'href="javascript' not in page and 'href="data' not in page


def test_nothing_to_tell_is_said():
    assert tell_markdown(Dossier(), {}).startswith("# ")


@given(st.text() | st.sampled_from([HOSTILE_TITLE, "1. a", "# a", "- a", "+ a", "===", "a\n\n# b", "![x](y)", "<b>"]))
def test_escaped_text_renders_as_itself(text: str):
    for before in ("", "- ", "> ", "## "):
        page = rendered(f"{before}{escaped(text)}")
        for tag in ("<a", "<em", "<strong", "<code", "<img", "<script", "<ol", "<hr", "<b>"):
            assert tag not in page
        assert page.count("<h2>") == (before == "## ") and page.count("<h1>") == 0
        assert page.count("<li>") == (before == "- ")

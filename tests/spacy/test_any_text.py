"""No text crashes or hangs the pipeline, and none is altered but for what spaCy cannot store."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = st.one_of(
    st.sampled_from(["kata", "ujarnya", "mengatakan", "bahwa", "menurut", "dilansir", "kepada", "yang", "dia"]),
    st.sampled_from(["AFP", "(AP)", "Rini Astuti", "Baca juga: ", "Editor:", "LANTARI, KABAR.com - ", "dr.", "Senin"]),
    st.sampled_from(["“", "”", '"', "'", ",", ".", ":", "?", "(", ")", " - ", "\n", "\n\n", "\u00a0", "Rp1.500"]),
    st.sampled_from(["\U0001f600", "é", "e\u0301", "日本語", "العربية", "\u200b", "\x00", "\ud800", "\x1c"]),
    st.sampled_from(["x" * 130, "-" * 130, "@a.b/" * 40, "Rini" * 40]),
)


def check(doc: Any, text: str) -> None:
    """That the Doc holds the text, and every finding lies in it and is marked."""
    assert doc.text == "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)
    for statement in doc._.statements:
        for words, span in zip(statement.words, statement.content, strict=True):
            assert words in span.text_with_ws
    for finding in (*doc._.relays, *doc._.times):
        assert finding.exact.span.of(doc.text) in finding.span.text_with_ws
    for entity in doc.ents:
        assert entity._.entity_name
    assert len(doc.spans["times"]) == len(doc._.times)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_characters(fast: Any, text: str):
    check(fast(text), text)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_order_of_pieces(fast: Any, text: str):
    check(fast(text), text)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces_run_together(fast: Any, text: str):
    check(fast(text), text)


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_any_pieces_with_the_encoder(nlp: Any, text: str):
    doc = nlp(text)
    check(doc, text)
    assert all(token.pos_ for token in doc)


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\t\u00a0 ", "\ud83d", "\ud800\udc00 kata Rini"])
def test_next_to_nothing(nlp: Any, text: str):
    check(nlp(text), text)


@pytest.mark.parametrize("text", ["Это предложение.", "これは文です。", "هذه جملة.", "นี่คือประโยค", "Ɐ🙂👩‍👩‍👧"])
def test_other_scripts(nlp: Any, text: str):
    check(nlp(text), text)


@pytest.mark.parametrize("piece", ["“Air sudah surut,” kata Rini Astuti, dilansir AFP, Senin.\n", "-", "x", "\n"])
def test_three_hundred_thousand_characters(fast: Any, piece: str):
    text = (piece * (300_000 // len(piece) + 1))[:300_000]
    doc = fast(text)
    assert doc.text == text
    assert sum(len(sentence._.statements) for sentence in doc.sents) >= len(doc._.statements)


def test_a_long_run_is_cut_within_its_place(fast: Any):
    address = "https://contoh.example/" + "bagian/" * 30
    doc = fast.make_doc(f"lihat  {address}laporan, kata Rini.\n{'=' * 200} Selesai. ")
    words = [token.text for token in doc]
    assert words[:4] == ["lihat", " ", f"{address}laporan", ","]
    assert words[4:8] == ["kata", "Rini", ".", "\n"]
    assert words[-2:] == ["Selesai", "."]


def test_what_is_too_long_to_read_is_said(fast: Any):
    doc = fast("Air sudah surut. " + "x" * 400_000)
    assert "too_long" in [problem.code for problem in doc._.reading.problems]


def test_names_that_share_a_token_do_not_stop_the_rest(spacy: Any, fast: Any):
    text = "Presiden Rusia-Ukraina, kata Rini Astuti."
    whole = spacy.tokens.Doc(fast.vocab, words=text.split(), spaces=[True] * 4 + [False])
    doc = fast(whole)
    assert doc.text == text
    assert len(doc._.reading.entities) >= len(doc.ents) > 0

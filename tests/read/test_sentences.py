"""What the sentence splitter promises."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.model import Span
from runut.read.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "one",
    [
        "Menurut Dr. Budi M. Nur, S.H., M.H. harga beras naik.",
        "Ia membayar Rp. 500 di Jl. Melati No. 5 pada pukul 14.00 WIB.",
        "Beras, gula, dll. sudah habis.",
        "1. Harga beras naik",
        "Harga naik 2.500 menjadi 3.000 rupiah.",
        "“Siapa?” tanya Ani.",
        '"Tidak!" teriak warga.',
        "Kata H. Ali harga naik.",
        "Laman kabarcontoh.com memuatnya.",
        "Ia… ragu-ragu.",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(one: str) -> None:
    assert sentences(one) == [one]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Harga naik. Warga protes.", ["Harga naik.", "Warga protes."]),
        ("“Kami tahu. Kami siap.” Ia pergi.", ["“Kami tahu.", "Kami siap.”", "Ia pergi."]),
        ("Beras, gula, dll. Namun, stok aman.", ["Beras, gula, dll.", "Namun, stok aman."]),
        ("Terjadi pada 2014. Lalu berhenti.", ["Terjadi pada 2014.", "Lalu berhenti."]),
        ("Sudah selesai.Namun belum dibayar.", ["Sudah selesai.", "Namun belum dibayar."]),
        ('"Ya." "Tidak."', ['"Ya."', '"Tidak."']),
        ("Baris satu\nBaris dua", ["Baris satu", "Baris dua"]),
        ("Benarkah?! Ya.", ["Benarkah?!", "Ya."]),
        ("Datang Budi, S.H. Dia duduk.", ["Datang Budi, S.H.", "Dia duduk."]),
    ],
)
def test_sentences_are_parted_and_closers_stay(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet=st.sampled_from('aB1 .!?"”“)(…\n\u00a0Rp,')), st.integers(0, 9), st.integers(0, 9))
def test_sentences_lie_in_the_span_in_order_and_hold_all_but_space(text: str, cut: int, off: int) -> None:
    span = Span(min(cut, len(text)), max(min(cut, len(text)), len(text) - off))
    at = span.start
    for sentence in split_sentences(text, span):
        assert at <= sentence.start < sentence.end <= span.end
        assert not text[at : sentence.start].strip()
        assert sentence.of(text) == sentence.of(text).strip()
        at = sentence.end
    assert not text[at : span.end].strip()


@given(st.text())
def test_any_text_can_be_parted(text: str) -> None:
    split_sentences(text, Span(0, len(text)))


@pytest.mark.parametrize("unit", [".", ". ", '."', "Rp. ", "A. ", "a\n", "x.Ya ", "(. ", "1. "])
def test_a_million_characters_on_one_line_take_linear_time(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    begun = time.process_time()
    split_sentences(text, Span(0, len(text)))
    assert time.process_time() - begun < 20

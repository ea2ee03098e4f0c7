"""What the tokenizer promises: words that a reader sees as one stay one, and every token stands where it says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.read.text.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "orang-orang",
        "Jong-un",
        "Rp1.500",
        "Rp1.500.000,25",
        "14.00",
        "15/8/2022",
        "Kompas.com",
        "TRIBUNNEWS.COM",
        "kabar.contoh.co.id",
        "S.H.",
        "M.Si.",
        "Ma'ruf",
        "Jum’at",
        "@akun_resmi",
        "#tagar",
        "COVID-19",
        "https://contoh.id/berita/1",
    ],
)
def test_what_reads_as_one_word_is_one_token(whole: str) -> None:
    assert whole in words(f"Lalu {whole} ada")


def test_marks_are_tokens_of_their_own() -> None:
    assert words("“Ya,” kata Budi (45) – “tidak!”") == [
        *["“", "Ya", ",", "”", "kata", "Budi", "(", "45", ")", "–", "“", "tidak", "!", "”"]
    ]


def test_a_full_stop_without_a_space_after_it_is_no_part_of_a_word() -> None:
    assert words("sudah selesai.Namun") == ["sudah", "selesai", ".", "Namun"]


def test_a_no_break_space_is_a_space() -> None:
    assert words("Korea\u00a0Utara") == ["Korea", "Utara"]


def test_offsets_are_into_the_whole_text() -> None:
    text = "satu dua tiga"
    assert [(token.start, token.end) for token in tokenize(text, 5, 8)] == [(5, 8)]


@given(st.text())
def test_tokens_stand_where_they_say_and_leave_only_space_out(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert at <= token.start < token.end <= len(text)
        assert token.text == text[token.start : token.end]
        assert not any(c.isalnum() for c in text[at : token.start])
        at = token.end
    assert not any(c.isalnum() for c in text[at:])


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "1.", "A.", "www.", "@a.", "a.com/", "https://", "a'", "\"'", "S.H"])
def test_a_million_characters_on_one_line_take_linear_time(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    begun = time.process_time()
    tokenize(text)
    assert time.process_time() - begun < 20

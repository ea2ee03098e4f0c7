"""Links out: to the web only, and to the words."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.model import Span
from runut.tell.links import web_address, words_address

PAGE = "https://warta.example/a"


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        " https://a.example",
        "https://a.example\n",
        "java\tscript:x",
        "https://",
        "https://user:word@a.example/",
        "https:\\\\a.example",
        "http://[::1",
        "//a.example",
        "laporan.html",
        "",
        None,
        "https://a.example/" + "x" * 5000,
    ],
)
def test_no_link_for(uri: str | None):
    assert web_address(uri) is None


def test_an_address_stays_and_what_is_not_ascii_is_encoded():
    assert web_address("http://a.example/b?c=d&e=%20#f") == "http://a.example/b?c=d&e=%20#f"
    assert web_address('https://a.example/é"<>') == "https://a.example/%C3%A9%22%3C%3E"


def test_short_words_are_named_whole():
    text = "Ia berkata, ‘tak apa-apa’ & pergi."
    found = words_address(PAGE, text, Span(12, 27))
    assert found == PAGE + "#:~:text=%E2%80%98tak%20apa%2Dapa%E2%80%99%20%26"


def test_long_words_are_named_by_their_ends():
    text = " ".join(str(number) for number in range(30))
    assert words_address(PAGE + "#isi", text, Span(0, len(text))) == (
        PAGE + "#isi:~:text=0%201%202%203%204,25%2026%2027%2028%2029"
    )


def test_words_that_stand_twice_are_told_apart_by_their_neighbours():
    text = "Pada Senin ia tiba. Besoknya, Senin juga, ia pergi."
    assert (
        words_address(PAGE, text, Span(30, 35))
        == PAGE + "#:~:text=ia%20tiba.%20Besoknya%2C-,Senin,-juga%2C%20ia%20pergi."
    )


def test_a_directive_in_the_address_is_replaced():
    assert words_address(PAGE + "#:~:text=lain", "kata ini", Span(0, 4)) == PAGE + "#:~:text=kata"


@given(st.text(), st.text(), st.integers(0, 50), st.integers(0, 50))
def test_whatever_comes_a_link_is_to_the_web(uri: str, text: str, start: int, end: int):
    for found in (web_address(uri), words_address(PAGE + uri, text, Span(start, end))):
        if found is not None:
            assert urlsplit(found).scheme in ("http", "https") and found.isascii()
            assert not set('"<> \n') & set(found)
            unquote(found)

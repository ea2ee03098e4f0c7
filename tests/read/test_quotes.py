"""Quotations, whatever marks an outlet uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.model import Span
from runut.read.text.quotes import find_quotes
from tests.read.reports import body, words


def quoted(text: str) -> list[str]:
    return [quote.inner.of(text) for quote in find_quotes(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“Kami siap,” kata Rini.", ["Kami siap,"]),
        ("”Kami siap,” kata Rini.", ["Kami siap,"]),
        ('“Kami siap," kata Rini.', ["Kami siap,"]),
        ('"Kami siap,” kata Rini.', ["Kami siap,"]),
        ("«Kami siap», kata Rini.", ["Kami siap"]),
        ('"Kami siap,"kata Rini.', ["Kami siap,"]),
        ('kata Rini,"Kami siap."', ["Kami siap."]),
        ('"Kami siap, " kata Rini.', ["Kami siap,"]),
        ("'Kami siap,' kata Rini.", ["Kami siap,"]),
    ],
)
def test_marks_are_judged_by_what_stands_around_them(text: str, inner: list[str]):
    assert quoted(text) == inner


def test_two_quotations_and_the_words_between_them():
    assert quoted("“Siap,” kata dia. “Besok berangkat.”") == ["Siap,", "Besok berangkat."]


def test_a_quotation_inside_another_stays_inside():
    assert quoted("“Dia bilang ‘tidak’ kepada saya,” ujar Rini.") == ["Dia bilang ‘tidak’ kepada saya,"]
    assert quoted("“Dia bilang “tidak” kepada saya,” ujar Rini.") == ["Dia bilang “tidak” kepada saya,"]


def test_an_apostrophe_is_no_quote_mark():
    assert quoted("Salat Jum'at di Ma'had Qur'an itu ramai, kata Rini.") == []


def test_what_a_paragraph_does_not_close_reaches_to_its_end():
    text = "“Kami belum selesai bicara."
    (quote,) = find_quotes(text, Span(0, len(text)))
    assert not quote.closed
    assert quote.inner.of(text) == "Kami belum selesai bicara."


@given(st.text(alphabet=st.sampled_from("“”\"'‘’«»ab ,.\U0001f600\n"), max_size=60))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str):
    quotes = find_quotes(text, Span(0, len(text)))
    at = 0
    for quote in quotes:
        assert at <= quote.outer.start < quote.outer.end <= len(text)
        assert quote.outer.start < quote.inner.start or quote.inner.start <= quote.inner.end
        assert quote.outer.covers(Span(quote.inner.start, quote.inner.end))
        at = quote.outer.end


def test_a_megabyte_of_marks_on_one_line_ends():
    text = "“a ”b \" 'c' " * 90_000
    assert find_quotes(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("sentences", "content"),
    [
        (
            "“Kami sudah menunggu tiga jam di dermaga.\n\nTak ada yang datang,” kata Rini Astuti.",
            ["Kami sudah menunggu tiga jam di dermaga.", "Tak ada yang datang"],
        ),
        ("Rini Astuti datang. ''Air sudah surut,'' katanya.", ["Air sudah surut"]),
        ("Kami sudah menunggu lama,” kata Rini Astuti.", ["Kami sudah menunggu lama"]),
        ("Rini Astuti berujar, “Kami sudah menunggu lama.", ["Kami sudah menunggu lama."]),
    ],
)
def test_a_quotation_whose_marks_are_lost_or_doubled_is_found(sentences: str, content: list[str]):
    reading = body(sentences)
    (statement,) = reading.statements
    assert (statement.kind, statement.speaker_name) == ("direct", "Rini Astuti")
    assert words(reading, statement) == content

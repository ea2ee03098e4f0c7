"""No text crashes, hangs or sends a span outside itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.model import Reading, Span
from runut.read import read
from tests.read.reports import report

PIECES = st.one_of(
    st.sampled_from(
        ["kata", "ujarnya", "mengatakan", "bahwa", "menurut", "dilansir", "kepada", "Tidak", "yang", "dan", "dia"]
    ),
    st.sampled_from(
        ["AFP", "(AP)", "KCNA", "Sumber: X", "Rini Astuti", "Baca juga: ", "Editor:", "JAKARTA, KABAR.com - "]
    ),
    st.sampled_from(
        ["“", "”", '"', "'", ",", ".", ":", "?", "(", ")", " - ", "\n", "\n\n", "\u00a0", "\U0001f600", "é"]
    ),
    st.sampled_from(["Senin (12/5/2025)", "surat itu", "hal itu disampaikan", "12 orang tewas", "[b]", "\x1b[31m"]),
)


def spans(reading: Reading) -> Iterator[Span]:
    for statement in reading.statements:
        yield from statement.content
        yield from (span for span in (statement.cue, statement.speaker) if span is not None)
    for findings in (
        reading.blocks, reading.entities, reading.dates, reading.relays, reading.assertions, reading.quantities,
        reading.byline, reading.editor,
    ):  # fmt: skip
        yield from (finding.span for finding in findings)  # type: ignore[attr-defined]
    yield from (span for span in (reading.title, reading.subtitle, reading.published.span) if span is not None)


def check(text: str) -> None:
    reading = read(report(text))
    assert reading.text == text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    count = len(reading.statements)
    for statement in reading.statements:
        assert all(0 <= relay < len(reading.relays) for relay in statement.relays)
        assert statement.parent is None or 0 <= statement.parent < count
        assert statement.content == tuple(sorted(statement.content))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_characters(text: str):
    check(text)


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_order_of_the_pieces_of_a_report(text: str):
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces_run_together(text: str):
    check(text)


def test_a_megabyte_on_one_line():
    check("“Air sudah surut,” kata Rini Astuti, dilansir AFP, Senin (12/5/2025), " * 14_000)


def test_a_megabyte_of_openings():
    check('"' * 300_000 + "(" * 300_000 + "kata " * 60_000)


def test_many_short_lines():
    check("Air surut.\n" * 60_000)


@pytest.mark.parametrize(
    "piece", ["Rini yakin ", "yakin ", "Menurut Rini, ", "“a” kata Rini ", "Rini mengatakan, “a” dan ", "kepada AFP "]
)
def test_a_sentence_without_end_is_listed_and_not_read(piece: str):
    text = piece * (300_000 // len(piece))
    check(text)
    assert "too_long" in [doubt.code for doubt in read(report(text)).problems]

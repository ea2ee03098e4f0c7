"""The terminal: readable without colour, and nothing in a report can steer it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from runut.model import Dossier, Reading, Span, Statement
from runut.tell.terminal import plain, show_reading, summary, summary_of_reading
from tests.tell.coverage import DOSSIER, HOSTILE_TITLE, READINGS


def printed(told: RenderableType, width: int = 120, color: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=color, no_color=not color, highlight=False).print(told)
    return out.getvalue()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_summary_names_what_matters(language: str, width: int):
    told = printed(summary(DOSSIER, READINGS, language), width)
    for words in ("KELNA", "Suluh Kepulauan", "Arkadia Wire", "[/b]"):
        assert words in told
    assert "\x1b" not in told and "\u202e" not in told


def test_summary_marks_what_is_inferred_and_what_is_a_copy():
    told = printed(summary(DOSSIER, READINGS), 100)
    assert "≈ 15 Mei 2025  Cermin Kabar (salinan)" in told and "≈ tanggal disimpulkan" in told
    assert "tanpa tanggal" in told and "1 masukan hilang" in told
    assert "12–15 Mei 2025" in told and "metadata" not in told


def test_summary_puts_the_numbers_first():
    lines = [line.rstrip() for line in printed(summary(DOSSIER, READINGS), 80).splitlines()]
    at = lines.index("  3 media · 1 asal (KELNA, disimpulkan, keyakinan 80 persen)")
    assert lines[at + 1].startswith("      “Selat Marvan") and lines[at + 2].startswith("      ")
    assert "      1 Juli 2025   Warta Nusaraya" in lines and "      10 Juli 2025  Suluh Kepulauan" in lines


@pytest.mark.parametrize("width", [30, 80, 140])
def test_a_report_is_marked_without_colour(width: int):
    told = " ".join(printed(show_reading(READINGS["r-warta"]), width).split())
    for words in ("‹Dorsek›", "promosi", "[1:", "{kata"):
        assert words in told


def test_a_report_has_notes_below_its_lines():
    told = printed(show_reading(READINGS["r-warta"]), 240)
    assert "surat (disebut namanya, keyakinan 90 persen); lewat KELNA, Arkadia Wire (disimpulkan)" in " ".join(
        told.split()
    )
    assert "12 Mei 2025" in told and "bagian ini tidak dibaca" in told


def test_how_a_speaker_was_found_is_said():
    for tell in (summary_of_reading, show_reading):
        told = printed(tell(READINGS["r-dermaga"]), 200)
        assert "Ridwan Sapulete (kurang pasti, dari akhiran -nya, keyakinan 70 persen)" in told


def test_a_time_without_a_date_says_so():
    assert "Rabu = tanggalnya tidak dapat dipastikan" in printed(show_reading(READINGS["r-terasombak"]), 200)


def test_summary_counts_what_is_not_certain():
    told = " ".join(printed(summary(DOSSIER, READINGS), 120).split())
    assert "Yang belum pasti (" in told and "1 pernyataan dari pembicara anonim" in told
    assert "Warta Nusaraya ! Perdana" in told and "! tidak terbaca utuh" in told


def test_plain_is_one_line_without_controls():
    told = plain("a\x1b]8;;x\x07\r\nb\tc\u202ed\ud800")
    assert told == "a␛]8;;x␇ b c[U+202E]d\ufffd"
    assert "[/b]" in plain(HOSTILE_TITLE)


@given(st.text())
def test_plain_never_steers_a_terminal(text: str):
    told = plain(text)
    told.encode()
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in told)
    assert not set(told) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(20, 120))
def test_any_report_can_be_shown(text: str, start: int, end: int, width: int):
    span = Span(min(start, len(text)), min(max(start, end), len(text)))
    reading = Reading(
        id="r",
        uri=text,
        sha256="",
        gathered_at="",
        text=text,
        title=span,
        statements=(Statement(content=(span,), kind="mixed", speaker=span, speaker_name=text),),
    )
    for told in (show_reading(reading), summary_of_reading(reading), summary(Dossier(), {})):
        assert "\x1b" not in printed(told, width)

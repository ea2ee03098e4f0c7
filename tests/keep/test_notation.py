"""JSON of dossiers and readings: what is written is what is read, and what is no dossier is refused with a word."""

from __future__ import annotations

import codecs
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.keep import dossier_from_json, dossier_to_json, reading_to_json
from runut.model import Dossier, DossierReport, Problem, Published, Reading
from tests.tell.coverage import DOSSIER, READINGS

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_a_dossier_comes_back_as_it_was():
    assert dossier_from_json(dossier_to_json(DOSSIER)) == DOSSIER
    assert dossier_from_json(dossier_to_json(Dossier())) == Dossier()


@given(WORDS, WORDS, st.floats(0, 1))
def test_any_words_come_back_as_they_were(title: str, uri: str, sure: float):
    published = Published(value=title, how="inferred", sure=sure)
    report = DossierReport(id=uri, uri=uri, sha256="", outlet=title, title=title, published=published)
    dossier = Dossier(reports=(report,), problems=(Problem(uri=uri, code="empty", detail=title),), excerpts=True)
    assert dossier_from_json(dossier_to_json(dossier)) == dossier


@pytest.mark.parametrize("report", sorted(READINGS))
def test_a_reading_is_one_line_with_or_without_its_text(report: str):
    whole, bare = reading_to_json(READINGS[report]), reading_to_json(READINGS[report], text=False)
    assert b"\n" not in whole + bare
    assert msgspec.json.decode(whole, type=Reading) == READINGS[report]
    assert json.loads(bare) == {key: value for key, value in json.loads(whole).items() if key != "text"}


def test_letters_are_written_as_they_are():
    written = dossier_to_json(Dossier(problems=(Problem(uri="laporan/“é”.txt", code="empty"),)))
    assert "“é”" in written.decode("utf-8")


def test_fields_of_a_later_version_are_passed_over():
    later = json.loads(dossier_to_json(DOSSIER)) | {"weather": "hujan"}
    assert dossier_from_json(json.dumps(later).encode()) == DOSSIER


def test_a_byte_order_mark_does_no_harm():
    assert dossier_from_json(codecs.BOM_UTF8 + dossier_to_json(DOSSIER)) == DOSSIER


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b"null", "object"),
        (b"[]", "object"),
        (b"{}", "reports"),
        (b'{"id": "x", "problems": []}', "reports"),
        (b'{"reports": [], "stories": []}', "claims"),
        (b'{"reports": 1, "stories": [], "claims": []}', "$.reports"),
        (b'{"reports": [{"id": 1}], "stories": [], "claims": []}', "$.reports[0]"),
        (b'{"reports": [], "stories": [], "claims": [], "excerpts": "ya"}', "$.excerpts"),
        (b"\xff\xfe{\x00}\x00", "malformed"),
        (b'{"reports": [], "stories": [], "claims": [], "problems": [{"uri": "\xff", "code": ""}]}', "utf"),
        (b"[" * 200_000, "object"),
        (b'{"x": ' + b"[" * 200_000, "deep"),
        (b'{"reports": ' + b"[" * 200_000, "deep"),
        (reading_to_json(READINGS["r-warta"]), "reports"),
    ],
)
def test_what_is_no_dossier_is_refused_with_a_word(data: bytes, word: str):
    with pytest.raises(ValueError, match=r"\S") as refused:
        dossier_from_json(data)
    assert word in str(refused.value).lower()


@given(st.one_of(st.binary(max_size=200), st.recursive(st.none(), st.lists).map(repr).map(str.encode)))
def test_any_bytes_are_a_dossier_or_refused(data: bytes):
    try:
        assert isinstance(dossier_from_json(data), Dossier)
    except ValueError as error:
        assert str(error)

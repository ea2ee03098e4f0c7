from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.gather.decoding import NotTextError, decode

WORDS = "“Harga beras naik,” kata Rangga – pedagang di Tirawai… café"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_of_indonesian_text(encoding):
    assert decode((WORDS * 3).encode(encoding)) == WORDS * 3


def test_latin1_without_quote_marks():
    assert decode("Cité Française dan Müller".encode("latin-1")) == "Cité Française dan Müller"


def test_one_broken_byte_does_not_spoil_utf8():
    assert decode("“Naik” kata".encode() + b"\xff dan \xe2\x80") == "“Naik” kata\ufffd dan \ufffd"


def test_a_declared_character_set_is_believed_after_utf8():
    assert decode("Владимир".encode("cp1251"), "windows-1251") == "Владимир"
    assert decode("é".encode(), "windows-1251") == "é"
    assert decode("é".encode("cp1252"), "tidak-ada") == "é"


@pytest.mark.parametrize("data", [b"a\0b", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x01\x02\x03\x04abc", b"\xff\xd8\xff\xe0"])
def test_binary(data):
    with pytest.raises(NotTextError):
        decode(data)


@given(
    st.binary(max_size=300), st.sampled_from([None, "utf-7", "utf-16", "idna", "rot13", "cp1251", "shift_jis", "hex"])
)
def test_any_bytes_give_encodable_text_or_are_binary(data, declared):
    try:
        text = decode(data, declared)
    except NotTextError:
        return
    text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_left_alone(text):
    if not text.startswith("\ufeff"):
        try:
            assert decode(text.encode()) == text
        except NotTextError:
            assert text.startswith(("%PDF-", "BZh", "GIF8", "{\\rtf"))

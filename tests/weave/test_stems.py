from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.weave.stems import stemmer

FAMILIES = [
    "memulihkan pemulihan dipulihkan pulih",
    "mengirim dikirim kirim pengiriman mengirimkan kiriman",
    "mengakui pengakuan diakui",
    "membangun pembangunan dibangun pembangun",
    "memperluas perluasan luas diperluas",
    "berjuang perjuangan memperjuangkan",
    "kebebasan membebaskan bebas pembebasan",
    "menewaskan tewas tewasnya",
    "kerusakan rusak merusak",
    "tembakan menembak ditembak",
    "memutuskan memutus keputusan diputuskan",
    "peringatan memperingati diperingati",
    "menyebut disebut sebutan",
    "penerima menerima diterima",
    "keberangkatan berangkat diberangkatkan",
    "menunda ditunda penundaan",
    "pelanggaran melanggar dilanggar",
    "mengklaim mengeklaim diklaim",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_one_word_have_one_stem(family: str):
    assert len({stemmer("id").stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("kapal", "kepala"), ("serang", "seorang"), ("padam", "pedang"), ("kota", "kata")]
)
def test_other_words_have_other_stems(one: str, other: str):
    assert stemmer("id").stem(one) != stemmer("id").stem(other)


@given(st.text(max_size=60))
def test_any_word_has_a_stem_that_is_not_empty(word: str):
    stem = stemmer("id").stem(word)
    assert stem or not word

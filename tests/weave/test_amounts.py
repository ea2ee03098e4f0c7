from __future__ import annotations

import pytest

from runut.weave.amounts import amounts
from runut.weave.wording import Wording


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("1,2 juta orang, 38 rumah dan dua puluh tujuh", {1_200_000, 38, 27}),
        ("dua ratus tiga puluh delapan ribu lima ratus", {238_500}),
        ("seratus dua belas; tiga belas", {112, 13}),
        ("Rp15 ribu dari 1.200 karung", {15_000, 1_200}),
        ("2.500.000,75 rupiah", {2_500_000.75}),
        ("tidak ada", set()),
    ],
)
def test_numbers_in_digits_and_words(words: str, values: set[float]):
    wording = Wording(words, {}, {}, "id")
    assert amounts(wording.words, "id", wording.decimal) == values


def test_numbers_of_an_english_text_are_those_of_its_versions():
    wording = Wording("Thirty-eight people and 1,200 houses, $1.4 billion", {}, {}, "id", "en")
    assert amounts(wording.words, "id", wording.decimal) == {38, 1_200, 1_400_000_000}

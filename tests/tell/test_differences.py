"""Wordings side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.tell.differences import word_differences


def told(wordings: list[str]) -> list[str]:
    return [
        " ".join(f"*{one.words}*" if one.differs else one.words for one in stretches)
        for stretches in word_differences(wordings)
    ]


def test_two_wordings_mark_what_the_other_lacks():
    assert told(["tujuh orang tewas di laut", "Tujuh orang meninggal di laut."]) == [
        "tujuh orang *tewas* di laut",
        "Tujuh orang *meninggal* di laut.",
    ]


def test_the_word_that_most_share_is_not_marked():
    assert told(["tujuh orang meninggal", "tujuh orang tewas", "tujuh orang meninggal dunia"]) == [
        "tujuh orang meninggal",
        "tujuh orang *tewas*",
        "tujuh orang meninggal *dunia*",
    ]


def test_the_first_wording_need_not_be_like_the_others():
    assert told(["kapal karam di Marvan", "feri tenggelam di selat Marvan", "feri tenggelam di Marvan"]) == [
        "*kapal karam* di Marvan",
        "feri tenggelam di *selat* Marvan",
        "feri tenggelam di Marvan",
    ]


def test_one_wording_differs_from_none():
    assert told(["hanya satu"]) == ["hanya satu"]


@given(st.lists(st.text(alphabet="ab .,\n“", max_size=30), max_size=5))
def test_no_word_is_lost(wordings: list[str]):
    found = word_differences(wordings)
    assert [" ".join(one.words for one in stretches).split() for stretches in found] == [
        one.split() for one in wordings
    ]

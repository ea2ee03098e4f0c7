"""From quoted words to offsets: what an annotator quotes is what the gold points at."""

from __future__ import annotations

import pytest

from tools.labelling import UnfoundError, gold

TEXT = "“Air jernih,” kata Rudi, Senin. Rudi berkata, pipa baru dipasang Senin depan. Kata Rudi, airnya aman."


def words(spans: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def test_items_are_found_in_the_order_of_the_list():
    record = gold({"id": "1", "dates": [{"words": "Senin"}, {"words": "Senin depan"}]}, TEXT)
    assert words([date["span"] for date in record["dates"]]) == ["Senin", "Senin depan"]
    assert record["dates"][0]["span"][0] < record["dates"][1]["span"][0]


def test_cue_and_speaker_stand_beside_their_content():
    made = {"content": ["pipa baru [...] Senin depan"], "cue": "berkata", "speaker": "Rudi", "kind": "indirect"}
    statement = gold({"id": "1", "statements": [made]}, TEXT)["statements"][0]
    assert words(statement["content"]) == ["pipa baru dipasang Senin depan"]
    assert statement["speaker"] == [TEXT.index("Rudi berkata"), TEXT.index(" berkata")]


def test_words_stand_whole():
    record = gold({"id": "1", "relays": [{"words": "air"}]} | {"statements": []}, "Airnya, kata airman, air.")
    assert record["relays"][0]["span"] == [21, 24]


def test_words_that_are_not_there_are_named():
    with pytest.raises(UnfoundError, match="Selasa"):
        gold({"id": "1", "dates": [{"words": "Selasa"}]}, TEXT)


def test_boilerplate_and_headings_follow_from_the_blocks():
    blocks = [{"words": "“Air jernih,”", "role": "heading"}, {"words": "Senin", "role": "promo"}]
    record = gold({"id": "1", "blocks": blocks}, TEXT)
    assert (words(record["headings"]), words(record["boilerplate"])) == (["“Air jernih,”"], ["Senin"])

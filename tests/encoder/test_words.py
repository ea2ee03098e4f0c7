"""Labels of words by the encoder."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.encoder import best_labels, label_words, likely_names, name_labels
from runut.encoder.pieces import pieces
from runut.encoder.words import LONGEST

TEXT = "Gubernur Raditya Palwaguna bertemu pengurus Palang Merah Indonesia di Makassar , Selasa ."
SENTENCE = TEXT.split()
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def told(words: list[str]) -> list[str]:
    return best_labels(likely_names([words])[0], name_labels())


def test_names_and_parts_of_speech_of_a_sentence():
    labels = dict(zip(SENTENCE, told(SENTENCE), strict=True))
    assert labels["Raditya"] == "B-PER"
    assert labels["Palwaguna"] == "I-PER"
    assert labels["Palang"] == "B-ORG"
    assert labels["Makassar"] == "B-LOC"
    assert labels["bertemu"] == "O"
    pos = dict(zip(SENTENCE, label_words([SENTENCE])[0].pos, strict=True))
    assert (pos["bertemu"], pos["di"], pos["Makassar"], pos["."]) == ("VERB", "ADP", "PROPN", "PUNCT")


def test_parts_of_a_statement():
    words = ["Wali", "kota", "mengatakan", "jalan", "itu", "akan", "diperbaiki", "bulan", "depan", "."]
    parts = label_words([words])[0].parts
    assert parts[words.index("mengatakan")] == "B-CUE"
    assert parts[words.index("diperbaiki")] == "I-CONTENT"


def test_the_same_sentences_give_the_same_labels_whatever_thread_asks():
    both = [SENTENCE, ["Ia", "pulang", "."]]
    first, again = (label_words(both) for _ in range(2))
    names, once_more = (likely_names(both) for _ in range(2))
    assert all((a == b).all() for a, b in zip(names, once_more, strict=True))
    assert all(a.pos == b.pos for a, b in zip(first, again, strict=True))


def test_a_sentence_longer_than_the_encoder_takes_is_labelled_whole():
    words = SENTENCE * 60
    (of,), (names,) = label_words([words]), likely_names([words])
    assert len(names) == len(of.pos) == len(of.parts) == len(words)
    assert sum(len(pieces("id").of_word(word)) for word in words) > LONGEST
    labels = best_labels(names, name_labels())
    assert labels.count("B-LOC") >= 55


@pytest.mark.parametrize("reader", ["fast", "accurate"])
def test_either_network_finds_the_names_of_a_sentence_however_long(reader):
    short, long = likely_names([SENTENCE, SENTENCE * 60], reader=reader)
    labels = dict(zip(SENTENCE, best_labels(short, name_labels()), strict=True))
    assert (labels["Raditya"], labels["Makassar"], labels["bertemu"]) == ("B-PER", "B-LOC", "O")
    assert len(long) == len(SENTENCE) * 60
    assert best_labels(long, name_labels()).count("B-LOC") >= 55
    assert np.allclose(short.sum(1), 1, atol=1e-3)
    assert [len(one) for one in likely_names([[], ["Ia"]], reader=reader)] == [0, 1]


def test_nothing_to_label():
    assert label_words([]) == []
    (of,), (names,) = label_words([[]]), likely_names([[]])
    assert (len(names), of.pos, of.parts) == (0, [], [])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=12), max_size=6), max_size=4))
def test_any_words_get_a_label_each(sentences):
    for words, of, names in zip(sentences, label_words(sentences), likely_names(sentences), strict=True):
        assert len(of.pos) == len(of.parts) == len(names) == len(words)
        assert np.isfinite(names).all()


@given(st.lists(st.lists(st.floats(0, 1), min_size=5, max_size=5), max_size=12))
def test_no_name_begins_in_its_middle(rows):
    found = best_labels(np.array(rows, dtype=np.float32).reshape(-1, 5), LABELS)
    for before, label in zip(["O", *found], found, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_the_best_labels_are_the_likeliest_that_are_allowed():
    likely = np.array([[0.4, 0.1, 0.5, 0, 0], [0.1, 0, 0.9, 0, 0]], dtype=np.float32)
    assert best_labels(likely, LABELS) == ["B-PER", "I-PER"]


@pytest.mark.parametrize("word", ["Mahkamah", "(", "…", "北京", "a" * 500, "\u200b"])
def test_every_word_has_pieces(word):
    assert pieces("id").of_word(word)

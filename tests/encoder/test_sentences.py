"""Vectors of sentences."""

from __future__ import annotations

import numpy as np

from runut.encoder import sentence_vectors

ENGLISH = "The governor denied that the bridge would be closed before the rainy season."
INDONESIAN = "Gubernur membantah jembatan itu akan ditutup sebelum musim hujan."
OTHER = "Harga cabai di pasar tradisional turun dua hari berturut-turut."


def test_vectors_have_length_one_and_a_translation_is_nearest():
    vectors = sentence_vectors([ENGLISH, INDONESIAN, OTHER])
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > likeness[0, 2] + 0.05


def test_white_space_does_not_matter_and_any_text_has_a_vector():
    plain, spaced, empty, long = sentence_vectors([OTHER, f"  {OTHER.replace(' ', chr(10))} ", "", OTHER * 400])
    assert np.allclose(plain, spaced, atol=1e-3)
    assert np.isfinite(empty).all()
    assert np.isfinite(long).all()


def test_no_texts_no_vectors():
    assert len(sentence_vectors([])) == 0

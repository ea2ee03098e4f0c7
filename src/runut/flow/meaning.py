"""Sentence vectors for weaving, where the encoder runs on this machine."""

from __future__ import annotations

from functools import cache, partial

from runut.encoder import EncoderError, sentence_vectors
from runut.weave import Meaning


@cache
def known_meaning(language: str) -> Meaning | None:
    """What ``weave`` asks where words leave a doubt; ``None`` where it must do without."""
    try:
        sentence_vectors([""], language)
    except EncoderError:
        return None
    return partial(sentence_vectors, language=language)

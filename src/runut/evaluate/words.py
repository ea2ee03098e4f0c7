"""The words of a language that matter when what was found is compared with labels (``evaluate.toml``)."""

from __future__ import annotations

import msgspec

from runut.languages import table


class EvaluationWords(msgspec.Struct, frozen=True):
    titles: frozenset[str]
    """Before a person's name."""
    media: frozenset[str]
    """Around a medium's name."""
    pronouns: frozenset[str]
    before: frozenset[str]
    """What may stand before a vague time expression."""
    vague: frozenset[str]
    """Time expressions that neither count nor cost."""


def evaluation_words(language: str) -> EvaluationWords:
    """The words of a language pack; cached."""
    words: EvaluationWords = table(language, "evaluate.toml", EvaluationWords)
    return words

"""Wordings of one claim side by side: which words most of the others share, and which they do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\S+")
_BARE = re.compile(r"^\W+|\W+$")
_MOST_WORDS = 600
"""Words of one wording that are compared; a longer one is shown unmarked."""

_MOST_WORDINGS = 40
"""Wordings that are all compared with one another."""


class Stretch(NamedTuple):
    """Words that follow one another in one wording, all shared or all its own."""

    words: str
    differs: bool


def word_differences(wordings: Sequence[str]) -> list[tuple[Stretch, ...]]:
    """Each wording cut into stretches; ``differs`` where the words are not those that most wordings share.

    Words are compared without case and outer punctuation and are aligned, by their longest common subsequence, with
    the wording that has most in common with the others. A word of it is shared where more than half of all have it.
    """
    words = [_WORD.findall(wording) for wording in wordings]
    if len(wordings) < 2 or any(len(one) > _MOST_WORDS for one in words):
        return [(Stretch(" ".join(one), False),) for one in words]
    keys = [[_BARE.sub("", word).casefold() or word for word in one] for one in words]
    middle = _middle(keys)
    aligned = [_aligned(middle, one) for one in keys]
    held = Counter(at for pairs in aligned for at in pairs.values())
    return [
        _stretches(one, [at in pairs and 2 * held[pairs[at]] > len(wordings) for at in range(len(one))])
        for one, pairs in zip(words, aligned, strict=True)
    ]


def _middle(keys: Sequence[list[str]]) -> list[str]:
    """The wording that shares most words, in order, with the others; the first of several."""
    if len(keys) > _MOST_WORDINGS:
        return keys[0]
    return max(keys, key=lambda one: sum(LCSseq.normalized_similarity(one, other) for other in keys))


def _aligned(reference: list[str], other: list[str]) -> dict[int, int]:
    """Places in ``other`` of the words that stand in ``reference``, and their places there."""
    return {
        at: step.src_start + at - step.dest_start
        for step in LCSseq.opcodes(reference, other)
        if step.tag == "equal"
        for at in range(step.dest_start, step.dest_end)
    }


def _stretches(words: list[str], shared: list[bool]) -> tuple[Stretch, ...]:
    runs = groupby(zip(words, shared, strict=True), key=lambda pair: pair[1])
    return tuple(Stretch(" ".join(word for word, _ in run), not common) for common, run in runs)

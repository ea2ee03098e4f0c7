"""How much a word tells: the rarer it is among reports, the more.

A coverage of five reports cannot tell a rare word from a common one, and one of a hundred thousand knows better than
any table which words its own affairs have worn out. So the shares of documents that a table of the language gives
(``rarity.tsv``) count like ``BACKGROUND`` reports beside those that are woven.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from runut.languages import resource
from runut.weave.stories.sketch import Sketch, hashed

BACKGROUND = 1500.0
"""Reports of a coverage that the table counts like."""
UNLISTED = 1.5e-4
"""Share of documents for a word that the table does not have: half of the least that it has."""
LEAST, MOST = 0.05, 7.0
"""Bounds of a weight. The upper one keeps a misspelling from drowning what two reports share."""


@cache
def background(language: str) -> Mapping[int, float]:
    """Hash of a key → share of the language's news documents that hold it, 0 to 1."""
    lines = resource(language, "rarity.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {hashed(key): float(share) / 10_000 for key, share in rows}


class Rarity:
    """Weights of words: the natural logarithm of one over the share of reports that hold them, within bounds.

    ``counts``: hash of a key → reports of the coverage that hold it; ``reports``: how many there are. The weights of
    the same counts are the same on every machine.
    """

    def __init__(self, counts: Mapping[int, int], reports: int, language: str = "id") -> None:
        self.counts = counts
        self.reports = reports
        self._background = background(language)
        self._known: dict[int, float] = {}

    def weight(self, key: int) -> float:
        found = self._known.get(key)
        if found is None:
            held = BACKGROUND * self._background.get(key, UNLISTED) + self.counts.get(key, 0)
            found = min(MOST, max(LEAST, math.log((BACKGROUND + self.reports) / held)))
            self._known[key] = found
        return found


def count(sketches: Iterable[Sketch]) -> tuple[dict[int, int], int]:
    """How many of the sketches hold each word or name, and how many there are."""
    counts: dict[int, int] = {}
    total = 0
    for sketch in sketches:
        total += 1
        for key in {*sketch.title, *sketch.lead, *sketch.body, *sketch.names}:
            counts[key] = counts.get(key, 0) + 1
    return counts, total

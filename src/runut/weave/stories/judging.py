"""How likely two reports tell of one happening: a logistic regression over ``pairs.FEATURES``, one for each kind of
pair.

Weights stand in ``stories.toml``; ``training/stories.py`` fits them on reports written for Runut (``benchmarks/gold``).
"""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import table
from runut.weave.stories.pairs import FEATURES


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one kind of pair: ``plain`` without the feature ``meaning``, ``full`` with it, empty where meaning tells
    nothing of such a pair; the bias stands last."""

    plain: tuple[float, ...]
    full: tuple[float, ...]

    @property
    def needed(self) -> frozenset[str]:
        """Features that have a weight, but for ``meaning``."""
        both = (self.plain, self.full)
        return frozenset(name for of in both for name, weight in zip(FEATURES[:-1], of, strict=False) if weight)


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``stories.toml``."""

    features: tuple[str, ...]
    doubtful: tuple[float, float]
    """Log-odds between which a pair is asked for its meaning."""
    likely: float
    """Log-odds of a pair from which its reports hang together."""
    story: float
    """Least mean log-odds of two groups of reports that are one story, less what ``contrast`` takes off."""
    contrast: float
    single: float
    base: float
    unknown: float
    """As ``runut.weave.clustering.Contrast`` has them."""
    thread: float
    """Log-odds from which two stories are of one thread."""
    threads: tuple[float, ...]
    """Weights of ``threads.FEATURES``, the bias last."""
    kinds: dict[str, Weights]


@cache
def judgement(language: str) -> Judgement:
    """The weights of a language. Raises ``runut.languages.TableError`` where they are missing or do not fit."""
    found: Judgement = table(language, "stories.toml", Judgement)
    if found.features != FEATURES:
        raise ValueError(f"languages/{language}/stories.toml was fitted for other features")
    return found

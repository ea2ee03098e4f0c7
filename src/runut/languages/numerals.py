"""The number words of a language, which more than one stage reads."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import table


class Numerals(msgspec.Struct, frozen=True, kw_only=True):
    """The shape of ``numerals.toml``."""

    half: tuple[str, ...]
    round: frozenset[str]
    digits: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, float]
    scaled: dict[str, float]
    vague: dict[str, float]


@cache
def numerals(language: str) -> Numerals:
    """The number words of a language. Raises ``runut.languages.TableError`` where they are missing or wrong."""
    known: Numerals = table(language, "numerals.toml", Numerals)
    return known

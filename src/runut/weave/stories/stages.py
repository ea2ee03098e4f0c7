"""Stages of processes: a demand, a verdict and an appeal are three happenings of one case.

``stages.toml`` lists, for each process, its stages with the words and phrases that tell of them in a title.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from runut.languages import table
from runut.weave.stems import stemmer
from runut.weave.wording import Word


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``words``: single words, compared by their stems; ``phrases``: words in a row, as written."""

    name: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Process(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    stage: tuple[Stage, ...]


class Stages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``stages.toml``."""

    process: tuple[Process, ...]


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a phrase → its words and the stage, longer phrases first."""
    stages = table(language, "stages.toml", Stages)
    stem = stemmer(language).stem
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for process in stages.process:
        for stage in process.stage:
            name = f"{process.name}:{stage.name}"
            for phrase in (*stage.words, *stage.phrases):
                words = tuple(phrase.split())
                key = words if len(words) > 1 else (f"={stem(words[0])}",)
                found.setdefault(key[0], []).append((key, name))
    return {first: sorted(of, key=lambda one: (-len(one[0]), one)) for first, of in found.items()}


def stages_of(words: Sequence[Word], language: str) -> tuple[str, ...]:
    """The stages (``court:appeal``) that words tell of, in order; a longer phrase hides the words in it."""
    phrases = _phrases(language)
    stem = stemmer(language).stem
    found: set[str] = set()
    at = 0
    lower = [word.lower for word in words]
    while at < len(lower):
        length = 1
        for phrase, name in (*phrases.get(lower[at], ()), *phrases.get(f"={stem(lower[at])}", ())):
            if len(phrase) == 1 or tuple(lower[at : at + len(phrase)]) == phrase:
                found.add(name)
                length = len(phrase)
                break
        at += length
    return tuple(sorted(found))

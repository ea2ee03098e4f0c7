"""Whether two names mean one speaker, and whether two mean one medium."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from runut.evaluate.words import evaluation_words

_WORD = re.compile(r"[a-z0-9@_]+")


def tokens(name: str | None) -> list[str]:
    """The words of a name in lower case, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name or "")
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)).lower())


def same_name(found: str | None, labelled: Sequence[str], language: str) -> bool:
    """Whether a name is one of the labelled ones, titles aside."""
    core = _core(found, language)
    return any(core == _core(name, language) or tokens(found) == tokens(name) for name in labelled)


def same_person(found: str | None, labelled: Sequence[str], language: str) -> bool:
    """Whether a name is a labelled one, a part of it, or holds it; titles aside."""
    core = _core(found, language)
    if not core:
        return False
    others = [_core(name, language) for name in labelled]
    return any(
        core == other or set(core) <= set(other) or set(other) <= set(core) or core[-1] == other[-1]
        for other in others
        if other
    )


def medium(name: str | None, language: str) -> str:
    """A medium's name as it is compared."""
    words = tokens(name)
    kept = [word for word in words if word not in evaluation_words(language).media]
    return "".join(kept or words).lstrip("@")


def chain(names: Sequence[str], language: str) -> tuple[str, ...]:
    """The media of a chain as they are compared."""
    return tuple(medium(name, language) for name in names)


def _core(name: str | None, language: str) -> list[str]:
    words = tokens(name)
    return [word for word in words if word not in evaluation_words(language).titles] or words

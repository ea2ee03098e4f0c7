"""Words of an original that its translation takes for others: a false friend, another sense, the contrary."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import rows
from runut.weave.drift.utterances import Utterance
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import keys_of


class _Row(msgspec.Struct, frozen=True):
    """A row of ``misread_<language>.csv``."""

    english: str
    misread: tuple[str, ...]
    understood: tuple[str, ...]


def misread(original: Utterance, version: Utterance, written: str, language: str) -> str | None:
    """The first word of an original, written in ``written``, that its version in ``language`` takes for another: it has
    a word of the table that no other word of the original accounts for, and none by which it was understood."""
    known = _known(written, language)
    said = version.keys | {word.lower for word in version.words if not word.keys}
    lower = [word.lower for word in original.words]
    for at, word in enumerate(lower):
        for length in (2, 1):
            row = known.get(" ".join(lower[at : at + length])) if at + length <= len(lower) else None
            if row is None:
                continue
            wrong, right = row
            beside = {key for each in (*original.words[:at], *original.words[at + length :]) for key in each.keys}
            meant = right | {key for each in original.words[at : at + length] for key in each.keys}
            taken = (wrong - meant - beside) & said - version.passage.denied
            if taken and not meant & said:
                return " ".join((word, *lower[at + 1 : at + length]))
            break
    return None


@cache
def _known(written: str, language: str) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Word of an original → what it is misread as, and words by which it was understood, as they are compared."""
    if written not in vocabulary(language).foreign:
        return {}
    return {
        row.english: (_keys(row.misread, language), _keys(row.understood, language))
        for row in rows(language, f"misread_{written}.csv", _Row)
    }


def _keys(words: tuple[str, ...], language: str) -> frozenset[str]:
    """What words count as; those that count as nothing stand for themselves."""
    return frozenset(key for word in words for key in keys_of(word, language) or (word,))

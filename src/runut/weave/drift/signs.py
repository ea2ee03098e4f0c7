"""Words that turn a sentence: conditions, contrasts, negations, what is possible and what is sure (``drift.toml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import msgspec

from runut.languages import table
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word

REACH = 3
"""Words from a negation to the one that it turns round, at most."""
_STOP, _PAUSE = re.compile(r"[.;!?…\n]"), re.compile(r"[,.;:!?…–—\n]")


class _Written(msgspec.Struct, frozen=True):
    """``drift.toml`` of the language in which a text is written: every list is explained there."""

    conditions: frozenset[str]
    contrasts: frozenset[str]
    told_otherwise: frozenset[str]
    negations: frozenset[str]
    affirming: frozenset[str]
    joining: frozenset[str]
    narrowing: frozenset[str]
    reversing: frozenset[str]
    possible: frozenset[str]
    certain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Limit:
    """A condition or a contrast of a sentence: ``first`` to ``last`` of its words, end exclusive."""

    first: int
    last: int


class Signs:
    """The turning words of one language in which texts are written."""

    def __init__(self, written: _Written) -> None:
        self._written = written

    def limits(self, words: Sequence[Word], text: str) -> list[Limit]:
        """The conditions and contrasts among a statement's words. One that opens its sentence ends with the next
        comma; one further on ends with the sentence."""
        opening = self._at(words, self._written.conditions | self._written.contrasts)
        found: list[Limit] = []
        for at in opening:
            if found and at < found[-1].last:
                continue
            opens = at == 0 or _STOP.search(text, words[at - 1].end, words[at].start) is not None
            ends = _PAUSE if opens and words[at].lower not in self._written.contrasts else _STOP
            last = at + 1
            while last < len(words) and ends.search(text, words[last - 1].end, words[last].start) is None:
                last += 1
            found.append(Limit(at, last))
        return found

    def limited(self, words: Sequence[Word]) -> bool:
        """Whether there is a word of a condition or contrast, or one by which they are told otherwise."""
        written = self._written
        return bool(self._at(words, written.conditions | written.contrasts | written.told_otherwise))

    def conditional(self, words: Sequence[Word]) -> bool:
        """Whether there is a word that opens a condition."""
        return bool(self._at(words, self._written.conditions))

    def turning(self, words: Sequence[Word]) -> bool:
        """Whether there is a negation or a word that makes less of what it stands with."""
        return bool(self._negated(words) or self._at(words, self._written.narrowing))

    def reversals(self, words: Sequence[Word]) -> int:
        """Negations, and words that hold one in them."""
        return len({*self._negated(words), *self._at(words, self._written.reversing)} - self._idle(words))

    def is_plain(self, words: Sequence[Word], text: str) -> bool:
        """Whether a statement is one clause: no comma in it and none of the words that join clauses."""
        paused = any(_PAUSE.search(text, one.end, other.start) for one, other in pairwise(words))
        return not paused and not self._at(words, self._written.joining | self._written.contrasts)

    def denied(self, words: Sequence[Word]) -> frozenset[str]:
        """What the first compared word after each negation counts as, but for what stands there without one too."""
        denied: set[int] = set()
        for at in self._negated(words):
            near = range(at + 1, min(at + 1 + REACH, len(words)))
            denied.update([each for each in near if words[each].keys][:1])
        plain = {key for at, word in enumerate(words) if at not in denied for key in word.keys}
        return frozenset(key for at in denied for key in words[at].keys) - plain

    def undone(self, words: Sequence[Word]) -> bool:
        """Whether a negation stands right before a word that holds one: the two come to a yes."""
        reversing = set(self._at(words, self._written.reversing))
        return any(not reversing.isdisjoint(range(at + 1, at + 1 + REACH)) for at in self._negated(words))

    def possible(self, words: Sequence[Word]) -> bool | None:
        """True where all is only possible, false where all is sure; ``None`` where neither or both is said."""
        may = bool(self._at(words, self._written.possible))
        will = bool(self._at(words, self._written.certain))
        return may if may != will else None

    def _negated(self, words: Sequence[Word]) -> list[int]:
        """Where the negations stand that turn something round."""
        idle = self._idle(words)
        return [at for at in self._at(words, self._written.negations) if at not in idle]

    def _idle(self, words: Sequence[Word]) -> set[int]:
        """Where the words of phrases stand whose negation turns nothing round."""
        lower = [word.lower for word in words]
        found: set[int] = set()
        for phrase in self._written.affirming:
            parts = phrase.split()
            for at in range(len(lower)):
                if lower[at : at + len(parts)] == parts:
                    found.update(range(at, at + len(parts)))
        return found

    @staticmethod
    def _at(words: Sequence[Word], listed: Set[str]) -> list[int]:
        """Where the listed words and phrases begin."""
        lower = [word.lower for word in words]
        found = [at for at, word in enumerate(lower) if word in listed]
        for phrase in sorted(one for one in listed if " " in one):
            parts = phrase.split()
            found += [at for at in range(len(lower)) if lower[at : at + len(parts)] == parts]
        return sorted(set(found))


@cache
def signs(language: str, written: str) -> Signs | None:
    """The turning words of texts in ``written``; ``None`` where they cannot be compared with texts in ``language``."""
    if written != language and written not in vocabulary(language).foreign:
        return None
    found: _Written = table(written, "drift.toml", _Written)
    return Signs(found)

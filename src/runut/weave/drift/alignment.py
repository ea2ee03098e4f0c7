"""Originals in another language and their translations, sentence against sentence.

The likest sentence of each of two reports is the other's translation, where it is likest from both sides and the two
are alike enough: by the words that the table of the other language knows, and by meaning where vectors are at hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from runut.weave.drift.utterances import Utterance, Utterances
from runut.weave.stories import Meaning
from runut.weave.stories.forming import Floats

ASKED = 64
"""Utterances of one story whose meaning is asked for."""
UNLIKE, ALIKE = 0.80, 0.90
"""Cosines of sentences that have nothing to do with one another, and of most sentences with their translations."""
OF_ORIGINAL, OF_ONLY, OF_NAMELESS = 0.3, 0.15, 0.5
"""Least share of the poorer wording that an original and its translation have in common; where each is all that its
report quotes of the speaker; where one of them does not show its speaker. Where nothing but words is known."""
LIKELY, LIKELY_ONLY, LIKELY_NAMELESS, LIKELY_OTHER = 0.65, 0.5, 0.85, 0.85
"""The same for the nearness of meaning (0 at ``UNLIKE``, 1 at ``ALIKE``) with the share of words; where both name
their speakers and these are two."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """An original and what seems its translation. ``one_voice``: whether one speaker has both, as far as known."""

    original: Utterance
    version: Utterance
    one_voice: bool | None
    near: float


def align(utterances: Utterances, meaning: Meaning | None) -> list[Aligned]:
    """Originals with their translations. What an outlet heard itself is no translation."""
    originals = [one for one in utterances.all if one.foreign]
    versions = [one for one in utterances.all if not one.foreign and not one.own]
    if not originals or not versions:
        return []
    vectors = _vectors(utterances, meaning, [*versions, *originals])
    near = {(one, other): _near(utterances, vectors, one, other) for one in originals for other in versions}
    best: dict[tuple[Utterance, str], float] = {}
    for (one, other), value in near.items():
        for place in ((one, other.report), (other, one.report)):
            best[place] = max(value, best.get(place, value))
    found: list[Aligned] = []
    for (one, other), value in near.items():
        if value <= 0 or value < max(best[one, other.report], best[other, one.report]):
            continue
        voice = utterances.voice(one, other)
        if value >= _least(utterances, one, other, voice, bool(vectors)):
            found.append(Aligned(one, other, voice, value))
    return found


def _least(
    utterances: Utterances, original: Utterance, version: Utterance, voice: bool | None, measured: bool
) -> float:
    only = original.quoted and version.quoted and utterances.only(original) and utterances.only(version)
    if voice is None:
        return LIKELY_NAMELESS if measured else OF_NAMELESS
    if not voice:
        return LIKELY_OTHER if measured else OF_NAMELESS
    if only:
        return LIKELY_ONLY if measured else OF_ONLY
    return LIKELY if measured else OF_ORIGINAL


def _near(utterances: Utterances, vectors: dict[Utterance, Floats], original: Utterance, version: Utterance) -> float:
    share = utterances.common(original, version)
    if not vectors:
        return share
    first, second = vectors.get(original), vectors.get(version)
    if first is None or second is None:
        return 0.0
    return max(0.0, (float(first @ second) - UNLIKE) / (ALIKE - UNLIKE)) + share


def _vectors(utterances: Utterances, meaning: Meaning | None, wanted: Iterable[Utterance]) -> dict[Utterance, Floats]:
    """The meaning of utterances; none where it is not at hand or they are too many."""
    asked = sorted(wanted, key=lambda one: one.passage.order)
    if meaning is None or len(asked) > ASKED:
        return {}
    texts = [utterances.coverage.said(one.passage) for one in asked]
    return dict(zip(asked, meaning(texts), strict=True))

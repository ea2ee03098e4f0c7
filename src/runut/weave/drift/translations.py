"""Translations that say something else than their original: a negation, a number, a condition, `could` and `will`.

A translation is held against the original where a report of the story carries it, else against other translations that
are nearer to it or more. Two translations in different words are no drift: only what turns the sentence counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from runut.model import Quantity, Reason
from runut.weave.drift.departures import Departure, of_words, speaker_of
from runut.weave.drift.translated import Translated
from runut.weave.drift.utterances import Utterance, Utterances, one_voice
from runut.weave.measures import compatible
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import denied_keys

OF_ORIGINAL, OF_ONLY, OF_NAMELESS = 0.3, 0.15, 0.5
"""Least share of the poorer wording that an original and its translation have in common; where each is all that its
report quotes of the speaker; where one of them does not show its speaker."""
OF_TRANSLATION = 0.5
"""Least likeness of two translations of one sentence."""
SHORT = 16
"""Words of a sentence, at most, of which negations can be counted against another's."""
SURE = {"negation": 0.7, "number": 0.75, "condition": 0.65, "modality": 0.65}
LESS = 0.15
"""How much less sure it is without the original."""


def mistranslations(utterances: Utterances, copies: Mapping[str, str], translated: Translated) -> Iterable[Departure]:
    """The mistranslations of a story. ``copies``: report → the report that it copies."""
    found: dict[Utterance, list[tuple[Utterance, str]]] = defaultdict(list)
    for original, version in _pairs(utterances):
        slot = _differs(utterances, original, version)
        if slot is not None:
            found[version].append((original, slot))
    for one, other, slot in _among_translations(utterances, copies, translated):
        found[other].append((one, slot))
    for version, others in sorted(found.items(), key=lambda one: one[0].passage.order):
        original, slot = min(others, key=lambda one: one[0].nearness)
        reason = Reason(code=f"drift_{slot}", args={"speaker": speaker_of(version, original)})
        sure = SURE[slot] - (0 if original.foreign else LESS)
        yield of_words("mistranslated", reason, version, [one for one, told in others if told == slot], sure)


def _pairs(utterances: Utterances) -> Iterable[tuple[Utterance, Utterance]]:
    """Originals with their translations: each the likest of the other's report, by one speaker as far as known. What an
    outlet heard itself is no translation."""
    originals = [one for one in utterances.all if one.foreign and one.quoted]
    versions = [one for one in utterances.all if not one.foreign and not one.own]
    common = {(one, other): _common(utterances, one, other) for one in originals for other in versions}
    for (one, other), share in common.items():
        if share <= 0:
            continue
        first = max(common[one, each] for each in versions if each.report == other.report)
        second = max(common[each, other] for each in originals if each.report == one.report)
        if share >= max(first, second):
            yield one, other


def _common(utterances: Utterances, original: Utterance, version: Utterance) -> float:
    """The share of the poorer wording that both have; 0 where it is too little or the speakers differ."""
    voice = one_voice(original.passage, version.passage)
    if voice is False:
        return 0.0
    share = utterances.common(original, version)
    least = OF_ORIGINAL if voice else OF_NAMELESS
    if voice and version.quoted and utterances.only(original) and utterances.only(version):
        least = OF_ONLY
    return share if share >= least else 0.0


def _differs(utterances: Utterances, original: Utterance, version: Utterance) -> str | None:
    """The slot in which a translation says something else than its original."""
    short = max(len(original.words), len(version.words)) <= SHORT
    if short and _turned(original, version):
        return "negation"
    if _other_number(utterances, original, version):
        return "number"
    if original.signs.conditional(original.words) and not version.signs.limited(version.words):
        return "condition" if _tells_condition(utterances, original, version) else None
    may, might = original.signs.possible(original.words), version.signs.possible(version.words)
    return "modality" if None not in (may, might) and may != might else None


def _turned(one: Utterance, other: Utterance) -> bool:
    """Whether the one comes to a yes and the other to a no, and one of them only has a negation by itself."""
    negations = one.signs.negations(one.words), other.signs.negations(other.words)
    reversals = one.signs.reversals(one.words) % 2, other.signs.reversals(other.words) % 2
    return reversals[0] != reversals[1] and min(negations) == 0 < max(negations)


def _tells_condition(utterances: Utterances, original: Utterance, version: Utterance) -> bool:
    """Whether the words of the condition stand in the version: then the condition was told as a fact, else cut."""
    limits = original.signs.limits(original.words, utterances.coverage.text(original.report))
    return any(
        utterances.told({key for word in original.words[limit.first : limit.last] for key in word.keys}, version.keys)
        > 0
        for limit in limits
    )


def _quantities(utterances: Utterances, one: Utterance) -> list[Quantity]:
    reading = utterances.coverage.readings[one.report]
    tolls = vocabulary(utterances.coverage.language).tolls
    return [
        quantity
        for quantity in reading.quantities
        if quantity.unit
        and quantity.of not in tolls.growing | tolls.moving
        and any(span.covers(quantity.span) for span in one.content)
    ]


def _other_number(utterances: Utterances, one: Utterance, other: Utterance) -> bool:
    """Whether each has one number of a unit or before a noun, and the two cannot both be right. Tolls are left to the
    updates, for whoever gives one gives another later."""
    ours, theirs = _quantities(utterances, one), _quantities(utterances, other)
    for unit in sorted({quantity.unit or "" for quantity in ours}):
        mine = [quantity for quantity in ours if quantity.unit == unit]
        yours = [quantity for quantity in theirs if quantity.unit == unit]
        if len(mine) == len(yours) == 1:
            a, b = mine[0], yours[0]
            if not compatible(a.value, a.bound, b.value, b.bound):
                return True
    counted, recounted = _counted(utterances, one), _counted(utterances, other)
    return any(counted[noun] != recounted[noun] for noun in counted.keys() & recounted.keys())


def _counted(utterances: Utterances, one: Utterance) -> dict[str, int]:
    """The plain whole numbers before a noun that the reading has no quantity of, each noun with one number only:
    `tiga pekan`."""
    read = [quantity.span for quantity in utterances.coverage.readings[one.report].quantities]
    found: dict[str, set[int]] = defaultdict(set)
    for word, noun in pairwise(one.words):
        if any(span.start <= word.start < span.end for span in read):
            continue
        written = word.lower if word.lower.isdecimal() else "".join(word.keys)
        value = written if written.isdecimal() and len(word.keys) < 2 else None
        if value is not None and noun.keys and not noun.keys[0][0].isdigit():
            found[noun.keys[0]].add(int(value))
    return {noun: min(values) for noun, values in found.items() if len(values) == 1}


def _among_translations(
    utterances: Utterances, copies: Mapping[str, str], translated: Translated
) -> Iterable[tuple[Utterance, Utterance, str]]:
    """Two translations of one sentence that differ in a slot, the one that others bear out in front."""
    versions = [one for one in utterances.all if not one.foreign and one.quoted and translated.is_translated(one)]
    for one in versions:
        for other in versions:
            if one.report == other.report or not one_voice(one.passage, other.passage):
                continue
            if copies.get(one.report) == other.report or utterances.alike(one, other) < OF_TRANSLATION:
                continue
            slot = _slot_between(utterances, one, other)
            if slot is not None and _borne_out(utterances, one, other, versions, copies):
                yield one, other, slot


def _slot_between(utterances: Utterances, one: Utterance, other: Utterance) -> str | None:
    language = utterances.coverage.language
    denied = [denied_keys(each.words, language) for each in (one, other)]
    if (denied[0] ^ denied[1]) & one.keys & other.keys and _turned(one, other):
        return "negation"
    chains = [{link.id for link in each.passage.chain} for each in (one, other)]
    return "number" if chains[0] & chains[1] and _other_number(utterances, one, other) else None


def _borne_out(
    utterances: Utterances,
    one: Utterance,
    other: Utterance,
    versions: Iterable[Utterance],
    copies: Mapping[str, str],
) -> bool:
    """Whether a third version is like the one where the two differ, and none like the other."""

    def like(each: Utterance, third: Utterance) -> bool:
        return (
            third.report not in (one.report, other.report, copies.get(one.report), copies.get(other.report))
            and copies.get(third.report) not in (one.report, other.report)
            and utterances.alike(each, third) >= OF_TRANSLATION
            and _slot_between(utterances, each, third) is None
        )

    return any(like(one, third) for third in versions) and not any(like(other, third) for third in versions)

"""Translations that say something else than their original: a negation, a number, a condition, `could` and `will`.

A translation is held against the original where a report of the story carries it, else against other translations that
are nearer to it or more. Two translations in different words are no drift: only what turns the sentence counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from runut.model import Quantity, Reason
from runut.weave.drift.alignment import Aligned
from runut.weave.drift.departures import Departure, of_words, speaker_of
from runut.weave.drift.misreadings import misread
from runut.weave.drift.translated import Translated
from runut.weave.drift.utterances import Utterance, Utterances
from runut.weave.measures import compatible
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import denied_keys

OF_TRANSLATION = 0.5
"""Least likeness of two translations of one sentence."""
SHORT = 16
"""Words of a sentence, at most, of which negations can be counted against another's."""
SURE = {"negation": 0.7, "number": 0.75, "word": 0.65, "condition": 0.65, "modality": 0.65}
LESS = 0.15
"""How much less sure it is without the original."""


def mistranslations(
    utterances: Utterances, copies: Mapping[str, str], translated: Translated, aligned: Iterable[Aligned]
) -> Iterable[Departure]:
    """The mistranslations of a story. ``copies``: report → the report that it copies; ``aligned``: its originals with
    their translations."""
    found: dict[Utterance, list[tuple[Utterance, str, str]]] = defaultdict(list)
    for pair in aligned:
        if pair.one_voice or (pair.one_voice is None and pair.original.quoted):
            told = differs(utterances, pair.original, pair.version)
            if told is not None:
                found[pair.version].append((pair.original, *told))
    for one, other, between in _among_translations(utterances, copies, translated):
        found[other].append((one, between, ""))
    for version, others in sorted(found.items(), key=lambda one: one[0].passage.order):
        original, slot, word = min(others, key=lambda one: one[0].nearness)
        args: dict[str, str | int | float] = {"speaker": speaker_of(version, original)}
        reason = Reason(code=f"drift_{slot}", args=args | ({"word": word} if word else {}))
        sure = SURE[slot] - (0 if original.foreign else LESS)
        yield of_words("mistranslated", reason, version, [one for one, each, _ in others if each == slot], sure)


def differs(utterances: Utterances, original: Utterance, version: Utterance) -> tuple[str, str] | None:
    """The slot in which a translation says something else than its original, and the word that was misread."""
    if _turned(utterances, original, version):
        return "negation", ""
    if _other_number(utterances, original, version):
        return "number", ""
    coverage = utterances.coverage
    word = misread(original, version, coverage.readings[original.report].language, coverage.language)
    if word is not None:
        return "word", word
    if original.signs.conditional(original.words) and not version.signs.limited(version.words):
        return ("condition", "") if _tells_condition(utterances, original, version) else None
    may, might = original.signs.possible(original.words), version.signs.possible(version.words)
    return ("modality", "") if None not in (may, might) and may != might else None


def _turned(utterances: Utterances, one: Utterance, other: Utterance) -> bool:
    """Whether the one comes to a yes and the other to a no: what the one denies the other says, one of them denies what
    holds a negation (`not rule out`) and the other has half of that, or of two plain clauses one denies nothing."""
    if max(len(one.words), len(other.words)) > SHORT:
        return False
    reversals = [each.signs.reversals(each.words) + each.passage.negated for each in (one, other)]
    if reversals[0] % 2 == reversals[1] % 2:
        return False
    texts = [utterances.coverage.text(each.report) for each in (one, other)]
    if one.signs.undone(one.words) != other.signs.undone(other.words):
        limited = any(each.signs.limits(each.words, text) for each, text in zip((one, other), texts, strict=True))
        return abs(reversals[0] - reversals[1]) == 1 and not limited
    denied = [each.signs.denied(each.words) for each in (one, other)]
    if (denied[0] & other.keys - denied[1]) | (denied[1] & one.keys - denied[0]):
        return True
    plain = all(each.signs.is_plain(each.words, text) for each, text in zip((one, other), texts, strict=True))
    return min(reversals) == 0 and bool(denied[0]) != bool(denied[1]) and plain


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
            if one.report == other.report or not utterances.voice(one, other):
                continue
            if copies.get(one.report) == other.report or utterances.alike(one, other) < OF_TRANSLATION:
                continue
            slot = _slot_between(utterances, one, other)
            if slot is not None and _borne_out(utterances, one, other, versions, copies):
                yield one, other, slot


def _slot_between(utterances: Utterances, one: Utterance, other: Utterance) -> str | None:
    language = utterances.coverage.language
    denied = [denied_keys(each.words, language) for each in (one, other)]
    if (denied[0] ^ denied[1]) & one.keys & other.keys and _turned(utterances, one, other):
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

"""Rewordings between quote marks: other words than those that the outlets nearer to the speaker quote.

Two quotations of one speaker say the same in other words either because one of them was reworded, or because the
speaker said it twice, or because both are translations. The second and third are no drift, so a rewording is found only
where others bear the one wording out, nobody bears out the other, and nothing shows a translation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from runut.model import Reason
from runut.weave.drift.departures import Departure, of_words, speaker_of
from runut.weave.drift.translated import Translated
from runut.weave.drift.utterances import Utterance, Utterances, literal

SAME_WORDS, REWORDED = 0.75, 0.6
"""Share of words in the same order from which two quotations are one, and up to which the one is a rewording."""
ALIKE, ALIKE_ONLY = 0.4, 0.3
"""Least likeness of a rewording to what it rewords, less being another sentence of the same speech; where each is all
that its report quotes of the speaker."""
ALIKE_NAMELESS = 0.5
"""The same where a report does not show the speaker."""
CLOSER = 0.15
"""How much more alike a third telling is to the one wording than to the other, to bear it out."""
LENGTHS = 0.5
"""Least length of the shorter of the two, in words of the longer."""
ALIKE_CREDITED = 0.2
"""The same where the one credits the outlet of the other, which heard it."""
FEWEST, FEWEST_CREDITED = 5, 3
"""Words of a quotation that is held against others; where the one credits the other's outlet."""
SURE, SURE_COPY = 0.65, 0.8


def rewordings(utterances: Utterances, copies: Mapping[str, str], translated: Translated) -> Iterable[Departure]:
    """The rewordings of a story. ``copies``: report → the report that it copies."""
    quoted = [one for one in utterances.all if one.quoted and not one.foreign and len(one.words) >= FEWEST_CREDITED]
    found: dict[Utterance, list[Utterance]] = defaultdict(list)
    for right in quoted:
        for other in quoted:
            if not _reworded(utterances, right, other) or translated.is_translated(right, other):
                continue
            if _worded_anew(utterances, quoted, right, other, copies):
                continue
            if _borne_out(utterances, right, other, copies) and not _stands(quoted, other, right, copies):
                found[other].append(right)
    for other, originals in sorted(found.items(), key=lambda one: one[0].passage.order):
        best = min(originals, key=lambda one: one.nearness)
        credits = any(utterances.credits(other, one) for one in originals)
        share = round(100 * literal(other.words, best.words))
        reason = Reason(code="drift_reworded", args={"speaker": speaker_of(best, other), "share": share})
        yield of_words("paraphrase_quoted", reason, other, originals, SURE_COPY if credits else SURE)


def _reworded(utterances: Utterances, right: Utterance, other: Utterance) -> bool:
    """Whether two quotations of one speaker say one sentence in different words."""
    if right.report == other.report or not _one_occasion(utterances, right, other):
        return False
    shorter, longer = sorted((len(right.words), len(other.words)))
    if shorter < LENGTHS * longer or _numbers(right) != _numbers(other):
        return False
    if max(literal(right.words, other.words, REWORDED), literal(other.words, right.words, REWORDED)) > REWORDED:
        return False
    credited = right.own and utterances.credits(other, right)
    if shorter < (FEWEST_CREDITED if credited else FEWEST):
        return False
    least = ALIKE
    if utterances.only(right) and utterances.only(other):
        least = ALIKE_CREDITED if credited else ALIKE_ONLY
    if utterances.voice(right, other) is None:
        least = ALIKE_NAMELESS
    return utterances.alike(right, other) >= least


def _one_occasion(utterances: Utterances, right: Utterance, other: Utterance) -> bool:
    if utterances.voice(right, other) is False or other.own:
        return False
    return None in (right.passage.vehicle, other.passage.vehicle) or right.passage.vehicle == other.passage.vehicle


def _numbers(one: Utterance) -> frozenset[str]:
    return frozenset(key for key in one.keys if key[0].isdigit())


def _borne_out(utterances: Utterances, right: Utterance, other: Utterance, copies: Mapping[str, str]) -> bool:
    """Whether the wording is that of the outlet that heard it, of the one that the other credits, or of a third."""
    if right.own or utterances.credits(other, right):
        return True
    thirds = [
        third
        for third in utterances.all
        if third.report not in (right.report, other.report) and copies.get(third.report) != other.report
    ]
    if any(
        utterances.voice(third, right) is not False and literal(right.words, third.words, SAME_WORDS) >= SAME_WORDS
        for third in thirds
    ):
        return True
    told = [
        passage
        for report in sorted(utterances.reports - {right.report, other.report})
        if copies.get(report) != other.report
        for passage in utterances.coverage.passages[report]
    ]
    return any(
        utterances.alike(right, passage) >= max(ALIKE, CLOSER + utterances.alike(other, passage)) for passage in told
    )


def _worded_anew(
    utterances: Utterances, quoted: Iterable[Utterance], right: Utterance, other: Utterance, copies: Mapping[str, str]
) -> bool:
    """Whether a third outlet quotes the sentence in words of its own: they are translations, or all reworded it."""
    seen = {right.report, other.report}
    return any(
        third.report not in seen
        and copies.get(third.report) not in seen
        and utterances.voice(third, right)
        and max(utterances.alike(third, right), utterances.alike(third, other)) >= ALIKE
        and max(literal(third.words, each.words, REWORDED) for each in (right, other)) <= REWORDED
        for third in quoted
    )


def _stands(quoted: Iterable[Utterance], other: Utterance, right: Utterance, copies: Mapping[str, str]) -> bool:
    """Whether the other wording is quoted elsewhere too, or the report quotes the first one beside it."""
    return any(
        (
            one.report not in (other.report, right.report)
            and copies.get(one.report) != other.report
            and literal(other.words, one.words, SAME_WORDS) >= SAME_WORDS
        )
        or (one.report == other.report and one is not other and literal(right.words, one.words, REWORDED) >= REWORDED)
        for one in quoted
    )

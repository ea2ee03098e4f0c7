"""Cuts: a quotation without the condition, the contrast or the negation that its speaker put to it.

A fuller version is parted into what it says and what limits it (``Signs.limits``). A quotation that says the first and
nothing of the second, in a report that tells the second nowhere, is a cut; and so is one that has the words of another
in their order without a negation or a narrowing word (`hampir`) among them. Other parts of a speech may be left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from runut.model import Reason, Span
from runut.weave.drift.alignment import Aligned
from runut.weave.drift.departures import Departure, of_words, speaker_of
from runut.weave.drift.utterances import Utterance, Utterances, left_out, literal
from runut.weave.wording import Word

SAID, MEANT = 0.66, 0.6
"""Least share of the shorter version that the fuller one's main part has, and the other way round."""
SAID_ABROAD, MEANT_ABROAD = 0.5, 0.4
"""The same where the fuller one is in another language, of which the table of words has only a part."""
VERBATIM, FEWEST = 0.95, 3
"""Share of the shorter version's words in the fuller one, in order, from which single words are missed; its least
number of words."""
INNER = 2
"""Telling words that a quotation must lack in the midst of it."""
TOLD = 0.34
"""Share of the limit's words from which it counts as told elsewhere in the report."""
LITERAL = 0.8
"""Share of the shorter version's words in the fuller one, in order, from which it is the same quotation."""
SURE, SURE_LITERAL, SURE_INDIRECT = 0.6, 0.85, 0.5


def cuts(utterances: Utterances, copies: Mapping[str, str], aligned: Iterable[Aligned]) -> Iterable[Departure]:
    """The cuts of a story. ``copies``: report → the report that it copies; ``aligned``: its originals with their
    translations."""
    translated = {(one.original, one.version) for one in aligned}
    found: dict[Utterance, list[tuple[Utterance, tuple[Span, ...]]]] = defaultdict(list)
    for full in utterances.all:
        for short in utterances.all:
            if short.report == full.report or copies.get(full.report) == short.report:
                continue
            if short.quoted and short.words and _of_one(utterances, full, short):
                lost = _lost(utterances, full, short, (full, short) in translated)
                if lost:
                    found[short].append((full, lost))
    for short, fuller in sorted(found.items(), key=lambda one: one[0].passage.order):
        best, lost = min(fuller, key=lambda one: (not one[0].quoted, one[0].foreign, one[0].nearness))
        told = {copies.get(full.report, full.report) for full, _ in fuller}
        if not any(full.quoted for full, _ in fuller) and (short.own or len(told) < 2):
            continue  # one outlet's summary of what was said can join two sentences
        same = not best.foreign and literal(short.words, best.words, LITERAL) >= LITERAL
        sure = (SURE_LITERAL if same else SURE) if best.quoted else SURE_INDIRECT
        words = " … ".join(span.of(utterances.coverage.text(best.report)) for span in lost)
        reason = Reason(code="drift_cut", args={"speaker": speaker_of(best, short), "words": words})
        yield of_words("cut", reason, short, [full for full, _ in fuller], sure)


def _of_one(utterances: Utterances, full: Utterance, short: Utterance) -> bool:
    """Whether the two are of one speaker; where nobody is named beside one of them, whether
    the one holds the other word for word."""
    if not (utterances.by_name(full) and utterances.by_name(short)) and utterances.verbatim(short, full):
        return True
    return bool(utterances.voice(full, short))


def _lost(utterances: Utterances, full: Utterance, short: Utterance, translated: bool) -> tuple[Span, ...]:
    """The words of the fuller version's limits that the shorter one lacks; none where it is no cut of it.
    ``translated``: whether it is known to be the fuller one's translation."""
    text = utterances.coverage.text(full.report)
    if turned := _turned(full, short):
        return turned
    limits = full.signs.limits(full.words, text)
    if not limits or short.signs.limited(short.words):
        return ()
    within = {at for limit in limits for at in range(limit.first, limit.last)}
    main = {key for at, word in enumerate(full.words) if at not in within for key in word.keys}
    limiting = {key for at in within for key in full.words[at].keys} - main
    if not main or not limiting or utterances.told(limiting, short.keys) > 0:
        return ()
    said, meant = (SAID_ABROAD, MEANT_ABROAD) if full.foreign else (SAID, MEANT)
    if not translated and (utterances.told(short.keys, main) < said or utterances.told(main, short.keys) < meant):
        return ()
    told = (
        utterances.told(limiting, passage.keys)
        for passage in utterances.coverage.passages[short.report]
        if not passage.overlaps(short.passage)
    )
    if max(told, default=0.0) >= TOLD:
        return ()
    return tuple(Span(full.words[limit.first].start, full.words[limit.last - 1].end) for limit in limits)


def _turned(full: Utterance, short: Utterance) -> tuple[Span, ...]:
    """The negation or narrowing word without which the shorter version has the fuller one's words in their order."""
    if not full.quoted or full.foreign or len(short.words) < FEWEST or len(short.words) >= len(full.words):
        return ()
    if literal(short.words, full.words, VERBATIM) < VERBATIM:
        return ()
    lost = left_out(short.words, full.words)
    turning = [word for word in lost if full.signs.turning([word]) and _within(word, full, short)]
    if turning:
        return tuple(Span(word.start, word.end) for word in turning)
    inner = _inner(full, lost)
    return (Span(inner[0].start, inner[-1].end),) if sum(bool(word.keys) for word in inner) >= INNER else ()


def _inner(full: Utterance, lost: Sequence[Word]) -> list[Word]:
    """The words left out between words of the fuller version that were kept, where they are one run."""
    kept = [at for at, word in enumerate(full.words) if word not in lost]
    middle = [at for at in range(kept[0], kept[-1]) if full.words[at] in lost] if kept else []
    whole = bool(middle) and middle == list(range(middle[0], middle[-1] + 1))
    return [full.words[at] for at in middle] if whole else []


def _within(word: Word, full: Utterance, short: Utterance) -> bool:
    """Whether a word that was left out stands before one that was kept, in one run of the fuller version's words."""
    at = full.words.index(word)
    kept = {each.lower for each in short.words}
    return at + 1 < len(full.words) and full.words[at + 1].lower in kept

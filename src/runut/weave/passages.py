"""Passages: the statements and assertions of all reports, made ready to be compared.

A passage is what one report says in one place: a statement's content, a sentence that the report narrates, a clause
of such a sentence (one sentence can carry two claims), or its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from runut.model import Link, Reading, Span, Vehicle
from runut.weave.amounts import amounts
from runut.weave.chains import Chains
from runut.weave.entities import Entity
from runut.weave.speakers import Spoken
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word, Wording, denied_keys

SHORTEST_CLAUSE, SHORTEST_NAMED = 4, 3
"""Fewest compared words, beside names and numbers, of a clause that stands as a passage of its own; of one with two
names."""
LONG_STATEMENT = 14
"""Compared words from which a statement's clauses are passages of their own as well."""
TELLING_NUMBER = 13
"""Numbers from here on tell two things apart by themselves."""
LONGEST_SENTENCE = 1500
"""Characters of a sentence that is cut into clauses; what is longer is a list or a broken text."""
TITLE = -1
"""``Passage.index`` of a title, which is none of the reading's assertions."""
LONGEST = 400
"""Words of a passage that are compared; more is not a sentence."""


MOST_PASSAGES = 2_000
"""Passages of one report that are held against others; the longest of reports has some hundreds."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """``speaker``, ``nested``, ``chain`` and ``vehicle`` are those of ``runut.weave.speakers.Spoken``."""

    report: str
    kind: Literal["statement", "assertion"]
    index: int
    """Of the statement or assertion in the reading; ``TITLE`` for a title."""
    content: tuple[Span, ...]
    clause: bool
    speaker: Entity | None
    nested: bool
    vehicle: Vehicle | None
    chain: tuple[Link, ...]
    keys: frozenset[str]
    names: frozenset[str]
    denied: frozenset[str]
    """Keys of words that stand after a negation wherever they stand."""
    negated: bool
    """Whether the speaker denies it all, or is said not to say it."""
    amounts: frozenset[float]
    """The numbers that stand in it, but for those of its dates."""
    days: frozenset[str]
    """The days that it names."""
    wants: bool
    """Whether somebody wants it rather than says that it is so."""
    hoped: bool
    """Whether he who wants it hopes for it, and asks nobody for it."""
    open: bool
    """Whether it is said to be to come, or possible."""
    tense: frozenset[str]
    """``done`` and ``coming``, as far as words say so."""
    quoted: bool
    """Whether it stands between quote marks."""

    @property
    def order(self) -> tuple[str, tuple[Span, ...], str, int]:
        return (self.report, self.content, self.kind, self.index)

    def overlaps(self, other: Passage) -> bool:
        return self.report == other.report and any(
            one.overlaps(another) for one in self.content for another in other.content
        )


def make_passages(
    reading: Reading, spoken: Sequence[Spoken], chains: Chains, wording: Wording, language: str
) -> Iterable[Passage]:
    """The passages of a report: its statements, but for those that another stands inside of, then what it narrates.
    ``spoken``: whose words each statement's are."""
    known = vocabulary(language)
    outer = {statement.parent for statement in reading.statements}
    for index, statement in enumerate(reading.statements):
        if statement.content and index not in outer:
            yield from _said(reading, index, spoken[index], chains, wording, language)
    narrated = [(index, assertion.span) for index, assertion in enumerate(reading.assertions)]
    if reading.title is not None:
        narrated.append((TITLE, reading.title))
    for index, span in narrated:
        chain = chains.narrated(reading, span)
        for part in (span, *_clauses(reading.text or "", span, wording)):
            words = wording.within(part)[:LONGEST]
            yield Passage(
                report=reading.id, kind="assertion", index=index, content=(part,), clause=part != span,
                speaker=None, nested=False, vehicle=None, chain=chain, keys=_keys(words) | _counted(reading, [part]),
                names=_names(words), denied=denied_keys(words, language), negated=False,
                amounts=_amounts(reading, words, wording, language), days=_days(reading, [part]),
                wants=_has(words, known.wanting), hoped=_has(words, known.hoping), open=_open(words, language),
                tense=_tense(words, language), quoted=False,
            )  # fmt: skip


def without_repeats(passages: Iterable[Passage]) -> list[Passage]:
    """The passages in order, of those that one report words with the same words for the same speaker the first."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Passage] = []
    for passage in passages:
        speaker = passage.speaker.id if passage.speaker is not None else None
        wording = (passage.kind, speaker, passage.clause, passage.keys, passage.negated, passage.denied)
        if wording not in seen or not passage.keys:
            seen.add(wording)
            kept.append(passage)
    return kept


def _said(
    reading: Reading, index: int, spoken: Spoken, chains: Chains, wording: Wording, language: str
) -> Iterable[Passage]:
    """A statement, and its clauses where it is long enough to say two things."""
    known = vocabulary(language)
    statement = reading.statements[index]
    chain = chains.said(reading.id, spoken.chain)
    text = reading.text or ""
    parts = [statement.content]
    long = len(_keys(wording.within(*statement.content)[:LONGEST])) >= LONG_STATEMENT
    if long or any(_NEXT_SENTENCE.search(text, *span) for span in statement.content):
        parts += [(part,) for span in statement.content for part in _clauses(text, span, wording)]
    for content in parts:
        words = wording.within(*content)[:LONGEST]
        yield Passage(
            report=reading.id, kind="statement", index=index, content=content, clause=content != statement.content,
            speaker=spoken.speaker, nested=spoken.nested, vehicle=spoken.vehicle, chain=chain,
            keys=_keys(words) | _counted(reading, content), names=_names(words), denied=denied_keys(words, language),
            negated=statement.negated != (statement.stance == "denies"),
            amounts=_amounts(reading, words, wording, language), days=_days(reading, content),
            wants=statement.stance in known.bids or _has(words, known.wanting),
            hoped=statement.stance in known.hopes or _has(words, known.hoping),
            open=statement.stance in known.expecting or _open(words, language),
            tense=_tense(words, language), quoted=statement.kind == "direct",
        )  # fmt: skip


def _counted(reading: Reading, content: Iterable[Span]) -> frozenset[str]:
    """Keys of the larger numbers with their units: `118 orang` is rarer than its words are."""
    spans = list(content)
    return frozenset(
        f"{quantity.value:g} {quantity.unit}"
        for quantity in reading.quantities
        if quantity.unit and quantity.value >= TELLING_NUMBER and any(span.covers(quantity.span) for span in spans)
    )


def _amounts(reading: Reading, words: Iterable[Word], wording: Wording, language: str) -> frozenset[float]:
    """One counts for none: `satu` is said of much that nobody counts; nor do ordinals (`kedua negara`)."""
    ordinals = vocabulary(language).cues.ordinals
    counting = (
        word
        for word in words
        if word.lower not in ordinals
        and not any(time.span.start <= word.start < time.span.end for time in reading.dates)
    )
    return amounts(counting, language, wording.decimal) - {1.0}


def _has(words: Iterable[Word], keys: frozenset[str]) -> bool:
    return any(key in keys for word in words for key in word.keys)


def _open(words: Iterable[Word], language: str) -> bool:
    known = vocabulary(language)
    return any(word.lower in known.coming or word.lower in known.possible for word in words)


def _tense(words: Iterable[Word], language: str) -> frozenset[str]:
    known = vocabulary(language)
    lower = {word.lower for word in words}
    return frozenset(name for name, of in (("done", known.done), ("coming", known.coming)) if not lower.isdisjoint(of))


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _days(reading: Reading, content: Iterable[Span]) -> frozenset[str]:
    spans = list(content)
    return frozenset(
        time.value[:10]
        for time in reading.dates
        if _DAY.match(time.value) and any(span.covers(time.span) for span in spans)
    )


def _keys(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys)


def _names(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.name for word in words if word.name is not None)


_BREAK = re.compile(r"[,;:–—] |[.!?] (?=[A-Z“\"'])")
_NEXT_SENTENCE = re.compile(r"[.!?] (?=[A-Z“\"'])")


def _clauses(text: str, span: Span, wording: Wording) -> list[Span]:
    """The parts of a long sentence between commas that could stand alone; none where the sentence is one clause."""
    if span.end - span.start > LONGEST_SENTENCE:
        return []
    cuts = [span.start]
    cuts += [match.end() for match in _BREAK.finditer(text, span.start, span.end)]
    cuts.append(span.end)
    found: list[Span] = []
    start = cuts[0]
    for end in cuts[1:]:
        part = Span(start, end)
        words = wording.within(part)
        told = sum(key.isalpha() for key in _keys(word for word in words if word.name is None))
        if told >= (SHORTEST_NAMED if len(_names(words)) > 1 else SHORTEST_CLAUSE):
            found.append(_trimmed(text, part))
            start = end
    if len(found) < 2:
        return []
    if start < span.end:
        found[-1] = _trimmed(text, Span(found[-1].start, span.end))
    return found


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    bare = words.rstrip(" ,;:–—\n\t")
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(bare)))

"""Numbers with what they count, and the claims that a number makes.

The reader gives a number its unit and the outcome that it counts (dead, missing); here follows what else a number of
people is of (aboard, crew). Within a story, passages that give one number of one thing are one claim, however they word
it: `tujuh orang tewas`, `korban meninggal menjadi 7`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from runut.model import Bound, Quantity
from runut.weave.coverage import Coverage
from runut.weave.grouping import Group
from runut.weave.passages import TELLING_NUMBER, Passage
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word

BEFORE, AFTER = 7, 7
"""Words on each side of a number, in its clause, in which its state is looked for."""
PERSON = "person"
"""Unit of people (``read.quantities``)."""
PART = "part"
"""State of a number that is a part of a toll."""
BREAKS = frozenset(',.;:!?\n“”"')


@dataclass(frozen=True, slots=True)
class Count:
    report: str
    quantity: Quantity
    state: str
    unit: str
    noun: tuple[str, ...]
    """Keys of the two words after the number."""
    called: str = ""
    """These words as they are written, in lower case."""

    @property
    def thing(self) -> tuple[str, str]:
        """State and unit."""
        return (self.state, self.unit)

    @property
    def number(self) -> tuple[str, float, Bound]:
        return (self.unit, self.quantity.value, self.quantity.bound)

    @property
    def shown(self) -> str:
        value = self.quantity.value
        words = str(int(value)) if value == int(value) else str(value)
        return {"at_least": "≥ ", "at_most": "≤ ", "about": "± "}.get(self.quantity.bound, "") + words


def count_things(coverage: Coverage, stories: Sequence[Sequence[str]]) -> dict[str, list[Count]]:
    """The numbers of every report with what they count. A large number that a report gives bare (`syahbandar mencatat
    118`) is of what the same number is of in the rest of its story, if of one thing only."""
    found = {report: _counts(coverage, report) for report in coverage.readings}
    for story in stories:
        states: dict[tuple[str, float, Bound], set[str]] = defaultdict(set)
        for report in story:
            for count in found[report]:
                states[count.number].add(count.state)
        for report in story:
            for at, count in enumerate(found[report]):
                named = states[count.number] - {""}
                if not count.state and len(named) == 1 and count.quantity.value >= TELLING_NUMBER and named != {PART}:
                    found[report][at] = replace(count, state=next(iter(named)))
    return found


def _counts(coverage: Coverage, report: str) -> list[Count]:
    """A number's clause ends at punctuation and at the next number."""
    words = vocabulary(coverage.language)
    told = coverage.wordings[report].words
    starts = coverage.wordings[report].starts
    text = coverage.text(report)
    inside = coverage.readings[report].quantities
    taken = {(quantity.span.start, quantity.span.end) for quantity in inside}
    found: list[Count] = []
    for quantity in inside:
        first = bisect_left(starts, quantity.span.start)
        last = bisect_left(starts, quantity.span.end)
        before = list(
            _clause(told, text, range(first - 1, max(-1, first - 1 - BEFORE), -1), quantity.span.start, taken)
        )
        after = list(_clause(told, text, range(last, min(len(told), last + AFTER)), quantity.span.end, taken))
        within = told[first:last]
        state = quantity.of or ""
        if state not in words.tolls.growing | words.tolls.moving:
            state = _frame([*within, *after], quantity, coverage.language) or _frame(
                before, quantity, coverage.language
            )
        elif any(word.lower in words.tolls.parts for word in within):
            state = PART
        unit = quantity.unit or next((key for word in within[1:] for key in word.keys), "")
        beside = [word for word in [*within[1:], *after][:3] if word.keys]
        noun = tuple(key for word in beside for key in word.keys)[:2]
        called = " ".join(word.lower for word in beside[:2])
        found.append(Count(report, quantity, state, unit, noun, called))
    return found


def _clause(
    told: Sequence[Word], text: str, order: Iterable[int], edge: int, taken: set[tuple[int, int]]
) -> Iterable[Word]:
    for at in order:
        word = told[at]
        between = text[word.end : edge] if word.start < edge else text[edge : word.start]
        if any(letter in BREAKS for letter in between) or any(start <= word.start < end for start, end in taken):
            return
        yield word
        edge = word.start if word.start < edge else word.end


def _frame(words: Iterable[Word], quantity: Quantity, language: str) -> str:
    """What a number of people is of, by the words beside it: ``aboard``, ``capacity``, ``crew``."""
    if quantity.unit != PERSON:
        return ""
    seen = {key for word in words for key in (*word.keys, word.lower)}
    frames = vocabulary(language).tolls.frames
    return next((frame for frame in ("crew", "capacity", "aboard") if seen & frames[frame]), "")


def count_groups(
    coverage: Coverage, stories: Sequence[Sequence[str]], counts: Mapping[str, Sequence[Count]]
) -> list[Group]:
    """Passages of two or more reports of a story that give one number of one thing."""
    found: list[Group] = []
    for story in stories:
        by_number: dict[tuple[str, str, float, Bound], dict[str, Passage]] = defaultdict(dict)
        for report in story if len(story) > 1 else ():
            for count in whole_tolls(counts[report], coverage.language):
                passage = _stating(coverage.passages[report], count, counts[report])
                if passage is not None:
                    key = (count.state, count.unit, count.quantity.value, count.quantity.bound)
                    by_number[key].setdefault(report, passage)
        found += [
            tuple(sorted(of.values(), key=lambda passage: passage.order))
            for _, of in sorted(by_number.items())
            if len(of) > 1
        ]
    return found


def whole_tolls(counts: Sequence[Count], language: str) -> list[Count]:
    """The numbers of a report that are of something, without the parts of a toll: of one outcome the highest."""
    tolls = vocabulary(language).tolls
    most: dict[tuple[str, str], float] = {}
    for count in counts:
        most[count.thing] = max(most.get(count.thing, 0.0), count.quantity.value)
    return [
        count
        for count in counts
        if count.state
        and count.state != PART
        and (count.state not in tolls.growing | tolls.moving or count.quantity.value == most[count.thing])
    ]


def _stating(passages: Sequence[Passage], count: Count, counts: Sequence[Count]) -> Passage | None:
    """The passage that gives a number before any other of the same thing: somebody's words before narration, a whole
    sentence before its clause."""
    rivals = [other.quantity.span for other in counts if other.thing == count.thing]

    def gives(passage: Passage) -> bool:
        inside = [span for span in rivals if any(part.covers(span) for part in passage.content)]
        return inside[:1] == [count.quantity.span]

    stating = [passage for passage in passages if gives(passage)]
    return min(stating, key=lambda one: (one.kind != "statement", one.clause, one.order), default=None)

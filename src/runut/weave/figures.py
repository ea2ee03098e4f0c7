"""The numbers of a report as they are held against those of others: in one unit, with what each is of.

The reader gives a number its unit, its noun and the outcome or measure that it is of. Here durations and ages, results
of games and what the words around a number say of it are added, and units of one dimension are made one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from runut.model import Bound, Reading, Span
from runut.weave.counting import PART, PERSON, Count
from runut.weave.foreign_numbers import foreign_quantities
from runut.weave.identity import name_key
from runut.weave.instants import is_day
from runut.weave.settings import Place, Setting, Settings
from runut.weave.vocabulary import vocabulary

_SCORE = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?[-–:]\s?(\d{1,3})(?![\d.,/-]|\s?[-–:]\s?\d)")
_DURATION = re.compile(r"P(?:T)?(\d+)([YMWDHS])$")
_PERIOD = re.compile(r"\d{4}(-\d\d|-Q\d|-H\d|-S\d)?")
AGE = "age"
WHOLE = "whole"
"""State of a number out of which another is told."""
CHANGED = 3
"""Words between a number and `menjadi` with the number that it changed to, at most."""
SHOWN = {"years": "year"}
"""Dimension of a duration → unit under which it is shown."""
PERIODS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "H": "hours", "S": "seconds"}


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """``value`` in the unit of ``dimension``; ``given`` as the report gives it."""

    report: str
    span: Span
    value: float
    given: float
    bound: Bound
    dimension: str
    state: str
    """Outcome, measure or what the words around it make it; empty where nothing tells."""
    noun: frozenset[str]
    setting: Setting
    part: bool
    places: frozenset[Place]
    local: bool
    """Whether its own sentence names them."""
    periods: tuple[str, str] | None
    shown: str
    """``given`` with its bound."""
    unit: str = ""
    """The unit in which it is given."""
    called: str = ""
    article: bool = False
    """Whether its words are an article as much as a number (`seorang`)."""
    former: bool = False
    """Whether the report says that it held before."""
    speaker: str = ""
    """Id of the person whose words it stands in."""
    days: frozenset[str] = frozenset()
    """Days that its sentence or the one before names."""
    around: frozenset[str] = frozenset()
    """Persons whom its sentence and the one before name."""
    acts: frozenset[str] = frozenset()
    """Of a duration, what lasted so long."""
    persons: frozenset[str] = frozenset()
    """Words of the names of those it is said of: whose age it is; else whom its sentence names beside speakers."""

    @property
    def title(self) -> bool:
        return self.setting.sentence.title


def find_figures(settings: Settings, report: str, counts: Sequence[Count]) -> list[Figure]:
    """The numbers of a report that can be held against others', in order of the text."""
    reading = settings.coverage.readings[report]
    if (words := settings.words.foreign.get(reading.language)) is not None:
        counts = [Count(report, one, "", one.unit or "", ()) for one in foreign_quantities(reading, words)]
    stops = [count.quantity.span for count in counts] + [time.span for time in reading.dates]
    found = [
        *_counted(settings, report, counts, stops),
        *_out_of(settings, report, counts, stops),
        *_together(settings, report, stops),
        *_lasting(settings, report, reading, stops),
        *_scored(settings, report, stops),
    ]
    return sorted(found, key=lambda one: (one.span, one.dimension))


def _counted(settings: Settings, report: str, counts: Sequence[Count], stops: Sequence[Span]) -> Iterable[Figure]:
    words = settings.words
    for count in counts:
        quantity = count.quantity
        setting = settings.around(report, quantity.span, stops=[stop for stop in stops if stop != quantity.span])
        if setting is None:
            continue
        unit = quantity.unit or ""
        measure = words.measures.get(unit)
        value = quantity.value * measure.factor + measure.shift if measure is not None else quantity.value
        inside = settings.coverage.wordings[report].within(quantity.span)
        noun = frozenset(key for word in inside for key in word.keys if key.isalpha())
        dimension = measure.dimension if measure is not None else unit
        if not dimension:
            if not noun:
                continue
            dimension = f"of {min(noun)}" if len(noun) == 1 else f"of {' '.join(sorted(noun))}"
        if unit == "year" and quantity.of == "age":
            dimension, state = "years", AGE
        else:
            state = _state(settings, setting, count)
        part = _is_part(settings, setting)
        yield Figure(
            report, quantity.span, value, quantity.value, quantity.bound, dimension, state, noun, setting,
            part, *_places(settings, setting), _periods(settings, setting, part), count.shown, unit,
            count.called, any(word.lower in words.numbers.articles for word in inside), _is_former(settings, setting),
            _speaker(settings, setting), _days(settings, setting), settings.persons(setting.sentence), frozenset(),
            _whose(settings, setting) if state == AGE else _subjects(settings, setting),
        )  # fmt: skip


def _state(settings: Settings, setting: Setting, count: Count) -> str:
    words = settings.words.numbers
    special = _named_state(settings, setting)
    if count.state == PART:
        return PART
    if _is_whole(settings, setting):
        return WHOLE
    own = count.state or count.quantity.of or ""
    if own and (own in words.falling or own in words.growing or count.state or count.unit != PERSON):
        nouns = {word.lower for word in setting.after} | {
            word.lower for word in settings.coverage.wordings[setting.report].within(count.quantity.span)
        }
        if own not in nouns:
            return own
    return special or (_outcome(settings, setting) if count.unit == PERSON else "")


def _named_state(settings: Settings, setting: Setting) -> str:
    """What the nearest word of its clause that tells says that a number is of."""
    states = settings.words.numbers.states
    for near in zip_longest(setting.after, reversed(setting.before)):
        for word in near:
            found = next((name for name, of in states.items() if word is not None and word.lower in of), None)
            if found is not None:
                return found
    return ""


def _outcome(settings: Settings, setting: Setting) -> str:
    """What a sentence that gives one number of people says of them beyond the commas."""
    reading = settings.coverage.readings[setting.report]
    people = [one for one in reading.quantities if one.unit == PERSON and setting.sentence.span.covers(one.span)]
    if len(people) > 1 and reading.language not in settings.words.foreign:
        return ""
    told = {word.lower for word in setting.sentence.words}
    named = [name for name, of in settings.words.numbers.outcomes.items() if told & of]
    return named[0] if len(named) == 1 else ""


def _is_part(settings: Settings, setting: Setting) -> bool:
    words = settings.words.numbers
    near = {word.lower for word in (*setting.before[-3:], *setting.after[:3])}
    sentence = [word.lower for word in setting.sentence.words if word.start < setting.span.start]
    told = any(pair in words.of_those for pair in pairwise(sentence))
    return bool(near & words.part) or told


def _is_whole(settings: Settings, setting: Setting) -> bool:
    """`sembilan dari 11 drone`: so many there are, of whom something else is said."""
    before = [word for word in setting.sentence.words if word.start < setting.span.start][-2:]
    if not before or before[-1].lower not in settings.words.count.one_of:
        return False
    return len(before) == 1 or before[0].lower in settings.words.numbers.few or before[0].lower.isdigit()


def _places(settings: Settings, setting: Setting) -> tuple[frozenset[Place], bool]:
    """Places that the sentence names, else those that the report does; and whether the sentence names them."""
    if not setting.sentence.title and (found := settings.places.of(setting.sentence)):
        return found, True
    return settings.places.all(setting.report), False


def _periods(settings: Settings, setting: Setting, part: bool) -> tuple[str, str] | None:
    """The first and the last month, quarter or year that the sentence names: what a number is counted over. A part
    (`31 di antaranya`) is counted over what the sentence before tells."""
    place = setting.sentence.place
    for sentence in settings.sentences[setting.report][place::-1][: 2 if part else 1]:
        found = sorted(
            time.value
            for time in settings.coverage.readings[setting.report].dates
            if time.type == "DATE" and sentence.span.covers(time.span) and _PERIOD.fullmatch(time.value)
        )
        if found:
            return found[0], found[-1]
    return None


def _out_of(settings: Settings, report: str, counts: Sequence[Count], stops: Sequence[Span]) -> Iterable[Figure]:
    """The first number of `dua dari enam napi`, which the reader leaves to the second."""
    taken = {count.quantity.span.start for count in counts}
    wording = settings.coverage.wordings[report]
    numbers = vocabulary(settings.coverage.language).numbers
    for count in counts:
        at = bisect_left(wording.starts, count.quantity.span.start)
        if at < 2 or wording.words[at - 1].lower not in settings.words.count.one_of:
            continue
        first = wording.words[at - 2]
        value = int(first.lower) if first.lower.isdecimal() else numbers.get(first.lower)
        if value is None or value >= count.quantity.value or first.start in taken:
            continue
        span = Span(first.start, first.end)
        outer = [stop for stop in stops if stop != count.quantity.span]
        behind = settings.around(report, count.quantity.span, stops=outer)
        before = settings.around(report, span, stops=stops)
        if behind is None or before is None:
            continue
        setting = Setting(before.sentence, span, before.before, behind.after, before.telling)
        noun = frozenset(key for word in wording.within(count.quantity.span) for key in word.keys if key.isalpha())
        unit = count.quantity.unit or f"of {' '.join(sorted(noun))}"
        yield Figure(
            report, span, value, value, "exact", unit, _named_state(settings, setting), noun, setting, False,
            *_places(settings, setting), _periods(settings, setting, False), f"{value}", count.quantity.unit or "",
            count.called, former=_is_former(settings, setting), speaker=_speaker(settings, setting),
        )  # fmt: skip


def _together(settings: Settings, report: str, stops: Sequence[Span]) -> Iterable[Figure]:
    """All of those counted before: `ke-24 orang di kapal itu selamat`."""
    words = settings.words.numbers
    text = settings.coverage.text(report)
    told = settings.coverage.wordings[report].words
    for first, second, noun in zip(told, told[1:], told[2:], strict=False):
        if first.lower not in words.together or not second.lower.isdecimal() or text[first.end : second.start] != "-":
            continue
        if not set(noun.keys) & words.persons:
            continue
        span = Span(first.start, noun.end)
        setting = settings.around(report, span, stops=stops)
        if setting is None:
            continue
        value = int(second.lower)
        outcomes = [name for name, of in words.outcomes.items() if setting.lower & of]
        yield Figure(
            report, span, value, value, "exact", PERSON, outcomes[0] if len(outcomes) == 1 else "",
            frozenset(noun.keys), setting, False, *_places(settings, setting), None, f"{value}", PERSON,
        )  # fmt: skip


def _is_former(settings: Settings, setting: Setting) -> bool:
    """`sebelumnya diberitakan, korban tewas lima orang`."""
    told = settings.coverage.text(setting.report)[setting.sentence.span.start : setting.sentence.span.end].lower()
    if any(phrase in told for phrase in settings.words.corrections.phrases) or any(
        word.lower in settings.words.numbers.former for word in setting.before
    ):
        return True
    # `naik dari Rp8.000 menjadi Rp15.000`
    words = [word for word in setting.sentence.words if word.start >= setting.span.end][:CHANGED]
    begins = [word for word in setting.sentence.words if word.end <= setting.span.start][-1:]
    return any(word.lower in settings.words.count.one_of for word in begins) and any(
        word.lower in settings.words.count.becomes for word in words
    )


def _days(settings: Settings, setting: Setting) -> frozenset[str]:
    place = setting.sentence.place
    for sentence in settings.sentences[setting.report][max(0, place - 1) : place + 1][::-1]:
        found = frozenset(
            time.value[:10]
            for time in settings.coverage.readings[setting.report].dates
            if time.type in ("DATE", "TIME") and sentence.span.covers(time.span) and is_day(time.value)
        )
        if found:
            return found
    return frozenset()


def _named(settings: Settings, report: str) -> list[tuple[Span, frozenset[str]]]:
    text = settings.coverage.text(report)
    return [
        (mention.span, frozenset(name_key(mention.span.of(text)).split()))
        for mention in sorted(settings.coverage.readings[report].entities, key=lambda mention: mention.span)
        if mention.label == "PER"
    ]


def _whose(settings: Settings, setting: Setting) -> frozenset[str]:
    """Whose age it is: the person named in its sentence, before it sooner than behind, or in the sentence before."""
    named = _named(settings, setting.report)
    inside = [(span, name) for span, name in named if setting.sentence.span.covers(span)]
    start = settings.sentences[setting.report][max(0, setting.sentence.place - 1)].span.start
    ranked = [
        *[name for span, name in inside if span.end <= setting.span.start][::-1],
        *[name for span, name in inside if span.start >= setting.span.end],
        *[name for span, name in named if start <= span.start < setting.sentence.span.start][::-1],
    ]
    return ranked[0] if ranked else frozenset()


def _subjects(settings: Settings, setting: Setting) -> frozenset[str]:
    """Words of the names of persons whom the sentence names, but for who speaks in it."""
    reading = settings.coverage.readings[setting.report]
    sentences = settings.sentences[setting.report]
    spans = [setting.sentence.span]
    if any(word.lower in settings.words.numbers.pronouns for word in setting.sentence.words) and setting.sentence.place:
        spans.append(sentences[setting.sentence.place - 1].span)
    speakers = [statement.speaker for statement in reading.statements if statement.speaker is not None]
    return frozenset(
        word
        for span, name in _named(settings, setting.report)
        if any(told.covers(span) for told in spans) and not any(span.overlaps(speaker) for speaker in speakers)
        for word in name
    )


def _speaker(settings: Settings, setting: Setting) -> str:
    for passage in settings.coverage.passages[setting.report]:
        if passage.kind == "statement" and any(span.covers(setting.span) for span in passage.content):
            return passage.speaker.id if passage.speaker is not None else ""
    return ""


def _lasting(settings: Settings, report: str, reading: Reading, stops: Sequence[Span]) -> Iterable[Figure]:
    """Durations (`enam tahun penjara`) and ages (`pria 42 tahun`)."""
    words = settings.words.numbers
    for time in reading.dates:
        match = _DURATION.match(time.value)
        if time.type != "DURATION" or match is None:
            continue
        setting = settings.around(report, time.span, stops=[stop for stop in stops if stop != time.span])
        if setting is None:
            continue
        number, period = int(match.group(1)), match.group(2)
        unit = PERIODS[period] if not (time.value.startswith("PT") and period == "M") else "minutes"
        beside = {word.lower for word in (*setting.before[-2:], *setting.after[:1])}
        state = _named_state(settings, setting)
        if unit == "years" and beside & words.ages:
            state = AGE
        whose = _whose(settings, setting) if state == AGE else _subjects(settings, setting)
        yield Figure(
            report, time.span, number, number, "exact", unit, state, frozenset(), setting, False,
            *_places(settings, setting), None, f"{number}", SHOWN.get(unit, unit),
            former=_is_former(settings, setting), persons=whose, around=settings.persons(setting.sentence),
            acts=settings.acts((*setting.before[::-1], *setting.after), nouns=True),
        )  # fmt: skip


def _scored(settings: Settings, report: str, stops: Sequence[Span]) -> Iterable[Figure]:
    """Results of games: the winner's number first, whoever is named first."""
    words = settings.words.numbers
    text = settings.coverage.text(report)
    for sentence in settings.sentences[report]:
        if not words.scores & {word.lower for word in sentence.words}:
            continue
        matches = list(_SCORE.finditer(text, sentence.span.start, sentence.span.end))
        for match in matches:
            span = Span(*match.span())
            setting = settings.around(report, span)
            if setting is None or any(stop.overlaps(span) for stop in stops):
                continue
            most, least = sorted((int(match.group(1)), int(match.group(2))), reverse=True)
            yield Figure(
                report, span, most * 1000 + least, most * 1000 + least, "exact", "score", "", frozenset(), setting,
                False, frozenset(), False, None, f"{most}-{least}", "score",
            )  # fmt: skip

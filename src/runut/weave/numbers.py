"""Numbers of one thing that differ: a later toll is an update, two counts of the same people are a disagreement.

Two numbers are of one thing where unit, noun and outcome fit and enough of what is said around them is the same; what
speaks against it is told in ``_apart``: other places, other months, a part against the whole, words of a contrast.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from runut.model import Reason
from runut.weave.counting import PART, PERSON, Count
from runut.weave.coverage import Coverage
from runut.weave.differing import Measure
from runut.weave.figures import AGE, WHOLE, Figure, find_figures
from runut.weave.finding import Finding
from runut.weave.instants import days_apart
from runut.weave.matching import Clash, find_clashes
from runut.weave.measures import compatible, scaled, slipped, turned
from runut.weave.passages import TELLING_NUMBER
from runut.weave.settings import Settings, akin
from runut.weave.tolls import follows
from runut.weave.vocabulary import vocabulary

LEAST, LEAST_SLIPPED, LEAST_AGREED = 3.6, 2.6, 1.4
"""From where on two numbers that differ are of one thing, two that look like one written wrong, and two that agree."""
TOLL, FRAME, STATE, SIDE = 3.0, 2.6, 2.0, 1.0
"""What it tells for two numbers that they are of one toll, of one frame, otherwise of one thing, or measure alike."""
NOUN, NEAR, WIDE, NAME, ACT, PERSONS = 1.5, 1.0, 0.4, 0.4, 1.2, 0.6
"""One noun; a word of both clauses, of both sentences; a name in both; one verb; persons spoken of in both."""
SLIPPED, MISWRITTEN, ONLY = 2.0, 0.7, 0.8
"""Digits in another order, one digit changed; the only numbers of their dimension."""
GIVEN = frozenset({"percent", "magnitude"})
"""Dimensions of what institutions find each for themselves."""
CURRENCY = re.compile(r"[A-Z]{3}")
BESIDE = 3
"""Words between a sum and the same in another currency, at most."""
MOST = 120
"""Numbers of one report that are compared."""
GROWN = 1.5
"""How many times a toll is the least that was told of it, at most, where it can be the same toll."""
FARTHEST = 10
"""How many times one number of a thing is the other, at most."""
WEATHER = frozenset({"length", "speed", "temperature"})
LASTING = frozenset({"length", "area", "years", "magnitude", "score"})
"""Dimensions of what does not change from day to day."""
WEEK = 7
"""Days between two reports whose numbers are held against one another, at most, but for tolls."""
TELLING_SUM = 500
"""A sum from which it is no chance that two numbers make it."""
SUMS = 40
"""Numbers of one dimension among which sums of two are looked for."""


def number_findings(
    settings: Settings,
    stories: Sequence[Sequence[str]],
    counts: Mapping[str, Sequence[Count]],
    copies: Mapping[str, str],
) -> tuple[list[Finding], list[Finding]]:
    """Disagreements and updates."""
    disagreements: list[Finding] = []
    updates: list[Finding] = []
    words, tolls = settings.words.numbers, vocabulary(settings.coverage.language).tolls
    tolled = tolls.growing | tolls.moving | words.growing | words.falling
    for story in stories:
        if len(story) < 2:
            continue
        by_dimension: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
        for report in story:
            for figure in _whole(find_figures(settings, report, counts[report])[:MOST], tolled):
                by_dimension[figure.dimension][report].append(figure)
        for _, of_report in sorted(by_dimension.items()):
            if len(of_report) < 2:
                continue
            judge = _Judge(settings, of_report)
            clashes = find_clashes(of_report, judge.likely, judge.agree, LEAST, LEAST_AGREED, copies)
            for clash in clashes:
                kept = judge.settled(clash)
                if kept is None:
                    continue
                made = _finding(settings.coverage, kept, clash.likely)
                if made is None:
                    continue
                finding, update = made
                _add_bare(finding, kept, by_dimension, settings.words.measures)
                _add_equals(finding, kept, by_dimension)
                (updates if update else disagreements).append(finding)
    return disagreements, updates


def _whole(figures: Sequence[Figure], tolls: frozenset[str]) -> list[Figure]:
    """Without the parts of a toll: of one outcome a report's highest number stands."""
    most: dict[tuple[str, str], float] = {}
    for figure in figures:
        if not figure.former and figure.state != PART:
            key = (figure.state, figure.dimension)
            most[key] = max(most.get(key, 0.0), figure.value)
    return [
        figure
        for figure in figures
        if not figure.former
        and figure.state != PART
        and not (figure.article and figure.state != "dead")
        and (figure.state not in tolls or figure.value == most[(figure.state, figure.dimension)])
    ]


class _Judge:
    """Whether numbers of one dimension in one story are of one thing."""

    def __init__(self, settings: Settings, of_report: Mapping[str, Sequence[Figure]]) -> None:
        self._settings = settings
        self._words = settings.words
        self._tolls = vocabulary(settings.coverage.language).tolls
        self._values = {
            report: len({figure.value for figure in figures if not figure.part})
            for report, figures in of_report.items()
        }
        self._of = of_report
        self._sums = _sums(settings, [figure for figures in of_report.values() for figure in figures])

    def agree(self, one: Figure, other: Figure) -> bool:
        converted = one.value != one.given or other.value != other.given
        least, most = sorted((one, other), key=lambda figure: figure.value)
        if self._is_toll(one.state) and least.bound == "at_least" and most.value > GROWN * least.value:
            # `sedikitnya 14 tewas` was all that was known when it was told.
            return False
        return compatible(one.value, one.bound, other.value, other.bound, converted=converted)

    def likely(self, one: Figure, other: Figure) -> float | None:
        if self._apart(one, other):
            return None
        a, b = one.setting, other.setting
        near = a.near & b.near
        wide = (a.wide & b.wide) - near
        score = 0.0
        if one.state and one.state == other.state and one.state not in self._words.numbers.loose:
            score += TOLL if self._is_toll(one.state) else FRAME if one.state in self._tolls.frames else STATE
        noun = one.noun & other.noun
        if noun - self._words.numbers.persons:
            score += NOUN
        elif one.dimension == PERSON:
            score += 0.3
        score += NEAR * min(3, len(near)) + WIDE * min(3, len(wide))
        score += NAME * min(2, len(a.names & b.names))
        if akin(one.acts, other.acts):
            score += ACT
        if one.around & other.around:
            score += PERSONS
        if slipped(one.given, other.given):
            score += SLIPPED if turned(one.given, other.given) else MISWRITTEN
            score += STATE if scaled(one.given, other.given) else 0.0
            score += LEAST - LEAST_SLIPPED
        if one.state != other.state and self._words.agreeing(a.lower, b.lower):
            score += SIDE
        if self._values[one.report] == self._values[other.report] == 1:
            score += ONLY
        if one.dimension in ("score", "magnitude") or self._is_toll(one.state or other.state):
            score += LEAST - LEAST_SLIPPED
        if one.dimension in ("score", "magnitude"):
            score += STATE
        return score

    def _is_toll(self, state: str) -> bool:
        words = self._words.numbers
        return state in self._tolls.growing | self._tolls.moving | words.growing | words.falling

    def _apart(self, one: Figure, other: Figure) -> bool:
        """What shows that two numbers are of two things."""
        loose = self._words.numbers.loose
        if one.state and other.state and one.state != other.state and not {one.state, other.state} & loose:
            return True
        shared = one.noun & other.noun or one.setting.near & other.setting.near
        if one.dimension == PERSON and one.state != other.state and not shared:
            # One of them is of dead or missing people; the other of people of whom nothing is known.
            return True
        if (one.state == WHOLE) != (other.state == WHOLE) and not self.agree(one, other):
            return True
        if one.part != other.part and not self.agree(one, other):
            return True
        if self._words.contrasted(one.setting.lower, other.setting.lower):
            return True
        if self.agree(one, other):
            return self._elsewhere(one, other)
        if "/" in one.dimension or one.dimension in self._words.numbers.moving:
            return True
        if self._qualified(one) != self._qualified(other):
            return True
        if slipped(one.given, other.given):
            pass
        elif not self._is_toll(one.state or other.state) and self._far(one, other):
            return True
        if (
            not self._is_toll(one.state or other.state)
            and one.persons
            and other.persons
            and not one.persons & other.persons
        ):
            return True
        if one.state == AGE and not (one.persons and other.persons):
            return True
        if bool(one.periods) != bool(other.periods) and self._is_toll(one.state):
            return True
        if one.periods and other.periods and one.periods != other.periods and not self.agree(one, other):
            return True
        if (one.value, other.value) in self._sums or (other.value, one.value) in self._sums:
            return True
        return self._elsewhere(one, other) or self._own(one, other) or self._givers(one, other)

    def _givers(self, one: Figure, other: Figure) -> bool:
        """Shares and strengths that two institutions give, each its own."""
        if one.dimension not in GIVEN or self.agree(one, other):
            return False
        coverage = self._settings.coverage
        a, b = (_bodies(coverage, figure) for figure in (one, other))
        return bool(a and b) and not a & b

    def _qualified(self, one: Figure) -> frozenset[str]:
        """Words that make a number one of something else (`susulan`), here or where its report gives it again."""
        words = self._words.numbers
        return frozenset(
            word
            for figure in self._of[one.report]
            if figure.value == one.value
            for word in figure.setting.lower & words.qualifying
        ) | ({word.lower for word in one.setting.sentence.words} & words.aftermath)

    def _far(self, one: Figure, other: Figure) -> bool:
        """Numbers of another size, of what changes with the hour, or of reports long after one another."""
        least, most = sorted((abs(one.value), abs(other.value)))
        if most > FARTHEST * least and one.dimension != "score":
            return True
        weather = self._words.numbers.weather
        if one.dimension in WEATHER and weather & one.setting.lower and weather & other.setting.lower:
            return True
        days = [self._settings.coverage.days[figure.report] for figure in (one, other)]
        return (days_apart(*days) or 0) > WEEK

    def _own(self, one: Figure, other: Figure) -> bool:
        """What two persons say each of what is theirs (`kami menunggu 900 ribu dosis`)."""
        own = self._words.numbers.own
        return (
            one.speaker != other.speaker
            and bool(one.speaker and other.speaker)
            and bool(own & one.setting.lower)
            and bool(own & other.setting.lower)
        )

    def _elsewhere(self, one: Figure, other: Figure) -> bool:
        """Two places, none of which both sentences name, or two of one kind (`Desa A`, `Desa B`)."""
        if one.dimension in ("score", "magnitude", "years") or self.agree(one, other):
            return False
        return (one.local or other.local) and self._settings.places.elsewhere(one.places, other.places)

    def settled(self, clash: Clash[Figure]) -> list[list[Figure]] | None:
        """The values with what one report says for two of them left out where it corrects or repeats an earlier one."""
        held: dict[str, set[int]] = defaultdict(set)
        for at, value in enumerate(clash.values):
            for figure in value:
                held[figure.report].add(at)
        both = {report for report, of in held.items() if len(of) > 1}
        kept = [[figure for figure in value if figure.report not in both] for value in clash.values]
        for report in sorted(both):
            figures = [
                (figure, at) for at, value in enumerate(clash.values) for figure in value if figure.report == report
            ]
            # What a headline gives is the report's own; else what it gives first.
            best = min(figures, key=lambda one: (not one[0].title, one[0].span))
            kept[best[1]].append(best[0])
        kept = [value for value in kept if value]
        return kept if len(kept) > 1 and len({figure.report for value in kept for figure in value}) > 1 else None


def _bodies(coverage: Coverage, figure: Figure) -> set[str]:
    """Organisations that the sentence of a number names."""
    return {
        entity.id
        for mention in coverage.readings[figure.report].entities
        if mention.label == "ORG"
        and figure.setting.sentence.span.covers(mention.span)
        and (entity := coverage.entities.of(figure.report, mention.id)) is not None
    }


def _sums(settings: Settings, figures: Sequence[Figure]) -> set[tuple[float, float]]:
    """(part, whole), and the two parts, where a number is the sum of two others that are of one thing in two places."""
    exact = [figure for figure in figures if figure.value > 0 and figure.bound in ("exact", "at_least")][:SUMS]
    wholes = {(figure.state, figure.value) for figure in exact}
    found: set[tuple[float, float]] = set()
    for one, other in combinations(exact, 2):
        whole = one.value + other.value
        if whole >= TELLING_SUM:
            if not any(value == whole for _, value in wholes):
                continue
        elif one.state != other.state or (one.state, whole) not in wholes or one.value == other.value:
            continue
        if (
            one.report == other.report
            or settings.places.elsewhere(one.places, other.places)
            or (one.part and other.part)
            or whole >= TELLING_SUM
        ):
            found |= {(one.value, whole), (other.value, whole), (one.value, other.value)}
    return found


def _finding(coverage: Coverage, values: Sequence[Sequence[Figure]], likely: float) -> tuple[Finding, bool] | None:
    figures = [figure for value in values for figure in value]
    first = figures[0]
    state = next((figure.state for figure in figures if figure.state), "")
    called = next((figure.called for figure in figures if figure.called), "")
    units = Counter(figure.unit for figure in figures)
    unit = min(units, key=lambda one: (-units[one], one))
    update = follows(coverage, values, state)
    if update is None or (not update and _apart_in_time(figures)):
        return None
    of = state or ("score" if first.dimension == "score" else called)
    args: dict[str, str | int | float] = {"of": of, "unit": unit}
    finding = Finding("number", Reason(code="toll_updated" if update else "number_of", args=args))
    finding.sure = None if update else round(min(0.9, 0.4 + 0.08 * likely), 2)
    for value in values:
        shown = next((figure.shown for figure in value if figure.unit == unit), value[0].shown)
        for figure in value:
            finding.add(shown, figure.report, figure.span)
    return finding, update


def _apart_in_time(figures: Sequence[Figure]) -> bool:
    """Whether two values are of two days, and no slip of the pen: then each is right of its own."""
    if figures[0].dimension in LASTING:
        return False
    return any(
        one.days and other.days and not one.days & other.days and not slipped(one.given, other.given)
        for one, other in combinations(figures, 2)
        if one.value != other.value
    )


def _add_bare(
    finding: Finding,
    values: Sequence[Sequence[Figure]],
    by_dimension: Mapping[str, Mapping[str, Sequence[Figure]]],
    measures: Mapping[str, Measure],
) -> None:
    """Reports that count the same large number of the same by another word (`98.500 ekor benih`, `98.500 benih`)."""
    counted = {dimension for dimension in by_dimension if not CURRENCY.fullmatch(dimension)}
    counted -= {measure.dimension for measure in measures.values()} | GIVEN | LASTING
    if values[0][0].dimension not in counted or values[0][0].value < TELLING_NUMBER:
        return
    for value in values:
        first = value[0]
        shown = next(shown for shown, places in finding.values.items() if (first.report, first.span) in places)
        for dimension in sorted(counted):
            for report, figures in sorted(by_dimension[dimension].items()):
                for other in figures if report not in finding.reports else ():
                    if other.value == first.value and akin(first.setting.wide, other.setting.wide):
                        finding.add(shown, report, other.span)


def _add_equals(
    finding: Finding,
    values: Sequence[Sequence[Figure]],
    by_dimension: Mapping[str, Mapping[str, Sequence[Figure]]],
) -> None:
    """Reports that give a sum only in the other currency of one that gives both (`340 juta euro, Rp 5,8 triliun`)."""
    if not CURRENCY.fullmatch(values[0][0].dimension):
        return
    for value in values:
        for figure in value:
            for currency, of_report in sorted(by_dimension.items()):
                if not CURRENCY.fullmatch(currency) or currency == figure.dimension:
                    continue
                beside = [one for one in of_report.get(figure.report, ()) if _told_twice(figure, one)]
                for one in beside:
                    for report in sorted(of_report.keys() - finding.reports):
                        for other in of_report[report]:
                            if compatible(one.value, one.bound, other.value, other.bound):
                                finding.add(value[0].shown, report, other.span)


def _told_twice(one: Figure, other: Figure) -> bool:
    """Whether two sums stand side by side in one sentence."""
    first, second = sorted((one.span, other.span))
    between = [word for word in one.setting.sentence.words if first.end <= word.start < second.start]
    return one.setting.sentence is other.setting.sentence and len(between) <= BESIDE

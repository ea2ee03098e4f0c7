"""The day of one happening, by different reports.

Days that only say when somebody spoke or a report was made are left out. Two days are of one happening where what their
clauses say is the same, or where both are of the happening that the report is about (`peristiwa itu terjadi Minggu`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from runut.model import Reason, Span, Time
from runut.weave.finding import Finding
from runut.weave.identity import name_key
from runut.weave.instants import days_apart, is_day
from runut.weave.matching import Clash, find_clashes
from runut.weave.settings import Sentence, Setting, Settings, akin, keys_of
from runut.weave.vocabulary import vocabulary

LEAST, LEAST_AGREED = 2.0, 0.4
ACT, NEAR, WIDE, NAME, MAIN, PART = 1.2, 0.6, 0.25, 0.3, 0.8, 0.4
LEAST_COARSE = 0.8
"""What a coarse date must have in common with a day that it contains beyond one that is the same day."""
FARTHEST = 10
"""Days between two days of one happening, at most, but where they are one day of two months, or ten days off."""
MOST = 60
"""Days of one report that are compared."""
REACH = 14
SPOKE_WITHIN = 6
"""Words between a day and a word that makes it the day on which somebody spoke, at most."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COARSE = re.compile(r"\d{4}(-\d\d|-W\d\d)")


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    report: str
    span: Span
    value: str
    """ISO day, or a week, month or year that can only contain one."""
    part: str
    """Part of the day, as TIMEX3 has it; empty where none is told."""
    setting: Setting
    near: frozenset[str]
    wide: frozenset[str]
    main: bool
    """Whether it is the day of what the report is about."""
    local: bool
    """Whether the report tells it by another clock than its newsroom's."""
    acts: frozenset[str]
    """Keys of the verbs nearest: what happened then."""
    ahead: bool
    """Whether it is told of as lying ahead."""

    @property
    def title(self) -> bool:
        return self.setting.sentence.title


def day_findings(settings: Settings, stories: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """Disagreements on dates."""
    found: list[Finding] = []
    for story in stories:
        if len(story) < 2:
            continue
        of_report = {report: _days(settings, report)[:MOST] for report in story}
        judge = _Judge(settings)
        for clash in find_clashes(of_report, judge.likely, judge.agree, LEAST, LEAST_AGREED, copies):
            finding = _finding(settings, clash)
            if finding is not None:
                found.append(finding)
    return found


def _finding(settings: Settings, clash: Clash[Day]) -> Finding | None:
    coverage = settings.coverage
    first = min(
        (day for value in clash.values for day in value), key=lambda day: (day.setting.sentence.title, day.span)
    )
    text = coverage.text(first.report)
    start = first.setting.before[0].start if first.setting.before else first.span.start
    shown = " ".join(text[start : first.span.start].split()).strip(" ,(")
    finding = Finding(
        "date", Reason(code="date_of", args={"what": shown}), sure=round(min(0.9, 0.4 + 0.1 * clash.likely), 2)
    )
    for value in clash.values:
        exact = next((day.value for day in value if _DAY.fullmatch(day.value)), value[0].value)
        for day in value:
            finding.add(exact, day.report, day.span)
    return finding if len(finding.values) > 1 and len(finding.reports) > 1 else None


def _days(settings: Settings, report: str) -> list[Day]:
    reading = settings.coverage.readings[report]
    stops = [time.span for time in reading.dates]
    found: list[Day] = []
    for time in reading.dates:
        if time.type not in ("DATE", "TIME") or time.span == reading.published.span:
            continue
        value = time.value[:10] if is_day(time.value) else time.value
        if not _DAY.fullmatch(value) and not _COARSE.fullmatch(value):
            continue
        setting = settings.around(report, time.span, REACH, [stop for stop in stops if stop != time.span])
        if not _is_named(settings, time.span.of(settings.coverage.text(report))):
            continue
        if setting is None or (found and found[-1].value == value and time.span.start - found[-1].span.end < 3):
            continue
        if _spoken(settings, setting, time) or _taken_back(settings, setting.sentence):
            continue
        found.append(_day(settings, setting, time, value))
    return found


def _day(settings: Settings, setting: Setting, time: Time, value: str) -> Day:
    words = settings.words.dates
    sentence = setting.sentence
    before = [word for word in sentence.words if word.end <= time.span.start]
    near, wide = setting.near, setting.wide
    if not near:
        # A day between commas belongs to the clause before it (`… di Selat Madura, Senin malam`).
        near = keys_of(before[-REACH:], setting.telling)
    acts = settings.acts(reversed(before))
    if value == settings.coverage.days[setting.report] and any(word.lower in words.relative for word in before):
        # On the day of the report happens what its sentence tells first, not what a clause adds (`KM X yang hilang …`).
        first = next(at for at, word in enumerate(before) if word.lower in words.relative)
        acts = settings.acts(before, most=1)
        near = keys_of(before[:first], setting.telling)
    acts = acts or settings.acts(word for word in sentence.words if word.start >= time.span.end)
    anaphoric = any(word.lower in words.happening for word in before[:3]) and any(
        word.lower in words.occurs for word in sentence.words
    )
    if anaphoric:
        earlier = _earlier(settings, sentence)
        near |= frozenset(key for one in earlier for key in keys_of(one.words, settings.words.empty))
        wide |= near
        acts |= frozenset(key for one in earlier for key in settings.acts(one.words, most=6))
    match = re.search(r"T([A-Z]{2})", time.value)
    return Day(
        setting.report, time.span, value, match.group(1) if match else "", setting, near, wide,
        anaphoric, any(word.lower in words.local for word in sentence.words), acts,
        bool(_DAY.fullmatch(value)) and value > (settings.coverage.days[setting.report] or value),
    )  # fmt: skip


def _earlier(settings: Settings, sentence: Sentence) -> list[Sentence]:
    """What `peristiwa itu` stands for: the headline and the sentences right before."""
    return [
        one
        for one in settings.sentences[sentence.report]
        if one.title or sentence.place - 3 <= one.place < sentence.place
    ]


def _spoken(settings: Settings, setting: Setting, time: Time) -> bool:
    """Whether a day says when somebody spoke: it stands outside the words themselves, shortly after the verb."""
    words = settings.words.dates
    reading = settings.coverage.readings[setting.report]
    for statement in reading.statements:
        if any(span.covers(time.span) for span in statement.content):
            return False
    before = [word.lower for word in setting.sentence.words if word.end <= time.span.start]
    if any(word in words.told for word in before[-SPOKE_WITHIN:]):
        return True
    inside = [
        statement
        for statement in reading.statements
        if any(
            setting.sentence.span.overlaps(span)
            for span in (*statement.content, *([statement.cue] if statement.cue else []))
        )
    ]
    return any(word in words.told for word in before) and bool(inside)


def _taken_back(settings: Settings, sentence: Sentence) -> bool:
    """`artikel sebelumnya memuat tanggal 13 Oktober`."""
    told = sentence.span.of(settings.coverage.text(sentence.report)).casefold()
    return any(phrase in told for phrase in settings.words.corrections.phrases)


def _is_named(settings: Settings, words: str) -> bool:
    """Whether a date is named by a number or a week day; `hari ini` is the day of whoever speaks, `pukul 21.00` any."""
    told = name_key(words).split()
    weekdays = vocabulary(settings.coverage.language).weekdays
    return any(word in weekdays or word in settings.words.dates.months for word in told) or "/" in words


class _Judge:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def agree(self, one: Day, other: Day) -> bool:
        """Whether both can be one day: a coarser date contains a finer one, and a night ends on the next day."""
        if one.value == other.value:
            return True
        apart = days_apart(one.value, other.value) if "W" not in one.value + other.value else _weeks(one, other)
        if apart is None:
            return one.value[:4] == other.value[:4] and min(len(one.value), len(other.value)) == 4
        if apart == 0:
            return True
        if apart == 1:
            first, second = sorted((one, other), key=lambda day: day.value)
            return one.local or other.local or (first.part == "NI" and second.part == "MO")
        return False

    def likely(self, one: Day, other: Day) -> float | None:
        if not self.agree(one, other):
            if not (_DAY.fullmatch(one.value) and _DAY.fullmatch(other.value)):
                return None
            if not _near(one, other) or self._recurs(one, other):
                return None
            if one.ahead != other.ahead and not _close(one, other):
                return None
            if self._settings.words.contrasted(one.setting.lower, other.setting.lower):
                return None
        near = akin(one.near, other.near)
        wide = akin(one.wide, other.wide) - near
        score = NEAR * min(3, len(near)) + WIDE * min(4, len(wide))
        score += NAME * min(2, len(one.setting.names & other.setting.names))
        if akin(one.acts, other.acts):
            score += ACT
        elif akin(one.acts, other.near) or akin(other.acts, one.near):
            score += ACT / 2
        elif one.acts and other.acts:
            score -= ACT
        if one.main and other.main:
            score += MAIN
        if one.part and one.part == other.part:
            score += PART
        if one.part and other.part and one.part != other.part:
            score -= PART
        # A day that both give is settled, whatever is said of it; a month settles the days of one happening only.
        if one.value == other.value:
            return max(score, LEAST_AGREED)
        return score if _DAY.fullmatch(one.value) and _DAY.fullmatch(other.value) else score - LEAST_COARSE

    def _recurs(self, one: Day, other: Day) -> bool:
        """Days that lie equally long before their own reports are two happenings (the price of each day)."""
        told = [self._settings.coverage.days[day.report] for day in (one, other)]
        if not all(map(is_day, told)) or told[0] == told[1]:
            return False
        since = [
            (date.fromisoformat(at) - date.fromisoformat(day.value)).days
            for at, day in zip(told, (one, other), strict=True)
        ]
        return abs(since[0] - since[1]) < 1


def _close(one: Day, other: Day) -> bool:
    return abs((date.fromisoformat(one.value) - date.fromisoformat(other.value)).days) <= 1


def _near(one: Day, other: Day) -> bool:
    first, second = date.fromisoformat(one.value), date.fromisoformat(other.value)
    apart = abs((first - second).days)
    return apart <= FARTHEST or (first.day == second.day and first.year == second.year)


def _weeks(one: Day, other: Day) -> int | None:
    """0 where a week contains the other's day or week."""
    week, day = (one, other) if "W" in one.value else (other, one)
    if "W" in day.value or not _DAY.fullmatch(day.value):
        return 0 if week.value == day.value else None
    year, number, _ = date.fromisoformat(day.value).isocalendar()
    return 0 if week.value == f"{year}-W{number:02d}" else 7

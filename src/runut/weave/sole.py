"""How many there are of a thing: the only one by one report, the third by another.

`X satu-satunya negara lain yang mengakui …` implies two, `Z menjadi negara ketiga yang mengakui …` three, `satu dari
tiga penambang yang selamat` three, `menambah koleksi gelarnya menjadi tiga` three. What calls something the only one
implies one; of states and the like as many as it names before, one more where it says `lain` and not besides what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.model import Reason, Span
from runut.weave.finding import Finding
from runut.weave.matching import find_clashes
from runut.weave.settings import Sentence, Setting, Settings, akin, keys_of
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word

LEAST, LEAST_AGREED = 1.8, 1.0
NOUN, NEAR, NAME, PERSON = 1.2, 0.35, 0.5, 0.7
OTHER_REACH, NOUN_REACH = 3, 4
MOST = 40
"""Such sentences of one report that are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Implied:
    report: str
    span: Span
    count: int
    noun: frozenset[str]
    setting: Setting
    persons: frozenset[str]
    """Persons whom its sentence and the one before name."""

    @property
    def title(self) -> bool:
        return self.setting.sentence.title


def sole_findings(settings: Settings, threads: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """Disagreements on count, within a thread."""
    found: list[Finding] = []
    for reports in threads:
        if len(reports) < 2:
            continue
        of_report = {report: list(_implied(settings, report))[:MOST] for report in reports}
        for clash in find_clashes(of_report, _likely, _agree, LEAST, LEAST_AGREED, copies):
            first = min((one for value in clash.values for one in value), key=lambda one: (one.title, one.report))
            words = first.setting.sentence.span.of(settings.coverage.text(first.report)).strip()
            finding = Finding("count", Reason(code="count_of", args={"what": words[:120]}), sure=0.6)
            for value in clash.values:
                for one in value:
                    finding.add(str(one.count), one.report, one.span)
            if len(finding.values) > 1:
                found.append(finding)
    return found


def _agree(one: Implied, other: Implied) -> bool:
    return one.count == other.count


def _likely(one: Implied, other: Implied) -> float | None:
    noun = akin(one.noun, other.noun)
    if not noun:
        return None
    near = akin(one.setting.wide, other.setting.wide) - noun
    names = one.setting.names & other.setting.names
    if one.persons and other.persons and not one.persons & other.persons:
        # The second suspect and the third are two people.
        return None
    if one.report != other.report and not near and not names and not one.persons & other.persons:
        return None
    same = PERSON if one.persons & other.persons else 0.0
    return same + NOUN * min(2, len(noun)) + NEAR * min(4, len(near)) + NAME * min(2, len(names))


def _implied(settings: Settings, report: str) -> Iterable[Implied]:
    for sentence in settings.sentences[report]:
        for found in (_ordinal(settings, sentence), _only(settings, sentence), _sum(settings, sentence)):
            if found is None:
                continue
            count, noun, span = found
            setting = settings.around(report, span)
            if setting is not None and noun:
                yield Implied(report, span, count, noun, setting, settings.persons(sentence))


Found = tuple[int, frozenset[str], Span]


def _ordinal(settings: Settings, sentence: Sentence) -> Found | None:
    """`gelar internasional ketiga`, `tersangka kelima yang …`."""
    ordinals = vocabulary(settings.coverage.language).cues.ordinals
    for at, word in enumerate(sentence.words):
        if word.lower not in ordinals or not at:
            continue
        noun = _noun(settings, sentence.words[max(0, at - NOUN_REACH) : at][::-1])
        if (
            noun
            and not noun & settings.words.count.series
            and sentence.words[at - 1].lower not in settings.words.count.series
        ):
            return ordinals[word.lower], noun, Span(sentence.words[at - 1].start, word.end)
    return None


def _noun(settings: Settings, words: Sequence[Word]) -> frozenset[str]:
    """Keys of the words beside a number that name what is counted, as far as nothing stands between."""
    kept: list[Word] = []
    for word in words:
        if word.name is not None or not word.keys or settings.is_verb(word.lower):
            break
        kept.append(word)
    return frozenset(key for key in keys_of(kept, frozenset()) if not key.isdecimal())


def _only(settings: Settings, sentence: Sentence) -> Found | None:
    """`satu-satunya penambang yang selamat`, `satu dari tiga penambang`."""
    cues = vocabulary(settings.coverage.language).cues
    numbers = vocabulary(settings.coverage.language).numbers
    words = sentence.words
    for at in range(1, len(words) - 1):
        pair = f"{words[at - 1].lower}-{words[at].lower}"
        if pair in cues.only:
            before = words[: at - 1]
            names = {near.name for near in before if near.name is not None and near.keys}
            other = any(near.lower in cues.other for near in words[at + 1 : at + 1 + OTHER_REACH])
            other = other and not any(near.lower in cues.besides for near in before)
            noun = _noun(settings, words[at + 1 : at + 1 + NOUN_REACH])
            counted = len(names) + other if _counts_names(settings, words[at + 1], names) else 1
            return counted, noun, Span(words[at - 1].start, words[min(len(words), at + 2) - 1].end)
        if words[at].lower in settings.words.count.one_of and words[at - 1].lower in settings.words.count.one:
            value = numbers.get(words[at + 1].lower) or _digits(words[at + 1].lower)
            noun = _noun(settings, words[at + 2 : at + 2 + NOUN_REACH])
            if value and value > 1 and noun:
                return value, noun, Span(words[at - 1].start, words[min(len(words) - 1, at + 2)].end)
    return None


def _counts_names(settings: Settings, noun: Word, names: set[str]) -> bool:
    """Whether the names before are what is counted: states are, a person named beside a mine is not."""
    return bool(names) and noun.lower in settings.words.count.named


def _sum(settings: Settings, sentence: Sentence) -> Found | None:
    """`menambah koleksi gelar internasionalnya menjadi tiga`."""
    numbers = vocabulary(settings.coverage.language).numbers
    words = sentence.words
    for at in range(1, len(words)):
        if words[at - 1].lower not in settings.words.count.becomes:
            continue
        value = numbers.get(words[at].lower) or _digits(words[at].lower)
        bare = at + 1 == len(words) or not words[at + 1].keys
        noun = keys_of(words[max(0, at - 1 - NOUN_REACH) : at - 1], frozenset())
        if value and value > 1 and bare and noun:
            return value, noun, Span(words[at - 1].start, words[at].end)
    return None


def _digits(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < LONGEST else 0


LONGEST = 4
"""Digits from which a number is no count of such things."""

"""To which medium words were said, and which had a report first, by different reports.

An outlet that heard the words itself is one of their hearers, and another that did so too is no contradiction. What an
outlet relays contradicts only where it says to whom the words were said (`kepada Tempo`), and that is another medium.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.model import Link, Reason, Span
from runut.weave.coverage import Coverage
from runut.weave.finding import Finding
from runut.weave.grouping import Group
from runut.weave.identity import name_key
from runut.weave.matching import find_clashes
from runut.weave.passages import Passage
from runut.weave.remarks import Remark, Remarks
from runut.weave.settings import Sentence, Settings, akin, keys_of

LEAST, LEAST_AGREED = 0.5, 0.4
SHARE, FEWEST = 0.6, 2
"""Of the words of one remark, the share that both wordings have, and how many at least."""
BEFORE, BEHIND = 4, 10
"""Words between `kepada` and a medium's name, and between `pertama kali dilaporkan` and it, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    report: str
    span: Span
    medium: Link
    own: bool
    first: bool
    """Whether it is said to have had the report before others, rather than to have been told the words."""
    speaker: frozenset[str]
    remarks: tuple[Remark, ...]
    near: frozenset[str]
    days: frozenset[str]
    told: bool = True

    @property
    def title(self) -> bool:
        return False

    def relayed(self, coverage: Coverage) -> bool:
        """Whether the report takes something from the medium, rather than only naming it."""
        return any(
            relay.span.overlaps(self.span) or relay.id == self.medium.id
            for relay in coverage.readings[self.report].relays
        )


def hearer_findings(
    settings: Settings, threads: Sequence[Sequence[str]], groups: Sequence[Group], copies: Mapping[str, str]
) -> list[Finding]:
    """Disagreements on source, within a thread. ``groups``: passages that say the same."""
    claims = {
        (passage.report, passage.index): at
        for at, group in enumerate(groups)
        for passage in group
        if passage.kind == "statement"
    }
    found: list[Finding] = []
    remarks = Remarks(settings)
    for reports in threads:
        if len(reports) < 2:
            continue
        heard = {report: list(_heard(settings, remarks, report)) for report in reports}
        judge = _Judge(remarks, heard, claims)
        for clash in find_clashes(heard, judge.likely, judge.agree, LEAST, LEAST_AGREED, copies):
            every = [one for value in clash.values for one in value]
            if not any(one.first for one in every) and sum(one.told for one in every) < 2:
                continue
            first = every[0]
            name = max((one.remarks[0].name for one in every if one.remarks), key=len, default="")
            args: dict[str, str | int | float] = {} if first.first or not name else {"speaker": name}
            finding = Finding("source", Reason(code="source_of_statement", args=args), sure=0.7)
            for value in clash.values:
                for one in value:
                    finding.add(value[0].medium.name, one.report, one.span)
                    finding.passages |= judge.compared(one, every)
            if not first.first:
                judge.add_credited(finding, every)
            if len(finding.values) > 1:
                found.append(finding)
    return found


def _heard(settings: Settings, remarks: Remarks, report: str) -> Iterable[Heard]:
    coverage = settings.coverage
    reading = coverage.readings[report]
    said = list(remarks.of(report))
    named = [(one.span, Link(id=one.id, name=one.name)) for one in reading.entities if one.label == "MEDIA"]
    named += [
        (relay.span, Link(id=relay.id, name=relay.name))
        for relay in reading.relays
        if not any(relay.span.overlaps(span) for span, _ in named)
    ]
    for place, given in named:
        sentence = settings.sentence(report, place)
        link = coverage.media.known(report, given)
        if sentence is None or coverage.media.is_nameless(link):
            continue
        first = _is_first(settings, sentence, place)
        told = _is_told(settings, sentence, place)
        own = coverage.media.is_outlet(report, given)
        of = [
            one for one in said if any(settings.sentence(report, span) is sentence for span in (*one.content, one.span))
        ]
        speaker = frozenset(word for one in of for word in one.words)
        if not speaker:
            speaker = _persons(settings, sentence)
        mine = tuple(one for one in said if one.words and (one.words <= speaker or speaker <= one.words))
        yield Heard(
            report, place, link, own, first, speaker, mine or tuple(of),
            _near(settings, sentence), _days(settings, sentence), first or (told and bool(speaker or of)),
        )  # fmt: skip


def _near(settings: Settings, sentence: Sentence) -> frozenset[str]:
    """What the sentence and the one before tell of."""
    told = settings.sentences[sentence.report][max(0, sentence.place - 1) : sentence.place + 1]
    return frozenset(key for one in told for key in keys_of(one.words, settings.words.empty))


def _is_told(settings: Settings, sentence: Sentence, place: Span) -> bool:
    """`kepada surat kabar Rusia Izvestia`: nobody stands between the word and the medium."""
    coverage = settings.coverage
    people = [one.span for one in coverage.readings[sentence.report].entities if one.label == "PER"]
    before = [word for word in sentence.words if word.end <= place.start][-BEFORE:]
    # A relay's own words may begin with `kepada`.
    before += [word for word in sentence.words if place.start <= word.start < place.end][:1]
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at].lower in settings.words.sources.told), None)
    return at is not None and not any(
        person.start <= word.start < person.end for word in before[at:] for person in people
    )


def _is_first(settings: Settings, sentence: Sentence, place: Span) -> bool:
    """`pertama kali dilaporkan Yonhap`, `Yonhap yang pertama kali melaporkan`."""
    text = settings.coverage.text(sentence.report)
    behind = " ".join(name_key(text[place.end : sentence.span.end]).split()[: BEHIND // 2])
    before = " ".join(name_key(text[sentence.span.start : place.end]).split()[-BEHIND:])
    phrases = [name_key(phrase) for phrase in settings.words.sources.first]
    return any(phrase in before for phrase in phrases) or any(
        behind.startswith((phrase, f"yang {phrase}", f"that {phrase}")) for phrase in phrases
    )


def _persons(settings: Settings, sentence: Sentence) -> frozenset[str]:
    coverage = settings.coverage
    text = coverage.text(sentence.report)
    named = [
        frozenset(name_key(mention.span.of(text)).split())
        for mention in coverage.readings[sentence.report].entities
        if mention.label == "PER" and sentence.span.covers(mention.span)
    ]
    return named[0] if len(named) == 1 else frozenset()


def _days(settings: Settings, sentence: Sentence) -> frozenset[str]:
    return frozenset(
        time.value[:10]
        for time in settings.coverage.readings[sentence.report].dates
        if len(time.value) >= 10 and time.type in ("DATE", "TIME") and sentence.span.covers(time.span)
    )


class _Judge:
    def __init__(
        self, remarks: Remarks, heard: Mapping[str, Sequence[Heard]], claims: Mapping[tuple[str, int], int]
    ) -> None:
        self._claims = claims
        self._heard = heard
        self._coverage = remarks.settings.coverage
        self._outlets = {
            self._coverage.media.outlets[report].id for report in heard if report in self._coverage.media.outlets
        }

    def agree(self, one: Heard, other: Heard) -> bool:
        return one.medium.id == other.medium.id or name_key(one.medium.name) == name_key(other.medium.name)

    def likely(self, one: Heard, other: Heard) -> float | None:
        if one.report == other.report:
            return None
        same = self.agree(one, other)
        if one.first or other.first:
            return self._first(one, other, same=same)
        if same:
            return 1.0 if self._one_remark(one, other) else LEAST_AGREED
        if not (one.told and other.told) or not self._one_remark(one, other):
            return None
        if one.medium.id in self._outlets and other.medium.id in self._outlets:
            # Two outlets of the story that each heard it.
            return None
        if one.days and other.days and not one.days & other.days:
            return None
        return 1.0

    def _first(self, one: Heard, other: Heard, *, same: bool) -> float | None:
        if same:
            return 1.0
        if one.first and other.first:
            return 1.0
        claimed, credited = (one, other) if one.first else (other, one)
        if credited.medium.id in self._outlets or credited.own or not credited.relayed(self._coverage):
            return None
        return 1.0 if len(akin(claimed.near, credited.near)) >= FEWEST else None

    def _claim(self, remark: Remark) -> int | None:
        return self._claims.get((remark.report, remark.passage.index))

    def add_credited(self, finding: Finding, every: Sequence[Heard]) -> None:
        """Reports that credit the same words to a medium without saying that it was told them (`dilansir AFP`)."""
        told = {one.medium.id for one in every}
        for report, heard in sorted(self._heard.items()):
            for one in heard:
                chains = {remark.passage.chain[0].id for remark in one.remarks if remark.passage.chain}
                if report in finding.reports or one.own or one.medium.id in self._outlets:
                    continue
                if one.medium.id not in chains and one.medium.id not in told:
                    continue
                compared = self.compared(one, every)
                if compared:
                    finding.add(one.medium.name, report, one.span)
                    finding.passages |= compared

    def compared(self, one: Heard, others: Sequence[Heard]) -> set[Passage]:
        """The passages of a report that others tell as well."""
        return {
            a.passage
            for a in one.remarks
            for other in others
            if other.report != one.report and any(self._alike(a, b) for b in other.remarks)
        }

    def _alike(self, one: Remark, other: Remark) -> bool:
        if self._claim(one) is not None and self._claim(one) == self._claim(other):
            return True
        shared = akin(one.keys, other.keys)
        least = min(len(one.keys), len(other.keys))
        return len(shared) >= min(FEWEST, least) and len(shared) >= SHARE * least > 0

    def _one_remark(self, one: Heard, other: Heard) -> bool:
        """Whether one person is said to have said one thing."""
        if one.speaker and other.speaker and not (one.speaker <= other.speaker or other.speaker <= one.speaker):
            return False
        return any(self._alike(a, b) for a in one.remarks for b in other.remarks)

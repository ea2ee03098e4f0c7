"""One role with two names: who holds it by different reports (`nakhoda Rusdi Halim`, `nakhoda Rudi Hakim`).

A role is held by one: the master of a ship, the owner of a shop, the head of an office. Two names of one role are a
disagreement where neither report names the other's person, and the names are no two spellings of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.model import Reason, Span
from runut.weave.finding import Finding
from runut.weave.identity import name_key
from runut.weave.settings import Settings
from runut.weave.spelling import Spelling
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word

ALIKE = 3
"""Letters with which two names begin that may be one written wrong."""
BEFORE, AFTER = 8, 6
"""Words before and after a name in which its role stands."""
_BESIDE = re.compile(r"[\s,(]*")
_BEHIND = re.compile(r"\s*[,(]\s*")


@dataclass(frozen=True, slots=True)
class Holder:
    report: str
    span: Span
    person: str
    name: str
    head: str
    of: frozenset[str]
    """Keys of what the role is attached to."""


def holder_findings(settings: Settings, stories: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """Disagreements on the name of whoever holds a role."""
    found: list[Finding] = []
    spelling = Spelling(settings.coverage.language)
    for story in stories:
        if len(story) < 2:
            continue
        holders = [holder for report in story for holder in _holders(settings, report)]
        named = {report: _named(settings, report) for report in story}
        by_head: dict[str, list[Holder]] = defaultdict(list)
        for holder in holders:
            by_head[holder.head].append(holder)
        for _, of_head in sorted(by_head.items()):
            found += _of_role(settings, of_head, named, copies, spelling)
    return found


def _of_role(
    settings: Settings,
    holders: Sequence[Holder],
    named: Mapping[str, Sequence[frozenset[str]]],
    copies: Mapping[str, str],
    spelling: Spelling,
) -> list[Finding]:
    done: set[frozenset[str]] = set()
    found: list[Finding] = []
    for one, other in combinations(holders, 2):
        pair = frozenset((one.person, other.person))
        if len(pair) < 2 or pair in done or not _differ(settings, one, other, holders, named, copies, spelling):
            continue
        done.add(pair)
        shown = min((one, other), key=lambda holder: (-len(holder.of), holder.report))
        what = " ".join([shown.head, *_shown(settings, shown)])
        finding = Finding("name", Reason(code="name_of", args={"what": what}), sure=0.6)
        for holder in (one, other):
            for report, spans in sorted(_everywhere(settings, holder.person).items()):
                for span in spans[:2]:
                    finding.add(holder.name, report, span)
        found.append(finding)
    return found


def _shown(settings: Settings, holder: Holder) -> list[str]:
    words = settings.coverage.wordings[holder.report].words
    at = bisect_left(settings.coverage.wordings[holder.report].starts, holder.span.start)
    before = [word.lower for word in words[max(0, at - BEFORE) : at]]
    first = holder.head.split()[-1]
    return before[before.index(first) + 1 :] if first in before else []


def _everywhere(settings: Settings, person: str) -> dict[str, list[Span]]:
    """Where reports name somebody by a full name."""
    found: dict[str, list[Span]] = defaultdict(list)
    for report, reading in settings.coverage.readings.items():
        for mention in reading.entities:
            entity = settings.coverage.entities.of(report, mention.id)
            if entity is not None and entity.id == person:
                found[report].append(mention.span)
    return {report: sorted(spans, key=lambda span: (span.start - span.end, span)) for report, spans in found.items()}


def _differ(
    settings: Settings,
    one: Holder,
    other: Holder,
    holders: Sequence[Holder],
    named: Mapping[str, Sequence[frozenset[str]]],
    copies: Mapping[str, str],
    spelling: Spelling,
) -> bool:
    if one.report == other.report or copies.get(one.report, one.report) == copies.get(other.report, other.report):
        return False
    a, b = (frozenset(name_key(holder.name).split()) for holder in (one, other))
    if (
        (min(len(a), len(b)) < 2 and _is_single(settings, one.head))
        or a <= b
        or b <= a
        or spelling.same_name(one.name, other.name)
    ):
        return False
    wholes = [
        frozenset(key for holder in holders if holder.person == each.person for key in holder.of)
        for each in (one, other)
    ]
    if not _one_role(settings, one.head, *wholes):
        return False
    loose = not _is_single(settings, one.head) or bool(wholes[0]) != bool(wholes[1])
    if loose and not (a & b or any(spelling.same_word(x, y) or x[:ALIKE] == y[:ALIKE] for x in a for y in b)):
        # One without a word of whose, or `petani`: two names as unlike as these are of two persons.
        return False
    if not all(_known(settings, whole, each) for whole, each in ((wholes[0], other), (wholes[1], one))):
        return False
    # Where a report has several of the role, or names both, they are two persons.
    for report in (one.report, other.report):
        same = {holder.person for holder in holders if holder.report == report and _fits(settings, holder, one, other)}
        if len(same) > 1:
            return False
    return not any(b <= name or spelling.close(b, name) for name in named[one.report]) and not any(
        a <= name or spelling.close(a, name) for name in named[other.report]
    )


def _fits(settings: Settings, holder: Holder, *others: Holder) -> bool:
    """Whether a role is the one of two others."""
    return any(_one_role(settings, holder.head, holder.of, other.of) for other in others)


def _known(settings: Settings, of: frozenset[str], holder: Holder) -> bool:
    """Whether the other's report speaks of what the role is attached to (its ship)."""
    told = {key for word in settings.coverage.wordings[holder.report].words for key in word.keys}
    return not (of & settings.coverage.name_keys) - told


def _one_role(settings: Settings, head: str, one: frozenset[str], other: frozenset[str]) -> bool:
    """A role that says itself whose it is (`nakhoda`) may stand bare; an office (`kepala`) must be of one body. ``one``
    and ``other``: what all reports attach it to."""
    if head in settings.words.names.alone or not _is_single(settings, head):
        return not one or not other or bool(one & other)
    return bool(one and other) and (one <= other or other <= one)


def _named(settings: Settings, report: str) -> list[frozenset[str]]:
    return [
        frozenset(name_key(mention.span.of(settings.coverage.text(report))).split())
        for mention in settings.coverage.readings[report].entities
        if mention.label == "PER"
    ]


def _holders(settings: Settings, report: str) -> Iterable[Holder]:
    coverage = settings.coverage
    wording = coverage.wordings[report]
    text = coverage.text(report)
    for mention in coverage.readings[report].entities:
        entity = coverage.entities.of(report, mention.id)
        if entity is None or mention.label != "PER":
            continue
        first = bisect_left(wording.starts, mention.span.start)
        last = bisect_left(wording.starts, mention.span.end)
        role = _role(
            settings, beside_before(wording.words[max(0, first - BEFORE) : first], text, mention.span.start, settings)
        )
        if role is None:
            after = beside_after(wording.words[last : last + AFTER], text, mention.span.end)
            role = _role(settings, after, follows=True)
        if role is not None:
            yield Holder(report, mention.span, entity.id, entity.name, *role)


def beside_before(words: Sequence[Word], text: str, edge: int, settings: Settings) -> list[Word]:
    """The words right before a name, past a comma or a bracket beside it (`nakhoda kapal itu, Rusdi`)."""
    found: list[Word] = []
    for word in reversed(words):
        between = text[word.end : edge]
        if between.strip() and not (
            _BESIDE.fullmatch(between) and all(near.lower in settings.words.names.titles for near in found)
        ):
            break
        # A verb, which no capital makes part of an office, ends what is attached to a name.
        if text[word.start].islower() and (settings.is_verb(word.lower) or word.lower in settings.words.apart):
            break
        found.append(word)
        edge = word.start
    return found[::-1]


def beside_after(words: Sequence[Word], text: str, edge: int) -> list[Word]:
    """The words behind a name and a comma or a bracket (`Rusdi, nakhoda kapal itu,`)."""
    if not words or not _BEHIND.fullmatch(text[edge : words[0].start]):
        return []
    found: list[Word] = []
    for word in words:
        if found and text[found[-1].end : word.start].strip():
            break
        found.append(word)
    return found


def _role(settings: Settings, words: Sequence[Word], *, follows: bool = False) -> tuple[str, frozenset[str]] | None:
    """The role told by the words beside a name: its head, and keys of what it is attached to."""
    names = settings.words.names
    besides = vocabulary(settings.coverage.language).roles.besides
    office = settings.offices.find([word.lower for word in words])
    if office is None:
        return None if follows else _described(settings, words)
    head, _, start = office
    if (follows and start) or any(
        word.lower in besides or word.lower in settings.words.offices.past for word in words[: start + 1]
    ):
        return None
    if not _is_single(settings, head):
        return None
    length = next(at for at in range(len(words) - start, -1, -1) if len(office[1]) == len(words) - start - at)
    of = frozenset(
        key
        for word in words[start + length :]
        if word.lower not in names.titles | names.called | settings.words.offices.vague
        for key in word.keys
    )
    return head, of


def _is_single(settings: Settings, head: str) -> bool:
    """Whether one person at a time holds an office."""
    return head in settings.offices.names or any(word in settings.words.names.single for word in head.split())


def _described(settings: Settings, words: Sequence[Word]) -> tuple[str, frozenset[str]] | None:
    """What a person without an office is called: the noun right before the name (`seorang petani bernama Suparno`)."""
    told = [
        word
        for word in words
        if word.lower not in settings.words.names.titles and word.lower not in settings.words.names.called
    ]
    if not told or not told[-1].keys or told[-1].name is not None or settings.is_verb(told[-1].lower):
        return None
    return told[-1].lower, frozenset()

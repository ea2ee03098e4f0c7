"""What a thing is, by different reports: a ferry or a cargo ship, a fuel depot or an arms depot.

The table tells sorts of things and what each is a sort of; two that are not under one another cannot both be right of
one thing. A thing is one by its name (`kapal kargo bernama Rupali`), or by what happens to it (`depo … terbakar`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from runut.model import Mention, Reason, Span
from runut.weave.differing import differing
from runut.weave.finding import Finding
from runut.weave.identity import name_key
from runut.weave.matching import find_clashes
from runut.weave.settings import Setting, Settings, akin, keys_of
from runut.weave.spelling import Spelling

LEAST, LEAST_AGREED = 2.0, 0.0
NAMED, ACT, NEAR, NAME, DAY = 2.5, 1.2, 0.4, 0.4, 0.4
LEADING = 5
"""Sentences, with the headline, in which a report says what its happening befell."""
GAP = 10
"""Characters between a kind and its name, at most."""
BETWEEN = frozenset({"", "of"})
"""What stands between a kind and its name."""
PHRASE = 4
"""Words of a kind, at most."""
REACH = 10
MOST = 60
"""Kinds of one report that are compared."""
_NAME = r"((?:[A-Z][\w'’-]*)(?:\s+(?:[A-Z][\w'’-]*|[IVX]+))*)"


class Tree:
    """The kinds of a language."""

    def __init__(self, language: str) -> None:
        rows = differing(language).kinds
        self.phrases = {tuple(words.replace("-", " ").split()): row.name for row in rows for words in row.words}
        self.firsts = frozenset(words[0] for words in self.phrases)
        """First words of the phrases."""
        self._above = {row.name: row.under for row in rows}
        self._against = {row.name: frozenset(row.against) for row in rows}
        self.weak = frozenset(row.name for row in rows if row.weak)
        self.by_name = frozenset(row.name for row in rows if row.by_name)

    def above(self, kind: str) -> list[str]:
        """The kind and all that it is a sort of, the widest last."""
        found = [kind]
        while self._above.get(found[-1]):
            found.append(self._above[found[-1]])
        return found

    def root(self, kind: str) -> str:
        return self.above(kind)[-1]

    def fit(self, one: str, other: str) -> bool:
        """Whether a thing can be both."""
        if one in self.above(other) or other in self.above(one):
            return True
        return any(a in self.weak and b not in self._against[a] for a, b in ((one, other), (other, one)))


@cache
def tree(language: str) -> Tree:
    """The kinds of a language."""
    return Tree(language)


@dataclass(frozen=True, slots=True, eq=False)
class Called:
    """A kind that a report gives a thing."""

    report: str
    span: Span
    kind: str
    shown: str
    name: frozenset[str]
    setting: Setting
    acts: frozenset[str]
    near: frozenset[str]
    days: frozenset[str]
    leading: bool

    @property
    def title(self) -> bool:
        return self.setting.sentence.title


def kind_findings(settings: Settings, threads: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """Disagreements on kind, within a thread."""
    found: list[Finding] = []
    kinds = tree(settings.coverage.language)
    spelling = Spelling(settings.coverage.language)
    for reports in threads:
        if len(reports) < 2:
            continue
        by_root: dict[str, dict[str, list[Called]]] = defaultdict(lambda: defaultdict(list))
        for report in reports:
            found_here = list(_called(settings, kinds, report))[:MOST]
            named = {called.kind for called in found_here}
            for called in found_here:
                # What is told more exactly in the same report is that and no other sort of it.
                if not any(called.kind != other and called.kind in kinds.above(other) for other in named):
                    by_root[kinds.root(called.kind)][report].append(called)
        for _, of_report in sorted(by_root.items()):
            judge = _Judge(kinds, spelling, of_report)
            for clash in find_clashes(of_report, judge.likely, judge.agree, LEAST, LEAST_AGREED, copies):
                finding = _finding(clash.values, copies, kinds)
                if finding is not None:
                    found.append(finding)
    return found


def _finding(values: Sequence[Sequence[Called]], copies: Mapping[str, str], kinds: Tree) -> Finding | None:
    every = [called for value in values for called in value]
    name = max((" ".join(sorted(called.name)) for called in every), key=len)
    sides = [{copies.get(called.report, called.report) for called in value} for value in values]
    if any(called.kind in kinds.weak for called in every) and sorted(map(len, sides))[-1] < 2:
        return None
    named = next((called for called in every if called.name), every[0])
    finding = Finding("kind", Reason(code="kind_of", args={"name": _shown(named) if name else named.shown}), sure=0.65)
    for value in values:
        for called in value:
            finding.add(value[0].shown, called.report, called.span)
    return finding if len(finding.values) > 1 and len(finding.reports) > 1 else None


def _shown(called: Called) -> str:
    words = [word for word in called.setting.after if word.lower in called.name]
    return " ".join(word.lower.title() for word in words) or " ".join(sorted(called.name)).title()


def _called(settings: Settings, kinds: Tree, report: str) -> Iterable[Called]:
    coverage = settings.coverage
    text = coverage.text(report)
    between = "|".join(sorted(map(re.escape, settings.words.names.called)))
    called = re.compile(rf"\s+(?:(?:{between}|of)\s+)?{_NAME}")
    mentions = [mention for mention in coverage.readings[report].entities if mention.label != "MEDIA"]
    for sentence in settings.sentences[report]:
        words = sentence.words
        at = 0
        while at < len(words):
            if words[at].lower not in kinds.firsts:
                at += 1
                continue
            length = next(
                (
                    length
                    for length in range(min(PHRASE, len(words) - at), 0, -1)
                    if tuple(word.lower for word in words[at : at + length]) in kinds.phrases
                ),
                0,
            )
            if not length:
                at += 1
                continue
            phrase = words[at : at + length]
            at += length
            kind = kinds.phrases[tuple(word.lower for word in phrase)]
            if kinds.root(kind) == kind:
                continue
            span = Span(phrase[0].start, phrase[-1].end)
            setting = settings.around(report, span, REACH)
            if setting is None:
                continue
            match = called.match(text, span.end, sentence.span.end)
            named = _named(text, span, match, mentions, settings.name_words if sentence.title else None)
            name = frozenset(coverage.entities.spellings.get(word, word) for word in name_key(named).split())
            if kind in kinds.by_name and not name:
                continue
            end = max(span.end, text.find(named, span.end) + len(named)) if named else span.end
            behind = [word for word in words if word.start >= span.end]
            yield Called(
                report, Span(span.start, end), kind, span.of(text).lower(), name, setting,
                settings.acts(behind) or settings.acts(reversed(setting.before)),
                setting.near or keys_of(behind[:REACH], setting.telling), _days(settings, setting),
                sentence.title or sentence.place < LEADING,
            )  # fmt: skip


def _named(
    text: str, span: Span, match: re.Match[str] | None, mentions: Sequence[Mention], known: frozenset[str] | None
) -> str:
    """The name behind a kind. In a headline every word has a capital, so there only ``known`` words of names are."""
    for mention in mentions:
        gap = mention.span.start - span.end
        beside = span.start <= mention.span.start and text[span.end : mention.span.start].strip().lower() in BETWEEN
        if beside and gap <= GAP and mention.span.end > span.end:
            return Span(max(span.end, mention.span.start), mention.span.end).of(text).strip()
    if match is None:
        return ""
    words = match.group(1).split()
    if known is not None:
        words = list(takewhile(lambda word: name_key(word) in known, words))
    return " ".join(words)


def _days(settings: Settings, setting: Setting) -> frozenset[str]:
    return frozenset(
        time.value[:10]
        for time in settings.coverage.readings[setting.report].dates
        if len(time.value) >= 10 and time.type in ("DATE", "TIME") and setting.sentence.span.covers(time.span)
    )


class _Judge:
    def __init__(self, kinds: Tree, spelling: Spelling, of_report: Mapping[str, Sequence[Called]]) -> None:
        self._kinds = kinds
        self._spelling = spelling
        self._of = {
            report: frozenset(called.kind for called in found if called.leading) for report, found in of_report.items()
        }

    def agree(self, one: Called, other: Called) -> bool:
        return self._kinds.fit(one.kind, other.kind)

    def likely(self, one: Called, other: Called) -> float | None:
        named = self._spelling.close(one.name, other.name) or self._spelling.close(other.name, one.name)
        if self.agree(one, other):
            return 1.0 if named or not (one.name and other.name) else None
        if one.report != other.report and not named:
            if one.name and other.name:
                return None
            # Where both reports tell of a thing of one kind, the others are other things.
            if any(self._kinds.fit(a, b) for a in self._of[one.report] for b in self._of[other.report]):
                return None
            if not (one.leading and other.leading):
                return None
        same = bool(akin(one.acts, other.acts))
        if not named and not same:
            return None
        score = NAMED if named else 0.0
        score += ACT if same else 0.0
        score += NEAR * min(3, len(akin(one.near, other.near)))
        score += NAME * min(2, len(one.setting.names & other.setting.names))
        score += DAY if one.days & other.days else 0.0
        return score

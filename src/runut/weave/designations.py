"""Names of things that reports give otherwise: `KM Bintang Selatan`, `KM Bintang Sembilan`.

The reader does not tag ships and schools. A word that comes before such a name (`KM`, `SMP`) and the capital letters
behind it show one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runut.model import ReadRole, Reason, Span
from runut.weave.finding import Finding
from runut.weave.matching import find_clashes
from runut.weave.settings import Setting, Settings, akin
from runut.weave.spelling import Spelling

LEAST, LEAST_AGREED = 1.0, 0.0
MOST = 60
"""Names of one report that are compared."""
_NAME = re.compile(r"(?:\s+(?:[A-Z][\w'’-]*|[IVX]+|\d{1,3}))+")
LONGEST = 4
"""Words of such a name, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Designation:
    report: str
    span: Span
    kind: str
    words: tuple[str, ...]
    shown: str
    setting: Setting

    @property
    def title(self) -> bool:
        return self.setting.sentence.title


def designation_findings(
    settings: Settings, stories: Sequence[Sequence[str]], copies: Mapping[str, str]
) -> list[Finding]:
    """Disagreements on the names of things."""
    found: list[Finding] = []
    spelling = Spelling(settings.coverage.language)
    pattern = re.compile(
        r"(?<!\w)(?:"
        + "|".join(sorted(map(re.escape, settings.words.names.words), key=len, reverse=True))
        + r")(?=\s)",
        re.IGNORECASE,
    )
    for story in stories:
        if len(story) < 2:
            continue
        of_report = {report: _designations(settings, report, pattern)[:MOST] for report in story}
        judge = _Judge(settings, spelling, of_report)
        for clash in find_clashes(of_report, judge.likely, judge.agree, LEAST, LEAST_AGREED, copies):
            first = clash.values[0][0]
            finding = Finding("name", Reason(code="name_of", args={"what": first.kind}), sure=0.7)
            for value in clash.values:
                shown = max((one.shown for one in value), key=lambda name: (not name.isupper(), name))
                for one in value:
                    finding.add(shown, one.report, one.span)
            if len(finding.values) > 1:
                found.append(finding)
    return found


def _designations(settings: Settings, report: str, pattern: re.Pattern[str]) -> list[Designation]:
    text = settings.coverage.text(report)
    persons = [mention.span for mention in settings.coverage.readings[report].entities if mention.label == "PER"]
    found: list[Designation] = []
    for block in settings.coverage.readings[report].blocks:
        if block.role not in ReadRole:
            continue
        for match in pattern.finditer(text, block.span.start, block.span.end):
            name = _NAME.match(text, match.end(), block.span.end)
            if name is None:
                continue
            end = min(
                (person.start for person in persons if name.start() + 1 < person.start < name.end()), default=name.end()
            )
            kept = tuple(text[name.start() : end].split())
            span = Span(match.start(), name.start() + len(text[name.start() : end].rstrip()))
            if not 0 < len(kept) <= LONGEST:
                continue
            setting = settings.around(report, span)
            if setting is None:
                continue
            kind = match.group().lower()
            kind = settings.words.names.short.get(kind, kind)
            lower = tuple(word.lower() for word in kept)
            found.append(Designation(report, span, kind, lower, text[match.start() : span.end], setting))
    return _without_headlines(found)


def _without_headlines(found: Sequence[Designation]) -> list[Designation]:
    """Names of headlines only as far as the text has them: what follows there may be no part of the name."""
    body = [one for one in found if not one.title]
    return [
        one
        for one in found
        if not one.title or any(one.kind == other.kind and one.words == other.words for other in body)
    ]


class _Judge:
    def __init__(self, settings: Settings, spelling: Spelling, of_report: Mapping[str, Sequence[Designation]]) -> None:
        self._settings = settings
        self._spelling = spelling
        self._single = {
            report: {one.kind: len({other.words for other in found if other.kind == one.kind}) == 1 for one in found}
            for report, found in of_report.items()
        }

    def agree(self, one: Designation, other: Designation) -> bool:
        if one.kind != other.kind:
            return False
        a, b = one.words, other.words
        short = min(len(a), len(b))
        return a[:short] == b[:short] or self._spelling.same_name(" ".join(a), " ".join(b))

    def likely(self, one: Designation, other: Designation) -> float | None:
        if one.kind != other.kind:
            return None
        if self.agree(one, other):
            return 1.0
        differing = sum(a != b for a, b in zip(one.words, other.words, strict=False))
        if len(one.words) != len(other.words) or 2 * differing > len(one.words):
            return None
        if not (self._single[one.report][one.kind] and self._single[other.report][other.kind]):
            return None
        if any(word.isdecimal() for word in set(one.words) ^ set(other.words)) and one.kind not in ("km", "kmp"):
            # `SMP Negeri 2`, `SMP Negeri 3` are two schools as easily as one.
            return None
        near = len(akin(one.setting.wide, other.setting.wide)) + len(one.setting.names & other.setting.names)
        return float(near) if near > 1 else None

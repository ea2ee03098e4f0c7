"""What a thing is said to be, who holds an office, and what one person is.

Kinds (`kota Donbas`, `wilayah Donbas`), offices with their holders (`Kepala SAR Lantari A`, `Kepala SAR Lantari B`) and
offices of one person that nobody holds together. The tables name the kinds and offices that exclude one another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from runut.model import Reason, Span
from runut.weave.coverage import Coverage
from runut.weave.finding import Finding
from runut.weave.vocabulary import Kinds, vocabulary
from runut.weave.wording import Word

Places = list[tuple[str, Span]]
OFFICE_WORDS = 6
"""Words of an office before its holder's name, at most."""


def naming_findings(
    coverage: Coverage, stories: Sequence[Sequence[str]], threads: Sequence[Sequence[str]], copies: Mapping[str, str]
) -> list[Finding]:
    """Disagreements on kind (within a thread), on the holder of an office and on a person's office (within a story)."""
    found: list[Finding] = []
    for reports in threads:
        found += _kinds(coverage, reports, copies)
    for reports in stories:
        if len(reports) > 1:
            found += _holders(coverage, reports)
            found += _offices(coverage, reports)
    return found


def _beside(coverage: Coverage, report: str) -> list[tuple[str, str, list[Word], Span]]:
    """Every named thing with the words right before its name: (entity id, name, words, span of the name)."""
    wording = coverage.wordings[report]
    text = coverage.text(report)
    found = []
    for mention in coverage.readings[report].entities:
        entity = coverage.entities.of(report, mention.id)
        if entity is None or mention.label == "MEDIA":
            continue
        at = bisect_left(wording.starts, mention.span.start)
        before: list[Word] = []
        edge = mention.span.start
        for word in reversed(wording.words[max(0, at - OFFICE_WORDS) : at]):
            between = text[word.end : edge]
            if between.strip() and not (between.strip() == "," and mention.label == "PER" and not before):
                break
            before.append(word)
            edge = word.start
        found.append((entity.id, entity.name, before[::-1], mention.span))
    return found


def _kinds(coverage: Coverage, reports: Sequence[str], copies: Mapping[str, str]) -> list[Finding]:
    """A name that one report calls one kind and two or more others, which never do, another kind. Of a name's kind its
    own full name may not be part (`Kota Bandung` is a name)."""
    rows = vocabulary(coverage.language).kinds
    known = {kind for row in rows for kind in (*row.a, *row.b)}
    seen: dict[str, dict[str, Places]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for report in reports:
        for entity, name, before, span in _beside(coverage, report):
            names[entity] = name
            if before and before[-1].lower in known and before[-1].name is None:
                seen[entity][before[-1].lower].append((report, Span(before[-1].start, span.end)))
    found = []
    for entity, kinds in sorted(seen.items()):
        for row in rows:
            finding = _clash_of_kinds(names[entity], kinds, row, copies)
            if finding is not None:
                found.append(finding)
    return found


def _clash_of_kinds(name: str, kinds: Mapping[str, Places], row: Kinds, copies: Mapping[str, str]) -> Finding | None:
    sides = [
        {copies.get(report, report) for kind in side for report, _ in kinds.get(kind, ())} for side in (row.a, row.b)
    ]
    few, many = sorted(sides, key=len)
    if not few or len(many) < 2 or few & many:
        return None
    finding = Finding(
        "kind", Reason(code="kind_of", args={"name": name}), sure=round(len(many) / (len(many) + len(few)), 2)
    )
    for kind in (*row.a, *row.b):
        for report, span in kinds.get(kind, ()):
            finding.add(kind, report, span)
    return finding


def _holders(coverage: Coverage, reports: Sequence[str]) -> list[Finding]:
    """`Kepala Kantor SAR Lantari A` in one report and `… B` in another, one full name each."""
    roles = vocabulary(coverage.language).roles
    seen: dict[tuple[str, ...], dict[str, Places]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    people = _people(coverage, reports)
    for report in reports:
        for entity, name, before, span in _beside(coverage, report):
            if entity not in people or len(name.split()) < 2:
                continue
            names[entity] = name
            start = next((at for at, word in enumerate(before) if word.lower in roles.single), None)
            if start is None or any(word.lower in roles.besides for word in before[: start + 1]):
                continue
            office = tuple(word.lower for word in before[start:])
            if len(office) > 1:
                seen[office][entity].append((report, span))
    found = []
    for office, holders in sorted(seen.items()):
        if len(holders) < 2:
            continue
        reports_of = [{report for report, _ in places} for places in holders.values()]
        if any(one & other for at, one in enumerate(reports_of) for other in reports_of[at + 1 :]):
            continue
        finding = Finding("name", Reason(code="name_of", args={"what": " ".join(office)}), sure=0.6)
        for entity, places in sorted(holders.items()):
            for report, span in places:
                finding.add(names[entity], report, span)
        found.append(finding)
    return found


def _offices(coverage: Coverage, reports: Sequence[str]) -> list[Finding]:
    """One person with two offices that exclude one another, in different reports."""
    roles = vocabulary(coverage.language).roles
    people = _people(coverage, reports)
    seen: dict[str, dict[str, Places]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for report in reports:
        for entity, name, before, span in _beside(coverage, report):
            if entity not in people:
                continue
            names[entity] = name
            offices = [word for word in before if any(word.lower in row for row in roles.exclusive)]
            if len(offices) == 1 and not any(word.lower in roles.besides for word in before):
                seen[entity][offices[0].lower].append((report, Span(offices[0].start, span.end)))
    found = []
    for entity, offices_of in sorted(seen.items()):
        for row in roles.exclusive:
            held = {office: places for office, places in offices_of.items() if office in row}
            where = [{report for report, _ in places} for places in held.values()]
            if len(held) < 2 or any(one & other for at, one in enumerate(where) for other in where[at + 1 :]):
                continue
            finding = Finding("role", Reason(code="role_of", args={"name": names[entity]}), sure=0.6)
            for office, places in sorted(held.items()):
                for report, span in places:
                    finding.add(office, report, span)
            found.append(finding)
    return found


def _people(coverage: Coverage, reports: Sequence[str]) -> set[str]:
    return {
        found.id
        for report in reports
        for mention in coverage.readings[report].entities
        if mention.label == "PER" and (found := coverage.entities.of(report, mention.id)) is not None
    }

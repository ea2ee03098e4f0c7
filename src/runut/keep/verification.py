"""Verification: every citation of a dossier read again in the kept reports."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from runut.model import Dossier, DossierEntity, DossierReport, Evidence, Report, Span, Story, Thread

_CUT = " …"
"""Ends the first words of a report that stand for a title, and stands between the parts of words that were parted."""


class Failure(NamedTuple):
    """One thing of a dossier that does not hold.

    ``code``: ``missing`` (no such report among those given), ``changed`` (its bytes are others), ``repeated`` (the
    dossier lists it twice), ``words`` (the cited words are not at their place, or the place is outside the report),
    ``unlisted`` (a citation of a report that the dossier does not list), ``uncited`` (words or values shown that no
    citation carries).
    """

    code: str
    report: str
    """Address of the report; for ``unlisted`` and ``uncited`` the id of what shows the words."""
    span: Span | None
    expected: str
    found: str


class Citation(NamedTuple):
    report: str
    span: Span
    words: str


def verify(dossier: Dossier, reports: Iterable[Report]) -> Iterator[Failure]:
    """What does not hold, in the order of the dossier; nothing where all of it does.

    A report is known by its id, else (it may have moved) by its sha256. Where neither is among those given, one under
    the same address, or a file of the same name that is none of the dossier's others, has been changed. Never raises,
    whatever the dossier's spans and ids.
    """
    kept = _Kept(reports, {listed.sha256 for listed in dossier.reports})
    texts: dict[str, str | None] = {}
    for listed in dossier.reports:
        if listed.id in texts:
            yield Failure("repeated", listed.uri, None, listed.id, "")
            continue
        report = kept.find(listed)
        texts[listed.id] = report.text if report is not None else None
        if report is None:
            other = kept.changed(listed)
            code, found = ("missing", "") if other is None else ("changed", other.sha256)
            yield Failure(code, listed.uri, None, listed.sha256, found)
    names = {listed.id: listed.uri for listed in dossier.reports}
    for citation in citations(dossier):
        if citation.report not in texts:
            yield Failure("unlisted", citation.report, citation.span, citation.words, "")
            continue
        text = texts[citation.report]
        if text is not None and (not _inside(citation.span, text) or citation.span.of(text) != citation.words):
            found = citation.span.of(text) if _inside(citation.span, text) else ""
            yield Failure("words", names[citation.report], citation.span, citation.words, found)
    for entity in dossier.entities:
        yield from _named_nowhere(entity, texts, names)
    for listed in dossier.reports:
        text = texts[listed.id]
        if text is not None:
            yield from _out_of_place(listed, text)
    yield from _uncited(dossier)


def citations(dossier: Dossier) -> Iterator[Citation]:
    """Every span of a dossier with the words that must stand there."""
    for listed in dossier.reports:
        if listed.title_span is not None:
            yield Citation(listed.id, listed.title_span, listed.title)
    for claim in dossier.claims:
        for version in claim.versions:
            for span, words in zip(version.content, version.words, strict=False):
                yield Citation(version.report, span, words)
    values = [value for found in dossier.disagreements for value in found.values]
    values += [value for update in dossier.updates for value in update.values]
    values += [spelling for variant in dossier.variants for spelling in variant.spellings]
    for value in values:
        yield from map(_cited, value.evidence)
    for drift in dossier.drifts:
        yield from map(_cited, (*drift.changed, *drift.kept))
    for entity in dossier.entities:
        for join in entity.joins:
            yield from map(_cited, join.evidence)
        for relation in entity.relations:
            yield from map(_cited, relation.evidence)
    for told in _told(dossier):
        for happening in told.timeline:
            yield from map(_cited, happening.evidence)
        for edge in told.lineage.edges:
            yield from map(_cited, edge.evidence)


class _Kept:
    """The reports given, found by what a dossier knows of each."""

    def __init__(self, reports: Iterable[Report], listed: set[str]) -> None:
        self._by_id: dict[str, Report] = {}
        self._by_hash: Mapping[str, list[Report]] = defaultdict(list)
        self._others: dict[str, Report] = {}
        for report in reports:
            self._by_id[report.id] = report
            self._by_hash[report.sha256].append(report)
            if report.sha256 not in listed:
                self._others[report.uri] = report
                if "://" not in report.uri:
                    self._others.setdefault(_name(report.uri), report)

    def find(self, listed: DossierReport) -> Report | None:
        """The report with the bytes that the dossier lists. Bytes under two names may have been read as two kinds of
        file: of several, the one whose address ends most alike."""
        report = self._by_id.get(listed.id)
        if report is not None:
            return report if report.sha256 == listed.sha256 else None
        same: Sequence[Report] = self._by_hash.get(listed.sha256, ())
        return max(same, key=lambda one: _common_end(one.uri, listed.uri), default=None)

    def changed(self, listed: DossierReport) -> Report | None:
        """A report that stands in the listed one's place with other bytes."""
        name = None if "://" in listed.uri else _name(listed.uri)
        return self._by_id.get(listed.id) or self._others.get(listed.uri) or (self._others.get(name) if name else None)


def _name(uri: str) -> str:
    return uri.rsplit("/", 1)[-1]


def _common_end(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False)))


def _inside(span: Span, text: str) -> bool:
    """Whether a span holds at least one character, all of it in the text."""
    return 0 <= span.start < span.end <= len(text)


def _out_of_place(listed: DossierReport, text: str) -> Iterator[Failure]:
    """Dates outside the report, and a title made of first words that are not in it."""
    dated = [(date.span, date.value) for date in listed.dates]
    if listed.published.span is not None:
        dated.append((listed.published.span, listed.published.value or ""))
    for span, value in dated:
        if not _inside(span, text):
            yield Failure("words", listed.uri, span, value, "")
    if listed.title_span is None and listed.title.removesuffix(_CUT) not in " ".join(text.split()):
        yield Failure("words", listed.uri, None, listed.title, "")


def _named_nowhere(
    entity: DossierEntity, texts: Mapping[str, str | None], addresses: Mapping[str, str]
) -> Iterator[Failure]:
    """Where an entity is said to be named: in a report that is not listed, or outside a report's text."""
    for named in entity.named:
        if named.report not in texts:
            yield Failure("unlisted", named.report, named.spans[0] if named.spans else None, entity.name, "")
            continue
        text = texts[named.report]
        for span in named.spans:
            if text is not None and not _inside(span, text):
                yield Failure("words", addresses[named.report], span, entity.name, "")


def _told(dossier: Dossier) -> tuple[Story | Thread, ...]:
    return (*dossier.stories, *dossier.threads)


def _letters(words: str) -> str:
    """Words without case, accents, marks and spaces: one office is written in several ways."""
    return "".join(one for one in unicodedata.normalize("NFKD", words).casefold() if one.isalnum())


def _cited(evidence: Evidence) -> Citation:
    return Citation(evidence.report, evidence.span, evidence.words)


def _uncited(dossier: Dossier) -> Iterator[Failure]:
    """What the dossier shows and no version or evidence carries, and versions with words left out."""
    for claim in dossier.claims:
        worded = {words for version in claim.versions for words in (*version.words, f"{_CUT} ".join(version.words))}
        if claim.says not in worded:
            yield Failure("uncited", claim.id, None, claim.says, "")
        for version in claim.versions:
            if not version.words or len(version.words) != len(version.content):
                yield Failure("uncited", claim.id, None, " ".join(version.words), "")
    shown = [(found.id, found.values) for found in dossier.disagreements]
    shown += [(update.id, update.values) for update in dossier.updates]
    shown += [(variant.id, variant.spellings) for variant in dossier.variants]
    for name, values in shown:
        yield from (Failure("uncited", name, None, value.value, "") for value in values if not value.evidence)
    for entity in dossier.entities:
        for relation in entity.relations:
            carried = {_letters(one.words) for one in relation.evidence}
            if relation.how == "said" and _letters(relation.name) not in carried:
                yield Failure("uncited", entity.id, None, relation.name, "")
    titles = {listed.title for listed in dossier.reports}
    for told in _told(dossier):
        if told.title not in titles:
            yield Failure("uncited", told.id, None, told.title, "")
        for happening in told.timeline:
            if not any(happening.says in evidence.words for evidence in happening.evidence):
                yield Failure("uncited", told.id, None, happening.says, "")
        for edge in told.lineage.edges:
            if edge.how == "said" and not edge.evidence:
                yield Failure("uncited", told.id, None, f"{edge.source} → {edge.target}", "")

"""Verification: every citation of a dossier read again in the kept reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from runut.model import Dossier, DossierReport, Evidence, Report, Span, Story, Thread


class Failure(NamedTuple):
    """One thing of a dossier that does not hold.

    ``code``: ``missing`` (no such report among those given), ``changed`` (its bytes are others), ``words`` (the cited
    words are not at their place), ``unlisted`` (a citation of a report that the dossier does not list), ``uncited``
    (a claim's or title's words that none of its evidence holds).
    """

    code: str
    report: str
    span: Span | None
    expected: str
    found: str


class Citation(NamedTuple):
    report: str
    span: Span
    words: str


def verify(dossier: Dossier, reports: Iterable[Report]) -> Iterator[Failure]:
    """What does not hold, in the order of the dossier; nothing where all of it does.

    A report is known by its id, else (it may have moved) by its sha256, else by its address, under which other bytes
    than the dossier's are a change.
    """
    given = list(reports)
    by_id = {report.id: report for report in given}
    by_hash = {report.sha256: report for report in given}
    by_uri = {report.uri: report for report in given}
    texts: dict[str, str | None] = {}
    for listed in dossier.reports:
        report = by_id.get(listed.id) or by_hash.get(listed.sha256)
        if report is None or report.sha256 != listed.sha256:
            other = report or _same_place(listed, by_uri)
            texts[listed.id] = None
            if other is None:
                yield Failure("missing", listed.uri, None, listed.sha256, "")
            else:
                yield Failure("changed", listed.uri, None, listed.sha256, other.sha256)
            continue
        texts[listed.id] = report.text
    names = {listed.id: listed.uri for listed in dossier.reports}
    for citation in citations(dossier):
        if citation.report not in texts:
            yield Failure("unlisted", citation.report, citation.span, citation.words, "")
            continue
        text = texts[citation.report]
        if text is None:
            continue
        inside = 0 <= citation.span.start <= citation.span.end <= len(text)
        found = citation.span.of(text) if inside else ""
        if not inside or found != citation.words:
            yield Failure("words", names[citation.report], citation.span, citation.words, found)
    for listed in dossier.reports:
        text = texts[listed.id]
        for dated in listed.dates if text is not None else ():
            if text is not None and not 0 <= dated.span.start < dated.span.end <= len(text):
                yield Failure("words", listed.uri, dated.span, dated.value, "")
    yield from _uncited(dossier)


def _same_place(listed: DossierReport, by_uri: dict[str, Report]) -> Report | None:
    """The report under the same address, or under a path that ends alike."""
    if listed.uri in by_uri:
        return by_uri[listed.uri]
    name = listed.uri.rsplit("/", 1)[-1]
    return next((report for uri, report in by_uri.items() if uri.rsplit("/", 1)[-1] == name), None)


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
    for told in _told(dossier):
        for happening in told.timeline:
            yield from map(_cited, happening.evidence)
        for edge in told.lineage.edges:
            yield from map(_cited, edge.evidence)


def _told(dossier: Dossier) -> tuple[Story | Thread, ...]:
    return (*dossier.stories, *dossier.threads)


def _cited(evidence: Evidence) -> Citation:
    return Citation(evidence.report, evidence.span, evidence.words)


def _uncited(dossier: Dossier) -> Iterator[Failure]:
    """Words that the dossier shows and no version or evidence carries, and versions with words left out."""
    for claim in dossier.claims:
        worded = [words for version in claim.versions for words in version.words]
        if claim.says not in worded and claim.says not in [" ".join(version.words) for version in claim.versions]:
            yield Failure("uncited", claim.id, None, claim.says, "")
        for version in claim.versions:
            if len(version.words) != len(version.content):
                yield Failure("uncited", version.report, None, " ".join(version.words), "")
    for told in _told(dossier):
        titles = [listed.title for listed in dossier.reports]
        if told.title not in titles:
            yield Failure("uncited", told.id, None, told.title, "")
        for happening in told.timeline:
            if not any(happening.says in evidence.words for evidence in happening.evidence):
                yield Failure("uncited", told.id, None, happening.says, "")

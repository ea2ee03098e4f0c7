"""Where a dossier rests on a guess, or on nothing: every such place, by what is doubtful there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from runut.model import Claim, DossierReport, Reading, Span, Statement, Time
from runut.tell.guesses import Guess, is_guessed, origin_name, speaker_guess
from runut.tell.index import Index, is_doubtful
from runut.tell.shown import plain
from runut.tell.wording import Wording

Kind = Literal[
    "unread",
    "speaker",
    "speaker_unknown",
    "anonymous",
    "link_inferred",
    "link_scope",
    "origin",
    "origin_unknown",
    "published",
    "date_story",
    "date_open",
]
"""Kinds of doubt, in the order in which they are told."""


_BARE = Guess("")


class Place(NamedTuple):
    """Something doubtful, and where the page shows it."""

    kind: Kind
    anchor: str
    """The id of it in the page."""
    claim: int | None
    """Number of the claim that it is in; else it is in what was found in ``report``."""
    report: str | None
    words: str
    """Of a report, that are doubtful or that the doubt is about; may be empty."""
    about: str
    """A name or a value; may be empty."""
    guess: Guess
    """Nothing is said where the kind says it all."""


def doubtful(index: Index, words: Wording) -> dict[Kind, tuple[Place, ...]]:
    """The doubts of a dossier by their kind, of each the least sure first, those of claims before others.

    A statement that several claims hold is doubtful once. No kind without doubts.
    """
    found = [*_of_claims(index, words)]
    for report in index.reports.values():
        found += _of_report(index, words, report)
    return {
        kind: tuple(sorted(held, key=_weight))
        for kind in get_args(Kind)
        if (held := [place for place in found if place.kind == kind])
    }


def is_open(one: Time) -> bool:
    """Whether a time expression means a place on the calendar that could not be told."""
    return one.type in ("DATE", "TIME") and "X" in one.value


def _weight(place: Place) -> tuple[float, bool, int]:
    sure = place.guess.sure
    return 1.0 if sure is None else sure, place.claim is None, place.claim or 0


def _of_claims(index: Index, words: Wording) -> Iterator[Place]:
    told: set[tuple[str, int]] = set()
    for claim in index.ranked_claims:
        yield from _of_versions(index, words, claim, told)
        number = index.claim_number[claim.id]
        for origin in index.origins(claim):
            if is_doubtful(origin):
                known = Guess(origin_name(words, origin), origin.sure)
                yield Place("origin", f"claim-{number}", number, None, claim.says, "", known)
        if not index.origins(claim):
            yield Place("origin_unknown", f"claim-{number}", number, None, claim.says, "", _BARE)


def _of_versions(index: Index, words: Wording, claim: Claim, told: set[tuple[str, int]]) -> Iterator[Place]:
    number = index.claim_number[claim.id]
    for version in claim.versions:
        anchor, said = index.version_anchor(claim, version), " ".join(version.words)
        for link in version.chain:
            if link.how != "said" and link.name:
                kind: Kind = "link_scope" if link.how == "scope" else "link_inferred"
                yield Place(kind, anchor, number, version.report, said, plain(link.name), _BARE)
        if (origin := index.own_guess(claim, version)) is not None:
            known = Guess(origin_name(words, origin), origin.sure)
            yield Place("origin", anchor, number, version.report, said, "", known)
        one = index.statement(version)
        if one is None or (version.report, version.index) in told:
            continue
        told.add((version.report, version.index))
        if medium := index.behind(version):
            how = Guess(words.code("found", "behind", name=plain(medium)))
            yield Place("speaker", anchor, number, version.report, said, plain(version.speaker or ""), how)
        else:
            place = Place("speaker", anchor, number, version.report, said, plain(version.speaker or ""), _BARE)
            yield from _of_statement(words, one, place)


def _of_report(index: Index, words: Wording, report: DossierReport) -> Iterator[Place]:
    number, reading = index.report_number[report.id], index.reading(report.id)
    if report.published.how in ("inferred", "unknown"):
        sure = report.published.sure
        how = words.code("published", report.published.how, sure="" if sure is None else sure)
        when = words.when(report.published.value)
        yield Place("published", f"l{number}", None, report.id, "", when, Guess(how, sure))
    if reading is None:
        return
    for problem in reading.problems:
        said = plain(problem.span.of(reading.text or "")) if problem.span else ""
        yield Place("unread", f"l{number}", None, report.id, said, "", Guess(words.code("doubt", problem.code)))
    if not reading.text:
        return
    in_claims = index.statements_in_claims(report.id)
    for at, one in enumerate(reading.statements):
        if at not in in_claims:
            said = " ".join(span.of(reading.text) for span in one.content)
            anchor = f"l{number}-s{at}"
            place = Place("speaker", anchor, None, report.id, said, plain(one.speaker_name or ""), _BARE)
            yield from _of_statement(words, one, place)
    yield from _of_dates(words, report, reading, number)


def _of_statement(words: Wording, one: Statement, place: Place) -> Iterator[Place]:
    """The doubt about a statement's speaker, if there is one."""
    if one.anonymous:
        yield place._replace(kind="anonymous")
    elif not one.speaker_name:
        yield place._replace(kind="speaker_unknown", guess=speaker_guess(words, one) or _BARE)
    elif is_guessed(one) and (found := speaker_guess(words, one)):
        yield place._replace(guess=found)


def _of_dates(words: Wording, report: DossierReport, reading: Reading, number: int) -> Iterator[Place]:
    dated = {one.span: one for one in report.dates}
    text = reading.text or ""
    for at, one in enumerate(reading.dates):
        known = dated.get(one.span)
        said, anchor = plain(one.span.of(text)), f"l{number}-d{at}"
        if known:
            yield Place("date_story", anchor, None, report.id, said, words.when(known.value), _BARE)
        elif is_open(one):
            yield Place("date_open", anchor, None, report.id, said, "", _BARE)


def clipped(words: str, most: int = 70) -> str:
    """The first of some words on one line, to the end of one."""
    bare = plain(words)
    return bare if len(bare) <= most else f"{bare[:most].rsplit(None, 1)[0]} …"


def near(span: Span, other: Span, reach: int) -> bool:
    """Whether two spans lie within ``reach`` characters of one another."""
    return other.start <= span.end + reach and span.start <= other.end + reach

"""Words given to another than the one who said them, from the disagreements on who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from runut.model import Reason, Span
from runut.weave.coverage import Coverage
from runut.weave.drift.departures import Departure, Place
from runut.weave.drift.utterances import Utterance, Utterances
from runut.weave.finding import Finding
from runut.weave.identity import name_key
from runut.weave.origins import Traced
from runut.weave.passages import Passage
from runut.weave.vocabulary import vocabulary

LONGEST = 600
"""Characters from a statement to its speaker that are shown with it."""
TRANSLATED = 0.25
"""Least share of the poorer wording that an original has in common with what was translated from it."""
NAMED = 2
"""Last words of a name by which an original names a person, who may bear other titles there."""
SURE, SURE_ALONE = 0.6, 0.75


def misattributions(
    coverage: Coverage,
    findings: Sequence[Finding],
    stories: Iterable[Utterances],
    ways: Mapping[Passage, Traced],
    copies: Mapping[str, str],
) -> Iterable[Departure]:
    """For each disagreement on a speaker the reports that depart from the speaker whose words they are (``_right``).
    ``stories``: what is said in each story; ``ways``: where passages come from; ``copies``: report → what it copies."""
    told = {one.passage: utterances for utterances in stories for one in utterances.all}
    for finding in findings:
        said = tuple(sorted(finding.passages, key=lambda one: one.order))
        if finding.slot != "speaker" or not said or any(_is_office(name, coverage.language) for name in finding.values):
            continue
        original = _original(next((told[passage] for passage in said if passage in told), None), said)
        right = _right(coverage, finding, said, original, ways, copies)
        if right is None:
            continue
        wrong = {report for name, places in finding.values.items() if name != right for report, _ in places}
        kept = [place for place in finding.values[right] if place[0] not in wrong]
        beside = [] if original is None else [(original.report, span) for span in original.content]
        voices = {copies.get(report, report) for report, _ in (*kept, *beside)}
        for name in sorted(finding.values):
            for report in sorted({report for report, _ in finding.values[name]} if name != right else ()):
                changed = [place for place in finding.values[name] if place[0] == report]
                yield Departure(
                    kind="wrong_speaker",
                    what=Reason(code="drift_speaker", args={"name": name, "speaker": right}),
                    report=report,
                    changed=_with_words(coverage, said, changed),
                    kept=(*_with_words(coverage, said, kept), *beside),
                    passages=tuple(said),
                    sure=SURE_ALONE if len(voices) > 1 else SURE,
                )


def _is_office(name: str, language: str) -> bool:
    """Whether a speaker is called by an office alone (`hakim`), which anybody may hold."""
    return all(word in vocabulary(language).roles.titles for word in name_key(name).split())


def _original(utterances: Utterances | None, said: Sequence[Passage]) -> Utterance | None:
    """The quotation of an original in another language that the statements translate, whoever is read to speak it."""
    if utterances is None:
        return None
    versions = [one for one in utterances.all if one.passage in said]
    shares = [
        (max((utterances.common(one, version) for version in versions), default=0.0), one)
        for one in utterances.all
        if one.foreign and one.quoted
    ]
    share, original = min(shares, key=lambda one: (-one[0], one[1].passage.order), default=(0.0, None))
    return original if share >= TRANSLATED else None


def _named_by(coverage: Coverage, original: Utterance, names: Iterable[str]) -> str | None:
    """The one of the names that stands in the paragraph of an original, else the one that its report has at all."""
    text = coverage.text(original.report)
    span = original.content[0]
    paragraph = text[text.rfind("\n", 0, span.start) + 1 : (text + "\n").index("\n", original.content[-1].end)]
    for told in (paragraph, text):
        key = f" {name_key(told)} "
        found = [name for name in sorted(names) if f" {' '.join(name_key(name).split()[-NAMED:])} " in key]
        if len(found) == 1:
            return found[0]
    return None


def _right(
    coverage: Coverage,
    finding: Finding,
    said: Sequence[Passage],
    original: Utterance | None,
    ways: Mapping[Passage, Traced],
    copies: Mapping[str, str],
) -> str | None:
    """Whose words they are: by most reports, copies not counted; where as many have each, by the original, or by the
    report that is nearest to the speaker. ``None`` where nothing shows it."""
    reports = {name: {report for report, _ in places} for name, places in finding.values.items()}
    voices = {name: len({copies.get(report, report) for report in of}) for name, of in reports.items()}
    most = sorted(name for name in voices if voices[name] == max(voices.values()))
    if len(most) == 1:
        return most[0]
    if original is not None and (named := _named_by(coverage, original, most)) is not None:
        return named
    near = {
        name: min(_distance(coverage, passage, ways) for passage in said if passage.report in reports[name])
        for name in most
        if any(passage.report in reports[name] for passage in said)
    }
    nearest = [name for name in sorted(near) if near[name] == min(near.values())]
    return nearest[0] if len(nearest) == 1 else None


def _distance(coverage: Coverage, passage: Passage, ways: Mapping[Passage, Traced]) -> bool:
    """False for what is nearest to the speaker: an original in its language, what the outlet heard itself."""
    foreign = coverage.readings[passage.report].language != coverage.language
    return not (foreign or (passage in ways and ways[passage].own))


def _with_words(coverage: Coverage, group: Sequence[Passage], places: Iterable[Place]) -> tuple[Place, ...]:
    """From the words to their speaker, where the two stand together."""
    found: list[Place] = []
    for report, span in places:
        wholes = (_joined(passage, span) for passage in group if passage.report == report)
        together = (
            one for one in wholes if one.end - one.start <= LONGEST and "\n" not in one.of(coverage.text(report))
        )
        found.append((report, next(together, span)))
    return tuple(found)


def _joined(passage: Passage, span: Span) -> Span:
    return Span(min(span.start, passage.content[0].start), max(span.end, passage.content[-1].end))

"""Words given to another than the one who said them: from the disagreements on who speaks, and from originals in
another language and reports that heard a quotation, which another report gives to somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from runut.model import Reason, Span
from runut.weave.coverage import Coverage
from runut.weave.drift.alignment import Aligned
from runut.weave.drift.departures import Departure, Place, of_words
from runut.weave.drift.translations import differs
from runut.weave.drift.utterances import Utterance, Utterances
from runut.weave.finding import Finding
from runut.weave.identity import name_key
from runut.weave.passages import Passage
from runut.weave.traced import Traced
from runut.weave.vocabulary import vocabulary

LONGEST = 600
"""Characters from a statement to its speaker that are shown with it."""
TRANSLATED = 0.25
"""Least share of the poorer wording that an original has in common with what was translated from it."""
NAMED = 2
"""Last words of a name by which an original names a person, who may bear other titles there."""
NAME = 3
"""Letters of a word that two names share where they are of one person."""
LIKE = 0.25
"""Least likeness of a third telling that shows whose the words are."""
SURELY = 1.05
"""How near an original and its translation are whose speaker the original does not name (``alignment.LIKELY``)."""
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
    told = {one.passage: (utterances, one) for utterances in stories for one in utterances.all}
    for finding in findings:
        said = tuple(sorted(finding.passages, key=lambda one: one.order))
        if finding.slot != "speaker" or not said or any(_is_office(name, coverage.language) for name in finding.values):
            continue
        original = _original(next((told[passage][0] for passage in said if passage in told), None), said)
        right = _right(coverage, finding, said, original, ways, copies)
        if right is None:
            continue
        wrong = {report for name, places in finding.values.items() if name != right for report, _ in places}
        kept = [place for place in finding.values[right] if place[0] not in wrong]
        beside = [] if original is None else [(original.report, span) for span in original.content]
        voices = {copies.get(report, report) for report, _ in (*kept, *beside)}
        for name in sorted(finding.values):
            for report in sorted({report for report, _ in finding.values[name]} if name != right else ()):
                if copies.get(report) in wrong or _is_one_name(name, right):
                    continue
                spoken = [told[passage] for passage in said if passage.report == report and passage in told]
                if not any(utterances.by_name(one) for utterances, one in spoken):
                    continue
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


def mistaken(utterances: Utterances, aligned: Iterable[Aligned], copies: Mapping[str, str]) -> Iterable[Departure]:
    """Quotations that a report gives to another person than the one who stands beside them in the original, or in the
    report that heard them. ``aligned``: originals with their translations; ``copies``: report → what it copies."""
    for one in aligned:
        original, version = one.original, one.version
        if one.one_voice is not False or not (original.quoted and utterances.by_name(version)):
            continue
        named = utterances.voices.named_beside(original.passage)
        if len(named) == 1 and _is_translation(utterances, one):
            yield _given(utterances, version, [original], named[0])
    quoted = [
        one
        for one in utterances.all
        if one.quoted and not one.foreign and utterances.by_name(one) and not _is_nobody(utterances, one)
    ]
    for right in quoted:
        for version in quoted:
            if copies.get(right.report) == version.report or utterances.voice(right, version) is not False:
                continue
            if not (utterances.verbatim(version, right) or utterances.verbatim(right, version)) or version.own:
                continue
            names = [one.passage.speaker.name for one in (right, version) if one.passage.speaker is not None]
            if len(names) == 2 and not _is_one_name(*names) and _is_heard(utterances, right, version, copies):
                yield _given(utterances, version, [right], names[0])


def _is_heard(utterances: Utterances, right: Utterance, version: Utterance, copies: Mapping[str, str]) -> bool:
    """Whether the one of two equal quotations has the speaker right: its outlet heard it, the other has it from there,
    or a third report gives the like to the same speaker."""
    seen = {right.report, version.report}
    return (
        right.own
        or utterances.credits(version, right)
        or any(
            third.report not in seen
            and copies.get(third.report) not in seen
            and utterances.voice(third, right)
            and utterances.alike(third, right) >= LIKE
            for third in utterances.all
        )
    )


def _is_translation(utterances: Utterances, one: Aligned) -> bool:
    """Whether a quotation of another person is that of the original. Of a person whom the original names elsewhere less
    is asked for, for two speakers of one text are easily taken for one another; another may have said the like."""
    speaker = one.version.passage.speaker
    if speaker is not None and utterances.voices.stands_in(speaker.name, one.original.report):
        return one.version.quoted or one.near >= SURELY
    return one.version.quoted and one.near >= SURELY and differs(utterances, one.original, one.version) is None


def _is_nobody(utterances: Utterances, one: Utterance) -> bool:
    """Whether the speaker is called by an office alone."""
    speaker = one.passage.speaker
    return speaker is None or _is_office(speaker.name, utterances.coverage.language)


def _given(utterances: Utterances, version: Utterance, right: Sequence[Utterance], name: str) -> Departure:
    speaker = version.passage.speaker
    args: dict[str, str | int | float] = {"name": speaker.name if speaker is not None else "", "speaker": name}
    found = of_words("wrong_speaker", Reason(code="drift_speaker", args=args), version, right, SURE)
    beside = (
        version.passage.kind == "statement"
        and utterances.coverage.readings[version.report].statements[version.passage.index].speaker
    )
    places = [(version.report, beside)] if beside else []
    return replace(found, changed=_with_words(utterances.coverage, [version.passage], places) or found.changed)


def _is_one_name(one: str, other: str) -> bool:
    """Whether two names share a word: one person, of whose name there are two versions."""
    words = ({word for word in name_key(name).split() if len(word) >= NAME} for name in (one, other))
    return not next(words).isdisjoint(next(words))


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
    for told in (coverage.paragraph(original.passage).of(text), text):
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
    """Whose words they are: by the report that heard them itself, else by most, copies not counted; where as many have
    each, by the original, or by the report that is nearest to the speaker. ``None`` where nothing shows it."""
    reports = {name: {report for report, _ in places} for name, places in finding.values.items()}
    heard = sorted(
        name
        for name, of in reports.items()
        if any(passage.report in of and passage in ways and ways[passage].own for passage in said)
    )
    if len(heard) == 1:
        return heard[0]
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

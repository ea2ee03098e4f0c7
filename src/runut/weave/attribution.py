"""To whom somebody spoke, and whose sentence it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from runut.model import Reason, Span
from runut.weave.coverage import Coverage
from runut.weave.finding import Finding
from runut.weave.grouping import Group
from runut.weave.likeness import Likeness
from runut.weave.origins import HELD, Traced
from runut.weave.passages import Passage
from runut.weave.vocabulary import vocabulary

NEARLY_SAME = 0.70
"""Likeness, without the speakers, from which the words of two speakers are one sentence."""
FEWEST_WORDS = 4
"""Words beside names that such a sentence shares at least."""


def attribution_findings(
    coverage: Coverage,
    groups: Sequence[Group],
    traced: Sequence[Mapping[Passage, Traced]],
    likeness: Likeness,
) -> list[Finding]:
    """Disagreements on source and speaker."""
    found: list[Finding] = []
    for group, origins in zip(groups, traced, strict=True):
        for finding in (_source(coverage, group, origins), _speaker(group, likeness)):
            if finding is not None:
                found.append(finding)
    return found


def _source(coverage: Coverage, group: Group, origins: Mapping[Passage, Traced]) -> Finding | None:
    """One remark whose first hearers differ. What somebody wrote has one holder by nature and an outlet's own
    interview adds an origin, so only remarks that others are said to have heard first are compared; one of the hearers
    at least must be said to have been spoken to."""
    said = [passage for passage in group if passage.kind == "statement" and passage.chain and not origins[passage].own]
    if any(passage.vehicle in HELD or passage.vehicle in ("speech", "broadcast") for passage in said):
        return None
    by_speaker: dict[str, list[Passage]] = defaultdict(list)
    for passage in said:
        if passage.speaker is not None:
            by_speaker[passage.speaker.id].append(passage)
    for _, passages in sorted(by_speaker.items()):
        firsts = [passage for passage in passages if origins[passage].through is None and origins[passage].origin.id]
        heard = [passage for passage in firsts if passage.vehicle == "interview" or _to_hearer(coverage, passage)]
        values = {origins[passage].origin.id for passage in firsts}
        if len(values) < 2 or not heard:
            continue
        speaker = passages[0].speaker
        finding = Finding(
            "source",
            Reason(code="source_of_statement", args={"speaker": speaker.name if speaker else ""}),
            group=group,
            sure=0.7,
        )
        for passage in firsts:
            finding.add(origins[passage].origin.name or "", passage.report, _credit(coverage, passage))
        return finding
    return None


def _credit(coverage: Coverage, passage: Passage) -> Span:
    """The words that credit the topmost medium; the statement's own where none do."""
    return coverage.credit(passage, passage.chain[0].id) or passage.content[0]


def _to_hearer(coverage: Coverage, passage: Passage) -> bool:
    """`mengatakan kepada kantor berita TASS`: a word for the hearer stands shortly before the medium's name."""
    credit = _credit(coverage, passage)
    words = coverage.wordings[passage.report].within(Span(max(0, credit.start - 40), credit.end))
    return any(word.lower in vocabulary(coverage.language).cues.hearer for word in words)


def _speaker(group: Group, likeness: Likeness) -> Finding | None:
    """The same sentence in the mouths of different persons."""
    said = [
        passage
        for passage in group
        if passage.kind == "statement" and passage.speaker is not None and passage.speaker.label == "PER"
    ]
    speakers = Counter(passage.speaker.id for passage in said if passage.speaker is not None)
    if len(speakers) < 2:
        return None
    clashing: set[Passage] = set()
    for at, one in enumerate(said):
        for other in said[at + 1 :]:
            if one.speaker is None or other.speaker is None or one.speaker.id == other.speaker.id:
                continue
            if one.report == other.report:
                continue
            words = (one.keys & other.keys) - likeness.coverage.name_keys
            if likeness.shared(one, other) >= NEARLY_SAME and len(words) >= FEWEST_WORDS:
                clashing |= {one, other}
    persons = {passage.speaker.id for passage in clashing if passage.speaker is not None}
    # Where one report gives both, it tells of two who said so.
    both = {
        report
        for report in {passage.report for passage in said}
        if len({passage.speaker.id for passage in said if passage.speaker and passage.report == report} & persons) > 1
    }
    if len(persons) < 2 or both:
        return None
    first = min(clashing, key=lambda passage: passage.order)
    quoted = first.content[0].of(likeness.coverage.text(first.report))
    finding = Finding("speaker", Reason(code="speaker_of", args={"words": quoted[:120]}), group=group, sure=0.7)
    for passage in said:
        if passage.speaker is not None and passage.speaker.id in persons:
            index = likeness.coverage.readings[passage.report].statements[passage.index]
            span = index.speaker or index.cue or passage.content[0]
            finding.add(passage.speaker.name, passage.report, span)
    return finding

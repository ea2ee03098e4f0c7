"""Where reports differ: all kinds of disagreements and updates of a coverage, and which claim each is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from runut.weave.attribution import speaker_findings
from runut.weave.corrections import find_correcting, part_corrections
from runut.weave.counting import Count
from runut.weave.coverage import Coverage
from runut.weave.days import day_findings
from runut.weave.designations import designation_findings
from runut.weave.finding import Finding
from runut.weave.grouping import Group
from runut.weave.hearers import hearer_findings
from runut.weave.holders import holder_findings
from runut.weave.kinds import kind_findings
from runut.weave.numbers import number_findings
from runut.weave.passages import Passage
from runut.weave.roles import role_findings
from runut.weave.settings import Settings
from runut.weave.sole import sole_findings
from runut.weave.stories import Happenings
from runut.weave.whereabouts import place_findings


def find_differences(
    coverage: Coverage,
    counts: Mapping[str, Sequence[Count]],
    groups: Sequence[Group],
    happenings: Happenings,
    copies: Mapping[str, str],
) -> tuple[list[Finding], list[Finding]]:
    """Disagreements and updates. ``groups``: passages that say the same; ``copies``: report → what it copies."""
    stories = happenings.stories
    threads = happenings.affairs()
    settings = Settings(coverage)
    correcting = find_correcting(coverage)
    # What corrects a report of its outlet is like it in all but what it corrects.
    copies = {copy: kept for copy, kept in copies.items() if copy not in correcting and kept not in correcting}
    disagreements, updates = number_findings(settings, stories, counts, copies)
    disagreements += day_findings(settings, stories, copies)
    disagreements += place_findings(settings, stories, copies)
    disagreements += holder_findings(settings, stories, copies)
    disagreements += designation_findings(settings, stories, copies)
    disagreements += role_findings(settings, stories, copies)
    disagreements += kind_findings(settings, threads, copies)
    disagreements += speaker_findings(settings, threads, copies)
    disagreements += hearer_findings(settings, threads, groups, copies)
    disagreements += sole_findings(settings, threads, copies)
    disagreements, corrected = part_corrections(coverage, disagreements, correcting)
    return [one for one in disagreements if _of_two_outlets(coverage, one)], updates + corrected


def _of_two_outlets(coverage: Coverage, finding: Finding) -> bool:
    """One outlet that gives two values tells of two things sooner than it contradicts itself."""
    return len({coverage.media.counted(report) for report in finding.reports}) > 1


def claim_of_finding(coverage: Coverage, finding: Finding, claim_of: Mapping[Passage, str]) -> str | None:
    """The claim that the finding is of, or the one that holds most of its words."""
    held = Counter(claim_of[passage] for passage in finding.passages if passage in claim_of)
    for report, span in (place for places in finding.values.values() for place in places):
        for passage in coverage.passages[report]:
            if passage in claim_of and any(part.covers(span) for part in passage.content):
                held[claim_of[passage]] += 1
    best = min(held, key=lambda claim: (-held[claim], claim), default=None)
    return best if best is not None and held[best] > 1 else None

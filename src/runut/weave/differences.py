"""Where reports differ: all kinds of disagreements and updates of a coverage, and which claim each is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from runut.weave.attribution import attribution_findings
from runut.weave.counting import Count
from runut.weave.coverage import Coverage
from runut.weave.finding import Finding
from runut.weave.frames import frame_findings
from runut.weave.grouping import Group, Grouping
from runut.weave.naming import naming_findings
from runut.weave.numbers import number_findings
from runut.weave.origins import Traced
from runut.weave.passages import Passage
from runut.weave.sole import sole_findings
from runut.weave.stories import Happenings


def find_differences(
    coverage: Coverage,
    grouping: Grouping,
    counts: Mapping[str, Sequence[Count]],
    groups: Sequence[Group],
    traced: Sequence[Mapping[Passage, Traced]],
    happenings: Happenings,
    copies: Mapping[str, str],
) -> tuple[list[Finding], list[Finding]]:
    """Disagreements and updates. ``traced``: where the passages of each group come from; ``copies``: report → the
    report that it copies."""
    stories = happenings.stories
    threads = [tuple(sorted(report for at in thread for report in stories[at])) for thread in happenings.threads]
    threaded = {at for thread in happenings.threads for at in thread}
    threads += [story for at, story in enumerate(stories) if at not in threaded]
    disagreements, updates = number_findings(coverage, stories, counts, grouping.alike, copies)
    disagreements += frame_findings(coverage, stories, copies)
    disagreements += naming_findings(coverage, stories, threads, copies)
    disagreements += attribution_findings(coverage, groups, traced, grouping.likeness)
    disagreements += sole_findings(coverage, threads)
    return disagreements, updates


def claim_of_finding(coverage: Coverage, finding: Finding, claim_of: Mapping[Passage, str]) -> str | None:
    """The claim that the finding is of, or the one that holds most of its words."""
    if finding.group is not None:
        return claim_of.get(finding.group[0])
    held: Counter[str] = Counter()
    for report, span in (place for places in finding.values.values() for place in places):
        for passage in coverage.passages[report]:
            if passage in claim_of and any(part.covers(span) for part in passage.content):
                held[claim_of[passage]] += 1
    best = min(held, key=lambda claim: (-held[claim], claim), default=None)
    return best if best is not None and held[best] > 1 else None

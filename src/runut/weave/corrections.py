"""What an outlet puts right is no disagreement but an update: a later report of it says that it corrects itself.

A value that only earlier reports of one outlet have, and that a later one of the same outlet replaces where it says
`ralat` or `sebelumnya diberitakan`, was taken back.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from runut.model import ReadRole
from runut.weave.coverage import Coverage
from runut.weave.differing import differing
from runut.weave.finding import Finding


def find_correcting(coverage: Coverage) -> frozenset[str]:
    """The reports that say that an earlier one of their outlet was wrong."""
    return frozenset(report for report in coverage.readings if _corrects(coverage, report))


def part_corrections(
    coverage: Coverage, findings: Sequence[Finding], correcting: Set[str]
) -> tuple[list[Finding], list[Finding]]:
    """The findings that stay disagreements, and those that are updates."""
    kept: list[Finding] = []
    updates: list[Finding] = []
    for finding in findings:
        (updates if _taken_back(coverage, finding, correcting) else kept).append(finding)
    return kept, updates


def _corrects(coverage: Coverage, report: str) -> bool:
    """Whether a report says that an earlier one of its outlet was wrong."""
    text = coverage.text(report)
    told = "\n".join(
        block.span.of(text) for block in coverage.readings[report].blocks if block.role in ReadRole
    ).casefold()
    return any(phrase in told for phrase in differing(coverage.language).corrections.phrases)


def _taken_back(coverage: Coverage, finding: Finding, correcting: Set[str]) -> bool:
    """Whether all values but one were of outlets that replaced them by it."""
    if not correcting & finding.reports:
        return False
    reports = {value: {report for report, _ in places} for value, places in finding.values.items()}
    for stands, holders in sorted(reports.items()):
        replaced = [
            all(any(_replaces(coverage, later, report) for later in holders & correcting) for report in others)
            for value, others in sorted(reports.items())
            if value != stands
        ]
        if replaced and all(replaced):
            return True
    return False


def _replaces(coverage: Coverage, later: str, earlier: str) -> bool:
    outlets = coverage.media.outlets
    return (
        later in outlets
        and earlier in outlets
        and outlets[later].id == outlets[earlier].id
        and coverage.published_at(earlier) < coverage.published_at(later)
    )

"""Whose sentence it is, by different reports: one remark in the mouths of two persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.model import Reason
from runut.weave.finding import Finding
from runut.weave.matching import find_clashes
from runut.weave.remarks import Remark, Remarks
from runut.weave.settings import Settings

LEAST, LEAST_AGREED = 0.6, 0.5
MOST = 120
"""Remarks of one report that are compared."""


def speaker_findings(settings: Settings, threads: Sequence[Sequence[str]], copies: Mapping[str, str]) -> list[Finding]:
    """Disagreements on speaker, within a thread."""
    found: list[Finding] = []
    remarks = Remarks(settings)
    for reports in threads:
        if len(reports) < 2:
            continue
        of_report = {report: [one for one in remarks.of(report) if one.words][:MOST] for report in reports}

        def likely(one: Remark, other: Remark) -> float | None:
            if one.echoes or other.echoes:
                return None
            return remarks.alike(one, other) or None

        for clash in find_clashes(of_report, likely, remarks.one_person, LEAST, LEAST_AGREED, copies):
            first = min((one for value in clash.values for one in value), key=lambda one: (one.report, one.content))
            words = first.content[0].of(settings.coverage.text(first.report))
            finding = Finding("speaker", Reason(code="speaker_of", args={"words": words[:120]}), sure=0.7)
            for value in clash.values:
                name = max((one.name for one in value), key=lambda name: (len(name), name))
                for one in value:
                    finding.add(name, one.report, one.span)
                    finding.passages.add(one.passage)
            if len(finding.values) > 1:
                found.append(finding)
    return found

"""A disagreement or an update while it is being found, and how it becomes one of the dossier's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from runut.model import Disagreement, DisagreementValue, Evidence, Reason, Slot, Span, Update
from runut.weave.coverage import Coverage
from runut.weave.grouping import Group
from runut.weave.identity import content_id

EVIDENCE = 8
"""Places shown for each value."""


@dataclass(slots=True)
class Finding:
    slot: Slot
    what: Reason
    values: dict[str, list[tuple[str, Span]]] = field(default_factory=lambda: defaultdict(list))
    """Value → (report, span of its words)."""
    group: Group | None = None
    sure: float | None = None

    def add(self, value: str, report: str, span: Span) -> None:
        if (report, span) not in self.values[value]:
            self.values[value].append((report, span))

    @property
    def reports(self) -> set[str]:
        return {report for places in self.values.values() for report, _ in places}

    def _id(self, kind: str) -> str:
        places = sorted(
            f"{value} {report} {span.start}" for value, found in self.values.items() for report, span in found
        )
        return content_id(kind, [self.slot, self.what.code, *places])

    def disagreement(self, coverage: Coverage, claim: str | None) -> Disagreement:
        """Values in order of how many reports have them, then by the value."""
        ranked = sorted(self.values, key=lambda value: (-len({report for report, _ in self.values[value]}), value))
        return Disagreement(
            id=self._id("disagreement"), slot=self.slot, what=self.what, claim=claim,
            values=tuple(_value(coverage, value, self.values[value]) for value in ranked), sure=self.sure,
        )  # fmt: skip

    def update(self, coverage: Coverage) -> Update:
        """Values in order of time."""
        ranked = sorted(
            self.values,
            key=lambda value: (min(coverage.published_at(report) for report, _ in self.values[value]), value),
        )
        return Update(
            id=self._id("update"), what=self.what,
            values=tuple(_value(coverage, value, self.values[value]) for value in ranked),
        )  # fmt: skip


def _value(coverage: Coverage, value: str, places: Iterable[tuple[str, Span]]) -> DisagreementValue:
    first: dict[str, Evidence] = {}
    for report, span in sorted(places):
        first.setdefault(report, coverage.evidence(report, span))
    return DisagreementValue(value=value, evidence=tuple(list(first.values())[:EVIDENCE]))

"""A disagreement or an update while it is being found, and how it becomes one of the dossier's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from runut.model import Disagreement, DisagreementValue, Reason, Slot, Span, Update
from runut.weave.coverage import Coverage
from runut.weave.identity import content_id
from runut.weave.passages import Passage

EVIDENCE = 8
"""Places shown for each value."""


@dataclass(slots=True)
class Finding:
    slot: Slot
    what: Reason
    values: dict[str, list[tuple[str, Span]]] = field(default_factory=lambda: defaultdict(list))
    """Value → (report, span of its words)."""
    passages: set[Passage] = field(default_factory=set)
    """Whose words the values are of, where their own places stand beside them."""
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

    def alone(self, copies: Mapping[str, str]) -> str | None:
        """The one report with its value where two or more others agree on another. Copies count as what they copy."""
        held = {
            value: sorted({copies.get(report, report) for report, _ in places}) for value, places in self.values.items()
        }
        single = [reports[0] for reports in held.values() if len(reports) == 1]
        return single[0] if len(held) > 1 and len(single) == 1 else None

    def disagreement(self, coverage: Coverage, claim: str | None, copies: Mapping[str, str]) -> Disagreement:
        """Values in order of how many reports have them, then by the value."""
        ranked = sorted(self.values, key=lambda value: (-len({report for report, _ in self.values[value]}), value))
        return Disagreement(
            id=self._id("disagreement"), slot=self.slot, what=self.what, claim=claim,
            values=tuple(_value(coverage, value, self.values[value]) for value in ranked), sure=self.sure,
            alone=self.alone(copies),
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
    """Of every report a place of its text, then its headline's, as many as are shown."""
    ranked: list[tuple[int, bool, str, Span]] = []
    seen: Counter[str] = Counter()
    for headline, report, span in sorted((_in_title(coverage, *place), *place) for place in places):
        ranked.append((seen[report], headline, report, span))
        seen[report] += 1
    shown = sorted(ranked, key=lambda one: (one[0], one[2], one[3]))[:EVIDENCE]
    return DisagreementValue(
        value=value, evidence=tuple(coverage.evidence(report, span) for _, _, report, span in shown)
    )


def _in_title(coverage: Coverage, report: str, span: Span) -> bool:
    title = coverage.readings[report].title
    return title is not None and title.overlaps(span)

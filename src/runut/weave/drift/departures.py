"""A drift while it is being found, and how it becomes one of the dossier's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.model import Drift, DriftKind, Evidence, Reason, Span
from runut.weave.coverage import Coverage
from runut.weave.drift.utterances import Utterance
from runut.weave.identity import content_id
from runut.weave.passages import Passage

EVIDENCE = 8
"""Versions shown that a drifted one departs from."""
Place = tuple[str, Span]
"""A report and a span of its text."""


@dataclass(frozen=True, slots=True)
class Departure:
    """``changed`` and ``kept``: the places of both sides, what is shown first in front; ``passages``: the statements
    that they stand in, in any order."""

    kind: DriftKind
    what: Reason
    report: str
    changed: tuple[Place, ...]
    kept: tuple[Place, ...]
    passages: tuple[Passage, ...]
    sure: float

    def drift(self, coverage: Coverage, claim_of: Mapping[Passage, str]) -> Drift:
        """As the dossier tells it; ``claim_of``: the claim of each passage that carries one."""
        parts = [self.kind, self.what.code, self.report, *(f"{span.start}" for _, span in self.changed)]
        claims = [claim_of[passage] for passage in self.passages if passage in claim_of]
        return Drift(
            id=content_id("drift", parts), kind=self.kind, what=self.what,
            claim=min(claims, key=lambda one: (-claims.count(one), one), default=None), report=self.report,
            changed=_evidence(coverage, self.changed), kept=_evidence(coverage, self.kept), sure=round(self.sure, 2),
        )  # fmt: skip


def _evidence(coverage: Coverage, places: Iterable[Place]) -> tuple[Evidence, ...]:
    return tuple(coverage.evidence(report, span) for report, span in dict.fromkeys(places))[:EVIDENCE]


def of_words(kind: DriftKind, what: Reason, changed: Utterance, kept: Sequence[Utterance], sure: float) -> Departure:
    """A departure of one utterance from others, the nearest to the speaker in front."""
    ordered = sorted(kept, key=lambda one: one.nearness)
    return Departure(
        kind=kind, what=what, report=changed.report,
        changed=tuple((changed.report, span) for span in changed.content),
        kept=tuple((one.report, span) for one in ordered for span in one.content),
        passages=(changed.passage, *(one.passage for one in ordered)), sure=sure,
    )  # fmt: skip


def speaker_of(*utterances: Utterance) -> str:
    """The name of the first of the utterances' speakers that is known."""
    return next((one.passage.speaker.name for one in utterances if one.passage.speaker is not None), "")

"""Drift: how what one person said changes from outlet to outlet.

``cuts``, ``rewordings`` and ``translations`` hold the statements of one story against one another; ``misattributions``
follows from the disagreements on who speaks. Where a version departs in two ways, the first kind in ``KINDS`` is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from runut.model import Drift, DriftKind
from runut.weave.coverage import Coverage
from runut.weave.drift.cuts import cuts
from runut.weave.drift.departures import Departure
from runut.weave.drift.misattributions import misattributions
from runut.weave.drift.rewordings import rewordings
from runut.weave.drift.translated import Translated
from runut.weave.drift.translations import mistranslations
from runut.weave.drift.utterances import Utterances
from runut.weave.finding import Finding
from runut.weave.origins import Traced
from runut.weave.passages import Passage

KINDS: tuple[DriftKind, ...] = ("wrong_speaker", "mistranslated", "cut", "paraphrase_quoted")
"""In the order in which a dossier lists them."""


def find_drifts(
    coverage: Coverage,
    stories: Iterable[Sequence[str]],
    ways: Mapping[Passage, Traced],
    claim_of: Mapping[Passage, str],
    findings: Sequence[Finding],
    copies: Mapping[str, str],
) -> tuple[Drift, ...]:
    """The drifts of a coverage. ``ways``: where each statement comes from; ``claim_of``: the claim of each passage that
    carries one; ``findings``: the disagreements; ``copies``: report → the report that it copies."""
    said = [Utterances(coverage, story, ways) for story in stories]
    found = list(misattributions(coverage, findings, said, ways, copies))
    for utterances in said:
        found += _of_words(utterances, copies)
    drifts = {drift.id: drift for drift in (one.drift(coverage, claim_of) for one in found)}
    return tuple(sorted(drifts.values(), key=lambda one: (KINDS.index(one.kind), one.report, one.changed[0].span)))


def _of_words(utterances: Utterances, copies: Mapping[str, str]) -> list[Departure]:
    if len({one.report for one in utterances.all}) < 2:
        return []
    translated = Translated(utterances)
    found = [
        *mistranslations(utterances, copies, translated),
        *cuts(utterances, copies),
        *rewordings(utterances, copies, translated),
    ]
    first: dict[object, Departure] = {}
    for one in found:
        first.setdefault(one.changed, one)
    return list(first.values())

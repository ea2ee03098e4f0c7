"""Drift: how what one person said changes from outlet to outlet.

``cuts``, ``rewordings`` and ``translations`` hold the statements of one story against one another; ``misattributions``
follows from the disagreements on who speaks. Where a version departs in two ways, the first kind in ``KINDS`` is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from runut.model import Drift, DriftKind
from runut.weave.coverage import Coverage
from runut.weave.drift.alignment import align
from runut.weave.drift.cuts import cuts
from runut.weave.drift.departures import Departure, Place
from runut.weave.drift.misattributions import misattributions, mistaken
from runut.weave.drift.rewordings import rewordings
from runut.weave.drift.translated import Translated
from runut.weave.drift.translations import mistranslations
from runut.weave.drift.utterances import Utterances
from runut.weave.finding import Finding
from runut.weave.passages import Passage
from runut.weave.stories import Meaning
from runut.weave.traced import Traced

KINDS: tuple[DriftKind, ...] = ("wrong_speaker", "mistranslated", "cut", "paraphrase_quoted")
"""In the order in which a dossier lists them."""


def find_drifts(
    coverage: Coverage,
    stories: Iterable[Sequence[str]],
    ways: Mapping[Passage, Traced],
    claim_of: Mapping[Passage, str],
    findings: Sequence[Finding],
    copies: Mapping[str, str],
    meaning: Meaning | None = None,
) -> tuple[Drift, ...]:
    """The drifts of a coverage. ``ways``: where each statement comes from; ``claim_of``: the claim of each passage that
    carries one; ``findings``: the disagreements; ``copies``: report → the report that it copies; ``meaning``: sentence
    vectors, asked for where a story has originals in another language."""
    said = [Utterances(coverage, story, ways) for story in stories]
    found = list(misattributions(coverage, findings, said, ways, copies))
    given = {place for one in found for place in one.changed}
    for utterances in said:
        found += [
            one
            for one in _of_words(utterances, copies, meaning)
            if one.kind != "wrong_speaker" or not _overlap(one.changed, given)
        ]
    drifts = {drift.id: drift for drift in (one.drift(coverage, claim_of) for one in found)}
    return tuple(sorted(drifts.values(), key=lambda one: (KINDS.index(one.kind), one.report, one.changed[0].span)))


def _of_words(utterances: Utterances, copies: Mapping[str, str], meaning: Meaning | None) -> list[Departure]:
    if len({one.report for one in utterances.all}) < 2:
        return []
    translated = Translated(utterances)
    aligned = align(utterances, meaning)
    found = [
        *mistaken(utterances, aligned, copies),
        *mistranslations(utterances, copies, translated, aligned),
        *cuts(utterances, copies, aligned),
        *rewordings(utterances, copies, translated),
    ]
    first: dict[object, Departure] = {}
    for one in found:
        first.setdefault(one.changed, one)
    return list(first.values())


def _overlap(one: Iterable[Place], other: Iterable[Place]) -> bool:
    places = list(other)
    return any(report == beside and span.overlaps(of) for report, span in one for beside, of in places)

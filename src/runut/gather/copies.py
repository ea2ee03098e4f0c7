"""Which reports are copies of one another: one text, wrapped in other boilerplate or with a few words changed.

Candidates come from MinHash with locality-sensitive hashing (Broder 1997, doi:10.1109/SEQUEN.1997.666900; the rensa
library), and each is checked on its whole set of three-word shingles, so that hashing alone never makes a copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

from runut.model import ReadRole, Report

CONTAINED = 0.65
"""Share of the shorter report's shingles that a copy has in common with the other: one word in nine may differ."""
ALIKE = 0.35
"""Jaccard index that a copy has at least: the shorter may not be a small part of the other."""
LEAST = 20
"""Shingles that a text needs before its likeness says anything; shorter ones are copies only where they are equal."""
_SHINGLE = 3
_MOST = 50_000
"""Words of a text that are compared; no article is longer."""
_PERMUTATIONS = 128
_BANDS = 64
"""Bands of two rows: a pair with the least Jaccard index becomes a candidate with a chance of 0.9997."""
_WORD = re.compile(r"\w+")

Shingle = tuple[str, ...]


class Copy(NamedTuple):
    """The report that is kept, and how like it the copy is, 0 to 1: the shared part of the shorter one's shingles."""

    of: str
    likeness: float


def find_copies(reports: Sequence[Report]) -> dict[str, Copy]:
    """For the id of each copy, the kept report it copies; kept reports are not in it.

    Of reports that are alike the one published first is kept, then the longer, then the lower id; a copy of a copy
    points at the kept one. The order of ``reports`` has no influence. A report without marks is compared by its whole
    text, one with marks by what it tells.
    """
    ranked = sorted({one.id: one for one in reports}.values(), key=_rank)
    shingles = [_shingles(_told(one)) for one in ranked]
    lsh = RMinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    found: dict[str, Copy] = {}
    kept_of: dict[int, int] = {}
    for place, own in enumerate(shingles):
        minhash = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        minhash.update([" ".join(shingle) for shingle in own])
        best: tuple[float, int, int] | None = None
        for other in sorted(lsh.query(minhash)):
            kept = kept_of.get(other, other)
            if _are_copies(own, shingles[other]):
                likeness = _likeness(own, shingles[kept])
                if best is None or (likeness, -kept) > best[:2]:
                    best = likeness, -kept, kept
        if best is not None:
            kept_of[place] = best[2]
            found[ranked[place].id] = Copy(ranked[best[2]].id, round(best[0], 4))
        if own:
            lsh.insert(place, minhash)
    return found


def _rank(report: Report) -> tuple[str, int, str]:
    return _published(report.given.published) or "~", -len(report.text), report.id


def _published(given: str | None) -> str | None:
    """An ISO 8601 date in UTC, comparable as text; ``None`` for any other spelling."""
    try:
        moment = datetime.fromisoformat((given or "").strip())
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).isoformat()
    except OverflowError:
        return None


def _told(report: Report) -> str:
    told = [mark.span.of(report.text) for mark in report.marks if mark.role in ReadRole]
    return "\n".join(told) or report.text


def _shingles(text: str) -> frozenset[Shingle]:
    words = [match[0] for match in islice(_WORD.finditer(text.casefold()), _MOST)]
    if len(words) < _SHINGLE:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False))


def _likeness(one: frozenset[Shingle], other: frozenset[Shingle]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)


def _are_copies(one: frozenset[Shingle], other: frozenset[Shingle]) -> bool:
    if min(len(one), len(other)) < LEAST:
        return bool(one) and one == other
    shared = len(one & other)
    return shared >= CONTAINED * min(len(one), len(other)) and shared >= ALIKE * len(one | other)

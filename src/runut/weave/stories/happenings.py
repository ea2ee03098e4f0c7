"""The stories and threads of one job."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from runut.weave.stories.candidates import WINDOW
from runut.weave.stories.forming import Meaning, Stories
from runut.weave.stories.pairs import DAY, Held
from runut.weave.stories.rarity import Rarity, count
from runut.weave.stories.sketch import Sketch
from runut.weave.stories.threads import Threads


class Parting(NamedTuple):
    """How reports fall into stories (sorted tuples of ids) and these into threads (sorted tuples of indexes)."""

    stories: tuple[tuple[str, ...], ...]
    threads: tuple[tuple[int, ...], ...]
    sketches: tuple[Sketch, ...] = ()
    """Of the reports, where they are made already."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """Stories as sorted tuples of report ids, in order; threads as sorted tuples of indexes into them."""

    stories: tuple[tuple[str, ...], ...]
    threads: tuple[tuple[int, ...], ...]
    held: Mapping[str, Held]
    """What each report is compared by."""

    def affairs(self) -> list[tuple[str, ...]]:
        """The reports of each thread, then of each story of none; each sorted."""
        threads = [tuple(sorted(report for at in thread for report in self.stories[at])) for thread in self.threads]
        inside = {at for thread in self.threads for at in thread}
        return [*threads, *(story for at, story in enumerate(self.stories) if at not in inside)]

    def likeness(self, one: str, other: str) -> float:
        """Cosine of two reports' words."""
        first, second = self.held[one].vector, self.held[other].vector
        return math.fsum(first[key] * second[key] for key in sorted(first.keys() & second.keys()))


def find_stories(
    sketches: Iterable[Sketch],
    copies: Mapping[str, str],
    meaning: Meaning | None = None,
    language: str = "id",
    parting: Parting | None = None,
) -> Happenings:
    """The stories and threads of reports, as ``parting`` has them where it is given. ``copies``: report → the report
    that it copies. The order has no influence. ``sketches`` are taken only where ``parting`` does not bring them."""
    if parting is not None and parting.sketches:
        sketches = parting.sketches
    known = {sketch.report: sketch for sketch in sketches}
    ordered = [known[report] for report in sorted(known)]
    rarity = Rarity(*count(ordered), language)
    if parting is not None:
        return Happenings(parting.stories, parting.threads, {sketch.report: Held(sketch, rarity) for sketch in ordered})
    stories = Stories(rarity, meaning, language, crowd(ordered))
    stories.add(ordered, copies)
    found = stories.all()
    threads = Threads(rarity, language)
    threads.change((), found, stories.held)
    place = {story: at for at, story in enumerate(found)}
    grouped = sorted(tuple(sorted(place[story] for story in thread)) for thread in threads.all())
    return Happenings(tuple(found), tuple(grouped), stories.held)


def crowd(sketches: Iterable[Sketch]) -> float:
    """How many reports lie within a window of comparison to both sides of a report, in the median."""
    moments = sorted(sketch.moment for sketch in sketches if math.isfinite(sketch.moment))
    near = sorted(
        bisect_right(moments, moment + WINDOW * DAY) - bisect_left(moments, moment - WINDOW * DAY) for moment in moments
    )
    return float(near[len(near) // 2]) if near else 0.0

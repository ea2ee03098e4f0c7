"""The stories and threads of one job."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from runut.weave.stories.forming import WINDOW, Meaning, Stories
from runut.weave.stories.pairs import DAY, Held
from runut.weave.stories.rarity import Rarity, count
from runut.weave.stories.sketch import Sketch
from runut.weave.stories.threads import Threads


class Parting(NamedTuple):
    """How reports fall into stories (sorted tuples of ids) and these into threads (sorted tuples of indexes)."""

    stories: tuple[tuple[str, ...], ...]
    threads: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Happenings:
    """Stories as sorted tuples of report ids, in order; threads as sorted tuples of indexes into them."""

    stories: tuple[tuple[str, ...], ...]
    threads: tuple[tuple[int, ...], ...]
    held: Mapping[str, Held]
    """What each report is compared by."""

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
    that it copies. The order has no influence."""
    known = {sketch.report: sketch for sketch in sketches}
    ordered = [known[report] for report in sorted(known)]
    rarity = Rarity(*count(ordered), language)
    if parting is not None:
        return Happenings(*parting, {sketch.report: Held(sketch, rarity) for sketch in ordered})
    stories = Stories(rarity, meaning, language, crowd(ordered))
    stories.add(ordered, copies)
    found = stories.all()
    threads = Threads(rarity, language)
    threads.change((), found, stories.held)
    place = {story: at for at, story in enumerate(found)}
    grouped = sorted(tuple(sorted(place[story] for story in thread)) for thread in threads.all())
    return Happenings(tuple(found), tuple(grouped), stories.held)


def crowd(sketches: Iterable[Sketch]) -> float:
    """How many reports lie within a window of comparison to both sides, about."""
    moments = sorted(sketch.moment for sketch in sketches if math.isfinite(sketch.moment))
    if not moments:
        return 0.0
    return len(moments) * min(1.0, 2 * WINDOW * DAY / max(DAY, moments[-1] - moments[0]))

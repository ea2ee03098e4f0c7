"""The sketches of very many reports, made ready to be compared when they are asked for.

What a report is compared by takes ten times the room of its sketch, and it is compared with reports of its own time; so
only those asked for last are kept ready.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from runut.weave.stories.pairs import Held
from runut.weave.stories.rarity import Rarity
from runut.weave.stories.sketch import Sketch

READY = 30_000
"""Reports that are kept ready to be compared: some more than one window of a country's news."""
_SHARED = ("title", "lead", "body", "often", "people", "places", "names", "focus")
"""Parts of a sketch whose hashes other sketches have too."""


class Holding(Mapping[str, Held]):
    """Report → what it is compared by."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._sketches: dict[str, Sketch] = {}
        self._ready = lru_cache(READY)(self._made)

    def __getitem__(self, report: str) -> Held:
        return self._ready(report)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sketches)

    def __len__(self) -> int:
        return len(self._sketches)

    def __contains__(self, report: object) -> bool:
        return report in self._sketches

    def sketch(self, report: str) -> Sketch:
        return self._sketches[report]

    def enter(self, sketch: Sketch) -> Held:
        """Takes a report in."""
        self._sketches[sketch.report] = sketch
        return self._ready(sketch.report)

    def _made(self, report: str) -> Held:
        return Held(self._sketches[report], self._rarity)


def shared(sketch: Sketch, known: dict[int, int]) -> Sketch:
    """A sketch in less memory: equal hashes are one object. ``known``: those so far; it is added to."""
    one = known.setdefault
    parts = {part: tuple([one(key, key) for key in getattr(sketch, part)]) for part in _SHARED}
    return msgspec.structs.replace(sketch, **parts)

"""Made-up stories with facts of their own: some are neighbours (same kind, regency and week), some later stages.

A story draws the facts that it lacks when a report asks for them, all from a seed of its own.
"""

from __future__ import annotations

import heapq
import random
from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count as counted
from typing import Any

from benchmarks.filling import WORDS, Line, fill, lines, number, parts, pool, ranges

BEGIN = datetime(2025, 1, 6, tzinfo=timezone(timedelta(hours=7)))
DAY = 86_400.0
A_DAY = 1000
"""Reports, about."""
SINGLE, LARGE, MOST, MEAN = 0.35, 0.97, 60, 4.1
"""Shares of stories of one report, and of up to eight; reports of the largest; reports of a story on average."""
NEIGHBOURS, STAGES = 0.12, 0.5
"""Shares of stories that are a neighbour of another; that have a later stage where their kind knows one."""
RECENT = 1700
"""Stories among which neighbours are sought: those of a week."""
TRIES = 4
"""Draws for a fact that the story does not have yet."""
FRIDAY = 4
KINDS: dict[str, dict[str, Any]] = {kind["name"]: kind for kind in WORDS["kinds"]}


class Story(dict[str, Any]):
    """Facts by slot, drawn when first asked for."""

    def __init__(self, number: int, begin: float, kind: str, choose: random.Random) -> None:
        super().__init__()
        self.number, self.begin, self.kind, self.choose = number, begin, KINDS[kind], choose
        self.thread = f"s{number}"
        self.drawn: set[str] = set()
        self.ranges = [*ranges(WORDS["numbers"]), *ranges(self.kind["numbers"])]
        self.growing = {one.name for one in self.ranges if one.grows}

    def begun(self, near: Story | None, recent: Story | None) -> Story:
        """Draws what does not wait. ``near``: a neighbour or earlier stage; ``recent``: what reports point to."""
        day, before = day_of(self.begin), ""
        if near is not None and near.kind is not self.kind:
            self.update(near)
            self.thread, before = near.thread, near["recall"]
        elif near is not None:
            self.update({slot: near[slot] for slot in ("province", "regency", *self.kind.get("shared", "").split())})
        else:
            self["province"] = self.choose.choice(list(WORDS["provinces"]))
            self["regency"] = self.choose.choice(WORDS["provinces"][self["province"]].split(", "))
        self.update({one.name: one.draw(self.choose) for one in self.ranges})
        zones = [zone for zone, names in WORDS["zones"].items() if self["province"] in names.split(", ")]
        self["zone"], self["clock"], self["year"] = (*zones, "WIB")[0], f"{day:%H.%M}", str(day.year)
        self["date"], self["soon"] = (_long(day + timedelta(days=days)) for days in (0, self.choose.randrange(14, 60)))
        self["agency"] = self.choose.choice(pool("away_agency" if self.kind.get("abroad") else "home_agency"))
        for part in ("topic", "recall"):
            self[part] = self._text(self.kind[part])
        self["headline"] = self._text(self.choose.choice(lines(self.kind["title"])).wordings[0])
        luck = self.choose.random()
        large = 9 + int((MOST - 8) * self.choose.random() ** 3)
        self.size = 1 if luck < SINGLE else self.choose.randrange(2, 9) if luck < LARGE else large
        self.matter = self._matter()
        self["before"], self["other"], self["elsewhere"] = before, "", ""
        if recent is not None:
            self["other"], self["elsewhere"] = recent["headline"], recent["recall"]
        return self

    def _matter(self) -> list[Line]:
        """What can be told of it besides its lead: some of what its kind has, and of what many kinds have."""
        desk, more = self.kind["desk"], self.size // 8
        shared = [
            lines(WORDS[part].get(use, "")) for use in WORDS["uses"][desk].split() for part in ("speech", "particulars")
        ]
        return [
            line
            for of, least in (
                (lines(self.kind["detail"]), 2),
                (lines(self.kind["said"]), 2),
                (lines(WORDS["desks"][desk]), 1),
                ([line for few in shared for line in few if line.spoken], 3),
                ([line for few in shared for line in few if not line.spoken], 2),
            )
            for line in self.choose.sample(of, min(len(of), least + more))
        ]

    def __missing__(self, slot: str) -> str:
        found = ""
        for _ in range(TRIES):
            found = self._text(self.choose.choice(pool("person" if slot[0] == "@" else slot)))
            if found not in self.drawn:
                break
        self.drawn.add(found)
        self[slot] = found
        return found

    def _text(self, template: str) -> str:
        return fill(
            parts(template), self.choose, lambda name, how: number(self[name], "plain" if how == "plain" else "digits")
        )


def stories(seed: int) -> Iterator[Story]:
    """Stories without end, in the order of their beginning."""
    weights = [kind["weight"] for kind in KINDS.values()]
    recent: deque[Story] = deque(maxlen=RECENT)
    due: list[tuple[float, int, str, Story | None]] = []
    for at, name in enumerate(name for name, kind in KINDS.items() if kind.get("daily")):
        due.append((DAY / 2, at - len(KINDS), name, None))
    for at in counted():
        choose, begin = random.Random(f"{seed}:{at}"), at * MEAN / A_DAY * DAY
        near = choose.choice(recent) if recent and choose.random() < NEIGHBOURS else None
        if due and due[0][0] <= begin:
            _, _, name, near = heapq.heappop(due)
        elif near is not None and not near.kind.get("daily"):
            name = near.kind["name"]
        else:
            name, near = choose.choices(list(KINDS), weights)[0], None
        story = Story(at, begin, name, choose).begun(near, choose.choice(recent) if recent else None)
        after = story.kind.get("next", "").split()
        if after and choose.random() < (1 if story.kind.get("daily") else STAGES):
            wait = choose.uniform(float(after[1]), float(after[2]))
            wait += 2 * (bool(story.kind.get("daily")) and day_of(begin).weekday() == FRIDAY)
            heapq.heappush(due, (begin + wait * DAY, at, after[0], story))
        recent.append(story)
        yield story


def day_of(moment: float) -> datetime:
    """The day of a second from ``BEGIN``."""
    return BEGIN + timedelta(seconds=int(moment))


def _long(day: datetime) -> str:
    return f"{day.day} {WORDS['months'][day.month - 1]} {day.year}"

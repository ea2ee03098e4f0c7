"""Things put into groups by how likely pairs of them belong together, while things come and go.

Things that hang together by likely pairs are a bundle, and the groups of a bundle follow from its pairs alone. So
nothing depends on the order in which things come, groups split and merge as they must, and a change costs what its
bundle costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Group = tuple[str, ...]
Odds = Mapping[str, Mapping[str, float]]
Form = Callable[[Sequence[Sequence[str]], Odds], list[list[Group]]]
"""From bundles (sorted members) and the log-odds of pairs to the groups of each bundle."""


class Bundles:
    """Groups of things named by strings. ``least``: log-odds from which a pair holds two things in one bundle."""

    def __init__(self, least: float, form: Form) -> None:
        self._least = least
        self._form = form
        self._odds: dict[str, dict[str, float]] = {}
        self._group: dict[str, Group] = {}

    def __len__(self) -> int:
        return len(self._odds)

    def of(self, thing: str) -> Group:
        """The group of a thing, sorted."""
        return self._group[thing]

    def all(self) -> list[Group]:
        """Every group, in order."""
        return sorted(set(self._group.values()))

    def bundles(self) -> Iterator[list[str]]:
        """Every bundle, sorted."""
        return iter(self._around(sorted(self._odds)))

    def change(self, gone: Iterable[str], come: Mapping[str, Mapping[str, float]]) -> tuple[list[Group], list[Group]]:
        """Takes things out and in; gives the groups that ended by it and those that began.

        ``come``: each new thing with the log-odds of its pairs with things that are here or come with it.
        """
        ended: set[Group] = set()
        touched: set[str] = set()
        for thing in sorted(gone):
            ended.add(self._group.pop(thing))
            for other, odds in self._odds.pop(thing).items():
                del self._odds[other][thing]
                if odds >= self._least:
                    touched.add(other)
        for thing in come:
            self._odds.setdefault(thing, {})
            touched.add(thing)
        for thing, pairs in come.items():
            for other, odds in pairs.items():
                self._odds[thing][other] = self._odds[other][thing] = odds
        bundles = self._around(sorted(touched & self._odds.keys()))
        began: set[Group] = set()
        for bundle, groups in zip(bundles, self._form(bundles, self._odds), strict=True):
            ended |= {self._group[thing] for thing in bundle if thing in self._group}
            for group in groups:
                began.add(group)
                self._group.update(dict.fromkeys(group, group))
        return sorted(ended - began), sorted(began - ended)

    def _around(self, things: Iterable[str]) -> list[list[str]]:
        """The bundles of things, each sorted, in order of their first of these things."""
        seen: set[str] = set()
        found: list[list[str]] = []
        for first in things:
            if first in seen:
                continue
            bundle, waiting = [], [first]
            seen.add(first)
            while waiting:
                thing = waiting.pop()
                bundle.append(thing)
                for other, odds in self._odds[thing].items():
                    if odds >= self._least and other not in seen:
                        seen.add(other)
                        waiting.append(other)
            found.append(sorted(bundle))
        return found

"""Things put into groups by how likely pairs of them belong together, while things come and go.

Things that hang together by likely pairs are a bundle, and the groups of a bundle follow from its pairs alone. Among
very many things nearly all hang together by some chain of half likely pairs; so a bundle of more than ``WIDE`` things
falls into those that hang together by likelier pairs, step by step (``STEPS``). Nothing depends on the order in which
things come, groups split and merge as they must, and a change costs what the bundles around it cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from runut.weave.clustering import reached

Group = tuple[str, ...]
Odds = Mapping[str, Mapping[str, float]]
Form = Callable[[Sequence[Sequence[str]], Odds], list[list[Group]]]
"""From bundles (sorted members) and the log-odds of pairs to the groups of each bundle."""
Pairs = Mapping[str, Mapping[str, float]]
"""Thing → other thing → log-odds of the pair; each pair once or twice."""

STEPS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5)
"""Log-odds above the least likely pair that holds, by which a bundle that is too wide is held together instead."""
WIDE = 60
"""Things of a bundle, but for one that hangs together by the likeliest pairs."""


class Bundles:
    """Groups of things named by strings. ``least``: log-odds from which a pair holds two things in one bundle."""

    def __init__(self, least: float, form: Form, wide: int = WIDE) -> None:
        self._steps = [least + step for step in STEPS]
        self._form = form
        self._wide = wide
        self._odds: dict[str, dict[str, float]] = {}
        self._group: dict[str, Group] = {}
        self._bundle: dict[str, tuple[float, list[str]]] = {}
        """Thing → log-odds that hold its bundle together, and the bundle."""

    def __len__(self) -> int:
        return len(self._odds)

    def of(self, thing: str) -> Group:
        """The group of a thing, sorted."""
        return self._group[thing]

    def all(self) -> list[Group]:
        """Every group, in order."""
        return sorted(set(self._group.values()))

    def bundles(self) -> Iterator[list[str]]:
        """Every bundle, sorted, in order of their first things."""
        return (bundle for thing, (_, bundle) in sorted(self._bundle.items()) if thing == bundle[0])

    def pairs(self, thing: str) -> Mapping[str, float]:
        """The things that a thing was compared with, and the log-odds."""
        return self._odds[thing]

    def change(
        self, gone: Iterable[str], come: Pairs, parted: Iterable[tuple[str, str]] = ()
    ) -> tuple[list[Group], list[Group]]:
        """Takes things out and in; gives the groups that ended by it and those that began.

        ``come``: each new thing with the log-odds of its pairs with things that are here or come with it; things that
        are here may have new pairs too. ``parted``: pairs that no longer count.
        """
        ended: set[Group] = set()
        touched: set[str] = set()
        for thing in sorted(gone):
            ended.add(self._group.pop(thing))
            touched.update(self._bundle.pop(thing)[1])
            for other, odds in self._odds.pop(thing).items():
                del self._odds[other][thing]
                if odds >= self._steps[0]:
                    touched.add(other)
        for one, other in parted:
            del self._odds[other][one]
            if self._odds[one].pop(other) >= self._steps[0]:
                touched |= {one, other}
        for thing in come:
            if thing not in self._odds:
                self._odds[thing] = {}
                touched.add(thing)
        for thing, pairs in come.items():
            for other, odds in pairs.items():
                self._odds[thing][other] = self._odds[other][thing] = odds
                touched.update(end for end in (thing, other) if end in self._bundle and odds >= self._bundle[end][0])
        changed: set[str] = set()
        for thing in touched & self._odds.keys():
            changed.update(self._bundle[thing][1] if thing in self._bundle else (thing,))
        bundles = self._around(sorted(changed & self._odds.keys()))
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
            if first not in seen:
                least, members = self._held_by(first)
                bundle = sorted(members)
                self._bundle.update(dict.fromkeys(bundle, (least, bundle)))
                seen |= members
                found.append(bundle)
        return found

    def _held_by(self, first: str) -> tuple[float, set[str]]:
        """The widest bundle of a thing that is not too wide, and the log-odds that hold it together."""
        found, held = self._steps[-1], reached(self._odds, {first}, self._steps[-1])
        for least in self._steps[-2::-1]:
            wider = reached(self._odds, held, least, self._wide)
            if len(wider) > self._wide:
                break
            found, held = least, wider
        return found, held

"""Threads (benang): stories that belong together over time, however long after one another.

Two stories are compared by what most of their reports share: whom and what they are about, their telling words, the
process of which they are stages. Stories that hang together are split by average linkage, as reports are.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from runut.weave.clustering import clusters
from runut.weave.odds import log_odds
from runut.weave.stories.bundles import Bundles, Group, Odds
from runut.weave.stories.judging import judgement
from runut.weave.stories.pairs import DAY, Held
from runut.weave.stories.rarity import Rarity

FEATURES = (
    "words", "titles", "focus", "names", "named", "named_least", "topic", "topic_least", "between", "process", "places",
)  # fmt: skip
"""In the order of ``thread_features``."""
KEPT = 40
"""Words of a story that are compared: those that weigh most."""
TOPIC = 10
"""Most telling words of a story."""
FOCUS = 4
"""Names that a story is most about."""
TELLING = 14
"""Words and names by which a story is looked up."""
COMMON = 400
"""A word or name in more reports than this finds no stories: it would find too many."""
FAR = 400.0
"""Days after which two stories are as far apart as can be."""
UNDATED = 5.0
"""Days that count as lying between two stories of which one has no date."""
MOST = 60
"""Stories of one thread; what is wider is a field, not a thread."""
Weights = Mapping[int, float]


class Profile:
    """A story made ready to be compared."""

    __slots__ = ("first", "focus", "last", "names", "places", "processes", "share", "titles", "weights", "words")

    def __init__(self, reports: Sequence[Held], rarity: Rarity) -> None:
        """``reports``: of the story, in order of their ids."""
        words: dict[int, list[float]] = defaultdict(list)
        titles: Counter[int] = Counter()
        share: Counter[int] = Counter()
        self.focus: Counter[int] = Counter()
        self.names: Counter[int] = Counter()
        self.places: Counter[int] = Counter()
        self.processes: set[str] = set()
        moments = []
        for held in reports:
            sketch = held.sketch
            for key, value in held.vector.items():
                words[key].append(value)
            titles.update(sketch.title)
            share.update(held.words)
            self.focus.update(sketch.focus)
            self.names.update(sketch.names)
            self.places.update(sketch.places)
            self.processes.update(stage.partition(":")[0] for stage in sketch.stages)
            if math.isfinite(sketch.moment):
                moments.append(sketch.moment)
        sums = {key: math.fsum(values) for key, values in words.items()}
        kept = sorted(sums, key=lambda key: (-sums[key], key))[:KEPT]
        self.words = {key: sums[key] for key in kept}
        """In order of weight."""
        self.titles = {key: count * rarity.weight(key) for key, count in titles.items()}
        self.share = {key: share[key] / len(reports) for key in share}
        """Key → part of the reports that have it."""
        self.weights = {key: rarity.weight(key) for key in (*self.focus, *self.names, *self.places)}
        self.first = min(moments, default=math.inf)
        self.last = max(moments, default=math.inf)

    def looked_up(self) -> list[int]:
        """What the story is looked up by."""
        return [*list(self.words)[:TELLING], *self.most(FOCUS)]

    def most(self, count: int) -> list[int]:
        """The names that it is most about."""
        return sorted(self.focus, key=lambda key: (-self.focus[key] * self.weights[key], key))[:count]


def thread_features(one: Profile, other: Profile, sizes: tuple[int, int]) -> list[float]:
    """What speaks for two stories being of one thread; the same for both orders."""
    named = _named(one, other, sizes[1]), _named(other, one, sizes[0])
    topic = _topic(one, other), _topic(other, one)
    between = max(0.0, max(one.first, other.first) - min(one.last, other.last)) / DAY
    return [
        _cosine(one.words, other.words),
        _cosine(one.titles, other.titles),
        _cosine(_weighed(one, one.focus), _weighed(other, other.focus)),
        _cosine(_weighed(one, one.names), _weighed(other, other.names)),
        sum(named) / 2,
        min(named),
        sum(topic) / 2,
        min(topic),
        math.log1p(min(FAR, between if math.isfinite(between) else UNDATED)),
        float(bool(one.processes & other.processes)),
        _cosine(_weighed(one, one.places), _weighed(other, other.places)),
    ]


def _weighed(profile: Profile, counts: Mapping[int, int]) -> dict[int, float]:
    return {key: count * profile.weights[key] for key, count in counts.items()}


def _cosine(one: Weights, other: Weights) -> float:
    both = sorted(one.keys() & other.keys())
    if not both:
        return 0.0
    lengths = math.fsum(v * v for v in one.values()) * math.fsum(v * v for v in other.values())
    return math.fsum(one[key] * other[key] for key in both) / math.sqrt(lengths)


def _named(one: Profile, other: Profile, size: int) -> float:
    """How much of what a story is about, by name, the reports of the other name; a half where it is about nobody."""
    few = one.most(FOCUS)
    weights = [one.focus[key] * one.weights[key] for key in few]
    whole = math.fsum(weights)
    if not whole:
        return 0.5
    return (
        math.fsum(weight * min(1.0, other.names[key] / size) for key, weight in zip(few, weights, strict=True)) / whole
    )


def _topic(one: Profile, other: Profile) -> float:
    few = list(one.words)[:TOPIC]
    whole = math.fsum(one.words[key] for key in few)
    return math.fsum(one.words[key] * other.share.get(key, 0.0) for key in few) / whole if whole else 0.0


class Threads:
    """The threads of stories that come and go."""

    def __init__(self, rarity: Rarity, language: str = "id") -> None:
        self._rarity = rarity
        self._judgement = judgement(language)
        self._profiles: dict[str, tuple[Profile, Group]] = {}
        self._index: dict[int, set[str]] = defaultdict(set)
        self._bundles = Bundles(self._judgement.thread, self._formed)

    def change(self, ended: Iterable[Group], began: Iterable[Group], held: Mapping[str, Held]) -> None:
        """Takes stories out and in; ``held``: what their reports are compared by."""
        gone = [_name(story) for story in ended]
        for name in gone:
            profile, _ = self._profiles.pop(name)
            for key in profile.looked_up():
                self._index[key].discard(name)
        come: dict[str, dict[str, float]] = {}
        for story in began:
            name = _name(story)
            profile = Profile([held[report] for report in story], self._rarity)
            come[name] = {
                other: odds for other in self._found(profile) if (odds := self._odds(profile, story, other)) > -4
            }
            self._profiles[name] = (profile, story)
            for key in profile.looked_up():
                self._index[key].add(name)
        self._bundles.change(gone, come)

    def of(self, story: Group) -> tuple[Group, ...]:
        """The stories of a story's thread, itself among them, in order."""
        return tuple(self._profiles[name][1] for name in self._bundles.of(_name(story)))

    def all(self) -> list[tuple[Group, ...]]:
        """Every thread of two or more stories, in order."""
        groups = [group for group in self._bundles.all() if len(group) > 1]
        return [tuple(self._profiles[name][1] for name in group) for group in groups]

    def _found(self, profile: Profile) -> list[str]:
        """The stories that share two or more of what a story is looked up by."""
        met: Counter[str] = Counter()
        for key in profile.looked_up():
            if self._rarity.counts.get(key, 0) <= COMMON:
                met.update(self._index.get(key, ()))
        return sorted(name for name, times in met.items() if times > 1)

    def _odds(self, profile: Profile, story: Group, other: str) -> float:
        others, reports = self._profiles[other]
        return log_odds(self._judgement.threads, thread_features(profile, others, (len(story), len(reports))))

    def _formed(self, bundles: Sequence[Sequence[str]], odds: Odds) -> list[list[Group]]:
        found: list[list[Group]] = []
        for members in bundles:
            number = {name: at for at, name in enumerate(members)}
            likeness = {
                at: {number[other]: value for other, value in odds[name].items() if other in number}
                for name, at in number.items()
            }
            groups = clusters(
                likeness, self._judgement.thread, may_join=lambda one, other, _: len(one) + len(other) <= MOST
            )
            found.append([tuple(members[at] for at in group) for group in groups])
        return found


def _name(story: Group) -> str:
    """A story is named by its first report: no two stories share one."""
    return story[0]

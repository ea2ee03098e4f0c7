"""What speaks for and against two reports telling of one happening, as numbers.

Words are alike by the cosine of their weights, by rarity and place (title, lead, the rest), as event-clustering
systems measure it (Miranda et al. 2018, "Multilingual Clustering of Streaming News"); beside them stand what words
cannot tell: persons, places, numbers and days that both leads name or that clash, sentences that both quote, the
letter that both are about, the stage of a process, the time between.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from runut.weave.stories.rarity import MOST, Rarity
from runut.weave.stories.sketch import Sketch

TITLE, LEAD, BODY, OFTEN = 3.0, 2.0, 1.0, 1.3
"""How much a word counts by where it stands, and by standing often."""
TOPIC = 8
"""Most telling words of a report, which tell what it is about."""
KEPT = 64
"""Words of a report that are compared: those that weigh most."""
DAY = 86_400.0
SOON = 15.0
"""Days after which two reports' times are as far apart as can be."""
UNWEIGHED = 4.0
"""Weight of a name of several words, which are weighed one by one."""
UNDATED = 2.0
"""Days that count as lying between two reports of which one has no date."""

FEATURES = (
    "words", "titles", "contained", "leads", "rarest", "people", "other_people", "places", "other_places",
    "other_lands", "towns", "other_towns", "days", "other_days", "other_first_day", "apart", "figures", "other_figures",
    "quoted", "speakers", "letter", "other_letter", "stage", "other_stage", "topic", "meaning",
)  # fmt: skip
"""In the order of ``features``; ``meaning`` is the cosine of sentence vectors, which is asked for last."""


class Held:
    """A sketch made ready to be compared under given weights of words."""

    __slots__ = ("lead", "lead_length", "sketch", "telling", "title", "title_length", "title_mass", "vector", "words")

    def __init__(self, sketch: Sketch, rarity: Rarity) -> None:
        self.sketch = sketch
        weight = rarity.weight
        often = frozenset(sketch.often)
        weighed = {
            key: weight(key) * place * (OFTEN if key in often else 1.0)
            for keys, place in ((sketch.title, TITLE), (sketch.lead, LEAD), (sketch.body, BODY))
            for key in keys
        }
        ranked = sorted(weighed, key=lambda key: (-weighed[key], key))[:KEPT]
        length = math.sqrt(math.fsum(weighed[key] ** 2 for key in ranked)) or 1.0
        self.vector = {key: weighed[key] / length for key in ranked}
        """Unit vector, its keys in order of weight."""
        self.telling = tuple(ranked)
        self.title = {key: weight(key) for key in sketch.title}
        self.title_mass = math.fsum(self.title.values())
        self.title_length = _length(self.title)
        self.lead = {key: weight(key) for key in (*sketch.title, *sketch.lead)}
        self.lead_length = _length(self.lead)
        self.words = frozenset((*sketch.title, *sketch.lead, *sketch.body))


def _length(of: Mapping[int, float]) -> float:
    return math.sqrt(math.fsum(value * value for value in of.values()))


def kind(one: Sketch, other: Sketch) -> str:
    """Which weights are for a pair: ``foreign``: of two languages; ``headlines``: of titles alone; ``mixed``: one is a
    title alone; ``reports``."""
    if one.language != other.language:
        return "foreign"
    if one.headline and other.headline:
        return "headlines"
    return "mixed" if one.headline or other.headline else "reports"


def features(one: Held, other: Held) -> list[float]:
    """The numbers of a pair, the same for both orders of it; ``meaning`` is left out."""
    a, b = one.sketch, other.sketch
    shared = one.vector.keys() & other.vector.keys()
    words = math.fsum([one.vector[key] * other.vector[key] for key in shared])
    titles = _product(one.title, other.title) / (one.title_length * other.title_length or 1.0)
    leads = titles
    if not (a.headline or b.headline):
        leads = _product(one.lead, other.lead) / (one.lead_length * other.lead_length or 1.0)
    inside = [
        math.fsum([weight for key, weight in own.title.items() if key in others.words]) / own.title_mass
        for own, others in ((one, other), (other, one))
        if own.title_mass
    ]
    both = sorted([one.lead[key] for key in one.lead.keys() & other.lead.keys() & shared], reverse=True)
    people, places = _names(a.people, b.people, one, other), _names(a.places, b.places, one, other)
    towns = not set(a.towns).isdisjoint(b.towns)
    days, other_days = _days(a.days, b.days)
    apart = abs(a.moment - b.moment) / DAY
    figures, other_figures = _figures(a, b)
    letter = not set(a.letter).isdisjoint(b.letter)
    return [
        words,
        titles,
        sum(sorted(inside)) / len(inside) if inside else 0.0,
        leads,
        math.fsum(both[:3]) / (3 * MOST),
        people,
        float(bool(a.people and b.people) and not people),
        places,
        float(bool(a.places and b.places) and not places),
        float(bool(a.lands and b.lands) and set(a.lands).isdisjoint(b.lands)),
        float(towns),
        float(bool(a.towns and b.towns) and not towns),
        days,
        other_days,
        float(bool(a.first_day and b.first_day) and a.first_day != b.first_day),
        math.log1p(min(SOON, apart) if math.isfinite(apart) else UNDATED),
        figures,
        other_figures,
        _overlap(a.quoted, b.quoted),
        float(not set(a.speakers).isdisjoint(b.speakers)),
        float(letter),
        float(bool(a.letter and b.letter) and not letter),
        *_stages(a.stages, b.stages),
        sum(sorted((_topic(one, other), _topic(other, one)))) / 2,
    ]


def _product(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    return math.fsum([one[key] * other[key] for key in one.keys() & other.keys()])


def _names(a: Sequence[int], b: Sequence[int], one: Held, other: Held) -> float:
    """How much the names that both have tell, 0 to 1: more for rarer and for more names."""
    if set(a).isdisjoint(b):
        return 0.0
    weights = [max(one.lead.get(key, UNWEIGHED), other.lead.get(key, UNWEIGHED)) for key in set(a) & set(b)]
    return 1 - math.exp(-math.fsum(weights) / MOST)


def _topic(one: Held, other: Held) -> float:
    """The share of a report's most telling words that stand in the other."""
    few = one.telling[:TOPIC]
    whole = math.fsum([one.vector[key] for key in few])
    return math.fsum([one.vector[key] for key in few if key in other.words]) / whole if whole else 0.0


def _days(a: Collection[int], b: Collection[int]) -> tuple[float, float]:
    """Whether the leads name one day, and how far apart the nearest days are where they name none together."""
    if not a or not b:
        return 0.0, 0.0
    nearest = min(abs(x - y) for x in a for y in b)
    return float(nearest == 0), math.log1p(min(SOON, nearest))


def _figures(a: Sketch, b: Sketch) -> tuple[float, float]:
    """Numbers of one thing that both have, and whether the titles' numbers of one thing differ."""
    mine = {(one.unit, one.value) for one in a.figures}
    theirs = {(one.unit, one.value) for one in b.figures}
    same = len(mine & theirs)
    titled = {one.unit: one.value for one in a.figures if one.title}
    clash = any(one.title and titled.get(one.unit, one.value) != one.value for one in b.figures)
    return 1 - math.exp(-same), float(clash and not same)


def _overlap(a: Sequence[int], b: Sequence[int]) -> float:
    if not a or not b:
        return 0.0
    return min(1.0, len(set(a) & set(b)) / max(4, min(len(a), len(b))))


def _stages(a: Sequence[str], b: Sequence[str]) -> tuple[float, float]:
    """Whether both tell of one stage, and whether they tell of two stages of one process."""
    if not a or not b:
        return 0.0, 0.0
    if set(a) & set(b):
        return 1.0, 0.0
    return 0.0, float(bool({one.partition(":")[0] for one in a} & {one.partition(":")[0] for one in b}))

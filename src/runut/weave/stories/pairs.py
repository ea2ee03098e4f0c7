"""What speaks for and against two reports telling of one happening, as numbers.

Words are alike by the cosine of their weights, by rarity and place (title, lead, the rest), as event-clustering
systems measure it (Miranda et al. 2018, "Multilingual Clustering of Streaming News"); beside them stand what words
cannot tell: persons, places, numbers and days that both leads name or that clash, sentences that both quote, the
letter that both are about, the stage of a process, the time between.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping

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

    __slots__ = (
        "days", "figures", "lands", "lead", "lead_length", "lead_square", "letter", "people", "places", "quoted",
        "sketch", "speakers", "stages", "telling", "title", "title_length", "title_mass", "title_square", "titled",
        "topic", "topic_mass", "towns", "vector", "words",
    )  # fmt: skip

    def __init__(self, sketch: Sketch, rarity: Rarity) -> None:
        self.sketch = sketch
        weight = rarity.weight
        often = frozenset(sketch.often)
        self.title = {key: weight(key) for key in sketch.title}
        self.lead = self.title | {key: weight(key) for key in sketch.lead}
        weighed = {key: value * TITLE for key, value in self.title.items()}
        weighed |= {key: self.lead[key] * LEAD for key in sketch.lead}
        weighed |= {key: weight(key) * BODY for key in sketch.body}
        for key in often & weighed.keys():
            weighed[key] *= OFTEN
        ranked = sorted(weighed, key=lambda key: (-weighed[key], key))[:KEPT]
        length = math.sqrt(math.fsum([weighed[key] ** 2 for key in ranked])) or 1.0
        self.vector = {key: weighed[key] / length for key in ranked}
        """Unit vector, its keys in order of weight."""
        self.telling = tuple(ranked)
        self.topic = self.telling[:TOPIC]
        self.topic_mass = math.fsum([self.vector[key] for key in self.topic])
        self.title_mass = math.fsum(self.title.values())
        self.title_square = {key: value * value for key, value in self.title.items()}
        self.title_length = math.sqrt(math.fsum(self.title_square.values()))
        self.lead_square = {key: value * value for key, value in self.lead.items()}
        self.lead_length = math.sqrt(math.fsum(self.lead_square.values()))
        self.words = frozenset((*sketch.title, *sketch.lead, *sketch.body))
        self.people, self.places, self.lands = (frozenset(of) for of in (sketch.people, sketch.places, sketch.lands))
        self.towns, self.speakers, self.letter = (
            frozenset(of) for of in (sketch.towns, sketch.speakers, sketch.letter)
        )
        self.quoted, self.days = frozenset(sketch.quoted), frozenset(sketch.days)
        self.figures = frozenset((one.unit, one.value) for one in sketch.figures)
        self.titled = {one.unit: one.value for one in sketch.figures if one.title}
        self.stages = frozenset(sketch.stages), frozenset(stage.partition(":")[0] for stage in sketch.stages)


def kind(one: Sketch, other: Sketch) -> str:
    """Which weights are for a pair: ``foreign``: of two languages; ``headlines``: of titles alone; ``mixed``: one is a
    title alone; ``reports``."""
    if one.language != other.language:
        return "foreign"
    if one.headline and other.headline:
        return "headlines"
    return "mixed" if one.headline or other.headline else "reports"


def features(one: Held, other: Held, needed: Container[str] = FEATURES) -> list[float]:
    """The numbers of a pair, the same for both orders of it; ``meaning`` is left out. Some that take long are 0 where
    they are not ``needed``."""
    a, b = one.sketch, other.sketch
    mine, theirs = one.vector, other.vector
    shared = mine.keys() & theirs.keys()
    words = math.fsum([mine[key] * theirs[key] for key in shared]) if "words" in needed else 0.0
    titles = leads = 0.0
    if "titles" in needed or "leads" in needed:
        titles = leads = _product(one.title_square, other.title_square) / (one.title_length * other.title_length or 1.0)
    in_leads = one.lead_square.keys() & other.lead_square.keys()
    if "leads" in needed and not (a.headline or b.headline):
        leads = math.fsum([one.lead_square[key] for key in in_leads]) / (one.lead_length * other.lead_length or 1.0)
    both = sorted([one.lead[key] for key in in_leads & shared], reverse=True)
    people, other_people = _names(one.people, other.people, one, other)
    places, other_places = _names(one.places, other.places, one, other)
    towns = not one.towns.isdisjoint(other.towns)
    days, other_days = _days(one.days, other.days) if "days" in needed or "other_days" in needed else (0.0, 0.0)
    apart = abs(a.moment - b.moment) / DAY
    figures, other_figures = _figures(one, other)
    letter = not one.letter.isdisjoint(other.letter)
    return [
        words,
        titles,
        _contained(one, other),
        leads,
        math.fsum(both[:3]) / (3 * MOST),
        people,
        other_people,
        places,
        other_places,
        float(bool(one.lands and other.lands) and one.lands.isdisjoint(other.lands)),
        float(towns),
        float(bool(one.towns and other.towns) and not towns),
        days,
        other_days,
        float(bool(a.first_day and b.first_day) and a.first_day != b.first_day),
        math.log1p(min(SOON, apart) if math.isfinite(apart) else UNDATED),
        figures,
        other_figures,
        _overlap(one.quoted, other.quoted),
        float(not one.speakers.isdisjoint(other.speakers)),
        float(letter),
        float(bool(one.letter and other.letter) and not letter),
        *_stages(one, other),
        (_topic(one, other) + _topic(other, one)) / 2 if "topic" in needed else 0.0,
    ]


def _product(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """Of two sets of words, by the squares of their weights."""
    return math.fsum([one[key] for key in one.keys() & other.keys()])


def _contained(one: Held, other: Held) -> float:
    """The part of a title that stands in the other report, the mean of both."""
    inside = [
        math.fsum([weight for key, weight in own.title.items() if key in others.words]) / own.title_mass
        for own, others in ((one, other), (other, one))
        if own.title_mass
    ]
    return math.fsum(inside) / len(inside) if inside else 0.0


def _names(a: frozenset[int], b: frozenset[int], one: Held, other: Held) -> tuple[float, float]:
    """How much the names that both have tell, 0 to 1: more for rarer and for more names; and whether both have names,
    and none in common."""
    if not a or not b:
        return 0.0, 0.0
    both = a & b
    if not both:
        return 0.0, 1.0
    weights = [max(one.lead.get(key, UNWEIGHED), other.lead.get(key, UNWEIGHED)) for key in both]
    return 1 - math.exp(-math.fsum(weights) / MOST), 0.0


def _topic(one: Held, other: Held) -> float:
    """The share of a report's most telling words that stand in the other."""
    if not one.topic_mass:
        return 0.0
    return math.fsum([one.vector[key] for key in one.topic if key in other.words]) / one.topic_mass


def _days(a: frozenset[int], b: frozenset[int]) -> tuple[float, float]:
    """Whether the leads name one day, and how far apart the nearest days are where they name none together."""
    if not a or not b:
        return 0.0, 0.0
    if not a.isdisjoint(b):
        return 1.0, 0.0
    return 0.0, math.log1p(min([SOON, *[abs(x - y) for x in a for y in b]]))


def _figures(one: Held, other: Held) -> tuple[float, float]:
    """Numbers of one thing that both have, and whether the titles' numbers of one thing differ."""
    if not one.figures or not other.figures:
        return 0.0, 0.0
    same = len(one.figures & other.figures)
    if same:
        return 1 - math.exp(-same), 0.0
    return 0.0, float(any(other.titled.get(unit, value) != value for unit, value in one.titled.items()))


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    if not a or not b:
        return 0.0
    return min(1.0, len(a & b) / max(4, min(len(a), len(b))))


def _stages(one: Held, other: Held) -> tuple[float, float]:
    """Whether both tell of one stage, and whether they tell of two stages of one process."""
    (stages, processes), (others, other_processes) = one.stages, other.stages
    if not stages or not others:
        return 0.0, 0.0
    if not stages.isdisjoint(others):
        return 1.0, 0.0
    return 0.0, float(not processes.isdisjoint(other_processes))

"""What the compact network of the fast reader is taught by the encoder.

The pupil learns what encoder and random field together hold likely of each word (Hinton, Vinyals and Dean 2015,
"Distilling the Knowledge in a Neural Network"), of labelled sentences too, where half of it is the label.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training import changing
from training.corpora import NAMES, Sentence
from training.encoder import batches, learning, teaching

PLAN = learning.Plan(rounds=14, rate=3e-3, head_rate=3e-3, decay=1.0, size=2048, warm=0.03, seed=1)
LABEL = 0.5
"""How much a label counts beside what the teachers hold likely."""
SHARE = 0.25
"""How much the random field counts among the teachers."""
VERSIONS, LOUD = 3, 0.3
"""How often each labelled sentence stands with other names; the share that also stands as a headline."""
NEWS_A_ROUND = 14_000


@dataclass
class Lessons:
    """Examples with what the teachers hold likely."""

    kept: list[batches.Example]
    """Learnt from in every round."""
    news: list[batches.Example]
    """Of which each round draws some."""

    def draw(self, _: int, chance: random.Random) -> list[batches.Example]:
        """The examples of a round."""
        return [*self.kept, *chance.sample(self.news, min(NEWS_A_ROUND, len(self.news)))]


def lessons(
    labelled: Sequence[Sentence],
    passages: Sequence[Sentence],
    news: Sequence[Sentence],
    teacher: learning.Model,
    field: teaching.Field,
    cutter: batches.Cutter,
    longest: int,
) -> Lessons:
    """What the pupil learns from: labelled sentences as they are, with other names and as headlines; passages; news."""
    chance, names = random.Random(PLAN.seed), changing.pool(labelled)
    changed = [changing.swapped(one, names, chance) for _ in range(VERSIONS) for one in labelled]
    loud = [changing.louder(one, chance) for one in labelled if chance.random() < LOUD]
    taught = teaching.Teachers(teacher, field, cutter, longest, SHARE)
    kept = [_with_labels(*pair) for pair in taught.of([*labelled, *changed, *loud])]
    return Lessons([*kept, *(of for _, of in taught.of(passages))], [of for _, of in taught.of(news)])


def _with_labels(sentence: Sentence, example: batches.Example) -> batches.Example:
    """The example with its labels told among what is likely, in the convention of the set that they are of."""
    told = np.eye(len(NAMES), dtype=np.float32)[
        [NAMES.index(label) for label in sentence.labels[: len(example.starts)]]
    ]
    assert example.soft is not None
    example.soft[sentence.task] = LABEL * told + (1 - LABEL) * example.soft[sentence.task]
    return example

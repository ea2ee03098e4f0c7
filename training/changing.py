"""Sentences changed so that there is more to learn from: other names in the same places, the capitals of a headline."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from training.corpora import Sentence

SWAPPED = 0.6
"""Share of the names of a changed sentence that another takes the place of."""
Pool = dict[tuple[str, str], list[Sequence[str]]]


def mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Names as first word, word behind the last, kind."""
    at, labels = 0, sentence.labels
    while at < len(labels):
        end = at + 1
        if labels[at] != "O":
            while end < len(labels) and labels[end] == f"I-{labels[at][2:]}":
                end += 1
            yield at, end, labels[at][2:]
        at = end


def pool(sentences: Iterable[Sentence]) -> Pool:
    """Names by task and kind."""
    found: Pool = defaultdict(list)
    for sentence in sentences:
        for start, end, kind in mentions(sentence):
            found[(sentence.task, kind)].append(sentence.words[start:end])
    return found


def swapped(sentence: Sentence, names: Pool, chance: random.Random) -> Sentence:
    """The sentence with other names of the same kinds."""
    words: list[str] = []
    labels: list[str] = []
    at = 0
    for start, end, kind in mentions(sentence):
        words += sentence.words[at:start]
        labels += sentence.labels[at:start]
        new = chance.choice(names[(sentence.task, kind)]) if chance.random() < SWAPPED else sentence.words[start:end]
        words += new
        labels += [f"B-{kind}", *[f"I-{kind}"] * (len(new) - 1)]
        at = end
    words += sentence.words[at:]
    labels += sentence.labels[at:]
    return Sentence(tuple(words), tuple(labels), tuple(range(len(words))), sentence.task)


def louder(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence as a headline sets it: all capitals, or a capital on every word."""
    loud = chance.random() < 0.5
    words = tuple(word.upper() if loud else word[:1].upper() + word[1:] for word in sentence.words)
    return Sentence(words, sentence.labels, sentence.origin, sentence.task)

"""Self-training: sentences without labels, with what encoder and random field together hold likely of each word.

The two err on different words, so their mean teaches the encoder something (Xie et al. 2020, "Self-training with Noisy
Student"); encyclopaedia passages bring the kind of text that NERGrit holds.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from runut.model import Span
from runut.read.names.features import features
from runut.read.names.tagger import marginals
from runut.read.text.sentences import split_sentences
from training.corpora import NAMES, PIECE, Sentence
from training.encoder import batches, learning

TASKS = ("names_grit", "names_news")
SHARE = 0.35
"""How much the random field counts in self-training."""


def passages(folder: Path) -> Iterator[Sentence]:
    """Sentences of the text files of a folder, without labels."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        start = 0
        for line in text.split("\n"):
            for span in split_sentences(text, Span(start, start + len(line))):
                words = tuple(PIECE.findall(span.of(text)))
                if 4 < len(words) < 80:
                    yield Sentence(words, ("O",) * len(words), tuple(range(len(words))), "silver")
            start += len(line) + 1


class Field:
    """A conditional random field fitted to labelled sentences."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        trainer = pycrfsuite.Trainer(verbose=False)
        for sentence in sentences:
            trainer.append(features(list(sentence.words)), list(sentence.labels))
        trainer.set_params({"c1": 0.1, "c2": 0.5, "max_iterations": 120, "feature.possible_transitions": False})
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "field")
            trainer.train(path)
            self._tagger = pycrfsuite.Tagger()
            self._tagger.open(path)

    def likely(self, words: Sequence[str]) -> np.ndarray:
        """(words, labels) probabilities."""
        return marginals(self._tagger, words, NAMES)


class Teachers:
    """Encoder and random field, and what both hold likely."""

    def __init__(
        self, model: learning.Model, field: Field, cutter: batches.Cutter, longest: int, share: float = SHARE
    ) -> None:
        self._model, self._field, self._cutter, self._longest, self._share = model, field, cutter, longest, share

    def of(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, batches.Example]]:
        """Each sentence with an example of what both hold likely, for each convention."""
        examples = [batches.example(one.words, self._cutter, "silver", None, self._longest) for one in sentences]
        told = learning.probabilities(self._model, examples, TASKS)
        for one, example, likely in zip(sentences, examples, told, strict=True):
            field = self._field.likely(one.words)[: len(example.starts)]
            soft = {task: (1 - self._share) * likely[task] + self._share * field for task in TASKS}
            example.soft = {task: values.astype(np.float16) for task, values in soft.items()}
            if example.starts:
                yield one, example

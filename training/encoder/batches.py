"""Sentences as the encoder takes them: piece numbers, where each word begins, and labels as numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import sentencepiece
import torch
from torch import Tensor

BOS, PAD, EOS, UNK = 0, 1, 2, 3
IGNORED = -100


class Cutter:
    """Cuts words into pieces, each word once. A word that begins with a letter or digit is cut as after a space."""

    def __init__(self, model: bytes) -> None:
        self._model = sentencepiece.SentencePieceProcessor(model_proto=model)
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Piece numbers of a word, at least one."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._model.encode(f" {word}" if word[:1].isalnum() else word) or [UNK]
        return found


@dataclass
class Example:
    """One sentence: pieces with the two ends, the place of each word's first piece, and what is to be learnt of it."""

    pieces: list[int]
    starts: list[int]
    task: str
    labels: list[int] | None = None
    soft: dict[str, np.ndarray] | None = None


def example(words: Sequence[str], cutter: Cutter, task: str, labels: list[int] | None, longest: int) -> Example:
    """An example, cut off where the pieces would pass ``longest``."""
    pieces, starts = [BOS], []
    for word in words:
        cut = cutter(word)[:16]
        if len(pieces) + len(cut) >= longest:
            break
        starts.append(len(pieces))
        pieces += cut
    return Example([*pieces, EOS], starts, task, labels[: len(starts)] if labels is not None else None)


@dataclass
class Batch:
    """Examples side by side: ``pieces`` and ``mask`` (batch, pieces); ``starts`` and ``labels`` (batch, words)."""

    examples: list[Example]
    pieces: Tensor
    mask: Tensor
    starts: Tensor
    words: Tensor
    labels: Tensor | None

    @property
    def task(self) -> str:
        """All examples of a batch are of one task."""
        return self.examples[0].task


def side_by_side(examples: list[Example]) -> Batch:
    """Padded tensors of some examples."""
    length = max(len(e.pieces) for e in examples)
    words = max(1, *(len(e.starts) for e in examples))
    pieces = torch.full((len(examples), length), PAD)
    starts = torch.zeros((len(examples), words), dtype=torch.long)
    there = torch.zeros((len(examples), words), dtype=torch.bool)
    labels = torch.full((len(examples), words), IGNORED)
    for i, e in enumerate(examples):
        pieces[i, : len(e.pieces)] = torch.tensor(e.pieces)
        starts[i, : len(e.starts)] = torch.tensor(e.starts, dtype=torch.long)
        there[i, : len(e.starts)] = True
        if e.labels is not None:
            labels[i, : len(e.labels)] = torch.tensor(e.labels)
    given = labels if examples[0].labels is not None else None
    return Batch(examples, pieces, (pieces != PAD).float(), starts, there, given)


def shuffled(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[Batch]:
    """Batches of one task and like length with at most ``size`` pieces, in random order."""
    order = sorted(examples, key=lambda e: (e.task, len(e.pieces) + chance.random() * 6))
    batches: list[list[Example]] = []
    for e in order:
        last = batches[-1] if batches else []
        if last and last[0].task == e.task and (len(last) + 1) * len(e.pieces) <= size:
            last.append(e)
        else:
            batches.append([e])
    chance.shuffle(batches)
    for batch in batches:
        yield side_by_side(batch)

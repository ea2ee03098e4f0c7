"""Labels for the words of sentences: how likely each is of a name, parts of speech, parts of statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np

from runut.encoder.pieces import BEGIN, END, Floats, pieces
from runut.encoder.sessions import SPREAD, batches, session
from runut.languages import table
from runut.model import Reader

LONGEST = 254
"""Pieces of a sentence that are labelled together; a longer one is labelled in parts."""
GRAPHS: Mapping[Reader, str] = {"fast": "encoder.names.onnx", "accurate": "encoder.words.onnx"}
"""The graph that each reader finds names with."""
SPREADS = {"encoder.names.onnx": 4.0, "encoder.words.onnx": SPREAD}
"""For each graph ``sessions.SPREAD``: the smaller it is, the less padding costs beside another run."""
_MOST_PIECES = 16
"""Pieces of one word that are looked at."""


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``encoder.toml``: the labels of each head in the order of its outputs."""

    names: tuple[str, ...]
    pos: tuple[str, ...]
    parts: tuple[str, ...]
    conventions: dict[str, float]
    """Heads for names and how much each counts: every set that was learnt from draws the line around a name its way."""


class Labelled(NamedTuple):
    """What the encoder makes of a sentence's words."""

    pos: list[str]
    """Parts of speech of Universal Dependencies, one for each word."""
    parts: list[str]
    """Parts of statements, one for each word: ``O``, ``B-CUE``, ``B-SOURCE``, ``B-CONTENT`` …"""


def name_labels(language: str = "id") -> tuple[str, ...]:
    """The labels of names in the order of their probabilities: ``O``, ``B-PER``, ``I-PER`` …"""
    return _heads(language).names


def label_words(sentences: Sequence[Sequence[str]], language: str = "id") -> list[Labelled]:
    """What the encoder makes of each sentence's words.

    Args:
        sentences: words in order, marks being words of their own.
        language: a language pack that has an encoder.

    Raises:
        EncoderError: where the encoder cannot run on this machine.
    """
    heads = _heads(language)
    found = [Labelled([], []) for _ in sentences]
    for at, (pos, parts) in _scores(sentences, language, GRAPHS["accurate"], ["pos", "parts"]):
        found[at].pos.extend(heads.pos[best] for best in pos.argmax(1))
        found[at].parts.extend(best_labels(_shares(parts), heads.parts))
    return found


def likely_names(
    sentences: Sequence[Sequence[str]],
    language: str = "id",
    reader: Reader = "accurate",
    conventions: Mapping[str, float] | None = None,
) -> list[Floats]:
    """Probabilities (words, labels of ``name_labels``) for each sentence, by the reader's network.

    Args:
        sentences: as of ``label_words``.
        language: as of ``label_words``.
        reader: whose network.
        conventions: how much each head for names counts; as the language says where ``None``.

    Raises:
        EncoderError: where the networks cannot run on this machine.
    """
    heads = _heads(language)
    shares = heads.conventions if conventions is None else conventions
    found: list[list[Floats]] = [[np.zeros((0, len(heads.names)), np.float32)] for _ in sentences]
    for at, told in _scores(sentences, language, GRAPHS[reader], [f"names_{name}" for name in shares]):
        found[at].append(_weighed(told, shares))
    return [np.concatenate(rows) if len(rows) > 2 else rows[-1] for rows in found]


def _weighed(told: Sequence[Floats], shares: Mapping[str, float]) -> Floats:
    weighed: Floats = np.sum([share * _shares(one) for share, one in zip(shares.values(), told, strict=True)], axis=0)
    return weighed


def _scores(
    sentences: Sequence[Sequence[str]], language: str, graph: str, wanted: Sequence[str]
) -> Iterator[tuple[int, list[Floats]]]:
    """Places of sentences with what a graph's outputs are for their words, the parts of a long one in order."""
    vocabulary, run = pieces(language), session(language, graph).run
    cut = [part for at, words in enumerate(sentences) for part in _cut(at, words, language)]
    rows: list[list[Floats]] = [[] for _ in cut]
    for batch in batches([len(part.pieces) for part in cut], SPREADS[graph]):
        x, mask = vocabulary.side_by_side([cut[at].pieces for at in batch])
        starts = np.zeros((len(batch), max(len(cut[at].starts) for at in batch)), dtype=np.int64)
        for begun, at in zip(starts, batch, strict=True):
            begun[: len(cut[at].starts)] = cut[at].starts
        scores = run(wanted, {"x": x, "mask": mask, "starts": starts})
        for row, at in enumerate(batch):
            rows[at] = [one[row, : len(cut[at].starts)] for one in scores]
    for part, told in zip(cut, rows, strict=True):
        yield part.sentence, told


class _Part(NamedTuple):
    sentence: int
    pieces: list[int]
    starts: list[int]


def _cut(sentence: int, words: Sequence[str], language: str) -> list[_Part]:
    """A sentence in pieces, in parts that are short enough."""
    vocabulary = pieces(language)
    parts: list[_Part] = []
    for word in words:
        cut = vocabulary.of_word(word)[:_MOST_PIECES]
        if not parts or len(parts[-1].pieces) + len(cut) > LONGEST:
            parts.append(_Part(sentence, [BEGIN], []))
        parts[-1].starts.append(len(parts[-1].pieces))
        parts[-1].pieces.extend(cut)
    for part in parts:
        part.pieces.append(END)
    return parts


@cache
def _heads(language: str) -> Heads:
    found: Heads = table(language, "encoder.toml", Heads)
    return found


@cache
def _allowed(labels: tuple[str, ...]) -> tuple[Floats, Floats]:
    """What is added to the scores of first labels, and of pairs of labels, so that nothing begins in its middle."""
    first = np.array([-1e9 if label.startswith("I-") else 0.0 for label in labels], dtype=np.float32)
    pairs = np.array(
        [[-1e9 if b.startswith("I-") and (a == "O" or a[2:] != b[2:]) else 0.0 for b in labels] for a in labels],
        dtype=np.float32,
    )
    return first, pairs


def _shares(scores: Floats) -> Floats:
    """Probabilities from the scores of labels."""
    high: Floats = np.exp(scores - scores.max(1, keepdims=True))
    shares: Floats = high / high.sum(1, keepdims=True)
    return shares


def best_labels(probabilities: Floats, labels: tuple[str, ...]) -> list[str]:
    """The likeliest labels in which nothing begins in its middle (Viterbi 1967).

    Args:
        probabilities: (words, labels).
        labels: their names: ``O``, and ``B-`` and ``I-`` of each kind.
    """
    if not len(probabilities):
        return []
    first, pairs = _allowed(labels)
    path = probabilities.argmax(1).tolist()
    if first[path[0]] == 0 and not pairs[path[:-1], path[1:]].any():
        return [labels[at] for at in path]  # the best of each word go together
    logs = np.log(np.maximum(probabilities, 1e-9))
    best, back = logs[0] + first, []
    for row in logs[1:]:
        paths = best[:, None] + pairs
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return [labels[at] for at in reversed(path)]

"""The name taggers: one fast, one accurate; each a network (``runut.encoder``) and a random field together.

The network is the encoder for the accurate one, a compact one that the encoder taught for the fast one. The
conditional random field (Lafferty, McCallum and Pereira 2001) is as CRFsuite runs it; its weights are made by
``training/names.py``, what they reach is in ``languages/*/names.card.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from threading import local
from typing import cast

import numpy as np
import pycrfsuite  # type: ignore[import-untyped]
from numpy.typing import NDArray

from runut.encoder import EncoderError, best_labels, likely_names, name_labels
from runut.languages import resource
from runut.model import Label, Reader, Span
from runut.read.names.features import features, pieces
from runut.read.names.identities import Found

_LONGEST_SENTENCE = 400
"""Pieces that the tagger reads at once; a longer sentence is read in parts."""

FIELD_SHARE: Mapping[Reader, float] = {"fast": 0.4, "accurate": 0.25}
"""How much the conditional random field counts beside each reader's network."""

_own = local()
"""A tagger holds the sentence that it tags: one for each thread."""


@cache
def _weights(language: str) -> bytes:
    return resource(language, "names.crfsuite").read_bytes()


def _tagger(language: str) -> pycrfsuite.Tagger:
    taggers: dict[str, pycrfsuite.Tagger] = _own.__dict__.setdefault("taggers", {})
    if language not in taggers:
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(_weights(language))
        taggers[language] = tagger
    return taggers[language]


def tagged(
    text: str,
    sentences: Iterable[Span],
    language: str,
    reader: Reader = "fast",
    conventions: Mapping[str, float] | None = None,
) -> list[Found]:
    """Names by a tagger. ``conventions``: as ``likely_names`` takes them.

    Raises ``runut.encoder.EncoderError`` where the accurate one cannot run on this machine.
    """
    parts = [
        places[at : at + _LONGEST_SENTENCE]
        for sentence in sentences
        if (places := pieces(text, sentence.start, sentence.end))
        for at in range(0, len(places), _LONGEST_SENTENCE)
    ]
    words = [[text[start:end] for start, end in part] for part in parts]
    labels = _agreed(words, language, reader, conventions)
    return [name for part, told in zip(parts, labels, strict=True) for name in _spelt(part, told)]


def _agreed(
    sentences: Sequence[Sequence[str]], language: str, reader: Reader, conventions: Mapping[str, float] | None
) -> list[list[str]]:
    """Labels by the reader's network and the random field together: the mean of what each holds likely.

    The two err on different words; the shares were chosen on the validation files. Where no network can run, the field
    reads alone for the fast reader.
    """
    labels, share = name_labels(language), FIELD_SHARE[reader]
    try:
        known = likely_names(sentences, language, reader, conventions)
    except EncoderError:
        if reader == "accurate":
            raise
        return [_tagger(language).tag(features(words, language)) for words in sentences]
    found = []
    for words, likely in zip(sentences, known, strict=True):
        told = best_labels(likely, labels)
        if _is_open(likely, share) or told != [labels[at] for at in likely.argmax(1)]:
            field = marginals(_tagger(language), words, labels, language)
            told = best_labels((1 - share) * likely + share * field, labels)
        found.append(told)
    return found


def _is_open(likely: NDArray[np.float32], share: float) -> bool:
    """Whether a field that counts ``share`` could make another label than the network's the likeliest of some word."""
    if not len(likely):
        return False
    second, first = np.partition(likely, -2, axis=1)[:, -2:].T
    return bool(((first - second) * (1 - share)).min() <= share)


def marginals(
    tagger: pycrfsuite.Tagger, words: Sequence[str], labels: Sequence[str], language: str = "id"
) -> NDArray[np.float32]:
    """How likely a conditional random field holds each label of each word: (words, labels), 0 for one it has not."""
    tagger.set(features(words, language))
    own = set(tagger.labels())
    known = [label if label in own else None for label in labels]
    of, told = tagger.marginal, range(len(words))
    return np.array([[of(label, at) if label else 0.0 for label in known] for at in told], dtype=np.float32)


def _spelt(places: Sequence[tuple[int, int]], labels: Sequence[str]) -> Iterator[Found]:
    """The names that the labels of a sentence's words spell."""
    start = 0
    for i in range(1, len(places) + 1):
        if i < len(places) and labels[i] == "I-" + labels[start][2:]:
            continue
        if labels[start] != "O":
            yield Found(Span(places[start][0], places[i - 1][1]), cast(Label, labels[start][2:]))
        start = i

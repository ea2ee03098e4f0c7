"""The name tagger: a conditional random field (Lafferty, McCallum and Pereira 2001), as CRFsuite runs it.

Its weights are made by ``training/names.py``; what they reach is in ``languages/*/names.card.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from threading import local
from typing import cast

import pycrfsuite  # type: ignore[import-untyped]

from runut.languages import resource
from runut.model import Label, Span
from runut.read.names.features import features, pieces
from runut.read.names.identities import Found

_LONGEST_SENTENCE = 400
"""Pieces that the tagger reads at once; a longer sentence is read in parts."""

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


def tagged(text: str, sentences: Iterable[Span], language: str) -> list[Found]:
    """Names by the tagger."""
    tagger = _tagger(language)
    found: list[Found] = []
    for sentence in sentences:
        places = pieces(text, sentence.start, sentence.end)
        for at in range(0, len(places), _LONGEST_SENTENCE):
            part = places[at : at + _LONGEST_SENTENCE]
            labels = tagger.tag(features([text[start:end] for start, end in part], language))
            start = 0
            for i in range(1, len(part) + 1):
                if i < len(part) and labels[i] == "I-" + labels[start][2:]:
                    continue
                if labels[start] != "O":
                    span = Span(part[start][0], part[i - 1][1])
                    found.append(Found(span, cast(Label, labels[start][2:])))
                start = i
    return found

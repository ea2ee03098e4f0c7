"""Where the sentences of a Doc begin: Runut's, within the paragraphs of the article; elsewhere every line is one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from runut.model import Block, Span
from runut.read.speech.cues import cues
from runut.read.text.lines import split_lines
from runut.read.text.paragraphs import split_paragraphs
from runut.read.text.sentences import split_sentences

LANGUAGE = "id"
_BEGINS, _WITHIN = 1, -1
"""What spaCy writes in ``SENT_START``; 0 would be unknown."""


def sentence_starts(text: str, blocks: Sequence[Block]) -> list[int]:
    """Offsets in code points at which a line, a block or a sentence of the body begins, sorted."""
    paragraphs = split_paragraphs(text, tuple(blocks), LANGUAGE, cues(LANGUAGE).credits_behind)
    starts = {sentence.start for paragraph in paragraphs for sentence in paragraph.sentences}
    starts |= {line.start for line in split_lines(text)}
    starts |= {block.span.start for block in blocks}
    return sorted(starts)


def begin_sentences(doc: Doc, starts: Sequence[int]) -> None:
    """Marks the tokens at which a sentence begins, and all others as within one.

    ``starts``: sorted offsets in code points. A token that holds one inside begins the sentence; white space never
    does, so that it ends the sentence before it, or stands before the first word in the first.
    """
    marks = np.full(len(doc), _WITHIN, dtype=np.int64)
    marks[:1] = _BEGINS
    at, begins, first = 0, False, True
    for index, token in enumerate(doc):
        end = token.idx + len(token)
        while at < len(starts) and starts[at] < end:
            begins, at = True, at + 1
        if token.is_space:
            continue
        if begins and not first:
            marks[index] = _BEGINS
        begins = first = False
    # All at once: to set `token.is_sent_start` looks through the whole Doc for a parse each time.
    doc.from_array([SENT_START], marks.astype(np.uint64))  # type: ignore[arg-type]


def plain_sentences(doc: Doc) -> list[list[int]]:
    """The indices of tokens by sentence: those of the Doc, else of lines and full stops alone; white space left out."""
    if doc.has_annotation("SENT_START"):
        return [[token.i for token in sentence if not token.is_space] for sentence in doc.sents]
    text = doc.text
    starts = {sentence.start for sentence in split_sentences(text, Span(0, len(text)), LANGUAGE)}
    sentences: list[list[int]] = [[]]
    for token in doc:
        if token.idx in starts:
            sentences.append([])
        if not token.is_space:
            sentences[-1].append(token.i)
    return sentences

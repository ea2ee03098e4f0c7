"""Word pieces: how words and texts are cut, and the vector of each piece."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from runut.languages import resource

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
"""Piece numbers of the marks at both ends of a text, of padding and of what no piece covers."""
BLOCK = 32
"""Weights that share a scale in the packed vectors."""
_KNOWN = 100_000
"""Words whose pieces are remembered."""
_LONGEST_WORD = 64
"""Characters of a word that are cut; names and words are shorter."""

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Pieces:
    """The vocabulary of a language pack's encoder."""

    def __init__(self, language: str) -> None:
        self._model = SentencePieceProcessor(model_proto=resource(language, "encoder.pieces").read_bytes())
        self._packed = _packed(resource(language, "encoder.vectors").read_bytes(), self._model.get_piece_size())
        self._known: dict[str, list[int]] = {}

    def of_word(self, word: str) -> list[int]:
        """Piece numbers of a word, at least one. A word that begins with a letter or digit is cut as after a space."""
        found = self._known.get(word)
        if found is None:
            short = word[:_LONGEST_WORD]
            found = self._model.encode(f" {short}" if short[:1].isalnum() else short) or [UNKNOWN]
            if len(self._known) < _KNOWN:
                self._known[word] = found
        return found

    def of_text(self, text: str) -> list[int]:
        """Piece numbers of a text, its white space folded."""
        found: list[int] = []
        for word in text.split():
            cut = self._known.get(f" {word}")
            if cut is None:
                cut = self._model.encode(f" {word}")
                if len(self._known) < _KNOWN:
                    self._known[f" {word}"] = cut
            found += cut
        return found

    def side_by_side(self, texts: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
        """Vectors (texts, pieces, hidden) and a mask (texts, pieces) that is 1 where there is a piece."""
        length = max(len(text) for text in texts)
        numbers = np.full((len(texts), length), PAD, dtype=np.int64)
        for row, text in zip(numbers, texts, strict=True):
            row[: len(text)] = text
        mask = (numbers != PAD).astype(np.float32)
        return self.vectors(numbers), mask

    def vectors(self, numbers: Numbers) -> Floats:
        """The vectors of pieces; the shape given and one dimension more.

        Packed as 4-bit blocks: a half-precision scale, then 16 bytes whose low nibbles are the first 16 weights and
        whose high nibbles are the others, each less 8, times the scale.
        """
        wanted, where = np.unique(numbers, return_inverse=True)
        packed = self._packed[wanted]
        scales = np.ascontiguousarray(packed[..., :2]).view(np.float16).astype(np.float32)
        nibbles = packed[..., 2:]
        weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=2).astype(np.float32) - 8
        vectors: Floats = (weights * scales).reshape(len(wanted), -1)
        return vectors[where.reshape(numbers.shape)]


def _packed(data: bytes, pieces: int) -> NDArray[np.uint8]:
    return np.frombuffer(data, np.uint8).reshape(pieces, -1, BLOCK // 2 + 2)


@cache
def pieces(language: str) -> Pieces:
    """The vocabulary of a language. Cached. Raises ``runut.languages.TableError`` where the pack has none."""
    return Pieces(language)

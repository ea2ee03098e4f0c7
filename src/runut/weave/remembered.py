"""Sentence vectors that are asked for once, however many parts of the weave stage want them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runut.weave.stories import Meaning
from runut.weave.stories.forming import Floats


class Remembered:
    """A ``Meaning`` that keeps what it was asked."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._vectors: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        wanted = sorted({text for text in texts if text not in self._vectors})
        if wanted:
            self._vectors.update(zip(wanted, self._meaning(wanted), strict=True))
        return np.stack([self._vectors[text] for text in texts]) if texts else self._meaning(texts)

"""Vectors of sentences: alike where the meaning is, in Indonesian, English and other languages in Latin letters.

They are those of multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings") for texts compared with
one another. A cosine proposes; it cannot tell a contradiction from an agreement.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runut.encoder.pieces import BEGIN, END, Floats, pieces
from runut.encoder.sessions import batches, session

PREFIX = "query:"
"""What the model was trained to see before a text that is compared with its like."""
LONGEST = 254
"""Pieces of a text that count; the rest is left out."""


def sentence_vectors(texts: Sequence[str], language: str = "id") -> Floats:
    """Vectors (texts, 384) of length one; the dot product of two is their cosine.

    Raises ``EncoderError`` where the encoder cannot run on this machine.
    """
    vocabulary, graph = pieces(language), session(language, "encoder.sentences.onnx")
    prefix = vocabulary.of_text(PREFIX)
    cut = [[BEGIN, *(prefix + vocabulary.of_text(text))[:LONGEST], END] for text in texts]
    found = np.zeros((len(texts), 0), dtype=np.float32)
    for batch in batches([len(one) for one in cut]):
        x, mask = vocabulary.side_by_side([cut[at] for at in batch])
        (vectors,) = graph.run(None, {"x": x, "mask": mask})
        if not found.size:
            found = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
        found[batch] = vectors
    return found

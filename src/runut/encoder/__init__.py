"""The encoder of a language pack: labels for words, and vectors for sentences. No network, no PyTorch.

A BERT of twelve layers that began as multilingual-e5-small, run by onnxruntime on one core: ``words`` with the weights
fine-tuned for Indonesian news, ``sentences`` with those of the original. A compact network, which the encoder taught,
finds names for the fast reader. How they were trained, on what, and what they reach: ``languages/*/encoder.card.md``.
"""

from runut.encoder.sentences import sentence_vectors
from runut.encoder.sessions import EncoderError
from runut.encoder.words import Labelled, best_labels, label_words, likely_names, name_labels

__all__ = ["EncoderError", "Labelled", "best_labels", "label_words", "likely_names", "name_labels", "sentence_vectors"]

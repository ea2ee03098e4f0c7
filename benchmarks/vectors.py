"""How well the encoder's sentence vectors find a translation, and how well it tells parts of speech.

Translations: made-up sentences in English with two Indonesian translations each, in groups that share names and words
(``gold/translations.jsonl``). The baseline is the likeness of their letters (TF-IDF over three), which finds names.
Parts of speech: test files of Universal Dependencies, whose convention the encoder has not seen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks import inputs
from benchmarks.figures import Figure, ratio
from runut.encoder import label_words, sentence_vectors

SAME = {"AUX": "VERB"}
"""Classes that the tagged news does not tell apart: it has no class of its own for auxiliaries."""


def measure() -> list[Figure]:
    """How often the nearest of all sentences of the other kind is the right one."""
    rows = inputs.records(inputs.own("benchmarks/gold/translations.jsonl"))
    texts = {kind: [row[kind] for row in rows] for kind in ("en", "id_a", "id_b")}
    vectors = {kind: sentence_vectors(of) for kind, of in texts.items()}
    found = []
    for one, other in (("en", "id_a"), ("en", "id_b"), ("id_a", "id_b")):
        near = (vectors[one] @ vectors[other].T).argmax(1)
        plain = _letters(texts[one], texts[other]).argmax(1)
        right, simple = (int((of == np.arange(len(rows))).sum()) for of in (near, plain))
        found += ratio(right, len(rows), f"translations.{one}-to-{other}", baseline=simple / len(rows))
    return found


def _letters(one: Sequence[str], other: Sequence[str]) -> np.ndarray:
    counts = [Counter(text.lower()[i : i + 3] for i in range(len(text) - 2)) for text in (*one, *other)]
    kinds = {gram: at for at, gram in enumerate(sorted({gram for count in counts for gram in count}))}
    rare = {gram: math.log(len(counts) / sum(gram in count for count in counts)) for gram in kinds}
    rows = np.zeros((len(counts), len(kinds)))
    for row, count in zip(rows, counts, strict=True):
        for gram, times in count.items():
            row[kinds[gram]] = times * rare[gram]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    likeness: np.ndarray = rows[: len(one)] @ rows[len(one) :].T
    return likeness


def parts_of_speech() -> list[Figure]:
    """The share of words with the right class, in two test files."""
    found = []
    for name in ("id_csui", "id_pud"):
        sentences = _tagged(inputs.shared(f"data/ud/{name}-ud-test.conllu"))
        told = label_words([[word for word, _ in sentence] for sentence in sentences])
        pairs = [
            (SAME.get(gold, gold), SAME.get(ours, ours))
            for sentence, of in zip(sentences, told, strict=True)
            for (_, gold), ours in zip(sentence, of.pos, strict=True)
        ]
        found += ratio(sum(gold == ours for gold, ours in pairs), len(pairs), f"pos.{name}", "words")
    return found


def _tagged(path: Path) -> list[list[tuple[str, str]]]:
    """Sentences of a CoNLL-U file: words as written, with classes; a word of several tokens has that of the first."""
    found: list[list[tuple[str, str]]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        classes = {row[0]: row[3] for row in rows if row[0].isdigit()}
        sentence: list[tuple[str, str]] = []
        covered = 0
        for row in rows:
            first, _, last = row[0].partition("-")
            if last:
                sentence.append((row[1], classes[first]))
                covered = int(last)
            elif row[0].isdigit() and int(row[0]) > covered:
                sentence.append((row[1], row[3]))
        if sentence:
            found.append(sentence)
    return found

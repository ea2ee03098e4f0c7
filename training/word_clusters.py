"""Group words by the company they keep: positive pointwise mutual information, singular values, k-means.

Needs ``scipy`` and ``scikit-learn``, and the text that the PyPI package ``nlp-id`` (kumparan, MIT) carries:

    pip download --no-deps nlp-id && unzip nlp_id-*.whl nlp_id/data/dataset_postag.txt
    python training/word_clusters.py nlp_id/data/dataset_postag.txt [more sentences, one token a line]

Writes ``src/runut/languages/id/clusters.tsv``.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import KMeans

CLUSTERS = 256
DIMENSIONS = 64
CONTEXTS = 4000
OUT = Path(__file__).resolve().parent.parent / "src/runut/languages/id/clusters.tsv"


def sentences(path: Path) -> list[list[str]]:
    """Sentences of a file with one token a line (first column) and blank lines between sentences."""
    found: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.split("\t" if "\t" in line else " ")[0].strip().lower()
        if word:
            found[-1].append("0" if word.isdigit() else word)
        elif found[-1]:
            found.append([])
    return found


def common_tags(paths: list[str]) -> dict[str, str]:
    """The part of speech that each word has most often, from the first file, whose second column gives it."""
    seen: dict[str, Counter[str]] = {}
    for path in paths[:1]:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            word, _, tag = line.partition("\t")
            if tag:
                seen.setdefault(word.strip().lower(), Counter())[tag.strip()] += 1
    return {word: tags.most_common(1)[0][0] for word, tags in seen.items()}


def main(paths: list[str]) -> None:
    """Read, count, factor, cluster, write."""
    text = [sentence for path in paths for sentence in sentences(Path(path))]
    counts = Counter(word for sentence in text for word in sentence)
    vocabulary = {word: i for i, (word, n) in enumerate(counts.most_common()) if n >= 3}
    contexts = {word: i for i, (word, _) in enumerate(counts.most_common(CONTEXTS))}
    sides = ((-2, 0), (-1, 1), (1, 2), (2, 3))
    pairs: Counter[tuple[int, int]] = Counter()
    for sentence in text:
        for i, word in enumerate(sentence):
            if word in vocabulary:
                for step, side in sides:
                    j = i + step
                    if not 0 <= j < len(sentence):
                        pairs[vocabulary[word], CONTEXTS * 4 + side] += 1
                    elif sentence[j] in contexts:
                        pairs[vocabulary[word], contexts[sentence[j]] * 4 + side] += 1
    at = np.array(list(pairs), dtype=np.int32)
    n = np.array(list(pairs.values()), dtype=np.float64)
    rows, columns, total = np.bincount(at[:, 0], n), np.bincount(at[:, 1], n), n.sum()
    information = np.maximum(np.log(n * total / rows[at[:, 0]] / columns[at[:, 1]]), 0)
    matrix = coo_matrix((information, (at[:, 0], at[:, 1])), shape=(len(vocabulary), CONTEXTS * 4 + 4)).tocsr()
    left, values, _ = svds(matrix, k=DIMENSIONS, random_state=1)
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    frequent = vectors[:8000]
    model = KMeans(CLUSTERS, n_init=1, max_iter=40, random_state=1).fit(frequent)
    coarse = KMeans(24, n_init=2, random_state=1).fit(model.cluster_centers_)
    labels = model.predict(vectors)
    tags = common_tags(paths)
    lines = [
        f"{word}\t{coarse.labels_[labels[i]]:02d}.{labels[i]:03d}.{tags.get(word, '?')}"
        for word, i in vocabulary.items()
        if "\t" not in word
    ]
    OUT.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{len(text)} sentences, {sum(counts.values())} words, {len(lines)} clustered into {CLUSTERS}")


if __name__ == "__main__":
    main(sys.argv[1:])

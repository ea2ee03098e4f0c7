"""How many news documents hold each word, for telling words from common ones before a coverage is large enough.

Needs the text that the PyPI package ``nlp-id`` (kumparan, MIT) carries:

    pip download --no-deps nlp-id && unzip nlp_id-*.whl nlp_id/data/dataset_postag.txt
    python -m training.rarity nlp_id/data/dataset_postag.txt

Its sentences stand in no order, so a document is made of ``SENTENCES`` of them: a word that stands in a share ``s``
of the sentences stands in a share ``1 - (1 - s) ** SENTENCES`` of such documents. Writes
``src/runut/languages/id/rarity.tsv``: a key as the weave stage compares words, a tab, documents of 10,000 that hold
it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from runut.weave.wording import Wording
from training.corpora import tagged

SENTENCES = 10
"""Sentences of a short report."""
FEWEST = 3
"""Sentences that a key must stand in to be listed: of rarer ones chance tells too much."""
OUT = Path(__file__).resolve().parent.parent / "src/runut/languages/id/rarity.tsv"


def main(path: Path) -> None:
    sentences = {sentence.text: sentence for sentence in tagged(path)}
    counts: Counter[str] = Counter()
    for sentence in sentences.values():
        counts.update({key for word in Wording(" ".join(sentence.words), {}, {}, "id").words for key in word.keys})
    lines = [
        f"{key}\t{share:.1f}\n"
        for key, count in sorted(counts.items())
        if count >= FEWEST and (share := 10_000 * (1 - (1 - count / len(sentences)) ** SENTENCES))
    ]
    head = (
        "# Made by training/rarity.py from the tagged news of nlp-id 0.1.23.0 (kumparan, MIT): documents of 10,000.\n"
    )
    OUT.write_text(head + "".join(lines), encoding="utf-8")
    print(len(lines), "keys of", len(sentences), "sentences")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

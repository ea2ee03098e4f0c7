"""Train the random field of the name taggers, or measure the taggers.

    python -m training.names --out trial.crfsuite    # choose: train on the training files, measure on the others
    python -m training.names --all                   # ship: train on the training and validation files
    python -m training.names --test                  # the final figures of what is shipped, on the test files

Reads ``../shared/data/ner`` (``--data`` for another place). Writes ``src/runut/languages/id/names.crfsuite``.
Data and licences: ``src/runut/languages/id/names.card.md``.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from runut.encoder import best_labels, likely_names, name_labels
from runut.model import Reader
from runut.read.names.features import features
from runut.read.names.tagger import FIELD_SHARE, marginals
from training.changing import louder
from training.corpora import Sentence, names
from training.scoring import names as score
from training.scoring import shown

HOUSE = Path(__file__).resolve().parent.parent
WEIGHTS = HOUSE / "src/runut/languages/id/names.crfsuite"


def train(data: Sequence[Sentence], out: Path, given: argparse.Namespace) -> None:
    """Fit and write the weights."""
    chance = random.Random(1)
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in [*data, *(louder(sentence, chance) for sentence in data if chance.random() < given.loud)]:
        trainer.append(features(list(sentence.words)), list(sentence.labels))
    trainer.set_params(
        {
            "c1": given.c1,
            "c2": given.c2,
            "max_iterations": given.rounds,
            "feature.minfreq": given.least,
            "feature.possible_transitions": False,
        }
    )
    trainer.train(str(out))


def measure(tagger: pycrfsuite.Tagger, data: Sequence[Sentence]) -> str:
    """F1 by type, macro and micro, in per cent; and words a second."""
    begun = time.perf_counter()
    told = [(sentence, tagger.tag(features(list(sentence.words)))) for sentence in data]
    speed = sum(len(sentence.words) for sentence in data) / (time.perf_counter() - begun)
    return f"{shown(score(told))} {speed:.0f} words/s"


def together(tagger: pycrfsuite.Tagger, data: Sequence[Sentence], convention: str, reader: Reader) -> str:
    """The same of a reader's network alone and of the mean of both, as the reader takes it."""
    kinds, share = name_labels(), FIELD_SHARE[reader]
    likely = likely_names([one.words for one in data], reader=reader, conventions={convention: 1.0})
    mixed = []
    for sentence, of in zip(data, likely, strict=True):
        mixed.append((1 - share) * of + share * marginals(tagger, sentence.words, kinds))
    alone, both = (score(zip(data, (best_labels(one, kinds) for one in of), strict=True)) for of in (likely, mixed))
    return f"{reader}: network {shown(alone)} | both {shown(both)}"


def without(sentences: Iterable[Sentence], held: set[str]) -> list[Sentence]:
    """The sentences that do not repeat one that is measured on."""
    return [sentence for sentence in sentences if sentence.text not in held]


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=HOUSE.parent / "shared/data/ner")
    options.add_argument("--test", action="store_true")
    options.add_argument("--all", action="store_true", help="train on the validation files too")
    options.add_argument("--c1", type=float, default=0.1)
    options.add_argument("--c2", type=float, default=0.5)
    options.add_argument("--rounds", type=int, default=120)
    options.add_argument("--least", type=int, default=1, help="how often a feature must be seen")
    options.add_argument("--loud", type=float, default=0.15, help="share of sentences repeated as headlines")
    options.add_argument("--out", type=Path, default=WEIGHTS)
    given = options.parse_args()
    grit = {part: names(given.data / f"nergrit/{part}.tsv", "names_grit") for part in ("train", "valid", "test")}
    news = {part: names(given.data / f"idner2k/{part}.txt", "names_news") for part in ("train", "dev", "test")}
    if not given.test:
        measured = [*news["test"], *grit["test"], *(() if given.all else (*news["dev"], *grit["valid"]))]
        held = {sentence.text for sentence in measured}
        data = [*grit["train"], *news["train"], *((*grit["valid"], *news["dev"]) if given.all else ())]
        data = without(data, held)
        begun = time.perf_counter()
        train(data, given.out, given)
        print(f"{len(data)} sentences, {time.perf_counter() - begun:.0f} s, {given.out.stat().st_size / 1e6:.2f} MB")
        if given.all:
            return
    tagger = pycrfsuite.Tagger()
    tagger.open(str(given.out))
    part, other = ("test", "test") if given.test else ("valid", "dev")
    for name, sentences, convention in (("nergrit", grit[part], "grit"), ("idner2k", news[other], "news")):
        print(name, part, measure(tagger, sentences))
        for reader in FIELD_SHARE:
            print(name, part, together(tagger, sentences, convention, reader))


if __name__ == "__main__":
    main()

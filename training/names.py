"""Train the fast name tagger, or measure it.

    python training/names.py --out trial.crfsuite    # choose: train on the training files, measure on the others
    python training/names.py --all                   # ship: train on the training and validation files
    python training/names.py --test                  # the final figure of the shipped weights, on the test files

Reads ``../shared/data/ner`` (``--data`` for another place). Writes ``src/runut/languages/id/names.crfsuite``.
Data and licences: ``src/runut/languages/id/names.card.md``.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from runut.read.names.features import features

HOUSE = Path(__file__).resolve().parent.parent
WEIGHTS = HOUSE / "src/runut/languages/id/names.crfsuite"
SHORT = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG"}
PIECE = re.compile(r"\w+|[^\w\s]")

Sentence = list[tuple[str, str]]
"""Words with their labels (``B-PER``, ``I-PER``, ``O`` …)."""


def read(path: Path) -> list[Sentence]:
    """Sentences of a column file: the word first, its label last, a blank line between sentences."""
    found: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.replace("\t", " ").split(" ")
        if len(columns) < 2 or not columns[0].strip():
            if found[-1]:
                found.append([])
            continue
        place, _, kind = columns[-1].partition("-")
        found[-1].append((columns[0], f"{place}-{SHORT.get(kind, kind)}" if kind else "O"))
    return [sentence for sentence in found if sentence]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """``(start, end, type)`` of the names that a sequence of labels spells, as conlleval counts them."""
    found, start, kind = set(), 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label[:1] != "I" or label[2:] != kind):
            found.add((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return found


def cut(sentence: Sentence) -> tuple[list[str], list[str], list[int]]:
    """The sentence in the tagger's finest cut: words, labels, and the index of the word that each came from."""
    words, labels, origin = [], [], []
    for i, (word, label) in enumerate(sentence):
        for part in PIECE.findall(word) or ["_"]:
            words.append(part)
            labels.append(label if not origin or origin[-1] != i else label.replace("B-", "I-"))
            origin.append(i)
    return words, labels, origin


def louder(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence as a headline sets it: all capitals, or a capital on every word."""
    change = str.upper if chance.random() < 0.5 else lambda word: word[:1].upper() + word[1:]
    return [(change(word), label) for word, label in sentence]


def measure(tagger: pycrfsuite.Tagger, data: Iterable[Sentence]) -> tuple[dict[str, float], float]:
    """F1 by type, micro and macro, in per cent; and words a second."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    words, begun = 0, time.perf_counter()
    for sentence in data:
        parts, _, origin = cut(sentence)
        tagged = tagger.tag(features(parts))
        whole = ["O"] * len(sentence)
        for i in reversed(range(len(parts))):
            whole[origin[i]] = tagged[i]
        words += len(sentence)
        gold, got = spans([label for _, label in sentence]), spans(whole)
        right.update(kind for *_, kind in gold & got)
        wrong.update(kind for *_, kind in got - gold)
        missed.update(kind for *_, kind in gold - got)
    seconds = time.perf_counter() - begun

    def f1(a: int, b: int, c: int) -> float:
        return 200 * a / max(1, 2 * a + b + c)

    kinds = sorted(right | missed)
    scores = {kind: f1(right[kind], wrong[kind], missed[kind]) for kind in kinds}
    scores["macro"] = sum(scores.values()) / len(kinds)
    scores["micro"] = f1(right.total(), wrong.total(), missed.total())
    return scores, words / seconds


def train(data: Sequence[Sentence], out: Path, c1: float, c2: float, rounds: int, loud: float) -> None:
    """Fit and write the weights."""
    chance = random.Random(1)
    trainer = pycrfsuite.Trainer(verbose=False)
    kept = [*data, *(louder(sentence, chance) for sentence in data if chance.random() < loud)]
    for sentence in kept:
        words, labels, _ = cut(sentence)
        trainer.append(features(words), labels)
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": rounds, "feature.minfreq": 1, "feature.possible_transitions": False}
    )
    trainer.train(str(out))


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=HOUSE.parent / "shared/data/ner")
    options.add_argument("--test", action="store_true")
    options.add_argument("--all", action="store_true", help="train on the validation files too")
    options.add_argument("--c1", type=float, default=0.1)
    options.add_argument("--c2", type=float, default=0.5)
    options.add_argument("--rounds", type=int, default=120)
    options.add_argument("--loud", type=float, default=0.15, help="share of sentences repeated as headlines")
    options.add_argument("--out", type=Path, default=WEIGHTS)
    options.add_argument("--sets", default="nergrit,idner2k")
    given = options.parse_args()
    grit = {part: read(given.data / f"nergrit/{part}.tsv") for part in ("train", "valid", "test")}
    news = {part: read(given.data / f"idner2k/{part}.txt") for part in ("train", "dev", "test")}
    if not given.test:
        measured = [*news["test"], *grit["test"], *(() if given.all else (*news["dev"], *grit["valid"]))]
        held = {" ".join(word for word, _ in sentence) for sentence in measured}
        kept = {"nergrit": grit["train"], "idner2k": news["train"]}
        if given.all:
            kept = {"nergrit": [*grit["train"], *grit["valid"]], "idner2k": [*news["train"], *news["dev"]]}
        data = [
            sentence
            for name in given.sets.split(",")
            for sentence in kept[name]
            if " ".join(word for word, _ in sentence) not in held
        ]
        begun = time.perf_counter()
        train(data, given.out, given.c1, given.c2, given.rounds, given.loud)
        print(f"{len(data)} sentences, {time.perf_counter() - begun:.0f} s, {given.out.stat().st_size / 1e6:.2f} MB")
        if given.all:
            return
    tagger = pycrfsuite.Tagger()
    tagger.open(str(given.out))
    parts = (("nergrit test", grit["test"]), ("idner2k test", news["test"]))
    for name, sentences in parts if given.test else (("nergrit valid", grit["valid"]), ("idner2k dev", news["dev"])):
        scores, speed = measure(tagger, sentences)
        print(name, " ".join(f"{kind} {score:.1f}" for kind, score in scores.items()), f"{speed:.0f} words/s")


if __name__ == "__main__":
    main()

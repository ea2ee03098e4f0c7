"""What the encoder learns from: sentences as words with a label each, by task.

Tasks: ``names_grit`` and ``names_news`` (two public sets draw the line around a name differently, so each has a head of
its own), ``pos``. A sentence is a list of words in the reader's finest cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PIECE = re.compile(r"\w+|[^\w\s]")
SHORT = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG"}
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(frozen=True)
class Sentence:
    """Words, a label for each, the word of the set's own cut that each came from, and the task."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    origin: tuple[int, ...]
    task: str

    @property
    def text(self) -> str:
        """The words, for telling repeated sentences."""
        return " ".join(self.words).casefold()


def names(path: Path, task: str) -> list[Sentence]:
    """Sentences of a column file: the word first, its label last, a blank line between sentences."""
    return [_cut(rows, task) for rows in _blocks(path)]


def _blocks(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.replace("\t", " ").split(" ")
        if len(columns) < 2 or not columns[0].strip():
            if rows:
                yield rows
            rows = []
            continue
        place, _, kind = columns[-1].partition("-")
        rows.append((columns[0], f"{place}-{SHORT.get(kind, kind)}" if kind else "O"))


def _cut(rows: Sequence[tuple[str, str]], task: str) -> Sentence:
    words, labels, origin = [], [], []
    for i, (word, label) in enumerate(rows):
        for part in PIECE.findall(word) or ["_"]:
            labels.append(label if not origin or origin[-1] != i else label.replace("B-", "I-"))
            words.append(part)
            origin.append(i)
    return Sentence(tuple(words), tuple(labels), tuple(origin), task)


UNIVERSAL = {
    "NN": "NOUN", "NNP": "PROPN", "VB": "VERB", "JJ": "ADJ", "IN": "ADP", "ADV": "ADV", "PR": "PRON", "DT": "DET",
    "NUM": "NUM", "CC": "CCONJ", "SC": "SCONJ", "NEG": "PART", "RP": "PART", "UH": "INTJ", "FW": "X", "SYM": "PUNCT",
}  # fmt: skip
"""Tags of nlp-id's news in the Universal Dependencies' classes."""
CLITICS = ("nya", "ku", "mu", "kah", "lah", "pun")
SIGNS = re.compile(r"[$%&*+<=>@^|~€£¥°№]")


def tagged(path: Path, task: str = "pos") -> list[Sentence]:
    """The tagged news of nlp-id: clitics, which it cuts off, stand with their word again; signs are told from marks."""
    found = []
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        word, _, tag = line.partition("\t")
        if not word.strip():
            if rows:
                found.append(_cut(rows, task))
            rows = []
            continue
        kind = UNIVERSAL.get(tag.strip().upper(), "X")
        if kind == "PUNCT" and SIGNS.fullmatch(word):
            kind = "SYM"
        if word in CLITICS and tag in ("DT", "PR", "RP", "UH") and rows and rows[-1][0].isalpha():
            rows[-1] = (rows[-1][0] + word, rows[-1][1])
        else:
            rows.append((word, kind))
    return found

"""Scores: names as conlleval counts them, by type, their mean (IndoNLU's figure) and all together; tags by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from training.corpora import Sentence


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


def own_cut(labels: Sequence[str], origin: Sequence[int]) -> list[str]:
    """Labels of the set's own words: that of each word's first part."""
    whole = ["O"] * (origin[-1] + 1 if origin else 0)
    for i in reversed(range(min(len(labels), len(origin)))):
        whole[origin[i]] = labels[i]
    return whole


def names(told: Iterable[tuple[Sentence, Sequence[str]]]) -> dict[str, float]:
    """F1 by type, ``macro`` (their mean, as IndoNLU's script has it) and ``micro``, in per cent.

    ``told``: sentences with the labels given to their words.
    """
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for sentence, labels in told:
        got, gold = (spans(own_cut(of, sentence.origin)) for of in (labels, sentence.labels))
        right.update(kind for *_, kind in gold & got)
        wrong.update(kind for *_, kind in got - gold)
        missed.update(kind for *_, kind in gold - got)

    def f1(a: int, b: int, c: int) -> float:
        return 200 * a / max(1, 2 * a + b + c)

    kinds = sorted(right | missed)
    scores = {kind: f1(right[kind], wrong[kind], missed[kind]) for kind in kinds}
    scores["macro"] = sum(scores.values()) / max(1, len(kinds))
    scores["micro"] = f1(right.total(), wrong.total(), missed.total())
    return scores


def shown(scores: dict[str, float]) -> str:
    """Scores in one line."""
    return " ".join(f"{kind} {score:.1f}" for kind, score in scores.items())

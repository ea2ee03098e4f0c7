"""Direct quotations of Kompas articles of 2020 (PFSA-ID, ``dev-20``), measured on and never trained on.

The set labels only what is said on its articles' issues, so precision counts real quotations as false: recall is the
figure to read. Its sentence breaks and paragraphs are lost; the tokens are joined to one line an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import inputs
from benchmarks.figures import Figure
from benchmarks.reading import likeness

_CLOSE_TO_THE_LEFT = frozenset(",.;:?!)%")
_MARKS = frozenset('”“"')
_QUOTED = re.compile(r"[“”\"]([^“”\"]{12,})[“”\"]")
Token = tuple[str, str]
Labelled = tuple[str, list[tuple[int, int]]]


def measure() -> list[Figure]:
    """Recall and F1 of direct statements at a likeness of 0.8, beside everything between two quote marks."""
    articles = [_joined(tokens) for tokens in _articles(inputs.shared("data/quotes/pfsa_dev-20.txt"))]
    with TemporaryDirectory() as folder:
        records = [{"id": str(number), "title": "-", "text": text} for number, (text, _) in enumerate(articles)]
        readings = inputs.read([inputs.write_records(Path(folder) / "articles.jsonl", records)])
    ours, plain = [], []
    for (text, gold), reading in zip(articles, readings, strict=True):
        shift = len(reading.text or "") - len(text)
        found = [
            [(span.start - shift, span.end - shift) for span in statement.content]
            for statement in reading.statements
            if statement.kind == "direct"
        ]
        ours.append(_matched(gold, found))
        plain.append(_matched(gold, [[quote.span(1)] for quote in _QUOTED.finditer(text)]))
    recall, f1 = _figures(ours)
    other_recall, other_f1 = _figures(plain)
    labelled = sum(len(gold) for _, gold in articles)
    return [
        Figure(key="pfsa.direct-recall", value=recall, baseline=other_recall, detail=f"{labelled} labelled quotations"),
        Figure(key="pfsa.direct", value=f1, baseline=other_f1, detail="F1; quotations off the issue count as false"),
    ]


def _articles(path: Path) -> Iterator[list[Token]]:
    """The articles of the token stream; each opens with its dateline."""
    lines = (line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    tokens = [(line[0], line[1]) for line in lines if len(line) == 2]
    starts = [
        at - 2
        for at in range(2, len(tokens) - 1)
        if tokens[at][0] == "KOMPAS" and tokens[at + 1][0] in ("—", "–", "-") and tokens[at - 1][0] == ","
    ]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield tokens[start:end]


def _joined(tokens: Sequence[Token]) -> Labelled:
    """The text of an article's tokens and the spans of its labelled quotations, without their marks."""
    text, gold = "", list[tuple[int, int]]()
    inside, begun = False, 0
    for word, label in tokens:
        opens = word in _MARKS and not inside
        glued = word in _CLOSE_TO_THE_LEFT or (word in _MARKS and inside) or text[-1:] in ("", "(")
        glued = glued or (inside and text[-1:] in _MARKS)
        text += word if glued and not opens else f" {word}" if text else word
        if word in _MARKS:
            inside = not inside
        position, _, kind = label.partition("-")
        if kind == "STATEMENT" and position in "BU":
            begun = len(text) - len(word) + (word in _MARKS)
        if kind == "STATEMENT" and position in "LU":
            gold.append((begun, len(text)))
    return text, gold


def _matched(gold: Sequence[tuple[int, int]], found: Sequence[Sequence[tuple[int, int]]]) -> tuple[int, int, int]:
    """How many are labelled, found, and both, one to one."""
    free = list(range(len(found)))
    both = 0
    for span in gold:
        best = max(free, key=lambda index: likeness(found[index], [span]), default=None)
        if best is not None and likeness(found[best], [span]) >= 0.8:
            free.remove(best)
            both += 1
    return len(gold), len(found), both


def _figures(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    gold, found, both = (sum(count[part] for count in counts) for part in range(3))
    return both / gold, 2 * both / (gold + found)

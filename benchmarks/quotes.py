"""Direct quotations of Kompas articles of 2020 (PFSA-ID, ``dev-20``) and their cues, measured on and never trained on.

The set labels only what is said on its articles' issues, so precision counts real quotations as false: recall is the
figure to read. Of cues it labels verbs such as `ujar` and, apart, those with a clitic such as `ujarnya`; both count.
Its sentence breaks and paragraphs are lost; the tokens are joined to one line an article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import baseline, inputs
from benchmarks.figures import Figure
from benchmarks.reading import likeness

_CLOSE_TO_THE_LEFT = frozenset(",.;:?!)%")
_MARKS = frozenset('”“"')
_QUOTED = re.compile(r"[“”\"]([^“”\"]{12,})[“”\"]")
_AFTER = "|".join(tomllib.loads(Path(baseline.__file__).with_suffix(".toml").read_text(encoding="utf-8"))["after"])
_CUE = re.compile(rf"(?<=[“”\"] )(?:{_AFTER})(?:nya)?\b|\b(?:{_AFTER})(?:nya)?(?=,? [“”\"])", re.IGNORECASE)
_CLOSE, _TOUCHING = 0.8, 0.001
Token = tuple[str, str]
Place = tuple[int, int]


class Labelled(NamedTuple):
    """The text of an article and the spans of its labelled quotations, without their marks, and cues."""

    text: str
    quotes: list[Place]
    cues: list[Place]


def measure() -> list[Figure]:
    """Recall and F1 of direct statements at a likeness of 0.8, beside everything between two quote marks.

    Then of their cues, which need only overlap, beside every word of the baseline that stands next to a quote mark.
    """
    articles = [_joined(tokens) for tokens in _articles(inputs.shared("data/quotes/pfsa_dev-20.txt"))]
    with TemporaryDirectory() as folder:
        records = [{"id": str(number), "title": "-", "text": one.text} for number, one in enumerate(articles)]
        readings = inputs.read([inputs.write_records(Path(folder) / "articles.jsonl", records)])
    quotes, plain_quotes, cues, plain_cues = [], [], [], []
    for (text, gold, gold_cues), reading in zip(articles, readings, strict=True):
        shift = len(reading.text or "") - len(text)
        direct = [statement for statement in reading.statements if statement.kind == "direct"]
        found = [[(span.start - shift, span.end - shift) for span in statement.content] for statement in direct]
        own = {(cue.start - shift, cue.end - shift) for statement in direct if (cue := statement.cue)}
        quotes.append(_matched(gold, found, _CLOSE))
        plain_quotes.append(_matched(gold, [[quote.span(1)] for quote in _QUOTED.finditer(text)], _CLOSE))
        cues.append(_matched(gold_cues, [[cue] for cue in sorted(own)], _TOUCHING))
        plain_cues.append(_matched(gold_cues, [[cue.span()] for cue in _CUE.finditer(text)], _TOUCHING))
    recall, f1 = _figures(quotes)
    other_recall, other_f1 = _figures(plain_quotes)
    cue_recall, cue_f1 = _figures(cues)
    other_cue_recall, other_cue_f1 = _figures(plain_cues)
    labelled, cued = (sum(gold for gold, _, _ in counts) for counts in (quotes, cues))
    off = "F1; quotations off the issue count as false"
    return [
        Figure(key="pfsa.direct-recall", value=recall, baseline=other_recall, detail=f"{labelled} labelled quotations"),
        Figure(key="pfsa.direct", value=f1, baseline=other_f1, detail=off),
        Figure(key="pfsa.cue-recall", value=cue_recall, baseline=other_cue_recall, detail=f"{cued} labelled cues"),
        Figure(key="pfsa.cue", value=cue_f1, baseline=other_cue_f1, detail=f"{off}, and so do their cues"),
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
    """The text of an article's tokens, and where in it the labels are."""
    text, quotes, cues = "", list[Place](), list[Place]()
    inside, begun = False, 0
    for word, label in tokens:
        if word in _MARKS and text.endswith(","):
            inside = True  # a mark behind a comma closes, however uneven the marks before it were
        opens = word in _MARKS and not inside
        glued = word in _CLOSE_TO_THE_LEFT or (word in _MARKS and inside) or text[-1:] in ("", "(")
        glued = glued or (inside and text[-1:] in _MARKS)
        text += word if glued and not opens else f" {word}" if text else word
        if word in _MARKS:
            inside = not inside
        position, _, kind = label.partition("-")
        if position in "BU":
            begun = len(text) - len(word) + (word in _MARKS)
        if kind in ("STATEMENT", "CUE", "CUECOREF") and position in "LU":
            (quotes if kind == "STATEMENT" else cues).append((begun, len(text)))
    return Labelled(text, quotes, cues)


def _matched(gold: Sequence[Place], found: Sequence[Sequence[Place]], least: float) -> tuple[int, int, int]:
    """How many are labelled, found, and both, one to one and at a likeness of ``least`` or more."""
    free = list(range(len(found)))
    both = 0
    for span in gold:
        best = max(free, key=lambda index: likeness(found[index], [span]), default=None)
        if best is not None and likeness(found[best], [span]) >= least:
            free.remove(best)
            both += 1
    return len(gold), len(found), both


def _figures(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    gold, found, both = (sum(count[part] for count in counts) for part in range(3))
    return both / gold, 2 * both / (gold + found)

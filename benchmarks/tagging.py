"""How well names are found: exact spans and labels on public test sets, in the sets' own tokens joined by spaces.

Labels are mapped onto person, organisation and place. What a set does not label (media apart from organisations,
miscellaneous names) is read as organisation or left out, so the figure compares with published ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks import inputs
from benchmarks.figures import Figure
from runut.model import Mention, Reader, Span
from runut.read.names import find_names
from runut.read.names.identities import Found
from runut.read.names.tagger import tagged

LABELS = {"PERSON": "PER", "PLACE": "LOC", "LOCATION": "LOC", "ORGANISATION": "ORG", "ORGANIZATION": "ORG"}
OURS = {"MEDIA": "ORG"}
KINDS = ("PER", "LOC", "ORG")
READERS: tuple[Reader, ...] = ("fast", "accurate")
Wanted = set[tuple[Span, str]]


def nergrit() -> list[Figure]:
    """NERGrit's test half. Published: mBERT 75.02, IndoBERT-base 69.87, XLM-R-base 79.09 (mean of per-label F1)."""
    return _measure("nergrit", inputs.shared("data/ner/nergrit/test.tsv"), {"grit": 1.0})


def idner2k() -> list[Figure]:
    """The test half of IDNER-news-2k."""
    return _measure("idner2k", inputs.shared("data/ner/idner2k/test.txt"), {"news": 1.0})


def seeds() -> list[Figure]:
    """The names of the founding reports, against labels of our own, by either reader."""
    labels = {row["file"]: row["names"] for row in inputs.records(inputs.own("benchmarks/gold/seeds_names.jsonl"))}
    paths = sorted(inputs.shared("seeds").glob("*.txt"))
    found = []
    for reader in READERS:
        right = ours = gold = 0
        for reading in inputs.read(paths, reader):
            names = labels[Path(reading.uri).name]
            wanted = {(Span(*one["span"]), one["label"]) for one in names if not one.get("optional")}
            free = [Span(*one["span"]) for one in names if one.get("optional")]
            got = {(one.span, one.label) for one in reading.entities if not any(one.span.overlaps(at) for at in free)}
            right, ours, gold = right + len(got & wanted), ours + len(got), gold + len(wanted)
        found.append(Figure(key=f"seeds-names.{reader}", value=_f1(right, ours, gold), detail=f"F1, {gold} names"))
    return found


def sentences(path: Path) -> Iterator[tuple[str, Wanted]]:
    """Sentences of a file of ``token … label`` lines (BIO), as text with the labelled spans."""
    for block in path.read_text(encoding="utf-8").replace("\r", "").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if len(line.split()) > 1]
        text, open_label = "", ""
        spans: list[tuple[Span, str]] = []
        for token, *_, tag in rows:
            start = len(text) + bool(text)
            text = f"{text} {token}" if text else token
            kind = LABELS.get(tag[2:], tag[2:])
            if tag.startswith("I-") and kind == open_label:
                spans[-1] = (Span(spans[-1][0].start, len(text)), kind)
            elif tag != "O":
                spans.append((Span(start, len(text)), kind))
            open_label = kind if tag != "O" else ""
        if text:
            yield text, {(span, kind) for span, kind in spans if kind in KINDS}


def _measure(name: str, path: Path, own: Mapping[str, float]) -> list[Figure]:
    """By either reader: the tagger alone, in the set's own convention as published figures are; and names as read."""
    found = []
    for reader in READERS:
        alone = partial(_tagged, reader=reader, own=own)
        as_read = partial(find_names, reader=reader)
        for key, find in ((f"{name}.{reader}-tagger", alone), (f"{name}.{reader}", as_read)):
            found += _figures(key, path, find)
    return found


def _tagged(text: str, spans: Sequence[Span], reader: Reader, own: Mapping[str, float]) -> list[Found]:
    return tagged(text, spans, "id", reader, own)


def _figures(key: str, path: Path, find: Callable[[str, Sequence[Span]], Iterable[Found | Mention]]) -> list[Figure]:
    right, ours, gold = (dict.fromkeys(KINDS, 0) for _ in range(3))
    for text, wanted in sentences(path):
        found = {(one.span, OURS.get(one.label, one.label)) for one in find(text, [Span(0, len(text))])}
        for counted, group in ((right, found & wanted), (ours, found), (gold, wanted)):
            for _, kind in group:
                if kind in counted:
                    counted[kind] += 1
    each = {kind: _f1(right[kind], ours[kind], gold[kind]) for kind in KINDS}
    micro = _f1(sum(right.values()), sum(ours.values()), sum(gold.values()))
    detail = ", ".join(f"{kind} {value:.3f}" for kind, value in each.items())
    return [
        Figure(key=f"{key}.micro", value=micro, detail=f"F1, {sum(gold.values())} names"),
        Figure(key=f"{key}.macro", value=sum(each.values()) / len(each), detail=f"mean of labels: {detail}"),
    ]


def _f1(right: int, ours: int, gold: int) -> float:
    return 2 * right / (ours + gold) if ours + gold else 1.0

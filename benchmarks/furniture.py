"""Saved pages of five outlets: what of a page is the article, and whether its title, names and date are right.

``gold/html.jsonl`` holds no words of the pages: a line of a page is known by the hash of its words. The lines from an
article's title to the lists below it are labelled by reading the page. A line that is left out counts as furniture, as
does one that is given such a role. Beside it stands trafilatura alone, for which all it extracts is the article.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import trafilatura

from benchmarks import inputs
from benchmarks.figures import Figure, ratio
from runut.gather.markup import parse, read_lines
from runut.model import Reading

FURNITURE = frozenset({"promo", "chrome", "tags", "caption", "credit"})
TELLING = frozenset({"body", "heading", "dateline", "subtitle"})
_SPACE = re.compile(r"\s+")
_LONG = 40
"""Characters from which a line is looked for inside others: a tag is not found in every paragraph that has its word."""
_MINUTE = 16
"""Length of `2025-05-14T14:00`."""


class _Counts(NamedTuple):
    """Characters of lines, white space aside."""

    right: int = 0
    """Of furniture that was told to be some."""
    missed: int = 0
    """Of furniture in the article's text."""
    lost: int = 0
    """Of the article that is not in its text."""
    kept: int = 0

    def with_(self, other: _Counts) -> _Counts:
        return _Counts(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.missed + self.lost) or 1)


def measure() -> list[Figure]:
    """F1 of furniture and share of the article kept, in characters; pages with the right title, names and date."""
    gold = inputs.records(inputs.own("benchmarks/gold/html.jsonl"))
    folder = inputs.shared("data/html")
    pages = [_page(folder / label["file"]) for label in gold]
    with TemporaryDirectory() as name:
        paths = [Path(name) / f"{number:02}.html" for number in range(len(pages))]
        for path, page in zip(paths, pages, strict=True):
            path.write_bytes(page)
        readings = inputs.read(paths)
    ours, other = _Counts(), _Counts()
    for label, page, reading in zip(gold, pages, readings, strict=True):
        lines = list(_labelled(label["lines"], page))
        extracted = trafilatura.extract(page.decode("utf-8", "replace")) or ""
        ours = ours.with_(_count(lines, _told(reading)))
        other = other.with_(_count(lines, [_bare(line) for line in extracted.split("\n")]))
    pairs = list(zip(gold, readings, strict=True))
    return [
        Figure(
            key="html.boilerplate",
            value=ours.f1,
            baseline=other.f1,
            detail=f"F1; {len(gold)} pages; trafilatura beside",
        ),
        *ratio(ours.kept, ours.kept + ours.lost, "html.body", "characters", other.kept / (other.kept + other.lost)),
        *ratio(sum(_title(*pair) for pair in pairs), len(pairs), "html.title"),
        *ratio(sum(_names(*pair) for pair in pairs), len(pairs), "html.names", "writers and editors"),
        *ratio(sum(_published(*pair) for pair in pairs), len(pairs), "html.published", "to the minute"),
    ]


def _page(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def _labelled(labels: Sequence[dict[str, Any]], page: bytes) -> Iterable[tuple[str, str]]:
    """The words of each labelled line, without white space, and its role."""
    tree = parse(page.decode("utf-8", "replace"))
    if tree is None:
        raise RuntimeError("no page")
    found = {_hash(line.text): line.text for line in read_lines(next(tree.iter("body"), tree))}
    for label in labels:
        yield _bare(found[label["sha"]]), label["role"]


def _told(reading: Reading) -> list[str]:
    """What the reading tells as the article, a block each, without white space; a dateline with its paragraph."""
    text = reading.text or ""
    found: list[str] = []
    for block in reading.blocks:
        words = _bare(block.span.of(text))
        if found and text[block.span.start - 1] != "\n" and block.role in TELLING:
            found[-1] += words
        elif block.role in TELLING or block.role == "byline":  # a line that names the source is the article's
            found.append(words)
    return found


def _count(lines: Iterable[tuple[str, str]], told: Sequence[str]) -> _Counts:
    whole, total = "\n".join(told), _Counts()
    for words, role in lines:
        inside, size = words in told or (len(words) > _LONG and words in whole), len(words)
        if role in FURNITURE:
            total = total.with_(_Counts(missed=size) if inside else _Counts(right=size))
        elif role in TELLING:
            total = total.with_(_Counts(kept=size) if inside else _Counts(lost=size))
    return total


def _title(label: dict[str, Any], reading: Reading) -> bool:
    title = reading.title.of(reading.text or "") if reading.title else ""
    return sha256(" ".join(title.split()).encode()).hexdigest() == str(label["title"])


def _names(label: dict[str, Any], reading: Reading) -> bool:
    return [[name.name for name in names] for names in (reading.byline, reading.editor)] == [
        label["byline"],
        label["editor"],
    ]


def _published(label: dict[str, Any], reading: Reading) -> bool:
    value = reading.published.value
    return value is not None and _instant(value) in {_instant(one) for one in label["published"]}


def _instant(value: str) -> str:
    """A value to the minute, in UTC where it names a zone."""
    moment = datetime.fromisoformat(value)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()[:_MINUTE]


def _hash(words: str) -> str:
    return sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def _bare(words: str) -> str:
    return _SPACE.sub("", words)

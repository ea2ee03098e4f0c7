"""How well reports are put into stories, and headlines alone, beside what a researcher would use instead.

The peers are given every advantage: their settings are the best of several on the half that was looked at. TF-IDF
with a time window (connected by likeness within days), TF-IDF with agglomerative clustering (average linkage), and
BERTopic (Grootendorst 2022) fed with the sentence vectors that Runut ships; what BERTopic leaves as outliers are
stories of one.
"""

from __future__ import annotations

import math
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import inputs
from benchmarks.clustering import BCubed, bcubed
from benchmarks.figures import AbsentError, Figure, ratio
from runut.encoder import sentence_vectors
from runut.model import Reading
from runut.weave import date_reports
from runut.weave.instants import instant
from runut.weave.stories import Happenings, find_stories, make_sketch

Row = Mapping[str, Any]
Groups = list[list[str]]
DAY = 86_400.0


class Feed:
    """The reports of a gold file, whole or as titles alone."""

    def __init__(self, name: str, *, whole: bool) -> None:
        self.rows: dict[str, Row] = {
            row["key"]: row for row in inputs.records(inputs.own(f"benchmarks/gold/{name}.jsonl"))
        }
        self.whole = whole
        self.keys = sorted(self.rows)
        self.gold = {key: self.rows[key]["story"] for key in self.keys}
        self.texts = [
            f"{self.rows[key]['title']}. {self.rows[key]['text']}" if whole else self.rows[key]["title"]
            for key in self.keys
        ]
        self.moments = [instant(self.rows[key]["published"], "id") for key in self.keys]

    def readings(self) -> list[Reading]:
        """Read as a user's export would be."""
        with inputs.exported(self.rows.values(), whole=self.whole) as path:
            return inputs.read([path])

    @cache  # noqa: B019 - a feed lives as long as the measurement
    def likeness(self) -> np.ndarray:
        """Cosines (reports, reports) of TF-IDF vectors."""
        try:
            from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
        except ImportError as error:
            raise AbsentError(f"{error.name} is not installed (make bench)") from error
        rows = TfidfVectorizer(sublinear_tf=True).fit_transform(self.texts)
        found: np.ndarray = (rows @ rows.T).toarray()
        return found

    @cache  # noqa: B019
    def vectors(self) -> np.ndarray:
        """Sentence vectors of the texts."""
        return sentence_vectors(self.texts)

    def groups(self, labels: Iterable[int]) -> Groups:
        """Keys by label; those of a negative label each by itself."""
        found: dict[object, list[str]] = defaultdict(list)
        for key, label in zip(self.keys, labels, strict=True):
            found[label if label >= 0 else key].append(key)
        return list(found.values())

    def judged(self, groups: Iterable[Sequence[str]]) -> BCubed:
        return bcubed(groups, self.gold)


def runut(feed: Feed) -> tuple[Groups, Happenings, dict[str, str]]:
    """Our stories, the threads among them, and the key of each report by its id."""
    readings = feed.readings()
    key = {reading.id: reading.uri.rpartition("#")[2] for reading in readings}
    inferred = date_reports(readings, "id", sentence_vectors)
    found = find_stories([make_sketch(one, "id", inferred.get(one.id)) for one in readings], {}, sentence_vectors, "id")
    return [[key[report] for report in story] for story in found.stories], found, key


def in_window(feed: Feed, least: float, days: float) -> Groups:
    """Connected by a cosine of ``least`` within ``days``; an undated report with any."""
    alike = feed.likeness() >= least
    labels = list(range(len(feed.keys)))
    for one, other in zip(*np.nonzero(np.triu(alike, 1)), strict=True):
        apart = abs(feed.moments[one] - feed.moments[other]) / DAY
        if labels[one] != labels[other] and (apart <= days or not math.isfinite(apart)):
            old, new = labels[other], labels[one]
            labels = [new if label == old else label for label in labels]
    return feed.groups(labels)


def agglomerated(feed: Feed, farthest: float) -> Groups:
    """Average linkage over TF-IDF, cut at a distance."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415

    model = AgglomerativeClustering(
        n_clusters=None, distance_threshold=farthest, metric="precomputed", linkage="average"
    )
    return feed.groups(model.fit(1 - feed.likeness()).labels_)


def topics(feed: Feed, smallest: int) -> Groups:
    """BERTopic over our vectors, with a seed."""
    try:
        from bertopic import BERTopic  # noqa: PLC0415
        from umap import UMAP  # noqa: PLC0415
    except ImportError as error:
        raise AbsentError(f"{error.name} is not installed (make bench)") from error
    reduced = UMAP(n_neighbors=8, n_components=10, min_dist=0.0, metric="cosine", random_state=7)
    model = BERTopic(embedding_model=None, umap_model=reduced, min_topic_size=smallest)
    labels, _ = model.fit_transform(feed.texts, feed.vectors())
    return feed.groups(labels)


WAYS: dict[str, tuple[Callable[..., Groups], tuple[tuple[float, ...], ...]]] = {
    "tf-idf-window": (
        in_window, tuple((least, days) for least in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5) for days in (1.0, 3.0, 7.0))
    ),
    "tf-idf-agglomerative": (agglomerated, tuple((distance,) for distance in (0.7, 0.75, 0.8, 0.85, 0.9, 0.95))),
    "bertopic": (topics, ((2,), (3,), (5,))),
}  # fmt: skip


def best_of_peers(build: Feed, feed: Feed) -> dict[str, BCubed]:
    """What each peer reaches on ``feed`` with its best settings on ``build``."""
    found = {}
    for name, (way, settings) in WAYS.items():
        best = max(settings, key=lambda given: build.judged(way(build, *given)).f1)
        found[name] = feed.judged(way(feed, *best))
    return found


def measure(matter: str, half: str, *, whole: bool) -> list[Figure]:
    """B-cubed of ``gold/<matter>_<half>.jsonl``; the baseline is the best peer."""
    build, feed = Feed(f"{matter}_build", whole=whole), Feed(f"{matter}_{half}", whole=whole)
    name = f"{matter}{'' if whole or matter == 'headlines' else '-titles'}-{half}"
    groups, found, keys = runut(feed)
    ours = feed.judged(groups)
    try:
        peers = best_of_peers(build, feed)
    except AbsentError:
        # Tests hold our own figure where the peers are not installed.
        peers = {}
    alone = feed.judged([[key] for key in feed.keys])
    beside = ", ".join(f"{way} {of.f1:.3f}" for way, of in {**peers, "every report alone": alone}.items())
    figures = [
        Figure(
            key=f"{name}.bcubed",
            value=ours.f1,
            baseline=max((of.f1 for of in peers.values()), default=None),
            detail=f"precision {ours.precision:.3f}, recall {ours.recall:.3f}; "
            f"{len(groups)} stories, {len(set(feed.gold.values()))} in the gold; {beside}",
        )
    ]
    return [*figures, *_threads(name, feed, found, keys)] if whole else figures


def _threads(name: str, feed: Feed, found: Happenings, keys: Mapping[str, str]) -> list[Figure]:
    """Reports of two stories of one thread that stand in one of ours, and how many of ours the gold has."""
    above = {key: row.get("thread") or row["story"] for key, row in feed.rows.items()}
    ours = {key: f"story {at}" for at, story in enumerate(found.stories) for key in (keys[one] for one in story)}
    ours |= {
        keys[report]: f"thread {at}"
        for at, thread in enumerate(found.threads)
        for story in thread
        for report in found.stories[story]
    }
    of: dict[str, list[str]] = defaultdict(list)
    for key, name_of in ours.items():
        of[name_of].append(key)
    reached = bcubed(of.values(), above)
    return [
        Figure(
            key=f"{name}.threads",
            value=reached.f1,
            detail=f"B-cubed; precision {reached.precision:.3f}, recall {reached.recall:.3f}",
        )
    ]


def orders(count: int = 2000, shuffles: int = 10) -> list[Figure]:
    """Whether shuffled orders of arrival, one by one, give the same stories."""
    import random  # noqa: PLC0415

    from benchmarks.coverage import write  # noqa: PLC0415
    from runut.weave.stories import Rarity, Stories, Threads, crowd  # noqa: PLC0415
    from runut.weave.stories import count as counted  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        readings = inputs.read([write(Path(folder) / "reports.jsonl", count)], "fast")
    sketches = [make_sketch(reading) for reading in readings]
    rarity = Rarity(*counted(sketches))
    seen = set()
    for seed in range(shuffles):
        random.Random(seed).shuffle(sketches)
        stories, threads = Stories(rarity, None, "id", crowd(sketches)), Threads(rarity)
        for sketch in sketches:
            threads.change(*stories.add([sketch]), stories.held)
        seen.add((tuple(stories.all()), tuple(threads.all())))
    return ratio(int(len(seen) == 1) * shuffles, shuffles, "stories-orders.same", f"orders of {count} reports")

"""What a reader should be wary of in a story, in a few words each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from runut.model import Story
from runut.tell.index import Index, weight_of
from runut.tell.wording import Wording


def badges(index: Index, words: Wording, story: Story) -> tuple[str, ...]:
    """The doubts of a story, counted and worded; empty where there are none."""
    return tuple(words.say(f"page.badge_{name}", n=count) for name, count in _counted(index, story) if count)


def _counted(index: Index, story: Story) -> Iterator[tuple[str, int]]:
    reports = [report for one in story.reports if (report := index.reports.get(one))]
    claims = [claim for one in story.claims if (claim := index.claims.get(one))]
    readings = [reading for report in reports if (reading := index.reading(report.id))]
    weights = Counter(weight_of(claim) for claim in claims)
    yield "one_origin", weights["one_origin"]
    yield "no_origin", weights["no_origin"]
    yield "disagreement", len(story.disagreements)
    yield "update", len(story.updates)
    yield "copy", sum(report.copy_of is not None for report in reports)
    yield "inferred", sum(report.published.how == "inferred" for report in reports)
    yield "undated", sum(report.published.value is None for report in reports)
    yield "unread", sum(bool(reading.problems) for reading in readings)

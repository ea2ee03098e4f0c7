"""A coverage: all that the weave stage knows of the readings of one job before it looks for anything."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from runut.model import Evidence, Link, Published, Reading, Span
from runut.weave.chains import Chains
from runut.weave.entities import join_names, mention_names
from runut.weave.instants import instant
from runut.weave.media import Media
from runut.weave.passages import MOST_PASSAGES, Passage, make_passages, without_repeats
from runut.weave.speakers import Speakers
from runut.weave.wording import Wording, title_keys


class Coverage:
    """The readings of one job with their names joined, their words cut and their passages made."""

    def __init__(
        self,
        readings: Iterable[Reading],
        inferred: Mapping[str, Published],
        language: str = "id",
        undone: Collection[str] = (),
    ) -> None:
        unique = {
            reading.id: reading for reading in sorted(readings, key=lambda one: (one.id, one.sha256), reverse=True)
        }
        self.language = language
        self.readings = {key: unique[key] for key in sorted(unique) if unique[key].text is not None}
        self.published = {
            key: reading.published if reading.published.value is not None else inferred.get(key, reading.published)
            for key, reading in self.readings.items()
        }
        self.days = {key: (published.value or "")[:10] for key, published in self.published.items()}
        """Report → its day of publication as far as known (`2022-08-18`, `2022-08`), else an empty string."""
        self.entities = join_names(tuple(self.readings.values()), language, self.days, undone)
        self.wordings = {
            key: Wording(
                reading.text or "",
                mention_names(reading, self.entities),
                self.entities.spellings,
                language,
                reading.language,
            )
            for key, reading in self.readings.items()
        }
        self.media = Media(self.readings, self.entities, language)
        spoken = {
            key: Speakers(reading, self.wordings[key], self.entities, language).all()
            for key, reading in self.readings.items()
        }
        chains = Chains(self.media, {key: [one.chain for one in told] for key, told in spoken.items()})
        self.passages: dict[str, list[Passage]] = {}
        self.cut_short: list[str] = []
        """Reports of which only the first ``MOST_PASSAGES`` passages are held against others."""
        for key, reading in self.readings.items():
            made = without_repeats(make_passages(reading, spoken[key], chains, self.wordings[key], language))
            self.passages[key] = made[:MOST_PASSAGES]
            if len(made) > MOST_PASSAGES:
                self.cut_short.append(key)
        self.name_keys = frozenset(
            key
            for wording in self.wordings.values()
            for word in wording.words
            if word.name is not None
            for key in word.keys
        )
        """Keys that stand in names; they tell where wordings are alike less than other words do."""
        self.title_keys = title_keys(language)
        """Keys of words of office."""
        self._weights = _weights(self.passages.values())
        self.rarest = max(self._weights.values(), default=1.0)

    def weight(self, key: str) -> float:
        """How much a word tells: the logarithm of how rare it is among the coverage's passages."""
        return self._weights.get(key, self.rarest)

    def text(self, report: str) -> str:
        return self.readings[report].text or ""

    def said(self, passage: Passage) -> str:
        """The words of a passage, its parts one behind the other."""
        return " ".join(part.of(self.text(passage.report)) for part in passage.content)

    def paragraph(self, passage: Passage) -> Span:
        """The paragraph that a passage stands in."""
        text = self.text(passage.report)
        end = text.find("\n", passage.content[-1].end)
        return Span(text.rfind("\n", 0, passage.content[0].start) + 1, end if end >= 0 else len(text))

    def evidence(self, report: str, span: Span) -> Evidence:
        return Evidence(report=report, span=span, words=span.of(self.text(report)))

    def credit(self, passage: Passage, medium: str) -> Span | None:
        """The words of a report that credit a medium with a passage: its own relay, else the relay or name nearest."""
        reading = self.readings[passage.report]
        own = reading.statements[passage.index].relays if passage.kind == "statement" else ()
        credited = [
            (at not in own, relay.span)
            for at, relay in enumerate(reading.relays)
            if self.media.known(reading.id, Link(id=relay.id, name=relay.name)).id == medium
        ]
        names = [
            (True, mention.span)
            for mention in reading.entities
            if (found := self.entities.of(reading.id, mention.id)) is not None and found.id == medium
        ]
        end = passage.content[0].end
        near = sorted(credited or names, key=lambda one: (one[0], abs(one[1].start - end), one[1]))
        return near[0][1] if near else None

    def published_at(self, report: str) -> float:
        """When the report was published as far as known, for putting reports in order; undated ones last."""
        return instant(self.published[report].value, self.language)


def _weights(passages: Iterable[Sequence[Passage]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    total = 0
    for of_report in passages:
        for passage in of_report:
            if not passage.clause:
                total += 1
                counts.update(passage.keys)
    return {key: math.log(1 + total / count) for key, count in counts.items()}

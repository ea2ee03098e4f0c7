"""Whose words reached the coverage through a translation: said abroad, or told by media of other countries."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import rows, table
from runut.languages.known import Medium
from runut.weave.coverage import Coverage
from runut.weave.drift.utterances import Utterance, Utterances
from runut.weave.entities.knowledge import knowledge, rules
from runut.weave.entities.localities import land


class Translated:
    """The translated utterances of one story."""

    def __init__(self, utterances: Utterances) -> None:
        coverage = utterances.coverage
        self._utterances = utterances
        self._signs = [one for one in utterances.all if one.foreign or _from_abroad(coverage, one)]

    def is_translated(self, *utterances: Utterance) -> bool:
        """Whether some report shows that what the speaker of these says was said in another language."""
        return any(
            one in self._signs or any(self._utterances.voice(one, sign) for sign in self._signs) for one in utterances
        )


def _from_abroad(coverage: Coverage, one: Utterance) -> bool:
    """Whether a statement was written abroad, or came through a medium that is not known to be of home."""
    reading = coverage.readings[one.report]
    if land(reading, knowledge(coverage.language), rules(coverage.language)):
        return True
    return any(
        link.id not in home_media(coverage.language)
        and link.id not in outlets_at_home(coverage)
        and coverage.media.kind(link.id) in ("agency", "outlet", "broadcast")
        and not coverage.media.is_nameless(link)
        for link in one.passage.chain
    )


def outlets_at_home(coverage: Coverage) -> frozenset[str]:
    """Ids of the outlets whose reports of the coverage are all in its language."""
    home = {key for key, reading in coverage.readings.items() if reading.language == coverage.language}
    outlets = coverage.media.outlets
    return frozenset(
        {outlet.id for key, outlet in outlets.items() if key in home}
        - {outlet.id for key, outlet in outlets.items() if key not in home}
    )


class _Press(msgspec.Struct, frozen=True):
    """What ``media.toml`` says of where the language is the press's."""

    home: frozenset[str]


@cache
def home_media(language: str) -> frozenset[str]:
    """Ids of the known media of the countries where the language is the press's, and of the platforms on which anybody
    writes in any language."""
    home = table(language, "media.toml", _Press).home
    return frozenset(
        row.id for row in rows(language, "media.csv", Medium) if row.country in home or row.kind == "social"
    )

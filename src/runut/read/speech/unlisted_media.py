"""Media that no table knows and no word calls one, by the place their names stand in.

`… seperti diberitakan X`, `ujarnya kepada X`, `saat diwawancarai X`, `X mewartakan …`, `dilansir x.example`: only a
medium stands there, unless it is a person or an institution, which titles, tables and the rest of the report tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.model import MediumKind, Mention, Span
from runut.read.names.features import word_lists
from runut.read.names.gazetteer import gazetteer
from runut.read.names.media import medium_of_name
from runut.read.speech.cues import Cues
from runut.read.speech.outline import Outline
from runut.read.speech.relay_words import relay_words

_LONGEST = 5
"""Words of such a name."""
_ACRONYM = 6
"""Letters up to which a name in capitals alone may be an institution's abbreviation."""
_WORD = re.compile(r"[\w.’'-]+")
_HOST = re.compile(r"(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,6}")
_REACH = 4
"""Words between `wawancara` and the `dengan` of whoever led it."""


class Unlisted(NamedTuple):
    """A name that stands where a medium would."""

    span: Span
    kind: MediumKind


class UnlistedMedia:
    """Finds such names in the sentences of one report."""

    def __init__(self, text: str, language: str, cues: Cues, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._language = language
        self._cues = cues
        self._mentions = mentions
        self._relays = relay_words(language)
        self._lists = word_lists(language)
        # How often each word stands in the report.
        self._seen = Counter(_WORD.findall(text))

    def of(self, row: Outline) -> Iterator[Unlisted]:
        """The names of one sentence, in order."""
        told = any(self._cues.may_credit(piece.low) for piece in row.pieces)
        for at, piece in enumerate(row.pieces):
            if piece.kind != "word":
                continue
            if self._follows(row, at, told=told):
                found = self._name(row, self._past_oleh(row, at + 1))
            elif piece.low in self._relays.credit.words:
                found = self._host(row, at + 1)
            elif piece.low in self._relays.reports.words:
                found = self._name_before(row, at)
            else:
                continue
            if found is not None:
                yield Unlisted(found, "outlet")

    def _follows(self, row: Outline, at: int, *, told: bool) -> bool:
        """Whether what follows the word at ``at`` is a medium if it is a name at all."""
        low, place = row.low(at), self._relays.place
        if low in self._relays.credit.careful:
            return row.low(at - 1) in place.like or low in place.cites
        if low in place.interviewed:
            return True
        if low in place.interviewer:
            return any(row.low(back) in place.interview for back in range(max(0, at - _REACH), at))
        return low in place.heard and told

    def _past_oleh(self, row: Outline, at: int) -> int:
        while row.low(at) in self._relays.agent.words or row.low(at) in self._relays.place.skipped:
            at += 1
        return at

    def _host(self, row: Outline, at: int) -> Span | None:
        """The address credited at ``at``: `dilansir dari laman x.example`."""
        while row.low(at) in self._relays.between.words:
            at += 1
        return row.cover(at, at + 1) if _HOST.fullmatch(row.low(at)) else None

    def _name(self, row: Outline, at: int) -> Span | None:
        """The name that begins at ``at``, where it can be a medium's."""
        if row.kind(at) != "word":
            return None
        if _HOST.fullmatch(row.low(at)):
            return row.cover(at, at + 1)
        last = at
        while row.kind(last) == "word" and last - at < _LONGEST and row.pieces[last].capital:
            last += 1
        if last > at + 1 and row.kind(last) == "open":
            last -= self._is_day(row, last - 1)
        return self._believed(row, at, last)

    def _name_before(self, row: Outline, at: int) -> Span | None:
        """The name that ends before the verb at ``at``."""
        last = at
        while row.low(last - 1) in self._cues.words.between.words and not row.pieces[last - 1].capital:
            last -= 1
        first = last
        while first > 0 and row.kind(first - 1) == "word" and row.pieces[first - 1].capital and last - first < _LONGEST:
            first -= 1
        return self._believed(row, first, last)

    def _is_day(self, row: Outline, at: int) -> bool:
        """Whether a day's name runs on behind the medium's: `kepada X Senin (1/2)`."""
        return row.kind(at + 1) == "open" and row.low(at + 2)[:1].isdigit()

    def _believed(self, row: Outline, first: int, last: int) -> Span | None:
        """The span of pieces ``[first, last)`` where nothing says that it is a person, an institution or a place."""
        if first >= last:
            return None
        span = row.cover(first, last)
        words = span.of(self._text)
        opening = row.low(first)
        nouns = self._cues.sources.noun
        if (
            opening in self._lists.given
            or opening in self._lists.titles
            or opening in nouns.person
            or opening in nouns.institution - self._relays.between.words
            or opening in self._cues.words.pronoun.singular | self._cues.words.pronoun.reader
            or (words.isupper() and len(words) <= _ACRONYM)
            or medium_of_name(words, self._language) is not None
        ):
            return None
        beside = [mention for mention in self._mentions if mention.span.overlaps(span)]
        if any(mention.label == "MEDIA" and mention.span.covers(span) for mention in beside):
            return None
        if gazetteer(self._language).entry(words, "LOC") is not None:
            return None
        if any(mention.label == "PER" for mention in beside) and self._seen[_WORD.findall(words)[0]] > 1:
            return None  # a person of the report
        return span

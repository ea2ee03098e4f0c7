"""Media that a text credits in ways that the reader does not look for (``credits.toml``): its own outlet's people who
heard or saw what is told, and in originals of other languages the media that they take it from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.languages.known import Medium
from runut.model import Named, Reading, Span
from runut.weave.identity import name_key
from runut.weave.mastheads import CreditWords, NamedMedium, credit_words, masthead, named_media
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Wording

SHORTEST = 4
"""Letters of the first word of an outlet's name by which it may call itself."""
BREAKS = frozenset('.;:!?\n“”"')
LONGEST_CUE = 4
"""Words of the longest cue."""


class Credit(NamedTuple):
    """A medium beside words that credit it."""

    span: Span
    medium: Named
    heard: bool
    """Whether the medium itself heard or saw it."""


def find_credits(reading: Reading, wording: Wording, outlet: Named | None, language: str) -> list[Credit]:
    """The credits of a report, in order. ``outlet``: its own, under the id that the coverage gives it."""
    cues = credit_words(language, reading.language)
    if cues is None:
        return []
    found = []
    words = [word.start for word in wording.words]
    row = _Row(wording)
    for named in named_media(row.words, language, _own_forms(outlet, language)):
        heard = _credited(row, named, cues)
        if heard is not None:
            span = Span(words[named.first], wording.words[named.end - 1].end)
            found.append(Credit(span, Named(id=named.medium.id, name=named.medium.name), heard))
    return found


def _own_forms(outlet: Named | None, language: str) -> dict[tuple[str, ...], Medium]:
    """What an outlet may call itself: its name without its address, and the first word of it."""
    if outlet is None:
        return {}
    listed = masthead(outlet.name, language)
    medium = Medium(id=outlet.id, name=outlet.name, kind="outlet")
    cues = vocabulary(language).cues
    bare = tuple(word for word in name_key(outlet.name).split() if word not in cues.addresses)
    forms = {bare, *(tuple(name_key(own).split()) for own in (listed.own if listed is not None else ()))}
    if bare and len(bare[0]) >= SHORTEST and bare[0] not in cues.generic:
        forms.add(bare[:1])
    return {form: medium for form in sorted(forms) if form}


class _Row:
    """The words of a text in a row."""

    def __init__(self, wording: Wording) -> None:
        self.text = wording.text
        self.spans = [Span(word.start, word.end) for word in wording.words]
        self.words = [span.of(self.text) for span in self.spans]
        self.lower = [word.lower for word in wording.words]

    def before(self, at: int) -> Iterator[str]:
        """The words right before a place, one, two and more of them, up to the end of a sentence."""
        first = at
        while first > max(0, at - LONGEST_CUE) and not self._parted(first - 1, first):
            first -= 1
            yield " ".join(self.lower[first:at])

    def after(self, at: int, between: Sequence[str]) -> Iterator[str]:
        """The word right after a place, and the one after words that may stand between."""
        while at < len(self.words) and not self._parted(at - 1, at):
            yield self.lower[at]
            if self.lower[at] not in between:
                return
            at += 1

    def _parted(self, one: int, other: int) -> bool:
        return any(letter in BREAKS for letter in self.text[self.spans[one].end : self.spans[other].start])


def _credited(row: _Row, named: NamedMedium, cues: CreditWords) -> bool | None:
    """Whether what stands beside a name says that the medium heard it (true) or that it comes from there (false)."""
    first = named.first
    while first > 0 and row.lower[first - 1] in ("the", "a", "an", *cues.between):
        first -= 1
    before = set(row.before(first)) | set(row.before(named.first))
    after = list(row.after(named.end, cues.between))
    if not before.isdisjoint(cues.heard) or (after and after[0] in cues.heard_after):
        return True
    if named.medium.kind == "social":
        return False if not before.isdisjoint(cues.posted) else None
    if not before.isdisjoint(cues.from_) or any(word in cues.from_after for word in after):
        return False
    return None

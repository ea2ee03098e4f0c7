"""Media that a text credits in ways that the reader does not look for (``credits.toml``): its own outlet's people who
heard or saw what is told, and in originals of other languages the media that they take it from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from runut.languages.known import Medium
from runut.model import Named, Reading, Span
from runut.weave.identity import name_key
from runut.weave.mastheads import CreditWords, NamedMedium, credit_words, masthead, named_media
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Wording

SHORTEST = 4
"""Letters of the first word of an outlet's name by which it may call itself."""
BREAKS = frozenset('.;:!?\n“”"')
ENDS = BREAKS | frozenset(",()")
LONGEST_TALK = 4
"""Words of a podcast's name."""
QUOTES = frozenset('“”"')
LONGEST_CUE = 4
"""Words of the longest cue."""
LONGEST_PROGRAMME = 2
"""Words from what a medium puts out to the medium's name."""


How = Literal["heard", "present", "held", "from"]


class Credit(NamedTuple):
    """A medium beside words that credit it."""

    span: Span
    medium: Named
    how: How
    """Whether the medium itself heard or saw it, was there where several things were said, or has the paper; else what
    is told comes from it."""


def find_credits(reading: Reading, wording: Wording, outlet: Named | None, language: str) -> list[Credit]:
    """The credits of a report, in order. ``outlet``: its own, under the id that the coverage gives it."""
    cues = credit_words(language, reading.language)
    if cues is None:
        return []
    found = []
    words = [word.start for word in wording.words]
    row = _Row(wording)
    own = _own_forms(outlet, language)
    selves = _selves(outlet, cues)
    for named in named_media(row.words, language, own, selves):
        form = tuple(row.lower[named.first : named.end])
        sure = form in own or masthead(" ".join(row.words[named.first : named.end]), language) is not None
        how = _credited(row, named, cues, sure=sure, itself=form in own or form in selves)
        if how is not None:
            span = Span(words[named.first], wording.words[named.end - 1].end)
            medium = Named(id=named.medium.id, name=named.medium.name)
            found.append(Credit(span, medium, how))
    return sorted([*found, *_talks(row, cues, language)])


def _talks(row: _Row, cues: CreditWords, language: str) -> Iterator[Credit]:
    """Podcasts and the like, which are media under names that no table knows: `dalam siniar Ruang Tengah`."""
    for at in range(len(row.lower)):
        last = next((end for end in (at + 1, at + 2) if " ".join(row.lower[at:end]) in cues.talks), None)
        if last is None or row.is_parted(at, last - 1, BREAKS):
            continue
        end = last
        while end < len(row.words) and end - last < LONGEST_TALK and row.words[end][:1].isupper():
            if row.is_parted(end - 1, end, ENDS - QUOTES if end == last else ENDS):
                break
            end += 1
        name = row.text[row.spans[last].start : row.spans[end - 1].end] if end > last else ""
        known = masthead(name, language) if name else None
        if name and (known is None or known.kind != "social"):
            medium = known or Named(id="-".join(name_key(name).split()), name=name)
            named = Named(id=medium.id, name=medium.name)
            yield Credit(Span(row.spans[at].start, row.spans[end - 1].end), named, "from")


def _selves(outlet: Named | None, cues: CreditWords) -> dict[tuple[str, ...], Medium]:
    if outlet is None:
        return {}
    medium = Medium(id=outlet.id, name=outlet.name, kind="outlet")
    # `detikcom` writes itself small.
    small = {tuple(name_key(outlet.name).split()): medium} if outlet.name[:1].islower() else {}
    return small | {tuple(words.split()): medium for words in cues.selves}


def _own_forms(outlet: Named | None, language: str) -> dict[tuple[str, ...], Medium]:
    """What an outlet may call itself: its name without its address, the first word of it, and its initials."""
    if outlet is None:
        return {}
    listed = masthead(outlet.name, language)
    medium = Medium(id=outlet.id, name=outlet.name, kind="outlet")
    cues = vocabulary(language).cues
    bare = tuple(word for word in name_key(outlet.name).split() if word not in cues.addresses)
    forms = {bare, *(tuple(name_key(own).split()) for own in (listed.own if listed is not None else ()))}
    if bare and len(bare[0]) >= SHORTEST and bare[0] not in cues.generic:
        forms.add(bare[:1])
    if len(bare) > 1:
        forms.add(("".join(word[0] for word in bare),))
    return {form: medium for form in sorted(forms) if form}


class _Row:
    """The words of a text in a row."""

    def __init__(self, wording: Wording) -> None:
        self.text = wording.text
        self.spans = [Span(word.start, word.end) for word in wording.words]
        self.words = [span.of(self.text) for span in self.spans]
        self.lower = [word.lower for word in wording.words]

    def before(self, at: int, end: int) -> Iterator[str]:
        """The words right before a name that ends before ``end``, one, two and more of them, up to the end of a
        sentence; the name itself may stand in quote marks (`wartawan "PR"`)."""
        first = at
        quoted = self._is_quoted(at, end)
        while first > max(0, at - LONGEST_CUE) and ((quoted and first == at) or not self._parted(first - 1, first)):
            first -= 1
            yield " ".join(self.lower[first:at])

    def after(self, at: int, between: Sequence[str]) -> Iterator[str]:
        """The word right after a place, and the one after words that may stand between."""
        while at < len(self.words) and not self._parted(at - 1, at):
            yield self.lower[at]
            if self.lower[at] not in between:
                return
            at += 1

    def _is_quoted(self, at: int, end: int) -> bool:
        """Whether the words from ``at`` to ``end`` alone stand between quote marks."""
        first, last = self.spans[at].start, self.spans[end - 1].end
        return self.text[max(0, first - 1) : first] in QUOTES and self.text[last : last + 1] in QUOTES

    def _parted(self, one: int, other: int) -> bool:
        return self.is_parted(one, other, BREAKS)

    def is_parted(self, one: int, other: int, breaks: Collection[str]) -> bool:
        """Whether one of some marks stands between two words."""
        return any(letter in breaks for letter in self.text[self.spans[one].end : self.spans[other].start])


def _credited(row: _Row, named: NamedMedium, cues: CreditWords, *, sure: bool, itself: bool) -> How | None:
    """What stands beside a name says of the medium. ``sure``: whether the name is nothing but a medium's; ``itself``:
    whether the report speaks of its own outlet."""
    first = named.first
    while first > 0 and row.lower[first - 1] in ("the", "a", "an", *cues.between):
        first -= 1
    before = {*row.before(first, named.end), *row.before(named.first, named.end)}
    after = set(row.after(named.end, cues.between))
    if any(_is_there(words, cues) for words in before) or (sure and not after.isdisjoint(cues.present_after)):
        return "present"
    if not before.isdisjoint(cues.held):
        return "held"
    if not before.isdisjoint(cues.heard) or (sure and not after.isdisjoint(cues.heard_after)):
        return "heard"
    if itself and not before.isdisjoint(cues.selves_heard):
        return "heard"
    if named.medium.kind == "social":
        return "from" if not before.isdisjoint(cues.posted) else None
    if sure and named.medium.kind == "broadcast" and not before.isdisjoint(cues.posted):
        return "from"
    if not before.isdisjoint(cues.from_) or not after.isdisjoint(cues.from_after):
        return "from"
    return "from" if any(_puts_out(words, cues) for words in before) else None


def _is_there(words: str, cues: CreditWords) -> bool:
    """`dihadiri`, `diikuti langsung wartawan`."""
    first, _, further = words.partition(" ")
    return words in cues.present or (first in cues.present and words.rpartition(" ")[2] in cues.heard and further != "")


def _puts_out(words: str, cues: CreditWords) -> bool:
    """Whether the words before a name begin with what a medium puts out: `acara pagi NHK`."""
    return any(
        words == programme
        or (words.startswith(f"{programme} ") and len(words.split()) - len(programme.split()) < LONGEST_PROGRAMME)
        for programme in cues.programme
    )

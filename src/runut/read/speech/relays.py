"""Relays: where a report says which medium or institution it took something from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from runut.model import MediumKind, Mention, Named, Scope, Span
from runut.read.names import slug
from runut.read.names.media import is_home, medium_of_name
from runut.read.speech.media_phrases import MediaPhrases, Medium
from runut.read.speech.outline import Outline
from runut.read.speech.relay_words import relay_slips, relay_words

_WITNESS = 12
"""Pieces within which it is told what a medium's reporter does."""
_PROGRAMME = 7
"""Words between a programme and the medium that puts it out."""
_REACH = 6
"""Words between a preposition and the platform it leads to: `dalam sebuah unggahan di akun resmi X`."""

How = Literal["credit", "inner", "hearer", "agent", "source", "according", "line", "platform"]
"""How a relay is told: `dilansir X`; `Y, yang mengutip X`; `kepada X`; `dibuka oleh X`; `kata X`; `menurut X`; `Sumber:
X`; `di X`, where words were posted."""

NEARNESS: Mapping[How, int] = {
    "hearer": 0,
    "inner": 1,
    "agent": 2,
    "source": 2,
    "according": 2,
    "credit": 3,
    "line": 3,
    "platform": 3,
}
"""The order of one sentence's relays from the words outwards."""


class Pointer(NamedTuple):
    """A relay as its sentence shows it, before its scope is known."""

    span: Span
    name: str
    id: str
    kind: MediumKind
    how: How
    first: int
    last: int


class Relays:
    """Reads the relays of one report's sentences."""

    def __init__(self, language: str, mentions: Sequence[Mention], phrases: MediaPhrases, outlet: Named | None) -> None:
        self._table = relay_words(language)
        self._slips = relay_slips(language)
        self._language = language
        self._mentions = mentions
        self._phrases = phrases
        self._outlet = outlet

    # ------------------------------------------------------------ dilansir X, kepada X

    def of(self, row: Outline) -> list[Pointer]:
        """The credits and hearers of one sentence, in order."""
        found: list[Pointer] = []
        index = 0
        while index < len(row.pieces):
            low = self._slips.meant(row.low(index))
            if row.pieces[index].mention is None:
                media = (
                    self._credited(row, index, low)
                    if low in self._table.credit.words
                    else self._heard(row, index) or self._in_report(row, index) or self._witnessed(row, index)
                )
                if media:
                    how = self._how(low, row.low(index - 1))
                    start = row.pieces[index].start
                    for medium in media:
                        span = Span(start, medium.span.end)
                        found.append(Pointer(span, medium.name, medium.id, medium.kind, how, index, medium.last))
                        start = medium.span.start
                    index = max(index + 1, media[-1].last)
                    continue
            index += 1
        return found

    def _how(self, low: str, before: str) -> How:
        if low in self._table.credit.words:
            # `Y, yang mengutip X`: X is behind Y; `Y, yang dikutip X`: X is before it.
            inner = before in self._table.relative.words and low in self._table.relative.active
            return "inner" if inner else "credit"
        if low in self._table.hearer.words:
            return "hearer"
        return "agent" if low in self._table.agent.words | self._table.place.skipped else "credit"

    def _credited(self, row: Outline, index: int, low: str) -> list[Medium]:
        careful = low in self._table.credit.careful
        first = self._phrases.medium(row, index + 1, known=careful)
        if first is None and low in self._table.cited.words:
            first = self._phrases.institution(row, index + 1)
        if first is None:
            return []
        found = [first]
        at = first.last
        while len(found) < 4:
            step = at + 1 if row.kind(at) == "comma" or row.low(at) in self._table.between.words else at
            if step == at:
                break
            from_it = row.low(at) in self._table.place.source
            again = self._phrases.medium(row, step, known=careful or not from_it, bare=not from_it)
            if again is None:
                break
            found.append(again)
            at = again.last
        return found[1:] if self._passes_on(row, low, found) else found

    def _passes_on(self, row: Outline, low: str, found: Sequence[Medium]) -> bool:
        """Whether the first medium is the report's own outlet: `dikutip Pikiran-Rakyat.com dari Antara`."""
        if len(found) < 2 or low not in self._table.credit.passive:
            return False
        first = found[0]
        if row.low(first.last) not in self._table.place.source:
            return False
        if self._outlet is not None:
            return first.id == self._outlet.id
        unlisted = medium_of_name(first.name, self._language) is None and "." in first.name
        return unlisted or self._is_ours(first.name)

    def _heard(self, row: Outline, index: int) -> list[Medium]:
        if row.low(index) not in self._table.hearer.words and row.low(index) not in self._table.agent.words:
            return []
        medium = self._phrases.medium(row, index + 1, known=True) or self._own(row, index)
        if medium is None or (medium.kind == "social" and row.low(index) not in self._table.place.heard):
            return []
        own = self._outlet is not None and medium.id == self._outlet.id
        return [] if own and row.low(index) in self._table.hearer.holds else [medium]

    def _in_report(self, row: Outline, index: int) -> list[Medium]:
        """Whoever made the report in which a sentence's words stand: `Dari laporan X, …`, `demikian rilis X`."""
        table = self._table
        opens = not index or row.kind(index - 1) == "comma"
        if not opens or row.low(index) not in table.place.report | table.place.like:
            return []
        if row.low(index + 1) in table.noun.weak:
            medium = self._phrases.medium(row, index + 1, known=True)
            if medium is not None and medium_of_name(medium.name, self._language) is not None:
                return [medium]
        if row.low(index + 1) not in table.documents.opening:
            return []
        institution = self._phrases.institution(row, index + 1)
        return [institution] if institution is not None else []

    def _witnessed(self, row: Outline, index: int) -> list[Medium]:
        """The medium whose reporter saw or reports what a sentence tells: `wartawan X melihat …`."""
        if row.low(index) not in self._table.place.skipped or (
            index and row.low(index - 1) in self._table.hearer.words
        ):
            return []
        medium = self._phrases.medium(row, index + 1, known=True, bare=True)
        if medium is None or medium.kind == "social":
            return []
        for at in range(medium.last, min(medium.last + _WITNESS, len(row.pieces))):
            if row.low(at) in self._table.place.witness:
                return [medium]
            if row.kind(at) in ("stop", "quote"):
                break
        return []

    def _own(self, row: Outline, index: int) -> Medium | None:
        """The report's own outlet: `kepada kami`."""
        if self._outlet is None or row.low(index + 1) not in self._table.hearer.own:
            return None
        piece = row.pieces[index + 1]
        return Medium(Span(piece.start, piece.end), self._outlet.name, self._outlet.id, "outlet", index + 1, index + 2)

    # ------------------------------------------------------------ di X, lewat akun X @nama

    def platforms(self, row: Outline, outside: Sequence[Span]) -> list[Pointer]:
        """The platforms and accounts through which a sentence's words went, not those named in its content."""
        found: list[Pointer] = []
        for at, piece in enumerate(row.pieces):
            if piece.kind != "word" or any(span.start <= piece.start < span.end for span in outside):
                continue
            handle = piece.low.startswith("@") and len(piece.low) > 2
            if not handle and not self._is_platform(row, at):
                continue
            first = at
            while first > 0 and at - first < _REACH and self._leads_to_platform(row, first - 1):
                first -= 1
            while first < at and row.low(first) not in self._table.platform.before:
                first += 1
            if first == at:
                continue
            last = at + 1
            while last < len(row.pieces) and row.pieces[last].mention == piece.mention and piece.mention is not None:
                last += 1
            if not handle and row.low(last).startswith("@"):
                continue  # the account that follows names it better
            if found and found[-1].last >= first:
                continue
            span = Span(row.pieces[first].start, row.pieces[last - 1].end)
            name = row.text[piece.start : piece.end]
            if not handle:
                name = self._platform_name(row, at)
            found.append(Pointer(span, name, slug(name), "social", "platform", first, last))
        return found

    def _platform_name(self, row: Outline, at: int) -> str:
        piece = row.pieces[at]
        if piece.mention is not None:
            return self._mentions[piece.mention].name
        words = row.text[piece.start : piece.end]
        known = medium_of_name(words, self._language)
        return known.name if known is not None else words

    def programmes(self, row: Outline, outside: Sequence[Span]) -> list[Pointer]:
        """The media in whose programmes or columns somebody speaks: `dalam acara Y di X`, `dalam siaran X`."""
        found: list[Pointer] = []
        for at, piece in enumerate(row.pieces):
            mention = piece.mention
            if mention is None or piece.kind != "word" or self._mentions[mention].label != "MEDIA":
                continue
            if (at and row.pieces[at - 1].mention == mention) or any(
                span.start <= piece.start < span.end for span in outside
            ):
                continue
            first = self._programme(row, at)
            if first is None or self._phrases.kind(self._mentions[mention]) == "social":
                continue
            medium = self._mentions[mention]
            last = at + 1
            while last < len(row.pieces) and row.pieces[last].mention == mention:
                last += 1
            span = Span(row.pieces[first].start, medium.span.end)
            found.append(Pointer(span, medium.name, medium.id, self._phrases.kind(medium), "hearer", first, last))
        return found

    def _programme(self, row: Outline, at: int) -> int | None:
        """The preposition before the programme that the medium at ``at`` puts out."""
        place = self._table.place
        for back in range(at - 1, max(-1, at - 1 - _PROGRAMME), -1):
            if row.low(back) in place.programme:
                return back - 1 if row.low(back - 1) in self._table.platform.before else None
            piece = row.pieces[back]
            leads = piece.capital or piece.kind == "quote" or row.low(back) in self._table.platform.before
            if not leads and row.low(back) not in self._table.between.words:
                return None
        return None

    def _is_platform(self, row: Outline, at: int) -> bool:
        mention = row.pieces[at].mention
        if mention is None:
            # `di X`: a name of one letter is believed only behind such words, which are looked for next.
            piece = row.pieces[at]
            known = medium_of_name(row.text[piece.start : piece.end], self._language) if piece.capital else None
            return known is not None and known.kind == "social"
        if self._mentions[mention].label != "MEDIA":
            return False
        first = row.pieces[at - 1].mention != mention if at else True
        return first and self._phrases.kind(self._mentions[mention]) == "social"

    def _leads_to_platform(self, row: Outline, at: int) -> bool:
        low = row.low(at)
        table = self._table.platform
        return low in table.before or low in table.nouns or self._is_platform(row, at)

    # ------------------------------------------------------------ Sumber: X; (AP)

    def signs(self, pointer: Pointer, names: int) -> bool:
        """Whether a name in a closing bracket of several is the outlet's own beside its writers': `(die/ray/jpnn)`."""
        return names > 1 and self._is_ours(pointer.name)

    def _is_ours(self, name: str) -> bool:
        """Whether a medium publishes in the language itself, so that a page may be its own."""
        known = medium_of_name(name, self._language)
        return known is not None and known.kind != "agency" and is_home(known, self._language)

    def named(self, text: str, place: Span, name: Span, *, known: bool) -> Pointer | None:
        """The relay of a line or bracket ``place`` that holds the name of a medium.

        ``known``: only where the table or the report itself knows the name for a medium; in the bracket at a
        paragraph's end stand the initials of reporters too.
        """
        words = name.of(text)
        medium = medium_of_name(words, self._language)
        if medium is not None:
            return Pointer(place, medium.name, medium.id, medium.kind, "line", 0, 0)
        introduced = next(
            (mention for mention in self._mentions if mention.label == "MEDIA" and mention.span.of(text) == words), None
        )
        if introduced is not None:
            kind = self._phrases.kind(introduced)
            return Pointer(place, introduced.name, introduced.id, kind, "line", 0, 0)
        if known or not slug(words):
            return None
        return Pointer(place, words, slug(words), "outlet", "line", 0, 0)


def scopes_of(pointers: Sequence[Pointer], *, opens: bool, ends: bool, sentences: int, states: bool) -> list[Scope]:
    """How far each of a sentence's relays reaches: the sentence's statement, or the paragraph it opens or ends.

    Whom a credited medium cites reaches as far as that medium: `dilansir X, yang mengutip Y`.
    ``opens``/``ends``: whether it stands in the paragraph's first or last of ``sentences``; ``states``: whether its own
    sentence holds a statement.
    """
    found: list[Scope] = []
    for number, pointer in enumerate(pointers):
        before = pointers[number - 1] if number else None
        if pointer.how == "inner" and before is not None and before.how == "credit":
            found.append(found[-1])
        else:
            found.append(_scope(pointer, opens=opens, ends=ends, sentences=sentences, states=states))
    return found


def _scope(pointer: Pointer, *, opens: bool, ends: bool, sentences: int, states: bool) -> Scope:
    if pointer.how == "line":
        return "report"
    if pointer.how in ("inner", "hearer", "agent", "source", "according", "platform"):
        return "statement"
    if sentences > 1 and ((opens and pointer.first <= 1) or ends):
        return "paragraph"
    return "statement" if states else "paragraph"

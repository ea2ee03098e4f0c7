"""Offices and roles that a text speaks of, and who holds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from runut.languages import table
from runut.model import Mention, Office, Span
from runut.read.names import features
from runut.read.text.tokens import Token, tokenize

_LONGEST_TITLE = 5
_LONGEST_OFFICE = 28
_CLOSERS = frozenset(',.;:!?)–—-"”’')


@dataclass(frozen=True)
class Titles:
    """``titles.toml`` as sets."""

    offices: frozenset[str]
    roles: frozenset[str]
    before_name: frozenset[str]
    """Ranks, forms of address, academic titles."""
    part_of_name: frozenset[str]
    """Those of them that are a part of the name where only one word stands behind: `Lady Gaga`."""
    degrees: frozenset[str]
    qualifiers: frozenset[str]
    complements: frozenset[str]
    sections: frozenset[str]
    joins: frozenset[str]
    pointers: frozenset[str]
    links: frozenset[str]
    relations: frozenset[str]
    naming: frozenset[str]
    circumstances: frozenset[str]
    possessives: tuple[str, ...]
    loose: frozenset[str]

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of whatever is looked for by phrase."""
        phrases = (*self.offices, *self.roles, *self.before_name, *self.complements)
        return frozenset(phrase.split(" ", 1)[0] for phrase in phrases)


@cache
def titles(language: str) -> Titles:
    """The titles of a language pack. Cached."""
    lists = table(language, "titles.toml", features.Titles)
    return Titles(
        offices=frozenset(lists.offices),
        roles=frozenset(lists.roles),
        before_name=frozenset((*lists.ranks, *lists.honorifics)),
        part_of_name=frozenset(lists.part_of_name),
        degrees=frozenset(lists.degrees),
        qualifiers=frozenset(lists.qualifiers),
        complements=frozenset(lists.complements),
        sections=frozenset(lists.sections),
        joins=frozenset(lists.joins),
        pointers=frozenset(lists.pointers),
        links=frozenset(lists.links),
        relations=frozenset(lists.relations),
        naming=frozenset(lists.naming),
        circumstances=frozenset(lists.circumstances),
        possessives=lists.possessives,
        loose=frozenset(lists.loose),
    )


def find_offices(
    text: str, sentences: Sequence[Span], mentions: Sequence[Mention], language: str = "id"
) -> tuple[Office, ...]:
    """Offices in ``sentences`` in order of place, with their holders by apposition in either order.

    ``mentions`` are those of ``find_names`` for the same text, in order of place. A role (`warga`, `saksi`) is given
    only with a holder or where it points back (`saksi itu`).
    """
    starts = [mention.span.start for mention in mentions]
    return tuple(
        office
        for sentence in sentences
        for office in _Sentence(text, sentence, mentions, starts, titles(language), language).offices()
    )


class _Sentence:
    """One sentence, token by token."""

    def __init__(
        self, text: str, span: Span, mentions: Sequence[Mention], starts: Sequence[int], lists: Titles, language: str
    ) -> None:
        self.text = text
        self.lists = lists
        self.tag = features.word_lists(language).tag
        self.mentions = mentions
        self.tokens: list[Token] = tokenize(text, span.start, span.end)
        self.low = [token.text.lower() for token in self.tokens]
        self.named: list[int | None] = [self._mention(token, starts) for token in self.tokens]

    def _mention(self, token: Token, starts: Sequence[int]) -> int | None:
        index = bisect_right(starts, token.start) - 1
        return index if index >= 0 and token.start < self.mentions[index].span.end else None

    def _label(self, at: int) -> str:
        index = self.named[at] if at < len(self.named) else None
        return "" if index is None else self.mentions[index].label

    def offices(self) -> list[Office]:
        found: list[Office] = []
        at = 0
        while at < len(self.tokens):
            width = 0 if self.named[at] is not None else self._phrase(at, self.lists.offices, self.lists.roles)
            office, at = self._office(at, width) if width else (None, at + 1)
            if office:
                found.append(office)
        return found

    def _phrase(self, at: int, *lists: frozenset[str]) -> int:
        """How many tokens from ``at`` make the longest entry of the lists; 0 for none."""
        if not self._opens(self.low[at]):
            return 0
        for width in range(min(_LONGEST_TITLE, len(self.low) - at), 0, -1):
            title = self._title(at, width)
            if any(title in entries for entries in lists):
                return width
        return 0

    def _opens(self, word: str) -> bool:
        """Whether an entry of a list may begin with the word; most words are told apart here."""
        openings = self.lists.openings
        return word in openings or any(
            word.endswith(p) and word.removesuffix(p) in openings for p in self.lists.possessives
        )

    def _title(self, at: int, width: int) -> str:
        """The words as a list has them: without a possessive at the end."""
        words = " ".join(self.low[at : at + width])
        if words in self.lists.offices or words in self.lists.roles:
            return words
        ending = next((p for p in self.lists.possessives if words.endswith(p)), "")
        bare = words.removesuffix(ending)
        return bare if ending and (bare in self.lists.offices or bare in self.lists.roles) else words

    def _office(self, at: int, width: int) -> tuple[Office | None, int]:
        head = self._title(at, width)
        end = self._attached(at + width)
        of = self.text[self.tokens[at + width].start : self.tokens[end - 1].end] if end > at + width else ""
        pointed = end < len(self.low) and self.low[end] in self.lists.pointers
        last = end + pointed
        first = self._qualified(at)
        holder = self._after(first, last, formal=head in self.lists.offices) if not pointed else None
        if holder is not None and head in self.lists.relations:
            holder = self._related(last, holder)
        if holder is None:
            holder = self._before(first, last)
        if holder is None and not pointed and first == at:
            named = of != of.lower()
            if head not in self.lists.offices or not (named or self._alone(at, head)):
                return None, at + width
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return Office(span=span, head=head, of=of, holder=holder), last

    def _alone(self, at: int, head: str) -> bool:
        """Whether one word with nothing beside it is an office: not `kepala`, unless a capital or a verb shows it."""
        if head not in self.lists.loose:
            return True
        if at:
            return self.tokens[at].text[:1].isupper()
        return at + 1 < len(self.low) and self.tag(self.low[at + 1]) in ("VB", "MD", "RB", "NEG")

    def _qualified(self, at: int) -> int:
        """Where the words before that qualify the office begin."""
        while at and self.named[at - 1] is None and self.low[at - 1] in self.lists.qualifiers:
            at -= 1
        return at

    def _belongs(self, at: int) -> bool:
        """Whether the token goes on with an office: a name that is no person's, a capital, a complement."""
        if at >= len(self.tokens):
            return False
        if self._phrase(at, self.lists.before_name) and self._label(at) != "PER":
            stand = self._skip(at, 1, self.lists.before_name)
            if self._label(stand) == "PER" or (self.low[at] not in self.lists.complements and not self._label(at)):
                return False
        label = self._label(at)
        if label:
            return label != "PER"
        word = self.tokens[at].text
        if self._phrase(at, self.lists.complements):
            return True
        return word[0].isalpha() and word[0].isupper() and self.tag(word).startswith("NN")

    def _attached(self, at: int) -> int:
        """Where the words end that say what the office is over, from ``at``."""
        begun = at
        while at < len(self.tokens) and at - begun < _LONGEST_OFFICE:
            word = self.low[at]
            joined = word in self.lists.joins and self._label(at) == ""
            if joined and self._belongs(at + 1) and not self._phrase(at + 1, self.lists.offices):
                at += 1 + max(1, self._complement(at + 1))
            elif not joined and self._belongs(at) and (whose := self._whose(begun, at)) is not None:
                at += max(1, whose, self._complement(at))
            elif (
                word in "("
                and at > begun
                and at + 2 < len(self.low)
                and self.low[at + 2] == ")"
                and self._belongs(at + 1)
            ):
                at += 3
            elif word == "," and self._listed(begun, at):
                at += 1
            elif word in "/-–" and at > begun and self._belongs(at + 1):
                at += 2
            else:
                break
        return at

    def _complement(self, at: int) -> int:
        return 0 if self._label(at) else self._phrase(at, self.lists.complements)

    def _whose(self, begun: int, at: int) -> int | None:
        """How many words at ``at`` are an office that the one before is an office of (`Sekretaris Wakil Presiden X`); 0
        where none begins there, ``None`` where one begins that stands for itself."""
        if self.named[at] is not None:
            return 0
        belongs = at == begun or self.low[at - 1] in self.lists.sections
        return self._phrase(at, self.lists.offices) if belongs else None if self._opens_office(at) else 0

    def _opens_office(self, at: int) -> bool:
        """Whether another office begins here, in capitals, with a name behind it."""
        return bool(
            self.named[at] is None
            and self.low[at] not in self.lists.complements
            and self._phrase(at, self.lists.offices)
        )

    def _listed(self, begun: int, at: int) -> bool:
        """Whether a comma stands within the name of an office: `Menteri Pendidikan, Kebudayaan, dan Riset`."""
        near = [at - 1, at + 1 if at + 1 < len(self.low) and self.low[at + 1] not in self.lists.joins else at + 2]
        return (at > begun or self.low[at - 1] in self.lists.complements) and all(
            k < len(self.low)
            and self.low[k] in self.lists.complements
            and self.tokens[k].text[:1].isupper()
            and self.named[k] is None
            for k in near
        )

    def _skip(self, at: int, step: int, *lists: frozenset[str]) -> int:
        """Past entries of the lists and the full stops of abbreviations."""
        while 0 <= at < len(self.low) and self._label(at) in ("", "ORG"):
            bare = self.low[at].rstrip(".")
            if any(bare in entries for entries in lists) or self.low[at] == ".":
                at += step
                continue
            two = " ".join(self.low[at : at + 2] if step > 0 else self.low[max(0, at - 1) : at + 1])
            if not any(two in entries for entries in lists):
                break
            at += 2 * step
        return at

    def _after(self, first: int, at: int, *, formal: bool) -> int | None:
        """The person named behind an office in ``[first, at)``; ``formal``: it is no mere role."""
        for comma in (False, True):
            if comma and (at >= len(self.low) or self.low[at] not in (",", ":", "(")):
                return None
            stand = self._skip(at + comma, 1, self.lists.naming, self.lists.before_name)
            if self._label(stand) == "PER":
                opens = formal and (first == 0 or self.low[first - 1] == ",")
                told = not comma or self.low[at] == ":" or self.low[at + 1] in self.lists.naming
                return self.named[stand] if told or opens or self._set_off(stand) else None
        return None

    def _set_off(self, at: int) -> bool:
        """Whether the name at ``at`` ends what a comma sets off: not `menurut polisi, X ditangkap`."""
        named = self.named[at]
        while at < len(self.named) and self.named[at] == named:
            at += 1
        at = self._skip(at, 1, self.lists.degrees)
        return at >= len(self.low) or self.low[at] in _CLOSERS | {"("} or self.low[at] in self.lists.circumstances

    def _related(self, at: int, named: int) -> int:
        """Who stands in a relation to the person named right behind it: `pengacara X, Y, mengatakan` is about Y."""
        while at < len(self.named) and self.named[at] == named:
            at += 1
        if not (at < len(self.low) and self.low[at] == "," and self._label(at - 1) == "PER"):
            return named
        stand = self._skip(at + 1, 1, self.lists.naming, self.lists.before_name)
        other = self.named[stand] if self._label(stand) == "PER" else None
        if other is None:
            return named
        while stand < len(self.named) and self.named[stand] == other:
            stand += 1
        closed = stand >= len(self.low) or self.low[stand] in _CLOSERS
        listed = stand + 1 < len(self.low) and (
            self._label(stand + 1) == "PER" or self.low[stand + 1] in self.lists.joins
        )
        return other if closed and not listed else named

    def _before(self, first: int, last: int) -> int | None:
        """The person named before an office that stands in ``[first, last)`` as an apposition."""
        at = first - 1
        linked = False
        for width in range(4, 0, -1):
            if at - width + 1 >= 0 and " ".join(self.low[at - width + 1 : at + 1]) in self.lists.links:
                at, linked = at - width, True
                break
        closed = last >= len(self.low) or self.low[last] in _CLOSERS
        if at < 0 or not (linked or (closed and self.low[at] in (",", "(", "–", "—"))):
            return None
        for _ in range(12):
            at = self._skip(at, -1, self.lists.degrees)
            if at < 0 or self._label(at):
                break
            if self.low[at] not in (",", "(", ")", "–", "—") and not self.low[at].isdigit():
                return None
            at -= 1
        return self.named[at] if at >= 0 and self._label(at) == "PER" else None

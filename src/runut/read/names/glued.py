"""Names that the tagger took for one and that are two: `Ketua Serikat Buruh Kalimaru Anton Kewa`.

Behind an office stands what it is over, and then its holder, often with no mark between. No table knows every body and
place. Where one name ends and the other begins is told by what the report and the tables know of either side: each
sign counts, for or against, and the best cut is made if it is good enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from runut.model import Label, Span
from runut.read.names.gazetteer import Gazetteer
from runut.read.names.identities import Found
from runut.read.names.name_words import NameWords
from runut.read.names.standing import Standing

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[^\s]+")
_BEHIND = re.compile(r" ([A-Z]\w{2,12})\b")
_CAPITALS = re.compile(r"(?:[A-Z][\w-]{0,24} ){1,6}$")
_AND = re.compile(r"(?P<run>(?:[A-Z]\w{1,24} ){2,6})(?P<and>[a-z]{2,5}) $")
_REACH = 80
_NEAR = 7
"""Words before a name among which its office stands: `Kepala Kantor SAR X Nama`."""
_LONGEST = 9
"""Words of a name that is looked at."""
_COUNTRY = 2.5
"""What the sign counts that an unknown word behind `Perdana Menteri` is a country."""
_PAIR = 0.5
"""What it counts that two words are left for the holder's name, as most names have."""
_ENOUGH = 4.0
"""The least that the signs for a cut must come to."""


def split_glued(
    text: str, names: Sequence[Found], standing: Standing, known: Gazetteer, around: NameWords
) -> list[Found]:
    """The names, those of a place or a body and of the holder of its office taken apart."""
    return _Glue(text, names, standing, known, around).split(names)


class _Glue:
    """The names of one report, with what tells two apart."""

    def __init__(
        self, text: str, names: Sequence[Found], standing: Standing, known: Gazetteer, around: NameWords
    ) -> None:
        self._text = text
        self._standing = standing
        self._known = known
        self._around = around
        self._before_holders = self._places_before_holders(names)
        self._places = {
            word
            for name in names
            if name.label in ("LOC", "ORG")
            for word in self._spellings(name.span.of(text).lower())
        }
        self._ends = {name.span.end: name for name in names if name.label == "ORG"}

    def _spellings(self, words: str) -> list[str]:
        """The name of a place, and without `Desa` before it."""
        first, _, rest = words.partition(" ")
        return [words, rest] if rest and first in self._around.place_words else [words]

    def split(self, names: Sequence[Found]) -> list[Found]:
        """The names with the glued ones cut."""
        found: list[Found] = []
        taken: set[Span] = set()
        for name in names:
            written = name.span.of(self._text)
            if name.label == "PER" and written in self._before_holders:
                found.append(Found(name.span, "LOC"))
                continue
            words = [Span(name.span.start + w.start(), name.span.start + w.end()) for w in _PART.finditer(written)]
            cut = self._cut(name, words)
            place, body = self._place(name), self._joined(name, words)
            if place or body:
                found.append(Found(place or body or name.span, "LOC" if place else "ORG"))
            elif cut:
                left, right = Span(name.span.start, words[cut - 1].end), self._untitled(words[cut:])
                start, label = self._whole(left)
                taken.update(other.span for other in names if start <= other.span.start < left.start)
                found += [Found(Span(start, left.end), label), Found(right, "PER")]
            else:
                found.append(Found(name.span, self._label(name, words)))
        return [name for name in found if name.span not in taken]

    # ------------------------------------------------------------ what a name is

    def _label(self, name: Found, words: Sequence[Span]) -> Label:
        """The label, corrected where the first or last word tells a body, or where a holder's given name does."""
        first, last = words[0].of(self._text), words[-1].of(self._text).lower().rstrip(".")
        around = self._around
        body = first.lower() in around.bodies and not around.personal(first)
        if name.label == "PER" and len(words) > 1 and (body or last in around.firm_ends):
            return "ORG"
        if name.label == "PER" and len(words) == 1 and self._behind_place_word(name.span.start):
            return "LOC"
        if (
            name.label in ("ORG", "LOC")
            and 1 < len(words) <= 4
            and self._behind_body(name.span.start)
            and not self._known.entry(name.span.of(self._text))
            and all(around.unknown(word.of(self._text)) for word in words)
            and (first.lower() in around.given or self._standing.alone(first))
            and last not in around.place_behind | around.firm_words | around.firm_ends
            and not self._known.entry(words[-1].of(self._text), "LOC")
            and not self._standing.placed([first.lower()])
        ):
            return "PER"
        return name.label

    def _place(self, name: Found) -> Span | None:
        """The place that a single word behind an office is where `Selatan` or the like stands behind it."""
        behind = _BEHIND.match(self._text, name.span.end)
        if name.label != "PER" or not behind or behind[1].lower() not in self._around.place_behind:
            return None
        single = " " not in name.span.of(self._text) and self._right_behind_office(name.span.start)
        return Span(name.span.start, behind.end()) if single else None

    def _joined(self, name: Found, words: Sequence[Span]) -> Span | None:
        """The body whose name goes on in what was taken for a person: `Dinas Pemadam dan | Penyelamat X`."""
        first = words[0].of(self._text)
        before = _AND.search(self._text, max(0, name.span.start - _REACH), name.span.start)
        if name.label != "PER" or before is None or len(words) < 2 or self._around.personal(first):
            return None
        run, and_ = before["run"].split(), before["and"]
        begins = next((i for i, word in enumerate(run) if word.lower() in self._around.bodies), None)
        known = first.lower() in self._around.lists.clusters or first.lower() in self._around.titles.complements
        if begins is None or and_ not in self._around.connectives or not known:
            return None
        return Span(before.start() + len(" ".join([*run[:begins], ""])), name.span.end)

    def _behind_place_word(self, at: int) -> bool:
        """Whether `Desa` or the like stands right before, and not as the end of an office: `Kepala Desa | X`."""
        before = _WORD.findall(self._text[max(0, at - _REACH) : at])[-2:]
        return (
            bool(before)
            and self._text[at - 1 : at] == " "
            and before[-1][0].isupper()
            and before[-1].lower() in self._around.settlements
            and " ".join(before).lower() not in self._around.titles.offices
        )

    def _behind_body(self, at: int) -> bool:
        """Whether a member of a body would be named here: `Anggota DPRD | X`."""
        before = _WORD.findall(self._text[max(0, at - _REACH) : at])[-1:]
        closed = any(word.isupper() and word.lower() in self._around.bodies for word in before)
        return closed and self._behind_office(at)

    def _untitled(self, words: Sequence[Span]) -> Span:
        """The person's name without the titles that stood between."""
        start = 0
        while start < len(words) - 1 and self._title(words[start].of(self._text)):
            start += 1
        return Span(words[start].start, words[-1].end)

    def _title(self, word: str) -> bool:
        low = word.lower().rstrip(".")
        return low in self._around.titles.before_name and low not in self._around.given

    # ------------------------------------------------------------ where the cut is

    def _cut(self, name: Found, words: Sequence[Span]) -> int:
        """How many words the first of two names has; 0 where it is one name."""
        if not 1 < len(words) <= _LONGEST or (name.label == "LOC" and len(words) < 3):
            return 0
        written = [word.of(self._text) for word in words]
        body = written[0].lower() in self._around.bodies and not self._around.personal(written[0])
        place = name.label == "LOC" and written[0].lower() in self._around.place_words
        if not self._behind_office(name.span.start) or (name.label != "PER" and not body and not place):
            return 0
        if self._known.entry(name.span.of(self._text)) or not all(word[0].isalnum() for word in written):
            return 0
        if self._text[max(0, words[0].start - 3) : words[0].start].rstrip().endswith(","):
            return 0  # `anggota DPR dari X, Vena Y`: what the office is over stands before the comma
        before = [word.lower() for word in _WORD.findall(self._text[max(0, words[0].start - _REACH) : words[0].start])]
        outside = self._outside(before[-_NEAR:])
        best, where = _ENOUGH, 0
        for cut in range(2 if body else 1, len(written)):
            over = self._left(written[:cut], written[cut], words[0].start, before, body)
            over += self._of_nation(written, cut, before)
            person = self._right(written, cut)
            marked = self._title(written[cut]) or written[cut].lower() in self._around.name_starts
            if (over < 1.5 and not marked) or (body and person < 2) or (place and person < 1):
                continue  # one side alone tells too little: people are called by their second name
            score = over + person + outside + (_PAIR if len(written) - cut == 2 else 0)
            closer = abs(len(written) - cut - 2) < abs(len(written) - where - 2)
            if score > best or (score == best and (closer or not where)):
                best, where = score, cut
        return where

    def _of_nation(self, written: Sequence[str], cut: int, before: Sequence[str]) -> float:
        """Signs that an office over a country has its country right behind, though no table has it: of three words or
        more that nothing knows, the report calls the holder by the last alone."""
        around = self._around
        office = any(" ".join(before[-n:]) in around.over_nations for n in (1, 2, 3))
        strange = all(around.unknown(word) and not around.personal(word) for word in written)
        if cut != 1 or len(written) < 3 or not office or not strange or not self._standing.alone(written[-1]):
            return 0.0
        return _COUNTRY

    def _outside(self, before: Sequence[str]) -> float:
        """Signs before the name: an office over a place, a body whose place or name this would be."""
        around = self._around
        over = any(
            " ".join(before[i : i + n]) in around.over_places
            for i in range(len(before))
            for n in (1, 2)
            if i + n <= len(before)
        )
        if any(" ".join(before[-n:]) in around.over_places | around.over_nations for n in (1, 2, 3)):
            return 2.0
        return 1.0 if over or any(word in around.bodies for word in before) else 0.0

    def _goes_on(self, at: int) -> bool:
        """Whether the name of a body stands right before and would go on: `Himpunan Nelayan Pesisir | X`."""
        if at - 1 in self._ends and " " in self._ends[at - 1].span.of(self._text):
            return False
        run = _CAPITALS.search(self._text, max(0, at - _REACH), at)
        return run is not None and any(word.lower() in self._around.bodies for word in run.group().split())

    def _left(self, words: Sequence[str], behind: str, at: int, before: Sequence[str], body: bool) -> float:
        """Signs that the words are the name of a place or a body."""
        around, standing = self._around, self._standing
        low = [word.lower() for word in words]
        firm = body or (bool(before) and before[-1] in around.bodies)
        score = 0.0
        named = bool(before) and (before[-1] in around.place_words or before[-1] in around.place_before)
        times = 1 + named  # where it stands itself tells nothing
        tails = [low[i:] for i in range(len(low))]
        listed = self._known.entry(" ".join(words), "LOC")
        known = listed is not None and listed.label in ("LOC", "ORG")
        known = known or (body and any(self._known.entry(" ".join(tail), "LOC") for tail in tails[-2:]))
        if known or any(
            " ".join(tail) in self._places or standing.placed(tail, behind, times) for tail in (low, *tails[-3:])
        ):
            score += 3
        nouns = all(word in around.lists.clusters and around.lists.tag(word) != "NNP" for word in low)
        if body or nouns or self._goes_on(at):
            score += 1.5
        if len(words) > 1 and low[-1] in around.place_behind:
            score += 2.5
        elif firm and len(words) > 1 and low[-1] in around.firm_words:
            score += 1.5
        if len(words) == 1 and len(words[0].rstrip(".")) < 3:
            score -= 4
        if around.personal(words[0]) and not body and words[0].lower() not in around.titles.complements:
            score -= 4
        score -= 3 * sum(around.personal(w) and w.lower() not in around.firm_words for w in words[1:] if not body)
        return score

    def _right(self, words: Sequence[str], cut: int) -> float:
        """Signs that the words from ``cut`` are the name of a person."""
        around, standing = self._around, self._standing
        titled = 0
        while cut + titled < len(words) - 1 and self._title(words[cut + titled]):
            titled += 1
        right = words[cut + titled :]
        low = right[0].lower()
        score = 4.0 if titled or (low in around.name_starts and len(right) > 1) else 0.0
        if around.personal(right[0]):
            score += 2
        if len(right) > 1 and standing.alone(right[0]):
            score += 2.5
        elif len(right) > 1 and standing.apart(right, words[cut - 1]):
            score += 2
        if not all(
            around.unknown(word)
            or around.personal(word)
            or word.lower() in around.particles
            or len(word.rstrip(".")) == 1
            for word in right
        ):
            score -= 4
        if low in around.place_behind or (low in around.firm_words and cut < 2) or low in around.bodies:
            score -= 3
        listed = self._known.entry(" ".join(right), "LOC")
        if listed is not None and listed.label != "PER":
            score -= 4
        elif standing.placed([right[0].lower()]):
            score -= 2
        last = right[-1].lower().rstrip(".")
        if last in around.firm_ends or (len(right) > 1 and self._known.entry(last, "LOC") and last not in around.given):
            score -= 4
        if len(right) == 1:
            score -= 1
        return score - (2 if len(right) > 4 else 0)

    # ------------------------------------------------------------ around the name

    def _whole(self, left: Span) -> tuple[int, Label]:
        """Where the first name begins and what it is: `Serikat | Buruh Pelabuhan X` is one body."""
        around, text = self._around, self._text
        first = _PART.match(text, left.start, left.end)
        body = bool(first and first.group().lower() in around.bodies)
        run = list(_PART.finditer(text, max(0, left.start - _REACH), left.start))
        at = start = left.start
        for i in range(len(run) - 1, -1, -1):
            word = run[i]
            if text[word.end() : at] != " " or not word.group()[0].isupper() or not word.group().isalpha():
                break
            at = word.start()
            office = " ".join(w.group().lower() for w in run[max(0, i - 1) : i + 1])
            low = word.group().lower()
            if office in around.titles.offices or low in around.titles.offices:
                break
            if low in around.bodies:
                return at, "ORG"
            if low in around.place_words:
                start = at
        if body:
            return left.start, "ORG"
        listed = self._known.entry(left.of(text), "LOC")
        return start, "ORG" if listed is not None and listed.label == "ORG" else "LOC"

    def _behind_office(self, at: int) -> bool:
        """Whether the last office or role before a place is one over something, not one towards a person."""
        words = [word.lower() for word in _WORD.findall(self._text[max(0, at - _REACH) : at])][-_NEAR:]
        lists = self._around.titles
        for end in range(len(words), 0, -1):
            near = [" ".join(words[end - n : end]) for n in (2, 1) if end >= n]
            if any(phrase in self._around.titles.relations for phrase in near):
                return False
            if any(phrase in lists.offices or phrase in lists.roles for phrase in near):
                return True
        return False

    def _places_before_holders(self, names: Sequence[Found]) -> set[str]:
        """Names between an office and its holder, set off by a comma: `Presiden Lestovia, Teodor Branik`."""
        text, around = self._text, self._around
        ordered = sorted(names, key=lambda name: name.span)
        found: set[str] = set()
        for i, (name, holder) in enumerate(pairwise(ordered)):
            words = name.span.of(text).split()
            follows = ordered[i + 2].span.start if i + 2 < len(ordered) else len(text)
            if (
                name.label == holder.label == "PER"
                and self._apposed(text[name.span.end : holder.span.start])
                and " " in holder.span.of(text)
                and not any(word.lower() in around.given for word in words)
                and not (len(words) > 1 and any(self._standing.alone(word) for word in words))
                and not (text[holder.span.end : holder.span.end + 2] == ", " and follows == holder.span.end + 2)
                and self._right_behind_office(name.span.start)
            ):
                found.add(name.span.of(text))
        return found

    def _apposed(self, between: str) -> bool:
        """Whether only a comma stands between, or titles, or both: `X, Y`, `X Letkol Y`, `X, Letkol Y`."""
        words = between.removeprefix(",").split()
        return (
            len(between) < _REACH
            and all(map(self._title, words))
            and between.startswith((", ", " ") if words else ", ")
        )

    def _right_behind_office(self, at: int) -> bool:
        words = [word.lower() for word in _WORD.findall(self._text[max(0, at - _REACH) : at])]
        if len(words) > 2 and words[-1] in self._around.titles.complements and not self._office(words[-2:]):
            words = words[:-1]
        near = [" ".join(words[-n:]) for n in (1, 2, 3) if len(words) >= n]
        if any(phrase in self._around.titles.relations for phrase in near):
            return False
        return any(self._office(phrase.split()) for phrase in near)

    def _office(self, words: Sequence[str]) -> bool:
        phrase = " ".join(words)
        return phrase in self._around.titles.offices or phrase in self._around.titles.roles

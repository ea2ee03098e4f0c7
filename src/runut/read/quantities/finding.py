"""Numbers that mean something in news: how many, of what, in which state, how exact.

``of`` says what is counted or measured, so that two reports can be compared: the key of an outcome (``dead``,
``displaced``), of a measure (``depth``, ``price``), or else the counted noun as written, in lower case. ``unit`` is
``person`` for people, an ISO 4217 code, a measure (``kg``, ``percent``, ``USD/barrel``), a kind of thing (``house``)
or, beside an outcome, the noun of a thing.

Choices: a range (``20-30 orang``) is two quantities, its low end ``at_least`` and its high end ``at_most``; a vague
number (``ratusan rumah``) is the least it can mean, ``at_least``; ``hampir`` is ``about``; ``seorang`` and ``satu`` are
articles as often as numbers and count only with an outcome or, for ``satu``, a known noun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Bound, Quantity, Span
from runut.read.quantities.words import Words, beginning, ending, quantity_words
from runut.read.text.numerals import Number, Piece, number_at, pieces

_AHEAD = 7
"""Pieces after a counted noun in which its outcome is looked for."""
_AHEAD_OF_UNKNOWN = 2
"""The same where the noun is in no table, and may as well not suffer anything."""
_BACK = 10
"""Pieces before a number in which the noun that it counts is looked for."""
_AGES = (3, 110)
_PEOPLE = ("person", "family")


def find_quantities(
    text: str, within: Sequence[Span], taken: Sequence[Span] = (), language: str = "id"
) -> tuple[Quantity, ...]:
    """The quantities of ``text`` inside the spans ``within``, in order, not overlapping, none crossing two spans.

    ``taken`` are spans (of dates) whose digits are no quantities; a unit may run into one (``barel per hari``). Spans
    run from the number, or the currency before it, to the end of its unit or counted noun. Linear in the text's length.
    """
    busy = sorted(taken)
    starts = [span.start for span in busy]
    found: list[Quantity] = []
    reached = 0
    for span in sorted(within):
        reader = _Reader(pieces(text, span), quantity_words(language), language)
        at = 0
        while at < len(reader.found):
            piece = reader.found[at]
            place = bisect_right(starts, piece.start) - 1
            if piece.start < reached or (place >= 0 and piece.start < busy[place].end):
                at += 1
                continue
            quantities, at = reader.read(at)
            for quantity in quantities:
                if quantity.span.start >= reached:
                    found.append(quantity)
                    reached = quantity.span.end
    return tuple(found)


class _Counted(NamedTuple):
    """What follows a number."""

    unit: str | None
    noun: str | None
    stop: int
    measured: bool


class _Reader(NamedTuple):
    """One span being read."""

    found: list[Piece]
    words: Words
    language: str

    def read(self, at: int) -> tuple[list[Quantity], int]:
        """The quantities that begin at ``at`` (two for a range) and the index from which to read on."""
        piece = self.found[at]
        only = self.words.table.ones.get(piece.text)
        if only is not None:
            return self._one(at, only)
        number = self._number(at)
        if number is None:
            return [], at + 1
        start, prefix = self._prefix(at)
        if self._names(at, start, prefix):
            return [], number.stop
        age = self._age(at, number)
        if age:
            return [age], number.stop
        high = self._range_end(number)
        if high is None and self._dashed(number.stop):
            return [], number.stop + 2
        last = high or number
        if prefix:
            last = self._sum_scale(last)
        counted = self._counted(last.stop, prefix)
        of = self._of(start, last.stop, counted)
        if counted.unit is None and counted.noun is None and of is None:
            return [], last.stop
        if number.words and not number.vague and number.value <= 1 and not (counted.unit or of in self.words.personal):
            return [], last.stop
        unit = counted.unit or self._kind(of, counted.noun)
        end = self.found[counted.stop - 1].end
        whole = self._number(at, whole=unit == "person" or bool(counted.noun and not counted.measured))
        first = whole if whole and high is None and last is number else number
        bound = self._bound(start, number, counted.stop)
        begin = self.found[start].start
        if high is None:
            value = last.value if last is not number else first.value
            return [Quantity(span=Span(begin, end), value=value, unit=unit, of=of, bound=bound)], counted.stop
        low = self._low(number, high)
        middle = self.found[number.stop - 1].end
        return [
            Quantity(span=Span(begin, middle), value=low, unit=unit, of=of, bound="at_least"),
            Quantity(span=Span(self._restart(number), end), value=last.value, unit=unit, of=of, bound="at_most"),
        ], counted.stop

    def _number(self, at: int, *, whole: bool = False) -> Number | None:
        return number_at(self.found, at, self.language, whole=whole)

    def _one(self, at: int, unit: str) -> tuple[list[Quantity], int]:
        """``seorang``: a quantity only where an outcome is said of it."""
        counted = self._counted(at + 1, None)
        outcome = self._outcome(at, counted)
        person = "person" in (unit, counted.unit)
        if outcome is None or counted.measured or (outcome in self.words.personal and not (person or unit)):
            return [], at + 1
        span = Span(self.found[at].start, self.found[counted.stop - 1].end)
        found = counted.unit or unit or self._kind(outcome, counted.noun)
        return [Quantity(span=span, value=1.0, unit=found, of=outcome)], counted.stop

    def _kind(self, of: str | None, noun: str | None) -> str | None:
        """The unit of those counted where their noun has none: people by their outcome, else the noun itself."""
        return "person" if of in self.words.personal else noun if noun != of else None

    def _prefix(self, at: int) -> tuple[int, str | None]:
        """Where a currency or scale before the number begins, and which it is."""
        found = ending(self.found, at, self.words.before)
        return (at - found[1], found[0]) if found else (at, None)

    def _names(self, at: int, start: int, prefix: str | None) -> bool:
        """Whether the number names or orders something: ``Pasal 5``, ``ke-20``, ``F-16``, ``B2``."""
        if prefix:
            return False
        piece = self.found[at]
        lead = self.found[start - 1] if start else None
        if lead is None or (lead.gap == 2 and piece.gap == 2):
            return False
        if piece.gap == 0 and (lead.kind in ("word", "digits") or lead.text == "_"):
            return True
        if lead.text == "." and start > 1 and piece.kind == "digits":
            lead = self.found[start - 2]
        if lead.text in "-/" and start > 1 and piece.gap == 0 and lead.gap == 0:
            return True
        return lead.text in self.words.table.labels or lead.text in self.words.table.ordinal_prefix

    def _age(self, at: int, number: Number) -> Quantity | None:
        """``Budi (25)``: the age of the person named before."""
        if not 0 < at < len(self.found) - 1 or number.stop != at + 1 or self.found[at].kind != "digits":
            return None
        if self.found[at - 1].text != "(" or self.found[at + 1].text != ")" or at < 2:
            return None
        named = self.found[at - 2]
        if not named.capital or named.kind != "word" or named.text in self.words.table.labels:
            return None
        if not _AGES[0] <= number.value <= _AGES[1] or number.value % 1:
            return None
        piece = self.found[at]
        return Quantity(span=Span(piece.start, piece.end), value=number.value, unit="year", of="age")

    def _dashed(self, stop: int) -> bool:
        """Whether a dash and digits follow, which are no range: a score, a telephone number."""
        part = self.found[stop : stop + 2]
        return len(part) == 2 and part[0].text in "-–/:" and part[1].kind == "digits" and part[1].gap == 0

    def _range_end(self, low: Number) -> Number | None:
        at = low.stop
        if at + 1 >= len(self.found) or low.vague:
            return None
        joins = self.found[at].text in "-–—" or self.found[at].text in self.words.table.range
        high = self._number(at + 1) if joins and self.found[at + 1].gap < 2 else None
        return high if high and not high.vague and high.value > low.value else None

    def _restart(self, low: Number) -> int:
        return self.found[low.stop + 1].start

    def _low(self, low: Number, high: Number) -> float:
        """The low end of ``2-3 juta`` shares the scale of the high one."""
        bare = self._number(low.stop + 1)
        digits = number_at(self.found[: low.stop + 2], low.stop + 1, self.language)
        if bare and digits and digits.value and low.value < digits.value and high.value > digits.value:
            return low.value * (high.value / digits.value)
        return low.value

    def _sum_scale(self, number: Number) -> Number:
        """``Rp 2 M``: a letter after a sum of money is a scale."""
        if number.stop < len(self.found) and self.found[number.stop].gap < 2:
            factor = self.words.table.sum_scales.get(self.found[number.stop].text)
            if factor:
                return number._replace(value=number.value * factor, stop=number.stop + 1)
        return number

    def _counted(self, at: int, prefix: str | None) -> _Counted:
        """The unit, or the counted noun and its kind, that follow a number whose last piece is before ``at``."""
        at += self._suffix(at)
        if prefix:
            unit, stop = self._per(prefix, at)
            return _Counted(unit, None, stop, True)
        found = beginning(self.found, at, self.words.units)
        if found and not (found[0] == "m" and self.found[at].capital):
            unit, stop = self._per(found[0], at + found[1])
            noun = self._noun(stop) if stop == at + found[1] and not unit.isupper() else None
            return _Counted(unit, noun, stop, True)
        found = beginning(self.found, at, self.words.nouns)
        if found:
            stop = at + found[1]
            noun = self._phrase(at, stop)
            outcome = beginning(self.found, at, self.words.counts)
            if outcome and outcome[1] > found[1] and outcome[0] in self.words.personal:
                stop = at + outcome[1]
                return _Counted("person", self._phrase(at, stop), stop, False)
            further = beginning(self.found, stop, self.words.nouns) if noun in self.words.table.classifiers else None
            if further:
                noun = self._phrase(stop, stop + further[1])
                return _Counted(found[0] or further[0] or None, noun, stop + further[1], False)
            if noun in self.words.table.classifiers and not found[0]:
                after = self._noun(stop)
                return _Counted(None, after or noun, stop + 1 if after else stop, False)
            return _Counted(found[0] or None, None if found[0] == "times" else noun, stop, found[0] == "times")
        noun = self._noun(at)
        return _Counted(None, noun, at + 1 if noun else at, False)

    def _phrase(self, at: int, stop: int) -> str:
        """The pieces as written, in lower case."""
        part = self.found[at:stop]
        return "".join(f"{' ' if piece.gap and index else ''}{piece.text}" for index, piece in enumerate(part))

    def _suffix(self, at: int) -> int:
        """Pieces of ``lebih`` or ``-an`` between a number and what it counts."""
        words = self.words.table
        part = self.found[at : at + 2]
        if part and part[0].text in words.at_least_after and part[0].gap < 2:
            return 1
        if len(part) == 2 and part[0].text == "-" and part[1].text in words.about_after and part[1].gap == 0:
            return 2
        return 0

    def _per(self, unit: str, at: int) -> tuple[str, int]:
        """``unit`` with what it is reckoned by (``per barel per hari``), and the index after it."""
        known = self.words.table
        for _ in range(2):
            if at < len(self.found) and self.found[at].gap < 2:
                alone = known.per_words.get(self.found[at].text)
                if alone:
                    unit, at = f"{unit}/{alone}", at + 1
                    continue
                each = known.per_units.get(self.found[at + 1].text) if at + 1 < len(self.found) else None
                if each and self.found[at].text in known.per:
                    unit, at = f"{unit}/{each}", at + 2
        return unit, at

    def _noun(self, at: int) -> str | None:
        """An unknown word that a number counts."""
        if at >= len(self.found):
            return None
        piece, words = self.found[at], self.words.table
        if piece.kind != "word" or piece.gap != 1 or piece.capital or len(piece.text) < 3 or piece.text in words.stop:
            return None
        if (piece.text,) in self.words.after or self._number(at):
            return None
        if len(piece.text) > 5 and piece.text.startswith(words.verb_prefixes):
            return None
        onward = self.found[at + 1] if at + 1 < len(self.found) else None
        if onward and onward.kind == "digits" and piece.text in words.labels:
            return None
        return piece.text

    def _of(self, start: int, stop: int, counted: _Counted) -> str | None:
        if counted.measured:
            named = counted.unit if counted.unit in self.words.table.scale_before.values() else None
            return self._measure(start) or counted.noun or named
        return self._outcome(start, counted, stop) or counted.noun

    def _measure(self, start: int) -> str | None:
        """The nearest word before a measure that says what it measures."""
        for at in range(start, max(start - _BACK, 0), -1):
            piece = self.found[at - 1]
            if piece.text in ".;()#" or piece.kind == "digits" or self.found[min(at, len(self.found) - 1)].gap == 2:
                return None
            found = ending(self.found, at, self.words.measures)
            if found:
                return found[0]
        return None

    def _outcome(self, start: int, counted: _Counted, stop: int | None = None) -> str | None:
        """What became of those counted: said after them, by the verb before them, or by the noun that they number."""
        known = self.words.table
        persons = counted.noun is None or counted.unit in _PEOPLE
        noun = counted.noun or ""
        own = self.words.counts.get(tuple(piece.text for piece in pieces(noun, Span(0, len(noun)))))
        ahead = _AHEAD if counted.unit or not noun else _AHEAD_OF_UNKNOWN
        for at in range(counted.stop, min(counted.stop + ahead, len(self.found))):
            piece = self.found[at]
            if piece.gap == 2 or (piece.kind in ("mark", "digits") and piece.text not in "-\"“”'"):
                break
            found = beginning(self.found, at, self.words.after)
            if found and (found[0] in self.words.personal or counted.unit not in _PEOPLE):
                return found[0]
            if piece.text in known.and_ or (self._number(at) and at > counted.stop):
                break
        lead = self._lead(start)
        cause = ending(self.found, lead, self.words.causes)
        if cause and (persons or cause[0] not in self.words.personal):
            return cause[0]
        if own or (stop is not None and not persons):
            return own
        return self._numbered(start, lead)

    def _lead(self, start: int) -> int:
        """Index after the last piece before a number that is neither a bound nor a filler."""
        at = start
        for _ in range(3):
            bound = ending(self.found, at, self.words.bounds)
            if bound:
                at -= bound[1]
            elif at and self.found[at - 1].text in self.words.table.fillers:
                at -= 1
            else:
                break
        return at

    def _numbered(self, start: int, lead: int) -> str | None:
        """``korban tewas menjadi 15``: the noun before a copula, or before the number after a counting word."""
        known = self.words.table
        linked = any(piece.text in known.copulas for piece in self.found[max(lead - 1, 0) : start])
        straight = ending(self.found, lead, self.words.counts)
        if straight and not linked:
            begin = lead - straight[1]
            near = self.found[max(begin - 2, 0) : lead]
            return straight[0] if any(piece.text in known.counting for piece in near) else None
        for at in range(lead, max(lead - _BACK, 0), -1):
            if not linked or self.found[at - 1].text in ".,;()" or self.found[at - 1].kind == "digits":
                return None
            found = ending(self.found, at, self.words.counts)
            if found:
                return found[0]
        return None

    def _bound(self, start: int, number: Number, stop: int) -> Bound:
        if number.vague:
            return "at_least"
        words = self.words.table
        for at in (number.stop, stop):
            after = self.found[at] if at < len(self.found) else None
            if after and after.gap < 2 and after.text in words.at_least_after and not self._compares(at):
                return "at_least"
            if (
                after
                and after.text == "-"
                and at + 1 < len(self.found)
                and self.found[at + 1].text in words.about_after
            ):
                return "about"
        at = start
        for _ in range(2):
            bound = ending(self.found, at, self.words.bounds)
            if bound:
                return bound[0]  # type: ignore[return-value]
            if at and self.found[at - 1].text in words.fillers:
                at -= 1
        return "exact"

    def _compares(self, at: int) -> bool:
        """Whether ``lebih`` at ``at`` begins a comparison (``12 orang lebih banyak``) and is not said of the number."""
        onward = self.found[at + 1] if at + 1 < len(self.found) else None
        if onward is None or onward.kind != "word":
            return False
        return onward.text not in self.words.table.stop and (onward.text,) not in self.words.nouns

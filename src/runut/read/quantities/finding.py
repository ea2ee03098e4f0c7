"""Numbers that mean something in news: how many, of what, in which state, how exact.

``of`` says what is counted or measured, so that two reports can be compared: the key of an outcome (``dead``,
``displaced``), of a dimension (``depth``, ``price``), or else the noun as written, in lower case. ``unit`` is
``person`` for people, an ISO 4217 code, a measure (``kg``, ``percent``, ``USD/barrel``), a kind of thing (``house``)
or, beside an outcome, the noun of a thing.

Choices: a range (``20-30 orang``) is two quantities, its low end ``at_least`` and its high end ``at_most``; a vague
number (``ratusan rumah``, ``60-an``) is the least it can mean, ``at_least``; ``hampir`` is ``about``; ``minus`` belongs
to the number; a cent (``84 sen``) is a hundredth of the currency of its sentence; ``seorang`` and ``satu`` are articles
as often as numbers and count only with an outcome or, for ``satu``, a known noun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from runut.model import Bound, Quantity, Span
from runut.read.quantities.following import counted
from runut.read.quantities.measuring import measured
from runut.read.quantities.outcomes import outcome
from runut.read.quantities.refusing import age, dashed, refused
from runut.read.quantities.row import Counted, Draft, Row
from runut.read.quantities.together import settle
from runut.read.quantities.words import beginning, ending, quantity_words
from runut.read.text.numerals import Number, number_at, numeral, pieces

_LARGEST_MAGNITUDE = 10
_BACK = 4
"""Fillers at most between a number and what bounds it."""
_LINE = 2
"""Gap of an empty line (``Piece``)."""


def find_quantities(
    text: str, within: Sequence[Span], taken: Sequence[Span] = (), language: str = "id"
) -> tuple[Quantity, ...]:
    """The quantities of ``text`` inside the spans ``within``, in order, not overlapping, none crossing two spans.

    ``taken`` are spans (of dates) whose digits are no quantities; a unit may run into one (``barel per hari``). Spans
    run from the number, or the currency before it, to the end of its unit or counted noun. Linear in the text's length.
    """
    busy = sorted(taken)
    starts = [span.start for span in busy]
    words = quantity_words(language)
    found: list[Quantity] = []
    reached = 0
    for span in sorted(within):
        row = Row(pieces(text, span), words, language)
        drafts: list[Draft | Quantity] = []
        at = 0
        while at < len(row.found):
            piece = row.found[at]
            place = bisect_right(starts, piece.start) - 1
            if piece.kind not in ("digits", "word") or (place >= 0 and piece.start < busy[place].end):
                at += 1
                continue
            read, at = _read(row, at)
            drafts += read
        settle(row, drafts)
        for draft in drafts:
            quantity = draft.quantity(row) if isinstance(draft, Draft) else draft
            if quantity.span.start >= reached:
                found.append(quantity)
                reached = quantity.span.end
    return tuple(found)


def _read(row: Row, at: int) -> tuple[Sequence[Draft | Quantity], int]:
    """The quantities that begin at ``at`` (two for a range) and the index from which to read on."""
    only = row.words.table.ones.get(row.found[at].text)
    if only is not None:
        return _article(row, at, only)
    number = row.number(at)
    if number is None:
        return [], at + 1
    years = age(row, at, number)
    if years:
        return [years], number.stop
    start, prefix = _prefix(row, at, number)
    high, join = _range(row, number, prefix)
    if high is None and dashed(row, number.stop):
        return [], number.stop + 2
    last = high or number
    if prefix:
        last = _sum_scale(row, last)
    what = counted(row, last, prefix)
    shared = _shared(row, start, last) if not prefix and what.unit is None and what.noun is None else None
    what = shared or what
    if what.unit is None and what.noun is None and (parts := _part(row, at, start, number)):
        return parts
    first, sign = _sign(row, start, what)
    counts = what.noun is not None and not what.measured
    whole = row.number(at, whole=True) if high is None and (what.unit == "person" or counts) else None
    if first == start and refused(row, at, start, whole or number, what):
        return [], last.stop
    draft = _draft(row, at, first, number, what)
    draft.shares = shared is not None
    if what.unit is None and what.noun is None and draft.of is None:
        return [], last.stop
    spelt_one = number.words and not number.vague and number.value <= 1
    if spelt_one and not (what.unit or draft.of in row.words.personal):
        return [], last.stop
    draft.end = max(what.stop, last.stop)
    if high is None:
        draft.value = sign * (whole if whole and last is number else last).value
        return [draft], draft.end
    upper = _draft(row, join, start, last, what)
    upper.first, upper.end, upper.bound = join, draft.end, "at_most"
    upper.value = last.value
    draft.value, draft.end, draft.bound = _low(row, number, last, join), number.stop, "at_least"
    return [draft, upper], upper.end


def _draft(row: Row, at: int, start: int, number: Number, what: Counted) -> Draft:
    unit, of, linked, supposed = what.unit, None, False, False
    if what.measured:
        of, linked, supposed = measured(row, start, what)
        unit = row.words.table.units_of.get(of or "", {}).get(unit or "", unit)
    else:
        of = outcome(row, start, what, number.stop) or what.noun
        if of is None:
            of, unit = _named_number(row, start)
    unit = unit or _kind(row, of, what.noun)
    bound = _bound(row, start, number, what.stop)
    return Draft(
        start, at, what.stop, number, number.value, unit, of, bound, what.measured, linked=linked, supposed=supposed
    )


def _kind(row: Row, of: str | None, noun: str | None) -> str | None:
    """The unit of those counted where their noun has none: people by their outcome, else the noun itself."""
    if of in row.words.personal:
        return "person"
    return noun if noun != of and noun not in row.words.table.classifiers else None


def _named_number(row: Row, start: int) -> tuple[str | None, str | None]:
    """``Jumlah penumpang mencapai 1.200``: the noun, and its unit, that a bare number is said to be the number of."""
    known, lead = row.words, row.lead(start)
    if not any(ending(row.found, at, known.copulas) for at in range(max(lead, 1), start + 1)):
        return None, None
    while lead and (link := ending(row.found, lead, known.links)):
        lead -= link[1]
    found = ending(row.found, lead, known.nouns)
    if not found or row.text(lead - found[1] - 1) not in known.table.counting:
        return None, None
    return row.phrase(lead - found[1], lead), found[0] or None


def _article(row: Row, at: int, unit: str) -> tuple[Sequence[Draft], int]:
    """``seorang``: a quantity only where an outcome is said of it."""
    one = Number(1.0, at + 1, False, True)
    what = counted(row, one, None)
    of = outcome(row, at, what)
    if of is None or what.measured or row.text(at - 1) in row.words.table.labels:
        return [], at + 1
    if of in row.words.personal and not ("person" in (unit, what.unit) or unit):
        return [], at + 1
    found = what.unit or unit or _kind(row, of, what.noun)
    return [Draft(at, at, what.stop, one, 1.0, found, of, "exact")], what.stop


def _prefix(row: Row, at: int, number: Number) -> tuple[int, str | None]:
    """Where a currency or scale before the number begins, and which it is."""
    found = ending(row.found, at, row.words.before)
    if not found or row.found[at].gap == _LINE:
        return at, None
    if found[0] in row.words.table.scale_before.values():
        lead = row.found[at - 1]
        short = len(lead.text) < 3 and found[1] == 1
        if number.value > _LARGEST_MAGNITUDE or number.words or number.stop > at + 1:
            return at, None
        if short and not (lead.capital and number.value % 1):
            return at, None
        after = counted(row, number, None)
        if (after.unit or after.noun) and after.unit != found[0]:
            return at, None
        return at - found[1], None if after.unit else found[0]
    return at - found[1], found[0]


def _sign(row: Row, start: int, what: Counted) -> tuple[int, float]:
    """Where the span begins and the sign of the number: ``minus Rp 1.500``, ``(minus) 5 persen``, ``(-0,2%)``."""
    known = row.words.table
    if not what.measured or not start:
        return start, 1.0
    if row.text(start - 1) in known.negative:
        return start - 1, -1.0
    if row.text(start - 1) == ")" and row.text(start - 2) in known.negative and row.text(start - 3) == "(":
        return start - 3, -1.0
    dash = row.found[start - 1]
    before = row.text(start - 2)
    free = dash.gap == 1 or before == "(" or start == 1
    if (
        dash.text in "-−"
        and row.found[start].gap == 0
        and free
        and row.words.kind(what.unit or "") in row.words.table.signed
    ):
        return start - 1, -1.0
    return start, 1.0


def _range(row: Row, low: Number, prefix: str | None) -> tuple[Number | None, int]:
    """The high end of a range whose low end is ``low``, and the index where it begins (its currency included)."""
    joins = beginning(row.found, low.stop, row.words.range)
    if low.vague or not joins:
        return None, 0
    begin = at = low.stop + joins[1]
    if row.near(at) is None:
        return None, 0
    again = beginning(row.found, at, row.words.before) if prefix else None
    if again:
        if again[0] != prefix or row.text(low.stop) in row.words.table.alternative:
            return None, 0
        at += again[1]
    high = row.number(at) if at < len(row.found) else None
    if not high or (high.vague and high.words) or high.value <= low.value:
        return None, 0
    return high, begin


def _low(row: Row, low: Number, high: Number, join: int) -> float:
    """The low end of ``2-3 juta`` shares the scale of the high one."""
    at = high.stop - 1
    while at > join and row.found[at].kind != "digits":
        at -= 1
    digits = numeral(row.found[at].text) if row.found[at].kind == "digits" else None
    if digits is None:
        alone = number_at(row.found[: join + 1], join, row.language)
        digits = alone.value if alone else None
    if digits and low.value < digits < high.value:
        return low.value * (high.value / digits)
    return low.value


def _sum_scale(row: Row, number: Number) -> Number:
    """``Rp 2 M``: a letter after a sum of money is a scale."""
    piece = row.near(number.stop)
    factor = row.words.table.sum_scales.get(piece.text) if piece else None
    return number._replace(value=number.value * factor, stop=number.stop + 1) if factor else number


def _shared(row: Row, start: int, number: Number) -> Counted | None:
    """``dari 252 menjadi 268 jiwa``: what the second number counts, which the first does too."""
    if row.text(row.lead(start) - 1) not in row.words.table.from_ and row.text(start - 1) not in row.words.table.from_:
        return None
    if row.text(number.stop) not in row.words.table.to:
        return None
    at = number.stop + 1
    for _ in range(2):
        step = beginning(row.found, at, row.words.skipped)
        at += step[1] if step else 0
    second = row.number(at) if at < len(row.found) else None
    what = counted(row, second, None) if second else None
    return what._replace(stop=number.stop) if what and (what.unit or what.noun) else None


def _part(row: Row, at: int, start: int, number: Number) -> tuple[Sequence[Draft], int] | None:
    """``5 dari 8 pelaku ditangkap``: the part, of which the outcome is said, and the whole, of which it is not."""
    begin = number.stop + 1
    if row.text(number.stop) not in row.words.table.from_ or begin >= len(row.found) or row.near(begin) is None:
        return None
    whole = row.number(begin)
    what = counted(row, whole, None) if whole else None
    if whole is None or what is None or what.measured or what.noun is None or number.value > whole.value:
        return None
    if refused(row, at, start, number, what):
        return None
    own = row.words.counts.get(tuple(what.noun.split()))
    unit = what.unit or _kind(row, own or what.noun, what.noun)
    part = _draft(row, at, start, number, what)
    part.end = number.stop
    return [part, Draft(begin, begin, what.stop, whole, whole.value, unit, own or what.noun, "exact")], what.stop


def _bound(row: Row, start: int, number: Number, stop: int) -> Bound:
    words = row.words.table
    if number.vague and number.words:
        return "at_least"
    for at in (number.stop, stop):
        after = row.near(at)
        if after and after.text in words.at_least_after and not _compares(row, at):
            return "at_least"
    at = start
    for _ in range(_BACK):
        bound = ending(row.found, at, row.words.bounds)
        if bound:
            return bound[0]
        filler = ending(row.found, at, row.words.fillers)
        if not filler:
            break
        at -= filler[1]
    return "at_least" if number.vague else "exact"


def _compares(row: Row, at: int) -> bool:
    """Whether ``lebih`` at ``at`` begins a comparison (``12 orang lebih banyak``) and is not said of the number."""
    onward = row.found[at + 1] if at + 1 < len(row.found) else None
    if onward is None or onward.kind != "word":
        return False
    return onward.text not in row.words.table.stop and (onward.text,) not in row.words.nouns

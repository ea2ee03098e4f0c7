"""All time expressions of a text, and new values for those whose anchor is learnt later."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from runut.model import Anchor, Span, Time
from runut.read.times.anchoring import anchored, share_year
from runut.read.times.drafts import Draft
from runut.read.times.grammar import read_row
from runut.read.times.items import row
from runut.read.times.lexicon import lexicon
from runut.read.times.rules import about_event, resolve


def find_times(text: str, within: Sequence[Span], anchor: str | None, language: str = "id") -> tuple[Time, ...]:
    """The time expressions of ``text`` inside the spans ``within`` (sentences or blocks), in order, not overlapping.

    No expression crosses from one span to the next, but a clock time may take its day from the span before. ``anchor``
    is the ISO date or datetime of publication, or ``None``; expressions that need it then keep X for what is unknown,
    with ``rule`` set and ``anchor`` ``none``, for ``revalue``. ``anchor`` is ``text`` where the text gives the date
    itself: the same weekday with its full date, the day a clock time stands beside. Linear in the length of ``text``.
    """
    words = lexicon(language).words
    joins = frozenset("".join(join.split()) for join in (*words.to, *words.and_, "-", "–", "—", "/"))
    drafts: list[Draft] = []
    reached = 0
    for number, span in enumerate(sorted(within)):
        read = read_row(row(text, span, language), words)
        found = [draft._replace(span=number) for draft in read if draft.start >= reached]
        between = [text[a.end : b.start] for a, b in pairwise(found)]
        drafts += share_year(found, between, joins)
        reached = max(reached, span.end)
    return anchored(drafts, anchor)


def revalue(times: Sequence[Time], anchor: str, how: Anchor) -> tuple[Time, ...]:
    """``times`` with every value that follows from an anchor worked out anew from ``anchor`` (ISO), marked ``how``.

    Values that the text itself gives, and those counted from an undated happening, stay as they are.
    """
    return tuple(_revalued(time, anchor, how) for time in times)


def _revalued(time: Time, anchor: str, how: Anchor) -> Time:
    if time.rule is None or about_event(time.rule) or time.anchor == "text":
        return time
    value = resolve(time.rule, anchor)
    return msgspec.structs.replace(time, value=value, anchor=how) if value else time

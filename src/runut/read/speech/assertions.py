"""Assertions: what a report narrates as fact in its own voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from runut.model import Assertion, Mention, Quantity, Span, Statement, Time

_FEWEST_WORDS = 4


def find_assertions(
    text: str,
    sentences: Iterable[Span],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    dates: Sequence[Time],
    quantities: Sequence[Quantity],
) -> tuple[Assertion, ...]:
    """Sentences of the body that carry no statement, without their final stop, with what each names.

    ``sentences`` and findings are in the order of the text.
    """
    spoken = sorted(span for statement in statements for span in (*statement.content, *_cue(statement)))
    named = [mention.span for mention in mentions]
    dated = [date.span for date in dates]
    counted = [quantity.span for quantity in quantities]
    found = []
    reach = 0
    at = 0
    for sentence in sentences:
        while at < len(spoken) and spoken[at].start < sentence.end:
            reach = max(reach, spoken[at].end)
            at += 1
        if reach > sentence.start:
            continue
        end = sentence.end
        while end > sentence.start and text[end - 1] in ".!… \xa0":
            end -= 1
        span = Span(sentence.start, end)
        if len(span.of(text).split()) < _FEWEST_WORDS:
            continue
        found.append(
            Assertion(
                span=span,
                entities=_within(span, named),
                dates=_within(span, dated),
                quantities=_within(span, counted),
            )
        )
    return tuple(found)


def _cue(statement: Statement) -> tuple[Span, ...]:
    return (statement.cue,) if statement.cue is not None else ()


def _within(span: Span, findings: Sequence[Span]) -> tuple[int, ...]:
    """Indexes of the findings (in order) that lie within a span."""
    first = bisect_left(findings, span.start, key=lambda finding: finding.start)
    last = bisect_left(findings, span.end, key=lambda finding: finding.start)
    return tuple(index for index in range(first, last) if findings[index].end <= span.end)

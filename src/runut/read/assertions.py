"""Assertions: what a report narrates as fact in its own voice."""

from __future__ import annotations

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
    """Sentences of the body that carry no statement, without their final stop, with what each names."""
    spoken = sorted(span for statement in statements for span in (*statement.content, *_cue(statement)))
    found = []
    for sentence in sentences:
        if any(span.overlaps(sentence) for span in spoken):
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
                entities=_within(span, [mention.span for mention in mentions]),
                dates=_within(span, [date.span for date in dates]),
                quantities=_within(span, [quantity.span for quantity in quantities]),
            )
        )
    return tuple(found)


def _cue(statement: Statement) -> tuple[Span, ...]:
    return (statement.cue,) if statement.cue is not None else ()


def _within(span: Span, findings: Sequence[Span]) -> tuple[int, ...]:
    return tuple(index for index, finding in enumerate(findings) if span.covers(finding))

"""How well reports were read, in the terminal: a table of figures, then each miss in its context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runut.cli.printing import address, plain
from runut.evaluate import Evaluation, Miss
from runut.model import Span

_AROUND = 60
"""Characters shown on either side of a miss."""
_LONGEST = 400
"""Characters of a miss that are shown; the middle of a longer one is left out."""


def told(evaluation: Evaluation, texts: Mapping[str, str], *, misses: bool) -> RenderableType:
    """The evaluation for people; ``texts`` are the reports' by address."""
    return Group(*_lines(evaluation, texts, misses))


def to_json(evaluation: Evaluation) -> bytes:
    """The evaluation as one JSON object."""
    fields = {
        "reports": evaluation.reports,
        "unread": evaluation.unread,
        "measures": evaluation.measures,
        "qualities": evaluation.qualities,
        "misses": [miss._asdict() for miss in evaluation.misses],
    }
    return msgspec.json.format(msgspec.json.encode(fields), indent=2)


def _lines(evaluation: Evaluation, texts: Mapping[str, str], misses: bool) -> Iterator[RenderableType]:
    yield Text(f"{evaluation.reports} reports with labels", "bold")
    yield Text()
    yield _table(
        ("measure", "right", "extra", "missed", "precision", "recall", "F1", "95% interval"),
        [
            (m.name, m.right, m.extra, m.missed, m.precision, m.recall, m.f1, _interval(m.low, m.high))
            for m in evaluation.measures
        ],
    )
    yield Text()
    yield _table(
        ("of what was found", "right", "of", "share", "95% interval"),
        [(q.name, q.right, q.of, q.share, _interval(q.low, q.high)) for q in evaluation.qualities],
    )
    if not misses:
        return
    for report in dict.fromkeys(miss.report for miss in evaluation.misses):
        yield from (Text(), Text(address(report), "bold"))
        for miss in evaluation.misses:
            if miss.report == report:
                yield from _miss(miss, texts.get(report, ""))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str | int | float]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for number in range(len(heads)):
        table.add_column(justify="right" if number else "left")
    table.add_row(*(Text(head, "dim") for head in heads))
    for row in rows:
        table.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    return table


def _interval(low: float, high: float) -> str:
    return f"{low:.3f}–{high:.3f}"


def _miss(miss: Miss, text: str) -> Iterator[RenderableType]:
    head = Text(f"{miss.measure}: {miss.what}", "yellow" if miss.what == "differs" else "red")
    if miss.labelled or miss.found:
        sides = [f"{name} {plain(what)}" for name, what in (("label", miss.labelled), ("found", miss.found)) if what]
        head.append(f"  {', '.join(sides)}", "default")
    yield Padding(head, (0, 0, 0, 2), expand=False)
    if miss.spans:
        yield Padding(Text(_context(miss.spans, text), "dim"), (0, 0, 0, 4), expand=False)


def _context(spans: Sequence[Span], text: str) -> str:
    start, end = spans[0].start, spans[-1].end
    parts = [text[max(0, start - _AROUND) : start]]
    for number, span in enumerate(spans):
        between = text[spans[number - 1].end : span.start] if number else ""
        words = span.of(text)
        if len(words) > _LONGEST:
            words = f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
        parts.append(f"{between}[{words}]")
    parts.append(text[end : end + _AROUND])
    return plain(f"…{''.join(parts)}…")

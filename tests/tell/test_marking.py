"""Marks over a report's text: every character once, every mark closed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.model import Block, Reading, Span, Statement, Time
from runut.tell.marking import Close, Line, Open, Run, lines, marked

TEXT = "Satu dua 🕊 tiga.\n\nEmpat lima enam\ntujuh."
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(*sorted(pair)))


def reading(*statements: Span, dates: tuple[Span, ...] = (), blocks: tuple[Block, ...] = ()) -> Reading:
    return Reading(
        id="r",
        uri="r.txt",
        sha256="",
        gathered_at="",
        text=TEXT,
        blocks=blocks,
        statements=tuple(Statement(content=(span,), kind="indirect") for span in statements),
        dates=tuple(Time(span=span, value="2022", type="DATE") for span in dates),
    )


def told(line: Line) -> str:
    """A line with its citations in brackets and its findings in braces."""
    parts = {Open: lambda piece: "(" if piece.first else "(…", Close: lambda _: ")"}
    return "".join(
        f"{{{piece.span.of(TEXT)}}}"
        if isinstance(piece, Run) and piece.layers
        else piece.span.of(TEXT)
        if isinstance(piece, Run)
        else parts[type(piece)](piece)
        for piece in line.pieces
    )


def test_crossing_citations_are_split_where_they_cross():
    (first, *_) = marked(reading(), [Span(0, 8), Span(5, 10)])
    assert told(first) == "(Satu (dua))(… 🕊) tiga."


def test_a_citation_over_two_lines_goes_on_in_the_next():
    one, two, three = marked(reading(), [Span(11, 23)])
    assert [told(line) for line in (one, two, three)] == ["Satu dua 🕊 (tiga.)", "(…Empat) lima enam", "tujuh."]


def test_findings_are_split_at_every_boundary():
    (first, *_) = marked(reading(Span(0, 8), dates=(Span(5, 10),)), [])
    assert told(first) == "{Satu }{dua}{ 🕊} tiga."


def test_what_no_block_covers_is_told_but_not_in_an_excerpt():
    blocks = (Block(span=Span(18, 33), role="promo"),)
    assert [block.role for block in lines(reading(blocks=blocks))] == ["body", "promo", "body"]
    (line,) = marked(reading(blocks=blocks), [], excerpts=True)
    assert line.after_gap and line.role == "promo"


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=6), st.lists(spans, max_size=4))
def test_every_character_stands_once_and_every_mark_closes(cited: list[Span], found: list[Span], blocked: list[Span]):
    blocks = tuple(Block(span=span, role="chrome") for span in blocked)
    opened: set[Span] = set()
    held: list[str] = []
    for line in marked(reading(*found, dates=tuple(found[:2]), blocks=blocks), cited):
        at = line.span.start
        stack: list[Span] = []
        for piece in line.pieces:
            if isinstance(piece, Run):
                assert piece.span.start == at < piece.span.end
                assert all(layer.span.covers(piece.span) for layer in piece.layers)
                assert all(span.covers(piece.span) for span in stack)
                at = piece.span.end
                held.append(piece.span.of(TEXT))
            elif isinstance(piece, Open):
                assert piece.first == (piece.cited not in opened)
                opened.add(piece.cited)
                stack.append(piece.cited)
            else:
                assert stack.pop() == piece.cited
        assert at == line.span.end and not stack
    assert "".join("".join(held).split()) == "".join(TEXT.split())
    assert opened == {
        span
        for span in cited
        if span.start < span.end and any(span.overlaps(block.span) for block in lines(reading(blocks=blocks)))
    }

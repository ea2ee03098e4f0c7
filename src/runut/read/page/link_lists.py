"""Headlines of other reports that stand below an opener alone on its line (`Baca juga:`), or twice on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from runut.model import Role
from runut.read.page.line_form import Form

_MOST = 6
"""Lines that one opener names."""
_HEADING = 5
"""Words of a heading at most, where a longer headline stands above it."""
_TWICE = 2


def under_opener(forms: Sequence[Form], roles: Sequence[Role | None], opener: int) -> range:
    """The lines that the opener on line ``opener`` names: headlines in a row, but not the heading of what follows."""
    end = opener + 1
    while end < len(forms) and end - opener <= _MOST and roles[end] is None and _is_link(forms[end], end == opener + 1):
        end += 1
    last = end - 1
    if (
        last > opener + 1
        and end < len(forms)
        and not forms[last].bulleted
        and forms[end].paragraph
        and roles[end] is None
        and forms[last].words <= _HEADING < forms[last - 1].words
    ):
        end = last
    return range(opener + 1, end)


def _is_link(form: Form, first: bool) -> bool:
    return (form.headline or form.item) and (first or not form.quoted)


def in_a_row(forms: Sequence[Form], roles: Sequence[Role | None], body: int) -> list[int]:
    """Lines in headline capitals that stand in a row between paragraphs without an opener, or alone with an ellipsis
    at their end or a bullet before them: links, not headings."""
    found: list[int] = []
    row: list[int] = []
    for index in range(body + 1, len(forms)):
        if roles[index] is None and forms[index].titled and not forms[index].numbered:
            row.append(index)
            continue
        if roles[index] is None and (forms[index].cut_headline or _lone_item(forms, index)):
            found.append(index)
        if len(row) >= _TWICE and not forms[row[0] - 1].ends_open:
            found += row
        row = []
    return found


def _lone_item(forms: Sequence[Form], index: int) -> bool:
    """Whether a line is a headline behind a bullet between paragraphs, and no item of a list of the report's own."""
    before, after = forms[index - 1], forms[index + 1] if index + 1 < len(forms) else None
    alone = not (before.bulleted or before.ends_open) and (after is None or not after.bulleted)
    return alone and forms[index].titled_item


def repeated(lines: Sequence[str], forms: Sequence[Form]) -> set[int]:
    """Lines that stand more than once on a page and are no sentences, and sentences that stand thrice."""
    seen = Counter(lines)
    return {
        index
        for index, line in enumerate(lines)
        if seen[line] > 1
        and not forms[index].quoted
        and (seen[line] > _TWICE or forms[index].headline)
        and len(line) > 2
    }

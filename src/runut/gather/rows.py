"""CSV and TSV → records."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from runut.gather.lines import Line, LostLine
from runut.gather.records import Record, field_name, field_names, record
from runut.gather.reports import canonical
from runut.gather.sources import LIMIT

_DELIMITERS = ",;\t|"


class BadTableError(ValueError):
    """The first row names no column that could hold a title or a text."""


class _RowTooLargeError(Exception):
    pass


class _Bounded:
    """The lines of a file for ``csv.reader``, which asks for more of them while a quoted field is open."""

    def __init__(self, found: Iterator[Line | LostLine]) -> None:
        self._found = found
        self.number = 0
        self.first = 0
        self.lost: list[LostLine] = []
        self._taken = 0

    def __iter__(self) -> _Bounded:
        return self

    def __next__(self) -> str:
        for line in self._found:
            self.number = line.number
            self.first = self.first or line.number
            if isinstance(line, LostLine):
                self.lost.append(line)
                continue
            self._taken += len(line.raw) + 1
            if self._taken > LIMIT:
                raise _RowTooLargeError
            return line.text
        raise StopIteration

    def end_row(self) -> None:
        """Drops lines up to the one that closes the field that is open."""
        for line in self._found:
            self.number = line.number
            if isinstance(line, Line) and line.text.count('"') % 2:
                return

    def begin(self) -> None:
        """A new row begins with the next line."""
        self.first = self._taken = 0


def columns(header: str) -> tuple[str, tuple[str, ...]] | None:
    """The delimiter and column names of a header line; ``None`` where no column could hold a title or a text."""
    known = field_names()
    every = {name for names in known.values() for name in names}
    telling = {*known["title"], *known["text"], *known["lead"]}
    best: tuple[int, str, tuple[str, ...]] | None = None
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:
            continue
        plain = {field_name(name) for name in names}
        if plain & telling and (best is None or len(plain & every) > best[0]):
            best = len(plain & every), delimiter, tuple(names)
    return best and (best[1], best[2])


def table_rows(found: Iterable[Line | LostLine]) -> Iterator[Record | LostLine]:
    """One record for each row, placed at its first line; its bytes are its fields as canonical JSON.

    The delimiter is the one that makes most known columns of the first row (a ``sep=;`` line before it is Excel's).
    A row over the bound is lost up to the line that closes it. Raises ``BadTableError`` for an unknown first row.
    """
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LIMIT))
    bounded = _Bounded(iter(found))
    header = next(bounded, "")
    if header.lower().startswith("sep="):
        header = next(bounded, "")
    shape = columns(header)
    if shape is None:
        raise BadTableError("no column for a title or a text")
    delimiter, names = shape
    while True:
        reader = csv.reader(bounded, delimiter=delimiter)
        try:
            bounded.begin()
            for cells in reader:
                if any(cells):
                    fields = dict(zip(names, cells, strict=False))
                    yield record(bounded.first, canonical(fields), fields)
                bounded.begin()
                yield from bounded.lost
                bounded.lost.clear()
            yield from bounded.lost
            return
        except _RowTooLargeError:
            bounded.end_row()
            yield LostLine(bounded.first, "too_large", f"row over the bound, up to line {bounded.number}")
        except csv.Error as error:
            yield LostLine(bounded.first, "bad_csv", str(error)[:200])

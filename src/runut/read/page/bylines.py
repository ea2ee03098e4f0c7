"""Lines that say who wrote and who edited: `Penulis: X | Editor: Y`, `Laporan Wartawan Z.com X`, `Penulis` alone."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

import msgspec

from runut.model import Byline, Span

_PERSON = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?:\s+[^\W\d_][\w.'’-]{0,30}){0,6}")
_SEGMENT = re.compile(r"[^|]+")
_HOSTS = ("com", "id", "co", "net")
_LONGEST = 160


class BylineWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[byline]`` of ``blocks.toml``."""

    writer: tuple[str, ...]
    editor: tuple[str, ...]
    joined: tuple[str, ...]
    desks: tuple[str, ...]
    between: tuple[str, ...]


class BylineFound(NamedTuple):
    writers: tuple[Byline, ...]
    editors: tuple[Byline, ...]
    lines: tuple[int, ...]
    """Further lines that belong to it."""


class _Opened(NamedTuple):
    editor: bool
    colon: bool
    names: Span
    """What follows the opener; empty where nothing does."""


class Bylines:
    """Reads the byline and editor lines of one language."""

    def __init__(self, words: BylineWords, frame: Container[str] = ()) -> None:
        """``frame``: lines in lower case that are no names though they look like some."""
        self._words = words
        self._frame = frame
        between = "|".join(map(re.escape, words.between))
        self._name_break = re.compile(rf"\s*(?:[,/;&]|\s-\s|\s(?:{between})\s)\s*")
        openers = [(opener, False) for opener in words.writer] + [(opener, True) for opener in words.editor]
        self._openers = sorted(openers, key=lambda opener: -len(opener[0]))

    def of(self, text: str, lines: Sequence[Span], index: int) -> BylineFound | None:
        """The names of the byline or editor line ``index``, on it or beside it; ``None`` for other lines."""
        line = lines[index]
        if line.end - line.start > _LONGEST:
            return None
        writers: list[Byline] = []
        editors: list[Byline] = []
        lone: _Opened | None = None
        found = False
        for segment in _segments(text, line):
            opened = self._opened(text, segment)
            if opened is None:
                if not found:
                    return None
                continue
            found = True
            if opened.names.start == opened.names.end:
                lone = opened
                continue
            names = self._names(text, opened.names)
            (editors if opened.editor else writers).extend(names if opened.colon else names[-1:])
        if not found:
            return None
        if lone is not None and not writers and not editors:
            beside = self._beside(text, lines, index)
            if beside is not None:
                name = (Byline(span=lines[beside], name=lines[beside].of(text)),)
                return BylineFound(() if lone.editor else name, name if lone.editor else (), (beside,))
        return BylineFound(tuple(writers), tuple(editors), ())

    def bare_name(self, words: str) -> str:
        """What stands behind a writer's opener, or all of it where there is none: `By Nama` → `Nama`."""
        opener, _, rest = words.partition(" ")
        return rest if opener.lower().rstrip(":") in self._words.writer else words

    def _opened(self, text: str, segment: Span) -> _Opened | None:
        """The opener of a segment with what follows it."""
        words = segment.of(text)
        indent = len(words) - len(words.lstrip())
        low = words.lower()
        for opener, editor in self._openers:
            if not low.startswith(opener, indent):
                continue
            rest = words[indent + len(opener) :]
            if rest and rest[0] not in " :,\t\xa0-–":
                continue
            colon = rest.lstrip(" |\t\xa0").startswith((":", "-", "–"))
            bare = rest.strip(" :|,\t\xa0-–")
            if bare and not colon and not self._may_be_name(opener, bare):
                continue
            start = segment.start + words.index(bare, indent + len(opener)) if bare else segment.end
            return _Opened(editor, colon, Span(start, start + len(bare)))
        return None

    def _may_be_name(self, opener: str, bare: str) -> bool:
        """Whether what follows an opener without a colon reads as a name and not as a sentence."""
        return len(opener) > 3 and bare[:1].isupper() and len(bare.split()) <= 7 and not bare.endswith((".", ","))

    def _beside(self, text: str, lines: Sequence[Span], index: int) -> int | None:
        """The line with the name of `Penulis` alone on its line: the one before it, else the one after."""
        taken = index > 1 and self._opened(text, lines[index - 2]) is not None  # the name before is that opener's
        for beside in (index + 1,) if taken else (index - 1, index + 1):
            if 0 <= beside < len(lines):
                words = lines[beside].of(text)
                plain = 1 <= len(words.split()) <= 5 and words[:1].isupper() and _PERSON.fullmatch(words)
                low = words.lower()
                taken = low in self._frame or low in self._words.writer or low in self._words.editor
                if plain and not taken:
                    return beside
        return None

    def _names(self, text: str, within: Span) -> list[Byline]:
        """The names of a byline; of `Laporan Wartawan X.com Nama` what follows the outlet's address."""
        found = []
        at = within.start
        for cut in [*self._name_break.finditer(text, within.start, within.end), None]:
            end = cut.start() if cut else within.end
            words = text[at:end]
            skip = 0
            tokens = words.split()
            if cut and len(tokens) > 1 and tokens[0].lower() in self._words.joined:
                at = cut.end()  # a role with its town; the name stands behind the comma
                continue
            for token in tokens:
                if token.rstrip(".").rpartition(".")[2].lower() in _HOSTS or token.lower() in self._words.joined:
                    skip = words.index(token, skip) + len(token)
            name = words[skip:].strip(" .")
            if name and len(name) <= 60 and _PERSON.fullmatch(name):
                start = at + words.index(name, skip)
                found.append(Byline(span=Span(start, start + len(name)), name=name))
            at = cut.end() if cut else end
        return found


def _segments(text: str, line: Span) -> list[Span]:
    """The cells of a line between upright strokes; one of a colon alone joins its neighbours: `Editor | : | Nama |`."""
    cells = [Span(*cell.span()) for cell in _SEGMENT.finditer(text, line.start, line.end)]
    joined: list[Span] = []
    for number, cell in enumerate(cells):
        if number and cells[number - 1].of(text).strip() == ":" and joined:
            joined[-1] = Span(joined[-1].start, cell.end)
        elif cell.of(text).strip() != ":":
            joined.append(cell)
    return joined

"""Page furniture: lines that frame a report and are not its telling (``blocks.toml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import table
from runut.model import Byline, Role, Span

_CREDIT_LINE = re.compile(r"^(?:[A-Z][\w.]{1,30}(?: [A-Z][\w.]{1,30}){0,3})\s?/\s?[\w ./@-]{2,60}$")
_SHOUTED_CREDIT = re.compile(r"[.)]\s+[A-Z][A-Z .]{1,40}/\s?[A-Z][A-Za-z .]{1,40}$")
_PHOTO_AT_END = re.compile(r"[.)]\s+[^\W\d_]{3,10}\s?:\s?[^.:]{2,60}$")
_MENU = re.compile(r"\s[|›»>•]\s")
_LAST_BRACKET = re.compile(r"\(([^()]{2,80})\)\s*\.?$")
_PERSON = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?:\s+[^\W\d_][\w.'’-]{0,30}){0,6}")
_NAME_BREAK = re.compile(r"\s*(?:[,/|;&]|\s-\s)\s*")


class PromoLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]
    holds: tuple[str, ...]


class ChromeLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    whole: frozenset[str]
    opens: tuple[str, ...]
    holds: tuple[str, ...]
    foot: frozenset[str]


class TagLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]
    whole: frozenset[str]


class CreditLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]
    marks: tuple[str, ...]


class BylineWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    writer: tuple[str, ...]
    editor: tuple[str, ...]
    joined: tuple[str, ...]


class SourceLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]


class DatelineWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    filler: frozenset[str]


class LanguageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    function_words: frozenset[str]


class BlockTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/blocks.toml``."""

    promo: PromoLines
    chrome: ChromeLines
    tags: TagLines
    credit: CreditLines
    byline: BylineWords
    source: SourceLines
    dateline: DatelineWords
    language: LanguageWords


class BylineFound(NamedTuple):
    names: tuple[Byline, ...]
    editor: bool
    lines: tuple[int, ...]
    """Further lines that belong to it."""


class Furniture:
    """Tells the lines of page furniture of one language."""

    def __init__(self, words: BlockTable) -> None:
        self._words = words
        openers = [(opener, False) for opener in words.byline.writer] + [
            (opener, True) for opener in words.byline.editor
        ]
        self._openers = sorted(openers, key=lambda opener: -len(opener[0]))

    def role(self, line: str) -> Role | None:
        """The role of a line of furniture; ``None`` for anything else."""
        low = " ".join(line.lower().split()).lstrip("[(•·>»- ")
        bare = low.strip(" :•·-–|>»")
        words = self._words
        if low.startswith(words.promo.opens) and len(low) < 400:
            return "promo"
        if len(low) < 600 and any(phrase in low for phrase in words.promo.holds):
            return "promo"
        if bare in words.tags.whole or low.startswith(words.tags.opens):
            return "tags"
        if (
            bare in words.chrome.whole
            or bare in words.chrome.foot
            or re.fullmatch(r"[\d\s|/.]{1,12}", bare)
            or not bare
        ):
            return "chrome"
        if low.startswith(words.chrome.opens) and len(low) < 160:
            return "chrome"
        if len(low) < 400 and any(phrase in low for phrase in words.chrome.holds):
            return "chrome"
        if low.startswith("#") and all(word.startswith("#") for word in low.split()):
            return "tags"
        if self._names_source(line):
            return "byline"
        return self.picture(line)

    def _names_source(self, line: str) -> bool:
        """Whether a line names the source of the whole report: `Sumber: X`."""
        words = line.strip(" ().").split()
        for opener in self._words.source.opens:
            length = len(opener.split())
            head = " ".join(words[:length]).lower()
            if head.rstrip(":") == opener and 0 < len(words) - length <= 6 and len(line) < 90:
                return words[length][:1].isupper() or words[length] == ":" or head.endswith(":")
        return False

    def picture(self, line: str) -> Role | None:
        """``credit`` or ``caption`` for a line about a photograph."""
        low = line.lower().strip()
        if len(low) > 500:
            return None
        if low.startswith(self._words.credit.opens) and len(low) < 200:
            return "caption" if len(low.split()) > 8 else "credit"
        if _CREDIT_LINE.match(line.strip()) and len(low.split()) <= 6:
            return "credit"
        bare = line.strip()
        if len(low.split()) <= 60 and (_SHOUTED_CREDIT.search(bare) or self._photo_at_end(bare)):
            return "caption"
        bracket = _LAST_BRACKET.search(bare)
        if bracket is not None:
            inner = bracket.group(1).lower()
            slashed = "/" in inner and not inner[0].isdigit() and len(inner.split()) <= 8
            marked = any(
                inner == mark.strip() or inner.startswith(mark) or (mark in inner and len(mark) > 5)
                for mark in self._words.credit.marks
            )
            if ((slashed and not re.search(r"\d\s?/\s?\d", inner)) or marked) and len(low.split()) <= 60:
                return "caption" if bracket.start() > 3 else "credit"
        return None

    def _photo_at_end(self, line: str) -> bool:
        found = _PHOTO_AT_END.search(line)
        return found is not None and found.group().lstrip(".) ").lower().startswith(self._words.credit.opens)

    def is_menu(self, line: str) -> bool:
        """Whether a line is a row of links: `Beranda › Dunia`, `Politik | Ekonomi`."""
        return len(line) < 200 and _MENU.search(line) is not None and not line.rstrip().endswith((".", "?", "!"))

    def opens_foot(self, line: str) -> bool:
        """Whether what follows the line is the page's foot."""
        return " ".join(line.lower().split()).strip(" •·-–|>»") in self._words.chrome.foot

    def is_prose(self, line: str) -> bool:
        """Whether a line reads as a sentence of a report."""
        words = line.split()
        return len(words) >= 14 and line.rstrip(' "”’)').endswith((".", "?", "!"))

    def bylines(self, text: str, lines: Sequence[Span], index: int) -> BylineFound | None:
        """The names of the byline or editor line ``index``, on it or beside it; ``None`` for other lines."""
        line = lines[index]
        words = line.of(text)
        if len(words) > 160:
            return None
        low = words.lower()
        for opener, editor in self._openers:
            if not low.startswith(opener):
                continue
            rest = words[len(opener) :]
            if rest and rest[0] not in " :\t\xa0|-–":
                continue
            colon = rest.lstrip(" \t\xa0").startswith((":", "|", "-", "–"))
            bare = rest.lstrip(" :\t\xa0|-–")
            if not bare:
                return self._beside(text, lines, index, editor=editor)
            if not colon and not (
                len(opener) > 3 and bare[:1].isupper() and len(bare.split()) <= 7 and not bare.endswith((".", ","))
            ):
                continue
            start = line.end - len(bare) if words.endswith(bare) else line.start + words.index(bare)
            return BylineFound(self._names(text, Span(start, line.end)), editor, ())
        return None

    def _beside(self, text: str, lines: Sequence[Span], index: int, *, editor: bool) -> BylineFound:
        """The name of `Penulis` alone on its line: on the line before it, else after it."""
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(lines):
                words = lines[beside].of(text)
                if (
                    1 <= len(words.split()) <= 5
                    and words[:1].isupper()
                    and _PERSON.fullmatch(words)
                    and self.role(words) is None
                ):
                    return BylineFound((Byline(span=lines[beside], name=words),), editor, (beside,))
        return BylineFound((), editor, ())

    def _names(self, text: str, within: Span) -> tuple[Byline, ...]:
        """The names of a byline; `Laporan Wartawan X.com Nama` keeps what follows the outlet's address."""
        found = []
        at = within.start
        pieces = [*_NAME_BREAK.finditer(text, within.start, within.end), None]
        for cut in pieces:
            end = cut.start() if cut else within.end
            words = text[at:end]
            skip = 0
            tokens = words.split()
            for token in tokens:
                if (
                    "." in token.rstrip(".") and token.rstrip(".").split(".")[-1].lower() in ("com", "id", "co", "net")
                ) or token.lower() in self._words.byline.joined:
                    skip = words.index(token) + len(token)
            name = words[skip:].strip(" .")
            if name and len(name) <= 60 and _PERSON.fullmatch(name):
                start = at + words.index(name, skip)
                found.append(Byline(span=Span(start, start + len(name)), name=name))
            at = cut.end() if cut else end
        return tuple(found)

    def speaks(self, text: str) -> bool:
        """Whether a text is in the language, by the share of its function words (of the first 600 words)."""
        words = re.findall(r"[^\W\d_]+", text[:6000].lower())[:600]
        if len(words) < 12:
            return True
        return sum(word in self._words.language.function_words for word in words) >= len(words) * 0.06


@cache
def furniture(language: str) -> Furniture:
    """The furniture of a language's pages. Raises ``TableError`` where the table is missing or wrong."""
    return Furniture(table(language, "blocks.toml", BlockTable))

"""Page furniture: lines that frame a report and are not its telling (``blocks.toml``)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.languages import table
from runut.model import Role
from runut.read.page.bylines import Bylines, BylineWords

_CREDIT_LINE = re.compile(r"^(?:[A-Z][\w.]{1,30}(?: [A-Z][\w.]{1,30}){0,3})\s?/\s?[\w ./@-]{2,60}$")
_SHOUTED_CREDIT = re.compile(r"[.)]\s+[A-Z][A-Z .]{1,40}/\s?[A-Z][A-Za-z .]{1,40}$")
_PHOTO_AT_END = re.compile(r"[.)]\s+[^\W\d_]{3,10}\s?:\s?[^.:]{2,60}$")
_MENU = re.compile(r"\s[|›»>•]\s")
_LAST_BRACKET = re.compile(r"\(([^()]{2,80})\)\s*\.?$")


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


class SourceLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]


class PageLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]


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
    pages: PageLines
    language: LanguageWords


class Furniture:
    """Tells the lines of page furniture of one language."""

    def __init__(self, words: BlockTable) -> None:
        self._words = words
        self.bylines = Bylines(words.byline)

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

    def counts_pages(self, line: str, following: str) -> bool:
        """Whether a line, with the one below it, counts more pages than one: `Halaman 1 2`."""
        low = line.lower().strip()
        opener = next((opener for opener in self._words.pages.opens if low.startswith(opener)), None)
        if opener is None or len(low) > 40:
            return False
        digits = re.findall(r"\d", low[len(opener) :]) or re.findall(r"\d", following[:20])
        return digits[:2] == ["1", "2"]

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

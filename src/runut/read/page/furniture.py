"""Page furniture: lines that frame a report and are not its telling (``blocks.toml``)."""

from __future__ import annotations

import re
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick

from runut.languages import table
from runut.model import Role
from runut.read.page.bylines import Bylines, BylineWords
from runut.read.page.inline_promos import InlinePromos
from runut.read.page.invitations import Invitations, InvitationWeights, InvitationWords
from runut.read.page.line_form import Form, form_of, signs_off
from runut.read.page.pictures import CreditLines, Pictures

_MENU = re.compile(r"\s[|›»>•]\s")
_TOKEN = re.compile(r"[^\W_]+")
_PAGE_MARK = re.compile(r"[*#=_~]{2,9}\s?\d{1,3}\s?[*#=_~]{2,9}")
_NUMBERS = re.compile(r"[\d\s|/.•·-]{1,12}")
_DATED = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)")
_SHORT = 8
"""Words of a sentence from which its own words are asked whether it tells."""
_OPENED, _HELD, _LONGEST = 400, 600, 700
"""Code points of a line of furniture at most: one known by how it opens, by a phrase in it, any."""
_FEW = 2
_PROMO_WORDS = 30
"""Words past which a line that begins with a link goes on with a paragraph."""
_COUNT_WORDS = 7
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,500}")
_FOREIGN = 0.2
_FOREIGN_WORDS = 8
_MENU_WORDS = 12
_DESK_WORDS = 4


class PromoLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]
    holds: tuple[str, ...]
    alone: frozenset[str]
    """Standing alone, names the headlines below it."""
    inside: tuple[str, ...]
    """Begins a link inside a paragraph."""


class ChromeLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    whole: frozenset[str]
    opens: tuple[str, ...]
    holds: tuple[str, ...]
    foot: frozenset[str]
    rights: tuple[str, ...]
    counts: frozenset[str]
    """Words that with a number make a line such as `3 jam yang lalu`."""
    ages: frozenset[str]
    """Those of them that say how old an item is."""
    sections: frozenset[str]
    """Sections of an outlet and parts of its menu."""


class TagLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]
    whole: frozenset[str]


class SourceLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]


class PageLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: tuple[str, ...]


class LanguageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    function_words: frozenset[str]
    foreign: frozenset[str]


class BlockTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``languages/*/blocks.toml``."""

    promo: PromoLines
    chrome: ChromeLines
    tags: TagLines
    credit: CreditLines
    invitation: InvitationWords
    invitation_weights: InvitationWeights
    byline: BylineWords
    source: SourceLines
    pages: PageLines
    language: LanguageWords


class Furniture:
    """Tells the lines of page furniture of one language. ``foreign``: the report itself is in another."""

    def __init__(self, words: BlockTable, *, foreign: bool = False) -> None:
        self._words = words
        self._foreign = foreign
        self.bylines = Bylines(words.byline, words.chrome.whole | words.chrome.foot)
        self.pictures = Pictures(words.credit)
        self.invitations = Invitations(words.invitation, words.invitation_weights)
        self._promo_phrases = AhoCorasick(list(words.promo.holds))
        self._chrome_phrases = AhoCorasick(list(words.chrome.holds))
        self.inline_promos = InlinePromos(words.promo.inside)

    def role(self, line: str, form: Form | None = None) -> Role | None:
        """The role of a line of furniture by its words (its ``form`` where known); ``None`` for anything else."""
        if len(line) > _LONGEST:
            return None
        form = form or form_of(line)
        low = " ".join(line.lower().split()).lstrip("[(•·>»*- ")
        bare = low.strip(" :•·-–|>»#*.…]")
        words = self._words
        if self._is_promo(low, bare, line, form):
            return "promo"
        if bare in words.tags.whole or low.startswith(words.tags.opens) or self._are_tags(low):
            return "tags"
        if (
            bare in words.chrome.whole
            or bare in words.chrome.foot
            or _NUMBERS.fullmatch(bare)
            or _PAGE_MARK.fullmatch(line.strip())
            or (_TOKEN.search(bare) is None and not signs_off(line))
        ):
            return "chrome"
        if self.counts(low) or self.is_section_row(low):
            return "chrome"
        if low.startswith(words.chrome.rights):
            return "chrome"
        if low.startswith(words.chrome.opens) and len(low) < 320 and self._bids(line, form):
            return "chrome"
        if len(low) < 400 and self._chrome_phrases.find_matches_as_indexes(low) and not self._tells(line, form):
            return "chrome"
        if self.names_source(line):
            return "byline"
        if not self._foreign and self._is_foreign(low):
            return "chrome"
        return self.pictures.role(line, form)

    def _is_promo(self, low: str, bare: str, line: str, form: Form) -> bool:
        words = self._words.promo
        if bare in words.alone:
            return True
        linked = low.startswith(words.inside)
        opened = low.startswith(words.opens) and len(low) < _OPENED
        held = len(low) < _HELD and bool(self._promo_phrases.find_matches_as_indexes(low))
        if not (linked or opened or held):
            return False
        cue = next((cue for cue in words.inside if low.startswith(cue)), "")
        if linked and low[len(cue) :].lstrip().startswith((":", "：")):
            return low.count(" ") < _PROMO_WORDS
        if self._tells(line, form):
            return False
        if linked:
            return low.count(" ") < _PROMO_WORDS
        opener = next((opener for opener in words.opens if low.startswith(opener)), "") if opened else ""
        sure = form.words <= _FEW or opener.endswith(":") or self.invitations.speaks_of_page(line)
        return held or (opened and sure)

    def _are_tags(self, low: str) -> bool:
        return low.startswith("#") and (all(word.startswith("#") for word in low.split()) or low.count(" ") < 4)

    def _bids(self, line: str, form: Form) -> bool:
        """Whether a line that opens as furniture does is some: a headline or sentence must speak of the page too."""
        if self._tells(line, form):
            return False
        return not (form.titled or form.words >= _SHORT) or self.invitations.speaks_of_page(line)

    def _tells(self, line: str, form: Form) -> bool:
        """Whether a sentence quotes, reports or dates what it tells, as furniture does not."""
        if not form.closed or form.words < _SHORT:
            return False
        return form.quoted or _DATED.search(line) is not None or self.invitations.tells(line)

    def _is_foreign(self, low: str) -> bool:
        """Whether a line is English, as notices of translators, themes and services are; a quotation is none."""
        if '"' in low or "“" in low:
            return False
        known = self._words.language
        tokens = low.split()
        if len(tokens) < _FOREIGN_WORDS or not known.function_words.isdisjoint(tokens):
            return False
        return sum(token in known.foreign for token in tokens) >= len(tokens) * _FOREIGN

    def counts(self, low: str) -> bool:
        """Whether a line counts readers, comments, minutes or the age of an item: `12 komentar`, `3 jam lalu`."""
        tokens = _TOKEN.findall(low[:80])
        if not 1 < len(tokens) <= _COUNT_WORDS or not any(token[0].isdigit() for token in tokens):
            return False
        chrome = self._words.chrome
        named = [token for token in tokens if not token[0].isdigit()]
        counted = [token for token in named if token in chrome.counts]
        return bool(counted) and all(token in chrome.counts or token in chrome.sections for token in named)

    def is_age(self, line: str) -> bool:
        """Whether a line says how old an item of a list is."""
        low = line.lower()
        return self.counts(low) and not self._words.chrome.ages.isdisjoint(_TOKEN.findall(low))

    def is_section_row(self, low: str) -> bool:
        """Whether a line names sections of the outlet, two or more of them."""
        if len(low) > 160:
            return False
        tokens = _TOKEN.findall(low)
        sections = self._words.chrome.sections
        return 1 < len(tokens) <= _MENU_WORDS and all(token in sections for token in tokens)

    def is_section(self, line: str) -> bool:
        """Whether a line is the name of one section."""
        return line.lower().strip(" :•·-–|>»#") in self._words.chrome.sections

    def names_links(self, line: str) -> bool:
        """Whether a line stands alone above the headlines that it names: `Baca juga:`."""
        bare = " ".join(line[:120].lower().split()).strip(" :•·-–|>»#*.…")
        return bare in self._words.promo.alone or bare in self._words.chrome.foot

    def is_desk(self, line: str) -> bool:
        """Whether a line names a desk where a writer's name would stand: `Tim Redaksi`."""
        return line.lower().startswith(self._words.byline.desks) and len(line.split()) <= _DESK_WORDS

    def closes_report(self, line: str) -> bool:
        """Whether a line is, or ends with, the initials that close a report."""
        return signs_off(line) and not self.pictures.marks_credit(line[-30:])

    def names_source(self, line: str) -> bool:
        """Whether a line names the source of the whole report: `Sumber: X`."""
        words = line.strip(" ().").split()
        for opener in self._words.source.opens:
            length = len(opener.split())
            head = " ".join(words[:length]).lower()
            if head.rstrip(":") == opener and 0 < len(words) - length <= 6 and len(line) < 90:
                return words[length][:1].isupper() or words[length] == ":" or head.endswith(":")
        return False

    def is_menu(self, line: str) -> bool:
        """Whether a line is a row of links: `Beranda › Dunia`, `Politik | Ekonomi`."""
        return len(line) < 200 and _MENU.search(line) is not None and not line.rstrip().endswith((".", "?", "!"))

    def opens_foot(self, line: str) -> bool:
        """Whether what follows the line is the page's foot."""
        return " ".join(line.lower().split()).strip(" •·-–|>»") in self._words.chrome.foot

    def claims_rights(self, line: str) -> bool:
        """Whether a line claims the outlet's rights."""
        return line.lower().startswith(self._words.chrome.rights)

    def is_address(self, line: str) -> bool:
        """Whether a line is a web address and nothing else."""
        return _ADDRESS.fullmatch(line) is not None

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
def furniture(language: str, *, foreign: bool = False) -> Furniture:
    """The furniture of a language's pages; ``foreign``: around reports in another language, whose lines are no notices
    of services. Raises ``TableError`` where the table is missing or wrong."""
    return Furniture(table(language, "blocks.toml", BlockTable), foreign=foreign)

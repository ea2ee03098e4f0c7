"""Lines about a photograph: its caption, and the credit that names who made it."""

from __future__ import annotations

import re

import msgspec

from runut.model import Role
from runut.read.page.line_form import Form, form_of, signs_off

_NAME = r"[A-Z][\w.'’]{0,30}(?: [A-Z][\w.'’]{0,30}){0,3}"
_CREDIT_LINE = re.compile(rf"^{_NAME}\s?/\s?[\w ./@-]{{2,60}}$")
_CREDIT_AT_END = re.compile(rf"[.)\]]\s*/?(?:{_NAME})\s?/\s?[A-Z][\w .@/-]{{1,50}}$")
_SLASHED_AT_END = re.compile(r"\w\s?/[A-Z][\w.@ -]{1,30}/?$")
_PHOTO_AT_END = re.compile(r"[.)|]\s+[^\W\d_]{3,11}(?: [^\W\d_]{3,6})?\s?[:/]\s?[^.:]{2,60}(?:\.com)?$")
_RIGHTS_AT_END = re.compile(r"[.)]\s*(?:©|\(c\))\s?(?:20\d\d\s?)?[^.]{2,40}(?:\.\w{2,4})?(?:/[^.]{2,40})?$")
_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\s*\.?$")
_DIGITS_SLASHED = re.compile(r"\d\s?/\s?\d")
_QUOTES = frozenset('"“”‘')
_LONGEST = 500
_WORDS = 60
_CAPTION = 8
"""Words from which a line that opens as a credit does is a caption."""


class CreditLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[credit]`` of ``blocks.toml``."""

    opens: tuple[str, ...]
    marks: tuple[str, ...]
    agencies: tuple[str, ...]
    """Who makes photographs: in brackets behind a caption, without a name."""


class Pictures:
    """Tells the lines about photographs of one language."""

    def __init__(self, words: CreditLines) -> None:
        self._words = words

    def role(self, line: str, form: Form | None = None) -> Role | None:
        """``credit`` or ``caption`` for a line about a photograph by its words alone, wherever it stands."""
        bare = line.strip()
        low = bare.lower()
        if len(low) > _LONGEST or signs_off(bare):
            return None
        form = form or form_of(bare)
        count = form.words
        if count > _WORDS:
            return None
        if low.startswith(self._words.opens) and len(low) < 250 and not (form.quoted and form.closed):
            return "caption" if count > _CAPTION else "credit"
        if _CREDIT_LINE.match(bare) and count <= 6:
            return "credit"
        if self._at_end(bare):
            return "caption"
        bracket = _LAST_BRACKET.search(bare)
        if bracket is not None and self._credits(bracket.group(1)) and not self._telling(bare[: bracket.start()]):
            return "caption" if bracket.start() > 3 else "credit"
        return None

    def in_head(self, line: str) -> Role | None:
        """As ``role``, for a line between title and body, where a name behind a slash is enough."""
        bare = line.strip()
        if len(bare) < _LONGEST and _SLASHED_AT_END.search(bare) and not _DIGITS_SLASHED.search(bare[-12:]):
            return "caption" if len(bare.split()) > 4 else "credit"
        return self.role(line)

    def marks_credit(self, words: str) -> bool:
        """Whether the last bracket of ``words`` holds a word that marks a credit."""
        bracket = _LAST_BRACKET.search(words)
        return bracket is not None and self._marked(bracket.group(1).lower())

    def _at_end(self, line: str) -> bool:
        """Whether a caption ends with an unbracketed credit: `… . KABAR/Nama`, `… . Foto: Nama`, `… .©2024 Kabar`."""
        if _CREDIT_AT_END.search(line) or _RIGHTS_AT_END.search(line):
            return True
        found = _PHOTO_AT_END.search(line)
        return found is not None and found.group().lstrip(".)| ").lower().startswith(self._words.opens)

    def _credits(self, inner: str) -> bool:
        low = inner.lower()
        slashed = "/" in inner and not inner[0].isdigit() and len(inner.split()) <= 8
        return (slashed and not _DIGITS_SLASHED.search(inner)) or self._marked(low)

    def _marked(self, inner: str) -> bool:
        if inner in self._words.agencies:
            return True
        return any(
            inner == mark.strip() or inner.startswith(mark) or (mark in inner and len(mark) > 5)
            for mark in self._words.marks
        )

    def _telling(self, caption: str) -> bool:
        """Whether words before a bracket are a paragraph's: a caption quotes nobody and is no two sentences long."""
        form = form_of(caption)
        return form.quoted and (form.words > _CAPTION or caption.lstrip()[:1] in _QUOTES)

    def unsure(self, line: str) -> bool:
        """Whether only a name behind a slash in brackets makes a caption of the line: a desk may sign so too."""
        bracket = _LAST_BRACKET.search(line.strip())
        return (
            bracket is not None
            and bracket.start() > 3
            and "/" in bracket.group(1)
            and not self._marked(bracket.group(1).lower())
            and form_of(line).closed
        )

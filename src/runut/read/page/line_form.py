"""The form of a line: how long it is, how it ends, how it is capitalised. What it says is judged elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple

_CLOSERS = " \"”’')»]*"
_FINAL = (".", "?", "!", "…")
_OPENERS = "\"'“”‘’«([#*•·-–—>»"
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[IVX]{1,4}\.|[A-Z]\.|•|[^\W\d_]{4,8} \d)\s+\S")
_BULLETS = frozenset("-–•·*►»>")
_LONG = 20
"""Words from which a line is a paragraph, closed or not."""
_PARAGRAPH = 6
"""Words from which a line with a final mark is one."""
_HEADLINE = 20
_CUT = 5
"""Words from which a line with an ellipsis is a headline cut off."""
_HALF = 0.5
_SIGNED = re.compile(r"[(\[]([^()\[\]]{1,24})[)\]]\s*\.?$")
_INITIALS = re.compile(r"[a-z]{1,8}|[a-z]\d|[A-Z]{1,3}|\*{1,3}|\d{1,2}|[A-Z]\d")
_BARE_INITIALS = re.compile(r"[a-z]{2,3}/[a-z]{2,3}(?: \([\w, ]{1,40}\))?")
_LONE = re.compile(r"[a-z]{2,4}|\*{1,3}")
_STARS = re.compile(r"\*{2,4}$")
_SIGNATURE = 60
_MARKS = frozenset('"“”')


class Form(NamedTuple):
    words: int
    closed: bool
    """Ends with a full stop, a question mark, an exclamation mark or an ellipsis, brackets and quote marks aside."""
    statement: bool
    """Ends with a full stop."""
    capitals: float
    """Share of words that begin with a capital, 0 to 1."""
    opens_high: bool
    """Begins with a capital or a digit."""
    ends_open: bool
    """Ends with a colon, comma or semicolon: more is to come."""
    numbered: bool
    quoted: bool
    bulleted: bool = False
    """Begins with a dash or dot and a space."""
    cut: bool = False
    """Ends with an ellipsis."""

    @property
    def paragraph(self) -> bool:
        """Whether it reads as a paragraph of a report."""
        return (self.closed and self.words >= _PARAGRAPH) or self.words >= _LONG

    @property
    def headline(self) -> bool:
        """Whether it may be a headline or a heading; one may ask or exclaim."""
        return 2 <= self.words <= _HEADLINE and self.opens_high and not self.ends_open and not self.statement

    @property
    def item(self) -> bool:
        """Whether it may be the headline that a list names: behind a bullet."""
        return self.bulleted and 2 <= self.words <= _HEADLINE and not self.ends_open and not self.statement

    @property
    def titled_item(self) -> bool:
        """Whether it is one in headline capitals, of some length."""
        return self.item and self.words >= _PARAGRAPH and self.capitals >= _HALF and not self.quoted

    @property
    def cut_headline(self) -> bool:
        """Whether it is a headline for which a page had no room: `Heboh Kapal Tanker Kandas di …`."""
        high = self.opens_high and self.capitals >= _HALF and not self.quoted and not self.numbered
        return self.cut and high and _CUT <= self.words <= _HEADLINE

    @property
    def titled(self) -> bool:
        """Whether it is capitalised as a headline of some length is."""
        return self.headline and self.words >= _PARAGRAPH and self.capitals >= _HALF


def form_of(line: str) -> Form:
    """The form of one line; time grows with its length."""
    words = line.split()
    bare = _unbracketed(line).rstrip(_CLOSERS)
    lead = line.lstrip(_OPENERS)
    letters = [word for word in words if word[:1].isalpha()]
    return Form(
        words=len(words),
        closed=bare.endswith(_FINAL),
        statement=bare.endswith("."),
        capitals=sum(word[0].isupper() for word in letters) / max(len(letters), 1),
        opens_high=lead[:1].isupper() or lead[:1].isdigit(),
        ends_open=bare.endswith((":", ",", ";")),
        numbered=_NUMBERED.match(line) is not None,
        quoted=not _MARKS.isdisjoint(line),
        bulleted=line[:1] in _BULLETS and line[1:2] == " ",
        cut=bare.endswith(("...", "…")),
    )


def _unbracketed(line: str) -> str:
    """A line without a short bracket behind its last sentence: `… tiba. (abc)` → `… tiba.`."""
    bare = line.rstrip()
    if not bare.endswith((")", "]")):
        return bare
    start = bare.rfind("(" if bare[-1] == ")" else "[", -60)
    before = bare[:start].rstrip() if start > 0 else ""
    return before if before.rstrip(_CLOSERS).endswith(_FINAL) else bare


def signs_off(line: str) -> bool:
    """Whether a line ends with, or is, the initials with which a desk closes a report: `(abc/def)`, `(Z-1)`, `***`."""
    bare = line.rstrip()
    if _STARS.search(bare[-5:]):
        return bare[:-1].rstrip("*").endswith((".", '"', "”", ")")) or not bare.strip("* ")
    if len(bare) < _SIGNATURE and _BARE_INITIALS.fullmatch(bare):
        return True
    found = _SIGNED.search(bare[-30:])
    if found is None:
        return False
    before = bare[: len(bare) - len(found.group())].rstrip()
    if before and not before.endswith((".", "?", "!", '"', "”", ")", ",")):
        return False
    parts = re.split(r"[/\-–+&,. ]+", found[1].strip(" ./"))
    if not all(_INITIALS.fullmatch(part) for part in parts) or len(parts) > 4:
        return False
    return (
        len(parts) > 1 and any(part.isalpha() for part in parts)
        if "/" in found[1] or "-" in found[1]
        else bool(len(parts) == 1 and _LONE.fullmatch(parts[0]))
    )

"""The line model: how much a line that no table lists speaks to the reader about the page, and not of the news.

A score is a sum of weights, one for each thing that is seen of the line's words, form and place; the weights and the
words stand in ``blocks.toml``. They were set by hand on page texts of our own making, not learned. A line is furniture
from ``least`` on; what tells (a quotation, a reporting word, a date in brackets) weighs against it, for a report's own
sentence lost costs more than an invitation kept.
"""

from __future__ import annotations

import re

import msgspec

from runut.read.page.line_form import Form

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(
    r"https?://|\bwww\.|(?<![\w.])@[\w.]{3,30}\b|\b[\w-]{2,40}\.(?:com|co|id|net|org|tv)\b", re.IGNORECASE
)
_DATED = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)")
_LEADS_ON = ("...", "…", "»", ">", "→", ">>")
_LONG = 45
_LONGEST = 700
"""Code points past which a line is no invitation."""
_MOST = 3


class InvitationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[invitation]`` of ``blocks.toml``: words of one kind each, in lower case."""

    opens: frozenset[str]
    """Words with which one speaks to a reader at the begin of a line."""
    within: frozenset[str]
    """Verbs that do so anywhere."""
    reader: frozenset[str]
    clitics: tuple[str, ...]
    """Endings that mean the reader."""
    channel: frozenset[str]
    """Where an outlet is read."""
    ours: frozenset[str]
    closes: tuple[str, ...]
    """Words that end such a line."""
    telling: frozenset[str]
    """Reporting words."""
    silent: tuple[str, ...]
    """Phrases in which one of them tells nothing."""


class InvitationWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[invitation_weights]``."""

    opens: float
    within: float
    reader: float
    channel: float
    ours: float
    address: float
    closes: float
    open: float
    leads_on: float
    beside: float
    after: float
    telling: float
    dated: float
    numbered: float
    long: float
    least: float


class Invitations:
    """Scores the lines of one language."""

    def __init__(self, words: InvitationWords, weights: InvitationWeights) -> None:
        self._words = words
        self._weights = weights

    def invites(self, line: str, form: Form, *, beside: int = 0, after: bool = False) -> bool:
        """Whether a line speaks to the reader about the page.

        ``beside`` counts the neighbouring lines that are furniture (0 to 2), ``after`` says that no paragraph follows.
        """
        return len(line) <= _LONGEST and self.score(line, form, beside=beside, after=after) >= self._weights.least

    def score(self, line: str, form: Form, *, beside: int = 0, after: bool = False) -> float:
        """The sum of the weights of what is seen of the line."""
        words, weights = self._words, self._weights
        if form.quoted or not self._may_invite(line):
            return 0.0
        low = _WORD.findall(line[:_LONGEST].lower())
        if not low:
            return 0.0
        opens = low[0] in words.opens
        within = sum(word in words.within for word in low[1:])
        if not opens and not within:
            return 0.0  # nothing bids the reader do anything
        reader = any(word in words.reader or (len(word) > 4 and word.endswith(words.clitics)) for word in low)
        bare = " ".join(low)
        if not (opens or reader or not words.ours.isdisjoint(low) or bare.endswith(words.closes)):
            return 0.0  # somebody is told to do something, but not the reader
        return (
            weights.opens * opens
            + weights.within * min(within, _MOST)
            + weights.reader * reader
            + weights.channel * min(len({word for word in low if word in words.channel}), _MOST)
            + weights.ours * (not words.ours.isdisjoint(low))
            + weights.address * (_ADDRESS.search(line[:_LONGEST]) is not None)
            + weights.closes * bare.endswith(words.closes)
            + weights.open * (not form.closed)
            + weights.leads_on * line.rstrip().endswith(_LEADS_ON)
            + weights.beside * beside
            + weights.after * after
            + weights.telling * self.tells(line)
            + weights.dated * (_DATED.search(line) is not None)
            + weights.numbered * form.numbered
            + weights.long * (form.words > _LONG)
        )

    def _may_invite(self, line: str) -> bool:
        """Whether a word that bids may stand in the line; quick, for most lines are paragraphs."""
        rough = line[:_LONGEST].lower().replace(",", " ").replace(".", " ").split()
        first = "".join(filter(str.isalnum, rough[0])) if rough else ""
        return first in self._words.opens or not self._words.within.isdisjoint(rough)

    def speaks_of_page(self, line: str) -> bool:
        """Whether a line names the reader, the outlet's own, or where it is read."""
        low = line[:_LONGEST].lower()
        words = self._words
        return _ADDRESS.search(low) is not None or any(
            word in words.reader or word in words.ours or word in words.channel for word in _WORD.findall(low)
        )

    def tells(self, line: str) -> bool:
        """Whether a reporting word stands in the line."""
        low = line[:_LONGEST].lower()
        for phrase in self._words.silent:
            low = low.replace(phrase, "")
        return not self._words.telling.isdisjoint(_WORD.findall(low))

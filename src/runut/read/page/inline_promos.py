"""A link to another report inside a paragraph: `… tiba. (Baca juga: X)`, `… tiba. Baca juga: X`, `[Gambas:Video Y]`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from runut.model import Span

_LONGEST = 240
"""Code points that such a link spans at most."""
_PER_LINE = 4
_BEFORE = 40
_QUOTES = "\"“”’'"
_ENDS = (".", "?", "!", ")", "]", "…", ",")
"""What stands before a link that begins a sentence, a closing quote mark aside."""
_SENTENCE_END = re.compile(r"[.?!][\"”)]?\s+(?=[A-Z\"“(])")
_LEAD = re.compile(r"\s*[:：]\s*|\s+(?=[A-Z\"'“‘\[])")


class InlinePromos:
    """Finds the links of one language; ``cues`` are the words with which they begin, in lower case."""

    def __init__(self, cues: Sequence[str]) -> None:
        self._cues = AhoCorasick(list(cues))
        longest = sorted(cues, key=len, reverse=True)
        self._cue = re.compile("|".join(map(re.escape, longest)), re.IGNORECASE)

    def within(self, text: str, line: Span) -> list[Span]:
        """The links inside a line, none of them the whole line; in order, apart from one another."""
        found: list[Span] = []
        if not self._cues.find_matches_as_indexes(line.of(text).lower()):
            return found
        at = line.start
        while len(found) < _PER_LINE:
            cue = self._cue.search(text, at, line.end)
            if cue is None:
                break
            link = self._link(text, line, cue)
            if link is not None and (link.start > line.start or link.end < line.end):
                found.append(link)
            at = max(cue.end(), link.end if link else 0)
        return found

    def _link(self, text: str, line: Span, cue: re.Match[str]) -> Span | None:
        """The link that a cue opens, where one may stand: in brackets, or at the begin of a sentence."""
        start = cue.start()
        bound = min(line.end, start + _LONGEST)
        before = text[max(line.start, start - _BEFORE) : start].rstrip(" \t\xa0")
        opener = text[start] if text[start] in "([" else before[-1:]
        if opener in ("(", "["):
            close = text.find({"(": ")", "[": "]"}[opener], start, bound)
            if close < 0:
                return None
            inside = text[start] in "(["
            return Span(start if inside else text.rindex(opener, line.start, start), close + 1)
        if before and before.rstrip(_QUOTES)[-1:] not in _ENDS:
            return None
        lead = _LEAD.match(text, cue.end(), line.end)
        if lead is None or (not before and ":" not in lead.group()):
            return None
        end = _SENTENCE_END.search(text, lead.end(), bound)
        stop = end.start() + len(end.group().rstrip()) if end else line.end
        if stop - start > _LONGEST or (not before and stop == line.end):
            return None
        return Span(start, stop)

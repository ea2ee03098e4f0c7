"""Words, numbers and punctuation marks of a text, with their places in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from runut.model import Span

_LETTER = r"[^\W\d_]"
_WORD = r"[\w\u0300-\u036f\u00ad]"  # combining marks and soft hyphens stand inside words
_DOMAIN = r"(?:com|co|id|net|org|gov|go|edu|ac|info|news|tv|me|or|sch|desa|biz|io|my|sg|au|uk|ru|cn|jp|kr)"

# Every repetition either begins with a mark that the repeated class does not hold or is bounded, so that the whole
# runs in linear time.
_TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s"“”<>()\[\]]*[^\s"“”<>()\[\].,;:!?'’]      # an address
  | [@\#]{_WORD}+(?:\.{_WORD}+)*                                      # an account, a hashtag
  | [A-Z][a-z]?\.(?:[A-Z][a-z]{{0,2}}\.){{0,5}}(?:[A-Z]{{1,4}}|[A-Z][a-z]{{0,3}})(?!\w)\.?   # S.H., M.Si., S.KM, J.K.
  | (?:[a-z]\.){{2,9}}(?!\w)                                           # a.n.
  | {_WORD}+(?:
        (?<=\d)[.,:/](?=\d){_WORD}+                                    # 1.500,25  14:00  15/8/2022
      | [-‐‑](?=\w){_WORD}+                                            # orang-orang, Jong-un
      | ['’‘ʼ`´](?={_LETTER}){_WORD}+                                    # Jum'at
      | \.(?=(?:[\w-]{{1,40}}\.){{0,3}}(?i:{_DOMAIN})(?![\w-])){_WORD}+  # Kompas.com, news.contoh.co.id
    )*
  | \.{{2,}} | -{{2,}}
  | [^\s\u200b-\u200f\u2060\ufeff]
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number or mark: ``[start, end)`` in code points, and its characters."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``; offsets are into ``text``. Never raises; linear in the length.

    A word keeps its hyphens, inner apostrophes and, where it is an address or a degree, its dots (``Kompas.com``,
    ``S.H.``); a number keeps its separators (``Rp1.500``, ``14.00``). Every other mark is a token of its own.
    """
    stop = len(text) if end is None else end
    return [Token(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(text, start, stop)]

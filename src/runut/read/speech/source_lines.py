"""Lines and brackets that name where a whole report comes from: `Sumber: X`, `… (AP)`, `KOTA (X) —`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from runut.model import Block, MediumKind, Span, Time
from runut.read.speech.relay_words import relay_words

_BRACKET_AT_END = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]\s*\.?\s*$")
_BRACKET = re.compile(r"\(([^()\n]{2,40})\)")
_ASIDE = re.compile(r",\s+(?=[a-z])|\s*[|•·]\s*")
_HOST = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}")
_SENTENCE = re.compile(r",\s+\w+\s+\w+\s")
_LIST = re.compile(r"\s*(?:[,/;&]|\s-\s)\s*")
_LONGEST = 90
_ROLES = frozenset({"byline", "body", "tags", "chrome", "credit"})


def source_line(text: str, line: Span, language: str, times: Sequence[Time] = ()) -> list[Span]:
    """Where the names stand on a line `Sumber: X, Y` (or inside a bracket `(Sumber: X)`); none where it is none.

    ``times``: the report's, in order; a day behind the names is no name.
    """
    words = line.of(text)
    if len(words) > _LONGEST:
        return []
    relays = relay_words(language)
    low = words.lower()
    for opener in sorted(relays.source_line.words, key=len, reverse=True):
        if not low.startswith(opener):
            continue
        rest = words[len(opener) :]
        dated = next((time.span.start - line.start for time in times if line.covers(time.span)), len(words))
        bare, *aside = _ASIDE.split(words[len(opener) : dated].lstrip(" :-–\t\xa0"), maxsplit=1)
        bare = bare.rstrip(" .,\xa0")
        if opener.split()[0] in relays.credit.words and (aside or _SENTENCE.search(words[dated:])):
            return []  # a sentence that begins with a credit: `Dilansir dari X, Senin (3/5/2024), warga …`
        named = bare[:1].isupper() or _HOST.fullmatch(bare)
        if not 2 <= len(bare) <= 60 or rest[:1].isalnum() or not named or len(bare.split()) > 6:
            return []
        start = line.start + words.index(bare, len(opener))
        return listed_names(text, Span(start, start + len(bare)), language)
    return []


def listed_names(text: str, names: Span, language: str) -> list[Span]:
    """The names of a list: `Variety, THR`, `AP/AFP`, `Ant/Z-3`; what has no letters at its beginning is none."""
    gaps = [Span(*gap.span()) for gap in _LIST.finditer(text, names.start, names.end)]
    for joiner in relay_words(language).source_line.joiners:
        at = text.find(f" {joiner} ", names.start, names.end)
        if at >= 0:
            gaps.append(Span(at, at + len(joiner) + 2))
    found: list[Span] = []
    at = names.start
    for gap in (*sorted(gaps), Span(names.end, names.end)):
        if gap.start > at and text[at].isalpha():
            found.append(Span(at, gap.start))
        at = gap.end
    return found


def closing_bracket(text: str, paragraph: Span) -> Span | None:
    """What stands in the bracket with which a paragraph ends."""
    found = _BRACKET_AT_END.search(text, max(paragraph.start, paragraph.end - 70), paragraph.end)
    return Span(*found.span(1)) if found else None


def closing_lines(text: str, blocks: Sequence[Block]) -> Iterable[tuple[Span, Span]]:
    """Lines of initials and credits below the report, each with what stands in its bracket: `(Reuters/ren)`."""
    for block in blocks:
        bracket = closing_bracket(text, block.span) if block.role == "byline" else None
        if bracket is not None and not text[block.span.start : bracket.start - 1].strip():
            yield block.span, bracket


def dateline_bracket(text: str, dateline: Span | None) -> Span | None:
    """What stands in the bracket of a dateline, where newsrooms put the agency: `SEOUL (AP) —`."""
    found = _BRACKET.search(text, dateline.start, dateline.end) if dateline is not None else None
    return Span(*found.span(1)) if found else None


def lines_of_sources(
    text: str, blocks: Sequence[Block], language: str, times: Sequence[Time]
) -> Iterable[tuple[Span, Span]]:
    """The lines that name a source, each with where the name stands."""
    for block in blocks:
        if block.role in _ROLES:
            for name in source_line(text, block.span, language, times):
                yield block.span, name


def names_of_sources(
    text: str, blocks: Sequence[Block], dateline: Span | None, language: str, times: Sequence[Time]
) -> list[tuple[str, MediumKind]]:
    """The names that such lines and a dateline's bracket give, with the kind of medium that such a place holds."""
    found: list[tuple[str, MediumKind]] = [
        (name.of(text), "outlet") for _, name in lines_of_sources(text, blocks, language, times)
    ]
    bracket = dateline_bracket(text, dateline)
    if bracket is not None:
        found.append((bracket.of(text), "agency"))
    return found

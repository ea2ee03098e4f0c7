"""Statements as sentences hold them: which words are content, and which attribution they hang on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.model import Span, StatementKind
from runut.read.speech.attributions import Attributions
from runut.read.speech.content_ends import ContentEnds
from runut.read.speech.crediting import Attribution
from runut.read.speech.grammar import Grammar
from runut.read.speech.outline import Outline
from runut.read.speech.relays import Pointer
from runut.read.speech.sources import Source
from runut.read.text.quotes import DOUBLE

_STANDALONE_WORDS = 4


class Draft(NamedTuple):
    """A statement before its speaker is known. ``content`` is empty where it points back at what stands before."""

    content: tuple[Span, ...]
    kind: StatementKind
    attribution: Attribution | None
    source: Source | None
    row: int
    """Index of its sentence in the report."""
    wraps: bool = False
    """Whether another statement of the sentence stands inside its content."""


class Statements:
    """Reads the statements of one sentence off its outline."""

    def __init__(self, attributions: Attributions, grammar: Grammar) -> None:
        self._attributions = attributions
        self._grammar = grammar
        self._content_ends = ContentEnds(grammar)

    def of(self, row: Outline, index: int, found: Sequence[Attribution], pointers: Sequence[Pointer]) -> list[Draft]:
        """The statements of sentence ``index``, in order of their content."""
        drafts: list[Draft] = []
        verbs = [one for one in found if one.form in ("verb", "passive")]
        for number, one in enumerate(found):
            if one.form in ("verb", "passive") and one.content is not None:
                draft = self._behind(row, index, one, found[number + 1 :], pointers)
            elif one.form == "verb":
                draft = self._quote_ahead(row, index, one)
                if draft is None and not one.beside:
                    draft = Draft((), "indirect", one, one.source, index)
            elif one.form == "passive":
                draft = self._passive(row, index, one)
            elif one.form == "parted":
                draft = self._parted(row, index, one, found[number + 1 :], pointers)
            else:
                draft = self._around(row, index, one, verbs, pointers, [other for other in found if other is not one])
            if draft is not None:
                drafts.append(draft)
        drafts = _without_echoes(drafts)
        drafts.extend(self._uncued(row, index, drafts))
        return sorted(
            drafts, key=lambda draft: draft.content[0] if draft.content else Span(row.span.start, row.span.start)
        )

    # ------------------------------------------------------------ X mengatakan …

    def _behind(
        self, row: Outline, index: int, one: Attribution, later: Sequence[Attribution], pointers: Sequence[Pointer]
    ) -> Draft | None:
        """Content that follows its verb."""
        assert one.content is not None
        end = self._content_ends.of(row, one.content, later, pointers)
        front = self._fronted(row, one)
        spans = ((one.content, end),) if front is None else (front, (one.content, end))
        return self._draft(row, index, one, spans)

    def _fronted(self, row: Outline, one: Attribution) -> tuple[int, int] | None:
        """An adverbial of the content before its source: `Untuk mencegah banjir, X mengatakan, …`."""
        start = self._grammar.skip_openers(row, 0)
        if one.source is None or one.joined or not self._grammar.fronts(row, start):
            return None
        comma = next((at for at in range(start, one.first) if row.kind(at) == "comma"), None)
        if comma is None or comma - start < 2:
            return None
        # Nothing but the source stands between: no clause of somebody else's.
        named = row.pieces[comma + 1].start <= one.source.span.start
        return (start, comma) if named and not self._grammar.has_predicate(row, comma + 2, one.first) else None

    # ------------------------------------------------------------ …, kata X

    def _around(
        self,
        row: Outline,
        index: int,
        one: Attribution,
        verbs: Sequence[Attribution],
        pointers: Sequence[Pointer],
        others: Sequence[Attribution],
    ) -> Draft | None:
        """Content before, behind or on both sides of its attribution."""
        start = self._grammar.skip_openers(row, 0)
        quote = self._quote_before(row, one.first)
        inner = next((verb for verb in verbs if verb.first < one.first), None)
        if inner is None and one.form == "according":
            # `"…," kata X, menurut kantor berita Y`: what Y passes on is X's.
            inner = next((other for other in others if other.form == "inverted" and other.first < one.first), None)
        if quote is not None:
            if inner is not None and inner.content is not None and inner.content <= quote:
                # `X bersikeras bahwa "…", kata KCNA`: the words are X's; the second crediting holds the whole.
                return self._draft(row, index, one, ((start, one.first),), wraps=True)
            if quote > start and row.kind(quote - 1) == "word" and not self._is_sentence(row, quote):
                return self._draft(row, index, one, ((start, quote + 1),))
            spans = [(quote, quote + 1)]
            if quote > start and row.kind(quote - 1) == "comma" and row.kind(quote - 2) == "quote":
                spans.insert(0, (quote - 2, quote - 1))
            told = {other.content for other in others}
            spans.extend((at, at + 1) for at in self._quotes_behind(row, one.last) if at not in told)
            return self._draft(row, index, one, tuple(spans))
        initial = one.first <= start or (one.form == "according" and self._is_scene(row, start, one.first))
        if initial:
            begins = self._attributions.past_circumstances(row, self._grammar.past_apposition(row, one.last))
            if begins is None:
                return Draft((), "indirect", one, one.source, index)
            end = self._content_ends.of(row, begins, [verb for verb in verbs if verb.first > begins], pointers)
            if row.low(begins) in self._grammar.tail_words and not self._grammar.has_predicate(row, begins, end):
                return Draft((), "indirect", one, one.source, index)  # `Begitu menurut cerita warga ke wartawan.`
            ahead = next((verb for verb in verbs if verb.first >= begins and verb.content is not None), None)
            return self._draft(row, index, one, ((begins, end),), wraps=ahead is not None)
        if row.kind(one.first - 1) not in ("comma", "dash", "quote") and not one.source_is_pronoun:
            return None
        before = (start, one.first)
        wraps = inner is not None
        if not self._grammar.has_predicate(row, start, one.first):
            begins = self._rest(row, one.last)
            if begins is None:
                return self._draft(row, index, one, (before,), wraps=wraps)
            end = self._content_ends.of(row, begins, [verb for verb in verbs if verb.first > begins], pointers)
            return self._draft(row, index, one, (before, (begins, end)), wraps=wraps)
        begins = self._clause_behind(row, one.last)
        if begins is None:
            return self._draft(row, index, one, (before,), wraps=wraps)
        end = self._content_ends.of(row, begins, [verb for verb in verbs if verb.first > begins], pointers)
        return self._draft(row, index, one, (before, (begins, end)), wraps=wraps)

    def _is_sentence(self, row: Outline, at: int) -> bool:
        """Whether a quotation is a sentence of its own, though no full stop ends the one before it."""
        words = row.quotes[row.pieces[at].quote or 0].inner.of(row.text)
        return words[:1].isupper() and words.endswith((".", ",", "?", "!")) and len(words.split()) >= _STANDALONE_WORDS

    def _is_scene(self, row: Outline, first: int, last: int) -> bool:
        """Whether only when or where it was said stands before an attribution: `Di Lantari, menurut X, …`."""
        piece = row.pieces[first]
        scene = piece.time is not None or row.low(first) in self._grammar.tail_words
        return scene and not self._grammar.has_predicate(row, first + 1, last)

    def _quote_before(self, row: Outline, at: int) -> int | None:
        while at > 0 and row.kind(at - 1) in ("comma", "stop", "dash"):
            at -= 1
        if row.kind(at - 1) == "quote":
            return at - 1
        return None

    def _quotes_behind(self, row: Outline, at: int) -> list[int]:
        """Whole quotations that go on behind the attribution of one before it."""
        return [
            ahead
            for ahead in range(at, len(row.pieces))
            if row.kind(ahead) == "quote"
            and row.kind(ahead - 1) in ("comma", "stop", "colon", "close", "word")
            and (row.kind(ahead - 1) != "word" or ahead == at)
        ]

    def _rest(self, row: Outline, at: int) -> int | None:
        """Where content goes on behind an attribution that broke a clause in two."""
        while at < len(row.pieces) and row.kind(at) != "comma":
            if row.kind(at) == "stop":
                return None
            at += 1
        at += 1
        while at < len(row.pieces) and row.pieces[at].time is not None:
            while at < len(row.pieces) and row.kind(at) != "comma":
                at += 1
            at += 1
        while row.low(at) in self._grammar.credit_words:
            while at < len(row.pieces) and row.kind(at) != "comma":
                at += 1
            at += 1
        return at if at < len(row.pieces) - 1 else None

    def _clause_behind(self, row: Outline, at: int) -> int | None:
        """A further clause of the content behind an attribution: `A sudah selesai, kata X, dan B belum dimulai.`"""
        while at < len(row.pieces):
            while at < len(row.pieces) and row.kind(at) != "comma":
                at += 1
            at += 1
            if at >= len(row.pieces):
                return None
            piece = row.pieces[at]
            end = next((ahead for ahead in range(at, len(row.pieces)) if row.kind(ahead) == "comma"), len(row.pieces))
            if (
                piece.kind == "word"
                and piece.time is None
                and piece.low not in self._grammar.tail_words
                and not piece.capital
                and self._grammar.has_predicate(row, at, end)
                and not self._is_set_off(row, at, end)
            ):
                return at
        return None

    def _parted(
        self, row: Outline, index: int, one: Attribution, later: Sequence[Attribution], pointers: Sequence[Pointer]
    ) -> Draft | None:
        """Content on both sides of a passive and its agent: `jembatan itu disebut X sudah aman`."""
        assert one.content is not None
        start = self._grammar.skip_openers(row, 0)
        end = self._content_ends.of(row, one.content, later, pointers)
        return self._draft(row, index, one, ((start, one.first), (one.content, end)))

    def _quote_ahead(self, row: Outline, index: int, one: Attribution) -> Draft | None:
        """A quotation before a subject and its verb: `"…," X menegaskan.`"""
        if one.source is None or one.source.first >= one.first:
            return None
        first = next((at for at in range(one.first) if row.pieces[at].start >= one.source.span.start), one.first)
        quote = self._quote_before(row, first)
        return None if quote is None else self._draft(row, index, one, ((quote, quote + 1),))

    def _is_set_off(self, row: Outline, first: int, last: int) -> bool:
        """Whether pieces ``[first, last)`` only describe the name before them: they have no predicate of their own."""
        if not self._grammar.is_apposition(row, first, last):
            return False
        relative = next((at for at in range(first, last) if self._grammar.is_relative(row, at)), last)
        return not self._grammar.has_predicate(row, first + 1, relative)

    def _passive(self, row: Outline, index: int, one: Attribution) -> Draft | None:
        quote = self._quote_before(row, one.first)
        if quote is None and row.kind(one.first - 1) == "word" and row.kind(one.first - 2) in ("comma", "quote"):
            quote = self._quote_before(row, one.first - 1)
        if quote is not None:
            return self._draft(row, index, one, ((quote, quote + 1),))
        return Draft((), "indirect", one, one.source, index)

    # ------------------------------------------------------------ quotations without a cue

    def _uncued(self, row: Outline, index: int, drafts: Sequence[Draft]) -> list[Draft]:
        """Quotations that no reporting word carries: the sentence's whole, or set off by a colon."""
        taken = [span for draft in drafts for span in draft.content]
        found = []
        for at, piece in enumerate(row.pieces):
            if piece.kind != "quote" or piece.quote is None:
                continue
            inner = row.quotes[piece.quote].inner
            if any(span.overlaps(inner) for span in taken):
                continue
            words = inner.of(row.text)
            alone = all(other.kind in ("stop", "quote", "comma") for other in row.pieces)
            sentence = words.endswith((".", "?", "!", ",", "…"))
            long = len(words.split()) >= _STANDALONE_WORDS
            behind = self._attributions.subject_at(row, at + 1) if words.endswith((",", "?", "!")) else None
            led_to = row.kind(at - 1) == "comma" and words[:1].isupper() and words.endswith((".", "?", "!"))
            if row.kind(at - 1) == "colon" and (long or words.endswith((".", "?", "!"))):
                source = self._attributions.source_before(row, at - 1)
                found.append(Draft((_content(row, at, at + 1),), "direct", None, source, index))
            elif led_to and not drafts and self._ends(row, at + 1):
                source = self._attributions.source_before(row, at - 1)
                if source is not None:
                    found.append(Draft((_content(row, at, at + 1),), "direct", None, source, index))
            elif words and ((alone and (sentence or long)) or (at == 0 and sentence and (long or behind))):
                found.append(Draft((_content(row, at, at + 1),), "direct", None, behind, index))
        return found

    def _ends(self, row: Outline, at: int) -> bool:
        """Whether nothing but a full stop stands from ``at`` on."""
        return all(piece.kind == "stop" for piece in row.pieces[at:])

    # ------------------------------------------------------------ what all share

    def _is_fragment(self, row: Outline, stretch: tuple[int, int]) -> bool:
        """Whether a verb's quotation is a part of its clause and no sentence: `menyatakan "tinggal menunggu"`."""
        first, last = stretch
        if last - first != 1 or row.kind(first) != "quote" or not self._grammar.is_verb(row, first - 1):
            return False
        words = row.quotes[row.pieces[first].quote or 0].inner.of(row.text)
        return words[:1].islower() and not words.endswith((".", "?", "!", ","))

    def _hangs(self, row: Outline, at: int) -> bool:
        """Whether a content cannot end with the piece at ``at``: a mark, or the word that opens what is cut off."""
        credits = row.low(at) in self._grammar.credit_words
        return row.kind(at) in ("comma", "colon", "dash", "stop") or credits or self._grammar.is_relative(row, at)

    def _draft(
        self, row: Outline, index: int, one: Attribution, stretches: tuple[tuple[int, int], ...], *, wraps: bool = False
    ) -> Draft | None:
        spans: list[Span] = []
        kinds: set[StatementKind] = set()
        for stretch in stretches:
            first, last = stretch
            while first < last and row.kind(first) in ("comma", "colon", "dash", "stop"):
                first += 1
            while last > first and self._hangs(row, last - 1):
                last -= 1
            if first >= last:
                continue
            spans.append(_content(row, first, last))
            quoted = [row.kind(at) == "quote" for at in range(first, last)]
            kinds.add("direct" if all(quoted) else "mixed" if any(quoted) else "indirect")
        spans = [span for span in spans if span.start < span.end]
        if not spans:
            return None
        words = [word for span in spans for word in span.of(row.text).split()]
        if len(words) < 2 and kinds != {"direct"} and not (one.form == "verb" and self._grammar.is_said(words[0])):
            return None
        kind: StatementKind = kinds.pop() if len(kinds) == 1 else "mixed"
        if kind == "direct" and one.form == "verb" and len(stretches) == 1 and self._is_fragment(row, stretches[0]):
            quote = row.pieces[stretches[0][0]]
            spans, kind = [Span(quote.start, quote.end)], "mixed"
        before = row.text[max(0, spans[0].start - 1) : spans[0].start]
        if kind == "indirect" and one.form == "inverted" and before in DOUBLE:
            kind = "direct"  # a quotation whose closing mark is missing
        return Draft(tuple(spans), kind, one, one.source, index, wraps)


def _content(row: Outline, first: int, last: int) -> Span:
    """The span of pieces ``[first, last)``; of a lone quotation what its marks hold, without the final comma."""
    if last - first == 1 and row.kind(first) == "quote":
        quote = row.quotes[row.pieces[first].quote or 0]
        end = quote.inner.end
        while end > quote.inner.start and row.text[end - 1] in ", \t\xa0":
            end -= 1
        return Span(quote.inner.start, end)
    return row.cover(first, last)


def _without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """One statement of each content; such as point back only where the sentence holds no other."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.content and any(other.content == draft.content for other in found):
            continue
        found.append(draft)
    if any(draft.content and not draft.wraps for draft in found):
        found = [draft for draft in found if draft.content]
    return found

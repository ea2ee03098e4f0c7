"""Where a sentence credits somebody: which reporting word, who is the source, and which way the content lies.

Three shapes, after how Indonesian newsrooms write them: *inverted* (`…, kata X`; `X, ujar dia, …`), *verb* (`X
mengatakan [bahwa] …`) and *according* (`menurut X, …`); and the *passive* that points back (`hal itu disampaikan X`).
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Span, Time
from runut.read.speech.complements import Complements
from runut.read.speech.crediting import Attribution
from runut.read.speech.cues import Cue, Cues
from runut.read.speech.grammar import Grammar
from runut.read.speech.outline import Outline
from runut.read.speech.passives import Passives
from runut.read.speech.sources import Source, Sources
from runut.read.speech.subjects import Subjects

_BREAKS = frozenset({"comma", "colon", "dash"})
_SHORTEST_CUE = 4
"""Letters at least of a reporting word that no table has."""
_DESCRIBED = 3
"""Pieces within which `bahwa` follows a noun for what is said: `mengirim surat resmi bahwa …`."""
_ADDRESSED = 7
"""Pieces within which a colon does, whoever is addressed between."""


class Attributions:
    """Reads the attributions of sentences of one report."""

    def __init__(self, cues: Cues, sources: Sources, grammar: Grammar, times: Sequence[Time]) -> None:
        self._cues = cues
        self._sources = sources
        self._grammar = grammar
        self._complements = Complements(cues, sources, grammar, times)
        self._passives = Passives(cues, sources, grammar, self._complements)
        self._subjects = Subjects(cues, sources)
        self._meant: dict[str, str] = {}

    def of(self, row: Outline, skip: Sequence[Span] = ()) -> list[Attribution]:
        """The attributions of one sentence, in order. ``skip``: relays, which no subject is sought in."""
        found = []
        taken = 0
        for index, piece in enumerate(row.pieces):
            if piece.kind != "word" or piece.mention is not None or index < taken:
                continue
            one = (
                self._inverted(row, index)
                or self._according(row, index, taken)
                or self._passives.of(row, index, self._low(row, index))
                or self._verb(row, index, skip)
            )
            if one is not None:
                found.append(one)
                taken = max(one.last, index + 1)
        return found

    def _low(self, row: Outline, index: int) -> str:
        """The reporting word at ``index``, its slips of the pen put right; else the word as it stands."""
        low = row.low(index)
        if low not in self._meant:
            self._meant[low] = self._cues.slips.meant(low)
        return self._meant[low]

    def _inverted(self, row: Outline, index: int) -> Attribution | None:
        low = self._low(row, index)
        clitic = self._cues.clitics.get(low) or self._unlisted_clitic(row, index)
        if clitic is not None:
            return self._clitic(row, index, clitic)
        cue = self._cues.inverted.get(low) or self._unlisted(row, index)
        manner = low in self._cues.words.pointing.manners and row.low(index + 1) in self._cues.inverted
        if cue is None or manner or (row.pieces[index].capital and index and row.kind(index - 1) == "word"):
            return None
        thus = self._thus(row, index)
        before = row.kind(index - 2 if thus else index - 1)
        last = index + 1 + (row.low(index + 1) == row.low(index))  # written twice: `ujar ujar X`
        source = self._sources.after(row, last)
        if source is None and before == "quote":
            source = self._sources.unnamed(row, last)
        if source is None:
            return None
        first = index - 1 if thus else self._grammar.resumes(row, index)
        opens = self._grammar.skip_openers(row, 0) == first
        closed = row.kind(source.last) in ("comma", "colon", "quote")
        takes_up = first < index and row.kind(source.last) in ("comma", "stop", "")
        led = before in ("comma", "quote", "dash", "stop")
        if not (led or takes_up or (cue.firm and (source.pronoun or (opens and closed)))):
            return None
        span = Span(row.pieces[index].start, row.pieces[last - 1].end)
        return Attribution("inverted", span, cue.stance, False, source, first, source.last, None)

    def _thus(self, row: Outline, index: int) -> bool:
        """Whether a word that points back stands before: `…, begitu tulis X`, `"…," demikian katanya`."""
        pointing = row.low(index - 1) in self._cues.words.pointing.deictics
        return pointing and row.kind(index - 2) in _BREAKS | {"quote"}

    def _unlisted(self, row: Outline, index: int) -> Cue | None:
        """A word that no table has between a quotation and a person: `"…," cecar jaksa X`."""
        if not self._breaks_off(row, index) or not self._may_report(row, index):
            return None
        after = row.low(index + 1)
        nouns = self._cues.sources.noun
        named = self._sources.is_a(row, index + 1, "PER") or self._sources.office_at(row, index + 1) is not None
        return Cue("says", False) if named or after in nouns.person or after in nouns.personal else None

    def _unlisted_clitic(self, row: Outline, index: int) -> Cue | None:
        """A word with the clitic right behind a quotation, whatever it is: `"…," ketusnya`."""
        low = self._low(row, index)
        clitic = self._cues.words.clitic
        if not low.endswith(clitic) or len(low) < _SHORTEST_CUE + len(clitic) or not self._breaks_off(row, index):
            return None
        return Cue("says", False) if self._may_report(row, index) and self._grammar.closes(row, index + 1) else None

    def _breaks_off(self, row: Outline, index: int) -> bool:
        """Whether a quotation that a comma, question or exclamation mark ends stands right before ``index``."""
        if row.kind(index - 1) != "quote":
            return False
        quote = row.quotes[row.pieces[index - 1].quote or 0]
        return quote.inner.of(row.text).endswith((",", "?", "!"))

    def _may_report(self, row: Outline, index: int) -> bool:
        """Whether a lower-case word is none that has another task behind a quotation."""
        piece = row.pieces[index]
        words = self._cues.words
        other = self._cues.tail | words.joined.words | words.between.words | words.preposition.words
        return not piece.capital and len(piece.low) >= _SHORTEST_CUE and piece.low not in other

    def _clitic(self, row: Outline, index: int, cue: Cue) -> Attribution | None:
        piece = row.pieces[index]
        after = row.kind(index + 1)
        free = after in ("", "comma", "stop", "open", "close", "dash", "colon", "quote")
        loose = free or row.pieces[index + 1].time is not None or row.low(index + 1) in self._cues.tail
        thus = self._thus(row, index)
        before = row.kind(index - 2 if thus else index - 1)
        behind = before in ("comma", "dash", "stop") and loose
        if not (behind or before == "quote" or (free and (cue.firm or index == 0))):
            return None
        span = Span(piece.start, piece.end)
        source = self._doubly_told(row, index + 1) or Source(span, index, index + 1, pronoun="clitic")
        return Attribution("inverted", span, cue.stance, False, source, index - thus, source.last, None)

    def _doubly_told(self, row: Outline, at: int) -> Source | None:
        """The person named behind a clitic that stands for him already: `"…," katanya Rina.`"""
        source = self._sources.after(row, at)
        if source is None or source.mention is None or not self._sources.is_a(row, source.last - 1, "PER"):
            return None
        return source if self._grammar.closes(row, source.last) else None

    def _according(self, row: Outline, index: int, taken: int) -> Attribution | None:
        """``taken``: where the attribution before it ends, behind which this one may stand: `ujarnya menurut X`."""
        piece = row.pieces[index]
        low = self._low(row, index)
        if low in self._cues.according_clitic:
            span = Span(piece.start, piece.end)
            source = Source(span, index, index + 1, pronoun="clitic")
            return Attribution("according", span, "says", False, source, index, index + 1, index + 1)
        start = None
        if low in self._cues.according:
            start = index + 1
        else:
            for phrase in self._cues.according_phrases:
                if row.phrase_at(index, phrase):
                    start = index + len(phrase)
                    break
        if start is None:
            return None
        account = row.low(start)
        if account.removesuffix(self._cues.words.clitic) in self._cues.words.according.accounts:
            if account.endswith(self._cues.words.clitic):
                told = row.pieces[start]
                source = Source(Span(told.start, told.end), index, start + 1, pronoun="clitic")
                span = Span(piece.start, piece.end)
                return Attribution("according", span, "says", False, source, index, start + 1, start + 1)
            start += 1
        first = self._grammar.resumes(row, index)
        joined = self._cues.words.joined
        glued = (
            first > taken and row.kind(first - 1) == "word" and row.low(first - 1) not in joined.words | joined.relative
        )
        opened = self._grammar.skip_openers(row, 0)
        parts = glued and opened != first
        if parts and self._grammar.has_predicate(row, opened, first):
            return None
        named = self._sources.after(row, start)
        if named is None:
            return None
        span = Span(piece.start, row.pieces[start - 1].end)
        if parts:  # `hal itu menurut X tidak seharusnya terjadi`
            last = self._sources.end_of_name(row, named)
            last += row.kind(last) == "comma"
            states = self._grammar.has_predicate(row, last, last + 3)
            return Attribution("parted", span, "says", False, named, index, last, last) if states else None
        return Attribution("according", span, "says", False, named, first, named.last, named.last)

    def _verb(self, row: Outline, index: int, skip: Sequence[Span]) -> Attribution | None:
        given = self._gives(row, index)
        cue = given or self._cues.verbs.get(self._low(row, index)) or self._regards_it(row, index)
        if cue is None or self._asks_for_anonymity(row, index):
            return None
        withheld = self._withholds(row, index)
        if self._blocked(row, index) and not withheld:
            return None
        if row.low(index + 1) in self._cues.words.joined.adding and self._grammar.is_verb(row, index + 2):
            return None  # `berpesan dan mengatakan …`: the second carries the words
        negated = withheld or self._grammar.negated(row, index)
        last = index + 1 + (given is not None)
        stance = cue.stance
        noun = self._cues.nouns.get(row.low(last))
        content, linked = self._complements.linked(row, last)
        colon = self._colon(row, last) if given is not None and content is None else None
        if noun is not None and linked:
            stance, last = noun, last + 1
        elif colon is not None:
            content = colon + 1
        elif content is None:
            content = self._complements.complement(row, last, cue)
        if content is None and not negated and (cue.firm or cue.clause) and stance == "says":
            closing = self._closing(row, index, last)
            if closing is not None:
                return closing
        if negated and not withheld and content is not None and row.low(content) in self._cues.words.link.whether:
            return None  # `tidak mengatakan apakah …` is silence
        if content is None and (negated or not self._complements.ends_with_circumstance(row, last)):
            return None
        if content is None and row.low(index - 1) in self._cues.words.joined.neither:
            return None
        if cue.beside and content is not None and row.kind(content) != "quote":
            return None
        subject, joined = self._subjects.before(row, index, skip)
        if subject is None:
            return None
        if content is not None and self._grammar.points_after(row, content):
            content = None
        span = Span(row.pieces[index].start, row.pieces[last - 1].end)
        return Attribution("verb", span, stance, negated, subject, index, last, content, joined, linked, cue.beside)

    def _closing(self, row: Outline, index: int, last: int) -> Attribution | None:
        """A verb with its subject behind what is said, as translations have it: `Rumah rusak, badan itu melaporkan.`"""
        if row.kind(last) not in ("stop", ""):
            return None
        comma = next((at for at in range(index - 1, 0, -1) if row.kind(at) == "comma"), None)
        start = self._grammar.skip_openers(row, 0)
        if comma is None or comma + 1 == index or not self._grammar.has_predicate(row, start, comma):
            return None
        words = self._cues.words
        scene = self._cues.tail | self._cues.subordinators | self._cues.fronted | words.preposition.words
        if row.low(start) in scene | words.scene.words or row.pieces[start].time is not None:
            return None  # `Saat ditanya wartawan, X membenarkan.`
        source = self._sources.choose(row, comma + 1, index, apposition=False)
        if source is None or self._grammar.has_predicate(row, comma + 1, index):
            return None
        span = Span(row.pieces[index].start, row.pieces[last - 1].end)
        return Attribution("inverted", span, "says", False, source, comma + 1, last, None)

    def _regards_it(self, row: Outline, index: int) -> Cue | None:
        """A verb whose clitic is what something is said of: `menyebutnya sebagai …`."""
        low = self._low(row, index)
        clitic = self._cues.words.clitic
        cue = self._cues.verbs.get(low.removesuffix(clitic)) if low.endswith(clitic) else None
        if cue is None or not cue.regards or row.low(index + 1) not in self._cues.words.link.being:
            return None
        return Cue(cue.stance, True)

    def _colon(self, row: Outline, start: int) -> int | None:
        """The colon that leads from a noun for what is said to its words: `menitipkan pesan kepada kaum muda: …`."""
        for at in range(start, min(start + _ADDRESSED, len(row.pieces))):
            if row.kind(at) == "colon":
                return at if at + 1 < len(row.pieces) else None
            if row.kind(at) != "word":
                return None
        return None

    def _withholds(self, row: Outline, index: int) -> bool:
        """Whether the verb tells what somebody leaves open: `belum dapat memastikan apakah …`."""
        blocked = self._cues.words.blocked
        unable = row.low(index - 1) in blocked.modal and row.low(index - 2) in blocked.negators
        return unable and row.low(index + 1) in self._cues.words.link.whether

    def _gives(self, row: Outline, index: int) -> Cue | None:
        """A verb of giving with what is said as its object: `memberi sinyal bahwa …`."""
        giving = self._cues.words.giving
        noun = row.low(index + 1)
        if row.low(index) not in giving.words or not (noun in giving.nouns or noun in self._cues.nouns):
            return None
        link = self._cues.words.link.that
        led = any(row.low(at) in link for at in range(index + 2, index + 2 + _DESCRIBED))
        if not led and self._colon(row, index + 2) is None:
            return None
        return Cue(self._cues.nouns.get(noun, "says"), True)

    def _asks_for_anonymity(self, row: Outline, index: int) -> bool:
        """Whether the verb only says that a source wants no name: `yang meminta namanya dirahasiakan`."""
        return any(row.phrase_at(index, phrase) for phrase in self._cues.anonymous)

    def _blocked(self, row: Outline, index: int) -> bool:
        return row.low(index - 1) in self._cues.words.blocked.before

    def source_before(self, row: Outline, at: int) -> Source | None:
        """The source that ends before piece ``at`` (a colon): `X: "…"`."""
        return self._subjects.before(row, at)[0]

    def subject_at(self, row: Outline, at: int) -> Source | None:
        """The person or pronoun that begins at piece ``at``: `"…," X menutup pembicaraan.`"""
        if self._sources.is_a(row, at, "PER") or self._grammar.is_pronoun(row, at):
            return self._sources.after(row, at)
        return None

    def past_circumstances(self, row: Outline, at: int) -> int | None:
        """``Complements.past_circumstances``."""
        return self._complements.past_circumstances(row, at)

"""Where a sentence credits somebody: which reporting word, who is the source, and which way the content lies.

Three shapes, after how Indonesian newsrooms write them: *inverted* (`…, kata X`; `X, ujar dia, …`), *verb* (`X
mengatakan [bahwa] …`) and *according* (`menurut X, …`); and the *passive* that points back (`hal itu disampaikan X`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from runut.model import Span, Stance, Time
from runut.read.names import Office
from runut.read.speech.cues import Cue, Cues
from runut.read.speech.outline import Outline
from runut.read.speech.sources import Source, Sources
from runut.read.speech.subjects import Subjects

Form = Literal["inverted", "verb", "passive", "according", "parted"]
_BREAKS = frozenset({"comma", "colon", "dash"})
_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}.*|[\dX]{4}-W[\dX]{2}-\d.*")
_SHORTEST_CUE = 4
"""Letters at least of a reporting word that no table has."""
_ONE_WORD = 5
"""Letters at least of a content of one word."""
_CLAUSE = 14
"""Pieces within which a clause shows its predicate."""


class Attribution(NamedTuple):
    """One crediting. Pieces ``[first, last)`` of the outline are the cue with its source."""

    form: Form
    cue: Span
    stance: Stance
    negated: bool
    source: Source | None
    first: int
    last: int
    content: int | None
    """The piece with which the content begins (verb, according); ``None`` where it lies before or is pointed at."""
    joined: bool = False
    """Whether the subject is that of the whole sentence, this verb being joined to another."""
    linked: bool = False
    """Whether a `bahwa` or the like introduces the content."""
    beside: bool = False
    """Whether it reports only where a quotation stands beside it."""

    @property
    def source_is_pronoun(self) -> bool:
        return self.source is not None and bool(self.source.pronoun)


class Attributions:
    """Reads the attributions of sentences of one report."""

    def __init__(self, cues: Cues, sources: Sources, offices: Sequence[Office], times: Sequence[Time]) -> None:
        self._cues = cues
        self._times = times
        self._sources = sources
        self._subjects = Subjects(cues, sources)
        self._offices = offices
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
                or self._according(row, index)
                or self._passive(row, index)
                or self._verb(row, index, skip)
            )
            if one is not None:
                found.append(one)
                taken = max(one.last, index + 1)
        return found

    # ------------------------------------------------------------ … kata X

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
        if cue is None or (row.pieces[index].capital and index and row.kind(index - 1) == "word"):
            return None
        before = row.kind(index - 1)
        if row.low(index - 1) in self._cues.words.pointing.deictics and row.kind(index - 2) in _BREAKS | {"quote"}:
            before = row.kind(index - 2)  # `…, begitu tulis X`
        source = self._sources.after(row, index + 1)
        if source is None and before == "quote":
            source = self._sources.unnamed(row, index + 1)
        if source is None:
            return None
        opens = self.skip_openers(row, 0) == index
        closed = row.kind(source.last) in ("comma", "colon", "quote")
        if not (before in ("comma", "quote", "dash", "stop") or (cue.firm and (source.pronoun or (opens and closed)))):
            return None
        piece = row.pieces[index]
        return Attribution(
            "inverted", Span(piece.start, piece.end), cue.stance, False, source, index, source.last, None
        )

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
        return Cue("says", False) if self._may_report(row, index) and self._closes(row, index + 1) else None

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
        before = row.kind(index - 1)
        behind = before in ("comma", "dash", "stop") and loose
        if not (behind or before == "quote" or (free and (cue.firm or index == 0))):
            return None
        span = Span(piece.start, piece.end)
        source = Source(span, index, index + 1, pronoun="clitic")
        return Attribution("inverted", span, cue.stance, False, source, index, index + 1, None)

    # ------------------------------------------------------------ menurut X, …

    def _according(self, row: Outline, index: int) -> Attribution | None:
        piece = row.pieces[index]
        low = piece.low
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
        glued = row.kind(index - 1) == "word" and row.low(index - 1) not in self._cues.words.joined.words
        if glued and self.skip_openers(row, 0) != index:
            return None
        named = self._sources.after(row, start)
        if named is None:
            return None
        span = Span(piece.start, row.pieces[start - 1].end)
        return Attribution("according", span, "says", False, named, index, named.last, named.last)

    # ------------------------------------------------------------ hal itu disampaikan X

    def _passive(self, row: Outline, index: int) -> Attribution | None:
        told = self._told_by(row, index)
        if told is not None:
            return told
        cue = self._cues.passives.get(self._low(row, index))
        if cue is None:
            return None
        pointed = self._points_before(row, index)
        opens = self.skip_openers(row, 0) == index
        parts = not opens and row.kind(index - 1) == "word" and not self._points_before(row, index, said=True)
        if not (pointed or opens or parts) and row.kind(index - 1) not in ("quote", "comma"):
            return None
        source = self._sources.agent(row, index + 1)
        if source is None:
            return None
        piece = row.pieces[index]
        parting = self._parting(row, index, cue, source) if parts else None
        if parting is not None or not (pointed or opens or row.kind(index - 1) in ("quote", "comma")):
            return parting
        content = None
        if not pointed and opens:
            content = self._complement(row, source.last, Cue(cue.stance, False))
        return Attribution(
            "passive",
            Span(piece.start, piece.end),
            cue.stance,
            self._negated(row, index),
            source,
            index,
            source.last,
            content,
        )

    def _parting(self, row: Outline, index: int, cue: Cue, source: Source) -> Attribution | None:
        """A passive with its agent between a subject and what is said of it: `jembatan itu disebut X sudah aman`."""
        start = self.skip_openers(row, 0)
        known = bool(source.pronoun) or source.mention is not None or source.office is not None
        noun = row.low(source.first) in self._cues.sources.noun.person
        if not (known or noun) or row.low(index - 1) in self._cues.words.joined.relative:
            return None
        if self.has_predicate(row, start, index):
            return None
        last = source.last
        if source.mention is not None:
            named = [at for at in range(source.first, last) if row.pieces[at].mention == source.mention]
            last = named[-1] + 1 if named else last
        being = row.low(last) in self._cues.words.link.being
        if not being and not self.has_predicate(row, last, last + 3):
            return None
        piece = row.pieces[index]
        span = Span(piece.start, piece.end)
        return Attribution("parted", span, cue.stance, self._negated(row, index), source, index, last, last)

    def _told_by(self, row: Outline, index: int) -> Attribution | None:
        """A passive whose agent is its clitic: `Disampaikannya, …`, `Dana itu diharapkannya …`."""
        low = self._low(row, index)
        clitic = self._cues.words.clitic
        cue = self._cues.passives.get(low.removesuffix(clitic)) if low.endswith(clitic) else None
        if cue is None:
            return None
        piece = row.pieces[index]
        span = Span(piece.start, piece.end)
        source = Source(span, index, index + 1, pronoun="clitic")
        start = self.skip_openers(row, 0)
        if start == index:
            return Attribution("according", span, cue.stance, False, source, index, index + 1, index + 1)
        if self._points_before(row, index) and not self.has_predicate(row, index + 1, len(row.pieces)):
            return Attribution("passive", span, cue.stance, self._negated(row, index), source, index, index + 1, None)
        if row.kind(index - 1) == "word" and not self.has_predicate(row, start, index):
            return Attribution(
                "parted", span, cue.stance, self._negated(row, index), source, index, index + 1, index + 1
            )
        return None

    def _points_before(self, row: Outline, index: int, *, said: bool = False) -> bool:
        """Whether the subject of a passive points back: `hal itu`, `rencana itu`; with ``said`` only a noun for what
        was said."""
        pointing = self._cues.words.pointing
        start = max(0, index - 8)
        for at in range(start, index):
            if row.low(at) in pointing.nouns | pointing.said and (
                row.low(at + 1) in pointing.deictics
                or (row.low(at) in pointing.deictics and at + 1 >= index - 1 and not said)
            ):
                return True
        return False

    def points_after(self, row: Outline, index: int) -> bool:
        """Whether the object at ``index`` only points back: `menyampaikan hal itu`, not `menyebut hal itu keliru`."""
        pointing = self._cues.words.pointing
        if row.low(index) not in pointing.nouns or row.low(index + 1) not in pointing.deictics:
            return False
        return self._closes(row, index + 2)

    def _closes(self, row: Outline, at: int) -> bool:
        """Whether nothing but circumstances can follow from ``at`` on."""
        if row.kind(at) != "word":
            return True
        low = row.low(at)
        return row.pieces[at].time is not None or low in self._cues.tail or low in self._cues.words.joined.words

    # ------------------------------------------------------------ X mengatakan …

    def _verb(self, row: Outline, index: int, skip: Sequence[Span]) -> Attribution | None:
        cue = self._cues.verbs.get(self._low(row, index)) or self._regards_it(row, index)
        if cue is None or self._blocked(row, index) or self._asks_for_anonymity(row, index):
            return None
        negated = self._negated(row, index)
        last = index + 1
        stance = cue.stance
        noun = self._cues.nouns.get(row.low(last))
        content, linked = self._linked(row, last)
        if noun is not None and linked:
            stance, last = noun, last + 1
        elif content is None:
            content = self._complement(row, last, cue)
        subject, joined = self._subjects.before(row, index, skip)
        if subject is None:
            return None
        if negated and content is not None and row.low(content) in self._cues.words.link.whether:
            return None
        if content is None and (negated or not self._ends_with_circumstance(row, last)):
            return None
        if content is None and row.low(index - 1) in self._cues.words.joined.neither:
            return None
        if cue.beside and content is not None and row.kind(content) != "quote":
            return None
        if content is not None and self.points_after(row, content):
            content = None
        span = Span(row.pieces[index].start, row.pieces[last - 1].end)
        return Attribution("verb", span, stance, negated, subject, index, last, content, joined, linked, cue.beside)

    def _regards_it(self, row: Outline, index: int) -> Cue | None:
        """A verb whose clitic is what something is said of: `menyebutnya sebagai …`."""
        low = self._low(row, index)
        clitic = self._cues.words.clitic
        cue = self._cues.verbs.get(low.removesuffix(clitic)) if low.endswith(clitic) else None
        if cue is None or not cue.regards or row.low(index + 1) not in self._cues.words.link.being:
            return None
        return Cue(cue.stance, True)

    def _asks_for_anonymity(self, row: Outline, index: int) -> bool:
        """Whether the verb only says that a source wants no name: `yang meminta namanya dirahasiakan`."""
        return any(row.phrase_at(index, phrase) for phrase in self._cues.anonymous)

    def _blocked(self, row: Outline, index: int) -> bool:
        return row.low(index - 1) in self._cues.words.blocked.before

    def _negated(self, row: Outline, index: int) -> bool:
        at = index - 1
        while row.low(at) in self._cues.words.between.words:
            at -= 1
        return row.low(at) in self._cues.words.blocked.negators

    def _linked(self, row: Outline, start: int) -> tuple[int | None, bool]:
        """Where the content begins after a `bahwa` that belongs to the verb before ``start``."""
        link = self._cues.words.link
        for at in range(start, min(start + 30, len(row.pieces))):
            low = row.low(at)
            if row.kind(at) in ("stop", "quote"):
                break
            if (low in link.that and self._reaches(row, start, at)) or (low in link.perhaps and at == start):
                return at + 1, True
            if at > start and low in self._cues.verbs and row.pieces[at].mention is None:
                break
        return None, False

    def _reaches(self, row: Outline, start: int, at: int) -> bool:
        """Whether only an addressee or a circumstance stands between a verb and its `bahwa`."""
        low = row.low(start)
        return (
            at == start
            or low in self._cues.tail
            or low in self._cues.words.between.words
            or low in self._cues.nouns
            or row.kind(start) in _BREAKS
            or row.pieces[start].time is not None
            or row.pieces[start].mention is not None
        )

    def _complement(self, row: Outline, start: int, cue: Cue) -> int | None:
        """Where the content begins without a link; ``None`` where there is none."""
        at = start
        while self._is_adverb(row, at):
            at += 1
        kind = row.kind(at)
        if row.low(at) in self._cues.words.joined.neither:
            return None  # `tidak membenarkan ataupun membantah`
        if kind in ("comma", "colon"):
            if kind == "comma" and row.low(at + 1) in self._cues.words.joined.adversative:
                return None  # `belum menjawab, tetapi …`
            return self.past_circumstances(row, at + 1)
        if kind == "quote":
            return at
        if kind != "word":
            return None
        low = row.low(at)
        purpose = self._cues.words.link.purpose
        if low in purpose or low in self._cues.words.link.whether:
            return at + 1 if low in purpose else at
        if low in self._cues.tail or row.pieces[at].time is not None:
            scene = self._sets_scene(row, at)
            if low in self._cues.words.hearer.words and cue.stance in ("asks", "orders", "warns"):
                asked = self._asked(row, at)
                if asked is not None:
                    return asked
            past = (self._past_phrase(row, at) if scene else None) or self._past_hearer(row, at)
            if past is not None:
                return past
            if cue.firm and not scene:
                return at if self.has_predicate(row, at, len(row.pieces)) else None
            goes_on = cue.clause or (cue.firm and low not in self._cues.tail)
            return at if goes_on and self.has_predicate(row, at + 2, len(row.pieces)) else None
        if self.points_after(row, at):
            return at
        if cue.clause:
            states = low in self._cues.nouns or self._is_clause(row, at) or (cue.regards and self._regarded(row, at))
            acts = cue.stance in ("warns", "promises", "hopes") and self.has_predicate(row, at, at + 1)
            return at if states or acts else None
        if not cue.firm:
            if cue.regards and self._regarded(row, at):
                return at
            if cue.stance not in ("asks", "orders", "warns", "promises"):
                return None
            return self._asked(row, at)
        return at if len(row.pieces) - at >= 2 else None

    def _is_clause(self, row: Outline, at: int) -> bool:
        """Whether what begins at ``at`` has a predicate of its own, beside those of its relative clauses."""
        pointing = self._cues.words.pointing
        if row.low(at) in pointing.nouns and row.low(at + 1) in pointing.deictics and not self._closes(row, at + 2):
            return True  # `hal itu urusan menteri`
        relatives = predicates = 0
        for ahead in range(at + 1, min(at + _CLAUSE, len(row.pieces))):
            if (row.kind(ahead) in ("comma", "stop") or row.low(ahead) in self._cues.subordinators) and not relatives:
                return False
            relatives += self.is_relative(row, ahead)
            adverb = row.low(ahead) in self._cues.words.between.words - self._cues.words.between.aspect
            mere = adverb or row.kind(ahead) == "quote"
            predicates += not mere and self.has_predicate(row, ahead, ahead + 1)
            if predicates > relatives or self._is_said_of(row, at, ahead):
                return True
        return False

    def _is_said_of(self, row: Outline, start: int, at: int) -> bool:
        """Whether a deictic at ``at`` ends what a clause without a verb is about: `kemenangan itu untuk ibunya`."""
        if row.low(at) in self._cues.words.between.only and row.low(at + 1)[:1].isdigit():
            return True  # `panen tahun ini hanya 81 juta ton`
        if row.low(at) not in self._cues.words.pointing.deictics or at <= start:
            return False
        behind = row.low(at + 1)
        return (
            row.kind(at + 1) == "quote"
            or behind in self._cues.words.link.purpose
            or behind in self._cues.words.blocked.negators
        )

    def _is_adverb(self, row: Outline, at: int) -> bool:
        """Whether an adverb stands at ``at``, and no `saat` that opens a circumstance."""
        if row.low(at) not in self._cues.words.between.words or row.pieces[at].capital:
            return False
        opens = row.low(at) in self._cues.words.scene.words
        return not opens or row.low(at + 1) in self._cues.words.pointing.deictics

    def _regarded(self, row: Outline, at: int) -> bool:
        """Whether a noun phrase at ``at`` is said to be something: `(melihat) hal itu sebagai tantangan`."""
        for ahead in range(at + 1, min(at + _CLAUSE, len(row.pieces))):
            if row.low(ahead) in self._cues.words.link.being:
                return True
            if row.kind(ahead) in ("comma", "stop", "quote"):
                return False
        return False

    def _asked(self, row: Outline, at: int) -> int | None:
        """Where what somebody is to do begins: `(meminta) warga untuk | mengungsi`, `(meminta) | warga mengungsi`."""
        if row.low(at) in self._cues.words.hearer.words:
            at += 1
        known = self._sources.after(row, at) is not None
        somebody = known or self._is_somebody(row, at)
        for ahead in range(at, min(at + 9, len(row.pieces))):
            if row.low(ahead) in self._cues.words.link.purpose:
                return ahead + 1 if somebody or ahead - at <= 2 else None
            if self.has_predicate(row, ahead, ahead + 1):
                return at if somebody and ahead > at else None
            if row.kind(ahead) in ("comma", "stop") or row.low(ahead) in self._cues.words.joined.words:
                return None
            if not known and row.low(ahead) in self._cues.words.preposition.words:
                return None
        return None

    def _is_somebody(self, row: Outline, at: int) -> bool:
        """Whether a noun at ``at`` can be whoever is asked: no mere object (`meminta maaf`), no function word."""
        low = row.low(at)
        words = self._cues.words
        pointed = row.low(at + 1) in words.pointing.deictics
        return bool(low) and not (
            (low in words.mere.words and not pointed)
            or low in self._cues.tail
            or low in words.preposition.words
            or low in words.between.words
            or low in words.joined.words
        )

    def _past_phrase(self, row: Outline, at: int) -> int | None:
        """The piece after the comma, colon or quotation that ends a circumstance beginning at ``at``."""
        for ahead in range(at, min(at + 28, len(row.pieces))):
            kind = row.kind(ahead)
            if kind == "quote":
                return ahead
            if kind in ("comma", "colon"):
                return self.past_circumstances(row, ahead + 1)
        return None

    def _sets_scene(self, row: Outline, at: int) -> bool:
        """Whether when, where or how something was said stands at ``at``, and not what was said."""
        piece = row.pieces[at]
        scene = self._cues.words.scene
        if piece.time is not None:
            return self._is_day(piece.time)
        if piece.low in scene.vehicle:
            ahead = [row.low(step) for step in range(at + 1, at + 4)]
            return any(low in self._cues.vehicles for low in ahead)
        return piece.low in scene.words and not self._is_day_phrase(row, at)

    def _is_day(self, time: int) -> bool:
        """Whether a time expression is a day or a time of day, on which somebody can have spoken."""
        return self._times[time].type == "TIME" or bool(_DAY.fullmatch(self._times[time].value))

    def _is_day_phrase(self, row: Outline, at: int) -> bool:
        """Whether a preposition stands before a time that is no day: `pada tahun ini`."""
        time = row.pieces[at + 1].time if at + 1 < len(row.pieces) else None
        return time is not None and not self._is_day(time)

    def _past_hearer(self, row: Outline, at: int) -> int | None:
        """The piece behind whoever was told, where a clause follows without a comma: `mengatakan kepada X ia …`."""
        if row.low(at) not in self._cues.words.hearer.words or row.kind(at + 1) != "word":
            return None
        ahead = at + 1
        mention = row.pieces[ahead].mention
        if mention is None:
            if row.low(ahead) not in self._cues.words.hearer.nouns:
                return None
            ahead += 1
        while mention is not None and ahead < len(row.pieces) and row.pieces[ahead].mention == mention:
            ahead += 1
        while ahead < len(row.pieces) and row.pieces[ahead].time is not None:
            ahead += 1
        return ahead if self._is_clause(row, ahead) else None

    def past_circumstances(self, row: Outline, at: int) -> int | None:
        """Steps over further circumstances set off by commas: `, Senin (5/5), di Jakarta, …`. ``None`` at the end."""
        while at < len(row.pieces):
            piece = row.pieces[at]
            if piece.kind == "word" and self._sets_scene(row, at):
                ahead = at
                while ahead < len(row.pieces) and row.kind(ahead) not in ("comma", "colon", "quote", "stop"):
                    ahead += 1
                if row.kind(ahead) in ("comma", "colon") and not self.has_predicate(row, at, ahead):
                    at = ahead + 1
                    continue
                if row.kind(ahead) == "quote":
                    return at if self.has_predicate(row, at, ahead) else ahead
                if (
                    row.kind(ahead) in ("stop", "")
                    and piece.time is not None
                    and not self.has_predicate(row, at, ahead)
                ):
                    return None
            if piece.kind == "word" and piece.low in self._cues.words.link.that and len(piece.low) > 4:
                return at + 1
            return None if piece.kind == "stop" else at
        return None

    def _ends_with_circumstance(self, row: Outline, at: int) -> bool:
        """Whether a verb has nothing but circumstances behind it, so that its content lies before the sentence."""
        piece = row.pieces[at] if at < len(row.pieces) else None
        if piece is None or piece.kind == "stop":
            return True
        return piece.kind == "word" and (
            piece.low in self._cues.tail or piece.time is not None or self.points_after(row, at)
        )

    # ------------------------------------------------------------ what both need

    def points(self, row: Outline, at: int) -> bool:
        """Whether a noun with a deictic stands at ``at``: `surat tersebut`."""
        return row.kind(at) == "word" and row.low(at + 1) in self._cues.words.pointing.deictics

    @property
    def tail_words(self) -> frozenset[str]:
        """Words with which the circumstances of an attribution begin."""
        return self._cues.tail

    def is_said(self, word: str) -> bool:
        """Whether a lone word can be all that is said: `(meminta warga) bersabar`, not `demikian`."""
        low = word.lower()
        pointing = self._cues.words.pointing
        return len(low) >= _ONE_WORD and low not in pointing.nouns | pointing.deictics and self.is_predicate(low)

    def tells_on(self, row: Outline, index: int) -> bool:
        """Whether a verb that can only go on telling is joined by `dan`: `… dan berjanji jumlah itu bertambah`."""
        cue = self._cues.verbs.get(row.low(index))
        joins = row.low(index - 1) in self._cues.words.joined.adding
        return cue is not None and joins and cue.firm and cue.stance in ("says", "promises", "claims", "denies")

    def is_verb(self, row: Outline, at: int) -> bool:
        """Whether a reporting verb stands at ``at``."""
        return row.low(at) in self._cues.verbs

    def states(self, words: str) -> bool:
        """Whether there is a predicate among words."""
        return any(self.is_predicate(word.lower()) for word in words.split())

    def concedes(self, row: Outline, at: int) -> bool:
        """Whether a concessive word stands at ``at``."""
        return row.low(at) in self._cues.words.joined.concessive

    def fronts(self, row: Outline, at: int) -> bool:
        """Whether an adverbial that belongs to what is said begins at ``at``."""
        return row.low(at) in self._cues.fronted

    def is_pronoun(self, row: Outline, at: int) -> bool:
        """Whether a personal pronoun stands at ``at``."""
        pronoun = self._cues.words.pronoun
        return row.low(at) in pronoun.singular | pronoun.plural

    @property
    def credit_words(self) -> frozenset[str]:
        """Words with which a further crediting begins behind an attribution: `kata X, mengutip Y`."""
        return self._cues.credits

    def source_before(self, row: Outline, at: int) -> Source | None:
        """The source that ends before piece ``at`` (a colon): `X: "…"`."""
        return self._subjects.before(row, at)[0]

    def subject_at(self, row: Outline, at: int) -> Source | None:
        """The person or pronoun that begins at piece ``at``: `"…," X menutup pembicaraan.`"""
        if self._sources.is_a(row, at, "PER") or self.is_pronoun(row, at):
            return self._sources.after(row, at)
        return None

    def is_relative(self, row: Outline, at: int) -> bool:
        """Whether a relative clause begins at piece ``at``."""
        return row.low(at) in self._cues.words.joined.relative

    def is_apposition(self, row: Outline, first: int, last: int) -> bool:
        """Whether pieces ``[first, last)`` are what a comma sets off behind a name: an office, a description."""
        if first >= last:
            return False
        piece = row.pieces[first]
        nouns = self._cues.sources.noun
        return (
            piece.capital
            or piece.low in nouns.person
            or piece.low in nouns.institution
            or piece.low in nouns.determiners
            or piece.low in self._cues.words.joined.relative
            or any(office.span.start <= piece.start < office.span.end for office in self._offices)
        )

    def skip_openers(self, row: Outline, at: int) -> int:
        """The first piece after openers such as `Namun,` and a comma behind them."""
        for phrase in self._cues.openers:
            if row.phrase_at(at, phrase):
                after = at + len(phrase)
                if row.kind(after) == "comma":
                    return self.skip_openers(row, after + 1)
                return after
        return at

    def has_predicate(self, row: Outline, first: int, last: int) -> bool:
        """Whether pieces ``[first, last)`` hold a predicate, by a word list and the beginnings of verbs."""
        for at in range(first, min(last, len(row.pieces))):
            piece = row.pieces[at]
            if piece.kind == "quote":
                return True
            if (
                piece.kind != "word"
                or piece.mention is not None
                or piece.time is not None
                or (piece.capital and at > first)
            ):
                continue
            if self.is_predicate(piece.low):
                return True
        return False

    def is_predicate(self, low: str) -> bool:
        """Whether a lower-case word reads as a predicate."""
        predicate = self._cues.words.predicate
        verbal = len(low) > 4 and low.startswith(predicate.prefixes) and low not in predicate.nouns
        return verbal or low in predicate.words

"""Where the content behind a reporting verb begins: past `bahwa`, past whoever was told, past when it was said.

And whether there is any: a verb may as well have an object (`menyampaikan surat`) or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.model import Time
from runut.read.speech.cues import Cue, Cues
from runut.read.speech.grammar import Grammar
from runut.read.speech.outline import Outline
from runut.read.speech.sources import Sources

_BREAKS = frozenset({"comma", "colon", "dash"})
_CLAUSE = 14
"""Pieces within which a clause shows its predicate."""
_RELATIVE = 12
"""Pieces of the relative clause of whoever is asked to do something."""
_TOLD = 4
"""Pieces of the noun phrase between a verb and its `bahwa`: `mengingatkan para warga bahwa …`."""
_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}.*|[\dX]{4}-W[\dX]{2}-\d.*")


class Complements:
    """Finds the content behind the reporting verbs of one report."""

    def __init__(self, cues: Cues, sources: Sources, grammar: Grammar, times: Sequence[Time]) -> None:
        self._cues = cues
        self._sources = sources
        self._grammar = grammar
        self._times = times

    def linked(self, row: Outline, start: int) -> tuple[int | None, bool]:
        """Where the content begins after a `bahwa` that belongs to the verb before ``start``."""
        link = self._cues.words.link
        for at in range(start, min(start + 30, len(row.pieces))):
            low = row.low(at)
            if row.kind(at) in ("stop", "quote"):
                break
            if (low in link.that and self._reaches(row, start, at)) or (low in link.perhaps and at == start):
                return at + 1, True
            if row.kind(at) == "comma" and at - start <= _TOLD:
                break
            if at > start and low in self._cues.verbs and row.pieces[at].mention is None:
                break
        return None, False

    def _reaches(self, row: Outline, start: int, at: int) -> bool:
        """Whether only an addressee, a circumstance or a noun stands between a verb and its `bahwa`."""
        low = row.low(start)
        # A name behind the first word is another's whose words those are: `mengkritik saran X bahwa …`.
        owned = any(row.pieces[step].mention is not None for step in range(start + 1, at))
        phrase = at - start <= _TOLD and not owned and not self._grammar.has_predicate(row, start, at)
        return (
            at == start
            or phrase
            or low in self._cues.tail
            or low in self._cues.words.between.words
            or low in self._cues.nouns
            or row.kind(start) in _BREAKS
            or row.pieces[start].time is not None
            or row.pieces[start].mention is not None
        )

    def complement(self, row: Outline, start: int, cue: Cue) -> int | None:
        """Where the content begins without a link; ``None`` where there is none."""
        at = self._past_adverbs(row, start)
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
        if low in self._cues.words.preposition.words and row.low(at + 1) in self._cues.words.link.whether:
            return at  # `mempertanyakan di mana …`
        if low in self._cues.tail or row.pieces[at].time is not None:
            scene = self._sets_scene(row, at)
            if low in self._cues.words.hearer.words and cue.stance in ("asks", "orders", "warns"):
                asked = self._asked(row, at)
                if asked is not None:
                    return asked
            past = (self._past_phrase(row, at) if scene else None) or self._past_hearer(row, at)
            if past is not None:
                return past
            if cue.stance == "believes" and low in self._cues.words.preposition.words and self._is_object(row, at):
                return None  # `cemas dengan kawat diplomatik yang bocor`
            if cue.firm and not scene:
                return at if self._grammar.has_predicate(row, at, len(row.pieces)) else None
            goes_on = cue.clause or (cue.firm and low not in self._cues.tail)
            return at if goes_on and self._grammar.has_predicate(row, at + 2, len(row.pieces)) else None
        if self._grammar.points_after(row, at):
            return at
        if cue.clause:
            states = low in self._cues.nouns or self._is_clause(row, at) or (cue.regards and self._regarded(row, at))
            acts = cue.stance in ("warns", "promises", "hopes") and self._grammar.has_predicate(row, at, at + 1)
            return at if states or acts else None
        if not cue.firm:
            if cue.regards and self._regarded(row, at):
                return at
            if cue.stance not in ("asks", "orders", "warns", "promises"):
                return None
            return self._asked(row, at)
        asked = self._asked(row, at) if cue.stance in ("asks", "orders") else None
        return asked or (at if len(row.pieces) - at >= 2 else None)

    def _is_object(self, row: Outline, preposition: int) -> bool:
        """Whether a preposition has no time or place behind it, so that a feeling's object may be it."""
        times = any(row.pieces[at].time is not None for at in range(preposition, min(preposition + 3, len(row.pieces))))
        return not times and row.low(preposition) not in self._cues.words.preposition.of

    def _is_clause(self, row: Outline, at: int) -> bool:
        """Whether what begins at ``at`` has a predicate of its own, beside those of its relative clauses."""
        pointing = self._cues.words.pointing
        if (
            row.low(at) in pointing.nouns
            and row.low(at + 1) in pointing.deictics
            and not self._grammar.closes(row, at + 2)
        ):
            return True  # `hal itu urusan menteri`
        if row.low(at) in self._cues.words.predicate.existing:
            return True
        relatives = predicates = 0
        for ahead in range(at + 1, min(at + _CLAUSE, len(row.pieces))):
            if (row.kind(ahead) in ("comma", "stop") or row.low(ahead) in self._cues.subordinators) and not relatives:
                return False
            if self._grammar.adds(row, ahead) and self._grammar.is_verb(row, ahead + 1) and not relatives:
                return False  # `menyampaikan terima kasih dan berharap …`
            relatives += self._grammar.is_relative(row, ahead)
            adverb = row.low(ahead) in self._cues.words.between.words - self._cues.words.between.aspect
            mere = adverb or row.kind(ahead) == "quote"
            predicates += not mere and self._grammar.has_predicate(row, ahead, ahead + 1)
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
            or (behind not in self._cues.subordinators and self._sources.is_noun(row, at + 1))
            or (bool(behind) and self._grammar.is_quality(behind))
        )

    def _past_adverbs(self, row: Outline, start: int) -> int:
        """The piece behind the verb's own adverbs; what may be the content's stays with it where it follows at once."""
        at = start
        while self._is_adverb(row, at):
            at += 1
        link = self._cues.words.link
        apart = row.kind(at) != "word" or row.low(at) in link.that | link.purpose | link.whether | self._cues.tail
        if apart or row.pieces[at].time is not None:
            return at
        return next((step for step in range(start, at) if row.low(step) in self._cues.words.between.told), at)

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
        people = self._sources.is_likely(row, at)
        for ahead in range(at, min(at + 9, len(row.pieces))):
            if row.low(ahead) in self._cues.words.link.purpose:
                return ahead + 1 if somebody or ahead - at <= 2 else None
            if self._grammar.is_relative(row, ahead) and ahead > at and somebody:
                return self._past_whom(row, at, ahead)
            if self._grammar.has_predicate(row, ahead, ahead + 1):
                return at if somebody and ahead > at else None
            if row.kind(ahead) in ("comma", "stop") or row.low(ahead) in self._cues.words.joined.words:
                return None
            if people and ahead > at and self._grammar.ends_in_adjective(row, ahead):
                return at  # `meminta warga tenang`
            if not known and row.low(ahead) in self._cues.words.preposition.words:
                return None
        return None

    def _past_whom(self, row: Outline, start: int, relative: int) -> int | None:
        """Where what is asked begins behind a relative clause of whoever is asked: `warga yang … agar | mengungsi`."""
        states = False
        for at in range(relative + 1, min(relative + _RELATIVE, len(row.pieces))):
            if row.kind(at) in ("comma", "stop", "quote"):
                break
            if row.low(at) in self._cues.words.link.purpose:
                return at + 1
            states = states or self._grammar.has_predicate(row, at, at + 1)
        return start if states else None

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
                if row.kind(ahead) in ("comma", "colon") and not self._tells(row, at, ahead):
                    at = ahead + 1
                    continue
                if row.kind(ahead) == "quote":
                    return at if self._tells(row, at, ahead) else ahead
                if (
                    row.kind(ahead) in ("stop", "")
                    and piece.time is not None
                    and not self._grammar.has_predicate(row, at, ahead)
                ):
                    return None
            if piece.kind == "word" and piece.low in self._cues.words.link.that and len(piece.low) > 4:
                return at + 1
            return None if piece.kind == "stop" else at
        return None

    def _tells(self, row: Outline, first: int, last: int) -> bool:
        """Whether pieces ``[first, last)`` hold a predicate that is not a speaker's: `saat hujan turun`, not `saat
        ditemui di X`."""
        scene = self._cues.words.scene
        return any(
            self._grammar.has_predicate(row, at, at + 1)
            for at in range(first, last)
            if row.low(at) not in scene.words and row.low(at) not in scene.acts
        )

    def ends_with_circumstance(self, row: Outline, at: int) -> bool:
        """Whether a verb has nothing but circumstances behind it, so that its content lies before the sentence."""
        piece = row.pieces[at] if at < len(row.pieces) else None
        if piece is None or piece.kind == "stop":
            return True
        return piece.kind == "word" and (
            piece.low in self._cues.tail or piece.time is not None or self._grammar.points_after(row, at)
        )

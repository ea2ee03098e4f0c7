"""The statements and relays of a whole report, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runut.model import Block, Link, MediumKind, Mention, Named, Office, Relay, Span, Statement, Time, Vehicle
from runut.read.speech.attributions import Attributions
from runut.read.speech.cues import Cues
from runut.read.speech.grammar import Grammar
from runut.read.speech.line_relays import LineRelays
from runut.read.speech.media_phrases import MediaPhrases
from runut.read.speech.outline import Outline, outline
from runut.read.speech.relay_register import RelayRegister
from runut.read.speech.relay_words import glued_words, relay_words
from runut.read.speech.relays import How, Relays, scopes_of
from runut.read.speech.sources import Sources
from runut.read.speech.speakers import UNKNOWN, Speaker, Speakers, is_anonymous
from runut.read.speech.speaking_media import SpeakingMedia
from runut.read.speech.statements import Draft, Statements
from runut.read.speech.tellings import Telling, join_run_on, with_chains
from runut.read.speech.vehicles import VehicleFound, find_vehicles
from runut.read.text.paragraphs import Paragraph

LONGEST_SENTENCE = 5_000
"""Code points of a sentence that is read; what is longer is no sentence of a report."""
MOST_CUES = 30
"""Reporting words of a sentence that is read; each looks at much of the sentence, and no report has so many in one."""
_RECENT = 40
"""Statements among which one with the same content could be: those of a sentence and of what it points back at."""


class _Row(NamedTuple):
    paragraph: int
    sentence: int
    of: int
    """How many sentences its paragraph has."""
    outline: Outline


class Reporting:
    """Reads who said what, through whom, in one report."""

    def __init__(
        self,
        text: str,
        language: str,
        cues: Cues,
        mentions: Sequence[Mention],
        offices: Sequence[Office],
        times: Sequence[Time],
        outlet: Named | None,
        kinds: Mapping[str, MediumKind],
    ) -> None:
        self._text = text
        self._language = language
        self._cues = cues
        self._mentions = mentions
        self._by_id = {mention.id: mention for mention in reversed(mentions)}
        """The first mention of each."""
        self._times = times
        self._outlet = outlet.id if outlet is not None else None
        self._sources = Sources(cues, mentions, offices, language)
        self._grammar = Grammar(cues, offices, language)
        self._attributions = Attributions(cues, self._sources, self._grammar, times)
        self._statements = Statements(self._attributions, self._grammar)
        self._phrases = MediaPhrases(language, mentions, kinds)
        self._relays = Relays(language, mentions, self._phrases, outlet)
        self._media = SpeakingMedia(language, mentions, self._phrases, self._sources)
        self._speakers = Speakers(text, cues, mentions, offices)
        self._cited = relay_words(language).cited.words
        self._register = RelayRegister()
        self._told: list[Telling] = []
        self._spoken: set[int] = set()
        """Sentences that hold a statement."""
        self._authored: tuple[int, str | None, Vehicle] | None = None
        """The last vehicle that a sentence named with its author: paragraph, id of the author, kind."""

    def of(
        self, paragraphs: Sequence[Paragraph], blocks: Sequence[Block], dateline: Span | None
    ) -> tuple[tuple[Statement, ...], tuple[Relay, ...], frozenset[Span]]:
        """The report's statements in the order of their first words, its relays, and sentences that were not read."""
        lines = LineRelays(self._text, self._language, self._relays, self._register, self._outlet)
        lines.of_lines(blocks, dateline, self._times)
        glue = glued_words(self._language)
        rows = [
            _Row(
                number,
                sentence,
                len(paragraph.sentences),
                outline(self._text, span, paragraph.quotes, self._mentions, self._times, glue),
            )
            for number, paragraph in enumerate(paragraphs)
            for sentence, span in enumerate(paragraph.sentences)
        ]
        unread = []
        for index, row in enumerate(rows):
            if self._is_readable(row.outline):
                self._sentence(rows, index)
            else:
                unread.append(row.outline.span)
        lines.of_brackets(paragraphs)
        told = join_run_on(self._told, paragraphs)
        return with_chains(told, self._register, self._outlet), self._register.ordered()[0], frozenset(unread)

    def _is_readable(self, row: Outline) -> bool:
        """Whether a sentence is of a length and kind that reports have."""
        if row.span.end - row.span.start > LONGEST_SENTENCE:
            return False
        return sum(self._cues.may_credit(piece.low) for piece in row.pieces) <= MOST_CUES

    # ------------------------------------------------------------ one sentence

    def _sentence(self, rows: Sequence[_Row], index: int) -> None:
        row = rows[index]
        pointers = self._relays.of(row.outline)
        skip = [
            Span(row.outline.pieces[one.first].start, one.span.end)
            for one in pointers
            if one.how in ("credit", "inner")
        ]
        skip = [self._with_as(row.outline, span) for span in skip]
        found = self._attributions.of(row.outline, skip)
        found = [one for one in found if not any(span.overlaps(one.cue) for span in skip)]
        drafts = self._without_inner_thoughts(self._statements.of(row.outline, index, found, pointers))
        pointers = [*pointers, *self._media.of(row.outline, found, pointers)]
        if drafts:
            content = [span for draft in drafts for span in draft.content]
            platforms = [
                *self._relays.platforms(row.outline, content),
                *self._relays.programmes(row.outline, content),
            ]
            pointers += [one for one in platforms if not any(one.span.overlaps(other.span) for other in pointers)]
        scopes = scopes_of(
            pointers,
            opens=row.sentence == 0,
            ends=row.sentence == row.of - 1,
            sentences=row.of,
            states=bool(drafts),
        )
        kept: list[tuple[How, int]] = [
            (pointer.how, self._register.keep(pointer, scope, row.paragraph, index))
            for pointer, scope in zip(pointers, scopes, strict=True)
        ]
        for vehicle in find_vehicles(row.outline, self._cues, (), self._cited):
            if vehicle.author is not None:
                self._authored = (row.paragraph, self._mentions[vehicle.author].id, vehicle.kind)
        for draft in sorted(drafts, key=lambda draft: draft.wraps):
            self._tell(rows, index, draft, kept)
        if index not in self._spoken:
            self._speakers.pass_sentence(row.outline)

    def _without_inner_thoughts(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Leaves out what lies inside another's content (`ia yakin`), unless somebody else is named for it."""
        kept = []
        for draft in drafts:
            one = draft.attribution
            inside = one is not None and any(
                span.covers(one.cue)
                for other in drafts
                if other is not draft and not other.wraps
                for span in other.content
            )
            if one is None or not inside or self._names_another(draft):
                kept.append(draft)
        return kept

    def _names_another(self, draft: Draft) -> bool:
        """Whether a statement inside another's content is laid to somebody else, who is named or described."""
        one, source = draft.attribution, draft.source
        if one is None or source is None or one.joined or source.pronoun or source.vehicle:
            return False
        if source.mention is not None and one.linked:
            return True
        told = one.stance not in ("believes", "hopes") and (source.mention is not None or source.office is not None)
        return told and any(self._grammar.states(span.of(self._text)) for span in draft.content)

    def _with_as(self, row: Outline, span: Span) -> Span:
        """A relay with the `seperti` before it."""
        for at, piece in enumerate(row.pieces):
            if piece.start == span.start and row.low(at - 1) in self._cues.tail:
                return Span(row.pieces[at - 1].start, span.end)
        return span

    # ------------------------------------------------------------ one statement

    def _tell(self, rows: Sequence[_Row], index: int, draft: Draft, kept: Sequence[tuple[How, int]]) -> None:
        row = rows[index]
        content = draft.content or self._pointed_at(rows, index)
        if not content:
            self._credit_before(row, index, draft)
            return
        one = draft.attribution
        cue = one.cue if one is not None else None
        vehicles = find_vehicles(row.outline, self._cues, draft.content, self._cited)
        speaker, vehicle, carried = self._who(draft, row, vehicles)
        if speaker == UNKNOWN and draft.kind == "indirect":
            return
        if draft.wraps and self._is_mere_vehicle(draft, speaker):
            return  # `X mengatakan …, menurut surat itu`: the words are X's
        speaker = self._as_medium(draft, speaker, kept)
        label = speaker.label
        speaking = {self._register.relay(number).id for how, number in kept if how in ("source", "according")}
        medium = speaker.id in speaking
        institution = medium or label in ("ORG", "MEDIA") or (draft.source is not None and draft.source.vehicle)
        if draft.wraps and not institution and label != "PER":
            institution = True
        own = [(how, number) for how, number in kept if self._applies(draft, row.outline, number, how)]
        if vehicle is None and any(how == "platform" for how, _ in own):
            vehicle = "post"
        if carried is not None:
            own.extend(item for item in carried.relays if item not in own)
        statement = Statement(
            content=tuple(content),
            kind=draft.kind,
            cue=cue,
            speaker=speaker.span,
            speaker_name=speaker.name,
            speaker_id=speaker.id,
            anonymous=is_anonymous(self._text, draft.source, row.outline, self._cues),
            stance=one.stance if one is not None else "says",
            negated=one.negated if one is not None else False,
            vehicle=vehicle,
            how=speaker.how,
            sure=round(speaker.sure, 2),
        )
        if self._repeats(statement):
            return
        self._spoken.add(index)
        self._told.append(
            Telling(
                statement=statement,
                row=index,
                paragraph=row.paragraph,
                vehicle=vehicle,
                relays=tuple(own),
                wraps=draft.wraps,
                medium=self._speaking(speaker),
                passes_on=institution,
            )
        )
        if not draft.wraps or label == "PER":
            self._speakers.spoke(cue.start if cue else content[0].start, speaker)

    def _credit_before(self, row: _Row, index: int, draft: Draft) -> None:
        """Lays a quotation without a cue to the source of the sentence behind it: `"Siapa?" Rina bertanya.`"""
        last = self._told[-1] if self._told else None
        one = draft.attribution
        if last is None or one is None or one.form not in ("verb", "passive") or last.row != index - 1:
            return
        if last.statement.cue is not None or last.statement.kind != "direct" or last.paragraph != row.paragraph:
            return
        speaker = self._speakers.resolve(draft.source)
        credited = replace(
            last.statement,
            cue=one.cue,
            stance=one.stance,
            negated=one.negated,
            speaker=speaker.span,
            speaker_name=speaker.name,
            speaker_id=speaker.id,
            how=speaker.how,
            sure=round(speaker.sure, 2),
        )
        self._told[-1] = last._replace(statement=credited)
        self._spoken.add(index)
        self._speakers.spoke(one.cue.start, speaker)

    def _speaking(self, speaker: Speaker) -> Link | None:
        """The link of a speaker that is a medium."""
        medium = self._by_id.get(speaker.id) if speaker.id is not None else None
        if medium is None or medium.label != "MEDIA" or medium.id == self._outlet:
            return None
        return Link(name=medium.name, id=medium.id, how="inferred")

    def _who(
        self, draft: Draft, row: _Row, vehicles: Sequence[VehicleFound]
    ) -> tuple[Speaker, Vehicle | None, Telling | None]:
        """The speaker and vehicle of a draft, and an earlier statement whose vehicle and relays it shares."""
        speaker = self._speakers.resolve(draft.source)
        kind = vehicles[-1].kind if vehicles else None
        author = next((found for found in vehicles if found.author is not None and found.cited), None)
        if author is not None and author.author is not None and speaker.label in ("MEDIA", "ORG", "MISC", ""):
            mention = self._mentions[author.author]
            if mention.label in ("PER", "ORG"):
                speaker = Speaker(mention.span, mention.name, mention.id, "named", 0.9, mention.label)
                return speaker, author.kind, None
        source = draft.source
        if source is not None and source.vehicle:
            kind = self._cues.vehicles.get(row.outline.pieces[source.first].low, kind)
            if not self._speakers.leans(source.span):
                return speaker, kind, None
            earlier = next(
                (told for told in reversed(self._told) if told.vehicle == kind and self._is_by_somebody(told)), None
            )
            if earlier is not None:
                said = earlier.statement
                return Speaker(source.span, said.speaker_name, said.speaker_id, "vehicle", 0.8, "PER"), kind, earlier
            medium = self._register.last_medium()
            if kind == "document" and medium is not None:
                # `laporan itu` is a report of the medium named last
                return Speaker(source.span, medium.name, medium.id, "vehicle", 0.6, "MEDIA"), kind, None
            return speaker, kind, None
        if kind is None:
            kind = self._vehicle_in_content(draft, speaker)
        if kind is None and self._authored is not None and self._authored[:2] == (row.paragraph, speaker.id):
            kind = self._authored[2]
        if kind is None and self._told:
            last = self._told[-1]
            leans = draft.source is None or bool(draft.source.pronoun)
            if leans and last.statement.speaker_id == speaker.id and row.paragraph - last.paragraph <= 1:
                kind = last.vehicle
        return speaker, kind, None

    def _as_medium(self, draft: Draft, speaker: Speaker, kept: Sequence[tuple[How, int]]) -> Speaker:
        """The speaker by the name that is set off behind its description: `kantor berita negara X, XK`."""
        if speaker.how != "described" or draft.source is None:
            return speaker
        for how, number in kept:
            relay = self._register.relay(number)
            if how in ("source", "according") and relay.span.covers(draft.source.span) and relay.id in self._by_id:
                return Speaker(draft.source.span, relay.name, relay.id, "named", 0.9, "MEDIA")
        return speaker

    def _is_mere_vehicle(self, draft: Draft, speaker: Speaker) -> bool:
        """Whether the source is a letter or paper of nobody known, which is no link of a chain."""
        return draft.source is not None and draft.source.vehicle and speaker.how == "described"

    def _is_by_somebody(self, told: Telling) -> bool:
        """Whether a statement is laid to whoever made its vehicle, not to the vehicle: `menurut surat yang …`."""
        name = told.statement.speaker_name
        return name is not None and name.lower().partition(" ")[0] not in self._cues.vehicles

    def _vehicle_in_content(self, draft: Draft, speaker: Speaker) -> Vehicle | None:
        """The vehicle that a medium's words open with: `Pesan tersebut menyatakan …`, says KCNA."""
        if speaker.label != "MEDIA" or not draft.content:
            return None
        words = draft.content[0].of(self._text)[:40].lower().split()
        if len(words) > 1 and words[1] in self._cues.words.pointing.deictics:
            return self._cues.vehicles.get(words[0])
        return None

    def _applies(self, draft: Draft, row: Outline, number: int, how: str) -> bool:
        """Whether a relay of the sentence carries this statement: not one that stands inside its own content."""
        span = self._register.relay(number).span
        if how in ("agent", "source", "according"):
            return True
        return not any(content.covers(span) for content in draft.content) or len(row.pieces) == 1

    def _pointed_at(self, rows: Sequence[_Row], index: int) -> tuple[Span, ...]:
        """What a pointing sentence points at: the sentences just before it that nobody is credited with."""
        found: list[Span] = []
        for at in range(index - 1, -1, -1):
            row = rows[at]
            if at in self._spoken or rows[at + 1].paragraph - row.paragraph > 1:
                break
            if found and row.paragraph != rows[at + 1].paragraph and not self._goes_on(rows[at + 1].outline):
                break
            span = row.outline.span
            end = span.end
            while end > span.start and self._text[end - 1] in ".! \xa0":
                end -= 1
            if end > span.start:
                found.insert(0, Span(span.start, end))
        return tuple(found[-3:])

    def _goes_on(self, row: Outline) -> bool:
        """Whether a sentence opens as the continuation of the one before it: `Bahkan, …`."""
        return self._grammar.skip_openers(row, 0) > 0

    def _repeats(self, statement: Statement) -> bool:
        return any(told.statement.content == statement.content for told in self._told[-_RECENT:])

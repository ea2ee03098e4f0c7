"""Media that speak themselves: `kata KCNA`, `KCNA menyebut`, `X, mengutip seorang pejabat, memberitakan`."""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Mention, Span
from runut.read.speech.crediting import Attribution
from runut.read.speech.media_phrases import MediaPhrases
from runut.read.speech.outline import Outline
from runut.read.speech.relay_words import relay_words
from runut.read.speech.relays import How, Pointer
from runut.read.speech.sources import Source, Sources


class SpeakingMedia:
    """Reads the media that are sources in the sentences of one report."""

    def __init__(self, language: str, mentions: Sequence[Mention], phrases: MediaPhrases, sources: Sources) -> None:
        self._mentions = mentions
        self._phrases = phrases
        self._sources = sources
        self._table = relay_words(language)

    def of(self, row: Outline, found: Sequence[Attribution], pointers: Sequence[Pointer]) -> list[Pointer]:
        """Relays that are crediting words with a medium as their source: `kata KCNA`, `KCNA menyebut`."""
        media = []
        for one in found:
            source = one.source
            if source is None or source.pronoun:
                continue
            citing = self._citing(row, source)
            if citing is not None and not any(pointer.span.overlaps(citing.span) for pointer in pointers):
                media.append(citing)
                continue
            medium = None
            if source.mention is not None and self._mentions[source.mention].label == "MEDIA":
                medium = self._phrases.medium(row, source.first, known=True) or self._phrases.medium(
                    row, self._piece_of(row, source.span), known=True, bare=True
                )
            elif source.mention is None or self._mentions[source.mention].label != "PER":
                medium = self._phrases.medium(row, source.first, known=True)
            if medium is None or medium.kind == "social":
                continue  # a platform that speaks is a company, no medium
            if any(pointer.span.overlaps(medium.span) for pointer in pointers):
                continue
            start = min(one.cue.start, medium.span.start)
            end = max(one.cue.end, medium.span.end)
            how: How = "according" if one.form == "according" else "source"
            media.append(Pointer(Span(start, end), medium.name, medium.id, medium.kind, how, one.first, one.last))
        return media

    def _citing(self, row: Outline, source: Source) -> Pointer | None:
        """The medium that cites the source of its own verb: `X, mengutip seorang pejabat, memberitakan …`."""
        at = self._piece_of(row, source.span) - 1
        cites = at
        if row.low(at) not in self._table.cited.words:
            return None
        at -= row.low(at - 1) in self._table.relative.words
        at -= row.kind(at - 1) == "comma"
        if at < 1 or row.pieces[at - 1].mention is None:
            return None
        medium = self._phrases.medium(row, self._sources.first_of(row, at - 1), known=True, bare=True)
        if medium is None or medium.kind == "social":
            return None
        span = Span(medium.span.start, row.pieces[cites].end)
        return Pointer(span, medium.name, medium.id, medium.kind, "agent", medium.first, cites + 1)

    def _piece_of(self, row: Outline, span: Span) -> int:
        return next((at for at, piece in enumerate(row.pieces) if piece.start >= span.start), 0)

"""What bodies put out in writing, and which of a report's words are theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from runut.model import Span, Statement
from runut.weave.bodies import UNNAMED, Bodies, Holder
from runut.weave.mastheads import credit_words, release_words
from runut.weave.passages import Passage
from runut.weave.telling import Telling

NEAR_PAPER = 30
"""Characters between a paper (`siaran pers`) and the body that put it out."""


@dataclass(slots=True)
class Released:
    """What one report shows of bodies' papers and posts."""

    bodies: list[tuple[int, Holder]] = field(default_factory=list)
    """Places where one is told, and whose it is; none of those without a name."""
    statements: dict[int, Holder] = field(default_factory=dict)
    """Index of a statement → the body that put it out."""
    sentences: list[tuple[Span, Holder]] = field(default_factory=list)
    """Sentences that tell what a body put out."""


def find_releases(telling: Telling) -> Released:
    """The papers and posts of bodies that a report tells of."""
    found = Released()
    bodies = Bodies(telling)
    _find_named_papers(telling, bodies, found)
    _find_statements(telling, bodies, found)
    _find_announcements(telling, bodies, found)
    return found


def _find_named_papers(telling: Telling, bodies: Bodies, found: Released) -> None:
    """`rilis Pemkab Indramayu`: the body whose paper is named has what its paragraph says and credits to nobody
    else."""
    for words in release_words(telling.coverage.language).written:
        for place in telling.places(words):
            mention = next((one for one in bodies.mentions() if one.span.start > place.end), None)
            if mention is None or mention.span.start > place.end + NEAR_PAPER:
                continue
            between = telling.text[place.end : mention.span.start]
            holder = bodies.named(mention)
            if holder is None or not all(letter.islower() or letter == " " for letter in between):
                continue
            for index, passage in telling.statements():
                if telling.in_paragraph(passage, mention.span) and not passage.chain:
                    found.statements.setdefault(index, holder)
            found.bodies.append((place.start, holder))


def _find_statements(telling: Telling, bodies: Bodies, found: Released) -> None:
    """Statements of bodies and of those who speak for them, in writing."""
    words = release_words(telling.coverage.language)
    written = any(cue in telling.low for cue in words.written)
    told: list[Holder] = []
    for index, passage in telling.statements():
        statement = telling.reading.statements[index]
        vehicle = passage.vehicle
        body = bodies.speaking(passage.speaker)
        if _is_paper(statement, words.written):
            body, vehicle = (told[-1] if told else bodies.before(passage.content[-1].end)), "statement"
        if _has_social(telling, passage) and (handled := bodies.posting(passage)) is not None:
            body, vehicle = handled, "post"
        if vehicle not in ("statement", "post") or (passage.chain and body is None):
            continue
        around = telling.coverage.paragraph(passage).of(telling.low)
        if vehicle == "statement" and any(cue in around for cue in words.oral):
            continue
        if body is None and written:
            body = told[0] if told else bodies.beside(statement) or bodies.again(passage) or bodies.unnamed(statement)
        if body is None:
            continue
        found.statements[index] = body
        if not body.nameless:
            told.append(body)
            found.bodies.append((passage.content[0].start, body))


def _find_announcements(telling: Telling, bodies: Bodies, found: Released) -> None:
    """`the rescue agency Basarnas said in a statement`: the body of the sentence, or the one of which it speaks again,
    in an original of another language."""
    cues = credit_words(telling.coverage.language, telling.reading.language)
    for place in _announced(telling, cues.released if cues is not None else ()):
        sentence = telling.sentence(place)
        near = [one for one in bodies.mentions() if sentence.covers(one.span) and one.span.start < place.start]
        opening = f" {telling.low[sentence.start : place.start]} "
        noun = next((one for one in (cues.again if cues is not None else ()) if f" {one} " in opening), None)
        holder = bodies.named(near[-1]) if near else bodies.before(place.start) if noun is not None else None
        if holder is not None:
            found.bodies.append((place.start, holder))
        elif noun is not None:
            holder = Holder(UNNAMED, noun, nameless=True)
        if holder is not None:
            found.sentences.append((sentence, holder))


def _announced(telling: Telling, cues: tuple[str, ...]) -> Iterator[Span]:
    for words in cues:
        yield from telling.places(words)


def _is_paper(statement: Statement, written: tuple[str, ...]) -> bool:
    """Whether a paper speaks: `menurut siaran pers tersebut`."""
    return (statement.speaker_name or "").lower().startswith(written)


def _has_social(telling: Telling, passage: Passage) -> bool:
    return any(telling.coverage.media.kind(link.id) == "social" for link in passage.chain)

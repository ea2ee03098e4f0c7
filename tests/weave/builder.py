"""Small readings from made-up Indonesian texts, their spans found from the words themselves; and their dossiers."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runut.keep import verify
from runut.model import (
    Assertion,
    Block,
    Dossier,
    Link,
    Mention,
    Named,
    Published,
    Quantity,
    Reading,
    Relay,
    Report,
    Span,
    Statement,
    Time,
)
from runut.weave import weave
from runut.weave.stories import Meaning


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


@dataclass(frozen=True)
class Said:
    """A statement: its words as they stand in the text, who says it, and through whom."""

    words: str
    by: str | None = None
    chain: tuple[str, ...] = ()
    vehicle: str | None = None
    kind: str = "direct"
    pointer: tuple[str, str] | None = None
    """Words that point to a medium beside this statement, and the medium's name."""


@dataclass(frozen=True)
class Counted:
    """A number: its words, value, unit and what is counted."""

    words: str
    value: float
    unit: str = "person"
    of: str | None = None
    bound: str = "exact"


def find(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def make(
    key: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    persons: Sequence[str] = (),
    places: Sequence[str] = (),
    bodies: Sequence[str] = (),
    alias: Mapping[str, str] | None = None,
    said: Sequence[Said] = (),
    dates: Mapping[str, str] | None = None,
    relays: Mapping[str, str] | None = None,
    scope: str = "report",
    counted: Sequence[Counted] = (),
) -> Reading:
    """A reading of ``text``. ``alias``: words of a name → its id; ``dates``: words → value; ``relays``: words → medium.
    Every sentence in which nobody speaks is an assertion."""
    alias = alias or {}
    pointers = [(words, name, scope) for words, name in (relays or {}).items()]
    pointers += [(*one.pointer, "statement") for one in said if one.pointer is not None]
    mentions = []
    taken: list[Span] = []
    for label, names in (("PER", persons), ("LOC", places), ("ORG", bodies)):
        for name in sorted(names, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                span = Span(*match.span())
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    mentions.append(Mention(span=span, label=label, id=alias.get(name, slug(name)), name=name))
    statements = tuple(
        Statement(
            content=(find(text, one.words),),
            kind=one.kind,
            speaker_name=one.by,
            speaker_id=alias.get(one.by, slug(one.by)) if one.by else None,
            vehicle=one.vehicle,
            chain=tuple(Link(name=name, id=slug(name)) for name in one.chain),
            relays=tuple(at for at, (words, _, _) in enumerate(pointers) if one.pointer and words == one.pointer[0]),
        )
        for one in said
    )
    title_span = find(text, title) if title else None
    contents = [span for statement in statements for span in statement.content]
    assertions = []
    for match in re.finditer(r"[^\n.]*[^\n. ][^\n.]*(?:\.(?=\d)[^\n.]*)*", text):
        sentence = match.group()
        start = match.start() + len(sentence) - len(sentence.lstrip())
        span = Span(start, match.end())
        if span != title_span and not any(span.overlaps(other) for other in contents) and span.end - span.start > 8:
            assertions.append(Assertion(span=span))
    return Reading(
        id=key,
        uri=f"{key}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        gathered_at="2025-01-01T00:00:00Z",
        outlet=Named(id=slug(outlet), name=outlet) if outlet else None,
        title=title_span,
        published=Published(value=published, how="text" if published else "unknown"),
        text=text,
        blocks=(Block(span=Span(0, len(text)), role="body"),),
        entities=tuple(sorted(mentions, key=lambda mention: mention.span)),
        dates=tuple(
            Time(span=find(text, words), value=value, type="DATE", anchor="text")
            for words, value in (dates or {}).items()
        ),
        statements=statements,
        relays=tuple(
            Relay(span=find(text, words), name=name, id=slug(name), kind="agency", scope=reach)
            for words, name, reach in pointers
        ),
        assertions=tuple(assertions),
        quantities=tuple(
            Quantity(span=find(text, one.words), value=one.value, unit=one.unit, of=one.of, bound=one.bound)
            for one in counted
        ),
    )


def woven(
    readings: Sequence[Reading],
    copies: Mapping[str, tuple[str, float]] | None = None,
    inferred: Mapping[str, Published] | None = None,
    meaning: Meaning | None = None,
) -> Dossier:
    """The dossier of readings, every citation of which holds against their texts."""
    dossier = weave(readings, copies or {}, inferred or {}, meaning=meaning)
    reports = [
        Report(id=one.id, uri=one.uri, sha256=one.sha256, gathered_at=one.gathered_at, text=one.text or "")
        for one in readings
    ]
    assert not list(verify(dossier, reports))
    return dossier


SYLLABLES = ["ba", "da", "ga", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "wi", "ru", "to", "ne", "li"]


def coverage(reports: int, per_story: int, seed: int = 7) -> list[Reading]:
    """Made-up reports, ``per_story`` of each happening, that share names, a sentence somebody said and some words."""
    dice = random.Random(seed)

    def word() -> str:
        return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(3, 4)))

    common = [word() for _ in range(1500)]
    found = []
    for story in range((reports + per_story - 1) // per_story):
        person = f"{word().title()} {word().title()}"
        places = [word().title() for _ in range(3)]
        own = [word() for _ in range(40)]
        quote = " ".join(dice.sample(own, 9))
        for number in range(min(per_story, reports - story * per_story)):
            lines = []
            for _ in range(12):
                words = dice.sample(common, 7) + dice.sample(own, 3)
                dice.shuffle(words)
                lines.append(f"{' '.join(words)} {dice.choice(places)}.")
            lines.insert(2, f"“{quote} {word()},” kata {person} dari {places[0]}.")
            text = "\n".join(lines)
            found.append(
                make(
                    f"r{story:04d}-{number:03d}",
                    text,
                    outlet=f"Koran {number}",
                    published=f"2025-{1 + story % 12:02d}-{1 + number % 3:02d}",
                    persons=[person],
                    places=places,
                    said=[Said(text.split("“")[1].split(",”")[0], by=person, chain=("Kantor Contoh",))],
                )
            )
    return found

"""A sketch: all that one report is compared by when it is asked of what happening it tells.

It follows from the report alone, so that it is made once, on any machine, and kept. Words are kept as 63-bit hashes
of their keys (``runut.weave.wording``), which are the same in every process; two keys in a million collide by chance.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from runut.model import Mention, Published, Reading, ReadRole, Span
from runut.weave.entities import Entity
from runut.weave.entities.knowledge import knowledge, rules
from runut.weave.entities.naming import canonical
from runut.weave.identity import name_key
from runut.weave.instants import instant
from runut.weave.stories.stages import stages_of
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word, Wording

LEAD_LENGTH = 450
"""Characters of the telling that count as the lead."""
MOST_WORDS = 130
"""Words of a report that are compared, from its beginning: what happened stands there, background further down."""
QUOTED = 3
"""Words in a row by which two quotations are found to be one."""
MOST_QUOTED = 90
LETTER_LENGTH = 1500
"""Characters of the telling in which a letter is looked for."""
LETTER_REACH = 5
"""Words between `surat` and the name of its writer, at most."""


class Figure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A number of the title or the lead."""

    value: float
    unit: int
    """Hash of its unit and of what it counts."""
    title: bool


class Sketch(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """See the module. Hashes stand in order of their value, each once."""

    report: str
    language: str
    moment: float
    """Seconds (``runut.weave.instants``) of publication; infinite where it is not known."""
    title: tuple[int, ...]
    lead: tuple[int, ...]
    """Of the lead, without those of the title."""
    body: tuple[int, ...]
    """Of all else that it tells."""
    often: tuple[int, ...]
    """Those that stand in it three times or more."""
    people: tuple[int, ...]
    """Persons and bodies that the title and the lead name."""
    places: tuple[int, ...]
    """Places at home, smaller than a province, that the title and the lead name."""
    towns: tuple[int, ...]
    """Of these, the cities and regencies that the tables know."""
    lands: tuple[int, ...]
    """Countries and provinces that the title and the lead name."""
    names: tuple[int, ...]
    """All names but those of media."""
    focus: tuple[int, ...]
    """Of these, but for wide places, those that stand in the title or twice and more."""
    days: tuple[int, ...]
    """Days (ordinals) that the title and the lead name as such."""
    first_day: int
    """The one of them that is named first; 0 for none."""
    figures: tuple[Figure, ...]
    quoted: tuple[int, ...]
    """Rows of words of its statements."""
    speakers: tuple[int, ...]
    letter: tuple[int, ...]
    """Who wrote the letter that its title and lead are about, by all names given."""
    stages: tuple[str, ...]
    """Stages of processes that the title tells of, or the lead where the title tells of none (``stages``)."""
    heading: str
    """Title, or first words: what a sentence vector is made of."""

    @property
    def headline(self) -> bool:
        """Whether there is nothing but a title."""
        return not self.lead and not self.body


@lru_cache(maxsize=400_000)
def hashed(key: str) -> int:
    """A number for a key, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def make_sketch(reading: Reading, language: str = "id", published: Published | None = None) -> Sketch:
    """The sketch of a reading that carries its text. ``published``: where the reading does not know when."""
    published = published or reading.published
    text = reading.text or ""
    names = _names(reading)
    wording = Wording(text, names, {}, language, reading.language)
    titles = [span for span in (reading.title, reading.subtitle) if span is not None]
    told = [block.span for block in sorted(reading.blocks, key=lambda one: one.span) if block.role in ReadRole]
    body = [span for span in told or [Span(0, len(text))] if not any(title.covers(span) for title in titles)]
    lead = _first(body, LEAD_LENGTH)
    in_title = _hashes(wording.within(*titles))
    words = wording.within(*body)[:MOST_WORDS]
    in_lead = _hashes(wording.within(*lead)) - in_title
    in_body = _hashes(words) - in_title - in_lead
    counts: dict[int, int] = {}
    for word in (*wording.within(*titles), *words):
        for key in word.keys:
            counts[hashed(key)] = counts.get(hashed(key), 0) + 1
    near = [*titles, *lead]
    named = [mention for mention in reading.entities if any(span.covers(mention.span) for span in near)]
    places, towns, lands = _places(named, reading, language)
    days = _days(reading, near)
    moment = instant(published.value, language)
    heading = next((span.of(text) for span in [*titles[:1], *lead]), text)
    return Sketch(
        report=reading.id,
        language=reading.language,
        moment=moment,
        title=_sorted(in_title),
        lead=_sorted(in_lead),
        body=_sorted(in_body),
        often=_sorted(key for key, count in counts.items() if count > 2),
        people=_sorted(_key(mention, language) for mention in named if mention.label in ("PER", "ORG")),
        places=_sorted(places),
        towns=_sorted(towns),
        lands=_sorted(lands),
        names=_sorted(_key(mention, language) for mention in reading.entities if mention.label != "MEDIA"),
        focus=_focus(reading, titles, language),
        days=tuple(sorted(set(days))),
        first_day=days[0] if days else 0,
        figures=_figures(reading, titles, near),
        quoted=_quoted(reading, wording),
        speakers=_sorted(hashed(name_key(one.speaker_name)) for one in reading.statements if one.speaker_name),
        letter=_letter(reading, wording, [*titles, *_first(body, LETTER_LENGTH)], language),
        stages=stages_of(wording.within(*titles), language) or stages_of(wording.within(*lead), language),
        heading=" ".join(heading.split())[:160],
    )


def _names(reading: Reading) -> dict[Span, Entity]:
    """What ``Wording`` wants: every mention as the report alone knows it, the longer of two overlapping ones."""
    found: dict[Span, Entity] = {}
    last: Span | None = None
    for mention in sorted(reading.entities, key=lambda one: (one.span.start, -one.span.end)):
        if last is None or not last.overlaps(mention.span):
            found[mention.span] = Entity(mention.id, mention.name, mention.label)
            last = mention.span
    return found


def _first(spans: Iterable[Span], length: int) -> list[Span]:
    found = []
    for span in spans:
        if length <= 0:
            break
        found.append(Span(span.start, min(span.end, span.start + length)))
        length -= span.end - span.start
    return found


def _hashes(words: Iterable[Word]) -> set[int]:
    return {hashed(key) for word in words for key in word.keys}


def _sorted(hashes: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(hashes)))


def _key(mention: Mention, language: str) -> int:
    return hashed(canonical(name_key(mention.name), mention.label, knowledge(language), rules(language)))


def _places(named: Sequence[Mention], reading: Reading, language: str) -> tuple[set[int], set[int], set[int]]:
    """Small places, the towns among them, and wide places; where the report was written says nothing of any."""
    known = knowledge(language)
    small: set[int] = set()
    towns: set[int] = set()
    wide: set[int] = set()
    for mention in named:
        if mention.label != "LOC" or (reading.dateline is not None and reading.dateline.span.covers(mention.span)):
            continue
        key = _key(mention, language)
        if mention.id in known.wide or mention.id in known.countries:
            wide.add(key)
            continue
        small.add(key)
        if known.kinds.get(mention.id) in rules(language).seats:
            towns.add(key)
    return small, towns, wide


def _focus(reading: Reading, titles: Sequence[Span], language: str) -> tuple[int, ...]:
    known = knowledge(language)
    counts: Counter[int] = Counter()
    for mention in reading.entities:
        if mention.label != "MEDIA" and mention.id not in known.wide:
            titled = any(span.covers(mention.span) for span in titles)
            counts[_key(mention, language)] += 2 if titled else 1
    return tuple(sorted(key for key, count in counts.items() if count > 1))


def _days(reading: Reading, near: Sequence[Span]) -> list[int]:
    """Days that the title and the lead name, in the order of the text."""
    found = []
    for time in sorted(reading.dates, key=lambda one: one.span):
        if time.type not in ("DATE", "TIME") or time.span == reading.published.span:
            continue
        if any(span.covers(time.span) for span in near):
            try:
                found.append(date.fromisoformat(time.value[:10]).toordinal())
            except ValueError:
                continue
    return found


def _figures(reading: Reading, titles: Sequence[Span], near: Sequence[Span]) -> tuple[Figure, ...]:
    found = {
        Figure(one.value, hashed(f"{one.unit} {one.of}"), any(span.covers(one.span) for span in titles))
        for one in reading.quantities
        if any(span.covers(one.span) for span in near)
    }
    return tuple(sorted(found, key=lambda one: (one.unit, one.value, one.title)))


def _quoted(reading: Reading, wording: Wording) -> tuple[int, ...]:
    found: set[int] = set()
    for statement in reading.statements:
        keys = [key for word in wording.within(*statement.content) for key in word.keys]
        found |= {hashed(" ".join(keys[at : at + QUOTED])) for at in range(len(keys) - QUOTED + 1)}
        if len(found) > MOST_QUOTED:
            break
    return tuple(sorted(found)[:MOST_QUOTED])


def _letter(reading: Reading, wording: Wording, near: Sequence[Span], language: str) -> tuple[int, ...]:
    """Who wrote the letter that a report is about: the names behind a word such as `surat` up to its hearer (`surat
    Presiden Turki kepada …`), or before a word for writing one or for answering (`Emir Qatar surati …`, `… balas
    surat`). The first person, by the last name; where there is none, lands and bodies."""
    words = vocabulary(language)
    named = {mention.id: mention for mention in reading.entities if mention.label != "MEDIA"}
    found: dict[bool, list[int]] = {True: [], False: []}

    def take(beside: Iterable[Word]) -> None:
        for word in beside:
            if word.name in named:
                mention = named[word.name or ""]
                person = mention.label == "PER"
                key = hashed(name_key(mention.name).split()[-1]) if person else _key(mention, language)
                if key not in found[person]:
                    found[person].append(key)

    told = wording.within(*near)
    for at, word in enumerate(told):
        before = told[max(0, at - LETTER_REACH) : at]
        if word.lower in words.cues.writes:
            take(before)
        elif words.vehicles.get(word.lower) == "letter":
            behind = told[at + 1 : at + 1 + LETTER_REACH]
            if any(other.lower in words.cues.replies for other in (*before[-2:], *behind[:1])):
                take(before)
            else:
                stop = next((at for at, other in enumerate(behind) if other.lower in words.cues.hearer), len(behind))
                take(behind[:stop])
    return _sorted(found[True][:1] or found[False])

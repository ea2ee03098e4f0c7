"""Who is who: names joined across reports, each join for a reason that can be shown and undone.

``read`` gives every mention an id, the same for all mentions of one thing within a report and, by its tables, for the
known names of places and media across reports. Here these are joined further, in this order: things by equal names;
persons by equal, listed, fuller and partial names (``persons``); abbreviations that a report introduces (``things``);
spellings (``spellings``); offices named without a holder (``persons.join_offices``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.model import DisagreementValue, Evidence, Reading, Span, Variant
from runut.weave.entities.groups import Joined, Node
from runut.weave.entities.homonyms import settle_homonyms
from runut.weave.entities.joining import Joining, fitness
from runut.weave.entities.knowledge import Knowledge, Rules, knowledge, rules
from runut.weave.entities.persons import join_offices, join_persons
from runut.weave.entities.spellings import join_spellings
from runut.weave.entities.subjects import Subject, find_subjects
from runut.weave.entities.things import find_introduced, join_equal, join_introduced
from runut.weave.identity import content_id, name_key

__all__ = ["Entities", "Entity", "Joined", "Node", "join_names", "mention_names"]

LIKE = 1
"""First letters that a spelling of a person's name shares with a word of the name (`Jokowi`, `Joko Widodo`)."""
EVIDENCE = 3
"""Places shown for each spelling."""


@dataclass(frozen=True, slots=True)
class Entity:
    id: str
    name: str
    """The fullest form that reports use most."""
    label: str


class Entities:
    """Which entity each mention is."""

    def __init__(
        self,
        of: dict[Node, Entity],
        spellings: dict[str, str],
        variants: tuple[Variant, ...],
        joins: tuple[Joined, ...],
        subjects: Mapping[Node, Subject],
    ) -> None:
        self._of = of
        self.spellings = spellings
        """Words of names that are another spelling of a word (`donbass` → `donbas`), in lower case."""
        self.variants = variants
        self.joins = joins
        """Every join that was made, in order of its id."""
        self.subjects = subjects
        """What each report shows of each thing."""
        self._by_name: dict[tuple[str, str], Entity] = {}
        for (report, given), entity in sorted(of.items()):
            self._by_name.setdefault((report, name_key(given)), entity)
            self._by_name.setdefault((report, name_key(entity.name)), entity)

    def of(self, report: str, given: str) -> Entity | None:
        """The entity of a mention's id in a report."""
        return self._of.get((report, given))

    def named(self, report: str, given: str | None, name: str | None) -> Entity | None:
        """The entity of a speaker or a link of a chain, by id or by name."""
        if given is not None and (found := self._of.get((report, given))):
            return found
        return self._by_name.get((report, name_key(name))) if name else None

    def nodes(self) -> dict[str, tuple[Entity, list[Node]]]:
        """Every entity with its nodes, by its id."""
        found: dict[str, tuple[Entity, list[Node]]] = {}
        for node, entity in sorted(self._of.items()):
            found.setdefault(entity.id, (entity, []))[1].append(node)
        return found


def join_names(
    readings: Sequence[Reading],
    language: str = "id",
    days: Mapping[str, str] | None = None,
    undone: Collection[str] = frozenset(),
) -> Entities:
    """The entities of a coverage. ``readings`` carry their text.

    ``days``: report → day of publication as far as known, for who held an office then; ``undone``: ids of joins that a
    person took back: what they joined is kept apart, whatever else would join it.
    """
    known, rule = knowledge(language), rules(language)
    if days is None:
        days = {reading.id: (reading.published.value or "")[:10] for reading in readings}
    subjects = find_subjects(readings, known, rule)
    settle_homonyms(subjects, known, rule)
    introduced = find_introduced(readings, subjects, rule)
    apart: list[tuple[Node, Node]] = []
    while True:
        joining, spellings = _joined(subjects, introduced, known, rule, days, apart)
        # What is kept apart may be joined for another reason, which a person may have taken back too.
        found = [(one.one, one.other) for one in joining.groups.joins if one.id in undone]
        if not found:
            break
        apart += found
    return _entities(joining, subjects, spellings)


def _joined(
    subjects: Mapping[Node, Subject],
    introduced: Mapping[Node, str],
    known: Knowledge,
    rule: Rules,
    days: Mapping[str, str],
    apart: Collection[tuple[Node, Node]],
) -> tuple[Joining, dict[str, str]]:
    joining = Joining(subjects, apart)
    join_equal(joining, introduced, known, rule)
    join_persons(joining, known, rule, days)
    join_introduced(joining, introduced, {node: sorted(subject.forms) for node, subject in subjects.items()})
    spellings = join_spellings(joining, rule, known)
    join_offices(joining, known, days)
    return joining, spellings


def _entities(joining: Joining, subjects: Mapping[Node, Subject], spellings: dict[str, str]) -> Entities:
    of: dict[Node, Entity] = {}
    variants: list[Variant] = []
    taken: set[str] = set()
    for root, nodes in joining.groups.members().items():
        whole = joining.of(root)
        labels = Counter(subjects[node].label for node in nodes if subjects[node].holds or not whole.holds)
        label = max(sorted(labels), key=lambda label: labels[label])
        counts: Counter[str] = Counter()
        for node in nodes:
            if subjects[node].holds or not whole.holds:
                counts.update(subjects[node].given)
        name = max(sorted(counts), key=lambda form: fitness(form, counts, label))
        entity = Entity(_entity_id(name, nodes, subjects, taken), name, label)
        for node in nodes:
            of[node] = entity
        spelt = _spelt(name, label, [subjects[node] for node in nodes if subjects[node].holds])
        if len(spelt) > 1:
            variant = Variant(id=content_id("variant", [entity.id]), name=name, spellings=spelt, entity=entity.id)
            variants.append(variant)
    joins = tuple(sorted(joining.groups.joins, key=lambda one: one.id))
    return Entities(of, spellings, tuple(sorted(variants, key=lambda one: (one.name, one.id))), joins, subjects)


def _entity_id(name: str, nodes: Sequence[Node], subjects: Mapping[Node, Subject], taken: set[str]) -> str:
    """The id that ``read`` gave to the fullest form; numbered where two entities would share it (two `DPR`)."""
    given = min((node[1] for node in nodes if name in subjects[node].given), default=nodes[0][1])
    found, count = given, 1
    while found in taken:
        count += 1
        found = f"{given}~{count}"
    taken.add(found)
    return found


def _spelt(name: str, label: str, subjects: Sequence[Subject]) -> tuple[DisagreementValue, ...]:
    """The spellings of one name; a part of the name (`Kim` of `Kim Jong Un`) is not a spelling of it."""
    by_spelling: dict[str, list[Evidence]] = defaultdict(list)
    for subject in subjects:
        for spelling, evidence in subject.shown.items():
            by_spelling[spelling].append(evidence)
    own = set(name_key(name).split())
    begun = {word[:LIKE] for word in own}
    keys = {
        spelling: words
        for spelling in by_spelling
        if not own < set(words := name_key(spelling).split())
        and (label != "PER" or any(word[:LIKE] in begun for word in words))
    }
    whole = sorted(keys, key=lambda spelling: (-len(keys[spelling]), spelling))
    kept = [
        spelling
        for spelling in whole
        if not any(
            len(keys[spelling]) < len(keys[other]) and set(keys[spelling]) <= set(keys[other]) for other in whole
        )
    ]
    seen: dict[str, str] = {}
    for spelling in sorted(kept, key=lambda spelling: (spelling != name, spelling.isupper(), spelling)):
        # Case alone is no spelling, unless it tells an abbreviation or a mark (`KCNA`, `Kim Jong-un`).
        seen.setdefault(spelling.casefold(), spelling)
    return tuple(
        DisagreementValue(value=spelling, evidence=tuple(_first(by_spelling[spelling])))
        for spelling in sorted(seen.values(), key=lambda spelling: (spelling != name, spelling))
    )


def _first(evidence: Iterable[Evidence]) -> list[Evidence]:
    ordered = sorted(evidence, key=lambda one: (one.report, one.span))
    return ordered[:EVIDENCE]


def mention_names(reading: Reading, entities: Entities) -> dict[Span, Entity]:
    """What ``Wording`` wants: what each mention's span is, the longer of two overlapping ones."""
    found: dict[Span, Entity] = {}
    last: Span | None = None
    for mention in sorted(reading.entities, key=lambda mention: (mention.span.start, -mention.span.end)):
        if last is not None and last.overlaps(mention.span):
            continue
        if (entity := entities.of(reading.id, mention.id)) is not None:
            found[mention.span] = entity
            last = mention.span
    return found

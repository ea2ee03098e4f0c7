"""Names joined across reports, each join for a reason that can be shown.

``read`` gives every mention an id, the same for all mentions of one thing within a report and, by its tables, for the
known names of places and media across reports. Here these are joined further: by equal names, by parts of a person's
name, by abbreviations introduced in brackets, and by spellings one letter apart in reports that share other names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.languages import table
from runut.model import DisagreementValue, Evidence, Reading, Span, Variant
from runut.weave.identity import content_id, name_key
from runut.weave.joining import Groups, Node
from runut.weave.spellings import Spelling, join_spellings, kind_of

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

    def __init__(self, of: dict[Node, Entity], spellings: dict[str, str], variants: tuple[Variant, ...]) -> None:
        self._of = of
        self.spellings = spellings
        """Words of names that are another spelling of a word (`donbass` → `donbas`), in lower case."""
        self.variants = variants
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


def join_names(readings: Sequence[Reading], language: str = "id") -> Entities:
    """The entities of a coverage. ``readings`` carry their text."""
    rules = table(language, "weave_names.toml", Spelling)
    forms: dict[Node, Counter[str]] = defaultdict(Counter)
    given_names: dict[Node, Counter[str]] = defaultdict(Counter)
    labels: dict[Node, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        text = reading.text or ""
        for mention in reading.entities:
            node = (reading.id, mention.id)
            forms[node][_shown(mention.span.of(text))] += 1
            forms[node][mention.name] += 0
            given_names[node][mention.name] += 1
            labels[node][mention.label] += 1
        for given, name, label in _sources(reading):
            forms[(reading.id, given)][name] += 0
            given_names[(reading.id, given)][name] += 1
            labels[(reading.id, given)][label] += 0
    groups = Groups(forms)
    label_of = {node: max(sorted(counts), key=lambda label: counts[label]) for node, counts in labels.items()}
    fulls = _introduced(readings, forms, rules)
    _join_equal(groups, forms, label_of, fulls)
    _join_persons(groups, forms, label_of)
    _join_introduced(groups, forms, fulls)
    spellings = join_spellings(groups, forms, label_of, rules)
    return _entities(readings, groups, given_names, label_of, spellings)


def _sources(reading: Reading) -> Iterable[tuple[str, str, str]]:
    for statement in reading.statements:
        if statement.speaker_id and statement.speaker_name:
            yield statement.speaker_id, statement.speaker_name, "MISC"
        for link in statement.chain:
            yield link.id, link.name, "MEDIA"
    for relay in reading.relays:
        yield relay.id, relay.name, "MEDIA"


def _shown(words: str) -> str:
    return " ".join(words.split())


def _join_equal(
    groups: Groups, forms: Mapping[Node, Counter[str]], label_of: Mapping[Node, str], fulls: Mapping[Node, str]
) -> None:
    """Same id, or same name and kind. A short capital form that its report introduces for another name waits."""
    seen: dict[tuple[str, str], Node] = {}
    for node in sorted(forms):
        keys = {("id", node[1])} | {(kind_of(label_of[node]), name_key(name)) for name in forms[node]}
        if node in fulls:
            keys = {(kind_of(label_of[node]), name_key(fulls[node]))}
        for key in sorted(keys):
            if key[1] and (len(key[1]) > 3 or key[0] == "id" or key[1].upper() not in forms[node]):
                groups.join(seen.setdefault(key, node), node)


def _join_persons(groups: Groups, forms: Mapping[Node, Counter[str]], label_of: Mapping[Node, str]) -> None:
    """One word of a person's name joins the full name where only one full name of the coverage ends or begins so."""
    full: dict[str, set[Node]] = defaultdict(set)
    short: dict[str, set[Node]] = defaultdict(set)
    for node in sorted(forms):
        if label_of[node] != "PER":
            continue
        words = max((name_key(name).split() for name in forms[node]), key=lambda words: (len(words), words))
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                full[word].add(groups.find(node))
        elif words and len(words[0]) > 2:
            short[words[0]].add(node)
    reports_of = {root: {node[0] for node in nodes} for root, nodes in groups.members().items()}
    for word, nodes in sorted(short.items()):
        for node in sorted(nodes):
            owners = full.get(word, set())
            near = {owner for owner in owners if node[0] in reports_of[owner]}
            chosen = near if near else owners
            if len(chosen) == 1:
                groups.join(next(iter(chosen)), node)


_BRACKETED = re.compile(r"\s{0,3}\(\s{0,3}([A-Z][A-Za-z0-9-]{1,9})\s{0,3}[),;/]")


def _introduced(readings: Sequence[Reading], forms: Mapping[Node, Counter[str]], rules: Spelling) -> dict[Node, str]:
    """Nodes of abbreviations that their report introduces: `Republik Rakyat Donetsk (DNR)`, with the full name."""
    found: dict[Node, str] = {}
    for reading in sorted(readings, key=lambda reading: reading.id):
        text = reading.text or ""
        short_ids = {_shown(mention.span.of(text)): mention.id for mention in reversed(reading.entities)}
        for mention in reading.entities:
            match = _BRACKETED.match(text, mention.span.end)
            if match is None or (given := short_ids.get(match.group(1))) is None:
                continue
            full = _shown(mention.span.of(text))
            if given != mention.id and _abbreviates(match.group(1), full, rules):
                found.setdefault((reading.id, given), full)
    return {node: full for node, full in found.items() if node in forms}


def _abbreviates(short: str, full: str, rules: Spelling) -> bool:
    """Whether the short form can be the full one's: its letters stand there in order (`Kemlu`), or it has the initials
    of all words (`Republik Rakyat Donetsk (DNR)`)."""
    words = [word for word in name_key(full).split() if word not in rules.small]
    letters = iter(name_key(full).replace(" ", ""))
    if all(letter in letters for letter in short.casefold()):
        return True
    return len(words) > 1 and {word[0] for word in words} <= set(short.casefold())


def _join_introduced(groups: Groups, forms: Mapping[Node, Counter[str]], fulls: Mapping[Node, str]) -> None:
    """An abbreviation belongs to its full name; another report's bare use follows where only one full name has it."""
    by_full: dict[str, Node] = {}
    for node in sorted(forms):
        for name in forms[node]:
            if node not in fulls:
                by_full.setdefault(name_key(name), node)
    meanings: dict[str, set[Node]] = defaultdict(set)
    for node, full in sorted(fulls.items()):
        if (owner := by_full.get(name_key(full))) is not None:
            groups.join(owner, node)
        for short in forms[node]:
            # Three letters often mean two things (`DPR`); four hardly do, so their full names are one thing's.
            for other in sorted(meanings[short]) if len(short) > 3 else ():
                groups.join(other, node)
            meanings[short].add(groups.find(node))
    for node in sorted(forms):
        for short in sorted(forms[node]):
            if node not in fulls and short in meanings and not any(" " in form for form in forms[node]):
                roots = {groups.find(root) for root in meanings[short]}
                if len(roots) == 1 and len(short) > 3:
                    groups.join(next(iter(roots)), node)


def _entities(
    readings: Sequence[Reading],
    groups: Groups,
    forms: Mapping[Node, Counter[str]],
    label_of: Mapping[Node, str],
    spellings: dict[str, str],
) -> Entities:
    places = _places(readings)
    of: dict[Node, Entity] = {}
    variants: list[Variant] = []
    taken: set[str] = set()
    for nodes in groups.members().values():
        counts: Counter[str] = Counter()
        labels: Counter[str] = Counter()
        for node in nodes:
            counts.update(forms[node])
            labels[label_of[node]] += 1
        label = max(sorted(labels), key=lambda label: labels[label])
        name = max(sorted(counts), key=lambda form: _fitness(form, counts, label))
        entity = Entity(_entity_id(name, nodes, forms, taken), name, label)
        for node in nodes:
            of[node] = entity
        spelt = _spelt(name, label, nodes, places)
        if len(spelt) > 1:
            variants.append(Variant(id=content_id("variant", [entity.id]), name=name, spellings=spelt))
    return Entities(of, spellings, tuple(sorted(variants, key=lambda variant: (variant.name, variant.id))))


def _entity_id(name: str, nodes: Sequence[Node], forms: Mapping[Node, Counter[str]], taken: set[str]) -> str:
    """The id that ``read`` gave to the fullest form; numbered where two entities would share it (two `DPR`)."""
    given = min((node[1] for node in nodes if name in forms[node]), default=nodes[0][1])
    found, count = given, 1
    while found in taken:
        count += 1
        found = f"{given}~{count}"
    taken.add(found)
    return found


def _fitness(form: str, counts: Counter[str], label: str) -> tuple[int, int, int]:
    """A person's full name before a part of it, written out before abbreviated (but for media), common before rare."""
    words = len(form.split())
    return (label == "MEDIA" or not form.isupper() or words > 1, min(words, 2) if label == "PER" else 0, counts[form])


def _places(readings: Sequence[Reading]) -> dict[Node, dict[str, list[Evidence]]]:
    found: dict[Node, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for reading in sorted(readings, key=lambda reading: reading.id):
        text = reading.text or ""
        for mention in reading.entities:
            words = mention.span.of(text)
            shown = found[(reading.id, mention.id)][_shown(words)]
            if not shown:
                shown.append(Evidence(report=reading.id, span=mention.span, words=words))
    return found


def _spelt(
    name: str, label: str, nodes: Sequence[Node], places: Mapping[Node, Mapping[str, Sequence[Evidence]]]
) -> tuple[DisagreementValue, ...]:
    """The spellings of one name; a part of the name (`Kim` of `Kim Jong Un`) is not a spelling of it."""
    by_spelling: dict[str, list[Evidence]] = defaultdict(list)
    for node in nodes:
        for spelling, evidence in places.get(node, {}).items():
            by_spelling[spelling].extend(evidence)
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

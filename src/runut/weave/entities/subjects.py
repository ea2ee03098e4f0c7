"""What each report tells of each thing that it names: its forms, offices, age and the names around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field

from runut.model import Evidence, Mention, Office, Reading, Span
from runut.weave.entities.ages import SENTENCE_END, births
from runut.weave.entities.groups import Node
from runut.weave.entities.knowledge import Knowledge, Rules
from runut.weave.entities.localities import dateline_node, land, locality
from runut.weave.entities.naming import written
from runut.weave.entities.offices import office_node, office_of
from runut.weave.identity import name_key, plain

AROUND = 200
"""Names around a thing that are kept of it."""
SENTENCE = 300
"""Characters on each side of a name in which its sentence is looked for."""
TOPIC = 3
"""Words of one field of life that make a report one of it."""


@dataclass
class Subject:
    """A thing as one report shows it; or, joined, as several do."""

    label: str
    forms: Counter[str] = field(default_factory=Counter)
    """As written and as ``read`` completed them, with how often written."""
    given: Counter[str] = field(default_factory=Counter)
    """Names that ``read`` gave, with how often."""
    shown: dict[str, Evidence] = field(default_factory=dict)
    """Form → where it first stands."""
    reports: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    """(office in its long form, id of what it is over or an empty string)."""
    fields: set[str] = field(default_factory=set)
    """Fields of life that the offices and roles belong to."""
    born: set[int] = field(default_factory=set)
    """Years of birth that an age and a date of publication make likely."""
    holds: bool = True
    """Whether this is somebody; not so for an office that a report names without its holder."""
    around: set[str] = field(default_factory=set)
    """Keys of names in the same reports."""
    near: set[str] = field(default_factory=set)
    """Of a place: keys of other places in the same reports, without countries, provinces and capitals."""
    levels: set[str] = field(default_factory=set)
    """Of a place: what words beside it say it is (`city`, `regency`, `district`, `village`)."""
    place: str = ""
    """Of a place whose name several have: the id of the one that the report means, where it tells."""
    land: str = ""
    """Of an institution named without its country: the country from which the report is written, where not home."""

    @property
    def keys(self) -> set[str]:
        """Keys of the forms."""
        return {key for form in self.forms if (key := name_key(form))}

    @property
    def written(self) -> set[str]:
        """Keys of the forms as reports write them."""
        return {name_key(form) for form in self.shown}

    @property
    def key(self) -> str:
        """The key of the fullest form."""
        counts: Counter[str] = Counter()
        for form, count in self.forms.items():
            counts[name_key(form)] += count
        counts.pop("", None)
        return max(sorted(counts), key=lambda key: (len(key.split()), counts[key]), default="")

    def take(self, other: Subject) -> None:
        """Makes this what both are together."""
        self.forms.update(other.forms)
        self.given.update(other.given)
        for form, evidence in other.shown.items():
            self.shown.setdefault(form, evidence)
        self.reports |= other.reports
        self.offices |= other.offices
        self.fields |= other.fields
        self.born |= other.born
        self.levels |= other.levels
        self.near |= other.near
        self.place = self.place or other.place
        self.land = self.land or other.land
        self.holds = self.holds or other.holds
        if len(self.around) < AROUND:
            self.around |= other.around


def find_subjects(readings: Sequence[Reading], known: Knowledge, rules: Rules) -> dict[Node, Subject]:
    """The things of all reports by (report, id that ``read`` gave)."""
    found: dict[Node, Subject] = {}
    for reading in readings:
        found.update(_of(reading, known, rules))
    return found


def _of(reading: Reading, known: Knowledge, rules: Rules) -> dict[Node, Subject]:
    text = reading.text or ""
    found: dict[Node, Subject] = {}
    labels: dict[Node, Counter[str]] = defaultdict(Counter)
    for mention in reading.entities:
        node = (reading.id, mention.id)
        subject = found.setdefault(node, Subject(mention.label, reports={reading.id}))
        words = written(mention.span, text)
        subject.forms[words] += 1
        subject.forms[mention.name] += 0
        subject.given[mention.name] += 1
        subject.shown.setdefault(words, Evidence(report=reading.id, span=mention.span, words=mention.span.of(text)))
        labels[node][mention.label] += 1
        if mention.label == "PER":
            subject.fields |= _fields(_sentence(text, mention.span), rules)
        elif mention.label == "LOC" and (level := _level(text, mention.span, known, rules)):
            subject.levels.add(level)
    if reading.dateline is not None:
        _add_dateline(reading, text, found, labels, known)
    for given, year in births(reading, text, rules):
        found[(reading.id, given)].born.add(year)
    for given, name, label in _sources(reading):
        subject = found.setdefault((reading.id, given), Subject(label, reports={reading.id}))
        subject.forms[name] += 0
        subject.given[name] += 1
        labels[(reading.id, given)][label] += 0
    for node, counts in labels.items():
        found[node].label = max(sorted(counts), key=lambda label: counts[label])
    told = frozenset(plain(text).split())
    abroad, town = _abroad(reading, known, rules), locality(reading, told, known, rules)
    heads = rules.local | rules.branches if told & rules.near_by and not told & rules.far_off else rules.local
    for office in reading.offices:
        head, of = office_of(office, reading, text, known, rules)
        if of and _is_towns(known.plain.get(of, of.replace("-", " ")), heads, rules):
            of = f"{of}@{town}" if town else ""
        _add_office(reading, text, office, (head, of), found, rules)
    around = {key for mention in reading.entities if (key := _tells(mention, known, rules))}
    named = (mention for mention in reading.entities if mention.label == "LOC")
    near = {key for mention in named if (key := _tells(mention, known, rules))}
    if reading.dateline is not None and (key := name_key(reading.dateline.place)) not in rules.broad:
        around.add(key)
        near.add(key)
    topic = _topic(told, rules)
    for subject in found.values():
        subject.around = set(sorted(around - subject.keys)[:AROUND])
        if subject.levels:
            subject.near = set(sorted(near - subject.keys)[:AROUND])
        if subject.label == "PER":
            subject.fields = subject.fields or topic
        elif abroad and subject.label in ("ORG", "LOC") and _is_body(subject, rules.bodies):
            subject.land = abroad
        elif town and subject.label in ("ORG", "LOC") and _is_local(subject, heads, rules):
            subject.land = town
    return found


def _abroad(reading: Reading, known: Knowledge, rules: Rules) -> str:
    """The country from which a report is written, where it does not speak of home."""
    country = land(reading, known, rules)
    return "" if any(mention.id == rules.homeland for mention in reading.entities) else country


def _is_body(subject: Subject, words: Collection[str]) -> bool:
    return any(key.split()[0] in words for key in subject.written)


def _is_local(subject: Subject, heads: Collection[str], rules: Rules) -> bool:
    """Whether a body is one that every town has, named without its town."""
    return bool(subject.written) and all(_is_towns(key, heads, rules) for key in subject.written)


def _is_towns(key: str, heads: Collection[str], rules: Rules) -> bool:
    """Whether a name is that of bodies that every town has, by its first word, and says no town."""
    first, *rest = key.split() or [""]
    return first in heads and all(word in rules.local_words for word in rest)


def _topic(words: Set[str], rules: Rules) -> set[str]:
    """The field of life that a whole report is of, by its words: the one with the most of them, several at least."""
    counts = {name: len(words & of) for name, of in rules.fields.items()}
    best = max(counts, key=lambda name: counts[name])
    alone = sum(count == counts[best] for count in counts.values()) == 1
    return {best} if counts[best] >= TOPIC and alone else set()


def _add_dateline(
    reading: Reading, text: str, found: dict[Node, Subject], labels: dict[Node, Counter[str]], known: Knowledge
) -> None:
    """The place from which a report is written, as a name in it."""
    assert reading.dateline is not None
    span, key = reading.dateline.span, name_key(reading.dateline.place)
    if not key:
        return
    node = dateline_node(reading, known)
    subject = found.setdefault(node, Subject("LOC", reports={reading.id}))
    subject.forms[reading.dateline.place] += 1
    subject.given[known.names.get(node[1], reading.dateline.place)] += 1
    if key not in subject.written:
        subject.shown[reading.dateline.place] = Evidence(report=reading.id, span=span, words=span.of(text))
    labels[node]["LOC"] += 1


def _sentence(text: str, span: Span) -> str:
    """The sentence of a name and the one after it."""
    start = max(0, span.start - SENTENCE)
    before = SENTENCE_END.split(text[start : span.start])[-1]
    after = SENTENCE_END.split(text[span.end : span.end + 2 * SENTENCE])
    return f"{before} {' '.join(after[:2])}"


def _fields(words: str, rules: Rules) -> set[str]:
    told = set(name_key(words).split())
    return {name for name, words_of in rules.fields.items() if told & words_of}


def _level(text: str, span: Span, known: Knowledge, rules: Rules) -> str:
    """What the first word of a place's name, or the words before it, say that it is."""
    before = name_key(text[max(0, span.start - 30) : span.start]).split()
    own = name_key(span.of(text)).split()
    for phrase in (own[0] if len(own) > 1 else "", " ".join(before[-2:]), " ".join(before[-1:])):
        for name, words_of in rules.levels.items():
            if phrase in words_of:
                return "" if name in rules.own_kind and name_key(span.of(text)) in known.things else name
    return ""


def _add_office(
    reading: Reading, text: str, office: Office, told: tuple[str, str], found: dict[Node, Subject], rules: Rules
) -> None:
    """Adds an office, ``told`` as its long form and what it is over, to its holder or as somebody without a name."""
    head, of = told
    if office.holder is not None:
        holder = reading.entities[office.holder]
        subject = found[(reading.id, holder.id)]
    else:
        words = written(office.span, text)
        node = office_node(office, reading)
        if not node[1] or (node not in found and not of):
            return
        subject = found.setdefault(node, Subject("PER", reports={reading.id}))
        if any(subject.shown.get(form) for form in subject.forms if name_key(form) != name_key(words)):
            return
        subject.label, subject.holds = "PER", False
        subject.forms[words] += 1
        subject.given[words] += 1
        subject.shown.setdefault(words, Evidence(report=reading.id, span=office.span, words=office.span.of(text)))
    subject.offices.add((head, of))
    subject.fields |= _fields(head, rules)


def _tells(mention: Mention, known: Knowledge, rules: Rules) -> str:
    """The key of a name that two reports hardly share by chance, empty for countries, provinces, capitals and media."""
    if mention.label == "MEDIA" or mention.id in known.wide:
        return ""
    key = name_key(mention.name)
    return "" if key in rules.broad else key


def _sources(reading: Reading) -> Iterable[tuple[str, str, str]]:
    for statement in reading.statements:
        if statement.speaker_id and statement.speaker_name:
            yield statement.speaker_id, statement.speaker_name, "MISC"
        for link in statement.chain:
            yield link.id, link.name, "MEDIA"
    for relay in reading.relays:
        yield relay.id, relay.name, "MEDIA"

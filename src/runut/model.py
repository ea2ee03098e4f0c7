"""The nouns of Runut: frozen, validated structs that pass between its stages.

Every span is ``[start, end)`` in code points of ``Report.text``. Every finding has at least one span. A guess
carries ``how`` it was made (a short code) and how ``sure`` it is (0 to 1). Prose for people is never stored: a
``Reason`` is a code with arguments, which ``tell`` words in the reader's language.

The JSON of the command line is these structs as they stand here (``docs/formats.md``).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec


class Span(NamedTuple):
    """``[start, end)`` in code points of one report's text; an array of two in JSON."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


Role = Literal[
    "title",
    "subtitle",
    "byline",
    "dateline",
    "body",
    "heading",
    "caption",
    "credit",
    "promo",
    "chrome",
    "tags",
]
ReadRole = frozenset({"title", "subtitle", "body", "heading"})
"""Roles whose words are the report's own telling; the rest frames it."""

Label = Literal["PER", "ORG", "LOC", "MEDIA", "MISC"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["publication", "text", "story", "none"]
PublishedHow = Literal["text", "metadata", "address", "inferred", "unknown"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["says", "denies", "asks", "claims", "hopes", "warns", "orders", "promises", "believes"]
Vehicle = Literal["letter", "interview", "speech", "post", "statement", "document", "broadcast"]
MediumKind = Literal["agency", "outlet", "broadcast", "social", "document", "institution"]
Scope = Literal["report", "paragraph", "statement"]
Bound = Literal["exact", "at_least", "at_most", "about"]
Reader = Literal["fast", "accurate"]
"""How names are tagged: by hand-made features, or by the encoder."""
Slot = Literal["number", "date", "name", "place", "role", "kind", "speaker", "source", "count"]


# ---------------------------------------------------------------- gather


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What the page's own mark-up said of a span of the text (HTML only)."""

    span: Span
    role: Role


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's metadata or a record's fields say beside the text. ``None`` where they say nothing."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """As given, unparsed."""
    language: str | None = None
    site: str | None = None
    """Host name of the outlet's address, without ``www.``."""
    section: str | None = None
    """The desk (``nasional``, ``ekonomi``) as given, white space folded, at most 80 characters."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article as one outlet published it. ``text`` is never altered; everything else points into it."""

    id: str
    """Stable: the same bytes at the same address give the same id."""
    uri: str
    """Address or path it was gathered from; a record's own address unchanged."""
    sha256: str
    """Of the bytes the report was made from: the file, or the one line, row or item that held it."""
    gathered_at: str
    """ISO 8601, UTC."""
    archived: str | None = None
    text: str
    given: Given = Given()
    marks: tuple[Mark, ...] = ()


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was lost, or something that could not be read; never dropped in silence."""

    uri: str
    code: str
    detail: str = ""


# ---------------------------------------------------------------- read


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A thing with a canonical name and a stable id."""

    id: str
    name: str


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    span: Span
    name: str


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    span: Span
    place: str


class Published(msgspec.Struct, frozen=True, kw_only=True):
    value: str | None = None
    """ISO 8601: a date, or a date and time with its zone."""
    how: PublishedHow = "unknown"
    span: Span | None = None
    sure: float | None = None


class Block(msgspec.Struct, frozen=True, kw_only=True):
    span: Span
    role: Role


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A place where an entity is named."""

    span: Span
    label: Label
    id: str
    name: str


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office or role that a text speaks of: `Duta Besar Rusia untuk Korea Utara`, `duta besar itu`."""

    span: Span
    """The words of the office with what is attached to them, without the name of its holder."""
    head: str
    """The office alone, in lower case, as the language pack lists it: `duta besar`."""
    of: str = ""
    """What it is attached to, as written: `Rusia untuk Korea Utara`."""
    holder: int | None = None
    """Index of the mention of the person who holds it, where the text puts the two beside one another."""

    def words(self, text: str) -> str:
        """The words of the office in lower case."""
        return self.span.of(text).lower()


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression with a TIMEX3 value (``docs/formats.md``)."""

    span: Span
    value: str
    type: TimeType
    anchor: Anchor = "none"
    rule: str | None = None
    """How the value follows from an anchor, where it does (``read.times``); lets a story's date value it later."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One medium or institution in a chain. ``how``: ``said``, ``scope`` (of a wider relay) or ``inferred``."""

    name: str
    id: str
    how: str = "said"


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to have said, written or believed."""

    content: tuple[Span, ...]
    kind: StatementKind
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    speaker_id: str | None = None
    anonymous: bool = False
    stance: Stance = "says"
    negated: bool = False
    vehicle: Vehicle | None = None
    parent: int | None = None
    """Index of the statement this one stands inside of."""
    chain: tuple[Link, ...] = ()
    """Media and institutions between the speaker and this outlet, the one nearest the words first."""
    relays: tuple[int, ...] = ()
    how: str | None = None
    """How the speaker was found: ``named``, ``clitic``, ``pronoun``, ``office``, ``epithet``, ``short``, ``vehicle``,
    ``described``, ``continued`` or ``unknown`` (``docs/formats.md``)."""
    sure: float | None = None


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """An explicit pointer to where a report, paragraph or statement came from."""

    span: Span
    name: str
    id: str
    kind: MediumKind
    scope: Scope
    source: str | None = None
    """Id of the medium that this one in turn names as its own source in the same words."""


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    span: Span
    value: float
    unit: str | None = None
    of: str | None = None
    bound: Bound = "exact"


class Assertion(msgspec.Struct, frozen=True, kw_only=True):
    """What the report itself narrates as fact in its own voice; indexes into the reading's lists."""

    span: Span
    entities: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read inside one report. Never changes the exit code."""

    code: str
    span: Span | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one report."""

    id: str
    uri: str
    sha256: str
    gathered_at: str
    archived: str | None = None
    outlet: Named | None = None
    title: Span | None = None
    subtitle: Span | None = None
    byline: tuple[Byline, ...] = ()
    editor: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    published: Published = Published()
    language: str = "id"
    reader: Reader = "fast"
    """Which tagger found the names."""
    section: str | None = None
    """As ``Given`` has it."""
    text: str | None = None
    blocks: tuple[Block, ...] = ()
    entities: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    dates: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    relays: tuple[Relay, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    problems: tuple[Doubt, ...] = ()


# ---------------------------------------------------------------- weave


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The words that carry a finding. ``runut verify`` compares ``words`` with the kept report."""

    report: str
    span: Span
    words: str


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why something was found: a code with arguments, worded by ``tell`` (``languages/*/interface.toml``)."""

    code: str
    args: dict[str, str | int | float] = {}


class DatedSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression whose value the story supplied or corrected."""

    span: Span
    value: str
    how: str = "story"


class DossierReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report as a dossier lists it."""

    id: str
    uri: str
    sha256: str
    outlet: str | None
    title: str
    """The report's own title, or its first words where it has none."""
    published: Published
    copy_of: str | None = None
    copy_sure: float | None = None
    """Likeness to the report it copies, 0 to 1."""
    dates: tuple[DatedSpan, ...] = ()
    title_span: Span | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The topmost medium or institution that holds a claim's words; ``name`` ``None`` is an unknown origin."""

    id: str | None
    name: str | None
    how: str = "said"
    sure: float = 1.0


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """How one report words a claim."""

    report: str
    content: tuple[Span, ...]
    words: tuple[str, ...]
    kind: Literal["statement", "assertion"]
    index: int
    """Of the statement or assertion in its reading; -1 for words of its title, whose kind is ``assertion``."""
    speaker: str | None = None
    chain: tuple[Link, ...] = ()
    origin: Origin | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion that several reports carry."""

    id: str
    says: str
    """The words of one version, chosen, never made."""
    speaker: str | None
    speaker_id: str | None = None
    vehicle: Vehicle | None
    versions: tuple[Version, ...]
    origins: tuple[Origin, ...]
    outlets: int
    """How many outlets carry it, copies of one another counted once."""
    independent_origins: int
    because: tuple[Reason, ...] = ()


class DisagreementValue(msgspec.Struct, frozen=True, kw_only=True):
    value: str
    evidence: tuple[Evidence, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Versions of one thing that cannot all be right."""

    id: str
    slot: Slot
    what: Reason
    claim: str | None
    values: tuple[DisagreementValue, ...]
    sure: float | None = None
    alone: str | None = None
    """Id of the one report that has its value where two or more others agree on another, copies counted once."""


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """Values that followed one another in time: a later toll. Shown, and no disagreement."""

    id: str
    what: Reason
    values: tuple[DisagreementValue, ...]
    """In order of time."""


DriftKind = Literal["cut", "paraphrase_quoted", "mistranslated", "wrong_speaker"]


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """How one report's version of somebody's words departs from another's.

    ``cut``: a quotation without a part that changes it; ``paraphrase_quoted``: other words between quote marks than
    those that others quote; ``mistranslated``: a translation that says something else; ``wrong_speaker``: another's
    words.
    """

    id: str
    kind: DriftKind
    what: Reason
    claim: str | None
    report: str
    """The report whose version departs."""
    changed: tuple[Evidence, ...]
    """Its words."""
    kept: tuple[Evidence, ...]
    """The words of versions that it departs from."""
    sure: float


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """Spellings of one name. Shown, and no disagreement."""

    id: str
    name: str
    spellings: tuple[DisagreementValue, ...]
    entity: str | None = None
    """Id of the entity that is spelled so."""


class NamedIn(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report names an entity."""

    report: str
    spans: tuple[Span, ...]


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """Two names held for one entity, and why."""

    id: str
    """By which a person takes it back (``runut trace --undo ID``); empty where a table, or brackets within a report,
    make the two one, which only the table can change."""
    because: Reason
    evidence: tuple[Evidence, ...]
    """A place of each of the two."""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What an entity is to another: a place within it, an institution that is its part, an office over it."""

    kind: Literal["within", "part_of", "network", "office"]
    name: str
    id: str | None = None
    start: str | None = msgspec.field(name="from", default=None)
    end: str | None = msgspec.field(name="to", default=None)
    how: Literal["said", "table"] = "said"
    """``table``: by a table of the language pack, not by a report."""
    evidence: tuple[Evidence, ...] = ()


class DossierEntity(msgspec.Struct, frozen=True, kw_only=True):
    """Who is who: a person, organisation, place or medium, where each report names it, and what made it one."""

    id: str
    name: str
    label: Label
    named: tuple[NamedIn, ...]
    joins: tuple[Join, ...] = ()
    relations: tuple[Relation, ...] = ()


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a timeline."""

    date: str
    precision: Literal["day", "week", "month", "year", "time"]
    says: str
    """Words of a report, never made."""
    evidence: tuple[Evidence, ...]


class Node(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: Literal["speaker", "vehicle", "institution", "agency", "outlet", "broadcast", "social", "document", "unknown"]


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """``source`` passed words on to ``target``; ``from`` and ``to`` in JSON."""

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    claims: tuple[str, ...] = ()
    how: Literal["said", "inferred"] = "said"
    evidence: tuple[Evidence, ...] = ()


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of one happening."""

    id: str
    title: str
    """The title of one of its reports, chosen, never made."""
    start: str | None = msgspec.field(name="from")
    end: str | None = msgspec.field(name="to")
    reports: tuple[str, ...]
    thread: str | None = None
    because: tuple[Reason, ...] = ()
    claims: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    timeline: tuple[Happening, ...] = ()
    lineage: Lineage = Lineage()


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """Stories that belong together over time (benang)."""

    id: str
    title: str
    stories: tuple[str, ...]
    because: tuple[Reason, ...] = ()
    claims: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    timeline: tuple[Happening, ...] = ()
    lineage: Lineage = Lineage()


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """Stories told: what ``runut trace --json`` prints and ``runut verify`` checks."""

    reports: tuple[DossierReport, ...] = ()
    stories: tuple[Story, ...] = ()
    threads: tuple[Thread, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    updates: tuple[Update, ...] = ()
    drifts: tuple[Drift, ...] = ()
    variants: tuple[Variant, ...] = ()
    entities: tuple[DossierEntity, ...] = ()
    problems: tuple[Problem, ...] = ()
    excerpts: bool = False
    """Whether it holds only cited sentences instead of whole reports."""

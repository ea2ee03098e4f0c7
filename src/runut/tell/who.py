"""Who is who as a dossier tells it: which names a reader is told about, in which order, and why each is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from runut.model import DisagreementValue, Dossier, DossierEntity, Evidence, Join, Reason, Relation, Variant
from runut.tell.shown import plain

KINDS = ("PER", "ORG", "LOC", "MEDIA")
"""Labels in the order in which they are told; what has another comes last."""
OTHER = "MISC"
SAME = "same_name"
"""Code of the reason that says no more than that both have one name."""


class Joined(NamedTuple):
    """Joins for one reason between the same two forms."""

    because: Reason
    forms: tuple[str, ...]
    """As cited: two; one where both are written alike, or where one of the two has no place to cite."""
    joins: tuple[Join, ...]
    shared: Evidence | None
    """The place that all the joins have in common."""

    def places(self, join: Join) -> tuple[Evidence, ...]:
        """The places of one of the joins but for the shared one."""
        return tuple(one for one in join.evidence if one != self.shared)


class Who(NamedTuple):
    """A name that a dossier tells about: an entity, or spellings whose entity the dossier does not hold."""

    name: str
    label: str
    entity: DossierEntity | None
    variant: Variant | None = None

    @property
    def reports(self) -> int:
        """How many reports name it."""
        if self.entity is not None:
            return len(self.entity.named)
        return len({one.report for value in self.spellings for one in value.evidence})

    @property
    def spellings(self) -> tuple[DisagreementValue, ...]:
        return self.variant.spellings if self.variant else ()

    @property
    def joined(self) -> tuple[Joined, ...]:
        """The joins that are worth a look, by reason and forms."""
        return tuple(group for group in self._groups() if group.because.code != SAME)

    @property
    def same(self) -> tuple[Joined, ...]:
        """The joins that say no more than that the name is the same, by the place that they have in common."""
        return tuple(group for group in self._groups() if group.because.code == SAME)

    def _groups(self) -> Iterator[Joined]:
        found: dict[object, list[Join]] = {}
        for join in self.entity.joins if self.entity else ():
            code, arguments = join.because.code, sorted(map(str, join.because.args.items()))
            key = join.evidence[:1] if code == SAME else (*arguments, "", *forms(join))
            found.setdefault((code, key), []).append(join)
        for joins in found.values():
            yield Joined(joins[0].because, forms(joins[0]), tuple(joins), _shared(joins))

    @property
    def tabled(self) -> bool:
        """Whether a table tells of it, and the reports tell nothing that needs to be shown."""
        return not self.spellings and not (self.entity and (self.entity.joins or self.relations("said")))

    def relations(self, how: str) -> tuple[Relation, ...]:
        """What it is to others, ``said`` by reports or known by a ``table``."""
        return tuple(one for one in self.entity.relations if one.how == how) if self.entity else ()

    def evidence(self) -> Iterator[Evidence]:
        """All that is cited of it but its joins by the same name."""
        yield from chain.from_iterable(value.evidence for value in self.spellings)
        yield from chain.from_iterable(join.evidence for group in self.joined for join in group.joins)
        yield from chain.from_iterable(one.evidence for one in self.relations("said"))


def forms(join: Join) -> tuple[str, ...]:
    """The two names of a join as cited, each once whatever its case."""
    found: dict[str, str] = {}
    for words in filter(None, (plain(one.words) for one in join.evidence)):
        found.setdefault(words.casefold(), words)
    return tuple(found.values())


def in_order(dossier: Dossier) -> tuple[DossierEntity, ...]:
    """Every entity: people first, then organisations, places and media; of each those with joins worth a look first,
    and then those that most reports name."""
    return tuple(sorted(dossier.entities, key=_rank))


def told(dossier: Dossier) -> tuple[Who, ...]:
    """The names to tell about: those with several spellings, with joins worth a look, or with relations.

    In the order of ``in_order``, those that only a table tells of after others of their kind; spellings of no entity
    that the dossier holds come last.
    """
    spelt = {variant.entity: variant for variant in dossier.variants if variant.entity is not None}
    held = {entity.id for entity in dossier.entities}
    everyone = (Who(one.name, one.label, one, spelt.get(one.id)) for one in in_order(dossier))
    found = [who for who in everyone if who.variant or who.joined or (who.entity and who.entity.relations)]
    found.sort(key=lambda who: (kind(who.label), who.tabled))
    rest = (variant for variant in dossier.variants if variant.entity is None or variant.entity not in held)
    return (*found, *(Who(variant.name, OTHER, None, variant) for variant in rest))


def _shared(joins: Sequence[Join]) -> Evidence | None:
    return next((one for one in joins[0].evidence if all(one in join.evidence for join in joins)), None)


def _rank(one: DossierEntity) -> tuple[int, bool, int, str, str]:
    alike = all(join.because.code == SAME for join in one.joins)
    return kind(one.label), alike, -len(one.named), one.name.casefold(), one.id


def kind(label: str) -> int:
    """The place of a label in the order in which kinds are told."""
    return KINDS.index(label) if label in KINDS else len(KINDS)

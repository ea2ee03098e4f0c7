"""Outlets and the media and institutions of chains, each under one id and one name across a coverage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from urllib.parse import urlsplit

from runut.model import Link, MediumKind, Named, Reading
from runut.weave.entities import Entities
from runut.weave.identity import name_key
from runut.weave.mastheads import listed_kind, masthead
from runut.weave.vocabulary import vocabulary

SHORTEST_NAME = 3
"""Letters of a part of its name by which an outlet calls itself."""


class Media:
    """Who publishes and who passes words on."""

    def __init__(self, readings: Mapping[str, Reading], entities: Entities, language: str) -> None:
        self._entities = entities
        self._language = language
        self._generic = vocabulary(language).cues.generic
        self._addresses = vocabulary(language).cues.addresses
        self.outlets = _outlets(readings)
        """Report → its outlet under one spelling, else the host of its address; reports with neither are left out."""
        self._by_name = {
            self._bare(outlet.name): outlet
            for outlet in sorted(self.outlets.values(), key=lambda one: (one.name, one.id))
        }
        self._places = frozenset(
            word
            for reading in readings.values()
            for mention in reading.entities
            if mention.label == "LOC"
            for word in name_key(mention.span.of(reading.text or "")).split()
        )
        """Words of the places that the coverage names."""
        self._kinds = self._called(readings)

    def known(self, report: str, link: Link) -> Link:
        """A link of a report's chain under the id and name that the medium has in the whole coverage."""
        entity = self._entities.named(report, link.id, link.name)
        named = Named(id=entity.id, name=entity.name) if entity is not None and entity.label != "PER" else link
        listed = masthead(named.name, self._language) or masthead(link.name, self._language)
        if listed is not None:
            named = Named(id=listed.id, name=listed.name)
        named = self._by_name.get(self._bare(named.name), named)
        return Link(id=named.id, name=named.name, how=link.how)

    def is_outlet(self, report: str, link: Link) -> bool:
        """Whether a medium is the report's own outlet, which often calls itself by a part of its name (`kepada Bisnis`
        in Bisnis.com, `kepada Radar Kudus` in Jawa Pos Radar Kudus)."""
        outlet = self.outlets.get(report)
        if outlet is None:
            return False
        known = self.known(report, link)
        if outlet.id in (link.id, known.id):
            return True
        short, full = (self._bare(name) for name in (link.name, outlet.name))
        if short == full:
            return True
        other = masthead(link.name, self._language)
        own = masthead(outlet.name, self._language)
        apart = other is not None and (own is None or own.country != other.country)
        if len(name_key(link.name).split()) > 1 and full.endswith(short):
            return True
        return len(short) >= SHORTEST_NAME and full.startswith(short) and not apart

    def names_outlet(self, report: str, name: str) -> bool:
        """Whether a name is that of the report's outlet as it stands."""
        outlet = self.outlets.get(report)
        return outlet is not None and self._bare(name) == self._bare(outlet.name)

    def is_nameless(self, link: Link) -> bool:
        """Whether a link names no one medium: `media pemerintah`, `media Korea Selatan`."""
        words = name_key(link.name).split()
        if all(word in self._generic for word in words):
            return True
        described = words[0] in self._generic and link.name[:1].islower()
        return (
            described
            and all(word in self._generic or word in self._places for word in words)
            and masthead(link.name, self._language) is None
        )

    def kind(self, medium: str) -> MediumKind:
        """What kind of medium the one with this id is."""
        return self._kinds.get(medium) or listed_kind(medium, self._language) or "outlet"

    def _called(self, readings: Mapping[str, Reading]) -> dict[str, MediumKind]:
        """What relays call each medium, a kind of its own before `outlet`; an organisation without relays is an
        institution."""
        kinds: dict[str, Counter[MediumKind]] = defaultdict(Counter)
        for report, reading in readings.items():
            for relay in reading.relays:
                kinds[self.known(report, Link(id=relay.id, name=relay.name)).id][relay.kind] += 1
            for statement in reading.statements:
                for link in statement.chain:
                    entity = self._entities.named(report, link.id, link.name)
                    if entity is not None and entity.label == "ORG":
                        kinds[self.known(report, link).id]["institution"] += 0
        found = {
            key: max(sorted(of), key=lambda kind: (of[kind] > 0, kind != "outlet", of[kind]))
            for key, of in kinds.items()
        }
        return found | {outlet.id: "outlet" for outlet in self.outlets.values()}

    def counted(self, report: str) -> str:
        """What an outlet is counted by; a report of no known outlet counts for itself."""
        outlet = self.outlets.get(report)
        return outlet.id if outlet is not None else f"report {report}"

    def _bare(self, name: str) -> str:
        """A medium's name without what tells its address (`Kompas.com` → `kompas`)."""
        return "".join(word for word in name_key(name).split() if word not in self._addresses) or name


def _outlets(readings: Mapping[str, Reading]) -> dict[str, Named]:
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings.values():
        if reading.outlet is not None:
            spelt[reading.outlet.id][reading.outlet.name] += 1
    # `Suluh Kepulauan` before `SULUH KEPULAUAN`.
    names = {
        key: max(sorted(counts), key=lambda name: (not name.isupper(), counts[name])) for key, counts in spelt.items()
    }
    found: dict[str, Named] = {}
    for report, reading in readings.items():
        if reading.outlet is not None:
            found[report] = Named(id=reading.outlet.id, name=names[reading.outlet.id])
        elif host := _host(reading.uri):
            found[report] = Named(id=host, name=host)
    return found


def _host(uri: str) -> str | None:
    try:
        parts = urlsplit(uri)
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def passers_on(reading: Reading) -> frozenset[str]:
    """Ids and name keys of what passes words on in a report, so that it is no innermost speaker."""
    named = [(link.id, link.name) for statement in reading.statements for link in statement.chain]
    named += [(relay.id, relay.name) for relay in reading.relays if relay.kind != "institution"]
    ids = {mention.id for mention in reading.entities if mention.label == "MEDIA"}
    return frozenset(ids.union(*({given, name_key(name)} for given, name in named)))

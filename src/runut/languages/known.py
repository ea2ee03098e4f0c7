"""The rows of the tables of known names, which more than one stage reads: their heads say what the columns mean."""

from __future__ import annotations

import msgspec

from runut.model import MediumKind


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/places.csv``."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    within: str = ""
    """Id of the place that directly contains it, empty where none does or several do."""
    source: str = ""


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/organisations.csv``."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    """Id of the organisation that it is a part of."""
    source: str = ""


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/people.csv``."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    source: str = ""


class Medium(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/media.csv``."""

    id: str
    name: str
    kind: MediumKind
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    """ISO 3166-1 alpha-2, empty for none."""
    network: str = ""
    """Id of the group that runs it (``networks.csv``)."""
    source: str = ""


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/networks.csv``."""

    id: str
    name: str
    kind: str
    """``network``: its members share copy; ``owner``: they only share an owner."""
    source: str = ""


class Tenure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``languages/*/offices.csv``: who held which office from when to when (ISO 8601, to the day or less)."""

    office: str
    of: str
    """Id of the place or organisation that the office is over; ``sender/host`` for ambassadors."""
    holder: str
    start: str = msgspec.field(name="from")
    aliases: tuple[str, ...] = ()
    end: str = msgspec.field(name="to", default="")
    known: str = ""
    """Where ``to`` is empty: the last month for which the table vouches."""
    source: str = ""

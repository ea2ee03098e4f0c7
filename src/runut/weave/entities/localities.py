"""Where a report is written: the country, and the town that bodies and offices named without a place belong to."""

from __future__ import annotations

from collections.abc import Set

from runut.model import Reading
from runut.weave.entities.groups import Node
from runut.weave.entities.knowledge import Knowledge, Rules
from runut.weave.identity import name_key


def dateline_node(reading: Reading, known: Knowledge) -> Node:
    """The node of the place in a report's dateline."""
    key = name_key(reading.dateline.place) if reading.dateline else ""
    return reading.id, known.things.get(key, key.replace(" ", "-"))


def land(reading: Reading, known: Knowledge, rules: Rules) -> str:
    """The country abroad from which a report is written, empty where that is home or not told."""
    if reading.dateline is None:
        return ""
    land = known.country(dateline_node(reading, known)[1])
    return land if land in known.countries and land != rules.homeland else ""


def locality(reading: Reading, words: Set[str], known: Knowledge, rules: Rules) -> str:
    """The town or regency whose bodies a report speaks of without naming it (`DPRD`, `Dinas Kesehatan`): the dateline's
    place with the level that the report's ``words`` show; empty where there is no dateline at home."""
    if reading.dateline is None or land(reading, known, rules):
        return ""
    place = dateline_node(reading, known)[1]
    level = next((name for name, heads in rules.seats.items() if words & heads), "")
    return f"{place}:{level}" if place not in rules.broad else ""


def level_of(head: str, rules: Rules) -> str:
    """What an office is over: ``province``, ``city``, ``regency``; empty for one that is over none of these."""
    return next((name for name, heads in rules.seats.items() if head in heads), "")


def seat(head: str, reading: Reading, known: Knowledge, rules: Rules) -> str:
    """The id of what a local office without a place is over: the dateline's regency, city or province."""
    level = level_of(head, rules) or level_of(head.split(maxsplit=1)[0], rules)
    if not level or reading.dateline is None or land(reading, known, rules):
        return ""
    place = dateline_node(reading, known)[1]
    if level == "province":
        return known.containing(place, known.provinces)
    if level == "regency":
        return known.regencies.get(place, place)
    return place

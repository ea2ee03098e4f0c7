"""What the tables of a language pack know of people, places and organisations, as joining and telling need it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from runut.languages import rows, table
from runut.languages.known import Medium, Network, Organisation, Person, Place, Tenure
from runut.weave.identity import name_key


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``weave_names.toml``: how names are joined; every list is explained there."""

    alike: tuple[tuple[str, str], ...]
    distinct: tuple[frozenset[str], ...]
    small: frozenset[str]
    shortened: dict[str, str]
    homeland: str
    home: frozenset[str]
    linking: frozenset[str]
    envoys: frozenset[str]
    unique: frozenset[str]
    firms: frozenset[str]
    local: frozenset[str]
    local_words: frozenset[str]
    branches: frozenset[str]
    near_by: frozenset[str]
    far_off: frozenset[str]
    seats: dict[str, frozenset[str]]
    years_old: frozenset[str]
    human: frozenset[str]
    broad: frozenset[str]
    bodies: frozenset[str]
    levels: dict[str, frozenset[str]]
    repeating: frozenset[str]
    own_kind: frozenset[str]
    variants: dict[str, frozenset[str]]
    heads: dict[str, str]
    fields: dict[str, frozenset[str]]


class Given(msgspec.Struct, frozen=True):
    """What joining needs of ``given_names.toml``."""

    words: str


DEEPEST = 10
"""Places within one another, at most."""
LEAST = 4
"""Consonants of a name, at least, that tell whose it is."""


@dataclass(frozen=True)
class Knowledge:
    """The tables, by what is asked of them."""

    people: dict[str, str]
    """Key of a name or nickname of which only one listed person has it → key of that person's name."""
    famous: frozenset[str]
    """Keys of names in the table of people, whom nobody else's name is taken for."""
    things: dict[str, str]
    """Key of a name → id of the one place or organisation that it names."""
    names: dict[str, str]
    """Id of a place, organisation or network → its name."""
    within: dict[str, str]
    """Id of a place → id of the place that contains it."""
    parent: dict[str, str]
    """Id of an organisation → id of what it is a part of."""
    network: dict[str, str]
    """Id of a medium → id of its network."""
    listed: frozenset[str]
    """Ids of media, places and organisations in the tables: two of them are two things, whatever their names."""
    plain: dict[str, str]
    """Id of a place or organisation → the key of its name."""
    meanings: dict[str, tuple[str, ...]]
    """Abbreviation that means several things, in lower case → keys of what it may mean."""
    alike: dict[str, str]
    """Consonants of a listed person's name, of which only one has them → key of the name."""
    countries: frozenset[str]
    provinces: frozenset[str]
    regencies: dict[str, str]
    """Id of a city → id of the regency of the same name."""
    kinds: dict[str, str]
    """Id of a place → its kind, as in ``places.csv``."""
    homonyms: dict[str, tuple[str, ...]]
    """Key of a name → ids of the several provinces, cities and regencies at home that have it."""
    wide: frozenset[str]
    """Ids of countries and provinces, which reports share by chance."""
    tenures: dict[tuple[str, str], tuple[Tenure, ...]]
    """(office, id of what it is over) → who held it, in order of time."""
    terms: dict[str, tuple[Tenure, ...]]
    """Key of a holder's name → the offices held, in order of time."""
    sole: dict[str, str]
    """Office that only one thing has, wherever it is spoken of (`kapolri`) → id of that thing."""
    given: frozenset[str]
    """Words of given names, which many people share."""

    def country(self, place: str) -> str:
        """The country that a place is in, or the place itself where the tables do not tell."""
        return self.containing(place, self.countries) or place

    def containing(self, place: str, among: Collection[str]) -> str:
        """The place itself or the nearest around it that is one of some; empty where the tables do not tell."""
        for _ in range(DEEPEST):
            if place in among:
                return place
            place = self.within.get(place, "")
        return ""

    def holding(self, office: str, of: str, day: str) -> tuple[Tenure, ...]:
        """Who held an office on a day (ISO 8601, a month or a year at least), by what the table vouches for."""
        return tuple(row for row in self.tenures.get((office, of), ()) if day and held(row, day))


def held(row: Tenure, day: str) -> bool:
    """Whether a term covers all of a day, month or year. A bound given as a month or year is taken at its narrowest:
    within that month or year the table cannot tell."""
    if len(day) < 7:
        return row.start[:4] < day[:4] < (row.end or row.known)[:4]
    last = row.end or row.known
    start = row.start if len(row.start) == 10 else f"{row.start}~"
    if start > day:
        return False
    if not row.end:
        return day[: len(last)] <= last
    return day < last if len(last) == 10 else day[: len(last)] < last


def _bare(
    tenures: Mapping[tuple[str, str], list[Tenure]], things: Mapping[str, str]
) -> dict[tuple[str, str], list[Tenure]]:
    """The offices without the name of what they are over at their end: `ketua kpk` is `ketua` of the commission."""
    found: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for (office, of), held in tenures.items():
        words = office.split()
        at = next((at for at in range(1, len(words)) if things.get(" ".join(words[at:])) == of), len(words))
        found[(" ".join(words[:at]), of)] += held
    return found


_ARTICLE = re.compile(r"\b[ae](?:l|s|sh|r|t|d|n|z)-")
"""The Arabic article before a name, which spellings leave out or fit to the letter behind it: `al-Gaddafi`."""


def consonants(key: str) -> str:
    """A name without its vowels, of which spellings of one foreign name differ most: `haniyeh`, `haniyah`."""
    words = _ARTICLE.sub("", key).split()
    return " ".join(re.sub(r"[aeiouyh\']+", "", re.sub(r"(.)\1+", r"\1", word)) for word in words)


def _alike(people: Mapping[str, set[str]], given: Collection[str]) -> dict[str, str]:
    """Consonants of names, without those of which every word could be a common given name (`Agus Saleh`)."""
    common = {consonants(word) for word in given}
    found: dict[str, set[str]] = defaultdict(set)
    for key, names in people.items():
        if " " in key and len(consonants(key)) > LEAST and not set(consonants(key).split()) <= common:
            found[consonants(key)] |= names
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _homonyms(places: Iterable[Place], rule: Rules) -> dict[str, tuple[str, ...]]:
    """Names of several places that have a seat, with the word for their kind and without."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if place.kind in rule.seats:
            for name in (place.name, *place.aliases):
                first, _, rest = (key := name_key(name)).partition(" ")
                found[rest if rest and first in rule.levels.get(place.kind, ()) else key].add(place.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items() if len(ids) > 1}


class _Meaning(msgspec.Struct, frozen=True):
    short: str
    name: str


def _meanings(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(language, "abbreviations.csv", _Meaning):
        found[row.short.lower()].append(name_key(row.name))
    return {short: tuple(names) for short, names in found.items()}


def _terms(tenures: Iterable[Sequence[Tenure]]) -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = defaultdict(list)
    for rows_of in tenures:
        for row in rows_of:
            found[name_key(row.holder)].append(row)
    return {key: tuple(sorted(held, key=lambda row: (row.start, row.office))) for key, held in found.items()}


@cache
def knowledge(language: str) -> Knowledge:
    """The tables of a language. Raises ``runut.languages.TableError`` where one is wrong."""
    places = rows(language, "places.csv", Place)
    rule = rules(language)
    bodies = rows(language, "organisations.csv", Organisation)
    media = rows(language, "media.csv", Medium)
    people: dict[str, set[str]] = defaultdict(set)
    tenures: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for person in rows(language, "people.csv", Person):
        for name in (person.name, *person.aliases):
            people[name_key(name)].add(name_key(person.name))
    famous = frozenset(people)
    for row in rows(language, "offices.csv", Tenure):
        tenures[(row.office, row.of)].append(row)
        for name in (row.holder, *row.aliases):
            people[name_key(name)].add(name_key(row.holder))
    things: dict[str, set[str]] = defaultdict(set)
    for thing in (*places, *bodies):
        for name in (thing.name, *thing.aliases):
            things[name_key(name)].add(thing.id)
    by_name = {name_key(place.name): place for place in places if place.kind == "city"}
    single = {key: next(iter(ids)) for key, ids in things.items() if len(ids) == 1}
    tenures = _bare(tenures, single)
    over: dict[str, set[str]] = defaultdict(set)
    for office, of in tenures:
        over[office].add(of)
    networks = rows(language, "networks.csv", Network)
    given = frozenset(table(language, "given_names.toml", Given).words.split())
    return Knowledge(
        people={key: next(iter(names)) for key, names in people.items() if len(names) == 1},
        famous=famous,
        things=single,
        names={one.id: one.name for one in (*places, *bodies, *networks)},
        within={place.id: place.within for place in places if place.within},
        parent={body.id: body.parent for body in bodies if body.parent},
        network={one.id: one.network for one in media if one.network},
        listed=frozenset(one.id for one in (*places, *bodies, *media)),
        plain={one.id: name_key(one.name) for one in (*places, *bodies)},
        meanings=_meanings(language),
        alike=_alike(people, given),
        countries=frozenset(place.id for place in places if place.kind == "country"),
        provinces=frozenset(place.id for place in places if place.kind == "province"),
        regencies={
            city.id: regency.id
            for regency in places
            if regency.kind == "regency" and (city := by_name.get(name_key(regency.name).partition(" ")[2])) is not None
        },
        kinds={place.id: place.kind for place in places},
        homonyms=_homonyms(places, rule),
        wide=frozenset(place.id for place in places if place.kind in ("country", "province")),
        tenures={key: tuple(sorted(found, key=lambda row: row.start)) for key, found in tenures.items()},
        terms=_terms(tenures.values()),
        sole={office: next(iter(of)) for office, of in over.items() if len(of) == 1 and office in rule.unique},
        given=given,
    )


def rules(language: str) -> Rules:
    """The rules of a language. Raises ``runut.languages.TableError`` where they are missing or wrong."""
    found: Rules = table(language, "weave_names.toml", Rules)
    return found

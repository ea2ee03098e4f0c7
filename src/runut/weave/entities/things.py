"""When two names are one place, organisation or medium: equal names, and abbreviations that a report introduces."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from runut.model import Reading, Reason
from runut.weave.entities.groups import Node
from runut.weave.entities.joining import Joining
from runut.weave.entities.knowledge import Knowledge, Rules
from runut.weave.entities.naming import canonical, in_order, meanings, written
from runut.weave.entities.subjects import Subject
from runut.weave.identity import name_key

_BRACKETED = re.compile(r"\s{0,3}\(\s{0,3}([A-Z][A-Za-z0-9-]{1,9})\s{0,3}[),;/]")
OTHERS = 2
"""Reports in which a word is a place, from which on another's person of that one word is taken for it too."""
SHORT = 3
"""Letters up to which an abbreviation often means two things (`DPR`); longer ones hardly do."""


def find_introduced(readings: Sequence[Reading], nodes: Mapping[Node, object], rules: Rules) -> dict[Node, str]:
    """Nodes of abbreviations that their report introduces: `Republik Rakyat Donetsk (DNR)`, with the full name."""
    found: dict[Node, str] = {}
    for reading in sorted(readings, key=lambda reading: reading.id):
        text = reading.text or ""
        short_ids = {written(mention.span, text): mention.id for mention in reversed(reading.entities)}
        for mention in reading.entities:
            match = _BRACKETED.match(text, mention.span.end)
            if match is None or (given := short_ids.get(match.group(1))) is None:
                continue
            full = written(mention.span, text)
            if given != mention.id and _abbreviates(match.group(1), full, rules):
                found.setdefault((reading.id, given), full)
    return {node: full for node, full in found.items() if node in nodes}


def _abbreviates(short: str, full: str, rules: Rules) -> bool:
    """Whether the short form can be the full one's: its letters stand there in order (`Kemlu`), or it has the initials
    of all words (`Republik Rakyat Donetsk (DNR)`)."""
    words = [word for word in name_key(full).split() if word not in rules.small]
    if in_order(short.casefold(), name_key(full).replace(" ", "")):
        return True
    return len(words) > 1 and {word[0] for word in words} <= set(short.casefold())


def join_equal(joining: Joining, introduced: Mapping[Node, str], known: Knowledge, rules: Rules) -> None:
    """Same id, or same name. A short capital form that its report introduces for another name waits; so do persons,
    whose names many share, but for the sources that are named like them."""
    seen: dict[tuple[str, str], list[Node]] = {}
    subjects = joining.subjects()
    whole = (subject.key.split() for subject in subjects.values() if subject.label == "PER" and subject.holds)
    persons = {word for words in whole if len(words) > 1 for word in words}
    places = Counter(key for subject in subjects.values() if subject.label == "LOC" for key in subject.written)
    for node in sorted(subjects):
        subject = joining.of(node)
        if subject.label == "PER":
            if not _is_place(subject, places, persons):
                continue
            subject.label = "LOC"
        keys = {("id", node[1])}
        for form in subject.forms:
            plain = canonical(name_key(form), subject.label, known, rules)
            keys |= {("name", one) for one in (plain, *meanings(plain, known))}
        if node in introduced:
            keys = {("name", name_key(introduced[node]))}
        if subject.land:
            keys = {(kind, f"{name} {subject.land}") for kind, name in keys}
        for key in sorted(keys):
            short = len(key[1]) <= SHORT and key[1].upper() in subject.forms
            if key[1] and (key[0] == "id" or not short):
                kept = seen.setdefault(key, [])
                for first in kept:
                    if first == node:
                        break
                    two = first[1] != node[1] and {first[1], node[1]} <= known.listed
                    may = not two and _may_be_one(joining.of(first), subject, rules)
                    if may and _equal(joining, first, node, subject):
                        break
                else:
                    kept.append(node)


def _is_place(subject: Subject, places: Mapping[str, int], persons: Collection[str]) -> bool:
    """Whether what one report's reading took for a person by one word is a place in two others, and no person in it."""
    return (
        len(subject.written) == 1
        and all(places[key] >= OTHERS and key not in persons for key in subject.written)
        and not subject.born
        and subject.holds
    )


def _may_be_one(one: Subject, other: Subject, rules: Rules) -> bool:
    """Whether two things of one name can be one: not places of different kinds, nor districts that share no name."""
    if one.label != "LOC" or other.label != "LOC":
        return True
    if one.place and other.place and one.place != other.place:
        return False
    if one.levels and other.levels and not one.levels & other.levels:
        return False
    if one.levels & other.levels & rules.own_kind and one.near and other.near and not one.near & other.near:
        return False
    local = (one.levels | other.levels) & rules.repeating
    return not local or bool(one.around & other.around)


def _equal(joining: Joining, first: Node, node: Node, subject: Subject) -> bool:
    """Joins two nodes of one id or name; where they are written otherwise, the tables know that they are one."""
    if joining.of(first).written & subject.written or not subject.written:
        return joining.join(first, node, Reason(code="same_name", args={"name": joining.name(node)}))
    return joining.hold(first, node, "listed")


def join_introduced(joining: Joining, introduced: Mapping[Node, str], forms: Mapping[Node, Sequence[str]]) -> None:
    """An abbreviation belongs to its full name; another report's bare use follows where only one full name has it."""
    by_full: dict[str, Node] = {}
    for node in sorted(forms):
        for name in forms[node]:
            if node not in introduced:
                by_full.setdefault(name_key(name), node)
    meanings: dict[str, set[Node]] = defaultdict(set)
    for node, full in sorted(introduced.items()):
        if (owner := by_full.get(name_key(full))) is not None:
            joining.hold(owner, node, "introduced", full)
        for short in forms[node]:
            for other in sorted(meanings[short]) if len(short) > SHORT else ():
                joining.hold(other, node, "introduced", full)
            meanings[short].add(node)
    for node in sorted(forms):
        for short in sorted(forms[node]):
            if node not in introduced and short in meanings and not any(" " in form for form in forms[node]):
                roots = {joining.find(root) for root in meanings[short]}
                if len(roots) == 1 and len(short) > SHORT:
                    joining.hold(next(iter(roots)), node, "introduced")

"""When two reports speak of one person.

A name alone does not tell: the towns of Indonesia are full of people called Budi Santoso. So two reports' names are one
person's where the name is rare or the tables know it, or where something else in the reports agrees; never where ages,
fields of life or offices speak against it and no other name is shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.fuzz import ratio

from runut.languages.known import Tenure
from runut.model import Reason
from runut.weave.entities.groups import Node
from runut.weave.entities.joining import Joining
from runut.weave.entities.knowledge import Knowledge, Rules, consonants
from runut.weave.entities.naming import canonical, in_order
from runut.weave.entities.subjects import Subject
from runut.weave.identity import name_key

YEARS = 1
"""By how much the years of birth of one person may differ, as ages give them."""
NICKNAME = 3
"""Letters of a nickname, at least."""
INITIALS = (2, 4)
"""Letters that stand for a person's name, at least and at most."""
LIKE = 60.0
"""How alike the consonants of two spellings are, in per cent, where the office at that date tells the rest."""
NEAR = 366
"""Days within which an office named without its holder is taken for the holder that another report names."""


def differ(one: Subject, other: Subject) -> str:
    """What speaks against two being one person: ``age``, ``field``, ``office``; empty where nothing does."""
    if one.born and other.born and min(abs(a - b) for a in one.born for b in other.born) > YEARS:
        return "age"
    shared = one.around & other.around
    if one.fields and other.fields and not one.fields & other.fields and len(shared) < 2:
        return "field"
    if not shared and _rival(one, other):
        return "office"
    return ""


def _rival(one: Subject, other: Subject) -> bool:
    """Whether two hold one office over different things (`Kapolres Klaten`, `Kapolres Ngawi`)."""
    mine, theirs = dict(_over(one)), dict(_over(other))
    heads = mine.keys() & theirs.keys()
    return bool(heads) and all(mine[head] != theirs[head] for head in heads)


def _over(subject: Subject) -> Iterable[tuple[str, str]]:
    return ((head, of) for head, of in sorted(subject.offices) if of)


def join_persons(joining: Joining, known: Knowledge, rules: Rules, days: Mapping[str, str]) -> None:
    """Persons by equal names, listed names, offices held, fuller names and parts of names."""
    terms = _terms(joining, known, days)
    _equal(joining, known, rules, terms)
    _listed(joining, known)
    _dated(joining, known, terms)
    _fuller(joining)
    _parts(joining, known)
    _nicknames(joining)
    _initials(joining)


def _persons(joining: Joining) -> dict[Node, Subject]:
    """Persons by the node that stands for their group, those that are somebody."""
    return {root: one for root, one in joining.subjects().items() if one.label == "PER" and one.holds}


def _terms(joining: Joining, known: Knowledge, days: Mapping[str, str]) -> dict[Node, Tenure]:
    """Persons whom a report names with an office, and the one term of a holder of like name in which it was written."""
    found: dict[Node, Tenure] = {}
    for root, subject in _persons(joining).items():
        day = min((days.get(report, "") for report in subject.reports), default="")
        terms = [row for head, of in sorted(subject.offices) if of for row in known.holding(head, of, day)]
        if len({name_key(row.holder) for row in terms}) == 1 and _like(subject.key, name_key(terms[0].holder), known):
            found[root] = terms[0]
    return found


def _like(one: str, other: str, known: Knowledge) -> bool:
    """Whether two names can be spellings or parts of one: a word in common, where both have more no common given name;
    or like consonants throughout."""
    words = set(one.split())
    shared = words & set(other.split())
    told = shared - known.given if len(words) > 1 else shared
    return bool(told) or ratio(consonants(one), consonants(other)) >= LIKE


def _equal(joining: Joining, known: Knowledge, rules: Rules, terms: Mapping[Node, Tenure]) -> None:
    """One name in several reports: each joins the first that it can be."""
    by_name: dict[str, list[Node]] = defaultdict(list)
    for root, subject in sorted(_persons(joining).items()):
        if key := canonical(subject.key, "PER", known, rules):
            by_name[key].append(root)
    for key, roots in sorted(by_name.items()):
        kept: list[Node] = []
        for root in roots:
            for other in kept:
                if _rule_out(terms.get(root), terms.get(other)):
                    continue
                if _one(joining.of(root), joining.of(other), key, known) and joining.join(
                    other, root, Reason(code="same_name", args={"name": joining.name(root)})
                ):
                    break
            else:
                kept.append(root)


def _rule_out(one: Tenure | None, other: Tenure | None) -> bool:
    """Whether two were in office as two different holders."""
    return one is not None and other is not None and name_key(one.holder) != name_key(other.holder)


def _one(one: Subject, other: Subject, key: str, known: Knowledge) -> bool:
    """Whether two of one name are one person."""
    against = differ(one, other)
    if against == "age":
        return False
    if key in known.famous:
        return True
    if against:
        return False
    if key in known.people:
        return True
    words = key.split()
    shared = len(one.around & other.around)
    if len(words) == 1:
        return shared > 0 or bool(one.offices & other.offices)
    common = all(word in known.given for word in words)
    return not common or shared > 0 or bool({o for o in one.offices if o[1]} & other.offices)


def _listed(joining: Joining, known: Knowledge) -> None:
    """A nickname or short name that the tables know: `Jokowi`."""
    owners: dict[str, Node] = {}
    names = frozenset(known.people.values())
    persons = sorted(_persons(joining).items())
    for root, subject in persons:
        if subject.key in names:
            owners.setdefault(subject.key, root)
    first: dict[str, Node] = {}
    for root, subject in persons:
        name = known.people.get(subject.key) or known.alike.get(consonants(subject.key), "")
        owner = owners.get(name) or (first.setdefault(name, root) if name else None)
        if owner is None or joining.same(owner, root):
            continue
        against = differ(joining.of(owner), subject)
        if against and (against == "age" or subject.key not in known.people):
            continue
        if name == subject.key:
            continue
        joining.hold(owner, root, "listed")


def _dated(joining: Joining, known: Knowledge, terms: Mapping[Node, Tenure]) -> None:
    """Spellings and parts of a name that the table of offices tells whose they are at that date."""
    owners: dict[str, Node] = {}
    for root, subject in sorted(_persons(joining).items()):
        owners.setdefault(known.people.get(subject.key, subject.key), root)
    for node, term in sorted(terms.items()):
        key = name_key(term.holder)
        owner = owners.setdefault(known.people.get(key, key), node)
        if not joining.same(owner, node) and differ(joining.of(owner), joining.of(node)) != "age":
            joining.join(owner, node, office_held(joining.name(node), term))


def office_held(named: str, term: Tenure) -> Reason:
    """The reason of a join by the table of offices."""
    return Reason(code="office_held", args={"office": named, "name": term.holder, "from": term.start, "to": term.end})


def _fuller(joining: Joining) -> None:
    """A name of several words that another name holds in order: `Sri Mulyani`, `Sri Mulyani Indrawati`."""
    persons = {root: subject.key.split() for root, subject in sorted(_persons(joining).items())}
    by_word: dict[str, list[Node]] = defaultdict(list)
    for root, words in persons.items():
        if len(words) > 2:
            for word in set(words):
                by_word[word].append(root)
    for root, words in persons.items():
        if len(words) < 2:
            continue
        near = min((by_word.get(word, []) for word in words), key=len)
        found = {
            joining.find(other)
            for other in near
            if len(persons[other]) > len(words) and in_order(words, persons[other])
        } - {joining.find(root)}
        owners = [owner for owner in sorted(found) if _agree(joining, owner, root)]
        if len(owners) == 1 and len(found) == 1:
            joining.hold(owners[0], root, "fewer_words")


def _agree(joining: Joining, one: Node, other: Node) -> bool:
    """Whether something beside the name agrees and nothing speaks against it."""
    first, second = joining.of(one), joining.of(other)
    if differ(first, second):
        return False
    return bool(first.around & second.around) or bool(first.offices & second.offices)


def _parts(joining: Joining, known: Knowledge) -> None:
    """One word of a person's name joins the full name where only one full name of the coverage begins or ends so."""
    full: dict[str, set[Node]] = defaultdict(set)
    short: dict[str, list[Node]] = defaultdict(list)
    for root, subject in sorted(_persons(joining).items()):
        words = subject.key.split()
        if len(words) > 1:
            for word in set(words):
                full[word].add(root)
        elif words and len(words[0]) > 2:
            short[words[0]].append(root)
    for word, roots in sorted(short.items()):
        for root in roots:
            subject = joining.of(root)
            owners = {joining.find(owner) for owner in full.get(word, ())} - {joining.find(root)}
            if any(subject.reports & joining.of(owner).reports for owner in owners):
                owners = {owner for owner in owners if subject.reports & joining.of(owner).reports}
            fit = [owner for owner in sorted(owners) if _fits(joining.of(owner), subject, word, known)]
            if len(fit) == 1:
                joining.hold(fit[0], root, "part_of_name")


def _fits(owner: Subject, subject: Subject, word: str, known: Knowledge) -> bool:
    """Whether a part of a name can mean this person: nothing against it, and a shared name or office; for the first or
    last word a rare one is enough."""
    if differ(owner, subject):
        return False
    if owner.reports & subject.reports or owner.around & subject.around:
        return True
    told = {office for office in owner.offices if office[1]} & subject.offices
    ends = word in (owner.key.split()[0], owner.key.split()[-1])
    return bool(told) or (ends and word not in known.given and not owner.fields and not subject.fields)


def _nicknames(joining: Joining) -> None:
    """A name of one word that a word of a full name begins with (`Cak Mul`, `Mulyono Hadi`), in one office."""
    by_office: dict[str, list[Node]] = defaultdict(list)
    persons = dict(sorted(_persons(joining).items()))
    for root, subject in persons.items():
        for head, of in subject.offices:
            by_office[head.split()[0] if of else head].append(root)
    for root, subject in persons.items():
        words = subject.key.split()
        if not words or len(words) > 2 or len(words[-1]) < NICKNAME:
            continue
        near = {
            joining.find(other)
            for head, of in subject.offices
            for other in by_office.get(head.split()[0] if of else head, ())
            if any(word.startswith(words[-1]) and word != words[-1] for word in persons[other].key.split())
        } - {joining.find(root)}
        owners = [owner for owner in sorted(near) if _agree(joining, owner, root)]
        if len(owners) == 1:
            joining.hold(owners[0], root, "nickname")


def _initials(joining: Joining) -> None:
    """Letters for a name, as the police give a suspect's (`RHT`, `Rudi Hartanto`), where the reports agree in a name
    and in an age or an office."""
    by_letter: dict[str, list[Node]] = defaultdict(list)
    persons = dict(sorted(_persons(joining).items()))
    for root, subject in persons.items():
        if len(subject.key.split()) > 1:
            by_letter[subject.key[0]].append(root)
    for root, subject in persons.items():
        if not INITIALS[0] <= len(subject.key) <= INITIALS[1] or subject.key.upper() not in subject.forms:
            continue
        owners = {
            joining.find(owner)
            for owner in by_letter.get(subject.key[0], ())
            if _abbreviates(subject.key, joining.of(owner).key) and _told_alike(joining.of(owner), subject)
        } - {joining.find(root)}
        if len(owners) == 1:
            joining.hold(min(owners), root, "initials")


def _abbreviates(letters: str, name: str) -> bool:
    """Whether letters stand for a name: they are in it in their order, and with them the first of each word."""
    return in_order(letters, name.replace(" ", "")) and {word[0] for word in name.split()} <= set(letters)


def _told_alike(one: Subject, other: Subject) -> bool:
    """Whether two reports agree in a name and in an age or an office, and in nothing disagree."""
    born = any(abs(a - b) <= YEARS for a in one.born for b in other.born)
    offices = {head for head, _ in one.offices} & {head for head, _ in other.offices}
    return not differ(one, other) and bool(one.around & other.around) and (born or bool(offices))


def join_offices(joining: Joining, known: Knowledge, days: Mapping[str, str]) -> None:
    """Offices named without a holder, by the report of the coverage that names one, or by the table at that date."""
    holders: dict[tuple[str, str], list[Node]] = defaultdict(list)
    by_name: dict[str, list[Node]] = defaultdict(list)
    open_: list[tuple[Node, Subject]] = []
    for root, subject in sorted(joining.subjects().items()):
        if subject.label == "PER" and subject.holds:
            for head, of in subject.offices:
                for key in {of, of.partition("/")[0]} - {""}:  # `duta besar Rusia` for the one to Korea Utara
                    holders[(head, key)].append(root)
            for key in {known.people.get(key, key) for key in (subject.key, *subject.keys)}:
                by_name[key].append(root)
        elif not subject.holds:
            open_.append((root, subject))
    for root, subject in open_:
        day = min((days.get(report, "") for report in subject.reports), default="")
        for office in sorted(subject.offices):
            if office[1] and _settle(joining, known, days, root, office, day, holders, by_name):
                break


def _settle(
    joining: Joining,
    known: Knowledge,
    days: Mapping[str, str],
    root: Node,
    office: tuple[str, str],
    day: str,
    holders: Mapping[tuple[str, str], list[Node]],
    by_name: dict[str, list[Node]],
) -> bool:
    rows = known.holding(*office, day)
    if len(rows) == 1:
        key = name_key(rows[0].holder)
        nodes = by_name.setdefault(key, [])
        owners = {joining.find(owner) for owner in nodes}
        nodes.append(root)  # another open office of the same holder is the same person, named or not
        return len(owners) == 1 and joining.join(min(owners), root, office_held(joining.name(root), rows[0]))
    if rows or (known.tenures.get(office) and not day):
        return False
    owners = {
        joining.find(owner)
        for owner in holders.get(office, ())
        if _near(day, [days.get(report, "") for report in joining.of(owner).reports])
    }
    if len(owners) != 1:
        return False
    owner = min(owners)
    return joining.join(
        owner, root, Reason(code="office_here", args={"office": joining.name(root), "name": joining.name(owner)})
    )


def _near(day: str, others: Iterable[str]) -> bool:
    """Whether a report is of about the time of one of the others, or one of them has no date."""
    months = [_months(other) for other in others]
    mine = _months(day)
    return mine is None or any(month is None or abs(month - mine) <= NEAR // 30 for month in months)


def _months(day: str) -> int | None:
    return int(day[:4]) * 12 + int(day[5:7]) if len(day) >= 7 and day[:4].isdigit() and day[5:7].isdigit() else None

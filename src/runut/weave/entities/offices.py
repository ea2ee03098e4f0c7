"""What an office is over: `dubes Rusia untuk Korea Utara`, `Ketua KPK`, `Bupati` in a report from one regency."""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Mention, Office, Reading
from runut.weave.entities.groups import Node
from runut.weave.entities.knowledge import Knowledge, Rules
from runut.weave.entities.localities import land, seat
from runut.weave.entities.naming import written
from runut.weave.identity import name_key


def office_node(office: Office, reading: Reading) -> Node:
    """The node of an office that a report names without its holder: the id that ``read`` gives it as a speaker."""
    return reading.id, name_key(written(office.span, reading.text or "")).replace(" ", "-")


def office_of(office: Office, reading: Reading, text: str, known: Knowledge, rules: Rules) -> tuple[str, str]:
    """An office in its long form and the id of what it is over, empty where the words do not say it.

    `dubes Rusia untuk Korea Utara` is `duta besar` of `rusia/korea-utara`, `Ketua KPK` is `ketua` of the commission;
    a former or acting holder's office is another one (`mantan gubernur`, `penjabat gubernur`).
    """
    before, head = _head(office, text, rules)
    inside = [mention for mention in reading.entities if office.span.covers(mention.span)]
    if not inside and (told := _told_in_one(f"{head} {name_key(office.of)}".strip(), known, rules)):
        return " ".join([*before, told[0]]), told[1]
    left, at = [], office.span.start
    for mention in [*inside, None]:
        left += name_key(text[at : mention.span.start if mention else office.span.end]).split()
        at = mention.span.end if mention else at
    spoken = [word for word in left[len(before) + len(name_key(office.head).split()) :] if word not in rules.linking]
    home = [word for word in spoken if word in rules.home]
    rest = [word for word in spoken if word not in rules.home]
    over = [known.things.get(name_key(written(mention.span, text)), mention.id) for mention in inside]
    if head in rules.envoys:
        return " ".join([*before, head, *rest]), _sent(text, inside, over, known, rules)
    over = list(dict.fromkeys(over)) or [known.things[word] for word in home if word in known.things][:1]
    parted = _told_in_one(head, known, rules)
    if parted is not None and not rest and over in ([], [parted[1]], [rules.homeland]):
        return " ".join([*before, parted[0]]), parted[1]
    if not over and not rest:
        if (head, rules.homeland) in known.tenures and _is_home(reading, known, rules):
            over = [rules.homeland]
        elif (head, land(reading, known, rules)) in known.tenures:
            over = [land(reading, known, rules)]
        elif of := seat(head, reading, known, rules):
            over = [of]
    return " ".join([*before, head, *rest]), "/".join(over[:2])


def _head(office: Office, text: str, rules: Rules) -> tuple[list[str], str]:
    """What qualifies an office (`mantan`, `penjabat`), in its long form, and the office."""
    words, own = name_key(office.span.of(text)).split(), name_key(office.head).split()
    at = next((i for i in range(len(words)) if words[i : i + len(own)] == own), 0)
    before = [rules.shortened.get(word, word) for word in words[:at]]
    return before, rules.shortened.get(office.head, office.head)


def _sent(text: str, inside: Sequence[Mention], over: Sequence[str], known: Knowledge, rules: Rules) -> str:
    """Who sends an envoy and to whom, ``sender/host``; ``/host`` where only that is told, ``sender`` likewise."""
    sender = host = ""
    for mention, place in zip(inside, over, strict=True):
        before = name_key(text[max(0, mention.span.start - 12) : mention.span.start]).split()
        if before and before[-1] in rules.linking:
            host = host or known.country(place)
        else:
            sender = sender or known.country(place)
    return f"{sender}/{host}" if host else sender


def _is_home(reading: Reading, known: Knowledge, rules: Rules) -> bool:
    """Whether a report names no country but the one at home, so that an office without one is that one's."""
    return not land(reading, known, rules) and all(
        mention.id not in known.countries or mention.id == rules.homeland for mention in reading.entities
    )


def _told_in_one(words: str, known: Knowledge, rules: Rules) -> tuple[str, str] | None:
    """An office that names what it is over in words that are no mention: `ketua kpk`, `presiden ri`."""
    parts = words.split()
    if words in known.sole:
        return words, known.sole[words]
    for at in range(1, len(parts)):
        if (thing := known.things.get(" ".join(parts[at:]))) is not None:
            head = " ".join(parts[:at])
            return rules.shortened.get(head, head), thing
    return None

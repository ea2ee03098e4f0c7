"""Relays against their labels: by name, each once a report, and by place."""

from __future__ import annotations

from collections.abc import Sequence

from runut.evaluate.labels import RelayLabel
from runut.evaluate.marks import Marks
from runut.evaluate.matching import Pair, chars, likeness, matched
from runut.evaluate.names import medium
from runut.model import Reading, Relay


def compare_relays(labels: Sequence[RelayLabel], reading: Reading, marks: Marks, language: str) -> None:
    """Adds the measures ``relays`` (by name) and ``relay-spans``, and the shares ``relay-kind`` and ``relay-scope``."""
    firm = [label for label in labels if not label.optional]
    loose = [label for label in labels if label.optional]
    found = [relay for relay in reading.relays if relay.span.start >= marks.shift]
    _by_name(firm, loose, found, marks, language)
    pairs = matched(_pairs(firm, found, marks.shift, language))
    used = set(pairs.values())
    rest = [pair for pair in _pairs(loose, found, marks.shift, language) if pair[2] not in used]
    excused = set(matched(rest).values())
    marks.count("relay-spans", len(pairs), len(found) - len(used | excused), len(firm) - len(pairs))
    for index, at in pairs.items():
        label, relay = firm[index], found[at]
        _share("relay-kind", label, relay.kind, label.kind, marks)
        if label.scope is not None:
            _share("relay-scope", label, relay.scope, label.scope, marks)


def _share(measure: str, label: RelayLabel, found: str, labelled: str, marks: Marks) -> None:
    marks.share(measure, found == labelled)
    if found != labelled:
        marks.differs(measure, [label.span], labelled, found)


def _names(label: RelayLabel, language: str) -> set[str]:
    return {medium(name, language) for name in (label.name, *label.aliases) if name}


def _by_name(
    firm: Sequence[RelayLabel], loose: Sequence[RelayLabel], found: Sequence[Relay], marks: Marks, language: str
) -> None:
    wanted: list[tuple[set[str], RelayLabel]] = []
    for label in firm:
        names = _names(label, language)
        known = next((one for one, _ in wanted if one & names), None)
        if known is None:
            wanted.append((names, label))
        else:
            known |= names
    excused = [_names(label, language) for label in loose]
    got = {medium(relay.name, language): relay for relay in reversed(found)}
    missed = [label for names, label in wanted if not names & got.keys()]
    extra = [
        relay for name, relay in got.items() if not any(name in names for names in (*excused, *(n for n, _ in wanted)))
    ]
    marks.count("relays", len(wanted) - len(missed), len(extra), len(missed))
    for label in missed:
        marks.missed("relays", [label.span], label.name or "")
    for relay in extra:
        marks.extra("relays", chars([relay.span], marks.shift), relay.name)


def _pairs(labels: Sequence[RelayLabel], found: Sequence[Relay], shift: int, language: str) -> list[Pair]:
    pairs: list[Pair] = []
    for index, label in enumerate(labels):
        names = _names(label, language)
        for at, relay in enumerate(found):
            share = likeness(chars([label.span]), chars([relay.span], shift))
            if share > 0:
                pairs.append(((float(medium(relay.name, language) in names), share), index, at))
    return pairs

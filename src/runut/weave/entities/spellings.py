"""Spellings of one name: letters that are exchanged, dropped or doubled, and words before a person's name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from rapidfuzz.distance import OSA

from runut.weave.entities.groups import Node
from runut.weave.entities.joining import Joining
from runut.weave.entities.knowledge import Knowledge, Rules
from runut.weave.entities.persons import differ

SHARED_NAMES = 2
"""Two spellings one letter apart are one name where their reports share this many other names."""
SHARED_BY_TAIL = 1
"""The same where a person's last two words are equal and only words before them differ."""
TAIL = 2
"""Words at the end of a person's name that tell who it is."""
MOST_ALIKE = 400
"""Names with one beginning that are compared with one another."""
ONE_LETTER, TWO_LETTERS = 5, 10
"""Shortest words that may differ by one letter, by two."""


@cache
def _skeleton(word: str, alike: tuple[tuple[str, str], ...]) -> str:
    """The word with the letters that spellings exchange made one, doubled letters written once."""
    for from_, to in alike:
        word = word.replace(from_, to)
    return re.sub(r"(.)\1+", r"\1", word)


def _one_spelling(one: str, other: str, rules: Rules) -> bool:
    if one == other:
        return True
    if one[0] != other[0] or frozenset((one, other)) in rules.distinct:
        return False
    if min(len(one), len(other)) > 3 and _skeleton(one, rules.alike) == _skeleton(other, rules.alike):
        return True
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= TWO_LETTERS else 1 if shorter > ONE_LETTER else 0
    return bool(allowed) and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def join_spellings(joining: Joining, rules: Rules, known: Knowledge) -> dict[str, str]:
    """Joins spellings one letter apart; returns words → the word of the commoner spelling."""
    names = {root: subject.key for root, subject in sorted(joining.subjects().items()) if subject.key and subject.holds}
    used = {root: sum(joining.of(root).forms.values()) for root in names}
    around = {root: joining.of(root).around for root in names}
    person = {root: joining.of(root).label == "PER" for root in names}
    # Candidates begin alike in a word at one place, counted from the end, so that no name is held against all others.
    blocks: dict[tuple[bool, str], list[Node]] = defaultdict(list)
    for root, name in names.items():
        for place, word in enumerate(reversed(name.split()[-TAIL:])):
            blocks[(person[root], f"{place}{_skeleton(word, rules.alike)[:2]}")].append(root)
    spelt: dict[str, str] = {}
    for _, roots in sorted(blocks.items()):
        for at, one in enumerate(roots[:MOST_ALIKE]):
            for other in roots[at + 1 : MOST_ALIKE]:
                if joining.same(one, other) or not _near(names[one], names[other], person[one], rules):
                    continue
                if not _agree(joining, one, other, names, around, rules, known):
                    continue
                common, rare = sorted((one, other), key=lambda root: (-used[root], names[root]))
                if not joining.hold(common, rare, "spelled_alike"):
                    continue
                pairs = zip(reversed(names[common].split()), reversed(names[rare].split()), strict=False)
                for kept, word in pairs:
                    if kept != word:
                        spelt[word] = kept
    return {word: spelt.get(kept, kept) for word, kept in spelt.items() if spelt.get(kept) != word}


def _agree(
    joining: Joining,
    one: Node,
    other: Node,
    names: Mapping[Node, str],
    around: Mapping[Node, set[str]],
    rules: Rules,
    known: Knowledge,
) -> bool:
    """Whether the reports of two spellings share enough else, and nothing speaks against their being one."""
    first, second = joining.of(one), joining.of(other)
    shared = len((around[one] & around[other]) - {names[one], names[other]})
    if first.label == "PER":
        if differ(first, second):
            return False
        shared += len({office for office in first.offices if office[1]} & second.offices)
        if _written_alike(names[one], names[other], rules):
            return shared > 0 or any(word not in known.given for word in names[one].split())
        if first.reports & second.reports:
            return False
    elif known.things.get(names[one], names[one]) != known.things.get(names[other], names[other]) and (
        names[one] in known.things and names[other] in known.things
    ):
        return False
    same_tail = names[one].split()[-TAIL:] == names[other].split()[-TAIL:]
    whole = first.label == "PER" and len(names[one].split()) == len(names[other].split()) > 1
    if whole:
        same_tail = True
    return shared >= (SHARED_BY_TAIL if same_tail else SHARED_NAMES)


def _near(one: str, other: str, person: bool, rules: Rules) -> bool:
    """Whether two names are one in two spellings: as many words, of which all but two are equal and those alike; or a
    person's name that the other only has more words before (`Ratu Marta Olsen`, `Marta Olsen`)."""
    first, second = one.split(), other.split()
    if len(first) != len(second):
        shorter = min(len(first), len(second))
        if not person or shorter < TAIL:
            return False
        first, second = first[-shorter:], second[-shorter:]
    pairs = list(zip(first, second, strict=True))
    return one != other and sum(a != b for a, b in pairs) <= 2 and all(_one_spelling(a, b, rules) for a, b in pairs)


def _written_alike(one: str, other: str, rules: Rules) -> bool:
    """Whether two full names differ only in letters that spellings exchange or double (`Aminudin`, `Aminuddin`)."""
    first, second = one.split(), other.split()
    return len(first) == len(second) > 1 and all(
        _skeleton(a, rules.alike) == _skeleton(b, rules.alike) for a, b in zip(first, second, strict=True)
    )

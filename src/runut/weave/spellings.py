"""Spellings of one name: letters that are exchanged, dropped or doubled, and words before a person's name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

import msgspec
from rapidfuzz.distance import OSA

from runut.weave.identity import name_key
from runut.weave.joining import Groups, Node

SHARED_NAMES = 2
"""Two spellings one letter apart are one name where their reports share this many other names."""
SHARED_BY_TAIL = 1
"""The same where a person's last two words are equal and only words before them differ."""
TAIL = 2
"""Words at the end of a person's name that tell who it is."""
ONE_LETTER, TWO_LETTERS = 5, 10
"""Shortest words that may differ by one letter, by two."""


class Spelling(msgspec.Struct, frozen=True):
    """``weave_names.toml``."""

    alike: tuple[tuple[str, str], ...]
    distinct: tuple[frozenset[str], ...]
    small: frozenset[str]


def kind_of(label: str) -> str:
    return "PER" if label == "PER" else "OTHER"


@cache
def _skeleton(word: str, rules: Spelling) -> str:
    """The word with the letters that spellings exchange made one, doubled letters written once."""
    for from_, to in rules.alike:
        word = word.replace(from_, to)
    return re.sub(r"(.)\1+", r"\1", word)


def _one_spelling(one: str, other: str, rules: Spelling) -> bool:
    if one == other:
        return True
    if one[0] != other[0] or frozenset((one, other)) in rules.distinct:
        return False
    if min(len(one), len(other)) > 3 and _skeleton(one, rules) == _skeleton(other, rules):
        return True
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= TWO_LETTERS else 1 if shorter > ONE_LETTER else 0
    return bool(allowed) and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def join_spellings(
    groups: Groups, forms: Mapping[Node, Counter[str]], label_of: Mapping[Node, str], rules: Spelling
) -> dict[str, str]:
    """Joins spellings one letter apart; returns words → the word of the commoner spelling."""
    members = groups.members()
    names: dict[Node, str] = {}
    reports: dict[Node, set[str]] = {}
    used: dict[Node, int] = {}
    in_report: dict[str, set[Node]] = defaultdict(set)
    for root, nodes in members.items():
        counts: Counter[str] = Counter()
        for node in nodes:
            in_report[node[0]].add(root)
            for form, count in forms[node].items():
                counts[name_key(form)] += count
        counts.pop("", None)
        if not counts:
            continue
        names[root] = max(sorted(counts), key=lambda name: (len(name.split()), counts[name]))
        used[root] = sum(counts.values())
        reports[root] = {node[0] for node in nodes}
    # Candidates begin alike in a word at one place, counted from the end, so that no name is held against all others.
    blocks: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for root, name in sorted(names.items()):
        for place, word in enumerate(reversed(name.split()[-TAIL:])):
            blocks[(kind_of(label_of[root]), f"{place}{_skeleton(word, rules)[:2]}")].append(root)
    spelt: dict[str, str] = {}
    for _, roots in sorted(blocks.items()):
        for at, one in enumerate(roots[:400]):
            for other in roots[at + 1 : 400]:
                person = label_of[one] == "PER"
                if groups.find(one) == groups.find(other) or not _near(names[one], names[other], person, rules):
                    continue
                same_tail = names[one].split()[-TAIL:] == names[other].split()[-TAIL:]
                needed = SHARED_BY_TAIL if same_tail else SHARED_NAMES
                if person and _written_alike(names[one], names[other], rules):
                    needed = 0
                if _context(one, other, reports, in_report) < needed:
                    continue
                groups.join(one, other)
                common, rare = sorted((one, other), key=lambda root: (-used[root], names[root]))
                pairs = zip(reversed(names[common].split()), reversed(names[rare].split()), strict=False)
                for kept, word in pairs:
                    if kept != word:
                        spelt[word] = kept
    return {word: spelt.get(kept, kept) for word, kept in spelt.items() if spelt.get(kept) != word}


def _near(one: str, other: str, person: bool, rules: Spelling) -> bool:
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


def _written_alike(one: str, other: str, rules: Spelling) -> bool:
    """Whether two full names differ only in letters that spellings exchange or double (`Aminudin`, `Aminuddin`)."""
    first, second = one.split(), other.split()
    return len(first) == len(second) > 1 and all(
        _skeleton(a, rules) == _skeleton(b, rules) for a, b in zip(first, second, strict=True)
    )


def _context(one: Node, other: Node, reports: Mapping[Node, set[str]], in_report: Mapping[str, set[Node]]) -> int:
    around_one: set[Node] = set().union(*(in_report[report] for report in sorted(reports[one])[:50]))
    around_other: set[Node] = set().union(*(in_report[report] for report in sorted(reports[other])[:50]))
    return len((around_one & around_other) - {one, other})

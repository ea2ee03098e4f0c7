"""Names as they are compared: written with single spaces, their short forms spelled out."""

from __future__ import annotations

from collections.abc import Iterable

from runut.model import Span
from runut.weave.entities.knowledge import Knowledge, Rules


def written(span: Span, text: str) -> str:
    """The words of a span with single spaces."""
    return " ".join(span.of(text).split())


def canonical(key: str, label: str, known: Knowledge, rules: Rules) -> str:
    """The key of a name with its words in the form that all their forms stand for: `moh` is `muhammad`, `pn jaksel` is
    `pengadilan negeri jakarta selatan`, `pt bank x (persero) tbk` is `bank x`."""
    words = key.split()
    if label == "PER":
        return " ".join(next((name for name, forms in rules.variants.items() if word in forms), word) for word in words)
    kinds = (forms for name, forms in rules.levels.items() if name not in rules.own_kind)
    if label == "LOC" and len(words) > 1 and any(words[0] in forms for forms in kinds):
        return " ".join(words[1:])
    if len(words) < 2 or (label == "LOC" and words[0] not in rules.heads):
        return key
    while len(words) > 2 and words[0] in rules.firms:
        words = words[1:]
    while len(words) > 1 and words[-1] in rules.firms:
        words = words[:-1]
    head = rules.heads.get(words[0], words[0])
    place = known.things.get(" ".join(words[1:])) if len(words) > 1 and words[0] in rules.heads else None
    rest = known.plain[place] if place is not None else " ".join(words[1:])
    return f"{head} {rest}".strip()


def meanings(key: str, known: Knowledge) -> list[str]:
    """The keys of a name whose first word is an abbreviation with several meanings, each written out: `kip aceh`."""
    first, _, rest = key.partition(" ")
    return [f"{full} {rest}" for full in known.meanings.get(first, ())] if rest else []


def in_order(parts: Iterable[str], whole: Iterable[str]) -> bool:
    """Whether parts, words or letters, all stand in a whole in their order."""
    rest = iter(whole)
    return all(part in rest for part in parts)

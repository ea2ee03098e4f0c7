"""How many there are of a thing that one report calls the only one.

`X satu-satunya negara lain yang mengakui …` implies two, `Z menjadi negara ketiga yang mengakui …` three: a sentence
with an ordinal implies as many as it counts; one that calls something the only one as many as it names before, one more
where it says `lain` and not besides what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.model import Reason, Span
from runut.weave.coverage import Coverage
from runut.weave.finding import Finding
from runut.weave.passages import Passage
from runut.weave.vocabulary import vocabulary
from runut.weave.wording import Word

SHARED_WORDS, SHARED_NAMES = 2, 1
"""Words and names that two such sentences share where they are of one thing."""
OTHER_REACH = 3


@dataclass(frozen=True, slots=True)
class Implied:
    passage: Passage
    count: int
    span: Span


def sole_findings(coverage: Coverage, threads: Sequence[Sequence[str]]) -> list[Finding]:
    """Disagreements on count, within a thread."""
    found = []
    for reports in threads:
        implied = [
            one
            for report in reports
            for passage in coverage.passages[report]
            if not passage.clause and (one := _implied(coverage, passage)) is not None
        ]
        used: set[int] = set()
        for at, one in enumerate(implied):
            same = [at] + [other for other in range(len(implied)) if _one_matter(coverage, one, implied[other])]
            if at in used or len({implied[other].count for other in same}) < 2:
                continue
            used |= set(same)
            words = one.passage.content[0].of(coverage.text(one.passage.report))
            finding = Finding("count", Reason(code="count_of", args={"what": words[:120]}), sure=0.6)
            for other in same:
                finding.add(str(implied[other].count), implied[other].passage.report, implied[other].span)
            found.append(finding)
    return found


def _implied(coverage: Coverage, passage: Passage) -> Implied | None:
    cues = vocabulary(coverage.language).cues
    told = coverage.wordings[passage.report].within(*passage.content)
    for at, word in enumerate(told):
        if (
            word.lower in cues.ordinals
            and at
            and at + 1 < len(told)
            and _is_noun(told[at - 1])
            and not told[at + 1].keys
        ):
            return Implied(passage, cues.ordinals[word.lower], passage.content[0])
        if at and f"{told[at - 1].lower}-{word.lower}" in cues.only:
            before = told[: at - 1]
            names = {near.name for near in before if near.name is not None and near.keys}
            other = any(near.lower in cues.other for near in told[at + 1 : at + 1 + OTHER_REACH])
            other = other and not any(near.lower in cues.besides for near in before)
            return Implied(passage, len(names) + other, passage.content[0]) if names else None
    return None


def _is_noun(word: Word) -> bool:
    return word.name is None and len(word.keys) == 1 and word.keys[0].isalpha()


def _one_matter(coverage: Coverage, one: Implied, other: Implied) -> bool:
    both = one.passage.keys & other.passage.keys
    names = both & coverage.name_keys
    words = [key for key in both - names if key.isalpha()]
    return one.passage.report != other.passage.report and len(words) >= SHARED_WORDS and len(names) >= SHARED_NAMES

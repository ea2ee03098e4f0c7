"""Statements against their labels: what was said, by whom, how, through whom.

Statements are matched one to one by the characters they share; mixed ones are counted with the indirect ones. What a
statement says of its speaker, cue, stance and chain is compared where the two share at least ``LOOSE``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.evaluate.labels import StatementLabel
from runut.evaluate.marks import Marks
from runut.evaluate.matching import Chars, chars, like, likeness, matched
from runut.evaluate.names import chain, same_name, same_person, tokens
from runut.evaluate.words import evaluation_words
from runut.model import Reading, Span, Statement

STRICT, LOOSE = 0.8, 0.3
"""Least intersection over union of the characters of two contents."""
KINDS = ("direct", "indirect")


class _Labelled(NamedTuple):
    places: Chars
    label: StatementLabel
    text: str
    """The words of the speaker's mention."""


def compare_statements(labels: Sequence[StatementLabel], reading: Reading, marks: Marks, language: str) -> None:
    """Adds the measures ``direct``, ``indirect``, ``statements`` (each also ``-strict``) and the shares of them."""
    text = (reading.text or "")[marks.shift :]
    known = [_Labelled(chars(one.content), one, one.speaker.of(text) if one.speaker else "") for one in labels]
    firm = [one for one in known if not one.label.optional]
    loose = [one for one in known if one.label.optional]
    found = [(chars(one.content, marks.shift), one) for one in reading.statements]
    # What stands before the labelled text (a record's title) was not labelled.
    found = [(places, one) for places, one in found if min(places, default=-1) >= 0]
    for least, end in ((STRICT, "-strict"), (LOOSE, "")):
        _count(firm, loose, found, least, end, marks)
    pairs = matched(like([*enumerate(one.places for one in firm)], [*enumerate(one for one, _ in found)], LOOSE))
    for label, index in pairs.items():
        _qualities(firm[label], found[index][1], marks, language)
    _chains(firm, found, marks, language)
    _parents(labels, firm, found, pairs, marks)


def _count(
    firm: Sequence[_Labelled],
    loose: Sequence[_Labelled],
    found: Sequence[tuple[Chars, Statement]],
    least: float,
    end: str,
    marks: Marks,
) -> None:
    labelled = [*enumerate(one.places for one in firm)]
    all_found = [*enumerate(places for places, _ in found)]
    pairs = like(labelled, all_found, least)
    any_kind = matched(pairs)
    used = set(any_kind.values())
    # An optional label excuses what was found only where it fits better than every firm one.
    best = [max((likeness(one.places, places) for one in firm), default=0.0) for places, _ in found]
    excuses = like([*enumerate(one.places for one in loose)], all_found, LOOSE)
    excused = set(matched([pair for pair in excuses if pair[2] not in used and pair[0][0] > best[pair[2]]]).values())
    marks.count("statements" + end, len(any_kind), len(found) - len(used | excused), len(firm) - len(any_kind))
    for kind in KINDS:
        ours = {index for index, one in enumerate(firm) if _class(one.label.kind) == kind}
        theirs = {index for index, (_, one) in enumerate(found) if _class(one.kind) == kind}
        of_kind = matched([pair for pair in pairs if pair[1] in ours and pair[2] in theirs])
        hits = set(of_kind.values())
        extra = [index for index in sorted(theirs) if index not in hits and index not in excused]
        marks.count(kind + end, len(of_kind), len(extra), len(ours) - len(of_kind))
        for index in sorted(ours - set(of_kind)):
            marks.missed(kind + end, firm[index].label.content, firm[index].label.speaker_name or "")
        for index in extra:
            marks.extra(kind + end, found[index][0], found[index][1].speaker_name or "")


def _class(kind: str) -> str:
    return "direct" if kind == "direct" else "indirect"


def _qualities(known: _Labelled, found: Statement, marks: Marks, language: str) -> None:
    """What is compared of a labelled statement that was found."""
    label = known.label

    def compare(measure: str, right: bool, labelled: object, got: object) -> None:
        marks.share(measure, right)
        if not right:
            marks.differs(measure, label.content, labelled, got)

    def overlaps(one: Sequence[int] | None, other: Sequence[int] | None) -> bool:
        return bool(one and other and chars([one]) & chars([other], marks.shift))  # type: ignore[list-item]

    compare("kind", _class(label.kind) == _class(found.kind), label.kind, found.kind)
    compare("cue", overlaps(label.cue, found.cue), label.cue, found.cue)
    if label.speaker:
        compare("speaker-mention", overlaps(label.speaker, found.speaker), label.speaker, found.speaker)
    if label.speaker_name:
        names = [label.speaker_name, *label.speaker_aliases]
        full = same_name(found.speaker_name, names, language)
        right = same_person(found.speaker_name, names, language)
        marks.share("speaker-full", full)
        compare("speaker", right, label.speaker_name, found.speaker_name)
        marks.share(f"speaker-{_class(label.kind)}", right)
        said = " ".join(tokens(known.text))
        if label.speaker == label.cue or not said or said in evaluation_words(language).pronouns:
            marks.share("speaker-unnamed", right)
    if label.stance is not None:
        compare("stance", label.stance == found.stance, label.stance, found.stance)
    if label.negated is not None:
        compare("negated", label.negated == found.negated, label.negated, found.negated)
    if label.anonymous is not None:
        compare("anonymous", label.anonymous == found.anonymous, label.anonymous, found.anonymous)
    if label.vehicle is not None or found.vehicle is not None:
        compare("vehicle", label.vehicle == found.vehicle, label.vehicle, found.vehicle)


def _chains(firm: Sequence[_Labelled], found: Sequence[tuple[Chars, Statement]], marks: Marks, language: str) -> None:
    """Whether each labelled statement was found with the right chain; not found is not right."""
    for one in firm:
        if one.label.chain is None:
            continue
        wanted = [chain(names, language) for names in (one.label.chain, *one.label.chain_alt)]
        best = max(((likeness(one.places, places), -index) for index, (places, _) in enumerate(found)), default=None)
        if best is None or best[0] < LOOSE:
            marks.share("chain", False)
            continue
        names = [link.name for link in found[-best[1]][1].chain]
        right = chain(names, language) in wanted
        marks.share("chain", right)
        if wanted != [()] or not right:
            marks.share("chain-named", right)
        if not right:
            marks.differs("chain", one.label.content, " < ".join(one.label.chain) or "-", " < ".join(names) or "-")


def _parents(
    labels: Sequence[StatementLabel],
    firm: Sequence[_Labelled],
    found: Sequence[tuple[Chars, Statement]],
    pairs: dict[int, int],
    marks: Marks,
) -> None:
    """Whether a nested statement stands in the statement it is labelled to stand in."""
    for label, index in pairs.items():
        parent = firm[label].label.parent
        if parent is None:
            continue
        outer = found[index][1].parent
        holds = outer is not None and likeness(
            chars(labels[parent].content), chars(_content(found, outer), marks.shift)
        )
        marks.share("nested", bool(holds))
        if not holds:
            marks.differs("nested", firm[label].label.content, "nested", outer)


def _content(found: Sequence[tuple[Chars, Statement]], outer: int) -> Sequence[Span]:
    return found[outer][1].content if outer < len(found) else ()

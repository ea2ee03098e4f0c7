"""A claim as the dossier tells it: the versions of one assertion, their origins, and why they are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from runut.model import Claim, Link, Reason, Vehicle, Version
from runut.weave.coverage import Coverage
from runut.weave.grouping import Group, Grouping
from runut.weave.identity import content_id
from runut.weave.independence import claim_origins
from runut.weave.passages import Passage
from runut.weave.traced import Traced


def make_claim(
    coverage: Coverage,
    group: Group,
    traced: Mapping[Passage, Traced],
    contested: Collection[str],
    copies: Mapping[str, str],
    grouping: Grouping,
) -> Claim:
    """The claim that a group of passages carries. ``traced``: where each comes from; ``contested``: origins that do not
    count (``uncounted``); ``copies``: report → the report that it copies."""
    speakers = Counter(
        (passage.speaker.id, passage.speaker.name)
        for passage in group
        if passage.speaker is not None and passage.kind == "statement"
    )
    speaker = min(speakers, key=lambda one: (-speakers[one], one), default=(None, None))
    vehicles: Counter[Vehicle | None] = Counter(passage.vehicle for passage in group if passage.vehicle is not None)
    best = _best(group, grouping)
    origins = claim_origins((traced[passage] for passage in group), contested)
    known = [origin for origin in origins if origin.id is not None]
    versions = tuple(_version(coverage, passage, traced[passage]) for passage in group)
    return Claim(
        id=content_id("claim", sorted(f"{one.report} {one.kind} {span}" for one in group for span in one.content)),
        says=" … ".join(span.of(coverage.text(best.report)) for span in best.content),
        speaker=speaker[1],
        speaker_id=speaker[0],
        vehicle=min(vehicles, key=lambda one: (-vehicles[one], one), default=None),
        versions=versions,
        origins=origins,
        outlets=_outlets(coverage, group, copies),
        independent_origins=len(known),
        because=_because(coverage, group, traced, speaker[1], grouping),
    )


def _best(group: Group, grouping: Grouping) -> Passage:
    """The version whose words stand for all: somebody's words before narration, then the most like the others."""
    few = group[:40]

    def rank(passage: Passage) -> tuple[bool, float, object]:
        others = [grouping.likeness.of(passage, other) for other in few if other is not passage]
        return (passage.kind != "statement", -round(sum(others) / max(1, len(others)), 6), passage.order)

    return min(few, key=rank)


def _outlets(coverage: Coverage, group: Group, copies: Mapping[str, str]) -> int:
    """Outlets, one for all copies of one report."""
    return len({coverage.media.counted(copies.get(passage.report, passage.report)) for passage in group})


def _version(coverage: Coverage, passage: Passage, traced: Traced) -> Version:
    text = coverage.text(passage.report)
    chain, origin = passage.chain, traced.origin
    if origin.id is not None and origin.name is not None and origin.how == "inferred" and not traced.own:
        # `media pemerintah` is nobody beside the medium that it is taken for.
        chain = chain[1:] if traced.nameless else chain
        if origin.id not in {link.id for link in chain}:
            chain = (Link(id=origin.id, name=origin.name, how="inferred"), *chain)
    return Version(
        report=passage.report, content=passage.content, words=tuple(span.of(text) for span in passage.content),
        kind=passage.kind, index=passage.index, speaker=passage.speaker.name if passage.speaker else None,
        chain=chain, origin=origin,
    )  # fmt: skip


def _because(
    coverage: Coverage,
    group: Group,
    traced: Mapping[Passage, Traced],
    speaker: str | None,
    grouping: Grouping,
) -> tuple[Reason, ...]:
    found = []
    spoken = [passage.speaker.name for passage in group if passage.kind == "statement" and passage.speaker is not None]
    if speaker is not None and len(spoken) > 1 and set(spoken) == {speaker}:
        found.append(Reason(code="same_speaker", args={"name": speaker}))
    shares = [
        grouping.likeness.shared(one, other) for one, other in combinations(group[:12], 2) if one.report != other.report
    ]
    if shares:
        found.append(Reason(code="shared_words", args={"share": round(sum(shares) / len(shares), 2)}))
    names = Counter(name for passage in group for name in passage.names)
    common = [name for name, count in names.items() if count == len(group)]
    if common:
        shown = sorted(_name(coverage, group, name) for name in common)[:4]
        found.append(Reason(code="shared_names", args={"names": ", ".join(shown)}))
    nested = sorted({passage.speaker.name for passage in group if passage.nested and passage.speaker})
    found += [Reason(code="nested", args={"name": name}) for name in nested]
    origins = {one.origin.id: one.origin.name for one in traced.values() if one.origin.id is not None}
    if len(origins) == 1:
        found.append(Reason(code="one_origin", args={"name": next(iter(origins.values())) or ""}))
    through = {
        (one.origin.name or "", one.through)
        for one in traced.values()
        if one.origin.how == "inferred" and one.through is not None and one.because is None
    }
    found += [Reason(code="inferred_origin", args={"name": name, "through": by}) for name, by in sorted(through)]
    derived = [one.because for one in traced.values() if one.because is not None]
    found += sorted({str(sorted(one.args.items())): one for one in derived}.values(), key=lambda one: str(one.args))
    return tuple(found)


def _name(coverage: Coverage, group: Group, entity: str) -> str:
    for passage in group:
        for mention in coverage.readings[passage.report].entities:
            found = coverage.entities.of(passage.report, mention.id)
            if found is not None and found.id == entity:
                return found.name
    return entity


def in_order(claims: Sequence[Claim]) -> list[Claim]:
    """What somebody said before what is narrated, what many carry first."""
    return sorted(
        claims,
        key=lambda claim: (
            claim.speaker is None,
            -len({one.report for one in claim.versions}),
            claim.versions[0].report,
            claim.versions[0].content,
            claim.id,
        ),
    )

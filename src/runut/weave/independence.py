"""Which of the origins of a claim's versions count as independent ones.

What one reporter got wrong, or what nobody shows, is no further origin: words that were said to one medium and that a
relay has said to another, and an outlet whose own report credits nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from runut.model import Link, Origin
from runut.weave.coverage import Coverage
from runut.weave.identity import name_key
from runut.weave.origins import HELD
from runut.weave.passages import Passage
from runut.weave.traced import UNKNOWN, Traced
from runut.weave.vocabulary import vocabulary

SAME_SENTENCE, FEWEST_WORDS = 0.85, 3
"""Part of the words of the shorter of two wordings that one sentence shares, and how many words it has at least."""

Traces = Mapping[Passage, Traced]


def uncounted(coverage: Coverage, traced: Traces) -> frozenset[str]:
    """Origins of a claim that do not count, never all of them. ``traced``: where its versions come from."""
    told: dict[str, set[str]] = defaultdict(set)
    for passage, of in traced.items():
        if of.origin.id is not None:
            told[of.origin.id].add(passage.report)
    found = _said_to_another(coverage, traced, told)
    if found < told.keys():
        found |= _shown_by_nobody(coverage, traced, told.keys() - found)
    return frozenset(found) if found < told.keys() else frozenset()


def _said_to_another(coverage: Coverage, traced: Traces, told: Mapping[str, Collection[str]]) -> set[str]:
    """One sentence, quoted alike, that relays say was said to two media was said to one of them: the one that tells so
    itself, that more reports name, or that was named first. So was what one later relay alone has somebody say to a
    medium, where the medium that he told it has a report at hand, or two reports or one in another
    language name that."""
    own = {of.origin.id for of in traced.values() if of.own}

    def weight(origin: str) -> tuple[bool, int, float, str]:
        first = min(coverage.published_at(report) for report in told[origin])
        return (origin in own, len(told[origin]), -first, origin)

    outlets = {outlet.id for outlet in coverage.media.outlets.values()}
    lost: set[str] = set()
    for one, other in combinations(sorted(traced, key=lambda passage: passage.order), 2):
        first, second = traced[one].origin.id, traced[other].origin.id
        if first is None or second is None or first == second or {first, second} <= own:
            continue
        less, more = sorted((first, second), key=weight)
        weaker = one if first == less else other
        original = any(coverage.readings[report].language != coverage.language for report in told[more])
        shown = original or more in own or more in outlets or len(told[more]) > 1
        alone = less not in own and less not in outlets and len(told[less]) == 1 and shown
        later = min(map(coverage.published_at, told[more])) < coverage.published_at(weaker.report)
        stronger = other if first == less else one
        mistaken = alone and later and _may_be_one_remark(coverage, stronger, weaker)
        if _same_sentence(one, other) or (mistaken and _is_said_to(coverage, weaker, traced[weaker])):
            lost.add(less)
    return lost


def _may_be_one_remark(coverage: Coverage, one: Passage, other: Passage) -> bool:
    """Whether two versions of a claim are one remark: of one speaker, quoted alike, or of somebody whom an original in
    another language does not let be read."""
    media = {link.id for link in other.chain}
    if one.speaker is not None and other.speaker is not None and other.speaker.id not in media:
        names = [frozenset(name_key(speaker.name).split()) for speaker in (one.speaker, other.speaker)]
        same = one.speaker.id == other.speaker.id or names[0] <= names[1] or names[1] <= names[0]
        return same or (one.quoted and other.quoted and _is_alike(one, other))
    foreign = coverage.readings[one.report].language != coverage.language
    return one.kind == "statement" or foreign


def _is_of_one_speaker(one: Passage, other: Passage) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id


def _same_sentence(one: Passage, other: Passage) -> bool:
    """Whether two wordings are one sentence of one speaker, whoever translated it."""
    return one.quoted and other.quoted and _is_of_one_speaker(one, other) and _is_alike(one, other)


def _is_alike(one: Passage, other: Passage) -> bool:
    less = min(len(one.keys), len(other.keys))
    return less >= FEWEST_WORDS and len(one.keys & other.keys) >= SAME_SENTENCE * less


def _is_said_to(coverage: Coverage, passage: Passage, traced: Traced) -> bool:
    """Whether the words were said to the medium (`kepada Tempo`), on it or in a paper that it has, rather than only
    told by it; what somebody wrote is in one paper whoever tells of it."""
    medium = traced.origin.id
    if passage.kind != "statement" and not passage.chain:
        return False
    if not passage.chain or coverage.media.kind(medium or "") in ("social", "broadcast"):
        return not traced.guessed
    if passage.vehicle in HELD and passage.vehicle != "post":
        return any(link.id == medium for link in passage.chain)
    reading = coverage.readings[passage.report]
    hearer = vocabulary(coverage.language).cues.told
    if passage.kind == "statement":
        relays = [reading.relays[at] for at in reading.statements[passage.index].relays]
    else:
        relays = [one for one in reading.relays if any(one.span.overlaps(span) for span in passage.content)]
    for relay in relays:
        first = name_key(relay.span.of(coverage.text(passage.report))).partition(" ")[0]
        known = coverage.media.known(passage.report, Link(id=relay.id, name=relay.name))
        if first in hearer and known.id == medium:
            return True
    return False


def _shown_by_nobody(coverage: Coverage, traced: Traces, counted: Collection[str]) -> set[str]:
    """Outlets that others credit with the claim, while their own versions credit nobody, beside an origin that is shown
    otherwise."""
    versions: dict[str, list[Traced]] = defaultdict(list)
    for passage, of in traced.items():
        outlet = coverage.media.outlets.get(passage.report)
        if outlet is not None:
            versions[outlet.id].append(of)
    found = {
        origin for origin in counted if origin in versions and all(of.origin.id is None for of in versions[origin])
    }
    return found if found < set(counted) else set()


def claim_origins(traced: Iterable[Traced], contested: Collection[str] = ()) -> tuple[Origin, ...]:
    """The origins of a claim, each once, the surest first; one unknown among them where a version credits nobody. A
    medium without a name may be one of those that are named, so it is none beside them; nor is one that is
    ``contested``."""
    best: dict[str | None, Origin] = {}
    named: set[str] = set()
    for one in traced:
        origin = UNKNOWN if one.origin.id in contested else one.origin
        held = best.get(origin.id)
        if held is None or (origin.sure, origin.how) > (held.sure, held.how):
            best[origin.id] = origin
        if origin.id is not None and not (one.nameless and origin.how == "said"):
            named.add(origin.id)
    kept = [origin for origin in best.values() if not named or origin.id is None or origin.id in named]
    return tuple(sorted(kept, key=lambda origin: (origin.id is None, -origin.sure, origin.name or "")))

"""How well a dossier holds against what a careful reader finds across reports.

Two gold files: the founding reports (``../shared/gold/seeds_story.json``, with the places of the claims in
``seeds_claims.toml``) and the made-up sample (``examples/expected.json``).
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import inputs
from benchmarks.figures import Figure, ratio
from runut.model import Claim, Disagreement, Dossier, Span

Keys = Mapping[str, str]
"""From the id of a report to its key in the gold."""


def seeds() -> list[Figure]:
    """Figures on the founding reports."""
    gold = json.loads(inputs.shared("gold/seeds_story.json").read_text(encoding="utf-8"))
    labels = inputs.records(inputs.shared("gold/seeds.jsonl"))
    places = tomllib.loads(Path(__file__).with_name("seeds_claims.toml").read_text(encoding="utf-8"))
    dossier = inputs.trace(sorted(inputs.shared("seeds").glob("*.txt")))
    keys = {report.id: Path(report.uri).name[:3] for report in dossier.reports}
    grouping = {key: story["id"] for story in gold["stories"] for key in story["reports"]}
    threads = {story: thread["id"] for thread in gold["threads"] for story in thread["stories"]}
    found = {
        claim["id"]: _holding(dossier.claims, keys, claim["reports"], _standing(keys, places[claim["id"]]))
        for claim in gold["claims"]
    }
    dates = [
        (label["file"][:3], Span(*date["span"]), {date["value"], *date.get("alt", [])})
        for label in labels
        for date in label["dates"]
        if date.get("needs_story")
    ]
    supplied = {(keys[report.id], date.span): _day(date.value) for report in dossier.reports for date in report.dates}
    valued = sum(
        any(key == report and at.overlaps(span) and value in wanted for (key, at), value in supplied.items())
        for report, span, wanted in dates
    )
    return [
        *_grouping("seeds-story", dossier, keys, grouping, threads),
        *ratio(valued, len(dates), "seeds-story.dates", "valued by the story"),
        _pairwise("seeds-story", dossier.claims, keys, places),
        *_claims("seeds-story", gold["claims"], found, keys)[1:],
        *_disagreements("seeds-story", dossier, gold["disagreements"], keys),
    ]


def sample() -> list[Figure]:
    """Figures on the made-up sample."""
    gold = json.loads(inputs.own("examples/expected.json").read_text(encoding="utf-8"))
    dossier = inputs.trace([inputs.own("examples")])
    names = [report["key"] for report in gold["reports"]]
    keys = {
        report.id: key
        for report in dossier.reports
        for key in names
        if report.uri == key or report.uri.endswith(f"/{key}")
    }
    stories = {report["key"]: report["story"] for report in gold["reports"]}
    threads = {story["id"]: story["thread"] for story in gold["stories"]}
    # What one report alone carries is no claim of a dossier.
    claims = [claim for claim in gold["claims"] if len(claim["reports"]) > 1]
    found = {
        claim["id"]: _holding(dossier.claims, keys, claim["reports"], _said_by(claim["speaker"])) for claim in claims
    }
    copies = {(keys.get(report.id), keys.get(report.copy_of)) for report in dossier.reports if report.copy_of}
    wanted = {(copy["report"], copy["copy_of"]) for copy in gold["copies"]}
    updates = sum(_updated(dossier, update) for update in gold["updates_not_disagreements"])
    published = {
        keys[report.id]: (report.published.value or "")[:10] for report in dossier.reports if report.id in keys
    }
    days = {r["key"]: r["published"] for r in gold["reports"]} | {
        r["report"]: r["inferred"] for r in gold["undated_reports"]
    }
    return [
        *ratio(len(set(keys.values())), len(names), "sample.gathered"),
        *ratio(sum(published.get(key) == day for key, day in days.items()), len(days), "sample.published"),
        *_grouping("sample", dossier, keys, stories, threads),
        *_claims("sample", claims, found, keys),
        *_disagreements("sample", dossier, gold["disagreements"], keys),
        *ratio(len(copies & wanted), len(wanted), "sample.copies", f"{len(copies - wanted)} that are none"),
        *ratio(updates, len(gold["updates_not_disagreements"]), "sample.updates"),
    ]


def _grouping(
    name: str, dossier: Dossier, keys: Keys, stories: Mapping[str, str], threads: Mapping[str, str]
) -> list[Figure]:
    """Pairs of reports that stand together, F1 (nothing to pair counts as right where it is right), for both levels."""
    found = {keys[r]: story.id for story in dossier.stories for r in story.reports if r in keys}
    above = {story.id: story.thread for story in dossier.stories}
    threaded = {key: above[story] or story for key, story in found.items()}
    gold_threads = {key: threads.get(story, story) for key, story in stories.items()}
    exact = _groups(found) == _groups(stories)
    detail = f"pairs of reports; {len(_groups(found))} stories, {len(_groups(stories))} in the gold"
    return [
        Figure(key=f"{name}.stories", value=_pair_f1(found, stories), baseline=_pair_f1({}, stories), detail=detail),
        Figure(key=f"{name}.stories-exact", value=float(exact)),
        Figure(key=f"{name}.threads", value=_pair_f1(threaded, gold_threads), detail="pairs of reports"),
    ]


def _groups(of: Mapping[str, str]) -> set[frozenset[str]]:
    return {frozenset(key for key, group in of.items() if group == one) for one in set(of.values())}


def _pair_f1(found: Mapping[str, str], gold: Mapping[str, str]) -> float:
    ours = {pair for group in _groups(found) for pair in combinations(sorted(group), 2)}
    theirs = {pair for group in _groups(gold) for pair in combinations(sorted(group), 2)}
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0


def _standing(keys: Keys, places: Mapping[str, Sequence[Sequence[int]]]) -> Callable[[Claim], set[str]]:
    """In which reports a claim has a version at one of ``places``."""

    def reports(claim: Claim) -> set[str]:
        return {
            keys[version.report]
            for version in claim.versions
            for start, end in places.get(keys[version.report], ())
            if any(span.overlaps(Span(start, end)) for span in version.content)
        }

    return reports


def _pairwise(
    name: str, claims: Sequence[Claim], keys: Keys, places: Mapping[str, Mapping[str, Sequence[Sequence[int]]]]
) -> Figure:
    """F1 of pairs of wordings of two reports that stand in one claim, where the gold has them. A pair of wordings of
    two claims of the gold counts against it, but for wordings that carry both."""
    held = {
        (claim, report): (
            {
                at
                for at, one in enumerate(claims)
                for version in one.versions
                if keys[version.report] == report
                and any(span.overlaps(Span(*place)) for span in version.content for place in spans)
            },
            [Span(*place) for place in spans],
        )
        for claim, of_report in places.items()
        for report, spans in of_report.items()
    }
    counts: Counter[tuple[bool, bool]] = Counter()
    for one, other in combinations(held, 2):
        if one[1] == other[1]:
            continue
        carried = any(
            (beside := held.get((second[0], first[1]))) is not None
            and any(a.overlaps(b) for a in held[first][1] for b in beside[1])
            for first, second in ((one, other), (other, one))
        )
        same = one[0] == other[0]
        if same or not carried:
            counts[same, bool(held[one][0] & held[other][0])] += 1
    found, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    value = 2 * found / max(1, 2 * found + missed + wrong)
    detail = f"F1; {found} of {found + missed} pairs of wordings in one claim, {wrong} that are none"
    return Figure(key=f"{name}.claims", value=value, detail=detail)


def _said_by(speaker: str | None) -> Callable[[Claim], set[str] | None]:
    """``None`` (anywhere) for claims of ``speaker``, whom a claim may call by a part of the name; else nowhere."""

    def reports(claim: Claim) -> set[str] | None:
        parts, wanted = set(_fold(claim.speaker).split()), set(_fold(speaker).split())
        return None if parts <= wanted or wanted <= parts else set()

    return reports


def _holding(
    claims: Iterable[Claim], keys: Keys, wanted: Sequence[str], where: Callable[[Claim], set[str] | None]
) -> Claim | None:
    """The claim that carries most of the ``wanted`` reports, and of those the one with fewest others."""
    best: tuple[tuple[int, int], Claim] | None = None
    for claim in claims:
        carried = {keys[version.report] for version in claim.versions if version.report in keys}
        limit = where(claim)
        joined = len(set(wanted) & (carried if limit is None else limit))
        rank = (joined, -len(carried - set(wanted)))
        if joined and (best is None or rank > best[0]):
            best = rank, claim
    return best[1] if best else None


def _claims(
    name: str, gold: Sequence[Mapping[str, Any]], found: Mapping[str, Claim | None], keys: Keys
) -> list[Figure]:
    """Wordings joined, and origins, outlets and chains where the gold gives them."""
    joined: list[bool] = []
    origins: dict[str, bool] = {}
    outlets: list[bool] = []
    chains: list[bool] = []
    for claim in gold:
        ours = found[claim["id"]]
        carried = {keys.get(version.report, "") for version in ours.versions} if ours else set[str]()
        joined += [set(pair) <= carried for pair in combinations(claim["reports"], 2)]
        if claim.get("origins"):
            origins[claim["id"]] = ours is not None and _has_origins(ours, claim["origins"])
        if claim.get("outlets"):
            outlets.append(ours is not None and ours.outlets == claim["outlets"])
        for report, chain in claim.get("chains", {}).items():
            versions = [version for version in ours.versions if keys.get(version.report) == report] if ours else []
            plain = [_fold(medium) for medium in chain]
            chains.append(any([_fold(link.name) for link in version.chain] == plain for version in versions))
    wrong = ", ".join(claim for claim, right in origins.items() if not right)
    return [
        *ratio(sum(joined), len(joined), f"{name}.claims-joined", "pairs of reports in one claim"),
        *ratio(sum(origins.values()), len(origins), f"{name}.origins", f"wrong: {wrong}" if wrong else ""),
        *ratio(sum(outlets), len(outlets), f"{name}.outlets"),
        *ratio(sum(chains), len(chains), f"{name}.chains", "chains of a claim's versions"),
    ]


def _has_origins(claim: Claim, names: Sequence[str]) -> bool:
    """Whether ``names`` are the known origins of a claim, no more and no fewer."""
    known = {_fold(origin.name) for origin in claim.origins if origin.name}
    return known == {_fold(name) for name in names} and claim.independent_origins == len(names)


def _disagreements(name: str, dossier: Dossier, gold: Sequence[Mapping[str, Any]], keys: Keys) -> list[Figure]:
    """Disagreements of the gold that were found, and how many more there are."""
    firm = [one for one in gold if not one.get("optional")]
    missed = [one["id"] for one in firm if not any(_agrees(ours, one, keys) for ours in dossier.disagreements)]
    more = [ours for ours in dossier.disagreements if not any(_agrees(ours, one, keys) for one in gold)]
    shown = f"missed: {', '.join(missed)}" if missed else ""
    extra = ", ".join(f"{one.slot}: {' / '.join(v.value for v in one.values)}"[:60] for one in more)
    precision = 1 - len(more) / len(dossier.disagreements) if dossier.disagreements else 1.0
    return [
        *ratio(len(firm) - len(missed), len(firm), f"{name}.disagreements", shown),
        Figure(
            key=f"{name}.disagreements-real", value=precision, detail=f"{len(more)} not in the gold {extra}".strip()
        ),
    ]


def _agrees(ours: Disagreement, gold: Mapping[str, Any], keys: Keys) -> bool:
    """Same slot, and between the same reports: for each of two differing values, one of the reports that has it.

    Names (``source``, ``speaker``, ``place``) must also be the gold's: every value of the gold stands among ours.
    """
    if ours.slot != gold["slot"]:
        return False
    sides: dict[str, set[str]] = {}
    for value in gold["values"]:
        sides.setdefault(str(value["value"]), set()).add(value["report"])
    held = [{keys.get(evidence.report, "") for evidence in value.evidence} for value in ours.values]
    if ours.slot in ("source", "speaker", "place"):
        names = [_fold(value.value) for value in ours.values]
        return all(any(_fold(side) in name or name in _fold(side) for name in names) for side in sides)
    touched = [[bool(reports & side) for reports in held] for side in sides.values()]
    return any(
        one[i] and other[j]
        for one, other in combinations(touched, 2)
        for i in range(len(held))
        for j in range(len(held))
        if i != j
    )


def _updated(dossier: Dossier, gold: Mapping[str, Any]) -> bool:
    """Whether the values of the gold stand in their order in one update."""
    wanted = [str(value["value"]) for value in gold["values"]]
    return any([v.value for v in update.values if v.value in wanted] == wanted for update in dossier.updates)


def _fold(name: str | None) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in (name or "").casefold()).split())


def _day(value: str) -> str:
    """A value without its clock time."""
    return value.partition("T")[0] if value[:1].isdigit() else value

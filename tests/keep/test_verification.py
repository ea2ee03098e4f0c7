"""Verification: what was traced holds, and one character changed anywhere in it does not."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.flow import gather_reports, trace_reports
from runut.flow.weaving import Traced
from runut.gather.reports import Content, report
from runut.keep import Failure, dossier_from_json, dossier_to_json, verify
from runut.model import (
    Claim,
    DatedSpan,
    Disagreement,
    DisagreementValue,
    Dossier,
    DossierEntity,
    DossierReport,
    Evidence,
    NamedIn,
    Published,
    Reason,
    Relation,
    Report,
    Span,
    Version,
)
from runut.tell import excerpt
from tests.tell.coverage import DOSSIER

ROOT = Path(__file__).parents[2]
SUFFIXES = (".txt", ".html", ".jsonl", ".xml")
QUICK = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
_ITEM = re.compile(r"<item>(.*?)</item>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>|&\w+;")


@dataclass(frozen=True, repr=False)
class Sample:
    """The made-up coverage in a folder of its own, traced."""

    folder: Path
    reports: list[Report]
    traced: Traced

    @property
    def dossier(self) -> Dossier:
        return self.traced.dossier


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("liputan")
    for path in (ROOT / "examples").iterdir():
        if path.suffix in SUFFIXES:
            shutil.copy(path, folder)
    reports, problems = gather_reports([str(folder)])
    assert not problems
    return Sample(folder, reports, trace_reports(reports))


def fails(dossier: Dossier, reports: Sequence[Report]) -> list[Failure]:
    return list(verify(dossier, reports))


# ---------------------------------------------------------------- what holds


def test_a_dossier_of_the_examples_holds(sample: Sample):
    assert len(sample.dossier.claims) > 5
    assert fails(sample.dossier, sample.reports) == []
    assert fails(dossier_from_json(dossier_to_json(sample.dossier)), sample.reports) == []


def test_excerpts_hold_against_the_whole_reports(sample: Sample):
    dossier, readings = excerpt(*sample.traced)
    assert dossier.excerpts
    assert fails(dossier, sample.reports) == []
    assert any(" " * 80 in (reading.text or "") for reading in readings.values())


def test_each_file_of_the_examples_alone_holds(sample: Sample):
    for path in sorted(sample.folder.iterdir()):
        reports, _ = gather_reports([str(path)])
        assert fails(trace_reports(reports).dossier, reports) == [], path.name


NAMES = st.sampled_from(["Ilvana Dorsek", "Radek Solm", "Bupati Tirawai Ridwan Sapulete", "ia", "juru bicara itu"])
PARTS = ["kapal patroli", "itu ditarik", "12 Mei 2025", "7 orang", "“awak”", "dari Selat Marvan", "dan", "tiga hari"]
SAID = st.lists(st.sampled_from(PARTS), min_size=2, max_size=5)
SHAPES = st.sampled_from(
    [
        '"{said}," kata {name}, Rabu (14/5/2025).',
        "{name} mengatakan {said}, seperti dilansir Antara.",
        "{said}.",
        "“{said}",
    ]
)
SENTENCE = st.builds(lambda shape, said, name: shape.format(said=" ".join(said), name=name), SHAPES, SAID, NAMES)
TEXT = st.lists(SENTENCE, max_size=5).map("\n\n".join).filter(str.strip)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(TEXT, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)), max_size=4)
)
def test_a_dossier_of_any_small_coverage_holds(texts: list[str]):
    now = datetime(2025, 5, 20, tzinfo=UTC)
    reports = [report(f"{place}.txt", text.encode(), Content(text), now) for place, text in enumerate(texts)]
    traced = trace_reports(reports)
    assert fails(traced.dossier, reports) == []
    assert fails(excerpt(*traced)[0], reports) == []


# ---------------------------------------------------------------- a report changed


def pieces(path: Path, text: str) -> Iterator[tuple[str, list[int]]]:
    """The address of each report of a file with the offsets of its characters in the file."""
    if path.suffix == ".jsonl":
        at = 0
        for line in text.splitlines(keepends=True):
            record = json.loads(line)
            yield record.get("url") or record["link"], list(range(at, at + len(line.rstrip("\n"))))
            at += len(line)
    elif path.suffix == ".xml":
        for item in _ITEM.finditer(text):
            link = re.search(r"<link>\s*(\S+?)\s*</link>", item[1])
            assert link
            # An item's bytes are its canonical form, in which a misspelt closing tag leaves no trace.
            words = _TAG.sub(lambda tag: " " * len(tag[0]), item[1])
            yield link[1], [item.start(1) + at for at, letter in enumerate(words) if letter.isalpha()]
    else:
        yield str(path), list(range(len(text)))


@QUICK
@given(data=st.data())
def test_one_character_of_a_report_changed(sample: Sample, data: st.DataObject):
    path = data.draw(st.sampled_from(sorted(sample.folder.iterdir())))
    whole = path.read_bytes()
    text = whole.decode("utf-8")
    found = list(pieces(path, text))
    uri, places = found[data.draw(st.integers(0, len(found) - 1))]
    place = places[data.draw(st.integers(0, len(places) - 1))]
    letters = st.characters(exclude_categories=["Cs"], exclude_characters=f"\r\n{text[place]}")
    letter = data.draw(
        st.sampled_from("bcdfgh").filter(lambda one: one != text[place]) if path.suffix == ".xml" else letters
    )
    try:
        path.write_bytes((text[:place] + letter + text[place + 1 :]).encode("utf-8"))
        changed, _ = gather_reports([str(path)])
    finally:
        path.write_bytes(whole)
    here = {one.uri for one in gather_reports([str(path)])[0]}
    failures = fails(sample.dossier, [one for one in sample.reports if one.uri not in here] + changed)
    assert failures[0].code in ("changed", "missing")
    assert uri in [failure.report for failure in failures]


def test_a_missing_report_is_named(sample: Sample):
    for gone in sample.reports:
        failures = fails(sample.dossier, [one for one in sample.reports if one is not gone])
        assert [(one.code, one.report) for one in failures] == [("missing", gone.uri)]


def test_a_report_in_another_folder_is_known_by_its_bytes(sample: Sample, tmp_path: Path):
    for number, path in enumerate(sorted(sample.folder.iterdir())):
        shutil.copy(path, tmp_path / f"{number}{path.suffix}")
    moved, problems = gather_reports([str(tmp_path)])
    assert not problems
    assert {one.id for one in moved} != {one.id for one in sample.reports}
    assert fails(sample.dossier, moved) == []


def test_a_moved_report_that_was_changed_is_said_to_be(sample: Sample, tmp_path: Path):
    path = sorted(sample.folder.glob("*.txt"))[0]
    (tmp_path / path.name).write_bytes(path.read_bytes() + b" ")
    others = [one for one in sample.reports if one.uri != str(path)]
    failures = fails(sample.dossier, others + gather_reports([str(tmp_path)])[0])
    assert [(one.code, one.report) for one in failures] == [("changed", str(path))]


def test_a_file_that_the_dossier_lists_elsewhere_is_no_change_of_another(tmp_path: Path):
    for folder, text in (("a", "Kapal sandar di Tirawai."), ("b", "Kapal karam di Tirawai.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(text)
    dossier = trace_reports(gather_reports([str(tmp_path)])[0]).dossier
    failures = fails(dossier, gather_reports([str(tmp_path / "a")])[0])
    assert [(one.code, one.report) for one in failures] == [("missing", str(tmp_path / "b" / "index.txt"))]


def test_the_same_bytes_read_as_two_kinds_of_file(tmp_path: Path):
    page = "<p>Kapal patroli itu sandar di pelabuhan Tirawai pada Senin pagi, kata Ridwan Sapulete.</p>"
    for name in ("a.txt", "a.html"):
        (tmp_path / name).write_text(page)
    dossier = trace_reports(gather_reports([str(tmp_path)])[0]).dossier
    (tmp_path / "pindah").mkdir()
    for name in ("a.txt", "a.html"):
        (tmp_path / name).rename(tmp_path / "pindah" / name)
    moved, _ = gather_reports([str(tmp_path / "pindah")])
    assert fails(dossier, moved) == fails(dossier, moved[::-1]) == []


# ---------------------------------------------------------------- a dossier changed


def citations(found: Any) -> Iterator[tuple[dict[str, Any], str, int | None]]:
    """Each object of a dossier's JSON that cites, the key under which the words stand, and their place in a list."""
    if isinstance(found, list):
        for one in found:
            yield from citations(one)
    elif isinstance(found, dict):
        if "words" in found and "span" in found:
            yield found, "words", None
        elif "words" in found and "content" in found:
            yield from ((found, "words", place) for place in range(len(found["words"])))
        elif found.get("title_span"):
            yield found, "title", None
        for one in found.values():
            yield from citations(one)


def parsed(sample: Sample) -> dict[str, Any]:
    return deepcopy(json.loads(dossier_to_json(sample.dossier)))


def spoiled(found: dict[str, Any], reports: Sequence[Report]) -> list[Failure]:
    return fails(dossier_from_json(json.dumps(found).encode()), reports)


@QUICK
@given(data=st.data())
def test_one_character_of_a_citation_changed(sample: Sample, data: st.DataObject):
    dossier = parsed(sample)
    cited, key, place = data.draw(st.sampled_from(list(citations(dossier))))
    words = cited[key] if place is None else cited[key][place]
    at = data.draw(st.integers(0, len(words) - 1))
    letter = data.draw(st.characters(exclude_categories=["Cs"], exclude_characters=words[at]))
    changed = words[:at] + letter + words[at + 1 :]
    if place is None:
        cited[key] = changed
    else:
        cited[key][place] = changed
    uri = next(one.uri for one in sample.reports if one.id == cited.get("report", cited.get("id")))
    assert ("words", uri) in [(failure.code, failure.report) for failure in spoiled(dossier, sample.reports)]


@QUICK
@given(data=st.data(), by=st.integers(-3, 3), to=st.integers(-3, 3))
def test_an_offset_shifted(sample: Sample, data: st.DataObject, by: int, to: int):
    dossier = parsed(sample)
    cited, key, place = data.draw(st.sampled_from(list(citations(dossier))))
    span = cited["title_span"] if key == "title" else cited["span"] if place is None else cited["content"][place]
    kept = next(one for one in sample.reports if one.id == cited.get("report", cited.get("id")))
    before = kept.text[span[0] : span[1]]
    span[0] += by
    span[1] += to
    assume(by or to)
    assume(span[0] < 0 or span[1] > len(kept.text) or kept.text[span[0] : span[1]] != before)
    assert ("words", kept.uri) in [(failure.code, failure.report) for failure in spoiled(dossier, sample.reports)]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (("claims", 0, "says"), "uncited"),
        (("stories", 0, "title"), "uncited"),
        (("stories", 0, "timeline", 0, "says"), "uncited"),
        (("reports", 0, "sha256"), "changed"),
        (("reports", 0, "id"), "unlisted"),
    ],
)
def test_what_a_dossier_shows_must_be_carried(sample: Sample, path: tuple[str | int, ...], code: str):
    dossier = parsed(sample)
    at: Any = dossier
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = f"x{at[path[-1]]}"
    assert code in [failure.code for failure in spoiled(dossier, sample.reports)]


@pytest.mark.parametrize("part", ["disagreements", "updates", "variants"])
def test_a_value_without_words_does_not_hold(part: str):
    dossier = json.loads(dossier_to_json(DOSSIER))
    values = dossier[part][0]["spellings" if part == "variants" else "values"]
    values[0]["evidence"] = []
    failures = spoiled(dossier, [])
    assert ("uncited", dossier[part][0]["id"]) in [(one.code, one.report) for one in failures]


def entity_with(dossier: dict[str, Any], part: str) -> dict[str, Any]:
    """The first entity with joins, or with relations that reports tell."""
    return next(one for one in dossier["entities"] if any(found["evidence"] for found in one[part]))


def test_words_forged_in_a_join_or_a_relation_do_not_hold(sample: Sample):
    for part in ("joins", "relations"):
        dossier = parsed(sample)
        cited = next(found for found in entity_with(dossier, part)[part] if found["evidence"])["evidence"][0]
        cited["words"] = "Budi Santoso"
        uri = next(one.uri for one in sample.reports if one.id == cited["report"])
        failure = spoiled(dossier, sample.reports)[0]
        assert (failure.code, failure.report, failure.expected) == ("words", uri, "Budi Santoso")


def test_a_relation_that_no_report_tells_does_not_hold(sample: Sample):
    for change in ({"name": "Raja"}, {"evidence": []}):
        dossier = parsed(sample)
        entity = entity_with(dossier, "relations")
        next(one for one in entity["relations"] if one["how"] == "said").update(change)
        assert [(one.code, one.report) for one in spoiled(dossier, sample.reports)] == [("uncited", entity["id"])]


@pytest.mark.parametrize("span", [[-1, 4], [3, 3], [5, 10**9]])
def test_a_name_outside_its_report_does_not_hold(sample: Sample, span: list[int]):
    dossier = parsed(sample)
    named = dossier["entities"][0]["named"][0]
    named["spans"].append(span)
    uri = next(one.uri for one in sample.reports if one.id == named["report"])
    assert [(one.code, one.report) for one in spoiled(dossier, sample.reports)] == [("words", uri)]


def test_a_name_in_a_report_that_is_not_listed_does_not_hold(sample: Sample):
    dossier = parsed(sample)
    dossier["entities"][0]["named"].append({"report": "lain", "spans": []})
    assert [(one.code, one.report) for one in spoiled(dossier, sample.reports)] == [("unlisted", "lain")]


def test_a_report_listed_twice(sample: Sample):
    twice = replace(sample.dossier, reports=(*sample.dossier.reports, sample.dossier.reports[0]))
    failures = fails(twice, sample.reports)
    assert [(one.code, one.report) for one in failures] == [("repeated", sample.dossier.reports[0].uri)]


def test_a_report_given_twice_is_one(sample: Sample):
    assert fails(sample.dossier, [*sample.reports, *sample.reports]) == []


def test_first_words_that_stand_for_a_title_are_the_reports_own(tmp_path: Path):
    (tmp_path / "a.txt").write_text("kapal itu,  kata dia, sandar.\n" + "dan seterusnya " * 40)
    reports, _ = gather_reports([str(tmp_path)])
    dossier = trace_reports(reports).dossier
    assert fails(dossier, reports) == []
    untitled = replace(dossier.reports[0], title_span=None, title="perahu itu, kata dia")
    failures = fails(replace(dossier, reports=(untitled,)), reports)
    assert ("words", reports[0].uri) in [(one.code, one.report) for one in failures]


# ---------------------------------------------------------------- any dossier

SPAN = st.builds(Span, st.integers(), st.integers())
WORD = st.sampled_from(["", "a", "ab", "laporan"])
EVIDENCE = st.builds(Evidence, report=WORD, span=SPAN, words=WORD)
VALUE = st.builds(DisagreementValue, value=WORD, evidence=st.lists(EVIDENCE, max_size=2).map(tuple))
LISTED = st.builds(
    DossierReport,
    id=WORD,
    uri=WORD,
    sha256=WORD,
    outlet=st.none(),
    title=WORD,
    published=st.builds(Published, span=st.none() | SPAN),
    dates=st.lists(st.builds(DatedSpan, span=SPAN, value=WORD), max_size=2).map(tuple),
    title_span=st.none() | SPAN,
)
VERSION = st.builds(
    Version,
    report=WORD,
    content=st.lists(SPAN, max_size=2).map(tuple),
    words=st.lists(WORD, max_size=2).map(tuple),
    kind=st.just("statement"),
    index=st.integers(),
)
ENTITY = st.builds(
    DossierEntity,
    id=WORD,
    name=WORD,
    label=st.just("PER"),
    named=st.lists(st.builds(NamedIn, report=WORD, spans=st.lists(SPAN, max_size=2).map(tuple)), max_size=2).map(tuple),
    relations=st.lists(
        st.builds(Relation, kind=st.just("office"), name=WORD, evidence=st.lists(EVIDENCE, max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
)
CLAIM = st.builds(
    Claim,
    id=WORD,
    says=WORD,
    speaker=st.none(),
    vehicle=st.none(),
    versions=st.lists(VERSION, max_size=2).map(tuple),
    origins=st.just(()),
    outlets=st.integers(),
    independent_origins=st.integers(),
)
DISAGREEMENT = st.builds(
    Disagreement,
    id=WORD,
    slot=st.just("date"),
    what=st.just(Reason(code="x")),
    claim=st.none(),
    values=st.lists(VALUE, max_size=2).map(tuple),
)
ANY = st.builds(
    Dossier,
    reports=st.lists(LISTED, max_size=3).map(tuple),
    claims=st.lists(CLAIM, max_size=2).map(tuple),
    disagreements=st.lists(DISAGREEMENT, max_size=2).map(tuple),
    entities=st.lists(ENTITY, max_size=2).map(tuple),
)


@given(ANY, st.lists(st.tuples(WORD, WORD, WORD), max_size=3))
def test_any_dossier_is_checked_to_its_end(dossier: Dossier, kept: list[tuple[str, str, str]]):
    reports = [Report(id=a, uri=b, sha256=c, gathered_at="", text=f"{a}{b}") for a, b, c in kept]
    for failure in verify(dossier, reports):
        assert failure.code in ("missing", "changed", "repeated", "words", "unlisted", "uncited")


@pytest.mark.parametrize("span", [(-3, 4), (2, 1), (0, 0), (5, 10**30), (-(10**30), -1)])
def test_a_span_that_is_none_does_not_hold(span: tuple[int, int]):
    kept = Report(id="a", uri="a.txt", sha256="h", gathered_at="", text="Kapal sandar.")
    listed = DossierReport(id="a", uri="a.txt", sha256="h", outlet=None, title="Kapal", published=Published())
    value = DisagreementValue(value="x", evidence=(Evidence(report="a", span=Span(*span), words=""),))
    found = Disagreement(id="d", slot="date", what=Reason(code="x"), claim=None, values=(value,))
    failures = fails(Dossier(reports=(listed,), disagreements=(found,)), [kept])
    assert [(one.code, one.report) for one in failures] == [("words", "a.txt")]
    dated = replace(listed, dates=(DatedSpan(span=Span(*span), value="2025"),), published=Published(span=Span(*span)))
    assert [one.code for one in fails(Dossier(reports=(dated,)), [kept])] == ["words", "words"]

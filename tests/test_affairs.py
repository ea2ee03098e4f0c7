from __future__ import annotations

import pytest

from runut.flow import affairs as affairs_module
from runut.flow.affairs import Affair, Affairs
from runut.keep import reading_to_json
from tests.weave.letters import letters
from tests.weave.test_forming import quakes


def written(path, readings):
    path.write_bytes(b"".join(reading_to_json(reading) + b"\n" for reading in readings))
    return path


@pytest.fixture
def readings():
    first, second = quakes()
    return [*first, *second, *letters()]


def stories(dossiers):
    return sorted(tuple(sorted(story.reports)) for dossier in dossiers for story in dossier.stories)


def test_every_reading_is_woven_in_one_affair(tmp_path, readings):
    with Affairs(written(tmp_path / "readings.jsonl", readings)) as affairs:
        dossiers = list(affairs.woven())
        assert len(affairs) == len(readings)
    listed = [report.id for dossier in dossiers for report in dossier.reports]
    assert sorted(listed) == sorted(reading.id for reading in readings)
    assert ("a1", "a2", "a3") in stories(dossiers) and ("b1", "b2") in stories(dossiers)
    assert ("v1", "v2", "v3") in stories(dossiers)


def test_claims_of_an_affair_are_those_of_a_job_of_its_own(tmp_path, readings):
    with Affairs(written(tmp_path / "readings.jsonl", readings)) as affairs:
        letters_affair = next(d for d in affairs.woven() if any(r.id == "v1" for r in d.reports))
    assert any(claim.independent_origins for claim in letters_affair.claims)
    assert letters_affair.threads


def test_processes_and_the_order_of_lines_change_nothing(tmp_path, readings):
    with Affairs(written(tmp_path / "one.jsonl", readings)) as one:
        alone = list(one.woven())
    with Affairs(written(tmp_path / "two.jsonl", readings[::-1]), workers=2) as two:
        shared = list(two.woven())
    assert alone == shared


def test_a_later_reading_weaves_only_its_own_affair_anew(tmp_path, readings):
    late = next(reading for reading in readings if reading.id == "a3")
    early = [reading for reading in readings if reading.id != "a3"]
    with Affairs(written(tmp_path / "readings.jsonl", early)) as affairs:
        assert ("a1", "a2") in affairs.stories()
        ((changed, extent),) = affairs.add([late])
        assert extent == "affair"
        assert {report.id for report in changed.reports} >= {"a1", "a2", "a3"}
        assert not {report.id for report in changed.reports} & {"v1", "o1"}
        assert list(affairs.renewed()) == []
        assert ("a1", "a2", "a3") in affairs.stories()
        assert affairs.add([late]) == []


@pytest.mark.parametrize(("most", "extent", "reports"), [(2, "likest", 2), (4, "story", 3)])
def test_a_later_reading_of_a_large_affair_weaves_a_part_of_it_at_once(
    tmp_path, readings, monkeypatch, most, extent, reports
):
    monkeypatch.setattr(affairs_module, "AT_ONCE", most)
    monkeypatch.setattr(Affairs, "_affair", lambda self, story: Affair((story, *others(self, story)), threaded=True))
    late = next(reading for reading in readings if reading.id == "a3")
    early = [reading for reading in readings if reading.id != "a3"]
    with Affairs(written(tmp_path / "readings.jsonl", early)) as affairs:
        ((part, found),) = affairs.add([late])
        assert found == extent and len(part.reports) == reports and "a3" in {report.id for report in part.reports}
        (whole,) = affairs.renewed()
        assert {report.id for report in whole.reports} > {"a1", "a2", "a3"}
        assert list(affairs.renewed()) == []


def others(affairs, story):
    """As if a story were of one thread with that of the other quake."""
    return [other for other in affairs.stories() if "b1" in other and other != story]


def test_a_line_that_is_no_reading_is_named(tmp_path, readings):
    path = written(tmp_path / "readings.jsonl", readings[:2])
    path.write_bytes(path.read_bytes() + b'{"title": "x"}\n')
    with pytest.raises(ValueError, match=r"readings\.jsonl, line 3: no reading"):
        Affairs(path)


def test_a_reading_without_its_text_is_named(tmp_path, readings):
    path = tmp_path / "readings.jsonl"
    path.write_bytes(reading_to_json(readings[0], text=False) + b"\n")
    with pytest.raises(ValueError, match="line 1: a reading without its text"):
        Affairs(path)


def test_a_file_of_nothing_has_no_affairs(tmp_path):
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n\n")
    with Affairs(path) as affairs:
        assert list(affairs.woven()) == []

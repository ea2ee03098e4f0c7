from __future__ import annotations

from runut.model import Published
from runut.weave import date_reports
from tests.weave.builder import make, woven


def report(key: str, extra: str, *, published=None, dates=None):
    return make(
        key,
        "Gunung Lawena meletus dan warga desa Karsa mengungsi ke lapangan.\n"
        f"Kepala desa Karsa meminta bantuan tenda dan air bersih untuk pengungsi Gunung Lawena.\n{extra}",
        outlet=key,
        published=published,
        places=["Gunung Lawena", "Karsa"],
        dates=dates,
    )


def test_a_bare_week_day_is_the_one_nearest_to_the_storys_dated_reports():
    found = date_reports(
        [
            report("a", "Letusan terjadi sore hari.", published="2024-06-13T08:00:00+07:00"),
            report("b", "Demikian kata kepala desa, Rabu.", dates={"Rabu": "XXXX-WXX-3"}),
        ]
    )
    assert found == {"b": Published(value="2024-06-12", how="inferred", span=found["b"].span, sure=found["b"].sure)}
    assert 0 < (found["b"].sure or 0) < 1


def test_its_own_latest_day_dates_a_report():
    found = date_reports([report("a", "Hal itu dikatakan Rabu (12/6/2024).", dates={"Rabu (12/6/2024)": "2024-06-12"})])
    assert (found["a"].value, found["a"].how) == ("2024-06-12", "inferred")


def test_a_report_without_any_day_gets_the_day_of_the_report_most_like_it():
    found = date_reports(
        [
            report("a", "Sore.", published="2024-06-13"),
            report("b", "Debu menutup ladang tembakau di lereng."),
            report("c", "Debu menutup ladang tembakau.", published="2024-06-15"),
        ]
    )
    assert (found["b"].value, found["b"].how, found["b"].span) == ("2024-06-15", "inferred", None)
    assert (found["b"].sure or 1) < 0.5


def test_nothing_is_inferred_from_nothing():
    assert not date_reports([report("a", "Sore.")])
    assert not date_reports([report("a", "Sore.", published="2024-06-13")])


def test_an_inferred_date_is_shown_as_inferred():
    readings = [report("a", "Sore.", published="2024-06-13"), report("b", "Malam.")]
    dossier = woven(readings, {}, date_reports(readings))
    (listed,) = [one for one in dossier.reports if one.id == "b"]
    assert (listed.published.value, listed.published.how) == ("2024-06-13", "inferred")


def test_the_timeline_holds_what_sentences_date_and_not_publications():
    readings = [
        report(
            "a", "Gunung itu meletus pada 12 Juni 2024.", published="2024-06-13", dates={"12 Juni 2024": "2024-06-12"}
        ),
        report("b", "Gunung itu pernah meletus pada 1987.", published="2024-06-14", dates={"1987": "1987"}),
        report(
            "c", "Pada 12 Juni 2024 gunung itu meletus.", published="2024-06-14", dates={"12 Juni 2024": "2024-06-12"}
        ),
    ]
    (story,) = woven(readings).stories
    assert [(one.date, one.precision, len(one.evidence)) for one in story.timeline] == [
        ("1987", "year", 1),
        ("2024-06-12", "day", 2),
    ]


def test_a_line_of_the_timeline_shows_words_of_its_evidence():
    long = "Warga Karsa mengungsi ke lapangan ketika Gunung Lawena meletus pada 12 Juni 2024"
    readings = [
        report("a", f"{long}.\nPada 12 Juni itu warga Karsa mengungsi.", dates={"12 Juni 2024": "2024-06-12"}),
        report("b", f"{long} pagi.", published="2024-06-13", dates={"12 Juni 2024": "2024-06-12"}),
    ]
    (story,) = woven(readings).stories
    assert all(any(line.says in one.words for one in line.evidence) for line in story.timeline)

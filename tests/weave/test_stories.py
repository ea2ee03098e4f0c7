from __future__ import annotations

from msgspec.structs import replace

from tests.weave.builder import Counted, make, woven
from tests.weave.letters import letters


def test_two_letters_of_a_week_to_one_man_are_two_stories_of_one_thread():
    dossier = woven(letters())
    assert sorted(sorted(story.reports) for story in dossier.stories) == [["o1", "o2"], ["v1", "v2", "v3"]]
    (thread,) = dossier.threads
    assert set(thread.stories) == {story.id for story in dossier.stories}
    assert all(story.thread == thread.id for story in dossier.stories)


def sinking(key: str, day: int, dead: int, extra: str):
    return make(
        key,
        f"Kapal Bintang Lawu Tenggelam, {dead} Orang Tewas\n"
        f"Kapal Bintang Lawu tenggelam di perairan Tanjung Resi, Jumat (5/4/2024), dan {dead} orang tewas.\n"
        f"Tim penyelamat dipimpin Gilang Arsana mencari korban di Tanjung Resi. {extra}",
        outlet=f"Koran {key}",
        published=f"2024-04-{day:02d}",
        title=f"Kapal Bintang Lawu Tenggelam, {dead} Orang Tewas",
        persons=["Gilang Arsana"],
        places=["Tanjung Resi", "Bintang Lawu"],
        dates={"5/4/2024": "2024-04-05"},
        counted=[Counted(f"{dead} orang tewas", dead, of="dead")],
    )


def test_a_rising_toll_over_days_is_one_story():
    readings = [
        sinking("k1", 5, 3, "Ombak masih tinggi."),
        sinking("k2", 6, 8, "Penyelam dari kota datang membantu."),
        sinking("k3", 8, 11, "Bupati menjenguk keluarga."),
    ]
    (story,) = woven(readings).stories
    assert story.reports == ("k1", "k2", "k3")
    assert (story.start, story.end) == ("2024-04-05", "2024-04-08")


def test_unlike_reports_are_stories_of_their_own_without_a_thread():
    dossier = woven(
        [
            make("a", "Panen padi di Sukareja melimpah tahun ini.\nPetani gembira.", places=["Sukareja"]),
            make("b", "Tim bola voli Ostrana menjuarai turnamen di Belmora.", places=["Ostrana", "Belmora"]),
        ]
    )
    assert sorted(story.reports for story in dossier.stories) == [("a",), ("b",)]
    assert not dossier.threads


def test_every_report_stands_in_exactly_one_story():
    dossier = woven(letters())
    listed = [report for story in dossier.stories for report in story.reports]
    assert sorted(listed) == sorted(report.id for report in dossier.reports)


def test_nothing_in_nothing_out():
    dossier = woven([])
    assert not dossier.reports
    assert not dossier.stories


def test_a_reading_without_its_text_is_listed_and_named_as_a_problem():
    one, *others = letters()
    dossier = woven([replace(one, text=None), *others])
    assert one.id in {report.id for report in dossier.reports}
    assert [problem.code for problem in dossier.problems] == ["no_text"]

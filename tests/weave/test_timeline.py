"""One line a happening: who dates it, how exactly, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from runut.model import Happening, Reading
from runut.weave.stories.forming import Floats
from tests.weave.builder import Said, make, woven

LEAD = "Kapal Bintang Lawu karam di perairan Tanjung Resi."


def ferry(
    key: str, body: str, dates: Mapping[str, str], *, day: int = 6, said: Sequence[Said] = (), title: str | None = None
) -> Reading:
    text = f"{title}\n{LEAD}\n{body}" if title else f"{LEAD}\n{body}"
    return make(
        key,
        text,
        outlet=f"Koran {key}",
        published=f"2024-03-{day:02d}",
        title=title,
        persons=["Raka Wiguna"],
        places=["Tanjung Resi", "Bintang Lawu", "Pelabuhan Kalawi"],
        dates=dates,
        said=said,
    )


def lines(*readings: Reading) -> list[tuple[str, set[str]]]:
    (story,) = woven(readings).stories
    return [(one.date, {place.report for place in one.evidence}) for one in story.timeline]


def test_two_sentences_of_one_deed_are_one_line_with_the_finer_date():
    found = lines(
        ferry(
            "a", "Mesin kapal meledak pada Senin (4/3) pukul 10.40.", {"Senin (4/3) pukul 10.40": "2024-03-04T10:40"}
        ),
        ferry("b", "Saat ledakan terjadi Senin pagi, 36 orang sedang tidur.", {"Senin pagi": "2024-03-04TMO"}),
    )
    assert found == [("2024-03-04T10:40", {"a", "b"})]


def test_a_coarser_date_joins_the_finer():
    found = lines(
        ferry("a", "Raka Wiguna menyerahkan surat pengunduran diri, Selasa (5/3).", {"Selasa (5/3)": "2024-03-05"}),
        ferry("b", "Raka Wiguna mengajukan pengunduran diri pada awal Maret.", {"awal Maret": "2024-03"}, day=9),
    )
    assert found == [("2024-03-05", {"a", "b"})]


def test_the_end_of_a_month_is_not_its_beginning():
    found = lines(
        ferry("a", "Raka Wiguna menyerahkan surat pengunduran diri, Selasa (5/3).", {"Selasa (5/3)": "2024-03-05"}),
        ferry("b", "Raka Wiguna mengajukan pengunduran diri pada akhir Maret.", {"akhir Maret": "2024-03"}),
    )
    assert found == [("2024-03", {"b"}), ("2024-03-05", {"a"})]


def test_a_coarse_date_that_fits_two_days_stays_apart():
    found = lines(
        ferry("a", "Tim penyelam menyisir bangkai kapal, Selasa (5/3).", {"Selasa (5/3)": "2024-03-05"}),
        ferry("b", "Tim penyelam menyisir bangkai kapal, Rabu (6/3).", {"Rabu (6/3)": "2024-03-06"}),
        ferry("c", "Tim penyelam menyisir bangkai kapal pada Maret.", {"Maret": "2024-03"}),
    )
    assert found == [("2024-03", {"c"}), ("2024-03-05", {"a"}), ("2024-03-06", {"b"})]


def test_two_deeds_of_one_day_are_two_lines():
    found = lines(
        ferry("a", "Polisi menahan nakhoda, Selasa (5/3).", {"Selasa (5/3)": "2024-03-05"}),
        ferry("b", "Polisi menutup dermaga lama, Selasa (5/3).", {"Selasa (5/3)": "2024-03-05"}),
    )
    assert found == [("2024-03-05", {"a"}), ("2024-03-05", {"b"})]


def test_days_that_differ_stay_apart():
    found = lines(
        ferry("a", "Nakhoda ditangkap di Pelabuhan Kalawi, Selasa (5/3).", {"Selasa (5/3)": "2024-03-05"}),
        ferry("b", "Nakhoda ditangkap di Pelabuhan Kalawi, Rabu (6/3).", {"Rabu (6/3)": "2024-03-06"}),
    )
    assert found == [("2024-03-05", {"a"}), ("2024-03-06", {"b"})]


def test_parts_of_a_day_that_clash_stay_apart():
    found = lines(
        ferry("a", "Tim menyelam di bangkai, Selasa pagi.", {"Selasa pagi": "2024-03-05TMO"}),
        ferry("b", "Tim menyelam di bangkai, Selasa malam.", {"Selasa malam": "2024-03-05TNI"}),
    )
    assert found == [("2024-03-05TMO", {"a"}), ("2024-03-05TNI", {"b"})]


def test_when_somebody_spoke_is_not_when_it_happened():
    words = "Nakhoda sudah ditangkap di rumahnya"
    found = lines(
        ferry(
            "a",
            f"“{words},” kata Raka Wiguna, Rabu (6/3).",
            {"Rabu (6/3)": "2024-03-06"},
            said=[Said(words, by="Raka Wiguna")],
        ),
        ferry("b", "Warga melihat nakhoda ditangkap di rumahnya pada Rabu.", {"Rabu": "2024-03-06"}),
    )
    assert found == [("2024-03-06", {"a"}), ("2024-03-06", {"b"})]


def test_background_stands_in_order_of_time():
    found = lines(
        ferry(
            "a",
            "Kapal itu dibeli pada 2011. Kapal itu diperiksa pada Februari. Penyelam turun pada Selasa (5/3).",
            {"2011": "2011", "Februari": "2024-02", "Selasa (5/3)": "2024-03-05"},
        ),
        ferry("b", "Penyelam turun pada Selasa.", {"Selasa": "2024-03-05"}),
    )
    assert found == [("2011", {"a"}), ("2024-02", {"a"}), ("2024-03-05", {"a", "b"})]


def test_a_title_dates_too():
    found = lines(
        ferry("a", "Belum ada kabar lain.", {"Selasa Malam": "2024-03-05TNI"}, title="Penyelam Turun Selasa Malam"),
        ferry("b", "Penyelam turun pada Selasa (5/3).", {"Selasa (5/3)": "2024-03-05"}),
    )
    assert found == [("2024-03-05TNI", {"a", "b"})]


class TestOriginals:
    def english(self, body: str) -> list[Happening]:
        text = f"The ferry Bintang Lawu sank off Tanjung Resi.\n{body}"
        reading = make("en", text, outlet="AFP", published="2024-03-06", places=["Tanjung Resi", "Bintang Lawu"])
        (story,) = woven([msgspec.structs.replace(reading, language="en")]).stories
        return list(story.timeline)

    def test_weekdays_are_those_before_publication(self):
        (line,) = self.english("The engine exploded on Monday night.")
        assert (line.date, line.says) == ("2024-03-04TNI", "The engine exploded on Monday night")

    def test_days_of_months(self):
        found = self.english("It left port on Feb 28. It was built on May 3, 2001. Divers came on 5 March.")
        assert [line.date for line in found] == ["2001-05-03", "2024-02-28", "2024-03-05"]

    def test_when_it_was_said_and_what_is_to_come_are_left_out(self):
        assert not self.english("The captain was drunk, police said on Tuesday. Divers return next Friday.")

    def test_an_original_and_its_translation_are_one_line(self):
        original = make(
            "en",
            "The ferry Bintang Lawu sank off Tanjung Resi.\nThe engine exploded on Monday night.",
            outlet="AFP",
            published="2024-03-06",
            places=["Tanjung Resi", "Bintang Lawu"],
        )
        version = ferry("b", "Mesin kapal itu meledak pada Senin malam.", {"Senin malam": "2024-03-04TNI"})
        (story,) = woven([msgspec.structs.replace(original, language="en"), version]).stories
        assert [(one.date, len(one.evidence)) for one in story.timeline] == [("2024-03-04TNI", 2)]


def test_the_order_of_reports_changes_nothing():
    readings = [
        ferry("a", "Mesin kapal meledak, Senin (4/3).", {"Senin (4/3)": "2024-03-04"}),
        ferry("b", "Saat ledakan terjadi Senin pagi, hujan turun.", {"Senin pagi": "2024-03-04TMO"}),
        ferry("c", "Kapal meledak pada awal Maret.", {"awal Maret": "2024-03"}),
    ]
    assert woven(readings).stories == woven(readings[::-1]).stories


def alike(texts: Sequence[str]) -> Floats:
    """Vectors by which sentences that have the ship in them mean nearly the same, and others nothing of it."""
    rows = [(1.0, 0.0) if "karam" in text or "tenggelam" in text else (0.0, 1.0) for text in texts]
    return np.array(rows, dtype=np.float32)


def meant(*readings: Reading) -> list[tuple[str, set[str]]]:
    (story,) = woven(readings, meaning=alike).stories
    return [(one.date, {place.report for place in one.evidence}) for one in story.timeline]


SUNK = ("Pada Senin (4/3) kapal itu tenggelam.", {"Senin (4/3)": "2024-03-04"})


def test_one_day_and_one_meaning_are_one_line():
    other = ferry("b", "Bintang Lawu diterjang ombak lalu karam Senin.", {"Senin": "2024-03-04"})
    assert ("2024-03-04", {"a", "b"}) in meant(ferry("a", *SUNK), other)


def test_one_day_and_another_meaning_are_two():
    other = ferry("b", "Bupati melantik delapan camat pada Senin.", {"Senin": "2024-03-04"})
    assert [date for date, _ in meant(ferry("a", *SUNK), other)] == ["2024-03-04", "2024-03-04"]


def test_how_things_stood_is_not_what_happened():
    other = ferry("b", "Hingga Senin dua penumpang kapal karam dicari.", {"Senin": "2024-03-04"})
    assert len(meant(ferry("a", *SUNK), other)) == 2


def test_hours_of_two_zones_are_one_instant():
    found = lines(
        ferry("a", "Mesin kapal meledak pukul 10.40 WIB.", {"pukul 10.40 WIB": "2024-03-04T10:40+07:00"}),
        ferry("b", "Mesin kapal meledak pukul 12.40 WIT.", {"pukul 12.40 WIT": "2024-03-04T12:40+09:00"}),
    )
    assert [reports for _, reports in found] == [{"a", "b"}]


def test_hours_that_cannot_both_be_right_are_two():
    found = lines(
        ferry("a", "Mesin kapal meledak pukul 10.40 WIB.", {"pukul 10.40 WIB": "2024-03-04T10:40+07:00"}),
        ferry("b", "Mesin kapal meledak pukul 18.40 WIB.", {"pukul 18.40 WIB": "2024-03-04T18:40+07:00"}),
    )
    assert [reports for _, reports in found] == [{"a"}, {"b"}]

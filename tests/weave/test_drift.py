"""How quotations change from outlet to outlet, and what is no change."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from runut.model import Drift, Reading
from tests.weave.builder import Counted, Said, make, woven

LEAD = "Jembatan Sungai Wolan di Kabupaten Tarabu ditutup sejak ambles pada Senin (4/3/2024)."


def report(
    key: str,
    body: str,
    *said: Said,
    day: int = 5,
    language: str = "id",
    persons: Sequence[str] = ("Raka Wiguna",),
    counted: Sequence[Counted] = (),
) -> Reading:
    reading = make(
        key,
        f"{LEAD}\n{body}",
        outlet=f"Koran {key}",
        published=f"2024-03-{day:02d}",
        persons=persons,
        places=["Sungai Wolan", "Kabupaten Tarabu"],
        dates={"Senin (4/3/2024)": "2024-03-04"},
        said=said,
        counted=counted,
    )
    return msgspec.structs.replace(reading, language=language)


def quoting(key: str, words: str, by: str = "Raka Wiguna", more: str = "", **given: object) -> Reading:
    """A report with one quotation of the head of works."""
    chain = given.pop("chain", ())
    assert isinstance(chain, tuple)
    return report(
        key, f"“{words},” kata {by}. {more}", Said(words, by=by, chain=chain), persons=("Raka Wiguna", by), **given
    )  # type: ignore[arg-type]


def drifts(*readings: Reading) -> list[tuple[str, str, str]]:
    return [(one.kind, one.what.code, one.report) for one in woven(readings).drifts]


CONDITION = "Jembatan kami buka kembali pekan depan kalau hasil uji beban dinyatakan aman"


class TestCuts:
    def test_a_condition_left_out_is_a_cut(self):
        readings = [quoting("a", CONDITION), quoting("b", "Jembatan kami buka kembali pekan depan", day=6)]
        (found,) = woven(readings).drifts
        assert (found.kind, found.report) == ("cut", "b")
        assert found.what.args == {"speaker": "Raka Wiguna", "words": "kalau hasil uji beban dinyatakan aman"}
        assert [one.words for one in found.changed] == ["Jembatan kami buka kembali pekan depan"]
        assert [one.words for one in found.kept] == [CONDITION]
        assert found.claim is not None

    def test_a_contrast_left_out_is_a_cut(self):
        full = "Warga boleh menyeberang dengan rakit, tetapi anak-anak dilarang naik tanpa pelampung"
        assert drifts(quoting("a", full), quoting("b", "Warga boleh menyeberang dengan rakit")) == [
            ("cut", "drift_cut", "b")
        ]

    def test_a_negation_left_out_is_a_cut(self):
        full = "Retakan di tiang utama tidak membahayakan rumah di hilir"
        assert drifts(quoting("a", full), quoting("b", "Retakan di tiang utama membahayakan rumah di hilir")) == [
            ("cut", "drift_cut", "b")
        ]

    def test_a_condition_told_elsewhere_in_the_report_is_none(self):
        more = "Syaratnya hasil uji beban dinyatakan aman oleh kementerian."
        short = quoting("b", "Jembatan kami buka kembali pekan depan", more=more)
        assert not drifts(quoting("a", CONDITION), short)

    def test_another_part_of_the_speech_is_none(self):
        full = "Jembatan kami buka kembali pekan depan dan jalan ke pasar segera diaspal"
        assert not drifts(quoting("a", full), quoting("b", "Jembatan kami buka kembali pekan depan"))

    def test_indirect_speech_is_free(self):
        indirect = report(
            "b",
            "Raka Wiguna mengatakan jembatan kami buka kembali pekan depan.",
            Said("jembatan kami buka kembali pekan depan", by="Raka Wiguna", kind="indirect"),
        )
        assert not drifts(quoting("a", CONDITION), indirect)

    def test_what_one_outlet_sums_up_is_not_the_fuller_version(self):
        summed = report(
            "a",
            "Raka Wiguna mengatakan jembatan dibuka kembali pekan depan tetapi truk dilarang lewat.",
            Said("jembatan dibuka kembali pekan depan tetapi truk dilarang lewat", by="Raka Wiguna", kind="indirect"),
        )
        assert not drifts(summed, quoting("b", "Jembatan kami buka kembali pekan depan"))


class TestRewordings:
    right = "Tiang jembatan ini retak karena fondasinya tergerus arus sungai sejak banjir Januari"
    other = "Akibat banjir Januari, arus sungai menggerus fondasi sehingga tiang jembatan itu akhirnya retak"

    def test_other_words_between_the_marks_than_two_others_quote(self):
        found = drifts(quoting("a", self.right), quoting("b", self.right), quoting("c", self.other, day=6))
        assert found == [("paraphrase_quoted", "drift_reworded", "c")]

    def test_nothing_where_nobody_bears_either_out(self):
        assert not drifts(quoting("a", self.right), quoting("c", self.other))

    def test_nothing_where_both_are_quoted_by_others(self):
        two = (quoting("a", self.right), quoting("b", self.right))
        assert not drifts(*two, quoting("c", self.other), quoting("d", self.other))

    def test_two_translations_are_none(self):
        chain = ("Reuters",)
        two = (quoting("a", self.right, chain=chain), quoting("b", self.right, chain=chain))
        assert not drifts(*two, quoting("c", self.other, chain=chain))

    def test_another_number_is_another_sentence(self):
        right = "Kami membutuhkan 40 batang baja untuk mengganti tiang jembatan yang retak itu"
        other = "Untuk mengganti tiang jembatan retak tersebut dibutuhkan 65 batang baja dari kami"
        assert not drifts(quoting("a", right), quoting("b", right), quoting("c", other))


class TestTranslations:
    def pair(self, english: str, indonesian: str, counted: tuple[Counted, Counted] | None = None) -> list[str]:
        ours, theirs = counted or (None, None)
        original = quoting("a", english, language="en", counted=[ours] if ours else [])
        version = quoting("b", indonesian, day=6, counted=[theirs] if theirs else [])
        return [code for kind, code, report in drifts(original, version) if (kind, report) == ("mistranslated", "b")]

    @pytest.mark.parametrize(
        ("english", "indonesian", "code"),
        [
            ("The bridge will not open next week", "Jembatan akan dibuka pekan depan", "drift_negation"),
            ("We do not rule out a total ban", "Kami mengesampingkan larangan total", "drift_negation"),
            ("The flood could destroy the bridge", "Banjir akan menghancurkan jembatan", "drift_modality"),
            (
                "If the rain continues, the river will flood the market",
                "Hujan terus turun dan sungai akan membanjiri pasar",
                "drift_condition",
            ),
            ("The bridge will open in three months", "Jembatan akan dibuka dalam lima bulan", "drift_number"),
            ("We have yet to open the bridge", "Kami sudah membuka jembatan", "drift_negation"),
            ("Nine casualties were taken from the bridge", "Sembilan orang tewas di jembatan", "drift_word"),
            ("Some bridges will be closed to trucks", "Semua jembatan akan ditutup bagi truk", "drift_word"),
        ],
    )
    def test_what_turns_the_sentence(self, english: str, indonesian: str, code: str):
        assert self.pair(english, indonesian) == [code]

    @pytest.mark.parametrize(
        ("english", "indonesian"),
        [
            ("The bridge will not open next week", "Pekan depan jembatan belum akan dibuka"),
            ("We do not rule out a total ban", "Kami tidak menutup kemungkinan larangan total"),
            ("The flood could destroy the bridge", "Banjir bisa menghancurkan jembatan"),
            ("If the rain continues, the river will flood the market", "Bila hujan terus turun, sungai akan banjir"),
            ("The bridge will open in three months", "Jembatan bakal beroperasi tiga bulan lagi"),
            ("Not a single bridge will be left without guards", "Setiap jembatan akan dijaga, tanpa kecuali"),
            ("Nine casualties were taken from the bridge", "Sembilan korban dibawa dari jembatan"),
            ("The bridge no longer exists", "Jembatan itu kini hilang"),
        ],
    )
    def test_other_words_are_no_drift(self, english: str, indonesian: str):
        assert not self.pair(english, indonesian)

    def test_what_an_original_tells_without_quote_marks(self):
        body = "Raka Wiguna inspected the site. He said the ministry was not ruling out legal action."
        original = make("a", f"{LEAD}\n{body}", outlet="Koran a", published="2024-03-05", persons=["Raka Wiguna"])
        original = msgspec.structs.replace(original, language="en")
        version = report(
            "b",
            "Raka Wiguna berkata kementerian tidak akan menempuh jalur hukum.",
            Said("kementerian tidak akan menempuh jalur hukum", by="Raka Wiguna", kind="indirect"),
            day=6,
        )
        assert drifts(original, version) == [("mistranslated", "drift_negation", "b")]

    def test_a_sum_with_another_unit_of_thousands(self):
        money = (Counted("$2 billion", 2e9, "USD"), Counted("2 juta dolar AS", 2e6, "USD"))
        original = "The government will spend $2 billion on the new bridge"
        found = self.pair(original, "Pemerintah akan membelanjakan 2 juta dolar AS untuk jembatan baru", money)
        assert found == ["drift_number"]

    def test_a_toll_that_grew_is_none(self):
        dead = (Counted("12 people", 12, of="dead"), Counted("15 orang", 15, of="dead"))
        assert not self.pair("12 people died when the bridge fell", "15 orang tewas ketika jembatan runtuh", dead)


class TestSpeakers:
    words = "Rangka baja terlambat datang karena pelabuhan ditutup selama dua pekan"

    def test_words_given_to_another(self):
        readings = [quoting("a", self.words), quoting("b", self.words), quoting("c", self.words, by="Sinta Maharani")]
        found = [one for one in woven(readings).drifts if one.kind == "wrong_speaker"]
        assert [(one.report, one.what.args["speaker"]) for one in found] == [("c", "Raka Wiguna")]
        assert found[0].what.args["name"] == "Sinta Maharani"
        assert {one.report for one in found[0].kept} == {"a", "b"}

    def test_who_heard_it_is_right_against_two(self):
        heard = report(
            "a", f"“{self.words},” kata Raka Wiguna kepada Koran a.",
            Said(self.words, by="Raka Wiguna", pointer=("kepada Koran a", "Koran a")), persons=("Raka Wiguna",),
        )  # fmt: skip
        two = [quoting(key, self.words, by="Sinta Maharani", day=6) for key in "bc"]
        found = [one for one in woven([heard, *two]).drifts if one.kind == "wrong_speaker"]
        assert {one.what.args["speaker"] for one in found} == {"Raka Wiguna"}

    def test_two_forms_of_one_name_are_one_person(self):
        readings = [quoting("a", self.words), quoting("b", self.words), quoting("c", self.words, by="Raka Wibowo")]
        assert not [one for one in woven(readings).drifts if one.kind == "wrong_speaker"]

    def test_the_original_tells_one_from_one(self):
        english = quoting("o", "The steel is late because the port was closed for two weeks", language="en")
        found = drifts(english, quoting("a", self.words), quoting("c", self.words, by="Sinta Maharani"))
        assert ("wrong_speaker", "drift_speaker", "c") in found

    def test_an_office_is_nobody_else(self):
        assert not drifts(quoting("a", self.words), quoting("b", self.words), quoting("c", self.words, by="Hakim"))

    def test_one_against_one_is_told_by_nobody(self):
        assert not drifts(quoting("a", self.words), quoting("c", self.words, by="Sinta Maharani"))


def test_the_order_of_reports_changes_nothing():
    readings = [
        quoting("a", CONDITION),
        quoting("b", "Jembatan kami buka kembali pekan depan", day=6),
        quoting("c", TestRewordings.right),
        quoting("d", TestRewordings.right),
        quoting("e", TestRewordings.other),
    ]
    found: tuple[Drift, ...] = woven(readings).drifts
    assert len(found) == 2
    assert woven(readings[::-1]).drifts == found


def test_a_report_alone_has_no_drift():
    assert not woven([quoting("a", CONDITION)]).drifts

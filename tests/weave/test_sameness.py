"""What makes two passages one claim."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from runut.model import Dossier, Reading
from runut.weave import weave
from runut.weave.coverage import Coverage
from runut.weave.likeness import Likeness
from runut.weave.sameness import FEATURES, Sameness, judge
from tests.weave.builder import Counted, Said, make, woven


def report(key: str, *sentences: str, title: str | None = None, language: str = "id", **more: object) -> Reading:
    text = "\n\n".join([*([title] if title else []), *sentences])
    made = make(key, text, outlet=f"Koran {key}", published="2024-05-01", title=title, **more)  # type: ignore[arg-type]
    return replace(made, language=language)


def together(dossier: Dossier, *reports: str) -> bool:
    return any({one.report for one in claim.versions} >= set(reports) for claim in dossier.claims)


BRIDGE = "Jembatan gantung Sekarwangi roboh diterjang banjir pada malam hari."


def test_an_english_original_joins_its_translation():
    readings = [
        report(
            "a", "Fishermen of Lamuri asked the government to close the coal port.", language="en", places=["Lamuri"]
        ),
        report("b", "Nelayan Lamuri meminta pemerintah menutup pelabuhan batu bara.", places=["Lamuri"]),
    ]
    assert together(woven(readings), "a", "b")


def test_other_words_for_the_same_are_one_claim():
    readings = [
        report("a", BRIDGE, places=["Sekarwangi"]),
        report("b", "Diterjang air bah, jembatan gantung di Sekarwangi ambruk malam hari.", places=["Sekarwangi"]),
    ]
    assert together(woven(readings), "a", "b")


def test_another_number_makes_another_claim():
    readings = [
        report(
            key,
            f"Sebanyak {count} rumah di Sekarwangi rusak diterjang angin kencang.",
            places=["Sekarwangi"],
            counted=[Counted(f"{count} rumah", count, unit="house")],
        )
        for key, count in (("a", 340), ("b", 75))
    ]
    assert not together(woven(readings), "a", "b")


def test_what_a_speaker_wants_is_not_what_another_says_is_done():
    asked, done = "kuota pupuk petani Sekarwangi ditambah", "Kuota pupuk petani Sekarwangi sudah ditambah"
    readings = [
        report(
            "a", f"Bupati Salim Wirya meminta {asked}.", persons=["Salim Wirya"], said=[Said(asked, by="Salim Wirya")]
        ),
        report("b", f"“{done},” kata Beno Rasid.", persons=["Beno Rasid"], said=[Said(done, by="Beno Rasid")]),
    ]
    statement = replace(readings[0].statements[0], stance="asks")
    readings[0] = replace(readings[0], statements=(statement,))
    assert not together(woven(readings), "a", "b")


def hoped_and_believed(*stances: str) -> list[Reading]:
    """Two translations of one sentence of a letter, told with these stances."""
    hoped = "pengerukan muara demi kepentingan warga kedua kampung dapat segera terwujud"
    believed = "pengerukan yang disetujui warga kampung di muara itu akan tercapai"
    readings = [
        report(key, f"Bupati Salim Wirya {verb} {words}.", persons=["Salim Wirya"], places=["Lamuri", "Sekarwangi"],
               said=[Said(words, by="Salim Wirya")])
        for key, verb, words in (("a", "berharap", hoped), ("b", "yakin", believed))
    ]  # fmt: skip
    return [
        replace(reading, statements=(replace(reading.statements[0], stance=stance),))
        for reading, stance in zip(readings, stances, strict=True)
    ]


def test_who_hopes_is_nearer_to_what_is_said_to_come_than_who_asks():
    odds = []
    for stance, against in (("asks", "wanted"), ("hopes", "hoped")):
        coverage = Coverage(hoped_and_believed(stance, "believes"), {})
        one, other = (
            next(passage for passage in told if passage.kind == "statement") for told in coverage.passages.values()
        )
        values = Sameness(coverage, Likeness(coverage)).features(one, other)
        assert [name for name in ("hoped", "wanted") if values[FEATURES.index(name)]] == [against]
        odds += judge("id").log_odds([values], [None])
    assert odds[0] < odds[1]


def test_two_statements_of_one_report_stay_two_claims():
    first = "buruh Lamuri dapat dikirim untuk membangun kembali dermaga Sekarwangi yang hancur diterjang badai"
    second = "tukang yang terampil dan tahan bekerja di cuaca buruk dapat memulihkan gudang dan mercusuar"
    readings = [
        report(
            key, f"Bupati Salim Wirya mengatakan {first}.", f"Ia menambahkan bahwa {second}.", persons=["Salim Wirya"],
            places=["Lamuri", "Sekarwangi"], said=[Said(first, by="Salim Wirya"), Said(second, by="Salim Wirya")],
        )
        for key in ("a", "b", "c")
    ]  # fmt: skip
    dossier = woven(readings)
    assert [
        {(one.report, one.words) for one in claim.versions}
        for claim in dossier.claims
        if together(dossier, "a", "b", "c")
    ] == [{(key, (words,)) for key in ("a", "b", "c")} for words in (first, second)]


def test_another_persons_similar_sentence_is_no_version():
    first, second = "Pakan ikan sekarang terlalu mahal bagi kami", "Pakan ikan mahal karena bahan bakunya langka"
    readings = [
        report("a", f"“{first},” kata Tia Rusni.", persons=["Tia Rusni"], said=[Said(first, by="Tia Rusni")]),
        report("b", f"“{second},” kata Bona Sitar.", persons=["Bona Sitar"], said=[Said(second, by="Bona Sitar")]),
    ]
    assert not together(woven(readings), "a", "b")


def test_a_title_can_carry_a_claim():
    title = "Jembatan Gantung Sekarwangi Roboh Diterjang Banjir"
    readings = [
        report("a", BRIDGE, places=["Sekarwangi"]),
        report("b", "Warga kini menyeberang dengan rakit bambu.", title=title, places=["Sekarwangi"]),
    ]
    (claim,) = [claim for claim in woven(readings).claims if {one.report for one in claim.versions} == {"a", "b"}]
    (version,) = [one for one in claim.versions if one.report == "b"]
    assert version.words == (title,)
    assert version.index == -1


class Vectors:
    """Sentence vectors that find these texts alike, and no others."""

    def __init__(self, *alike: str) -> None:
        self.alike = alike
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        first = len(self.asked)
        self.asked += texts
        found = np.zeros((len(texts), 400), dtype=np.float32)
        for at in range(len(texts)):
            found[at, 0 if texts[at] in self.alike else 1 + (first + at) % 399] = 1.0
        return found


DOUBTFUL = [
    ("a", "Warga kampung Sekarwangi memilih bermalam di halaman balai desa."),
    ("b", "Penduduk Sekarwangi bermalam di luar rumah karena takut gempa susulan."),
]


def test_meaning_decides_where_words_leave_a_doubt():
    beside = {"a": ["Tenda darurat baru tiba pagi tadi.", "Sekolah diliburkan sampai Senin."],
              "b": ["Listrik padam di dua dusun.", "Bupati meninjau bendungan yang retak."]}  # fmt: skip
    readings = [report(key, sentence, *beside[key], places=["Sekarwangi"]) for key, sentence in DOUBTFUL]
    alike, unlike = Vectors(*(sentence.rstrip(".") for _, sentence in DOUBTFUL)), Vectors()
    assert together(weave(readings, {}, {}, meaning=alike), "a", "b")
    assert not together(weave(readings, {}, {}, meaning=unlike), "a", "b")
    assert set(alike.asked) >= set(alike.alike)


def test_meaning_does_not_outweigh_a_negation():
    said = "Perusahaan membuang limbah tambang ke sungai Lawer"
    denied = "Perusahaan tidak pernah membuang limbah tambang ke sungai Lawer"
    readings = [
        report("a", f"“{said},” kata Tia Rusni.", persons=["Tia Rusni"], said=[Said(said, by="Tia Rusni")]),
        report("b", f"“{denied},” kata Bona Sitar.", persons=["Bona Sitar"], said=[Said(denied, by="Bona Sitar")]),
    ]
    assert not together(weave(readings, {}, {}, meaning=Vectors(said, denied)), "a", "b")


def test_meaning_is_not_asked_for_what_words_decide():
    readings = [
        report("a", BRIDGE, places=["Sekarwangi"]),
        report("b", BRIDGE, places=["Sekarwangi"]),
        report("c", "Harga beras di pasar Tanahwati turun menjelang panen raya.", places=["Tanahwati"]),
    ]
    vectors = Vectors()
    assert together(weave(readings, {}, {}, meaning=vectors), "a", "b")
    assert not any("Harga beras" in text for text in vectors.asked)

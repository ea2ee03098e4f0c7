"""Whom pronouns, offices and vehicles mean."""

from __future__ import annotations

import pytest

from tests.read.reports import body


def speakers(sentences: str) -> list[tuple[str | None, str | None]]:
    return [(statement.speaker_name, statement.how) for statement in body(sentences).statements]


def test_the_clitic_is_who_was_spoken_of_last():
    assert speakers("Rini Astuti mengunjungi posko itu.\n\n“Air sudah surut,” ujarnya.") == [("Rini Astuti", "clitic")]


def test_a_pronoun_is_the_last_speaker():
    assert speakers(
        "Rini Astuti mengatakan air sudah surut.\n\nIa menambahkan, warga boleh pulang.\n\n“Besok,” kata dia."
    ) == [("Rini Astuti", "named"), ("Rini Astuti", "pronoun"), ("Rini Astuti", "pronoun")]


def test_somebody_spoken_about_is_no_speaker():
    found = speakers("Rini Astuti bertemu dengan Bambang Sutejo. “Kami sepakat,” ujarnya.")
    assert found == [("Rini Astuti", "clitic")]


def test_an_office_is_its_holder_wherever_that_is_said():
    assert speakers(
        "Tanggul itu retak, kata duta besar Kroasia.\n\nPetra Solvin, Duta Besar Kroasia untuk Indonesia, datang Senin."
    ) == [("Petra Solvin", "office")]


def test_a_surname_is_the_whole_name():
    assert speakers("Petra Solvin tiba di Lantari. Solvin mengatakan tanggul itu retak.") == [("Petra Solvin", "named")]


def test_a_letter_speaks_for_who_wrote_it():
    reading = body(
        "Dalam sebuah surat, Petra Solvin menyatakan bahwa tanggul itu retak. "
        "Surat itu mengeklaim perbaikan belum dimulai."
    )
    second = reading.statements[1]
    assert (second.speaker_name, second.vehicle, second.how) == ("Petra Solvin", "letter", "vehicle")


def test_an_unnamed_source_is_told_by_its_words():
    assert speakers("“Tanggul itu retak,” kata polisi.") == [("polisi", "described")]


def test_nobody_before_a_lone_quotation_is_nobody():
    reading = body("“Tanggul itu retak sejak lama.”")
    assert [statement.speaker_name for statement in reading.statements] == [None]


def test_a_place_between_an_office_and_its_holder_is_nobody():
    found = speakers(
        "Perdana Menteri Kelmara, Ilvana Dorsek, menyurati Presiden Lestovia, Teodor Branik.\n\n"
        "Dorsek mengatakan tanggul itu retak.\n\nKapal Lestovia menjauh. Ia meminta warga untuk bersabar."
    )
    assert found == [("Ilvana Dorsek", "named"), ("Ilvana Dorsek", "pronoun")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Seorang nelayan mengatakan ombak tinggi. “Kami pulang saja,” tuturnya.", "Seorang nelayan"),
        ("Manajer proyek yang enggan ditulis namanya menduga baut aus. “Sudah lama,” bisiknya.", "Manajer proyek"),
        ("Kuasa hukum warga menilai izin itu cacat. Ia meminta izin itu dicabut.", "Kuasa hukum warga"),
    ],
)
def test_somebody_without_a_name_is_meant_by_what_follows(first: str, second: str):
    found = speakers(f"Bambang Sutejo tiba di Lantari. {first}")
    assert [name for name, _ in found] == [second, second]


def test_a_rumour_says_nothing_further():
    found = speakers("Rini Astuti datang. Isu menyebutkan tanggul itu retak. “Aman,” ujarnya.")
    assert found[-1][0] == "Rini Astuti"


def test_a_person_in_relation_to_another_is_whom_the_sentence_is_about():
    found = speakers("Agen Oskar Lindqvist, Pietro Vanelli, akhirnya bersuara. Menurutnya, kabar itu bohong.")
    assert found == [("Pietro Vanelli", "clitic")]


def test_a_bare_institution_is_the_one_named_before():
    found = speakers("Dinas Kesehatan Lantari bergerak. Keesokan harinya dinas mengatakan stok obat cukup.")
    assert found == [("Dinas Kesehatan Lantari", "epithet")]


def test_an_office_pointed_at_is_the_one_named_before():
    found = speakers("Menteri Perdagangan Kelmara berkunjung. “Bagus,” kata menteri tersebut.")
    assert found == [("Menteri Perdagangan Kelmara", "epithet")]


def test_a_survey_speaks_for_itself():
    found = speakers("Rini Astuti mengatakan tanggul itu aman. Menurut sebuah survei, warga masih cemas.")
    assert found[-1] == ("survei", "described")


def test_a_letter_told_of_speaks_for_whom_the_text_was_about():
    found = speakers("Petra Solvin mengirim surat kepada camat. Surat itu menyatakan tanggul itu retak.")
    assert found == [("Petra Solvin", "vehicle")]


def test_the_newsroom_is_nobody_of_the_report():
    found = speakers("Rini Astuti mengatakan tanggul itu aman. Kami bertanya kenapa warga mengungsi.")
    assert found[-1] == (None, "unknown")


def test_there_are_some_who_say():
    assert speakers("Rini Astuti datang. Ada yang mengira tanggul itu jebol.") == [(None, "unknown")]


def test_a_description_that_points_is_the_nearest_person():
    assert speakers("Rini Astuti tersenyum. “Kami menang,” ucap pelatih asal Kelmara itu.") == [
        ("Rini Astuti", "epithet")
    ]
    assert speakers("Rini Astuti tersenyum. Warga di desa itu mengaku belum tahu.")[0][1] == "described"


def test_a_name_of_address_is_the_person():
    found = speakers(
        "Heri Kuswanto mengaku lelah. “Menang,” kata Herkus, sapaan akrab Heri Kuswanto. Herkus berharap menang."
    )
    assert {name for name, _ in found} == {"Heri Kuswanto"}


def test_a_name_that_nothing_knows_before_what_is_set_off_of_it():
    # As a name, or as a word that stands where a speaker does: the taggers differ in that.
    ((name, how),) = speakers("Jumaiti, kepala divisi operasi badan itu, mengatakan rumah warga rusak.")
    assert name == "Jumaiti" and how in ("described", "named")

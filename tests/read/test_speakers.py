"""Whom pronouns, offices and vehicles mean."""

from __future__ import annotations

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
        "Tanggul itu retak, kata duta besar Kelmara.\n\nPetra Solvin, Duta Besar Kelmara untuk Indonesia, datang Senin."
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

"""What is promised of names around persons: where they begin and end, and which of them are one person's."""

from __future__ import annotations

import time

import pytest

from runut.model import Span
from runut.read.names import find_names, find_offices
from runut.read.text.sentences import split_sentences


def named(text: str) -> dict[str, tuple[str, str]]:
    """Each name as it stands → its label and the name that all mentions of the same share."""
    mentions = find_names(text, split_sentences(text, Span(0, len(text))))
    return {mention.span.of(text): (mention.label, mention.name) for mention in mentions}


def person(text: str, words: str) -> str | None:
    """The name of the person whom ``words`` name; ``None`` where they name no person."""
    label, name = named(text).get(words, ("", ""))
    return name if label == "PER" else None


def holder(text: str) -> list[tuple[str, str | None]]:
    sentences = split_sentences(text, Span(0, len(text)))
    mentions = find_names(text, sentences)
    offices = find_offices(text, sentences, mentions)
    return [(o.head, None if o.holder is None else mentions[o.holder].name) for o in offices]


# ---------------------------------------------------------------- two names in one


@pytest.mark.parametrize(
    ("text", "over", "who"),
    [
        (
            "Ketua Serikat Buruh Pelabuhan Sorowai Markus Deda menolak. Kata Markus, upah rendah.",
            "Serikat Buruh Pelabuhan Sorowai",
            "Markus Deda",
        ),
        ("Direktur Operasi PT Sorowai Jaya Imelda Tan mengatakan laba naik.", "PT Sorowai Jaya", "Imelda Tan"),
        (
            "Sekretaris Jenderal Himpunan Nelayan Pesisir Sorowai Daeng Rampe menolak.",
            "Himpunan Nelayan Pesisir Sorowai",
            "Daeng Rampe",
        ),
        ("Rektor Universitas Wiyata Darma Profesor Lukas Tanu menolak.", "Universitas Wiyata Darma", "Lukas Tanu"),
        ("Camat Muara Lembu Hasan Basri berjanji. Warga Muara Lembu senang.", "Muara Lembu", "Hasan Basri"),
        ("Wakil Bupati Sorowai Tengah Alex Rumbiak berjanji.", "Sorowai Tengah", "Alex Rumbiak"),
        ("Mantan Camat Ngablor Sumardi diam. Tanah kas Desa Ngablor dijual.", "Ngablor", "Sumardi"),
        (
            "Kata Manajer Curug Lembayung, Wina Karlina, tarif naik. Menurut Wina, hujan turun.",
            "Curug Lembayung",
            "Wina Karlina",
        ),
        ("Kiper Sporting Belarosa, Nuno Cardeira, menangis.", "Sporting Belarosa", "Nuno Cardeira"),
    ],
)
def test_what_an_office_is_over_and_its_holder_are_two_names(text: str, over: str, who: str) -> None:
    found = named(text)
    assert found[over][0] != "PER"
    assert found[who] == ("PER", who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Presiden Soesilo Bambang Yudhatama datang. Kata Bambang, harga naik.", "Soesilo Bambang Yudhatama"),
        ("Bupati Rieke Diah Kirana datang. Kata Diah, harga naik.", "Rieke Diah Kirana"),
        ("Anggota DPR dari Partai Demokrat, Vena Melinda, menolak.", "Vena Melinda"),
        ("Kepala Desa Burhani Arwin datang.", "Burhani Arwin"),
        ("Anggota DPRD Horas Marpaung mencurigai data itu. Kata Horas, data itu palsu.", "Horas Marpaung"),
    ],
)
def test_one_name_behind_an_office_stays_whole(text: str, who: str) -> None:
    assert person(text, who) == who


def test_the_relative_of_a_person_is_not_that_person() -> None:
    assert holder("Pengacara Rudi Salam, Hotman Situmeang, mengatakan kliennya bersih.") == [
        ("pengacara", "Hotman Situmeang")
    ]
    assert holder("Pengacara Hotman Situmeang mengatakan kliennya bersih.") == [("pengacara", "Hotman Situmeang")]


# ---------------------------------------------------------------- where a name ends


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kementerian Pertahanan Kelmara menuding pasukan Dorvina menembak.", "Kementerian Pertahanan Kelmara"),
        ("Sepengetahuan Bambang, harga naik.", "Bambang"),
        ("Menurut Budi, harga naik.", "Budi"),
        ("Kata Rudi, harga naik.", "Rudi"),
        ("Dinas Pemadam dan Penyelamat Sorowai mengonfirmasi hal itu.", "Dinas Pemadam dan Penyelamat Sorowai"),
        ("Ia sedang di Malang syuting ‘Lorong Sepi’ sampai Mei.", "Malang"),
        ("Duta Besar Morovia untuk Indonesia Pieter van der Laan membantah kabar itu.", "Pieter van der Laan"),
        ("Bupati Lembayung I Gusti Ngurah Suarta menolak. Kata Ngurah Suarta, pajak naik.", "I Gusti Ngurah Suarta"),
        ("Dr. Ir. H. Surya Darmawan, S.H., M.Si. berjanji membantu.", "Surya Darmawan"),
        ("Hal itu disampaikan Aipda Supardan kemarin.", "Supardan"),
        ("Air kembali, kata Mbah Sarmi.", "Sarmi"),
        ("Opung Tiur menangis.", "Tiur"),
    ],
)
def test_a_name_has_no_other_words_in_it(text: str, name: str) -> None:
    assert name in named(text)


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    text = "Embun beku turun di ladang. Petani takut pada embun. Kata Budi, panen gagal."
    assert "Embun" not in named(text)
    assert person(text, "Budi") == "Budi"


# ---------------------------------------------------------------- who has no title


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Camat Wonoleri, Endang, menyebut jalan ditutup.", "Endang"),
        ("Kata prakirawan BMKG setempat, Togar, hujan turun.", "Togar"),
        ("Warga bernama Encum mengaku takut.", "Encum"),
        ("Anak PM, Luka, percaya kucing itu kembali.", "Luka"),
        ("Hal itu ditolak calon petahana, Karyono: hujan turun.", "Karyono"),
        ("Dua orang, Ucok Harahap (41) dan Lahabu (19), dicari.", "Lahabu"),
        ("Seorang pria berinisial RK (27) ditangkap.", "RK"),
    ],
)
def test_one_word_is_a_person_where_its_surroundings_tell(text: str, who: str) -> None:
    assert person(text, who) == who


@pytest.mark.parametrize("text", ["Kata Kapolres, Senin, hujan turun.", "Menurut Bupati, Camat, dan warga, air naik."])
def test_a_day_or_an_office_between_commas_is_no_person(text: str) -> None:
    assert not any(label == "PER" for label, _ in named(text).values())


# ---------------------------------------------------------------- who is the same


@pytest.mark.parametrize(
    ("text", "short", "whole"),
    [
        ("KH Zainuri Arifin Lembah datang. Kiai Zainuri pulang.", "Zainuri", "Zainuri Arifin Lembah"),
        ("Theodora Wangge, yang akrab disapa Thea, datang. Kata Thea, air naik.", "Thea", "Theodora Wangge"),
        ("Lamsar Simanjuntak, akrab dipanggil Pak Gultom, rugi. Gultom pulang.", "Gultom", "Lamsar Simanjuntak"),
        ("Gunarto alias Koh Ahong ditangkap. Kata Ahong, ia lapar.", "Ahong", "Gunarto"),
        ("Menteri Joko Santoso Wibowo (JSW) datang. Kata JSW, air naik.", "JSW", "Joko Santoso Wibowo"),
        ("Muhammad Hatta Wijaya (Hatta) datang. Hatta pulang.", "Hatta", "Muhammad Hatta Wijaya"),
        ("Hendri Sitopang datang. Kata Hendri Sitopang, air naik. Kata Sitoppang, air surut.", "Sitoppang", ""),
        ("Muhammad Hatta Wijaya datang. Muhammad Wijaya pulang.", "Muhammad Wijaya", "Muhammad Hatta Wijaya"),
    ],
)
def test_names_of_one_person_are_one(text: str, short: str, whole: str) -> None:
    assert person(text, short) == (whole or "Hendri Sitopang")


def test_people_who_share_a_name_are_kept_apart() -> None:
    text = "Rudi Hartanto dan Yudi Hartanto bertengkar. Menurut Yudi, itu salah paham. Rudi membantah."
    assert person(text, "Yudi") == "Yudi Hartanto"
    assert person(text, "Rudi") == "Rudi Hartanto"


def test_a_shared_name_means_who_was_named_in_full_last() -> None:
    text = "Budi Santosa datang. Kata Budi, air naik. Budi Utama pulang. Kata Budi, air surut."
    mentions = find_names(text, split_sentences(text, Span(0, len(text))))
    assert [m.name for m in mentions if m.span.of(text) == "Budi"] == ["Budi Santosa", "Budi Utama"]


@pytest.mark.parametrize(
    "text",
    [
        "Kata Susanto, air naik. Dewi Susanti pulang. Dewi Susanti lelah.",
        "Hendra datang. Hendri Sitopang pulang. Kata Hendri Sitopang, air naik.",
    ],
)
def test_names_that_are_alike_are_no_slips_of_one_another(text: str) -> None:
    names = {name for label, name in named(text).values() if label == "PER"}
    assert len(names) == 2


# ---------------------------------------------------------------- time


@pytest.mark.parametrize(
    "unit",
    [
        "Ketua Serikat Kali Budi ",
        "Budi (27) ",
        "Camat A, Budi, x. ",
        "X alias Budi ",
        'Budi "Pak" Santo ',
        "Budi Sa",
        "di Xa ",
    ],
)
def test_a_long_text_takes_linear_time(unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    whole = [Span(0, len(text))]
    begun = time.process_time()
    find_offices(text, whole, find_names(text, whole))
    assert time.process_time() - begun < 30


def test_many_names_that_share_a_word_take_linear_time() -> None:
    names = [f"Budi {chr(65 + i // 676)}{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}rwanto" for i in range(4000)]
    text = " ".join(f"Menurut {name}, harga naik. Kata Budi, itu benar." for name in names)
    begun = time.process_time()
    find_names(text, split_sentences(text, Span(0, len(text))))
    assert time.process_time() - begun < 30

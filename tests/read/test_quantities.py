"""Quantities of made-up Indonesian news: number, unit, what is counted, how exact; and what is no quantity."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.model import Quantity, Span
from runut.read.quantities import find_quantities
from runut.read.text.numerals import number_at, numeral, pieces

Read = tuple[float, str | None, str | None, str]
Told = tuple[str, float, str | None, str | None, str]


def found(text: str) -> list[Quantity]:
    return list(find_quantities(text, [Span(0, len(text))]))


def read(text: str) -> list[Read]:
    return [(one.value, one.unit, one.of, one.bound) for one in found(text)]


def told(text: str) -> list[Told]:
    """Words, value, unit, of and bound of every quantity."""
    return [(one.span.of(text), one.value, one.unit, one.of, one.bound) for one in found(text)]


def written(text: str) -> list[list[str]]:
    """Words, value, unit and of of every quantity, as ``cases`` gives them."""
    return [[words, f"{value:.12g}", unit or "-", of or "-"] for words, value, unit, of, _ in told(text)]


def cases(listed: str) -> list[tuple[str, list[list[str]]]]:
    """Sentences with their quantities: indented lines below a sentence, each ``words | value | unit | of``."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in listed.splitlines():
        if line.startswith(" "):
            words, value, unit, of = line.strip().split(" | ")
            found[-1][1].append([words, f"{float(value):.12g}", unit, of])
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dua puluh lima", 25),
        ("sebelas", 11),
        ("seratus dua puluh tiga", 123),
        ("dua belas ribu tiga ratus", 12_300),
        ("satu juta seratus ribu", 1_100_000),
        ("5,2 juta", 5_200_000),
        ("ratusan ribu", 100_000),
        ("dua setengah", 2.5),
        ("setengah juta", 500_000),
    ],
)
def test_number_words(words: str, value: float) -> None:
    parts = pieces(words, Span(0, len(words)))
    number = number_at(parts, 0)
    assert number is not None
    assert (number.value, number.stop) == (value, len(parts))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.500", 1500),
        ("1.500,75", 1500.75),
        ("5,2", 5.2),
        ("74.5", 74.5),
        ("1,500,000", 1_500_000),
        ("1,500.75", 1500.75),
        ("0.500", 0.5),
        ("14:00", None),
        ("192.168.1.1", None),
        ("1" * 5000, None),
    ],
)
def test_digits(written: str, value: float | None) -> None:
    assert numeral(written) == value


def test_a_comma_may_group_where_only_whole_things_are_counted() -> None:
    assert read("Sebanyak 1,500 penumpang menunggu.")[0][0] == 1500
    assert read("Beratnya 1,500 ton.")[0][0] == 1.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dua korban jiwa", (2, "person", "dead", "exact")),
        ("Jumlah korban tewas sudah menembus angka 2 ribu orang", (2000, "person", "dead", "exact")),
        ("tiga anak-anak", (3, "person", "anak-anak", "exact")),
        ("Polisi menyita 40 senapan", (40, "senapan", "seized", "exact")),
        ("12 orang tewas", (12, "person", "dead", "exact")),
        ("Sedikitnya 30 warga mengungsi", (30, "person", "displaced", "at_least")),
        ("tiga pekerja asal Tirawai dinyatakan hilang", (3, "person", "missing", "exact")),
        ("Korban tewas menjadi 15 orang", (15, "person", "dead", "exact")),
        ("Jumlah korban tewas akibat banjir itu bertambah menjadi 21", (21, "person", "dead", "exact")),
        ("Jumlah korban luka mencapai 40.", (40, "person", "injured", "exact")),
        ("Korban tewas 12 orang", (12, "person", "dead", "exact")),
        ("Seorang nelayan tewas", (1, "person", "dead", "exact")),
        ("ratusan rumah rusak berat", (100, "house", "damaged", "at_least")),
        ("banjir merendam 200 rumah", (200, "house", "flooded", "exact")),
        ("tak kurang dari 500 kepala keluarga mengungsi", (500, "family", "displaced", "at_least")),
        ("puluhan ribu warga", (10_000, "person", "warga", "at_least")),
        ("setengah juta pengungsi", (500_000, "person", "displaced", "exact")),
        ("belasan siswa keracunan", (11, "person", "poisoned", "at_least")),
        ("100-an orang", (100, "person", "orang", "at_least")),
        ("12 orang lebih", (12, "person", "orang", "at_least")),
        ("hampir 500 orang", (500, "person", "orang", "about")),
        ("maksimal 50 orang", (50, "person", "orang", "at_most")),
        ("lebih dari 30 rudal", (30, None, "rudal", "at_least")),
        ("1.500 unit mobil", (1500, "car", "mobil", "exact")),
        ("5,2 juta ton beras", (5_200_000, "ton", "beras", "exact")),
        ("Rp 1,5 triliun", (1.5e12, "IDR", None, "exact")),
        ("kerugian mencapai Rp2 M", (2e9, "IDR", "kerugian", "exact")),
        ("US$ 74,5 per barel", (74.5, "USD/barrel", "price", "exact")),
        ("harga 74 dollar AS per barrel", (74, "USD/barrel", "price", "exact")),
        ("inflasi 6,3 persen", (6.3, "percent", "inflasi", "exact")),
        ("gempa bermagnitudo 5,6 SR", (5.6, "magnitude", "magnitude", "exact")),
        ("gempa magnitudo 5,6", (5.6, "magnitude", "magnitude", "exact")),
        ("kedalaman 10 km", (10, "km", "depth", "exact")),
        ("naik dua kali lipat", (2, "times", None, "exact")),
        ("Budi Santana (25) ditangkap", (25, "year", "age", "exact")),
        ("12 Orang Tewas di Tirawai", (12, "person", "dead", "exact")),
    ],
)
def test_what_is_counted(text: str, expected: Read) -> None:
    assert read(text) == [expected]


def test_each_number_has_its_own_outcome() -> None:
    dead, injured = (12, "person", "dead", "exact"), (30, "person", "injured", "exact")
    assert read("Ledakan itu menewaskan 12 orang dan melukai 30 lainnya.") == [dead, injured]
    assert read("12 orang tewas dan 30 luka-luka.") == [dead, injured]
    assert read("Polisi menyita 20 kg sabu dan menangkap dua pria.") == [
        (20, "kg", "sabu", "exact"),
        (2, "person", "arrested", "exact"),
    ]


def test_a_range_is_its_two_ends() -> None:
    low, high = (20, "person", "displaced", "at_least"), (30, "person", "displaced", "at_most")
    assert read("20-30 orang mengungsi") == [low, high]
    assert read("20 hingga 30 orang mengungsi") == [low, high]
    assert [one[0] for one in read("2-3 juta barel per hari")] == [2e6, 3e6]


@pytest.mark.parametrize(
    "text",
    [
        "Skor akhir 2-1.",
        "Pasal 5 ayat 2",
        "abad ke-20",
        "pesawat F-16 dan B52",
        "kedua negara itu",
        "pukul 14.00",
        "telepon 500-000",
        "RT 11 RW 06",
        "salah satu cara",
        "Seorang pejabat mengatakan hal itu.",
        "Ia membaca sebuah buku.",
        "Ia berkata satu hal.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


def test_digits_of_dates_are_left_alone() -> None:
    text = "Pada 17 Agustus 12 orang tewas."
    start = text.index("17")
    (one,) = find_quantities(text, [Span(0, len(text))], [Span(start, start + len("17 Agustus"))])
    assert one.span.of(text) == "12 orang"


# fmt: off
PARTS = st.sampled_from((
    "12", "1.500,75", "dua", "puluh", "ratusan", "ribu", "juta", "setengah", "orang", "rumah", "tewas", "luka-luka",
    "korban", "jumlah", "menjadi", "menewaskan", "Rp", "US$", "$", "%", "per", "/", "barel", "-", "hingga", "atau",
    "lebih", "dari", "sekitar", "ke", "seorang", "(", ")", ".", ",", ":", "dan", "lainnya", "persen", "km", "kali",
    "sen", "-an", "jutaan", "minus", "harga", "minyak", "naik", "turun", "SPBU", "M", "magnitudo", "dlolar",
    "\n\n", "\U0001d7d7", "²", "İ", "\U0001f600", "±",
))
# fmt: on


@given(st.one_of(st.text(), st.lists(PARTS, max_size=40).map(" ".join), st.lists(PARTS, max_size=40).map("".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    half = len(text) // 2
    last = 0
    for one in find_quantities(text, [Span(0, half), Span(half, len(text))], [Span(1, 4)]):
        assert last <= one.span.start < one.span.end <= len(text)
        assert one.span.end <= half or one.span.start >= half
        last = one.span.end


UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def spelt(number: int) -> str:
    """A number below a thousand million in words."""
    for size, scale in ((1_000_000, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh")):
        many, rest = divmod(number, size)
        if size == 10 and number in range(11, 20):
            return "sebelas" if number == 11 else f"{UNITS[number - 10]} belas"
        if many:
            first = f"se{scale}" if many == 1 and size < 1_000_000 else f"{spelt(many)} {scale}"
            return f"{first} {spelt(rest)}".strip()
    return UNITS[number]


@given(st.integers(2, 999_999_999), st.sampled_from(("", "sekitar ", "lebih dari ", "total ")))
def test_a_number_is_the_same_however_it_is_written(number: int, before: str) -> None:
    grouped = f"{number:,}".replace(",", ".")
    for written in (grouped, spelt(number)):
        text = f"Ada {before}{written} orang di sana."
        (one,) = told(text)
        assert one[:3] == (f"{written} orang", number, "person")
    (one,) = told(f"Harganya Rp{grouped},50 per kg.")
    assert one[:3] == (f"Rp{grouped},50 per kg", number + 0.5, "IDR/kg")


@given(st.lists(st.one_of(PARTS, st.text(max_size=6)), max_size=30).map(" ".join))
def test_a_span_begins_and_ends_in_words_and_has_its_number_in_it(text: str) -> None:
    for one in found(text):
        words = one.span.of(text)
        assert words == words.strip()
        assert words


def test_one_line_of_a_megabyte_is_read_in_linear_time() -> None:
    def seconds(words: str, length: int) -> float:
        text = words * (length // len(words))
        begun = time.perf_counter()
        find_quantities(text, [Span(0, len(text))])
        return time.perf_counter() - begun

    for words in (
        "12 orang dan 2-3 ",
        "dua ",
        "a",
        "korban menjadi 5 ",
        "5 sen ",
        "A (5), ",
        "A (5 km), ",
        "harga 5 persen ",
    ):
        assert seconds(words, 300_000) < 40 * (seconds(words, 30_000) + 0.01)
    assert seconds("a", 1_000_000) + seconds("1", 1_000_000) < 40 * (seconds("1", 100_000) + 0.1)

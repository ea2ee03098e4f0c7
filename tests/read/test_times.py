"""Time expressions of made-up Indonesian news: what is found, its value, and what is left alone."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.model import Span, Time
from runut.read.times import find_times, publication_date, resolve, revalue, unknown

THURSDAY = "2022-08-18"


def found(text: str, anchor: str | None = THURSDAY) -> list[Time]:
    return list(find_times(text, [Span(0, len(text))], anchor))


def values(text: str, anchor: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(one.span.of(text), one.value) for one in found(text, anchor)]


_MARKED = re.compile(r"\{([^{}=]*)=([^{}]*)\}")


def check_marked(sentence: str) -> None:
    """Hold what is found in ``sentence`` against its marks: ``{tiap hari=*P1D}``, the star for a set."""
    text = _MARKED.sub(r"\1", sentence)
    wanted = [(words, value) for words, value in _MARKED.findall(sentence)]
    times = found(text)
    assert [(one.span.of(text), "*" * (one.type == "SET") + one.value) for one in times] == wanted
    for one in times:
        if one.type != "SET":
            assert one.type == kind_of(one.value)


def kind_of(value: str) -> str:
    if re.match(r"P(?!A|R)", value):
        return "DURATION"
    return "TIME" if re.search(r"[\dX]T", value) else "DATE"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Rabu (17/8/2022)", "2022-08-17"),
        ("Rabu ( 17/8/2022 )", "2022-08-17"),
        ("Rabu, 17 Agustus 2022", "2022-08-17"),
        ("17/8/22", "2022-08-17"),
        ("17-8-2022", "2022-08-17"),
        ("17.8.2022", "2022-08-17"),
        ("2022-08-17", "2022-08-17"),
        ("17\u00a0Agustus\u00a02022", "2022-08-17"),
        ("17\nAgustus\n2022", "2022-08-17"),
        ("1 Jan 2022", "2022-01-01"),
        ("15 Agustus", "2022-08-15"),
        ("27 November mendatang", "2022-11-27"),
        ("31 Desember lalu", "2021-12-31"),
        ("17 Agustus tahun lalu", "2021-08-17"),
        ("kemarin (17/8)", "2022-08-17"),
        ("tanggal 5 bulan ini", "2022-08-05"),
        ("Agustus 2022", "2022-08"),
        ("akhir Juli lalu", "2022-07"),
        ("Januari mendatang", "2023-01"),
        ("Oktober ini", "2022-10"),
        ("awal 2019", "2019"),
        ("pertengahan tahun ini", "2022"),
        ("tahun 2026", "2026"),
        ("era 1990-an", "199"),
        ("tahun 80-an", "198"),
        ("abad ke-20", "19"),
        ("abad XIX", "18"),
        ("kuartal III-2014", "2014-Q3"),
        ("triwulan pertama 2014", "2014-Q1"),
        ("semester II 2013", "2013-H2"),
        ("kuartal kedua tahun lalu", "2021-Q2"),
        ("pekan lalu", "2022-W32"),
        ("awal pekan ini", "2022-W33"),
        ("dua minggu lalu", "2022-W31"),
        ("bulan depan", "2022-09"),
        ("tahun lalu", "2021"),
        ("77 tahun yang lalu", "1945"),
        ("77 tahun silam", "1945"),
        ("tiga bulan lalu", "2022-05"),
        ("dua hari lagi", "2022-08-20"),
        ("hari ini", "2022-08-18"),
        ("lusa", "2022-08-20"),
        ("Natal tahun lalu", "2021-12-25"),
        ("Hari Kemerdekaan 2022", "2022-08-17"),
        ("saat ini", "PRESENT_REF"),
        ("baru-baru ini", "PAST_REF"),
    ],
)
def test_dates(words: str, value: str) -> None:
    text = f"Hal itu terjadi, {words}, di Kota Nusaraya."
    assert values(text) == [(words, value)]
    assert found(text)[0].type == "DATE"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Kamis (18/8/2022) pagi", "2022-08-18TMO"),
        ("Senin malam", "2022-08-15TNI"),
        ("kemarin sore", "2022-08-17TEV"),
        ("tadi malam", "2022-08-17TNI"),
        ("siang ini", "2022-08-18TAF"),
        ("pukul 14.00 WIB", "2022-08-18T14:00+07:00"),
        ("pukul 09.30 waktu setempat", "2022-08-18T09:30"),
        ("21:15 WIT", "2022-08-18T21:15+09:00"),
        ("jam 7 malam", "2022-08-18T19:00"),
        ("pukul setengah tujuh pagi", "2022-08-18T06:30"),
    ],
)
def test_times_of_day(words: str, value: str) -> None:
    text = f"Rapat digelar {words}."
    assert values(text) == [(words, value)]
    assert found(text)[0].type == "TIME"


@pytest.mark.parametrize(
    ("words", "value", "kind"),
    [
        ("tiga bulan", "P3M", "DURATION"),
        ("24 bulan", "P24M", "DURATION"),
        ("dua puluh lima menit", "PT25M", "DURATION"),
        ("dua setengah jam", "PT2.5H", "DURATION"),
        ("setengah jam", "PT30M", "DURATION"),
        ("5,5 tahun", "P5.5Y", "DURATION"),
        ("2 tahun 6 bulan", "P2Y6M", "DURATION"),
        ("sepuluh tahun terakhir", "P10Y", "DURATION"),
        ("empat dekade", "P40Y", "DURATION"),
        ("setengah abad", "P50Y", "DURATION"),
        ("sepekan", "P1W", "DURATION"),
        ("berhari-hari", "PXD", "DURATION"),
        ("beberapa hari ini", "PXD", "DURATION"),
        ("selama 32 bulan sejak", "P32M", "DURATION"),
        ("beberapa tahun terakhir", "PXY", "DURATION"),
        ("setiap hari", "P1D", "SET"),
        ("setiap 5 menit", "PT5M", "SET"),
        ("tiap Senin", "XXXX-WXX-1", "SET"),
        ("setiap hari Kamis", "XXXX-WXX-4", "SET"),
        ("per tahun", "P1Y", "SET"),
    ],
)
def test_lengths_and_sets(words: str, value: str, kind: str) -> None:
    one = found(f"Kegiatan itu berjalan {words}.")
    assert [(each.value, each.type) for each in one] == [(value, kind)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("pada Kamis", "2022-08-18"),
        ("pada Jumat", "2022-08-12"),
        ("Jumat pekan lalu", "2022-08-12"),
        ("Senin depan", "2022-08-22"),
        ("Senin mendatang", "2022-08-22"),
        ("Kamis lalu", "2022-08-11"),
        ("akan digelar Senin", "2022-08-22"),
        ("akan digelar, katanya, Senin", "2022-08-15"),
        ("pada Minggu (21/8)", "2022-08-21"),
        ("Minggu pagi", "2022-08-14TMO"),
        ("hari minggu", "2022-08-14"),
    ],
)
def test_a_weekday_alone_is_the_last_one_unless_the_words_look_ahead(words: str, value: str) -> None:
    assert [value_ for _, value_ in values(f"Ia datang {words}.")] == [value]


def test_a_weekday_takes_the_date_that_the_text_gives_it() -> None:
    text = "Rapat berlangsung Senin (22/8/2022). Menjelang rapat Senin, harga turun."
    assert [value for _, value in values(text)] == ["2022-08-22", "2022-08-22"]
    assert found(text, None)[1].anchor == "text"


@pytest.mark.parametrize(
    "text",
    [
        "Harga naik menjadi Rp 2.018 dan turun ke 1.945.",
        "Mereka menang 2-1 atas tamunya.",
        "Lihat halaman 2014 buku itu.",
        "Ia tinggal di Jalan 17 Agustus.",
        "Ia kuliah di Universitas 17 Agustus 1945.",
        "Ia kuliah di Universitas Sebelas Maret.",
        "Rumahnya di Gang 45.",
        "Sawah itu subur, kata Mei Lestari.",
        "Ada 1500 unit dan 2000 orang.",
        "Ia diminta pukul 3 orang.",
        "Jemaah salat Jumat memenuhi Pasar Minggu.",
        "Seninnya indah, kesenian rakyat.",
        "Covid-19, F-2000, dan SNI 2014.",
        "Lihat https://contoh.id/2022/08/17/berita dan @senin2022.",
        "Bagian 1/2 dan 3/4 gelas.",
        "Hari ke-175 perang itu.",
        "Produksinya 30 juta barel per hari.",
        "Kegiatan sehari-hari warga.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_a_year_beside_the_word_or_a_law_is_a_year() -> None:
    assert values("UU Nomor 11 Tahun 2008 dan Piala Dunia 2022.") == [("Tahun 2008", "2008"), ("2022", "2022")]


def test_the_ends_of_a_range_share_what_only_one_of_them_says() -> None:
    assert values("17–19 Agustus 2022") == [("17", "2022-08-17"), ("19 Agustus 2022", "2022-08-19")]
    assert [value for _, value in values("Juni-Juli 2014")] == ["2014-06", "2014-07"]
    assert [value for _, value in values("Desember hingga Maret 2014")] == ["2013-12", "2014-03"]
    assert [value for _, value in values("2013-2014")] == ["2013", "2014"]
    assert [value for _, value in values("26, 27, dan 28 November 2022")] == [f"2022-11-{day}" for day in (26, 27, 28)]
    assert [value for _, value in values("pukul 09.00-12.00")] == ["2022-08-18T09:00", "2022-08-18T12:00"]


def test_a_date_with_a_clock_time_is_two() -> None:
    text = "Senin (15/8/2022) pukul 19.30 WIB"
    assert values(text) == [("Senin (15/8/2022)", "2022-08-15"), ("pukul 19.30 WIB", "2022-08-15T19:30+07:00")]
    assert values("18/08/2022, 14:00 WIB")[1] == ("14:00 WIB", "2022-08-18T14:00+07:00")
    assert values("Mulai pukul 10.00 WIB, Selasa (9/8).")[0] == ("pukul 10.00 WIB", "2022-08-09T10:00+07:00")


def test_a_clock_time_takes_its_day_from_the_sentence_before() -> None:
    text = "Feri berangkat Senin (15/8/2022). Sekitar pukul 22.00 mesinnya mati."
    cut = text.index("Sekitar")
    times = find_times(text, [Span(0, cut), Span(cut, len(text))], THURSDAY)
    assert [one.value for one in times] == ["2022-08-15", "2022-08-15T22:00"]
    assert times[1].anchor == "text"


def test_counted_from_another_happening() -> None:
    text = "Surat tiba Rabu (17/8/2022). Sehari sebelumnya kantor itu tutup."
    assert values(text)[1] == ("Sehari sebelumnya", "2022-08-16")
    (one,) = found("Pesan dikirim dua hari setelah pelantikan.")
    assert (one.value, one.rule, one.anchor) == ("XXXX-XX-XX", "event+P2D", "none")
    assert revalue([one], THURSDAY, "story") == (one,)
    assert resolve("event+P2D", "2022-08-15") == "2022-08-17"


@pytest.mark.parametrize(
    ("words", "value", "later"),
    [
        ("Senin", "XXXX-WXX-1", "2022-08-15"),
        ("15 Agustus", "XXXX-08-15", "2022-08-15"),
        ("bulan lalu", "XXXX-XX", "2022-07"),
        ("Februari lalu", "XXXX-02", "2022-02"),
        ("pekan lalu", "XXXX-WXX", "2022-W32"),
        ("kemarin", "XXXX-XX-XX", "2022-08-17"),
        ("77 tahun lalu", "XXXX", "1945"),
        ("Rabu malam", "XXXX-WXX-3TNI", "2022-08-17TNI"),
    ],
)
def test_without_an_anchor_what_is_known_is_kept_and_the_story_can_value_it(words: str, value: str, later: str) -> None:
    (one,) = found(f"Surat itu tiba {words}.", None)
    assert (one.value, one.anchor) == (value, "none")
    assert one.rule is not None
    assert unknown(one.rule) == value
    (now,) = revalue([one], THURSDAY, "story")
    assert (now.value, now.anchor, now.span) == (later, "story", one.span)


def test_an_explicit_date_needs_no_anchor() -> None:
    (one,) = found("Rabu (20/7/2022)", None)
    assert (one.value, one.rule) == ("2022-07-20", None)
    assert revalue([one], THURSDAY, "story") == (one,)


def test_the_year_of_a_bare_day_or_month_is_the_nearer_one() -> None:
    assert resolve("month:01:near", "2014-11-19") == "2015-01"
    assert resolve("month:12:near", "2015-01-07") == "2014-12"
    assert resolve("month:06:past", "2014-11-19") == "2014-06"
    assert resolve("date:12-26:near", "2015-01-07") == "2014-12-26"
    assert resolve("date:02-29:near", "2023-02-20") is None
    assert resolve("date:01-20:near:2", "2025-12-30") == "2026-01-20"


def test_rules_that_cannot_be_worked_out_give_nothing() -> None:
    assert resolve("year-9000", THURSDAY) is None
    assert resolve("day+999999", "9999-12-31") is None
    assert resolve("no such rule", THURSDAY) is None
    assert resolve("day-1", "kemarin") is None
    assert resolve("hour-2", "2022-08-18T01:30:00+07:00") == "2022-08-17T23:30"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Nusaraya.com - 18/08/2022, 14:00 WIB", "2022-08-18T14:00+07:00"),
        ("Senin, 12 Mei 2025 | 10:15 WIB", "2025-05-12T10:15+07:00"),
        ("Rabu, 17 Agu 2022 07:30 WIB", "2022-08-17T07:30+07:00"),
        ("17 Agustus 2022 14.00 Wita", "2022-08-17T14:00+08:00"),
        ("Jum'at, 19 Agustus 2022 - 13:05 WIT", "2022-08-19T13:05+09:00"),
        ("2022-08-17T14:00:00+07:00", "2022-08-17T14:00:00+07:00"),
        ("2022-08-17T14:00:00.123Z", "2022-08-17T14:00:00+00:00"),
        ("20220817T140000Z", "2022-08-17T14:00:00+00:00"),
        ("Senin, 06 Januari 2025 07:00:00 +0700", "2025-01-06T07:00:00+07:00"),
        ("Mon, 06 Jan 2025 07:00:00 GMT", "2025-01-06T07:00:00+00:00"),
        ("10:15 WIB | Senin, 12 Mei 2025", "2025-05-12T10:15+07:00"),
        ("2013-12-4", "2013-12-04"),
        ("Jumat 20/05/2022", "2022-05-20"),
        ("August 17, 2022", "2022-08-17"),
    ],
)
def test_publication_lines(line: str, value: str) -> None:
    read = publication_date(line)
    assert read is not None
    assert read[0] == value
    assert 0 <= read[1].start < read[1].end <= len(line)
    inside = publication_date(f"Penulis | {line}")
    assert inside is not None
    assert inside[0] == value


@pytest.mark.parametrize("line", ["", "Penulis: Budi", "Terbit 31/02/2022", "17 Agustus", "12345678", "halaman 1 2 3"])
def test_lines_without_a_full_date(line: str) -> None:
    assert publication_date(line) is None


# fmt: off
PARTS = st.sampled_from((
    "Senin", "Minggu", "minggu", "17", "2022", "/", "(", ")", "-", "–", ".", ",", "Agustus", "Mei", "pukul", "jam",
    "14.00", "WIB", "dua", "setengah", "tahun", "hari", "lalu", "depan", "ini", "awal", "akhir", "ke", "abad",
    "kuartal", "III", "setiap", "per", "kali", "sehari", "sebelumnya", "setelah", "kemarin", "malam", "tadi", "\n",
    "\n\n", "31", "0", "99", "9999", "an", "Natal", "saat", "beberapa", "tanggal", "31.12.99", "1.500",
    "Ramadan", "1445", "H", "Lebaran", "tahunan", "kali", "itu", "yang sama", "berikutnya", "lewat", "x", "24", "'",
    "\U0001d7d7", "²", "İ", "ß", "\xa0", "e\u0301", "\U0001f600", "\x00",
))
# fmt: on


VALUE = re.compile(
    r"(?:\d{2,4}|X{2,4}|(?:\d{4}|XXXX)-(?:\d\d|XX|W(?:\d\d|XX)|[QH](?:\d|X))|XXXX-WXX-[1-7]|(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX))"
    r"(?:T(?:MO|AF|EV|NI)|TXX|T\d\d:\d\d(?:[+-]\d\d:\d\d)?)?"
    r"|P(?:(?:\d+(?:\.\d+)?|X)[YMWD])*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?|(?:PAST|PRESENT|FUTURE)_REF"
)
"""Every form of a value that the formats know."""


@given(st.one_of(st.text(), st.lists(PARTS, max_size=40).map(" ".join), st.lists(PARTS, max_size=40).map("".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    half = len(text) // 2
    spans = [Span(0, half), Span(half, len(text))]
    for anchor in (None, THURSDAY, "2022-08-18T14:00:00+07:00", "0001-01-01", "9999-12-31", "nonsense"):
        last = 0
        for one in find_times(text, spans, anchor):
            assert last <= one.span.start < one.span.end <= len(text)
            assert one.span.end <= half or one.span.start >= half
            assert VALUE.fullmatch(one.value), one.value
            assert one.type == kind_of(one.value) or one.type in ("SET", "TIME")  # an hour ago may be told to the day
            last = one.span.end
    publication_date(text)


def test_one_line_of_a_megabyte_is_read_in_linear_time() -> None:
    def seconds(words: str, length: int) -> float:
        text = words * (length // len(words))
        begun = time.perf_counter()
        find_times(text, [Span(0, len(text))], THURSDAY)
        publication_date(text)
        return time.perf_counter() - begun

    for words in ("Senin (5/12) 17, 2/3 akan ", "dua ", "2013-", "hari itu ", "setiap Senin, Rabu, ", "pagi 5 H "):
        assert seconds(words, 300_000) < 40 * (seconds(words, 30_000) + 0.01)
    assert seconds("a", 1_000_000) + seconds("1", 1_000_000) < 40 * (seconds("1", 100_000) + 0.1)

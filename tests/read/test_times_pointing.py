"""Times that hang on the day of publication or on another time of the text; feasts; vague ones."""

from __future__ import annotations

import pytest

from runut.read.times import resolve, unknown
from runut.read.times.lunar import first_day, when
from runut.read.times.misspelt import misspelt
from tests.read.test_times import check_marked, found, values


@pytest.mark.parametrize(
    "sentence",
    [
        "Proyek dimulai {awal Juni=2022-06}.",
        "Candi dari {abad XIX=18} itu dipugar.",
        "Candi dari {abad kesembilan=08} itu dipugar.",
        "Ia datang {kemarin=2022-08-17}.",
        "Ia datang {lusa=2022-08-20}.",
        "Ia datang {besok=2022-08-19}.",
        "Ia datang {esok=2022-08-19}.",
        "Ia datang {hari ini=2022-08-18}.",
        "Ia datang {kemarin lusa=2022-08-16}.",
        "Ia datang {pekan lalu=2022-W32}.",
        "Ia datang {pekan depan=2022-W34}.",
        "Ia datang {minggu depan=2022-W34}.",
        "Ia datang {pekan ini=2022-W33}.",
        "Ia datang {tahun ini=2022}.",
        "Ia datang {tahun lalu=2021}.",
        "Ia datang {tahun kemarin=2021}.",
        "Ia datang {bulan depan=2022-09}.",
        "Ia datang {bulan ini=2022-08}.",
        "Ia datang {dua hari lalu=2022-08-16}.",
        "Ia datang {5 tahun silam=2017}.",
        "Ia datang {lima tahun yang lalu=2017}.",
        "Ia datang {setahun lalu=2021}.",
        "Ia datang {seminggu lalu=2022-W32}.",
        "Ia datang {sebulan yang lalu=2022-07}.",
        "Ia datang {tiga hari lagi=2022-08-21}.",
        "Ia datang {dua pekan lagi=2022-W35}.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Tiga hari sebelumnya=2022-08-07} kantor itu tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Sehari kemudian=2022-08-11} kantor itu tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Sehari setelahnya=2022-08-11} kantor itu tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Keesokan harinya=2022-08-11} kantor itu tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Esoknya=2022-08-11} kantor itu tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Hari berikutnya=2022-08-11} kantor itu tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}, lebih cepat dari {hari sebelumnya=2022-08-09}.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. Pada {hari yang sama=2022-08-10} kantor itu tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. Pada {hari itu=2022-08-10} kantor tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Malam itu=2022-08-10TNI} kantor tutup.",
        "Surat tiba {Rabu (10/8/2022)=2022-08-10}. {Malam harinya=2022-08-10TNI} kantor tutup.",
        "Pada {2012=2012} konsumsi naik dibanding {setahun sebelumnya=2011}.",
        "Pada {2012=2012} konsumsi naik dibanding {tahun sebelumnya=2011}.",
        "Pada {Mei 2012=2012-05} ekspor naik dibanding {bulan sebelumnya=2012-04}.",
        "Pada {Mei 2012=2012-05} ekspor naik. {Dua bulan kemudian=2012-07} ekspor turun.",
        "Pada {2012=2012} ekspor naik. Pada {tahun berikutnya=2013} ekspor turun.",
        "Pada {2012=2012} ekspor naik. Pada {tahun yang sama=2012} impor turun.",
        "Ekspor naik dibanding {bulan sebelumnya=2022-07}.",
        "Ekspor naik dibanding periode yang sama {tahun lalu=2021}.",
        "Pesan dikirim {dua hari setelah=XXXX-XX-XX} pelantikan.",
        "Pesan dikirim {sepekan sebelum=XXXX-WXX} pelantikan.",
        "Ia datang {Senin lalu=2022-08-15}.",
        "Ia datang {Senin depan=2022-08-22}.",
        "Ia datang {Senin ini=2022-08-15}.",
        "Ia datang {Senin mendatang=2022-08-22}.",
        "Ia datang {Senin silam=2022-08-15}.",
        "Ia datang {Senin pekan depan=2022-08-22}.",
        "Ia datang {Senin pekan lalu=2022-08-08}.",
        "Ia datang {Senin (15/8) lalu=2022-08-15}.",
        "Ia datang {Senin (15/8/2022) lalu=2022-08-15}.",
        "Ia datang {Senin kemarin=2022-08-15}.",
        "Ia datang {Jumat besok=2022-08-19}.",
        "Ia datang {Jumat esok=2022-08-19}.",
        "Ia datang {Rabu siang=2022-08-17TAF}.",
        "Ia datang {Rabu dini hari=2022-08-17TMO}.",
        "Ia datang {Rabu subuh=2022-08-17TMO}.",
        "Ia datang {Rabu tengah malam=2022-08-17TNI}.",
        "Ia datang {kemarin malam=2022-08-17TNI}.",
        "Ia datang {kemarin petang=2022-08-17TEV}.",
        "Ia datang {besok pagi=2022-08-19TMO}.",
        "Ia datang {nanti malam=2022-08-18TNI}.",
        "Ia datang {malam nanti=2022-08-18TNI}.",
        "Ia datang {tadi pagi=2022-08-18TMO}.",
        "Ia datang {pagi tadi=2022-08-18TMO}.",
        "Ia datang {dini hari tadi=2022-08-18TMO}.",
        "Ia datang {semalam=2022-08-17TNI}.",
        "Ia datang {malam ini=2022-08-18TNI}.",
        "Ia datang {lusa malam=2022-08-20TNI}.",
        "Ia datang {Rabu siang tadi=2022-08-17TAF}.",
        "Ia datang {malam Minggu=2022-08-13TNI}.",
        "Ia datang {malam Jumat=2022-08-18TNI}.",
        "Ia datang {akhir pekan lalu=2022-W32}.",
        "Ia datang {akhir pekan ini=2022-W33}.",
        "Ia datang {akhir tahun=2022}.",
        "Ia datang {akhir tahun ini=2022}.",
        "Ia datang {awal bulan depan=2022-09}.",
        "Ia datang {awal tahun lalu=2021}.",
        "Ia datang {Mei lalu=2022-05}.",
        "Ia datang {Mei tahun lalu=2021-05}.",
        "Ia datang {Mei tahun depan=2023-05}.",
        "Ia datang {Mei mendatang=2023-05}.",
        "Ia datang {pekan kedua Juni 2022=2022-06}.",
        "Ia datang {minggu pertama bulan depan=2022-09}.",
        "Ia datang {pekan terakhir Juli=2022-07}.",
        "Ia datang {beberapa hari lalu=PAST_REF}.",
        "Ia datang {beberapa tahun silam=PAST_REF}.",
        "Festival digelar {Senin=2022-08-15} hingga {Rabu=2022-08-17}.",
        "Ekspor {Januari=2022-01} sampai {Maret=2022-03} naik.",
        "Laba {semester kedua tahun ini=2022-H2} naik.",
        "Laba {kuartal ini=2022-Q3} naik.",
        "Laba {kuartal sebelumnya=2022-Q2} naik.",
        "Laba {kuartal IV tahun lalu=2021-Q4} naik.",
        "Puasa dimulai {1 Ramadan 1445 H=2024-03}.",
        "Puasa dimulai {1 Ramadhan 1445 Hijriah=2024-03}.",
        "{Ramadan 1445 H=2024} tiba.",
        "Ia mudik {Lebaran 2024=2024}.",
        "Ia mudik {Idul Fitri 1445 H=2024}.",
        "Ia mudik {Lebaran tahun ini=2022}.",
        "Ia mudik {Lebaran tahun lalu=2021}.",
        "Harga naik pada {bulan Ramadan=2022}.",
        "Harga naik {Ramadan lalu=2022}.",
        "Ia datang {Natal tahun lalu=2021-12-25}.",
        "Ia datang {Natal 2014=2014-12-25}.",
        "Ia datang pada {Hari Natal=2022-12-25}.",
        "Ia datang {Tahun Baru 2015=2015-01-01}.",
        "Ia datang {malam Tahun Baru 2015=2014-12-31}.",
        "Ia datang {Hari Buruh 2015=2015-05-01}.",
        "{Kini=PRESENT_REF} ia pulang.",
        "{Saat ini=PRESENT_REF} ia pulang.",
        "Ia {baru-baru ini=PAST_REF} pulang.",
        "Harga naik {belakangan ini=PAST_REF}.",
        "Sejak {dulu=PAST_REF} ia begitu.",
        "{Dahulu=PAST_REF}, ia petani.",
        "Pada {masa lalu=PAST_REF} ia petani.",
        "Di {masa mendatang=FUTURE_REF} ia petani.",
        "Di {kemudian hari=FUTURE_REF} ia petani.",
        "Pada {tahun-tahun mendatang=FUTURE_REF} ia petani.",
        "Pada {tahun-tahun sebelumnya=PAST_REF} ia petani.",
        "{Hari-hari ini=PRESENT_REF} ia petani.",
        "Hujan turun pada {malam hari=XXXX-XX-XXTNI}.",
        "Hujan turun sejak {pagi=XXXX-XX-XXTMO} hingga {sore=XXXX-XX-XXTEV}.",
        "Lagu {tahun tujuh puluhan=197} itu populer lagi.",
        "{Nanti=FUTURE_REF} ia pulang.",
        "{Saat itu=PAST_REF} ia pulang.",
        "Ia pulang {Senin nanti=2022-08-22}.",
        "Ia pulang {Desember nanti=2022-12}.",
        "Masjid itu ramai selama {Ramadhan=2022}.",
        "Harga naik menjelang {Lebaran=2022}.",
        "Harga naik saat libur {Natal=2022-12-25} dan {Tahun Baru=2023-01-01}.",
        "Ia datang {minggu pagi=2022-08-14TMO}.",
        "Harga naik sejak {akhir minggu ketiga Maret=2022-03}.",
        "Harga naik lebih dari {setengah abad silam=1972}.",
        "Rapat digelar {Senin=2022-08-22}-{Selasa pekan depan=2022-08-23}.",
        "Rapat digelar {hari Senin=2022-08-15} dan {Selasa lalu=2022-08-16}.",
        "Rapat digelar {akhir Juni=2022-06} atau {awal Juli=2022-07}.",
        "Data per {kuartal III=2022-Q3} menunjukkan kenaikan.",
        "{Tengah tahun=2022} harga naik.",
        "Ia pindah {setengah tahun lalu=2022-02}.",
        "Ia pindah {satu setengah tahun lalu=2021-02}.",
        "Ia pindah {puluhan tahun silam=PAST_REF}.",
        "Ia bekerja sepanjang {pekan ini=2022-W33}.",
        "{Mei=2022-05} dan {Juni=2022-06} hujan turun.",
        "Hujan turun selama {Juli=2022-07}.",
        "Proyek rampung {Desember=2022-12}.",
        "Rapat akan digelar {Januari=2023-01}.",
        "Rapat akan digelar pada {Rabu=2022-08-24}.",
        "Hal itu disampaikan {Kamis=2022-08-18}.",
        "Ia mengatakan, {Kamis=2022-08-18}, harga naik.",
        "Sejak {pagi tadi=2022-08-18TMO} hujan turun.",
        "Sejak {kemarin pagi=2022-08-17TMO} hujan turun.",
        "{Tadi siang=2022-08-18TAF} hujan turun.",
        "{Minggu lalu=2022-W32} ia pulang.",
        "Pada {Minggu lalu=2022-08-14} ia pulang.",
        "Pada {minggu lalu=2022-W32} ia pulang.",
        "Rapat pada {minggu keempat Agustus=2022-08} batal.",
        "Sampai {detik ini=PRESENT_REF} ia diam.",
        "Sampai {hari ini=2022-08-18} ia diam.",
        "Hingga {Rabu=2022-08-17} ia diam.",
        "Ia pulang {sepekan kemudian=XXXX-WXX}.",
        "{Seabad lalu=19} ia kaya.",
        "Proyek ditargetkan rampung {Juni=2023-06}.",
        "Proyek ditargetkan rampung pada {Oktober=2022-10}.",
        "Pasar menantikan rapat bank sentral {Jumat=2022-08-19}.",
        "Harga turun menjelang rapat pada {Rabu=2022-08-24}.",
        "Harga turun sejak {Juni=2022-06}.",
        "Harga turun sejak {Oktober=2021-10}.",
    ],
)
def test_what_points_at_a_time(sentence: str) -> None:
    check_marked(sentence)


def test_a_month_before_is_counted_from_a_month_sooner_than_from_a_day() -> None:
    text = "Ekspor Mei 2020 naik, kata dia, Rabu (10/6/2020). Dibanding bulan sebelumnya, impor turun."
    assert values(text)[-1] == ("bulan sebelumnya", "2020-04")
    assert found(text)[-1].anchor == "text"


def test_that_day_is_none_where_no_day_was_told() -> None:
    (one,) = found("Pada hari itu ia pulang.")
    assert (one.value, one.rule, one.anchor) == ("XXXX-XX-XX", None, "none")


def test_a_part_of_the_day_takes_the_day_of_its_sentence() -> None:
    assert values("Rabu (10/8/2022), hujan turun sejak pagi.")[1] == ("pagi", "2022-08-10TMO")


def test_a_day_without_year_goes_on_from_a_day_told_long_ago() -> None:
    text = "Kerusuhan pecah 12 Mei 1998. Pada 14 Mei toko tutup. Pada 2 Agustus ia menulis buku."
    assert [value for _, value in values(text)] == ["1998-05-12", "1998-05-14", "2022-08-02"]
    assert values("Ia datang 12 Mei 2022 dan pulang 14 Mei.", None)[1] == ("14 Mei", "2022-05-14")
    assert values("Tutup 30 Desember 2013. Buka 2 Januari pukul 08.00.")[-1][1] == "2014-01-02T08:00"


def test_the_islamic_calendar_is_told_no_finer_than_it_is_known() -> None:
    assert first_day(1445, 9).isoformat() == "2024-03-11"
    assert first_day(1435, 10).isoformat() == "2014-07-29"  # kept on the 28th
    assert when(1435, 10, 1) == "2014-07"
    assert when(1445, 9, 1) == "2024-03"
    assert when(1446, 9, 1) == "2025"  # the end of February or the beginning of March
    assert when(1445, 6) == "XXXX"  # across two years
    assert resolve("lunar:09:near", "2022-08-18") == "2022"
    assert resolve("lunar:09:before", "2022-01-18") == "2021"
    assert resolve("lunar:10:after", "2022-08-18") == "2023"
    assert resolve("lunar:10:year-1", "2022-08-18") == "2021"
    assert unknown("lunar:10:near") == "XXXX"


def test_a_feast_is_the_nearest_one() -> None:
    assert resolve("date:01-01:closest", "2022-12-18") == "2023-01-01"
    assert resolve("date:12-25:closest", "2023-02-18") == "2022-12-25"


def test_an_anchor_without_noughts_is_read() -> None:
    assert resolve("day-1", "2013-12-5") == "2013-12-04"
    assert resolve("day-1", "2013-13-5") is None


def test_a_slip_is_one_letter_off() -> None:
    slips = misspelt(("desember", "mei"))
    assert {"desmber", "desemebr", "dessember", "descmber"} - slips == {"descmber"}
    assert "desember" not in slips
    assert min(map(len, slips)) == len("desmber")

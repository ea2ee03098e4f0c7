"""Clock times in all printings, and the days that they belong to."""

from __future__ import annotations

import pytest

from tests.read.test_times import check_marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Acara mulai {pukul 07.30 WIB=2022-08-18T07:30+07:00}.",
        "Acara mulai {jam 8 malam=2022-08-18T20:00}.",
        "Acara mulai {14:00 waktu setempat=2022-08-18T14:00}.",
        "Acara berlangsung {10.00=2022-08-18T10:00+08:00}-{12.00 WITA=2022-08-18T12:00+08:00}.",
        "Acara berlangsung {pukul 10.00=2022-08-18T10:00+08:00} - {12.00 Wita=2022-08-18T12:00+08:00}.",
        "Acara berlangsung {pukul 10.00=2022-08-18T10:00} hingga {pukul 12.00=2022-08-18T12:00}.",
        "Acara berlangsung {pukul 10.00 WIB=2022-08-18T10:00+07:00} hingga {pukul 12.00 WIB=2022-08-18T12:00+07:00}.",
        "Acara berlangsung {pukul 10.00=2022-08-18T10:00} sampai {12.00=2022-08-18T12:00}.",
        "Acara mulai {pukul 14.00 GMT=2022-08-18T14:00+00:00}.",
        "Acara mulai {pukul 14.00 UTC=2022-08-18T14:00+00:00}.",
        "Acara mulai {pkl 08.00=2022-08-18T08:00}.",
        "Acara mulai {pkl. 08.00 WIB=2022-08-18T08:00+07:00}.",
        "Acara mulai {Pukul 20:15:30 WIB=2022-08-18T20:15+07:00}.",
        "Acara mulai {pukul 3 dini hari=2022-08-18T03:00}.",
        "Acara mulai {pukul 12 siang=2022-08-18T12:00}.",
        "Acara mulai {pukul 5 sore=2022-08-18T17:00}.",
        "Acara mulai {pukul dua siang=2022-08-18T14:00}.",
        "Acara mulai {jam 10 pagi=2022-08-18T10:00}.",
        "Acara mulai {jam setengah delapan malam=2022-08-18T19:30}.",
        "Acara mulai {pukul 8 lewat 15 menit=2022-08-18T08:15}.",
        "Acara mulai {pukul tujuh kurang sepuluh=2022-08-18T06:50}.",
        "Acara berlangsung {jam 8 pagi=2022-08-18T08:00} sampai {jam 5 sore=2022-08-18T17:00}.",
        "Acara berlangsung dari {jam 8 pagi=2022-08-18T08:00} hingga {5 sore=2022-08-18T17:00}.",
        "Acara mulai {Senin (15/8/2022)=2022-08-15}, {pukul 09.00 WIB=2022-08-15T09:00+07:00}.",
        "Acara mulai {Senin (15/8/2022)=2022-08-15} sekitar {pukul 09.00=2022-08-15T09:00}.",
        "Acara mulai {Jumat (12/8) malam=2022-08-12TNI} sekitar {pukul 21.00=2022-08-12T21:00}.",
        "Acara mulai {kemarin=2022-08-17} {pukul 09.00=2022-08-17T09:00}.",
        "Acara mulai {pukul 09.00=2022-08-16T09:00}, {Selasa (16/8/2022)=2022-08-16}.",
        "Acara mulai {Minggu (14/8/2022)=2022-08-14} {19.30 WIB=2022-08-14T19:30+07:00}.",
        "Acara mulai {pukul 0.30=2022-08-18T00:30}.",
        "Acara mulai {pukul 1930=2022-08-18T19:30}.",
        "Acara mulai {pukul 09.00 waktu setempat=2022-08-18T09:00}.",
        "Acara mulai {jam 9=2022-08-18T09:00} tepat.",
        "Data dicatat {pukul 13.57=2022-08-18T13:57} waktu Singapura.",
        "Harga turun hingga {tengah hari=XXXX-XX-XXT12:00}.",
        "Mulai {27 Oktober=2022-10-27} {pukul 16.00=2022-10-27T16:00} hingga {28 Oktober=2022-10-28} libur.",
        "{Pukul 06.00=2022-08-18T06:00}-{08.00=2022-08-18T08:00} dan {16.00=2022-08-18T16:00}-{18.00=2022-08-18T18:00}",
        "Truk menabrak {pukul 05.00 WIB pagi tadi=2022-08-18T05:00+07:00}.",
        "Ia tiba {pukul dua pagi=2022-08-18T02:00}.",
        "Acara berlangsung {pukul 10 pagi waktu setempat=2022-08-18T10:00}.",
        "Rapat {Kamis siang=2022-08-18TAF}, {pukul 13.00=2022-08-18T13:00}, batal.",
        "Rapat {malam ini=2022-08-18TNI} {pukul 20.00=2022-08-18T20:00} batal.",
        "Acara digelar {jam 7=2022-08-18T19:00}-{9 malam=2022-08-18T21:00}.",
        "Acara digelar {pukul 07.00=2022-08-18T07:00+07:00} s.d. {15.00 WIB=2022-08-18T15:00+07:00}.",
        "Acara digelar mulai {08.00 WIB=2022-08-18T08:00+07:00}.",
        "Hingga {Rabu (17/8)=2022-08-17} {pukul 18.00 WIB=2022-08-17T18:00+07:00} ia diam.",
    ],
)
def test_clock_times(sentence: str) -> None:
    check_marked(sentence)

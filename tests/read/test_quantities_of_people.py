"""Tolls and other counts of made-up news: people per outcome, things damaged, numbers in words, bounds."""

from __future__ import annotations

import pytest

from tests.read.test_quantities import cases, told, written

COUNTED = """\
Polisi menyebut 5 dari 8 pelaku sudah ditangkap.
    5 | 5 | person | arrested
    8 pelaku | 8 | person | pelaku
Sebanyak 7 dari 10 rumah rusak.
    7 | 7 | house | damaged
    10 rumah | 10 | house | rumah
Kapal yang mengangkut 118 penumpang itu tenggelam.
    118 penumpang | 118 | person | penumpang
Kasus positif bertambah 234 menjadi 5.678.
    5.678 | 5678 | person | infected
Ada sekitar seratusan orang.
    seratusan orang | 100 | person | orang
12 orang tewas, 30 luka-luka, tiga hilang.
    12 orang | 12 | person | dead
    30 | 30 | person | injured
    tiga | 3 | person | missing
Korban tewas bertambah menjadi 45.
    45 | 45 | person | dead
Banjir bandang itu menewaskan 12 orang, dua di antaranya anak-anak.
    12 orang | 12 | person | dead
    dua | 2 | person | anak-anak
Dari 40 penumpang, tiga di antaranya tewas.
    40 penumpang | 40 | person | penumpang
    tiga | 3 | person | dead
Korban meninggal di Lantari mencapai 83 jiwa, 19 orang lainnya belum ditemukan.
    83 jiwa | 83 | person | dead
    19 orang | 19 | person | missing
Jumlah pengungsi di Lantari mencapai 740 jiwa.
    740 jiwa | 740 | person | displaced
Pengungsi sebanyak 2.168 orang tidur di tenda.
    2.168 orang | 2168 | person | displaced
Sebanyak 1.214 orang luka berat akibat gempa itu.
    1.214 orang | 1214 | person | injured
Longsor merenggut 12 nyawa.
    12 nyawa | 12 | person | dead
Kecelakaan itu menelan dua korban jiwa.
    dua korban jiwa | 2 | person | dead
Tewasnya 12 orang itu memicu protes.
    12 orang | 12 | person | dead
Sebanyak 17 orang korban tewas sudah dimakamkan.
    17 orang korban tewas | 17 | person | dead
Tiga orang dilaporkan meninggal setelah tertimpa pohon.
    Tiga orang | 3 | person | dead
Korban tewas dari semula 28 menjadi 119 orang.
    28 | 28 | person | dead
    119 orang | 119 | person | dead
Polisi menangkap lima orang dan menahan dua di antaranya.
    lima orang | 5 | person | arrested
    dua | 2 | person | arrested
Tim SAR menyelamatkan 18 penumpang.
    18 penumpang | 18 | person | rescued
Empat nelayan ditemukan selamat.
    Empat nelayan | 4 | person | rescued
Sebanyak 73 siswa keracunan setelah makan siang.
    73 siswa | 73 | person | poisoned
Ada 147 korban meninggal dunia.
    147 korban meninggal dunia | 147 | person | dead
Sebanyak 8 KK mengungsi ke balai desa.
    8 KK | 8 | family | displaced
Jumlah penumpang mencapai 1.200.
    1.200 | 1200 | person | penumpang
Dua polisi ditembak mati di Tirawai.
    Dua polisi | 2 | person | dead
Satu warga tewas.
    Satu warga | 1 | person | dead
Seorang petani luka bakar.
    Seorang petani | 1 | person | injured
Serangan itu melukai sedikitnya 30 lainnya.
    30 | 30 | person | injured
Sebanyak 27 orang masih dilaporkan hilang.
    27 orang | 27 | person | missing
Korban yang belum ditemukan 64 orang.
    64 orang | 64 | person | missing
Tiga orang pekerja tertimbun longsor.
    Tiga orang pekerja | 3 | person | trapped
Pabrik itu merumahkan 800 karyawan.
    800 karyawan | 800 | person | dismissed
Sebanyak 12 warga membawa korban tewas ke rumah sakit.
    12 warga | 12 | person | warga
Sebanyak 50 personel dikerahkan untuk mencari korban hilang.
    50 personel | 50 | person | personel
Sebanyak 20 penumpang tidak terluka.
    20 penumpang | 20 | person | penumpang
Bantuan diberikan kepada lima keluarga korban tewas.
    lima keluarga | 5 | family | keluarga
Sebanyak 200 personel mencari korban hilang.
    200 personel | 200 | person | personel
Dua helikopter hilang.
    Dua helikopter | 2 | - | helikopter
Tiga ponsel hilang.
    Tiga ponsel | 3 | - | ponsel
Hakim membacakan 10 nama terpidana mati.
    10 nama | 10 | - | nama
Rusak berat 1.240 unit, rusak ringan 2.075 unit.
    1.240 unit | 1240 | - | damaged
    2.075 unit | 2075 | - | damaged
Gempa merusak 56 sekolah dan 10 puskesmas.
    56 sekolah | 56 | school | damaged
    10 puskesmas | 10 | - | puskesmas
Ada 1.618 unit rumah mengalami kerusakan.
    1.618 unit rumah | 1618 | house | damaged
Api menghanguskan 15 kios.
    15 kios | 15 | shop | burnt
Ada 212 SPBU di kota itu.
    212 SPBU | 212 | - | spbu
Sebanyak 3 BUMN merugi.
    3 BUMN | 3 | - | bumn
Di bus itu ada 21.500 butir pil tidur.
    21.500 butir pil | 21500 | - | pil
Warga menerima 200 paket sembako.
    200 paket sembako | 200 | - | sembako
Ia punya 30 ekor sapi.
    30 ekor sapi | 30 | animal | sapi
Cukup 25 oranglah.
    25 oranglah | 25 | person | orang
Sebanyak 12 (dua belas) orang hadir.
    12 (dua belas) orang | 12 | person | orang
Listrik padam di 15 kecamatan.
    15 kecamatan | 15 | - | kecamatan
Kota itu terdiri dari 37 kelurahan.
    37 kelurahan | 37 | village | kelurahan
Ada 500 berita bohong.
    500 berita | 500 | - | berita
Ada dua puluh tiga orang di kapal.
    dua puluh tiga orang | 23 | person | orang
Sekolah itu punya seratus lima puluh ribu buku.
    seratus lima puluh ribu buku | 150000 | - | buku
Sebanyak satu setengah juta warga memilih.
    satu setengah juta warga | 1500000 | person | warga
Seribu lima ratus prajurit dikirim.
    Seribu lima ratus prajurit | 1500 | person | prajurit
Sejuta pohon ditanam.
    Sejuta pohon | 1000000 | - | pohon
Dua juta tiga ratus ribu pemilih terdaftar.
    Dua juta tiga ratus ribu pemilih | 2300000 | person | pemilih
Sebanyak 61 ribu orang mengungsi.
    61 ribu orang | 61000 | person | displaced
"""
"""A sentence, and below it its quantities: words, value, unit, what is counted."""


@pytest.mark.parametrize(("text", "expected"), cases(COUNTED))
def test_what_is_counted_and_what_became_of_it(text: str, expected: list[list[str]]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lebih dari 30 orang", (30, "at_least")),
        ("lebih 30 orang", (30, "at_least")),
        ("sedikitnya 30 orang", (30, "at_least")),
        ("tak kurang dari 30 orang", (30, "at_least")),
        ("tidak kurang dari 30 orang", (30, "at_least")),
        ("setidaknya ada 30 orang", (30, "at_least")),
        ("30 orang lebih", (30, "at_least")),
        ("30-an orang", (30, "at_least")),
        ("60an orang", (60, "at_least")),
        ("ratusan orang", (100, "at_least")),
        ("puluhan ribu orang", (10_000, "at_least")),
        ("belasan orang", (11, "at_least")),
        ("ribuan orang", (1000, "at_least")),
        ("jutaan orang", (1e6, "at_least")),
        ("hampir 30 orang", (30, "about")),
        ("hampir mencapai 30 orang", (30, "about")),
        ("sekitar 30 orang", (30, "about")),
        ("kurang lebih 30 orang", (30, "about")),
        ("diperkirakan 30 orang", (30, "about")),
        ("maksimal 30 orang", (30, "at_most")),
        ("kurang dari 30 orang", (30, "at_most")),
        ("tak sampai 30 orang", (30, "at_most")),
        ("paling banyak 30 orang", (30, "at_most")),
        ("tak lebih dari 30 orang", (30, "at_most")),
        ("hanya 30 orang", (30, "exact")),
        ("total 30 orang", (30, "exact")),
    ],
)
def test_how_exact_a_number_is(text: str, expected: tuple[float, str]) -> None:
    assert [(one[1], one[4]) for one in told(f"Di sana {text}.")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20-30 orang hadir.", [("20", 20, "at_least"), ("30 orang", 30, "at_most")]),
        ("20–30 orang hadir.", [("20", 20, "at_least"), ("30 orang", 30, "at_most")]),
        ("Dua hingga tiga orang hadir.", [("Dua", 2, "at_least"), ("tiga orang", 3, "at_most")]),
        ("Dua atau tiga orang hadir.", [("Dua", 2, "at_least"), ("tiga orang", 3, "at_most")]),
        ("Ada 20 sampai 30 rumah.", [("20", 20, "at_least"), ("30 rumah", 30, "at_most")]),
        ("Ada 20 s/d 30 rumah.", [("20", 20, "at_least"), ("30 rumah", 30, "at_most")]),
        ("Harganya 10-20 dollar.", [("10", 10, "at_least"), ("20 dollar", 20, "at_most")]),
        ("Harganya Rp 10.000-Rp 20.000.", [("Rp 10.000", 10_000, "at_least"), ("Rp 20.000", 20_000, "at_most")]),
        ("Harganya Rp 10 juta hingga Rp 15 juta.", [("Rp 10 juta", 1e7, "at_least"), ("Rp 15 juta", 1.5e7, "at_most")]),
        ("Harganya Rp 2-3 juta.", [("Rp 2", 2e6, "at_least"), ("3 juta", 3e6, "at_most")]),
        ("Angkanya 5-6 persen.", [("5", 5, "at_least"), ("6 persen", 6, "at_most")]),
        ("Panjangnya 1,5-2 km.", [("1,5", 1.5, "at_least"), ("2 km", 2, "at_most")]),
    ],
)  # fmt: skip
def test_ranges(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(words, value, bound) for words, value, _, _, bound in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pesawat MH 370 hilang.",
        "KRI Nanggala-402 hilang di perairan Tirawai.",
        "Densus 88 tangkap terduga.",
        "Boeing 737 milik Lantari Air mendarat.",
        "Ia membeli iPhone 12 baru.",
        "Wesel United menang 3-0 atas Tirawai FC.",
        "Tirawai kalah 1-3 pada babak kedua.",
        "Ia menang 21-15, 21-18.",
        "Wesel takluk 0-2.",
        "Hubungi 0812-3456-7890 atau (021) 555-1234.",
        "UU Nomor 11 Tahun 2020 mengatur itu.",
        "Perpres 5/2014 sudah berlaku.",
        "Ia tinggal di Jalan Melati 25 kompleks Sari.",
        "RT 3 RW 5 banjir.",
        "Ia duduk di kelas 5 sekolah itu.",
        "Peringkat 3 dunia.",
        "Orang nomor 1 di kota itu.",
        "Babak 2 dimulai.",
        "Toko itu buka 24 jam.",
        "Mereka pergi selama 7 hari.",
        "Anak berusia 5 tahun itu selamat.",
        "Sekitar pukul 14.30 warga berkumpul.",
        "Salah satu korban tewas sudah dimakamkan.",
        "Ini korban ke-3 tewas.",
        "Jalur 3 ditutup.",
        "Siaran Trans 7 berhenti.",
        "Dua pertiga wilayah terendam.",
        "1. Warga wajib lapor.",
        "Versi 2.0 rilis.",
        "Industri 4.0 mendorong perubahan.",
        "Mesin 4x4 itu rusak.",
        "Jaringan 5G mati.",
        "Pertandingan 2x45 menit.",
        "Satu per satu warga keluar.",
        "Lantai 5 gedung itu terbakar.",
        "Gerbong 3 penumpang terguling.",
        "Kilometer 72 ruas tol itu macet.",
        "Covid-19 mewabah.",
        "Kelompok G-20 bertemu.",
        "Seorang saksi melihat api.",
        "Nomor antrean 45 dipanggil.",
        "Situs www.12orang.com diblokir.",
        "Gerakan 1998 silam berakhir.",
        "Agen 007 beraksi.",
        "Nomor 08 orang kedua.",
        "Ia lahir 12 Mei 1990.",
        "Kode pos 40115 berlaku.",
        "RON 92 naik.",
        "Saldo NIK 3201234567890001 diblokir.",
        "Sabtu-Minggu 08.00-10.00 WIB.",
        "Ayat (3) berbunyi demikian.",
        "Grup B2 penuh.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert told(text) == []

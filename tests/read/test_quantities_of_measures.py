"""Money, shares and measures of made-up news: value, unit, and what is measured."""

from __future__ import annotations

import pytest

from tests.read.test_quantities import cases, told, written

Value = tuple[str, float, str | None, str | None]


def values(text: str) -> list[Value]:
    return [(words, value, unit, of) for words, value, unit, of, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Rp 1,5 triliun", 1.5e12, "IDR"),
        ("Rp1,5 T", 1.5e12, "IDR"),
        ("Rp2 M", 2e9, "IDR"),
        ("Rp. 5.000", 5000, "IDR"),
        ("Rp.3,4 miliar", 3.4e9, "IDR"),
        ("Rp500 ribu", 500_000, "IDR"),
        ("Rp 500 rb", 500_000, "IDR"),
        ("Rp1.500.000.000,00", 1.5e9, "IDR"),
        ("IDR 20 juta", 2e7, "IDR"),
        ("5.000 rupiah", 5000, "IDR"),
        ("lima ribu rupiah", 5000, "IDR"),
        ("US$ 74,5", 74.5, "USD"),
        ("US$1,2 miliar", 1.2e9, "USD"),
        ("USD 1.812,46", 1812.46, "USD"),
        ("USD300 miliar", 3e11, "USD"),
        ("$1.5 million", 1.5e6, "USD"),
        ("AS$ 20 juta", 2e7, "USD"),
        ("20 juta dollar AS", 2e7, "USD"),
        ("20 juta dolar Amerika Serikat", 2e7, "USD"),
        ("3 juta USD", 3e6, "USD"),
        ("S$ 500", 500, "SGD"),
        ("500 dolar Singapura", 500, "SGD"),
        ("A$ 2 juta", 2e6, "AUD"),
        ("2 juta dolar Australia", 2e6, "AUD"),
        ("€ 3 juta", 3e6, "EUR"),
        ("EUR 3 juta", 3e6, "EUR"),
        ("3 juta euro", 3e6, "EUR"),
        ("10.000 yen", 10_000, "JPY"),
        ("RM 50", 50, "MYR"),
        ("50 ringgit", 50, "MYR"),
        ("50 ringgit Malaysia", 50, "MYR"),
        ("200 riyal", 200, "SAR"),
        ("200 riyal Saudi", 200, "SAR"),
        ("£ 40", 40, "GBP"),
        ("40 poundsterling", 40, "GBP"),
        ("300 yuan", 300, "CNY"),
        ("700 baht", 700, "THB"),
        ("ratusan juta rupiah", 1e8, "IDR"),
        ("63,15 dlolar AS", 63.15, "USD"),
        ("60-an dollar AS", 60, "USD"),
        ("12 persen", 12, "percent"),
        ("12%", 12, "percent"),
        ("0,5 %", 0.5, "percent"),
        ("74.5 percent", 74.5, "percent"),
        ("dua persen", 2, "percent"),
        ("2 persen poin", 2, "percentage point"),
        ("25 basis poin", 25, "bps"),
        ("25 bps", 25, "bps"),
        ("minus 2,5 persen", -2.5, "percent"),
        ("(-0,23%)", -0.23, "percent"),
        ("magnitudo 5,6", 5.6, "magnitude"),
        ("M 5,6", 5.6, "magnitude"),
        ("M5,6", 5.6, "magnitude"),
        ("5,6 SR", 5.6, "magnitude"),
        ("5,6 skala Richter", 5.6, "magnitude"),
        ("5,6 pada skala Richter", 5.6, "magnitude"),
        ("6,8 magnitudo", 6.8, "magnitude"),
        ("berkekuatan 5,6", 5.6, "magnitude"),
        ("bermagnitudo 5,6", 5.6, "magnitude"),
        ("berkekuatan magnitudo 4,4", 4.4, "magnitude"),
        ("berkekuatan 7 skala Richter", 7, "magnitude"),
        ("7 km", 7, "km"),
        ("7 kilometer", 7, "km"),
        ("1.500 meter", 1500, "m"),
        ("30 sentimeter", 30, "cm"),
        ("30 cm", 30, "cm"),
        ("5 hektar", 5, "ha"),
        ("5 hektare", 5, "ha"),
        ("200 meter persegi", 200, "m2"),
        ("3 ton", 3, "ton"),
        ("31,25 gram", 31.25, "g"),
        ("5 kg", 5, "kg"),
        ("3 kuintal", 3, "quintal"),
        ("900 kWh", 900, "kWh"),
        ("660 MW", 660, "MW"),
        ("35 derajat Celsius", 35, "celsius"),
        ("minus 5 derajat Celsius", -5, "celsius"),
        ("80 km/jam", 80, "km/hour"),
        ("80 kilometer per jam", 80, "km/hour"),
        ("25 knot", 25, "knot"),
        ("9 juta barel per hari", 9e6, "barrel/day"),
        ("200.000 kiloliter", 200_000, "kl"),
        ("12 liter", 12, "l"),
        ("100 meter kubik", 100, "m3"),
        ("2.640 mdpl", 2640, "m above sea level"),
        ("Rp 5 juta per bulan", 5e6, "IDR/month"),
        ("Rp 9.500 per kilogram", 9500, "IDR/kg"),
        ("Rp 7.000/liter", 7000, "IDR/l"),
        ("US$ 74,53 sebarel", 74.53, "USD/barrel"),
        ("Rp 12.000 per dollar AS", 12_000, "IDR/USD"),
        ("1,5 persen per tahun", 1.5, "percent/year"),
        ("minus Rp 1.340 per liter", -1340, "IDR/l"),
        ("(minus) Rp 1.150 per liter", -1150, "IDR/l"),
        ("USD 1.950 per ons troy", 1950, "USD/oz"),
    ],
)
def test_a_measure_is_its_number_and_unit(text: str, value: float, unit: str) -> None:
    sentence = f"Di sana {text}."
    found = told(sentence)
    assert [(one[1], one[2]) for one in found] == [(pytest.approx(value, rel=1e-12), unit)]
    assert found[0][0] in (text, text.strip("()"))


MEASURED = """\
Upah minimum naik 6,5 persen menjadi Rp 3,4 juta per bulan.
    6,5 persen | 6.5 | percent | upah minimum
    Rp 3,4 juta per bulan | 3400000 | IDR/month | upah minimum
Anggaran naik dari Rp 5 triliun pada 2013 menjadi Rp 7 triliun pada 2014.
    Rp 5 triliun | 5000000000000 | IDR | anggaran
    Rp 7 triliun | 7000000000000 | IDR | anggaran
Harga beras naik Rp 500 menjadi Rp 12.500 per kilogram.
    Rp 500 | 500 | IDR | price
    Rp 12.500 per kilogram | 12500 | IDR/kg | price
Minyak turun 72 sen menjadi 63,15 dollar AS per barel.
    72 sen | 0.72 | USD | price
    63,15 dollar AS per barel | 63.15 | USD/barrel | price
Minyak diperdagangkan di level 75 dollar AS per barel.
    75 dollar AS per barel | 75 | USD/barrel | price
Minyak mentah ditutup pada 75 dollar AS.
    75 dollar AS | 75 | USD | price
Emas turun 1,37 persen ke 1.920 dolar AS per ounce.
    1,37 persen | 1.37 | percent | price
    1.920 dolar AS per ounce | 1920 | USD/oz | price
Kontrak minyak itu turun 0,52 persen, setelah kemarin terpangkas 2,91 persen.
    0,52 persen | 0.52 | percent | price
    2,91 persen | 2.91 | percent | price
Minyak itu laku 58,40 dollar AS—setara sekitar Rp 760.000—per barrel.
    58,40 dollar AS | 58.4 | USD/barrel | price
    Rp 760.000 | 760000 | IDR/barrel | price
Subsidi solar misalnya Rp 600 atau Rp 900 per liter.
    Rp 600 | 600 | IDR/l | subsidi
    Rp 900 per liter | 900 | IDR/l | subsidi
Mobil itu dibanderol Rp 300 juta.
    Rp 300 juta | 300000000 | IDR | price
Tiket dijual seharga Rp 150.000.
    Rp 150.000 | 150000 | IDR | price
Cabai rawit naik dari Rp 40.000 menjadi Rp 60.000 per kg.
    Rp 40.000 | 40000 | IDR | price
    Rp 60.000 per kg | 60000 | IDR/kg | price
Naik 5 sen AS.
    5 sen AS | 0.05 | USD | -
Ia membayar 50 sen.
    50 sen | 50 | cent | -
Naik 20 sen euro per liter.
    20 sen euro per liter | 0.2 | EUR/l | price
Harga beras naik, pemerintah menyiapkan Rp 5 triliun.
    Rp 5 triliun | 5000000000000 | IDR | -
Harga beras naik, sedangkan pengangguran turun 2 persen.
    2 persen | 2 | percent | pengangguran
Biaya produksi cuma 12-18 dollar AS per barrel.
    12 | 12 | USD/barrel | biaya produksi
    18 dollar AS per barrel | 18 | USD/barrel | biaya produksi
Pedagang itu mengambil keuntungan Rp 1.200 per liter.
    Rp 1.200 per liter | 1200 | IDR/l | keuntungan
Kepemilikan saham naik menjadi 30 persen.
    30 persen | 30 | percent | kepemilikan
Ekspor minyak naik 5 persen.
    5 persen | 5 | percent | ekspor
Produksi minyak mentah turun 30.000 barel per hari menjadi 4,2 juta barel.
    30.000 barel per hari | 30000 | barrel/day | produksi
    4,2 juta barel | 4200000 | barrel | produksi
Stok minyak naik 3,1 juta barel menjadi 212,4 juta barel.
    3,1 juta barel | 3100000 | barrel | stok minyak
    212,4 juta barel | 212400000 | barrel | stok minyak
Cadangan devisa susut hingga tinggal 90 miliar dollar AS.
    90 miliar dollar AS | 90000000000 | USD | cadangan devisa
Saham itu dilepas dengan harga pembelian Rp 290 per saham.
    Rp 290 per saham | 290 | IDR/share | price
Bank Tabungan Lantari menerbitkan surat senilai Rp 2 triliun.
    Rp 2 triliun | 2000000000000 | IDR | -
Kontrak di bursa Wesel turun 0,5 persen.
    0,5 persen | 0.5 | percent | price
Bursa Wesel turun 0,5 persen atau 20 poin.
    0,5 persen | 0.5 | percent | bursa
    20 poin | 20 | point | bursa
Sektor yang turun: perikanan (-0,11 persen), kayu lapis (-0,35 persen).
    -0,11 persen | -0.11 | percent | perikanan
    -0,35 persen | -0.35 | percent | kayu lapis
Saham yang naik adalah AAAA (Rp 500), BBBB (Rp 900), dan CCCC (Rp 300).
    Rp 500 | 500 | IDR | price
    Rp 900 | 900 | IDR | price
    Rp 300 | 300 | IDR | price
Penerimaan migas pada 2017 sekitar 8,5 miliar dollar AS hingga 9,7 miliar dollar AS.
    8,5 miliar dollar AS | 8500000000 | USD | penerimaan
    9,7 miliar dollar AS | 9700000000 | USD | penerimaan
Stok minyak turun ke level 240-an juta barel.
    240-an juta barel | 240000000 | barrel | stok minyak
Kerugian yang dialami warga mencapai Rp 2 miliar.
    Rp 2 miliar | 2000000000 | IDR | kerugian
Ia dihukum denda Rp 50 juta.
    Rp 50 juta | 50000000 | IDR | denda
Ada dana Rp 27 triliun untuk desa.
    Rp 27 triliun | 27000000000000 | IDR | dana
Ekonomi tumbuh 5 persen.
    5 persen | 5 | percent | pertumbuhan
Bank sentral menaikkan 75 basis poin suku bunga menjadi 9 persen.
    75 basis poin | 75 | bps | suku bunga
    9 persen | 9 | percent | suku bunga
Suku bunga acuan kini di level 8 persen.
    8 persen | 8 | percent | suku bunga acuan
Tirawai memenuhi 35 persen kebutuhan gandum dunia.
    35 persen | 35 | percent | kebutuhan
Hanya 6 persen dari 3 juta kendaraan yang diuji.
    6 persen | 6 | percent | kendaraan
    3 juta kendaraan | 3000000 | vehicle | kendaraan
Rupiah ditutup di level Rp 15.480 per dollar AS.
    Rp 15.480 per dollar AS | 15480 | IDR/USD | kurs
Kurs tetap, tetapi MOPS menjadi 90 dollar AS per barel.
    90 dollar AS per barel | 90 | USD/barrel | price
Gempa terjadi pada kedalaman 10 kilometer.
    10 kilometer | 10 | km | depth
Banjir setinggi 2 meter merendam desa.
    2 meter | 2 | m | height
Jalan sepanjang 12 km rusak.
    12 km | 12 | km | length
Lahan seluas 5 hektare terbakar.
    5 hektare | 5 | ha | area
Pusat gempa berjarak 20 km arah barat Tirawai.
    20 km | 20 | km | distance
Suhu mencapai 40 derajat.
    40 derajat | 40 | celsius | temperature
Angin berkecepatan 60 km/jam.
    60 km/jam | 60 | km/hour | speed
Harga kopi cukup tinggi, di atas 45 dollar AS.
    45 dollar AS | 45 | USD | price
Polisi menyita sabu seberat 7 kg.
    7 kg | 7 | kg | sabu
Di koper itu ada heroin sebanyak 412,30 gram.
    412,30 gram | 412.3 | g | heroin
Bulog menyalurkan 200 ton beras.
    200 ton | 200 | ton | beras
Kapal itu dikawal 200 personel berkekuatan penuh.
    200 personel | 200 | person | personel
Konvoi berkekuatan 5 kapal itu tiba.
    5 kapal | 5 | ship | kapal
"""
"""A sentence, and below it its quantities: words, value, unit, what is measured."""


@pytest.mark.parametrize(("text", "expected"), cases(MEASURED))
def test_what_is_measured(text: str, expected: list[list[str]]) -> None:
    assert written(text) == expected


def test_a_list_in_brackets_has_one_unit_and_scale_and_no_ages() -> None:
    text = "Cadangan terbesar: Orvana (190 miliar barel), Tirawai (155), Lantari (104), dan Wesel (70)."
    assert [one[1:] for one in values(text)] == [
        (number, "barrel", "cadangan") for number in (190e9, 155e9, 104e9, 70e9)
    ]
    ages = "Korban adalah Asep Budiman (13), Sri Lastari (10), dan Marto (32)."
    assert [one[1:] for one in values(ages)] == [(number, "year", "age") for number in (13, 10, 32)]
    people = "Yang terbanyak Orvana (40 orang), Tirawai (12), dan Lantari (9)."
    assert [one[1:] for one in values(people)] == [(number, "person", "orang") for number in (40, 12, 9)]


def test_the_indonesian_and_the_english_way_to_write_a_number() -> None:
    assert values("Ada 1.500,75 ton beras.")[0][1] == 1500.75
    assert values("Ada 1,500,000 warga.")[0][1] == 1_500_000
    assert values("Ada 41,275 orang.")[0][1] == 41_275
    assert values("Nilainya 74.5 persen.")[0][1] == 74.5
    assert values("Nilainya 1,234.5 persen.")[0][1] == 1234.5

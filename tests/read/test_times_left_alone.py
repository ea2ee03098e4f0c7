"""What looks like a time and is none: names, scores, sums, numbers of laws and of telephones."""

from __future__ import annotations

import pytest

from tests.read.test_times import check_marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Bantuan tiba beberapa jam setelah banjir.",
        "Harga beras naik menjadi Rp 12.500 per kilogram.",
        "Nusaraya menang 3-1 atas Bandarsari.",
        "Pasangan itu menang 21-18, 21-19.",
        "Hubungi 0812-2014-1998 atau (021) 1999888.",
        "Hubungi 021-5201998.",
        "Ia tinggal di Jalan 17 Agustus No 45.",
        "Ia tinggal di Jl. 10 November 12.",
        "Ia bermain di film Malam Minggu Ceria.",
        "Warga berkumpul di Pasar Minggu dan Pasar Rebo.",
        "Ini kata Juni Hartono, warga desa.",
        "Menurut Mei, harga naik.",
        "Seorang petani bernama Jumat menolak.",
        "Pak Senin menolak.",
        "Petani itu, Jumat (45), menolak.",
        "Ia berangkat, lalu pulang.",
        "Ia membaca koran Bintang Pagi.",
        "Selamat pagi, kata penjaga itu.",
        "Ia bekerja di Apotek 24 Jam itu.",
        "Ia memakai mobil Audi Q3 hitam.",
        "Ia belajar di Institut Teknologi Sepuluh Nopember.",
        "Ia membaca halaman 2014 itu.",
        "Ada 2014 orang di sana.",
        "Jumlahnya 1.998 unit.",
        "Nilainya 2010 dolar.",
        "Ia pekerja paruh waktu.",
        "Tim itu unggul pada babak pertama.",
        "Hari ke-3 lomba itu ramai.",
        "Ia berulang tahun ke-50.",
        "Kegiatan sehari-hari warga.",
        "Suhunya 30-32 derajat.",
        "Ayat 2:15 dibaca.",
        "Kami memastikan dulu sistemnya.",
        "Skor akhir 14-12 pada gim itu.",
        "Pecahan 3/4 dan 1/2.",
        "Nomor surat 12/8/PK/2.",
        "Rasio 10:30 itu tinggi.",
        "Ia naik pesawat Boeing 737-800.",
        "Ia berjalan ke depan.",
        "Permen Nomor 1/2013 dan Permen No. 54/2010 berlaku.",
        "Perpres No 5/2012 berlaku.",
        "Warga belajar dari Tahun Baru Imlek.",
        "Kata Ahmad Ramadhan, harga naik.",
        "Mobil bernomor BG 1972 ZH terbakar.",
        "Mobil B 1998 XYZ terbakar.",
        "Hari Suci Nyepi Tahun Baru Saka 1945 dirayakan.",
        "Produksi naik dari 2.012 menjadi 2.013 unit.",
        "Upacara digelar di Lapangan 17 Agustus.",
        "Kata Agustus Wijaya, harga naik.",
        "Ikuti langkah 1/2/3 itu.",
        "Mereka memakai formasi 4-3-3 dan 3-5-2.",
        "Aplikasi versi 1.2.14 dirilis.",
        "Alamatnya RT 05/RW 08.",
        "Ia membaca Surat Yasin ayat 12-14.",
        "Nilainya 7,5 dan 8.5.",
        "Suhu turun ke 9.30 derajat.",
        "Peringkat 20-30 dunia.",
    ],
)
def test_what_is_left_alone(sentence: str) -> None:
    check_marked(sentence)

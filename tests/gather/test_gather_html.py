# ruff: noqa: E501 (mark-up is data)
"""Pages as Indonesian newsrooms build them; all words made up."""

from __future__ import annotations

import time

import pytest

from runut.gather.html import declared_charset, read_page

BODY = [
    "Kapal feri Bahari Lima kandas di karang dekat pelabuhan Tirawai pada Senin (5/1/2026) pagi saat membawa penumpang.",
    "“Semua penumpang selamat dan sudah kami bawa ke darat,” kata Kepala Pelabuhan Tirawai, Rangga Samudra, di dermaga.",
    "Ia menambahkan bahwa cuaca di selat itu buruk sejak dua hari lalu sehingga pelayaran malam dihentikan sementara waktu.",
    "Penyelidikan atas sebab kecelakaan itu masih berjalan, dan nakhoda kapal sedang dimintai keterangan oleh petugas.",
]
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Kanal {n}</a></li>" for n in range(12)) + "</ul></nav>"
SIDE = (
    "<aside><h3>Terpopuler</h3><ul>"
    + "".join(f"<li><a href='/p{n}'>Judul berita lain yang cukup panjang nomor {n}</a></li>" for n in range(8))
    + "</ul></aside><footer>Hak cipta dilindungi oleh undang-undang, redaksi dan pedoman media siber</footer>"
)
PAGE = f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">
<title>Feri Kandas di Tirawai, Penumpang Selamat - Warta.com Daerah</title>
<meta property="og:title" content="Feri Kandas di Tirawai, Penumpang Selamat - Warta.com Daerah">
<meta property="og:site_name" content="Warta.com"><meta name="author" content="Warta Siber Media">
<link rel="canonical" href="https://www.warta.com/daerah/read/2026/01/05/feri-kandas">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle",
"headline":"Feri Kandas di Tirawai, Penumpang Selamat","datePublished":"2026-01-05T10:15:00+07:00","inLanguage":"id",
"author":[{{"@type":"Person","name":"Sari Dewi"}}],"publisher":{{"name":"Warta.com"}}}}]}}</script></head><body>
{MENU}<div class="wrap article-photo-page"><div class="main"><h1 class="read__title">Feri Kandas di Tirawai, Penumpang Selamat</h1>
<div class="read__subtitle">Nakhoda diperiksa petugas</div>
<div class="read__author"><a href="/sari">Sari Dewi</a></div><div class="read__time">Senin, 5 Januari 2026 | 10:15 WIB</div>
<div class="social-share">Bagikan <a href="#">Facebook</a></div>
<figure><img src="a.jpg"><figcaption>Feri Bahari Lima di karang. <span class="credit">WARTA/Budi Karsa</span></figcaption></figure>
<div class="read__content"><p><strong>TIRAWAI, WARTA.com</strong> –&nbsp;{BODY[0]}</p><div class="ads-on-body">Iklan kapal murah</div>
<p>{BODY[1]}</p><p><strong>Baca juga: <a href="/x">Cuaca Buruk di Selat, Nelayan Tak Melaut</a></strong></p>
<p><b>Cuaca buruk</b></p><p>{BODY[2]}</p><h3>Nakhoda diperiksa</h3><p>{BODY[3]}<br>Pendek.</p>
<div class="related"><a href="/r">Berita terkait yang tidak ikut dibaca oleh siapa pun</a></div></div>
<table><tr><td>Penulis</td><td>: Sari Dewi</td></tr><tr><td>Editor</td><td>: Tono Laksana</td></tr>
<tr><td>Sumber</td><td>: <a href="#">Kantor Berita Laut</a></td></tr></table>
<div class="paging">Halaman: <a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=2">Selanjutnya</a></div>
<ul class="tag__list"><li><a href="/t">feri</a></li><li><a href="/u">tirawai</a></li></ul></div></div>{SIDE}
<script>var x = "Kode yang bukan teks berita sama sekali dan sangat panjang";</script></body></html>"""


def roles(content):
    return [(mark.role, mark.span.of(content.text)) for mark in content.marks]


def test_a_page_is_read_in_order_with_its_roles():
    content = read_page(PAGE)
    assert content is not None
    assert roles(content) == [
        ("title", "Feri Kandas di Tirawai, Penumpang Selamat"),
        ("subtitle", "Nakhoda diperiksa petugas"),
        ("byline", "Sari Dewi"),
        ("byline", "Senin, 5 Januari 2026 | 10:15 WIB"),
        ("caption", "Feri Bahari Lima di karang."),
        ("credit", "WARTA/Budi Karsa"),
        ("body", f"TIRAWAI, WARTA.com –\u00a0{BODY[0]}"),
        ("body", BODY[1]),
        ("promo", "Baca juga: Cuaca Buruk di Selat, Nelayan Tak Melaut"),
        ("heading", "Cuaca buruk"),
        ("body", BODY[2]),
        ("heading", "Nakhoda diperiksa"),
        ("body", BODY[3]),
        ("body", "Pendek."),
        ("byline", "Penulis : Sari Dewi"),
        ("byline", "Editor : Tono Laksana"),
        ("chrome", "Halaman: 1 2 Selanjutnya"),
        ("tags", "feri"),
        ("tags", "tirawai"),
    ]
    assert "Sumber : Kantor Berita Laut" in content.text
    assert f"{BODY[3]}\nPendek." in content.text
    for word in ("Kanal", "Terpopuler", "Iklan", "terkait", "Kode", "Facebook", "undang-undang"):
        assert word not in content.text


def test_what_the_page_says_of_itself():
    content = read_page(PAGE)
    assert content is not None
    given = content.given
    assert given.title == "Feri Kandas di Tirawai, Penumpang Selamat"
    assert (given.outlet, given.site, given.language) == ("Warta.com", "warta.com", "id")
    assert given.authors == ("Sari Dewi",)
    assert given.published == "2026-01-05T10:15:00+07:00"
    assert content.archived is None


def test_a_report_of_a_page_keeps_its_path(tmp_path, gathered):
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    [report], problems = gathered(path)
    assert problems == []
    assert report.uri == str(path)


def test_paragraphs_made_of_breaks_and_bare_text():
    page = (
        f"<html><head><title>Feri Kandas di Tirawai</title></head><body>{MENU}<div class=isi><h2>Feri Kandas di Tirawai</h2>"
        f"<div class=teks><strong>Tirawai</strong> - <p>{BODY[0]}<br><br>{BODY[1]}<br> <br>{BODY[2]}</p></div></div>{SIDE}"
    )
    content = read_page(page)
    assert content is not None
    assert roles(content) == [
        ("title", "Feri Kandas di Tirawai"),
        ("dateline", "Tirawai -"),
        ("body", BODY[0]),
        ("body", BODY[1]),
        ("body", BODY[2]),
    ]


def test_a_page_in_windows_1252(tmp_path, gathered):
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252"))
    assert f"{BODY[1]}" in gathered(path)[0][0].text
    assert (
        declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
        == "windows-1251"
    )


def test_a_page_from_the_wayback_machine():
    snapshot = "https://web.archive.org/web/20260106010203/https://www.warta.com/daerah/read/2026/01/05/feri-kandas"
    page = PAGE.replace("https://www.warta.com/daerah/read/2026/01/05/feri-kandas", snapshot).replace(
        "<nav>",
        '<div id="wm-ipp-base"><p>Peramban arsip menyimpan halaman ini pada tanggal enam Januari tahun ini.</p></div><nav>',
        1,
    )
    content = read_page(page)
    assert content is not None
    assert content.archived == snapshot
    assert content.given.site == "warta.com"
    assert "Peramban arsip" not in content.text


def test_a_page_s_numbers_are_known_by_their_words_where_no_class_tells():
    page = PAGE.replace('<div class="paging">Halaman: ', '<div class="more">Halaman ')
    content = read_page(page)
    assert content is not None
    assert ("chrome", "Halaman 1 2 Selanjutnya") in roles(content)


def test_entities_are_read_as_characters():
    content = read_page(
        f"<h1>Harga &amp; Beras &quot;Naik&quot; di Tirawai</h1><p>{BODY[0]} &lt;b&gt; &#8220;x&#8221; &#128674;</p><p>{BODY[1]}</p>"
    )
    assert content is not None
    assert "<b> “x” 🚢" in content.text


@pytest.mark.parametrize(
    "page",
    [
        "", " ", "<", "<html>", "<html></html>", "<!doctype html>", "<!-- -->", "<script>x</script>", MENU, "<p></p>",
        f"<html><body>{MENU}{MENU}</body></html>", "<html><head><title>Beranda</title></head><body></body></html>",
    ],
)  # fmt: skip
def test_a_page_without_an_article_has_no_text(page, tmp_path, gathered):
    assert read_page(page) is None
    path = tmp_path / "a.html"
    path.write_text(page)
    assert gathered(path)[1][0].code in ("no_text", "empty")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + f"<p>{BODY[0]}</p>" + "</div>" * 10_000,
        "<b><i>" * 5_000 + BODY[0],
        f"<h1>Feri</h1><p>{BODY[0] * 9000}</p>",
        "<p>" + "<br>kata yang cukup panjang untuk satu baris berita" * 20_000,
        "<table>" * 500 + f"<td>{BODY[0]}",
        "<a href='x'>" * 20_000 + BODY[0],
        "<p class='" + "a-" * 100_000 + f"'>{BODY[0]}</p>",
        "<h1>" + "judul " * 100_000 + f"</h1><p>{BODY[0]}</p>",
        "<title>" + " | a - b" * 100_000 + f"</title><p>{BODY[0]}</p>",
        "<script type='application/ld+json'>" + "[" * 100_000 + f"</script><p>{BODY[0]}</p>",
    ],
    ids=["deep", "unclosed", "megabyte", "breaks", "tables", "links", "classes", "title", "head", "json"],
)
def test_hostile_pages_neither_crash_nor_hang(page):
    begun = time.perf_counter()
    content = read_page(page)
    assert time.perf_counter() - begun < 10
    if content:
        assert all(0 <= mark.span.start < mark.span.end <= len(content.text) for mark in content.marks)

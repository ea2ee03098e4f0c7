# ruff: noqa: E501 (mark-up is data)
from __future__ import annotations

import pytest

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Warta Nusaraya</title><link>https://www.warta.example/</link><language>id</language>
<item><title>Kapal &amp;quot;Bahari&amp;quot; sandar</title><link>https://www.warta.example/kapal?x=1&amp;y=2</link>
<pubDate>Senin, 06 Januari 2025 08:00:00 +0700</pubDate><dc:creator><![CDATA[Sari Dewi]]></dc:creator>
<description>Ringkas &lt;b&gt;saja&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>TIRAWAI - Kapal itu sandar&nbsp;pagi tadi.</p><p><strong>Baca juga:</strong> <a href="/x">Harga ikan</a></p>
<h3>Dua korban</h3><p>“Semua selamat,” kata Lurah.</p><script>alert(1)</script>]]></content:encoded></item>
<item><guid isPermaLink="true">https://www.warta.example/dua</guid><title>Dua</title><description>Ringkas &lt;b&gt;saja&lt;/b&gt;.</description></item>
<item><link>https://www.warta.example/tiga</link></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Warta</title></channel>
<item><title>Satu</title><link>https://warta.example/1</link><dc:date>2025-01-06</dc:date></item></rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><title>Warta</title>
<entry><title type="html">Kapal &amp;amp; dermaga</title><link rel="edit" href="https://warta.example/edit"/>
<link href="https://warta.example/1"/><published>2025-01-06T08:00:00+07:00</published><author><name>Sari</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kapal sandar.</p><p>Ikan dijual.</p></div></content></entry></feed>"""


def test_rss(tmp_path, gathered):
    path = tmp_path / "umpan.xml"
    path.write_text(RSS)
    [first, second], problems = gathered(path)
    assert first.uri == "https://www.warta.example/kapal?x=1&y=2"
    assert first.given.title == 'Kapal "Bahari" sandar'
    assert first.given.published == "Senin, 06 Januari 2025 08:00:00 +0700"
    assert first.given.authors == ("Sari Dewi",)
    assert (first.given.outlet, first.given.site, first.given.language) == ("Warta Nusaraya", "warta.example", "id")
    assert [(mark.role, mark.span.of(first.text)) for mark in first.marks] == [
        ("title", 'Kapal "Bahari" sandar'),
        ("body", "TIRAWAI - Kapal itu sandar\u00a0pagi tadi."),
        ("promo", "Baca juga: Harga ikan"),
        ("heading", "Dua korban"),
        ("body", "“Semua selamat,” kata Lurah."),
    ]
    assert (second.uri, second.text) == ("https://www.warta.example/dua", "Dua\n\nRingkas saja.")
    assert [(one.uri, one.code) for one in problems] == [("https://www.warta.example/tiga", "no_text")]


def test_an_item_keeps_its_identity_when_the_feed_moves_on(tmp_path, gathered):
    path = tmp_path / "umpan.xml"
    path.write_text(RSS)
    before = gathered(path)[0]
    path.write_text(RSS.replace("<item><title>Kapal", "<item><title>Baru</title></item><item><title>Kapal"))
    assert {one.id for one in before} <= {one.id for one in gathered(path)[0]}


def test_rss_1_and_atom(tmp_path, gathered):
    (tmp_path / "a.rss").write_text(RDF)
    (tmp_path / "b.atom").write_text(ATOM)
    [rdf, atom], problems = gathered(tmp_path)
    assert problems == []
    assert (rdf.text, rdf.uri, rdf.given.published) == ("Satu", "https://warta.example/1", "2025-01-06")
    assert atom.text == "Kapal & dermaga\n\nKapal sandar.\n\nIkan dijual."
    assert (atom.uri, atom.given.authors, atom.given.language) == ("https://warta.example/1", ("Sari",), "id")


@pytest.mark.parametrize("content", ["<urlset><url/></urlset>", "bukan xml", "<?xml version='1.0'?>", "<a"])
def test_what_is_no_feed(content, tmp_path, gathered):
    path = tmp_path / "a.xml"
    path.write_text(content)
    assert [one.code for one in gathered(path)[1]] == ["bad_feed"]


def test_a_broken_feed_gives_what_it_has(tmp_path, gathered):
    path = tmp_path / "a.rss"
    path.write_text("<rss><channel><item><title>Satu & dua</title></item><item><title>Tiga</title>")
    assert [one.text for one in gathered(path)[0]] == ["Satu dua", "Tiga"]


def test_entities_are_not_expanded_and_files_not_read(tmp_path, gathered):
    (tmp_path / "rahasia").write_text("KATASANDI")
    path = tmp_path / "a.xml"
    path.write_text(
        f'<!DOCTYPE rss [<!ENTITY a "{"b" * 1000}"><!ENTITY c "&a;&a;&a;"><!ENTITY f SYSTEM "file://{tmp_path}/rahasia">]>'
        "<rss><channel><item><title>Satu &c; &f; dua</title></item></channel></rss>"
    )
    [report], _ = gathered(path)
    assert "KATASANDI" not in report.text
    assert len(report.text) < 100


def test_a_feed_in_another_encoding(tmp_path, gathered):
    path = tmp_path / "a.xml"
    path.write_bytes(
        '<?xml version="1.0" encoding="windows-1252"?><rss><channel><item><title>“Satu”</title></item></channel></rss>'.encode(
            "cp1252"
        )
    )
    assert gathered(path)[0][0].text == "“Satu”"

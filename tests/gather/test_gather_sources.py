"""What stands behind a path: files, folders, links, pipes, and what cannot be read."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from runut.gather.sources import LIMIT


def codes(problems):
    return [(Path(one.uri).name, one.code) for one in problems]


def test_a_text_file_is_its_bytes(tmp_path, gathered):
    raw = "\r\n  Banjir di Tirawai\u00a0\r\n\r\n“Air naik,”  kata Lurah. \n\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    [report], problems = gathered(path)
    assert problems == []
    assert report.text == raw.decode()
    assert report.uri == str(path)
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert report.id == hashlib.sha256(f"{path}\0{report.sha256}".encode()).hexdigest()[:16]
    assert report.gathered_at == "2026-01-02T03:04:05Z"
    assert report.marks == ()


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(tmp_path, gathered):
    (tmp_path / "kosong.txt").write_bytes(b"")
    (tmp_path / "putih.txt").write_bytes(b" \n\t\r\n")
    (tmp_path / "gambar.txt").write_bytes(b"\x89PNG\r\n\x1a\n123")
    (tmp_path / "nul.txt").write_bytes(b"isi\0isi")
    (tmp_path / "surat.txt").write_bytes(b"%PDF-1.7 isi")
    (tmp_path / "baik.txt").write_text("Kapal sandar.")
    order = ["tiada.txt", "kosong.txt", "putih.txt", "gambar.txt", "nul.txt", "surat.txt", "baik.txt"]
    reports, problems = gathered(*(tmp_path / name for name in order))
    assert [one.text for one in reports] == ["Kapal sandar."]
    assert codes(problems) == [
        ("tiada.txt", "missing"),
        ("kosong.txt", "empty"),
        ("putih.txt", "empty"),
        ("gambar.txt", "binary"),
        ("nul.txt", "binary"),
        ("surat.txt", "binary"),
    ]


def test_a_file_over_the_bound_is_not_read(tmp_path, gathered):
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
        file.seek(0)
        file.write(b"a" * 100_000)
    reports, problems = gathered(path)
    assert reports == []
    assert codes(problems) == [("besar.txt", "too_large")]


def test_a_file_without_permission_is_unreadable(tmp_path, gathered, monkeypatch):
    """Root may read everything, so the refusal is the test's own."""
    path = tmp_path / "rahasia.txt"
    path.write_text("isi")
    opened = os.open

    def refuse(name, *rest, **more):
        if str(name).endswith("rahasia.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(name, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    assert codes(gathered(path)[1]) == [("rahasia.txt", "unreadable")]


def test_a_folder_is_walked_in_order_and_holds_only_coverage(tmp_path, gathered):
    for name in ("b.txt", "a.txt", "dalam/c.txt", "README.md", ".sunyi.txt", ".git/d.txt", "foto.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (tmp_path / "harapan.json").write_text('{"stories": 3, "nama": ["x"]}')
    reports, problems = gathered(tmp_path)
    assert [one.text for one in reports] == ["a.txt", "b.txt", "dalam/c.txt"]
    assert [one.uri for one in reports] == [f"{tmp_path}/{name}" for name in ("a.txt", "b.txt", "dalam/c.txt")]
    assert problems == []


def test_what_a_folder_skips_is_read_when_it_is_named(tmp_path, gathered):
    (tmp_path / "catatan.md").write_text("Kapal sandar di Tirawai.")
    (tmp_path / "harapan.json").write_text('{"cerita": 3}')
    reports, problems = gathered(tmp_path / "catatan.md", tmp_path / "harapan.json")
    assert [one.text for one in reports] == ["Kapal sandar di Tirawai."]
    assert codes(problems) == [("harapan.json", "no_text")]


def test_an_empty_folder_says_so(tmp_path, gathered):
    assert codes(gathered(tmp_path)[1]) == [(tmp_path.name, "empty")]


def test_the_parts_of_a_page_that_a_browser_saved_are_no_reports(tmp_path, gathered):
    (tmp_path / "Banjir.html").write_text("<h1>Banjir</h1><p>Air naik setinggi dua meter di kampung hulu sungai.</p>")
    (tmp_path / "Banjir_files").mkdir()
    (tmp_path / "Banjir_files" / "iklan.html").write_text("<p>Beli sekarang juga di toko kami yang paling murah.</p>")
    reports, problems = gathered(tmp_path)
    assert len(reports) == 1
    assert problems == []


def test_links_pipes_and_devices(tmp_path, gathered):
    outside = tmp_path / "luar.txt"
    outside.write_text("luar")
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "a.txt").symlink_to(outside)
    (folder / "b").symlink_to(tmp_path)
    os.mkfifo(folder / "c.txt")
    reports, problems = gathered(folder)
    assert reports == []
    assert codes(problems) == [("a.txt", "link"), ("b", "link"), ("c.txt", "not_regular")]
    assert codes(gathered(folder / "c.txt")[1]) == [("c.txt", "not_regular")]
    assert codes(gathered("/dev/null")[1]) == [("null", "not_regular")]


def test_a_link_that_the_user_names_is_followed(tmp_path, gathered):
    (tmp_path / "a.txt").write_text("isi")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert [one.text for one in gathered(tmp_path / "b.txt")[0]] == ["isi"]


def test_the_same_bytes_at_the_same_address_are_one_report(tmp_path, gathered):
    (tmp_path / "a.txt").write_text("isi")
    reports, problems = gathered(tmp_path / "a.txt", tmp_path / "a.txt")
    assert len(reports) == 1
    assert codes(problems) == [("a.txt", "repeated")]


def test_a_name_that_is_no_utf8_gives_an_address_that_is(tmp_path, gathered):
    path = os.fsencode(tmp_path) + b"/laporan-\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text("isi")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    [report], _ = gathered(tmp_path)
    report.uri.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (b"Kapal sandar di Tirawai.", ["Kapal sandar di Tirawai."]),
        (b'{"title": "Satu"}\n{"title": "Dua"}\n', ["Satu", "Dua"]),
        (b'{"title": "Satu"}', ["Satu"]),
        (b'[\n {"title": "Satu"}\n]', ["Satu"]),
        (b"url,title\nhttps://a.example/1,Satu\n", ["Satu"]),
        (b"<rss><channel><item><title>Satu</title></item></channel></rss>", ["Satu"]),
    ],
)
def test_standard_input_is_known_by_its_content(raw, texts, gathered):
    reports, problems = gathered("-", stdin=raw)
    assert [one.text for one in reports] == texts
    assert problems == []


def test_standard_input_that_is_a_page(gathered):
    page = (
        b"<!doctype html><h1>Kapal sandar di Tirawai</h1><p>Kapal itu membawa dua ratus penumpang dari pulau seberang."
    )
    [report], _ = gathered("-", stdin=page)
    assert report.uri == "-"
    assert report.given.title == "Kapal sandar di Tirawai"


def test_standard_input_that_is_not_there(gathered):
    assert [one.code for one in gathered("-")[1]] == ["missing"]
    assert [one.code for one in gathered("-", stdin=b"")[1]] == ["empty"]


@pytest.mark.parametrize("name", ["a" * 5000, "a/" * 3000 + "b.txt", "isi\0isi", ""])
def test_a_name_that_no_file_can_have(name, gathered, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "baik.txt").write_text("Kapal sandar di Tirawai.")
    reports, problems = gathered(name, "baik.txt")
    assert [one.text for one in reports] == ["Kapal sandar di Tirawai."]
    assert [one.code for one in problems] == ["missing" if not name else "unreadable"]


def test_a_socket_is_not_opened(tmp_path, gathered, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("pintu.txt")
        assert codes(gathered("pintu.txt")[1]) == [("pintu.txt", "not_regular")]


def test_two_links_in_a_ring(tmp_path, gathered):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert codes(gathered(tmp_path / "a.txt")[1]) == [("a.txt", "unreadable")]

"""JSON lines, JSON and CSV."""

from __future__ import annotations

import hashlib
import json
import time

import pytest

from runut.gather.sources import LIMIT


@pytest.fixture
def record(tmp_path, gathered):
    def run(fields):
        path = tmp_path / "satu.jsonl"
        path.write_text(json.dumps(fields))
        [report], problems = gathered(path)
        assert problems == []
        return report

    return run


def test_title_and_text_are_joined_unaltered(record):
    report = record(
        {
            "id": 7,
            "url": "https://Warta.example/a?b=1#c",
            "title": " Kapal\u00a0sandar ",
            "date": "Senin",
            "text": "Isi\r\n\n",
        }
    )
    assert report.text == " Kapal\u00a0sandar \n\nIsi\r\n\n"
    assert report.uri == "https://Warta.example/a?b=1#c"
    assert report.given.title == " Kapal\u00a0sandar "
    assert report.given.published == "Senin"
    assert report.given.site == "warta.example"


def test_title_alone_and_text_alone(record):
    assert record({"title": "Kapal sandar", "text": None}).text == "Kapal sandar"
    report = record({"title": "", "text": "Isi saja"})
    assert report.text == "Isi saja"
    assert report.given.title is None


def test_trafilatura(record):
    report = record(
        {
            "title": "Kapal sandar", "author": "Sari Dewi; Budi Karsa", "hostname": "warta.example",
            "date": "2026-01-02",
            "fingerprint": "ab", "id": None, "license": None, "comments": "", "raw_text": "Isi mentah", "text": "Isi",
            "language": "id", "image": "https://warta.example/a.jpg", "pagetype": "article",
            "source": "https://www.warta.example/kapal", "source-hostname": "Warta", "excerpt": "Cuplikan",
            "categories": "", "tags": "kapal",
        }
    )  # fmt: skip
    assert report.uri == "https://www.warta.example/kapal"
    assert report.text == "Kapal sandar\n\nIsi"
    assert report.given.authors == ("Sari Dewi", "Budi Karsa")
    assert (report.given.outlet, report.given.site, report.given.language) == ("Warta", "warta.example", "id")
    assert report.given.published == "2026-01-02"


def test_news_please(record):
    report = record(
        {
            "authors": ["Sari Dewi"], "date_download": "2026-02-01 00:00:00", "date_modify": None,
            "date_publish": "2026-01-02 08:00:00", "description": "Ringkas", "filename": "x.json", "image_url": None,
            "language": "id", "localpath": None, "source_domain": "warta.example", "maintext": "Isi", "text": None,
            "title": "Kapal sandar", "title_page": None, "url": "https://warta.example/kapal",
        }
    )  # fmt: skip
    assert report.text == "Kapal sandar\n\nIsi"
    assert report.given.published == "2026-01-02 08:00:00"
    assert report.given.authors == ("Sari Dewi",)


def test_news_watch(record):
    report = record(
        {
            "title": "Kapal sandar", "publish_date": "2026-01-02", "author": "Sari Dewi", "content": "Isi",
            "keyword": "kapal",
            "category": "laut", "source": "warta", "link": "https://warta.example/kapal",
        }
    )  # fmt: skip
    assert (report.uri, report.given.outlet, report.given.site) == (
        "https://warta.example/kapal",
        "warta",
        "warta.example",
    )


def test_media_cloud(record):
    report = record(
        {
            "id": "9f", "indexed_date": "2026-03-01", "language": "id", "media_name": "warta.example",
            "media_url": "warta.example", "publish_date": "2026-01-02", "title": "Kapal sandar",
            "url": "https://warta.example/kapal",
        }
    )  # fmt: skip
    assert report.text == "Kapal sandar"
    assert report.given.published == "2026-01-02"
    assert report.given.outlet == "warta.example"


def test_values_of_every_kind(record):
    report = record(
        {
            "title": 2026, "text": ["Satu.", None, 2, {"name": "Tiga."}], "authors": [{"name": "Sari"}, None, 5],
            "date": 1767312000, "language": False, "url": None, "source": {"id": "w", "name": "Warta"},
        }
    )  # fmt: skip
    assert report.text == "2026\n\nSatu.\n\n2\n\nTiga."
    assert report.given.authors == ("Sari", "5")
    assert report.given.published == "1767312000"
    assert report.given.outlet == "Warta"
    assert report.uri.endswith("satu.jsonl#1")


def test_json_lines_go_on_after_a_bad_line(tmp_path, gathered):
    path = tmp_path / "a.jsonl"
    lines = [
        b'{"title": "Satu"}',
        b"{rusak",
        b"",
        b"5",
        b'{"url": "https://a.example", "title": null}',
        b'{"title": "Dua", "x": NaN}',
        b"a\0b",
    ]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(lines))
    reports, problems = gathered(path)
    assert [(one.text, one.uri) for one in reports] == [("Satu", f"{path}#1"), ("Dua", f"{path}#6")]
    assert reports[0].sha256 == hashlib.sha256(lines[0]).hexdigest()
    assert [(one.uri, one.code) for one in problems] == [
        (f"{path}#2", "not_json"),
        (f"{path}#4", "no_text"),
        ("https://a.example", "no_text"),
        (f"{path}#7", "binary"),
    ]


def test_an_escape_cut_in_two_is_shown_as_such(tmp_path, gathered):
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Kapal \\ud83d"}')
    assert gathered(path)[0][0].text == "Kapal \ufffd"


def test_lines_of_mixed_encodings(tmp_path, gathered):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"title": "“Satu”"}\n'.encode() + '{"title": "“Dua”"}\n'.encode("cp1252"))
    assert [one.text for one in gathered(path)[0]] == ["“Satu”", "“Dua”"]


def test_lines_of_utf16(tmp_path, gathered):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"title": "“Satu”"}\r\n{"title": "Dua"}\r\n'.encode("utf-16"))
    assert [one.text for one in gathered(path)[0]] == ["“Satu”", "Dua"]


def test_the_bound_holds_for_a_line_and_not_for_its_file(tmp_path, gathered):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"title": "Satu"}\n{"title": "')
        file.write(b"a" * (LIMIT + 10))
        file.write(b'"}\n{"title": "Dua"}\n')
    reports, problems = gathered(path)
    assert [one.text for one in reports] == ["Satu", "Dua"]
    assert [(one.uri, one.code) for one in problems] == [(f"{path}#2", "too_large")]


def test_a_megabyte_on_one_line(tmp_path, gathered):
    text = "kapal sandar " * 80_000
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}))
    assert gathered(path)[0][0].text == text


def test_a_record_twice_is_listed(tmp_path, gathered):
    path = tmp_path / "a.jsonl"
    path.write_text('{"url": "https://a.example", "title": "Satu"}\n' * 2)
    reports, problems = gathered(path)
    assert len(reports) == 1
    assert [(one.uri, one.code) for one in problems] == [("https://a.example", "repeated")]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('[{"title": "Satu"}, {"title": "Dua"}]', ["Satu", "Dua"]),
        ('{"status": "ok", "articles": [{"title": "Satu"}]}', ["Satu"]),
        (
            '{"title": "Umpan", "items": [{"url": "https://a.example", "title": "Satu", "content_text": "Isi"}]}',
            ["Satu\n\nIsi"],
        ),
        ('{\n "title": "Satu"\n}', ["Satu"]),
        ('{"title": "Satu"}\n{"title": "Dua"}', ["Satu", "Dua"]),
    ],
)
def test_json_files(content, texts, tmp_path, gathered):
    path = tmp_path / "a.json"
    path.write_text(content)
    reports, problems = gathered(path)
    assert [one.text for one in reports] == texts
    assert problems == []


def test_broken_json(tmp_path, gathered):
    path = tmp_path / "a.json"
    for content in ("{", "[" * 100_000):
        path.write_text(content)
        assert [one.code for one in gathered(path)[1]] == ["not_json"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_tables(delimiter, tmp_path, gathered):
    path = tmp_path / "a.csv"
    rows = (
        ["\ufeffid", "url", "Title", "publish_date"],
        ["1", "https://a.example", '"Kapal ""Bahari""\r\nsandar"', "2026-01-02"],
    )
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode())
    [report], problems = gathered(path)
    assert problems == []
    assert (report.text, report.uri, report.given.published) == (
        'Kapal "Bahari"\r\nsandar',
        "https://a.example",
        "2026-01-02",
    )


def test_a_table_with_indonesian_columns_from_a_spreadsheet(tmp_path, gathered):
    path = tmp_path / "a.csv"
    path.write_bytes("sep=;\r\nJudul;Isi;Tanggal;Media\r\nKapal – sandar;Isi;2 Januari 2026;Warta\r\n".encode("cp1252"))
    [report], _ = gathered(path)
    assert (report.text, report.given.published, report.given.outlet) == (
        "Kapal – sandar\n\nIsi",
        "2 Januari 2026",
        "Warta",
    )
    assert report.uri == f"{path}#3"


def test_tables_that_are_none(tmp_path, gathered):
    path = tmp_path / "a.csv"
    path.write_text("x,y\n1,2\n")
    assert [one.code for one in gathered(path)[1]] == ["bad_csv"]
    path.write_text("title,text\n")
    assert [one.code for one in gathered(path)[1]] == ["empty"]


def test_a_row_over_the_bound(tmp_path, gathered):
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        file.write('title,text\nSatu,Isi\nDua,"')
        file.writelines("a" * 1023 + "\n" for _ in range(LIMIT // 1024 + 1))
        file.write('"\nTiga,Isi\n')
    reports, problems = gathered(path)
    assert reports[0].text == "Satu\n\nIsi"
    assert reports[-1].text == "Tiga\n\nIsi"
    assert [(one.uri, one.code) for one in problems] == [(f"{path}#3", "too_large")]
    assert len(reports) == 2


def test_a_thousand_records_a_second(tmp_path, gathered):
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps({"title": f"Judul {n}", "text": "isi berita " * 300}) + "\n" for n in range(2000))
    )
    begun = time.perf_counter()
    reports, _ = gathered(path)
    assert len(reports) == 2000
    assert 2000 / (time.perf_counter() - begun) > 1000

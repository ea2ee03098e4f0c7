"""What each command takes, prints and leaves with."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import runut
from runut import flow, model
from runut.cli import app
from runut.cli.given import warn_of_joins
from runut.encoder import EncoderError, words
from runut.keep import dossier_from_json
from runut.model import DossierEntity
from runut.tell import in_order
from tests.cli.running import NEWS, OTHER_NEWS, ROOT

EXAMPLES = str(ROOT / "examples")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Done:
    """What a command left with, printed and complained of."""

    def __init__(self, *arguments: object, stdin: bytes | None = None) -> None:
        result = CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        self.code, self.out, self.complaints = result.exit_code, result.stdout, result.stderr

    def listed(self) -> list[tuple[str, str]]:
        """File name and code of each problem."""
        lines = (
            re.fullmatch(r"(.*?)(?:[^/]*/)*([^/]*): (\w+)(?: \(.*\))?", line) for line in self.complaints.splitlines()
        )
        return [(found[2], found[3]) for found in lines if found]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "lain.txt"
    path.write_text(OTHER_NEWS, encoding="utf-8")
    return path


# ---------------------------------------------------------------- read


def test_read_json_is_one_reading_a_line(news: Path):
    done = Done("read", EXAMPLES, news, "--json")
    readings = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0 and done.complaints == ""
    assert len(readings) == 17
    last = readings[-1]
    assert last["text"] == NEWS and last["uri"] == str(news)
    assert [last["text"][start:end] for one in last["statements"] for start, end in one["content"]]


def test_read_without_text(news: Path):
    whole, bare = (json.loads(Done("read", news, "--json", *more).out) for more in ((), ("--no-text",)))
    assert "text" not in bare
    assert {key for key in whole if key != "text"} == set(bare)
    assert bare["statements"] == whole["statements"]


def test_read_for_people(news: Path):
    done = Done("read", news)
    assert done.code == 0
    assert "Jembatan Tirawai Dibuka Kembali" in done.out
    assert "Ridwan Sapulete" in done.out and "Jembatan ini sudah aman untuk truk" in done.out
    assert all(line == line.rstrip() for line in done.out.splitlines())


# ---------------------------------------------------------------- trace


def test_trace_json_is_a_dossier(news: Path):
    done = Done("trace", EXAMPLES, news, "--json")
    dossier = json.loads(done.out)
    assert done.code == 0 and done.complaints == ""
    assert len(dossier["reports"]) == 17 and dossier["problems"] == [] and dossier["excerpts"] is False
    assert {"stories", "threads", "claims", "disagreements"} <= set(dossier)
    assert {"from", "to"} <= set(dossier["stories"][0])


@pytest.mark.parametrize("language", ["id", "en"])
def test_trace_writes_a_page(news: Path, tmp_path: Path, language: str):
    page = tmp_path / "dosir.html"
    for _ in range(2):  # a dossier may be written anew
        done = Done("trace", news, "--html", page, "--language", language)
        assert done.code == 0
        assert done.out.splitlines()[-1] == str(page)
        assert f'<html lang="{language}">' in page.read_text(encoding="utf-8")


def test_trace_writes_markdown_or_prints_it(news: Path, tmp_path: Path):
    told = tmp_path / "dosir.md"
    assert Done("trace", news, "--markdown", told).out == f"{told}\n"
    assert Done("trace", news, "--markdown", "-").out == told.read_text(encoding="utf-8")
    assert Done("trace", news, "--html", "-").out.startswith("<!DOCTYPE html>")


def test_trace_for_people_in_two_languages(news: Path):
    assert "14 Mei 2025" in Done("trace", news).out
    assert "14 May 2025" in Done("trace", news, "--language", "en").out


def test_excerpts_leave_out_what_is_not_cited(tmp_path: Path):
    told = {}
    for options in ((), ("--excerpts",)):
        assert Done("trace", EXAMPLES, "--html", tmp_path / "d.html", *options).code == 0
        told[options] = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "Jadwal Kapal Perintis" in told[()]
    assert "Jadwal Kapal Perintis" not in told[("--excerpts",)]
    assert json.loads(Done("trace", EXAMPLES, "--json", "--excerpts").out)["excerpts"] is True


def test_the_order_of_paths_makes_no_difference(news: Path):
    assert Done("trace", EXAMPLES, news, "--json").out == Done("trace", news, EXAMPLES, "--json").out


# ---------------------------------------------------------------- who


def test_who_json_is_one_entity_a_line(news: Path, other: Path):
    done = Done("who", news, other, "--json")
    found = [msgspec.json.decode(line, type=DossierEntity) for line in done.out.splitlines()]
    dossier = dossier_from_json(Done("trace", news, other, "--json").out.encode())
    assert done.code == 0 and done.complaints == ""
    assert found == list(in_order(dossier)) and found[0].label == "PER"
    ridwan = next(one for one in found if one.name == "Ridwan Sapulete")
    texts = {one.id: path.read_text() for one in dossier.reports for path in (news, other) if one.uri == str(path)}
    assert ridwan.joins and all(
        [one.span.of(texts[one.report]) for one in join.evidence] == [one.words for one in join.evidence]
        for join in ridwan.joins
    )


def test_who_for_people(news: Path, other: Path):
    said = Done("who", news, other).out
    assert "Ridwan Sapulete · tokoh · 2 laporan" in said
    assert "(WARTA NUSARAYA, laporan " in said and "Menurut laporan: Bupati Tirawai (" in said
    assert "Ridwan Sapulete · person · 2 reports" in Done("who", news, other, "--language", "en").out
    assert Done("who", news, "-", stdin=OTHER_NEWS.encode()).code == 0


def test_a_join_that_is_taken_back_leaves_two(news: Path, other: Path):
    def named(*options: object) -> list[DossierEntity]:
        lines = Done("who", news, other, "--json", *options).out.splitlines()
        return [
            one for line in lines if (one := msgspec.json.decode(line, type=DossierEntity)).name == "Ridwan Sapulete"
        ]

    (together,) = named()
    (join,) = together.joins
    assert {len(one.named) for one in named("--undo", join.id)} == {1} and len(named("--undo", join.id)) == 2
    done = Done("trace", news, other, "--json", f"--undo={join.id}", "--undo", join.id)
    assert (done.code, done.complaints) == (0, "")
    apart = [one for one in dossier_from_json(done.out.encode()).entities if one.name == "Ridwan Sapulete"]
    assert len(apart) == 2 and not any(one.joins for one in apart)
    assert Done("verify", "-", news, other, stdin=done.out.encode()).code == 0


def test_a_join_that_the_coverage_has_not_is_named(news: Path):
    for command in ("trace", "who"):
        done = Done(command, news, "--undo", "join-0123456789ab", "--undo", "join-0123456789ab")
        assert done.code == 0 and done.out
        assert done.complaints == "no join join-0123456789ab in this coverage\n"


def test_a_join_that_is_made_nevertheless_is_named(capsys: pytest.CaptureFixture[str]):
    join = model.Join(id="join-0123456789ab", because=model.Reason(code="listed"), evidence=())
    entity = DossierEntity(id="korut", name="Korut", label="LOC", named=(), joins=(join,))
    warn_of_joins([join.id], flow.Traced(model.Dossier(entities=(entity,)), {}))
    assert capsys.readouterr().err == "join-0123456789ab could not be taken back\n"


# ---------------------------------------------------------------- show


def test_show_marks_one_report(news: Path):
    done = Done("show", news)
    assert done.code == 0
    assert "‹Ridwan›" in done.out and "{dilansir Antara}" in done.out
    assert "kutipan langsung" in done.out
    assert "direct" in Done("show", news, "--language", "en").out


# ---------------------------------------------------------------- verify


def test_verify(news: Path, other: Path, tmp_path: Path):
    dossier = tmp_path / "dosir.json"
    written = Done("trace", news, other, "--json").out
    dossier.write_text(written, encoding="utf-8")
    done = Done("verify", dossier, news, other)
    assert (done.code, done.out) == (0, "2 reports verified\n")
    assert Done("verify", "-", news, other, stdin=written.encode()).code == 0
    assert Done("verify", dossier, "-", other, stdin=NEWS.encode()).code == 0
    news.write_text(NEWS.replace("aman", "amin"), encoding="utf-8")
    done = Done("verify", dossier, news, other)
    assert done.code == 1
    assert done.complaints.startswith(f"changed: {news}\n") and done.out == ""
    dossier.write_text(written.replace("Jembatan ini sudah aman", "Jembatan ini sudah amin"), encoding="utf-8")
    news.write_text(NEWS, encoding="utf-8")
    done = Done("verify", dossier, news, other)
    assert done.code == 1
    assert re.match(rf"words: ({news}|{other}) \[\d+, \d+\)\n", done.complaints)
    assert (
        "dossier: Jembatan ini sudah amin" in done.complaints and "report:  Jembatan ini sudah aman" in done.complaints
    )


def test_verify_says_why_a_report_is_missing(news: Path, tmp_path: Path):
    dossier = tmp_path / "dosir.json"
    dossier.write_text(Done("trace", news, "--json").out, encoding="utf-8")
    news.write_bytes(b"\0\1\2")
    done = Done("verify", dossier, news)
    assert done.code == 1
    assert f"{news}: binary (NUL bytes)" in done.complaints and f"missing: {news}" in done.complaints


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", NEWS.encode(), b'{"reports": 5}', b"{" * 9999])
def test_verify_refuses_what_is_no_dossier(news: Path, tmp_path: Path, content: bytes):
    dossier = tmp_path / "dosir.json"
    dossier.write_bytes(content)
    done = Done("verify", dossier, news)
    assert done.code == 2
    assert done.complaints.startswith(f"runut: {dossier} is no dossier: ") and done.complaints.count("\n") == 1


def test_verify_of_what_cannot_be_read(news: Path, tmp_path: Path):
    for name in (tmp_path, tmp_path / "tiada.json", "a" * 5000, "/dev/zero", "isi\0isi"):
        done = Done("verify", name, news)
        assert done.code == 2 and done.complaints.startswith("runut: ")
    assert Done("verify", "-", "-").code == 2


# ---------------------------------------------------------------- what goes in


def test_what_is_lost_is_listed_and_the_rest_goes_on(news: Path, tmp_path: Path):
    folder = tmp_path / "liputan"
    folder.mkdir()
    (folder / "kosong.txt").write_bytes(b"")
    (folder / "gambar.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "taut.txt").symlink_to(news)
    os.mkfifo(folder / "pipa.txt")
    (folder / "baris.jsonl").write_text('{"title": "Kapal Sandar"}\n{"title": \n{"title": "Kapal Karam"}\n')
    with (folder / "besar.txt").open("wb") as file:
        file.truncate(20 * 1024**2 + 1)
        file.seek(0)
        file.write(b"a" * 100_000)
    (folder / "rekaman.jsonl").write_text(json.dumps({"title": "x", "text": "y" * 21 * 1024**2}) + "\n")
    lost = [
        ("baris.jsonl#2", "not_json"),
        ("besar.txt", "too_large"),
        ("gambar.html", "binary"),
        ("kosong.txt", "empty"),
        ("pipa.txt", "not_regular"),
        ("rekaman.jsonl#1", "too_large"),
        ("taut.txt", "link"),
        ("tiada.txt", "missing"),
        ("null", "not_regular"),
    ]
    paths = (news, folder, tmp_path / "tiada.txt", "/dev/null")
    for command in (("read", "--json"), ("trace", "--json"), ("trace",), ("read",)):
        done = Done(*command, *paths)
        assert done.code == 3
        assert sorted(done.listed()) == sorted(lost)
        if command == ("trace", "--json"):
            dossier = json.loads(done.out)
            assert {one["title"] for one in dossier["reports"]} >= {"Kapal Sandar", "Kapal Karam"}
            found = [(one["uri"].rsplit("/", 1)[-1], one["code"]) for one in dossier["problems"]]
            assert sorted(found) == sorted(lost)
            assert all(one["detail"] for one in dossier["problems"] if one["code"] not in ("missing", "empty"))
        elif command == ("read", "--json"):
            assert len(done.out.splitlines()) == 3


def test_standard_input():
    assert json.loads(Done("read", "-", "--json", stdin=NEWS.encode()).out)["uri"] == "-"
    assert "Jembatan Tirawai" in Done("trace", "-", stdin=NEWS.encode()).out
    assert "‹Ridwan›" in Done("show", "-", stdin=NEWS.encode()).out
    assert Done("read", "-", stdin=b"").code == 3


def test_a_report_named_twice_is_read_once(news: Path):
    done = Done("read", news, news, "--json")
    assert len(done.out.splitlines()) == 1
    assert done.code == 0 and done.listed() == [("berita.txt", "repeated")]


# ---------------------------------------------------------------- wrong usage


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("read",),
        ("trace",),
        ("show",),
        ("verify",),
        ("verify", "dosir.json"),
        ("baca", "x"),
        ("read", "x", "--jsonl"),
        ("trace", "x", "--language", "fr"),
        ("trace", "x", "--json", "--html", "a.html"),
        ("trace", "x", "--markdown", "-", "--html", "a.html"),
        ("trace", "x", "--html"),
        ("show", "a", "b"),
        ("who",),
        ("who", "x", "--html", "a.html"),
        ("who", "x", "--undo"),
        ("trace", "x", "--reader", "slow"),
    ],
)
def test_wrong_usage_is_2(arguments: Sequence[str]):
    done = Done(*arguments)
    assert done.code == 2 and (done.complaints or done.out)


@pytest.mark.parametrize("command", ["read", "trace", "who", "show", "evaluate"])
def test_a_reader_that_cannot_run_here_is_said_with_one_that_can(
    command: str, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> object:
        raise EncoderError("the accurate reader needs onnxruntime, which is not installed")

    monkeypatch.setattr(words, "session", refuse)
    gold = tmp_path / "label.jsonl"
    gold.write_text('{"file": "berita.txt", "dates": []}\n')
    paths = [gold, news] if command == "evaluate" else [news]
    for options in ((), ("--reader", "accurate")):
        done = Done(command, *paths, *options)
        assert (done.code, done.out) == (2, "")
        assert done.complaints == (
            "runut: the accurate reader needs onnxruntime, which is not installed; use --reader fast\n"
        )
    assert Done(command, *paths, "--reader", "fast").code == 0


@pytest.mark.parametrize(
    "join", ["", "join-", "join-0123", "join-0123456789AB", "variant-0123456789ab", "join-0123456789ab\n"]
)
def test_what_cannot_be_the_id_of_a_join_is_wrong_usage(join: str, news: Path):
    for command in ("trace", "who"):
        done = Done(command, news, "--undo", join)
        assert (done.code, done.out) == (2, "") and "not the id of a join" in done.complaints


def test_what_cannot_be_written(news: Path, tmp_path: Path):
    for option in ("--html", "--markdown"):
        for target in (tmp_path, tmp_path / "tiada" / "d.html", tmp_path / ("a" * 300), news / "d.html"):
            done = Done("trace", news, option, target)
            assert (done.code, done.out) == (2, "")
            assert done.complaints.startswith("runut: ") and done.complaints.count("\n") == 1


def test_coverage_is_never_overwritten(news: Path, tmp_path: Path):
    other = tmp_path / "halaman.html"
    other.write_text("<h1>Kapal Sandar</h1>")
    for target in (news, other):
        for option in ("--html", "--markdown"):
            kept = target.read_bytes()
            done = Done("trace", news, option, target)
            assert done.code == 2 and str(target) in done.complaints
            assert target.read_bytes() == kept


@pytest.mark.parametrize("command", ["read", "trace", "who", "show", "verify"])
def test_help_teaches(command: str):
    done = Done(command, "--help")
    told = " ".join(done.out.split())
    assert done.code == 0
    assert f"  runut {command} " in done.out
    assert "Exit codes: 0 done;" in told and "2 wrong usage" in told and "3 done, but an input was lost" in told
    assert ("1 a dossier does not verify" in told) == (command == "verify")


@pytest.mark.parametrize("command", ["read", "trace", "who", "show", "evaluate"])
def test_help_names_both_readers_and_the_default(command: str):
    told = " ".join(Done(command, "--help").out.split())
    assert f"`{flow.DEFAULT_READER}` (the default)" in told
    assert all(f"`{reader}`" in told for reader in get_args(model.Reader))


def test_the_reader_asked_for_reads(news: Path):
    for options, reader in (((), flow.DEFAULT_READER), (("--reader", "fast"), "fast")):
        assert json.loads(Done("read", news, "--json", *options).out)["reader"] == reader


def test_help_and_version():
    done = Done("--help")
    assert done.code == 0 and all(name in done.out for name in ("read", "trace", "who", "show", "verify", "Exit codes"))
    assert Done("--version").out == f"{runut.__version__}\n"


# ---------------------------------------------------------------- what comes out


@pytest.mark.parametrize(
    "name",
    ["a [bold] b  c [/b].txt", f"{'folder panjang [link=x] ' * 8}/{'nama ' * 20}.txt", ":smile: [red].txt", "-.txt"],
)
def test_paths_are_printed_as_they_are(name: str, tmp_path: Path):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    assert f"{path}: missing\n" == Done("read", path).complaints
    told = path.with_suffix(".md")
    (tmp_path / "b.txt").write_text(NEWS)
    assert Done("trace", tmp_path / "b.txt", "--markdown", told).out == f"{told}\n"
    assert Done("trace", tmp_path / "b.txt", "--html", told.with_suffix(".htm")).out.endswith(
        f"\n{told.with_suffix('.htm')}\n"
    )


HOSTILE = "Ada [/b] \x1b[31mmerah\x1b]0;judul\x07 \x9b31m\u202ebalik [link=x]y[/link] \x08\x0c\r :boom:"


def test_nothing_in_a_report_steers_the_terminal(tmp_path: Path):
    path = tmp_path / "berita.jsonl"
    record = {
        "title": HOSTILE,
        "url": f"https://a.example/{HOSTILE}",
        "author": HOSTILE,
        "outlet": HOSTILE,
        "text": f'{HOSTILE}\n\n"{HOSTILE}," kata Ridwan {HOSTILE}, seperti dilansir Antara, Rabu (14/5/2025).',
    }
    path.write_text(f"{json.dumps(record)}\n{json.dumps(record)}\n{{\x1b[31m\n")
    dossier = tmp_path / "d.json"
    dossier.write_text(Done("trace", path, "--json").out)
    (tmp_path / "lain.txt").write_text(NEWS)
    runs = [
        ("read", path),
        ("trace", path),
        ("show", path),
        ("who", path),
        ("trace", path, "--markdown", "-"),
        ("trace", path, "--undo", HOSTILE),
        ("read", f"x\x1b[31m\n{HOSTILE}"),
    ]
    runs += [
        ("verify", dossier, tmp_path / "lain.txt"),
        ("verify", path, path),
        ("trace", path, "--html", f"{HOSTILE}/x"),
    ]
    for run in runs:
        done = Done(*run)
        assert not CONTROL.search(done.out), run
        assert not CONTROL.search(done.complaints), run
    assert "[/b]" in Done("read", path).out and "[link=x]" in Done("trace", path).out


def test_a_failing_citation_cannot_steer_the_terminal(tmp_path: Path, news: Path, other: Path):
    dossier = json.loads(Done("trace", news, other, "--json").out)
    dossier["claims"][0]["versions"][0]["words"][0] = HOSTILE
    dossier["reports"][0]["uri"] = HOSTILE
    (tmp_path / "d.json").write_text(json.dumps(dossier))
    done = Done("verify", tmp_path / "d.json", news, other)
    assert done.code == 1 and not CONTROL.search(done.complaints)


# ---------------------------------------------------------------- anything at all

OPTIONS = ["--json", "--no-text", "--html", "--markdown", "--excerpts", "--language", "id", "en", "--reader", "fast", "--undo", "join-0123456789ab", "-", "--", "-x", "", ".", "..", "berita.txt", "d.json", "keluar/x.html", "keluar/x.md", "tiada", "--help", "--version", "/dev/null", "/dev/full", "[b]", "\x1b[31m", "\udcff", "a\0b", "~", "*"]  # fmt: skip  # noqa: E501
ARGUMENTS = st.lists(st.one_of(st.sampled_from(OPTIONS), st.text(max_size=6)), max_size=6)
FILES = st.one_of(
    st.binary(max_size=120),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(
        [
            b"{}",
            b'{"reports": [], "stories": [], "claims": []}',
            b"[[[",
            NEWS.encode(),
            b"<html>",
            b"<rss>",
            b"title,text\n",
        ]
    ),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    command=st.sampled_from(["read", "trace", "who", "show", "verify", ""]),
    arguments=ARGUMENTS,
    first=FILES,
    second=FILES,
)
def test_no_arguments_and_no_files_end_in_a_traceback(
    monkeypatch: pytest.MonkeyPatch, command: str, arguments: list[str], first: bytes, second: bytes
):
    # Where the fuzz leads must stay inside the folder.
    if any(one.startswith(("/", "~", "..")) and one not in ("/dev/null", "/dev/full", "..", "~") for one in arguments):
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "sini"
        (here / "keluar").mkdir(parents=True)
        for name, content in (("berita.txt", first), ("d.json", second)):
            (here / name).write_bytes(content)
        with monkeypatch.context() as patched:
            patched.chdir(here)
            assert Done(*([command] if command else []), *arguments, stdin=first).code in (0, 1, 2, 3)

"""The command as a process: its pipes, its locale, its start, its terminal."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import coverage
from runut.cli.given import processors
from tests.cli.running import COMMAND, NEWS, ROOT, runut

HEAVY = ("trafilatura", "onnxruntime", "pycrfsuite", "lxml", "jinja2", "rich.console", "rensa")


MANY = 600
FAST = ("--reader", "fast")
"""Where it is the pipes and processes that are looked at, however well names are found."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many reports that they are shared among processes, and take more than a second."""
    return coverage.write(tmp_path_factory.mktemp("banyak") / "banyak.jsonl", MANY)


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports enough for a dossier that no pipe holds."""
    return coverage.write(tmp_path_factory.mktemp("beberapa") / "beberapa.jsonl", 60)


def test_exit_codes(tmp_path: Path):
    (tmp_path / "a.txt").write_text(NEWS)
    assert runut("trace", tmp_path / "a.txt").returncode == 0
    assert runut("trace", tmp_path / "b.txt").returncode == 3
    assert runut("trace").returncode == 2
    assert runut("trace", "--json", "-", stdin=NEWS.encode()).returncode == 0


@pytest.mark.parametrize(
    "command",
    [("read", "--json"), ("read",), ("trace", "--json"), ("trace", "--html", "-"), ("who",), ("--help",)],
)
@pytest.mark.parametrize("lines", [0, 1])
def test_a_reader_that_goes_away_ends_the_job_quietly(command: tuple[str, ...], lines: int, some: Path):
    arguments = command if command == ("--help",) else (*command, *FAST, some)
    running = subprocess.Popen([COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout and running.stderr
    for _ in range(lines):
        running.stdout.readline()
    running.stdout.close()
    complaints = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) in ((0, 1) if command == ("--help",) else (0,))
    assert complaints == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [("read", "--json"), ("trace",), ("trace", "--json"), ("show",)])
def test_a_full_disk_is_said(command: tuple[str, ...], tmp_path: Path):
    (tmp_path / "a.txt").write_text(NEWS)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([COMMAND, *command, tmp_path / "a.txt"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"runut: standard output: ") and done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(closed: str, tmp_path: Path):
    (tmp_path / "a.txt").write_text(NEWS)
    for command in ("read - a.txt --json", "trace a.txt", "verify - a.txt", "--version"):
        line = f"exec '{COMMAND}' {command} {closed}"
        done = subprocess.run(
            ["sh", "-c", line], capture_output=True, cwd=tmp_path, check=False, stdin=subprocess.DEVNULL
        )
        assert b"Traceback" not in done.stderr and done.returncode in (0, 2, 3)


@pytest.mark.parametrize(
    "env",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}],
)
def test_output_is_utf8_in_any_locale(env: dict[str, str], tmp_path: Path):
    words = "“Kapal é sandar ✓”"
    path = tmp_path / f"{words}.jsonl"
    record = {"title": f"Kabar {words}", "text": NEWS}
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    whole = {**env, "LANG": "", **({} if "PYTHONUTF8" in env else {"PYTHONUTF8": ""})}
    for command in (
        ("read", "--json"),
        ("read",),
        ("trace",),
        ("trace", "--json"),
        ("show",),
        ("trace", "--markdown", "-"),
    ):
        done = runut(*command, path, env=whole)
        assert done.returncode == 0 and words in done.stdout.decode("utf-8")
    assert words in runut("read", f"{path}x", env=whole).stderr.decode("utf-8")
    page = tmp_path / f"{words}.html"
    assert str(page) in runut("trace", path, "--html", page, env=whole).stdout.decode("utf-8")


def test_a_name_that_is_no_utf8(tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/laporan-\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text(NEWS)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for command in (("read", "--json"), ("read",), ("trace", "--json"), ("show",)):
        done = subprocess.run([COMMAND, *command, path], capture_output=True, check=False)
        assert done.returncode == 0 and done.stdout.decode("utf-8")
    for arguments in (["read", path + b"x"], ["trace", path, "--markdown", path + b".md"], [b"--\xe9\x1b[31m"]):
        done = subprocess.run([COMMAND, *arguments], capture_output=True, check=False)
        assert done.returncode in (0, 2, 3) and b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stderr and (done.stdout + done.stderr).decode("utf-8")


def test_long_lines_are_not_wrapped_and_carry_no_colours_in_a_pipe(tmp_path: Path):
    title = f"Jembatan yang {'panjang ' * 30}itu dibuka"
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": title, "text": NEWS}))
    for command in ("read", "trace"):
        told = runut(command, tmp_path / "a.jsonl").stdout.decode()
        assert title in told and "\x1b" not in told


# ---------------------------------------------------------------- start


def test_help_does_not_wait_for_the_whole_house():
    listed = "import sys, runut.cli; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", listed, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_reading_loads_no_model_that_it_does_not_use():
    listed = "import sys, runut.flow; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listed, "onnxruntime", "torch", "spacy"], capture_output=True, check=True
    )
    assert done.stdout.split() == []


# ---------------------------------------------------------------- long work


def on_a_terminal(*arguments: object) -> tuple[int, bytes]:
    """Exit code, and what the terminal that is standard error was shown."""
    ours, theirs = pty.openpty()
    env = os.environ | {"TERM": "xterm"}
    running = subprocess.Popen([COMMAND, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return running.wait(timeout=60), shown


@pytest.mark.parametrize("command", ["read", "trace"])
def test_progress_shows_on_a_terminal_where_the_work_is_long(command: str, many: Path, tmp_path: Path):
    code, shown = on_a_terminal(command, many, "--json", *FAST)
    assert code == 0 and (f"/{MANY}".encode() in shown or command == "read") and b"/" in shown
    (tmp_path / "a.txt").write_text(NEWS)
    assert on_a_terminal(command, tmp_path / "a.txt", "--json") == (0, b"")


def test_no_progress_in_a_pipe(many: Path):
    assert runut("read", many, "--json", *FAST).stderr == b""


def children(of: int) -> list[int]:
    listed = Path(f"/proc/{of}/task/{of}/children")
    return [int(number) for number in listed.read_text().split()] if listed.exists() else []


def alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system has no /proc")
@pytest.mark.skipif(processors() < 2, reason="one processor reads in one process")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_the_command(how: signal.Signals, many: Path):
    running = subprocess.Popen(
        [COMMAND, "read", "--json", *FAST, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert running.stdin and running.stderr
    running.stdin.write(many.read_bytes())
    running.stdin.flush()  # and never closed: the command waits for more
    workers: list[int] = []
    end = time.monotonic() + 60
    while not workers and time.monotonic() < end:
        workers = children(running.pid)
        time.sleep(0.2)
    assert workers
    running.send_signal(how)
    complaints = running.stderr.read()
    assert running.wait(timeout=60) != 0
    assert b"Traceback" not in complaints
    while any(map(alive, workers)) and time.monotonic() < end:
        time.sleep(0.2)
    assert not any(map(alive, workers))
    running.stdin.close()


def test_the_examples_trace_and_verify(tmp_path: Path):
    done = runut("trace", "examples", "--json", cwd=ROOT)
    assert done.returncode == 0
    (tmp_path / "d.json").write_bytes(done.stdout)
    assert runut("verify", tmp_path / "d.json", "examples", cwd=ROOT).stdout == b"16 reports verified\n"
    assert runut("verify", tmp_path / "d.json", ROOT / "examples").stdout == b"16 reports verified\n"

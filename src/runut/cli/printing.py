"""What the command line prints: bytes and lines that never break a terminal, a pipe or the job."""

# ruff: noqa: PLC0415 - see runut.cli

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from runut.keep import Failure
    from runut.model import Problem, Report

DONE, NOT_VERIFIED, USAGE, LOST = 0, 1, 2, 3
LONG = 1.0
"""Seconds after which a job is worth a progress bar."""
UNBROKEN, PAGE = 10_000, 100
"""Columns where the output is no terminal: of lines to search in, and of a page to look at."""


def write(data: bytes) -> None:
    """Bytes to standard output; a reader that went away ends the job in silence."""
    if sys.stdout is None:
        usage("standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(DONE) from None
    except OSError as error:
        _drop_output()
        usage(f"standard output: {error.strerror}")


def _drop_output() -> None:
    """What is still held back goes nowhere, so that closing it at the end cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def line(text: str) -> None:
    write(f"{text}\n".encode())


def show(told: RenderableType, columns: int = UNBROKEN) -> None:
    """Prints what is told; where that is no terminal, in lines of so many columns and without colours."""
    from rich.console import Console

    terminal = is_terminal(sys.stdout)
    width = None if terminal or "COLUMNS" in os.environ else columns
    # Rich prints into memory, for it would leave with a code of its own where a pipe is broken.
    console = Console(file=io.StringIO(), highlight=False, width=width, force_terminal=terminal or None)
    console.print(told)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    if not console.is_terminal:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    write(text.encode("utf-8", "replace"))


def save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        usage(f"{address(str(path))}: {error.strerror}")


class Bar:
    """A progress bar that appears once the work is long."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.total: int | None = None
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None)
        self._begun = time.monotonic()

    def __call__(self, done: int) -> None:
        self._bar.update(self._task, completed=done, total=self.total)
        if time.monotonic() - self._begun > LONG:
            self._bar.start()

    def stop(self) -> None:
        self._bar.stop()


@contextmanager
def progress_bar(*, hidden: bool = False) -> Iterator[Bar | None]:
    """A bar on the terminal; none elsewhere, nor where the findings themselves appear there one by one."""
    bar = None if hidden or not is_terminal(sys.stderr) else Bar()
    try:
        yield bar
    finally:
        if bar is not None:
            bar.stop()


def counted(reports: Iterable[Report], progress: Bar | None) -> Iterator[Report]:
    for number, report in enumerate(reports, start=1):
        if progress is not None:
            progress(number)
        yield report


def doing(progress: Bar | None) -> Callable[[str, int], None]:
    """What a job of several parts calls; the bar begins anew with each part."""

    def done(_part: str, number: int) -> None:
        if progress is not None:
            progress(number)

    return done


def is_terminal(stream: io.TextIOBase | object | None) -> bool:
    return isinstance(stream, io.TextIOBase) and stream.isatty()


def tell_failures(failures: Sequence[Failure]) -> None:
    first = failures[0]
    place = f" [{first.span.start}, {first.span.end})" if first.span is not None else ""
    typer.echo(f"{first.code}: {address(first.report)}{place}", err=True)
    if first.expected or first.found:
        typer.echo(f"  dossier: {plain(first.expected)}", err=True)
        typer.echo(f"  report:  {plain(first.found)}", err=True)
    if len(failures) > 1:
        typer.echo(f"{len(failures) - 1} more do not hold", err=True)


def list_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        detail = f" ({plain(problem.detail)})" if problem.detail else ""
        typer.echo(f"{address(problem.uri)}: {problem.code}{detail}", err=True)


def close(problems: Sequence[Problem]) -> None:
    """Lists problems and leaves with the exit code for lost inputs; the same input once more is none."""
    list_problems(problems)
    raise typer.Exit(LOST if any(problem.code != "repeated" for problem in problems) else DONE)


def usage(message: str) -> NoReturn:
    typer.echo(f"runut: {message}", err=True)
    raise typer.Exit(USAGE)


def plain(text: str) -> str:
    """Text of others on one line, in which nothing can steer a terminal."""
    from runut.tell import shown

    return shown.plain(text)


def address(name: str) -> str:
    """A path or address as it is, its spaces too, but for what could steer a terminal."""
    from runut.tell import shown

    with suppress(UnicodeEncodeError):  # where the locale is not UTF-8, the arguments are bytes in disguise
        name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return shown.shown(name).replace("\n", "␊").replace("\t", "␉")

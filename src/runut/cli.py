"""The command line: read, trace, show, verify.

Exit codes: 0 done, 1 a dossier does not verify, 2 wrong usage, 3 done but an input was lost.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import runut
from runut.flow import gather_reports, read_reports, trace_reports
from runut.keep import dossier_from_json, dossier_to_json, reading_to_json, verify
from runut.model import Problem, Report
from runut.tell import excerpt, tell_html, tell_markdown
from runut.tell.terminal import plain, show_reading, summary, summary_of_reading

DONE, NOT_VERIFIED, USAGE, LOST = 0, 1, 2, 3

app = typer.Typer(
    name="runut",
    help="Reads news coverage and rebuilds where every statement came from.",
    epilog="Exit codes: 0 done; 1 a dossier does not verify; 2 wrong usage; 3 done, but an input was lost.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Reader(StrEnum):
    """How names are tagged."""

    fast = "fast"


class Language(StrEnum):
    """The language that a dossier is told in."""

    id = "id"
    en = "en"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files or folders of coverage: text, HTML, JSON lines, CSV, RSS or Atom. `-` is standard input.",
    ),
]
ReaderOption = Annotated[Reader, typer.Option(help="How names are tagged; `accurate` is to come.")]
LanguageOption = Annotated[Language, typer.Option(help="The language that the dossier is told in.")]


@app.callback(invoke_without_command=True)
def runut_command(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    """Reads news coverage and rebuilds where every statement came from."""
    if version:
        typer.echo(runut.__version__)
        raise typer.Exit(DONE)


@app.command("read")
def read_command(
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a report, a line each.")] = False,
    no_text: Annotated[bool, typer.Option("--no-text", help="With --json: leave out the reports' text.")] = False,
    reader: ReaderOption = Reader.fast,
) -> None:
    """What is found in each report: statements with their speakers, relays, dates, names.

    runut read berita.html

    runut read arsip/ --json > readings.jsonl
    """
    del reader  # `fast` is all there is
    reports, problems = _gather(paths)
    console = Console(highlight=False)
    with _progress(len(reports)) as progress:
        for reading in read_reports(reports, progress=progress, workers=os.cpu_count() or 1):
            if json:
                _write(reading_to_json(reading, text=not no_text) + b"\n")
            else:
                console.print(summary_of_reading(reading))
    _close(problems)


@app.command("trace")
def trace_command(
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="Print the dossier as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the dossier as one self-contained page.")
    ] = None,
    markdown: Annotated[
        Path | None, typer.Option("--markdown", metavar="FILE", help="Write the dossier as Markdown; `-` prints it.")
    ] = None,
    excerpts: Annotated[
        bool,
        typer.Option("--excerpts", help="Keep only the cited sentences, so that the dossier can be passed on."),
    ] = False,
    language: LanguageOption = Language.id,
    reader: ReaderOption = Reader.fast,
) -> None:
    """Stories, claims, where each came from, where outlets differ, and a timeline.

    runut trace liputan/ --html dosir.html

    runut trace liputan/ --json > dosir.json
    """
    del reader
    if sum((json, html is not None, markdown is not None)) > 1:
        _usage("choose one of --json, --html and --markdown")
    reports, problems = _gather(paths)
    with _progress(len(reports)) as progress:
        traced = trace_reports(reports, problems, progress=progress, workers=os.cpu_count() or 1)
    dossier, readings = traced
    if excerpts:
        dossier, readings = excerpt(dossier, readings)
    if json:
        _write(dossier_to_json(dossier) + b"\n")
    elif html is not None:
        _save(html, tell_html(dossier, readings, language.value))
        Console(highlight=False).print(summary(dossier, readings, language.value))
        typer.echo(str(html))
    elif markdown is not None:
        told = tell_markdown(dossier, readings, language.value)
        if str(markdown) == "-":
            _write(told.encode())
        else:
            _save(markdown, told)
            typer.echo(str(markdown))
    else:
        Console(highlight=False).print(summary(dossier, readings, language.value))
    _close(problems)


@app.command("show")
def show_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="One file of coverage; `-` is standard input.")],
    language: LanguageOption = Language.id,
) -> None:
    """One report with its statements, speakers, relays and dates marked and the page's furniture dimmed."""
    reports, problems = _gather([file])
    console = Console(highlight=False)
    for reading in read_reports(reports):
        console.print(show_reading(reading, language.value))
    _close(problems)


@app.command("verify")
def verify_command(
    dossier: Annotated[
        str, typer.Argument(metavar="DOSSIER.json", help="A dossier that `runut trace --json` printed.")
    ],
    paths: Paths,
) -> None:
    """Compares the words of every citation, and the sha256 of every report, with the reports themselves.

    Names the first that does not hold and leaves with exit code 1.

    runut verify dosir.json liputan/
    """
    try:
        told = dossier_from_json(Path(dossier).read_bytes())
    except OSError as error:
        _usage(f"{plain(dossier)}: {error.strerror}")
    except ValueError as error:
        _usage(f"{plain(dossier)} is no dossier: {plain(str(error))}")
    reports, problems = _gather(paths)
    failures = list(verify(told, reports))
    if failures:
        first = failures[0]
        place = f" [{first.span.start}, {first.span.end})" if first.span is not None else ""
        typer.echo(f"{first.code}: {plain(first.report)}{place}", err=True)
        if first.expected or first.found:
            typer.echo(f"  dossier: {plain(first.expected)}", err=True)
            typer.echo(f"  report:  {plain(first.found)}", err=True)
        if len(failures) > 1:
            typer.echo(f"{len(failures) - 1} more do not hold", err=True)
        raise typer.Exit(NOT_VERIFIED)
    typer.echo(f"{len(told.reports)} reports verified")
    _close(problems)


# ---------------------------------------------------------------- the edges


def _gather(paths: Sequence[str]) -> tuple[list[Report], list[Problem]]:
    return gather_reports(paths, stdin=sys.stdin.buffer)


@contextmanager
def _progress(total: int) -> Iterator[runut.flow.Progress | None]:
    """A bar on the terminal where the work is long; nothing elsewhere."""
    if total < 8 or not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=total)
        yield lambda done, _of: bar.update(task, completed=done)


def _write(data: bytes) -> None:
    """Bytes to standard output; a reader that went away ends the job in silence."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        _usage(f"{plain(str(path))}: {error.strerror}")


def _usage(message: str) -> NoReturn:
    typer.echo(f"runut: {message}", err=True)
    raise typer.Exit(USAGE)


def _close(problems: Sequence[Problem]) -> None:
    """Lists inputs that were lost and leaves with the exit code for them."""
    for problem in problems:
        detail = f" ({plain(problem.detail)})" if problem.detail else ""
        typer.echo(f"{plain(problem.uri)}: {problem.code}{detail}", err=True)
    raise typer.Exit(LOST if problems else DONE)


def main() -> None:
    """The entry point of the command."""
    app()

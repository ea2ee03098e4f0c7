"""The command line: read, trace, weave, who, show, verify, evaluate.

Exit codes: 0 done, 1 a dossier does not verify, 2 wrong usage, 3 done but an input was lost.

What a command works with is imported when it runs, so that help and mistakes are answered at once.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.given import (
    Language,
    Reader,
    check_joins,
    check_target,
    processors,
    read_dossier,
    read_gold,
    reading_with,
    stdin,
    warn_of_joins,
)
from runut.cli.printing import (
    DONE,
    NOT_VERIFIED,
    PAGE,
    USAGE,
    address,
    close,
    counted,
    doing,
    is_terminal,
    line,
    list_problems,
    plain,
    progress_bar,
    save,
    show,
    tell_failures,
    usage,
    write,
)

if TYPE_CHECKING:
    from runut.flow.weaving import Traced
    from runut.model import Problem

CODES = "Exit codes: 0 done; 2 wrong usage; 3 done, but an input was lost (listed on standard error)."
ALL_CODES = CODES.replace("0 done;", "0 done; 1 a dossier does not verify;")

app = typer.Typer(
    name="runut",
    help="Reads news coverage and rebuilds where every statement came from.",
    epilog=ALL_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files or folders of coverage: text, HTML, JSON, JSON lines, CSV, RSS or Atom. `-` is standard input.",
    ),
]
ReaderOption = Annotated[
    Reader | None,
    typer.Option(
        help="How names are found: `accurate` (the default) by a small neural network, `fast` in less time with more "
        "mistakes.",
        show_default=False,
    ),
]
UndoOption = Annotated[
    list[str] | None,
    typer.Option(
        "--undo",
        metavar="ID",
        help="Take back a join of two names by its id, so that they are kept apart; may be given again and again.",
    ),
]
LanguageOption = Annotated[Language, typer.Option(help="The language that findings are told in.")]


@app.callback(invoke_without_command=True)
def runut_command(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    """Reads news coverage and rebuilds where every statement came from."""
    if version:
        import runut

        line(runut.__version__)
        raise typer.Exit(DONE)


@app.command("read", epilog=CODES)
def read_command(
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a report, a line each.")] = False,
    no_text: Annotated[bool, typer.Option("--no-text", help="With --json: leave out the reports' text.")] = False,
    reader: ReaderOption = None,
) -> None:
    """What is found in each report: who says what, through whom, when.

    Without --json a few lines a report, for people.

    \b
    Examples:
      runut read berita.html
      runut read arsip/ --json > readings.jsonl
      curl -s https://contoh.example/berita | runut read - --json
    """
    from runut.flow import read_reports, stream_reports
    from runut.keep import reading_to_json
    from runut.tell.terminal import summary_of_reading

    problems: list[Problem] = []
    reports = stream_reports(paths, problems, stdin=stdin())
    with reading_with(reader) as name, progress_bar(hidden=is_terminal(sys.stdout)) as progress:
        for reading in read_reports(reports, reader=name, progress=progress, workers=processors()):
            if json:
                write(reading_to_json(reading, text=not no_text) + b"\n")
            else:
                show(summary_of_reading(reading))
    close(problems)


@app.command("trace", epilog=CODES)
def trace_command(
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="Print the dossier as JSON.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write the dossier as one self-contained page; `-` prints it."),
    ] = None,
    markdown: Annotated[
        Path | None, typer.Option("--markdown", metavar="FILE", help="Write the dossier as Markdown; `-` prints it.")
    ] = None,
    excerpts: Annotated[
        bool,
        typer.Option("--excerpts", help="Keep only the cited sentences, so that the dossier can be passed on."),
    ] = False,
    undo: UndoOption = None,
    language: LanguageOption = Language.id,
    reader: ReaderOption = None,
) -> None:
    """Stories, claims, where each came from, where outlets differ, and a timeline.

    Without --json, --html or --markdown a summary for people.

    \b
    Examples:
      runut trace liputan/
      runut trace liputan/ --html dosir.html
      runut trace liputan/ --json > dosir.json
    """
    if sum((json, html is not None, markdown is not None)) > 1:
        usage("choose one of --json, --html and --markdown")
    file = html or markdown
    if file is not None and str(file) != "-":
        check_target(file, paths)
    check_joins(undo or [])
    from runut.keep import dossier_to_json
    from runut.tell import excerpt, tell_html, tell_markdown
    from runut.tell.terminal import summary

    (dossier, readings), problems = _traced(paths, reader, undo or [])
    if excerpts:
        dossier, readings = excerpt(dossier, readings)
    if json:
        write(dossier_to_json(dossier) + b"\n")
    elif file is None:
        show(summary(dossier, readings, language.value))
    else:
        told = (tell_markdown if html is None else tell_html)(dossier, readings, language.value)
        if str(file) == "-":
            write(told.encode())
        else:
            save(file, told)
            if html is not None:
                show(summary(dossier, readings, language.value))
            line(address(str(file)))
    close(problems)


@app.command("weave", epilog="Exit codes: 0 done; 2 wrong usage, or a line of the file is no reading.")
def weave_command(
    readings: Annotated[
        Path,
        typer.Argument(metavar="READINGS.jsonl", help="Readings that `runut read --json` printed, with their text."),
    ],
) -> None:
    """Very many readings woven: one dossier a line, each of a thread of stories or of a story of none.

    For archives of a hundred thousand reports and more, which `trace` would hold in memory all at once. What was read
    once is not read again.

    \b
    Examples:
      runut read arsip/ --json --reader fast > readings.jsonl
      runut weave readings.jsonl > dosir.jsonl
    """
    import msgspec

    from runut.flow.affairs import Affairs

    if not readings.is_file():
        usage(f"{address(str(readings))}: no such file")
    with progress_bar() as progress:
        try:
            affairs = Affairs(readings, workers=processors(), progress=doing(progress))
        except (OSError, ValueError) as error:
            usage(plain(str(error)))
        with affairs:
            for dossier in affairs.woven():
                write(msgspec.json.encode(dossier) + b"\n")


@app.command("who", epilog=CODES)
def who_command(
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="One JSON object an entity, a line each.")] = False,
    undo: UndoOption = None,
    language: LanguageOption = Language.id,
    reader: ReaderOption = None,
) -> None:
    """Who is who in a coverage: people, organisations, places and media, and why names are held for one.

    Each with its forms, every join with its reason, its two places and its id for --undo, and its offices.

    \b
    Examples:
      runut who liputan/
      runut who liputan/ --json > siapa.jsonl
      runut who liputan/ --undo join-0123456789ab
    """
    check_joins(undo or [])
    import msgspec

    from runut.tell import in_order, roster

    (dossier, readings), problems = _traced(paths, reader, undo or [])
    if json:
        for entity in in_order(dossier):
            write(msgspec.json.encode(entity) + b"\n")
    else:
        show(roster(dossier, readings, language.value))
    close(problems)


def _traced(paths: list[str], reader: Reader | None, undone: list[str]) -> tuple[Traced, list[Problem]]:
    """Coverage woven into a dossier, and the inputs that were lost."""
    from runut.flow import stream_reports, trace_reports

    problems: list[Problem] = []
    with reading_with(reader) as name, progress_bar() as progress:
        reports = list(counted(stream_reports(paths, problems, stdin=stdin()), progress))
        if progress is not None:
            progress.total = len(reports)
        traced = trace_reports(reports, problems, reader=name, undone=undone, progress=progress, workers=processors())
    if undone:
        warn_of_joins(undone, traced)
    return traced, problems


@app.command("show", epilog=CODES)
def show_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="One file of coverage; `-` is standard input.")],
    language: LanguageOption = Language.id,
    reader: ReaderOption = None,
) -> None:
    """One report with its statements, speakers, relays and dates marked and the page's furniture dimmed.

    \b
    Examples:
      runut show berita.txt
      runut show berita.html --language en | less -R
    """
    from runut.flow import read_reports, stream_reports
    from runut.tell.terminal import show_reading

    problems: list[Problem] = []
    with reading_with(reader) as name:
        for reading in read_reports(stream_reports([file], problems, stdin=stdin()), reader=name):
            show(show_reading(reading, language.value), PAGE)
    close(problems)


@app.command("verify", epilog=ALL_CODES)
def verify_command(
    dossier: Annotated[
        str,
        typer.Argument(
            metavar="DOSSIER.json", help="A dossier that `runut trace --json` printed; `-` is standard input."
        ),
    ],
    paths: Paths,
) -> None:
    """Compares the words of every citation, and the sha256 of every report, with the reports themselves.

    Names the first that does not hold and leaves with exit code 1.

    \b
    Examples:
      runut trace liputan/ --json > dosir.json
      runut verify dosir.json liputan/
    """
    if dossier == "-" and "-" in paths:
        usage("standard input cannot be both the dossier and a report")
    from runut.flow import gather_reports
    from runut.keep import verify

    told = read_dossier(dossier)
    reports, problems = gather_reports(paths, stdin=stdin())
    failures = list(verify(told, reports))
    if failures:
        list_problems(problems)
        tell_failures(failures)
        raise typer.Exit(NOT_VERIFIED)
    line(f"{len(told.reports)} reports verified")
    close(problems)


@app.command("evaluate", epilog=CODES)
def evaluate_command(
    gold: Annotated[
        str,
        typer.Argument(metavar="GOLD", help="Labels of reports: JSON lines, as docs/annotation.md says."),
    ],
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="Print everything as one JSON object.")] = False,
    misses: Annotated[bool, typer.Option("--misses/--no-misses", help="List each miss in its context.")] = True,
    reader: ReaderOption = None,
) -> None:
    """How well reports are read, against labels that somebody made by reading them.

    Precision, recall and F1 of what is found, with 95% intervals, and what is right of it. Then every miss.

    \b
    Examples:
      runut evaluate labels.jsonl liputan/
      runut evaluate labels.jsonl liputan/ --no-misses
    """
    from runut.cli.evaluating import to_json, told
    from runut.evaluate import LabelError, evaluate
    from runut.flow import read_reports, stream_reports
    from runut.model import Problem

    labels = read_gold(gold)
    problems: list[Problem] = []
    reports = stream_reports(paths, problems, stdin=stdin())
    with reading_with(reader) as name, progress_bar() as progress:
        known = [
            reading
            for reading in read_reports(reports, reader=name, progress=progress, workers=processors())
            if any(one.belongs(reading) for one in labels)
        ]
    try:
        found = evaluate(labels, known)
    except LabelError as error:
        usage(f"{address(gold)}: {plain(str(error))}")
    problems += [
        Problem(uri=name, code="missing", detail="labelled, but not among the reports") for name in found.unread
    ]
    if json:
        write(to_json(found) + b"\n")
    else:
        show(told(found, {reading.uri: reading.text or "" for reading in known}, misses=misses))
    close(problems)


def main() -> None:
    """The entry point of the command: UTF-8 whatever the locale is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for argument in sys.argv[1:]:
        if argument.startswith("-") and not argument.isprintable() and address(argument) != argument:
            typer.echo(f"runut: no such option: {address(argument)}", err=True)
            sys.exit(USAGE)
    app()

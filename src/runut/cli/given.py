"""What a command is given: files, a reader, joins to take back. What is wrong with it is said before long work."""

# ruff: noqa: PLC0415 - see runut.cli

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import typer

from runut.cli.printing import address, plain, usage

if TYPE_CHECKING:
    from runut import model
    from runut.evaluate import Gold
    from runut.flow.weaving import Traced
    from runut.model import Dossier

_JOIN = re.compile(r"join-[0-9a-f]{12}")


class Reader(StrEnum):
    """How names are tagged."""

    fast = "fast"
    accurate = "accurate"


class Language(StrEnum):
    """The language that a dossier is told in."""

    id = "id"
    en = "en"


def stdin() -> BinaryIO | None:
    """Standard input, if it is open."""
    return None if sys.stdin is None else sys.stdin.buffer


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def reading_with(reader: Reader | None) -> Iterator[model.Reader]:
    """The reader to read with. That it cannot run on this machine is wrong usage, said with what can."""
    from runut.encoder import EncoderError
    from runut.flow import DEFAULT_READER

    try:
        yield DEFAULT_READER if reader is None else reader.value
    except EncoderError as error:
        usage(f"{plain(str(error))}; use --reader {Reader.fast}")


def read_dossier(name: str) -> Dossier:
    """The dossier of a file, or of standard input as ``-``."""
    from runut.keep import dossier_from_json

    try:
        if name == "-":
            stream = stdin()
            data = stream.read() if stream is not None else b""
        else:
            data = _read(name)
        return dossier_from_json(data)
    except OSError as error:
        usage(f"{address(name)}: {error.strerror}")
    except ValueError as error:
        usage(f"{address(name)} is no dossier: {plain(str(error))}")


def read_gold(name: str) -> list[Gold]:
    """The labels of a file."""
    from runut.evaluate import LabelError, read_labels

    try:
        return read_labels(_read(name).split(b"\n"))
    except OSError as error:
        usage(f"{address(name)}: {error.strerror}")
    except (LabelError, ValueError) as error:
        usage(f"{address(name)}: {plain(str(error))}")


def _read(name: str) -> bytes:
    mode = Path(name).stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        usage(f"{address(name)}: a folder, device or socket")
    return Path(name).read_bytes()


def check_target(file: Path, paths: Sequence[str]) -> None:
    """Before long work: the file can be written, and is no coverage (``--html *.html`` names a page as the output)."""
    from runut.gather.sources import COVERAGE

    shown = address(str(file))
    try:
        if file.is_dir():
            usage(f"{shown}: a folder, not a file to write to")
        if not file.parent.is_dir():
            usage(f"{shown}: its folder does not exist")
        if not file.is_file():
            return
        with file.open("rb") as kept:
            head = kept.read(4096)
        given = any(os.path.isfile(path) and file.samefile(path) for path in paths)  # noqa: PTH113 - never raises
        if head and (given or file.suffix.lower() in COVERAGE) and b'name="generator" content="Runut"' not in head:
            usage(f"{shown} exists and is no dossier; remove it first or choose another name")
    except (OSError, ValueError) as error:
        usage(f"{shown}: {getattr(error, 'strerror', None) or error}")


def check_joins(joins: Sequence[str]) -> None:
    """Before long work: what is to be taken back has the form of a join's id."""
    for join in joins:
        if not _JOIN.fullmatch(join):
            usage(f"--undo {address(join)}: not the id of a join (join- and 12 hexadecimal digits)")


def warn_of_joins(joins: Sequence[str], traced: Traced) -> None:
    """Says which of the joins that were to be taken back are made nevertheless, and which the coverage never had."""
    from runut.weave.entities import join_names

    days = {report.id: (report.published.value or "")[:10] for report in traced.dossier.reports}
    readings = [reading for _, reading in sorted(traced.readings.items()) if reading.text is not None]
    wanted, known = set(joins), set[str]()
    # Where one join is taken back, another may be made in its stead, which can be taken back too.
    while found := (wanted & {one.id for one in join_names(readings, days=days, undone=known).joins}) - known:
        known |= found
    made = {join.id for entity in traced.dossier.entities for join in entity.joins}
    for join in dict.fromkeys(joins):
        if join in made:
            typer.echo(f"{join} could not be taken back", err=True)
        elif join not in known:
            typer.echo(f"no join {join} in this coverage", err=True)

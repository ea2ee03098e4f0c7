"""Where the gold and the texts are: in this repository, and in ``../shared`` beside it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.figures import AbsentError
from runut import flow
from runut.model import Dossier, Problem, Reader, Reading

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def shared(name: str) -> Path:
    """A file or folder of ``../shared``; ``AbsentError`` where it is not there."""
    return _present(SHARED / name, f"../shared/{name}")


def own(name: str) -> Path:
    """A file or folder of this repository; ``AbsentError`` where it is not there."""
    return _present(ROOT / name, name)


def _present(path: Path, shown: str) -> Path:
    if not path.exists():
        raise AbsentError(f"{shown} is not here")
    return path


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_records(path: Path, found: Iterable[dict[str, Any]]) -> Path:
    """Write objects as JSON lines; gives the path back."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in found), encoding="utf-8")
    return path


@contextmanager
def exported(rows: Iterable[Mapping[str, Any]], *, whole: bool = True) -> Iterator[Path]:
    """Reports of the gold as a user's export, in a file that stands for a while; titles alone if not ``whole``.

    The address of each ends with its key in the gold (``key_of``).
    """
    fields = ("title", "outlet", "language", *(("text",) if whole else ()))
    with tempfile.TemporaryDirectory() as folder:
        yield write_records(
            Path(folder) / "reports.jsonl",
            (
                {"url": f"{row['url']}#{row['key']}", **{name: row[name] for name in fields}}
                | ({"date": row["published"]} if row["published"] else {})
                for row in rows
            ),
        )


def key_of(uri: str) -> str:
    """The key in the gold of a report of ``exported``."""
    return uri.rpartition("#")[2]


def read(paths: Sequence[Path], reader: Reader = flow.DEFAULT_READER) -> list[Reading]:
    """Readings of all reports under ``paths``.

    ``AbsentError`` where an input was lost, since a figure would be of fewer reports.
    """
    found: list[Reading] = []
    for item in flow.read_paths(map(str, paths), reader=reader):
        if isinstance(item, Problem):
            raise AbsentError(f"{item.uri} was lost: {item.code} {item.detail}")
        found.append(item)
    return found


def trace(paths: Sequence[Path], reader: Reader = flow.DEFAULT_READER) -> Dossier:
    """The dossier of all reports under ``paths``."""
    return flow.trace_paths(map(str, paths), reader=reader).dossier

"""Measure every part, print the tables, and write them to ``benchmarks/results``: ``make bench``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import msgspec

from benchmarks.figures import AbsentError, Figure, table
from benchmarks.floors import FILE, fallen, raised
from benchmarks.inputs import ROOT
from benchmarks.parts import PARTS

RESULTS = ROOT / "benchmarks" / "results"


def main(arguments: list[str] | None = None) -> int:
    """Exit code 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(part.name for part in PARTS)}")
    parser.add_argument("--raise-floors", action="store_true", help="lift benchmarks/floors.toml to these figures")
    asked = parser.parse_args(arguments)
    wanted = asked.parts
    unknown = sorted(set(wanted) - {part.name for part in PARTS})
    if unknown:
        parser.error(f"no part named {', '.join(unknown)}")
    pages, figures, absent = [_machine()], list[Figure](), dict[str, str]()
    steady = list[Figure]()
    for part in PARTS:
        if wanted and part.name not in wanted:
            continue
        try:
            found = part.measure()
        except AbsentError as reason:
            absent[part.name] = str(reason)
            pages.append(f"## {part.title}\n\nNot measured: {reason}.")
        else:
            figures += found
            steady += found if part.steady else []
            pages.append(f"## {part.title}\n\n{table(found)}")
        print(f"{pages[-1]}\n", flush=True)
    if asked.raise_floors:
        FILE.write_text(raised(steady), encoding="utf-8")
    below = fallen(figures)
    pages += [f"**Below its floor:** {line}" for line in below]
    if not wanted:
        write(pages, {"figures": msgspec.to_builtins(figures), "absent": absent, "machine": _machine()})
    for line in below:
        print(line, file=sys.stderr)
    return 1 if below else 0


def write(pages: list[str], result: dict[str, Any]) -> None:
    """Write ``latest.md`` and ``latest.json``."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.md").write_text("# Figures of the last run\n\n" + "\n\n".join(pages) + "\n", encoding="utf-8")
    (RESULTS / "latest.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _machine() -> str:
    return (
        f"Runut {version('runut')}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, {datetime.now(UTC):%Y-%m-%d}. Figures are made by `make bench`."
    )


if __name__ == "__main__":
    sys.exit(main())

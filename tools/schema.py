"""The JSON Schema of what the command line prints, made from the structs: ``make schema``."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from runut.model import Dossier, Reading

FOLDER = Path(__file__).parent.parent / "docs" / "schema"
SHAPES = {"reading.json": Reading, "dossier.json": Dossier}


def schema(name: str) -> str:
    """The text of ``docs/schema/NAME`` as it should be, for JSON Schema 2020-12."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(SHAPES[name])}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SHAPES:
        (FOLDER / name).write_text(schema(name), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Language packs: what Runut knows of a language and of its media, as tables that a journalist could correct.

A language is a folder here; every language has the same file names. Each table is decoded into a struct that stands
beside the code that uses it, so a mistake in a table is named by file and field when it is first loaded.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

T = TypeVar("T")


class TableError(Exception):
    """A table of a language pack is missing or does not have the fields it must have."""


def resource(language: str, name: str) -> Traversable:
    """The file ``name`` of a language pack, such as trained weights.

    Raises ``TableError`` where the language or the file is unknown.
    """
    if not language.isalnum():
        raise TableError(f"no language {language!r}")
    found = files(__name__) / language / name
    if not found.is_file():
        raise TableError(f"the language pack {language!r} has no {name}")
    return found


@cache
def table(language: str, name: str, shape: type[T]) -> T:
    """The TOML table ``name`` of a language pack, decoded into ``shape`` (a msgspec struct). Cached.

    Raises ``TableError`` where the file is missing or does not fit the shape.
    """
    try:
        return msgspec.toml.decode(resource(language, name).read_bytes(), type=shape)
    except msgspec.MsgspecError as error:
        raise TableError(f"languages/{language}/{name}: {error}") from error


@cache
def rows(language: str, name: str, shape: type[T]) -> tuple[T, ...]:
    """The rows of the CSV table ``name``, each decoded into ``shape``. Lines that begin with ``#`` are comments.

    A tuple-valued field is split at ``|``. Cached. Raises ``TableError`` as ``table`` does, with the row's number.
    """
    lines = [
        line
        for line in resource(language, name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    many = {
        field.encode_name
        for field in msgspec.structs.fields(shape)  # type: ignore[arg-type]
        if str(field.type).startswith("tuple")
    }
    found: list[T] = []
    for number, row in enumerate(csv.DictReader(lines), start=2):
        fields = {
            key: tuple(part for part in value.split("|") if part) if key in many else value
            for key, value in row.items()
            if value or key in many
        }
        try:
            found.append(msgspec.convert(fields, shape, strict=False))
        except msgspec.MsgspecError as error:
            raise TableError(f"languages/{language}/{name}, row {number}: {error}") from error
    return tuple(found)

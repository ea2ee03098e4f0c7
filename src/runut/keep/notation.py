"""The JSON of readings and dossiers (``docs/formats.md``): the structs as they stand, UTF-8."""

from __future__ import annotations

import codecs

import msgspec

from runut.model import Dossier, Reading


class _Needed(msgspec.Struct):
    """What every dossier has. All fields of a ``Dossier`` have defaults, so any other object would pass for one."""

    reports: msgspec.Raw
    stories: msgspec.Raw
    claims: msgspec.Raw


def reading_to_json(reading: Reading, *, text: bool = True) -> bytes:
    """One line of JSON, without a line end. ``text=False`` leaves out the report's text."""
    if text:
        return msgspec.json.encode(reading)
    fields = msgspec.to_builtins(reading)
    del fields["text"]
    return msgspec.json.encode(fields)


def dossier_to_json(dossier: Dossier) -> bytes:
    """A dossier as one JSON object, indented by two for people who read it."""
    return msgspec.json.format(msgspec.json.encode(dossier), indent=2)


def dossier_from_json(data: bytes) -> Dossier:
    """The dossier of ``dossier_to_json``; fields of a later version are passed over.

    Raises ``ValueError`` saying what is wrong, and where, if it is none.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        msgspec.json.decode(data, type=_Needed)
        return msgspec.json.decode(data, type=Dossier)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise ValueError(str(error)) from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error

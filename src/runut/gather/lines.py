"""An open file → its lines, each bounded, numbered and decoded on its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

from runut.gather.decoding import NotTextError, byte_order, decode
from runut.gather.sources import LIMIT


class Line(NamedTuple):
    number: int
    """From 1."""
    raw: bytes
    """Without the line end and without a byte order mark."""
    text: str
    """As ``raw``, decoded, with the line end."""


class LostLine(NamedTuple):
    number: int
    code: str
    detail: str


def lines(stream: io.BufferedReader, head: bytes) -> Iterator[Line | LostLine]:
    """The lines of a file that begins with ``head``; no more than the bound is held at once.

    A line over the bound or without text in it is a ``LostLine``, and the next line follows.
    """
    order, skip = byte_order(head)
    stream.read(skip)
    if order.startswith("utf-16") or order.startswith("utf-32"):
        yield from _wide_lines(stream, order)
        return
    number = 0
    while raw := stream.readline(LIMIT + 2):
        number += 1
        content = raw.rstrip(b"\r\n")
        if len(content) > LIMIT:
            while not raw.endswith(b"\n") and (raw := stream.readline(LIMIT)):
                pass
            yield LostLine(number, "too_large", "line over the bound")
            continue
        try:
            yield Line(number, content, decode(raw))
        except NotTextError as error:
            yield LostLine(number, "binary", str(error))


def _wide_lines(stream: io.BufferedReader, order: str) -> Iterator[Line | LostLine]:
    """Lines of UTF-16, whose line feed is no single byte."""
    bound = LIMIT // 2
    text = io.TextIOWrapper(stream, encoding=order, errors="replace", newline="\n")
    number = 0
    while line := text.readline(bound + 2):
        number += 1
        content = line.rstrip("\r\n")
        if len(content) > bound:
            while not line.endswith("\n") and (line := text.readline(bound)):
                pass
            yield LostLine(number, "too_large", "line over the bound")
        else:
            yield Line(number, content.encode(order), line)

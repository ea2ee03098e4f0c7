"""The naive way, to stand beside every figure: one pattern a thing, no memory, no structure.

Direct statements are what stands between quote marks, indirect ones what follows a reporting verb in its sentence; the
speaker is the nearest run of capitalised words; a relay follows a word such as `dilansir` or is an abbreviation in
brackets; dates are what ``dateparser`` finds.
"""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _any(key: str) -> str:
    return "|".join(_WORDS[key])


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = re.compile(r'["“”]([^"“”\n]{12,900})["“”]')
_SENTENCE = re.compile(r"[^\n.]+(?:\.(?=\S)[^\n.]+)*")
_REPORTING = re.compile(rf"\b(?:{_any('before')})\b,?(?: {_WORDS['link']}\b)?\s*")
_SOURCE = re.compile(rf"\b(?:{_any('source')}) ([^,\n]{{3,80}}), ", re.IGNORECASE)
_CUE = re.compile(rf"\b(?:{_any('before')}|{_any('after')}|{_any('source')})(?:nya)?\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'-]{0,30}(?: [A-Z][\w.'-]{0,30}){0,4}")
_RELAY = re.compile(rf"\b(?i:{_any('relay')})(?: {_WORDS['from']})? ({_NAME.pattern})|\(([A-Z]{{2,4}})\)")


def read(uri: str, text: str, published: str | None) -> dict[str, Any]:
    """What the scorer needs of a reading of ``text``."""
    return {
        "id": uri,
        "uri": uri,
        "text": text,
        "blocks": [],
        "statements": _direct(text) + _indirect(text),
        "relays": [
            {"span": list(m.span()), "name": m[1] or m[2], "kind": "agency", "scope": "statement"}
            for m in _RELAY.finditer(text)
        ],
        "dates": _dates(text, published),
    }


def _statement(text: str, start: int, end: int, kind: str, near: int) -> dict[str, Any]:
    left, right = max(0, near - 120), min(len(text), near + 120)
    cue = min(_CUE.finditer(text, left, right), key=lambda m: abs(m.start() - near), default=None)
    outside = [m for m in _NAME.finditer(text, left, right) if m.end() <= start or m.start() >= end]
    name = min(outside, key=lambda m: abs(m.start() - near), default=None)
    return {
        "content": [[start, end]],
        "kind": kind,
        "cue": list(cue.span()) if cue else None,
        "speaker": list(name.span()) if name else None,
        "speaker_name": name.group() if name else None,
    }


def _direct(text: str) -> list[dict[str, Any]]:
    return [_statement(text, m.start(1), m.end(1), "direct", m.end()) for m in _QUOTED.finditer(text)]


def _indirect(text: str) -> list[dict[str, Any]]:
    found = []
    for sentence in _SENTENCE.finditer(text):
        cue = _REPORTING.search(text, *sentence.span()) or _SOURCE.search(text, *sentence.span())
        if cue and sentence.end() - cue.end() >= 12:
            found.append(_statement(text, cue.end(), sentence.end(), "indirect", cue.start()))
    return found


def _dates(text: str, published: str | None) -> list[dict[str, Any]]:
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if published and _DAY.match(published):
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published[:10])
    found = []
    lines = [0, *(m.end() for m in re.finditer("\n", text)), len(text)]
    for start, end in pairwise(lines):
        place = start
        for words, value in search_dates(text[start:end], languages=[_WORDS["language"]], settings=settings) or []:
            at = text.find(words, place, end)
            if at >= 0:
                place = at + len(words)
                found.append({"span": [at, place], "value": value.date().isoformat(), "type": "DATE", "anchor": "none"})
    return found

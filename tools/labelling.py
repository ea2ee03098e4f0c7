"""From labels that quote words to labels that give offsets, so that nobody who labels counts characters.

    python -m tools.labelling TEXTS DRAFTS [--out GOLD.jsonl] [--show]

TEXTS is a folder of text files or JSON lines with ``id`` and ``text``; DRAFTS a folder with one JSON file a report,
named by its id. A draft is a gold record (``docs/annotation.md``) whose spans are words of the text. Words stand whole
and are found in the order of the list: each item after the one before it. ``first words [...] last words`` is all from
the one to the other; ``{"words": …, "after": …}`` looks only behind where ``after`` ends. A cue is the nearest place
beside its statement's content, a speaker the nearest beside the cue. The tool says which words it could not find, and
with ``--show`` prints every label in its context, to be read again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ELLIPSIS = "[...]"
LISTS = ("relays", "dates", "quantities", "blocks")
NOT_ARTICLE = ("promo", "chrome", "tags", "caption", "credit")
Found = tuple[int, int]


class UnfoundError(Exception):
    """Words of a draft that the text does not hold; the message shows them."""


def gold(draft: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The gold record of one draft; ``UnfoundError`` names the first words that are not in ``text``."""
    record = {key: value for key, value in draft.items() if key not in (*LISTS, "statements")}
    for name in LISTS:
        record[name] = list(_placed(draft.get(name, []), text))
    record["boilerplate"] = [block["span"] for block in record["blocks"] if block["role"] in NOT_ARTICLE]
    record["headings"] = [block["span"] for block in record["blocks"] if block["role"] == "heading"]
    record["statements"] = list(_statements(draft.get("statements", []), text))
    return record


def _placed(items: Sequence[Mapping[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    reached = 0
    for item in items:
        start, end = _find(text, item["words"], reached, item.get("after"))
        rest = {key: value for key, value in item.items() if key not in ("words", "after")}
        yield {"span": [start, end], **rest}
        reached = end


def _statements(items: Sequence[Mapping[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    reached = 0
    for item in items:
        content: list[Found] = []
        place = reached
        for number, words in enumerate(item["content"]):
            content.append(_find(text, words, place, item.get("after") if not number else None))
            place = content[-1][1]
        reached = content[0][0] + (item.get("parent") is None)
        cue = _nearest(text, item.get("cue"), content)
        same = item.get("speaker") is not None and item.get("speaker") == item.get("cue")
        beside = content if cue is None else [(cue[0], cue[1])]
        speaker = cue if same else _nearest(text, item.get("speaker"), beside)
        rest = {key: value for key, value in item.items() if key not in ("content", "after", "cue", "speaker")}
        yield {"content": [list(span) for span in content], "cue": cue, "speaker": speaker, **rest}


def _find(text: str, words: str, place: int, after: str | None) -> Found:
    """The first place of ``words`` from ``place`` on, behind ``after`` where that is given."""
    if after is not None:
        place = _find(text, after, place, None)[1]
    first, gap, last = (part.strip() for part in words.partition(ELLIPSIS))
    found = next(_places(text, first, place), None)
    if found is None:
        raise UnfoundError(f"not found after character {place}: {first!r}")
    if not gap:
        return found
    other = next(_places(text, last, found[1]), None)
    if other is None:
        raise UnfoundError(f"not found after {first!r}: {last!r}")
    return found[0], other[1]


def _places(text: str, words: str, start: int) -> Iterator[Found]:
    """Every place where ``words`` stand whole."""
    if not words:
        raise UnfoundError("no words")
    at = text.find(words, start)
    while at >= 0:
        end = at + len(words)
        opens = at == 0 or not (text[at - 1].isalnum() and words[0].isalnum())
        closes = end == len(text) or not (text[end].isalnum() and words[-1].isalnum())
        if opens and closes:
            yield at, end
        at = text.find(words, at + 1)


def _nearest(text: str, words: str | Mapping[str, str] | None, content: Sequence[Found]) -> list[int] | None:
    """The place of ``words`` nearest to ``content`` (or to a cue), outside of it where there is one."""
    if words is None:
        return None
    if not isinstance(words, str):
        return list(_find(text, words["words"], 0, words["after"]))

    def distance(place: Found) -> tuple[bool, int]:
        inside = any(start < place[1] and place[0] < end for start, end in content)
        return inside, min(min(abs(place[1] - start), abs(place[0] - end)) for start, end in content)

    found = min(_places(text, words, 0), key=distance, default=None)
    if found is None:
        raise UnfoundError(f"not found: {words!r}")
    return list(found)


def shown(record: Mapping[str, Any], text: str) -> Iterator[str]:
    """Every label of a record in its context, a line each."""
    for statement in record["statements"]:
        words = " … ".join(text[start:end] for start, end in statement["content"])
        cue, speaker = (_around(text, statement[part]) for part in ("cue", "speaker"))
        rest = {k: v for k, v in statement.items() if k not in ("content", "cue", "speaker")}
        yield f"statement [{words}]\n    cue {cue}\n    speaker {speaker}\n    {rest}"
    for name in LISTS:
        for item in record[name]:
            rest = {key: value for key, value in item.items() if key != "span"}
            yield f"{name} {_around(text, item['span'])} {rest}"


def _around(text: str, span: Sequence[int] | None, width: int = 30) -> str:
    if span is None:
        return "-"
    start, end = span
    return f"…{text[max(0, start - width) : start]}[{text[start:end]}]{text[end : end + width]}…".replace("\n", "⏎")


def _texts(path: Path) -> dict[str, str]:
    if path.is_dir():
        return {file.stem: file.read_bytes().decode("utf-8") for file in sorted(path.glob("*.txt"))}
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {record["id"]: record["text"] for record in records}


def main() -> int:
    """The command; exit code 1 where words were not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    texts = _texts(given.texts)
    records, failed = [], False
    for file in sorted(given.drafts.glob("*.json")):
        draft = json.loads(file.read_text(encoding="utf-8"))
        try:
            record = gold(draft, texts[draft["id"]])
        except (UnfoundError, KeyError) as error:
            print(f"{file.name}: {error}", file=sys.stderr)
            failed = True
            continue
        records.append(record)
        if given.show:
            print(f"===== {draft['id']}", *shown(record, texts[draft["id"]]), sep="\n")
    if given.out and not failed:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        given.out.write_text("".join(lines), encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())

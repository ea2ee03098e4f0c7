"""The media that the language pack lists, by every name that it gives them, and where a text names one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from runut.languages import rows, table
from runut.languages.known import Medium
from runut.model import MediumKind
from runut.weave.identity import name_key


class CreditWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``credits.toml``, of texts in one language."""

    heard: tuple[str, ...]
    heard_after: tuple[str, ...]
    held: tuple[str, ...]
    present: tuple[str, ...]
    present_after: tuple[str, ...]
    selves: tuple[str, ...]
    selves_heard: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")
    from_after: tuple[str, ...]
    between: tuple[str, ...]
    posted: tuple[str, ...]
    talks: tuple[str, ...]
    programme: tuple[str, ...]
    released: tuple[str, ...]
    pronouns: tuple[str, ...]
    again: tuple[str, ...]


class ReleaseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``credits.toml``: what bodies put out in writing."""

    written: tuple[str, ...]
    oral: tuple[str, ...]
    occasions: tuple[str, ...]
    writes: tuple[str, ...]
    bodies: tuple[str, ...]
    handles: tuple[str, ...]


class _Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    always: tuple[str, ...]
    small: tuple[str, ...]
    adjectives: tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    described: dict[str, str]
    nouns: _Nouns
    texts: dict[str, CreditWords]
    releases: ReleaseWords


class NamedMedium(NamedTuple):
    """Words of a text that name a medium: their places in the row of words, and the medium."""

    first: int
    end: int
    medium: Medium


@cache
def credit_words(language: str, written: str) -> CreditWords | None:
    """How texts in the language ``written`` credit media; ``None`` where the pack does not say."""
    found: _Table = table(language, "credits.toml", _Table)
    return found.texts.get(written)


@cache
def release_words(language: str) -> ReleaseWords:
    """How bodies speak in writing."""
    found: _Table = table(language, "credits.toml", _Table)
    return found.releases


@cache
def _nouns(language: str) -> _Nouns:
    found: _Table = table(language, "credits.toml", _Table)
    return found.nouns


@cache
def _mastheads(language: str) -> Mapping[str, Medium]:
    media = rows(language, "media.csv", Medium)
    found: dict[str, Medium] = {}
    for names in (lambda row: (row.name,), lambda row: row.aliases):
        for row in media:
            for name in names(row):
                found.setdefault(name_key(name), row)
    described: _Table = table(language, "credits.toml", _Table)
    for words, name in described.described.items():
        if (row := found.get(name_key(name))) is not None:
            found.setdefault(name_key(words), row)
    return found


def masthead(name: str, language: str) -> Medium | None:
    """The listed medium that a name is surely of, with the nouns that stand before it (`kantor berita Yonhap`)."""
    known = _mastheads(language)
    found = known.get(name_key(name))
    if found is not None:
        return found
    nouns = _nouns(language)
    words = name.split()
    plain = [word for word in words if word not in nouns.adjectives]
    if len(plain) < len(words) and (found := known.get(name_key(" ".join(plain)))) is not None:
        return found
    while len(plain) > 1:
        led = next((noun for noun in nouns.always if " ".join(plain).lower().startswith(f"{noun} ")), None)
        if led is None and plain[0] not in nouns.small:
            return None
        plain = plain[len(led.split()) if led is not None else 1 :]
        if (found := known.get(name_key(" ".join(plain)))) is not None:
            return found
    return None


@cache
def _kinds(language: str) -> Mapping[str, MediumKind]:
    return {row.id: row.kind for row in rows(language, "media.csv", Medium)}


def listed_kind(medium: str, language: str) -> MediumKind | None:
    """What kind of medium the one with this id is, where it is listed."""
    return _kinds(language).get(medium)


@cache
def _forms(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Medium], ...]]:
    """First word of a name → names that begin with it, the longest first."""
    found: dict[str, dict[tuple[str, ...], Medium]] = defaultdict(dict)
    for row in rows(language, "media.csv", Medium):
        for name in (row.name, *row.aliases, *row.weak, *row.bound):
            words = tuple(name_key(name).split())
            if words:
                found[words[0]].setdefault(words, row)
    return {
        first: tuple(sorted(of.items(), key=lambda one: (-len(one[0]), one[0], one[1].id)))
        for first, of in found.items()
    }


def named_media(
    words: Sequence[str],
    language: str,
    own: Mapping[tuple[str, ...], Medium] | None = None,
    selves: Mapping[tuple[str, ...], Medium] | None = None,
) -> Iterator[NamedMedium]:
    """Where words, as written, name a medium of the list, or the outlet by one of the forms in ``own``, or without its
    name by one in ``selves``. Names of one word that are ordinary words too are among them: only what stands beside a
    name tells whether it is one."""
    forms = _forms(language)
    begins = {form[0] for form in selves or {}}
    known: Sequence[tuple[tuple[str, ...], Medium]]
    at = 0
    while at < len(words):
        best: NamedMedium | None = None
        first = name_key(words[at])
        if words[at] != words[at].lower():
            known = (*(own or {}).items(), *forms.get(first, ()))
        elif first in begins:
            known = tuple((selves or {}).items())
        else:
            at += 1
            continue
        for form, medium in known:
            longer = best is None or len(form) > best.end - best.first
            if longer and first == form[0] and tuple(map(name_key, words[at : at + len(form)])) == form:
                best = NamedMedium(at, at + len(form), medium)
        if best is not None:
            yield best
            at = best.end
        else:
            at += 1

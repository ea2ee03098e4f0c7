"""The words of the language pack that gathering needs (``languages/*/gather.toml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.languages import table

LANGUAGE = "id"


class ClassWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parts of class names and ids that tell what an element holds."""

    body: tuple[str, ...]
    subtitle: tuple[str, ...]
    byline: tuple[str, ...]
    date: tuple[str, ...]
    caption: tuple[str, ...]
    photo: tuple[str, ...]
    credit: tuple[str, ...]
    promo: tuple[str, ...]
    tags: tuple[str, ...]
    paging: tuple[str, ...]
    breadcrumb: tuple[str, ...]
    noise: tuple[str, ...]


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that a line begins with, in lower case."""

    byline: tuple[str, ...]
    editor: tuple[str, ...]
    source: tuple[str, ...]
    credit: tuple[str, ...]
    promo: tuple[str, ...]
    tags: tuple[str, ...]
    paging: tuple[str, ...]
    chrome: tuple[str, ...]
    home: tuple[str, ...]
    """What breadcrumbs call the first page of a site."""


class PageWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    class_words: ClassWords
    labels: Labels
    records: dict[str, tuple[str, ...]]


@cache
def page_words() -> PageWords:
    """The table of the language that pages are read in."""
    words: PageWords = table(LANGUAGE, "gather.toml", PageWords)
    return words

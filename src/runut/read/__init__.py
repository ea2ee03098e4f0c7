"""read: one Report → one Reading. Knows Indonesian, through the language pack.

The way through: lines → head and blocks → paragraphs and sentences → names, times, quantities → statements and relays
→ assertions. Each step is a file; nothing outside the language pack holds an Indonesian word.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from runut.model import Doubt, Published, Reader, Reading, Report, Span, Time
from runut.read.names import find_names, find_offices
from runut.read.page.blocks import read_blocks
from runut.read.page.furniture import furniture
from runut.read.page.head import read_head
from runut.read.page.outlets import outlet_shown, spellings
from runut.read.quantities import find_quantities
from runut.read.speech.assertions import find_assertions
from runut.read.speech.cues import cues
from runut.read.speech.introductions import introduce_media
from runut.read.speech.reporting import Reporting
from runut.read.speech.source_lines import names_of_sources
from runut.read.text.lines import split_lines
from runut.read.text.paragraphs import split_paragraphs
from runut.read.times import find_times, revalue

__all__ = ["read", "revalue_dates"]

LONGEST = 400_000
"""Code points of body that are read for statements; what stands beyond is listed as a problem."""


def read(report: Report, language: str = "id", reader: Reader = "fast") -> Reading:
    """What is found in one report. Pure: the same report gives the same reading.

    Never raises for any text; what could not be read is in ``problems`` (``not_indonesian``, ``too_long``,
    ``no_body``, ``more_pages``).
    """
    text = report.text
    lines = split_lines(text)
    rooms = furniture(language)
    speaks = rooms.speaks(text)
    if not speaks:
        rooms = furniture(language, foreign=True)
    head = read_head(report, lines, rooms, language)
    blocks = read_blocks(report, lines, head, rooms)
    outlet = head.outlet or outlet_shown(text, blocks, rooms, language)
    problems = []
    if not speaks:
        problems.append(Doubt(code="not_indonesian"))
    paragraphs = split_paragraphs(text, blocks, language, cues(language).credits_behind)
    within = [paragraph for paragraph in paragraphs if paragraph.span.end <= LONGEST]
    if len(within) < len(paragraphs):
        problems.append(Doubt(code="too_long", span=Span(LONGEST, len(text))))
    problems.extend(
        Doubt(code="more_pages", span=line)
        for line, below in pairwise([*lines, Span(0, 0)])
        if rooms.counts_pages(line.of(text), below.of(text))
    )
    if not paragraphs:
        problems.append(Doubt(code="no_body"))
    sentences = [sentence for paragraph in within for sentence in paragraph.sentences]
    telling = sorted([*sentences, *(block.span for block in blocks if block.role in ("title", "subtitle", "heading"))])
    framed = [block.span for block in blocks if block.role in ("byline", "dateline")]
    anchor = head.published.value
    dates = find_times(text, sorted([*telling, *framed]), anchor, language)
    if anchor is None:
        dates = _anchored_in_text(dates)
    mentions = find_names(text, telling, language, reader, outlet.id if outlet else "")
    dateline = head.opening.span if head.opening else None
    named = names_of_sources(text, blocks, dateline, language, dates)
    if outlet is not None:
        named += [(spelling, "outlet") for spelling in spellings(outlet.name)]
    mentions, kinds = introduce_media(text, telling, mentions, named, language, cues(language))
    offices = find_offices(text, telling, mentions, language)
    quantities = find_quantities(text, telling, [date.span for date in dates], language)
    statements, relays, unread = Reporting(text, language, cues(language), mentions, offices, dates, outlet, kinds).of(
        within, blocks, dateline
    )
    problems.extend(Doubt(code="too_long", span=span) for span in sorted(unread))
    told = [sentence for sentence in sentences if sentence not in unread]
    return Reading(
        id=report.id,
        uri=report.uri,
        sha256=report.sha256,
        gathered_at=report.gathered_at,
        archived=report.archived,
        outlet=outlet,
        title=head.title,
        subtitle=head.subtitle,
        byline=head.byline,
        editor=head.editor,
        dateline=head.dateline,
        published=head.published,
        language=_language(report.given.language) or language,
        reader=reader,
        section=report.given.section,
        text=text,
        blocks=blocks,
        entities=mentions,
        offices=offices,
        dates=dates,
        statements=statements,
        relays=relays,
        assertions=find_assertions(text, told, statements, mentions, dates, quantities),
        quantities=quantities,
        problems=tuple(problems),
    )


def _language(given: str | None) -> str | None:
    """The language code of what metadata says: `id_ID` and `id-ID` are `id`."""
    code = re.match(r"[A-Za-z]{2,3}(?=[-_]|$)", given.strip()) if given else None
    return code.group().lower() if code else None


def _anchored_in_text(dates: tuple[Time, ...]) -> tuple[Time, ...]:
    """Values relative dates of an undated report by the first full date of its text that names its weekday.

    Newsrooms write the day of a statement as `Rabu (20/7/2022)`, on that day or the next.
    """
    first = next((date for date in dates if date.anchor == "text" and len(date.value) == 10), None)
    if first is None:
        return dates
    return revalue(dates, first.value, "text")


def revalue_dates(reading: Reading, published: Published) -> Reading:
    """The reading with dates that hang on its publication valued by a date that its story supplied."""
    if published.value is None:
        return reading
    return replace(reading, dates=revalue(reading.dates, published.value, "story"))

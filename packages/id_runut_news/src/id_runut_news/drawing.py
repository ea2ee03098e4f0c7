"""Colours, options and templates for displaCy. Those labels that spaCy knows keep spaCy's colour."""

from __future__ import annotations

from typing import Any

from spacy.displacy.templates import TPL_SPAN_SLICE

from id_runut_news.findings import LABELS

COLOURS = {
    "PER": "#aa9cfc",
    "ORG": "#7aecec",
    "LOC": "#ff9561",
    "MEDIA": "#feca74",
    "MISC": "#e4e7d2",
    "SPEAKER": "#aa9cfc",
    "CUE": "#feca74",
    "CONTENT": "#7aecec",
    "RELAY": "#ff8197",
    "DATE": "#bfe1d9",
    "TIME": "#bfe1d9",
    "DURATION": "#c8d6f0",
    "SET": "#f0d0ff",
}
"""By label. displaCy has them without being asked, through an entry point."""

_SPAN = """
<span style="font-weight: bold; display: inline-flex; flex-direction: column; position: relative; \
height: {total_height}px;">
    {text}
    {span_slices}
    {span_starts}
</span>
"""
"""spaCy's word with marks below it, as a column: its words stay on the line whatever stands under them."""
_START = """
<span style="background: {bg}; top: {top_offset}px; height: 4px; border-top-left-radius: 3px; \
border-bottom-left-radius: 3px; left: -1px; width: calc(100% + 2px); position: absolute;">
    <span style="background: {bg}; z-index: 10; color: #000; top: -0.5em; padding: 2px 3px; position: absolute; \
font-size: 0.6em; font-weight: bold; line-height: 1; border-radius: 3px; white-space: nowrap">
        {label}{kb_link}
    </span>
</span>
<span aria-hidden="true" style="display: block; height: 0; overflow: hidden; visibility: hidden; padding: 0 4px; \
font-size: 0.6em; font-weight: bold; white-space: nowrap">{label}</span>
"""
"""spaCy's mark where a span begins, on one line, with an unseen copy in the text's flow: it makes a short word
(`dia`) as wide as its label, so that labels of neighbours do not hide one another."""
_TEMPLATE = {"span": _SPAN, "slice": TPL_SPAN_SLICE, "start": _START}


def _spans(key: str) -> dict[str, Any]:
    return {"spans_key": key, "colors": COLOURS, "template": _TEMPLATE}


ENT_OPTIONS: dict[str, Any] = {"ents": list(LABELS), "colors": COLOURS}
"""``displacy.render(doc, style="ent", options=ENT_OPTIONS)``: entities."""
STATEMENT_OPTIONS = _spans("statements")
"""``displacy.render(doc, style="span", options=STATEMENT_OPTIONS)``: who says what."""
RELAY_OPTIONS = _spans("relays")
"""Who is credited, with the id of the medium."""
TIME_OPTIONS = _spans("times")
"""Time expressions with their values."""

"""Tells a dossier to people: an HTML page, Markdown, an excerpt to pass on; in the terminal a summary, a report and
who is who.

Pure functions of the dossier, the readings by report id, and the language: same input, same output.
"""

from runut.tell.excerpts import excerpt
from runut.tell.markdown import tell_markdown
from runut.tell.page import tell_html
from runut.tell.roster import roster
from runut.tell.shown import plain
from runut.tell.terminal import show_reading, summary, summary_of_reading
from runut.tell.who import in_order

__all__ = [
    "excerpt",
    "in_order",
    "plain",
    "roster",
    "show_reading",
    "summary",
    "summary_of_reading",
    "tell_html",
    "tell_markdown",
]

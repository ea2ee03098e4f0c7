"""Tells a dossier to people: an HTML page, Markdown, an excerpt to pass on, a summary and a report in the terminal.

Pure functions of the dossier, the readings by report id, and the language: same input, same output.
"""

from runut.tell.excerpts import excerpt
from runut.tell.markdown import tell_markdown
from runut.tell.page import tell_html
from runut.tell.shown import plain
from runut.tell.terminal import show_reading, summary, summary_of_reading

__all__ = ["excerpt", "plain", "show_reading", "summary", "summary_of_reading", "tell_html", "tell_markdown"]

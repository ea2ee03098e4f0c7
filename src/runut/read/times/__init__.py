"""Time expressions: found (``items``, ``grammar``), anchored (``anchoring``), valued (``rules``); publication lines.

``find_times`` reads a text, ``publication_date`` a line that says when it was published, and ``revalue`` works the
values out again once a date is known that the text did not give.
"""

from runut.read.times.find import find_times, revalue
from runut.read.times.publication import publication_date
from runut.read.times.rules import resolve, unknown

__all__ = ["find_times", "publication_date", "resolve", "revalue", "unknown"]

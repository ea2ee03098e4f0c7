"""Names: persons, organisations, places and media, the offices beside them, and which mentions are one thing."""

from runut.read.names.finding import find_names
from runut.read.names.gazetteer import slug
from runut.read.names.offices import find_offices

__all__ = ["find_names", "find_offices", "slug"]

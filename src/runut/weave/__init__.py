"""weave: many Readings → one Dossier. Stories, threads, claims, origins, disagreements, timelines, lineage.

The way through (``dossier.weave``):
coverage (names joined, words and media made comparable, passages) → grouping (passages that say the same) → stories
and threads → counting (claims that a number makes) → claims with their origins → differences → timeline, lineage and
listing.
"""

from runut.weave.dating import date_reports
from runut.weave.dossier import weave
from runut.weave.stories import Meaning, Parting

__all__ = ["Meaning", "Parting", "date_reports", "weave"]

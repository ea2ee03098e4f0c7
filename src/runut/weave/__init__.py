"""weave: many Readings → one Dossier. Stories, threads, claims, origins, disagreements, timelines, lineage.

The way through: entities (names joined) → passages (words made comparable) → claims (passages that say the same) →
stories and threads → origins of claims → disagreements and updates → timeline and lineage → dossier.
"""

from runut.weave.dating import date_reports
from runut.weave.dossier import weave

__all__ = ["date_reports", "weave"]

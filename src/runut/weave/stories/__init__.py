"""Stories and threads: which reports tell of one happening, and which happenings belong together over time.

``sketch`` (all that a report is compared by) → ``pairs`` (what speaks for and against two reports being of one story) →
``judging`` (how likely) → ``forming`` (stories, as reports come) → ``threads`` (stories over time).
"""

from runut.weave.stories.forming import Meaning, Stories
from runut.weave.stories.happenings import Happenings, Parting, crowd, find_stories
from runut.weave.stories.holding import shared
from runut.weave.stories.rarity import Rarity, count
from runut.weave.stories.sketch import Sketch, make_sketch
from runut.weave.stories.threads import Threads

__all__ = [
    "Happenings", "Meaning", "Parting", "Rarity", "Sketch", "Stories", "Threads", "count", "crowd", "find_stories",
    "make_sketch", "shared",
]  # fmt: skip

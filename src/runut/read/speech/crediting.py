"""One crediting: which word credits whom, in which of the shapes that newsrooms use."""

from __future__ import annotations

from typing import Literal, NamedTuple

from runut.model import Span, Stance
from runut.read.speech.sources import Source

Form = Literal["inverted", "verb", "passive", "according", "parted"]


class Attribution(NamedTuple):
    """One crediting. Pieces ``[first, last)`` of the outline are the cue with its source."""

    form: Form
    cue: Span
    stance: Stance
    negated: bool
    source: Source | None
    first: int
    last: int
    content: int | None
    """The piece with which the content begins (verb, according); ``None`` where it lies before or is pointed at."""
    joined: bool = False
    """Whether the subject is that of the whole sentence, this verb being joined to another."""
    linked: bool = False
    """Whether a `bahwa` or the like introduces the content."""
    beside: bool = False
    """Whether it reports only where a quotation stands beside it."""

    @property
    def source_is_pronoun(self) -> bool:
        return self.source is not None and bool(self.source.pronoun)

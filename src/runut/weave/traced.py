"""Where one version of a claim comes from, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from runut.model import Origin, Reason

SAME_CLAIM = 0.9
"""How sure an origin is that another version of the claim shows."""
UNKNOWN = Origin(id=None, name=None, how="unknown", sure=1.0)


@dataclass(frozen=True, slots=True)
class Traced:
    """Where one version comes from, and through what that is known where it was inferred."""

    origin: Origin
    through: str | None = None
    own: bool = False
    """Whether the outlet heard the words itself."""
    nameless: bool = False
    """Whether the topmost link named no one medium, and the origin stands in its place."""
    because: Reason | None = None
    """Why the origin was inferred, where more than a chain tells it."""
    guessed: bool = False
    """Whether the origin only follows from what the report credits for something else."""


def inferred(origin: Origin, sure: float) -> Origin:
    """An origin that follows from something."""
    return Origin(id=origin.id, name=origin.name, how="inferred", sure=sure)

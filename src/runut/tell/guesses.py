"""How a finding was guessed and how sure it is, in a few words: one wording for every telling."""

from __future__ import annotations

from typing import NamedTuple

from runut.model import Link, Origin, Statement
from runut.tell.shown import plain
from runut.tell.wording import Argument, Wording

LOW = 0.75
"""Below it a guess is said to be one of little confidence."""
_PLAIN = (None, "named", "unknown")
"""How a speaker was found where that says nothing beside the name, or beside that there is none."""


class Guess(NamedTuple):
    """What is said beside a finding that is not certain."""

    said: str
    sure: float | None = None
    """0 to 1; ``None`` where the stage that made it gave none."""

    @property
    def low(self) -> bool:
        """Whether there is little confidence in it."""
        return self.sure is not None and self.sure < LOW


def guess(words: Wording, how: str, sure: float | None) -> Guess:
    """``how`` something was found, already worded, with its confidence where that is not full."""
    if sure is None or sure >= 1:
        return Guess(how, sure)
    found = Guess(how, sure)
    return found._replace(said=words.say("page.guess_low" if found.low else "page.guess", how=how, sure=sure))


def is_guessed(one: Statement) -> bool:
    """Whether somebody is named as the speaker whom the sentence itself does not name, or not for certain."""
    if not one.speaker_name or one.anonymous or one.how == "described":
        return False
    return one.how not in _PLAIN or (one.sure is not None and one.sure < 1)


def speaker_guess(words: Wording, one: Statement) -> Guess | None:
    """How the speaker of a statement was found; ``None`` where the sentence names it or nothing was found."""
    if one.how in _PLAIN and (not one.speaker_name or one.sure is None or one.sure >= 1):
        return None
    arguments: dict[str, Argument] = {"vehicle": one.vehicle} if one.vehicle and one.how == "vehicle" else {}
    how = words.code("found", one.how or "unknown", **arguments)
    return guess(words, how, one.sure if one.speaker_name else None)


def speaker_name(words: Wording, one: Statement) -> str:
    """Who speaks in a statement: a name, one that is anonymous, or that nobody was found."""
    name = plain(one.speaker_name or "")
    if not name:
        return words.say("page.anonymous" if one.anonymous else "page.speaker_unknown")
    return words.say("page.speaker_anonymous", name=name) if one.anonymous else name


def link_name(words: Wording, link: Link) -> str:
    """A medium of a chain, and whether it is more than said in the sentence."""
    name = plain(link.name)
    known = name and link.how != "said"
    return words.say("page.chain_guessed", name=name, how=words.code("link", link.how)) if known else name


def origin_name(words: Wording, origin: Origin) -> str:
    """The name of an origin, and the doubt about it."""
    sure = "" if origin.sure >= 1 else origin.sure
    form = "said" if origin.how == "said" else "inferred"
    return words.say(f"page.origin_{form}", name=plain(origin.name or ""), sure=sure)

"""Gather: bytes from anywhere → Reports. ``gather`` reads, ``find_copies`` tells which are one text, ``mark_repeated``
what an outlet repeats in all its reports."""

from runut.gather.copies import Copy, find_copies
from runut.gather.gathering import gather
from runut.gather.repeated import mark_repeated

__all__ = ["Copy", "find_copies", "gather", "mark_repeated"]

"""Gather: bytes from anywhere → Reports. ``gather`` reads, ``find_copies`` tells which of them are one text."""

from runut.gather.copies import Copy, find_copies
from runut.gather.gathering import gather

__all__ = ["Copy", "find_copies", "gather"]

"""Quantities: numbers with what they count."""

from runut.read.quantities.finding import find_quantities

__all__ = ["find_quantities"]

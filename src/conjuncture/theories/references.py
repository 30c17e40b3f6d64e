"""The references on a theory's card, from the bibliography."""

from __future__ import annotations

from dataclasses import replace

from conjuncture import Theory
from conjuncture.theories.bibliography import named_in


def with_references(theory: Theory) -> Theory:
    """The theory, on whose card stands in full every work that it or one of its mechanisms names."""
    readings = [one for mechanism in theory.mechanisms.values() for one in mechanism.readings.values()]
    works = named_in([theory.card.source, *(reading.source for reading in readings)])
    return theory.named(theory.name, replace(theory.card, references=works))

"""Necessities: in how many cases factors were necessary for an event, or would have been sufficient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result


@dataclass(frozen=True)
class Necessity:
    """The probabilities of one set of factors.

    Attributes:
        factors: their names.
        happens: in how many cases the event happens without them.
        necessity: it would not have happened without them, of the cases in which it happened with them.
        sufficiency: it would have happened with them, of the cases in which it did not happen without them.
        both: both at once.
        enough_alone: it would have happened with them alone, of the cases in which it did not happen with no
            factor.
        least: it does not happen without all of them, and happens without only some of them.
    """

    factors: tuple[str, ...]
    happens: Proportion
    necessity: Proportion
    sufficiency: Proportion
    both: Proportion
    enough_alone: Proportion
    least: Proportion


@dataclass(frozen=True, eq=False)
class SineQuaNonResult(Result):
    """How often the event happens as it was, with all factors and with none; and each set of factors.

    Attributes:
        as_it_was, with_all, with_none: in how many cases it happens.
        without: each set of factors.
        changed: the sizes of the changes made by taking each factor away, by factor.
    """

    as_it_was: Proportion
    with_all: Proportion
    with_none: Proportion
    without: Mapping[str, Necessity]
    changed: Mapping[str, tuple[SizeOfChange, ...]]

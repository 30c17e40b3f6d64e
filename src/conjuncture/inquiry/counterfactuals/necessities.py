"""Necessities: in how many cases factors were needed for an event, and would have been enough for it."""

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
        happens: it happens without them.
        necessity: it would not have happened without them, of the cases in which it happened with them.
        sufficiency: it would have happened with them, of the cases in which it did not happen without them.
        both: both at once.
        enough_alone: it would have happened with them alone, of the cases in which it did not with none.
        least: it fails without all of them, and not without fewer.
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
        changed: the size of what taking each factor away changes, by factor.
    """

    as_it_was: Proportion
    with_all: Proportion
    with_none: Proportion
    without: Mapping[str, Necessity]
    changed: Mapping[str, tuple[SizeOfChange, ...]]

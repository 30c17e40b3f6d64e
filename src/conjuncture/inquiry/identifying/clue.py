"""The worth of a clue: how often it is found where a claim holds, and where it does not.

A clue is a figure at least as far from the middle of a theory's worlds as the recorded figure: "so
many strikers in 1905, or more". It is weighed by two ratios: of the chances to find it where the claim holds
and where it does not, and of the chances not to find it.

The four names are those of Van Evera, Guide to Methods for Students of Political Science (1997), ch. 1. The
rule, by ratios rather than by the two chances, since a clue that is found nearly always says nothing
(Fairfield and Charman, Political Analysis 25 (2017) 363-380):

    smoking gun         to find it speaks for the claim ten to one or more
    hoop                not to find it speaks against the claim ten to one or more
    doubly decisive     both
    straw in the wind   neither, but it says something: one of the ratios lies three standard errors from 1
    no clue             these draws do not show that it says anything

A strong name also needs the 95% bound of its ratio beyond three to one, so that few draws give no strong
name. Three standard errors are required because all figures of a record are tried. A clue may speak for the
opposite of a claim; then its name says what it is for the opposite.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.proportions import Proportion, proportion

Kind = Literal["doubly decisive", "smoking gun", "hoop", "straw in the wind", "no clue"]
Truths = NDArray[np.bool_]
Floats = NDArray[np.float64]

STRONG, SURE = 10.0, 3.0
_ERRORS, _TOLD_APART = 1.96, 3.0


@dataclass(frozen=True)
class Ratio:
    """The ratio of two chances with its 95% interval."""

    value: float
    low: float
    high: float

    @property
    def strong(self) -> bool:
        """Whether it is ten to one or more, and its lower bound three to one or more."""
        return self.value >= STRONG and self.low >= SURE

    @property
    def speaks(self) -> bool:
        """Whether it lies three standard errors from 1."""
        error = math.log(self.high / self.value) / _ERRORS
        return abs(math.log(self.value)) > _TOLD_APART * error

    @property
    def inverse(self) -> Ratio:
        """The inverse ratio."""
        return Ratio(1 / self.value, 1 / self.high, 1 / self.low)


@dataclass(frozen=True)
class Clue:
    """The worth of a clue to a claim.

    Attributes:
        name: of the clue, in words.
        if_so, if_not: in how many draws it is found, among those in which the claim holds, and among the
            others.
        before: in how many draws the claim holds.
        found, missed: the same among the draws in which the clue is found, and among those in which it is
            not.
        finding: the chance to find it with the claim, divided by that without.
        missing: the chance not to find it without the claim, divided by that with it.
    """

    name: str
    if_so: Proportion
    if_not: Proportion
    before: Proportion
    found: Proportion
    missed: Proportion
    finding: Ratio
    missing: Ratio

    @property
    def against(self) -> bool:
        """Whether it speaks for the opposite of the claim."""
        return self.finding.value < 1

    @property
    def kind(self) -> Kind:
        """Its name, by the rule; if it speaks against the claim, the name of a clue to the opposite."""
        finding, missing = self.finding, self.missing
        if self.against:
            finding, missing = finding.inverse, missing.inverse
        if finding.strong and missing.strong:
            return "doubly decisive"
        if finding.strong:
            return "smoking gun"
        if missing.strong:
            return "hoop"
        return "straw in the wind" if finding.speaks or missing.speaks else "no clue"

    @property
    def move(self) -> float:
        """The mean size of the change of the claim's chance, over finding the clue and not finding it."""
        draws = self.found.of + self.missed.of
        changes = [
            share.of / draws * abs(share.share - self.before.share)
            for share in (self.found, self.missed)
            if share.of
        ]
        return float(sum(changes))


def clue(name: str, holds: Truths, found: Truths) -> Clue:
    """The worth of a clue to a claim.

    Args:
        name: of the clue, in words.
        holds: whether the claim holds in each draw, (draws,).
        found: whether the clue is there, (draws,).
    """
    so, not_so = int(holds.sum()), int((~holds).sum())
    with_it, without_it = int((found & holds).sum()), int((found & ~holds).sum())
    return Clue(
        name,
        proportion(found, holds),
        proportion(found, ~holds),
        proportion(holds),
        proportion(holds, found),
        proportion(holds, ~found),
        ratio_of(with_it, so, without_it, not_so),
        ratio_of(not_so - without_it, not_so, so - with_it, so),
    )


def at_least_as_far(figures: Floats, recorded: float) -> tuple[Truths, bool]:
    """In which draws a figure is as far from the median as the record, or further; and whether above.

    Args:
        figures: of each draw, (draws,).
        recorded: the same of the record.
    """
    above = recorded >= float(np.median(figures))
    return (figures >= recorded if above else figures <= recorded), bool(above)


def ratio_of(one: int, of_one: int, other: int, of_other: int) -> Ratio:
    """The ratio of two shares, each with half a case added, so that neither is 0 (Katz and others 1978).

    Args:
        one, of_one: how many cases, of how many, of the first share.
        other, of_other: the same of the second.
    """
    first, second = (one + 0.5) / (of_one + 1), (other + 0.5) / (of_other + 1)
    error = math.sqrt(1 / (one + 0.5) - 1 / (of_one + 1) + 1 / (other + 0.5) - 1 / (of_other + 1))
    value, factor = first / second, math.exp(_ERRORS * error)
    return Ratio(value, value / factor, value * factor)

"""Sizes of changes: how far interventions move what they act on, and whether that is next to nothing.

The rule is the same for every question and was fixed beforehand. With the medians over the draws, a change is
next to nothing if its size is 0, or if it is both

    less than a hundredth of the range that the theory declares (where it declares one), and
    less than a tenth of the spread before the change: of the distance between the quartiles of the draws.

A tenth of that distance is about an eighth of a standard deviation; what is commonly called a small effect is
a fifth (Cohen 1988). Neither part is enough by itself. Compared with a wide prior even a change of a tenth of
the range looks small. Compared with the range every change looks small if the variable stays near one end of
it, such as the share of leading workers. Where draws do not differ, the larger of the values before and after
stands for their spread.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.estimates import Middle, middle
from conjuncture.inquiry.experiments.changes import Change, Touched, Values
from conjuncture.inquiry.proportions import number

OF_RANGE, OF_SPREAD = 0.01, 0.1
MOST_IN_WORDS = 6
_MONTH = len("1914-08")


@dataclass(frozen=True)
class SizeOfChange:
    """How far the thing that an intervention acts on differs between the two worlds compared.

    Attributes:
        kind: "variable", "input", "given" or "parameter".
        what: its name.
        place: the members, in words; empty: all.
        since, until: ISO dates (until not included); empty: from the start, to the end.
        before, after: its mean over steps and members in the world without the intervention, and with it.
        size: the mean over steps and members of the size of the change.
        spread: the distance between the quartiles of the draws before the change.
        next_to_nothing: whether the change is, by the rule.
    """

    kind: Touched
    what: str
    place: str
    since: str
    until: str
    before: Middle
    after: Middle
    size: Middle
    spread: float
    next_to_nothing: bool

    @property
    def named(self) -> str:
        """`implantation of Bolsheviks from 1912-01 until 1914-08`."""
        name = self.what if self.kind == "parameter" else self.what.replace("_", " ")
        name += f" of {self.place}" if self.place else ""
        for word, date in (("from", self.since), ("until", self.until)):
            name += f" {word} {date.removesuffix('-01') if len(date) > _MONTH else date}" if date else ""
        return name

    @property
    def told(self) -> str:
        """`implantation of Bolsheviks from 1912-01 until 1914-08: 0.0053 → 0.1`."""
        if not self.size.draws:
            return f"{self.named}: not measured"
        text = f"{self.named}: {number(self.before.median)} → {number(self.after.median)}"
        if self.size.median > 2 * abs(self.after.median - self.before.median):
            text += f" (each apart by {number(self.size.median)})"
        return text

    @property
    def words(self) -> str:
        """The same, and whether it is next to nothing."""
        return f"{self.told} (next to nothing)" if self.next_to_nothing else self.told


@dataclass(frozen=True, eq=False)
class MeasuredChange:
    """A change in every draw.

    Attributes:
        change: the thing that is changed, and the two worlds.
        values: its mean before, after, and the mean size of the change, (3, draws).
        within: the range that the theory declares; None where it declares none that is finite.
    """

    change: Change
    values: Values
    within: tuple[float, float] | None

    def of(self, draws: np.ndarray) -> MeasuredChange:
        """The same in some of the draws, truths (draws,)."""
        return replace(self, values=self.values[:, draws])

    def size(self, counted: np.ndarray | None = None) -> SizeOfChange:
        """The size over the draws that count, truths (draws,); by default all draws."""
        before, after, size = self.values if counted is None else self.values[:, counted]
        change = self.change
        return SizeOfChange(
            change.kind,
            change.what,
            change.where.place if change.where else "",
            change.since or "",
            change.until or "",
            middle(before),
            middle(after),
            middle(size),
            _spread(before),
            is_next_to_nothing(before, after, size, self.within),
        )


def measured_change(change: Change, values: Values, simulation: Simulation) -> MeasuredChange:
    """A change with its measured values and the declared range."""
    variable = simulation.resolved.variables.get(change.what)
    within = None if variable is None else (0.0, 1.0) if variable.truth else variable.within
    if within is not None and not all(map(math.isfinite, within)):
        within = None
    return MeasuredChange(change, values, within)


def is_next_to_nothing(
    before: Values, after: Values, size: Values, within: tuple[float, float] | None = None
) -> bool:
    """Whether a change is next to nothing, by the rule of this file; never where no draw has a size.

    Args:
        before, after: in each draw, (draws,); draws without a number are left out.
        size: of the change in each draw, (draws,).
        within: the declared range.
    """
    usual = middle(size).median
    if not usual > 0:
        return usual == 0
    spread = _spread(before) or max(abs(middle(before).median), abs(middle(after).median))
    in_range = within is None or usual < OF_RANGE * (within[1] - within[0])
    return in_range and usual < OF_SPREAD * spread


def each_once(sizes: Iterable[SizeOfChange]) -> tuple[SizeOfChange, ...]:
    """The sizes without repetition of the same words, in their order."""
    return tuple({size.words: size for size in sizes}.values())


def sizes_in_words(sizes: Iterable[SizeOfChange], most: int = MOST_IN_WORDS) -> str:
    """`fear: 0.3 → 0; war: 0.8 → 0`, the first few; empty where there is none."""
    phrases = [size.words for size in each_once(sizes)]
    more = len(phrases) - most
    return "; ".join([*phrases[:most], *([f"and {more} more"] if more > 0 else [])])


def changed_in_words(sizes: Iterable[SizeOfChange]) -> str:
    """The same as a sentence with a space before it; empty where there is none."""
    phrases = sizes_in_words(sizes)
    return f" Changed, in the middle draw: {phrases}." if phrases else ""


def _spread(values: Values) -> float:
    finite = values[np.isfinite(values)]
    return float(np.subtract(*np.quantile(finite, [0.75, 0.25]))) if finite.size else math.nan

"""Works of recorded sizes: how many synthetic workplaces, of how many slots, standing for how many
enterprises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .apportion import largest_remainder
from .errors import SocietyError
from .randomness import stream

STEEPEST = 600.0
"""Bound on |steepness x log(upper / lower)|: its exponential is still a float."""


@dataclass(frozen=True)
class SizeClass:
    """One recorded size class of enterprises.

    lower, upper: bounds of the workforce of one enterprise, persons (an open top class needs a stated upper
    bound).
    persons: all persons in the class; plants: number of enterprises; both at the table's date.
    """

    name: str
    lower: float
    upper: float
    persons: float
    plants: float
    source: str

    def __post_init__(self) -> None:
        numbers = (self.lower, self.upper, self.persons, self.plants)
        if not all(np.isfinite(number) and number > 0 for number in numbers):
            raise SocietyError(
                f"size class {self.name!r}: lower, upper, persons and plants are {numbers}; "
                "all must be positive numbers"
            )
        if not self.lower <= self.mean <= self.upper:
            raise SocietyError(
                f"size class {self.name!r}: {self.persons:g} persons in {self.plants:g} plants make "
                f"{self.mean:.4g} a plant, outside its bounds {self.lower:g}..{self.upper:g}; "
                "check the units (thousands?) or the bounds"
            )

    @property
    def mean(self) -> float:
        """Persons in an enterprise of the class, on average."""
        return self.persons / self.plants


@dataclass(frozen=True)
class Block:
    """Workplaces of one size class that have the same number of slots."""

    size_class: int
    slots_each: int
    workplaces: int

    @property
    def slots(self) -> int:
        """Slots of all its workplaces together."""
        return self.slots_each * self.workplaces


def plan_blocks(classes: Sequence[SizeClass], slots: int, smallest: int, largest: int) -> tuple[Block, ...]:
    """Divide `slots` exactly among size classes and each class into workplaces of equal slots.

    A class receives slots by its share of persons (largest remainder). A workplace of class c has
    k_c = clip(round(z_c / w), smallest, largest) slots, where z_c is the recorded mean workforce and w the
    persons that one slot stands for at the table's date. What is left makes one odd workplace, or is added to
    one when it is fewer than `smallest`: at most one odd workplace a class. Blocks come in order of falling
    slots, so that workplaces of equal slots lie together over all classes.

    So while z_c / w < `smallest` a synthetic workplace stands for several real ones: a quorum needs several
    people. From there on it stands for one on average (between 0.94 and 1.06: k_c is a whole number), until
    z_c / w exceeds `largest`, when one real enterprise is split over several synthetic workplaces; raise
    `largest` to avoid that.
    """
    persons = np.array([size_class.persons for size_class in classes])
    share = largest_remainder(persons, slots)
    if (share == 0).any():
        missing = classes[int(np.flatnonzero(share == 0)[0])]
        needed = int(np.ceil(persons.sum() / persons.min()))
        raise SocietyError(
            f"{slots} slots leave none for size class {missing.name!r}; ask for at least {needed} slots"
        )
    blocks: list[Block] = []
    for number, (size_class, its_slots) in enumerate(zip(classes, share.tolist(), strict=True)):
        each = int(np.clip(round(size_class.mean * slots / persons.sum()), smallest, largest))
        full, odd = divmod(its_slots, each)
        if 0 < odd < smallest and full:
            full, odd = full - 1, odd + each
        if full:
            blocks.append(Block(number, each, full))
        if odd:
            blocks.append(Block(number, odd, 1))
    return tuple(sorted(blocks, key=lambda block: (-block.slots_each, block.size_class)))


def workforces(size_class: SizeClass, slots_each: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The workforce of the enterprises each workplace of a class stands for, and how many they are.

    slots_each: (n,) slots of the workplaces of the class. Returns (workforce, stands_for), float64 (n,), such
    that sum(stands_for) = recorded plants and sum(stands_for x workforce) = recorded persons, and
    stands_for x workforce is in proportion to slots: a synthetic workplace of k slots stands for as many
    persons as any other of k slots, in fewer enterprises where these are larger.

    Distribution (an assumption): within its bounds a class follows a power law whose exponent is solved for
    from the recorded mean (sizes of firms: Axtell 2001). Synthetic workplaces stand for equal numbers of
    persons, so they take evenly spaced quantiles of the law weighted by persons, in random order.
    """
    weights = slots_each / slots_each.sum()
    order = stream(seed, "workforce", size_class.name).permutation(len(weights))
    midpoints = np.empty(len(weights))
    midpoints[order] = np.cumsum(weights[order]) - weights[order] / 2
    workforce = _power_law_with_mean(size_class, midpoints, weights)
    return workforce, size_class.persons * weights / workforce


def _power_law_with_mean(size_class: SizeClass, midpoints: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Quantiles at `midpoints` of the power law, weighted by persons, that gives the class its recorded mean.

    Enterprises per person average weights @ (1 / workforce), which must be plants / persons: a harmonic mean.
    """
    width = float(np.log(size_class.upper / size_class.lower))

    def quantiles(steepness: float) -> np.ndarray:
        if abs(steepness) < 1e-9:
            return size_class.lower * np.exp(midpoints * width)
        return size_class.lower * np.exp(np.log1p(midpoints * np.expm1(steepness * width)) / steepness)

    def mean(steepness: float) -> float:
        return float(1 / (weights @ (1 / quantiles(steepness))))

    if width <= 0 or len(weights) == 1:
        return np.full(len(weights), size_class.mean)
    low, high = -STEEPEST / width, STEEPEST / width
    if not mean(low) < size_class.mean < mean(high):
        # The recorded mean touches a bound of the class: all its enterprises are of that size.
        return np.full(len(weights), size_class.mean)
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if mean(middle) < size_class.mean else (low, middle)
    # Bisection ends at neighbouring floats; this takes out the last bits, so that totals are exact.
    found = quantiles((low + high) / 2)
    return found * (size_class.mean * float(weights @ (1 / found)))

"""What a method of sensitivity analysis needs and gives: runs, the indices made of them, and their fewest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.sensitivity.design_runs import Numbers
from conjuncture.inquiry.sensitivity.weights import Weights


@dataclass(frozen=True, eq=False)
class Design:
    """Runs to be made: for each quantity its share of the prior, (runs,), and each run's luck.

    Runs come in groups of `group`, of which an index needs all. `factors` is what SALib worked with, and
    `cube` its numbers, (runs, factors). Draws that are given set no shares: they are run as they were drawn.
    """

    factors: tuple[str, ...]
    cube: Numbers
    shares: Mapping[str, Numbers]
    luck: NDArray[np.int64]
    group: int

    def chosen(self, rows: NDArray[np.bool_]) -> Design:
        """Some of the runs."""
        shares = {name: column[rows] for name, column in self.shares.items()}
        return replace(self, cube=self.cube[rows], shares=shares, luck=self.luck[rows])

    @property
    def problem(self) -> dict[str, Any]:
        """The factors as SALib expects them."""
        return problem(self.factors)


@dataclass(frozen=True)
class Method:
    """A method of sensitivity analysis.

    Attributes:
        called: its indices' name in sentences.
        design: of names, whether luck matters, a number of runs and a seed: the runs to be made.
        analyse: of the design, what its runs gave, (runs,), and a seed: the weights.
        fewest: groups below which it says nothing.
        any_sample: whether it can be read from draws that are given instead of designed.
    """

    called: str
    design: Callable[[tuple[str, ...], bool, int, int], Design]
    analyse: Callable[[Design, Numbers, int], Weights]
    fewest: int
    any_sample: bool = False


def given_design(method: Method, quantities: Mapping[str, Numbers], draws: Sequence[int]) -> Design:
    """Draws that are given, as a design: their quantities are what they were drawn as.

    Args:
        method: one that reads any sample.
        quantities: by name, each (draws,).
        draws: their numbers.

    Raises:
        QuestionError: too few draws.
    """
    names = tuple(quantities)
    enough(method.called, len(draws), method.fewest, 1, names)
    return Design(names, np.stack(list(quantities.values()), axis=1), {}, np.array(draws), 1)


def problem(factors: Sequence[str]) -> dict[str, Any]:
    """Factors between 0 and 1 as SALib expects them."""
    return {
        "num_vars": len(factors),
        "names": list(factors),
        "bounds": [[0.0, 1.0]] * len(factors),
    }


def columns(names: tuple[str, ...], cube: Numbers) -> dict[str, Numbers]:
    """The columns of a design by the quantities' names."""
    return {name: cube[:, place] for place, name in enumerate(names)}


def interval(value: Any, half: Any) -> Interval:
    """A number with its 95% interval, from the interval's half width."""
    return Interval(float(value), float(value - half), float(value + half))


def enough(called: str, groups: int, fewest: int, group: int, names: tuple[str, ...]) -> None:
    """Refuse a sample that says nothing.

    Raises:
        QuestionError: with how many runs are needed.
    """
    if groups < fewest:
        raise QuestionError(
            f"too few draws: {called} of {len(names)} parameters need {fewest * group} runs at least, and "
            "many more to be sharp. Ask for more, or about fewer parameters."
        )

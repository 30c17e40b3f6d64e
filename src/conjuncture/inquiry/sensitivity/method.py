"""A method of sensitivity analysis: the runs it needs, the indices it computes, and the fewest runs."""

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
    """Runs to make: for each quantity its share of the prior, (runs,), and each run's noise.

    Runs come in groups of `group`, and an index needs all runs of a group. `factors` are SALib's factors, and
    `cube` its numbers, (runs, factors). Given draws set no shares: they are run as drawn.
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
        called: the name of its indices in sentences.
        design: takes names, whether noise matters, a number of runs and a seed, and gives the runs to make.
        analyse: takes the design, the results of its runs, (runs,), and a seed, and gives the weights.
        fewest: the fewest groups that give a result.
        any_sample: whether it can be computed from given draws, not only from designed ones.
    """

    called: str
    design: Callable[[tuple[str, ...], bool, int, int], Design]
    analyse: Callable[[Design, Numbers, int], Weights]
    fewest: int
    any_sample: bool = False


def given_design(method: Method, quantities: Mapping[str, Numbers], draws: Sequence[int]) -> Design:
    """Given draws as a design: their quantities are as drawn.

    Args:
        method: one that can use any sample.
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
    """Raise an error if the sample is too small.

    Raises:
        QuestionError: the message says how many runs are needed.
    """
    if groups < fewest:
        raise QuestionError(
            f"too few draws: {called} of {len(names)} parameters need {fewest * group} runs at least, and "
            "many more to be sharp. Ask for more, or about fewer parameters."
        )

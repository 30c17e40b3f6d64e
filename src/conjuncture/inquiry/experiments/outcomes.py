"""Outcomes: a variable over a period, as one number for each draw of each world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.half_step import whole_flow
from conjuncture.inquiry.experiments.interventions import steps_between
from conjuncture.inquiry.experiments.selection import Where, levels_above, members, names_of
from conjuncture.over_time import OverTime, over_time

if TYPE_CHECKING:
    import xarray as xr

OverMembers = Literal["mean", "sum", "max", "min"]
Scale = Literal["as it is", "log"]
LEAST = 1e-9
"""The least value that a logarithm is taken of."""
HAIR = 1e-6
"""Of a bound: runs are in single precision, in which two fifths are 0.4000000059, and no more than 0.4."""


@dataclass(frozen=True)
class Outcome:
    """A variable over a period, reduced to one number a draw.

    Example:
        Outcome("taking_part_share", since="1905-01-01", until="1907-01-01", over_time="sum")

    Attributes:
        variable: any variable of the theory or the case's bridge.
        since, until: ISO dates (until not included); None is the start or the end.
        over_time: how months are reduced to one number.
        over_members: how the members of its level are reduced to one number; this comes before `over_time`.
        member: only members of this name, or members that lie within the member of this name: "metal workers"
            are all strata of that name, "Russia" all strata of Russia.
        where: only members for whom these conditions hold, as in interventions.
        above: the bound, for "share of months above".
        scale: "log" takes the natural logarithm of the number, after everything else. Use it for chances and
            rates that differ by orders of magnitude between draws: differences are then ratios, and so is the
            null twin's band. A number under a billionth counts as a billionth.
        words: its name in answers; default the variable's name.
    """

    variable: str
    since: str | None = None
    until: str | None = None
    over_time: OverTime = "mean"
    over_members: OverMembers = "mean"
    member: str | None = None
    where: Where | None = None
    above: float = 0.0
    scale: Scale = "as it is"
    words: str = ""

    def __str__(self) -> str:
        if self.words:
            return self.words
        period = "".join(
            f" {word} {date}" for word, date in (("from", self.since), ("until", self.until)) if date
        )
        whose = f" of {self.member}" if self.member else ""
        whose += f" of those with {self.where}" if self.where else ""
        log = "log of the " if self.scale == "log" else ""
        name = self.variable.replace("_", " ")
        if self.over_members != "mean":
            name += f" ({self.over_members} over members)"
        if self.over_time == "share of months above":
            return f"{log}share of months with {name}{whose} above {self.above:g}{period}"
        return f"{log}{self.over_time} {name}{whose}{period}"

    def course(self, simulation: Simulation, dataset: xr.Dataset) -> xr.DataArray:
        """The variable by (world,) draw and time within the period, with members reduced to one number.

        Raises:
            QuestionError: the variable was not recorded, there is no such member, or the period lies outside
                the run.
        """
        if self.variable not in dataset:
            names = list(simulation.resolved.variables)
            raise QuestionError(f"'{self.variable}' was not recorded. {nearest(self.variable, names)}")
        values = dataset[self.variable].astype(np.float64).where(dataset[self.variable].notnull())
        begin, end = steps_between(simulation, self.since, self.until)
        values = values.isel(time=slice(begin, min(end, simulation.steps)))
        level = simulation.resolved.variables[self.variable].level
        if level not in values.dims:
            return values
        if self.member is not None or self.where is not None:
            values = values.isel({level: np.flatnonzero(self._whom(simulation, level))})
        return getattr(values, self.over_members)(level, skipna=False)

    def of(self, simulation: Simulation, dataset: xr.Dataset) -> xr.DataArray:
        """The outcome by (world,) draw; missing where a draw failed within the period.

        At half the step of a case a variable that accrues within a step is summed to whole steps first: see
        `half_step`.
        """
        import xarray as xr

        course = whole_flow(simulation, self.variable, self.course(simulation, dataset))
        above = self.above + HAIR * abs(self.above)
        values = course.reduce(over_time, "time", how=self.over_time, above=above)
        return values if self.scale == "as it is" else xr.apply_ufunc(np.log, values.clip(min=LEAST))

    def end(self, simulation: Simulation) -> int:
        """The step after the last that it uses."""
        return min(steps_between(simulation, self.since, self.until)[1], simulation.steps)

    def check(self, simulation: Simulation) -> None:
        """Check the outcome before anything runs.

        Raises:
            QuestionError: an unknown variable or member, with the nearest name; a period outside the case; an
                unknown scale.
        """
        if self.scale not in get_args(Scale):
            raise QuestionError(
                f"there is no scale '{self.scale}'. {nearest(str(self.scale), get_args(Scale))}"
            )
        variables = simulation.resolved.variables
        if self.variable not in variables:
            raise QuestionError(
                f"there is no variable '{self.variable}'. {nearest(self.variable, variables)}"
            )
        steps_between(simulation, self.since, self.until)
        self._whom(simulation, variables[self.variable].level)

    def _whom(self, simulation: Simulation, level: str) -> NDArray[np.bool_]:
        """Which members of its level count, (members,)."""
        mask = members(simulation, level, self.where or Where())
        if self.member is not None:
            mask &= _members_named(simulation, level, self.member)
        if not mask.any():
            raise QuestionError(f"no {level} of '{self.member}' meets {self.where}.")
        return mask


def difference_from(values: NDArray[np.float64], bound: float) -> NDArray[np.float64]:
    """The values minus a bound; 0 where they differ from it by no more than rounding."""
    differences = values - bound
    return np.where(np.abs(differences) <= HAIR * abs(bound), 0.0, differences)


def check_outcomes(simulation: Simulation, outcomes: Sequence[Measure]) -> None:
    """Check that the theory and the society have these outcomes, before anything runs.

    Raises:
        QuestionError: with the nearest name.
    """
    for outcome in outcomes:
        outcome.check(simulation)


class Measure(Protocol):
    """A measure that gives one number a draw of a world: `Outcome`, `WaveHeight`."""

    @property
    def variable(self) -> str: ...  # noqa: D102

    def check(self, simulation: Simulation) -> None:
        """Raise an error if it cannot be measured."""
        ...

    def of(self, simulation: Simulation, dataset: xr.Dataset) -> xr.DataArray:
        """The outcome by draw."""
        ...

    def end(self, simulation: Simulation) -> int:
        """The step after the last that it uses."""
        ...


def _members_named(simulation: Simulation, level: str, name: str) -> NDArray[np.bool_]:
    """The members of a level of this name; else those within a member of a level above of this name."""
    above = levels_above(simulation, level)
    for one in (level, *above):
        if name in names_of(simulation, one):
            return members(simulation, level, Where((one, "=", name)))
    labels_above = [label for one in (level, *above) for label in names_of(simulation, one)]
    raise QuestionError(f"there is no {' or '.join((level, *above))} '{name}'. {nearest(name, labels_above)}")

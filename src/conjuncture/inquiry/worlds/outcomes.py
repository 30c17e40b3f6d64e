"""Outcomes: what is looked at, as one number for each draw of each world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import xarray as xr

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.worlds.interventions import names_of, steps_between
from conjuncture.language.errors import nearest

OverTime = Literal["mean", "sum", "max", "min", "first", "last", "share of months above", "largest rise"]
OverMembers = Literal["mean", "sum", "max", "min"]


@dataclass(frozen=True)
class Outcome:
    """A variable over a period, brought to one number a draw.

    Attributes:
        variable: any variable of the theory or the case's bridge.
        since, until: ISO dates (until not included); None is the start or the end.
        over_time: how months become one number.
        over_members: how the members of its level become one, before time does.
        member: only this member of its level, by name.
        above: the bound, for "share of months above".
        words: how it is called in answers; default the variable's name.
    """

    variable: str
    since: str | None = None
    until: str | None = None
    over_time: OverTime = "mean"
    over_members: OverMembers = "mean"
    member: str | None = None
    above: float = 0.0
    words: str = ""

    def __str__(self) -> str:
        if self.words:
            return self.words
        period = "".join(
            f" {word} {date}" for word, date in (("from", self.since), ("until", self.until)) if date
        )
        whose = f" of {self.member}" if self.member else ""
        return f"{self.over_time} {self.variable.replace('_', ' ')}{whose}{period}"

    def course(self, simulation: Simulation, dataset: xr.Dataset) -> xr.DataArray:
        """The variable by (world,) draw and time within the period, members brought to one.

        Raises:
            QuestionError: the variable was not recorded, there is no such member, or the period is outside.
        """
        if self.variable not in dataset:
            known = list(simulation.resolved.variables)
            raise QuestionError(f"'{self.variable}' was not recorded. {nearest(self.variable, known)}")
        values = dataset[self.variable].astype(np.float64).where(dataset[self.variable].notnull())
        begin, end = steps_between(simulation, self.since, self.until)
        values = values.isel(time=slice(begin, min(end, simulation.steps)))
        level = simulation.resolved.variables[self.variable].level
        if level not in values.dims:
            return values
        if self.member is not None:
            labels = names_of(simulation, level)
            if self.member not in labels:
                raise QuestionError(f"there is no {level} '{self.member}'. {nearest(self.member, labels)}")
            return values.isel({level: labels.index(self.member)})
        return getattr(values, self.over_members)(level, skipna=False)

    def of(self, simulation: Simulation, dataset: xr.Dataset) -> xr.DataArray:
        """The outcome by (world,) draw; missing where a draw failed within the period."""
        course = self.course(simulation, dataset)
        match self.over_time:
            case "first":
                return course.isel(time=0)
            case "last":
                return course.isel(time=-1)
            case "share of months above":
                return (course > self.above).where(course.notnull()).mean("time", skipna=False)
            case "largest rise":
                return course.diff("time").max("time", skipna=False)
            case _:
                return getattr(course, self.over_time)("time", skipna=False)


def check_outcomes(simulation: Simulation, outcomes: Sequence[Outcome]) -> None:
    """Refuse outcomes of variables that the theory has not, before anything is run.

    Raises:
        QuestionError: with the nearest name.
    """
    known = simulation.resolved.variables
    for outcome in outcomes:
        if outcome.variable not in known:
            raise QuestionError(
                f"there is no variable '{outcome.variable}'. {nearest(outcome.variable, known)}"
            )
        steps_between(simulation, outcome.since, outcome.until)

"""Half the step: the same simulation with two steps for each of its own, to see what depends on the step.

Rates are chances a year, and do not depend on how a year is divided. A chance for each step, a delay of one
step or a sum over steps does.

A quantity that accrues within a step is half as large in half a step. Its unit says so, "strikes per month"
or "strikes a month", and its two halves are added before it is an outcome or a figure in the books. Without
such a unit each half counts as a step, and a mean over steps is halved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from conjuncture.engine.calendar import check_calendar, step_at
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import ALWAYS, Hold
from conjuncture.inquiry.errors import QuestionError
from conjuncture.language.errors import TheoryError

if TYPE_CHECKING:
    import xarray as xr

_FLOW = re.compile(r"(?<!\bin )\b(a|per) month\b")
"""In the unit of a quantity that accrues within a step: "strikes a month", but no "share in a month"."""
_REMEDY = "Or leave the check of the step out."


class HalfStep(Simulation):
    """A simulation with two steps for each step of its case."""


def at_half_step(simulation: Simulation) -> HalfStep:
    """The simulation with two steps for each of its own; both have its inputs and its recorded course.

    A passage recorded in a month comes in its first half.
    """
    same = HalfStep(**{each.name: getattr(simulation, each.name) for each in fields(simulation)})
    return replace(
        same,
        steps=2 * simulation.steps,
        dt=simulation.dt / 2,
        series={name: np.repeat(values, 2, axis=0) for name, values in simulation.series.items()},
        course={name: np.repeat(codes, 2, axis=0) for name, codes in simulation.course.items()},
        holds=tuple(map(_doubled, simulation.holds)),
    )


def whole_flow(simulation: Simulation, name: str, values: xr.DataArray) -> xr.DataArray:
    """The values of a variable over whole steps, if it accrues within a step and these are halves; else as
    they are.

    Args:
        simulation: whose values they are.
        name: of the variable.
        values: over steps from the first half of a step on.
    """
    accrues = name in simulation.resolved.variables and accrues_in(simulation.resolved.variables[name].unit)
    if not isinstance(simulation, HalfStep) or not accrues or name in simulation.series:
        return values
    first, second = (values.isel(time=slice(half, None, 2)) for half in (0, 1))
    return first + second.assign_coords(time=first["time"])


def accrues_in(unit: str) -> bool:
    """Whether a unit is that of a quantity that accrues within a step."""
    return _FLOW.search(unit) is not None


def in_whole_steps(run: xr.Dataset) -> xr.Dataset:
    """A run at half the step, as books kept by whole steps would record it.

    A variable in a unit "per month" or "a month" is the sum of the two halves. Any other variable has the
    value of the second half.
    """
    first, second = (run.isel(time=slice(half, None, 2)) for half in (0, 1))
    whole = second.assign_coords(time=first["time"])
    for name, values in whole.data_vars.items():
        if accrues_in(values.attrs.get("units", "")):
            whole[name] = (first[name] + values).assign_attrs(values.attrs)
    return whole


def refuse_half_step(question: Mapping[str, Any], start: str, dt: float, asker: str) -> None:
    """Refuse half the step where it is impossible, or where it would change the meaning of a question.

    Args:
        question: as data.
        start, dt: of the case.
        asker: the name of the claim or question, for the error.

    Raises:
        QuestionError: half the step is less than a day; a date lies within a step; or an input is given one
            value for each step.
    """
    try:
        check_calendar(start, dt / 2)
    except TheoryError as error:
        raise QuestionError(
            f"{asker}: half the step is impossible: {error.problem}", remedy=_REMEDY
        ) from None
    for key, value in _entries(question):
        dated = key in ("since", "until") and isinstance(value, str)
        if dated and step_at(value, start, dt / 2) != 2 * step_at(value, start, dt):
            raise QuestionError(
                f"{asker}: {value} lies within a step: at half the step it is another period.",
                remedy=f"Name the first day of a step. {_REMEDY}",
            )
        if key == "at" and isinstance(value, list):
            raise QuestionError(
                f"{asker}: it gives an input one value for each step, and half the step has twice as many.",
                remedy=f"Give the input values for periods. {_REMEDY}",
            )


def _doubled(hold: Hold) -> Hold:
    end = hold.end if hold.end == ALWAYS else 2 * hold.end
    return replace(hold, start=2 * hold.start, end=end)


def _entries(data: Any) -> Iterator[tuple[str, Any]]:
    """All keys with their values, at any depth."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield key, value
            yield from _entries(value)
    elif isinstance(data, list | tuple):
        for one in data:
            yield from _entries(one)

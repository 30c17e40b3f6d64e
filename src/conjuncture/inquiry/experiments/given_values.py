"""Given values: values that the society gives its members, changed in a world for all or some of a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.checks import check_given
from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.selection import Where, members
from conjuncture.language.resolved import Variable


@dataclass(frozen=True)
class GivenValue:
    """A new value of a given variable.

    Attributes:
        variable: given by the society: `faction_rights`.
        value: its value in all steps, in the variable's unit.
        where: the members on the variable's level that get it; None for all.
    """

    variable: str
    value: float | bool
    where: Where | None = None


def given_values(simulation: Simulation, changes: Sequence[GivenValue]) -> dict[str, NDArray[Any]]:
    """The given values after these changes, by variable, each (members of its level,).

    Conditions look at the society as the case gives it, whatever was changed before.

    Raises:
        QuestionError: no such given variable, a value that is not a number, a condition that no member meets,
            or the members that are not changed have no value to keep.
        TheoryError: a value that is not finite, or that the variable cannot have.
    """
    by_name: dict[str, NDArray[Any]] = {}
    for change in changes:
        variable = _variable(simulation, change.variable)
        size = simulation.society.levels[variable.level].size
        whom = (
            np.ones(size, np.bool_)
            if change.where is None
            else members(simulation, variable.level, change.where)
        )
        values = np.array(by_name.get(variable.name, _own(simulation, variable, whom)), np.float64)
        if not isinstance(change.value, bool | int | float):
            raise QuestionError(
                f"'{variable.name}' is given as {change.value!r}: write one number, or a truth."
            )
        values[whom] = change.value
        check_given(simulation.resolved, simulation.society, variable.name, values)
        by_name[variable.name] = values
    return by_name


def with_given(simulation: Simulation, changes: Sequence[GivenValue]) -> Simulation:
    """The simulation on a society that gives these values from the start, in every world.

    Raises:
        QuestionError, TheoryError: as for `given_values`.
    """
    society = simulation.society
    for name, values in given_values(simulation, changes).items():
        variable = simulation.resolved.variables[name]
        typed = values.astype(np.bool_ if variable.truth else np.float32)
        society = society.giving(name, variable.level, typed, variable.unit)
    return replace(simulation, society=society)


def _variable(simulation: Simulation, name: str) -> Variable:
    variables = simulation.resolved.variables
    if name in variables and variables[name].kind == "given":
        return variables[name]
    if name in variables:
        other = "set_input" if variables[name].kind == "series" else "hold"
        raise QuestionError(f"'{name}' is not given by the society: set it with {other}.")
    names = [key for key, variable in variables.items() if variable.kind == "given"]
    raise QuestionError(f"the theory has no given variable '{name}'. {nearest(name, names)}")


def _own(simulation: Simulation, variable: Variable, whom: NDArray[np.bool_]) -> NDArray[Any]:
    """The values as the case gives them, or the theory's absent value."""
    supplied = simulation.society.given.get(variable.name)
    if supplied is not None:
        return supplied.values
    if variable.absent is None and not whom.all():
        raise QuestionError(f"the society gives no '{variable.name}' that could stay as it is for others.")
    return np.full(whom.size, variable.absent or 0.0)

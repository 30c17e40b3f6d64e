"""Which theories can run over a case: compares what they need with what the case gives, without a run."""

from __future__ import annotations

from collections.abc import Mapping

from conjuncture.cases.case import Case
from conjuncture.language.theory import Theory

_FEW = 100  # workers of a small society: its given variables do not depend on its size


def fitting(case: Case, theories: Mapping[str, Theory]) -> tuple[str, ...]:
    """The names of the theories that find everything they need in this case."""
    society = case.society(_FEW, 0)
    given = {*society.given, *case.inputs_of(case.scenarios[0])}
    return tuple(
        name
        for name, theory in theories.items()
        if set(theory.levels) <= {*society.levels}
        and all(_writes(theory, variable, level) for variable, level in case.needs.items())
        and all(one.absent is not None or variable in given for variable, one in theory.inputs.items())
    )


def _writes(theory: Theory, variable: str, level: str) -> bool:
    return variable in theory.mechanisms and theory.mechanisms[variable].level_name == level

"""Knock-outs: a mechanism, an arrow, a condition or a reading that can be turned off by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import (
    NOTHING_DONE,
    Intervention,
    cut,
    cut_arrow,
    set_input,
)
from conjuncture.language.resolved import Variable


@dataclass(frozen=True)
class Switch:
    """A part of a theory or case that can be turned off; `switch` makes one from a name.

    Example:
        Switch("no famine", set_input("harvest", 0.0))

    Attributes:
        name: a short name, for tables.
        off: the intervention that turns it off. If a statement's world acts on the same thing, this prevails.
        reading: (mechanism, reading): the reading to use instead. It is another formulation, and needs
            another program.
        words: a name for sentences; default the name.
    """

    name: str
    off: Intervention = NOTHING_DONE
    reading: tuple[str, str] | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if not self.off.acts and self.reading is None:
            raise QuestionError(f"the switch '{self.name}' turns nothing off: give it an intervention.")

    def __str__(self) -> str:
        return self.words or self.name.replace("_", " ")


def switch(simulation: Simulation, what: str | Switch) -> Switch:
    """The switch that a name means.

    - `"pooling"`: a mechanism, cut: what it writes stays at its absent value;
    - `"period -> horizon"`: an arrow, cut: `horizon` alone no longer sees `period`;
    - `"war"`: a condition the case supplies, held at its absent value throughout;
    - `"against_whom: at_once"`: another reading in the place of the one chosen.

    To turn off a condition in another way, give a `Switch("no famine", set_input("harvest", ...))`.

    Raises:
        QuestionError: nothing has that name, or there is no neutral value for when it is off.
    """
    if isinstance(what, Switch):
        return what
    if "->" in what:
        return _arrow(simulation, *(part.strip() for part in what.split("->", 1)))
    if ":" in what:
        return _reading(simulation, *(part.strip() for part in what.split(":", 1)))
    variable = _variable(simulation, what)
    if variable.kind == "given":
        raise QuestionError(
            f"'{what}' is a trait of the society, not a mechanism: cut an arrow from it, or say "
            f"what its absence is: Switch('no {what}', set_given('{what}', ...))."
        )
    if variable.kind == "series":
        if variable.absent is None:
            raise QuestionError(
                f"the condition '{what}' declares no value for its absence. Give one: "
                f"Switch('no {what}', set_input('{what}', ...))."
            )
        off = set_input(what, [float(variable.absent)] * simulation.steps)
        return Switch(what, off, words=f"the condition '{what.replace('_', ' ')}'")
    if not can_be_cut(variable):
        raise QuestionError(f"'{what}' cannot be cut: it declares no value for its absence.")
    return Switch(what, cut(what), words=f"'{what.replace('_', ' ')}'")


def can_be_cut(variable: Variable) -> bool:
    """Whether the variable is in use and has a neutral value for when it is turned off."""
    return variable.kind != "given" and (variable.absent is not None or variable.kind == "state")


def upstream(simulation: Simulation, variables: Sequence[str]) -> frozenset[str]:
    """All variables that these depend on, over time and through membership; themselves only by feedback."""
    resolved = simulation.resolved
    parents: dict[str, set[str]] = {name: set() for name in resolved.variables}
    for read in resolved.reads:
        parents[read.reader].add(read.variable)
    for name, variable in resolved.variables.items():
        parents[name] |= resolved.silent(name)
        level = resolved.levels[resolved.networks.get(variable.level, variable.level)]
        parents[name] |= {role for role in (level.filled_by, level.renewed_by) if role and role != name}
    reached: set[str] = set()
    ahead = {parent for name in variables for parent in parents[name]}
    while ahead:
        reached |= ahead
        ahead = {parent for name in ahead for parent in parents[name]} - reached
    return frozenset(reached)


def _arrow(simulation: Simulation, name: str, reader: str) -> Switch:
    variable = _variable(simulation, name)
    read = {
        read.variable
        for read in simulation.resolved.reads
        if read.reader == _variable(simulation, reader).name
    }
    if name not in read:
        raise QuestionError(
            f"there is no arrow from '{name}' to '{reader}', which reads: "
            f"{', '.join(sorted(read)) or 'nothing'}."
        )
    neutral = variable.initial if variable.absent is None else variable.absent
    if not isinstance(neutral, bool | int | float | tuple):
        raise QuestionError(
            f"the arrow from '{name}' to '{reader}' cannot be cut: '{name}' declares no neutral value that "
            "the reader could see instead. Add absent=..."
        )
    words = f"the arrow from '{name.replace('_', ' ')}' to '{reader.replace('_', ' ')}'"
    return Switch(f"{name} -> {reader}", cut_arrow(name, reader), words=words)


def _reading(simulation: Simulation, mechanism: str, reading: str) -> Switch:
    variable = _variable(simulation, mechanism)
    if variable.mechanism is None or variable.reading is None:
        raise QuestionError(f"'{mechanism}' is an input, and has no readings.")
    if reading not in variable.mechanism.readings:
        raise QuestionError(
            f"'{mechanism}' has no reading '{reading}'. {nearest(reading, variable.mechanism.readings)}"
        )
    if reading == variable.reading.name:
        raise QuestionError(f"'{reading}' is the present reading of '{mechanism}'. Name another.")
    words = f"the reading '{variable.reading.name}' of '{mechanism.replace('_', ' ')}'"
    return Switch(f"{mechanism}: {reading}", reading=(mechanism, reading), words=words)


def _variable(simulation: Simulation, name: str) -> Variable:
    variables = simulation.resolved.variables
    if name not in variables:
        raise QuestionError(f"there is no mechanism or condition '{name}'. {nearest(name, variables)}")
    return variables[name]

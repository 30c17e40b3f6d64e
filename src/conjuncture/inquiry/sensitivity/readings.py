"""Readings side by side: one simulation for each formulation of a mechanism. Each is compiled separately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError

AS_IT_IS = "as it is"


def in_each_reading(
    simulation: Simulation, mechanism: str, readings: Sequence[str] = ()
) -> dict[str, Simulation]:
    """The simulation in each of some readings of a mechanism, by the reading's name.

    Args:
        simulation: the simulation to run.
        mechanism: the mechanism with the readings; "" for the theory as it is, alone.
        readings: which readings; empty: all.

    Raises:
        QuestionError: no such mechanism or reading.
    """
    if not mechanism:
        if readings:
            raise QuestionError(f"readings {', '.join(readings)} are named, and no mechanism that has them.")
        return {AS_IT_IS: simulation}
    mechanisms = simulation.theory.mechanisms
    if mechanism not in mechanisms:
        raise QuestionError(f"there is no mechanism '{mechanism}'. {nearest(mechanism, mechanisms)}")
    all_readings = mechanisms[mechanism].readings
    for reading in readings:
        if reading not in all_readings:
            raise QuestionError(f"'{mechanism}' has no reading '{reading}'. {nearest(reading, all_readings)}")
    return {reading: with_readings(simulation, {mechanism: reading}) for reading in readings or all_readings}


def with_readings(simulation: Simulation, readings: Mapping[str, str]) -> Simulation:
    """The simulation with these readings, without its settings for quantities that they do not have."""
    theory = simulation.theory.reading(**readings)
    there = theory.parameters
    own = simulation.resolved.parameters  # a name that both do not have is a mistake, reported as usual
    parameters = {
        name: value for name, value in simulation.parameters.items() if name in there or name not in own
    }
    return replace(simulation, theory=theory, parameters=parameters)

"""Refocusing: later rounds of draws come from the part of the priors in which earlier survivors lie.

Each prior is read as a unit interval through its distribution function; the part is a box of the unit cube,
one interval for each parameter. A box contains all survivors so far and a margin. So within it the survivors
of a later round have the same distribution as those of the first: the prior, given that nothing rules them
out. Only draws beyond all survivors in some parameter are lost; with few survivors that can matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from conjuncture.engine import priors
from conjuncture.engine.simulation import Simulation
from conjuncture.language.parameters import Parameter
from conjuncture.language.priors import Uniform

Box = Mapping[str, tuple[float, float]]

_OFF_THE_ENDS = 1e-6  # a normal is infinite at the ends of its unit interval


def whole_cube(simulation: Simulation) -> dict[str, tuple[float, float]]:
    """The box of the whole priors."""
    return dict.fromkeys(simulation.free_parameters, (0.0, 1.0))


def with_boxes(simulation: Simulation, boxes: Sequence[Box], draws: int) -> Simulation:
    """The simulation in which each round of `draws` draws comes from its own box.

    With one box, the whole cube, the simulation stays as it is.
    """
    if len(boxes) == 1:
        return simulation
    free = simulation.free_parameters
    numbers = np.arange(len(boxes) * draws, dtype=np.uint32)
    values = priors.sample(free, simulation.seed, numbers)  # the first round: the priors themselves
    shares = _shares(simulation, free, boxes, draws)
    later = numbers >= draws
    for name, parameter in free.items():
        values[name] = np.where(later, priors.quantile(parameter.prior, shares[name]), values[name])
    return replace(
        simulation,
        parameters={**simulation.parameters, **{name: found.tolist() for name, found in values.items()}},
    )


def box_around(
    simulation: Simulation, survivors: Sequence[int], boxes: Sequence[Box], draws: int
) -> dict[str, tuple[float, float]]:
    """The box around the survivors of all rounds so far, each side moved out by 1 / (survivors + 1).

    A uniform quantity is expected to have this share beyond the outermost of so many draws.
    """
    names = boxes[0]
    declared = simulation.resolved.parameters
    shares = _shares(simulation, {name: declared[name] for name in names}, boxes, draws)
    margin = 1 / (len(survivors) + 1)
    rows = np.array(survivors)
    return {
        name: (
            float(max(shares[name][rows].min() - margin, 0.0)),
            float(min(shares[name][rows].max() + margin, 1.0)),
        )
        for name in names
    }


def _shares(
    simulation: Simulation, free: Mapping[str, Parameter], boxes: Sequence[Box], draws: int
) -> dict[str, np.ndarray]:
    """The place of each draw of each round in the unit interval of a prior, (rounds * draws,)."""
    numbers = np.arange(len(boxes) * draws, dtype=np.uint32)
    evenly = {name: replace(parameter, prior=Uniform(0.0, 1.0)) for name, parameter in free.items()}
    drawn = priors.sample(evenly, simulation.seed, numbers)
    of_draw = numbers // draws
    shares: dict[str, np.ndarray] = {}
    for name in free:
        low = np.array([box[name][0] for box in boxes])[of_draw]
        high = np.array([box[name][1] for box in boxes])[of_draw]
        share = low + (high - low) * drawn[name].astype(np.float64)
        shares[name] = np.clip(share, _OFF_THE_ENDS, 1 - _OFF_THE_ENDS)
    return shares

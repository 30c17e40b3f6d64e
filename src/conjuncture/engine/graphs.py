"""Graphs of draws: where the ties of each lane lead, for networks that every draw has anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.simulation import Simulation
from conjuncture.society.networks.each_draw import DrawnNetwork

Ends = Mapping[str, NDArray[Any]]


def ends(simulation: Simulation, lucks: NDArray[np.uint32]) -> tuple[Ends, Ends]:
    """By network where each tie leads, (ties,); for networks drawn anew (ties, lanes), and which ties exist.

    Args:
        simulation: with the society.
        lucks: the number of the draw whose noise each lane has; lanes with the same number have the same
            graph.
    """
    far: dict[str, NDArray[Any]] = {}
    there: dict[str, NDArray[Any]] = {}
    numbers, lanes = np.unique(lucks, return_inverse=True)
    for name in simulation.resolved.networks:
        network = simulation.society.networks[name]
        if not isinstance(network, DrawnNetwork):
            far[name] = network.far
            continue
        graphs = [network.of_draw(simulation.seed, int(number)) for number in numbers]
        far[name] = np.stack([whom for whom, _ in graphs], axis=1)[:, lanes]
        there[name] = np.stack([present for _, present in graphs], axis=1)[:, lanes]
    return far, there

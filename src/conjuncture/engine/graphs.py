"""Graphs of draws: whom the ties of each lane lead to, of networks that every draw has anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.simulation import Simulation
from conjuncture.society.networks.each_draw import DrawnNetwork

Ends = Mapping[str, NDArray[Any]]


def ends(simulation: Simulation, lucks: NDArray[np.uint32]) -> tuple[Ends, Ends]:
    """By network whom each tie leads to, (ties,); of those drawn anew (ties, lanes), with which are there.

    Args:
        simulation: whose society is tied.
        lucks: the number of the draw whose luck each lane has; lanes of one number have one graph.
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

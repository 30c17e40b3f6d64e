"""Stopping: which draws are not needed any more, and when that is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.digests import Digest
from conjuncture.engine.program_data import SCAN_STEPS
from conjuncture.engine.simulation import Simulation

if TYPE_CHECKING:
    import xarray as xr


@dataclass(frozen=True, eq=False)
class Stopping:
    """Which draws stop before their end.

    Attributes:
        judge: given draws of the first world and how many steps of them are done, the number of the reason
            for which each stops, (draws,); -1: it goes on. After these steps the draws stay as they are.
        reasons: in words.
        steps: after which it is judged, in addition to every `SCAN_STEPS`.
        decides: digest of everything that determines `judge`.
    """

    judge: Callable[[xr.Dataset, int], NDArray[np.intp]]
    reasons: tuple[str, ...]
    steps: tuple[int, ...]
    decides: Digest

    def ends(self, simulation: Simulation) -> tuple[int, ...]:
        """The steps after which draws are judged; the last is the end of the course."""
        steps = {*range(SCAN_STEPS, simulation.steps, SCAN_STEPS), *self.steps, simulation.steps}
        return tuple(sorted(step for step in steps if 0 < step <= simulation.steps))

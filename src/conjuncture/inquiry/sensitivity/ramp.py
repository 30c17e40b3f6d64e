"""Ramps: an input that rises and falls in steps, and the turning points of an outcome in each draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.design_runs import Numbers, run_each
from conjuncture.language.inputs import Input
from conjuncture.language.theory import Theory

if TYPE_CHECKING:
    import xarray as xr

_SETTLING = 4


@dataclass(frozen=True, eq=False)
class Ramp:
    """Heights (draws, stairs), the steps spent on each stair (stairs,), and the number of the top stair."""

    heights: Numbers
    dwells: NDArray[np.int64]
    top: int

    @staticmethod
    def whole(low: float, high: float, stairs: int, dwell: int, draws: int) -> Ramp:
        """From low to high and back, the same in all draws; the first stair is longer, to settle."""
        up = np.linspace(low, high, stairs + 1)
        heights = np.tile(np.concatenate([up, up[-2::-1]]), (draws, 1))
        return _settled(heights, np.full(heights.shape[1], dwell), stairs)

    def closer(
        self, low: float, high: float, up: Numbers, down: Numbers, stairs: int, dwell: int, refinement: int
    ) -> Ramp:
        """The same way with fine stairs around the turning points.

        The window is the stair of the turn and one before it, since a longer dwell may turn it earlier.
        Near a fold the time to leave it grows with one over the root of the distance, so the dwell grows as
        the root of the refinement. A way without a turn has fine stairs near its end.

        Args:
            low, high: the ends.
            up, down: turning points, (draws, 2): the stair before, and that of the turn.
            stairs, dwell: as for the first ramp.
            refinement: the number of this refinement, from 1.
        """
        fine = dwell * ceil(sqrt(stairs)) ** refinement
        ways, dwells = [], []
        for begin, end, turn in ((low, high, up), (high, low, down)):
            size = np.nanmin(np.abs(np.diff(turn, axis=1))) if np.isfinite(turn).any() else (high - low)
            size = min(size, (high - low) / stairs)
            toward = 1.0 if end > begin else -1.0
            last = np.where(np.isfinite(turn[:, 1]), turn[:, 1], end)
            first = np.where(np.isfinite(turn[:, 0]), turn[:, 0], end) - toward * size
            first, last = np.clip(first, low, high), np.clip(last, low, high)
            for start, stop, dwell_of_part in (
                (begin, first, dwell),
                (first, last, fine),
                (last, end, dwell),
            ):
                rising = np.linspace(start + 0 * first, stop + 0 * first, stairs + 1, axis=1)
                ways.append(rising[:, 1:])
                dwells.append(np.full(stairs, dwell_of_part))
        heights = np.concatenate([np.full((len(up), 1), low), *ways], axis=1)
        return _settled(heights, np.concatenate([[dwell], *dwells]), 3 * stairs)

    def slower(self) -> Ramp:
        """The same stairs, each twice as long."""
        return replace(self, dwells=2 * self.dwells)


def levels_of(
    simulation: Simulation,
    what: str,
    outcome: Outcome,
    climb: Ramp,
    draws: Sequence[int],
    progress: Progress | None = None,
) -> Numbers:
    """The outcome's mean over the second half of each stair, (draws, stairs).

    Raises:
        QuestionError: `what` is neither an input nor a variable of the whole society.
    """
    steps = int(climb.dwells.sum())
    still = {name: _still(values, steps) for name, values in simulation.series.items()}
    led = replace(
        simulation,
        theory=_led(simulation, what),
        steps=steps,
        series={**still, what: np.zeros(steps)},
        keep=tuple({*simulation.keep, outcome.variable} - {what}),
        settable=(),
        wirable=(),
    )
    courses = np.repeat(climb.heights, climb.dwells, axis=1)
    worlds = [
        World(f"draw {draw}", series={what: course}) for draw, course in zip(draws, courses, strict=True)
    ]
    ends = np.cumsum(climb.dwells)
    begins = ends - np.maximum(climb.dwells // 2, 1)

    def read(dataset: xr.Dataset) -> Numbers:
        course = outcome.course(led, dataset).transpose("draw", "time").to_numpy()
        summed = np.concatenate([np.zeros((len(course), 1)), np.cumsum(course, axis=1)], axis=1)
        return (summed[:, ends] - summed[:, begins]) / (ends - begins)

    return run_each(led, worlds, draws, read, progress=progress)


def turns(climb: Ramp, levels: Numbers, mark: Numbers) -> tuple[Numbers, Numbers]:
    """Where the outcome first changes sides on the way up, and on the way down, each (draws, 2).

    A place is (the stair before, the stair after the change); missing where there is none. On the way down
    only those draws can turn that had turned on the way up.
    """
    side = levels > mark[:, None]
    finite = np.isfinite(levels).all(axis=1)
    rising = side[:, : climb.top + 1]
    up = _first(climb.heights[:, : climb.top + 1], rising != rising[:, :1], finite)
    changed = finite & (side[:, climb.top] != side[:, 0])
    falling = side[:, climb.top :]
    down = _first(climb.heights[:, climb.top :], falling != falling[:, :1], changed)
    up[~changed] = np.nan
    return up, down


def _first(heights: Numbers, other_side: NDArray[np.bool_], may: NDArray[np.bool_]) -> Numbers:
    place = np.argmax(other_side, axis=1)
    rows = np.arange(len(place))
    edges = np.stack([heights[rows, np.maximum(place - 1, 0)], heights[rows, place]], axis=1)
    return np.where((may & other_side.any(axis=1))[:, None], edges, np.nan)


def _still(values: NDArray[Any], steps: int) -> NDArray[Any]:
    """An input at its mean over the case, each member's at its own: (steps,) or (steps, members)."""
    course = np.asarray(values)
    usual = np.median(course, axis=0) if course.dtype == bool else course.mean(axis=0)
    return np.broadcast_to(usual, (steps, *course.shape[1:]))


def _settled(heights: Numbers, dwells: NDArray[np.int64], top: int) -> Ramp:
    dwells = dwells.copy()
    dwells[0] *= _SETTLING
    return Ramp(heights, dwells, top)


def _led(simulation: Simulation, what: str) -> Theory:
    """The theory with `what` as an input: as it is, or instead of the mechanism that wrote it."""
    theory, variables = simulation.theory, simulation.resolved.variables
    if what not in variables or variables[what].kind in ("given", "trait"):
        able = [name for name, variable in variables.items() if variable.kind not in ("given", "trait")]
        raise QuestionError(
            f"'{what}' cannot follow a ramp: it is neither an input nor a variable that moves. "
            f"{nearest(what, able)}"
        )
    variable = variables[what]
    if variable.kind == "series":
        return theory
    if simulation.society.levels[variable.level].size != 1 or variable.shape:
        raise QuestionError(
            f"'{what}' cannot follow a ramp: each {variable.level} has its own. Take a variable of the whole."
        )
    if variable.truth:
        raise QuestionError(f"'{what}' cannot follow a ramp: it is a truth, yes or no.")
    made = Input("series", variable.level, variable.unit, "", None, False, what, variable.place)
    return theory.replacing(**{what: made})

"""Means of variables over periods, in each draw: summed while the draws are run, so that no course is kept.

A large theory has hundreds of variables, and forty years of them are six megabytes a draw. Here a batch of
draws takes the memory of two years, and of one sum for each variable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import program_inputs
from conjuncture.engine.program_data import SCAN_STEPS, Carry
from conjuncture.engine.scheduling import Progress, Tally, first_alone
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Lane, World

Floats = NDArray[np.float64]
Means = dict[str, Floats]
"""By variable, (draws, members)."""


def period_means(
    simulation: Simulation,
    variables: Sequence[str],
    draws: Sequence[int],
    periods: Sequence[range],
    progress: Progress | None = None,
) -> list[Means]:
    """The means of variables over each period.

    Args:
        simulation: what is run; nothing but these variables is recorded.
        variables: numbers or truths, one for each member.
        draws: the numbers of the draws.
        periods: the steps of each period: from the first step on, one period after the other.
        progress: called with (steps done, steps in all).

    Returns:
        For each period; not a number where a draw failed before its end.
    """
    ready = replace(simulation, sparing=True, keep=tuple(variables), only=())
    batches = [draws[first : first + ready.batch] for first in range(0, len(draws), ready.batch)]
    tally = Tally(progress, len(batches) * periods[-1].stop)
    of_batches = first_alone(partial(_of_batch, ready, periods, tally), batches)
    return [
        {name: np.concatenate([means[name] for means in of_period]) for name in variables}
        for of_period in zip(*of_batches, strict=True)
    ]


def _of_batch(
    simulation: Simulation, periods: Sequence[range], tally: Tally, draws: Sequence[int]
) -> list[Means]:
    """The same of as many draws as a batch has room for."""
    program, worlds = simulation.program, (World(),)
    full = [*draws, *[draws[-1]] * (simulation.batch - len(draws))]
    lanes = [Lane(0, draw) for draw in full]
    data = program_inputs.data(simulation, worlds, lanes)
    series = program_inputs.series(simulation, worlds, lanes)
    course = program_inputs.course(simulation, worlds, lanes)
    carry, found = program.start(data), list[Means]()
    for period in periods:
        sums = {name: np.zeros(program.shape(name)) for name in simulation.keep}
        for first, last in _parts(period):
            carry, observed = program.advance(carry, data, series, course, first, last)
            for name, total in sums.items():
                for values in np.asarray(observed[name])[: last - first]:
                    np.add(total, values, out=total)
            tally(last - first)
        ran = _ran(carry, period.stop)[: len(draws)]
        found.append({name: _mean(total.T[: len(draws)], period, ran) for name, total in sums.items()})
    return found


def _parts(period: range) -> Iterator[tuple[int, int]]:
    """The period in parts that a program runs in one call, each from a step to the one after its last."""
    for first in range(period.start, period.stop, SCAN_STEPS):
        yield first, min(first + SCAN_STEPS, period.stop)


def _ran(carry: Carry, steps: int) -> NDArray[np.bool_]:
    """Which lanes did not fail in the first so many steps, (lanes,)."""
    return np.asarray(carry.failed_step) >= steps


def _mean(total: Floats, period: range, ran: NDArray[np.bool_]) -> Floats:
    return np.ascontiguousarray(np.where(ran[:, None], total / len(period), np.nan))

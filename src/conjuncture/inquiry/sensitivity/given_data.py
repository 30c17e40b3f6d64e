"""Indices that can be computed from any sample, designed or given: PAWN and the first-order index.

Both cut the sample into tenths by a parameter. PAWN asks how far the outcome's distribution in a tenth lies
from the whole's (Kolmogorov-Smirnov distance, median over the tenths; Pianosi and Wagener 2018). The
first-order index asks what share of the variance lies between the means of the tenths (Plischke, Borgonovo
and Smith 2013, Global sensitivity measures from given data, European Journal of Operational Research 226).
Changes within a tenth are lost, so the index is at most Sobol's first-order index.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from conjuncture.inquiry.sensitivity.design_runs import Numbers
from conjuncture.inquiry.sensitivity.method import Design, Method, columns, enough, interval, problem
from conjuncture.inquiry.sensitivity.weights import Weight, Weights

SLICES = 10  # of each quantity: the usual choice
_FEWEST = 15 * SLICES
_RESAMPLES = 50


def pawn_indices(cube: Numbers, outcomes: Numbers) -> Numbers:
    """The median over tenths, (quantities,), from (runs, quantities) and (runs,)."""
    from SALib.analyze import pawn

    names = tuple(map(str, range(cube.shape[1])))
    return np.asarray(pawn.analyze(problem(names), cube, outcomes, S=SLICES)["median"])


def first_order_indices(cube: Numbers, outcomes: Numbers) -> Numbers:
    """The share of variance between tenths, (quantities,), minus what chance gives (Kelley 1935).

    SALib's estimator, called on the sample itself: its `analyze` would take one resample for the estimate.
    """
    from SALib.analyze.delta import sobol_first

    runs = outcomes.size
    edges = np.linspace(0, runs, SLICES + 1)
    shares = np.array([sobol_first(outcomes, column, edges) for column in cube.T])
    return 1 - (1 - shares) * (runs - 1) / (runs - SLICES)


def _latin(called: str) -> Callable[[tuple[str, ...], bool, int, int], Design]:
    def design(names: tuple[str, ...], _lucky: bool, runs: int, seed: int) -> Design:
        from SALib.sample import latin

        enough(called, runs, _FEWEST, 1, names)
        cube = latin.sample(problem(names), runs, seed=seed)
        return Design(names, cube, columns(names, cube), np.arange(runs), 1)

    return design


def _resampled(
    indices: Callable[[Numbers, Numbers], Numbers],
) -> Callable[[Design, Numbers, int], Weights]:
    """Indices with an interval of 1.96 standard deviations of resampled runs either way."""

    def analyse(design: Design, outcomes: Numbers, seed: int) -> Weights:
        random = np.random.default_rng(seed)
        runs, times = outcomes.size, _RESAMPLES
        estimate = indices(design.cube, outcomes)
        again = (random.integers(runs, size=runs) for _ in range(times))
        resampled = np.array([indices(design.cube[rows], outcomes[rows]) for rows in again])
        idle = [indices(random.permutation(runs)[:, None] / runs, outcomes)[0] for _ in range(times)]
        half = 1.96 * resampled.std(axis=0, ddof=1)
        return Weights(
            by_quantity={
                name: Weight(index=interval(estimate[place], half[place]))
                for place, name in enumerate(design.factors)
            },
            widest_interval=float(2 * half.max()),
            # In 95 of 100 shuffles the index of a parameter without effect is below this.
            by_chance=float(np.quantile(idle, 0.95)),
        )

    return analyse


def _method(called: str, indices: Callable[[Numbers, Numbers], Numbers]) -> Method:
    return Method(called, _latin(called), _resampled(indices), _FEWEST, any_sample=True)


PAWN = _method("PAWN's indices", pawn_indices)
FIRST_ORDER = _method("first-order indices", first_order_indices)

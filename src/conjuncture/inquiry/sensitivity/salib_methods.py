"""Sobol and Morris: the runs each needs, and the indices computed from them. All indices are SALib's.

Noise is fixed where a method compares runs, so that no parameter gets credit for it; for Sobol's indices
noise is one more factor, with its own share.
"""

from __future__ import annotations

import numpy as np

from conjuncture.inquiry.sensitivity.design_runs import Numbers
from conjuncture.inquiry.sensitivity.given_data import FIRST_ORDER, PAWN
from conjuncture.inquiry.sensitivity.method import Design, Method, columns, enough, interval, problem
from conjuncture.inquiry.sensitivity.weights import Weight, Weights

LUCK = "luck"
LEVELS = 4  # of Morris's grid, the usual choice
_RESAMPLES = 200
_SOBOL, _MORRIS = "Sobol's indices", "Morris's effects"


def _sobol_design(names: tuple[str, ...], lucky: bool, runs: int, seed: int) -> Design:
    from SALib.sample import sobol

    factors = (*names, LUCK) if lucky else names
    group = len(factors) + 2
    points = runs // group
    enough(_SOBOL, points, 64, group, names)
    points = 2 ** (points.bit_length() - 1)  # the sequence is balanced in powers of two
    cube = sobol.sample(problem(factors), points, calc_second_order=False, seed=seed)
    first = np.repeat(np.arange(points), group)
    luck = 2 * first
    if lucky:
        # In a group noise is either that of the first point or that of the second, like any other factor.
        luck = luck + (cube[:, -1] != np.repeat(cube[::group, -1], group))
    return Design(factors, cube, columns(names, cube), luck, group)


def _sobol(design: Design, outcomes: Numbers, seed: int) -> Weights:
    from SALib.analyze import sobol

    result = sobol.analyze(
        design.problem, outcomes, calc_second_order=False, num_resamples=_RESAMPLES, seed=seed
    )
    return Weights(
        by_quantity={
            name: Weight(
                alone=interval(result["S1"][place], result["S1_conf"][place]),
                with_interplay=interval(result["ST"][place], result["ST_conf"][place]),
            )
            for place, name in enumerate(design.factors)
        },
        widest_interval=float(2 * max(*result["S1_conf"], *result["ST_conf"])),
    )


def _morris_design(names: tuple[str, ...], _lucky: bool, runs: int, seed: int) -> Design:
    from SALib.sample import morris

    group = len(names) + 1
    paths = runs // group
    enough(_MORRIS, paths, 10, group, names)
    cube = morris.sample(problem(names), paths, num_levels=LEVELS, seed=seed)
    luck = np.repeat(np.arange(paths), group)
    # A level stands for the middle of its part of the prior, since a normal is infinite at the ends.
    inside = (cube * (LEVELS - 1) + 0.5) / LEVELS
    return Design(names, cube, columns(names, inside), luck, group)


def _morris(design: Design, outcomes: Numbers, seed: int) -> Weights:
    from SALib.analyze import morris

    result = morris.analyze(
        design.problem,
        design.cube,
        outcomes,
        num_levels=LEVELS,
        num_resamples=_RESAMPLES,
        seed=seed,
    )
    whole = LEVELS / (LEVELS - 1)  # from SALib's unit (first level to last) to the whole prior
    effects = [
        interval(size * whole, half * whole)
        for size, half in zip(result["mu_star"], result["mu_star_conf"], strict=True)
    ]
    largest = max(effect.mean for effect in effects)
    widest = max(effect.high - effect.low for effect in effects)
    return Weights(
        by_quantity={
            name: Weight(
                effect=effects[place],
                signed=float(result["mu"][place] * whole),
                spread=float(result["sigma"][place] * whole),
            )
            for place, name in enumerate(design.factors)
        },
        widest_interval=widest / largest if largest else 0.0,
        largest_effect=largest,
    )


METHODS: dict[str, Method] = {
    "sobol": Method(_SOBOL, _sobol_design, _sobol, 64),
    "morris": Method(_MORRIS, _morris_design, _morris, 10),
    "pawn": PAWN,
    "first_order": FIRST_ORDER,
}

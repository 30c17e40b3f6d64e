"""Sobol, Morris and PAWN: which runs each needs, and the indices made of them. All indices are SALib's.

Luck is held where a method compares runs, so that a quantity gets no credit for it; for Sobol's indices it is
one more factor beside the quantities, with a share of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.hinges.designs import Numbers

LUCK = "luck"
LEVELS = 4  # of Morris's grid, the usual choice
SLICES = 10  # of each prior, for PAWN: the usual choice
_RESAMPLES = {"sobol": 200, "morris": 200, "pawn": 50}


@dataclass(frozen=True, eq=False)
class Design:
    """Runs to be made: for each quantity its share of the prior, (runs,), and each run's luck.

    Runs come in groups of `group`, of which an index needs all. `factors` is what SALib worked with.
    """

    factors: tuple[str, ...]
    cube: Numbers
    shares: Mapping[str, Numbers]
    luck: NDArray[np.int64]
    group: int

    def chosen(self, rows: NDArray[np.bool_]) -> Design:
        """Some of the runs."""
        shares = {name: column[rows] for name, column in self.shares.items()}
        return replace(self, cube=self.cube[rows], shares=shares, luck=self.luck[rows])

    @property
    def problem(self) -> dict[str, Any]:
        """The factors as SALib wants them told."""
        return _problem(self.factors)


@dataclass(frozen=True)
class Method:
    """How a method designs and analyses; `fewest` groups below which it says nothing."""

    design: Callable[[tuple[str, ...], bool, int, int], Design]
    analyse: Callable[[Design, Numbers, int], dict[str, Any]]
    fewest: int


def _sobol_design(names: tuple[str, ...], lucky: bool, runs: int, seed: int) -> Design:
    from SALib.sample import sobol

    factors = (*names, LUCK) if lucky else names
    group = len(factors) + 2
    points = runs // group
    _enough("Sobol's indices", points, 64, group, names)
    points = 2 ** (points.bit_length() - 1)  # the sequence is balanced in powers of two
    cube = sobol.sample(_problem(factors), points, calc_second_order=False, seed=seed)
    first = np.repeat(np.arange(points), group)
    luck = 2 * first
    if lucky:
        # In a group luck is either that of the first point or that of the second, like any other factor.
        luck = luck + (cube[:, -1] != np.repeat(cube[::group, -1], group))
    return Design(factors, cube, _columns(names, cube), luck, group)


def _sobol(design: Design, found: Numbers, seed: int) -> dict[str, Any]:
    from SALib.analyze import sobol

    result = sobol.analyze(
        design.problem, found, calc_second_order=False, num_resamples=_RESAMPLES["sobol"], seed=seed
    )
    return {
        "by_quantity": {
            name: {
                "alone": _interval(result["S1"][place], result["S1_conf"][place]),
                "with_interplay": _interval(result["ST"][place], result["ST_conf"][place]),
            }
            for place, name in enumerate(design.factors)
        },
        "widest_interval": float(2 * max(*result["S1_conf"], *result["ST_conf"])),
    }


def _morris_design(names: tuple[str, ...], _lucky: bool, runs: int, seed: int) -> Design:
    from SALib.sample import morris

    group = len(names) + 1
    paths = runs // group
    _enough("Morris's effects", paths, 10, group, names)
    cube = morris.sample(_problem(names), paths, num_levels=LEVELS, seed=seed)
    luck = np.repeat(np.arange(paths), group)
    # A level stands for the middle of its part of the prior: at the ends themselves a normal is infinite.
    inside = (cube * (LEVELS - 1) + 0.5) / LEVELS
    return Design(names, cube, _columns(names, inside), luck, group)


def _morris(design: Design, found: Numbers, seed: int) -> dict[str, Any]:
    from SALib.analyze import morris

    result = morris.analyze(
        design.problem,
        design.cube,
        found,
        num_levels=LEVELS,
        num_resamples=_RESAMPLES["morris"],
        seed=seed,
    )
    whole = LEVELS / (LEVELS - 1)  # from SALib's unit, first level to last, to the whole of the prior
    effects = {
        name: {
            "effect": _interval(result["mu_star"][place] * whole, result["mu_star_conf"][place] * whole),
            "signed": float(result["mu"][place] * whole),
            "spread": float(result["sigma"][place] * whole),
        }
        for place, name in enumerate(design.factors)
    }
    largest = max(effect["effect"]["mean"] for effect in effects.values())
    widest = max(effect["effect"]["high"] - effect["effect"]["low"] for effect in effects.values())
    return {
        "by_quantity": effects,
        "largest_effect": largest,
        "widest_interval": widest / largest if largest else 0.0,
    }


def _pawn_design(names: tuple[str, ...], _lucky: bool, runs: int, seed: int) -> Design:
    from SALib.sample import latin

    _enough("PAWN's indices", runs, 15 * SLICES, 1, names)
    cube = latin.sample(_problem(names), runs, seed=seed)
    return Design(names, cube, _columns(names, cube), np.arange(runs), 1)


def _pawn(design: Design, found: Numbers, seed: int) -> dict[str, Any]:
    """The median over slices. Its interval is 1.96 standard deviations of resampled runs either way."""
    random = np.random.default_rng(seed)
    runs, times = found.size, _RESAMPLES["pawn"]
    estimate = _pawn_indices(design.cube, found)
    again = (random.integers(runs, size=runs) for _ in range(times))
    resampled = np.array([_pawn_indices(design.cube[rows], found[rows]) for rows in again])
    idle = [_pawn_indices(random.permutation(runs)[:, None] / runs, found)[0] for _ in range(times)]
    half = 1.96 * resampled.std(axis=0, ddof=1)
    return {
        "by_quantity": {
            name: {"index": _interval(estimate[place], half[place])}
            for place, name in enumerate(design.factors)
        },
        # What a quantity that does nothing shows in a sample of this size, in 95 of 100 shuffles.
        "by_chance": float(np.quantile(idle, 0.95)),
        "widest_interval": float(2 * half.max()),
    }


def _pawn_indices(cube: Numbers, found: Numbers) -> Numbers:
    from SALib.analyze import pawn

    names = tuple(map(str, range(cube.shape[1])))
    return np.asarray(pawn.analyze(_problem(names), cube, found, S=SLICES)["median"])


def _problem(factors: tuple[str, ...]) -> dict[str, Any]:
    return {
        "num_vars": len(factors),
        "names": list(factors),
        "bounds": [[0.0, 1.0]] * len(factors),
    }


def _columns(names: tuple[str, ...], cube: Numbers) -> dict[str, Numbers]:
    return {name: cube[:, place] for place, name in enumerate(names)}


def _interval(value: Any, half: Any) -> dict[str, float]:
    return {"mean": float(value), "low": float(value - half), "high": float(value + half)}


def _enough(what: str, groups: int, fewest: int, group: int, names: tuple[str, ...]) -> None:
    if groups < fewest:
        raise QuestionError(
            f"too few draws: {what} of {len(names)} quantities need {fewest * group} runs at least, and many "
            "more to be sharp. Ask for more, or about fewer quantities."
        )


METHODS: dict[str, Method] = {
    "sobol": Method(_sobol_design, _sobol, 64),
    "morris": Method(_morris_design, _morris, 10),
    "pawn": Method(_pawn_design, _pawn, 15 * SLICES),
}

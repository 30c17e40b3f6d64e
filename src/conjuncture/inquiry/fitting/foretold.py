"""Predicting a case: worlds of draws that were learnt on other cases, compared with its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
import xarray as xr
from numpy.typing import NDArray
from scipy.stats import halfnorm

from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.summary import Transform
from conjuncture.engine import priors
from conjuncture.engine.scheduling import Progress
from conjuncture.inquiry.fitting.abroad import Abroad
from conjuncture.inquiry.fitting.apart import SCALE
from conjuncture.inquiry.fitting.figures import base_of, over_base, targets_of
from conjuncture.inquiry.fitting.rates import rates_abroad
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs.standings import Standing, standings

Floats = NDArray[np.float64]

RATES = "as much for each worker as in the cases learnt on"
"""The name of the guess that learns on the same cases."""


def learnt_name(theory: str) -> str:
    """The name of the draws that were learnt."""
    return f"{theory}, learnt elsewhere"


def prior_name(theory: str) -> str:
    """The name of the draws from the priors."""
    return f"{theory}, from its priors"


@dataclass(frozen=True, eq=False)
class Stood:
    """Worlds compared with the record of a case.

    Attributes:
        standings: each recorded quantity compared with them and with guesses.
        inputs: the case's series that the theory read.
    """

    standings: tuple[Standing, ...]
    inputs: Mapping[str, Input]


@dataclass(frozen=True, eq=False, kw_only=True)
class _Erring(RecordedTarget):
    """A target with the errors of theory, country and record added to its simulated figures.

    Attributes:
        errors: of each figure on the scale on which it is compared, (draws, figures).
        transform: that scale.
    """

    errors: Floats
    transform: Transform

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """As without errors, but each simulated figure has its error; the base of an index has none."""
        found = super().beside(run)
        kept = np.isin([period.left for period in self.values.index], found["period"].to_numpy())
        figures, base = found["simulated"].to_numpy().astype(np.float64), base_of(self)
        if base is not None and kept[base]:
            figures = over_base(figures, int(kept[:base].sum()))
        return found.assign(
            simulated=(("draw", "period"), erring(figures, self.errors[:, kept], self.transform))
        )


def erring(figures: Floats, errors: Floats, transform: Transform) -> Floats:
    """Figures with errors on a scale: a factor on logarithms, a factor of the odds on odds, or a difference.

    Args:
        figures, errors: (draws, figures).
        transform: the scale.
    """
    if transform == "identity":
        return figures + errors
    factors = np.exp(errors)
    return figures * factors if transform == "log" else figures * factors / (1 - figures + figures * factors)


def learnt_elsewhere(
    worlds: Worlds, abroad: Abroad, scenario: str, *, seed: int = 0, progress: Progress | None = None
) -> Stood:
    """Worlds of the learnt draws, with the learnt errors of each figure and of the country.

    The sizes of both are those of targets with the same name in the other cases; for other targets they are
    unknown, and drawn from their priors.
    """
    draws, which = np.unique(abroad.particles.draws, return_inverse=True)
    numbers = np.random.default_rng([seed, 3])
    targets = [
        _with_errors(target, worlds, abroad, numbers) for target in _seen(worlds, targets_of(worlds.case))
    ]
    seen = _worlds_of(worlds, draws, progress).isel(draw=which)
    return _stood(worlds, seen, targets, scenario)


def from_priors(worlds: Worlds, draws: int, scenario: str, progress: Progress | None = None) -> Stood:
    """Worlds of draws from the priors, of a theory that has learnt nothing."""
    seen = _worlds_of(worlds, np.arange(draws), progress)
    return _stood(worlds, seen, _seen(worlds, targets_of(worlds.case)), scenario)


def by_rates(worlds: Worlds, learnt_on: Sequence[Worlds], scenario: str, *, seed: int = 0) -> Stood:
    """The guess that has learnt on the same cases as a theory, but without a theory: see `rates_abroad`."""
    first = _worlds_of(worlds, np.arange(1), None)
    guessed = [rates_abroad(target, worlds, learnt_on, seed=seed) for target in targets_of(worlds.case)]
    return _stood(worlds, first, _seen(worlds, [one for one in guessed if one is not None]), scenario)


def _stood(worlds: Worlds, seen: xr.Dataset, targets: Sequence[RecordedTarget], scenario: str) -> Stood:
    case, simulation = worlds.case, worlds.whole
    offered = case.inputs_of(scenario)
    read = {name: given for name, given in offered.items() if name in simulation.theory.inputs}
    return Stood(standings(case, simulation, seen, targets, offered), read)


def _seen(worlds: Worlds, targets: Sequence[RecordedTarget]) -> list[RecordedTarget]:
    return [target for target in targets if target.variable in worlds.seen_variables]


def _worlds_of(worlds: Worlds, draws: NDArray[np.int64], progress: Progress | None) -> xr.Dataset:
    positions = priors.shares(worlds.quantities, worlds.whole.seed, draws.astype(np.uint32)).T
    return worlds.seen(positions, draws, progress)


def _with_errors(
    target: RecordedTarget, worlds: Worlds, abroad: Abroad, numbers: np.random.Generator
) -> RecordedTarget:
    of_target = [figure for figure in worlds.figures if figure.target.name == target.name]
    if not of_target:
        return target
    summary = of_target[0].summary
    size = abroad.particles.size
    places = numbers.random((size, 2))
    if target.name in abroad.errors.groups:
        group, groups = abroad.errors.groups.index(target.name), len(abroad.errors.groups)
        places = abroad.particles.errors[:, [group, groups + group]]
    spread = np.hypot(halfnorm.ppf(places[:, 0]) * summary.discrepancy, summary.observation_sd)
    errors = spread[:, None] * numbers.standard_normal((size, len(target.values)))
    errors += (SCALE * halfnorm.ppf(places[:, 1]) * numbers.standard_normal(size))[:, None]
    if (base := base_of(target)) is not None:
        errors[:, base] = 0.0
    own = {each.name: getattr(target, each.name) for each in fields(target)}
    return _Erring(**own, errors=errors, transform=summary.transform)

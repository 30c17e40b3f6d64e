"""Switches: the yearly picture computed beforehand for every setting of a page's toggles and selectors.

A toggle takes a mechanism out; a selector sets one quantity at a low, a middle or a high point of its prior.
All settings are worlds of one compiled program: they share their noise and the other quantities, so that a
draw can be compared with itself. The null twin is run too, and a difference is reported only if it is larger
than the null twin's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from conjuncture.cases.case import Case, StrikeRecord
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.priors import quantile
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.errors import ConjunctureError, nearest
from conjuncture.inquiry.experiments.interventions import ready_for
from conjuncture.inquiry.experiments.null_twin import null_band, null_twin, room_for_null_twin
from conjuncture.inquiry.links.minimal_sets import knockout_masks, members
from conjuncture.inquiry.runs.strike_books import MAIN
from conjuncture.language.errors import TheoryError
from conjuncture.language.priors import Fixed
from conjuncture.records import BookTarget
from conjuncture.scoring import bands

WORKERS, DRAWS = 1_000, 32
"""Fewer than in the run itself, so that 64 worlds take half a minute; the page says so."""

POINTS = (0.1, 0.5, 0.9)
WHOLE_UP_TO = 6
MOST_MECHANISMS, MOST_PARAMETERS, MOST_WORLDS = 12, 3, 64

_WORLDS_AT_ONCE = 16  # a world stores small levels by month: hundreds would not fit in memory


class SwitchError(ConjunctureError, ValueError):
    """Switches that are impossible; the message says why."""


@dataclass(frozen=True)
class Toggle:
    """A mechanism that can be taken out, and its description."""

    name: str
    told: str


@dataclass(frozen=True)
class Selector:
    """A quantity that can be set: its values at `POINTS` of its prior, its unit, and why that prior."""

    name: str
    unit: str
    told: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Setting:
    """A setting of toggles and selectors.

    Attributes:
        off: the mechanisms that are out, as bits: bit i is toggle i.
        points: for each selector 0 as drawn from the prior, else 1, 2, 3: which of `POINTS`.
    """

    off: int
    points: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Switches:
    """The yearly strikers in every setting.

    Attributes:
        toggles, selectors: the controls.
        settings: the settings that were run; the first has every mechanism on and every quantity as drawn.
        rows: for each setting the table of `bands.beside`: the record and the draws' quantiles, by year.
        totals: strikers over all recorded years as the books would show them, thousand participations,
            (settings, draws); NaN where a draw failed.
        null_twin: the same in the null twin, (draws,).
        target: the recorded target.
        draws, workers: of these worlds; the rest of the page may have more.
        whole: whether every combination was run.
    """

    toggles: tuple[Toggle, ...]
    selectors: tuple[Selector, ...]
    settings: tuple[Setting, ...]
    rows: tuple[pd.DataFrame, ...]
    totals: NDArray[np.float64]
    null_twin: NDArray[np.float64]
    target: BookTarget
    draws: int
    workers: int
    whole: bool

    @property
    def null_band(self) -> float:
        """In 95% of draws the null twin's difference in total strikers is no larger."""
        return null_band(self.null_twin - self.totals[0])


def run_switches(
    simulation: Simulation,
    case: Case,
    names: Sequence[str],
    *,
    draws: int = DRAWS,
    progress: Progress | None = None,
) -> Switches:
    """Run every setting of some toggles and selectors.

    Args:
        simulation: the theory on the case with its bridge, from `prepare`; it should be small, since there
            are many worlds.
        case: with the record that the worlds are compared with.
        names: mechanisms to toggle and quantities to set, in the order of the page.
        draws: of each world; at least 2.
        progress: called with (steps done, steps in all).

    Raises:
        SwitchError: a case without books of strikes, no name, a repeated name, too many, a mechanism of the
            bridge or one that is always cut, a quantity that is a fixed number.
        TheoryError: a name that is neither a mechanism nor a quantity of the theory, or a mechanism that
            cannot be cut.
    """
    toggles, selectors = named(simulation, case, names)
    settings = offered(len(toggles), len(selectors))
    twin = null_twin(simulation)
    ready = ready_for(simulation, room_for_null_twin(simulation))
    worlds = [twin, *(_world(setting, toggles, selectors) for setting in settings)]
    target = _record(case).targets()[MAIN]
    parts = [worlds[first : first + _WORLDS_AT_ONCE] for first in range(0, len(worlds), _WORLDS_AT_ONCE)]
    observed_parts: list[xr.Dataset] = []
    for number, part in enumerate(parts):
        of_part = part_of(progress, number / len(parts), (number + 1) / len(parts))
        worlds_of_part = run_worlds(ready, part, draws, progress=of_part)
        observed_parts.append(case.observe(worlds_of_part, simulation.seed)[[target.variable]])
    observed = xr.concat(observed_parts, "world")
    years = target.values.dropna().index.to_numpy()
    totals = observed[target.variable].sel(year=years).sum("year", skipna=False).transpose("world", "draw")
    return Switches(
        toggles=toggles,
        selectors=selectors,
        settings=settings,
        rows=tuple(_beside(observed.isel(world=number), target) for number in range(1, len(worlds))),
        totals=totals.to_numpy()[1:],
        null_twin=totals.to_numpy()[0],
        target=target,
        draws=draws,
        workers=_places(simulation),
        whole=len(settings) == 2 ** len(toggles) * (1 + len(POINTS)) ** len(selectors),
    )


def named(
    simulation: Simulation, case: Case, names: Sequence[str]
) -> tuple[tuple[Toggle, ...], tuple[Selector, ...]]:
    """The toggles and selectors with these names. Raises as `run_switches`."""
    theory = simulation.theory
    _record(case)
    if not names:
        raise SwitchError("there is nothing to switch: name a mechanism or a quantity of the theory.")
    twice = next((name for number, name in enumerate(names) if name in names[:number]), None)
    if twice is not None:
        raise SwitchError(f"'{twice}' is named twice among the switches.")
    mechanisms = [name for name in names if name in theory.mechanisms]
    quantities = [name for name in names if name not in theory.mechanisms]
    for name in mechanisms:
        if name in case.counted:
            raise SwitchError(
                f"'{name}' belongs to the bridge by which the case {case.name} counts every theory: it "
                "cannot be switched."
            )
        if name in theory.cut:
            raise SwitchError(f"'{name}' is cut throughout this run: leave out the cut or the switch.")
    theory.without(*mechanisms)  # raises an error that says what cannot be cut, and why
    for name in quantities:
        if name not in theory.parameters:
            known = [*theory.mechanisms, *theory.parameters]
            raise TheoryError(
                f"'{name}' is neither a mechanism nor a quantity of the theory '{theory.name}'.",
                remedy=nearest(name, known),
            )
        if isinstance(theory.parameters[name].prior, Fixed):
            raise SwitchError(f"'{name}' is a fixed number: its prior has no low and no high point.")
    if len(mechanisms) > MOST_MECHANISMS or len(quantities) > MOST_PARAMETERS:
        raise SwitchError(
            f"{len(mechanisms)} mechanisms and {len(quantities)} quantities are too many to switch: at most "
            f"{MOST_MECHANISMS} and {MOST_PARAMETERS}."
        )
    return (
        tuple(Toggle(name, " ".join(theory.reading_of(name).description.split())) for name in mechanisms),
        tuple(_selector(simulation, name) for name in quantities),
    )


def offered(toggles: int, selectors: int) -> tuple[Setting, ...]:
    """The settings to run; first the one with every mechanism on and every quantity as drawn.

    All sets of up to 6 mechanisms, or singles, pairs and corners of more; each with every setting of the
    selectors if that makes 64 worlds at most. Otherwise one selector is moved at a time, with none, one or
    all of the mechanisms out.
    """
    whole = toggles <= WHOLE_UP_TO
    sets = knockout_masks(toggles, whole=whole)
    standings = list(product(range(1 + len(POINTS)), repeat=selectors))
    if whole and len(sets) * len(standings) <= MOST_WORLDS:
        return tuple(Setting(off, points) for points in standings for off in sets)
    single = [points for points in standings if sum(map(bool, points)) == 1]
    few = [off for off in sets if off.bit_count() in {0, 1, toggles}]
    as_drawn = (0,) * selectors
    return (
        *(Setting(off, as_drawn) for off in sets),
        *(Setting(off, points) for points in single for off in few),
    )


def _record(case: Case) -> StrikeRecord:
    if case.strikes is None:
        raise SwitchError(f"{case.title} keeps no books of strikes: there is nothing to switch on its page.")
    return case.strikes


def _selector(simulation: Simulation, name: str) -> Selector:
    declared = simulation.theory.parameters[name]
    values = quantile(declared.prior, np.array(POINTS))
    return Selector(name, declared.unit, declared.reason or declared.source, tuple(map(float, values)))


def _world(setting: Setting, toggles: Sequence[Toggle], selectors: Sequence[Selector]) -> World:
    return World(
        name=f"{setting.off} {setting.points}",
        cut=frozenset(toggles[number].name for number in members(setting.off)),
        parameters={
            selector.name: selector.values[point - 1]
            for selector, point in zip(selectors, setting.points, strict=True)
            if point
        },
    )


def _beside(observed: xr.Dataset, target: BookTarget) -> pd.DataFrame:
    rows = bands.beside(observed, target)
    return rows[[name for name in rows.columns if not str(name).startswith("draw_")]]


def _places(simulation: Simulation) -> int:
    levels = simulation.society.levels
    return levels["worker"].size if "worker" in levels else max(level.size for level in levels.values())

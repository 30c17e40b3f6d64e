"""One theory on one case in three worlds of the same draws: free, nobody in any body, nobody in a party.

All three are lanes of one compiled program, which records what is looked at here and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import jax
import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.studies.simulation import simulation

FREE, NO_BODIES, NO_PARTIES = "free", "nobody in any body", "nobody in a party"
PEOPLE = ("members", "implantation")  # what is nought where nobody is in a body
DRAWS = 128
RECORDED = (
    *PEOPLE, "coordination", "leads", "credibility", "inner_democracy", "fit", "within_reach",
    "position_on_power", "in_government", "disappointment", "class_activity", "leading_workers",
    "revolutionary_situation", "revolutionary_period", "rule", "workers_power",
)  # fmt: skip
MONTH = 1 / 12


@dataclass(frozen=True, eq=False)
class ThreeWorlds:
    """What came of it.

    Attributes:
        case: its name.
        simulation: the theory on the case.
        dataset: dimensions world, draw, time and level.
    """

    case: str
    simulation: Simulation
    dataset: xr.Dataset

    def of(self, name: str, world: str = FREE) -> NDArray[np.floating]:
        """A variable in one world, (draws, months, members of its level); truths are 0 and 1.

        Raises:
            AssertionError: the theory writes no such variable.
        """
        assert name in self.dataset, f"'{self.simulation.theory.name}' writes no '{name}'"
        found = self.dataset[name].sel(world=world)
        level = self.simulation.resolved.variables[name].level
        values = found.transpose("draw", "time", ...).to_numpy().astype(np.float64)
        return values if level in found.dims else values[:, :, None]

    def given(self, name: str) -> NDArray[Any]:
        """What the society gives of each member of the variable's level.

        Raises:
            AssertionError: the theory is given no such variable.
        """
        return _given(self.simulation, name)

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """The names of bodies, in the order of their values."""
        return tuple(self.simulation.society.levels["organisation"].labels or ())

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The names of countries, in the order of their values; the case is about the first."""
        return tuple(self.simulation.society.levels["country"].labels or ())

    def bodies(self, form: str, country: int = 0) -> NDArray[np.intp]:
        """The places of a country's bodies of one form, as "is_council"."""
        home = self.simulation.society.levels["organisation"].within["country"]
        return np.flatnonzero((home == country) & self.given(form))

    def parties(self, country: int = 0) -> NDArray[np.intp]:
        """The places of a country's parties."""
        return self.bodies("is_party", country)

    def body(self, name: str) -> int:
        """The place of a body."""
        return self.organisations.index(name)

    @cached_property
    def years(self) -> NDArray[np.floating]:
        """When each month begins, as a calendar year and its fraction, (months,)."""
        months = self.simulation.times.astype("datetime64[M]").astype(np.int64)
        return 1970 + months / 12

    def has(self, date: str) -> bool:
        """Whether a month, as "1917-02", is in the case."""
        return bool((self.simulation.times.astype("datetime64[M]") == np.datetime64(date, "M")).any())

    def month(self, date: str) -> int:
        """The step of a month that is in the case."""
        months = self.simulation.times.astype("datetime64[M]")
        return int(np.flatnonzero(months == np.datetime64(date, "M"))[0])

    def januaries(self, first: int, last: int) -> list[int]:
        """The steps of the Januaries of these years, both included."""
        return [self.month(f"{year}-01") for year in range(first, last + 1)]

    @cached_property
    def standing(self) -> NDArray[np.bool_]:
        """(months, bodies): founded before the month begins and not dissolved in it."""
        begin, dissolved = self.years[:, None], self.given("dissolved")
        return (begin >= self.given("founded")) & ((dissolved == 0) | (begin + MONTH <= dissolved))

    @cached_property
    def crisis(self) -> NDArray[np.bool_]:
        """(draws, months, countries): a revolutionary situation or, where there never is one in any draw, a
        revolutionary period."""
        situation = self.of("revolutionary_situation") > 0.5
        return situation if situation.any() else self.of("revolutionary_period") > 0.5


_last: dict[tuple[str, str, int], ThreeWorlds] = {}


def three_worlds(theory: str, case: str, draws: int = DRAWS) -> ThreeWorlds:
    """Run a theory on a case in the three worlds; the last is kept, for all its tests.

    A fixture's own cache compares parameters by identity, and each test has its own list of them. What was
    kept goes before the next is run: on the world's case each takes gigabytes. So do the compiled programs:
    those of eighty theories on cases would take ten more.
    """
    asked = theory, case, draws
    if asked not in _last:
        _last.clear()
        jax.clear_caches()
        _last[asked] = _run(*asked)
    return _last[asked]


def _run(theory: str, case: str, draws: int) -> ThreeWorlds:
    plain = simulation(case, theory)
    written = tuple(name for name in RECORDED if name in plain.resolved.variables)
    room = replace(plain, sparing=True, keep=written, settable=PEOPLE)
    parties = _given(plain, "is_party")
    worlds = (
        World(FREE),
        World(NO_BODIES, holds=tuple(Hold(name, 0.0) for name in PEOPLE)),
        World(NO_PARTIES, holds=tuple(Hold(name, 0.0, whom=parties) for name in PEOPLE)),
    )
    return ThreeWorlds(case, room, run_worlds(room, worlds, draws))


def _given(simulation: Simulation, name: str) -> NDArray[Any]:
    variable = simulation.resolved.variables.get(name)
    assert variable is not None, f"'{simulation.theory.name}' is given no '{name}'"
    given = simulation.society.given.get(name)
    size = simulation.society.levels[variable.level].size
    return np.full(size, variable.absent) if given is None else given.values

"""The rivals live in the small society of the essay's own tests, which lies in the folder beside this one."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from conjuncture import Theory
from conjuncture.engine.simulation import Hold, Simulation

SMALL_SOCIETY = Path(__file__).parents[1] / "leninism" / "small_society.py"
WORKERS_GOVERN = 3.0


@pytest.fixture(scope="session")
def living() -> Callable[[Theory, int, int], Simulation]:
    """A theory in the small society for so many months; from one of them on workers govern the first of the
    two countries, so that what is said of their state is lived through as well."""
    spec = importlib.util.spec_from_file_location("small_society_of_leninism", SMALL_SOCIETY)
    assert spec is not None
    assert spec.loader is not None
    small = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(small)

    def lived(theory: Theory, months: int, since: int) -> Simulation:
        govern = Hold("rule", WORKERS_GOVERN, since, whom=np.array([True, False]))
        return Simulation(
            theory,
            small.small_society(),
            months,
            series=small.war_years(months),
            holds=(govern,),
            seed=5,
        )

    return lived

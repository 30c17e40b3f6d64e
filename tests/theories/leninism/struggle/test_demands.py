"""What a strike demands, over a town of ten works: in the oracle, which compiles nothing."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pytest

from conjuncture import Theory
from conjuncture.engine import oracle
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular
from conjuncture.testing import stand_in
from conjuncture.theories.leninism.struggle.demands import DEMANDS
from conjuncture.theories.leninism.struggle.levels import worker, workplace

DRAWS = 20
LEVELS = {"country": 1, "town": 1, "branch": 1, "workplace": 10, "worker": 20}
WITHIN = {"town": "country", "branch": "country", "workplace": ("town", "branch"), "worker": "workplace"}
SURE = {"political.by_force": 1.0, "political.by_remembrance": 1.0, "political.by_others": 1.0}


def political(
    reading: str,
    *,
    force: bool = False,
    aims: bool = False,
    out: bool = True,
    steps: int = 1,
    remembrance: float = 0.0,
    quantities: Mapping[str, float] = MappingProxyType({}),
) -> np.ndarray:
    """Whether each works' strike was political, (draws, months, works)."""
    theory = DEMANDS + Theory.of(
        stand_in("on_strike", workplace, out),
        stand_in("meets_force", workplace, force),
        stand_in("aims_at_state", worker, aims),
        stand_in("takes_part", worker, out),
        stand_in("employed", worker, True),
        stand_in("leaves", worker, False),
    )
    simulation = Simulation(
        theory.reading(political=reading),
        regular(LEVELS, WITHIN),
        steps=steps,
        series={"remembrance": np.eye(1, steps)[0] * remembrance},
        parameters={**(SURE if reading == "occasion" else {}), **quantities},
    )
    return oracle.run(simulation, range(DRAWS)).values["political"]


def test_without_an_occasion_only_those_who_hold_the_state_answerable_ask_something_of_it() -> None:
    for reading in ("main", "occasion"):
        assert not political(reading).any()
        assert political(reading, aims=True).all()


@pytest.mark.parametrize(("force", "remembrance"), [(True, 0.0), (False, 1.0)])
def test_an_occasion_turns_anybodys_demands_and_the_first_reading_knows_of_none(
    force: bool, remembrance: float
) -> None:
    assert political("occasion", force=force, remembrance=remembrance).all()
    assert not political("main", force=force, remembrance=remembrance).any()


def test_where_nobody_is_out_no_occasion_makes_a_demand() -> None:
    assert not political("occasion", force=True, remembrance=1.0, aims=True, out=False).any()


def test_demands_spread_from_month_to_month_and_die_down() -> None:
    halving = {"political.by_others": 0.5, "news_fades": 12.0}
    spread = political("occasion", remembrance=1.0, steps=4, quantities=halving).mean(axis=(0, 2))
    assert spread[0] == 1
    assert 0 < spread[3] < spread[1] < 1
    alone = political("occasion", remembrance=1.0, steps=4, quantities={"political.by_others": 0.0})
    assert not alone[:, 1:].any()

"""What a strike demands, over a town of two works: in the oracle, which compiles nothing."""

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
LEVELS = {"country": 1, "town": 1, "branch": 1, "workplace": 2, "worker": 4}
WITHIN = {"town": "country", "branch": "country", "workplace": ("town", "branch"), "worker": "workplace"}
SURE = {"political.by_force": 1.0, "political.by_remembrance": 1.0, "political.by_others": 1.0}


def political(
    reading: str, *, force: bool = False, aims: bool = False, out: bool = True, steps: int = 1, **how: float
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
    remembrance = how.pop("remembrance", 0.0)
    simulation = Simulation(
        theory.reading(political=reading),
        regular(LEVELS, WITHIN),
        steps=steps,
        series={"remembrance": np.eye(1, steps)[0] * remembrance},
        parameters={**(SURE if reading == "occasion" else {}), **how},
    )
    return oracle.run(simulation, range(DRAWS)).values["political"]


def test_without_an_occasion_only_those_who_hold_the_state_answerable_ask_something_of_it() -> None:
    for reading in ("main", "occasion"):
        assert not political(reading).any()
        assert political(reading, aims=True).all()


@pytest.mark.parametrize("occasion", [{"force": True}, {"remembrance": 1.0}])
def test_an_occasion_turns_anybodys_demands_and_the_first_reading_knows_of_none(occasion: dict) -> None:
    assert political("occasion", **occasion).all()
    assert not political("main", **occasion).any()


def test_where_nobody_is_out_no_occasion_makes_a_demand() -> None:
    assert not political("occasion", force=True, remembrance=1.0, aims=True, out=False).any()


def test_demands_spread_from_month_to_month_until_the_talk_dies_down() -> None:
    spread = political("occasion", remembrance=1.0, steps=4, news_fades=12.0).mean(axis=(0, 2))
    assert spread[0] == 1
    assert 0 < spread[3] < spread[1] < 1
    alone = political("occasion", remembrance=1.0, steps=4, **{"political.by_others": 0.0})
    assert not alone[:, 1:].any()

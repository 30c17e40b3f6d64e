"""A world at the place of a draw with its luck is that draw, to the bit."""

import numpy as np

from conjuncture.cases.registry import load
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import World
from conjuncture.inquiry.fitting.figures import seen_by_month, values_of
from conjuncture.inquiry.fitting.worlds import Worlds, placed
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.studies.registry.theories import get_theory


def test_the_draws_of_a_theory_are_had_again_in_any_order_to_the_bit() -> None:
    case = load("russia")
    whole = prepare(case, get_theory("leninism.struggle"), workers=200, seed=3)
    worlds = Worlds(whole, case)
    order = np.array([5, 2, 2, 0])
    run = run_worlds(worlds.simulation, (World(),), 6).isel(world=0)
    free = values_of(seen_by_month(case, run, 3), worlds.figures)
    np.testing.assert_array_equal(worlds.values(worlds.prior_positions(order.tolist()), order), free[order])


def test_a_free_parameter_has_the_value_at_its_place(worlds: Worlds) -> None:
    chosen = placed(worlds.simulation, np.array([[0.5, 0.25], [0.0, 1.0]]), np.array([4, 9]))
    np.testing.assert_allclose(chosen.parameters["level.rise"], [0.05, 0.2])
    assert chosen.luck_numbers == (4, 9)
    assert not chosen.free_parameters


def test_other_luck_at_the_same_place_is_another_world(worlds: Worlds) -> None:
    one, other = worlds.values(np.full((2, 2), 0.5), np.array([1, 2]))
    assert (one != other).all()

"""A draw may have the luck of another: noise alone, its parameters stay its own."""

from typing import Any

import numpy as np
import pytest

from conjuncture import Level, Theory, TheoryError, Uniform, parameter, state
from conjuncture.engine import oracle
from conjuncture.engine.execute import run
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular

country = Level("country")


@state(country, initial=0.0, source="-")
def walk(walk, noise, *, drift=parameter(Uniform(0, 1), unit="1/year", reason="-")):
    """A walk with a drift."""
    return walk + drift + noise.normal()


THEORY = Theory.of(walk)


def simulation(**settings: Any) -> Simulation:
    return Simulation(THEORY, regular({"country": 2}), steps=5, **settings)


def test_a_draw_with_the_luck_and_the_parameters_of_another_is_that_other() -> None:
    free = run(simulation(), 8).dataset
    drifts = free["parameters"].sel(parameter="walk.drift").to_numpy()
    order = (3, 3, 0, 7)
    moved = simulation(luck_numbers=order, parameters={"walk.drift": drifts[list(order)].tolist()})
    np.testing.assert_array_equal(run(moved, 4).dataset["walk"], free["walk"][list(order)])


def test_the_luck_of_another_leaves_a_draw_its_parameters() -> None:
    free, moved = run(simulation(), 4).dataset, run(simulation(luck_numbers=(9, 9, 9, 9)), 4).dataset
    np.testing.assert_array_equal(moved["parameters"], free["parameters"])
    steps = np.diff(moved["walk"].to_numpy()[:, :, 0], axis=1)
    drift = free["parameters"].to_numpy()
    np.testing.assert_allclose((steps - drift)[1:], (steps - drift)[:-1], atol=1e-5)


def test_engine_and_oracle_agree_on_the_luck_of_others() -> None:
    moved = simulation(luck_numbers=(5, 2, 2**32 - 1))
    engine, plain = run_batch(moved, range(3)), oracle.run(moved, range(3))
    np.testing.assert_array_equal(engine.values["walk"], np.array(plain.values["walk"]))


def test_its_own_luck_by_number_is_no_change_but_another_run_has_another_fingerprint() -> None:
    own = simulation(luck_numbers=tuple(range(6)))
    np.testing.assert_array_equal(run(own, 6).dataset["walk"], run(simulation(), 6).dataset["walk"])
    assert fingerprint(own) != fingerprint(simulation()) != fingerprint(simulation(luck_numbers=(1,)))


@pytest.mark.parametrize(("numbers", "draws"), [((1, 2), 3), ((-1,), 1), ((2**32,), 1), ((0.5,), 1)])
def test_numbers_that_no_draw_has_and_too_few_of_them_are_refused(numbers: Any, draws: int) -> None:
    with pytest.raises(TheoryError, match="luck"):
        run(simulation(luck_numbers=numbers), draws)


def test_the_result_says_whose_luck_each_draw_has() -> None:
    assert run(simulation(luck_numbers=(7, 2, 2)), 3).dataset["luck"].values.tolist() == [7, 2, 2]
    assert "luck" not in run(simulation(), 2).dataset.coords

"""Sums of what is small: right however many add up to them, in engine and oracle alike, in any order."""

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, where
from conjuncture.engine import exact, oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular

country = Level("country")
worker = Level("worker", within=(country,))
PLAIN = exact.with_numpy()


def theory_of(addend: float, *, of_one: float | None = None) -> Theory:
    """All workers have the addend, but one of them may have another."""

    @derived(worker, source="-")
    def tiny(me):
        return where((me == 1.0) & (of_one is not None), of_one or 0.0, addend)

    @derived(country, source="-")
    def total(tiny):
        return tiny.sum()

    @derived(country, source="-")
    def mean(tiny):
        return tiny.mean()

    @derived(country, source="-")
    def weighted(tiny):
        return tiny.mean(weights=tiny, empty=-1.0)

    return Theory.of(tiny, total, mean, weighted)


def found(addend: float, workers: int, **more) -> dict[str, float]:
    society = regular({"country": 1, "worker": workers}, {"worker": "country"})
    batch = run_batch(Simulation(theory_of(addend, **more), society, steps=1), range(1))
    return {name: float(batch.values[name][0, 0, 0]) for name in ("total", "mean", "weighted")}


@pytest.mark.parametrize("addend", [1e-7, 1e-6, 4e-7, 1e-9, -1e-7, 1e-12])
def test_a_million_members_with_next_to_nothing_each_have_together_what_they_have(addend):
    # An addend is kept to 2^-49 or, where the sum is a thousand times its rest, to a thousandth of the sum.
    tolerance = 2.0**-49 / abs(addend) + 2.0**-10
    values = found(addend, 1_000_000)
    assert values["total"] == pytest.approx(1e6 * addend, rel=tolerance)
    assert values["mean"] == pytest.approx(addend, rel=tolerance)


def test_a_million_members_with_a_ten_millionth_each_have_a_tenth():
    values = found(1e-7, 1_000_000)
    assert values["total"] == pytest.approx(0.1, rel=1e-6)
    assert values["mean"] == pytest.approx(1e-7, rel=1e-6)
    # Its addends are 1e-14, which are kept to 2^-49 each.
    assert values["weighted"] == pytest.approx(1e-7, rel=2.0**-49 / 1e-14)


def test_what_is_next_to_nothing_beside_something_large_does_not_move_its_bits():
    assert found(1e-9, 1000, of_one=0.75)["total"] == 0.75


@pytest.mark.parametrize("addend", [1e-7, 3e-7, 1e-3, 0.3])
@pytest.mark.parametrize("of_one", [None, 1.0, -1e-6, 1e-3])
def test_the_oracle_adds_up_to_the_same_bits(addend, of_one):
    society = regular({"country": 3, "worker": 60}, {"worker": "country"})
    simulation = Simulation(theory_of(addend, of_one=of_one), society, steps=1)
    engine, plain = run_batch(simulation, range(1)), oracle.run(simulation, range(1))
    for name in ("total", "mean", "weighted"):
        np.testing.assert_array_equal(engine.values[name], plain.values[name], err_msg=name)


def test_sums_of_rests_do_not_depend_on_their_order():
    generator = np.random.default_rng(5)
    values = (generator.normal(size=5000) * 10.0 ** generator.integers(-12, 2, 5000)).astype(np.float32)
    rests = PLAIN.rest(values)
    assert len({float(np.sum(generator.permutation(rests))) for _ in range(50)}) == 1


def test_an_addend_and_its_rest_are_the_number_to_half_a_step_of_the_rest():
    values = (10.0 ** np.random.default_rng(6).uniform(-12, 8, 10_000)).astype(np.float32)
    error = np.abs(PLAIN.addend(values) + PLAIN.rest(values) - values.astype(np.float64))
    assert error.max() <= 0.5 / exact.REST_RESOLUTION


def test_an_ordinary_sum_is_what_it_was_before_rests_counted():
    values = np.random.default_rng(7).uniform(0.01, 5, 10_000).astype(np.float32)
    whole = np.sum(PLAIN.addend(values))
    assert PLAIN.summed(whole, np.sum(PLAIN.rest(values))) == np.float32(whole)

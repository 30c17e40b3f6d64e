"""The two forms that theories are full of are what they stand for, to the bit."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Level, Theory, clip, derived, either, given, regular_society, rise_and_fall, state
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation

member = Level("member")
a = given(member, unit="share", name="a")
b = given(member, unit="share", name="b")
c = given(member, unit="share", name="c")


@derived(member, absent=0.0, source="test")
def named_chance(a, b, c):
    return either(a, b * c, c)


@derived(member, absent=0.0, source="test")
def spelled_chance(a, b, c):
    return 1 - (1 - a) * (1 - b * c) * (1 - c)


@state(member, initial=0.3, source="test")
def named(named, a, b, c, dt):
    return clip(rise_and_fall(named, a * 3, b * c, dt))


@state(member, initial=0.3, source="test")
def spelled(spelled, a, b, c, dt):
    return clip(spelled + dt * (a * 3 * (1 - spelled) - b * c * spelled))


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    shares = np.random.default_rng(7).random((3, 40), np.float32)
    society = regular_society(
        {"member": 40}, given={name: ("member", row) for name, row in zip("abc", shares, strict=True)}
    )
    theory = Theory.of(a, b, c, named_chance, spelled_chance, named, spelled, name="forms")
    return Simulation(theory, society, steps=12)


def test_the_named_form_gives_the_bits_of_the_one_spelled_out_in_engine_and_oracle(simulation) -> None:
    batches = run_batch(simulation, range(1)), oracle.run(simulation, range(1))
    for batch in batches:
        assert np.ptp(batch.values["named"]) > 0.1
        np.testing.assert_array_equal(batch.values["named"], batch.values["spelled"])
        np.testing.assert_array_equal(batch.values["named_chance"], batch.values["spelled_chance"])
    np.testing.assert_array_equal(batches[0].values["named"], batches[1].values["named"])


def test_they_work_on_plain_numbers() -> None:
    assert either(0.5, 0.5) == 0.75
    assert either(0, 0, 1) == 1
    assert rise_and_fall(0.5, 2.0, 1.0, 0.1) == pytest.approx(0.55)


@pytest.mark.parametrize(("a", "b"), [(7, 2), (-7, 2), (7, -2), (-7, -2), (7.5, 2), (-0.5, 2), (0, 3)])
def test_a_mechanism_called_by_hand_divides_as_python_does(a: float, b: float) -> None:
    @derived(member, source="test")
    def whole_and_rest(a, b):
        return 100 * (a // b) + a % b

    assert whole_and_rest(a, b) == 100 * (a // b) + a % b

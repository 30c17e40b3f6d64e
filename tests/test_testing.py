"""What `conjuncture.testing` offers to the tests of a theory, held against what the engine does."""

import numpy as np
import pytest

from conjuncture import Level, Theory, TheoryError, derived, regular_society, simulate
from conjuncture.testing import AllLuck, FixedLuck, NoLuck, stand_in

country = Level("country")
TINY = 2.0**-24  # no chance in the engine is finer


def test_no_luck_succeeds_in_what_is_certain_alone() -> None:
    assert NoLuck().bernoulli(1.0)
    assert not NoLuck().bernoulli(1 - TINY)


def test_all_luck_fails_in_what_is_impossible_alone() -> None:
    assert AllLuck().bernoulli(TINY)
    assert not AllLuck().bernoulli(0.0)


def test_fixed_luck_gives_its_numbers_in_order_and_the_last_one_from_then_on() -> None:
    luck = FixedLuck(0.1, 0.7)
    assert [luck.uniform(), luck.uniform(), luck.uniform(0, 10)] == [0.1, 0.7, 7.0]
    assert FixedLuck(0.5).normal() == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("numbers", [(), (1.0,), (0.5, -0.1)])
def test_numbers_that_noise_is_never_made_from_are_refused(numbers: tuple[float, ...]) -> None:
    with pytest.raises(TheoryError):
        FixedLuck(*numbers)


@pytest.mark.parametrize("luck", [NoLuck(), AllLuck(), FixedLuck(0.5)])
def test_a_chance_that_is_none_and_a_vector_are_refused(luck: NoLuck) -> None:
    with pytest.raises(TheoryError, match="between 0 and 1"):
        luck.bernoulli(1.5)
    with pytest.raises(TheoryError, match="vector"):
        luck.uniform(parts=3)


def test_a_stand_in_serves_a_theory_that_lacks_a_part_and_takes_a_course() -> None:
    @derived(country, absent=0.0, unit="share", source="a test")
    def tension(pressure, armed):
        return pressure + armed

    theory = Theory.of(tension, stand_in("pressure", country, 0.25), stand_in("armed", "country", False))
    people = regular_society({"country": 1})
    alone = simulate(theory, people, steps=2, draws=1)
    assert alone["tension"].to_numpy().ravel() == pytest.approx([0.25, 0.25])
    moved = simulate(theory, people, steps=2, draws=1, series={"pressure": np.array([0.5, 0.75])})
    assert moved["tension"].to_numpy().ravel() == pytest.approx([0.5, 0.75])


def test_a_stand_in_stands_where_it_is_declared() -> None:
    assert stand_in("pressure", country, 0.25).place.file == __file__

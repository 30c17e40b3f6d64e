"""Plain values: vectors that are known, in a mechanism tried by hand and among the values of a run."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Level, Theory, TheoryError, clip, derived, regular_society, state, vector, where
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.language.plain import unwrapped

town = Level("town")
worker = Level("worker", within=(town,))


@state(worker, initial=vector(0.2, 0.3, 0.5), shape=(3,), source="test")
def views(views, mood, noise):
    return clip(views * vector(0.9, 1.1, 1.0) + vector(0.0, mood, noise.uniform()) * views[-1], -5, 5)


@state(worker, initial=0.1, source="test")
def mood(views, heat):
    return views[0] - views[1] / 3.0 + heat % 2


@derived(town, source="test", absent=0.0)
def heat(views, mood):
    own = vector(views[0], mood, 1.0)
    return own[1].mean() + (views[2] - views[2].mean()).max() + own[2].sum() + vector(1, 2).sum()


@derived(town, source="test", shape=(2,))
def fixed():
    return vector(1, 2)


@derived(town, source="test", shape=(2,))
def truths(heat, views):
    return vector(heat > 5, ~(views[1].mean() > 0.4))


@derived(town, source="test", shape=(2,))
def mixed(heat, truths):
    chosen = where(truths, vector(heat > 5, heat), vector(0.5, 2))
    return chosen**2 + heat ** vector(2, 3)[0] + abs(heat) ** vector(2, 3)


@derived(town, source="test")
def second(truths):
    return truths[1]


def test_engine_and_oracle_agree_to_the_bit_on_vectors_made_and_taken_apart() -> None:
    theory = Theory.of(views, mood, heat, fixed, truths, mixed, second)
    society = regular_society({"town": 2, "worker": 7}, {"worker": "town"})
    simulation = Simulation(theory, society, steps=5, keep=tuple(theory.mechanisms))
    engine, plain = run_batch(simulation, range(3)), oracle.run(simulation, range(3))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    assert plain.values["truths"].dtype == plain.values["second"].dtype == np.bool_
    np.testing.assert_array_equal(plain.values["second"], plain.values["truths"][..., 1])
    assert plain.values["fixed"][0, 0, 0].tolist() == [1, 2]
    assert np.unique(plain.values["mixed"]).size > 8  # not an agreement about nothing


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (vector(1, 2) + vector(3, 4), (4, 6)),
        (2 * vector(1, 2) - 1, (1, 3)),
        (vector(1, 2)[-1], 2),
        (vector(0.2, 0.4).mean(), pytest.approx(0.3)),
        (~vector(True, False), (False, True)),
        (where(vector(True, False), 1, 2), (1, 2)),
        (vector(5, -5) // 2, (2, -3)),
    ],
)
def test_vectors_that_are_known_are_computed_part_by_part(found, expected) -> None:
    assert unwrapped(found) == expected


def test_a_mechanism_with_vectors_can_be_called_by_hand() -> None:
    assert mixed(3.0, (True, False)) == (0 + 9 + 9, 4 + 9 + 27)
    assert second((False, True)) is True


def test_a_vector_of_no_parts_is_refused() -> None:
    with pytest.raises(TheoryError, match=r"Write vector\(a, b\)"):
        vector()

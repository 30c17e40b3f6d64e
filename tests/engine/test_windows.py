"""What is seen by shifts, in every way in which a group is used: the engine is the oracle."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Level, Simulation, Theory, derived, given, network, regular_society, trait, vector
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import each_draw, grid, poisson, ring

person = Level("person")
friends = network(person)
warmth = given(friends, unit="1", name="warmth")
age = given(person, unit="years", absent=0.25, name="age")


@trait(person, shape=(2,), source="-")
def views(noise):
    return noise.uniform(parts=2)


@trait(person, source="-")
def active(noise):
    return noise.bernoulli(0.4)


@trait(friends, source="-")
def close(noise):
    return noise.bernoulli(0.5)


@derived(person, absent=0.0, source="-")
def of_vectors(friends, views, age):
    """Vectors, their parts, vectors made of what is seen, powers, one's own beside what is seen."""
    seen = friends(views)
    made = vector(seen[0], friends(age) ** 2) - views
    return (seen > views).mean()[0] + made.max().sum() + seen[-1].min() + (seen.max()).sum()


@derived(person, absent=0.0, source="-")
def of_truths(friends, active, close, warmth, age):
    """Conditions on what is seen, on ties and on oneself; what is known of ties where what is seen holds."""
    on_ties = warmth.sum(where=friends(active)) + close.count() + 10 * warmth.mean(weights=friends(age))
    own = (
        friends(active).any(where=close)
        + 2.0 * friends(active).all(where=active)
        + friends(age).count(where=age > 0.4)
    )
    return on_ties + own + friends(age).quantile(0.3, where=friends(active)) + friends(3.0 + 0 * age).sum()


@derived(person, absent=0.0, source="-")
def of_choices(friends, active, age, close, noise):
    """One of those seen, of those whom a condition leaves, by chance of the tie."""
    one = friends.choose(noise, where=friends(active) & close)
    return one(age) + 100 * friends.choose(noise)(age) + friends(one(age)).sum()


THEORY = Theory.of(views, active, close, of_vectors, of_truths, of_choices, warmth, age)


@pytest.mark.parametrize("rule", [ring(4), grid("moore", columns=4), each_draw(poisson(3))], ids=repr)
def test_groups_of_ties_are_those_of_the_oracle_in_every_use(rule) -> None:
    society = regular_society({"person": 12}, networks={"friends": rule}, seed=2)
    ties = society.levels["friends"].size
    society = society.giving("warmth", "friends", np.cos(np.arange(ties, dtype=np.float32)), "1")
    society = society.giving("age", "person", np.linspace(0, 1, 12, dtype=np.float32), "years")
    run = Simulation(THEORY, society, steps=2, keep=tuple(THEORY.mechanisms))
    engine, plain = run_batch(run, range(3)), oracle.run(run, range(3))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    assert (engine.failed_step == plain.failed_step).all()

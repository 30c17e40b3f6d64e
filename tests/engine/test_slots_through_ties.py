"""Slots under networks, joins, references and lotteries at once: the engine is the oracle on who is there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from conjuncture import (
    NONE,
    Level,
    Simulation,
    Theory,
    derived,
    floor,
    given,
    named,
    network,
    regular_society,
    start,
    state,
    trait,
    where,
)
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.worlds import Hold
from conjuncture.networks import each_draw, grid, poisson
from conjuncture.society.networks.rule import Rule

country = Level("country")
cell = Level("cell", within=(country,), filled_by="open")
person = Level("person", within=(cell,), joined_by={"cell": "at"}, filled_by="present", renewed_by="leaves")
friends = network(person)
first = given(person, refers=cell, absent=NONE, name="first")


@trait(cell, absent=0.5, source="-")
def rent(noise):
    return noise.uniform()


@derived(cell, absent=False, source="-")
def open(rent, noise):  # noqa: A001 - whether a cell is there
    return rent < 0.6 + 0.5 * noise.uniform()


@trait(person, absent=0.25, source="-")
def pay(noise):
    return noise.uniform()


@derived(person, absent=False, source="-")
def leaves(noise):
    return noise.bernoulli(0.15)


@derived(person, refers=cell, absent=NONE, source="-")
def aim(noise, rent):
    return where(noise.bernoulli(0.6), noise.member(cell, where=rent > 0.1), NONE)


@derived(cell, absent=1.0, source="-")
def rooms(rent):
    return floor(rent * 3)


@derived(person, absent=False, source="-")
def moves(noise, aim, rooms):
    return noise.lottery(aim, places=rooms)


@state(person, refers=cell, initial="first", absent=NONE, source="-")
def at(at, moves, aim):
    return where(moves, aim, at)


@derived(cell, absent=0.0, source="-")
def crowd(pay):
    return pay.sum() + 10 * pay.count()


@derived(cell, absent=0.0, source="-")
def wanted(aim, pay):
    those = named(aim)
    return those(pay).sum() + 10 * those.count()


@state(person, initial=1.0, absent=0.5, source="-")
def years(years, crowd, friends):
    return years + 1.0 + 0.01 * crowd + friends(years).max()


@derived(person, refers=person, absent=NONE, source="-")
def ally(friends, noise, pay):
    return friends.choose(noise, where=friends(pay) > 0.2)


@derived(person, refers=person, absent=NONE, source="-")
def mate(noise, pay):
    return noise.pairs(where=pay > 0.1)


@state(person, refers=person, initial=NONE, source="-")
def boss(boss, noise, ally):
    return where(noise.bernoulli(0.4), ally, boss)


@derived(person, absent=0.0, source="-")
def envy(boss, mate, pay, years, friends, noise):
    of_the_boss = boss(pay * noise.uniform(), absent=3.0)
    return of_the_boss + mate(years) + friends(boss(years)).mean() + friends.choose(noise)(pay, absent=9.0)


@derived(person, absent=0.0, source="-")
def clients(boss, pay):
    those = named(boss)
    return those(pay).sum() + those.count()


@state(friends, initial=0.5, source="-")
def warmth(warmth, pay, friends, rent):
    return 0.5 * warmth + pay + friends(pay) + rent


@derived(person, absent=0.0, source="-")
def warm(warmth):
    return warmth.mean() + 10 * warmth.count() + warmth.quantile(0.5)


@derived(country, absent=0.0, source="-")
def total(pay, years, crowd):
    return pay.sum() + years.mean() + crowd.sum() + 100 * years.count() + start(years).sum()


PARTS = (
    rent, open, pay, leaves, aim, rooms, moves, at, crowd, wanted, years, ally, mate, boss, envy, clients,
    warmth, warm, total, friends, first,
)  # fmt: skip


def derived_anew() -> Theory:
    @derived(person, absent=True, source="-")
    def present(noise):
        return noise.bernoulli(0.75)

    return Theory.of(present, *PARTS)


def as_a_state() -> Theory:
    @state(person, initial=True, source="-")
    def present(present, noise):
        return where(present, noise.bernoulli(0.85), noise.bernoulli(0.3))

    return Theory.of(present, *PARTS)


def for_good() -> Theory:
    @trait(person, source="-")
    def present(noise):
        return noise.bernoulli(0.7)

    return Theory.of(present, *PARTS)


@pytest.mark.parametrize(
    ("present", "rule"),
    [
        (as_a_state, each_draw(poisson(3))),
        pytest.param(derived_anew, grid(columns=4), marks=pytest.mark.slow),
        pytest.param(for_good, each_draw(poisson(3)), marks=pytest.mark.slow),
    ],
)
def test_the_engine_and_the_oracle_agree_on_who_is_there_wherever_one_looks(
    present: Callable[[], Theory], rule: Rule
) -> None:
    theory, people = present(), 16
    homes = np.where(np.arange(people) % 5 == 0, NONE, np.arange(people) % 5).astype(float)
    society = regular_society(
        {"country": 1, "cell": 5, "person": people},
        {"cell": "country"},
        networks={"friends": ("person", rule)},
        given={"first": ("person", homes)},
        seed=4,
    )
    held = (Hold("years", 2.5, 1, 3), Hold("at", 1.0, 2, 4))
    for cut, holds in (((), held), (("friends",), ()), (("leaves", "ally"), ())):
        run = Simulation(
            theory.without(*cut), society, steps=4, seed=11, keep=tuple(theory.mechanisms), holds=holds
        )
        engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
        for name, values in plain.values.items():
            np.testing.assert_array_equal(engine.values[name], values, err_msg=f"{name} without {cut}")
        np.testing.assert_array_equal(engine.failed_step, plain.failed_step)
        assert (engine.failed_step > run.steps).all()
        there = engine.values["present"].astype(bool)
        assert there.any()
        assert not there.all()

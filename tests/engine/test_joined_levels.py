"""Joined levels in a run: the engine is the oracle, people move and nobody is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import (
    NONE,
    Level,
    Simulation,
    Theory,
    TheoryError,
    derived,
    given,
    network,
    regular_society,
    start,
    state,
    trait,
    where,
)
from conjuncture.engine import oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.worlds import Hold, World
from conjuncture.networks import poisson
from conjuncture.society import Society

country = Level("country")
district = Level("district", within=(country,))
cell = Level("cell", within=(district,))
party = Level("party", within=(country,))
person = Level(
    "person", within=(cell, party), joined_by={"cell": "at", "party": "adheres"}, renewed_by="leaves"
)
friends = network(person)
first = given(person, refers=cell, name="first")


@trait(cell, absent=0.5, source="-")
def rent(noise):
    return noise.uniform()


@trait(person, source="-")
def pay(noise):
    return noise.uniform()


@derived(person, absent=False, source="-")
def leaves(noise):
    return noise.bernoulli(0.05)


@derived(cell, absent=False, source="-")
def vacant(pay):
    return pay.count() == 0


@derived(person, refers=cell, absent=NONE, source="-")
def aim(noise, vacant):
    return where(noise.bernoulli(0.5), noise.member(cell, where=vacant), NONE)


@derived(person, absent=False, source="-")
def moves(aim, noise):
    return noise.lottery(aim)


@state(person, refers=cell, initial="first", absent=NONE, source="-")
def at(at, moves, aim):
    return where(moves, aim, at)


@state(person, refers=party, initial=NONE, source="-")
def adheres(adheres, noise, strength):
    return where(noise.bernoulli(0.3), noise.member(party), where(strength > 0.9, NONE, adheres))


@derived(party, absent=0.25, source="-")
def strength(pay):
    return (pay - pay.mean()).max() + pay.sum() + pay.quantile(0.6) + (pay > 0.5).share()


@derived(party, shape=(2,), absent=(0.5, 0.25), source="-")
def programme(noise):
    return noise.uniform(parts=2)


@derived(person, absent=0.0, source="-")
def costs(rent, district_wage, pay, programme, strength):
    return rent * 12.0 + district_wage * pay + programme[1] + start(strength)


@derived(district, absent=7.0, source="-")
def district_wage(pay):
    return pay.sum() + pay.min(where=pay > 0.3)


@state(friends, initial=0.0, source="-")
def warmth(warmth, rent, pay, friends):
    return 0.5 * warmth + rent + friends(pay * 1.0)


THEORY = Theory.of(
    rent, pay, leaves, vacant, aim, moves, at, adheres, strength, programme, costs, district_wage, warmth,
    first, friends,
)  # fmt: skip


def society(people: int = 11, cells: int = 15) -> Society:
    return regular_society(
        {"country": 1, "district": 3, "cell": cells, "party": 3, "person": people},
        {"cell": "district", "district": "country", "party": "country"},
        networks={"friends": ("person", poisson(3))},
        given={"first": ("person", np.arange(people) * 1.0)},
        seed=4,
    )


def simulation(theory: Theory = THEORY, on: Society | None = None, steps: int = 5, **settings) -> Simulation:
    return Simulation(theory, on or society(), steps=steps, keep=tuple(theory.mechanisms), **settings)


@pytest.mark.parametrize("cut", [(), ("at",), ("leaves", "strength")])
def test_the_engine_and_the_oracle_agree_where_members_move(cut: tuple[str, ...]) -> None:
    run = simulation(THEORY.without(*cut))
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    assert (engine.failed_step > run.steps).all()


def test_whose_one_is_is_what_one_refers_to_and_nobodys_are_counted_nowhere() -> None:
    club = Level("club")
    people = Level("people", within=(club,), joined_by={"club": "member_of"})
    member_of = given(people, refers=club, name="member_of")
    weight = given(people, unit="1", name="weight")

    @derived(club, absent=-5.0, source="-")
    def weighs(weight):
        return weight.sum()

    @derived(people, source="-")
    def sees(weighs):
        return weighs

    values = {"member_of": ("people", [1, NONE, 1, 0, NONE]), "weight": ("people", [1, 2, 4, 8, 16])}
    on = Society.of({"club": 3, "people": 5}, values)
    found = run_batch(Simulation(Theory.of(weighs, sees, member_of, weight), on, steps=1), range(1)).values
    assert found["weighs"][0, 0].tolist() == [8, 5, 0]
    assert found["sees"][0, 0].tolist() == [5, -5, 5, 8, -5]


def test_people_are_conserved_over_a_thousand_steps_and_never_two_in_a_place() -> None:
    crowd = Level("crowd")
    spot = Level("spot", within=(crowd,))
    walker = Level("walker", within=(spot,), joined_by={"spot": "stands"})
    begins = given(walker, refers=spot, name="begins")

    @derived(spot, absent=0.0, source="-")
    def walkers(stands):
        return stands.count()

    @derived(walker, refers=spot, absent=NONE, source="-")
    def goal(noise, walkers):
        return noise.member(spot, where=walkers == 0)

    @derived(walker, absent=False, source="-")
    def goes(goal, noise):
        return noise.lottery(goal)

    @state(walker, refers=spot, initial="begins", source="-")
    def stands(stands, goal, goes):
        return where(goes, goal, stands)

    @derived(crowd, absent=0.0, source="-")
    def everybody(walkers):
        return walkers.sum()

    @derived(crowd, absent=0.0, source="-")
    def fullest(walkers):
        return walkers.max()

    on = regular_society(
        {"crowd": 1, "spot": 100, "walker": 80},
        {"spot": "crowd"},
        given={"begins": ("walker", np.arange(80.0))},
    )
    theory = Theory.of(walkers, goal, goes, stands, everybody, fullest, begins)
    run = Simulation(theory, on, steps=1000, sparing=True, keep=("everybody", "fullest", "goes"))
    found = run_batch(run, range(16)).values
    assert (found["everybody"] == 80).all()
    assert (found["fullest"] == 1).all()
    assert (found["goes"].sum(axis=(1, 2)) > 8000).all()


def test_where_members_are_is_held_in_a_world_and_bears_on_those_who_count_them() -> None:
    run = simulation(settable=("at",))
    worlds = [
        World("as it was"),
        World("all in one", holds=(Hold("at", 2.0),)),
        World("cut", cut=frozenset({"at"})),
    ]
    found = run_worlds(run, worlds, 3)
    assert (found["vacant"].sel(world="all in one").sum("cell") == 14).all()
    assert (found["vacant"].sel(world="as it was").sum("cell") == 4).all()
    assert found["vacant"].sel(world="cut").all()
    alone = run_worlds(replace(run, theory=THEORY.without("at")), [World("cut")], 3)
    np.testing.assert_array_equal(alone["costs"].sel(world="cut"), found["costs"].sel(world="cut"))


def test_a_society_that_says_for_good_what_the_theory_lets_move_is_refused() -> None:
    on = regular_society(
        {"country": 1, "district": 3, "cell": 15, "party": 3, "person": 15},
        {"cell": "district", "district": "country", "party": "country", "person": "cell"},
        networks={"friends": ("person", poisson(3))},
        given={"first": ("person", np.arange(15) * 1.0)},
    )
    with pytest.raises(TheoryError, match=r"within a cell permanently.*'at'.*Leave within="):
        simulation(on=on)

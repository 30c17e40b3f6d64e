"""References in a run: the engine is the oracle, who is seen is who is meant, and choices are as likely."""

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
    floor,
    given,
    network,
    regular_society,
    state,
    trait,
    where,
)
from conjuncture.engine import oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.results import dataset_of
from conjuncture.engine.worlds import Hold, World
from conjuncture.networks import poisson, ring
from conjuncture.society import Society
from conjuncture.society.networks.network import Network

town = Level("town")
person = Level("person", within=(town,), filled_by="there", renewed_by="leaves")
house = Level("house", filled_by="built")
friends = network(person)
patron = given(person, refers=person, absent=NONE, name="patron")
seat = given(town, refers=house, name="seat")


@trait(house, source="-")
def rent(noise):
    return noise.uniform()


@derived(house, source="-")
def built(rent, noise):
    return rent < 0.4 + noise.uniform()


@trait(person, absent=0.25, source="-")
def pay(noise):
    return noise.uniform()


@trait(person, shape=(2,), absent=(0.5, -0.5), source="-")
def views(noise):
    return noise.uniform(parts=2)


@derived(person, absent=True, source="-")
def there(noise):
    return noise.bernoulli(0.8)


@derived(person, absent=False, source="-")
def leaves(noise):
    return noise.bernoulli(0.1)


@state(person, refers=person, initial="patron", source="-")
def boss(boss, noise):
    return where(noise.bernoulli(0.3), noise.member(person), where(noise.bernoulli(0.2), boss(boss), boss))


@state(person, refers=house, initial=NONE, source="-")
def home(home, noise, rent, size_of):
    anywhere = floor(noise.uniform() * size_of(house))
    choice = where(noise.bernoulli(0.5), noise.member(house, where=rent > 0.3), anywhere)
    return where(noise.bernoulli(0.3), choice, home)


@derived(person, absent=0.0, source="-")
def envy(boss, pay, noise, upkeep, friends):
    luck = noise.uniform()
    of_the_boss = boss(pay) - pay + boss(boss(pay * luck, absent=0.0), absent=luck)
    return of_the_boss + boss(upkeep * 1.0, absent=0.0) + friends(boss(pay)).mean()


@derived(person, shape=(2,), absent=0.0, source="-")
def heard(boss, views):
    return boss(views) + boss(views[1] * 2.0, absent=7.0)


@derived(person, absent=0.0, source="-")
def costs(home, rent, dt):
    return home(rent * dt + 1.0, absent=-1.0)


@derived(town, absent=0.0, source="-")
def upkeep(seat, rent, pay):
    return seat(rent, absent=pay.mean())


@derived(town, refers=person, source="-")
def mayor(noise, pay):
    return noise.member(person, where=pay > 0.4)


@derived(town, absent=0.0, source="-")
def mayors_pay(mayor, pay):
    return mayor(pay)


@derived(person, refers=person, absent=NONE, source="-")
def partner(friends, pay, noise):
    return friends.choose(noise, where=friends(pay) > 0.3)


@derived(person, refers=person, absent=NONE, source="-")
def idol(noise, pay):
    return noise.member(person, where=(pay > 0.5) & (noise.uniform() < 0.9))


@derived(person, refers=person, absent=NONE, source="-")
def mate(noise, pay):
    return noise.pairs(where=pay > 0.2)


PARTS = (
    rent, built, pay, views, there, leaves, boss, home, envy, heard, costs, upkeep, mayor, mayors_pay,
    partner, idol, mate, friends, patron, seat,
)  # fmt: skip
THEORY = Theory.of(*PARTS)


def society(people: int = 14) -> Society:
    return regular_society(
        {"town": 2, "person": people, "house": 5},
        {"person": "town"},
        networks={"friends": ("person", poisson(3))},
        given={"patron": ("person", np.arange(people)[::-1] - 1.0), "seat": ("town", [2.0, NONE])},
        seed=4,
    )


def simulation(theory: Theory = THEORY, on: Society | None = None, steps: int = 5, **settings) -> Simulation:
    return Simulation(theory, on or society(), steps=steps, keep=tuple(theory.mechanisms), **settings)


@pytest.mark.parametrize("cut", [(), ("friends",), ("there", "leaves"), ("boss", "mate")])
def test_the_engine_and_the_oracle_see_the_same_through_references(cut: tuple[str, ...]) -> None:
    run = simulation(THEORY.without(*cut))
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    np.testing.assert_array_equal(engine.failed_step, plain.failed_step)
    assert (engine.failed_step > run.steps).all()


def test_who_is_not_there_and_nobody_give_what_is_absent() -> None:
    people = Level("people", filled_by="here")
    chief = given(people, refers=people, name="chief")
    here = given(people, truth=True, unit="truth", name="here")
    wealth = given(people, unit="1", absent=-5.0, name="wealth")

    @derived(people, source="-")
    def seen(chief, wealth):
        return chief(wealth)

    @derived(people, source="-")
    def seen_too(chief, wealth):
        return chief(wealth, absent=9.0)

    given_to = {
        "chief": ("people", [3, 2, NONE, 0]),
        "here": ("people", [True, True, False, True]),
        "wealth": ("people", [1, 2, 4, 8]),
    }
    theory = Theory.of(seen, seen_too, chief, here, wealth)
    found = run_batch(simulation(theory, Society.of({"people": 4}, given_to), steps=1), range(1)).values
    assert found["seen"][0, 0].tolist() == [8, -5, -5, 1]
    assert found["seen_too"][0, 0].tolist() == [8, 9, 9, 1]


def test_one_who_is_chosen_meets_the_condition_and_is_there() -> None:
    found = dataset_of(run := simulation(), [run_batch(run, range(6))])
    pay, here = found["pay"].to_numpy(), found["there"].to_numpy()
    for name, least in (("partner", 0.3), ("idol", 0.5), ("mate", 0.2)):
        chosen = found[name].to_numpy().astype(int)
        some = chosen != NONE
        if name == "mate":
            some &= here
        assert some.any()
        draw, step, _ = np.nonzero(some)
        assert (pay[draw, step, chosen[some]] > least).all()
        assert here[draw, step, chosen[some]].all()
    ties = run.society.networks["friends"]
    assert isinstance(ties, Network)
    friends_of = {(int(near), int(far)) for near, far in zip(ties.near, ties.far, strict=True)}
    chosen = found["partner"].to_numpy().astype(int)
    assert {(i[-1], chosen[i]) for i in map(tuple, np.argwhere(chosen != NONE))} <= friends_of


def test_partners_have_each_other_and_only_one_at_most_is_left_over() -> None:
    found = run_batch(simulation(steps=20), range(4)).values
    mate = found["mate"].astype(int)
    takes_part = found["there"] & (found["pay"] > 0.2)
    for draw in range(4):
        for step in range(20):
            here, part = mate[draw, step], takes_part[draw, step]
            matched = np.flatnonzero(here >= 0)
            assert (here[here[matched]] == matched).all()
            assert (here[matched] != matched).all()
            assert len(matched) == part.sum() // 2 * 2
            assert part[matched].all()


def test_each_friend_each_member_and_each_partner_is_as_likely() -> None:
    people = Level("people")
    kin = network(people)

    @derived(people, refers=people, source="-")
    def friend(kin, noise):
        return kin.choose(noise)

    @derived(people, refers=people, source="-")
    def anybody(noise, me):
        return noise.member(people, where=me < 4)

    @derived(people, refers=people, source="-")
    def partner(noise):
        return noise.pairs()

    on = regular_society({"people": 6}, networks={"kin": ring(4)})
    run = simulation(Theory.of(friend, anybody, partner, kin), on, steps=200)
    found = run_batch(run, range(64)).values
    for name, expected in (
        ("friend", [0.0, 0.25, 0.25, 0.0, 0.25, 0.25]),
        ("anybody", [0.25] * 4 + [0.0] * 2),
        ("partner", [0.0] + [0.2] * 5),
    ):
        chosen = found[name][:, :, 0].astype(int)
        shares = np.bincount(chosen.ravel(), minlength=6) / chosen.size
        assert shares == pytest.approx(expected, abs=4.5 * np.sqrt(0.25 / chosen.size))


def test_a_choice_changes_only_if_the_one_chosen_may_no_longer_be() -> None:
    people = Level("people")
    kin = network(people)
    fine = given(people, truth=True, unit="truth", name="fine")

    @derived(people, refers=people, source="-")
    def friend(kin, noise, fine):
        return kin.choose(noise, where=kin(fine))

    def chosen(fine_ones: np.ndarray) -> np.ndarray:
        on = regular_society({"people": 12}, networks={"kin": ring(6)}, given={"fine": ("people", fine_ones)})
        run = simulation(Theory.of(friend, kin, fine), on, steps=5)
        return run_batch(run, range(4)).values["friend"]

    everybody = chosen(np.ones(12, bool))
    without_two = chosen(np.arange(12) >= 2)
    assert (everybody[everybody >= 2] == without_two[everybody >= 2]).all()
    assert (without_two >= 2).all()


def test_what_is_seen_through_a_reference_is_held_blinded_and_wired() -> None:
    arrow = ("envy", "boss")
    plain = THEORY.without("there", "leaves")
    run = simulation(plain, settable=("boss",), wirable=(arrow, ("costs", "home")))
    alone = (Hold("boss", NONE),)
    worlds = [
        World("as it was"),
        World("alone", holds=alone),
        World("blind", blind=frozenset({("costs", "home")})),
        World("sees alone", wired={arrow: "alone"}),
    ]
    found = run_worlds(run, worlds, 3)
    assert (found["costs"].sel(world="blind") == -1).all()
    assert (found["costs"].sel(world="as it was") != -1).any()
    np.testing.assert_array_equal(found["envy"].sel(world="sees alone"), found["envy"].sel(world="alone"))
    assert (found["envy"].sel(world="as it was") != found["envy"].sel(world="alone")).any()


def test_a_number_of_nobody_ends_the_draw_and_cannot_be_given_or_held() -> None:
    @derived(person, refers=house, source="-")
    def lost(noise):
        return floor(noise.uniform() * 7.0)

    run = simulation(THEORY + Theory.of(lost), steps=9)
    failure = str(dataset_of(run, [run_batch(run, range(1))]).failure[0].item())
    assert "'lost'" in failure
    assert "referred to no house" in failure
    assert "0 to 4" in failure
    with pytest.raises(TheoryError, match=r"number of no house.*from 0 to 4"):
        simulation(holds=(Hold("home", 5.0),))
    wrong = replace(society().given["seat"], values=np.array([5, 0], np.int32))
    run = simulation(on=replace(society(), given={**society().given, "seat": wrong}))
    with pytest.raises(TheoryError, match=r"'seat'.*from 0 to 4"):
        run_batch(run, range(1))


def test_a_level_too_large_for_its_numbers_is_not_referred_to() -> None:
    many = Level("many")
    pointer = given(town, refers=many, absent=NONE, name="pointer")

    @derived(town, source="-")
    def copied(pointer):
        return pointer + 0

    on = Society.of({"town": 1, "many": 2**24 + 1})
    with pytest.raises(TheoryError, match="at most 16777216 numbers"):
        Simulation(Theory.of(copied, pointer), on, steps=1)

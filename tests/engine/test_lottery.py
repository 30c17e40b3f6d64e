"""Those who name one, and lotteries: the engine is the oracle, and there are never too many winners."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import NONE, Level, Simulation, Theory, derived, floor, given, named, regular_society, trait
from conjuncture.engine import oracle
from conjuncture.engine.column_noise import ColumnNoise
from conjuncture.engine.lanes import run_batch
from conjuncture.society import Society

person = Level("person", filled_by="there")
house = Level("house", filled_by="built")
patron = given(person, refers=person, absent=NONE, name="patron")


@trait(house, source="-")
def rent(noise):
    return noise.uniform()


@derived(house, source="-")
def built(rent, noise):
    return rent < 0.5 + noise.uniform()


@trait(person, source="-")
def pay(noise):
    return noise.uniform()


@trait(person, shape=(2,), source="-")
def views(noise):
    return noise.uniform(parts=2)


@derived(person, source="-")
def there(noise):
    return noise.bernoulli(0.8)


@derived(person, refers=house, source="-")
def aim(noise, rent):
    return noise.member(house, where=rent > 0.2)


@derived(house, source="-")
def crowd(aim, pay, rent, views):
    those = named(aim)
    richer = (those(pay) > rent).share() + those(pay).quantile(0.5)
    most = those(pay * 2.0).max(where=those(pay) < 0.8) - those(pay).min()
    return those(pay).sum() + 10 * those.count() + richer + most + those(views).mean().sum()


@derived(person, source="-")
def clients(patron, pay, noise):
    those = named(patron)
    luck = those(pay * noise.uniform()).mean(weights=those(pay))
    return luck + 10 * those.count() + those(pay).quantile(0.3) + (those(pay) - pay).max()


@derived(person, source="-")
def wins(noise, aim):
    return noise.lottery(aim)


@derived(person, source="-")
def wins_a_bed(noise, aim):
    return noise.lottery(aim, places=2)


@derived(house, absent=2.0, source="-")
def rooms(rent):
    return floor(rent * 4)


@derived(person, source="-")
def wins_a_room(noise, aim, rooms):
    return noise.lottery(aim, places=rooms)


PARTS = (
    rent, built, pay, views, there, aim, crowd, clients, wins, wins_a_bed, rooms, wins_a_room, patron,
)  # fmt: skip


def simulation(people: int = 18, houses: int = 5, steps: int = 4, **settings) -> Simulation:
    values = {"patron": ("person", np.minimum(np.arange(people) // 3 - 1.0, people - 1))}
    on = regular_society({"person": people, "house": houses}, given=values)
    theory = Theory.of(*PARTS)
    return Simulation(theory, on, steps=steps, keep=tuple(theory.mechanisms), **settings)


@pytest.mark.parametrize("seed", [0, 99])
def test_the_engine_and_the_oracle_have_the_same_groups_and_winners(seed: int) -> None:
    run = simulation(seed=seed)
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    assert (engine.values["crowd"] > 10).any()


def test_a_group_of_those_who_name_one_is_who_does() -> None:
    people = Level("people")
    chief = given(people, refers=people, name="chief")
    weight = given(people, unit="1", name="weight")

    @derived(people, source="-")
    def carried(chief, weight):
        return named(chief)(weight).sum()

    values = {"chief": ("people", [1, NONE, 1, 0, 1]), "weight": ("people", [1, 2, 4, 8, 16])}
    on = Society.of({"people": 5}, values)
    found = run_batch(Simulation(Theory.of(carried, chief, weight), on, steps=1), range(1)).values
    assert found["carried"][0, 0].tolist() == [8, 21, 0, 0, 0]


def check_winners(found: dict[str, np.ndarray], houses: int) -> None:
    here, aims = found["there"], found["aim"].astype(int)
    draws, steps, _ = aims.shape
    for draw in range(draws):
        for step in range(steps):
            for one in range(houses):
                rivals = here[draw, step] & (aims[draw, step] == one) & found["built"][draw, step, one]
                rooms = int(found["rooms"][draw, step, one])
                for name, places in (("wins", 1), ("wins_a_bed", 2), ("wins_a_room", rooms)):
                    won = found[name][draw, step] & (aims[draw, step] == one)
                    assert won.sum() == min(places, rivals.sum())
                    assert not (won & ~rivals).any()


def test_as_many_win_as_there_are_places_and_rivals() -> None:
    check_winners(run_batch(simulation(40, steps=20), range(3)).values, 5)


def test_where_all_have_the_same_luck_the_first_wins_and_no_one_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_alike(self: ColumnNoise, members: int, parts: int) -> np.ndarray:
        self._next(parts)
        return np.full((members, self.key[0].shape[0]), 0.25, np.float32)

    monkeypatch.setattr(ColumnNoise, "_numbers", all_alike)
    people, thing = Level("people"), Level("thing")

    @derived(people, source="-")
    def gets(noise):
        return noise.lottery(noise.member(thing))

    @derived(people, source="-")
    def gets_one_of_three(noise):
        return noise.lottery(noise.member(thing), places=3)

    on = regular_society({"people": 9, "thing": 2})
    run = Simulation(Theory.of(gets, gets_one_of_three, thing), on, steps=1, seed=2**40)
    found = run_batch(run, range(1)).values
    assert np.flatnonzero(found["gets"][0, 0]).tolist() == [0]
    assert np.flatnonzero(found["gets_one_of_three"][0, 0]).tolist() == [0, 1, 2]


def test_each_rival_is_as_likely_to_win() -> None:
    people, thing = Level("people"), Level("thing")

    @derived(people, source="-")
    def gets(noise):
        return noise.lottery(noise.member(thing))

    run = Simulation(
        Theory.of(gets, thing), regular_society({"people": 5, "thing": 1}), steps=200, keep=("gets",)
    )
    found = run_batch(run, range(64)).values["gets"]
    trials = found.shape[0] * found.shape[1]
    assert found.mean(axis=(0, 1)) == pytest.approx([0.2] * 5, abs=4.5 * np.sqrt(0.16 / trials))


@pytest.mark.parametrize("seed", [0, 7])
def test_places_of_members_below_are_those_of_the_one_who_is_named(seed: int) -> None:
    """A quarter sees the rooms of its houses as a group; the house that it names has rooms of its own."""
    quarter = Level("quarter")
    shelter = Level("shelter", within=(quarter,))
    beds = given(shelter, unit="1", name="beds")

    @derived(quarter, source="-")
    def gets_a_bed(noise, beds):
        return noise.lottery(noise.member(shelter), places=beds)

    values = {"beds": ("shelter", [0, 2, 1])}
    on = regular_society({"quarter": 12, "shelter": 3}, within={"shelter": "quarter"}, given=values)
    theory = Theory.of(gets_a_bed, shelter, beds)
    run = Simulation(theory, on, steps=6, seed=seed)
    engine, plain = run_batch(run, range(3)), oracle.run(run, range(3))
    np.testing.assert_array_equal(engine.values["gets_a_bed"], plain.values["gets_a_bed"])
    assert set(engine.values["gets_a_bed"].sum(axis=2).ravel().tolist()) <= {0, 1, 2, 3}

"""Networks that each draw has anew: the engine is the oracle, and a draw has one graph wherever it runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import (
    Level,
    Simulation,
    Theory,
    derived,
    given,
    network,
    regular_society,
    state,
    trait,
    where,
)
from conjuncture.engine import memory, oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.society_data import society_data, society_from
from conjuncture.engine.worlds import World
from conjuncture.engine.worlds_data import ArraysByContent
from conjuncture.networks import configuration, each_draw, poisson, ring, watts_strogatz
from conjuncture.society import Society
from conjuncture.society.networks.each_draw import DrawnNetwork

population = Level("population")
person = Level("person", within=(population,), filled_by="there", renewed_by="leaves")
friends = network(person)
kin = network(person)
warmth = given(friends, unit="1", absent=0.5, name="warmth")
age = given(person, unit="years", absent=0.3, name="age")


@trait(friends, source="-")
def closeness(noise):
    return noise.uniform()


@trait(person, shape=(2,), source="-")
def views(noise):
    return noise.uniform(parts=2)


@derived(person, absent=True, source="-")
def there(noise):
    return noise.bernoulli(0.8)


@derived(person, absent=False, source="-")
def leaves(noise):
    return noise.bernoulli(0.1)


@derived(person, absent=0.0, source="-")
def seen(friends, kin, active, views, closeness, warmth, age, noise):
    """Shares, extremes, quantiles, weights, vectors, what is given, and friends of friends."""
    near = friends(active).share(where=closeness > 0.2) + kin(active).sum()
    far = friends(friends(views[0]).mean() + age).max() + friends(views[1]).quantile(0.5)
    own = (friends(views) > views).mean(weights=closeness * warmth).sum()
    return near + far + own + friends(noise.uniform()).min() + friends(age).sum() + friends(active).count()


@state(friends, initial=0.5, source="-")
def trust(trust, friends, active, views, noise):
    return where(friends(active), 0.9 * trust, 0.8 * trust + 0.1 * friends(views)[0]) + 0.01 * noise.uniform()


@derived(person, absent=0.0, source="-")
def trusted(trust):
    return trust.sum()


@state(person, initial=False, source="-")
def active(active, seen, noise):
    return active | noise.bernoulli(0.02 + 0.05 * where(seen > 1.5, 1.0, 0.0))


THEORY = Theory.of(
    closeness, views, there, leaves, seen, trust, trusted, active, warmth, age, kin, name="graphs of draws"
)
RULES = [poisson(3), watts_strogatz(4, 0.3), configuration([3] * 12)]


def society(rule=RULES[0], members: int = 12, seed: int = 4) -> Society:
    networks = {"friends": each_draw(rule), "kin": ring(2)}
    sizes, within = {"population": 1, "person": members}, {"person": "population"}
    ages = ("person", np.linspace(0, 1, members))
    return regular_society(sizes, within, {"age": ages}, networks=networks, seed=seed)


def simulation(on: Society | None = None, **settings) -> Simulation:
    theory = settings.pop("theory", THEORY)
    return Simulation(theory, on or society(), steps=4, keep=tuple(THEORY.mechanisms), **settings)


def graph(on: Society, seed: int, draw: int) -> set[tuple[int, int]]:
    network = on.networks["friends"]
    assert isinstance(network, DrawnNetwork)
    far, there = network.of_draw(seed, draw)
    return {(int(a), int(b)) for a, b in zip(network.near[there], far[there], strict=True)}


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_the_engine_and_the_oracle_see_the_same_graph_of_each_draw(rule) -> None:
    one = simulation(society(rule))
    for case in (one, replace(one, theory=THEORY.without("friends")), replace(one, luck_numbers=(7, 7, 2))):
        engine, plain = run_batch(case, range(3)), oracle.run(case, range(3))
        for name, values in plain.values.items():
            np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
        np.testing.assert_array_equal(engine.failed_step, plain.failed_step)


def test_whom_a_member_sees_in_a_draw_is_who_its_graph_says() -> None:
    plain = Level("person")

    @derived(plain, absent=0.0, source="-")
    def numbers(friends, me):
        return friends(2**me).sum()

    on = society()
    theory = Theory.of(numbers, network(plain, name="friends"))
    found = run_batch(replace(simulation(on), theory=theory, keep=("numbers",)), range(5))
    for draw, seen in enumerate(found.values["numbers"][:, 0].astype(int)):
        expected = np.zeros(12, int)
        for near, far in graph(on, 0, draw):
            expected[near] += 2**far
        assert seen.tolist() == expected.tolist()


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_draws_have_graphs_of_their_own_by_seed_and_number_alone(rule) -> None:
    on = society(rule)
    graphs = [graph(on, seed, draw) for seed, draw in ((0, 0), (0, 1), (1, 0))]
    graphs.append(graph(society(rule, seed=5), 0, 0))
    assert all(one != other for at, one in enumerate(graphs) for other in graphs[:at])
    assert graph(on, 0, 1) == graph(society(rule), 0, 1)
    assert all((far, near) in ties for ties in graphs for near, far in ties)


def test_a_draw_has_its_graph_whichever_draws_are_beside_it() -> None:
    one = simulation()
    many = run_batch(one, range(6)).values["seen"]
    np.testing.assert_array_equal(run_batch(one, range(4, 6)).values["seen"], many[4:])
    np.testing.assert_array_equal(run(one, 6).dataset["seen"].to_numpy()[2:], many[2:])


def test_twins_of_a_draw_have_one_graph_and_a_cut_network_ties_nobody() -> None:
    one = simulation(theory=THEORY.without("leaves", "there"))
    worlds = [World("as it was"), World("again"), World("alone", cut=frozenset({"friends"}))]
    found = run_worlds(one, worlds, 5)
    for name in ("seen", "trust", "trusted", "active"):
        again = found[name].sel(world="again")
        np.testing.assert_array_equal(again, found[name].sel(world="as it was"))
        np.testing.assert_array_equal(again, run_batch(one, range(5)).values[name])
    assert (found["trusted"].sel(world="alone") == 0).all()
    assert (found["trusted"].sel(world="again") > 0).any()


def test_draws_with_the_luck_of_one_draw_have_its_graph() -> None:
    found = run_batch(simulation(luck_numbers=(3, 3, 4)), range(3)).values["trusted"]
    np.testing.assert_array_equal(found[0], found[1])
    assert (found[0] != found[2]).any()


def test_another_rule_or_seed_is_another_run_and_nothing_is_compiled_for_another_draw() -> None:
    prints = [fingerprint(simulation(one)) for one in (society(), society(poisson(2)), society(seed=5))]
    assert len(set(prints)) == 3
    assert fingerprint(simulation()) == prints[0]
    one = simulation()
    run_batch(one, range(2))
    compiled = one.program._advance._cache_size()
    run_batch(one, range(64, 70))
    assert one.program._advance._cache_size() == compiled == 1


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_a_society_travels_with_the_rule_that_each_draw_follows(rule) -> None:
    arrays, one = ArraysByContent(), society(rule)
    other = society_from(society_data(one, arrays), arrays.arrays)
    assert other.fingerprint() == one.fingerprint()
    assert graph(other, 3, 5) == graph(one, 3, 5)


def test_a_run_whose_graphs_need_more_memory_than_there_is_is_refused(
    monkeypatch: pytest.MonkeyPatch, wording
) -> None:
    monkeypatch.setattr(memory, "available", lambda: 4_000_000)
    with pytest.raises(memory.TooLargeError) as refused:
        memory.refuse_large_run(simulation(society(members=2_000)), 1)
    wording(refused.value)
    tied_once = regular_society(
        {"population": 1, "person": 12},
        {"person": "population"},
        networks={"friends": ring(4), "kin": ring(2)},
    )
    memory.refuse_large_run(simulation(tied_once), 1)

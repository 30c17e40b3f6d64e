"""Networks in a run: the engine is the oracle, and what is seen through ties is cut, held and wired."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import (
    Level,
    Simulation,
    Theory,
    TheoryError,
    derived,
    given,
    network,
    regular_society,
    state,
    trait,
    where,
)
from conjuncture.engine import oracle, slices
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.society_data import society_data, society_from
from conjuncture.engine.worlds import Hold, World
from conjuncture.engine.worlds_data import ArraysByContent
from conjuncture.networks import edges, everybody, grid, poisson, ring
from conjuncture.society import Society
from conjuncture.society.networks.network import Network

person = Level("person", filled_by="there", renewed_by="leaves")
friends = network(person)
colleagues = network(person)
warmth = given(friends, unit="1", absent=1.0, name="warmth")


@trait(friends, source="-")
def closeness(noise):
    return noise.uniform()


@trait(person, source="-")
def threshold(noise):
    return noise.uniform(0.0, 0.6)


@derived(person, absent=True, source="-")
def there(noise):
    return noise.bernoulli(0.8)


@derived(person, absent=False, source="-")
def leaves(noise):
    return noise.bernoulli(0.1)


@derived(person, absent=0.0, source="-")
def exposure(friends, active, closeness):
    return friends(active).share(where=closeness > 0.2)


@derived(person, absent=0.0, source="-")
def hearsay(friends, colleagues, threshold, closeness, warmth, noise):
    """Friends of friends, an expression of one's own, noise of others, and two networks."""
    second = friends(friends(threshold).mean() * threshold).mean(weights=closeness * warmth)
    luck = friends(noise.uniform() + 0.0 * threshold).max()
    return second + luck + (friends(threshold) > threshold).share() + colleagues(threshold).quantile(0.5)


@state(friends, initial=0.5, source="-")
def trust(trust, friends, active, noise):
    return where(friends(active), 0.9 * trust + 0.1, 0.8 * trust) + 0.01 * noise.uniform()


@derived(person, absent=0.0, source="-")
def trusted(trust):
    return trust.sum() + trust.count()


@state(person, initial=False, source="-")
def active(active, exposure, threshold, noise):
    return active | (exposure >= threshold) | noise.bernoulli(0.02)


PARTS = (closeness, threshold, there, leaves, exposure, hearsay, trust, trusted, active, warmth)
THEORY = Theory.of(*PARTS, colleagues)
PLAIN = Theory.of(*PARTS, colleagues).without("there", "leaves")


def society(members: int = 14, rule=None, **values) -> Society:
    networks = {"friends": rule or poisson(3), "colleagues": ring(4)}
    return regular_society({"person": members}, networks=networks, given=values, seed=4)


def simulation(theory: Theory = THEORY, on: Society | None = None, steps: int = 5, **settings) -> Simulation:
    return Simulation(theory, on or society(), steps=steps, keep=tuple(theory.mechanisms), **settings)


def assert_same(run: Simulation) -> None:
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    np.testing.assert_array_equal(engine.failed_step, plain.failed_step)


@pytest.mark.parametrize("cut", [(), ("friends",), ("there", "leaves"), ("friends", "colleagues")])
def test_the_engine_and_the_oracle_see_the_same_through_ties(cut: tuple[str, ...]) -> None:
    assert_same(simulation(THEORY.without(*cut)))


def test_ties_that_are_scattered_give_the_bits_of_ties_that_are_added_slice_by_slice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule = edges([(0, other) for other in range(1, 30)] + [(3, 4), (5, 6)])
    by_slices = run_batch(simulation(on=society(30, rule)), range(2))
    monkeypatch.setattr(slices, "_MOST_BLOCKS", 1)
    again = simulation(on=society(30, rule), dt=0.5)  # a program of its own, with room for no block
    assert "friends>person" not in again.program.slices
    scattered = run_batch(again, range(2))
    for name, values in by_slices.values.items():
        np.testing.assert_array_equal(scattered.values[name], values, err_msg=name)


LOOKED_UP = slices.Slices
GRIDS = [ring(6), grid("moore", columns=6), grid("von neumann", columns=6), grid(disc=2, columns=6)]


@pytest.mark.parametrize("rule", GRIDS, ids=repr)
def test_the_engine_and_the_oracle_see_the_same_around_them(rule) -> None:
    on = society(30, rule)
    network = on.networks["friends"]
    assert isinstance(network, Network)
    assert network.shifts is not None
    for theory in (THEORY, PLAIN, PLAIN.without("friends")):
        assert_same(simulation(theory, on))


def test_what_is_seen_by_shifts_has_the_bits_of_what_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    on = society(30, grid("moore", columns=6))
    shifted = run_batch(simulation(on=on), range(2))
    monkeypatch.setattr(slices, "Slices", lambda *how, shifts: LOOKED_UP(*how))
    again = simulation(on=on, dt=0.5)  # a program of its own
    assert again.program.slices["friends>person"].shifts is None
    looked_up = run_batch(again, range(2))
    for name, values in shifted.values.items():
        np.testing.assert_array_equal(looked_up.values[name], values, err_msg=name)


def test_whom_a_member_sees_is_who_the_society_says() -> None:
    people = Level("people")
    kin = network(people)
    number = given(people, unit="1", name="number")

    @derived(people, absent=0.0, source="-")
    def seen(kin, number):
        return kin(number).sum()

    rule = edges([(0, 1), (0, 4), (3, 4)])
    on = Society.of({"people": 5}, {"number": ("people", [1, 2, 4, 8, 16])}, networks={"kin": rule})
    run = Simulation(Theory.of(seen, number, kin), on, steps=1, keep=("seen",))
    found = run_batch(run, range(1)).values["seen"]
    assert found[0, 0].tolist() == [2 + 16, 1, 0, 16, 1 + 8]


def test_in_a_cut_network_everybody_is_alone_in_that_world_alone() -> None:
    run = simulation(PLAIN)
    found = run_worlds(run, [World("as it was"), World("alone", cut=frozenset({"friends"}))], 3)
    for name in ("exposure", "trusted"):
        assert (found[name].sel(world="alone") == 0).all()
        assert (found[name].sel(world="as it was") > 0).any()
    assert (found["trust"].sel(world="alone") == 0.5).all()
    alone = run_worlds(replace(run, theory=PLAIN.without("friends")), [World("alone")], 3)
    for name in PLAIN.mechanisms:
        np.testing.assert_array_equal(alone[name].sel(world="alone"), found[name].sel(world="alone"))


def test_an_arrow_through_a_network_is_blinded_and_wired_and_what_it_sees_is_held() -> None:
    arrow = ("exposure", "active")
    run = simulation(PLAIN, settable=("active",), wirable=(arrow, ("trust", "active")))
    all_act = (Hold("active", True),)
    worlds = [
        World("as it was"),
        World("blind", blind=frozenset({arrow})),
        World("all", holds=all_act),
        World("sees all", wired={arrow: "all", ("trust", "active"): "all"}),
    ]
    found = run_worlds(run, worlds, 3)
    assert (found["exposure"].sel(world="blind") == 0).all()
    assert (found["exposure"].sel(world="as it was") > 0).any()
    for name in ("exposure", "trust"):
        np.testing.assert_array_equal(found[name].sel(world="sees all"), found[name].sel(world="all"))
    assert (found["active"].sel(world="as it was") < found["active"].sel(world="all")).any()


def test_a_tie_is_there_while_both_its_ends_are_and_begins_anew_with_either() -> None:
    run = simulation(Theory.of(*PARTS, colleagues), on=society(14, everybody()))
    found = run_batch(run, range(4)).values
    here = found["there"].astype(float)
    counted = found["trusted"] >= 1  # a trust of 0 to 1 for each friend, and 1 for the friend
    assert (counted == ((here > 0) & (here.sum(axis=-1, keepdims=True) > 1))).all()
    ties = run.society.networks["friends"]
    assert isinstance(ties, Network)
    stays = found["there"] & ~found["leaves"]
    both = (stays[..., ties.near] & stays[..., ties.far])[:, :-1]
    assert (found["trust"][:, 1:][~both] == 0.5).all()
    assert (found["trust"][:, 1:][both] != 0.5).all()


def test_another_graph_is_another_run_and_the_same_graph_the_same() -> None:
    def of(seed: int, rule=None) -> str:
        networks = {"friends": rule or poisson(3), "colleagues": ring(4)}
        return fingerprint(simulation(on=regular_society({"person": 14}, networks=networks, seed=seed)))

    assert of(1) == of(1)
    assert len({of(1), of(2), of(1, ring(2)), of(1, ring(4))}) == 4


def test_a_society_and_its_ties_travel_as_data() -> None:
    arrays = ArraysByContent()
    one = society(warmth=("friends", 0.25))
    other = society_from(society_data(one, arrays), arrays.arrays)
    assert other.fingerprint() == one.fingerprint()
    assert other.levels["friends"].size == one.levels["friends"].size


def test_how_many_lanes_go_together_does_not_depend_on_ties() -> None:
    few, many = society(100, ring(2)), society(100, everybody())
    assert simulation(on=few).batch == simulation(on=many).batch == 64


def test_a_society_that_ties_nobody_or_others_is_refused() -> None:
    nobody = regular_society({"person": 5}, networks={"friends": ring(2)})
    with pytest.raises(TheoryError, match=r"'colleagues'.*networks="):
        simulation(on=nobody)
    wrong = {"friends": ("town", ring(2)), "colleagues": ("person", ring(2))}
    others = regular_society({"town": 4, "person": 8}, networks=wrong)
    with pytest.raises(TheoryError, match=r"members of 'person', in the society .* members of 'town'"):
        simulation(on=others)

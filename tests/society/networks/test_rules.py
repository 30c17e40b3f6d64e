"""The rules by which members are tied: whom they tie, by what chance, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Any

import igraph
import numpy as np
import pytest

from conjuncture import networks
from conjuncture.networks import (
    configuration,
    each_draw,
    edges,
    everybody,
    grid,
    poisson,
    ring,
    watts_strogatz,
)
from conjuncture.society import Filling, Society, SocietyError, regular
from conjuncture.society.networks.each_draw import DrawnNetwork
from conjuncture.society.networks.filling import RULES
from conjuncture.society.networks.network import Network
from conjuncture.society.networks.rule import Rule
from conjuncture.society.networks.shifts import Shifts


def tied(rule: Rule, members: int, seed: int = 1) -> Network:
    return fixed(regular({"person": members}, networks={"friends": rule}, seed=seed), "friends")


def fixed(society: Society, name: str) -> Network:
    network = society.networks[name]
    assert isinstance(network, Network)
    return network


def degrees(network: Network, members: int) -> np.ndarray:
    return np.bincount(network.near, minlength=members)


def neighbours(network: Network, member: int) -> set[int]:
    return set(network.far[network.near == member].tolist())


def graph(network: Network, members: int) -> igraph.Graph:
    return igraph.Graph(
        members, list(zip(network.near.tolist(), network.far.tolist(), strict=True))
    ).simplify()


MUTUAL = [
    poisson(4), ring(6), watts_strogatz(6, 0.3), configuration([3] * 30), grid("moore", columns=6),
    grid("von neumann", columns=6), grid(disc=2, columns=6), everybody(), edges([(0, 1), (1, 2), (7, 2)]),
]  # fmt: skip


@pytest.mark.parametrize("rule", MUTUAL, ids=repr)
def test_a_tie_is_seen_from_both_ends_and_there_once_from_each(rule: Rule) -> None:
    network = tied(rule, 30)
    there = set(zip(network.near.tolist(), network.far.tolist(), strict=True))
    assert len(there) == len(network.near)
    assert there == {(far, near) for near, far in there}


@pytest.mark.parametrize("rule", MUTUAL, ids=repr)
def test_ties_lie_by_the_number_of_ties_and_then_slice_by_slice(rule: Rule) -> None:
    network = tied(rule, 30)
    each = degrees(network, 30)
    assert (np.diff(each[network.near]) >= 0).all()
    for number in np.unique(each[each > 0]):
        block = network.near[each[network.near] == number].reshape(number, -1)
        assert (block == block[0]).all()
        assert (np.diff(block[0]) > 0).all()
        whom = network.far[each[network.near] == number].reshape(number, -1)
        assert network.shifts is not None or (np.diff(whom, axis=0) > 0).all()


@pytest.mark.parametrize("rule", [poisson(4), watts_strogatz(6, 0.3), configuration([3] * 30)], ids=repr)
def test_a_graph_is_made_from_its_seed_and_its_name_alone(rule: Rule) -> None:
    def far(name: str, seed: int, **others: Rule) -> list[int]:
        society = regular({"person": 30}, networks={**others, name: rule}, seed=seed)
        return fixed(society, name).far.tolist()

    assert far("friends", 1) == far("friends", 1) == far("friends", 1, kin=ring(2))
    assert far("friends", 1) != far("friends", 2)
    assert far("friends", 1) != far("foes", 1)


def test_numbers_of_ties_of_a_poisson_network_are_poisson() -> None:
    """Mean z; the variance of a sample variance of n Poisson numbers is about (z + 2 z^2) / n."""
    members, z = 20_000, 6.0
    each = degrees(tied(poisson(z), members), members)
    assert abs(each.mean() - z) <= 3 * sqrt(2 * z / members)
    assert abs(each.var() - z) <= 3 * sqrt((z + 2 * z**2) / members)
    assert abs((each == 0).mean() - np.exp(-z)) <= 3 * sqrt(np.exp(-z) / members)


def test_every_pair_of_a_poisson_network_is_as_likely() -> None:
    found = np.zeros((7, 7))
    for seed in range(2_000):
        network = tied(poisson(2), 7, seed)
        found[network.near, network.far] += 1
    share = found[np.triu_indices(7, 1)] / 2_000
    chance = 2 / 6
    # The largest of 21 standard normal numbers is below 4 but once in 700 times.
    assert (abs(share - chance) <= 4 * sqrt(chance * (1 - chance) / 2_000)).all()


def test_a_ring_ties_the_nearest_and_a_small_world_moves_some_of_its_ties() -> None:
    assert neighbours(tied(ring(4), 10), 0) == {8, 9, 1, 2}
    still = tied(watts_strogatz(8, 0.0), 1_000)
    assert all(neighbours(still, one) == neighbours(tied(ring(8), 1_000), one) for one in (0, 500, 999))
    moved = tied(watts_strogatz(8, 0.1), 1_000)
    ties = {(int(a), int(b)) for a, b in zip(moved.near, moved.far, strict=True)}
    kept = sum((b - a) % 1_000 in (1, 2, 3, 4) for a, b in ties) / 4_000
    assert abs(kept - 0.9) <= 3 * sqrt(0.09 / 4_000) + 4 / 1_000  # some are moved to where they could be
    assert len(ties) == 8_000
    # Watts and Strogatz: clustering 3 (k - 2) / 4 (k - 1), which falls as (1 - p)^3; paths fall at once.
    clustering = graph(moved, 1_000).transitivity_avglocal_undirected()
    assert clustering == pytest.approx(3 * 6 / (4 * 7) * 0.9**3, abs=0.03)
    assert graph(moved, 1_000).average_path_length() < 0.1 * graph(still, 1_000).average_path_length()


def test_a_small_world_in_which_all_are_tied_stays_as_it_is() -> None:
    assert len(tied(watts_strogatz(4, 1.0), 5).near) == 20


def test_a_configuration_has_the_numbers_of_ties_given_and_leaves_the_rest_to_chance() -> None:
    wanted = [1, 1, 1, 1, 4] + [3] * 20 + [0, 2]
    networks = [tied(configuration(wanted), len(wanted), seed) for seed in range(3)]
    for network in networks:
        assert degrees(network, len(wanted)).tolist() == wanted
    assert len({network.far.tobytes() for network in networks}) == 3


def test_every_graph_of_given_numbers_of_ties_is_as_likely() -> None:
    """Two ties for each of five: twelve circles of five, and no other graph."""
    found = [tied(configuration([2] * 5), 5, seed).far.tobytes() for seed in range(1_200)]
    _, counts = np.unique(found, return_counts=True)
    assert len(counts) == 12
    assert ((counts - 100) ** 2 / 100).sum() <= 31.3  # chi-squared with 11 degrees: once in a thousand


def test_a_grid_has_its_neighbours_and_meets_itself_or_not() -> None:
    assert neighbours(tied(grid("moore", columns=4), 16), 5) == {0, 1, 2, 4, 6, 8, 9, 10}
    assert neighbours(tied(grid("von neumann"), 16), 0) == {1, 3, 4, 12}
    assert neighbours(tied(grid("von neumann", torus=False), 16), 0) == {1, 4}
    assert set(degrees(tied(grid(disc=7), 400), 400)) == {148}
    assert set(degrees(tied(grid("moore"), 4), 4)) == {3}  # one meets another from both sides, but once


def test_a_table_names_members_by_number_or_label_and_knows_more_of_its_ties() -> None:
    towns = Filling(3, labels=("Kiev", "Moscow", "Odessa"))
    rows = [("Odessa", "Kiev"), ("Moscow", "Kiev")]
    roads = Society.of({"town": towns}, networks={"roads": edges(rows, length=[441, 755])})
    network = fixed(roads, "roads")
    lengths = zip(network.near.tolist(), network.far.tolist(), roads.given["length"].values, strict=True)
    assert {(a, b): float(length) for a, b, length in lengths} == {
        (2, 0): 441, (0, 2): 441, (1, 0): 755, (0, 1): 755,
    }  # fmt: skip
    assert roads.given["length"].level == "roads"


def test_a_table_may_list_each_tie_from_both_sides_or_be_directed() -> None:
    once, twice = [(0, 1), (1, 2)], [(0, 1), (1, 0), (2, 1), (1, 2)]
    assert tied(edges(once), 3).far.tolist() == tied(edges(twice), 3).far.tolist()
    one_way = tied(edges([(0, 1), (1, 0), (1, 2)], directed=True), 3)
    assert set(zip(one_way.near.tolist(), one_way.far.tolist(), strict=True)) == {(0, 1), (1, 0), (1, 2)}


WRONG: dict[str, tuple[Any, list[str]]] = {
    "member beyond the last": (edges([(0, 9)]), ["'friends'", "row 0", "9", "0 to 4"]),
    "member without a label": (edges([(0, "Kiew")]), ["'Kiew'", "numbers"]),
    "half a member": (edges([(0, 1.5)]), ["1.5"]),
    "three in a row": (edges([(0, 1, 2)]), ["row 0", "strength="]),
    "tie to oneself": (edges([(0, 1), (3, 3)]), ["3 to themselves"]),
    "tie twice": (edges([(0, 1), (0, 1)]), ["0 to 1 twice"]),
    "asymmetric": (
        edges([(0, 1), (1, 0), (1, 2)]), ["0 and 1 from both sides", "1 and 2", "directed=True"]
    ),
    "too many values": (edges([(0, 1)], strength=[1.0, 2.0]), ["'strength'", "1 rows"]),
    "empty table": (edges([]), ["0 ties", "without('friends')"]),
    "mean of all": (poisson(5), ["'friends'", "poisson(5)", "at most 4"]),
    "mean of none": (poisson(0), ["above 0"]),
    "odd ring": (ring(3), ["ring(3)", "even", "2 to 4"]),
    "ring of too many": (ring(6), ["2 to 4"]),
    "chance above 1": (watts_strogatz(2, 1.5), ["watts_strogatz(2, 1.5)", "from 0 to 1"]),
    "odd small world": (watts_strogatz(3, 0.5), ["even"]),
    "odd sum": (configuration([1, 1, 1, 1, 1]), ["5", "odd"]),
    "more ties than others": (configuration([5, 1, 2, 1, 1]), ["more than 4"]),
    "too few for those with many": (configuration([4, 4, 4, 1, 1]), ["too few"]),
    "numbers for others": (configuration([1, 1]), ["5 members"]),
    "half a tie": (configuration([0.5] * 5), ["whole number"]),
    "unknown neighbours": (grid("moor", columns=5), ["Did you mean 'moore'?"]),  # type: ignore[arg-type]
    "no square": (grid(), ["do not fill a square", "columns="]),
    "no rows": (grid(columns=3), ["rows of 3"]),
    "unknown rule": ("poison(6)", ["'poison(6)'", "Did you mean 'poisson'?"]),
    "rule not called": (poisson, ["poisson is not called", "poisson(...)"]),
    "drawn anew with too many ties": (each_draw(poisson(9)), ["poisson(9)", "at most 4"]),
    "no rule": (6, ["6 is no rule", "watts_strogatz"]),
    "unknown level": (("persons", ring(2)), ["'persons'", "Did you mean 'person'?"]),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_network_is_refused_with_what_is_wrong_and_the_remedy(
    wrong: str, wording: Callable[..., None]
) -> None:
    rule, names = WRONG[wrong]
    with pytest.raises(SocietyError) as refused:
        regular({"person": 5}, networks={"friends": rule})
    assert [wanted for wanted in names if wanted not in str(refused.value)] == []
    wording(refused.value)


def test_whose_ties_are_meant_is_asked_where_two_levels_could_be() -> None:
    with pytest.raises(SocietyError, match=r"'town' or 'person'.*\('town', ring\(2\)\)"):
        regular({"town": 3, "person": 5}, networks={"roads": ring(2)})
    with pytest.raises(SocietyError, match="'town' has the name of a level"):
        regular({"town": 3}, networks={"town": ring(2)})
    two = regular(
        {"town": 3, "person": 6}, {"person": "town"}, networks={"roads": ("town", ring(2)), "kin": ring(2)}
    )
    assert {name: network.level for name, network in two.networks.items()} == {
        "roads": "town",
        "kin": "person",
    }


@pytest.mark.parametrize(
    "rule", [ring(4), grid(), everybody(), edges([(0, 1)]), poisson, each_draw(poisson(2))]
)
def test_a_rule_without_chance_is_not_followed_anew(rule: Any, wording: Callable[..., None]) -> None:
    with pytest.raises(SocietyError) as refused:
        each_draw(rule)
    wording(refused.value)


def test_everybody_among_many_is_refused_in_favour_of_the_level_above() -> None:
    with pytest.raises(SocietyError, match="level above"):
        regular({"person": 5_000}, networks={"friends": everybody()})


def test_the_public_rules_are_those_that_errors_name() -> None:
    assert tuple(networks.__all__) == RULES


def test_ties_of_a_grid_that_meets_itself_lie_move_by_move() -> None:
    network = tied(grid("moore", columns=6), 30)
    assert network.far[:30].tolist() == [(one // 6 - 1) % 5 * 6 + (one % 6 - 1) % 6 for one in range(30)]
    assert network.shifts is not None
    assert network.shifts.moves[4] == (0, 1)
    assert network.far[4 * 30 + 5] == 0  # from the end of the first row to its beginning
    alone = (grid(torus=False), grid("moore", columns=2), poisson(3), watts_strogatz(4, 0.0), everybody())
    assert [tied(rule, 16).shifts for rule in alone] == [None] * 5


def test_a_network_out_of_order_is_refused() -> None:
    near, far = np.array([1, 0], np.int32), np.array([0, 1], np.int32)
    with pytest.raises(SocietyError, match="not in order"):
        Society({"person": Filling(2)}, {}, "-", "-", {"friends": Network("person", near, far, "by hand")})
    shifted = Network("person", far, near, "by hand", Shifts(1, 2, ((0, 1),)))
    assert Society({"person": Filling(2)}, {}, "-", "-", {"friends": shifted}).networks
    moved = Network("person", far, near, "by hand", Shifts(2, 1, ((0, 1),)))
    with pytest.raises(SocietyError, match="not in order"):
        Society({"person": Filling(2)}, {}, "-", "-", {"friends": moved})


def test_other_ties_take_the_place_of_those_of_the_same_name() -> None:
    first = regular({"person": 10}, networks={"friends": ring(2)})
    second = first.with_networks({"friends": ring(4)})
    assert second.levels["friends"].size == 40
    assert first.levels["friends"].size == 20
    assert second.giving("w", "friends", np.ones(40, np.float32), "1").networks.keys() == {"friends"}


@pytest.mark.parametrize("rule", [poisson(6), watts_strogatz(4, 0.5), configuration([1, 5] * 150)], ids=repr)
def test_no_draw_has_more_ties_than_there_are_places_and_few_places_are_idle(rule: Rule) -> None:
    network = regular({"person": 300}, networks={"friends": each_draw(rule)}).networks["friends"]
    assert isinstance(network, DrawnNetwork)
    most = max(network.of_draw(0, draw)[1].reshape(-1, 300).sum(axis=0).max() for draw in range(50))
    assert most <= network.places <= 3 * most


def test_a_draw_that_finds_no_room_for_its_ties_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    network = DrawnNetwork("friends", "person", 50, 2, ("poisson", (6.0,)), 0)
    with pytest.raises(SocietyError, match=r"'friends': in draw 3 person \d+ has \d+ ties.*2 places.*seed"):
        network.of_draw(0, 3)
    with pytest.raises(SocietyError, match="50 members of 'person', which has 5"):
        Society({"person": Filling(5)}, {}, "-", "-", {"friends": network})
    monkeypatch.setattr("conjuncture.society.networks.each_draw.MOST_TIES", 100)
    with pytest.raises(SocietyError, match=r"places for ties of each.*without each_draw"):
        regular({"person": 50}, networks={"friends": each_draw(poisson(6))})

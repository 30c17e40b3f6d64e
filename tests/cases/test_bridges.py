"""The election bridge: parties that are there are voted for by reach and by fit, and nobody else is."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, where
from conjuncture.cases import bridges
from conjuncture.cases.registry import load, names
from conjuncture.engine import oracle
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.language.levels import level_name
from conjuncture.society.regular import regular

ELECTION = bridges.called("election")
WEIGHT, PACE = "speaks_for.weight_of_fit", "vote_share.pace"

world = Level("world")
country = Level("country", within=(world,))
organisation = Level("organisation", within=(country,))
known = given(organisation, unit="share of workers", absent=0.1, name="known")
stand = given(organisation, unit="0 opposed, 1 agreed", absent=0.5, name="stand")


@derived(organisation, absent=0.0, unit="share of workers", source="test")
def within_reach(known):
    """As it is given."""
    return known + 0.0


@derived(organisation, absent=0.0, unit="0 opposed, 1 agreed", source="test")
def fit(stand):
    """As it is given."""
    return stand + 0.0


KNOWN = Theory.of(within_reach, fit, known, stand, levels=(world,), name="known")


def election(
    parameters: dict[str, float], steps: int = 240, **of_bodies: list[float] | list[bool]
) -> Simulation:
    """Years of votes among bodies of one country, in a case that begins in 1900."""
    bodies = len(next(iter(of_bodies.values())))
    sizes, within = {"world": 1, "country": 1, "organisation": bodies}, {"country": "world"}
    values = {name: ("organisation", one) for name, one in of_bodies.items()}
    society = regular(
        sizes, {**within, "organisation": "country"}, {**values, "first_year": ("world", [1900.0])}
    )
    return Simulation(KNOWN + ELECTION, society, steps, start="1900-01-01", parameters=parameters)


def shares(simulation: Simulation) -> np.ndarray:
    """The shares of votes of the first draw, (steps, bodies)."""
    return run(simulation, 2).dataset["vote_share"].to_numpy()[0]


def test_of_two_equal_parties_one_known_to_three_times_as_many_has_three_quarters_of_the_votes() -> None:
    found = shares(election({WEIGHT: 2.0, PACE: 6.0}, known=[0.3, 0.1], stand=[0.5, 0.5]))
    np.testing.assert_allclose(found[-1], [0.75, 0.25], atol=1e-3)


def test_agreement_with_a_weight_can_replace_reach_and_without_a_weight_has_no_effect() -> None:
    bodies: dict[str, Any] = {"known": [0.1, 0.1], "stand": [1.0, 0.0]}
    weighed = shares(election({WEIGHT: 3.0, PACE: 6.0}, **bodies))
    np.testing.assert_allclose(weighed[-1, 0], 1 / (1 + np.exp(-3)), atol=1e-3)
    np.testing.assert_allclose(shares(election({WEIGHT: 0.0, PACE: 6.0}, **bodies))[-1], 0.5, atol=1e-3)


def test_nobody_votes_for_a_union_or_for_a_party_before_it_exists_or_long_after_it() -> None:
    bodies = {
        "known": [0.1, 0.1, 0.1, 0.1],
        "stand": [0.5, 0.5, 0.5, 0.5],
        "is_party": [True, False, True, True],
        "founded": [0.0, 0.0, 1910.0, 1890.0],
        "dissolved": [0.0, 0.0, 0.0, 1905.0],
    }
    found = shares(election({WEIGHT: 1.0, PACE: 12.0}, **bodies))
    np.testing.assert_allclose(found[59], [0.5, 0, 0, 0.5], atol=1e-3)  # to the end of 1904
    np.testing.assert_allclose(found[119], [1, 0, 0, 0], atol=1e-3)
    np.testing.assert_allclose(found[239], [0.5, 0, 0.5, 0], atol=1e-3)
    assert found[:120, 2].max() == 0


def test_vote_shares_approach_the_votes_of_the_month_at_the_drawn_pace() -> None:
    found = shares(election({WEIGHT: 1.0, PACE: 2.0}, known=[0.2, 0.2], stand=[0.5, 0.5]))
    np.testing.assert_allclose(1 - found[1:13].sum(1), np.exp(-2 * np.arange(1, 13) / 12), rtol=1e-4)


def test_if_no_party_reaches_anybody_nobody_is_elected() -> None:
    assert shares(election({WEIGHT: 1.0, PACE: 2.0}, known=[0.0, 0.0], stand=[0.5, 1.0])).max() == 0


def test_engine_and_oracle_agree_on_elections() -> None:
    bodies = {"known": [0.3, 0.1, 0.2], "stand": [0.2, 0.9, 0.4], "founded": [0.0, 1900.5, 0.0]}
    simulation = election({}, steps=12, **bodies)
    plain = oracle.run(simulation, range(2)).values["vote_share"]
    np.testing.assert_array_equal(plain, run(simulation, 2).dataset["vote_share"].to_numpy())


def test_the_bridge_has_two_quantities_with_units_and_reasons() -> None:
    assert set(ELECTION.parameters) == {WEIGHT, PACE}
    assert all(one.unit and one.reason for one in ELECTION.parameters.values())


def test_the_congresses_of_russia_are_compared_with_votes_and_not_with_coordination() -> None:
    case = load("russia_1895_1933")
    assert ELECTION in case.bridges
    elected = [target for target in case.targets() if "soviet congress" in target.name]
    assert len(elected) == 10
    assert {target.variable for target in elected} == {"vote_share"}


@pytest.mark.parametrize("name", [name for name in names() if name not in ("russia", "situations")])
def test_the_levels_of_every_bridge_exist_in_the_society_of_its_case(name: str) -> None:
    case = load(name)
    levels = case.society(1000, 0).levels
    read = {level_name(one.level) for bridge in case.bridges for one in bridge.mechanisms.values()}
    assert read <= set(levels)
    assert replace(case, bridges=()).keeps_books is False


VILLAGES = bridges.called("villages")


@derived(country, absent=0.0, within=(0, 1), unit="share of villages", source="test")
def peasant_movement(t):
    """Nothing for a year, half of the villages for a year, all for a year, and nobody after."""
    return where(t < 1, 0.0, where(t < 2, 0.5, where(t < 3, 1.0, 0.0)))


@pytest.mark.parametrize(
    ("settles", "in_a_quiet_month"),
    [(1e-9, 0.0), (12 * np.log(2), 0.25), (1e3, 0.5)],
    ids=["never", "half", "at once"],
)
def test_villages_act_when_they_rise_and_again_after_they_have_settled(
    settles: float, in_a_quiet_month: float
) -> None:
    society = regular({"world": 1, "country": 1}, {"country": "world"}, {})
    theory = Theory.of(peasant_movement, levels=(world,), name="rising") + VILLAGES
    parameters = {"villages_that_act.settles": settles}
    simulation = Simulation(theory, society, 48, start="1914-01-01", parameters=parameters)
    acting = run(simulation, 2).dataset["villages_that_act"].to_numpy()[0]
    assert acting[:12].max() == 0
    assert acting[12] == pytest.approx(0.5)  # all that are in movement have risen this month
    assert acting[13:24] == pytest.approx(np.full(11, in_a_quiet_month), abs=1e-6)
    assert acting[24] == pytest.approx(0.5 + in_a_quiet_month, abs=1e-6)
    assert acting[36:].max() == 0  # who goes home does not act
    plain = oracle.run(simulation, range(1)).values["villages_that_act"]
    np.testing.assert_array_equal(np.squeeze(plain), acting)


def test_actions_of_villages_and_not_villages_in_movement_are_compared_by_month() -> None:
    (target,) = [one for one in load("russia_1895_1933").targets() if one.name == "peasant actions in 1917"]
    assert (target.variable, target.over_time) == ("villages_that_act", "sum")
    first, last = target.values.index[0], target.values.index[-1]
    assert (f"{first.left:%d %B}", f"{last.right:%d %B}") == ("14 March", "13 November")

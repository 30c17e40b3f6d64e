"""Five forms in the same circumstances: nothing but the form differs."""

import numpy as np

from conjuncture.cases.registry import load


def test_the_case_has_five_forms_in_one_country_over_five_trade_cycles() -> None:
    case = load("organisation")
    society = case.society(1, 0)
    assert society.levels["country"].size == 1
    assert len(society.levels["organisation"].labels or ()) == 5
    trade = case.inputs_of("trade cycles")["trade"].values
    assert trade.shape == (480,)
    assert (np.diff(trade) < 0).sum() == 2 * 5  # from good to flat and from flat to bad, five times
    assert not any(
        case.inputs_of(name).keys() & {"war", "defeat", "blow_to_state"} for name in case.scenarios
    )


def test_growth_is_the_same_with_and_without_cycles() -> None:
    case = load("organisation")
    cycles, steady = (case.inputs_of(name)["trade"].values.mean() for name in case.scenarios)
    assert abs(cycles - steady) < 1e-12


def test_the_case_is_about_the_distance_and_its_rules_differ_between_forms() -> None:
    case = load("organisation")
    given = case.society(1, 0).given
    assert case.asks_about == "gap"
    assert len(case.rules) == 7
    for rule in case.rules:
        assert given[rule].level == "organisation"
        assert np.ptp(given[rule].values) > 0


def test_no_given_variable_contains_the_positions_of_officers_and_members() -> None:
    given = load("organisation").society(1, 0).given
    assert not given.keys() & {"gap", "officers_privilege", "passivity", "bureaucratised", "inner_democracy"}
    assert all(one.kind == "assumption" for one in given.values())

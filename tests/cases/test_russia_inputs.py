from dataclasses import replace

import numpy as np
import pytest

from conjuncture.cases.registry import load
from conjuncture.cases.russia.series import MONTHS, Input, event_rows, inputs, read_record
from conjuncture.records import RecordError

EVENTS = ("shock", "repression_event", "concession_event")


def at(values: np.ndarray, month: str) -> float:
    return float(values[MONTHS.get_loc(month)])


@pytest.mark.parametrize("scenario", ["exogenous", "with_endogenous_events"])
def test_every_input_covers_every_month_and_is_recorded_or_assumed_with_a_reason(scenario: str) -> None:
    for name, given in inputs(scenario).items():  # type: ignore[arg-type]
        assert given.name == name
        assert given.values.shape == (240,)
        assert np.isfinite(given.values).all()
        assert given.reason
        assert (given.kind == "recorded") == (given.source_key in read_record().all_sources)


@pytest.mark.parametrize("scenario", ["exogenous", "with_endogenous_events"])
def test_no_outcome_is_ever_an_input(scenario: str) -> None:
    rows = event_rows(scenario)  # type: ignore[arg-type]
    assert "outcome" not in set(rows["direction"])
    assert not rows["unit"].isin(["strike_wave", "mutiny", "rising", "peasant_rising", "protest"]).any()


def test_the_default_scenario_has_no_event_that_answered_unrest() -> None:
    rows = event_rows()
    assert set(rows["endogenous"]) == {"0"}
    assert not rows["name"].str.contains("Bloody Sunday|Lena|October Manifesto").any()
    counted = inputs()
    assert sum(counted[name].values.sum() for name in EVENTS) == len(rows) == 15
    # No act of repression in the record was other than an answer.
    assert counted["repression_event"].values.sum() == 0


def test_the_second_scenario_only_adds_events_that_answered_unrest() -> None:
    without, with_answers = inputs("exogenous"), inputs("with_endogenous_events")
    assert without.keys() == with_answers.keys()
    for name, given in without.items():
        if name in EVENTS:
            assert (with_answers[name].values >= given.values).all()
            assert with_answers[name].values.sum() > given.values.sum()
        else:
            np.testing.assert_array_equal(with_answers[name].values, given.values)
    names = event_rows("with_endogenous_events")["name"]
    assert names.str.contains("Bloody Sunday").sum() == 1
    # January 1905, new style: Bloody Sunday, Riga and Warsaw.
    assert at(with_answers["repression_event"].values, "1905-01") == 3
    # The October Manifesto: 17 October old style, 30 October new style.
    assert at(with_answers["concession_event"].values, "1905-10") == 1


def test_events_are_in_their_new_style_month_only() -> None:
    shock = inputs()["shock"].values
    assert at(shock, "1896-05") == 2  # the coronation and the crush at Khodynka
    assert at(shock, "1896-06") == 0
    assert at(shock, "1905-01") == 1  # Port Arthur: 20 December 1904 old style, 2 January 1905 new style
    assert at(shock, "1904-12") == 0


def test_the_wars_begin_and_end_in_their_months() -> None:
    war = inputs()["war"].values
    begun_and_ended = MONTHS[1:][np.diff(war) != 0].astype(str).tolist()
    assert begun_and_ended == ["1904-02", "1905-10", "1914-08"]
    assert set(war) == {0.0, 1.0}


def test_hands_are_largest_in_1913_and_placed_at_mid_year() -> None:
    hands = inputs()["hands"]
    middle_of_1913 = (at(hands.values, "1913-06") + at(hands.values, "1913-07")) / 2
    assert middle_of_1913 == pytest.approx(1, abs=0.01)  # a fortnight either side of the peak
    assert hands.values.max() <= 1
    assert hands.assumed_years == (1895, 1896, 1897, 1898, 1899, 1900)


def test_the_change_from_iron_to_steel_is_not_read_as_a_slump() -> None:
    cycle = inputs()["trade_cycle"]
    assert at(cycle.values, "1900-06") == pytest.approx(np.log(33930 / 29782))
    assert at(cycle.values, "1901-06") == pytest.approx(np.log(2228 / 2216))
    assert cycle.assumed_years == (1900,)


def test_the_effect_of_strikes_on_steel_in_1905_can_be_removed_without_changing_1906() -> None:
    plain, freed = inputs()["trade_cycle"].values, inputs()["trade_cycle_without_1905"].values
    assert at(freed, "1905-06") == at(freed, "1906-06") == pytest.approx(np.log(2496 / 2766) / 2)
    outside = np.asarray((MONTHS.year < 1905) | (MONTHS.year > 1906))
    np.testing.assert_array_equal(plain[outside], freed[outside])
    assert plain.sum() == pytest.approx(freed.sum())


def test_the_harvest_and_prices_are_not_invented() -> None:
    assert not {"harvest", "food_price", "cost_of_living", "wage"} & inputs().keys()
    assert inputs()["repression_capacity"].kind == "assumption"


def test_inputs_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValueError, match="read-only"):
        inputs()["war"].values[0] = 1.0


def test_an_input_without_a_reason_or_of_the_wrong_length_and_an_unknown_scenario_are_refused(
    wording,
) -> None:
    with pytest.raises(RecordError, match="reason") as refused:
        Input("x", np.ones(240), "ratio", "assumption", "")
    wording(refused.value)
    with pytest.raises(RecordError, match="step") as refused:
        Input("x", np.array([1.0, np.nan]), "ratio", "assumption", "because")
    wording(refused.value)
    short = Input("x", np.ones(239), "ratio", "assumption", "because")
    with pytest.raises(RecordError, match=r"239.*240 steps") as refused:
        replace(load("russia"), inputs=lambda _: {"x": short}).inputs_of("exogenous")
    wording(refused.value)
    with pytest.raises(RecordError, match="'all'") as refused:
        inputs("all")  # type: ignore[arg-type]
    wording(refused.value)

"""Russia among the powers: inputs are the recorded ones, and tell nothing of what followed the old power."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture.cases.registry import load
from conjuncture.cases.russia.archive import read_record
from conjuncture.scoring import against_record

CASE = load("russia_1895_1933")
MAIN, GIVEN_FEBRUARY = CASE.scenarios
COUNTRIES = CASE.society(1, 0).levels["country"].labels or ()
RUSSIA = COUNTRIES.index("Russia")
MONTHS = pd.period_range("1895-01", "1933-12", freq="M")


def of_russia(name: str, scenario: str = MAIN) -> pd.Series:
    values = CASE.inputs_of(scenario)[name].values
    return pd.Series(values if values.ndim == 1 else values[:, RUSSIA], MONTHS)


def test_the_case_has_six_powers_from_1895_to_1933() -> None:
    assert (CASE.start, CASE.steps) == ("1895-01-01", 468)
    assert COUNTRIES == ("Russia", "Germany", "Austria-Hungary", "Italy", "France", "Britain")
    assert CASE.society(1, 0).given["home_of_first_revolution"].values.tolist() == [True] + [False] * 5


def test_two_bodies_follow_one_that_ends_and_begin_without_roots() -> None:
    society = CASE.society(1, 0)
    bodies = list(society.levels["organisation"].labels or ())
    before, *heirs = (
        bodies.index(name) for name in ("Social Democrats before the split", "Bolsheviks", "Mensheviks")
    )
    of = {name: variable.values for name, variable in society.given.items()}
    assert of["dissolved"][before] == of["founded"][heirs[0]] == of["founded"][heirs[1]] > 1903
    assert of["initial_implantation"][heirs].tolist() == [0, 0]
    for name in ("activity_demanded", "selectivity", "command", "for_peace", "for_soviet_power"):
        assert of[name][before] == pytest.approx(of[name][heirs].mean()), name


def test_trade_before_the_war_is_the_evened_series_of_the_case_of_single_workers() -> None:
    evened = load("russia").inputs_of("exogenous")["trade_cycle"].values
    np.testing.assert_allclose(of_russia("trade").iloc[:240], evened, atol=5e-5)


def test_from_1917_on_only_the_war_abroad_and_the_weather_change() -> None:
    after = slice("1917-11", None)
    for name in ("trade", "blow_to_state", "legality"):
        assert of_russia(name)[after].nunique() == 1, name
    assert of_russia("war")["1918-11":].max() == 0  # type: ignore[misc]
    assert of_russia("defeat")["1919-11":].max() == 0  # type: ignore[misc]
    assert of_russia("war")["1917-11":"1918-10"].min() == 1  # type: ignore[misc]


def test_only_the_second_scenario_has_the_fall_of_the_old_power() -> None:
    here, there = CASE.inputs_of(MAIN), CASE.inputs_of(GIVEN_FEBRUARY)
    for name in here:
        different = np.argwhere(np.atleast_2d(here[name].values.T).T != np.atleast_2d(there[name].values.T).T)
        if name != "legality":
            assert not len(different), name
            continue
        assert set(different[:, 1]) == {RUSSIA}
        assert MONTHS[int(different[:, 0].min())] == pd.Period("1917-03", "M")
    assert of_russia("legality", GIVEN_FEBRUARY)["1917-03"] == 1.0


def test_every_blow_is_an_event_that_did_not_answer_unrest_and_has_the_same_size() -> None:
    events = read_record()["ru_event"].frame
    exogenous = events[(events["endogenous"] == "0") & (events["direction"] != "outcome")]
    allowed = set(exogenous["period_start"].dt.to_period("M"))
    blows = of_russia("blow_to_state")
    months = blows.index[blows > 0]
    assert len(months) == 6
    assert set(months) <= allowed
    assert blows[months].nunique() == 1


def test_harvests_without_a_record_are_zero() -> None:
    harvest = of_russia("harvest")
    assert (harvest["1899-08":"1901-07"] == 0).all()  # type: ignore[misc]
    assert (harvest["1907-08":"1911-07"] == 0).all()  # type: ignore[misc]
    assert harvest["1906-12"] == pytest.approx(-0.15 / 0.3)
    assert harvest["1916-12"] == pytest.approx(-0.19 / 0.3, abs=0.005)


def test_defeat_adds_up_while_a_war_lasts_and_halves_at_the_peace() -> None:
    defeat = of_russia("defeat")
    steps = [defeat[month] for month in ("1904-08", "1905-01", "1905-02", "1905-05")]
    assert steps == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert defeat["1905-10"] == pytest.approx(defeat["1905-09"] / 2)
    assert defeat["1906-10":"1914-07"].max() == 0  # type: ignore[misc]


def test_the_worlds_slump_is_the_fall_of_steel_in_four_countries() -> None:
    record = load("germany").record()
    steel = sum(record.yearly("steel_production", country=country) for country in ("FR", "DE", "IT", "GB"))
    fall = 1 - steel.loc[1930:1933] / steel.loc[1929]  # type: ignore[union-attr]
    slump = of_russia("slump")
    yearly = slump.groupby(MONTHS.year).mean().loc[1930:1933]
    np.testing.assert_allclose(yearly, fall / fall.max(), atol=0.005)


def test_half_of_inspected_workers_are_in_large_works_as_recorded() -> None:
    society = CASE.society(1, 0)
    here = society.levels["stratum"].within["country"] == RUSSIA
    share, large = (society.given[name].values[here] for name in ("stratum_share", "large_works"))
    sizes = read_record().yearly("ru_workers_by_plant_size", size="over 1000")
    middling = read_record().yearly("ru_workers_by_plant_size", size="501-1000")
    total = read_record().yearly("ru_workers_by_plant_size", size="total")
    recorded = (sizes + middling) / total
    assert recorded.min() - 0.05 < float(share @ large) < recorded.max() + 0.05


def test_targets_are_in_the_units_of_the_theory() -> None:
    targets = {target.name: target for target in CASE.targets()}
    strikers = targets["strikers by year"].values
    assert strikers.index[int(strikers.argmax())].left.year == 1905
    assert 0.1 < strikers.max() < 0.2  # one strike and a half a head, over twelve months
    assert all((target.values >= 0).all() and target.values.max() < 1.5 for target in targets.values())
    workforce = targets["workers in large industry"].values
    assert workforce.iloc[0] == pytest.approx(1.0, abs=1e-5)
    assert workforce.iloc[1:].max() < 0.9


def test_a_run_is_compared_with_the_record_and_with_its_inputs() -> None:
    # Ten times too quiet: luck at the mean is no further off than a guess that has not seen the years.
    luck = np.random.default_rng(0).lognormal(np.log(0.0005), 1.0, (50, 468, len(COUNTRIES)))
    run = xr.Dataset(
        {"class_activity": (("draw", "time", "country"), luck)},
        {"draw": range(50), "time": MONTHS.to_timestamp(), "country": list(COUNTRIES)},
    )
    strikers = [target for target in CASE.targets() if target.name == "strikers by year"]
    inputs = {name: of_russia(name).to_numpy() for name in ("war", "defeat", "harvest", "trade", "legality")}
    (row,) = against_record(run, strikers, inputs)
    assert (row.figures, row.first, row.last) == (20, "1895-01", "1914-01")
    assert row.skill < 0  # it knows less than the inputs do
    assert row.bands["recorded"].iloc[10] > row.bands["high_95"].iloc[10]  # 1905


def test_the_five_families_of_targets_exist_and_each_says_how_it_corresponds() -> None:
    variables = {target.variable for target in CASE.targets()}
    assert {"class_activity", "workers", "vote_share", "members", "officials_of_party"} <= variables
    assert any(target.upper is not None for target in CASE.targets())  # membership as a band
    for target in CASE.targets():
        assert len(target.note) > 60, target.name
        assert target.kind == "recorded" or "judgement" in target.note, target.name


def test_the_parts_of_a_congress_are_the_delegates_of_three_parties_and_add_up() -> None:
    parts = [target for target in CASE.targets() if target.whole == "soviet congress of June 1917, by party"]
    assert [target.member for target in parts] == ["Bolsheviks", "Mensheviks", "Socialist Revolutionaries"]
    shares = [float(target.values.iloc[0]) for target in parts]
    assert shares == pytest.approx([105 / 638, 248 / 638, 285 / 638], abs=1e-5)


def test_the_counts_of_each_whole_allow_a_division() -> None:
    wholes: dict[str, list] = {}
    for target in CASE.targets():
        if target.whole:
            wholes.setdefault(target.whole, []).append(target)
    assert len(wholes) == 9
    for whole, parts in wholes.items():
        assert [part.member for part in parts] == ["Bolsheviks", "Mensheviks", "Socialist Revolutionaries"], (
            whole
        )
        least = sum(float(part.values.iloc[0]) for part in parts)
        most = sum(float((part.values if part.upper is None else part.upper).iloc[0]) for part in parts)
        assert least - 1e-3 <= 1 <= most + 1e-3, whole
        if parts[0].upper is None:
            assert least == pytest.approx(1, abs=1e-4), whole


def test_members_of_one_party_at_one_time_are_compared_once() -> None:
    of_bolsheviks = [
        period
        for target in CASE.targets()
        if (target.variable, target.member) == ("members", "Bolsheviks")
        for period in target.values.index
    ]
    assert len({period.left for period in of_bolsheviks}) == len(of_bolsheviks) == 9
    (target,) = [target for target in CASE.targets() if target.name == "Bolshevik members 1917-19"]
    assert target.upper is not None
    edges = (
        (target.values / target.told_per).round().tolist(),
        (target.upper / target.told_per).round().tolist(),
    )
    assert edges == (
        [5_000, 80_000, 180_000, 200_000, 200_000, 350_000],
        [24_000, 80_000, 180_000, 350_000, 390_000, 350_000],
    )


def test_no_pattern_looks_at_parties_members_or_officials() -> None:
    looked_at = {target.variable for target in CASE.targets() if target.patterns_on_it(CASE.patterns)}
    assert looked_at == {"class_activity", "workers"}

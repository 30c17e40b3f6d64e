"""Germany 1914-23: war and defeat from outside, recorded strikes as targets, no republic in the inputs."""

import numpy as np
import pandas as pd
import pytest

from conjuncture.cases.registry import load

CASE = load("germany")
MONTHS = pd.period_range("1914-01", "1923-12", freq="M")
GERMANY = (CASE.society(1, 0).levels["country"].labels or ()).index("Germany")


def of_germany(name: str) -> pd.Series:
    return pd.Series(CASE.inputs_of("as_recorded")[name].values[:, GERMANY], MONTHS)


def test_the_record_has_the_known_figures() -> None:
    record = CASE.record()
    assert record.yearly("de_strikers_official").loc[1905] == 526_810
    assert record.yearly("de_strike_days").loc[1919] == 32_464
    assert record.yearly("de_free_union_members").loc[1920] == 8_032_057
    assert len(record.disagreements("de_strike_days")) == 1


def test_trade_is_recorded_until_the_war_ends_and_assumed_after() -> None:
    steel = CASE.record().yearly("steel_production", country="DE")
    growth = np.log(steel).diff().loc[1914:1918]  # type: ignore[misc]
    trade = of_germany("trade")
    for year, value in growth.items():
        assert trade[f"{year}-06"] == pytest.approx(value, abs=5e-5)
    spells = [s for s in CASE.inputs_of("as_recorded")["trade"].spells if s.member == "Germany"]
    assert all((spell.kind == "recorded") == (spell.since < "1918-11") for spell in spells)


def test_after_the_war_only_inputs_from_abroad_change() -> None:
    after = slice("1919-12", "1922-12")
    for name in ("war", "defeat", "blow_to_state", "legality"):
        assert of_germany(name)[after].nunique() == 1, name
    assert of_germany("blow_to_state")["1918-11":].max() == 0  # type: ignore[misc]
    assert of_germany("war")["1923-01"] > 0  # the occupation of the Ruhr


def test_the_request_for_an_armistice_comes_before_any_rising() -> None:
    defeat = of_germany("defeat")
    assert defeat["1918-10"] == 1.0
    assert defeat.idxmax() == pd.Period("1918-10", "M")


def test_targets_are_shares() -> None:
    targets = {target.name: target for target in CASE.targets()}
    days = targets["days lost by strikes"].values
    assert days.index[int(days.argmax())].left.year == 1919
    assert 0.005 < days.max() < 0.02
    assert targets["members of the free unions"].values.max() < 1


def test_votes_of_workers_parties_add_up_and_use_the_common_bridge() -> None:
    assert "vote_share" in CASE.counted
    wholes: dict[str, float] = {}
    for target in CASE.targets():
        if target.whole:
            assert target.variable == "vote_share"
            wholes[target.whole] = wholes.get(target.whole, 0) + float(target.values.iloc[0])
    assert len(wholes) == 3
    assert all(total == pytest.approx(1, abs=1e-5) for total in wholes.values())


def test_the_days_lost_of_1919_lie_between_two_counts_and_those_of_other_years_have_one() -> None:
    (days,) = [target for target in CASE.targets() if target.name == "days lost by strikes"]
    assert days.upper is not None
    ratio = pd.Series(
        (days.upper / days.values).to_numpy(), [period.left.year for period in days.values.index]
    )
    assert ratio[1919] == pytest.approx(48.1 / 32.464, rel=1e-3)
    assert (ratio.drop(1919) == 1).all()


def test_the_difference_between_districts_is_a_target_for_theories_with_districts() -> None:
    votes = CASE.record()["de_district_vote_share"].frame
    votes = votes[votes["party"].isin(["SPD", "USPD", "KPD"]) & (votes["period_start"] == "1920-06-06")]
    by_place = votes.pivot_table(index="place", columns="party", values="value")
    spread = float((by_place["USPD"] / by_place.sum(axis=1)).std(ddof=1))
    (target,) = [target for target in CASE.targets() if target.variable == "vote_share_between_districts"]
    assert target.values.iloc[1] == pytest.approx(spread, abs=5e-4)
    assert "district" not in CASE.society(1, 0).levels

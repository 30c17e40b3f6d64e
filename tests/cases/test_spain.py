"""Spain 1930-37: what the regime's side and the world did, and no militias in the inputs."""

import pandas as pd

from conjuncture.cases.registry import load

CASE = load("spain")
MONTHS = pd.period_range("1930-01", "1937-12", freq="M")
COUNTRIES = CASE.society(1, 0).levels["country"].labels or ()


def of(country: str, name: str) -> pd.Series:
    values = CASE.inputs_of("as_recorded")[name].values
    return pd.Series(values[:, COUNTRIES.index(country)], MONTHS)


def test_no_war_and_no_fall_of_output_by_civil_war_is_an_input() -> None:
    assert of("Spain", "war").max() == 0
    assert of("Spain", "defeat").max() == 0
    assert of("Spain", "trade")["1936-01":].nunique() == 1  # type: ignore[misc]


def test_laws_that_answered_risings_are_left_out() -> None:
    legality = of("Spain", "legality")
    assert legality["1931-05":].nunique() == 1  # type: ignore[misc]
    assert legality["1930-01"] < legality["1930-06"] < legality["1931-06"]


def test_there_are_six_known_blows_of_one_size() -> None:
    blows = of("Spain", "blow_to_state")
    hit = blows[blows > 0]
    assert [str(month) for month in hit.index] == [
        "1930-01",
        "1930-12",
        "1931-04",
        "1932-08",
        "1935-10",
        "1936-07",
    ]
    assert hit.nunique() == 1


def test_the_world_slump_is_over_before_1936() -> None:
    slump = pd.Series(CASE.inputs_of("as_recorded")["slump"].values, MONTHS)
    assert slump["1936-01":].max() == 0  # type: ignore[misc]
    assert MONTHS[int(slump.argmax())].year == 1932


def test_members_are_compared_with_spain_and_the_communists_have_two_counts_of_1936() -> None:
    targets = {target.member: target for target in CASE.targets()}
    assert set(targets) == {"UGT", "CNT", "Communists", "Workers and Peasants Bloc, later POUM"}
    communists = targets["Communists"]
    assert communists.upper is not None
    edges = pd.concat([communists.values, communists.upper], axis=1) / communists.told_per
    assert edges.round().iloc[4].tolist() == [3_000, 30_000]
    assert (edges[0] == edges[1]).sum() == 5
    assert targets["UGT"].values.iloc[-1] / targets["UGT"].told_per == 1_041_559
    assert CASE.record().yearly("steel_production", country="ES").loc[1936] == 373

"""Turchin and Korotayev 2020: elites, their income and political stress of the United States, to six digits.

Update: once a year from 1945, as published. The table beside the theory is theirs (CC-BY). Wages are recorded
until 2011; that they went on along the slope of 1961-2011 is not in the text, but only so do the published
figures of 2020 come out.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.theories.canon.turchin_korotayev import THEORY

ELITES = {1980: 0.707172, 2010: 1.459382, 2020: 1.978262}
INCOME = {1980: 1.304584, 2010: 0.816487, 2020: 0.652435}
STRESS = {"sheet": 40.0758, "script": 33.3965}


def table() -> pd.DataFrame:
    """The inputs by year, 1945-2020: where a series ends, its last figure stands; before, its first."""
    path = files("conjuncture.theories.canon") / "turchin_korotayev_2020.csv"
    with path.open(encoding="utf-8") as opened:
        raw = pd.read_csv(opened, index_col="year")
    wages = raw[["production_wage", "unskilled_wage"]].div(raw["output_per_head"], axis=0)
    wage = (wages / wages.loc[1980]).mean(axis=1)
    slope = np.polyfit(range(1961, 2012), wage.loc[1961:2011], 1)[0]
    for year in range(2012, 2021):
        wage[year] = wage[year - 1] + slope
    shares = raw[["urban", "debt", "distrust"]] / 100
    return shares.assign(relative_wage=wage, in_their_twenties=raw["in_their_twenties"]).ffill().bfill()


@cache
def run(reading: str) -> pd.DataFrame:
    given = table()
    series = {name: given[name].to_numpy(np.float32)[:, None] for name in given.columns}
    simulation = Simulation(
        THEORY.reading(mass_pressure=reading), regular_society({"country": 1}), steps=len(given), dt=1,
        start="1945-01-01", series=series,
    )  # fmt: skip
    found = run_batch(simulation, range(1)).values
    names = ("elites", "relative_elite_income", "political_stress")
    return pd.DataFrame({name: found[name][0, :, 0] for name in names}, index=given.index)


@pytest.mark.parametrize("year", [1980, 2010, 2020])
def test_elites_and_their_income_are_the_published_ones(year: int) -> None:
    """Half of the last digit, and what 75 additions in single precision lose: 75 halves of 2^-23."""
    found = run("sheet").loc[year].to_dict()
    tolerance = 5e-7 + 75 * 2.0**-24
    assert found["elites"] == pytest.approx(ELITES[year], abs=tolerance)
    assert found["relative_elite_income"] == pytest.approx(INCOME[year], abs=tolerance)


@pytest.mark.parametrize("reading", STRESS)
def test_each_reading_gives_the_published_stress_of_its_own_document_alone(reading: str) -> None:
    found = run(reading)["political_stress"][2010]
    assert found == pytest.approx(STRESS[reading], rel=2e-5)
    assert [name for name, stress in STRESS.items() if abs(found / stress - 1) < 0.01] == [reading]


def test_without_the_income_of_1945_as_its_measure_no_reading_gives_the_published_stress() -> None:
    """Stress is proportional to the inverse of the income: the factor of 1.84513 would be missing."""
    first = 1 - 0.5 * table()["relative_wage"][1945]
    assert 1 / first == pytest.approx(1.84513, abs=1e-5)
    found = run("sheet")["political_stress"][2010] / first
    assert all(abs(found / stress - 1) > 0.2 for stress in STRESS.values())

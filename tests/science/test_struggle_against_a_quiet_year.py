"""The theory of struggle in its other readings: what its priors alone make of Russia's years.

Bounds lie far from what was found (128 draws of 2,000 workers): the figures stand in docs/compare.md.
"""

import numpy as np
import pytest
import xarray as xr

from conjuncture.cases.registry import load
from conjuncture.engine.execute import run
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.theories.leninism.struggle.mended import THEORY

pytestmark = pytest.mark.slow

DRAWS, WORKERS = 64, 1_000


@pytest.fixture(scope="module")
def monthly() -> xr.Dataset:
    dataset = run(prepare(load("russia"), THEORY, workers=WORKERS), DRAWS).dataset
    return dataset[["strikers_economic", "strikers_political"]].sum("branch").assign(people=dataset.workforce)


def test_few_draws_strike_in_all_years(monthly: xr.Dataset) -> None:
    """More strikers than workers in every year; of the first readings' draws about a quarter do."""
    struck = (monthly.strikers_economic + monthly.strikers_political).groupby("time.year").sum()
    people = monthly.people.groupby("time.year").mean()
    always = (struck > people).all("year").to_numpy()
    assert always.mean() < 0.15


def test_half_of_all_strikes_may_be_political_in_a_year_and_none_may(monthly: xr.Dataset) -> None:
    struck = (monthly.strikers_economic + monthly.strikers_political).groupby("time.year").sum()
    political = monthly.strikers_political.groupby("time.year").sum() / struck
    shares = political.to_numpy()[struck.to_numpy() > 10.0]  # of ten thousand strikers and more
    assert np.quantile(shares, 0.95) > 0.4
    assert np.quantile(shares, 0.05) == pytest.approx(0, abs=0.02)

"""Which guesses stand beside a target, by how its figures lie in time."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from conjuncture.scoring.target_baselines import LAST_YEAR, OTHERS, baselines_of

MONTHS = pd.period_range("1900-01", "1911-12", freq="M")


@pytest.mark.parametrize(("each", "told"), [("YS", [OTHERS, LAST_YEAR]), ("QS", [OTHERS])])
def test_only_yearly_figures_have_a_guess_from_last_years_figure(each: str, told: list[str]) -> None:
    begins = pd.date_range("1900-01-01", "1911-12-31", freq=each)
    periods = pd.IntervalIndex.from_arrays(begins, begins + pd.Timedelta(days=80), closed="both")
    figures = np.random.default_rng(0).lognormal(3, 1, len(begins))
    target: Any = SimpleNamespace(
        values=pd.Series(figures, periods), last_year="alone", least=None, most=None, upper=None
    )
    scored: Any = np.ones(len(begins), np.bool_)
    found = baselines_of(target, (figures,), scored, begins, MONTHS, {}, 0, 1.0, {})
    assert [one.told for one in found] == told

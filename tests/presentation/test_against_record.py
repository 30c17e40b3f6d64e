"""Targets as people read them: units of the record, a verdict in words, and no tiny numbers."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture.cases.registry import load
from conjuncture.inquiry.runs.standings import Standing, standings

CASE = load("russia_1895_1933")
MONTHS = pd.period_range("1895-01", "1933-12", freq="M").to_timestamp()
VARIABLES = ("class_activity", "workers", "vote_share", "members", "officials_of_party", "peasant_movement")


@pytest.fixture(scope="module")
def shown() -> list[Standing]:
    """All targets beside luck: a run in which every variable is drawn once for each draw and month."""
    society, luck = CASE.society(1, 0), np.random.default_rng(0)
    data, coordinates = {}, {"draw": range(40), "time": MONTHS}
    for name in VARIABLES:
        level = "organisation" if name in ("vote_share", "members") else "country"
        labels = list(society.levels[level].labels or ())
        coordinates[level] = labels
        data[name] = (("draw", "time", level), luck.lognormal(-4, 1, (40, len(MONTHS), len(labels))))
    variables = {name: SimpleNamespace(level=data[name][0][2]) for name in VARIABLES}
    simulation = SimpleNamespace(society=society, resolved=SimpleNamespace(variables=variables))
    inputs = CASE.inputs_of(CASE.scenarios[0])
    run = xr.Dataset(data, coordinates)
    return list(standings(CASE, simulation, run, inputs, CASE.targets()))  # type: ignore[arg-type]

"""The tables of a run hold what its datasets and scores hold, one row an observation."""

import json

import numpy as np
import pandas as pd
import pytest

from conjuncture.studies.run_result import Run
from conjuncture.studies.run_tables import UnknownTableError


def test_a_variable_has_a_row_for_each_draw_month_and_member(small_run: Run) -> None:
    table = small_run.tables["wage_index"]
    assert list(table.columns) == ["draw", "time", "country", "value"]
    assert len(table) == 16 * 24 * 2
    one = table[(table["draw"] == 3) & (table["country"] == "South") & (table["time"] == "1915-06-01")]
    values = small_run.data["wage_index"]
    assert one["value"].item() == float(values.sel(draw=3, country="South", time="1915-06-01"))


def test_exactly_the_listed_names_have_tables(small_run: Run) -> None:
    names = list(small_run.tables)
    assert len(names) == len(set(names)) == len(small_run.tables)
    assert {"targets", "scores", "verdicts", "parameters", "inputs", "waves", "failures", "war"} <= set(names)
    assert all(isinstance(small_run.tables[name], pd.DataFrame) for name in names)
    with pytest.raises(UnknownTableError, match="'wage_index'"):
        small_run.tables["wage_indx"]
    assert "wage_indx" not in small_run.tables


def test_recorded_figures_and_quantiles_of_draws_have_the_same_unit(small_run: Run) -> None:
    rows = small_run.tables["targets"]
    assert rows["recorded"].tolist() == [200, 240]  # pence
    assert rows["period"].tolist() == ["1914", "1915"]
    simulated = small_run.data["wage_index"].sel(country="North", time="1915").mean("time") / 0.005
    assert rows["median"].iloc[1] == pytest.approx(float(simulated.median("draw")), rel=1e-5)
    (standing,) = small_run.standings
    scores = small_run.scores.set_index("predictor")
    assert scores.loc["eaten", "score"] == standing.row.mean_crps
    assert scores.loc["eaten", "figures"] == len(standing.row.by_figure) == 2
    assert small_run.tables["verdicts"]["verdict"].tolist() == [standing.row.verdict]


def test_the_tables_have_the_drawn_parameters_and_the_given_inputs(small_run: Run) -> None:
    drawn = small_run.tables["parameters"]
    assert drawn["value"].to_numpy() == pytest.approx(small_run.data["parameters"].to_numpy().ravel())
    inputs = small_run.tables["inputs"]
    assert set(inputs["input"]) == {"war"}
    south = inputs[(inputs["member"] == "South") & (inputs["time"] == "1914-10-01")]
    assert south["value"].tolist() == [1.0]


def test_a_run_as_data_is_valid_json_with_the_last_values_of_variables(small_run: Run) -> None:
    told = json.loads(small_run.to_json())
    assert told == json.loads(json.dumps(small_run.to_dict()))
    ends = told["at_the_end"]["wage_index"]
    last = small_run.data["wage_index"].isel(time=-1).median("draw")
    np.testing.assert_allclose(ends["50%"], last.to_numpy(), rtol=1e-6)
    assert "strikers_by_year" not in told

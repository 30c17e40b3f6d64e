"""The rows of an answer: each number stands in the column that says what it is."""

import numpy as np
import pandas as pd
import pytest

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.inquiry.estimates import Interval, band, middle
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.proportions import Proportion, number
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.inquiry.tables import COLUMNS, rows_of

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def pushed(*, size=parameter(Uniform(0, 1), unit="1", reason="constructed")):
    """Skewed: most draws are small, some large."""
    return size**8


def test_a_skewed_quantity_has_its_median_and_its_mean_in_a_column_each() -> None:
    values = np.array([0.0, 0.0, 1.0, 1.0, 98.0])
    rows = pd.DataFrame(rows_of({"a": band(values), "b": middle(values)}), columns=list(COLUMNS))
    a, b = rows.to_dict("records")
    assert (a["median"], a["mean"], a["of"]) == (1.0, 20.0, 5)
    assert b["median"] == 1.0
    assert rows["value"].isna().all()
    assert pd.isna(b["mean"])


def test_shares_and_indices_stand_in_the_column_of_values() -> None:
    found = {"share": Proportion(0.4, 0.2, 0.6, 4, 10), "index": Interval(0.3, 0.1, 0.5)}
    rows = pd.DataFrame(rows_of(found), columns=list(COLUMNS)).set_index("figure")
    assert rows["value"].to_dict() == {"share": 0.4, "index": 0.3}
    assert rows[["median", "mean"]].isna().all(axis=None)


def test_the_number_that_the_words_name_stands_in_the_table() -> None:
    simulation = Simulation(Theory.of(pushed, name="pushed"), regular_society({"country": 1}), steps=2)
    answer = Statement(Side(Outcome("pushed")), "above", 0.5).ask(simulation, 64)
    (row,) = [row for row in answer.table().to_dict("records") if row["figure"] == "statements 1, difference"]
    named = row["median"] + 0.5  # the words name the first side, not its difference from 0.5
    assert f"is {number(named)} in the middle draw" in answer.words
    assert row["mean"] == pytest.approx(answer.figures.statements[0].difference.mean)
    assert named < 0.5 * (row["mean"] + 0.5)

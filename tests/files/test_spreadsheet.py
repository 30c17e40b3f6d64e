"""A table that a spreadsheet opens computes nothing."""

import csv
import io

import numpy as np
import pandas as pd
import pytest

from conjuncture.files.spreadsheet import as_text, csv_text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    frame = pd.DataFrame({text: [text, "plain"], "object": np.array([text, 1.5], object)})
    read = list(csv.reader(io.StringIO(csv_text(frame, index=False), newline="")))
    said = "'" + text.replace("\r", "\n")
    assert read == [[said, "object"], [said, said], ["plain", "1.5"]]


def test_numbers_dates_and_gaps_are_not_changed() -> None:
    frame = pd.DataFrame(
        {
            "number": [-1.25, np.nan],
            "count": [-3, 4],
            "truth": [True, False],
            "date": pd.DatetimeIndex(["1905-01-09", "NaT"]),
            "mixed": np.array([-0.5, None], object),
            "kind": pd.Categorical(["-x", "y"]),
        }
    )
    assert csv_text(frame, float_format="%.6g") == (
        "number,count,truth,date,mixed,kind\n-1.25,-3,True,1905-01-09,-0.5,'-x\n,4,False,,,y\n"
    )


def test_an_index_becomes_a_column() -> None:
    frame = pd.DataFrame({"a": [1, 2]}, index=pd.Index(["@x", "y"], name="=who"))
    assert csv_text(frame, index=True) == "'=who,a\n'@x,1\ny,2\n"


def test_values_that_are_not_text_are_not_changed() -> None:
    assert as_text(-5) == -5
    assert as_text("a-b") == "a-b"

"""Tables for the synthetic population of Russian factory workers.

Every row is `recorded` with its source, or an `assumption` with its reason.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from conjuncture.cases.russia.archive import data_folder, read_record
from conjuncture.cases.tables.cells import check_kind, kind, source
from conjuncture.files.columns import Column, number_between
from conjuncture.files.csv_table import read_csv
from conjuncture.records import RecordError
from conjuncture.records.hashes import check_hashes
from conjuncture.records.table import as_frame

_TEXT, _NUMBER, _COUNT = "text", "number", "count"

_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "size_classes": {
        "year": _COUNT,
        "size_class": _TEXT,
        "smallest": _COUNT,
        "largest": _TEXT,
        "workers_thousand": _NUMBER,
        "plants": _COUNT,
        "share_of_workers": _NUMBER,
        "share_of_plants": _NUMBER,
        "mean_size": _NUMBER,
    },
    "branches": {"branch": _TEXT, "workers_thousand": _NUMBER, "share_of_workers": _NUMBER},
    "towns": {"town": _TEXT, "workers_thousand": _NUMBER, "share_of_workers": _NUMBER},
    "town_branches": {"town": _TEXT, "branch": _TEXT, "share_of_town": _NUMBER},
    "traits": {
        "trait": _TEXT,
        "applies_to": _TEXT,
        "year": _COUNT,
        "distribution": _TEXT,
        "parameter": _TEXT,
        "value": _NUMBER,
        "unit": _TEXT,
    },
}


def society_tables() -> dict[str, pd.DataFrame]:
    """The tables, validated.

    Returns:
        `size_classes` (plants and workers of inspected factories, 1901 and 1910; `largest` is NaN for the
        open class); `branches` (metal, textile, other); `towns` (six provinces named by their centre, and
        other); `town_branches` (the branches' shares of each town's workers); `traits` (one parameter of a
        distribution in each row; distributions are bernoulli, beta, categorical, lognormal and
        shifted_gamma). Shares add up to 1, except for rounding to four places. Every table has `kind`,
        `reason` and `source_key`.

    Raises:
        FileError: all bad rows: file, line, column, remedy.
        RecordError: shares that do not add up to 1.
    """
    check_hashes(data_folder())
    tables = {name: _read(name, columns) for name, columns in _COLUMNS.items()}
    sizes = tables["size_classes"]
    sizes["largest"] = pd.to_numeric(sizes["largest"])
    for share, groups in {
        "size_classes by year": sizes.groupby("year")["share_of_workers"],
        "branches": tables["branches"].groupby(lambda _: "all")["share_of_workers"],
        "towns": tables["towns"].groupby(lambda _: "all")["share_of_workers"],
        "town_branches by town": tables["town_branches"].groupby("town")["share_of_town"],
    }.items():
        _demand_whole(share, groups.sum())
    return tables


def _read(name: str, columns: Mapping[str, str]) -> pd.DataFrame:
    at_least_nought = number_between(0, math.inf)
    table = read_csv(
        data_folder() / f"society_{name}.csv",
        (
            *(
                Column(column, what, may_be_empty=True)
                if what == _TEXT
                else Column(column, what, at_least_nought)
                for column, what in columns.items()
            ),
            kind("recorded or assumption"),
            Column("reason", "how the value was set"),
            source(read_record().all_sources),
        ),
    )
    for row in table.rows:
        check_kind(table.mistakes, row)
    table.mistakes.refuse()
    frame = as_frame(table)
    types = {column: float if what == _NUMBER else int for column, what in columns.items() if what != _TEXT}
    return frame.astype(types).reset_index(drop=True)


def _demand_whole(what: str, sums: pd.Series) -> None:
    rounding = 0.0005  # nine rows at most, each rounded to four places
    off = sums[(sums - 1).abs() > rounding]
    if len(off):
        raise RecordError(f"Shares of {what} do not add to 1: {off.round(4).to_dict()}. Correct the table.")

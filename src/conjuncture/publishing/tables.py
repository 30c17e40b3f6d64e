"""The results of a run as CSV files, and how two sets of results differ."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from conjuncture.files.spreadsheet import csv_text
from conjuncture.files.whole import write_text
from conjuncture.studies.run_result import Run

FOLDER = Path("results") / "tables"
_OF_EVERY_RUN = ("targets", "scores", "verdicts", "columns", "parameters", "inputs", "waves", "failures")
_NOTHING = 1e-300


@dataclass(frozen=True)
class Difference:
    """The difference of a table from the published one.

    Attributes:
        table: its name.
        same: whether the two are equal to the last digit.
        largest: the largest relative difference of two numbers; infinite if words, rows or columns differ.
    """

    table: str
    same: bool
    largest: float


def result_tables(run: Run) -> dict[str, pd.DataFrame]:
    """The published tables of a run: its comparison with the record, and its observed variables."""
    names = [*_OF_EVERY_RUN, *(str(name) for name in run.observed.data_vars)]
    return {name: table for name in dict.fromkeys(names) if len(table := run.tables[name])}


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write each table as a CSV file."""
    for name, table in tables.items():
        write_text(folder / FOLDER / f"{name}.csv", csv_text(table))


def differences(tables: Mapping[str, pd.DataFrame], folder: Path) -> tuple[Difference, ...]:
    """The difference of each table from the one in the folder; infinite if one side lacks the table."""
    published = {path.stem: path for path in sorted((folder / FOLDER).glob("*.csv"))}
    names = dict.fromkeys([*published, *tables])
    return tuple(_difference(name, tables.get(name), published.get(name)) for name in names)


def _difference(name: str, table: pd.DataFrame | None, path: Path | None) -> Difference:
    if table is None or path is None:
        return Difference(name, same=False, largest=float("inf"))
    now, then = csv_text(table), path.read_text("utf-8")
    if now == then:
        return Difference(name, same=True, largest=0.0)
    return Difference(name, same=False, largest=_largest(_read(now), _read(then)))


def _read(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text))


def _largest(now: pd.DataFrame, then: pd.DataFrame) -> float:
    if now.shape != then.shape or list(now.columns) != list(then.columns):
        return float("inf")
    largest = 0.0
    for name in now.columns:
        one, other = now[name], then[name]
        if not (pd.api.types.is_numeric_dtype(one) and pd.api.types.is_numeric_dtype(other)):
            if not one.equals(other):
                return float("inf")
            continue
        first, second = one.to_numpy(float), other.to_numpy(float)
        if (np.isnan(first) != np.isnan(second)).any():
            return float("inf")
        differ = (first != second) & ~np.isnan(first)
        first, second = first[differ], second[differ]
        if not (np.isfinite(first) & np.isfinite(second)).all():
            return float("inf")
        size = np.maximum(np.maximum(np.abs(first), np.abs(second)), _NOTHING)
        largest = max(largest, float((np.abs(first - second) / size).max(initial=0.0)))
    return largest

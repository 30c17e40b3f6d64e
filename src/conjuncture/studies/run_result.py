"""The result of `conjuncture.run`: the run, with its tables, its page, its results as a file and as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import xarray as xr

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.first_screen import first_screen
from conjuncture.presentation.notebook import run_html
from conjuncture.presentation.run_page import write_report
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import run_owner
from conjuncture.studies.results_file import write_results
from conjuncture.studies.run_data import run_data
from conjuncture.studies.run_tables import RunTables


@dataclass(frozen=True, eq=False)
class Run(CaseRun):
    """A run of a theory on a case; its fields are those of `CaseRun`."""

    @property
    def data(self) -> xr.Dataset:
        """The variables of the theory by draw, month and member, each with its unit."""
        return self.dataset

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Tidy tables by name, with one row for each observation. `list(run.tables)` has their names.

        Each variable of `data` and `observed` has one, with a column for the draw, for each of its other
        dimensions, and `value`. There are also `targets`, `scores`, `verdicts`, `columns`, `parameters`,
        `inputs`, `waves` and `failures`: `conjuncture.studies.run_tables` explains their columns.

        Raises (when looked up):
            UnknownTableError: an unknown name; the message has the nearest.
        """
        return RunTables(self)

    @property
    def scores(self) -> pd.DataFrame:
        """The table `scores`: the distance of the theory and of each guess from the record."""
        return self.tables["scores"]

    @property
    def finding(self) -> str:
        """The finding: one sentence about everything that was compared, the worst first, as on the page."""
        return first_screen(self).finding

    def report(self, folder: str | Path) -> Path:
        """Write the page with its pictures and data, and return its path, `FOLDER/index.html`.

        A report of the same case, theory, scenario and seed is overwritten.

        Raises:
            ReportError: the folder has another report.
        """
        owner = run_owner(
            self.case,
            self.theory,
            self.scenario,
            self.given,
            self.simulation.seed,
            self.on,
            patterns=self.patterns,
        )
        with report_in(Path(folder), owner) as mark:
            return write_report(self, Path(folder), mark)

    def save(self, folder: str | Path) -> Path:
        """Write all results as `FOLDER/results.zarr`, for `xarray.open_zarr`, and return its path."""
        return write_results(self.dataset, Path(folder))

    def to_dict(self) -> dict[str, Any]:
        """The result as data for JSON: settings, bands and scores; `conjuncture run --json` prints it."""
        return run_data(self)

    def to_json(self) -> str:
        """The result as text in JSON."""
        return json.dumps(self.to_dict(), indent=1)

    def _repr_html_(self) -> str:
        """How a notebook shows a run."""
        return run_html(self)

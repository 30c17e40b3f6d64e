"""A run without the results that nothing is compared with: many theories side by side fit into memory."""

from __future__ import annotations

from dataclasses import replace

import xarray as xr

from conjuncture.inquiry.runs.case_run import CaseRun


def compared_only[R: CaseRun](run: R) -> R:
    """The same run, with those monthly variables that the record is compared with, or that are shown.

    All that has no months is left as it is: parameters, failures, what books would have shown by year. The
    results that are left are copied, so that memory of the others is free.
    """
    names = {*run.shown, *(target.variable for target in run.compared.values())}
    return replace(run, dataset=_with(run.dataset, names), observed=_with(run.observed, names))


def _with(dataset: xr.Dataset, names: set[str]) -> xr.Dataset:
    others = [name for name, values in dataset.items() if "time" in values.dims and name not in names]
    return dataset.drop_vars(others).copy(deep=True)

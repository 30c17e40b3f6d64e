"""All variables of a coarse run by subject: what each is, and where the median draw begins and ends.

A subject is the folder, or file, in which a theory's author put the mechanism.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.number_words import number
from conjuncture.presentation.subjects import subjects

_LEAST = 0.001
"""A smaller figure is reported as being below this."""


def variables(run: CaseRun) -> pd.DataFrame:
    """One row a variable that the run kept and a mechanism writes, sorted by subject and name."""
    subject = subjects(run.theory)
    rows = []
    for name in sorted(subject):
        if name not in run.dataset:
            continue
        reading = run.theory.reading_of(name)
        mechanism = run.theory.mechanisms[name]
        values = run.dataset[name]
        rows.append(
            {
                "subject": subject[name],
                "variable": name,
                "what": " ".join(reading.description.split()),
                "unit": str(values.attrs.get("units", "")),
                "level": mechanism.level_name,
                "at_first": _middle(values.isel(time=slice(0, 12))),
                "at_last": _middle(values.isel(time=slice(-12, None))),
            }
        )
    columns = ["subject", "variable", "what", "unit", "level", "at_first", "at_last"]
    return pd.DataFrame(rows, columns=columns).sort_values(["subject", "variable"], kind="stable")


def _middle(values: xr.DataArray) -> str:
    """The middle draw's mean over the months: one figure, or from the least to the most of the members."""
    means = values.astype(float).mean("time", skipna=False)
    members = means.transpose("draw", ...).to_numpy().reshape(means.sizes["draw"], -1)
    alive = members[np.isfinite(members).all(axis=1)]
    if not len(alive):
        return "—"
    middle = np.median(alive, axis=0)
    low, high = small(float(middle.min())), small(float(middle.max()))
    return low if low == high else f"{low} to {high}"


def small(value: float) -> str:
    """A figure with two digits; a tiny one is reported as below that bound."""
    if not np.isfinite(value):
        return "—"
    if 0 < abs(value) < _LEAST:
        return "under 0.001"
    return number(value, 2).replace("-", "−")

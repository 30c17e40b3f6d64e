"""The recorded wave compared with the simulated ones, a row for each diagnostic."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.waves import UNITS, wave_diagnostics


@dataclass(frozen=True)
class WaveRow:
    """One diagnostic: the recorded value, and the median and central 90% band of the draws that show it.

    `unit` says how it is measured. `inside` is None if the record does not show it, or no draw does.
    """

    name: str
    unit: str
    recorded: float
    median: float
    low: float
    high: float
    inside: bool | None
    draws_observed: int
    draws_not_observed: int


def wave_rows(
    times: ArrayLike,
    recorded: ArrayLike,
    simulated: ArrayLike,
    *,
    times_per_year: int = 1,
    surrogates: int = 499,
    seed: int = 0,
) -> list[WaveRow]:
    """Compare recorded (time,) with simulated (draw, time), both in thousands, over the same times.

    The record must be complete: a gap would move peaks and ratios. Failed draws count as not observed.

    Raises:
        InferenceError: a gap in the record.

    Raises:
        InferenceError: a gap in the record.
    """
    values = np.asarray(recorded, dtype=np.float64)
    when = np.asarray(times, dtype=np.float64)
    gaps = np.flatnonzero(~np.isfinite(values))
    if len(gaps):
        raise InferenceError(
            f"the record has no value at {when[gaps[0]]:g}: wave diagnostics need a stretch without gaps"
        )
    diagnostics = wave_diagnostics(
        when, values, times_per_year=times_per_year, surrogates=surrogates, seed=seed
    )
    drawn = wave_diagnostics(when, simulated, times_per_year=times_per_year, surrogates=surrogates, seed=seed)
    rows: list[WaveRow] = []
    for name, unit in UNITS.items():
        value = float(diagnostics[name][0])
        observed = drawn[name][~np.isnan(drawn[name])]
        low = median = high = float("nan")
        if len(observed):
            # quantiles that are values of draws: a half-life may be infinite, and infinite values cannot be
            # interpolated
            low, median, high = (
                float(q) for q in np.quantile(observed, [0.05, 0.5, 0.95], method="inverted_cdf")
            )
        comparable = len(observed) > 0 and not np.isnan(value)
        rows.append(
            WaveRow(
                name=name,
                unit=unit,
                recorded=value,
                median=median,
                low=low,
                high=high,
                inside=low <= value <= high if comparable else None,
                draws_observed=len(observed),
                draws_not_observed=len(drawn[name]) - len(observed),
            )
        )
    return rows
